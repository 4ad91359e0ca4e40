"""The values of the field: texts, operations, amendments, decisions, sources. Frozen, without files or output."""
