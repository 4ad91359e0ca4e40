"""Decisions that can be right: tallies that add up, outcomes that follow, a place for each in the record."""

from collections import Counter
from collections.abc import Iterator

from amendiff.analyse.checks.places import in_amendment, in_identity
from amendiff.analyse.majorities import COUNCIL, fault, required
from amendiff.errors import Location
from amendiff.model.amendment import EDITORIAL
from amendiff.model.decision import Decision, Vote
from amendiff.model.dossier import Dossier
from amendiff.model.finding import Finding, Level

_LISTS = ("in_favour", "against", "abstaining", "absent")


def check(dossier: Dossier) -> Iterator[Finding]:
    """Yield a finding for each tally, outcome, date or sequence that cannot be right."""
    identity = dossier.identity
    yield from _decision(dossier, "the text", identity.decision, in_identity(dossier, ("decision",)))
    for n, division in enumerate(identity.parts):
        name = f"the separate vote on {', '.join(division.provisions)}"
        yield from _decision(dossier, name, division.decision, in_identity(dossier, ("parts", n, "decision")))
    for amendment in dossier.amendments:
        at = in_amendment(dossier, amendment.id, ("decision",))
        yield from _decision(dossier, amendment.id, amendment.decision, at)
        for n, part in enumerate(amendment.parts):
            name = f"{amendment.id}/{','.join(map(str, part.items))}"
            at = in_amendment(dossier, amendment.id, ("parts", n, "decision"))
            yield from _decision(dossier, name, part.decision, at)
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


def _decision(dossier: Dossier, name: str, decision: Decision, at: Location | None) -> Iterator[Finding]:
    if decision.outcome not in ("pending", "not-moved") and decision.date is None and name != EDITORIAL:
        yield _finding(dossier, "AD432", "warning", f"{name}: {decision.outcome}, but when?", at)
    if decision.vote is None:
        return
    yield from _roll_call(dossier, name, decision.vote, at)
    yield from _members(dossier, name, decision, at)
    if said := fault(decision, required(dossier, decision)):
        yield _finding(dossier, "AD433", "error", f"{name}: {said}", at)


def _members(dossier: Dossier, name: str, decision: Decision, at: Location | None) -> Iterator[Finding]:
    """More votes than the body has members."""
    council = required(dossier, decision) == "nine-without-veto"
    members = dossier.identity.members or (COUNCIL if council else None)
    given = sum(number or 0 for field in _LISTS if (number := getattr(decision.vote, field)) is not None)
    if members is not None and given > members:
        yield _finding(dossier, "AD436", "error", f"{name}: {given} votes, but the body has {members} members", at)


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
