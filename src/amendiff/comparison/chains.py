"""The heaviest sequence of pairs in which both sides rise. Knows numbers only."""

from bisect import bisect_left
from collections.abc import Iterable

Link = tuple[int, int, "Link | None"]


def heaviest(pairs: Iterable[tuple[int, int, float]]) -> list[tuple[int, int]]:
    """Return, of *pairs* with positive weights, those of the heaviest sequence that rises on both sides."""
    reach: list[int] = []
    weights: list[float] = []
    links: list[Link] = []
    row: list[tuple[float, Link]] = []

    def enter() -> None:
        for total, link in row:
            at = bisect_left(reach, link[1])
            if at and weights[at - 1] >= total:
                continue
            if at < len(reach) and reach[at] == link[1] and weights[at] >= total:
                continue
            behind = at
            while behind < len(reach) and weights[behind] <= total:
                behind += 1
            reach[at:behind], weights[at:behind], links[at:behind] = [link[1]], [total], [link]

    last = -1
    for old, new, value in sorted(pairs):
        if old != last:
            enter()
            row, last = [], old
        at = bisect_left(reach, new)
        row.append((value + (weights[at - 1] if at else 0.0), (old, new, links[at - 1] if at else None)))
    enter()
    chain = []
    link = links[-1] if links else None
    while link is not None:
        chain.append(link[:2])
        link = link[2]
    return chain[::-1]
