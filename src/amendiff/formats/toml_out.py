"""Values of a corpus as TOML, in the order and form in which people write them. Opens no files.

What is written is read back as the same value. Characters that control a terminal or the direction of writing are
written as escapes, so that a reader of the file sees them.
"""

import re
from collections.abc import Iterable, Mapping
from datetime import date as Date
from typing import Any

import msgspec

from amendiff.model.amendment import Amendment
from amendiff.model.operation import Operation

FIELDS = (
    *("kind", "at", "to", "within", "after", "before", "start_of", "end_of", "place"),
    *("old", "new", "words", "text", "becomes", "add", "remove", "occurrence", "join"),
)
"""The fields of operations in the order in which they are written: where first, then what."""

_HEAD = ("id", "sequence", "title", "against", "sponsors", "presented_by", "basis", "sources", "note")
_UNSEEN = re.compile("[\x00-\x08\x0b-\x1f\x7f-\x9f\u200b\u2028-\u202e\u2060-\u2069\ufeff]")
_SHORT = {"\\": "\\\\", "\t": "\\t", "\r": "\\r"}


def amendment_toml(amendment: Amendment) -> str:
    """Return the file of *amendment*: what it is, its symbol, its instruction, its operations, what was decided."""
    given: dict[str, Any] = msgspec.to_builtins(amendment, builtin_types=(Date,))
    operations = given.pop("operations")
    parts = [_lines({name: given[name] for name in _HEAD if name in given})]
    parts += [f"[{name}]\n{_lines(given[name])}" for name in ("symbol", "instruction") if name in given]
    parts += [operations_toml(amendment.operations)] if operations else []
    if decision := given.get("decision"):
        parts.append(f"[decision]\n{_lines(decision)}")
    return "\n".join(parts)


def operations_toml(operations: Iterable[Operation]) -> str:
    """Return *operations* as ``[[operations]]`` tables, fields that say nothing left out."""
    return "\n".join(f"[[operations]]\n{_lines(_told(operation))}" for operation in operations)


def _told(operation: Operation) -> dict[str, Any]:
    given: dict[str, Any] = msgspec.to_builtins(operation)
    # structs keep defaults in the order of the last fields
    usual = dict(zip(reversed(operation.__struct_fields__), reversed(operation.__struct_defaults__), strict=False))
    return {name: given[name] for name in FIELDS if name in given and given[name] != usual.get(name)}


def _lines(table: Mapping[str, Any]) -> str:
    return "".join(f"{name} = {_value(value)}\n" for name, value in table.items())


def _value(value: object) -> str:
    if isinstance(value, str):
        return string(value)
    if isinstance(value, list | tuple):
        return f"[{', '.join(_value(one) for one in value)}]"
    if isinstance(value, dict):
        return f"{{ {', '.join(f'{name} = {_value(one)}' for name, one in value.items())} }}"
    if isinstance(value, bool):
        return "true" if value else "false"
    return value.isoformat() if isinstance(value, Date) else str(value)


def string(text: str) -> str:
    """Return *text* as a string: over several lines where it has some, in ``'`` where it quotes with ``"``."""
    if "\n" in text:
        inner = _escaped(text)
        return '"""\n' + re.sub(r'"(?="")|"\Z', r"\"", inner) + '"""'
    if '"' in text and "'" not in text and "\t" not in text and not _UNSEEN.search(text):
        return f"'{text}'"
    return '"' + _escaped(text).replace('"', '\\"') + '"'


def _escaped(text: str) -> str:
    plain = re.sub(r"[\\\t\r]", lambda found: _SHORT[found[0]], text)
    return _UNSEEN.sub(lambda found: f"\\u{ord(found[0]):04X}", plain)


def record_toml(record: msgspec.Struct) -> str:
    """Return any other file of a dossier, such as ``dossier.toml``: fields that say nothing are left out."""
    import tomlkit

    return tomlkit.dumps(msgspec.to_builtins(record, builtin_types=(Date,)))
