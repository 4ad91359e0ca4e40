"""Paragraphs of a Word file as a document: what is a title, a preambular or an operative paragraph, a sub-paragraph.

Our own styles say so. In other files the look of United Nations documents is recognised: an opening, preambular
paragraphs that close with a comma, numbered operative ones. Where the parts cannot be told, the text is prose.
"""

import re
from collections.abc import Iterator, Mapping, Sequence

import msgspec

from amendiff.application import renumbered
from amendiff.errors import StructureError
from amendiff.formats.docx.lines import Line, cut, is_ours, lines_of, marked
from amendiff.formats.docx.parts import STYLE_OF
from amendiff.formats.docx.view import Word
from amendiff.markup import parse_document, render_document
from amendiff.model.document import Document, Kind, Mark, Provision
from amendiff.model.enumerators import Level, place
from amendiff.model.words import COMMAS

_OWN = {style: kind for kind, style in STYLE_OF.items() if kind not in (Kind.PARAGRAPH, Kind.ROW, Kind.FOOTNOTE)}
_SUB = re.compile(r"Sub([1-8])")
_ANNEX = re.compile(r"annex\b.*", re.IGNORECASE)
_STOPS = (".", ";", ":")


class Structured(msgspec.Struct, frozen=True):
    """A document, and what was concluded or could not be carried."""

    document: Document
    notes: tuple[str, ...] = ()


def structured(
    word: Word, accepted: Sequence[str] | None, *, language: str = "en", known: Mapping[int, Provision] | None = None
) -> Structured:
    """Return the document that *word* gives with the changes of *accepted* (``None``: all).

    *known* has the provision that each paragraph of the file is, by its number there, where that is known already.
    """
    notes: list[str] = []
    lines = list(lines_of(word, accepted, notes))
    for line in lines:
        found = next((known[n] for n in reversed(line.seen.reads) if n in known), None) if known else None
        if found is not None:
            line.kind, line.depth, line.level, line.number = found.kind, found.depth, found.level, found.number
        elif known:
            _like_the_one_before(lines, line)
        else:
            _own_style(line)
    if not known:
        _recognise(lines, notes)
    provisions = list(_provisions(lines))
    provisions += _footnotes(word, provisions, accepted)
    return _parsed(provisions, notes, language)


def _own_style(line: Line) -> None:
    style, look = line.seen.look.style, line.seen.look
    if line.kind is Kind.ROW:
        return
    if style in _OWN:
        line.kind = _OWN[style]
    elif found := _SUB.fullmatch(style):
        line.kind, line.depth = Kind.SUB, int(found[1])
    elif look.heading:
        line.kind, line.level = Kind.HEADING, min(look.heading + 1, 6)
    elif line.text == "[…]":
        line.kind = Kind.GAP


def _like_the_one_before(lines: Sequence[Line], line: Line) -> None:
    """A paragraph that came new is what its own style says, or what stands before it, or behind."""
    _own_style(line)
    if line.kind in (None, Kind.ROW):
        at = next(n for n, one in enumerate(lines) if one is line)
        beside = [one for one in (*reversed(lines[:at]), *lines[at + 1 :]) if one.kind not in (None, Kind.ROW)]
        like = next((one for one in beside if one.kind not in (Kind.TITLE, Kind.OPENING, Kind.HEADING)), None)
        if line.kind is None and like is not None:
            line.kind, line.depth = like.kind, like.depth
            line.number = line.number or ("0" if like.number and like.number[:1].isdigit() else like.number)


def _recognise(lines: list[Line], notes: list[str]) -> None:
    """Say of each line what it is, where its style did not."""
    plain = [line for line in lines if line.kind is None]
    if plain and lines[0] is plain[0] and _looks_like_title(lines):
        plain[0].kind = Kind.TITLE
        plain = plain[1:]
    if not plain:
        return
    first = next((n for n, line in enumerate(plain) if line.number[:1].isdigit()), None)
    opened = not plain[0].number and plain[0].text.endswith(",")
    if opened and first is None:
        first = next((n for n, one in enumerate(plain) if one.text.endswith(_STOPS) and not one.number), None)
    resolution = (
        first is not None
        and first > 0
        and opened
        and all(line.number or line.text.endswith((",", ";", ":")) for line in plain[:first])
    )
    if resolution and first is not None:
        notes.append("recognised as a resolution: preambular paragraphs up to the first operative one")
    seen_opening = False
    for n, line in enumerate(plain):
        if line.number and not line.number[:1].isdigit():
            line.kind = Kind.SUB
        elif not resolution:
            line.kind = Kind.PARAGRAPH
        elif first is not None and n >= first:
            line.kind = Kind.OPERATIVE
        else:
            line.kind = Kind.PREAMBULAR if seen_opening else Kind.OPENING
            seen_opening = True


def _looks_like_title(lines: Sequence[Line]) -> bool:
    first = lines[0]
    bold = any(mark.kind == "strong" and mark.end - mark.start == len(first.text) for mark in first.marks)
    return (first.seen.look.centred or bold) and not first.number and not first.text.endswith((",", ";"))


def _provisions(lines: Sequence[Line]) -> Iterator[Provision]:
    """Lines as provisions: annexes begin a part of their own, letters count on."""
    base = table = 0
    levels: list[Level] = []
    footing = False
    for n, line in enumerate(lines):
        kind = line.kind or Kind.PARAGRAPH
        if kind is Kind.HEADING and line.level > 1 and _ANNEX.fullmatch(line.text):
            kind = Kind.ANNEX
        if kind is Kind.ROW:
            if line.seen.table != table:
                table = line.seen.table
                yield Provision(f"table{n}", Kind.TABLE, "", depth=base)
            yield Provision(f"row{n}", Kind.ROW, line.text, tuple(line.marks), "", base + 1)
            continue
        table = 0
        if kind is Kind.ANNEX:
            base = 1
        depth = 0 if kind is Kind.ANNEX else base
        if kind is Kind.SUB:
            levels = _placed(line, levels)
            depth = base + (line.depth or max(len(levels), 1)) if footing else base
            kind = Kind.SUB if footing else Kind.PARAGRAPH
        elif kind is not Kind.HEADING:
            levels, footing = [], True
        if kind is Kind.TITLE and n:
            kind, line.level = Kind.HEADING, 2
        number = line.number.rstrip(".") if kind in (Kind.OPERATIVE, Kind.PARAGRAPH, Kind.PREAMBULAR) else line.number
        marks = () if kind is Kind.GAP else tuple(line.marks)
        text = "" if kind is Kind.GAP else line.text
        level = line.level if kind is Kind.HEADING else 0
        yield Provision(f"x{n}", kind, text, marks, "" if kind in _UNNUMBERED else number, depth, level)


_UNNUMBERED = (Kind.TITLE, Kind.OPENING, Kind.HEADING, Kind.ANNEX, Kind.GAP)


def _placed(line: Line, levels: list[Level]) -> list[Level]:
    if not line.number.startswith("("):
        return levels
    return place(line.number.strip("()").split()[0], levels) or levels


def _footnotes(word: Word, provisions: Sequence[Provision], accepted: Sequence[str] | None) -> Iterator[Provision]:
    for label in dict.fromkeys(mark.target for one in provisions for mark in one.marks if mark.kind == "note"):
        paragraphs = [seen for seen in word.note(label, accepted) if seen.text.strip()]
        for n, seen in enumerate(paragraphs or [None]):
            text, marks = marked(seen) if seen else ("", [])
            start, end = len(text) - len(text.lstrip()), len(text.rstrip())
            if is_ours(word):  # one space parts the number of the footnote from its words
                start, end = min(start, n == 0), len(text)
            text, marks = cut(text, marks, start, end)
            plain = tuple(mark for mark in marks if mark.kind != "note")
            if n:
                yield Provision(f"fn{label}.p{n}", Kind.SUB, text, plain, depth=1)
            else:
                yield Provision(f"fn{label}", Kind.FOOTNOTE, text, plain)


def _parsed(provisions: Sequence[Provision], notes: list[str], language: str) -> Structured:
    """The document as Markdown gives it back; prose, where that cannot tell its parts."""

    def read(some: Document) -> Document:
        return parse_document(render_document(some), language=language)

    found = Document(tuple(_renumbered(provisions)))
    try:
        try:
            return Structured(read(found), tuple(notes))
        except StructureError:
            return Structured(read(_lettered_anew(found)), tuple(notes))
    except StructureError as error:
        notes.append(f"its parts could not be told ({error}), so it is read as prose")
        return Structured(read(Document(tuple(_prose(provisions)))), tuple(notes))


def _lettered_anew(document: Document) -> Document:
    """Letters as they stand once adopted, where some moved and do not follow each other."""
    anew = renumbered(document, document, "plain")
    return Document(tuple(one if one.kind is Kind.SUB else was for was, one in zip(document, anew, strict=True)))


def _renumbered(provisions: Sequence[Provision]) -> Iterator[Provision]:
    """Operative paragraphs counted anew where new ones came among them, or where only some have a number."""
    operative = [one for one in provisions if one.kind is Kind.OPERATIVE]
    anew = any(one.number for one in operative) and (
        any(not one.number or one.number == "0" for one in operative)
        or len({(one.depth, one.number) for one in operative}) < len(operative)
    )
    count: dict[int, int] = {}
    for one in provisions:
        if one.kind is Kind.ANNEX:
            count = {}
        if anew and one.kind is Kind.OPERATIVE:
            count[one.depth] = count.get(one.depth, 0) + 1
            one = msgspec.structs.replace(one, number=str(count[one.depth]))
        yield one


def _prose(provisions: Sequence[Provision]) -> Iterator[Provision]:
    """Paragraphs that are not told apart; where the first one opens a text with its comma, all others come after it."""
    kinds = (Kind.TITLE, Kind.HEADING, Kind.TABLE, Kind.ROW, Kind.FOOTNOTE, Kind.GAP)
    first = next((one for one in provisions if one.kind not in kinds), None)
    opened = first is not None and not first.number and first.text.rstrip().endswith(COMMAS)
    for one in provisions:
        if one.kind in kinds:
            yield one
        elif opened and one is first:
            yield msgspec.structs.replace(one, kind=Kind.OPENING, depth=0)
        else:
            lead = f"{one.number} " if one.number else ""
            marks = tuple(Mark(m.start + len(lead), m.end + len(lead), m.kind, m.target) for m in one.marks)
            kind = Kind.OPERATIVE if opened else Kind.PARAGRAPH
            yield Provision(one.address, kind, lead + one.text, marks)
