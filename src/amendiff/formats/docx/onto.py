"""Tracked changes written into an issued Word file, all else left as it is: other parts keep their very bytes.

The file must have the text that the changes were made to, word for word, in one piece; its own headings, headers and
lines around the text stay. No comments are added, since they would change other parts of the file.
"""

from collections.abc import Sequence
from copy import deepcopy
from typing import Any

from lxml import etree

from amendiff.errors import NotCarried
from amendiff.formats.docx.archive import archived
from amendiff.formats.docx.lines import Place, places_in
from amendiff.formats.docx.reading import word
from amendiff.formats.docx.runs import Revisions
from amendiff.formats.docx.splicing import TAGS, Atoms, gone, new_run, revision, splice
from amendiff.formats.docx.view import Word
from amendiff.formats.docx.xml import w
from amendiff.model.document import Kind
from amendiff.model.tracked import Paragraph, Piece, Tracked


def onto(raw: bytes, tracked: Tracked, shown: str) -> bytes:
    """Return the Word file *raw*, called *shown*, with the changes of *tracked*.

    Raises an InputError for a hostile file, and NotCarried where it has another text, tracked changes of its own, or
    no room for what is asked.
    """
    issued = word(raw, shown)
    if issued.authors:
        raise NotCarried(
            f"{shown} has tracked changes of its own, by {', '.join(issued.authors[:3])}",
            hints=("accept or reject them first, in a copy",),
        )
    places = places_in(issued, tracked.old)
    if isinstance(places, str):
        said = places if len(places) <= 60 else places[:59] + "…"
        raise NotCarried(
            f"{shown} does not have the text as tabled in one piece: see {said!r}",
            hints=("amendiff diff compares the two, once amendiff import has read the file",),
        )
    _Splicer(issued, places, tracked).run()
    data = etree.tostring(issued.tree, xml_declaration=True, encoding="UTF-8", standalone=True)
    return archived([(name, data if name == issued.part else kept) for name, kept in issued.files.items()])


class _Splicer:
    def __init__(self, issued: Word, places: dict[str, Place], tracked: Tracked) -> None:
        self.issued, self.places, self.tracked = issued, places, tracked
        self.revisions = Revisions(tracked.credits)
        numbers = [one.get(w("id")) or "" for one in issued.tree.iter() if isinstance(one.tag, str)]
        self.revisions.last = max((int(one) for one in numbers if one.isdigit() and len(one) < 10), default=0)
        self.cursor: Any = None
        self.atoms: Atoms | None = None
        self.at = ""
        self.likes: dict[tuple[Kind, int], Any] = {}
        """A paragraph of each kind and depth, whose looks new ones take on."""
        for one in tracked.old:
            if one.address in places:
                self.likes.setdefault((one.kind, one.depth), self._element(one.address))

    def _element(self, address: str) -> Any:
        return self.issued.paragraphs[self.places[address].read].element

    def run(self) -> None:
        paragraphs = [one for one in self.tracked.paragraphs if not self._is_note(one)]
        for n, one in enumerate(paragraphs):
            if one.provision.kind is Kind.TABLE:
                if one.mark != "=":
                    raise NotCarried("whole tables that come or go cannot be written into a file that is there already")
                continue
            stays = any(piece.sign != "+" for piece in one.pieces)
            owner = one.old or (next(p.old for p in paragraphs[n:] if p.old) if stays else None)
            if owner is None:
                self._come(one)
            elif owner.address not in self.places:
                if one.mark != "=" or any(piece.sign != "=" or piece.was is not None for piece in one.pieces):
                    raise NotCarried(f"the file does not have {owner.address}, which is to be changed")
            else:
                self._change(one, owner.address)

    def _is_note(self, one: Paragraph) -> bool:
        if one.provision.kind is Kind.FOOTNOTE or one.provision.address.startswith("fn"):
            if one.mark != "=" or any(piece.sign != "=" or piece.was is not None for piece in one.pieces):
                raise NotCarried("changes inside footnotes cannot be written into a file that is there already")
            return True
        return False

    def _change(self, one: Paragraph, address: str) -> None:
        """What stands in a paragraph of the file: its words marked, and the break at its end."""
        place = self.places[address]
        read = self.issued.paragraphs[place.read]
        touched = one.mark != "=" or any(piece.sign != "=" or piece.was is not None for piece in one.pieces)
        if not touched and self.at != address:
            self.cursor = read.element
            return
        if self.at != address:
            self.at, self.atoms = address, Atoms(read.bits, place.start)
        assert self.atoms is not None
        pieces = one.pieces
        if one.provision.kind is Kind.GAP:
            pieces = (Piece(one.mark, "[…]", one.by),)
        splice(self.atoms, pieces, read.element, self.revisions, paired=False)
        if one.mark == "+":
            self.cursor = self._broken(read.element, one)
            return
        if one.mark == "-":
            for text, run in self.atoms.left if all(piece.sign == "-" for piece in one.pieces) else ():
                if run is not None and not text.strip():
                    gone(run, Piece("-", text, one.by), self.revisions, paired=False)
            self._marked(read.element, one)
        self.cursor = read.element

    def _broken(self, paragraph: Any, one: Paragraph) -> Any:
        """Break *paragraph* where the walk has come to; return the new paragraph in front of it."""
        assert self.atoms is not None
        if paragraph.tag != w("p"):
            raise NotCarried("a row of a table cannot be split")
        front = etree.Element(w("p"))
        if (properties := paragraph.find(w("pPr"))) is not None:
            front.append(deepcopy(properties))
            for section in front.iter(w("sectPr")):
                section.getparent().remove(section)
        last = self.atoms.last
        while last is not None and last.getparent() is not paragraph:
            last = last.getparent()
        if last is not None:
            for child in list(paragraph):
                if child.tag != w("pPr"):
                    front.append(child)
                if child is last:
                    break
        paragraph.addprevious(front)
        self._marked(front, one)
        self.atoms.last = None
        return front

    def _marked(self, element: Any, one: Paragraph) -> None:
        """Mark the break at the end of a paragraph, or a row, as coming or going."""
        if element.tag == w("tr"):
            properties = element.find(w("trPr"))
            if properties is None:
                properties = etree.Element(w("trPr"))
                before = sum(1 for child in element if child.tag == w("tblPrEx"))
                element.insert(before, properties)
            properties.append(revision(TAGS[one.mark], one.by, self.revisions))
            return
        properties = element.find(w("pPr"))
        if properties is None:
            properties = etree.Element(w("pPr"))
            element.insert(0, properties)
        run = properties.find(w("rPr"))
        if run is None:
            run = etree.Element(w("rPr"))
            behind = next((child for child in properties if child.tag in (w("sectPr"), w("pPrChange"))), None)
            if behind is not None:
                behind.addprevious(run)
            else:
                properties.append(run)
        run.insert(0, revision(TAGS[one.mark], one.by, self.revisions))

    def _come(self, one: Paragraph) -> None:
        """A paragraph, or a row, that comes new, behind the one last seen."""
        provision = one.provision
        like = self.likes.get((provision.kind, provision.depth))
        if self.cursor is None:
            self.cursor = self._before()
        if provision.kind is Kind.ROW:
            element = self._row(one, like)
        else:
            if self.cursor.tag == w("tr"):
                self.cursor = next(self.cursor.iterancestors(w("tbl")))
            like = like if like is not None else self.cursor if self.cursor.tag == w("p") else None
            element = etree.Element(w("p"))
            if like is not None and (properties := like.find(w("pPr"))) is not None:
                element.append(_clean(deepcopy(properties)))
            model = next(like.iter(w("r")), None) if like is not None else None
            self._words(element, one.pieces, model)
            self._marked(element, one)
        self.cursor.addnext(element)
        self.cursor = element

    def _before(self) -> Any:
        """Something to put a first paragraph behind: an anchor in front of the text."""
        first = min(self.places.values(), key=lambda place: place.read)
        element = self.issued.paragraphs[first.read].element
        anchor = etree.Element(w("bookmarkStart"))
        anchor.set(w("id"), str(self.revisions.number()))
        anchor.set(w("name"), "amendiff")
        end = etree.Element(w("bookmarkEnd"))
        end.set(w("id"), anchor.get(w("id")))
        element.addprevious(anchor)
        element.addprevious(end)
        return end

    def _words(self, element: Any, pieces: Sequence[Piece], model: Any) -> None:
        for piece in pieces:
            if piece.note:
                raise NotCarried("footnotes that come or go cannot be written into a file that is there already")
            if piece.text:
                change = revision("ins", piece.by, self.revisions)
                change.append(new_run(piece.text, piece.styles, model))
                element.append(change)

    def _row(self, one: Paragraph, like: Any) -> Any:
        if like is None or self.cursor.tag != w("tr"):
            raise NotCarried("a table that comes cannot be written into a file that is there already")
        element = etree.Element(w("tr"))
        cells = [""]
        for piece in one.pieces:
            first, *others = piece.text.split("\t")
            cells[-1] += first
            cells += others
        for text in cells:
            cell = etree.SubElement(element, w("tc"))
            paragraph = etree.SubElement(cell, w("p"))
            self._words(paragraph, (Piece("+", text, one.by),) if text else (), next(like.iter(w("r")), None))
            self._marked(paragraph, one)
        self._marked(element, one)
        return element


def _clean(properties: Any) -> Any:
    """Properties of a paragraph as a new one may have them: without its section, its breaks and its changes."""
    for tag in ("sectPr", "pPrChange", "pageBreakBefore"):
        for one in properties.findall(w(tag)):
            properties.remove(one)
    if (run := properties.find(w("rPr"))) is not None:
        for tag in ("ins", "del", "moveFrom", "moveTo", "rPrChange"):
            for one in run.findall(w(tag)):
                run.remove(one)
    return properties
