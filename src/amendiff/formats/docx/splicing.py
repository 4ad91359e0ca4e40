"""Tracked changes put into one paragraph, or one row of a table, of a Word file that is there already.

What is not touched keeps its runs; a run that a change begins or ends in is cut, its looks copied. Words are found by
their offsets, never by likeness.
"""

from collections.abc import Sequence
from copy import deepcopy
from typing import Any

from lxml import etree

from amendiff.errors import NotCarried
from amendiff.formats.docx.runs import Revisions
from amendiff.formats.docx.view import Bit
from amendiff.formats.docx.xml import w
from amendiff.model.tracked import Authors, Piece
from amendiff.model.weave import Style

_SPACE = "{http://www.w3.org/XML/1998/namespace}space"
_BEFORE = {
    w(tag) for tag in ("rStyle", "rFonts", "b", "bCs", "i", "iCs")
}  # what stands before or among what emphasis is, by the schema
TAGS = {"+": "ins", "-": "del"}


def revision(tag: str, by: Authors, revisions: Revisions) -> Any:
    """Return the element of one more revision."""
    found = etree.Element(w(tag))
    credit = revisions.credits[by]
    found.set(w("id"), str(revisions.number()))
    found.set(w("author"), credit.name)
    found.set(w("date"), credit.date)
    return found


class Atoms:
    """The runs of a paragraph, one character or word each, walked from left to right."""

    def __init__(self, bits: Sequence[Bit], start: int) -> None:
        self.left: list[tuple[str, Any]] = []
        """Words ahead, each with the run that holds them alone; ``None`` where a cell of a table ends."""
        self.last: Any = None
        self.model: Any = None
        """The run whose looks new words take on."""
        for bit in bits:
            self.left.append((bit.text, None if bit.element is None else _alone(bit.element)))
        self.first = next((run for _, run in self.left if run is not None), None)
        self.model = self.first
        self.skip(start)

    def skip(self, length: int) -> list[Any]:
        """Walk over *length* characters; return their runs."""
        runs: list[Any] = []
        while length > 0:
            text, run = self.left.pop(0)
            if len(text) > length:
                rest = _cut(run, text, length)
                self.left.insert(0, (text[length:], rest))
                text = text[:length]
            length -= len(text)
            if run is not None:
                runs.append(run)
                self.model = run if text else self.model
            self.last = run
        return runs

    def notes(self) -> None:
        """Walk over references to footnotes that stand here."""
        while self.left and not self.left[0][0]:
            self.last = self.left.pop(0)[1]

    def put(self, element: Any, paragraph: Any) -> None:
        """Put *element* where the walk has come to."""
        ahead = next((run for _, run in self.left if run is not None), None)
        if self.last is not None:
            _outermost(self.last).addnext(element)
        elif ahead is not None:
            _outermost(ahead).addprevious(element)
        elif self.left or paragraph.tag != w("p"):
            raise NotCarried("words cannot be put into an empty cell of a table that is there already")
        else:
            paragraph.append(element)
        self.last = element


def _outermost(run: Any) -> Any:
    """The run, or the tracked change around it that we put there."""
    parent = run.getparent()
    return parent if parent is not None and parent.tag in (w("ins"), w("del"), w("moveFrom")) else run


def _alone(element: Any) -> Any:
    """Return a run that holds *element* alone, those before and behind it in runs of their own."""
    run = element.getparent()
    if run is None or run.tag != w("r"):
        raise NotCarried("the words stand in a part of the file that cannot be tracked")
    content = [one for one in run if one.tag != w("rPr")]
    if len(content) == 1:
        return run
    at = content.index(element)
    for part, before in ((content[:at], True), (content[at + 1 :], False)):
        if part:
            other = _like(run)
            for one in part:
                other.append(one)
            (run.addprevious if before else run.addnext)(other)
    return run


def _like(run: Any) -> Any:
    other = etree.Element(w("r"))
    properties = run.find(w("rPr"))
    if properties is not None:
        other.append(deepcopy(properties))
    return other


def _cut(run: Any, text: str, length: int) -> Any:
    """Cut *run* behind *length* characters of its *text*; return the run with the rest."""
    element = next(one for one in run if one.tag in (w("t"), w("delText")))
    other = _like(run)
    rest = etree.SubElement(other, element.tag)
    element.text, rest.text = text[:length], text[length:]
    for one in (element, rest):
        one.set(_SPACE, "preserve")
    run.addnext(other)
    return other


def splice(atoms: Atoms, pieces: Sequence[Piece], paragraph: Any, revisions: Revisions, *, paired: bool) -> None:
    """Mark *pieces* on the runs ahead. Raises NotCarried for references to footnotes that come or go."""
    for piece in pieces:
        if piece.note:
            if piece.sign != "=":
                raise NotCarried("footnotes that come or go cannot be written into a file that is there already")
            atoms.notes()
        elif piece.sign == "+":
            change = revision("moveTo" if paired and piece.moved else "ins", piece.by, revisions)
            change.append(new_run(piece.text, piece.styles, atoms.model))
            atoms.put(change, paragraph)
        else:
            for run in atoms.skip(len(piece.text)):
                if piece.sign == "-":
                    gone(run, piece, revisions, paired=paired)
                elif piece.was is not None:
                    restyled(run, piece, revisions)


def gone(run: Any, piece: Piece, revisions: Revisions, *, paired: bool) -> None:
    """Mark *run* as taken out."""
    moving = paired and piece.moved
    change = revision("moveFrom" if moving else "del", piece.by, revisions)
    run.addprevious(change)
    change.append(run)
    if not moving:
        for one in run.iterfind(w("t")):
            one.tag = w("delText")
            one.set(_SPACE, "preserve")


def restyled(run: Any, piece: Piece, revisions: Revisions) -> None:
    """Give *run* other emphasis, tracked."""
    properties = run.find(w("rPr"))
    before = deepcopy(properties) if properties is not None else etree.Element(w("rPr"))
    if properties is None:
        properties = etree.Element(w("rPr"))
        run.insert(0, properties)
    _emphasise(properties, piece.styles)
    change = revision("rPrChange", piece.by, revisions)
    change.append(before)
    properties.append(change)


def new_run(text: str, styles: Sequence[Style], model: Any) -> Any:
    """Return a run of *text* that looks like *model*, but for its emphasis."""
    run = etree.Element(w("r"))
    found = model.find(w("rPr")) if model is not None else None
    if found is not None or styles:
        properties = deepcopy(found) if found is not None else etree.Element(w("rPr"))
        for change in properties.findall(w("rPrChange")):
            properties.remove(change)
        _emphasise(properties, styles)
        run.append(properties)
    for n, part in enumerate(text.replace("\t", "\n\t").split("\n")):
        if n:
            etree.SubElement(run, w("tab" if part.startswith("\t") else "br"))
        if words := part.removeprefix("\t"):
            element = etree.SubElement(run, w("t"))
            element.text = words
            element.set(_SPACE, "preserve")
    return run


def _emphasise(properties: Any, styles: Sequence[Style]) -> None:
    kinds = {kind for kind, _ in styles}
    for tag in ("b", "bCs", "i", "iCs"):
        for one in properties.findall(w(tag)):
            properties.remove(one)
    at = sum(1 for one in properties if one.tag in _BEFORE)
    wanted = [
        tag for kind, tags in (("strong", ("b", "bCs")), ("emphasis", ("i", "iCs"))) if kind in kinds for tag in tags
    ]
    for n, tag in enumerate(wanted):
        properties.insert(at + n, etree.Element(w(tag)))
