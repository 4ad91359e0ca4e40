"""Clauses into operations, in every way that they can be read. Knows addresses, and the text where one is given."""

from collections.abc import Sequence
from typing import Any

import msgspec

from amendiff.drafting.addresses import named
from amendiff.drafting.constituents import Clause, NotUnderstood
from amendiff.drafting.inserting import ANYWHERE, Inserting
from amendiff.drafting.instruction import Finding
from amendiff.drafting.narrowing import Needed, occurrence, rest_behind, sentence, stretch
from amendiff.drafting.newtext import plain, provisions
from amendiff.drafting.places import Place
from amendiff.drafting.scope import Named
from amendiff.model.document import Kind
from amendiff.model.operation import (
    Delete,
    DeleteProvision,
    JoinProvisions,
    MoveProvision,
    Operation,
    Replace,
    ReplaceProvision,
    ReplaceThroughout,
    Retitle,
    SplitProvision,
)


class Built(msgspec.Struct):
    """What a clause gives: one list of operations a reading, with what there is to say of it."""

    readings: list[list[Operation]]
    findings: list[Finding]
    at: tuple[str, ...] = ()


class Builder(Inserting):
    """Builds the operations of one clause after the other; knows the words of the one before."""

    def build(self, clause: Clause, outer: Sequence[Place]) -> Built:
        """Return the operations of *clause*, which stands under *outer*. Raises NotUnderstood."""
        self.findings = []
        steps = [step for place in (*clause.contexts, *clause.loose, *clause.beside_places) for step in place.steps]
        vague = any(step.kind in ("page", "line") for step in steps)
        self._nest(clause, outer)
        every = [*clause.contexts, *clause.loose, *clause.beside_places, *clause.old_places]
        self.names = {place: named(place, self.dialect, self.document, self.quoted) for place in every}
        count = max((len(names) for names in self.names.values()), default=1)
        readings: list[list[Operation]] = []
        for self.reading in range(count):
            if self.reading:
                kept, self.findings = self.findings, []
                found = self._operations(clause)
                self.findings = kept
            else:
                found = self._operations(clause)
            readings += [one for one in found if one not in readings]
        if clause.beside:
            self.anchor = clause.beside[0]
        at = tuple(dict.fromkeys(one.at for place in every for one in self.names[place][:1] if one.at))
        if vague:
            self._tell("AD256", "warning", "a page or a line of a print: no text here can confirm it", clause)
        if clause.language:
            self._language(clause, readings)
        return Built(readings, self.findings, at)

    def _nest(self, clause: Clause, outer: Sequence[Place]) -> None:
        """Put what the clause names inside what stands before it."""
        if len(outer) == 1:
            clause.contexts = [one.inside(outer[0]) for one in clause.contexts] or list(outer)
        elif outer and not clause.contexts:
            clause.contexts = list(outer)
        if len(clause.contexts) == 1:
            context = clause.contexts[0]
            clause.loose = [one.inside(context) for one in clause.loose]
            clause.beside_places = [one.inside(context) for one in clause.beside_places]
            clause.old_places = [one.inside(context) for one in clause.old_places]

    def _language(self, clause: Clause, readings: list[list[Operation]]) -> None:
        own = {
            "en": "english",
            "fr": "french",
            "es": "spanish",
            "ru": "russian",
            "ar": "arabic",
            "zh": "chinese",
            "de": "german",
        }
        language = self.document.language if self.document else ""
        if language and own.get(language[:2], "?") not in clause.language:
            readings[:] = [[]]
        self._tell("AD257", "warning", "concerns one language version only", clause, clause.language)

    def _operations(self, clause: Clause) -> list[list[Operation]]:
        try:
            if clause.stretch[0]:
                words = stretch(self.document, self._contexts(clause)[0], *clause.stretch)
                if clause.action == "substitute" or (clause.action == "replace" and not clause.words):
                    clause.old = [words]
                else:
                    clause.words = [words]
            match clause.action:
                case "delete":
                    return [self._delete(clause)]
                case "insert":
                    return self._insert(clause)
                case "replace" | "substitute":
                    return [self._replace(clause)]
                case "move":
                    return [self._move(clause)]
                case "join":
                    return [self._join(clause)]
                case "split":
                    return [self._split(clause)]
                case "renumber":
                    self._tell("AD260", "note", "renumbering changes no words: numbers follow from the places", clause)
                    return [[]]
                case _:
                    return [self._amend(clause)]
        except Needed as needed:
            self._tell("AD259", "warning", str(needed), clause, "read it against the text")
            return [[]]

    def _delete(self, clause: Clause) -> list[Operation]:
        if clause.rest:
            context = self._contexts(clause)[0]
            words = rest_behind(self.document, context, clause.beside[0] if clause.beside else self.anchor)
            return [Delete(at=context.at, words=words, occurrence="last")]
        if clause.words:
            found: list[Operation] = []
            for context in self._contexts(clause):
                for words in clause.words:
                    which = occurrence(self.document, context, words, clause)
                    found.append(Delete(at=context.at, words=words, occurrence=which))
            return found
        places = clause.loose or (clause.contexts if not clause.fresh else [])
        if not places or clause.fresh or clause.side in ("after", "before", "between"):
            raise NotUnderstood("what is to be deleted is not named", clause.start, clause.end)
        return [self._take_out(self._pick(place)) for place in places]

    def _take_out(self, place: Named) -> Operation:
        if place.part is not None:
            return Delete(at=place.at or ANYWHERE, words=sentence(self.document, place), occurrence="only")
        at, to = self._whole(place)
        return DeleteProvision(at=at, to=to)

    def _whole(self, place: Named) -> tuple[str, str]:
        """Return the first and last address; of the preamble as a whole, those of its paragraphs."""
        kind = {"preamble": Kind.PREAMBULAR, "operative": Kind.OPERATIVE}.get(place.at)
        if kind is not None and self.document is not None:
            found = [one.address for one in self.document if one.kind is kind and one.depth == 0]
            if found:
                return found[0], found[-1] if found[-1] != found[0] else ""
        return place.at or ANYWHERE, place.to

    def _replace(self, clause: Clause) -> list[Operation]:
        new, old = clause.new, list(clause.words)
        places = list(clause.loose)
        if clause.action == "substitute" and (clause.old or clause.old_places):
            if len(clause.words) > 1 or (clause.words and new is not None):
                raise NotUnderstood("more than one quotation to put in", clause.start, clause.end)
            new = new if new is not None else (clause.words[0] if clause.words else None)
            old, places = clause.old, [*clause.old_places]
            if clause.old and clause.loose and not clause.contexts:
                clause.contexts, clause.loose = clause.loose, []
        elif clause.old and not old:
            old = clause.old
            if clause.loose and not clause.contexts:
                clause.contexts, places = clause.loose, []
        if clause.whither and not new:
            self._tell("AD254", "error", "the new words stand elsewhere", clause, "give them between quotation marks")
            return []
        if not old and not places and not clause.words and clause.contexts:
            places = clause.contexts
        if not (old or places):
            raise NotUnderstood("what is to be replaced is not named", clause.start, clause.end)
        if not new:
            return self._missing(clause)
        return self._instead(clause, old, places, new)

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
        to = last.to or last.at if last is not first else to
        if self.document is not None and at in self.document and self.document[at].kind is Kind.HEADING:
            text = self.document[at].text
            return [Replace(at=at, old=text, new=plain(new))] if text else []
        return [
            ReplaceProvision(at=at, to=to, text=provisions(new, places[0].steps[-1].number if places[0].steps else ""))
        ]

    def _amend(self, clause: Clause) -> list[Operation]:
        """Read “paragraph 3 should read”; without new words it opens a list of changes."""
        if not clause.reading and not clause.action and (clause.words or clause.fresh or clause.new is not None):
            raise NotUnderstood("nothing is said to be done with it", clause.start, clause.end)
        if not clause.reading and clause.new is None:
            self._tell("AD262", "note", "opens a list of changes", clause)
            return []
        if clause.new is None:
            return self._missing(clause)
        if not (clause.words or clause.loose or clause.contexts):
            raise NotUnderstood("what should read so is not named", clause.start, clause.end)
        return self._instead(
            clause, clause.words, clause.loose or ([] if clause.words else clause.contexts), clause.new
        )

    def _move(self, clause: Clause) -> list[Operation]:
        if clause.whither or not clause.loose or not clause.side or not clause.beside_places:
            raise NotUnderstood("where it is to go is not said", clause.start, clause.end)
        place = self._pick(clause.beside_places[-1])
        edge = {"end": "end_of", "start": "start_of"}.get(clause.side, clause.side)
        name = place.to if place.to and clause.side == "after" else place.at
        found: list[Operation] = []
        for one in clause.loose:
            at, to = self._whole(self._pick(one))
            found.append(MoveProvision(at=at, to=to, **{edge: name or ANYWHERE}))  # type: ignore[arg-type]
        return found

    def _join(self, clause: Clause) -> list[Operation]:
        every = [self._pick(place) for place in (*clause.loose, *clause.whither)]
        if not every or (len(every) == 1 and not every[0].to):
            raise NotUnderstood("what is to be joined is not named", clause.start, clause.end)
        return [JoinProvisions(at=every[0].at, to=every[-1].to or every[-1].at)]

    def _split(self, clause: Clause) -> list[Operation]:
        if clause.side not in ("after", "before") or len(clause.beside) != 1:
            raise NotUnderstood("where it is to be split is not said", clause.start, clause.end)
        which: Any = clause.occurrence
        return [
            SplitProvision(at=context.at, occurrence=which, **{clause.side: clause.beside[0]})
            for context in self._contexts(clause)
        ]
