"""A heading goes with what stands behind it. Knows pairs and places; knows no words but those of a number."""

from collections.abc import Collection, Hashable, Iterable, Sequence
from functools import cache

from amendiff.comparison.alignment import ALIKE, Pairs, linked, pair_alike
from amendiff.comparison.matching import Block
from amendiff.comparison.numbers import label
from amendiff.comparison.sides import Sides
from amendiff.model.document import Kind, Provision

TRIED = 40
"""Titles of the same words that are looked at for one that moved."""
SURE = 0.7
"""Two provisions at least so alike say that their headings are one, even if each number has an equal elsewhere."""


def follow(sides: Sides, equal: Sequence[Block], pairs: Pairs, moved: Pairs) -> set[int]:
    """Pair each heading with the one before what became of what it heads; return the old places that are paired anew.

    A heading that is only a number ("Article 3") says nothing but where it stands: it is the same one where the same
    words follow, more or less, whatever had its number before. Others are, if they are in no pair. Equal provisions
    stand in the blocks of *equal*; what is returned stands there no longer.
    """
    staying = linked(equal) | pairs
    standing, stood = staying.keys(), set(staying.values())
    headed: list[tuple[int, int, int, int, bool]] = []
    taken = set(moved.values())
    for i, j in moved.items():
        if (above := _above(sides, 0, i, moved)) is not None and (over := _above(sides, 1, j, taken)) is not None:
            headed.append((above, over, i, j, True))
    for i, j in (*((i, j) for i, j, _ in equal), *pairs.items()):
        if (above := _above(sides, 0, i, standing)) is not None and (over := _above(sides, 1, j, stood)) is not None:
            headed.append((above, over, i, j, False))
    if not headed:
        return set()
    known = staying | moved
    back = {j: i for i, j in known.items()}
    apart: set[int] = set()
    found: dict[tuple[int, int], bool] = {}
    loose: list[tuple[int, int, bool]] = []

    @cache
    def heads(side: int) -> list[int | None]:
        return _heads(sides, side)

    def best(side: int, heading: int, links: Pairs) -> int | None:
        """Return the heading of the other version below which most of that stands now that stands below this one."""
        votes: dict[int, float] = {}
        for at in _below(sides, side, heading):
            if (other := links.get(at)) is not None and (above := heads(1 - side)[other]) is not None:
                i = other if side else at
                weight = sides.heft(i, i + 1) * (1 if i in staying else 0.5)
                votes[above] = votes.get(above, 0.0) + weight
        return max(votes, key=lambda above: (votes[above], -above), default=None)

    def loosely(heading: int | None) -> bool:
        """Whether a heading is in no pair, or in one with another title: what it heads says more than its place."""
        if heading not in known:
            return True
        return heading in pairs and sides.wording(0, heading) != sides.wording(1, pairs[heading])

    for i, j, first, other, moves in headed:
        if known.get(i) == j:
            continue
        count = sides.counts(0, i) and sides.counts(1, j) and label(sides.words[0][i]) == label(sides.words[1][j])
        goes = i not in known and j not in back
        sure = count and sides.alike(first, other) >= SURE
        if not moves and sides.titles(0, i) and sides.titles(1, j):
            sure = loosely(i) and loosely(back.get(j))
        if goes and not (first == i + 1 and other == j + 1):
            goes = False
            sure = sure or (moves and (count or sides.wording(0, i) == sides.wording(1, j)))
        if sure and best(0, i, known) == j and best(1, j, back) == i:
            found[i, j] = moves and found.get((i, j), True)  # what stays says more
        elif goes:
            loose.append((i, j, moves))
    said = {i for i, _ in found}, {j for _, j in found}
    found |= {(i, j): moves for i, j, moves in loose if i not in said[0] and j not in said[1]}
    for i, j in found:
        apart.update((i, back.get(j, i)))
    old, new = sides.words
    numbers = [(i, j) for i, j in (*pairs.items(), *moved.items()) if old[i] != new[j] and sides.counts(0, i)]
    apart.update(i for i, j in numbers if sides.counts(1, j) and best(0, i, known) != j)
    _drop(apart, pairs, moved)
    for (i, j), moves in found.items():
        (moved if moves else pairs)[i] = j
    return apart


def titles_again(sides: Sides, equal: Sequence[Block], pairs: Pairs, moved: Pairs) -> None:
    """Add to *moved* the titles, however short, that stand elsewhere above something that they headed."""
    if not sides.levels:
        return
    known = linked(equal) | pairs | moved
    taken = set(known.values())
    places: dict[Hashable, list[tuple[int, range]]] = {}
    for j in range(len(sides.new)):
        if j not in taken and sides.titles(1, j):
            places.setdefault(sides.wording(1, j), []).append((j, _section(sides.new, j)))
    for i in range(len(sides.old)) if places else ():
        if i in known or not sides.titles(0, i) or not (near := places.get(sides.wording(0, i))):
            continue
        below = [known[at] for at in _section(sides.old, i) if at in known]
        if found := next((one for one in near[:TRIED] if any(at in one[1] for at in below)), None):
            moved[i] = found[0]
            near.remove(found)


def below_titles(sides: Sides, equal: Sequence[Block], pairs: Pairs, moved: Pairs) -> None:
    """Add to *moved* what stands below a heading that moved and was edited too much to be found again by itself."""
    if not moved:
        return
    known = linked(equal) | pairs | moved
    taken = set(known.values())
    for i, j in _again(sides, known, taken, moved):
        moved[i] = known[i] = j
        taken.add(j)
    headings = sorted((i, j) for i, j in moved.items() if _opens(sides, 0, i) and _opens(sides, 1, j))
    for i, j in headings:
        olds = [at for at in _below(sides, 0, i) if at not in known]
        news = [at for at in _below(sides, 1, j) if at not in taken]
        found: Pairs = {}
        pair_alike(sides, olds, news, found)
        moved.update(found)
        known.update(found)
        taken.update(found.values())


def _again(sides: Sides, known: Pairs, taken: Collection[int], moved: Pairs) -> list[tuple[int, int]]:
    """Return the headings in no pair, of like titles, from below which most of what moved went below the other."""
    above, over = _heads(sides, 0), _heads(sides, 1)
    votes: dict[tuple[int, int], int] = {}
    for at, to in moved.items():
        i, j = above[at], over[to]
        if i is not None and j is not None and i not in known and j not in taken:
            votes[i, j] = votes.get((i, j), 0) + len(sides.words[0][at])
    found: list[tuple[int, int]] = []
    for i, j in sorted(votes, key=lambda one: (-votes[one], one)):
        if any(i == one or j == other for one, other in found):
            continue
        if sides.alike(i, j) >= ALIKE:
            found.append((i, j))
    return found


def _section(provisions: Sequence[Provision], heading: int) -> range:
    """Return the places from a heading to the next one of its level."""
    end, level = heading + 1, provisions[heading].level
    while end < len(provisions) and not (provisions[end].kind is Kind.HEADING and provisions[end].level <= level):
        end += 1
    return range(heading + 1, end)


def _opens(sides: Sides, side: int, at: int) -> bool:
    """Whether a provision is a heading, and not the title of the number that stands above it."""
    return sides.opens(side, at) and not (at and sides.titles(side, at) and sides.counts(side, at - 1))


def _below(sides: Sides, side: int, heading: int) -> range:
    """Return the places from a heading to the next one."""
    end = heading + 1
    while end < len(sides.words[side]) and not _opens(sides, side, end):
        end += 1
    return range(heading + 1, end)


def _above(sides: Sides, side: int, at: int, standing: Collection[int]) -> int | None:
    """Return the place of the heading above a place, if nothing stays between; None where something does."""
    while at > 0:
        at -= 1
        if _opens(sides, side, at):
            return at
        if at in standing:
            return None
    return None


def _heads(sides: Sides, side: int) -> list[int | None]:
    """Return the place of the heading above each place."""
    found: list[int | None] = []
    above: int | None = None
    for at in range(len(sides.words[side])):
        found.append(above)
        if _opens(sides, side, at):
            above = at
    return found


def _drop(places: Iterable[int], *links: Pairs) -> None:
    for pairs in links:
        for at in places:
            pairs.pop(at, None)
