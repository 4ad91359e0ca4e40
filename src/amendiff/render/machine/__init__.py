"""Machine output, for programs: one module a subject, one published kind a command. Adds no facts."""

from amendiff.render.machine.contract import CONTRACT, Envelope, schema, schema_text, written
from amendiff.render.machine.differences import ComparisonOut, Difference, difference, redline_json
from amendiff.render.machine.findings import Found, findings_json, found_out, proof_json
from amendiff.render.machine.record import Listed, ListOut, effect_json, list_json, listed, log_json
from amendiff.render.machine.texts import applied_json, blame_json, document_json

__all__ = [
    "CONTRACT",
    "ComparisonOut",
    "Difference",
    "Envelope",
    "Found",
    "ListOut",
    "Listed",
    "applied_json",
    "blame_json",
    "difference",
    "document_json",
    "effect_json",
    "findings_json",
    "found_out",
    "list_json",
    "listed",
    "log_json",
    "proof_json",
    "redline_json",
    "schema",
    "schema_text",
    "written",
]
