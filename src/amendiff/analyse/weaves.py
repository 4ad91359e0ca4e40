"""The weaves of a dossier, each made once: of all amendments, as circulated, and without what separate votes left out.

Where nothing was put to separate votes, all are one weave.
"""

import msgspec

from amendiff.application import Fate, Woven, weave_all
from amendiff.corpus import located
from amendiff.errors import AmendiffError
from amendiff.model.amendment import DIVISION, Amendment, amendment_of
from amendiff.model.decision import Decision
from amendiff.model.dossier import Dossier
from amendiff.model.naming import OUTCOMES, in_a_row
from amendiff.model.operation import DeleteProvision
from amendiff.model.weave import Weave
from amendiff.sentences import say

_SAID = {
    "pending": say("not yet decided in a separate vote"),
    "not-moved": say("not moved when the parts were voted on"),
}


class Settled(msgspec.Struct, frozen=True):
    """What separate votes leave of the amendments, and what they take out of the text."""

    weave: Weave
    amendments: tuple[Amendment, ...]
    """Those that the weave was made of."""
    division: tuple[Amendment, ...] = ()
    """Those among them that take out the provisions which separate votes did not adopt."""
    overtaken: tuple[tuple[str, Fate], ...] = ()
    """Operations that lose their place because an operation was not adopted."""


def woven(dossier: Dossier, circulated: frozenset[str] = frozenset()) -> Woven:
    """Return the weave of all amendments of *dossier*, those named in *circulated* as they were before oral revisions.

    Refusals carry their file and line.
    """
    known: dict[frozenset[str], Woven] = dossier.__dict__.setdefault("_woven", {})
    if circulated not in known:
        amendments = [one.circulated if one.id in circulated else one.put for one in dossier.amendments]
        try:
            found = weave_all(dossier.base, amendments)
        except AmendiffError as error:
            raise located(error, dossier) from None
        for refusal in found.refusals:
            located(refusal.error, dossier, amendment_of(refusal.operation))
        known[circulated] = found
    return known[circulated]


def settled(dossier: Dossier) -> Settled:
    """Return the weave from which the adopted text is read: without what separate votes did not adopt."""
    known = dossier.__dict__.get("_settled")
    if not isinstance(known, Settled):
        known = dossier.__dict__["_settled"] = _settled(dossier)
    return known


def _settled(dossier: Dossier) -> Settled:
    whole = woven(dossier)
    division = tuple(_division(dossier))
    amendments = (*dossier.amendments, *division)
    dropped = {
        name: _SAID.get(outcome, say("%(outcome)s in a separate vote", outcome=OUTCOMES[outcome]))
        for amendment in dossier.amendments
        for name, outcome in amendment.voted_out
    }
    if not dropped and not division:
        return Settled(whole.weave, amendments)
    refused = {refusal.operation for refusal in whole.refusals}
    lost: dict[str, str] = {}
    while True:
        found = weave_all(dossier.base, amendments, None, {**dropped, **lost})
        orphans = [one for one in found.refusals if one.operation not in refused]
        if not orphans:
            return Settled(
                found.weave, amendments, division, tuple((one, Fate("overtaken", lost[one])) for one in sorted(lost))
            )
        parts = in_a_row(sorted(dropped))
        lost |= {
            one.operation: say("finds no place without %(parts)s: %(error)s", parts=parts, error=str(one.error))
            for one in orphans
        }


def _division(dossier: Dossier) -> list[Amendment]:
    """Amendments that take out the provisions which were not adopted in separate votes, by what put these in."""
    gone: dict[str, list[str]] = {}
    for part in dossier.identity.parts:
        if part.decision.outcome != "adopted":
            for address in part.provisions:
                gone.setdefault(_author(dossier, address), []).append(address)
    last = max((amendment.sequence for amendment in dossier.amendments), default=0) + 1
    return [
        Amendment(
            id=f"{DIVISION}.{author}" if author else DIVISION,
            title=say("provisions not adopted in separate votes"),
            sequence=last,
            operations=tuple(DeleteProvision(at=address) for address in addresses),
            against=f"tabled+{author}" if author else "tabled",
            decision=Decision(outcome="adopted"),
        )
        for author, addresses in gone.items()
    ]


def _author(dossier: Dossier, address: str) -> str:
    """The amendment that puts the provision at *address* in; empty where it stands in the text as tabled."""
    _, plus, rest = address.partition("+")
    names = [one.id for one in dossier.amendments if rest == one.id or rest.startswith((f"{one.id}.", f"{one.id}("))]
    return max(names, key=len, default="") if plus else ""
