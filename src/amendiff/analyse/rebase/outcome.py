"""What became of operations on a revised draft: values, and how several statuses make one. Knows no text."""

from collections.abc import Iterable
from typing import Literal

import msgspec

from amendiff.model.amendment import Amendment
from amendiff.model.document import Document
from amendiff.model.operation import Operation

Status = Literal["holds", "already contained", "holds in part", "clashes", "has lost its place"]
STATUSES: tuple[Status, ...] = ("holds", "already contained", "holds in part", "clashes", "has lost its place")
SETTLED: tuple[Status, ...] = ("holds", "already contained")
"""Statuses that leave nothing for a person to settle."""


class Place(msgspec.Struct, frozen=True, kw_only=True):
    """One place that an operation names: on the earlier text, and on the revision."""

    at: str
    """The address on the earlier text."""
    words: str
    """The words that it names there."""
    status: Status
    new: str = ""
    """The address on the revision; empty where the provision is gone."""
    stands: str = ""
    """What the revision has in place of these words."""
    reason: str = ""


class Suggestion(msgspec.Struct, frozen=True, kw_only=True):
    """A place that may be meant where none is certain. Only a person takes it."""

    at: str
    words: str
    """The words that the operation would then name, or those of the provision."""
    score: float
    """How alike they are to the words as drafted, from 0 to 1."""
    operations: tuple[Operation, ...]


class Carried(msgspec.Struct, frozen=True, kw_only=True):
    """One operation on the revision."""

    id: str
    operation: Operation
    """As drafted."""
    status: Status
    reason: str = ""
    places: tuple[Place, ...] = ()
    operations: tuple[Operation, ...] = ()
    """What of it holds, in the addresses of the revision."""
    suggestion: Suggestion | None = None
    accepted: bool = False
    """Whether a person placed it, as suggested."""


class CarriedAmendment(msgspec.Struct, frozen=True, kw_only=True):
    """One amendment on the revision."""

    id: str
    status: Status
    operations: tuple[Carried, ...]
    against: str
    """The version that it is drafted against now: without parents that the revision contains."""
    amendment: Amendment | None = None
    """What of it holds; ``None`` where nothing does."""
    waits_for: tuple[str, ...] = ()
    """Amendments that it amends, and that a person must settle first."""

    @property
    def ready(self) -> bool:
        """Whether it can be tabled to the revision as it stands."""
        return self.amendment is not None and self.status == "holds" and not self.waits_for


class Rebased(msgspec.Struct, frozen=True, kw_only=True):
    """All amendments of a dossier on a revision, by sequence in the record."""

    dossier: str
    revision: Document
    summary: str
    """What the revision changed, in words."""
    amendments: tuple[CarriedAmendment, ...]

    @property
    def settled(self) -> bool:
        """Whether nothing is left for a person to settle."""
        return all(one.status in SETTLED and not one.waits_for for one in self.amendments)


def together(statuses: Iterable[Status]) -> Status:
    """Return the one status of what has several parts: in part where some hold and others do not."""
    found = set(statuses)
    if found <= {"already contained"} and found:
        return "already contained"
    if found <= set(SETTLED):
        return "holds"
    if found & {"holds", "already contained", "holds in part"}:
        return "holds in part"
    return "clashes" if "clashes" in found else "has lost its place"
