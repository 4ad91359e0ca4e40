"""What moved, what was split and what was joined. Knows what belongs together in order; knows no operations."""

from bisect import bisect_left
from collections import Counter
from collections.abc import Collection, Hashable, Iterable, Sequence
from itertools import filterfalse
from operator import itemgetter

from amendiff.comparison.alignment import Pairs, align, pair_alike
from amendiff.comparison.anchors import Gap, between, occurrences
from amendiff.comparison.carrying import carry
from amendiff.comparison.chains import heaviest
from amendiff.comparison.groups import Group, Groups
from amendiff.comparison.headings import below_titles, follow, titles_again
from amendiff.comparison.likeness import akin
from amendiff.comparison.matching import Block
from amendiff.comparison.numbers import NAME
from amendiff.comparison.parting import ABSORBED, part
from amendiff.comparison.sides import Key, Sides
from amendiff.comparison.staying import stay

NEAR = 0.8
"""Two provisions at least so alike are one that moved and was edited, unless there is one as alike nearby."""
GROWN, WHOLE, SENTENCE = 0.6, 0.95, 3.0
"""So are two that are left and so alike, if such a share of the shorter stands in the longer, and it weighs so much."""
WORDS = 2.0
"""What a provision must weigh, in words, to be found again elsewhere."""
ENOUGH = 60
"""Characters that are known to weigh as much."""
AT_HOME = 0.9
"""… and what is at least so alike to one in its place is not looked for elsewhere."""
HOME = 64
"""Pairs in a gap up to which all are compared before anything is looked for elsewhere."""
LEAD = 16
"""Characters with which a paragraph begins, by which it is known behind its title."""
TRIED = 50_000
"""Pairs that are looked at for moves with edits; further ones are shown as taken out and put in."""


def group(sides: Sides, *, moves: bool = True) -> Groups:
    """Return all provisions of both sides in groups, in order of the new side, what was taken out where it stood."""
    if len(sides.old) == 1 == len(sides.new):
        return Groups([Group((0,), (0,))])
    equal, pairs, gaps, plain = align(sides)
    moved: Pairs = {}
    if moves and gaps:
        _move_same(sides, sides.content, gaps + plain, moved)
        short = [gap for gap in plain if len(sides.words[0][gap[0]]) <= NAME]
        _move_same(sides, sides.wording, gaps + short, moved)
    gone, come = moved.keys(), set(moved.values())
    for gap in plain:
        if gap[0] in gone or gap[2] in come:
            gaps.append(gap)
        else:
            pairs[gap[0]] = gap[2]
    gaps.sort()
    near = _move_near(sides, gaps, moved) if moves else []
    if moved:
        carry(sides, _left(gaps, pairs, moved), moved)
    for olds, news in _left(gaps, pairs, moved):
        pair_alike(sides, olds, news, pairs)
    _move_left(near, pairs, moved)
    if (staying := stay(sides, equal, pairs, moved)) is not None:
        equal = staying
        gaps = between(_staying(equal, pairs), (0, len(sides.old), 0, len(sides.new)))
        for olds, news in _left(gaps, {}, moved):
            pair_alike(sides, olds, news, pairs)
    if moves and part(sides, gaps, equal, pairs, moved):
        equal = _without(equal, moved)
        free = between(_staying(equal, pairs), (0, len(sides.old), 0, len(sides.new)))
        for olds, news in _left(free, {}, moved):
            pair_alike(sides, olds, news, pairs)
    if apart := follow(sides, equal, pairs, moved):
        equal = _without(equal, apart)
        gaps = between(_staying(equal, pairs), (0, len(sides.old), 0, len(sides.new)))
        for olds, news in _left(gaps, pairs, moved):  # what stood between what was held apart
            pair_alike(sides, olds, news, pairs)
    if moves:
        _move_short(sides, gaps, pairs, moved)
        _move_grown(sides, gaps, pairs, moved)
        titles_again(sides, equal, pairs, moved)
        below_titles(sides, equal, pairs, moved)
    _settle(equal, pairs, moved)
    groups = _grouped(sides, gaps, pairs, moved)
    found = _ordered(equal, groups, len(sides.old), len(sides.new))
    sides.forget()
    return Groups(found)


def _staying(equal: Sequence[Block], pairs: Pairs) -> list[Block]:
    """Return the blocks of all that stays, in order."""
    return sorted([*equal, *((i, j, 1) for i, j in pairs.items())])


def _left(gaps: Iterable[Gap], pairs: Pairs, moved: Pairs) -> list[tuple[list[int], list[int]]]:
    gone, come = {*pairs, *moved}.__contains__, {*pairs.values(), *moved.values()}.__contains__
    return [
        ([*filterfalse(gone, range(start, end))], [*filterfalse(come, range(first, last))])
        for start, end, first, last in gaps
    ]


def _move_same(sides: Sides, key: Key, gaps: Sequence[Gap], moved: Pairs) -> None:
    """What stands word for word in another place."""
    left = _left(gaps, {}, moved)
    olds = [i for some, _ in left for i in some if _weighs(sides, i)]
    news = [j for _, some in left for j in some]
    found = occurrences([key(0, i) for i in olds], [key(1, j) for j in news])
    moved.update((olds[at], news[to]) for at, to in found)


def _weighs(sides: Sides, i: int) -> bool:
    old = sides.words[0][i]
    if len(old) > ENOUGH:
        return True
    return not sides.counts(0, i) and sides.bag(old).total >= WORDS  # no number alone


def _move_near(sides: Sides, gaps: Sequence[Gap], moved: Pairs) -> list[tuple[float, int, int]]:
    """What stands in another gap, a little changed, and has nothing as alike in its own.

    Returns all that is near each other, the most alike first.
    """
    left = _left(gaps, {}, moved)
    home = {i: news for olds, news in left for i in olds}
    back = {j: olds for olds, news in left for j in news}
    taken: set[int] = set()
    at_home = _at_home(sides, left)
    near = _near(sides, [i for i in home if i not in at_home[0]], [j for j in back if j not in at_home[1]])
    for score, i, j in near if len(left) > 1 else ():
        if j in home[i] or i in moved or j in taken:
            continue
        if any(sides.alike(i, other) >= score for other in home[i][:40]):
            continue
        if any(sides.alike(other, j) >= score for other in back[j][:40]):
            continue
        moved[i] = j
        taken.add(j)
    return near


def _at_home(sides: Sides, left: Sequence[tuple[list[int], list[int]]]) -> tuple[set[int], set[int]]:
    """Return what is so much alike in small gaps, and in the same order, that no move is looked for."""
    found: tuple[set[int], set[int]] = (set(), set())
    for olds, news in left:
        if len(olds) * len(news) <= HOME:
            alike = {(i, j): score for i in olds for j in news if (score := sides.alike(i, j)) >= AT_HOME}
            staying = heaviest((i, j, score) for (i, j), score in alike.items())
            found[0].update(i for i, _ in staying)
            found[1].update(j for _, j in staying)
    return found


def _move_left(near: Sequence[tuple[float, int, int]], pairs: Pairs, moved: Pairs) -> None:
    """What is near and was found nowhere else."""
    taken = {*pairs.values(), *moved.values()}
    for _, i, j in near:
        if i not in pairs and i not in moved and j not in taken:
            moved[i] = j
            taken.add(j)


def _move_short(sides: Sides, gaps: Sequence[Gap], pairs: Pairs, moved: Pairs) -> None:
    """What was left over and stands once in each version, however short, below the same heading."""
    left = _left(gaps, pairs, moved)
    olds = {sides.wording(0, i): i for some, _ in left for i in some}
    news = {sides.wording(1, j): j for _, some in left for j in some} if olds else {}
    both = [
        (olds[one], news[one], one)
        for one in olds.keys() & news.keys()
        if not sides.opens(0, olds[one]) and any(map(str.isalpha, sides.words[0][olds[one]]))
    ]
    if not both:
        return
    once = [Counter(sides.wording(side, at) for at in range(len(sides.words[side]))) for side in (0, 1)]
    parents = [_parents(sides, side) for side in (0, 1)]
    for i, j, wording in sorted(both, key=itemgetter(0)):
        if once[0][wording] == 1 == once[1][wording] and parents[0][i] == parents[1][j]:
            moved[i] = j


def _parents(sides: Sides, side: int) -> list[Hashable]:
    """Return the wording of the heading above each provision; ``None`` where there is none."""
    found: list[Hashable] = []
    above: Hashable = None
    for at in range(len(sides.words[side])):
        found.append(above)
        if sides.opens(side, at):
            above = sides.wording(side, at)
    return found


def _move_grown(sides: Sides, gaps: Sequence[Gap], pairs: Pairs, moved: Pairs) -> None:
    """What is left, and stands whole in what was put in elsewhere, with more words; or the other way round."""
    left = _left(gaps, pairs, moved)
    olds, news = [i for some, _ in left for i in some], [j for _, some in left for j in some]
    _move_left(_near(sides, olds, news, whole=True), pairs, moved)


def _near(sides: Sides, olds: list[int], news: list[int], *, whole: bool = False) -> list[tuple[float, int, int]]:
    """Return the pairs that are at least NEAR alike, the most alike first; or those of which one holds the other."""
    if not olds or not news:
        return []
    enough, words = (GROWN, SENTENCE) if whole else (NEAR, WORDS)
    found = []
    tried = akin(*([*map(sides.phrases, side)] for side in sides.said(olds, news)))
    if len(tried) > TRIED:
        sides.notes.add(
            f"Moves with edits were looked for in {TRIED} of {len(tried)} pairs of paragraphs that share rare words."
        )
    for at, to in tried[:TRIED]:
        i, j = olds[at], news[to]
        one, other = sides.bag(sides.words[0][i]), sides.bag(sides.words[1][j])
        less, both = min(one.total, other.total), one.total + other.total
        if less >= words and 2 * less >= enough * both:  # so much they can share at best
            shared = one.shared(other)
            score = 2 * shared / both
            if score >= enough and (not whole or shared >= WHOLE * less):
                found.append((score, i, j))
    return sorted(found, key=lambda pair: (-pair[0], pair[1:]))


def _settle(equal: Sequence[Block], pairs: Pairs, moved: Pairs) -> None:
    """What moved but passed nothing on the way did not move."""
    if not moved:
        return
    staying = _staying(equal, pairs)
    for i, j in sorted(moved.items()):
        at = bisect_left(staying, (i, j, 0))
        if (at == 0 or staying[at - 1][1] < j) and (at == len(staying) or staying[at][1] > j):
            staying.insert(at, (i, j, 1))
            pairs[i] = moved.pop(i)


def _without(equal: Sequence[Block], apart: Collection[int]) -> list[Block]:
    """Return the blocks of equal provisions without those old ones that were paired anew, to make way for others."""
    left = []
    gone = sorted(apart)
    for i, j, size in equal:
        start = 0
        for at in gone[bisect_left(gone, i) : bisect_left(gone, i + size)]:
            if at - i > start:
                left.append((i + start, j + start, at - i - start))
            start = at - i + 1
        if size > start:
            left.append((i + start, j + start, size - start))
    return left


def _grouped(sides: Sides, gaps: Sequence[Gap], pairs: Pairs, moved: Pairs) -> list[Group]:
    """Return the groups of all that is not equal in its place; what is in no pair lies in the *gaps*."""
    left = _left(gaps, pairs, moved)
    free_old, free_new = {i for olds, _ in left for i in olds}, {j for _, news in left for j in news}
    groups = []
    for links, is_moved in ((pairs, False), (moved, True)):
        for i, j in sorted(links.items()):
            joined: tuple[int, ...] = (i,)
            split: tuple[int, ...] = (j,)
            old, new = sides.words[0][i], sides.words[1][j]
            if (free_old or free_new) and old != new:
                split = _absorbed(sides, old, new, 1, j, free_new)
                if len(split) == 1:
                    joined = _absorbed(sides, new, old, 0, i, free_old)
            groups.append(Group(joined, split, is_moved))
    groups += (Group((i,), ()) for i in free_old)
    groups += (Group((), (j,)) for j in free_new)
    return groups


def _absorbed(sides: Sides, whole: str, part: str, side: int, at: int, free: set[int]) -> tuple[int, ...]:
    """Return *at*, where *part* stands, with those free neighbours of which *whole* has most words beside its own.

    A free heading between is taken in with them: that of an article which becomes one with that before it.
    """
    beside = sides.words[side]
    if at - 1 in free and _leads(beside[at - 1], whole, part):
        free.remove(at - 1)
        return (at - 1, at)
    near = [near for step in (1, -1) if (near := _beside(sides, side, at, step, free)) in free]
    if not near:
        return (at,)
    letters = whole.casefold()
    if not any(sides.bag(beside[one]).may_share(letters, ABSORBED) for one in near):
        return (at,)
    found = [at]
    rest = sides.bag(whole).without(sides.bag(part))
    for step in (1, -1):
        last, place = at, _beside(sides, side, at, step, free)
        while place in free:
            words = sides.bag(beside[place])
            if words.total < 2 or rest.shared(words) < ABSORBED * words.total:
                break
            rest = rest.without(words)
            taken = range(last + step, place + step, step)
            free.difference_update(taken)
            found += taken
            last, place = place, _beside(sides, side, place, step, free)
    return tuple(sorted(found))


def _beside(sides: Sides, side: int, at: int, step: int, free: Collection[int]) -> int:
    """Return the place beside another one, or that beyond a free heading that stands there."""
    near = at + step
    return near + step if near in free and sides.opens(side, near) else near


def _leads(title: str, whole: str, part: str) -> bool:
    """Whether a *whole* is a *title*, however short, with what begins like a *part* behind it in the same paragraph."""
    if not title or not whole.startswith(title):
        return False
    rest = whole[len(title) :]
    return rest[:1].isspace() and rest.lstrip()[:LEAD] == part[:LEAD]


def _ordered(blocks: Sequence[Block], groups: Sequence[Group], olds: int, news: int) -> list[Group | Block]:
    """Put blocks and groups in order; those that stay are in order on both sides."""
    staying: list[tuple[int, int, Group | Block]] = [(block[0], block[1], block) for block in blocks]
    staying += ((one.old[0], one.new[0], one) for one in groups if one.old and one.new and not one.moved)
    staying.sort(key=itemgetter(0))
    gone = sorted((one for one in groups if not one.new), key=lambda one: one.old)
    come = sorted((one for one in groups if one.new and (one.moved or not one.old)), key=lambda one: one.new)
    if not gone and not come:
        return [one for _, _, one in staying]
    ordered: list[Group | Block] = []
    x = y = 0
    for i, j, one in [*staying, (olds, news, None)]:
        while x < len(gone) and gone[x].old[0] < i:
            ordered.append(gone[x])
            x += 1
        while y < len(come) and come[y].new[0] < j:
            ordered.append(come[y])
            y += 1
        if one is not None:
            ordered.append(one)
    return ordered
