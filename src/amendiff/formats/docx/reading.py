"""A Word file as paragraphs whose words know who put them in and who took them out. Executes and fetches nothing.

What it says is a ``Word``, which gives the text with the changes of some authors accepted and all others rejected.
"""

from collections import Counter as Tally
from collections.abc import Iterator
from typing import Any

from amendiff.errors import BadArchive, TooLarge
from amendiff.formats.docx.archive import members
from amendiff.formats.docx.looks import Looks
from amendiff.formats.docx.parts import RECORD, R
from amendiff.formats.docx.view import Bit, Fate, Look, Read, Word
from amendiff.formats.docx.xml import r, value, w
from amendiff.formats.xml import parsed

_COMING, _GOING = (w("ins"), w("moveTo")), (w("del"), w("moveFrom"))
_THROUGH = frozenset(w(tag) for tag in ("smartTag", "sdt", "sdtContent", "fldSimple", "customXml", "dir", "bdo"))
_IGNORED_LOOKS = {
    "u": "underlining", "strike": "struck-out words", "dstrike": "struck-out words", "color": "colours",
    "highlight": "highlighting", "vertAlign": "raised or lowered letters", "caps": "capitals by format",
    "smallCaps": "small capitals",
}  # fmt: skip
_LOST = {
    w("drawing"): "pictures and drawings", w("pict"): "pictures and drawings", w("object"): "embedded objects",
    w("txbxContent"): "text boxes", w("sym"): "symbols of a special font", w("fldSimple"): "fields",
    w("instrText"): "fields", w("endnoteReference"): "endnotes", w("commentReference"): "comments",
    w("vMerge"): "merged cells", w("gridSpan"): "merged cells", w("cellIns"): "tracked cells",
    w("cellDel"): "tracked cells", w("altChunk"): "embedded documents", w("ruby"): "reading aids",
    "{http://schemas.openxmlformats.org/officeDocument/2006/math}oMath": "formulas",
    "{http://schemas.openxmlformats.org/markup-compatibility/2006}AlternateContent": "pictures and drawings",
}  # fmt: skip


def word(raw: bytes, shown: str) -> Word:
    """Return what the Word file *raw*, called *shown*, says. Raises BadArchive, TooLarge or ExtraMissing."""
    files = members(raw, shown)
    part = _main_part(files, shown)
    if part not in files:
        raise BadArchive(f"{shown} has no text: {part} is missing")
    tree = parsed(files[part], f"{part} in {shown}")
    folder = part.rpartition("/")[0]

    def other(name: str) -> Any:
        path = f"{folder}/{name}" if folder else name
        return parsed(files[path], f"{path} in {shown}") if path in files else None

    looks = Looks(other("styles.xml"), other("numbering.xml"))
    links = _links(other(f"_rels/{part.rpartition('/')[2]}.rels"))
    reader = _Reader(looks, links, shown)
    body = tree.find(w("body"))
    if body is None:
        raise BadArchive(f"{part} in {shown} has no text", code="AD111")
    paragraphs = tuple(reader.blocks(body))
    footnotes = {one.get(w("id")): one for one in _children(other("footnotes.xml"), "footnote")}
    notes = {label: tuple(reader.note(footnotes[at])) for label, at in list(reader.notes.items()) if at in footnotes}
    _tell_parts(files, folder, reader.lost)
    return Word(
        paragraphs, notes, looks, tuple(reader.authors), dict(sorted(reader.lost.items())), _record(files, shown),
        _title(files, shown), tree, files, part,
    )  # fmt: skip


def _children(root: Any, tag: str) -> Iterator[Any]:
    return root.iterfind(w(tag)) if root is not None else iter(())


def _main_part(files: dict[str, bytes], shown: str) -> str:
    if "_rels/.rels" in files:
        for one in parsed(files["_rels/.rels"], f"_rels/.rels in {shown}"):
            if (one.get("Type") or "").endswith("/officeDocument"):
                return (one.get("Target") or "").lstrip("/")
    return "word/document.xml"


def _links(relations: Any) -> dict[str, str]:
    if relations is None:
        return {}
    return {one.get("Id") or "": one.get("Target") or "" for one in relations if (one.get("Type") or "").startswith(R)}


def _record(files: dict[str, bytes], shown: str) -> bytes:
    for name in sorted(files):
        if name.startswith("customXml/item") and RECORD.encode() in files[name] and "Props" not in name:
            root = parsed(files[name], f"{name} in {shown}")
            if root.tag == f"{{{RECORD}}}amendiff":
                return (root.text or "").encode()
    return b""


def _title(files: dict[str, bytes], shown: str) -> str:
    if "docProps/core.xml" not in files:
        return ""
    found = parsed(files["docProps/core.xml"], f"docProps/core.xml in {shown}").findtext(
        "{http://purl.org/dc/elements/1.1/}title"
    )
    return " ".join((found or "").split())


def _tell_parts(files: dict[str, bytes], folder: str, lost: "Tally[str]") -> None:
    for name in files:
        plain = name.removeprefix(f"{folder}/")
        if plain.startswith(("header", "footer")) and b"<w:t" in files[name]:
            lost["headers and footers"] += 1
        elif plain.startswith("embeddings/"):
            lost["embedded objects"] += 1


PARAGRAPHS = 100_000
"""The most paragraphs and rows in one file."""


class _Reader:
    def __init__(self, looks: Looks, links: dict[str, str], shown: str) -> None:
        self.looks, self.links, self.shown = looks, links, shown
        self.count = 0
        self.lost: Tally[str] = Tally()
        self.authors: dict[str, None] = {}
        self.notes: dict[str, str] = {}
        self.tables = 0
        self.fields: list[bool] = []
        """For each field around the run, whether its instructions are being read: they are no words."""

    def blocks(self, parent: Any) -> Iterator[Read]:
        for element in parent:
            if element.tag == w("p"):
                yield self.paragraph(element)
            elif element.tag == w("tbl"):
                self.tables += 1
                yield from self.rows(element, self.tables)
            elif element.tag in _THROUGH or element.tag in (*_COMING, *_GOING):
                yield from self.blocks(element)
            elif element.tag in _LOST:
                self.lost[_LOST[element.tag]] += 1

    def note(self, element: Any) -> Iterator[Read]:
        return self.blocks(element)

    def paragraph(self, element: Any) -> Read:
        self.count += 1
        if self.count > PARAGRAPHS:
            raise TooLarge(f"{self.shown} has more than {PARAGRAPHS} paragraphs, which is the limit")
        properties = element.find(w("pPr"))
        mark = Fate()
        was = None
        if properties is not None:
            if (run := properties.find(w("rPr"))) is not None:
                mark = self._fate(run, Fate())
            if (change := properties.find(w("pPrChange"))) is not None:
                was = (self._author(change), self._look(change.find(w("pPr"))))
            if properties.find(w("sectPr")) is not None:
                self.lost["section breaks"] += 1
        look = self._look(properties)
        bits = tuple(self._bits(element, Fate(), ""))
        return Read(bits, look, mark, was, element=element)

    def _look(self, properties: Any) -> Look:
        style = value(properties, "w:pStyle") or self.looks.default
        indent = properties.find(w("ind")) if properties is not None else None
        left = (indent.get(w("left")) or indent.get(w("start")) or "0") if indent is not None else "0"
        return Look(
            style,
            self.looks.list_of(style, properties),
            self.looks.heading(style, properties),
            int(left) if left.lstrip("-").isdigit() else 0,
            value(properties, "w:jc") == "center",
        )

    def rows(self, table: Any, number: int) -> Iterator[Read]:
        for row in table.iter(w("tr")):
            if next(row.iterancestors(w("tbl"))) is not table:
                self.lost["tables inside tables"] += 1
                continue
            properties = row.find(w("trPr"))
            mark = self._fate(properties, Fate()) if properties is not None else Fate()
            bits: list[Bit] = []
            for n, cell in enumerate(row.iterfind(w("tc"))):
                if n:
                    bits.append(Bit("\t", Fate(), frozenset()))
                self._tell(cell)
                for k, one in enumerate(cell.iterfind(w("p"))):
                    if k and bits:
                        bits.append(Bit("\n", Fate(), frozenset()))
                    bits += self.paragraph(one).bits
            yield Read(tuple(bits), Look("", None), mark, table=number, element=row)

    def _tell(self, element: Any) -> None:
        for one in element.iterfind(f"{w('tcPr')}/*"):
            if one.tag in _LOST:
                self.lost[_LOST[one.tag]] += 1

    def _author(self, change: Any) -> str:
        name = " ".join((change.get(w("author")) or "").split()) or "unknown"
        self.authors.setdefault(name)
        return name

    def _fate(self, parent: Any, fate: Fate) -> Fate:
        for one in parent:
            if one.tag in _COMING:
                fate = Fate((*fate.come, self._author(one)), fate.gone)
            elif one.tag in _GOING:
                fate = Fate(fate.come, (*fate.gone, self._author(one)))
        return fate

    def _bits(self, parent: Any, fate: Fate, target: str) -> Iterator[Bit]:
        for element in parent:
            tag = element.tag
            if tag == w("r"):
                yield from self._run(element, fate, target)
            elif tag in _COMING:
                yield from self._bits(element, Fate((*fate.come, self._author(element)), fate.gone), target)
            elif tag in _GOING:
                yield from self._bits(element, Fate(fate.come, (*fate.gone, self._author(element))), target)
            elif tag == w("hyperlink"):
                leads = self.links.get(element.get(r("id")) or "", "")
                yield from self._bits(element, fate, leads)
            elif tag in _THROUGH:
                if tag in _LOST:
                    self.lost[_LOST[tag]] += 1
                yield from self._bits(element, fate, target)
            elif tag in _LOST:
                self.lost[_LOST[tag]] += 1

    def _run(self, element: Any, fate: Fate, target: str) -> Iterator[Bit]:
        properties = element.find(w("rPr"))
        link = frozenset({("link", target)}) if target else frozenset()
        styles = frozenset((kind, "") for kind in self.looks.styled(properties)) | link
        was = None
        if properties is not None:
            for one in properties:
                plain = one.tag.rpartition("}")[2] if isinstance(one.tag, str) else ""
                if plain in _IGNORED_LOOKS and not target and (one.get(w("val")) not in ("none", "0", "auto")):
                    self.lost[_IGNORED_LOOKS[plain]] += 1
            if (change := properties.find(w("rPrChange"))) is not None:
                before = frozenset((kind, "") for kind in self.looks.styled(change.find(w("rPr"))))
                was = (self._author(change), before | link)
        for one in element:
            if one.tag == w("fldChar"):
                self._field(one.get(w("fldCharType")) or "")
            elif one.tag == w("footnoteReference"):
                label = str(len(self.notes) + 1)
                self.notes[label] = one.get(w("id")) or ""
                yield Bit("", fate, frozenset(), None, label, one)
            elif one.tag in _LOST:
                self.lost[_LOST[one.tag]] += 1
            elif any(self.fields):
                continue
            elif text := _text(one):
                yield Bit(text, fate, styles, was, element=one)

    def _field(self, kind: str) -> None:
        if kind == "begin":
            self.fields.append(True)
        elif self.fields and kind == "separate":
            self.fields[-1] = False
        elif self.fields and kind == "end":
            self.fields.pop()


_SIGNS = {
    w("tab"): "\t", w("br"): "\n", w("cr"): "\n", w("noBreakHyphen"): "\u2011", w("softHyphen"): "\u00ad",
}  # fmt: skip


def _text(element: Any) -> str:
    if element.tag in (w("t"), w("delText")):
        text: str = element.text or ""
        return text
    if element.tag == w("br") and element.get(w("type")) in ("page", "column"):
        return ""
    return _SIGNS.get(element.tag, "")
