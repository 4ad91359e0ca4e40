"""What goes along with a provision that moves: what stands below it, above it, or beside it. Knows no operations."""

from collections.abc import Iterable, Sequence

from amendiff.comparison.alignment import ALIKE, Pairs, pair_alike
from amendiff.comparison.sides import Sides
from amendiff.comparison.tree import Tree


def carry(sides: Sides, left: Iterable[tuple[Sequence[int], Sequence[int]]], moved: Pairs) -> None:
    """Add to *moved* what goes along with what moves, of all that is *left* over, gap by gap.

    That is what stands below it, an edited provision above it, and what stands beside it with the same words, however
    short they are.
    """
    free: tuple[set[int], set[int]] = (set(), set())
    for olds, news in left:
        free[0].update(olds)
        free[1].update(news)
    if sides.levels:
        old, new = Tree(sides.old), Tree(sides.new)
        _above(sides, (old, new), free, moved)
        _below(sides, (old, new), free, moved)
    waiting = sorted(moved.items())
    while waiting:
        i, j = waiting.pop()
        for step in (1, -1):
            one, other = i + step, j + step
            if one in free[0] and other in free[1] and sides.wording(0, one) == sides.wording(1, other):
                _take([(one, other)], free, moved)
                waiting.append((one, other))


def _take(pairs: Iterable[tuple[int, int]], free: tuple[set[int], set[int]], moved: Pairs) -> None:
    for i, j in pairs:
        moved[i] = j
        free[0].remove(i)
        free[1].remove(j)


def _above(sides: Sides, trees: tuple[Tree, Tree], free: tuple[set[int], set[int]], moved: Pairs) -> None:
    """Take along what stands above, at each level: a few words before a list, too few to be found again."""
    for i, j in sorted(moved.items()):
        while (one := trees[0].parent[i]) in free[0] and (other := trees[1].parent[j]) in free[1]:
            if sides.alike(one, other) < ALIKE:
                break
            _take([(one, other)], free, moved)
            i, j = one, other


def _below(sides: Sides, trees: tuple[Tree, Tree], free: tuple[set[int], set[int]], moved: Pairs) -> None:
    """Take along what stands below, paired in order by likeness."""
    for i, j in sorted(moved.items()):
        olds = [at for at in range(i + 1, trees[0].end(i)) if at in free[0]]
        news = [at for at in range(j + 1, trees[1].end(j)) if at in free[1]]
        found: Pairs = {}
        pair_alike(sides, olds, news, found)
        _take(found.items(), free, moved)
