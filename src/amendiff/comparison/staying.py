"""Which provisions stay and which moved: of all that was found again, what is heaviest in order stays.

Equal provisions were held to stay before any that was edited was known. Where one of them passes many others, though
these were edited, it is the one that moved. Knows pairs and places; knows no words but how many there are.
"""

from collections.abc import Sequence

from amendiff.comparison.alignment import Pairs
from amendiff.comparison.chains import heaviest
from amendiff.comparison.matching import Block
from amendiff.comparison.sides import Sides

SURER = 1.25
"""How many times what moved must weigh as much as what would move in its stead, to stay: it was edited."""


def stay(sides: Sides, equal: Sequence[Block], pairs: Pairs, moved: Pairs) -> list[Block] | None:
    """Change *pairs* and *moved* so that the heaviest provisions stay, by their characters.

    Returns the blocks that are still *equal* in their place; None where all may remain as it is.
    """
    if not moved:
        return None
    old, new = sides.words
    staying = {(i, j): float(sum(map(len, old[i : i + size])) + size) for i, j, size in equal}
    staying |= {(i, j): min(len(old[i]), len(new[j])) + 1.0 for i, j in pairs.items()}
    passing = {(i, j): min(len(old[i]), len(new[j])) + 1.0 for i, j in moved.items()}
    chain = set(heaviest((i, j, weight) for (i, j), weight in (staying | passing).items()))
    gained, lost = (
        sum(some[one] for one in some if (one in chain) == is_in) for some, is_in in ((passing, True), (staying, False))
    )
    if gained <= SURER * lost or not lost:
        return None
    left = []
    for i, j, size in equal:
        if (i, j) in chain:
            left.append((i, j, size))
        else:
            moved.update((i + at, j + at) for at in range(size))
    for i, j in [*pairs.items()]:
        if (i, j) not in chain:
            moved[i] = pairs.pop(i)
    for i, j in [*moved.items()]:
        if (i, j) in chain and (i, j) in passing:
            pairs[i] = moved.pop(i)
    return left
