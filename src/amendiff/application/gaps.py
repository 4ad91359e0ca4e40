"""Which of those that come into one gap stand between which. Knows ranks; knows neither words nor provisions.

Identical insertions are one, credited to all who ask for it. Where another insertion stands between two of them, each
has a place of its own, since either may pass without the other; the later one then yields to the earlier.
"""

from bisect import bisect_left, bisect_right, insort
from collections import defaultdict
from collections.abc import Hashable

Rank = tuple[int, ...]


class Gaps:
    """The ranks of what comes into each gap."""

    def __init__(self) -> None:
        self._ranks: dict[Hashable, list[Rank]] = defaultdict(list)

    def enter(self, gap: Hashable, rank: Rank) -> None:
        """Add what comes into *gap* at *rank*."""
        insort(self._ranks[gap], rank)

    def parted(self, gap: Hashable, one: Rank, other: Rank) -> bool:
        """Whether anything in *gap* stands between two ranks."""
        low, high = min(one, other), max(one, other)
        known = self._ranks[gap]
        return bisect_left(known, high) > bisect_right(known, low)
