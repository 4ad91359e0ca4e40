"""Compare two versions of a text. Knows documents and plain text; reads no files and shows nothing."""

import re
from collections.abc import Iterator
from functools import cached_property

import msgspec

from amendiff.comparison import words
from amendiff.comparison.alignment import Sides, common_head
from amendiff.comparison.differences import BOUNDARY, Difference, difference, runs_of, summary
from amendiff.comparison.moves import Group, group
from amendiff.comparison.proof import proven
from amendiff.comparison.words import Runs
from amendiff.model.document import Document, Kind, Provision
from amendiff.model.operation import Operation

ALGORITHM = 1
"""Rises whenever the same two texts may give other differences."""

_CLOSED = re.compile(r"[.;:,!?)”’»。；，：！？]$")


class Plain(msgspec.Struct, frozen=True):
    """Plain text, read as paragraphs that *mark* parts."""

    text: str
    mark: str

    def provisions(self, start: int = 0, end: int | None = None, first: int = 0) -> tuple[Provision, ...]:
        """Return the paragraphs of the text from *start* to *end*, of which *first* stand before it."""
        parts = self.text[start:end].split(self.mark)
        return tuple(Provision(f"p{n}", Kind.PARAGRAPH, part) for n, part in enumerate(parts, first + 1))


class Comparison(msgspec.Struct, frozen=True, dict=True):
    """Two versions and what belongs together in them; what differs is worked out when it is asked for."""

    sides: tuple[Document | Plain, Document | Plain]
    alike: tuple[int, int]
    """What both versions begin and end with: how many provisions of documents, how many characters of plain text."""
    groups: tuple[Group, ...]
    """What belongs together between, counted from there."""

    @cached_property
    def head(self) -> int:
        """How many provisions both versions begin with."""
        side = self.sides[0]
        return self.alike[0] if isinstance(side, Document) else side.text.count(side.mark, 0, self.alike[0])

    @cached_property
    def tail(self) -> int:
        """How many provisions both versions end with."""
        side = self.sides[0]
        return (
            self.alike[1] if isinstance(side, Document) else side.text.count(side.mark, len(side.text) - self.alike[1])
        )

    @cached_property
    def middle(self) -> tuple[Group, ...]:
        """What belongs together between the common head and tail."""
        if not (head := self.head):
            return self.groups
        return tuple(
            Group(tuple(i + head for i in one.old), tuple(j + head for j in one.new), one.moved) for one in self.groups
        )

    @cached_property
    def old(self) -> Document:
        """The old version."""
        return _document(self.sides[0])

    @cached_property
    def new(self) -> Document:
        """The new version."""
        side = self.sides[1]
        if isinstance(side, Document):
            return side
        same = self.old.provisions[: self.head]
        start = sum(len(provision.text) + len(side.mark) for provision in same)
        rest = side.provisions(start, None, self.head) if start <= len(side.text) else ()
        return Document(same + rest)

    @cached_property
    def operations(self) -> tuple[Operation, ...]:
        """The operations that turn the old version into the new one: applied once, and found to do so.

        Raises AmendiffError where no operations can: an old version without provisions has no place to name.
        """
        return proven(self.old, self.new, self._groups, self._runs)

    @cached_property
    def provisions(self) -> tuple[Difference, ...]:
        """Every provision of either version, with its runs, in the order of the new one."""
        return (
            *self._alike(range(self.head), 0),
            *(difference(self.old, self.new, one, self._runs(one)) for one in self.middle),
            *self._alike(
                range(len(self.old.provisions) - self.tail, len(self.old.provisions)),
                len(self.new.provisions) - len(self.old.provisions),
            ),
        )

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
                "provisions": self.provisions,
            }
        ).decode()

    def _alike(self, places: range, shift: int) -> Iterator[Difference]:
        a, b = self.old.provisions, self.new.provisions
        for i in places:
            one, other = a[i], b[i + shift]
            yield Difference(
                (one.address,),
                (other.address,),
                i,
                i + shift,
                "equal" if one.number == other.number else "renumbered",
                (("=", one.text),) if one.text else (),
            )

    @cached_property
    def _groups(self) -> list[Group]:
        olds, news = len(self.old.provisions) - self.tail, len(self.new.provisions) - self.tail
        head = [Group((at,), (at,)) for at in range(self.head)]
        return head + list(self.middle) + [Group((olds + at,), (news + at,)) for at in range(self.tail)]

    @cached_property
    def _known(self) -> dict[Group, Runs]:
        return {}

    def _runs(self, one: Group) -> Runs:
        if (runs := self._known.get(one)) is None:
            old = [self.old.provisions[at] for at in one.old]
            new = [self.new.provisions[at] for at in one.new]
            runs = self._known[one] = runs_of(old, new)
        return runs


def compare(old: Document | str, new: Document | str, *, moves: bool = True) -> Comparison:
    """Return what differs between two versions of a text; without *moves*, what moved is taken out and put in.

    Plain text is read as paragraphs, parted by blank lines, or by line ends where most lines end with a sign and there
    are no blank ones.
    """
    if isinstance(old, str) and isinstance(new, str):
        return _compare_plain(Plain(old, mark := _boundary(old, new)), Plain(new, mark), moves=moves)
    old, new = (
        Document(Plain(one, _boundary(one)).provisions()) if isinstance(one, str) else one for one in (old, new)
    )
    a, b = old.provisions, new.provisions
    head = common_head(a, b)
    tail = common_head(a[head:][::-1], b[head:][::-1])
    sides = Sides(a[head : len(a) - tail], b[head : len(b) - tail])
    return Comparison((old, new), (head, tail), tuple(group(sides, moves=moves)))


def _compare_plain(old: Plain, new: Plain, *, moves: bool) -> Comparison:
    """Compare only what stands between the paragraphs that two texts begin and end with."""
    mark, a, b = old.mark, old.text, new.text
    start = _last_boundary(a, mark, len(a) if a == b else words.common_head(a, b))
    if a == b:
        return Comparison((old, new), (start, 0), tuple(Group((n,), (n,)) for n in range(len(a[start:].split(mark)))))
    rest = words.common_tail(a, b, min(len(a), len(b)) - start)
    ends = [_first_boundary(text, mark, len(text) - rest) for text in (a, b)]
    tail = len(a) - ends[0]
    if tail != len(b) - ends[1]:
        ends, tail = [len(a), len(b)], 0
    sides = Sides(old.provisions(start, ends[0]), new.provisions(start, ends[1]))
    return Comparison((old, new), (start, tail), tuple(group(sides, moves=moves)))


def _last_boundary(text: str, mark: str, common: int) -> int:
    """Return where the last paragraph begins that is not wholly in the *common* head."""
    at = text.rfind(mark, 0, common)
    while at > 0 and not _plain_boundary(text, mark, at):
        at = text.rfind(mark, 0, at)
    return at + len(mark) if at > 0 and at + len(mark) < common else 0


def _first_boundary(text: str, mark: str, start: int) -> int:
    """Return where the first boundary stands behind *start*, in the common tail."""
    at = text.find(mark, start + 1)
    while at >= 0 and not _plain_boundary(text, mark, at):
        at = text.find(mark, at + 1)
    return at if at >= 0 else len(text)


def _plain_boundary(text: str, mark: str, at: int) -> bool:
    """Whether a boundary stands alone, so that it is clear which line ends belong to it."""
    return text[at - 1 : at] != "\n" and text[at + len(mark) : at + len(mark) + 1] != "\n"


def _document(side: Document | Plain) -> Document:
    return side if isinstance(side, Document) else Document(side.provisions())


def _boundary(*texts: str) -> str:
    """Return what parts the paragraphs: blank lines, or line ends where most lines are closed by a sign."""
    if any(BOUNDARY in text for text in texts):
        return BOUNDARY
    lines = [line for text in texts for line in text.rstrip().split("\n")]
    closed = sum(1 for line in lines if _CLOSED.search(line.rstrip()))
    return "\n" if closed * 2 > len(lines) else BOUNDARY
