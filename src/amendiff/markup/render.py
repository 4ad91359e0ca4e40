"""A document written as Markdown, so that reading it again gives the same document. Knows no files."""

import re
from collections.abc import Iterator, Sequence
from itertools import groupby

from amendiff.markup.inline import EMPTY, write
from amendiff.model.document import Document, Kind, Mark, Provision

_INDENT = "   "
_BREAK = "\n\n"
_SEPARATED = f"{_BREAK}***"
_BARS = re.compile(r"\\.|(`+)(?!`).*?(?<!`)\1(?!`)|\|")
"""Escapes, code and bars in a cell."""
_RESOLUTION = (Kind.OPENING, Kind.PREAMBULAR, Kind.OPERATIVE)

Part = tuple[str, str]
"""What stands before the words of a provision (a break, a margin, a number), and its words with all behind them."""


def escape(text: str) -> str:
    """Return *text* so that Markdown reads it back as these very characters."""
    return write(text, ())


def render_document(document: Document) -> str:
    """Return *document* as Markdown, one provision a block, with ``***`` before the operative part."""
    parts, behind = render_parts(document)
    return "".join(lead + words for lead, words in parts) + behind


def render_parts(document: Document) -> tuple[list[Part], str]:
    """Return the Markdown of each provision of *document*, and what stands behind the last: they join to the whole."""
    found: list[Part] = []
    waiting = ""
    scopes = groupby(enumerate(document.provisions), key=_Scopes())
    for _, scope in scopes:
        for part in _scope([provision for _, provision in scope]):
            if part is None:
                waiting += _SEPARATED
                continue
            found.append((waiting + part[0], part[1]))
            waiting = ""
    first = next((n for n, part in enumerate(found) if part != ("", "")), None)
    if first is not None:
        found[first] = (found[first][0].removeprefix(_BREAK), found[first][1])
    else:
        waiting = waiting.removeprefix(_BREAK)
    return found, waiting + "\n"


def render_provisions(provisions: Sequence[Provision], *, numbered: bool = False) -> str:
    """Return a part of a text as Markdown, as operations hold it: without ``***``, without paragraph numbers unless
    *numbered*, but with the signs of list entries; annexes as they stand in a text.
    """
    if provisions and provisions[0].kind is Kind.ANNEX:
        return render_document(Document(tuple(provisions))).removesuffix("\n")
    depth = min((provision.depth for provision in provisions), default=0)
    plain = [
        provision
        if numbered or provision.depth > depth or provision.number.startswith(("(", "•"))
        else _unnumbered(provision)
        for provision in provisions
    ]
    return "".join(lead + words for lead, words in _written(plain, depth)).removeprefix(_BREAK)


class _Scopes:
    """Counts the annexes: the text itself is 0."""

    def __init__(self) -> None:
        self.count = 0
        self.note = False

    def __call__(self, numbered: tuple[int, Provision]) -> int:
        provision = numbered[1]
        if provision.kind is Kind.ANNEX:
            self.count += 1
        if provision.depth == 0:
            self.note = provision.kind is Kind.FOOTNOTE
        return -1 if self.note else self.count


def _scope(provisions: list[Provision]) -> Iterator[Part | None]:
    """The parts of a text or an annex; ``None`` for what parts its preamble from its operative part."""
    depth = 0
    if provisions[0].kind is Kind.ANNEX:
        yield f"{_BREAK}## ", _one_line(provisions[0])
        provisions, depth = provisions[1:], 1
    if not any(provision.kind in _RESOLUTION for provision in provisions):
        yield from _written(provisions, depth)
        return
    first = next((n for n, one in enumerate(provisions) if one.kind is Kind.OPERATIVE), len(provisions))
    yield from _written(provisions[:first], depth)
    yield None
    yield from _written(provisions[first:], depth)


def _written(provisions: Sequence[Provision], depth: int) -> Iterator[Part]:
    rows = 0
    note = False
    for provision in provisions:
        if provision.depth == depth:
            note = provision.kind is Kind.FOOTNOTE
        if provision.kind is Kind.ROW:
            rows += 1
            below = "" if rows > 1 else "\n|" + " --- |" * (provision.text.count("\t") + 1)
            yield ("\n| " if rows > 1 else f"{_BREAK}| "), _cells_of(provision) + below
            continue
        rows = 0
        if provision.kind is Kind.TABLE:
            yield "", ""
        else:
            lead, words = _block(provision, provision.depth - depth, note=note)
            yield _BREAK + lead, words


def _block(provision: Provision, depth: int, *, note: bool = False) -> Part:
    match provision.kind:
        case Kind.TITLE:
            return _heading("#", provision)
        case Kind.HEADING:
            return _heading("#" * (provision.level or 2), provision)
        case Kind.GAP:
            return "", "[…]"
        case Kind.FOOTNOTE:
            return f"[^{provision.address.removeprefix('fn')}]: ", _words(provision)
        case _:
            label = _label(provision.number)
            margin = _INDENT * depth + " " * note
            return margin + label, _words(provision).replace("\n", "\n" + margin + " " * len(label))


def _heading(signs: str, provision: Provision) -> Part:
    words = _one_line(provision).rstrip(" ")
    return (f"{signs} ", words) if words else (signs, "")


def _words(provision: Provision) -> str:
    return write(provision.text, provision.marks) or EMPTY


def _label(number: str) -> str:
    if not number:
        return ""
    if number == "•":
        return "- "
    return f"{number} " if number.startswith("(") or number.endswith(".") else f"{number}. "


def _one_line(provision: Provision) -> str:
    return write(provision.text, provision.marks).replace("\\\n", "&#10;")


def _cells_of(provision: Provision) -> str:
    cells = (write(cell, marks).replace("\\\n", "&#10;") for cell, marks in _cells(provision))
    return " | ".join(_BARS.sub(_barred, cell) for cell in cells) + " |"


def _barred(found: re.Match[str]) -> str:
    """What could part two cells, so that it does not: a table's own escapes go before code is read."""
    return found[0] if found[0].startswith("\\") else found[0].replace("|", "\\|")


def _cells(provision: Provision) -> Iterator[tuple[str, tuple[Mark, ...]]]:
    start = 0
    for cell in provision.text.split("\t"):
        end = start + len(cell)
        marks = []
        for mark in provision.marks:
            first, last = max(mark.start, start), min(mark.end, end)
            if first < last or (mark.start == mark.end and first == last):
                marks.append(Mark(first - start, last - start, mark.kind, mark.target))
        yield cell, tuple(marks)
        start = end + 1


def _unnumbered(provision: Provision) -> Provision:
    from msgspec.structs import replace

    return replace(provision, number="")
