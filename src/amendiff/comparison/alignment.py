"""Which provisions of two versions belong together, in order: the certain ones first, then those most alike.

Knows the words, kinds and numbers of provisions; knows no operations, and nothing of what moved. The bounds are
counts of work, never a clock.
"""

from collections.abc import Iterable, Iterator, Sequence
from typing import NamedTuple

from amendiff.comparison.anchors import Gap, anchored, between, ends_and_anchors
from amendiff.comparison.chains import heaviest
from amendiff.comparison.likeness import candidates
from amendiff.comparison.matching import Block
from amendiff.comparison.sides import SMALL, Sides
from amendiff.comparison.ties import settled
from amendiff.model.document import Kind

Pairs = dict[int, int]

ALIKE = 0.4
"""Two provisions less alike than this are not the same provision changed."""
ALIKE_NUMBER = 0.3
"""… unless kind and number are the same."""

_SINGLE = (Kind.TITLE, Kind.OPENING)
"""Kinds of which a text has one, so that there is no doubt which is which."""


class Aligned(NamedTuple):
    """Which old provision is which new one for certain; no two pairs cross."""

    equal: list[Block]
    """Provisions side by side that are equal."""
    pairs: Pairs
    """What else is certain: what is equal but for number, level, formatting and closing signs."""
    gaps: list[Gap]
    """What lies between them."""
    plain: list[Gap]
    """What is plainly the same but for some words: gaps with one provision on each side."""


def align(sides: Sides) -> Aligned:
    """Return which old provision is which new one for certain, and the gaps between."""
    whole = (0, len(sides.old), 0, len(sides.new))
    found = equal = ends_and_anchors(*sides.contents, sides.heft, sides.notes)
    pairs: Pairs = {}
    if any(end - i != 1 or last - j != 1 for i, end, j, last in between(found, whole)):  # numbers may have shifted
        if sides.bare:
            found = ends_and_anchors(*sides.contents, sides.heft, sides.notes, sides.bare)
        found = settled(found, sides.bare or sides.contents, sides.same_number, sides.titles)
        equal, pairs = _parted(sides, found) if sides.bare else (found, {})
    plain: list[Gap] = []
    others: list[Gap] = []
    for gap in between(found, whole):
        (plain if sides.plainly_same(gap) else others).append(gap)
    others = [left for gap in others for left in _reworded(sides, gap, pairs)]
    gaps: list[Gap] = []
    for gap in others:
        alike = sides.plainly_alike(gap)
        plain += [(i + gap[0], i + gap[0] + 1, j + gap[2], j + gap[2] + 1) for i, j, _ in alike]
        gaps += between(alike, gap)
    return Aligned(equal, pairs, gaps, plain)


def _parted(sides: Sides, found: list[Block]) -> tuple[list[Block], Pairs]:
    """Return the blocks of what is equal, and the pairs of what is equal but for its number."""
    a, b = sides.contents
    equal: list[Block] = []
    pairs: Pairs = {}
    for i, j, size in found:
        start = 0
        for at in [*(at for at in range(size) if a[i + at] != b[j + at]), size]:
            if at > start:
                equal.append((i + start, j + start, at - start))
            if at < size:
                pairs[i + at] = j + at
            start = at + 1
    return equal, pairs


def linked(blocks: Iterable[Block], x: int = 0, y: int = 0) -> Pairs:
    """Return the pairs of *blocks*, which are counted from *x* and *y*."""
    return {x + i + step: y + j + step for i, j, size in blocks for step in range(size)}


def _reworded(sides: Sides, gap: Gap, pairs: Pairs) -> list[Gap]:
    """Pair what is equal in *gap* but for number, level, formatting and closing signs; return what is left."""
    i, end, j, last = gap
    if i == end or j == last:
        return [gap]
    a, b = [sides.wording(0, at) for at in range(i, end)], [sides.wording(1, at) for at in range(j, last)]
    found = anchored(a, b, lambda at, to: sides.heft(at + i, to + i), sides.notes)
    pairs.update(linked(found, i, j))
    return between(found, gap)


def _abreast(olds: Sequence[object], news: Sequence[object]) -> Iterator[tuple[int, int]]:
    """Pairs that stand as far from the beginning of a gap, or from its end."""
    for at in range(min(len(olds), len(news))):
        yield at, at
        yield len(olds) - 1 - at, len(news) - 1 - at


def pair_alike(sides: Sides, olds: Sequence[int], news: Sequence[int], pairs: Pairs) -> None:
    """Pair in order what is alike; longer provisions count more, the same kind and number a little."""
    if not olds or not news:
        return
    if len(olds) * len(news) <= SMALL:
        wanted = [(i, j) for i in olds for j in news]
    else:
        a, b = ([sides.bag(text).words for text in side] for side in sides.said(olds, news))
        wanted = list(dict.fromkeys((olds[at], news[to]) for at, to in (*candidates(a, b), *_abreast(a, b))))
    weighed = []
    for i, j in wanted:
        old, new = sides.old[i], sides.new[j]
        same = old.kind is new.kind
        number = same and old.number == new.number
        score = sides.alike(i, j)
        if score >= (ALIKE_NUMBER if number and old.number else ALIKE) or (same and old.kind in _SINGLE):
            length = (sides.bag(old.text).total + sides.bag(new.text).total) ** 0.5
            weighed.append((i, j, (max(score - 0.2, 0.01) + 0.05 * same + 0.1 * number) * (1 + length)))
    pairs.update(heaviest(weighed))
