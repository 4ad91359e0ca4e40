"""Decisions written into TOML files that keep their comments, their order and everything else. Opens no files."""

from collections.abc import Mapping, Sequence
from typing import Any

import tomlkit
from tomlkit.items import AoT


def with_decision(
    source: str,
    values: Mapping[str, Any],
    *,
    part: tuple[str, Sequence[int] | Sequence[str]] | None = None,
    revised: str = "",
) -> str:
    """Return *source* with the decision changed by *values*, where ``None`` takes a field out.

    *part* names the field and the values of one of the ``[[parts]]``, which is put in where it is not there. *revised*
    is the source of a ``[revised]`` table, which takes the place of any other.
    """
    document = tomlkit.parse(source)
    holder: Any = document if part is None else _part(document, *part)
    if "decision" not in holder:
        holder["decision"] = tomlkit.table()
    _changed(holder["decision"], values)
    if revised:
        document.pop("revised", None)
        table = tomlkit.table()
        for key, value in tomlkit.parse(revised).items():
            table[key] = value
        document["revised"] = table
    return tomlkit.dumps(document)


def _part(document: tomlkit.TOMLDocument, field: str, wanted: Sequence[int] | Sequence[str]) -> Any:
    """The part that is about *wanted*, put in where it is not there."""
    parts = document.get("parts")
    if not tomlkit.dumps(document).endswith("\n\n"):
        document.add(tomlkit.nl())
    for part in parts or ():
        if list(part.get(field, ())) == list(wanted):
            return part
    if parts is None:
        document["parts"] = parts = tomlkit.aot()
    new = tomlkit.table()
    new[field] = list(wanted)
    new["decision"] = tomlkit.table()
    parts.append(new)
    return parts[-1] if isinstance(parts, AoT) else new


def _changed(table: Any, values: Mapping[str, Any]) -> None:
    for key, value in values.items():
        if value is None:
            table.pop(key, None)
        elif isinstance(value, Mapping):
            if key not in table:
                table[key] = tomlkit.table()
            _changed(table[key], value)
        else:
            table[key] = value
