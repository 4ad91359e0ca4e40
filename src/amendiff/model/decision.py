"""What a body decided, by which vote, and who says so. Knows no text."""

from datetime import date as Date
from typing import Literal

import msgspec

Basis = Literal["attested", "inferred", "reconstructed", "excerpt", "verbatim"]
"""How a fact or a wording is known: shown by a source, inferred, put together, in part, or word for word."""

Outcome = Literal["adopted", "rejected", "withdrawn", "fallen", "not-moved", "pending"]

Reason = Literal["", "majority", "votes-short", "veto"]
"""Why something was rejected: no majority, fewer votes than the rule asks for, or a permanent member's vote."""

Majority = Literal["simple", "two-thirds", "nine-without-veto"]
"""``two-thirds``: General Assembly rules 83 to 85; ``nine-without-veto``: Charter, Article 27 (3)."""


class _Record(msgspec.Struct, frozen=True, kw_only=True, forbid_unknown_fields=True, omit_defaults=True):
    pass


class Fact(_Record, frozen=True, kw_only=True):
    """One stated value with its sources."""

    value: str
    basis: Basis = "attested"
    sources: tuple[str, ...] = ()
    note: str = ""


class RollCall(_Record, frozen=True, kw_only=True):
    """Who voted how, by names as the source prints them; a list not in *complete* is known in part."""

    in_favour: tuple[str, ...] = ()
    against: tuple[str, ...] = ()
    abstaining: tuple[str, ...] = ()
    absent: tuple[str, ...] = ()
    complete: tuple[Literal["in_favour", "against", "abstaining", "absent"], ...] = ()
    sources: tuple[str, ...] = ()
    note: str = ""


class Vote(_Record, frozen=True, kw_only=True):
    """A tally; a number that no source gives is left out."""

    in_favour: int | None = None
    against: int | None = None
    abstaining: int | None = None
    absent: int | None = None
    roll_call: RollCall | None = None
    sources: tuple[str, ...] = ()
    note: str = ""


class Decision(_Record, frozen=True, kw_only=True):
    """What became of an amendment or of a text."""

    outcome: Outcome = "pending"
    reason: Reason = ""
    order: int | None = None
    """Place in the order of adoption, where the record has one."""
    adopted_as: Fact | None = None
    """The symbol of the adopted text."""
    date: Date | None = None
    meeting: str = ""
    majority: Majority | None = None
    vote: Vote | None = None
    sources: tuple[str, ...] = ()
    note: str = ""
