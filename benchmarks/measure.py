"""How a figure is taken, and how it is shown."""

import gc
import resource
from collections.abc import Callable
from time import perf_counter
from typing import Any, NamedTuple


class Figure(NamedTuple):
    """One ratio, what it compares, and the most that it should be."""

    what: str
    peer: str
    ratio: float
    most: float
    seconds: float
    """What the left side took: for finding one's way only."""


def children() -> float:
    """Return the seconds that processors have spent on programs that were run from here and have ended."""
    spent = resource.getrusage(resource.RUSAGE_CHILDREN)
    return spent.ru_utime + spent.ru_stime


def best(work: Callable[[], Any], times: int = 5, clock: Callable[[], float] = perf_counter) -> float:
    """Return the shortest of some runs of *work*, in seconds by *clock*, with the collector of garbage off."""
    found = []
    for _ in range(times):
        gc.collect()
        gc.disable()
        start = clock()
        work()
        found.append(clock() - start)
        gc.enable()
    return min(found)


def table(figures: list[Figure]) -> str:
    """Return *figures* as a Markdown table."""
    lines = ["| what | against | ratio | at most | |", "| --- | --- | ---: | ---: | --- |"]
    for one in figures:
        verdict = "met" if one.ratio <= one.most else "MISSED" if one.ratio > one.most else "missing"
        lines.append(
            f"| {one.what} | {one.peer} | {one.ratio:.{2 if one.ratio >= 0.1 else 4}f} | {one.most:g} | {verdict} |"
        )
    return "\n".join(lines)
