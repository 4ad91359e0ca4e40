"""What was split or joined beside a provision that moved past it. Knows pairs and words; knows no operations.

The pairs that are certain hold the moved provision where it now stands, and the halves lie in another gap than the
whole. Here the whole is paired with one of them; its neighbours are taken in as those of any split are.
"""

from bisect import bisect_left
from collections.abc import Sequence
from functools import cached_property

from amendiff.comparison.alignment import Pairs, linked
from amendiff.comparison.anchors import Gap
from amendiff.comparison.likeness import Bag, akin
from amendiff.comparison.matching import Block
from amendiff.comparison.sides import Sides

ABSORBED = 0.7
"""The share of a neighbour's words that must stand on the other side already for it to be split off or joined."""
LEAST = 3.0
"""What a part must weigh, in words, to be known by itself."""
TRIED = 20_000
"""Pairs of a whole and a part that are looked at."""


def part(sides: Sides, gaps: Sequence[Gap], equal: Sequence[Block], pairs: Pairs, moved: Pairs) -> bool:
    """Pair what was left in *gaps* with a part of it in another gap, or with the whole of which it is a part.

    What it passes on the way is moved, where that is less than what stays. Returns whether anything was paired.
    """
    taken = {*pairs.values(), *moved.values()}
    olds = [i for start, end, _, _ in gaps for i in range(start, end) if i not in pairs and i not in moved]
    news = [j for _, _, start, end in gaps for j in range(start, end) if j not in taken]
    if not olds or not news or len(olds) + len(news) < 3:
        return False
    parts: dict[int, list[int]] = {}
    wholes: dict[int, list[int]] = {}
    for at, to in akin(*([*map(sides.phrases, side)] for side in sides.said(olds, news)))[:TRIED]:
        i, j = olds[at], news[to]
        one, other = sides.bag(sides.words[0][i]), sides.bag(sides.words[1][j])
        if min(one.total, other.total) < LEAST or one.shared(other) < ABSORBED * min(one.total, other.total):
            continue
        if one.total > other.total:
            parts.setdefault(i, []).append(j)
        else:
            wholes.setdefault(j, []).append(i)
    order = _Order(sides, equal, pairs, moved)
    before = len(pairs) + len(moved)
    used: set[int] = set()
    for i, some in sorted(parts.items()):
        row = _row([sides.bag(sides.words[1][j]) for j in some], some, sides.bag(sides.words[0][i]))
        if row and used.isdisjoint(row):
            used.update(row)
            order.pair(i, row[0])
    used = {*pairs.values(), *moved.values()}
    for j, some in sorted(wholes.items()):
        row = _row([sides.bag(sides.words[0][i]) for i in some], some, sides.bag(sides.words[1][j]))
        if row and j not in used and not any(i in pairs or i in moved for i in row):
            order.pair(row[0], j)
    return len(pairs) + len(moved) > before


def _row(bags: Sequence[Bag], places: Sequence[int], whole: Bag) -> list[int]:
    """Return the places side by side whose words together are most of the *whole*; none where they are not."""
    known = dict(zip(places, bags, strict=True))
    for first in sorted(known):
        if first - 1 in known:
            continue
        row, rest = [first], whole.without(known[first])
        while row[-1] + 1 in known and rest.shared(known[row[-1] + 1]) >= ABSORBED * known[row[-1] + 1].total:
            row.append(row[-1] + 1)
            rest = rest.without(known[row[-1]])
        if len(row) > 1 and rest.total <= (1 - ABSORBED) * whole.total:
            return row
    return []


class _Order:
    """The pairs in order, the equal ones among them, into which others are put."""

    def __init__(self, sides: Sides, equal: Sequence[Block], pairs: Pairs, moved: Pairs) -> None:
        self.sides, self.equal, self.pairs, self.moved = sides, equal, pairs, moved

    @cached_property
    def staying(self) -> tuple[list[int], list[int]]:
        """All that stays, in order, on both sides; made only where there is something to put in."""
        links = sorted({**linked(self.equal), **self.pairs}.items())
        return [i for i, _ in links], [j for _, j in links]

    def pair(self, i: int, j: int) -> None:
        """Pair two provisions; what they pass is moved instead where it weighs less."""
        sides = self.sides
        olds, news = self.staying
        low, high = sorted((bisect_left(olds, i), bisect_left(news, j)))
        heavy = max(sides.bag(sides.words[0][i]).total, sides.bag(sides.words[1][j]).total)
        weight = 0.0
        for at in olds[low:high]:
            weight += sides.bag(sides.words[0][at]).total
            if weight >= heavy:
                self.moved[i] = j
                return
        for at, to in zip(olds[low:high], news[low:high], strict=True):
            self.moved[at] = to
            self.pairs.pop(at, None)
        olds[low:high], news[low:high] = [i], [j]
        self.pairs[i] = j
