"""What moves, joins, splits and renames provisions. Knows addresses, and maybe the text."""

from collections.abc import Sequence
from typing import Any

import msgspec

from amendiff.drafting.constituents import Clause, NotUnderstood
from amendiff.drafting.inserting import Inserting
from amendiff.drafting.newtext import plain
from amendiff.drafting.places import Place, Step
from amendiff.drafting.scope import at_side
from amendiff.model.operation import (
    JoinProvisions,
    MoveProvision,
    Operation,
    Retitle,
    SplitProvision,
)


def _numbers(steps: Sequence[Step]) -> list[int]:
    return [int(step.number or step.ordinal) for step in steps if step.number.isdigit() or step.ordinal > 0]


def _text_itself(place: Place) -> bool:
    return len(place.steps) == 1 and place.steps[0].kind in ("text", "title") and not place.steps[0].number


class Moving(Inserting):
    """The part of a builder that puts whole provisions elsewhere, or renames the text."""

    def _exchange(self, clause: Clause) -> list[Operation]:
        picked = [self._pick(place) for place in clause.loose]
        pair = [place.steps[-1] for place in clause.loose if place.steps]
        numbers = _numbers(pair)
        if len(picked) != 2 or len(numbers) != 2 or numbers[1] - numbers[0] != 1 or pair[0].kind != pair[1].kind:
            raise NotUnderstood("two neighbours that change places are to be named", clause.start, clause.end)
        return [MoveProvision(at=picked[1].at, before=picked[0].at)]

    def _becoming(self, clause: Clause) -> tuple[str, Place] | None:
        """Return the side and place of "move the seventh paragraph to become the second"."""
        if len(clause.whither) != 1 or len(clause.loose) != 1 or clause.side:
            return None
        own, other = clause.loose[0].steps[-1:], clause.whither[0].steps[-1:]
        numbers = _numbers([*own, *other])
        if len(numbers) != 2 or own[0].labels or other[0].labels or own[0].kind != other[0].kind:
            return None
        return ("before" if numbers[1] < numbers[0] else "after"), clause.whither[0]

    def _move(self, clause: Clause) -> list[Operation]:
        if becoming := self._becoming(clause):
            clause.side, clause.beside_places, clause.whither = becoming[0], [becoming[1]], []
        if clause.whither or not clause.loose or not clause.side or not clause.beside_places:
            raise NotUnderstood("where it is to go is not said", clause.start, clause.end)
        steps = clause.beside_places[-1].steps
        if steps and not steps[-1].kind and not steps[-1].labels:  # "after the fifth"
            alike = msgspec.structs.replace(steps[-1], kind=clause.loose[0].steps[-1].kind)
            clause.beside_places = [msgspec.structs.replace(clause.beside_places[-1], steps=(*steps[:-1], alike))]
        place = self._pick(clause.beside_places[-1])
        found: list[Operation] = []
        for one in clause.loose:
            at, to = self._whole(self._pick(one))
            found.append(MoveProvision(at=at, to=to, **at_side(clause.side, place, self.document)))
        return found

    def _join(self, clause: Clause) -> list[Operation]:
        if clause.new and clause.loose:
            return self._instead(clause, [], clause.loose, clause.new)
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

    def _retitle(self, clause: Clause) -> list[Operation]:
        clause.new = clause.new if clause.new is not None else clause.words[0] if len(clause.words) == 1 else None
        places = clause.loose or clause.contexts
        if len(places) > 1 or clause.new is None or any(one.steps for one in places if not _text_itself(one)):
            raise NotUnderstood("which title is to be changed is not said", clause.start, clause.end)
        return [Retitle(text=plain(clause.new))]
