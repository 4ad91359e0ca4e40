"""Which of several equal values in a row was taken out or put in. Knows values and numbers; knows no provisions."""

from collections.abc import Callable, Hashable, Iterator, Sequence

from amendiff.comparison.matching import Block

Same = Callable[[int, int], bool]
"""Whether the values at two places, of the old side and of the new one, have the same number."""
Values = Sequence[Hashable]


def settled(blocks: Sequence[Block], a: Values, b: Values, same: Same) -> list[Block]:
    """Return *blocks* of equal values, with those in them that have the *same* number, where others are equal too.

    Of "5. Repealed" and "6. Repealed", the fifth was taken out where only a sixth is left. Takes as long as there are
    equal values in a row.
    """
    found = [(0, 0, 0), *blocks, (len(a), len(b), 0)]
    for at in range(len(found) - 1):
        (i, j, size), (i_next, j_next, more) = found[at : at + 2]
        if i + size < i_next and j + size == j_next:
            step = _step(a, (i + size, i_next), found[at], found[at + 1], same)
        elif i + size == i_next and j + size < j_next:
            step = _step(b, (j + size, j_next), found[at], found[at + 1], same)
        else:
            continue
        found[at], found[at + 1] = (i, j, size + step), (i_next + step, j_next + step, more - step)
    return [block for block in found if block[2]]


def _step(values: Values, gap: tuple[int, int], before: Block, after: Block, same: Same) -> int:
    """Return how far what stands in the *gap* between two blocks is best moved on; less than nothing is back."""
    (i, j, size), (i_next, j_next, more) = before, after
    start, end = gap
    room = next((n for n in range(size) if values[start - 1 - n] != values[end - 1 - n]), size)
    back = ((same(i_next - n, j_next - n), same(i + size - n, j + size - n)) for n in range(1, room + 1))
    room = next((n for n in range(more) if values[start + n] != values[end + n]), more)
    on = ((same(i + size + n, j + size + n), same(i_next + n, j_next + n)) for n in range(room))
    (gained, steps_on), (regained, steps_back) = _best(on), _best(back)
    return -steps_back if regained > gained else steps_on


def _best(steps: Iterator[tuple[bool, bool]]) -> tuple[int, int]:
    """Return how many more values have their number at best, and after how many steps; each gains one or loses one."""
    gain = best = chosen = 0
    for step, (gained, lost) in enumerate(steps, 1):
        gain += gained - lost
        if gain > best:
            best, chosen = gain, step
    return best, chosen
