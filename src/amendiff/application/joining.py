"""Which characters of a strand stand in a set, with the joining spaces between them. Knows nothing of provisions.

Where something was put in or taken out, one space joins the words on either side: a doubled one is closed, a missing
one is added, none is left before closing punctuation or at the ends of a provision. Operations marked literal take
no part in this.
"""

from collections.abc import Sequence

from amendiff.model.weave import NOBODY, Run
from amendiff.model.words import closes, curly, needs_space, opens


class Settled:
    """What stands of one run: the characters *low* to *high*, behind the joining space *lead*."""

    __slots__ = ("high", "high_by", "lead", "lead_by", "low", "low_by")

    def __init__(self, low: int, high: int) -> None:
        self.low = low
        self.high = high
        self.lead = ""
        self.lead_by: frozenset[str] = NOBODY
        self.low_by: frozenset[str] = NOBODY
        """Operations that closed the space at the run's start."""
        self.high_by: frozenset[str] = NOBODY


def settle(
    runs: Sequence[Run], adopted: frozenset[str], literal: frozenset[str], language: str
) -> list[Settled | None]:
    """Return, for each run, what stands of it when *adopted* have passed; ``None`` for those that do not stand."""
    settled: list[Settled | None] = [None] * len(runs)
    before: list[int] = []  # indices of the runs that stand so far in this provision, none of them empty
    cause: frozenset[str] = NOBODY
    for n, run in enumerate(runs):
        if not run.stands(adopted):
            if run.deleted_by and run.born(adopted):
                cause |= run.deleted_by & adopted
            continue
        here = settled[n] = Settled(0, len(run.text))
        if run.begins:
            _close_end(runs, settled, before, run.inserted_by & adopted)
            before.clear()
            cause = run.inserted_by & adopted
            continue
        if not run.text:
            continue
        if run.inserted_by:
            cause |= run.inserted_by & adopted
        if cause and not cause <= literal:
            _join(runs, settled, before, n, cause - literal, language)
        if here.low < here.high:
            before.append(n)
            cause = run.inserted_by & adopted if run.inserted_by else NOBODY
    if cause and not cause <= literal:
        _close_end(runs, settled, before, cause - literal)
    return settled


def _join(
    runs: Sequence[Run],
    settled: list[Settled | None],
    before: list[int],
    n: int,
    cause: frozenset[str],
    language: str,
) -> None:
    here, text = settled[n], runs[n].text
    assert here is not None
    bare = len(text) - len(text.lstrip(" "))
    if not before:
        here.low, here.low_by = bare, cause
        return
    left = settled[before[-1]]
    assert left is not None
    last = _character(runs, before[-1], left.high - 1)
    first = _character(runs, n, bare) if bare < len(text) else ""
    if first and closes(first, language):
        here.low, here.low_by = bare, cause if bare else NOBODY
        _close_end(runs, settled, before, cause)
    elif bare:
        if last == " " or opens(last):
            here.low, here.low_by = bare, cause
    elif last != " " and needs_space(last, first):
        here.lead, here.lead_by = " ", cause


def _character(runs: Sequence[Run], n: int, offset: int) -> str:
    """One character of a run, a typewriter quotation mark as the curly one for which it stands where it was written."""
    run = runs[n]
    character = run.text[offset]
    if character not in "\"'":
        return character
    before = run.text[offset - 1] if offset else _neighbour(runs, range(n - 1, -1, -1), run, -1)
    after = run.text[offset + 1 :][:1] or _neighbour(runs, range(n + 1, len(runs)), run, 0)
    return curly(before, character, after)


def _neighbour(runs: Sequence[Run], order: range, run: Run, offset: int) -> str:
    return next((runs[m].text[offset] for m in order if runs[m].origin == run.origin and runs[m].text), "")


def _close_end(runs: Sequence[Run], settled: list[Settled | None], before: list[int], cause: frozenset[str]) -> None:
    """Take the spaces from the end of what stands so far."""
    while before:
        last = settled[before[-1]]
        assert last is not None
        text = runs[before[-1]].text
        high = last.high
        while high > last.low and text[high - 1] == " ":
            high -= 1
        if high < last.high:
            last.high, last.high_by = high, cause
        if high > last.low:
            return
        before.pop()
