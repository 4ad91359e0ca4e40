"""The file of an amendment with other operations; its comments, its order and all else stay. Opens no files."""

from collections.abc import Sequence
from typing import Any

import msgspec
import tomlkit
from tomlkit.items import AoT, Comment, Item, Table, Whitespace

from amendiff.model.operation import Operation

Beside = Comment | Whitespace


def rewritten(source: str, operations: Sequence[Sequence[Operation]], against: str, remarks: Sequence[str] = ()) -> str:
    """Return the TOML *source* of an amendment with *against*, and each of its operations by those given for it.

    An operation for which none are given is left out. *remarks* stand above everything, as comments.
    """
    document = tomlkit.parse(source)
    if document.get("against", "tabled") != against:
        document["against"] = against
    tables = document.get("operations", [])
    if any([_table(one) for one in new] != [_plain(table)] for table, new in zip(tables, operations, strict=True)):
        given = list(tables)
        document["operations"] = _asked(given, operations)
    return commented(remarks) + tomlkit.dumps(document)


def commented(remarks: Sequence[str]) -> str:
    """Return *remarks* as comments of a TOML file."""
    lines = [line for remark in remarks for line in remark.split("\n")]
    return "".join(f"# {_bare(line)}".rstrip() + "\n" for line in lines)


def _bare(line: str) -> str:
    """*line* without the characters that no comment may hold."""
    return "".join(sign if sign == "\t" or (ord(sign) >= 0x20 and ord(sign) != 0x7F) else " " for sign in line)


def _table(operation: Operation) -> dict[str, Any]:
    """The fields of *operation* that a corpus file has."""
    given: dict[str, Any] = msgspec.to_builtins(operation)
    defaults = {field.name: field.default for field in msgspec.structs.fields(operation)}
    return {name: value for name, value in given.items() if name not in defaults or defaults[name] != value}


def _plain(table: Any) -> dict[str, Any]:
    found: dict[str, Any] = table.unwrap() if hasattr(table, "unwrap") else dict(table)
    return found


def _asked(given: Sequence[Any], operations: Sequence[Sequence[Operation]]) -> AoT:
    """The tables of *operations*, each made of the one it comes from; what stood above the next one stays there."""
    tables: list[Table] = []
    above: list[Beside] = []
    for at, (table, new) in enumerate(zip(given, operations, strict=True), 1):
        behind = _behind(table)
        if any(operations[at:]) and not any(isinstance(item, Comment) for item in behind):
            behind = []  # an empty line comes by itself
        for n, operation in enumerate(new):
            last = n == len(new) - 1
            tables.append(_changed(table if n == 0 else None, operation, above, behind if last else []))
            above = []
        if not new:
            above += [item for item in behind if isinstance(item, Comment)]
    for item in above if tables else ():
        tables[-1].add(item)
    return AoT(tables)


def _behind(table: Any) -> list[Beside]:
    """The comments and empty lines behind the last field of *table*: they stand above the next one."""
    if not isinstance(table, Table):
        return []
    items: list[Beside] = []
    for key, item in table.value.body:
        if key is not None:
            items = []
        elif isinstance(item, Comment | Whitespace):
            items.append(item)
    return items


def _changed(table: Any, operation: Operation, above: Sequence[Beside], behind: Sequence[Beside]) -> Table:
    """A table for *operation*, with the spelling and the comments that *table* has where nothing changes."""
    wanted = _table(operation)
    found = tomlkit.table()
    for comment in above:
        found.add(comment)
    body: list[tuple[Any, Item]] = table.value.body if isinstance(table, Table) else []
    last = max((n for n, (key, _) in enumerate(body) if key is not None), default=-1)
    for key, item in body[: last + 1]:
        if isinstance(item, Comment | Whitespace):
            found.add(item)
        elif key is not None and key.key in wanted:  # a field that is no longer there goes
            value = wanted.pop(key.key)
            found.add(key, item if item.unwrap() == value else _like(item, value))
    for name, value in wanted.items():
        found.add(name, value)
    for beside in behind:
        found.add(beside)
    return found


def _like(item: Item, value: Any) -> Item:
    """*value* with the comment that stands behind *item*."""
    new: Item = tomlkit.item(value)
    if item.trivia.comment:
        new.comment(item.trivia.comment.lstrip("# "))
    return new
