"""Compare two versions of a text. Knows documents and plain text; reads no files and shows nothing."""

import re
from functools import cached_property

import msgspec

from amendiff.comparison.alignment import Sides
from amendiff.comparison.differences import BOUNDARY, Difference, differences, summary
from amendiff.comparison.moves import Group, group
from amendiff.comparison.proof import proven
from amendiff.model.document import Document, Kind, Provision
from amendiff.model.operation import Operation

ALGORITHM = 1
"""Rises whenever the same two texts may give other differences."""

_CLOSED = re.compile(r"[.;:,!?)”’»。；，：！？]$")


class Comparison(msgspec.Struct, frozen=True, dict=True):
    """Two versions and what belongs together in them; what differs is worked out when it is asked for."""

    old: Document
    new: Document
    groups: tuple[Group, ...]

    @cached_property
    def operations(self) -> tuple[Operation, ...]:
        """The operations that turn the old version into the new one: applied once, and found to do so.

        Raises AmendiffError where no operations can: an old version without provisions has no place to name.
        """
        return proven(self.old, self.new, self.groups)

    @cached_property
    def provisions(self) -> tuple[Difference, ...]:
        """Every provision of either version, with its runs, in the order of the new one."""
        return differences(self.old, self.new, self.groups)

    @cached_property
    def summary(self) -> str:
        """What differs, in words: ``2 paragraphs changed, 1 moved``."""
        return summary(self.old, self.new, self.provisions)

    def to_json(self) -> str:
        """Return the differences as JSON, in the published form."""
        return msgspec.json.encode(
            {
                "amendiff": 1,
                "kind": "comparison",
                "algorithm": ALGORITHM,
                "summary": self.summary,
                "operations": self.operations,
                "provisions": self.provisions,
            }
        ).decode()


def compare(old: Document | str, new: Document | str, *, moves: bool = True) -> Comparison:
    """Return what differs between two versions of a text; without *moves*, what moved is taken out and put in.

    Plain text is read as paragraphs, parted by blank lines.
    """
    if isinstance(old, str) or isinstance(new, str):
        mark = _boundary(*(side for side in (old, new) if isinstance(side, str)))
        old, new = (_document(side, mark) if isinstance(side, str) else side for side in (old, new))
    return Comparison(old, new, tuple(group(Sides(old.provisions, new.provisions), moves=moves)))


def _boundary(*texts: str) -> str:
    """Return what parts the paragraphs: blank lines, or line ends where most lines are closed by a sign."""
    if any(BOUNDARY in text for text in texts):
        return BOUNDARY
    lines = [line for text in texts for line in text.rstrip().split("\n")]
    closed = sum(1 for line in lines if _CLOSED.search(line.rstrip()))
    return "\n" if closed * 2 > len(lines) else BOUNDARY


def _document(text: str, mark: str) -> Document:
    parts = text.split(mark)
    return Document(tuple(Provision(f"p{n}", Kind.PARAGRAPH, part) for n, part in enumerate(parts, 1)))
