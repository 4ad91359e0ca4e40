"""An amendment: operations, who presented them, against which version, and what was decided. Knows no text."""

from collections.abc import Iterable, Mapping
from datetime import date as Date
from functools import cached_property
from typing import Literal

import msgspec

from amendiff.model.decision import Basis, Decision, Fact
from amendiff.model.operation import Operation

EDITORIAL = "editorial"
"""The id of the amendment that holds repairs (closing punctuation) which nobody tabled."""


DIVISION = "division"
"""The id under which provisions of the text go that were not adopted in a separate vote."""

CIRCULATED = "circulated:"
"""Stands before the id of an amendment where it is meant as it was circulated, before an oral revision."""


class Instruction(msgspec.Struct, frozen=True, kw_only=True, forbid_unknown_fields=True, omit_defaults=True):
    """The words in which the amendment asks for its change."""

    text: str
    basis: Basis
    sources: tuple[str, ...] = ()
    note: str = ""


class Revision(msgspec.Struct, frozen=True, kw_only=True, forbid_unknown_fields=True, omit_defaults=True):
    """An amendment as orally revised: what was put to the vote instead of what was circulated."""

    operations: tuple[Operation, ...]
    text: str = ""
    """The words in which the revision was read out."""
    by: str = ""
    date: Date | None = None
    basis: Basis = "attested"
    sources: tuple[str, ...] = ()
    note: str = ""


class Part(msgspec.Struct, frozen=True, kw_only=True, forbid_unknown_fields=True, omit_defaults=True):
    """Operations of an amendment on which a separate vote was taken, by number from 1."""

    items: tuple[int, ...]
    decision: Decision


class Amendment(msgspec.Struct, frozen=True, kw_only=True, forbid_unknown_fields=True, omit_defaults=True, dict=True):
    """One amendment to one text; the shape of a file in ``amendments/``."""

    id: str
    sequence: int
    """Order in the record, from 1; not a date."""
    operations: tuple[Operation, ...]
    title: str = ""
    """What it is known by, in a few words: “root causes”."""
    symbol: Fact | None = None
    against: str = "tabled"
    """The version that it was drafted against: ``tabled``, or ``tabled+L.13`` for a sub-amendment to L.13."""
    sponsors: tuple[str, ...] = ()
    presented_by: str = ""
    instruction: Instruction | None = None
    revised: Revision | None = None
    """What was put to the vote instead of *operations*, where it was revised orally."""
    decision: Decision = Decision()
    parts: tuple[Part, ...] = ()
    """Separate votes on single operations, before the vote on the amendment as a whole."""
    sources: tuple[str, ...] = ()
    basis: Literal["attested", "inferred", "reconstructed"] = "attested"
    """How the words of the operations are known."""
    note: str = ""

    @property
    def parents(self) -> tuple[str, ...]:
        """The amendments without which this one cannot be read."""
        return named_in(self.against)

    @property
    def adopted(self) -> bool:
        """Whether the record says that it was adopted; editorial repairs count as adopted."""
        return self.decision.outcome == "adopted" or self.id == EDITORIAL

    @cached_property
    def put(self) -> "Amendment":
        """The amendment as it was put to the vote: with its revised operations, where it has such."""
        return self if self.revised is None else self._with(self.revised.operations)

    @cached_property
    def circulated(self) -> "Amendment":
        """The amendment as it was circulated, whatever was revised later."""
        return self if self.revised is None else self._with(self.operations)

    def _with(self, operations: tuple[Operation, ...]) -> "Amendment":
        return msgspec.structs.replace(self, operations=operations, revised=None)

    @property
    def voted_out(self) -> tuple[tuple[str, str], ...]:
        """The operations that were not adopted in a separate vote, each with what became of it."""
        return tuple(
            (self.operation_id(item - 1), part.decision.outcome)
            for part in self.parts
            if part.decision.outcome != "adopted"
            for item in part.items
        )

    def operation_id(self, index: int) -> str:
        """Return the name of the operation at *index* (from 0): ``L.15/1``."""
        return f"{self.id}/{index + 1}"


def named_in(version: str) -> tuple[str, ...]:
    """Return the amendments that *version* names: ``L.13`` of ``tabled+L.13``."""
    return tuple(version.split("+")[1:])


def above(parents: Mapping[str, Iterable[str]], names: Iterable[str]) -> frozenset[str]:
    """Return *names* with all that they amend by *parents*, what that amends, and so on."""
    found: set[str] = set()
    todo = list(names)
    while todo:
        if (name := todo.pop()) not in found:
            found.add(name)
            todo += parents.get(name, ())
    return frozenset(found)


def below(amendments: Iterable[Amendment], names: Iterable[str]) -> frozenset[str]:
    """Return *names* with all *amendments* that amend one of them, that amend one of these, and so on."""
    found, rest = set(names), list(amendments)
    while more := {one.id for one in rest if found.intersection(one.parents)} - found:
        found |= more
    return frozenset(found)


def amendment_of(operation: str) -> str:
    """Return the id of the amendment to which *operation* belongs: ``L.15`` of ``L.15/1``."""
    return operation.rpartition("/")[0]
