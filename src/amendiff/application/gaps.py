"""Which of those that come into one gap stand between which. Knows ranks; knows neither words nor provisions.

Identical insertions are one, credited to all who ask for it. Where another insertion stands between two of them, each
has a place of its own, since either may pass without the other; the later one then yields to the earlier.
"""

from bisect import bisect_left, bisect_right, insort
from collections import defaultdict
from collections.abc import Collection, Hashable, Sequence
from typing import Protocol, TypeVar

from amendiff.model.amendment import amendment_of

Rank = tuple[int, ...]


class Coming(Protocol):
    """What comes into a gap: at which rank, and by which operations."""

    @property
    def rank(self) -> Rank: ...
    @property
    def by(self) -> Collection[str]: ...


_Coming = TypeVar("_Coming", bound=Coming)


class Gaps:
    """The ranks of what comes into each gap."""

    def __init__(self) -> None:
        self._ranks: dict[Hashable, list[Rank]] = defaultdict(list)

    def enter(self, gap: Hashable, rank: Rank) -> None:
        """Add what comes into *gap* at *rank*."""
        insort(self._ranks[gap], rank)

    def joined(self, gap: Hashable, rank: Rank, operation: str, same: Sequence[_Coming]) -> _Coming | None:
        """Return which of the *same* that came before an operation of that *rank* joins, if it joins one.

        That is the last one, where nothing stands between, or one of its own amendment, which can add nothing twice.
        """
        if not same:
            return None
        low, high = sorted((same[-1].rank, rank))
        known = self._ranks[gap]
        if bisect_left(known, high) <= bisect_right(known, low):
            return same[-1]
        own = amendment_of(operation)
        return next((one for one in same if own in map(amendment_of, one.by)), None)
