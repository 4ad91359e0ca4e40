"""Clauses into operations, in every way that they can be read. Knows addresses, and the text where one is given."""

from collections.abc import Sequence
from typing import Any

import msgspec

from amendiff.drafting.addresses import named
from amendiff.drafting.called import alike
from amendiff.drafting.constituents import SIGNS, Clause, NotUnderstood
from amendiff.drafting.instruction import Finding
from amendiff.drafting.moving import Moving
from amendiff.drafting.narrowing import Needed, occurrence, rest_behind, sentence, stretch
from amendiff.drafting.newtext import plain
from amendiff.drafting.places import LEVELS, Place
from amendiff.drafting.scope import ANYWHERE, Named
from amendiff.model.operation import (
    Delete,
    DeleteProvision,
    Format,
    Operation,
    Replace,
)


class Built(msgspec.Struct):
    """What a clause gives: one list of operations a reading, with what there is to say of it."""

    readings: list[list[Operation]]
    findings: list[Finding]
    at: tuple[str, ...] = ()
    among: tuple[str, ...] = ()
    """Of a clause whose places fit several parts of the text, these parts, a reading each."""


def _vague(place: Place) -> bool:
    """Whether a page or line is all that says where: a line of a paragraph only narrows what its words say."""
    kinds = {step.kind for step in place.steps}
    inside = any(LEVELS["preambular"] <= step.level < LEVELS["title"] for step in place.steps)
    return bool(kinds & {"page", "line"}) and not inside


class Builder(Moving):
    """Builds the operations of one clause after the other; knows the words of the one before."""

    def build(self, clause: Clause, outer: Sequence[Place]) -> Built:
        """Return the operations of *clause*, which stands under *outer*. Raises NotUnderstood."""
        self.findings = []
        self._nest(clause, outer)
        lines = [
            _vague(place)
            for place in (*clause.contexts, *clause.loose, *clause.beside_places)
            if any(step.kind in ("page", "line") for step in place.steps)
        ]
        every = [*clause.contexts, *clause.loose, *clause.beside_places, *clause.old_places]
        self.names, among = alike(
            {place: named(place, self.dialect, self.document, self.quoted) for place in every}, self.document
        )
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
        if any(lines):
            self._tell("AD256", "warning", "a page or a line of a print: no text here can confirm it", clause)
        elif lines:
            self._tell("AD256", "note", "the line is not looked at: the words alone say where", clause)
        if clause.language:
            self._language(clause, readings)
        return Built(readings, self.findings, at, among)

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
                case "retitle":
                    return [self._retitle(clause)]
                case "format":
                    return [self._format(clause)]
                case "exchange":
                    return [self._exchange(clause)]
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
                    if words in SIGNS and clause.beside and clause.side == "after":  # the comma after “peace”
                        found.append(Replace(at=context.at, old=clause.beside[0] + words, new=clause.beside[0]))
                        continue
                    which = occurrence(self.document, context, words, clause)
                    found.append(Delete(at=context.at, words=words, occurrence=which))
            return found
        places = clause.loose or (clause.contexts if not clause.fresh else [])
        if not places or clause.fresh or clause.side in ("after", "before", "between"):
            raise NotUnderstood("what is to be deleted is not named", clause.start, clause.end)
        return [self._take_out(self._pick(place)) for place in places]

    def _format(self, clause: Clause) -> list[Operation]:
        if not clause.words:
            raise NotUnderstood("the words are not named", clause.start, clause.end)
        style: Any = "strong" if "bold" in clause.verb else "emphasis"
        side = "remove" if " from" in clause.verb else "add"
        return [
            Format(at=at.at, words=words, occurrence=occurrence(self.document, at, words, clause), **{side: style})
            for at in self._contexts(clause)
            for words in clause.words
        ]

    def _take_out(self, place: Named) -> Operation:
        if place.part is not None:
            return Delete(at=place.at or ANYWHERE, words=sentence(self.document, place), occurrence="only")
        at, to = self._whole(place)
        return DeleteProvision(at=at, to=to)

    def _replace(self, clause: Clause) -> list[Operation]:
        new, old = clause.new, list(clause.words)
        places = list(clause.loose)
        if clause.rest and not old:
            context = self._contexts(clause)[0]
            anchor = clause.beside[0] if clause.beside else self.anchor
            words = rest_behind(self.document, context, anchor, new or "")
            return (
                [Replace(at=context.at, old=words, new=plain(new), occurrence="last")] if new else self._missing(clause)
            )
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

    def _amend(self, clause: Clause) -> list[Operation]:
        """Read “paragraph 3 should read”; without new words it opens a list of changes."""
        if clause.fresh is not None and clause.new and clause.reading and not clause.words:  # "new OP 4 bis to read: X"
            return self._insert(clause)[0]
        if not clause.reading and not clause.action and (clause.words or clause.fresh or clause.new is not None):
            raise NotUnderstood("nothing is said to be done with it", clause.start, clause.end)
        if not clause.reading and clause.new is None:
            self._tell("AD262", "note", "opens a list of changes", clause)
            return []
        if clause.new is None:
            return self._missing(clause)
        clause.words = clause.words or clause.old
        if not (clause.words or clause.loose or clause.contexts):
            raise NotUnderstood("what should read so is not named", clause.start, clause.end)
        return self._instead(
            clause, clause.words, clause.loose or ([] if clause.words else clause.contexts), clause.new
        )
