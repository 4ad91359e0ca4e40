"""A document written as Markdown, so that reading it again gives the same document. Knows no files."""

from collections.abc import Iterator, Sequence
from itertools import groupby

from amendiff.markup.inline import EMPTY, write
from amendiff.model.document import Document, Kind, Mark, Provision

_INDENT = "   "
_RESOLUTION = (Kind.OPENING, Kind.PREAMBULAR, Kind.OPERATIVE)


def escape(text: str) -> str:
    """Return *text* so that Markdown reads it back as these very characters."""
    return write(text, ())


def render_document(document: Document) -> str:
    """Return *document* as Markdown, one provision a block, with ``***`` before the operative part."""
    scopes = groupby(enumerate(document.provisions), key=_Scopes())
    return "\n\n".join(block for _, scope in scopes for block in _scope([provision for _, provision in scope])) + "\n"


def render_provisions(provisions: Sequence[Provision], *, numbered: bool = False) -> str:
    """Return a part of a text as Markdown, as operations hold it: without ``***``, without paragraph numbers unless
    *numbered*; annexes as they stand in a text.
    """
    if provisions and provisions[0].kind is Kind.ANNEX:
        scopes = groupby(enumerate(provisions), key=_Scopes())
        return "\n\n".join(block for _, scope in scopes for block in _scope([provision for _, provision in scope]))
    depth = min((provision.depth for provision in provisions), default=0)
    plain = [
        provision if numbered or provision.depth > depth or provision.number[:1] == "(" else _unnumbered(provision)
        for provision in provisions
    ]
    return "\n\n".join(_written(plain, depth))


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


def _scope(provisions: list[Provision]) -> Iterator[str]:
    depth = 0
    if provisions[0].kind is Kind.ANNEX:
        yield f"## {_one_line(provisions[0])}"
        provisions, depth = provisions[1:], 1
    if not any(provision.kind in _RESOLUTION for provision in provisions):
        yield from _written(provisions, depth)
        return
    first = next((n for n, one in enumerate(provisions) if one.kind is Kind.OPERATIVE), len(provisions))
    yield from _written(provisions[:first], depth)
    yield "***"
    yield from _written(provisions[first:], depth)


def _written(provisions: Sequence[Provision], depth: int) -> Iterator[str]:
    rows: list[str] = []
    note = False
    for provision in provisions:
        if provision.depth == depth:
            note = provision.kind is Kind.FOOTNOTE
        if provision.kind is Kind.ROW:
            rows.append(_row(provision))
            if len(rows) == 1:
                rows.append("|" + " --- |" * (provision.text.count("\t") + 1))
            continue
        if rows:
            yield "\n".join(rows)
            rows = []
        if provision.kind is not Kind.TABLE:
            yield _block(provision, provision.depth - depth, note=note)
    if rows:
        yield "\n".join(rows)


def _block(provision: Provision, depth: int, *, note: bool = False) -> str:
    match provision.kind:
        case Kind.TITLE:
            return f"# {_one_line(provision)}".rstrip(" ")
        case Kind.HEADING:
            return f"{'#' * (provision.level or 2)} {_one_line(provision)}".rstrip(" ")
        case Kind.GAP:
            return "[…]"
        case Kind.FOOTNOTE:
            return f"[^{provision.address.removeprefix('fn')}]: {_words(provision)}"
        case _:
            label = _label(provision.number)
            margin = _INDENT * depth + " " * note
            return margin + label + _words(provision).replace("\n", "\n" + margin + " " * len(label))


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


def _row(provision: Provision) -> str:
    cells = (write(cell, [mark for mark in marks if mark.kind != "code"]) for cell, marks in _cells(provision))
    return "| " + " | ".join(cell.replace("\\\n", "&#10;") for cell in cells) + " |"


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
