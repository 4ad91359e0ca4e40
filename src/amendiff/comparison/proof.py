"""Operations that are known to turn one version into the other, because they were applied. Never a silent failure.

Where fine operations do not give the new version, coarser ones take their place: first in the provisions concerned,
then for what moved, then for all that is not the same, and at last for the whole text.
"""

from collections.abc import Callable, Iterator, Sequence
from typing import NamedTuple

from amendiff.application import apply
from amendiff.comparison.footnotes import footnotes
from amendiff.comparison.groups import Group
from amendiff.comparison.operations import Links, embracing, links, reformatting, rewording, structure, wording
from amendiff.comparison.runs import Runs
from amendiff.comparison.tree import Tree
from amendiff.errors import AmendiffError, TargetError
from amendiff.model.document import Document, Kind, Provision
from amendiff.model.operation import Operation, ReplaceProvision

Runner = Callable[[Group], Runs]


class Attempt(NamedTuple):
    """How fine the operations are to be."""

    groups: Sequence[Group]
    """What is kept, if it can be."""
    moves: bool = False
    careful: bool = True
    """Whether the words of each provision are proven by themselves."""
    alone: bool = False
    """Whether each new provision is put in by itself."""


def proven(old: Document, new: Document, groups: Sequence[Group], runs: Runner) -> tuple[Operation, ...]:
    """Return operations on *old* that give *new*, as fine as they can be, with the words as *runs* gives them.

    Raises TargetError where there are none: *new* is no text that could be written as Markdown and read again.
    """
    if _same(old, new):
        return ()
    proof = _Proof(old, new, runs)
    for attempt in _attempts(old, new, _entitled(old, new, groups)):
        if (found := proof.tried(attempt)) is not None:
            return found
    hint = "the new text cannot be written as Markdown and read again"
    raise TargetError("no operations were found that give the new text", code="AD208", hints=(hint,))


def _same(one: Document, other: Document) -> bool:
    """Whether two versions are equal, with the names of their footnotes: other provisions are named by their place."""
    return one.provisions == other.provisions and [*one.footnotes] == [*other.footnotes]


def _entitled(old: Document, new: Document, groups: Sequence[Group]) -> Sequence[Group]:
    """Return *groups* with the titles of both versions together: a text has one title, whatever it says."""
    titles = [[at for at, one in enumerate(side.provisions) if one.kind is Kind.TITLE][:1] for side in (old, new)]
    if not titles[0] or not titles[1]:
        return groups
    apart = [one for one in groups if titles[0][0] not in one.old and titles[1][0] not in one.new]
    return [*apart, Group((titles[0][0],), (titles[1][0],))]


def _attempts(old: Document, new: Document, groups: Sequence[Group]) -> Iterator[Attempt]:
    """Return what to try, the finest first."""
    for moves in (True, False):
        for careful in (False, True):
            yield Attempt(groups, moves, careful)
    pairs = [one for one in groups if len(one.old) == 1 == len(one.new)]
    single = [one for one in pairs if old.provisions[one.old[0]].kind in (Kind.TITLE, Kind.OPENING)]
    same = [one for one in pairs if old.provisions[one.old[0]] == new.provisions[one.new[0]]]
    plain = [one for one in same if old.provisions[one.old[0]].kind not in (Kind.HEADING, Kind.TABLE, Kind.GAP)]
    for some in (same, plain, []):
        for alone in (False, True):
            yield Attempt(list(dict.fromkeys(single + some)), alone=alone)
    for alone in (False, True):
        yield Attempt([one for one in single if old.provisions[one.old[0]].kind is Kind.TITLE], alone=alone)


class _Proof:
    """Two versions, and what has been found out about operations that turn one into the other."""

    def __init__(self, old: Document, new: Document, runs: Runner) -> None:
        self.old, self.new, self.runs = old, new, runs
        self.trees = Tree(old.provisions), Tree(new.provisions)

    def tried(self, attempt: Attempt) -> tuple[Operation, ...] | None:
        """Return the operations of one attempt, if they give the new version."""
        kept, words = self._words(attempt)
        found = [*structure(self.old, self.trees, kept, alone=attempt.alone), *words]
        if not any(tree.footnotes for tree in self.trees):
            return tuple(found) if self._gives(found) else None
        for ordered in (False, True):
            noted = footnotes(*self.trees, self._of_note, ordered=ordered)
            every = [*noted, *found] if ordered else [*found, *noted]
            if self._gives(every):
                return tuple(every)
        return None

    def _gives(self, operations: Sequence[Operation]) -> bool:
        found = _applied(operations, self.old)
        return found is not None and _same(found, self.new)

    def _words(self, attempt: Attempt) -> tuple[Links, list[Operation]]:
        """Return what can be kept, and the operations on its words."""
        known: dict[Group, list[Operation] | None] = {}
        groups = list(attempt.groups)
        while True:
            kept = links(*self.trees, groups, moves=attempt.moves)
            found: list[Operation] = []
            failed: set[tuple[int, ...]] = set()
            for _, one in sorted({**kept.stay, **kept.move}.items()):
                if one not in known:
                    known[one] = self._of_one(one, careful=attempt.careful)
                if (operations := known[one]) is None:
                    failed.add(one.old + one.new)
                else:
                    found += operations
            if not failed:
                return kept, found
            groups = [loose for one in groups for loose in _loosened(one, failed)]

    def _of_note(self, i: int, j: int) -> list[Operation] | None:
        return self._of_one(Group((i,), (j,)), careful=True)

    def _of_one(self, one: Group, *, careful: bool) -> list[Operation] | None:
        """Return the operations on the words of a group, or ``None``; *careful*, they are proven by themselves."""
        a = [self.old.provisions[at] for at in one.old]
        b = [self.new.provisions[at] for at in one.new]
        pair = len(a) == 1 == len(b)
        if pair and a[0].text == b[0].text and a[0].marks == b[0].marks:
            return []
        language = self.old.language
        found = wording(a, b, self.runs(one), language)
        if not careful and pair and not a[0].marks and not b[0].marks:
            return found
        if found and self._alone(found, a, b):
            return found
        if not pair:
            return None
        if a[0].text != b[0].text:
            runs = self.runs(one)
            for exact, counted in ((True, False), (False, True), (True, True)):
                found = wording(a, b, runs, language, exact=exact, counted=counted)
                if self._alone(found, a, b):
                    return found
            for some in (embracing(b[0], runs), runs):
                for more in ([], reformatting(a[0], b[0], some)):
                    found = [*wording(a, b, some, language), *more]
                    if self._alone(found, a, b):
                        return found
        notes = self.trees[1].referred(b, self.trees[0])
        found = rewording(a[0], b[0], notes)
        if a[0].kind is Kind.FOOTNOTE:
            return None
        if self._alone(found, a, b):
            if not isinstance(found[0], ReplaceProvision):
                return found
            below, under = self.trees[0].below(one.old[0]), self.trees[1].below(one.new[0])
            if not below or list(below) == list(under):  # what belongs to a provision is replaced with it
                return rewording(a[0], b[0], [*below, *self.trees[1].referred([*b, *below], self.trees[0])])
        return None

    def _alone(self, operations: Sequence[Operation], a: Sequence[Provision], b: Sequence[Provision]) -> bool:
        """Whether *operations* turn the provisions *a*, by themselves but for footnotes, into *b*."""
        from msgspec.structs import replace

        kind = a[0].kind if a[0].kind not in (Kind.SUB, Kind.FOOTNOTE) else Kind.PARAGRAPH
        one, other = (tuple(replace(part, depth=0, kind=kind) for part in side) for side in (a, b))
        labels = {f"fn{mark.target}" for part in (*a, *b) for mark in part.marks if mark.kind == "note"}
        notes = tuple(self.old[name] for name in self.old.footnotes if name in labels and self.old[name] not in a)
        found = _applied(operations, Document((*one, *notes), self.old.language))
        return found is not None and found.provisions[: len(other)] == other


def _loosened(one: Group, failed: set[tuple[int, ...]]) -> Iterator[Group]:
    """Make a pair of a split or join that failed, and nothing of a pair that did."""
    if not one.old or not one.new or failed.isdisjoint((one.old + one.new, (one.old[0], one.new[0]))):
        yield one
    elif len(one.old) + len(one.new) > 2 and one.old + one.new in failed:
        yield Group(one.old[:1], one.new[:1], one.moved)


def _applied(operations: Sequence[Operation], document: Document) -> Document | None:
    try:
        return apply(operations, document)
    except (AmendiffError, ValueError):
        return None
