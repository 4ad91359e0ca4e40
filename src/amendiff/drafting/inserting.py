"""What comes into a text: words beside words or at an edge, and new provisions. Knows addresses, and maybe the text."""

import re
from typing import Any

import msgspec

from amendiff.application.target import matches
from amendiff.drafting.addresses import named
from amendiff.drafting.constituents import WHOLE_SECTION, Clause, NotUnderstood
from amendiff.drafting.instruction import Finding
from amendiff.drafting.narrowing import beside, occurrence, sentence
from amendiff.drafting.newplace import where
from amendiff.drafting.newtext import LABEL, named_by, plain, provisions
from amendiff.drafting.places import Place, Step
from amendiff.drafting.scope import ANYWHERE, Named, at_side, first_and_last
from amendiff.markup import escape
from amendiff.model.document import Document, Kind
from amendiff.model.operation import (
    Insert,
    InsertProvision,
    Occurrence,
    Operation,
    Replace,
    ReplaceProvision,
    ReplaceThroughout,
    Retitle,
)

CLOSING = re.compile(r"(?:[;,] ?(?:and|or)|[.;,:])$")
"""What closes a paragraph: its last sign, and the conjunction behind it."""


def _new_text(words: str, fresh: Step | None) -> str:
    if fresh is not None and fresh.kind == "heading":
        return f"## {escape(plain(words).strip())}"
    return provisions(words, fresh.number if fresh else "")


class Inserting:
    """The part of a builder that every action needs, and what puts words or provisions in: beside, or in place of."""

    def __init__(self, dialect: str, document: Document | None, quoted: dict[int, str]) -> None:
        self.dialect, self.document, self.quoted = dialect, document, quoted
        self.findings: list[Finding] = []
        self.anchor = ""
        """The words after which the clause before put something in."""
        self.names: dict[Place, list[Named]] = {}
        self.reading = 0

    def _tell(self, code: str, level: Any, message: str, clause: Clause, hint: str = "") -> None:
        self.findings.append(
            Finding(code=code, level=level, message=message, span=(clause.start, clause.end), hint=hint)
        )

    def _pick(self, place: Place) -> Named:
        found = self.names.get(place) or named(place, self.dialect, self.document, self.quoted)
        return found[min(self.reading, len(found) - 1)]

    def _contexts(self, clause: Clause) -> list[Named]:
        found = [self._pick(place) for place in (clause.contexts or clause.loose)]
        found = [one if one.at else msgspec.structs.replace(one, at=ANYWHERE) for one in found] or [Named(ANYWHERE)]
        if any(one.at == ANYWHERE for one in found) and not clause.throughout:
            self._tell("AD261", "warning", "no place is named", clause, "say in which paragraph the words stand")
        return found

    def _missing(self, clause: Clause) -> list[Operation]:
        self._tell("AD254", "error", "the new words do not follow", clause, "give them between quotation marks")
        return []

    def _whole(self, place: Named) -> tuple[str, str]:
        """Return the first and last address; of the preamble as a whole, those of its paragraphs."""
        kind = {"preamble": Kind.PREAMBULAR, "operative": Kind.OPERATIVE}.get(place.at)
        if kind is not None and self.document is not None:
            found = [one.address for one in self.document if one.kind is kind and one.depth == 0]
            if found:
                return found[0], found[-1] if found[-1] != found[0] else ""
        at, to = first_and_last(place, self.document)
        return at or ANYWHERE, to

    def _instead(self, clause: Clause, old: list[str], places: list[Place], new: str) -> list[Operation]:
        """Return what puts *new* in place of the words *old*, or of *places*."""
        if len(old) > 1:
            raise NotUnderstood("several quotations for one", clause.start, clause.end)
        if old and (clause.throughout or (clause.occurrence == "all" and not (clause.contexts or places))):
            within = [self._pick(place).at for place in clause.contexts] or [""]
            return [ReplaceThroughout(old=old[0], new=plain(new), within=one) for one in within]
        if old:
            return [
                Replace(at=at.at, old=old[0], new=plain(new), occurrence=occurrence(self.document, at, old[0], clause))
                for at in self._contexts(clause)
            ]
        picked = [self._pick(place) for place in places]
        if len(picked) > 1 and (clause.action == "amend" or any(one.part for one in picked)):
            raise NotUnderstood("several places for one text", clause.start, clause.end)
        first, last = picked[0], picked[-1]
        if first.part is not None:
            return [Replace(at=first.at or ANYWHERE, old=sentence(self.document, first), new=plain(new))]
        if first.at == "title":
            return [Retitle(text=plain(new))]
        at, to = self._whole(first)
        if first.section and to:
            raise NotUnderstood(WHOLE_SECTION, clause.start, clause.end)
        to = last.to or last.at if last is not first else to
        if self.document is not None and at in self.document and self.document[at].kind is Kind.HEADING:
            text = self.document[at].text
            return [Replace(at=at, old=text, new=plain(new))] if text else []
        return [
            ReplaceProvision(at=at, to=to, text=provisions(new, places[0].steps[-1].number if places[0].steps else ""))
        ]

    def _insert(self, clause: Clause) -> list[list[Operation]]:
        words = clause.words[0] if len(clause.words) == 1 else None
        new = clause.new if clause.new is not None else words
        if len(clause.words) > 1 or (clause.new is not None and words is not None):
            raise NotUnderstood("more than one quotation to put in", clause.start, clause.end)
        if new is None and clause.read_out and clause.added_to:  # "add a clause to paragraph 3 so that it reads: X"
            return [self._instead(clause, [], clause.beside_places, clause.read_out)]
        fresh = clause.fresh
        rows = fresh is not None and fresh.kind == "row" and clause.side in ("after", "before") and clause.beside_places
        if fresh is not None and fresh.kind in ("footnote", "table", "row", "column") and not rows:
            raise NotUnderstood(f"a new {fresh.kind} has no form in words", clause.start, clause.end)
        if fresh is None and clause.loose and not clause.beside:
            fresh = clause.loose[-1].steps[-1] if clause.loose[-1].steps else None
        if clause.beside:
            return [self._words_in(clause, new)]
        in_words = fresh is None or fresh.kind == "sentence"
        if clause.beside_places and clause.side in ("after", "before"):
            place = self._pick(clause.beside_places[-1])
            if place.part is not None and in_words:
                if not new:
                    return [self._missing(clause)]
                return [[_beside(place.at or ANYWHERE, new, clause.side, sentence(self.document, place))]]
            if not new:
                return [self._missing(clause)]
            if in_words and fresh is not None:
                raise NotUnderstood("a sentence beside a paragraph", clause.start, clause.end)
            return [[self._provision(_new_text(new, fresh), clause.side, place)]]
        if clause.side in ("end", "start"):
            if clause.added_to and in_words and not LABEL.match(new or ""):
                raise NotUnderstood("where the words are to stand is not said", clause.start, clause.end)
            return [self._at_edge(clause, fresh if not in_words else None, new)]
        if clause.side == "between" and len(clause.beside_places) in (1, 2):
            if not new:
                return [self._missing(clause)]
            text = _new_text(new, fresh)
            return [[self._provision(text, "after", self._pick(clause.beside_places[0]))]]
        if fresh is None:
            raise NotUnderstood("where it is to stand is not said", clause.start, clause.end)
        if in_words:
            return [self._sentence_in(clause, fresh, new)]
        if not new:
            return [self._missing(clause)]
        if clause.several > len(_new_text(new, fresh).split("\n\n")):
            raise NotUnderstood("more provisions are named than given", clause.start, clause.end)
        contexts = [self._pick(place) for place in clause.contexts]
        named_so = fresh if fresh.number or fresh.ordinal or fresh.labels else named_by(new, fresh)
        if clause.adding and contexts and contexts[0].at and named_so is not fresh:
            named_so = fresh  # added, not inserted: behind all others
        text = _new_text(new, fresh)
        sides = where(named_so, contexts[0] if contexts else Named(""), self.dialect, self.document)
        if not sides:
            self._tell(
                "AD264", "warning", "no place is named for what is new", clause, "say after which paragraph it comes"
            )
            sides = (
                [("end_of", Named("operative")), ("end_of", Named("preamble"))]
                if self.dialect == "un"
                else [("end_of", Named(ANYWHERE))]
            )
        return [[self._provision(text, side, name)] for side, name in sides]

    def _provision(self, text: str, side: str, place: Named) -> InsertProvision:
        return InsertProvision(text=text, **at_side(side, place, self.document))

    def _words_in(self, clause: Clause, new: str | None) -> list[Operation]:
        if not new:
            return self._missing(clause)
        found: list[Operation] = []
        for context in self._contexts(clause):
            side, quote, which = beside(self.document, context, clause)
            found.append(_beside(context.at, new, side, quote, which))
        return found

    def _at_edge(self, clause: Clause, fresh: Step | None, new: str | None) -> list[Operation]:
        if not new:
            return self._missing(clause)
        places = clause.beside_places or clause.contexts
        found: list[Operation] = []
        for place in [self._pick(one) for one in places] or [Named(ANYWHERE)]:
            if place.at in ("", ANYWHERE):
                place = msgspec.structs.replace(
                    place, at="operative" if fresh and places and self.dialect == "un" else ANYWHERE
                )
            if clause.literal and fresh is None:
                found.append(Insert(at=place.at, text=plain(new), place="end"))
            elif (
                fresh is not None
                or LABEL.match(new)
                or place.at in ("preamble", "operative")
                or (place.at.startswith("annex") and "." not in place.at)
            ):
                found.append(self._provision(_new_text(new, fresh), clause.side, place))
            elif place.part is not None:
                words = sentence(self.document, place)
                behind = clause.side == "end"
                quote = words.rstrip(".;:") if behind else words
                found.append(_beside(place.at, new, "after" if behind else "before", quote))
            elif clause.side == "start":
                found.append(Insert(at=place.at, text=plain(new), place="start"))
            else:
                found.append(at_end(self.document, place.at, plain(new)))
        return found

    def _sentence_in(self, clause: Clause, fresh: Step, new: str | None) -> list[Operation]:
        """A new first or last sentence of a paragraph."""
        if not new:
            return self._missing(clause)
        if fresh.ordinal not in (1, -1, 0):
            context = self._contexts(clause)[0]
            before = msgspec.structs.replace(context, part=msgspec.structs.replace(fresh, ordinal=fresh.ordinal - 1))
            return [Insert(at=context.at, text=plain(new), after=sentence(self.document, before))]
        edge: Any = "start" if fresh.ordinal == 1 else "end"
        return [Insert(at=context.at, text=plain(new), place=edge) for context in self._contexts(clause)]


def at_end(document: Document | None, at: str, new: str) -> Insert:
    """Return the insertion of *new* at the end of a provision, as a clerk means it: before its closing sign.

    A sentence of its own comes behind the full stop. A sign that closes *new* as well is written once.
    """
    text = document[at].text if document is not None and at in document else ""
    closing = CLOSING.search(text)
    behind = closing is not None and closing[0] == "." and new[:1].isupper() and new[-1:] in ".!?"
    if closing is None or behind:
        return Insert(at=at, text=new, place="end")
    last = text[: closing.start()].split()[-1:]
    if not last or not (found := matches(text, last[0])) or found[-1][1] != closing.start():
        return Insert(at=at, text=new, place="end")
    kept = new.removesuffix(closing[0]).rstrip() or new
    return Insert(at=at, text=kept, after=last[0], occurrence="last" if len(found) > 1 else "only")


def _beside(at: str, new: str, side: str, quote: str, which: Occurrence = "only") -> Insert:
    """Return the insertion of *new* ``before`` the quoted words, or after them."""
    if side == "before":
        return Insert(at=at, text=plain(new), before=quote, occurrence=which)
    return Insert(at=at, text=plain(new), after=quote, occurrence=which)
