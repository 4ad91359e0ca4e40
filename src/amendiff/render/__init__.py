"""For people and programs to read: terminal, HTML, JSON. Adds no facts."""
