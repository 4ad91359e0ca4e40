"""Which texts of two sequences have most of their words in common, in long stretches. Knows no provisions.

A quick look, before any likeness is weighed: what it finds is plain, and it leaves whatever is not.
"""

from bisect import bisect_right
from collections.abc import Sequence
from itertools import accumulate

from amendiff.comparison.matching import BITS, longest

STRETCH = 4
"""Words that make a stretch; fewer stand in many texts."""
MOST = 0.7
"""The share of the words of the longer text that must stand in such stretches of both."""


def same(old: Sequence[str], new: Sequence[str]) -> list[tuple[int, int]]:
    """Return the places of texts that are plainly the same, but for some words; no two of these pairs cross.

    Nothing is found where the texts are so long that all their words cannot be aligned at once.
    """
    if not old or not new:
        return []
    counts = [[text.count(" ") + 1 for text in side] for side in (old, new)]
    if sum(counts[0]) * sum(counts[1]) > BITS:
        return []
    # the signs between the texts differ, so that no stretch goes on from one text to the next
    one, other = " \n ".join(old).split(" "), " \n\n ".join(new).split(" ")
    starts, firsts = ([0, *accumulate(count + 1 for count in side)] for side in counts)
    shared: dict[tuple[int, int], int] = {}
    for i, j, size in longest(one, other):
        if size >= STRETCH:
            pair = bisect_right(starts, i) - 1, bisect_right(firsts, j) - 1
            shared[pair] = shared.get(pair, 0) + size
    return [(i, j) for (i, j), count in shared.items() if count > MOST * max(counts[0][i], counts[1][j])]
