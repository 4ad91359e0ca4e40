"""What differs and looks the same, told apart: kinds of spaces, signs without a shape, marks put together or not."""

import unicodedata
from collections.abc import Callable, Iterable, Iterator
from itertools import groupby

from msgspec.structs import replace

from amendiff.analyse.redline import Row, Segment
from amendiff.model.document import Kind

TAB = " " * 4
"""How a tab is shown that parts no cells of a table."""

_UNSEEN = ("Zs", "Cf", "Mn", "Me")


def apart(row: Row) -> Row:
    """Return *row* with signs by their code, ``<U+00A0>``, where what goes and what comes would look the same."""
    if all(segment.sign == "=" and "\t" not in segment.text for segment in row.segments):
        return row
    told = tuple(_told(row.segments))
    if row.provision.kind is not Kind.ROW:
        told = tuple(_with(one, lambda words: words.replace("\t", TAB)) for one in told)
    return replace(row, segments=told)


def _told(segments: Iterable[Segment]) -> Iterator[Segment]:
    for equal, group in groupby(segments, key=lambda one: one.sign == "="):
        found = [*group]
        if not equal and _look(found, "-", _shape) == _look(found, "+", _shape):
            coded = _look(found, "-", _coded) == _look(found, "+", _coded)
            found = [_with(one, _all_coded if coded else _coded) for one in found]
        yield from found


def _look(segments: Iterable[Segment], sign: str, seen: Callable[[str], str]) -> str:
    words = "".join(segment.text for segment in segments if segment.sign == sign)
    return unicodedata.normalize("NFC", seen(words))


def _with(segment: Segment, written: Callable[[str], str]) -> Segment:
    return replace(segment, text=written(segment.text))


def _shape(words: str) -> str:
    return " ".join("".join(sign for sign in words if unicodedata.category(sign) != "Cf").split())


def _coded(words: str) -> str:
    return "".join(_code(sign) if sign == "\t" or _is_unseen(sign) else sign for sign in words)


def _all_coded(words: str) -> str:
    return "".join(_code(sign) if sign == "\t" or not sign.isascii() else sign for sign in words)


def _is_unseen(sign: str) -> bool:
    return not sign.isascii() and unicodedata.category(sign) in _UNSEEN


def _code(sign: str) -> str:
    return f"<U+{ord(sign):04X}>"
