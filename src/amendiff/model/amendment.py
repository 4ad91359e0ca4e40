"""An amendment: operations, who presented them, against which version, and what was decided. Knows no text."""

from typing import Literal

import msgspec

from amendiff.model.decision import Basis, Decision, Fact
from amendiff.model.operation import Operation

EDITORIAL = "editorial"
"""The id of the amendment that holds repairs (closing punctuation) which nobody tabled."""


class Instruction(msgspec.Struct, frozen=True, kw_only=True, forbid_unknown_fields=True, omit_defaults=True):
    """The words in which the amendment asks for its change."""

    text: str
    basis: Basis
    sources: tuple[str, ...] = ()
    note: str = ""


class Amendment(msgspec.Struct, frozen=True, kw_only=True, forbid_unknown_fields=True, omit_defaults=True):
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
    decision: Decision = Decision()
    sources: tuple[str, ...] = ()
    basis: Literal["attested", "inferred", "reconstructed"] = "attested"
    """How the words of the operations are known."""
    note: str = ""

    @property
    def parents(self) -> tuple[str, ...]:
        """The amendments without which this one cannot be read."""
        return tuple(self.against.split("+")[1:])

    @property
    def adopted(self) -> bool:
        """Whether the record says that it was adopted; editorial repairs count as adopted."""
        return self.decision.outcome == "adopted" or self.id == EDITORIAL

    def operation_id(self, index: int) -> str:
        """Return the name of the operation at *index* (from 0): ``L.15/1``."""
        return f"{self.id}/{index + 1}"
