"""TOML files of a corpus into values, with the line of whatever is wrong. Opens no files.

``tomllib`` reads, ``msgspec`` checks the shape, and a small scan for the lines of keys runs only when something failed.
"""

import re
import tomllib
from bisect import bisect_right
from typing import Any, TypeVar

import msgspec

from amendiff.errors import BadShape, BadSyntax, Location

T = TypeVar("T")
Keys = tuple[str | int, ...]

_AT = re.compile(r" - at `\$?(.*)`$")
_STEP = re.compile(r"\.([^.\[\]]+)|\[(\d+)\]|\[\.\.\.\]")
_SYNTAX = re.compile(r" \(at (?:line (\d+), column (\d+)|end of document)\)$")


def decode(source: str, shape: type[T], path: str = "") -> T:
    """Return the value of *shape* that *source* holds.

    Raises BadSyntax where it is no TOML and BadShape where a field is missing, unknown or of another type, each with
    the line in *path*.
    """
    try:
        table = tomllib.loads(source)
    except tomllib.TOMLDecodeError as error:
        raise _syntax(str(error), source, path) from None
    try:
        return msgspec.convert(table, shape)
    except msgspec.ValidationError as error:
        message = str(error)
        found = _AT.search(message)
        keys = _steps(found[1]) if found else ()
        raise BadShape(
            _plain(message[: found.start()] if found else message),
            at=locate(source, keys, path),
            hints=_fields(shape, message),
            field=keys,
        ) from None


def _syntax(message: str, source: str, path: str) -> BadSyntax:
    lines = source.split("\n")
    found = _SYNTAX.search(message)
    line, column = (int(found[1]), int(found[2])) if found and found[1] else (len(lines), 1)
    plain = message[: found.start()] if found else message
    return BadSyntax(f"not TOML: {plain[:1].lower()}{plain[1:]}", at=Location(path, line, column, lines[line - 1]))


def _plain(message: str) -> str:
    return message[:1].lower() + message[1:]


def _steps(path: str) -> Keys:
    return tuple(int(number) if number else name for name, number in _STEP.findall(path) if name or number)


def _fields(shape: Any, message: str) -> tuple[str, ...]:
    if "unknown field" not in message.lower():
        return ()
    from difflib import get_close_matches

    known: set[str] = set()
    _collect(msgspec.inspect.type_info(shape), known, set())
    wanted = re.search(r"`([^`]+)`", message)
    near = get_close_matches(wanted[1], sorted(known), n=2) if wanted else []
    return tuple(f"did you mean {name}?" for name in near)


def _collect(info: Any, known: set[str], seen: set[Any]) -> None:
    for part in (info, *getattr(info, "types", ())):
        if isinstance(part, msgspec.inspect.StructType) and part.cls not in seen:
            seen.add(part.cls)
            for field in part.fields:
                known.add(field.encode_name)
                _collect(field.type, known, seen)
        for inner in ("item_type", "value_type"):
            if (held := getattr(part, inner, None)) is not None:
                _collect(held, known, seen)


def locate(source: str, keys: Keys, path: str = "") -> Location:
    """Return where in *source* the value at *keys* stands, or the nearest table around it."""
    places = _places(source)
    lines = source.split("\n")
    while keys and keys not in places:
        keys = keys[:-1]
    line, column = places.get(keys, (1, 1))
    return Location(path, line, column, lines[line - 1] if line <= len(lines) else "")


_TOKEN = re.compile(
    r'"""(?:\\.|[^\\])*?"{3,5}|\'\'\'.*?\'{3,5}'  # strings of several lines
    r'|"(?:\\.|[^"\\\n])*"|\'[^\'\n]*\''  # strings of one line
    r'|#[^\n]*|[\[\]{}=\n]|[^\s\[\]{}=#"\']+|[ \t\r]+',
    re.DOTALL,
)


def comments(source: str) -> list[str]:
    """Return the comments of *source*, which is valid TOML, each from its ``#`` on."""
    return [token[0].rstrip() for token in _TOKEN.finditer(source) if token[0].startswith("#")]


def _places(source: str) -> dict[Keys, tuple[int, int]]:
    """The line and column of each key and table of *source*, which is valid TOML."""
    places: dict[Keys, tuple[int, int]] = {}
    counts: dict[Keys, int] = {}
    table: Keys = ()
    depth, statement, start = 0, "", 0
    header = in_value = False
    starts = [0, *(found.end() for found in re.finditer("\n", source))]
    for token in _TOKEN.finditer(source):
        text = token[0]
        if text == "\n" and not depth:
            statement, in_value, header = "", False, False
        elif not statement and not in_value and text.strip() and not text.startswith("#"):
            statement, start, header = text, token.start(), text == "["
            depth += text == "["
        elif header and depth:
            statement += text
            depth += (text == "[") - (text == "]")
            if not depth:
                table = _header(statement, counts)
                places[table] = _position(starts, start)
        elif text == "=" and not depth and not in_value:
            in_value = True
            places[(*table, *_split(statement))] = _position(starts, start)
        elif in_value:
            depth += (text in "[{") - (text in "]}") if len(text) == 1 else 0
        else:
            statement += text
    return places


def _header(statement: str, counts: dict[Keys, int]) -> Keys:
    array = statement.startswith("[[")
    names = _split(statement.strip("[]"))
    found: Keys = ()
    for n, name in enumerate(names):
        found = (*found, name)
        if array and n == len(names) - 1:
            counts[found] = counts.get(found, -1) + 1
        if found in counts:
            found = (*found, counts[found])
    return found


def _split(dotted: str) -> tuple[str, ...]:
    return tuple(part.strip().strip("\"'") for part in re.findall(r'"[^"]*"|\'[^\']*\'|[^.\s]+', dotted))


def _position(starts: list[int], offset: int) -> tuple[int, int]:
    """Return the line and column of *offset*, both from 1; lines begin at *starts*."""
    line = bisect_right(starts, offset)
    return line, offset - starts[line - 1] + 1
