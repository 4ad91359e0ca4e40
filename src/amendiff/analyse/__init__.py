"""Questions to a dossier and their answers: versions, redlines, blame, effect, proof, citation. Adds no facts."""
