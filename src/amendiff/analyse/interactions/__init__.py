"""What amendments are to each other: which clash, which fall, where the order matters. Changes nothing.

The work grows with the pairs of operations that touch one place, not with all pairs.
"""

from collections import defaultdict
from collections.abc import Mapping, Sequence
from functools import cached_property

import msgspec

from amendiff.analyse.interactions.kinds import BOUND, KINDS, Broken, Interaction, Kind, Touch
from amendiff.analyse.interactions.references import cited, in_text, renumbered_to, renumbering
from amendiff.analyse.interactions.relations import Relations
from amendiff.analyse.interactions.succession import Succession
from amendiff.analyse.interactions.touching import Pair, places_of, put_in
from amendiff.analyse.versions import woven
from amendiff.model.amendment import Amendment, amendment_of
from amendiff.model.dossier import Dossier
from amendiff.model.weave import Weave
from amendiff.sentences import say

Renumbered = Mapping[str, Mapping[str, str]]
"""By amendment that changes numbers of paragraphs: which, and to what."""


class Interactions(msgspec.Struct, frozen=True, dict=True):
    """The amendments of one text and what they are to each other."""

    amendments: tuple[str, ...]
    """By sequence in the record."""
    pairs: tuple[Interaction, ...]
    """All pairs that are not independent, in the order of the record."""
    broken: tuple[Broken, ...] = ()
    """References of the text as tabled that one amendment makes wrong by itself."""

    @cached_property
    def _known(self) -> Mapping[tuple[str, str], Interaction]:
        return {one.amendments: one for one in self.pairs}

    def between(self, one: str, other: str) -> Interaction:
        """Return what two amendments are to each other, in either order."""
        return (
            self._known.get((one, other)) or self._known.get((other, one)) or Interaction((one, other), "independent")
        )

    @property
    def independent(self) -> int:
        """How many pairs are independent."""
        count = len(self.amendments)
        return count * (count - 1) // 2 - len(self.pairs)

    @cached_property
    def groups(self) -> tuple[tuple[str, ...], ...]:
        """The amendments in groups, of which none bears on another's outcome, each in the order of the record."""
        leader = {name: name for name in self.amendments}

        def find(name: str) -> str:
            while leader[name] != name:
                leader[name] = name = leader[leader[name]]
            return name

        for one in self.pairs:
            if any(touch.kind in BOUND or touch.kind == "same-effect" for touch in one.touches) or one.kind in BOUND:
                leader[find(one.amendments[1])] = find(one.amendments[0])
        found: dict[str, list[str]] = defaultdict(list)
        for name in self.amendments:
            found[find(name)].append(name)
        return tuple(tuple(names) for names in found.values())


def interactions(dossier: Dossier) -> Interactions:
    """Return what the amendments of *dossier* are to each other, worked out once.

    Amendments of which an operation names no place are left out.
    """
    if (known := dossier.__dict__.get("_interactions")) is None:
        known = dossier.__dict__["_interactions"] = interactions_in(woven(dossier).weave, dossier.amendments)
    found: Interactions = known
    return found


def interactions_in(weave: Weave, amendments: Sequence[Amendment]) -> Interactions:
    """Return what the amendments of *weave* are to each other; *amendments* are those that it was made of."""
    known = {amendment.id: amendment for amendment in amendments if amendment.id in weave.operations}
    relations = Relations(weave, Succession(weave, known))
    touches: dict[Pair, list[Touch]] = defaultdict(list)
    for one, other in places_of(weave).touching():
        a, b = amendment_of(one), amendment_of(other)
        if a in weave.above(b) or b in weave.above(a):
            continue
        if (touch := relations.touch(one, other)) is not None:
            touches[a, b].append(touch)
    place = {name: n for n, name in enumerate(weave.order)}
    renumbered = _renumbered(weave)
    for touch in _references(weave, renumbered):
        touches[_in_order(place, *map(amendment_of, touch.operations))].append(touch)
    pairs = {pair: _interaction(pair, found) for pair, found in touches.items()}
    for name in weave.order:
        for above in weave.above(name):
            pair = _in_order(place, above, name)
            touch = _dependence(weave, above, name)
            pairs[pair] = Interaction(pair, "depends", (touch,))
    ordered = sorted(pairs.values(), key=lambda one: (place[one.amendments[0]], place[one.amendments[1]]))
    return Interactions(weave.order, tuple(ordered), tuple(_broken(weave, renumbered)))


def _in_order(place: Mapping[str, int], one: str, other: str) -> Pair:
    return (one, other) if place[one] < place[other] else (other, one)


def _interaction(pair: Pair, touches: Sequence[Touch]) -> Interaction:
    ordered = sorted(touches, key=lambda touch: KINDS.index(touch.kind))
    return Interaction(pair, ordered[0].kind, tuple(ordered))


def _dependence(weave: Weave, above: str, name: str) -> Touch:
    told = {"name": name, "parent": above}
    if above in weave.parents[name]:
        reason = say("%(name)s amends %(parent)s", **told)
    else:
        reason = say("%(name)s amends what amends %(parent)s", **told)
    operations = (weave.operations[above][0], weave.operations[name][0])
    return Touch(operations, "depends", "", "", reason, say("without %(parent)s, %(name)s falls", **told), (name,))


def _renumbered(weave: Weave) -> dict[str, dict[str, str]]:
    """By amendment that changes numbers of paragraphs: which, and to what. Nothing where no text cites a number."""
    texts = (text for changes in weave.changes.values() for text in put_in(changes))
    if not any(True for text in (*texts, *(one.text for one in weave.base)) for _ in cited(text)):
        return {}
    return {
        name: changed for name in weave.order if not weave.parents[name] and (changed := renumbering(weave, [name]))
    }


def _references(weave: Weave, renumbered: Renumbered) -> list[Touch]:
    """Pairs of which one puts in a reference to a paragraph that the other gives another number."""
    found: list[Touch] = []
    if not renumbered:
        return found
    for name in weave.order:
        for operation in weave.operations[name]:
            citing = [one for text in put_in(weave.changes[operation]) for one in cited(text)]
            for other, changed in renumbered.items() if citing else ():
                for number, words in citing:
                    if other != name and number in changed:
                        reason = say(
                            "%(operation)s says “%(words)s”: with %(other)s, %(change)s",
                            operation=operation,
                            words=words,
                            other=other,
                            change=renumbered_to(number, changed[number]),
                        )
                        pair = (operation, weave.operations[other][0])
                        ordered = pair if weave.order.index(name) < weave.order.index(other) else pair[::-1]
                        becomes = say("together, the number needs a correction")
                        found.append(Touch(ordered, "reference", "", words, reason, becomes))
    return found


def _broken(weave: Weave, renumbered: Renumbered) -> list[Broken]:
    found: list[Broken] = []
    for name, changed in renumbered.items():
        found += [Broken(name, at, words, said) for at, words, said in in_text(weave, changed, [name])]
    return found


__all__ = ["Broken", "Interaction", "Interactions", "Kind", "Touch", "interactions", "interactions_in"]
