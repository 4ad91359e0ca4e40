"""Word files (Office Open XML): written with tracked changes, read back by author. Opens no files, runs no macros."""
