"""A decision as it falls: what the file says then, what it does to the other amendments, what is left to decide.

Nothing is written here, and no clock is read. A sub-amendment falls with what it amends; an amendment falls where what
was adopted leaves it nothing to change.
"""

from datetime import date as Date
from pathlib import Path
from typing import Any, Literal

import msgspec

from amendiff.analyse.checks import dates_and_votes, motions
from amendiff.analyse.cite import decided as decided_in_words
from amendiff.analyse.versions import find_amendment, order_of_adoption, woven
from amendiff.application import fates
from amendiff.application.adoption import adopt
from amendiff.corpus import read_text
from amendiff.corpus.loading import IDENTITY, amendment_file
from amendiff.errors import AmendiffError, CorpusError, ReferenceProblem, SetError
from amendiff.formats.editing import with_decision
from amendiff.formats.toml import Keys, decode, locate
from amendiff.model.amendment import EDITORIAL, Amendment, Revision
from amendiff.model.decision import Decision, Majority, Outcome, Reason
from amendiff.model.dossier import Dossier, Identity
from amendiff.model.finding import Finding
from amendiff.model.naming import in_a_row

TEXT = "text"
"""What stands for the text as a whole where a decision is asked for."""
FAILED = ("rejected", "withdrawn", "fallen", "not-moved")


class Outcomes(msgspec.Struct, frozen=True, kw_only=True):
    """What is to be recorded; what is not given is left as it is."""

    outcome: Outcome
    reason: Reason = ""
    date: Date | None = None
    order: int | None = None
    majority: Majority | None = None
    vote: tuple[int | None, ...] = ()
    """In favour, against, abstaining, absent; shorter where less is known."""
    sources: tuple[str, ...] = ()
    note: str = ""
    revised: str = ""
    """The source of a ``[revised]`` table: the operations as orally revised."""


class Follows(msgspec.Struct, frozen=True):
    """What the decision does to another amendment."""

    amendment: str
    kind: Literal["cannot be put", "falls", "falls in part", "to be put anew", "still to be put"]
    reason: str


class Motion(msgspec.Struct, frozen=True, kw_only=True):
    """One decision, ready to be written."""

    target: str
    """``L.13``, ``L.13/2``, ``text`` or ``text#op2``."""
    file: Path
    source: str
    """What the file is to hold."""
    decision: Decision
    recorded: str
    """In words: ``L.13: adopted on 24 February 2025 by 80-20-60``."""
    follows: tuple[Follows, ...]
    pending: tuple[str, ...]
    """The amendments that are still to be decided, by sequence; ``text`` last."""
    findings: tuple[Finding, ...]


def decide(dossier: Dossier, target: str, what: Outcomes, *, again: bool = False) -> Motion:
    """Return what it takes to record *what* of *target*; *again*: also where it was decided already.

    Raises UnknownAmendment or ReferenceProblem for a target that is not there, CorpusError where it was decided already
    or cannot be put, BadShape where the revised operations are none.
    """
    aim = _Aim(dossier, target)
    before = aim.decision
    if before.outcome != "pending" and not again:
        raise CorpusError(
            f"{aim.name} is decided already: {decided_in_words(before)}",
            code="AD461",
            at=locate(read_text(aim.file), (*aim.keys, "decision", "outcome"), str(aim.file)),
            hints=("say --again to record another outcome in its place",),
        )
    if what.outcome == "adopted" and aim.amendment is not None:
        _puttable(dossier, aim)
    if what.revised:
        if aim.amendment is None or aim.part is not None:
            raise ReferenceProblem(f"{aim.name} has no operations to revise", code="AD509")
        decode(what.revised, Revision)
    source = with_decision(read_text(aim.file), _values(what, before), part=aim.part, revised=what.revised)
    after = aim.read(source)
    decision = _Aim(after, target).decision
    known = set(_findings(dossier))
    return Motion(
        target=aim.name,
        file=aim.file,
        source=source,
        decision=decision,
        recorded=f"{aim.name}: {decided_in_words(decision)}" + (", as orally revised" if what.revised else ""),
        follows=_follows(after, aim),
        pending=pending(after),
        findings=tuple(one for one in _findings(after) if one not in known),
    )


def _findings(dossier: Dossier) -> list[Finding]:
    return [*dates_and_votes.check(dossier), *motions.check(dossier)]


def pending(dossier: Dossier) -> tuple[str, ...]:
    """Return what is still to be decided, in the order of the record; the text itself comes last."""
    open_ = [one.id for one in dossier.amendments if one.decision.outcome == "pending" and one.id != EDITORIAL]
    return (*open_, *((TEXT,) if dossier.identity.decision.outcome == "pending" else ()))


class _Aim:
    """What a decision is about, and where it stands."""

    def __init__(self, dossier: Dossier, target: str) -> None:
        self.dossier = dossier
        self.amendment: Amendment | None = None
        self.part: tuple[str, tuple[int, ...] | tuple[str, ...]] | None = None
        whole, _, address = target.partition("#")
        if whole in (TEXT, dossier.name) and whole not in {one.id for one in dossier.amendments}:
            self.file = Path(dossier.path) / IDENTITY
            self.name = f"{TEXT}#{address}" if address else TEXT
            if address:
                self._provision(address)
            return
        name, slash, item = target.rpartition("/")
        if slash and item.isdecimal() and name in {one.id for one in dossier.amendments}:
            self.amendment = find_amendment(dossier, name)
            self._item(int(item))
        else:
            self.amendment = find_amendment(dossier, target)
            self.name = self.amendment.id
        file = amendment_file(dossier, self.amendment.id)
        assert file is not None
        self.file = file

    def _item(self, number: int) -> None:
        assert self.amendment is not None
        count = len(self.amendment.put.operations)
        if not 1 <= number <= count:
            raise ReferenceProblem(
                f"{self.amendment.id} has no operation {number}", code="AD510", hints=(f"it has {count}",)
            )
        self.name = f"{self.amendment.id}/{number}"
        self.part = ("items", self._known(number) or (number,))

    def _known(self, number: int) -> tuple[int, ...]:
        assert self.amendment is not None
        return next((part.items for part in self.amendment.parts if number in part.items), ())

    def _provision(self, address: str) -> None:
        if address not in self.dossier.base and "+" not in address:
            self.dossier.base.position(address)  # raises, with near names
        parts = self.dossier.identity.parts
        self.part = ("provisions", next((one.provisions for one in parts if address in one.provisions), (address,)))

    @property
    def decision(self) -> Decision:
        """The decision on record."""
        if self.part is None:
            return self.amendment.decision if self.amendment else self.dossier.identity.decision
        if self.amendment is not None:
            return next((one.decision for one in self.amendment.parts if one.items == self.part[1]), Decision())
        known = self.dossier.identity.parts
        return next((one.decision for one in known if one.provisions == self.part[1]), Decision())

    @property
    def keys(self) -> Keys:
        """Where in the file the table stands that holds the decision."""
        if self.part is None:
            return ()
        held = self.amendment.parts if self.amendment else self.dossier.identity.parts
        wanted = [n for n, one in enumerate(held) if getattr(one, self.part[0]) == self.part[1]]
        return ("parts", *wanted[:1])

    def read(self, source: str) -> Dossier:
        """Return the dossier with the file as *source*; raises BadShape, as reading it would."""
        if self.amendment is None:
            return _renewed(self.dossier, identity=decode(source, Identity, str(self.file)))
        new = decode(source, Amendment, str(self.file))
        others = tuple(new if one.id == new.id else one for one in self.dossier.amendments)
        return _renewed(self.dossier, amendments=others)


def _renewed(dossier: Dossier, **fields: Any) -> Dossier:
    return msgspec.structs.replace(dossier, **fields)


def _puttable(dossier: Dossier, aim: _Aim) -> None:
    """Raise CorpusError where what the amendment amends failed."""
    assert aim.amendment is not None
    for parent in aim.amendment.parents:
        outcome = find_amendment(dossier, parent).decision.outcome
        if outcome in FAILED:
            raise CorpusError(
                f"{aim.amendment.id} amends {parent}, which was {outcome.replace('-', ' ')}: it cannot be put",
                code="AD462",
                at=locate(read_text(aim.file), ("against",), str(aim.file)),
                hints=("record it as fallen",),
            )


def _values(what: Outcomes, before: Decision) -> dict[str, Any]:
    """The fields to write; what an earlier outcome brought with it goes with that outcome."""
    renewed = before.outcome not in ("pending", what.outcome)
    values: dict[str, Any] = {"outcome": what.outcome}
    for name, value in (
        ("reason", what.reason),
        ("date", what.date),
        ("order", what.order),
        ("majority", what.majority),
    ):
        if value not in ("", None):
            values[name] = value
        elif renewed and name != "majority":
            values[name] = None
    if what.sources or renewed:
        values["sources"] = list(dict.fromkeys((*(() if renewed else before.sources), *what.sources))) or None
    if what.note or renewed:
        values["note"] = what.note or None
    if what.vote:
        names = ("in_favour", "against", "abstaining", "absent")
        tally = dict(zip(names, what.vote, strict=False))
        values["vote"] = tally | (
            dict.fromkeys((*names[len(tally) :], "roll_call", "note", "sources")) if renewed else {}
        )
    elif renewed and before.vote is not None:
        values["vote"] = None
    return values


def _follows(dossier: Dossier, aim: _Aim) -> tuple[Follows, ...]:
    """What the decision does to the amendments that are still to be decided."""
    amendment = aim.amendment
    if amendment is None or aim.part is not None:
        return ()
    found: list[Follows] = []
    outcome = find_amendment(dossier, amendment.id).decision.outcome
    waiting = [one for one in dossier.amendments if one.decision.outcome == "pending" and one.id != EDITORIAL]
    below = _below(dossier, amendment.id)
    for one in waiting:
        if one.id in below:
            if outcome in FAILED:
                reason = f"it amends {amendment.id}, which was {outcome.replace('-', ' ')}"
                found.append(Follows(one.id, "cannot be put", reason))
            elif outcome == "adopted":
                found.append(Follows(one.id, "still to be put", f"it amends {amendment.id}"))
        elif outcome == "adopted" and (told := _overtaken(dossier, amendment.id, one)):
            found.append(told)
    return tuple(found)


def _below(dossier: Dossier, name: str) -> set[str]:
    found = {name}
    while more := {one.id for one in dossier.amendments if found.intersection(one.parents)} - found:
        found |= more
    return found - {name}


def _overtaken(dossier: Dossier, name: str, other: Amendment) -> Follows | None:
    """What the adoption of *name* leaves of *other*."""
    try:
        weave = woven(dossier).weave
        order = [one for one in order_of_adoption(dossier) if one != EDITORIAL]
        above = [one for one in other.parents if one not in order]
        found = adopt(weave, dossier.amendments, [*order, *above, other.id])
        ends = {**fates(found.reading), **dict(found.overtaken)} if not found.reading.clashes else {}
    except (AmendiffError, SetError):
        return None
    own = {operation: fate for operation, fate in ends.items() if operation.rpartition("/")[0] == other.id}
    lost = {one: fate for one, fate in own.items() if fate.kind in ("overtaken", "already there")}
    if lost and any(name == by.rpartition("/")[0] for fate in lost.values() for by in fate.by):
        reason = "; ".join(dict.fromkeys(f"{one} {fate.reason}" for one, fate in lost.items()))
        return Follows(other.id, "falls" if len(lost) == len(own) else "falls in part", reason)
    anew = [one for one, earlier in found.resolved_anew if (one in own) and earlier.rpartition("/")[0] == name]
    if anew:
        return Follows(
            other.id, "to be put anew", f"{in_a_row(anew)} changes the same words, and applies to the result"
        )
    return None
