"""A view of a Word file line by line: words, emphasis, numbers; and where a known text stands. Guesses nothing."""

import re
from collections.abc import Iterator, Sequence

import msgspec

from amendiff.formats.docx.looks import Counter
from amendiff.formats.docx.parts import SPACER
from amendiff.formats.docx.view import Seen, Word
from amendiff.model.document import Document, Kind, Mark, Provision, tidied

_TYPED = re.compile(r"(\d{1,3}\.|\((?:[a-z]{1,5}|[A-Z]{1,5}|\d{1,2})\))[\t \u00a0]+(?=\S)")


class Line(msgspec.Struct):
    """One paragraph on the way to a provision."""

    text: str
    marks: list[Mark]
    number: str
    seen: Seen
    kind: Kind | None = None
    depth: int = 0
    level: int = 0


def lines_of(word: Word, accepted: Sequence[str] | None, notes: list[str]) -> Iterator[Line]:
    """Return the paragraphs and rows with the changes of *accepted* (``None``: all), what is empty left out."""
    counter = Counter(word.looks)
    own = is_ours(word)  # never types a number
    typed = 0
    for seen in word.view(accepted):
        if seen.look.style == SPACER and not seen.text:
            continue
        text, marks = marked(seen)
        number = counter.number(*seen.look.list) if seen.look.list else ""
        if seen.table:
            yield Line(text, marks, "", seen, Kind.ROW)
            continue
        if not own:
            text, marks = cut(text, marks, len(text) - len(text.lstrip()), len(text.rstrip()))
        if not (own or number or seen.look.heading) and (found := _TYPED.match(text)):
            number, typed = found[1], typed + 1
            text, marks = cut(text, marks, found.end(), len(text))
        if text or marks:
            yield Line(text, marks, number, seen)
    if typed:
        notes.append(f"{typed} typed number{'s' if typed > 1 else ''} read as paragraph numbers")


def is_ours(word: Word) -> bool:
    """Whether *word* has our own styles: then spaces at the ends of its paragraphs are words of the text."""
    return "Preambular" in word.looks.styles


def marked(seen: Seen) -> tuple[str, list[Mark]]:
    """Return the words of *seen* and the marks beside them."""
    text = ""
    marks: list[Mark] = []
    for words, styles, note in seen.bits:
        if note:
            marks.append(Mark(len(text), len(text), "note", note))
        marks += [Mark(len(text), len(text) + len(words), kind, target) for kind, target in sorted(styles) if words]
        text += words
    return text, list(tidied(marks))


def cut(text: str, marks: Sequence[Mark], start: int, end: int) -> tuple[str, list[Mark]]:
    """Return the part of *text* from *start* to *end* with its marks."""
    kept = []
    for mark in marks:
        first, last = max(mark.start, start) - start, min(mark.end, end) - start
        if first < last:
            kept.append(Mark(first, last, mark.kind, mark.target))
        elif mark.kind == "note":
            at = min(max(mark.start - start, 0), max(end - start, 0))
            kept.append(Mark(at, at, mark.kind, mark.target))
    return text[start:end], kept


def known_as(word: Word, document: Document) -> dict[int, Provision] | str:
    """Return which provision of *document* each paragraph of *word* is, with all tracked changes rejected.

    Where the texts differ, return the first words of the file that are not those of *document*, or of *document* that
    the file lacks.
    """
    wanted = [one for one in _text_alone(document) if one.kind is not Kind.TABLE]
    lines = list(lines_of(word, (), []))
    known: dict[int, Provision] = {}
    for n, line in enumerate(lines):
        if n >= len(wanted) or line.text != ("[…]" if wanted[n].kind is Kind.GAP else wanted[n].text):
            return line.text
        known |= dict.fromkeys(line.seen.reads, wanted[n])
    return wanted[len(lines)].text if len(lines) < len(wanted) else known


class Place(msgspec.Struct, frozen=True):
    """Where a provision stands in a file: which of its paragraphs, and behind how many characters."""

    read: int
    start: int


def places_in(word: Word, document: Document) -> dict[str, Place] | str:
    """Return where each provision of *document* stands in *word*, by address, or the first words not found there.

    The text stands in one piece, once; only its title may stand apart. Other paragraphs of the file may stand around.
    """
    wanted = [one for one in _text_alone(document) if one.kind is not Kind.TABLE]
    lines = list(lines_of(word, (), []))
    said = [line.text for line in lines]
    for leave in (0, 1) if wanted and wanted[0].kind is Kind.TITLE else (0,):
        texts = ["[…]" if one.kind is Kind.GAP else one.text for one in wanted[leave:]]
        starts = [n for n in range(len(said) - len(texts) + 1) if said[n : n + len(texts)] == texts]
        if len(starts) == 1 and texts:
            titles = [line for line in lines[: starts[0]] if leave and line.text == wanted[0].text]
            found = [(wanted[0], titles[0])] if len(titles) == 1 else []
            found += zip(wanted[leave:], lines[starts[0] :], strict=False)
            return {one.address: _place(line) for one, line in found}
    known = set(said)
    return next((one.text for one in wanted if one.text not in known), wanted[0].text if wanted else "")


def _place(line: Line) -> Place:
    whole = line.seen.text
    start = 0 if whole.startswith(line.text) else max(len(whole.rstrip()) - len(line.text), 0)
    return Place(line.seen.reads[-1], start)


def _text_alone(document: Document) -> Iterator[Provision]:
    """The provisions that are no footnotes."""
    note = False
    for one in document:
        if one.depth == 0:
            note = one.kind is Kind.FOOTNOTE
        if not note:
            yield one
