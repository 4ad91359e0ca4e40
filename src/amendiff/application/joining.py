"""Which characters of a strand stand in a set, with the joining spaces between them. Knows nothing of provisions.

Where something was put in or taken out, one space joins the words on either side: a doubled one is closed, a missing
one is added, none is left before closing punctuation or at the ends of a provision. Operations marked literal take
no part in this.
"""

from collections.abc import Sequence

from amendiff.model.weave import Run
from amendiff.model.words import closes, curly, needs_space, opens

Seam = tuple[frozenset[str], ...]
"""The operations that meet between two runs."""


class Settled:
    """What stands of one run: the characters *low* to *high*, behind the joining space *lead*.

    The seams hold who put in or took out what stood beside them; credit is worked out when somebody asks.
    """

    __slots__ = ("high", "lead", "low", "seam", "seam_behind")

    def __init__(self, high: int) -> None:
        self.low = 0
        self.high = high
        self.lead = ""
        self.seam: Seam = ()
        self.seam_behind: Seam = ()

    @property
    def lead_by(self) -> frozenset[str]:
        """The operations at the seam before the run; they added the joining space, or closed one."""
        return frozenset().union(*self.seam)

    @property
    def behind_by(self) -> frozenset[str]:
        """The operations at the seam behind the run, where they closed a space at its end."""
        return frozenset().union(*self.seam_behind)


def settle(
    runs: Sequence[Run], adopted: frozenset[str], literal: frozenset[str], language: str
) -> list[Settled | None]:
    """Return, for each run, what stands of it when *adopted* have passed; ``None`` for those that do not stand."""
    settled: list[Settled | None] = []
    before: list[int] = []  # indices of the runs that stand so far in this provision, none of them empty
    seam: list[frozenset[str]] = []
    for n, run in enumerate(runs):
        by, deleted = run.inserted_by, run.deleted_by
        if by and (by.isdisjoint(adopted) or not run.overtaken_by.isdisjoint(adopted)):
            settled.append(None)
            continue
        if deleted and not deleted.isdisjoint(adopted):
            settled.append(None)
            seam.append(deleted)
            continue
        here = Settled(len(run.text))
        settled.append(here)
        if run.begins:
            _close_end(runs, settled, before, (by & adopted,))
            before.clear()
            seam = [by]
            continue
        if not run.text:
            continue
        if by:
            seam.append(by)
        if seam and not _runs_on(runs, settled, before, n) and (causes := _causes(seam, adopted, literal)):
            _join(runs, settled, before, n, causes, language)
        if here.low < here.high:
            before.append(n)
            seam = [by] if by else []
    if seam and (causes := _causes(seam, adopted, literal)):
        _close_end(runs, settled, before, causes)
    return settled


def _runs_on(runs: Sequence[Run], settled: list[Settled | None], before: list[int], n: int) -> bool:
    """Whether the run was written in one piece with what stands before it: only formatting parts the two."""
    last = before[-1] if before else n
    left, right = runs[last], runs[n]
    known = settled[last]
    assert known is not None
    return left.origin == right.origin and left.start + known.high == right.start


def _causes(seam: list[frozenset[str]], adopted: frozenset[str], literal: frozenset[str]) -> Seam:
    """Who of the set joins words at a seam: all that meet there but the literal ones."""
    if not literal:
        return tuple(by & adopted for by in seam)
    return tuple(causes for by in seam if (causes := (by & adopted) - literal))


def _join(
    runs: Sequence[Run], settled: list[Settled | None], before: list[int], n: int, seam: Seam, language: str
) -> None:
    here, text = settled[n], runs[n].text
    assert here is not None
    here.seam = seam
    bare = len(text) - len(text.lstrip(" ")) if text[0] == " " else 0
    if not before:
        here.low = bare
        return
    left = settled[before[-1]]
    assert left is not None
    last = _character(runs, before[-1], left.high - 1)
    first = _character(runs, n, bare) if bare < len(text) else ""
    if first and closes(first, language):
        here.low = bare
        _close_end(runs, settled, before, seam)
    elif bare:
        if last == " " or opens(last):
            here.low = bare
    elif last != " " and needs_space(last, first):
        here.lead = " "


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


def _close_end(runs: Sequence[Run], settled: list[Settled | None], before: list[int], seam: Seam) -> None:
    """Take the spaces from the end of what stands so far."""
    while before:
        last = settled[before[-1]]
        assert last is not None
        text = runs[before[-1]].text
        high = last.high
        if text[high - 1] != " ":
            return
        while high > last.low and text[high - 1] == " ":
            high -= 1
        last.high, last.seam_behind = high, seam
        if high > last.low:
            return
        before.pop()
