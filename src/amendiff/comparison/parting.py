"""What was split or joined beside a provision that moved past it. Knows pairs and words; knows no operations.

The pairs that are certain hold the moved provision where it now stands, and the halves lie in another gap than the
whole. Here the whole is paired with one of them; its neighbours are taken in as those of any split are.
"""

from bisect import bisect_left
from collections.abc import Sequence

from amendiff.comparison.alignment import Pairs
from amendiff.comparison.likeness import Bag, candidates, familiar
from amendiff.comparison.sides import Sides

ABSORBED = 0.7
"""The share of a neighbour's words that must stand on the other side already for it to be split off or joined."""
LEAST = 3.0
"""What a part must weigh, in words, to be known by itself."""
TRIED = 20_000
"""Pairs of a whole and a part that are looked at."""


def part(sides: Sides, pairs: Pairs, moved: Pairs) -> bool:
    """Pair what was left with a part of it in another gap, or with the whole of which it is a part.

    What it passes on the way is moved, where that is less than what stays. Returns whether anything was paired.
    """
    taken = {*pairs.values(), *moved.values()}
    olds = [i for i in range(len(sides.old)) if i not in pairs and i not in moved]
    news = [j for j in range(len(sides.new)) if j not in taken]
    if not olds or not news or len(olds) + len(news) < 3:
        return False
    a, b = familiar(*([*map(sides.phrases, side)] for side in sides.said(olds, news)))
    olds, news = [olds[at] for at in a], [news[at] for at in b]
    parts: dict[int, list[int]] = {}
    wholes: dict[int, list[int]] = {}
    for at, to in candidates([*a.values()], [*b.values()])[:TRIED]:
        i, j = olds[at], news[to]
        one, other = sides.bag(sides.words[0][i]), sides.bag(sides.words[1][j])
        if min(one.total, other.total) < LEAST or one.shared(other) < ABSORBED * min(one.total, other.total):
            continue
        if one.total > other.total:
            parts.setdefault(i, []).append(j)
        else:
            wholes.setdefault(j, []).append(i)
    order = _Order(sides, pairs, moved)
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
    """The pairs in order, into which others are put."""

    def __init__(self, sides: Sides, pairs: Pairs, moved: Pairs) -> None:
        self.sides, self.pairs, self.moved = sides, pairs, moved
        self.olds = sorted(pairs)
        self.news = [pairs[i] for i in self.olds]

    def pair(self, i: int, j: int) -> None:
        """Pair two provisions; what they pass is moved instead where it weighs less."""
        sides = self.sides
        low, high = sorted((bisect_left(self.olds, i), bisect_left(self.news, j)))
        heavy = max(sides.bag(sides.words[0][i]).total, sides.bag(sides.words[1][j]).total)
        weight = 0.0
        for at in self.olds[low:high]:
            weight += sides.bag(sides.words[0][at]).total
            if weight >= heavy:
                self.moved[i] = j
                return
        for at in self.olds[low:high]:
            self.moved[at] = self.pairs.pop(at)
        self.olds[low:high], self.news[low:high] = [i], [j]
        self.pairs[i] = j
