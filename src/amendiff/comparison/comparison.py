"""Compare two versions of a text. Knows documents and plain text; reads no files and shows nothing."""

from collections.abc import Callable, Sequence
from functools import cached_property
from typing import Any

import msgspec

from amendiff.comparison import plain
from amendiff.comparison.differences import BOUNDARY, Difference, Differences, runs_of, summary
from amendiff.comparison.groups import Group, Groups
from amendiff.comparison.ignoring import Ignored, checked
from amendiff.comparison.moves import group
from amendiff.comparison.numbers import bare, is_heading
from amendiff.comparison.plain import Plain
from amendiff.comparison.proof import proven
from amendiff.comparison.reduction import Case, is_flat, reduced
from amendiff.comparison.runs import Runs
from amendiff.comparison.sides import Sides, common_head
from amendiff.comparison.words import all_changes
from amendiff.errors import AmendiffError
from amendiff.model.document import Document, Kind, Provision
from amendiff.model.operation import Operation

ALGORITHM = 10
"""Rises whenever the same two texts may give other differences."""


NEAR = 64
"""Provisions among which the heading over a place is looked for."""

Given = Callable[[Sequence[Provision], Sequence[Provision]], Runs]


class Comparison(msgspec.Struct, frozen=True, dict=True):
    """Two versions and what belongs together in them; what differs is worked out when it is asked for."""

    sides: tuple[Document | Plain, Document | Plain]
    alike: tuple[int, int]
    """What both versions begin and end with: how many provisions of documents, how many characters of plain text."""
    head: int
    """How many provisions both versions begin with."""
    between: Sides
    """The provisions between the common head and tail."""
    groups: Groups
    """What belongs together there, counted from there."""
    ignore: Ignored = frozenset()
    given: Given | None = None
    """Which words differ, where somebody has marked them."""

    @cached_property
    def tail(self) -> int:
        """How many provisions both versions end with."""
        side = self.sides[0]
        if isinstance(side, Document):
            return self.alike[1]
        return side.text.count(side.mark, len(side.text) - self.alike[1])

    @cached_property
    def old(self) -> Document:
        """The old version."""
        side = self.sides[0]
        if isinstance(side, Document):
            return side
        start, tail = self.alike
        before = side.provisions(0, start - len(side.mark)) if start else []
        behind = len(before) + len(self.between.old)
        after = side.provisions(len(side.text) - tail + len(side.mark), None, behind) if tail else []
        return Document((*before, *self.between.old, *after))

    @cached_property
    def new(self) -> Document:
        """The new version."""
        side = self.sides[1]
        if isinstance(side, Document):
            return side
        same = self.old.provisions
        behind = self.head + len(self.between.new)
        after = [Provision(f"p{n}", Kind.PARAGRAPH, one.text) for n, one in enumerate(self._behind(same), behind + 1)]
        return Document((*same[: self.head], *self.between.new, *after))

    @cached_property
    def operations(self) -> tuple[Operation, ...]:
        """The operations that turn the old version into the new one: applied once, and found to do so.

        They give the new text exactly, whatever is ignored. Raises AmendiffError where no operations can.
        """
        if (case := self._narrow) is not None:
            try:
                return proven(case.old, case.new, case.groups, lambda one: self._runs(case.group(one)))
            except AmendiffError:  # from further around, perhaps
                pass
        head = self.head

        def runs(one: Group) -> Runs:
            inner = Group(tuple(i - head for i in one.old), tuple(j - head for j in one.new), one.moved)
            if all(0 <= i < len(self.between.old) for i in inner.old) and all(
                0 <= j < len(self.between.new) for j in inner.new
            ):
                return self._runs(inner)
            return runs_of([self.old.provisions[i] for i in one.old], [self.new.provisions[j] for j in one.new])

        return proven(self.old, self.new, self._groups, runs)

    @property
    def provisions(self) -> Sequence[Difference]:
        """Every provision of either version, with its runs, in the order of the new one; each made when asked for.

        With *ignore*, what differs only in such ways is equal, and its ``=`` runs show the words of the new version:
        then the ``=`` and ``+`` runs still give the new text exactly, and the ``=`` and ``-`` runs the old one but for
        what is ignored.
        """
        # a view each time: kept, it and the comparison would hold each other, and both texts with them
        return Differences(self.head, len(self.groups), lambda: self.tail, self._equal, self._middle, self._made)

    @cached_property
    def changed(self) -> tuple[Difference, ...]:
        """The provisions that are not equal: those of the common head and tail are not looked at, but for numbers."""
        head, untouched = self.head, self.between.untouched
        if self._numbered and "numbers" not in self.ignore:
            places = list(range(len(self.provisions)))
        else:
            apart = [(at, one) for at, one in self.groups.apart() if not untouched(one)]
            self._work_out([one for _, one in apart])
            places = [head + at for at, _ in apart]
        provisions = self.provisions
        return tuple([one for at in places if (one := provisions[at]).change != "equal"])

    @cached_property
    def summary(self) -> str:
        """What differs, in words: ``2 paragraphs changed, 1 moved``."""
        return summary(self._kind, self.changed)

    @cached_property
    def notes(self) -> tuple[str, ...]:
        """Which bounds on the work were reached, each in a sentence: there the differences are right, but coarser."""
        self.work_out()
        return tuple(sorted(self.between.notes))

    def work_out(self) -> None:
        """Find the runs of all that is not equal, each step for many at once: sooner than where each is asked for."""
        self._work_out([one for _, one in self.groups.apart()])

    def to_json(self) -> str:
        """Return the differences as JSON, in the published form; where no operations can be found, a note says so."""
        notes = self.notes
        try:
            operations = self.operations
        except AmendiffError as err:
            operations, notes = (), (*notes, f"There are no operations: {err}.")
        found: dict[str, Any] = {
            "amendiff": 1,
            "kind": "comparison",
            "algorithm": ALGORITHM,
            "summary": self.summary,
            "provisions": tuple(self.provisions),
            "operations": operations,
            "old": "",
            "new": "",
            "notes": notes,
        }
        return msgspec.json.encode(found).decode()

    def _behind(self, provisions: Sequence[Provision]) -> Sequence[Provision]:
        return provisions[len(provisions) - self.tail :] if self.tail else ()

    def _equal(self, at: int, *, behind: bool) -> Difference:
        """Return the difference of the provision *at* of the common head, or of the common tail."""
        i = at + behind * (self.head + len(self.between.old))
        j = at + behind * (self.head + len(self.between.new))
        one, other = self.old.provisions[i], self.new.provisions[j] if self._numbered else None
        return Difference.alike(one, i, j, other, self.ignore)

    def _middle(self, at: int) -> Difference:
        """Return the difference of a group between the common head and tail."""
        one = self.groups[at]
        if self.between.untouched(one):
            i, j = one.old[0], one.new[0]
            other = self.between.new[j] if self._numbered else None
            return Difference.alike(self.between.old[i], i + self.head, j + self.head, other, self.ignore)
        return Difference.of(self.between.old, self.between.new, one, self._shown(one), self.head, self.ignore)

    @property
    def _numbered(self) -> bool:
        return isinstance(self.sides[0], Document)

    def _kind(self, found: Difference) -> Kind:
        side, index = (1, found.new_index) if found.old_index is None else (0, found.old_index)
        assert index is not None
        whole = self.sides[side]
        return whole.provisions[index].kind if isinstance(whole, Document) else Kind.PARAGRAPH

    @cached_property
    def _groups(self) -> list[Group]:
        head, olds, news = self.head, len(self.between.old), len(self.between.new)
        return [
            *(Group((at,), (at,)) for at in range(head)),
            *(Group(tuple(i + head for i in a), tuple(j + head for j in b), moved) for a, b, moved in self.groups),
            *(Group((head + olds + at,), (head + news + at,)) for at in range(self.tail)),
        ]

    @cached_property
    def _narrow(self) -> Case | None:
        """What differs with its neighbours, where nothing else can matter: in paragraphs that stand side by side."""
        if isinstance(side := self.sides[0], Document):
            if not all(isinstance(one, Document) and is_flat(one.provisions) for one in self.sides):
                return None
            start, end = self.head, self.head + len(self.between.old)
            before, behind = side.provisions[:start][-1:], side.provisions[end : end + 1]
            language = side.language
        else:
            words = plain.neighbours(side, *self.alike)
            number = self.head + len(self.between.old) + 1
            before = (Provision(f"p{self.head}", Kind.PARAGRAPH, words[0]),) if self.alike[0] else ()
            behind = (Provision(f"p{number}", Kind.PARAGRAPH, words[1]),) if self.alike[1] else ()
            language = "en"
        return reduced(self.between.old, self.between.new, self.groups, before, behind, language)

    @cached_property
    def _made(self) -> dict[int, Difference]:
        return {}

    @cached_property
    def _known(self) -> dict[Group, Runs]:
        return {}

    def _runs(self, one: Group) -> Runs:
        """Return the runs of a group as counted between head and tail; what lies beyond is equal and not asked for."""
        if one not in self._known:
            self._work_out([one])
        return self._known[one]

    def _work_out(self, groups: Sequence[Group]) -> None:
        """Find the runs of *groups*, as far as they are not known."""
        left = [one for one in groups if one not in self._known]
        if self.given:
            found = [self.given(*self.between.picked(one.old, one.new)) for one in left]
        else:
            said = [self.between.said(one.old, one.new) for one in left]
            found = all_changes([(BOUNDARY.join(old), BOUNDARY.join(new)) for old, new in said], self.between.notes)
        self._known.update(zip(left, found, strict=True))

    def _shown(self, one: Group) -> Runs:
        if not self.ignore or not one.old or not one.new:
            return self._runs(one)
        old, new = self.between.picked(one.old, one.new)
        return runs_of(old, new, ignore=self.ignore)


def _heads(provision: Provision) -> bool:
    """Whether a provision is the heading of what stands behind it."""
    return provision.kind in (Kind.HEADING, Kind.ANNEX) or is_heading(provision.text)


def _ends_of_others(a: Sequence[Provision], b: Sequence[Provision], head: int, tail: int) -> int:
    """Return how many provisions of a common *tail* end a section on one side, and another section on the other.

    Two sections may end with the same words, and one of them may have moved: its heading stands elsewhere on the other
    side. Only what stands near is looked at.
    """
    over = [_heading_over(side, head, len(side) - tail) for side in (a, b)]
    if not all(over) or over[0] == over[1]:
        return 0
    both = zip((b, a), over, strict=True)
    if not any(_heads(one) and bare(one.text) == bare(name) for side, name in both for one in side[head:]):
        return 0
    return next((n for n in range(min(tail, NEAR)) if _heads(a[len(a) - tail + n])), tail if tail < NEAR else 0)


def _heading_over(side: Sequence[Provision], first: int, end: int) -> str:
    """Return the words of the heading over a place, if it stands near, and not before *first*."""
    near = range(end - 1, max(first, end - NEAR) - 1, -1)
    return next((side[at].text for at in near if _heads(side[at])), "")


def compare(
    old: Document | str,
    new: Document | str,
    *,
    moves: bool = True,
    ignore: Ignored = frozenset(),
    given: Given | None = None,
) -> Comparison:
    """Return what differs between two versions of a text; without *moves*, what moved is taken out and put in.

    Plain text is read as paragraphs, parted by blank lines, or by line ends where most lines end with a sign and there
    are no blank ones; the line end of the last line is left out where both versions have one. *ignore* names kinds of
    differences that ``provisions`` is to show as equal: ``case``, ``space``, ``punctuation`` and ``numbers``. Of
    documents, *given* says which words of provisions that belong together differ.
    """
    ignore = checked(ignore)
    if isinstance(old, str) and isinstance(new, str):
        old, new = plain.without_last_line_end(old, new)
        mark = plain.boundary(old, new)
        one, other = Plain(old, mark), Plain(new, mark)
        start, tail = plain.common(one, other)
        head = old.count(mark, 0, start)
        parts = [side.provisions(start, len(side.text) - tail, head) for side in (one, other)]
        sides = Sides(parts[0], parts[1], (parts[0].words, parts[1].words))
        return Comparison((one, other), (start, tail), head, sides, group(sides, moves=moves), ignore)
    old, new = (plain.document(side) if isinstance(side, str) else side for side in (old, new))
    a, b = old.provisions, new.provisions
    head = common_head(a, b, numbered=True)  # of what repeats, numbers may say what was taken out
    while head and _heads(a[head - 1]):
        head -= 1  # it may be the heading of what differs
    tail = common_head(a[head:][::-1], b[head:][::-1], numbered=True)
    if tail and any(side[-1 - tail : len(side) - tail] and _heads(side[-1 - tail]) for side in (a, b)):
        tail -= 1  # what it heads says which heading it is
    tail -= _ends_of_others(a, b, head, tail)
    sides = Sides(a[head : len(a) - tail], b[head : len(b) - tail])
    return Comparison((old, new), (head, tail), head, sides, group(sides, moves=moves), ignore, given)
