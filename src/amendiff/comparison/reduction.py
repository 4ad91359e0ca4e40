"""Two versions without what stays the same far from any change. Knows paragraphs side by side; knows no words.

Where a text is nothing but paragraphs of one level, an operation can only depend on the provision that it names and on
those beside it. So operations that are proven on the paragraphs that differ, each with its neighbours, are proven on
the whole text, and a change costs the same in a long text as in a short one.
"""

from collections.abc import Sequence

import msgspec

from amendiff.comparison.groups import Group, Groups
from amendiff.model.document import Document, Kind, Provision


class Case(msgspec.Struct, frozen=True):
    """A part of two versions in which their differences can be proven."""

    old: Document
    new: Document
    groups: tuple[Group, ...]
    known: dict[Group, Group]
    """What each group was before, counted in what it was taken from."""

    def group(self, one: Group) -> Group:
        """Return what *one* was before; a part of a group is in its order there."""
        return self.known.get(one) or self._part(one)

    def _part(self, one: Group) -> Group:
        """Return a pair that was made of a split or a join."""
        old = {i: k for now, then in self.known.items() for i, k in zip(now.old, then.old, strict=True)}
        new = {j: k for now, then in self.known.items() for j, k in zip(now.new, then.new, strict=True)}
        return Group(tuple(old[i] for i in one.old), tuple(new[j] for j in one.new), one.moved)


def is_flat(provisions: Sequence[Provision]) -> bool:
    """Whether a text is nothing but paragraphs of one level."""
    kind = Kind.PARAGRAPH
    return all(one.kind is kind and one.depth == 0 for one in provisions)


def reduced(
    old: Sequence[Provision],
    new: Sequence[Provision],
    groups: Groups,
    before: Sequence[Provision],
    behind: Sequence[Provision],
    language: str,
) -> Case:
    """Return what differs with its neighbours; *before* and *behind* stand around both versions."""
    kept = list(groups.outermost())
    olds = sorted(i for one in kept for i in one.old)
    news = sorted(j for one in kept for j in one.new)
    first = len(before)
    rows, columns = ({at: n for n, at in enumerate(side, first)} for side in (olds, news))
    known = {
        Group(tuple(rows[i] for i in a), tuple(columns[j] for j in b), moved): Group(a, b, moved)
        for a, b, moved in kept
    }
    around = [Group((at,), (at,)) for at in range(first)]
    after = [Group((first + len(olds) + at,), (first + len(news) + at,)) for at in range(len(behind))]
    return Case(
        Document((*before, *(old[i] for i in olds), *behind), language),
        Document((*before, *(new[j] for j in news), *behind), language),
        (*around, *known, *after),
        known,
    )
