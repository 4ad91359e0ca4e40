"""A decision as it falls: what the file says then, what it does to the other amendments, what is left to decide.

Nothing is written here, and no clock is read.
"""

from datetime import date as Date
from pathlib import Path
from typing import Any

import msgspec

from amendiff.analyse.checks import dates_and_votes, motions
from amendiff.analyse.cite import decided as decided_in_words
from amendiff.analyse.consequences import FAILED, Follows, follows
from amendiff.analyse.versions import find_amendment
from amendiff.corpus import read_text
from amendiff.corpus.loading import IDENTITY, amendment_file
from amendiff.errors import CorpusError, OutputError, ReferenceProblem
from amendiff.formats.editing import with_decision
from amendiff.formats.toml import Keys, decode, locate
from amendiff.model.amendment import EDITORIAL, Amendment, Revision
from amendiff.model.decision import Decision, Majority, Outcome, Reason
from amendiff.model.dossier import Dossier, Identity
from amendiff.model.finding import Finding

TEXT = "text"
"""What stands for the text as a whole where a decision is asked for."""


class Ruling(msgspec.Struct, frozen=True, kw_only=True):
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


def decide(dossier: Dossier, target: str, what: Ruling, *, again: bool = False) -> Motion:
    """Return what it takes to record *what* of *target*; *again*: also where it was decided already.

    Raises UnknownAmendment or ReferenceProblem for a target that is not there, CorpusError where it was decided already
    or cannot be put, BadShape where the revised operations are none.
    """
    aim = _Aim(dossier, target)
    before = aim.decision
    if before.outcome != "pending" and not again:
        raise CorpusError(
            f"{aim.name} is decided already: {decided_in_words(before)}",
            code="AD465",
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
        follows=() if aim.amendment is None or aim.part else follows(after, aim.amendment.id),
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
        old = self.amendment
        kept = msgspec.structs.replace(new, decision=old.decision, parts=old.parts, revised=old.revised)
        if kept != old:
            raise OutputError(f"cannot record it in {self.file} without changing something else", code="AD605")
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
                code="AD466",
                at=locate(read_text(aim.file), ("against",), str(aim.file)),
                hints=("record it as fallen",),
            )


def _values(what: Ruling, before: Decision) -> dict[str, Any]:
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
