"""What an operation does once its place is known: changes with exact coordinates. Knows no files.

A character of a text keeps its identity for ever: it is named by the provision in which it stands, its *origin*
(``""`` for the words as tabled, or the change that put it in) and its offset there. Two changes are equal when they
do the same thing to the same place, whoever asks for it; so names of amendments never occur in them.
"""

from typing import Literal

import msgspec
from msgspec.structs import replace

from amendiff.model.document import Kind, Mark, Provision


class Span(msgspec.Struct, frozen=True, gc=False):
    """Characters *start* to *end* of one origin."""

    origin: str
    start: int
    end: int


class Anchor(msgspec.Struct, frozen=True, gc=False):
    """A gap between characters, and to which side what comes in there is bound.

    ``after`` binds to the character before *offset*, ``before`` to the one behind it. *left* and *right* are the
    neighbours in the view in which the operation was resolved, *bound* the word that it names; ``None`` at the
    ends of a provision.
    """

    origin: str
    offset: int
    side: Literal["after", "before"]
    left: tuple[str, int] | None = None
    right: tuple[str, int] | None = None
    bound: tuple[str, int] | None = None


class Cut(msgspec.Struct, frozen=True, gc=False):
    """Take words out."""

    at: str
    spans: tuple[Span, ...]
    literal: bool = False


class Put(msgspec.Struct, frozen=True, gc=False):
    """Put words in."""

    at: str
    anchor: Anchor
    text: str
    marks: tuple[Mark, ...] = ()
    literal: bool = False


class Swap(msgspec.Struct, frozen=True, gc=False):
    """Put words in place of others; they stand behind the last character that they replace."""

    at: str
    spans: tuple[Span, ...]
    text: str
    marks: tuple[Mark, ...] = ()
    literal: bool = False


class Restyle(msgspec.Struct, frozen=True, gc=False):
    """Add formatting to words, or remove it."""

    at: str
    spans: tuple[Span, ...]
    style: tuple[str, str]
    add: bool


class Break(msgspec.Struct, frozen=True, gc=False, eq=False):
    """Begin a new provision, to be called *name*, in the midst of one."""

    at: str
    anchor: Anchor
    name: str

    def __eq__(self, other: object) -> bool:
        return isinstance(other, Break) and (self.at, self.anchor) == (other.at, other.anchor)

    def __hash__(self) -> int:
        return hash((self.at, self.anchor))


class Unite(msgspec.Struct, frozen=True, gc=False):
    """Let the provision *at* run on from the one before it, *head*."""

    at: str
    head: str


class Lift(msgspec.Struct, frozen=True, gc=False):
    """Take a provision, with all that belongs to it, from its place; *replaced* when others take that place."""

    at: str
    slot: str
    replaced: bool = False


class Gap(msgspec.Struct, frozen=True, gc=False):
    """A gap between provisions: beside the slot *beside*, or first or last inside *parent*."""

    parent: str
    side: Literal["after", "before", "start", "end"]
    beside: str = ""
    next_to: str = ""
    """The slot on the other side, where that is no place of the text as tabled."""


class Place(msgspec.Struct, frozen=True, gc=False, eq=False):
    """Put new provisions into a gap; their depth counts from the gap's."""

    gap: Gap
    provisions: tuple[Provision, ...]

    def _content(self) -> tuple[object, ...]:
        """What it does: of the names of what is new, only those of footnotes count, to which words refer."""
        notes = tuple(one.address for one in self.provisions if one.kind is Kind.FOOTNOTE)
        return (self.gap, self.provisions, notes)

    def __eq__(self, other: object) -> bool:
        return isinstance(other, Place) and self._content() == other._content()

    def __hash__(self) -> int:
        return hash(self._content())


class Move(msgspec.Struct, frozen=True, gc=False):
    """Take a provision from its slot and put it, with all that belongs to it, into a gap."""

    at: str
    slot: str
    gap: Gap
    kind: str


Change = Cut | Put | Swap | Restyle | Break | Unite | Lift | Place | Move


def unmarked(change: Change) -> Change:
    """Return *change* without its formatting: the same words at the same place."""
    if isinstance(change, Place):
        return replace(change, provisions=tuple(replace(one, marks=()) for one in change.provisions))
    return replace(change, marks=()) if isinstance(change, Put | Swap) else change
