"""What ``check`` looks at, one concern a module; each takes a dossier and yields findings."""
