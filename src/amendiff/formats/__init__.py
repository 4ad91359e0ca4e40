"""One module a file format. Text in, values out, and back; no files are opened here."""
