"""How a figure is taken, and how it is shown."""

import gc
import os
import resource
import subprocess
from collections.abc import Callable
from time import perf_counter
from typing import Any, NamedTuple

ENVIRONMENT = {name: value for name, value in os.environ.items() if name != "PYTHONDONTWRITEBYTECODE"}
"""In which programs are run: what Python compiles it may keep, as it does of what is installed, ours and the peers'."""


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


class Cost(NamedTuple):
    """What one run of a program cost."""

    seconds: float
    processor: float
    """Seconds of all processors, with those of the programs that it ran."""
    memory: int
    """The most that it, or any of these, held at once, in the unit of the system."""


def run(*command: str | os.PathLike[str], cwd: str | os.PathLike[str] | None = None) -> Cost:
    """Run a program, which must not fail, and return what it cost."""
    start = perf_counter()
    process = subprocess.Popen(command, cwd=cwd, env=ENVIRONMENT, stdout=subprocess.DEVNULL, stderr=subprocess.PIPE)
    assert process.stderr is not None
    said = process.stderr.read()
    _, status, used = os.wait4(process.pid, 0)
    seconds = perf_counter() - start
    process.returncode = os.waitstatus_to_exitcode(status)
    process.stderr.close()
    if process.returncode:
        raise RuntimeError(f"{command[0]} failed: {said.decode('utf-8', 'replace')}")
    return Cost(seconds, used.ru_utime + used.ru_stime, used.ru_maxrss)


def quickest(times: int, *command: str | os.PathLike[str], cwd: str | os.PathLike[str] | None = None) -> float:
    """Return the shortest of so many runs of a program, in seconds."""
    return min(run(*command, cwd=cwd).seconds for _ in range(times))


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
