"""In which order amendments could be put to the vote. A suggestion with its measure: whoever is in the chair decides.

Bodies vote first on the amendment furthest removed in substance from the text, and no longer put one that the adoption
of another leaves nothing of (rules of procedure of the General Assembly, rule 90; provisional rules of the Security
Council, rule 36). Substance cannot be counted; the words that an amendment changes can, and are.
"""

from collections.abc import Mapping, Sequence

import msgspec

from amendiff.analyse.interactions import Interactions, interactions
from amendiff.analyse.interactions.narrowing import narrowed
from amendiff.analyse.interactions.touching import Places, places_of
from amendiff.analyse.redline import changed, redline
from amendiff.analyse.versions import woven
from amendiff.application.reading import read
from amendiff.comparison.tokens import tokens
from amendiff.model.amendment import EDITORIAL, amendment_of
from amendiff.model.decision import Outcome
from amendiff.model.dossier import Dossier
from amendiff.model.weave import Weave


class Ballot(msgspec.Struct, frozen=True):
    """One amendment in its place in the order."""

    amendment: str
    distance: int
    """How far it departs from the text that it amends: words put in and taken out."""
    outcome: Outcome
    after: str = ""
    """The amendment that it amends, on which the vote comes later."""
    leaves_nothing_of: tuple[str, ...] = ()
    """Amendments that are no longer put if this one is adopted."""
    reasons: tuple[str, ...] = ()
    """Why, for each of these."""


class Item(msgspec.Struct, frozen=True):
    """Amendments to one place, in the order in which they could be put."""

    address: str
    ballots: tuple[Ballot, ...]
    alternatives: bool = False
    """Whether they exclude one another."""


class Order(msgspec.Struct, frozen=True):
    """A suggested order of voting."""

    dossier: str
    items: tuple[Item, ...]
    """By place in the text."""
    stated: bool = False
    """Whether the dossier states the order itself."""

    @property
    def sequence(self) -> tuple[str, ...]:
        """The amendments in order."""
        return tuple(ballot.amendment for item in self.items for ballot in item.ballots)


def voting_order(dossier: Dossier) -> Order:
    """Return the order in which the amendments of *dossier* could be put to the vote.

    Groups of amendments that bear on each other come by place in the text; within one, those that amend another
    amendment before it, and else the one that departs furthest first. An order that the dossier states goes before.
    """
    weave = woven(dossier).weave
    known = interactions(dossier)
    distances = {name: distance(weave, name) for name in weave.order}
    places = _places(weave, places_of(weave))
    stated = {name: n for n, name in enumerate(dossier.identity.voting_order)}
    items = []
    for names in known.groups:
        put = [name for name in names if name != EDITORIAL]
        if not put:
            continue
        put.sort(key=lambda name: (stated.get(name, len(stated)), -distances[name], weave.order.index(name)))
        put = _amending_first(put, weave)
        ballots = tuple(_ballot(dossier, weave, known, name, put, distances) for name in put)
        items.append(Item(min(places[name] for name in put)[1], ballots, _exclude_one_another(known, put)))
    rank = {item.address: min(places[ballot.amendment] for ballot in item.ballots) for item in items}
    items.sort(
        key=lambda item: (min(stated.get(one.amendment, len(stated)) for one in item.ballots), rank[item.address])
    )
    return Order(dossier.name, tuple(items), bool(stated))


def distance(weave: Weave, name: str) -> int:
    """Return how many words the amendment *name* puts in and takes out of the text that it amends."""
    above = weave.above(name)
    here = narrowed(weave, above | {name})
    before, after = read(here, above), read(here, above | {name})
    if before.clashes or after.clashes:
        return 0
    return sum(
        sum(any(map(str.isalnum, token)) for token in tokens(segment.text))
        for row in changed(redline(before, after))
        for segment in row.segments
        if segment.sign != "="
    )


def _places(weave: Weave, places: Places) -> Mapping[str, tuple[int, str]]:
    """By amendment: where in the text the first of its changes stands."""
    position = {provision.address: n for n, provision in enumerate(weave.base)}
    found: dict[str, tuple[int, str]] = {}
    for where in (places.words, places.lifted, places.beside):
        for at, operations in where.items():
            home = next((above for above in places.above(at) if above in position), "")
            for operation in operations:
                name = amendment_of(operation)
                found[name] = min(found.get(name, (len(position), "")), (position.get(home, len(position)), home))
    return {name: found.get(name, (len(position), "")) for name in weave.order}


def _amending_first(names: Sequence[str], weave: Weave) -> list[str]:
    """Return *names* with each behind those that amend it, as a body votes on them first."""
    found: list[str] = []

    def enter(name: str) -> None:
        for other in names:
            if name in weave.above(other) and other not in found:
                enter(other)
        if name not in found:
            found.append(name)

    for name in names:
        enter(name)
    return found


def _ballot(
    dossier: Dossier,
    weave: Weave,
    known: Interactions,
    name: str,
    names: Sequence[str],
    distances: Mapping[str, int],
) -> Ballot:
    falls, reasons = [], []
    for other in names:
        pair = known.between(name, other) if other != name else None
        if pair is None or pair.kind == "depends":
            continue
        for touch in pair.touches:
            if other in touch.falls and other not in falls:
                falls.append(other)
                reasons.append(touch.reason)
    outcome = next(one.decision.outcome for one in dossier.amendments if one.id == name)
    parents = weave.parents[name]
    return Ballot(name, distances[name], outcome, parents[0] if parents else "", tuple(falls), tuple(reasons))


def _exclude_one_another(known: Interactions, names: Sequence[str]) -> bool:
    pairs = [known.between(one, other) for n, one in enumerate(names) for other in names[n + 1 :]]
    return bool(pairs) and all(pair.kind in ("alternatives", "overlap", "contained", "same-effect") for pair in pairs)
