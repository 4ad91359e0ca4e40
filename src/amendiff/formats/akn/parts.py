"""A text, or an annex, as preface, preamble, main body and attachments. Knows the tree of a text, no metadata.

Numbered paragraphs and their points are elements of the hierarchy; a heading holds what follows it, up to the next of
its level. What belongs to a recital is a list. An annex is an attachment with a document of its own.
"""

from collections.abc import Callable, Mapping, Sequence

import msgspec

from amendiff.formats.akn.eids import RECITED, eids, element, wids
from amendiff.formats.akn.nodes import Node, Part
from amendiff.formats.akn.vocabulary import attributes, text
from amendiff.formats.akn.words import Words, changed
from amendiff.model.document import Document, Kind

Named = Callable[[str], str]
"""Gives the metadata of an attachment, by its eId."""


class Names(msgspec.Struct):
    """What every provision is called, on both sides."""

    new: Mapping[str, str]
    old: Mapping[str, str]
    work: Mapping[str, str]
    """The wIds, where they are others."""
    original: Mapping[str, str]
    taken: frozenset[str]

    def of(self, node: Node) -> dict[str, str]:
        """Return the eId and the wId of *node* as attributes."""
        if node.new is not None:
            address = node.new.address
            return {"eId": self.new[address], "wId": self.work.get(address, "")}
        assert node.old is not None
        address = node.old.address
        eid = self.old[address]
        first = self.original.get(address, "")
        name = f"{eid}-removed" if eid in self.taken else eid
        return {"eId": name, "wId": first if first != name else ""}


def names_of(old: Document, new: Document, original: Document) -> Names:
    """Return what the provisions of *old* and *new* are called; *original* is the text as tabled."""
    first, now = eids(original), eids(new)
    return Names(now, first if old is original else eids(old), wids(now, first), first, frozenset(now.values()))


class Writer:
    """Writes the parts of a text."""

    def __init__(self, names: Names, words: Words) -> None:
        self.names, self.words = names, words

    # ---- a text and its annexes -------------------------------------------------------------------------------

    def part(self, part: Part, within: str = "") -> str:
        """Return everything of *part* but its annexes."""
        written = ""
        if part.title:
            titles = "".join(
                f"<p{attributes(**changed(node))}><docTitle{attributes(**self.names.of(node))}>{self.said(node)}"
                "</docTitle></p>"
                for node in part.title
            )
            written += f'<preface eId="{within}preface">{titles}</preface>'
        if part.preamble:
            written += f'<preamble eId="{within}preamble">{self.preamble(part.preamble, within)}</preamble>'
        return f'{written}<mainBody eId="{within}body">{self.body(part.body) or "<p/>"}</mainBody>'

    def attachments(self, part: Part, meta: Named) -> str:
        """Return the annexes of *part*, each with what *meta* says of it."""
        written = ""
        for node, inner in part.annexes:
            named = self.names.of(node)
            eid = named["eId"]
            heading = f"<heading>{self.said(node)}</heading>"
            written += (
                f'<attachment{attributes(**named, **changed(node))}>{heading}<doc name="annex">{meta(eid)}'
                f"{self.part(inner, f'{eid}__')}</doc></attachment>"
            )
        return f"<attachments>{written}</attachments>" if written else ""

    # ---- the preamble -----------------------------------------------------------------------------------------

    def preamble(self, nodes: Sequence[Node], within: str = "") -> str:
        """Return *nodes*: formulas, recitals in a row, and containers for what else stands among them."""
        written, run, groups, seen = "", "", 0, False
        for node in nodes:
            kind, named = node.provision.kind, {**self.names.of(node), **changed(node)}
            recital = kind in RECITED and (kind is Kind.PREAMBULAR or seen or "__rec_" in named["eId"])
            if recital:
                seen = True
                run += self.recital(node)
                continue
            if run:
                groups += 1
                written, run = written + self._recitals(run, within, groups), ""
            inner = self.block(node)
            if kind is Kind.OPENING:
                written += f"<formula{attributes(**named, name='enactingFormula')}>{inner}</formula>"
            else:
                level = f"h{node.provision.level}" if kind is Kind.HEADING else ""
                written += f"<container{attributes(**named, name=kind.value, class_=level)}>{inner}</container>"
        return written + (self._recitals(run, within, groups + 1) if run else "")

    def recital(self, node: Node) -> str:
        """Return a preambular paragraph."""
        named = attributes(**self.names.of(node), **changed(node))
        return f"<recital{named}>{self.number(node)}{self.block(node)}</recital>"

    def _recitals(self, run: str, within: str, count: int) -> str:
        return f'<recitals eId="{within}recs{f"_{count}" if count > 1 else ""}">{run}</recitals>'

    def block(self, node: Node) -> str:
        """The words of a provision as a block, with a list of what belongs to it."""
        if node.provision.kind is Kind.TABLE:
            return self.table(node)
        written = f"<p>{self.said(node)}</p>"
        if not node.inner:
            return written
        items = ""
        for inner in node.inner:
            named = attributes(**self.names.of(inner), **changed(inner))
            items += f"<item{named}>{self.number(inner)}{self.block(inner)}</item>"
        return f'{written}<blockList eId="{self.names.of(node)["eId"]}__list_1">{items}</blockList>'

    # ---- the hierarchy ----------------------------------------------------------------------------------------

    def body(self, nodes: Sequence[Node]) -> str:
        """Return *nodes*, headings around what follows them."""
        written = ""
        open_: list[int] = []
        for node in nodes:
            if node.provision.kind is Kind.HEADING:
                while open_ and open_[-1] >= node.provision.level and node.sign == "=":
                    written += "</level>"
                    open_.pop()
                named = attributes(**self.names.of(node), **changed(node), class_=f"h{node.provision.level}")
                written += f"<level{named}>{self.number(node)}<heading>{self.said(node)}</heading>"
                if node.sign == "=":
                    open_.append(node.provision.level)
                else:  # the paragraphs beneath a heading that goes or comes may stay
                    written += "</level>"
            else:
                written += self.hier(node)
        return written + "</level>" * len(open_)

    def hier(self, node: Node) -> str:
        """A provision as an element of the hierarchy, with what belongs to it inside."""
        provision, named = node.provision, self.names.of(node)
        eid, tag = named["eId"], element(provision)
        given = attributes(
            **named, **changed(node), name="annex" if provision.kind is Kind.ANNEX else
            provision.kind.value if tag == "hcontainer" else "",
        )  # fmt: skip
        if provision.kind is Kind.TABLE:
            return f'<{tag}{given}><content eId="{eid}__content">{self.table(node)}</content></{tag}>'
        if provision.kind is Kind.HEADING:
            return f"<{tag}{given}><heading>{self.said(node)}</heading></{tag}>"
        number, said = self.number(node), f"<p>{self.said(node)}</p>"
        if provision.kind is Kind.ANNEX:
            return f"<{tag}{given}><heading>{self.said(node)}</heading>{self.body(node.inner)}</{tag}>"
        if not node.inner:
            return f'<{tag}{given}>{number}<content eId="{eid}__content">{said}</content></{tag}>'
        return f'<{tag}{given}>{number}<intro eId="{eid}__intro">{said}</intro>{self.body(node.inner)}</{tag}>'

    def table(self, node: Node) -> str:
        """Return the table of a provision."""
        rows = "".join(self.row(row) for row in node.inner)
        named = attributes(eId=f"{self.names.of(node)['eId']}__table_1")
        return f"<table{named}>{rows or '<tr><td><p/></td></tr>'}</table>"

    def row(self, row: Node) -> str:
        """Return a row of a table."""
        inner = "".join(f"<td><p>{self.words.written(cell)}</p></td>" for cell in self.words.cells(row.pieces))
        return f"<tr{attributes(**self.names.of(row), **changed(row))}>{inner}</tr>"

    # ---- words ------------------------------------------------------------------------------------------------

    def said(self, node: Node) -> str:
        """The words of a provision."""
        if node.provision.kind is Kind.GAP:
            return self.words.marked("<omissis>[…]</omissis>", node.sign, node.by)
        return self.words.written(node.pieces)

    def number(self, node: Node) -> str:
        """The number of a provision as printed, on both sides where it changes."""
        old = _printed(node.old.number) if node.old else None
        new = _printed(node.new.number) if node.new else None
        if old == new or node.sign != "=":
            shown = text(new or old or "")
            return f"<num>{self.words.marked(shown, node.sign, node.by)}</num>" if shown else ""
        gone = self.words.marked(text(old or ""), "-", ())
        return f"<num>{gone}{self.words.marked(text(new or ''), '+', ())}</num>"


def _printed(number: str) -> str:
    return number if not number or number[-1] in ").•" else f"{number}."
