"""A line of an Akoma Ntoso document before it is known what it is called: words, number, depth. Knows no XML."""

import re
from collections.abc import Sequence

import msgspec

from amendiff.formats.akn.elements import Said
from amendiff.model.document import Kind, Mark
from amendiff.model.enumerators import BIS

_FIGURE = re.compile(rf"\(?(\d{{1,4}})(?: ?({BIS}))?[.)]?")
_LETTER = re.compile(rf"\(?([a-z]{{1,5}}|[A-Z]{{1,5}})(?: ({BIS}))?[.)]")
_BULLET = re.compile("[•‣◦▪–—*-]")


class Line(msgspec.Struct):
    """A provision before it is known what it is called."""

    text: str
    marks: tuple[Mark, ...] = ()
    number: str = ""
    depth: int = 0
    kind: Kind | None = None
    """``None`` for a paragraph of the preamble or of the body."""
    level: int = 0
    preamble: bool = False


def shown(num: str, depth: int) -> str:
    """Return a number as a provision at *depth* can have it: ``3``, ``(a)``, ``•``; empty where it cannot."""
    if depth and _BULLET.fullmatch(num):
        return "•"
    if found := _FIGURE.fullmatch(num):
        more = f" {found[2]}" if found[2] else ""
        if not depth:
            return f"{found[1]}{more}"
        return f"({found[1]}{more})" if num[-1] == ")" and len(found[1]) < 4 else f"{found[1]}{more}."
    if depth and (found := _LETTER.fullmatch(num)):
        return f"({found[1]} {found[2]})" if found[2] else f"({found[1]})"
    return ""


def joined(parts: Sequence[Said], between: str = " ", *, empty: bool = False) -> Said:
    """Return *parts* as one, *between* them; those without words count only with *empty*."""
    text, marks = "", list[Mark]()
    for n, one in enumerate(parts if empty else [one for one in parts if one.text]):
        text += between * (n > 0)
        marks += [Mark(m.start + len(text), m.end + len(text), m.kind, m.target) for m in one.marks]
        text += one.text
    return Said(text, tuple(marks))


def append(line: Line, said: Said, between: str) -> None:
    """Put more words at the end of *line*."""
    whole = joined([Said(line.text, line.marks), said], between)
    line.text, line.marks = whole.text, whole.marks
