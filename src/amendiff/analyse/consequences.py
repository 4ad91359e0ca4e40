"""What becomes of other amendments when one is decided. A sub-amendment falls with what it amends; another falls where
what was adopted leaves it nothing to change. Decides nothing.
"""

from typing import Literal

import msgspec

from amendiff.analyse.versions import find_amendment, order_of_adoption, woven
from amendiff.application import fates
from amendiff.application.adoption import adopt
from amendiff.errors import AmendiffError
from amendiff.model.amendment import EDITORIAL, Amendment, amendment_of, below
from amendiff.model.dossier import Dossier
from amendiff.model.naming import in_a_row

FAILED = ("rejected", "withdrawn", "fallen", "not-moved")
"""Outcomes after which nothing is left to amend."""


class Follows(msgspec.Struct, frozen=True):
    """What the decision does to another amendment."""

    amendment: str
    kind: Literal["cannot be put", "falls", "falls in part", "to be put anew", "still to be put"]
    reason: str


def follows(dossier: Dossier, name: str) -> tuple[Follows, ...]:
    """Return what the decision on record of the amendment *name* does to those that are still to be decided."""
    found: list[Follows] = []
    outcome = find_amendment(dossier, name).decision.outcome
    waiting = [one for one in dossier.amendments if one.decision.outcome == "pending" and one.id != EDITORIAL]
    amending = below(dossier.amendments, (name,))
    for one in waiting:
        if one.id in amending:
            if outcome in FAILED:
                reason = f"it amends {name}, which was {outcome.replace('-', ' ')}"
                found.append(Follows(one.id, "cannot be put", reason))
            elif outcome == "adopted":
                found.append(Follows(one.id, "still to be put", f"it amends {name}"))
        elif outcome == "adopted" and (told := _overtaken(dossier, name, one)):
            found.append(told)
    return tuple(found)


def _overtaken(dossier: Dossier, name: str, other: Amendment) -> Follows | None:
    """What the adoption of *name* leaves of *other*."""
    try:
        weave = woven(dossier).weave
        order = [one for one in order_of_adoption(dossier) if one != EDITORIAL]
        above = [one for one in other.parents if one not in order]
        found = adopt(weave, dossier.amendments, [*order, *above, other.id])
        ends = {**fates(found.reading), **dict(found.overtaken)} if not found.reading.clashes else {}
    except AmendiffError:
        return None
    own = {operation: fate for operation, fate in ends.items() if amendment_of(operation) == other.id}
    lost = {one: fate for one, fate in own.items() if fate.kind in ("overtaken", "already there")}
    if lost and any(name == amendment_of(by) for fate in lost.values() for by in fate.by):
        reason = "; ".join(dict.fromkeys(f"{one} {fate.reason}" for one, fate in lost.items()))
        return Follows(other.id, "falls" if len(lost) == len(own) else "falls in part", reason)
    anew = [one for one, earlier in found.resolved_anew if (one in own) and amendment_of(earlier) == name]
    if anew:
        return Follows(
            other.id, "to be put anew", f"{in_a_row(anew)} changes the same words, and applies to the result"
        )
    return None
