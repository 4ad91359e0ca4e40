"""One version of a text: its provisions in reading order. Knows no files, amendments or decisions."""

from collections.abc import Iterable, Iterator
from difflib import get_close_matches
from enum import StrEnum
from functools import cached_property

import msgspec

from amendiff.errors import TargetNotFound


class Kind(StrEnum):
    """What a provision is, in the field's own terms."""

    TITLE = "title"
    OPENING = "opening"
    PREAMBULAR = "preambular"
    OPERATIVE = "operative"
    PARAGRAPH = "paragraph"
    """A paragraph of a text that has no preamble and no operative part."""
    SUB = "sub-paragraph"
    HEADING = "heading"
    ANNEX = "annex"
    TABLE = "table"
    ROW = "row"
    FOOTNOTE = "footnote"
    GAP = "gap"
    """Words that an excerpt leaves out, printed ``[…]``."""


class Mark(msgspec.Struct, frozen=True, gc=False, order=True):
    """Formatting of the characters from *start* to *end*, kept beside the text."""

    start: int
    end: int
    kind: str
    """``emphasis``, ``strong``, ``code``, ``link`` or ``note``; a note's reference is empty (start == end)."""
    target: str = ""
    """Where a link leads, or the label of a footnote."""


def tidied(marks: Iterable[Mark]) -> tuple[Mark, ...]:
    """Return *marks* sorted, with those of one kind that touch or overlap made one."""
    joined: dict[tuple[str, str], list[Mark]] = {}
    for mark in sorted(marks):
        same = joined.setdefault((mark.kind, mark.target), [])
        if same and mark.kind != "note" and same[-1].end >= mark.start:
            same[-1] = Mark(same[-1].start, max(same[-1].end, mark.end), mark.kind, mark.target)
        elif not same or same[-1] != mark:
            same.append(mark)
    return tuple(sorted(mark for same in joined.values() for mark in same))


class Provision(msgspec.Struct, frozen=True, eq=False, gc=False):
    """A unit of a text that can be named: a paragraph, a heading, a row of a table.

    Two provisions are equal when kind, depth, words and marks are: an address is a name, a number a position.
    """

    address: str
    kind: Kind
    text: str
    marks: tuple[Mark, ...] = ()
    number: str = ""
    """As printed, without the full stop of a paragraph number: ``3``, ``(a)``, ``3 bis``."""
    depth: int = 0
    """Levels below the text itself: the provisions that follow at a greater depth belong to this one."""
    level: int = 0
    """Of a heading, 2 to 6."""
    line: int = 0
    """The line of the source on which it begins, from 1; 0 where it has none."""

    def _content(self) -> tuple[object, ...]:
        return (self.kind, self.depth, self.level, self.text, self.marks)

    def __eq__(self, other: object) -> bool:
        return isinstance(other, Provision) and self._content() == other._content()

    def __ne__(self, other: object) -> bool:
        return not self == other

    def __hash__(self) -> int:
        return hash(self._content())


class Document(msgspec.Struct, frozen=True, dict=True):
    """One version of a text, as a sequence of provisions in reading order."""

    provisions: tuple[Provision, ...]
    language: str = "en"

    @cached_property
    def _positions(self) -> dict[str, int]:
        return {provision.address: n for n, provision in enumerate(self.provisions)}

    @cached_property
    def footnotes(self) -> dict[str, int]:
        """Where each footnote stands, by its address."""
        return {one.address: n for n, one in enumerate(self.provisions) if one.kind is Kind.FOOTNOTE}

    @cached_property
    def _parents(self) -> list[str]:
        above: list[str] = [""]
        found = []
        for provision in self.provisions:
            del above[provision.depth + 1 :]
            found.append(above[-1])
            above.append(provision.address)
        return found

    def __iter__(self) -> Iterator[Provision]:
        return iter(self.provisions)

    def __contains__(self, address: str) -> bool:
        return address in self._positions

    def __getitem__(self, address: str) -> Provision:
        return self.provisions[self.position(address)]

    def position(self, address: str) -> int:
        """Return the index of the provision at *address*; raise TargetNotFound, with near names as hints."""
        if (found := self._positions.get(address)) is None:
            near = get_close_matches(address, self._positions, n=2)
            raise TargetNotFound(
                f"no provision {address!r}", hints=tuple(f"did you mean {name}?" for name in near) or self._outline()
            )
        return found

    def end(self, position: int) -> int:
        """Return the index behind the last provision that belongs to the one at *position*."""
        depth, last = self.provisions[position].depth, position + 1
        while last < len(self.provisions) and self.provisions[last].depth > depth:
            last += 1
        return last

    def parent(self, position: int) -> str:
        """Return the address of the provision to which the one at *position* belongs, or ``""``."""
        return self._parents[position]

    @property
    def title(self) -> str:
        """The words of the title, or ``""``."""
        return next((provision.text for provision in self.provisions if provision.kind is Kind.TITLE), "")

    def _outline(self) -> tuple[str, ...]:
        names = [provision.address for provision in self.provisions]
        shown = ", ".join(names[:12]) + (", …" if len(names) > 12 else "")
        return (f"this text has {shown}",) if names else ("this text is empty",)
