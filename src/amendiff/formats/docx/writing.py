"""A text with tracked changes as a new Word file: the same bytes for the same text. Reads and changes no other file."""

from collections.abc import Iterator, Sequence
from typing import Literal

from msgspec.structs import replace

from amendiff.formats.docx import parts
from amendiff.formats.docx.archive import CONTENT_TYPES, archived
from amendiff.formats.docx.numbers import List, lists, numbered, numbering_xml
from amendiff.formats.docx.runs import Revisions, escaped, link, run, wrapped
from amendiff.formats.docx.sequence import paired_ends, parted, settled
from amendiff.model.document import Kind, Provision
from amendiff.model.tracked import Authors, Paragraph, Piece, Tracked

_SPACER = f'<w:p><w:pPr><w:pStyle w:val="{parts.SPACER}"/></w:pPr></w:p>'
_RIGHT_TO_LEFT = frozenset({"ar", "arc", "dv", "fa", "he", "ks", "ku", "ps", "sd", "ug", "ur", "yi"})
REMARKER = "amendiff"
"""Who makes the remarks on a text as a whole."""


def docx(tracked: Tracked, record: bytes = b"") -> bytes:
    """Return *tracked* as a Word file; *record* travels in a part of its own. Raises NotCarried."""
    writer = _Writer(tracked)
    body = "".join(writer.body())
    files = {"word/document.xml": f"<w:document {parts.NAMESPACES}><w:body>{body}{parts.SECTION}</w:body></w:document>"}
    language = tracked.new.language
    right_to_left = language.partition("-")[0].lower() in _RIGHT_TO_LEFT
    relations: list[tuple[str, str, bool]] = [("styles", "styles.xml", False), ("settings", "settings.xml", False)]
    files["word/styles.xml"] = parts.styles_xml(language, right_to_left=right_to_left).removeprefix(parts.HEAD)
    files["word/settings.xml"] = parts.SETTINGS.removeprefix(parts.HEAD)
    for name, root, inner in (
        ("numbering", "w:numbering", numbering_xml(writer.numbers) if writer.numbers else ""),
        ("footnotes", "w:footnotes", "".join(writer.footnotes)),
        ("comments", "w:comments", "".join(writer.comments)),
    ):
        if inner:
            files[f"word/{name}.xml"] = f"<{root} {parts.NAMESPACES}>{inner}</{root}>"
        elif name == "footnotes":
            files["word/footnotes.xml"] = f"<{root} {parts.NAMESPACES}>{_SEPARATORS}</{root}>"
        if f"word/{name}.xml" in files:
            relations.append((name, f"{name}.xml", False))
    files["docProps/core.xml"] = (
        '<cp:coreProperties xmlns:cp="http://schemas.openxmlformats.org/package/2006/metadata/core-properties" '
        'xmlns:dc="http://purl.org/dc/elements/1.1/">'
        f"<dc:title>{escaped(tracked.title)}</dc:title><dc:language>{escaped(language)}</dc:language></cp:coreProperties>"
    )
    packed = [(name, (parts.HEAD + text).encode()) for name, text in files.items()]
    if record:
        packed += [
            (parts.RECORD_PART, record),
            ("customXml/itemProps1.xml", parts.RECORD_PROPERTIES.encode()),
            ("customXml/_rels/item1.xml.rels", parts.RECORD_RELATIONS.encode()),
        ]
        relations.append(("customXml", "../customXml/item1.xml", False))
    relations += [("hyperlink", escaped(target), True) for target in writer.links]
    names = [name for name, _ in packed]
    rels = writer.relations_xml(relations)
    return archived(
        [
            (CONTENT_TYPES, parts.content_types_xml(names).encode()),
            ("_rels/.rels", parts.ROOT_RELATIONS.encode()),
            ("word/_rels/document.xml.rels", rels.encode()),
            *packed,
        ]
    )


_SEPARATORS = (
    '<w:footnote w:type="separator" w:id="-1"><w:p><w:r><w:separator/></w:r></w:p></w:footnote>'
    '<w:footnote w:type="continuationSeparator" w:id="0"><w:p><w:r><w:continuationSeparator/></w:r></w:p></w:footnote>'
)


class _Writer:
    def __init__(self, tracked: Tracked) -> None:
        self.tracked = tracked
        self.revisions = Revisions(tracked.credits)
        self.old, self.new = lists(tracked.old), lists(tracked.new)
        used = []
        for one in tracked.paragraphs:
            used += [found for found in (self._list(one.old, "old"), self._list(one.new, "new")) if found]
        self.numbers = numbered(used)
        self.links: dict[str, int] = {}
        self.footnotes: list[str] = []
        self.comments: list[str] = []
        self.told: set[str] = set()
        self.paragraphs, self.notes = parted(tracked.paragraphs)
        self.paired = paired_ends(self.paragraphs)

    def relations_xml(self, relations: list[tuple[str, str, bool]]) -> str:
        """The relationships of the document; links are named by their own numbers."""
        written = parts.relations_xml(relations)
        first = len(relations) - len(self.links) + 1
        for n in range(len(self.links)):
            written = written.replace(f'Id="rId{first + n}"', f'Id="link{n + 1}"')
        return written

    def body(self) -> Iterator[str]:
        """The blocks of the text."""
        last = ""
        rows: list[Paragraph] = []
        for one in self.paragraphs:
            kind = one.provision.kind
            if kind is Kind.ROW:
                rows.append(one)
                continue
            if rows:
                yield self._table(rows)
                rows, last = [], "table"
            if kind is Kind.TABLE:
                yield _SPACER if last == "table" else ""
                continue
            yield self._paragraph(one)
            last = one.mark
        if rows:
            yield self._table(rows)
        if rows or last != "=":
            yield _SPACER

    def _list(self, provision: Provision | None, side: Literal["old", "new"]) -> List | None:
        return (self.old if side == "old" else self.new).get(provision.address) if provision else None

    def _paragraph(self, one: Paragraph) -> str:
        pair = self.paired.get(id(one), "")
        marked = self._mark(one, paired=bool(pair))
        inner = self._remarks() + "".join(self._pieces(self._shown(one), paired=bool(pair)))
        if one.mark != "=":
            inner += self._comment(one.by, "")
        if pair:
            way = "moveFrom" if one.moved == "from" else "moveTo"
            number = self.revisions.number()
            credit = self.tracked.credits[one.by]
            inner = (
                f'<w:{way}RangeStart w:id="{number}" w:name="{pair}" w:author="{escaped(credit.name)}" '
                f'w:date="{credit.date}"/>{inner}<w:{way}RangeEnd w:id="{number}"/>'
            )
        return f"<w:p><w:pPr>{self._properties(one)}{marked}{self._changed(one)}</w:pPr>{inner}</w:p>"

    @staticmethod
    def _shown(one: Paragraph) -> tuple[Piece, ...]:
        if one.provision.kind is Kind.GAP:
            return (Piece(one.mark, "[…]", one.by, moved=bool(one.moved)),)
        return one.pieces

    def _properties(self, one: Paragraph) -> str:
        return self._look(one.new, "new") if one.new else self._look(one.old, "old")

    def _look(self, provision: Provision | None, side: Literal["old", "new"]) -> str:
        assert provision is not None
        base = 1 if provision.address.startswith("annex") and provision.kind is not Kind.ANNEX else 0
        found = self._list(provision, side)
        number = f'<w:numPr><w:ilvl w:val="0"/><w:numId w:val="{self.numbers[found]}"/></w:numPr>' if found else ""
        return f'<w:pStyle w:val="{parts.style_of(provision, base)}"/>{number}'

    def _mark(self, one: Paragraph, *, paired: bool) -> str:
        if one.mark == "=":
            return ""
        come = one.mark == "+"
        tag = ("moveTo" if come else "moveFrom") if paired else "ins" if come else "del"
        return f"<w:rPr><w:{tag} {self.revisions.attributes(one.by)}/></w:rPr>"

    def _changed(self, one: Paragraph) -> str:
        """What the paragraph was before, where its kind, depth or list is another now."""
        if one.mark != "=" or one.old is None or (was := self._look(one.old, "old")) == self._properties(one):
            return ""
        by = one.by or next((piece.by for piece in one.pieces if piece.by), ()) or next(iter(self.tracked.credits), ())
        return f"<w:pPrChange {self.revisions.attributes(by)}><w:pPr>{was}</w:pPr></w:pPrChange>" if by else ""

    def _pieces(self, pieces: Sequence[Piece], *, paired: bool = False) -> Iterator[str]:
        for piece in pieces:
            if piece.note:
                inner = self._reference(piece)
            else:
                inner = run(piece, self.revisions, paired=paired)
            written = wrapped(inner, piece, self.revisions, paired=paired)
            if target := link(piece.styles):
                number = self.links.setdefault(target, len(self.links) + 1)
                written = f'<w:hyperlink r:id="link{number}">{written}</w:hyperlink>'
            yield self._comment(piece.by, written) if piece.sign != "=" or piece.was is not None else written

    def _comment(self, by: Authors, inner: str) -> str:
        """Return *inner* with a comment for each amendment whose first change it is."""
        for name in by:
            credit = self.tracked.credits.get((name,)) or self.tracked.credits[by]
            said = self.tracked.comments.get(name, "")
            if name not in self.told and said:
                self.told.add(name)
                inner = self._commented(credit.name, credit.date, said, inner)
        return inner

    def _remarks(self) -> str:
        if not self.tracked.remarks or REMARKER in self.told:
            return ""
        self.told.add(REMARKER)
        from amendiff.model.tracked import EPOCH

        return self._commented(REMARKER, EPOCH, "\n".join(self.tracked.remarks), "")

    def _commented(self, name: str, date: str, said: str, inner: str) -> str:
        n = len(self.comments)
        reference = '<w:r><w:rPr><w:rStyle w:val="CommentReference"/></w:rPr>'
        lines = said.split("\n")
        content = "".join(
            f'<w:p><w:pPr><w:pStyle w:val="CommentText"/></w:pPr>{"" if k else reference + "<w:annotationRef/></w:r>"}'
            f'<w:r><w:t xml:space="preserve">{escaped(line)}</w:t></w:r></w:p>'
            for k, line in enumerate(line for line in lines if line)
        )
        self.comments.append(
            f'<w:comment w:id="{n}" w:author="{escaped(name)}" w:date="{date}" w:initials="{escaped(_initials(name))}">'
            f"{content}</w:comment>"
        )
        return (
            f'<w:commentRangeStart w:id="{n}"/>{inner}<w:commentRangeEnd w:id="{n}"/>{reference}'
            f'<w:commentReference w:id="{n}"/></w:r>'
        )

    def _reference(self, piece: Piece) -> str:
        """The reference to a footnote; each has a footnote of its own, since Word counts them."""
        if not self.footnotes:
            self.footnotes.append(_SEPARATORS)
        number = len(self.footnotes)
        self.footnotes.append("")  # the place is taken, whatever stands in the footnote
        content = self._footnote(self.notes.get(piece.note, []), piece)
        self.footnotes[number] = f'<w:footnote w:id="{number}">{content}</w:footnote>'
        return f'<w:r><w:rPr><w:rStyle w:val="FootnoteReference"/></w:rPr><w:footnoteReference w:id="{number}"/></w:r>'

    def _footnote(self, found: Sequence[Paragraph], piece: Piece) -> str:
        mark = '<w:r><w:rPr><w:rStyle w:val="FootnoteReference"/></w:rPr><w:footnoteRef/></w:r>'
        written: list[str] = []
        for one in found:
            if piece.sign != "=":
                one = settled(one, piece.sign)
            lead = f'{mark}<w:r><w:t xml:space="preserve"> </w:t></w:r>' if not written else ""
            inner = "".join(self._pieces([p for p in one.pieces if not p.note]))
            number = (
                ""
                if one.provision.kind is Kind.FOOTNOTE
                else self._look(one.new or one.old, "new" if one.new else "old")
            )
            properties = number or '<w:pStyle w:val="FootnoteText"/>'
            written.append(f"<w:p><w:pPr>{properties}{self._mark(one, paired=False)}</w:pPr>{lead}{inner}</w:p>")
        return "".join(written) or f'<w:p><w:pPr><w:pStyle w:val="FootnoteText"/></w:pPr>{mark}</w:p>'

    def _table(self, rows: Sequence[Paragraph]) -> str:
        columns = max(sum(piece.text.count("\t") for piece in row.pieces) + 1 for row in rows)
        border = "".join(
            f'<w:{side} w:val="single" w:sz="4" w:space="0" w:color="auto"/>'
            for side in ("top", "left", "bottom", "right", "insideH", "insideV")
        )
        grid = f'<w:gridCol w:w="{9070 // columns}"/>' * columns
        return (
            f'<w:tbl><w:tblPr><w:tblW w:w="0" w:type="auto"/><w:tblBorders>{border}</w:tblBorders></w:tblPr>'
            f"<w:tblGrid>{grid}</w:tblGrid>{''.join(self._row(row) for row in rows)}</w:tbl>"
        )

    def _row(self, row: Paragraph) -> str:
        marked = ""
        if row.mark != "=":
            marked = f"<w:trPr><w:{'ins' if row.mark == '+' else 'del'} {self.revisions.attributes(row.by)}/></w:trPr>"
        cells: list[list[Piece]] = [[]]
        for piece in row.pieces:
            for n, words in enumerate(piece.text.split("\t")):
                if n:
                    cells.append([])
                if words or piece.note:
                    cells[-1].append(replace(piece, text=words))
        style = '<w:pStyle w:val="TableText"/>'
        written = "".join(
            '<w:tc><w:tcPr><w:tcW w:w="0" w:type="auto"/></w:tcPr>'
            f"<w:p><w:pPr>{style}{self._mark(row, paired=False)}</w:pPr>{''.join(self._pieces(cell))}</w:p></w:tc>"
            for cell in cells
        )
        return f"<w:tr>{marked}{written}</w:tr>"


def _initials(name: str) -> str:
    return "".join(word[0] for word in name.split() if word[0].isalnum())[:4] or "a"
