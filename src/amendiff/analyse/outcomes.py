"""The distinct texts to which the amendments of a dossier can lead, each with the sets that lead to it.

Amendments of which none bears on another's outcome are told apart: the outcomes of the whole are those of each group,
in every combination. The work grows with the sets of amendments that can stand together within one group.
"""

from collections.abc import Iterator, Sequence
from itertools import islice, product
from math import prod

import msgspec

from amendiff.analyse.interactions import interactions
from amendiff.analyse.interactions.narrowing import narrowed
from amendiff.analyse.interactions.succession import Succession
from amendiff.analyse.interactions.touching import Places, places_of
from amendiff.analyse.versions import woven
from amendiff.application.adoption import adopt
from amendiff.application.reading import Reading, read
from amendiff.errors import AmendiffError
from amendiff.model.amendment import amendment_of
from amendiff.model.document import Document
from amendiff.model.dossier import Dossier
from amendiff.model.naming import in_a_row
from amendiff.model.weave import Weave
from amendiff.sentences import count, joined, row, say

SETS = 1024
"""Sets of amendments of one group that are tried; with more, some outcomes may be missing, and a note says so."""
WRITTEN = 64
"""Combinations of outcomes that are written out; with more, they are only counted."""
WAYS = 4
"""Ways to one outcome that are named; the others are counted."""


class Way(msgspec.Struct, frozen=True):
    """Amendments that lead to an outcome when exactly these are adopted."""

    amendments: tuple[str, ...]
    ordered: bool = False
    """Whether they clash, so that only this order of adoption leads to it."""


class Outcome(msgspec.Struct, frozen=True):
    """One text, and all ways that lead to it, those with the fewest amendments first."""

    ways: tuple[Way, ...]

    def reading(self, dossier: Dossier) -> Reading:
        """Return the reading of *dossier* that gives this text, by its first way."""
        return _read(dossier, woven(dossier).weave, self.ways[0])


class Group(msgspec.Struct, frozen=True):
    """Amendments that bear on each other, and what they can lead to while all others are left out."""

    amendments: tuple[str, ...]
    outcomes: tuple[Outcome, ...]


class Outcomes(msgspec.Struct, frozen=True):
    """All texts to which amendments can lead."""

    dossier: str
    address: str
    """The provision that was asked for; ``""`` for the whole text."""
    groups: tuple[Group, ...]
    notes: tuple[str, ...] = ()

    @property
    def count(self) -> int:
        """How many distinct texts there are."""
        return prod(len(group.outcomes) for group in self.groups)

    def combinations(self, limit: int = WRITTEN) -> Iterator[tuple[Outcome, ...]]:
        """Yield the combinations of one outcome of each group, at most *limit* of them."""
        return islice(product(*(group.outcomes for group in self.groups)), limit)


def outcomes(dossier: Dossier, address: str = "") -> Outcomes:
    """Return the distinct texts to which the amendments of *dossier* can lead, or those of the provision at *address*.

    Amendments that could not be woven are left out, and a note names them. Raises TargetNotFound for an address that
    the text as tabled does not have.
    """
    made = woven(dossier)
    weave = made.weave
    notes = []
    if made.refused:
        notes.append(say("left out, since they name no place: %(names)s", names=in_a_row(sorted(made.refused))))
    if address:
        weave.base.position(address)
        names = _touching(weave, address)
        groups: Sequence[tuple[str, ...]] = (names,) if names else ()
    else:
        groups = interactions(dossier).groups
    found = []
    for names in groups:
        group, whole = _group(dossier, weave, narrowed(weave, names), names, address)
        found.append(group)
        if not whole:
            notes.append(
                count(
                    len(names) - 1,
                    "%(name)s and %(number)s more can stand together in more than %(sets)s sets: not all were tried",
                    "%(name)s and %(number)s more can stand together in more than %(sets)s sets: not all were tried",
                    name=names[0],
                    sets=SETS,
                )
            )
    return Outcomes(dossier.name, address, tuple(found), tuple(notes))


def _touching(weave: Weave, address: str) -> tuple[str, ...]:
    """Return the amendments that can change the provision at *address*, or what belongs to it, with those they need."""
    places = places_of(weave)
    below = {one.address for one in weave.base if address in places.above(one.address)}
    below |= {at for at in (*places.words, *places.lifted) if address in places.above(at)}
    operations = [
        *(operation for at in below for operation in (*places.words.get(at, ()), *places.lifted.get(at, ()))),
        *(operation for at in places.above(address) for operation in places.lifted.get(at, ())),
        *(one for at in below for one in places.beside.get(at, ()) if _inside(places, weave, one, address)),
    ]
    chosen = {amendment_of(operation) for operation in operations}
    chosen |= {above for name in chosen for above in weave.above(name)}
    return tuple(name for name in weave.order if name in chosen)


def _inside(places: Places, weave: Weave, operation: str, address: str) -> bool:
    """Whether *operation* puts something into the provision at *address*, and not only beside it."""
    gaps = [change.gap.parent for change in weave.changes[operation] if hasattr(change, "gap")]
    return any(address in places.above(parent) for parent in gaps)


def _read(dossier: Dossier, weave: Weave, way: Way) -> Reading:
    if way.ordered:
        return adopt(weave, dossier.amendments, way.amendments).reading
    return read(weave, way.amendments, numbers="plain")


def _group(dossier: Dossier, weave: Weave, here: Weave, names: Sequence[str], address: str) -> tuple[Group, bool]:
    """Return the outcomes of one group, read from *here*, and whether all of its sets were tried."""
    place = {name: n for n, name in enumerate(weave.order)}
    sets = list(islice(_sets(weave, names), SETS + 1))
    ways = [Way(one) for one in sets[:SETS]]
    ways.sort(key=lambda way: (len(way.amendments), [place[name] for name in way.amendments]))
    ways += (Way(tuple(order), ordered=True) for order in _orders(dossier, weave, names))
    found: dict[object, list[Way]] = {}
    for way in ways:
        try:
            reading = _read(dossier, here, way)
        except AmendiffError:
            continue
        if not reading.clashes:
            found.setdefault(_words(reading.document, address), []).append(way)
    return Group(tuple(names), tuple(Outcome(tuple(same)) for same in found.values())), len(sets) <= SETS


def _sets(weave: Weave, names: Sequence[str]) -> Iterator[tuple[str, ...]]:
    """Yield the sets of *names* that have a text of their own: no two clash, and none lacks what it amends."""
    known = set(names)
    parents_first = sorted(names, key=lambda name: len(weave.above(name)))

    def grown(at: int, chosen: tuple[str, ...]) -> Iterator[tuple[str, ...]]:
        if at == len(parents_first):
            yield chosen
            return
        yield from grown(at + 1, chosen)
        name = parents_first[at]
        fits = weave.rivals[name].isdisjoint({*chosen, name})
        if fits and all(parent in chosen or parent not in known for parent in weave.parents[name]):
            yield from grown(at + 1, (*chosen, name))

    place = {name: n for n, name in enumerate(weave.order)}
    for found in grown(0, ()):
        yield tuple(sorted(found, key=place.__getitem__))


def _orders(dossier: Dossier, weave: Weave, names: Sequence[str]) -> Iterator[list[str]]:
    """Yield two amendments that clash, in each order in which the second can still be put, behind what they amend."""
    succession = Succession(weave, {amendment.id: amendment for amendment in dossier.amendments})
    known = set(names)
    clashing = [tuple(map(amendment_of, clash.operations)) for clash in weave.clashes]
    pairs = dict.fromkeys(
        pair
        for one, other in clashing
        if one != other and one in known and other in known
        for pair in ((one, other), (other, one))
    )
    for first, second in pairs:
        if all(succession.after(operation, first) is None for operation in weave.operations[second]):
            continue
        above = (weave.above(first) | weave.above(second)) - {first, second}
        yield [*(name for name in weave.order if name in above), first, second]


def _words(document: Document, address: str) -> object:
    """Return what makes the outcome: the whole text, or the provision at *address* with what belongs to it."""
    provisions = document.provisions
    if address:
        if address not in document:
            return None
        position = document.position(address)
        provisions = provisions[position : document.end(position)]
    return tuple((one.kind, one.depth, one.text, one.marks) for one in provisions)


def ways_in_words(outcome: Outcome) -> str:
    """Return the ways that lead to *outcome*: ``L.12 + L.15 · or L.16``."""
    shown = [_way(way) for way in outcome.ways[:WAYS]]
    more = len(outcome.ways) - WAYS
    if more > 0:
        shown.append(count(more, "%(number)s more ways", "%(number)s more ways"))
    first, *others = shown
    return joined(" · ", (first, *(say("or %(way)s", way=way) for way in others)))


def _way(way: Way) -> str:
    if not way.amendments:
        return say("none of them")
    if not way.ordered:
        return joined(" + ", way.amendments)
    first, *others = way.amendments
    return row((first, *(say("then %(name)s", name=name) for name in others)))
