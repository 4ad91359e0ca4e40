"""Machine output for a room that votes: what amendments are to each other, what they lead to, in which order."""

from collections.abc import Sequence

import msgspec

from amendiff.analyse.interactions import Broken, Interaction, Interactions
from amendiff.analyse.outcomes import WRITTEN, Outcome, Outcomes, Way
from amendiff.analyse.redline import changed, redline
from amendiff.analyse.summary import summary
from amendiff.analyse.voting import Item, Order
from amendiff.analyse.what_if import WhatIf
from amendiff.application import Fate, read
from amendiff.model.dossier import Dossier
from amendiff.render.machine.contract import Envelope, written
from amendiff.render.machine.differences import Difference, difference


class InteractionsOut(Envelope, kw_only=True, tag="interactions"):
    """What the amendments of a dossier are to each other; every pair that is not listed is independent."""

    dossier: str
    amendments: tuple[str, ...]
    pairs: tuple[Interaction, ...]
    independent: int
    """How many pairs are independent."""
    groups: tuple[tuple[str, ...], ...]
    """Amendments of which none bears on the outcome of one in another group."""
    broken: tuple[Broken, ...]
    """References in the text as tabled that one amendment makes wrong by itself."""


class Reached(msgspec.Struct, kw_only=True):
    """One distinct text, as it differs from the text as tabled, and the ways that lead to it."""

    ways: tuple[Way, ...]
    summary: str
    provisions: tuple[Difference, ...]


class ReachedBy(msgspec.Struct, kw_only=True):
    """Amendments that bear on each other, and what they lead to while all others are left out."""

    amendments: tuple[str, ...]
    outcomes: tuple[Reached, ...]


class OutcomesOut(Envelope, kw_only=True, tag="outcomes"):
    """The distinct texts to which amendments can lead: any combination of one outcome of each group."""

    dossier: str
    address: str
    count: int
    groups: tuple[ReachedBy, ...]
    combinations: tuple[tuple[str, ...], ...]
    """The amendments of each combination, its first way; empty where there are more than are written out."""
    notes: tuple[str, ...]


class WhatIfOut(Envelope, kw_only=True, tag="what-if"):
    """The text that another set of amendments would give, as it differs from the text as tabled."""

    dossier: str
    amendments: tuple[str, ...]
    """In their order of adoption."""
    needed: tuple[tuple[str, str], ...]
    fallen: tuple[tuple[str, str], ...]
    sentences: tuple[str, ...]
    fates: dict[str, Fate]
    summary: str
    provisions: tuple[Difference, ...]


class OrderOut(Envelope, kw_only=True, tag="order"):
    """A suggested order of voting; ``distance`` is the number of words that an amendment puts in and takes out."""

    dossier: str
    stated: bool
    sequence: tuple[str, ...]
    items: tuple[Item, ...]


def interactions_json(dossier: str, found: Interactions) -> str:
    """Return *found* as JSON."""
    return written(
        InteractionsOut(
            dossier=dossier,
            amendments=found.amendments,
            pairs=found.pairs,
            independent=found.independent,
            groups=found.groups,
            broken=found.broken,
        )
    )


def outcomes_json(dossier: Dossier, found: Outcomes) -> str:
    """Return *found* as JSON."""
    few = found.count <= WRITTEN
    return written(
        OutcomesOut(
            dossier=found.dossier,
            address=found.address,
            count=found.count,
            groups=tuple(
                ReachedBy(amendments=group.amendments, outcomes=tuple(_reached(dossier, one) for one in group.outcomes))
                for group in found.groups
            ),
            combinations=tuple(together(one) for one in found.combinations()) if few else (),
            notes=found.notes,
        )
    )


def together(combination: Sequence[Outcome]) -> tuple[str, ...]:
    """Return the amendments that lead to a combination of outcomes: the first way of each."""
    return tuple(name for outcome in combination for name in outcome.ways[0].amendments)


def _reached(dossier: Dossier, outcome: Outcome) -> Reached:
    reading = outcome.reading(dossier)
    rows = changed(redline(read(reading.weave), reading))
    return Reached(ways=outcome.ways, summary=summary(rows), provisions=tuple(map(difference, rows)))


def what_if_json(found: WhatIf) -> str:
    """Return *found* as JSON."""
    reading = found.adoption.reading
    rows = changed(redline(read(reading.weave), reading))
    return written(
        WhatIfOut(
            dossier=found.dossier.name,
            amendments=found.order,
            needed=found.needed,
            fallen=found.fallen,
            sentences=found.sentences,
            fates=found.fates,
            summary=summary(rows),
            provisions=tuple(map(difference, rows)),
        )
    )


def order_json(found: Order) -> str:
    """Return *found* as JSON."""
    return written(OrderOut(dossier=found.dossier, stated=found.stated, sequence=found.sequence, items=found.items))
