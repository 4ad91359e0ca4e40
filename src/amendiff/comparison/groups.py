"""What belongs together in two versions: one provision and what it became. Knows places; knows no words."""

from bisect import bisect_right
from collections.abc import Iterator, Sequence
from itertools import accumulate
from typing import NamedTuple, overload

from amendiff.comparison.matching import Block


class Group(NamedTuple):
    """Provisions of the old version and those of the new one that they are: one each, but for splits and joins."""

    old: tuple[int, ...]
    new: tuple[int, ...]
    moved: bool = False


class Groups(Sequence[Group]):
    """All groups, in order of the new side, and what was taken out where it stood.

    Equal provisions side by side are one block, however many they are: each group of it is made when asked for.
    """

    def __init__(self, parts: Sequence[Group | Block] = ()) -> None:
        self._parts = parts
        self._starts = [0, *accumulate(1 if isinstance(part, Group) else part[2] for part in parts)]

    def __len__(self) -> int:
        return self._starts[-1]

    @overload
    def __getitem__(self, at: int) -> Group: ...
    @overload
    def __getitem__(self, at: slice) -> Sequence[Group]: ...
    def __getitem__(self, at: int | slice) -> Group | Sequence[Group]:
        if isinstance(at, slice):
            return [self[n] for n in range(*at.indices(len(self)))]
        size = len(self)
        if not -size <= at < size:
            raise IndexError("no such group")
        at %= size
        n = bisect_right(self._starts, at) - 1
        part = self._parts[n]
        if isinstance(part, Group):
            return part
        step = at - self._starts[n]
        return Group((part[0] + step,), (part[1] + step,))

    def __iter__(self) -> Iterator[Group]:
        for part in self._parts:
            if isinstance(part, Group):
                yield part
            else:
                i, j, size = part
                yield from (Group((i + step,), (j + step,)) for step in range(size))

    def apart(self) -> Iterator[tuple[int, Group]]:
        """Yield each group that is in no block of equal provisions, with its place."""
        return ((at, part) for at, part in zip(self._starts, self._parts, strict=False) if isinstance(part, Group))

    def outermost(self) -> Iterator[Group]:
        """Yield all groups, but of a block of equal provisions only the first and the last: what stands at its ends."""
        for part in self._parts:
            if isinstance(part, Group):
                yield part
            else:
                i, j, size = part
                yield from (Group((i + step,), (j + step,)) for step in sorted({0, size - 1}))
