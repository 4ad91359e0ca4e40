"""Which rows of a redline stand in another order than before, and which of them move together. Adds no facts."""

from bisect import bisect_left
from collections.abc import Sequence

from amendiff.analyse.redline import Row


def movers_of(rows: Sequence[Row]) -> frozenset[int]:
    """The rows that stand in another order than before: those that move, and what belongs to them."""
    both = [n for n, row in enumerate(rows) if row.old_index is not None and row.new_index is not None]
    moved: set[int] = set()
    depth: int | None = None
    for n in both:
        provision = rows[n].provision
        if depth is not None and provision.depth > depth:
            moved.add(n)
            continue
        depth = None
        if rows[n].change == "moved":
            moved.add(n)
            depth = provision.depth
    moved |= _out_of_order(rows, [n for n in both if n not in moved])
    return frozenset(moved)


def _out_of_order(rows: Sequence[Row], numbers: Sequence[int]) -> set[int]:
    """Those of the rows *numbers* that are not in a longest sequence in which the old order holds."""
    tails: list[int] = []
    places: list[int] = []
    before: dict[int, int | None] = {}
    for n in numbers:
        old = rows[n].old_index or 0
        k = bisect_left(tails, old)
        before[n] = places[k - 1] if k else None
        tails[k : k + 1], places[k : k + 1] = [old], [n]
    kept: set[int] = set()
    at = places[-1] if places else None
    while at is not None:
        kept.add(at)
        at = before[at]
    return set(numbers) - kept


def names_of(rows: Sequence[Row], movers: frozenset[int]) -> dict[str, str]:
    """A name for each move, by address: a provision moves with what belongs to it."""
    found: dict[str, str] = {}
    last = ""
    top = 0
    for n, row in enumerate(rows):
        if n not in movers:
            last = ""
            continue
        provision = row.provision
        if not last or provision.depth <= top or row.change == "moved":
            last, top = f"move{len(set(found.values())) + 1}", provision.depth
        found[provision.address] = last
    return found
