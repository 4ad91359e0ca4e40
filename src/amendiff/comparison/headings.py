"""A heading goes with what stands behind it. Knows pairs and places; knows no words but those of a number."""

from collections.abc import Iterable, Sequence

from amendiff.comparison.alignment import Pairs, linked
from amendiff.comparison.matching import Block
from amendiff.comparison.sides import Sides

SURE = 0.8
"""Two provisions at least so alike say that their headings are one, even if each number has an equal elsewhere."""


def follow(sides: Sides, equal: Sequence[Block], pairs: Pairs, moved: Pairs) -> set[int]:
    """Pair each heading with the one before what became of what it heads; return the old places that are paired anew.

    A heading that is only a number ("Article 3") says nothing but where it stands: it is the same one where the same
    words follow, more or less, whatever had its number before. Others are, if they are in no pair. Equal provisions
    stand in the blocks of *equal*; what is returned stands there no longer.
    """
    claims = [(i - 1, j - 1, False) for i, j, _ in equal if i and j]
    claims += ((i - 1, j - 1, links is moved) for links in (pairs, moved) for i, j in links.items() if i and j)
    headed = [claim for claim in claims if sides.opens(0, claim[0]) and sides.opens(1, claim[1])]
    if not headed:
        return set()
    staying = linked(equal) | pairs
    known = staying | moved
    back = {j: i for i, j in known.items()}
    apart: set[int] = set()
    found: list[tuple[int, int, bool]] = []
    for i, j, moves in headed:
        if known.get(i) == j:
            continue
        free = i not in known and j not in back
        sure = sides.counts(0, i) and sides.counts(1, j) and sides.alike(i + 1, j + 1) >= SURE
        if free or sure:
            found.append((i, j, moves))
            apart.update((i, back.get(j, i)))
    _drop(apart, pairs, moved)
    for i, j, moves in found:
        (moved if moves else pairs)[i] = j
    return apart


def _drop(places: Iterable[int], *links: Pairs) -> None:
    for pairs in links:
        for at in places:
            pairs.pop(at, None)
