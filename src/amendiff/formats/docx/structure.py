"""Paragraphs of a Word file as a document: what is a title, a preambular or an operative paragraph, a sub-paragraph.

Our own styles say so. In other files the look of United Nations documents is recognised: an opening, preambular
paragraphs that close with a comma, numbered operative ones. Where the parts cannot be told, the text is prose.
"""

import re
from collections.abc import Iterator, Mapping, Sequence

import msgspec

from amendiff.errors import StructureError
from amendiff.formats.docx.looks import Counter
from amendiff.formats.docx.parts import SPACER, STYLE_OF
from amendiff.formats.docx.reading import Seen, Word
from amendiff.markup import parse_document, render_document
from amendiff.markup.enumerators import Level, place
from amendiff.model.document import Document, Kind, Mark, Provision, tidied

_OWN = {style: kind for kind, style in STYLE_OF.items() if kind not in (Kind.PARAGRAPH, Kind.ROW, Kind.FOOTNOTE)}
_SUB = re.compile(r"Sub([1-8])")
_TYPED = re.compile(r"(\d{1,3}\.|\((?:[a-z]{1,5}|[A-Z]{1,5}|\d{1,2})\))[\t \u00a0]+(?=\S)")
_ANNEX = re.compile(r"annex\b.*", re.IGNORECASE)
_STOPS = (".", ";", ":")


class Structured(msgspec.Struct, frozen=True):
    """A document, and what was concluded or could not be carried."""

    document: Document
    notes: tuple[str, ...] = ()


def known_as(word: Word, document: Document) -> dict[int, Provision] | str:
    """Return which provision of *document* each paragraph of *word* is, with all tracked changes rejected.

    Where the texts differ, return the first words of the file that are not those of *document*, or of *document* that
    the file lacks.
    """
    wanted = [one for one in _text_alone(document) if one.kind is not Kind.TABLE]
    lines = list(_lines(word, (), []))
    known: dict[int, Provision] = {}
    for n, line in enumerate(lines):
        if n >= len(wanted) or line.text != ("[…]" if wanted[n].kind is Kind.GAP else wanted[n].text):
            return line.text
        known |= dict.fromkeys(line.seen.reads, wanted[n])
    return wanted[len(lines)].text if len(lines) < len(wanted) else known


def _text_alone(document: Document) -> Iterator[Provision]:
    """The provisions that are no footnotes."""
    note = False
    for one in document:
        if one.depth == 0:
            note = one.kind is Kind.FOOTNOTE
        if not note:
            yield one


class _Line(msgspec.Struct):
    """One paragraph on the way to a provision."""

    text: str
    marks: list[Mark]
    number: str
    seen: Seen
    kind: Kind | None = None
    depth: int = 0
    level: int = 0


def structured(
    word: Word, accepted: Sequence[str] | None, *, language: str = "en", known: Mapping[int, Provision] | None = None
) -> Structured:
    """Return the document that *word* gives with the changes of *accepted* (``None``: all).

    *known* has the provision that each paragraph of the file is, by its number there, where that is known already.
    """
    notes: list[str] = []
    lines = list(_lines(word, accepted, notes))
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


def _lines(word: Word, accepted: Sequence[str] | None, notes: list[str]) -> Iterator[_Line]:
    counter = Counter(word.looks)
    own = "Preambular" in word.looks.styles  # our own files never type a number
    typed = 0
    for seen in word.view(accepted):
        if seen.look.style == SPACER and not seen.text:
            continue
        text, marks = _marked(seen)
        number = counter.number(*seen.look.list) if seen.look.list else ""
        if seen.table:
            yield _Line(text, marks, "", seen, Kind.ROW)
            continue
        lead = len(text) - len(text.lstrip())
        text, marks = _cut(text, marks, lead, len(text.rstrip()))
        if not (own or number or seen.look.heading) and (found := _TYPED.match(text)):
            number, typed = found[1], typed + 1
            text, marks = _cut(text, marks, found.end(), len(text))
        if text or marks:
            yield _Line(text, marks, number, seen)
    if typed:
        notes.append(f"{typed} typed number{'s' if typed > 1 else ''} read as paragraph numbers")


def _marked(seen: Seen) -> tuple[str, list[Mark]]:
    text = ""
    marks: list[Mark] = []
    for words, styles, note in seen.bits:
        if note:
            marks.append(Mark(len(text), len(text), "note", note))
        marks += [Mark(len(text), len(text) + len(words), kind, target) for kind, target in sorted(styles) if words]
        text += words
    return text, list(tidied(marks))


def _cut(text: str, marks: Sequence[Mark], start: int, end: int) -> tuple[str, list[Mark]]:
    kept = []
    for mark in marks:
        first, last = max(mark.start, start) - start, min(mark.end, end) - start
        if first < last:
            kept.append(Mark(first, last, mark.kind, mark.target))
        elif mark.kind == "note":
            at = min(max(mark.start - start, 0), max(end - start, 0))
            kept.append(Mark(at, at, mark.kind, mark.target))
    return text[start:end], kept


def _own_style(line: _Line) -> None:
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


def _like_the_one_before(lines: Sequence[_Line], line: _Line) -> None:
    """A paragraph that came new is what its own style says, or what stands before it, or behind."""
    _own_style(line)
    if line.kind in (None, Kind.ROW):
        at = next(n for n, one in enumerate(lines) if one is line)
        beside = [one for one in (*reversed(lines[:at]), *lines[at + 1 :]) if one.kind not in (None, Kind.ROW)]
        like = next((one for one in beside if one.kind not in (Kind.TITLE, Kind.OPENING, Kind.HEADING)), None)
        if line.kind is None and like is not None:
            line.kind, line.depth = like.kind, like.depth
            line.number = line.number or ("0" if like.number and like.number[:1].isdigit() else like.number)


def _recognise(lines: list[_Line], notes: list[str]) -> None:
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
    resolution = first is not None and first > 0 and opened and all(
        line.number or line.text.endswith((",", ";", ":")) for line in plain[:first]
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


def _looks_like_title(lines: Sequence[_Line]) -> bool:
    first = lines[0]
    bold = any(mark.kind == "strong" and mark.end - mark.start == len(first.text) for mark in first.marks)
    return (first.seen.look.centred or bold) and not first.number and not first.text.endswith((",", ";"))


def _provisions(lines: Sequence[_Line]) -> Iterator[Provision]:
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
            depth = base + (line.depth if line.depth else max(len(levels), 1)) if footing else base
            kind = Kind.SUB if footing else Kind.PARAGRAPH
        elif kind not in (Kind.HEADING,):
            levels, footing = [], True
        if kind is Kind.TITLE and n:
            kind, line.level = Kind.HEADING, 2
        number = line.number.rstrip(".") if kind in (Kind.OPERATIVE, Kind.PARAGRAPH, Kind.PREAMBULAR) else line.number
        marks = () if kind is Kind.GAP else tuple(line.marks)
        text = "" if kind is Kind.GAP else line.text
        level = line.level if kind is Kind.HEADING else 0
        yield Provision(f"x{n}", kind, text, marks, "" if kind in _UNNUMBERED else number, depth, level)


_UNNUMBERED = (Kind.TITLE, Kind.OPENING, Kind.HEADING, Kind.ANNEX, Kind.GAP)


def _placed(line: _Line, levels: list[Level]) -> list[Level]:
    if not line.number.startswith("("):
        return levels
    return place(line.number.strip("()").split()[0], levels) or levels


def _footnotes(word: Word, provisions: Sequence[Provision], accepted: Sequence[str] | None) -> Iterator[Provision]:
    for label in dict.fromkeys(mark.target for one in provisions for mark in one.marks if mark.kind == "note"):
        paragraphs = [seen for seen in word.note(label, accepted) if seen.text.strip()]
        for n, seen in enumerate(paragraphs or [None]):
            text, marks = _marked(seen) if seen else ("", [])
            text, marks = _cut(text, marks, len(text) - len(text.lstrip()), len(text.rstrip()))
            plain = tuple(mark for mark in marks if mark.kind != "note")
            if n:
                yield Provision(f"fn{label}.p{n}", Kind.SUB, text, plain, depth=1)
            else:
                yield Provision(f"fn{label}", Kind.FOOTNOTE, text or "…", plain)


def _parsed(provisions: Sequence[Provision], notes: list[str], language: str) -> Structured:
    """The document as Markdown gives it back; prose, where that cannot tell its parts."""
    try:
        return Structured(parse_document(render_document(Document(tuple(_renumbered(provisions)))), language=language), tuple(notes))
    except StructureError as error:
        notes.append(f"its parts could not be told ({error}), so it is read as prose")
        prose = [_as_prose(one) for one in provisions]
        return Structured(parse_document(render_document(Document(tuple(prose))), language=language), tuple(notes))


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


def _as_prose(provision: Provision) -> Provision:
    if provision.kind in (Kind.TITLE, Kind.HEADING, Kind.TABLE, Kind.ROW, Kind.FOOTNOTE, Kind.GAP):
        return provision
    lead = f"{provision.number} " if provision.number else ""
    marks = tuple(Mark(m.start + len(lead), m.end + len(lead), m.kind, m.target) for m in provision.marks)
    return Provision(provision.address, Kind.PARAGRAPH, lead + provision.text, marks)
