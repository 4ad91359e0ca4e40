"""Operations as modifications: a sentence with what it quotes marked up, and the metadata that say the same.

Every operation has a form. Where the standard has no attribute for what an operation says (which of several matches,
how spaces are joined), it stands in one of our own; a move is a renumbering, formatting a substitution of words by the
same words with other formatting.
"""

import re
from collections import Counter
from collections.abc import Sequence
from typing import assert_never

from msgspec.structs import replace

from amendiff.application import weave
from amendiff.formats.akn.eids import eids
from amendiff.formats.akn.history import type_of
from amendiff.formats.akn.nodes import Node, plain_nodes
from amendiff.formats.akn.parts import Names, Writer
from amendiff.formats.akn.vocabulary import attributes, text
from amendiff.formats.akn.words import Words
from amendiff.formats.akn.works import Work
from amendiff.markup import parse_provisions
from amendiff.model.amendment import Amendment
from amendiff.model.change import Place
from amendiff.model.document import Document, Kind, Provision
from amendiff.model.naming import in_words, ordinal
from amendiff.model.operands import Placing, Quoting, gap_of, is_literal, occurrence_of, quoted
from amendiff.model.operation import (
    Delete,
    DeleteProvision,
    Format,
    Insert,
    InsertProvision,
    JoinProvisions,
    MoveProvision,
    Operation,
    Replace,
    ReplaceProvision,
    ReplaceThroughout,
    Retitle,
    SplitProvision,
)
from amendiff.model.weave import Style

PARTS = {"text": "", "preamble": "preamble", "operative": "body"}
"""The eIds of the parts of a text that operations know by name; the text itself has none."""
_COLLAPSED = re.compile("[ \t\r\n]+")


class Modification:
    """One operation on a text, the *document* that it was drafted against, of which *work* is the address."""

    def __init__(self, name: str, operation: Operation, document: Document, work: Work, lost: Counter[str]) -> None:
        self.name, self.document, self.work, self.lost = name, document, work, lost
        self.eids = eids(document)
        self.counts: Counter[str] = Counter()
        self.destinations: list[str] = []
        self.olds: list[str] = []
        self.news: list[str] = []
        self.operation = operation
        self.sentence = f'<mod eId="{name}">{self._said(operation)}</mod>'

    def textual(self, count: str) -> str:
        """Return what the metadata say of it, called *count*."""
        operation = self.operation
        occurrence = occurrence_of(operation)
        given = attributes(
            type=type_of(operation),
            eId=count,
            own_occurrence="throughout" if isinstance(operation, ReplaceThroughout) else
            "" if occurrence == "only" else str(occurrence),
            own_join="exact" if is_literal(operation) else "",
            own_becomes=getattr(operation, "becomes", ""),
        )  # fmt: skip
        inner = f"<source{attributes(href=f'#{self.name}')}/>" + "".join(self.destinations)
        inner += "".join(f"<old{attributes(href=f'#{name}')}/>" for name in self.olds)
        inner += "".join(f"<new{attributes(href=f'#{name}')}/>" for name in self.news)
        return f"<textualMod{given}>{inner}</textualMod>"

    def _said(self, operation: Operation) -> str:
        match operation:
            case Replace(at=at, old=old, new=new):
                return f"In {self._at(at)}, replace {self._old(old)}{_which(operation)} by {self._new(new)}."
            case Delete(at=at, words=words):
                return f"In {self._at(at)}, delete {self._old(words)}{_which(operation)}."
            case Insert(at=at, text=words, place=place) if place:
                where = "beginning" if place == "start" else "end"
                return f"At the {where} of {self._at(at, pos=place)}, insert {self._new(words)}."
            case Insert(at=at, text=words):
                side = "after" if operation.after else "before"
                return f"In {self._at(at)}, insert {self._new(words)} {self._beside(side, operation)}."
            case SplitProvision(at=at):
                side = "after" if operation.after else "before"
                return f"In {self._at(at)}, begin a new paragraph {self._beside(side, operation)}."
            case InsertProvision():
                return f"{self._place(operation)}, insert: {self._structure(self._inserted(operation))}"
            case ReplaceProvision(at=at, to=to):
                return f"Replace {self._at(at, to)} by: {self._structure(self._replacing(operation))}"
            case DeleteProvision(at=at, to=to):
                return f"Delete {self._at(at, to)}."
            case MoveProvision(at=at, to=to):
                moved = self._at(at, to)
                return f"Move {moved}: {self._place(operation)}."
            case JoinProvisions(at=at, to=to):
                return f"Make one paragraph of {self._at(at, to)}."
            case ReplaceThroughout(old=old, new=new, within=within):
                return f"Throughout {self._at(within or 'text')}, replace {self._old(old)} by {self._new(new)}."
            case Retitle(text=title):
                return f"Replace {self._at('title')} by {self._new(title)}."
            case Format(at=at, words=words):
                style: tuple[Style, ...] = ((operation.add or operation.remove, ""),)
                old = self._old(words, () if operation.add else style)
                new = self._new(words, style if operation.add else ())
                return f"In {self._at(at)}, print {old}{_which(operation)} as {new}."
            case _:
                assert_never(operation)

    # ---- places -----------------------------------------------------------------------------------------------

    def _portion(self, address: str) -> str:
        if address in PARTS:
            return self.work.portion(PARTS[address])
        self.document.position(address)  # or TargetNotFound
        return self.work.portion(self.eids[address])

    def _at(self, address: str, to: str = "", *, pos: str = "") -> str:
        """A reference to a provision, or to several, and what the metadata say of the place."""
        href, last = self._portion(address), self._portion(to) if to else ""
        self.destinations.append(f"<destination{attributes(href=href, pos=pos, upTo=last)}/>")
        self.counts["ref"] += 1
        name = f"{self.name}__{'rref' if to else 'ref'}_{self.counts['ref']}"
        words = in_words(address) + (f" to {in_words(to)}" if to else "")
        if to:
            return f"<rref{attributes(eId=name, from_=href, upTo=last)}>{text(words)}</rref>"
        return f"<ref{attributes(eId=name, href=href)}>{text(words)}</ref>"

    def _place(self, operation: Placing) -> str:
        side, name = gap_of(operation)
        if side in ("after", "before"):
            return f"{side.capitalize()} {self._at(name, pos=side)}"
        pos, words = ("start", "beginning") if side == "start_of" else ("end", "end")
        return f"At the {words} of {self._at(name, pos=pos)}"

    def _beside(self, side: str, operation: Insert | SplitProvision) -> str:
        """The words beside which something comes: a place as well, though no provision."""
        written, name = self._quoted(quoted(operation), ())
        self.destinations.append(f"<destination{attributes(href=f'#{name}', pos=side)}/>")
        return f"{side} {written}{_which(operation)}"

    # ---- what is quoted ---------------------------------------------------------------------------------------

    def _old(self, words: str, styles: Sequence[Style] = ()) -> str:
        written, name = self._quoted(words, styles)
        self.olds.append(name)
        return written

    def _new(self, words: str, styles: Sequence[Style] = ()) -> str:
        written, name = self._quoted(words, styles)
        self.news.append(name)
        return written

    def _quoted(self, words: str, styles: Sequence[Style]) -> tuple[str, str]:
        self.counts["qtext"] += 1
        name = f"{self.name}__qtext_{self.counts['qtext']}"
        kept = ' xml:space="preserve"' if _COLLAPSED.sub(" ", words).strip() != words else ""
        inner = Words({}).styled(words, styles)
        return f"<quotedText{attributes(eId=name, startQuote='“', endQuote='”')}{kept}>{inner}</quotedText>", name

    def _inserted(self, operation: InsertProvision) -> tuple[Provision, ...]:
        """New provisions as what they become where they come."""
        alone = weave(self.document, [Amendment(id="new", sequence=1, operations=(operation,))])
        kinds = [change.provisions[0].kind for change in alone.changes["new/1"] if isinstance(change, Place)]
        return self._written(operation.text, kinds[0] if kinds else Kind.PARAGRAPH)

    def _replacing(self, operation: ReplaceProvision) -> tuple[Provision, ...]:
        kind = Kind(operation.becomes or self.document[operation.at].kind)
        return self._written(operation.text, kind)

    def _written(self, source: str, kind: Kind) -> tuple[Provision, ...]:
        """The provisions of *source*, without the letters that their place would give them."""
        labels = [address.removeprefix("fn") for address in self.document.footnotes]
        beside = Kind.PARAGRAPH if kind in (Kind.FOOTNOTE, Kind.HEADING, Kind.TABLE, Kind.GAP) else kind
        return parse_provisions(source, beside, prefix="new", notes=labels)

    def _structure(self, provisions: Sequence[Provision]) -> str:
        self.counts["qstr"] += 1
        name = f"{self.name}__qstr_{self.counts['qstr']}"
        self.news.append(name)
        least = min((one.depth for one in provisions if one.kind is not Kind.FOOTNOTE), default=0)
        roots = [
            one if one.kind is Kind.FOOTNOTE or _of_note(provisions, n) else replace(one, depth=one.depth - least)
            for n, one in enumerate(provisions)
        ]
        nodes = plain_nodes(roots)
        known = plain_nodes(self.document.provisions)
        notes = {
            node.provision.address.removeprefix("fn"): [node]
            for node in (*known, *nodes)
            if node.provision.kind is Kind.FOOTNOTE
        }
        named = eids(Document(tuple(roots)), f"{name}__")
        words = Words(notes, f"{name}__")
        writer = Writer(Names(named, {}, {}, {}, frozenset()), words)
        shown = [node for node in nodes if node.provision.kind is not Kind.FOOTNOTE] or nodes
        inner = "".join(_root(writer, node) for node in shown)
        self.lost.update(words.lost)
        given = attributes(eId=name, startQuote="“", endQuote="”")
        return f"<quotedStructure{given}>{inner or '<p/>'}</quotedStructure>"


def _of_note(provisions: Sequence[Provision], n: int) -> bool:
    """Whether the provision belongs to a footnote, and so stands where it stands."""
    while n and provisions[n].depth:
        n -= 1
    return provisions[n].kind is Kind.FOOTNOTE


def _root(writer: Writer, node: Node) -> str:
    match node.provision.kind:
        case Kind.PREAMBULAR:
            return writer.recital(node)
        case Kind.OPENING:
            named = attributes(**writer.names.of(node), name="enactingFormula")
            return f"<formula{named}>{writer.block(node)}</formula>"
        case Kind.ROW:
            return writer.row(node)
        case Kind.TITLE:
            return f"<p><docTitle{attributes(**writer.names.of(node))}>{writer.said(node)}</docTitle></p>"
        case Kind.HEADING:
            return writer.body([node])
        case _:
            return writer.hier(node)


def _which(operation: Quoting) -> str:
    match operation.occurrence:
        case "only":
            return ""
        case "all":
            return " wherever it stands there"
        case int(n):
            return f" where it stands for the {ordinal(n)} time"
        case named:
            return f" where it stands {named}"
