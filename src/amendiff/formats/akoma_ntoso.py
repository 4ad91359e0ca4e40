"""A version of a text as Akoma Ntoso 3.0: a statement with a preamble and numbered paragraphs. Opens no files.

Element ids follow the naming convention (``para_3__point_a``). What an annex holds stands in a container of its own,
since an attachment would be a document with facts that are not known.
"""

import re
from collections.abc import Sequence
from html import escape as _escape

import msgspec

from amendiff.errors import NotCarried
from amendiff.model.document import Document, Kind, Provision
from amendiff.model.tracked import Piece, pieces_of

NAMESPACE = "http://docs.oasis-open.org/legaldocml/ns/akn/3.0"
_IMPOSSIBLE = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\ud800-\udfff\ufffe\uffff]")
_LANGUAGES = {"en": "eng", "fr": "fra", "es": "spa", "ar": "ara", "zh": "zho", "ru": "rus", "de": "deu", "it": "ita"}
_LINK = re.compile(r"(?:https?://|mailto:)[^\s\x00-\x1f]+", re.IGNORECASE)
_TAGS = {"emphasis": ("<i>", "</i>"), "strong": ("<b>", "</b>"), "code": ('<inline name="code">', "</inline>")}


class Facts(msgspec.Struct, frozen=True):
    """What the head of the file says of the text."""

    name: str
    """Of the dossier: the last part of its address."""
    body: str
    version: str = ""
    """What this version is called; empty for the text as tabled."""
    tabled: str = ""
    """The day on which it was tabled, and that of this version, ``2025-02-21``; both may be unknown."""
    date: str = ""


class _Node(msgspec.Struct):
    provision: Provision
    inner: list["_Node"]


def akoma_ntoso(document: Document, facts: Facts) -> str:
    """Return *document* as Akoma Ntoso. Raises NotCarried for characters that XML cannot hold."""
    return _Writer(document, facts).written()


def _text(words: str) -> str:
    if found := _IMPOSSIBLE.search(words):
        raise NotCarried(f"XML cannot hold the character U+{ord(found[0]):04X}", hints=("take it out",))
    return _escape(words, quote=True).replace("\r", "&#13;")


class _Writer:
    def __init__(self, document: Document, facts: Facts) -> None:
        self.document, self.facts = document, facts
        self.ids: set[str] = set()
        self.notes: dict[str, _Node] = {}
        self.nodes = self._tree()

    def _tree(self) -> list[_Node]:
        root: list[_Node] = []
        above: list[_Node] = []
        for provision in self.document:
            node = _Node(provision, [])
            del above[provision.depth :]
            (above[-1].inner if above else root).append(node)
            above.append(node)
        for node in root:
            if node.provision.kind is Kind.FOOTNOTE:
                self.notes[node.provision.address.removeprefix("fn")] = node
        return [node for node in root if node.provision.kind is not Kind.FOOTNOTE]

    def id(self, wanted: str) -> str:
        """Return *wanted*, or with a number behind it where that is taken."""
        plain = re.sub(r"[^A-Za-z0-9_.-]", "-", wanted)
        found, n = plain, 1
        while found in self.ids:
            n += 1
            found = f"{plain}-{n}"
        self.ids.add(found)
        return found

    def written(self) -> str:
        title = [node for node in self.nodes if node.provision.kind is Kind.TITLE]
        first = next(
            (n for n, node in enumerate(self.nodes) if node.provision.kind in (Kind.OPENING, Kind.PREAMBULAR)), None
        )
        last = max(
            (n for n, node in enumerate(self.nodes) if node.provision.kind in (Kind.OPENING, Kind.PREAMBULAR)),
            default=-1,
        )
        before = [] if first is None else [node for node in self.nodes[: last + 1] if node not in title]
        body = [node for node in self.nodes[last + 1 :] if node not in title]
        parts = [self._meta()]
        if title:
            words = self.words(title[0].provision)
            parts.append(f'<preface eId="{self.id("preface")}"><p><docTitle>{words}</docTitle></p></preface>')
        if before:
            parts.append(f'<preamble eId="{self.id("preamble")}">{self._preamble(before)}</preamble>')
        inner = "".join(self.hier(node, "") for node in body) or "<p/>"
        parts.append(f'<mainBody eId="{self.id("body")}">{inner}</mainBody>')
        kind = "singleVersion" if self.facts.version else "originalVersion"
        return (
            '<?xml version="1.0" encoding="UTF-8"?>\n'
            f'<akomaNtoso xmlns="{NAMESPACE}"><statement name="resolution" contains="{kind}">'
            f"{''.join(parts)}</statement></akomaNtoso>\n"
        )

    def _meta(self) -> str:
        facts = self.facts
        tabled, date = facts.tabled or "1970-01-01", facts.date or facts.tabled or "1970-01-01"
        language = _LANGUAGES.get(self.document.language, self.document.language)
        work = f"/akn/un/statement/{tabled}/{_text(re.sub(r'[^A-Za-z0-9._-]', '-', facts.name))}"
        expression = f"{work}/{language}@{date if facts.version else ''}"

        def level(name: str, uri: str, day: str, what: str, extra: str) -> str:
            return (
                f'<{name}><FRBRthis value="{uri}/!main"/><FRBRuri value="{uri}"/>'
                f'<FRBRdate date="{day}" name="{what}"/><FRBRauthor href="#author"/>{extra}</{name}>'
            )

        body = _text(facts.body or "not stated")
        organisation = re.sub(r"[^a-z0-9]+", "-", facts.body.lower()).strip("-") or "unknown"
        return (
            '<meta><identification source="#amendiff">'
            + level("FRBRWork", work, tabled, "tabled", '<FRBRcountry value="un"/>')
            + level("FRBRExpression", expression, date, "version", f'<FRBRlanguage language="{_text(language)}"/>')
            + level("FRBRManifestation", f"{expression}.xml", date, "version", '<FRBRformat value="application/xml"/>')
            + '</identification><references source="#amendiff">'
            + f'<TLCOrganization eId="author" href="/ontology/organization/un/{organisation}" showAs="{body}"/>'
            + '<TLCProcess eId="amendiff" href="/ontology/process/amendiff" showAs="amendiff"/></references></meta>'
        )

    def _preamble(self, nodes: Sequence[_Node]) -> str:
        written, recitals, count = "", "", 0
        for node in nodes:
            kind = node.provision.kind
            if kind is Kind.OPENING and not recitals:
                name = self.id("preamble__formula")
                written += f'<formula eId="{name}" name="enactingFormula">{self.block(node, name)}</formula>'
            else:
                count += 1
                name = self.id(f"recs__rec_{count}")
                recitals += f'<recital eId="{name}">{self.block(node, name)}</recital>'
        return written + (f'<recitals eId="{self.id("recs")}">{recitals}</recitals>' if recitals else "")

    def block(self, node: _Node, name: str) -> str:
        """The words of a provision as a block, with lists of what belongs to it."""
        if node.provision.kind is Kind.TABLE:
            return self._table(node, name)
        written = f"<p>{self.words(node.provision)}</p>"
        if not node.inner:
            return written
        there = self.id(f"{name}__list_1")
        items = ""
        for inner in node.inner:
            item = self.id(f"{there}__item_{self._label(inner.provision) or '1'}")
            items += f'<item eId="{item}">{self._number(inner.provision)}{self.block(inner, item)}</item>'
        return f'{written}<blockList eId="{there}">{items}</blockList>'

    def hier(self, node: _Node, above: str) -> str:
        """A provision as an element of the hierarchy, with what belongs to it inside."""
        provision = node.provision
        lead = f"{above}__" if above else ""
        if provision.kind is Kind.ANNEX:
            name = self.id(f"{lead}annex_{provision.address.removeprefix('annex')}")
            inner = "".join(self.hier(one, name) for one in node.inner)
            inner = inner or f'<content eId="{self.id(name + "__content")}"><p/></content>'
            return (
                f'<hcontainer eId="{name}" name="annex"><heading>{self.words(provision)}</heading>{inner}</hcontainer>'
            )
        if provision.kind is Kind.HEADING:
            name = self.id(f"{lead}level_1")
            content = f'<content eId="{self.id(name + "__content")}"><p/></content>'
            return f'<level eId="{name}"><heading>{self.words(provision)}</heading>{content}</level>'
        tag, short = ("point", "point") if provision.kind is Kind.SUB else ("paragraph", "para")
        name = self.id(f"{lead}{short}_{self._label(provision) or '1'}")
        if provision.kind is Kind.TABLE:
            content = self._table(node, name)
            return f'<{tag} eId="{name}"><content eId="{self.id(name + "__content")}">{content}</content></{tag}>'
        number = self._number(provision)
        said = f"<p>{self.words(provision)}</p>"
        if not node.inner:
            where = self.id(f"{name}__content")
            return f'<{tag} eId="{name}">{number}<content eId="{where}">{said}</content></{tag}>'
        where = self.id(f"{name}__intro")
        inner = "".join(self.hier(one, name) for one in node.inner)
        return f'<{tag} eId="{name}">{number}<intro eId="{where}">{said}</intro>{inner}</{tag}>'

    def _label(self, provision: Provision) -> str:
        return re.sub(r"[^A-Za-z0-9]+", "-", provision.number).strip("-")

    def _number(self, provision: Provision) -> str:
        number = provision.number
        return f"<num>{_text(number if number[-1] in ').•' else number + '.')}</num>" if number else ""

    def _table(self, node: _Node, name: str) -> str:
        rows = ""
        for row in node.inner:
            cells: list[list[Piece]] = [[]]
            for piece in pieces_of(row.provision):
                for n, words in enumerate(piece.text.split("\t")):
                    if n:
                        cells.append([])
                    cells[-1].append(msgspec.structs.replace(piece, text=words))
            rows += f"<tr>{''.join(f'<td><p>{self._pieces(cell)}</p></td>' for cell in cells)}</tr>"
        empty = "<tr><td><p/></td></tr>"
        return f'<table eId="{self.id(name + "__table_1")}">{rows or empty}</table>'

    def words(self, provision: Provision) -> str:
        """The words of a provision with their formatting, its footnotes where they are referred to."""
        return "[…]" if provision.kind is Kind.GAP else self._pieces(tuple(pieces_of(provision)))

    def _pieces(self, pieces: Sequence[Piece]) -> str:
        written = ""
        for piece in pieces:
            if piece.note:
                found = self.notes.get(piece.note)
                said = [found.provision, *(one.provision for one in found.inner)] if found else []
                inner = "".join(f"<p>{self._pieces([p for p in pieces_of(one) if not p.note])}</p>" for one in said)
                written += (
                    f'<authorialNote marker="{_text(piece.note)}" placement="bottom" '
                    f'eId="{self.id("authorialNote_" + piece.note)}">{inner or "<p/>"}</authorialNote>'
                )
                continue
            inner = _text(piece.text).replace("\n", "<eol/>")
            for kind, target in piece.styles:
                if kind in _TAGS:
                    inner = f"{_TAGS[kind][0]}{inner}{_TAGS[kind][1]}"
                elif kind == "link" and _LINK.fullmatch(target):
                    inner = f'<a href="{_text(target)}">{inner}</a>'
            written += inner
        return written
