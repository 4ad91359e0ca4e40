"""Decisions that fit each other: sub-amendments with what they amend, separate votes with the vote on the whole."""

from collections import Counter
from collections.abc import Iterator, Mapping

from amendiff.analyse.checks.places import in_amendment, in_identity
from amendiff.analyse.consequences import FAILED
from amendiff.errors import Location
from amendiff.model.amendment import CIRCULATED, DIVISION, Amendment
from amendiff.model.dossier import Dossier
from amendiff.model.finding import Finding, Level


def check(dossier: Dossier) -> Iterator[Finding]:
    """Yield a finding for each amendment to one that failed, and each separate vote that cannot be right."""
    outcomes = {one.id: one.decision.outcome for one in dossier.amendments}
    for amendment in dossier.amendments:
        yield from _parents(dossier, amendment, outcomes)
        yield from _parts(dossier, amendment)
        if amendment.id == DIVISION or amendment.id.startswith(f"{DIVISION}."):
            at = in_amendment(dossier, amendment.id, ("id",))
            yield _finding(dossier, "AD439", "error", f"{amendment.id!r} is kept for separate votes on provisions", at)
    yield from _provisions(dossier)


def _parents(dossier: Dossier, amendment: Amendment, outcomes: Mapping[str, str]) -> Iterator[Finding]:
    own = amendment.decision.outcome
    for name in amendment.parents:
        outcome = outcomes.get(name.removeprefix(CIRCULATED), "")
        if outcome in FAILED and own in ("adopted", "pending"):
            at = in_amendment(dossier, amendment.id, ("against",))
            level: Level = "error" if own == "adopted" else "warning"
            said = f"{amendment.id} is {own}, but amends {name}, which was {outcome.replace('-', ' ')}"
            yield _finding(dossier, "AD438", level, said, at, "record it as fallen, or say what it amends")


def _parts(dossier: Dossier, amendment: Amendment) -> Iterator[Finding]:
    count = len(amendment.put.operations)
    times = Counter(item for part in amendment.parts for item in part.items)
    for n, part in enumerate(amendment.parts):
        at = in_amendment(dossier, amendment.id, ("parts", n, "items"))
        for item in part.items:
            if not 1 <= item <= count:
                said = f"{amendment.id} has no operation {item} on which to vote separately; it has {count}"
                yield _finding(dossier, "AD437", "error", said, at)
            elif times[item] > 1:
                said = f"{amendment.id}/{item} is in {times[item]} separate votes"
                yield _finding(dossier, "AD437", "error", said, at)
    if not amendment.adopted or not amendment.parts:
        return
    out = {name for name, _ in amendment.voted_out}
    at = in_amendment(dossier, amendment.id, ("decision", "outcome"))
    if len(out) >= count:
        said = f"{amendment.id} is adopted, but all its parts failed: then it is rejected as a whole"
        yield _finding(dossier, "AD440", "error", said, at)
    waiting = [name for name, outcome in amendment.voted_out if outcome == "pending"]
    if waiting:
        said = f"{amendment.id} is adopted, but the separate vote on {', '.join(waiting)} is not decided"
        yield _finding(dossier, "AD440", "warning", said, at)


def _provisions(dossier: Dossier) -> Iterator[Finding]:
    times = Counter(name for part in dossier.identity.parts for name in part.provisions)
    for n, part in enumerate(dossier.identity.parts):
        at = in_identity(dossier, ("parts", n, "provisions"))
        for address in part.provisions:
            if address not in dossier.base and "+" not in address:
                said = f"there is no provision {address!r} on which to vote separately"
                yield _finding(dossier, "AD437", "error", said, at)
            elif times[address] > 1:
                yield _finding(dossier, "AD437", "error", f"{address} is in {times[address]} separate votes", at)


def _finding(dossier: Dossier, code: str, level: Level, message: str, at: Location | None, *hints: str) -> Finding:
    return Finding(code=code, level=level, dossier=dossier.name, message=message, at=at, hints=hints)
