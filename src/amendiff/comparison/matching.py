"""Which words of one text stand in another: the alignment that keeps most words for the fewest changes.

Knows words, or whatever else repeats, as values with a weight; knows no spaces, phrases or provisions. The bounds are
counts of work, never a clock, so that the same texts always give the same alignment.
"""

from array import array
from bisect import bisect_left
from collections import Counter
from collections.abc import Callable, Hashable, Iterable, Sequence, Set
from functools import cache
from itertools import compress, islice
from typing import TYPE_CHECKING, TypeVar

if TYPE_CHECKING:
    from rapidfuzz.distance import Editops

Value = TypeVar("Value", bound=Hashable)
Block = tuple[int, int, int]
"""Where equal words begin on the old side and on the new side, and how many there are."""

FEW, SURE = 64, 4
"""With so few, no cut is worth its while; else the texts are cut at rare phrases of so many words first of all."""
CELLS = 6_000
"""Pairs of equal words that are weighed against each other; with more, the texts are first cut at rare phrases."""
BITS = 1 << 24
"""Words old times words new that a plain longest common subsequence may take; beyond, only rare phrases count."""
PHRASE = 8
"""Words of the longest rare phrases at which long texts are cut; then half as many, down to single words."""
ANOTHER_CHANGE = 0.9
"""What one more change costs, in words: a stretch that weighs less is not worth keeping between two changes."""


def blocks(
    old: Sequence[Value],
    new: Sequence[Value],
    weigh: Callable[[Value], float],
    otherwise: Callable[[Sequence[Value], Sequence[Value]], Iterable[Block]] = lambda _old, _new: (),
) -> list[Block]:
    """Return the blocks of equal words, in order; no two of them touch on both sides.

    Where a bound on the work is reached, *otherwise* says which blocks there are.
    """
    found: list[Block] = []
    work = [(0, len(old), 0, len(new), PHRASE)]
    while work:
        i, end, j, last, size = work.pop()
        head = _common(old, i, end, new, j, last)
        if head:
            found.append((i, j, head))
            i, j = i + head, j + head
        tail = _common(old, end - 1, i - 1, new, last - 1, j - 1, step=-1)
        if tail:
            end, last = end - tail, last - tail
            found.append((end, last, tail))
        if i == end or j == last:
            continue
        a, b = old[i:end], new[j:last]
        cells = _cells(a, b)
        if cells <= FEW or (cells <= CELLS and size < SURE):
            found += ((i + x, j + y, n) for x, y, n in _heaviest(a, b, weigh))
        elif size:
            x = y = 0
            for p, q in rare(_phrases(a, size), _phrases(b, size)):
                if p >= x and q >= y and a[p : p + size] == b[q : q + size]:
                    work.append((i + x, i + p, j + y, j + q, size // 2))
                    found.append((i + p, j + q, size))
                    x, y = p + size, q + size
            work.append((i + x, end, j + y, last, size // 2))
        elif len(a) * len(b) <= BITS:
            found += ((i + x, j + y, n) for x, y, n in longest(a, b))
        else:
            found += ((i + x, j + y, n) for x, y, n in otherwise(a, b))
    return _merged(found)


def once(values: Sequence[Value]) -> dict[Value, int]:
    """Return where each value stands that stands once, in order."""
    places = dict(zip(values, range(len(values)), strict=True))
    if len(places) < len(values):
        for value, times in Counter(values).items():
            if times > 1:
                del places[value]
    return places


def rare(old: Sequence[Hashable], new: Sequence[Hashable]) -> list[tuple[int, int]]:
    """Return the places of what stands exactly once on each side, as the longest sequence that keeps the order."""
    shared = set(old).intersection(new)
    if not shared:
        return []
    place = _once(new, shared).get
    pairs = [(at, to) for value, at in _once(old, shared).items() if (to := place(value)) is not None]
    behind = [to for _, to in pairs]
    if behind == sorted(behind):
        return pairs
    tops: list[int] = []
    piles: list[int] = []
    below: list[int] = []
    for n, (_, at) in enumerate(pairs):
        pile = bisect_left(tops, at)
        below.append(piles[pile - 1] if pile else -1)
        if pile == len(tops):
            tops.append(at)
            piles.append(n)
        else:
            tops[pile], piles[pile] = at, n
    chain = []
    at = piles[-1] if piles else -1
    while at >= 0:
        chain.append(pairs[at])
        at = below[at]
    return chain[::-1]


def _once(values: Sequence[Value], shared: Set[Value]) -> dict[Value, int]:
    """Return where each of those values stands that are *shared* and stand once, in order; all others are not held."""
    there = [*map(shared.__contains__, values)]
    found = [*compress(values, there)]
    places = dict(zip(found, compress(range(len(values)), there), strict=True))
    if len(places) < len(found):
        for value, times in Counter(found).items():
            if times > 1:
                del places[value]
    return places


def _common(old: Sequence[Value], i: int, end: int, new: Sequence[Value], j: int, last: int, step: int = 1) -> int:
    start = i
    while i != end and j != last and old[i] == new[j]:
        i, j = i + step, j + step
    return abs(i - start)


def _cells(old: Sequence[Value], new: Sequence[Value]) -> int:
    if len(old) * len(new) <= CELLS:
        return 0
    counts = Counter(new)
    return sum(times * counts[word] for word, times in Counter(old).items())


def _phrases(words: Sequence[Hashable], size: int) -> "array[int]":
    """Return a number for each phrase of so many words, the same for the same words."""
    return array("q", map(hash, zip(*(islice(words, skip, None) for skip in range(size)), strict=False)))


_Chain = tuple[int, int, "_Chain | None"]


def _heaviest(old: Sequence[Value], new: Sequence[Value], weigh: Callable[[Value], float]) -> list[Block]:
    """Return the alignment of greatest weight, where each block after a change costs one more change.

    Only pairs of equal words are looked at, row by row. ``reach`` are the new places up to which some alignment of
    the rows above comes, in order, and ``scores`` the weight of the best of them, so that both rise together.
    """
    places: dict[Value, list[int]] = {}
    for j, word in enumerate(new):
        places.setdefault(word, []).append(j)
    reach: list[int] = []
    scores: list[float] = []
    chains: list[_Chain] = []
    above: dict[int, tuple[float, _Chain]] = {}
    for i, word in enumerate(old):
        row: dict[int, tuple[float, _Chain]] = {}
        if word in places:
            weight = weigh(word)
            for j in places[word]:
                at = bisect_left(reach, j)
                score = (scores[at - 1] if at else 0.0) - ANOTHER_CHANGE
                chain = chains[at - 1] if at else None
                if (run := above.get(j - 1)) is not None and run[0] >= score:
                    score, chain = run
                row[j] = (score + weight, (i, j, chain))
            for j, (score, cell) in row.items():
                at = bisect_left(reach, j)
                if score <= (scores[at - 1] if at else 0.0):
                    continue
                behind = at
                while behind < len(reach) and scores[behind] <= score:
                    behind += 1
                reach[at:behind], scores[at:behind], chains[at:behind] = [j], [score], [cell]
        above = row
    found: list[Block] = []
    step = chains[-1] if chains else None
    while step is not None:
        i, j, step = step
        found.append((i, j, 1))
    return found[::-1]


def longest(old: Sequence[Hashable], new: Sequence[Hashable]) -> list[Block]:
    """Return the blocks of the longest common subsequence, however short they are."""
    return [(block.a, block.b, block.size) for block in _editops()(old, new).as_matching_blocks() if block.size]


@cache
def _editops() -> "Callable[..., Editops]":
    from rapidfuzz.distance import LCSseq

    return LCSseq.editops


def _merged(found: list[Block]) -> list[Block]:
    found.sort()
    merged: list[Block] = []
    for i, j, size in found:
        if merged:
            start, first, length = merged[-1]
            if start + length == i and first + length == j:
                merged[-1] = (start, first, length + size)
                continue
        merged.append((i, j, size))
    return merged
