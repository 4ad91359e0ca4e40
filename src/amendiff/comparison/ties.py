"""Which of several equal values in a row was taken out or put in. Knows values and what they tell; no provisions."""

from collections.abc import Callable, Iterable, Sequence

from amendiff.comparison.anchors import Values
from amendiff.comparison.matching import Block

Same = Callable[[int, int], bool]
"""Whether the values at two places, of the old side and of the new one, have the same number."""
Opens = Callable[[int, int], bool]
"""Whether a value is the heading of what stands behind it, by its side (0 the old one, 1 the new one) and place."""


def settled(blocks: Sequence[Block], sides: tuple[Values, Values], same: Same, opens: Opens) -> list[Block]:
    """Return *blocks* of equal values, with those in them that fit best where others are equal too.

    What is taken out or put in begins with its heading, if it can. Else, those stay that have the *same* number: of "5.
    Repealed" and "6. Repealed", the fifth was taken out where only a sixth is left. Takes as long as there are equal
    values in a row.
    """
    found = [(0, 0, 0), *blocks, (len(sides[0]), len(sides[1]), 0)]
    for at in range(len(found) - 1):
        (i, j, size), (i_next, j_next, more) = found[at : at + 2]
        taken, put = i_next - i - size, j_next - j - size
        if bool(taken) != bool(put):
            step = _step(sides, int(not taken), found[at], found[at + 1], same, opens)
            found[at], found[at + 1] = (i, j, size + step), (i_next + step, j_next + step, more - step)
    return [block for block in found if block[2]]


def _step(sides: tuple[Values, Values], side: int, before: Block, after: Block, same: Same, opens: Opens) -> int:
    """Return how far what *side* has between two blocks is best moved on; less than nothing is back."""
    (i, j, size), (i_next, j_next, more) = before, after
    values, start, end = sides[side], before[side] + size, after[side]
    room = next((n for n in range(size) if values[start - 1 - n] != values[end - 1 - n]), size)
    back = [(same(i_next - n, j_next - n), same(i + size - n, j + size - n)) for n in range(1, room + 1)]
    room = next((n for n in range(more) if values[start + n] != values[end + n]), more)
    on = [(same(i + size + n, j + size + n), same(i_next + n, j_next + n)) for n in range(room)]
    if not back and not on:
        return 0
    gains = {0: 0, **dict(enumerate(_sums(on), 1))}
    gains.update((-step, gain) for step, gain in enumerate(_sums(back), 1))
    return max(gains, key=lambda step: (opens(side, start + step), gains[step], -abs(step)))


def _sums(steps: Iterable[tuple[bool, bool]]) -> list[int]:
    """Return how many more values have their number after each step; a step gives one its number, or takes it away."""
    sums = []
    gain = 0
    for gained, lost in steps:
        gain += gained - lost
        sums.append(gain)
    return sums
