"""Amendments adopted one after the other. Knows no decisions: the order is given.

Where two adopted operations change the same words, the later one is resolved anew in the result of the earlier: it
applies there, or it is overtaken.
"""

from collections.abc import Sequence

import msgspec

from amendiff.application.fates import Fate
from amendiff.application.reading import Reading, read
from amendiff.application.weaving import weave_all
from amendiff.errors import MissingParent
from amendiff.model.amendment import Amendment, amendment_of
from amendiff.model.weave import Weave
from amendiff.sentences import say


class Adoption(msgspec.Struct, frozen=True):
    """The reading of a set in its order of adoption, and what was resolved anew for it."""

    reading: Reading
    resolved_anew: tuple[tuple[str, str], ...] = ()
    """Operations that apply in the result of an earlier one, with that one."""
    overtaken: tuple[tuple[str, Fate], ...] = ()
    """Operations that no longer find their place there."""


def adopt(weave: Weave, amendments: Sequence[Amendment], order: Sequence[str]) -> Adoption:
    """Return the reading of *weave* with the amendments named in *order*, adopted in that order.

    *amendments* are those that the weave was made of. Raises MissingParent where one is adopted without, or before,
    an amendment on which it depends.
    """
    _parents_first(weave, order)
    reading = read(weave, order, numbers="plain")
    if not reading.clashes:
        return Adoption(reading)
    known = {amendment.id: amendment for amendment in amendments}
    chosen = [known[name] for name in order]
    views: dict[str, str] = {}
    dropped: dict[str, Fate] = {}
    anew: dict[str, str] = {}
    while pair := _first_pair(reading, order, views, dropped):
        earlier, later = pair
        before = order[: order.index(amendment_of(later))]
        views[later] = "+".join(["tabled", *before])
        anew[later] = earlier
        woven = weave_all(weave.base, chosen, views, _reasons(weave, dropped))
        for refusal in woven.refusals:
            anew.pop(refusal.operation, None)
            reason = say("finds no place after %(earlier)s: %(error)s", earlier=earlier, error=str(refusal.error))
            dropped[refusal.operation] = Fate("overtaken", reason, (earlier,))
        if woven.refusals:
            woven = weave_all(weave.base, chosen, views, _reasons(weave, dropped))
        reading = read(woven.weave, order, numbers="plain")
    return Adoption(reading, tuple(sorted(anew.items())), tuple(sorted(dropped.items())))


def _reasons(weave: Weave, dropped: dict[str, Fate]) -> dict[str, str]:
    return {**weave.dropped, **{name: fate.reason for name, fate in dropped.items()}}


def _parents_first(weave: Weave, order: Sequence[str]) -> None:
    for n, name in enumerate(order):
        for parent in weave.parents.get(name, ()):
            if parent in order and parent not in order[:n]:
                raise MissingParent(f"{name} was adopted before {parent}, which it amends")


def _first_pair(
    reading: Reading, order: Sequence[str], views: dict[str, str], dropped: dict[str, Fate]
) -> tuple[str, str] | None:
    """The earliest clash whose later operation has not been resolved anew, as (earlier, later)."""

    def place(operation: str) -> tuple[int, int]:
        amendment, _, item = operation.rpartition("/")
        return order.index(amendment), int(item)

    pairs = [tuple(sorted(clash.operations, key=place)) for clash in reading.clashes]
    for earlier, later in sorted(pairs, key=lambda pair: (place(pair[1]), place(pair[0]))):
        same = amendment_of(earlier) == amendment_of(later)
        if not same and later not in views and later not in dropped:
            return earlier, later
    return None
