"""Text that remembers which operation put each run in or took it out. Knows no files, order of adoption or votes."""

from collections.abc import Iterator, Mapping
from functools import cached_property

import msgspec

from amendiff.model.amendment import above, amendment_of
from amendiff.model.change import Change
from amendiff.model.document import Document, Provision

Style = tuple[str, str]
"""Kind of a mark and its target."""

NOBODY: frozenset[str] = frozenset()


class Run(msgspec.Struct, frozen=True, gc=False):
    """Characters of one origin that share a fate; the sets name operations (``L.15/1``), and any member counts."""

    text: str
    inserted_by: frozenset[str] = NOBODY
    """Empty for the text as tabled."""
    deleted_by: frozenset[str] = NOBODY
    overtaken_by: frozenset[str] = NOBODY
    """Operations beside which the insertion loses its place."""
    origin: str = ""
    start: int = 0
    styles: tuple[Style, ...] = ()
    restyled: tuple[tuple[str, bool, Style], ...] = ()
    """Operations that add (True) or remove formatting, in order."""
    begins: str = ""
    """The address of the provision that begins here, for the break that a split puts in."""

    def stands(self, adopted: frozenset[str]) -> bool:
        """Whether the run is in the text when exactly the operations *adopted* have passed."""
        return (
            (not self.inserted_by or not self.inserted_by.isdisjoint(adopted))
            and self.deleted_by.isdisjoint(adopted)
            and self.overtaken_by.isdisjoint(adopted)
        )


class Strand(msgspec.Struct, frozen=True):
    """One provision with its runs, those that stand and those that do not, in the order of the text."""

    provision: Provision
    runs: tuple[Run, ...]
    touched_by: frozenset[str]
    """All operations that put in, take out, break or format words here."""
    whole: tuple[Provision, ...] = ()
    """What it reads as when all of them have passed, worked out once since most sets hold all or none of them."""


class Slot(msgspec.Struct, frozen=True):
    """A place among provisions, and who put which provision into it or took it away."""

    id: str
    """The address, or ``address@operation`` for the place to which that operation moves it."""
    address: str
    kind: str = ""
    """The kind that the provision takes on here, where that is another than its own."""
    inserted_by: frozenset[str] = NOBODY
    deleted_by: frozenset[str] = NOBODY
    united_by: frozenset[str] = NOBODY
    """Operations by which the provision runs on from the one before it."""
    head: str = ""

    def stands(self, adopted: frozenset[str]) -> bool:
        """Whether the provision stands in this place when exactly *adopted* have passed."""
        return (not self.inserted_by or not self.inserted_by.isdisjoint(adopted)) and self.deleted_by.isdisjoint(
            adopted
        )


class Clash(msgspec.Struct, frozen=True, order=True):
    """Two operations that change the same words, or the same place, differently."""

    operations: tuple[str, str]
    address: str
    words: str

    @classmethod
    def of(cls, one: str, other: str, address: str, words: str = "") -> "Clash":
        """Return the clash of two operations, the same whichever is named first."""
        return cls((min(one, other), max(one, other)), address, words)


def upwards(address: str, parents: Mapping[str, str]) -> Iterator[str]:
    """Yield *address* and all provisions to which it belongs by *parents*, from the nearest up."""
    while address:
        yield address
        address = parents.get(address, "")


class Weave(msgspec.Struct, frozen=True, dict=True):
    """A text with all its amendments: a tree of slots, a strand for each provision that any of them touches."""

    base: Document
    strands: dict[str, Strand]
    """By address; a provision as tabled that no operation touches has none."""
    slots: dict[str, tuple[Slot, ...]]
    """By the address of the provision to which they belong; ``""`` for the text itself."""
    operations: dict[str, tuple[str, ...]]
    """The operations of each amendment, by id, in order."""
    changes: dict[str, tuple[Change, ...]]
    """What each operation does, by its id."""
    parents: dict[str, tuple[str, ...]]
    """The amendments on which each depends."""
    structural: frozenset[str]
    """The operations that put in, take out, move, split or join provisions."""
    literal: frozenset[str]
    """The operations whose words take no joining space."""
    clashes: tuple[Clash, ...] = ()
    order: tuple[str, ...] = ()
    """The amendments by sequence in the record."""
    throughout: dict[str, str] = {}
    """The words that operations replace throughout."""
    dropped: dict[str, str] = {}
    """The operations that were woven without changing anything, and why."""

    def above(self, amendment: str) -> frozenset[str]:
        """Return the amendments without which *amendment* falls: what it amends, what that amends, and so on."""
        known: dict[str, frozenset[str]] = self.__dict__.setdefault("_above", {})
        if amendment not in known:
            known[amendment] = above(self.parents, self.parents[amendment])
        return known[amendment]

    @cached_property
    def rivals(self) -> Mapping[str, frozenset[str]]:
        """By amendment: those with which it has no text of its own; itself, where two of its own operations clash."""
        found: dict[str, set[str]] = {name: set() for name in self.order}
        for clash in self.clashes:
            one, other = map(amendment_of, clash.operations)
            found[one].add(other)
            found[other].add(one)
        return {name: frozenset(others) for name, others in found.items()}
