"""Lines as the document that the notation of texts gives back. Knows no XML.

The notation says what stands where; where it cannot tell the parts of a text, numbers become words, one kind after the
other, until it can. Words are never left out for that.
"""

from collections.abc import Callable, Iterator, Mapping, Sequence

import msgspec
from msgspec.structs import replace

from amendiff.errors import StructureError
from amendiff.formats.akn.elements import Said
from amendiff.formats.akn.lines import Line
from amendiff.markup import parse_document, render_document
from amendiff.model.document import Document, Kind, Mark, Provision


class Scope(msgspec.Struct):
    """The lines of a text, or of an annex."""

    heads: list[Line]
    lines: list[Line]
    resolution: bool = False
    """Whether the file says that it is one."""
    annex: Line | None = None


class Assembled(msgspec.Struct, frozen=True):
    """A document, and what was concluded."""

    document: Document
    notes: tuple[str, ...] = ()


def assembled(scopes: Sequence[Scope], notes: Mapping[str, Sequence[Said]], language: str) -> Assembled:
    """Return the document of *scopes* and the footnotes *notes*. Raises StructureError where there is no way."""
    ways: list[tuple[str, Callable[[list[Line]], list[Line]]]] = [
        ("", list),
        ("numbers of paragraphs that start anew are words", _anew),
        ("numbers of sub-paragraphs that do not follow each other are words", _loose),
        ("numbers of sub-paragraphs are words", _unlettered),
        ("all numbers are words", _bare),
    ]
    first: StructureError | None = None
    for said, way in ways:
        for prose in (False, True):
            provisions = [*_provisions(scopes, way, prose=prose), *_footnotes(notes)]
            wanted = [_told(one) for one in provisions if _told(one)]
            try:
                found = parse_document(render_document(Document(tuple(provisions))), language=language)
            except StructureError as error:
                first = first or error
                continue
            if [_told(one) for one in found if _told(one)] == wanted:
                return Assembled(found, (said,) if said else ())
    raise first or StructureError("the parts of the text could not be told")


def _told(provision: Provision) -> str:
    return f"{provision.number.rstrip('.')} {provision.text}".strip()


def _provisions(
    scopes: Sequence[Scope], way: Callable[[list[Line]], list[Line]], *, prose: bool
) -> Iterator[Provision]:
    count = 0
    for scope in scopes:
        base = 0
        if scope.annex is not None:
            base = 1
            count += 1
            yield _provision(scope.annex, Kind.ANNEX, 0, f"x{count}")
        lines = way(scope.lines)
        tops = [one for one in lines if one.kind is None and not one.depth and not one.preamble]
        recited = any(one.kind is None and one.preamble for one in lines)
        numbers = [one.number for one in tops if one.number]
        counted = not numbers or (len(numbers) == len(tops) and len(set(numbers)) == len(numbers))
        resolution = (recited or scope.resolution) and counted and not prose
        opened = False
        for one in scope.heads:
            count += 1
            kind = one.kind or (Kind.PREAMBULAR if resolution else Kind.PARAGRAPH)
            yield _provision(one, kind, base, f"x{count}")
        for one in lines:
            count += 1
            kind = one.kind or _kind(one, resolution, opened)
            opened = opened or kind in (Kind.OPENING, Kind.PREAMBULAR)
            yield _provision(one, kind, base, f"x{count}")


def _kind(line: Line, resolution: bool, opened: bool) -> Kind:
    if line.depth:
        return Kind.SUB
    if not resolution:
        return Kind.PARAGRAPH
    if not line.preamble:
        return Kind.OPERATIVE
    return Kind.PREAMBULAR if opened or line.number else Kind.OPENING


def _provision(line: Line, kind: Kind, base: int, name: str) -> Provision:
    depth = line.depth + base if kind in (Kind.SUB, Kind.ROW) else base
    text, marks = (line.text, line.marks) if kind is not Kind.GAP else ("", ())
    return Provision(name, kind, text, marks, line.number, depth, line.level)


def _footnotes(notes: Mapping[str, Sequence[Said]]) -> Iterator[Provision]:
    for label, blocks in notes.items():
        for n, one in enumerate(blocks or [Said("…")]):
            name = f"fn{label}.p{n}" if n else f"fn{label}"
            yield Provision(name, Kind.SUB if n else Kind.FOOTNOTE, one.text, one.marks, "" if n else label, min(n, 1))


def _worded(line: Line) -> Line:
    """*line* with its number as its first words."""
    if not line.number:
        return line
    number = line.number if line.number[-1] in ").•" else f"{line.number}."
    lead = f"{number} "
    marks = tuple(Mark(m.start + len(lead), m.end + len(lead), m.kind, m.target) for m in line.marks)
    return replace(line, text=lead + line.text, marks=marks, number="")


def _anew(lines: list[Line]) -> list[Line]:
    return [_worded(one) if not one.depth and not one.preamble and one.kind is None else one for one in lines]


def _loose(lines: list[Line]) -> list[Line]:
    """Numbers of sub-paragraphs that stand deeper than one level, or beside others of another kind, as words."""
    return [_worded(one) if one.depth and one.number[:1].isdigit() else one for one in lines]


def _unlettered(lines: list[Line]) -> list[Line]:
    return [replace(_worded(one), depth=1) if one.depth and one.kind is None else one for one in lines]


def _bare(lines: list[Line]) -> list[Line]:
    return [replace(_worded(one), depth=0) if one.kind is None else one for one in lines]
