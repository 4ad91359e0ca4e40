"""Decisions that can be right: tallies that add up, outcomes that follow, a place for each in the record."""

from collections import Counter
from collections.abc import Iterator

from amendiff.analyse.checks.places import in_amendment, in_identity
from amendiff.analyse.cite import tally
from amendiff.errors import Location
from amendiff.model.amendment import EDITORIAL
from amendiff.model.decision import Decision, Majority, Vote
from amendiff.model.dossier import Dossier
from amendiff.model.finding import Finding, Level

_LISTS = ("in_favour", "against", "abstaining", "absent")


def check(dossier: Dossier) -> Iterator[Finding]:
    """Yield a finding for each tally, outcome, date or sequence that cannot be right."""
    identity = dossier.identity
    majority = identity.decision.majority
    yield from _decision(dossier, "the text", identity.decision, majority, in_identity(dossier, ("decision",)))
    for amendment in dossier.amendments:
        at = in_amendment(dossier, amendment.id, ("decision",))
        decision = amendment.decision
        yield from _decision(dossier, amendment.id, decision, decision.majority or majority, at)
    counted = Counter(one.sequence for one in dossier.amendments if one.id != EDITORIAL)
    for amendment in dossier.amendments:
        if amendment.id != EDITORIAL and counted[amendment.sequence] > 1:
            yield _finding(
                dossier,
                "AD431",
                "error",
                f"{amendment.id} has the sequence {amendment.sequence}, as another has",
                in_amendment(dossier, amendment.id, ("sequence",)),
            )


def _decision(
    dossier: Dossier, name: str, decision: Decision, majority: Majority | None, at: Location | None
) -> Iterator[Finding]:
    if decision.outcome not in ("pending", "not-moved") and decision.date is None and name != EDITORIAL:
        yield _finding(dossier, "AD432", "warning", f"{name}: {decision.outcome}, but when?", at)
    if decision.vote is None:
        return
    yield from _roll_call(dossier, name, decision.vote, at)
    if (carried := _carried(decision.vote, majority, decision)) is not None:
        adopted = decision.outcome == "adopted"
        if adopted is not carried and decision.outcome in ("adopted", "rejected"):
            yield _finding(
                dossier,
                "AD433",
                "error",
                f"{name}: {decision.outcome} does not follow from {tally(decision)}",
                at,
            )


def _carried(vote: Vote, majority: Majority | None, decision: Decision) -> bool | None:
    """Whether the vote carries the motion, or ``None`` where the numbers known do not tell."""
    if vote.in_favour is None:
        return None
    if majority == "nine-without-veto":
        return vote.in_favour >= 9 and decision.reason != "veto"
    if vote.against is None:
        return None
    if majority == "two-thirds":
        return vote.in_favour >= 2 * vote.against
    return vote.in_favour > vote.against


def _roll_call(dossier: Dossier, name: str, vote: Vote, at: Location | None) -> Iterator[Finding]:
    roll = vote.roll_call
    if roll is None:
        return
    for field in _LISTS:
        names, number = getattr(roll, field), getattr(vote, field)
        said = field.replace("_", " ")
        if number is not None and (len(names) > number or (field in roll.complete and len(names) != number)):
            yield _finding(dossier, "AD434", "error", f"{name}: {len(names)} names {said}, but {number} votes", at)
    for state, count in Counter(state for field in _LISTS for state in getattr(roll, field)).items():
        if count > 1:
            yield _finding(dossier, "AD435", "error", f"{name}: {state} is listed {count} times in the roll-call", at)


def _finding(dossier: Dossier, code: str, level: Level, message: str, at: Location | None) -> Finding:
    return Finding(code=code, level=level, dossier=dossier.name, message=message, at=at)
