"""What of two sequences is the same for certain: what stands once on each side, then what repeats between.

Knows values and their order; knows no provisions. The bounds are counts of work, never a clock.
"""

from collections.abc import Callable, Hashable, Sequence
from itertools import accumulate

from amendiff.comparison import matching
from amendiff.comparison.chains import heaviest
from amendiff.comparison.matching import Block, longest, once

Gap = tuple[int, int, int, int]
"""Where the old side begins and ends, and where the new one does."""

Weigh = Callable[[int, int], float]
"""What the values of the old side weigh together from a place up to another; each more than nothing."""

Values = Sequence[Hashable]
Bare = tuple[Values, Values]
"""The values of both sides without their numbers, by which no two are told apart that only their number tells apart."""

RENUMBERED = 0.5
"""What it counts that a value has another number, beside one that is taken out, put in or exchanged."""


def ends_and_anchors(a: Values, b: Values, weigh: Weigh, notes: set[str], bare: Bare | None = None) -> list[Block]:
    """Return the blocks of equal values, in order: what both begin and end with, and the anchors between.

    With *bare*, values are also paired that are equal but for their numbers, as in ``anchored``.
    """
    head = _common(a, b)
    tail = _common(a[head:][::-1], b[head:][::-1])
    end, last = len(a) - tail, len(b) - tail
    rest = (bare[0][head:end], bare[1][head:last]) if bare else None
    middle = anchored(a[head:end], b[head:last], lambda at, to: weigh(at + head, to + head), notes, rest)
    inner = [(i + head, j + head, size) for i, j, size in middle] if head else middle
    return [block for block in ((0, 0, head), *inner, (end, last, tail)) if block[2]]


def _common(a: Values, b: Values) -> int:
    return next((at for at, (one, other) in enumerate(zip(a, b, strict=False)) if one != other), min(len(a), len(b)))


def anchored(a: Values, b: Values, weigh: Weigh, notes: set[str], bare: Bare | None = None) -> list[Block]:
    """Return the blocks of equal values, in order; no two of them cross.

    First what stands once on each side, what is heaviest by *weigh* counting most where some cross; each of these
    grows over equal neighbours, so that what repeats stays with what it stands beside. Then, between those, what
    repeats. *notes* is told of a bound that was reached.

    Where numbers are a part of the values, what repeats may meet another by chance when numbers shift: "3. Repealed" is
    where "2. Repealed" was. So with *bare*, that must stand once too, and what repeats between is also paired without
    its number, if fewer values are then left over.
    """
    if not a or not b or (not bare and set(a).isdisjoint(b)):
        return []
    found: list[Block] = []
    x = y = 0
    for i, j, size in [*_grown(_once(a, b, weigh, bare), a, b), (len(a), len(b), 0)]:
        if x < i and y < j:
            rest = (bare[0][x:i], bare[1][y:j]) if bare else None
            found += [(x + at, y + to, some) for at, to, some in _between(a[x:i], b[y:j], notes, rest)]
        if size:
            found.append((i, j, size))
        x, y = i + size, j + size
    return found


def between(blocks: Sequence[Block], gap: Gap) -> list[Gap]:
    """Return what *blocks*, counted in *gap*, leave of it."""
    x, end, p, last = gap
    left = []
    for i, j, size in blocks:
        i, j = i + gap[0], j + gap[2]
        if x < i or p < j:
            left.append((x, i, p, j))
        x, p = i + size, j + size
    if x < end or p < last:
        left.append((x, end, p, last))
    return left


def occurrences(a: Values, b: Values) -> list[tuple[int, int]]:
    """Return the pairs of the first of each value in *a* with the first in *b*, second with second, and so on."""
    waiting: dict[Hashable, list[int]] = {}
    for at in range(len(b) - 1, -1, -1):
        waiting.setdefault(b[at], []).append(at)
    return [(at, waiting[value].pop()) for at, value in enumerate(a) if waiting.get(value)]


def _once(a: Values, b: Values, weigh: Weigh, bare: Bare | None) -> list[Block]:
    """Return the blocks of what stands once on each side, in order; with *bare*, of what stands there once too.

    Where some cross, those stay that are heaviest together. A block stays whole or goes whole: nothing lies between
    its values that any of them could cross alone.
    """
    one, other = bare or (a, b)
    place = once(other).get
    blocks: list[Block] = []
    first = i = j = 0
    for value, at in once(one).items():
        if (to := place(value)) is None or a[at] != b[to]:
            continue
        if at != i or to != j:
            if i > first:
                blocks.append((first, j - i + first, i - first))
            first, i, j = at, at, to
        i, j = i + 1, j + 1
    if i > first:
        blocks.append((first, j - i + first, i - first))
    behind = [block[1] for block in blocks]
    farthest, nearest = accumulate(behind, max), [*accumulate(reversed(behind), min)][::-1]
    crossing = [block for block, far, near in zip(blocks, farthest, nearest, strict=True) if far != near]
    chain = heaviest((at, to, weigh(at, at + size)) for at, to, size in crossing)
    gone = {at for at, _, _ in crossing}.difference(at for at, _ in chain)
    return [block for block in blocks if block[0] not in gone]


def _grown(anchors: Sequence[Block], a: Values, b: Values) -> list[Block]:
    """Return the blocks that *anchors* make with their equal neighbours."""
    found: list[Block] = []
    x = y = 0
    ends = [*anchors[1:], (len(a), len(b), 0)]
    for (i, j, size), (end, last, _) in zip(anchors, ends, strict=False):
        first, to = i, j
        while first > x and to > y and a[first - 1] == b[to - 1]:
            first, to = first - 1, to - 1
        i, j = i + size, j + size
        while i < end and j < last and a[i] == b[j]:
            i, j = i + 1, j + 1
        if found and first == x and to == y:
            first, to, _ = found.pop()
        found.append((first, to, i - first))
        x, y = i, j
    return found


def _between(a: Values, b: Values, notes: set[str], bare: Bare | None) -> list[Block]:
    """Return the blocks of what repeats; with *bare*, of equal numbers or not, as fewer are taken out or put in."""
    found = _repeated(a, b, notes)
    if not bare or (kept := sum(size for _, _, size in found)) == min(len(a), len(b)):
        return found
    others = _repeated(*bare, notes)
    again = sum(size for _, _, size in others)
    shifted = sum(a[i + at] != b[j + at] for i, j, size in others for at in range(size))
    return others if again - kept > RENUMBERED * shifted else found


def _repeated(a: Values, b: Values, notes: set[str]) -> list[Block]:
    ids: dict[Hashable, int] = {}
    one = [ids.setdefault(value, len(ids)) for value in a]
    known = len(ids)
    other = [ids.setdefault(value, len(ids)) for value in b]
    if not any(value < known for value in other):
        return []
    if len(one) * len(other) <= matching.BITS:
        return longest(one, other)

    def first_with_first(some: Sequence[int], others: Sequence[int]) -> list[Block]:
        notes.add(
            f"Paragraphs that repeat were paired first with first, second with second: {len(some)} with {len(others)}"
            f" are more than the {matching.BITS} pairs that are weighed."
        )
        return [(at, to, 1) for at, to in heaviest((at, to, 1.0) for at, to in occurrences(some, others))]

    return matching.blocks(one, other, lambda _: 1.0, first_with_first)
