"""Turn an alignment of words into changes that a drafter would mark. Knows words and signs; knows no provisions.

A text is held as equal stretches with a change between each two: ``equal[0] changed[0] equal[1] … equal[n]``. Only the
first and the last stretch may be empty. Each rule below keeps that shape, and keeps what both sides say.
"""

from amendiff.comparison.edges import settle, slide
from amendiff.comparison.standing import amended, joined, part
from amendiff.comparison.units import one_unit
from amendiff.comparison.weights import LIGHT, LINK, WORD, Change, Tokens, weigh

CLEARLY = 0.9
"""What stands is lighter than a change only if it weighs less than this share of it."""
LINKED = 1.5
"""A word of its own sense with its "of the". What weighs more always stands: the changes around it are two."""
REWRITTEN = 0.6
"""A provision of which several changes take more than this is shown rewritten from the first change to the last."""

_CELL = frozenset("|\t\n")
"""Signs that part the cells of a row, and lines."""


def clean(equal: list[Tokens], changed: list[Change], beyond: float = 0.0) -> None:
    """Apply the rules, in place: islands, whole rewriting, then the edges of what is put in or taken out.

    *beyond* is the weight of what stays equal outside the tokens that are given.
    """
    _swallow(equal, changed)
    if len(changed) > 1 and _rewritten(equal, changed, beyond):
        _unite(equal, changed, 0, len(changed))
    else:
        part(equal, changed)
    for at in range(len(changed)):
        slide(equal, changed, at)
    _join(equal, changed)
    for before, change, after in zip(equal, changed, equal[1:], strict=False):
        settle(before, change, after)


def _swallow(equal: list[Tokens], changed: list[Change]) -> None:
    """Take islands into the changes around them.

    A drafter who replaces a phrase quotes it whole, with the "the" and the comma that both wordings happen to share:
    so a stretch is no island's worth where it is light, or clearly lighter than the smaller of the changes around it.
    Between two insertions, or two deletions, nothing is replaced, and a word of its own sense stays as it is. A figure
    is amended by itself ("for 2026 substitute 2027"), and the cells of a row are texts of their own.
    """
    sizes = [(weigh(old), weigh(new)) for old, new in changed]
    leads = not any(map(str.isalpha, equal[0]))
    again = len(changed) > 1
    while again:
        again = False
        stretches, kept, weights = [equal[0]], changed[:1], sizes[:1]
        for island, change, size in zip(equal[1:], changed[1:], sizes[1:], strict=False):
            heavy = weigh(island)
            figures = amended(kept[-1]) + amended(change)
            apart = figures == 2 or not _CELL.isdisjoint(island)
            apart = apart or (heavy >= LINK and (figures == 1 or joined(kept[-1], change)))
            first = leads and len(kept) == 1 and heavy >= WORD and all(kept[0]) and all(change)
            if not (apart or first) and _is_island(weights[-1], heavy, size):
                for side in (0, 1):
                    kept[-1][side].extend(island)
                    kept[-1][side].extend(change[side])
                weights[-1] = (weights[-1][0] + heavy + size[0], weights[-1][1] + heavy + size[1])
                again = True
            else:
                stretches.append(island)
                kept.append(change)
                weights.append(size)
        equal[:], changed[:], sizes = [*stretches, equal[-1]], kept, weights


def _is_island(before: tuple[float, float], heavy: float, after: tuple[float, float]) -> bool:
    replaced = all(before) + all(after)
    if heavy <= (WORD if replaced else LIGHT):
        return True  # who replaces a phrase quotes the one word that stays in it
    return replaced == 2 and heavy <= LINKED and heavy < CLEARLY * min(max(before), max(after))


def _rewritten(equal: list[Tokens], changed: list[Change], beyond: float) -> bool:
    smaller = min(sum(weigh(change[side]) for change in changed) for side in (0, 1))
    kept = beyond
    for stretch in equal:
        kept += weigh(stretch)
        if kept >= (1 - REWRITTEN) * (kept + smaller):
            return False
    return True


def _join(equal: list[Tokens], changed: list[Change]) -> None:
    """Unite neighbours that one instruction names together."""
    at = 0
    while at + 1 < len(changed):
        if one_unit(changed[at], equal[at + 1], changed[at + 1]):
            _unite(equal, changed, at, at + 2)
            at -= at > 0  # what is longer now may be one with what stands before it
        else:
            at += 1


def _unite(equal: list[Tokens], changed: list[Change], start: int, end: int) -> None:
    sides: Change = ([], [])
    for at in range(start, end):
        for side in (0, 1):
            sides[side].extend(changed[at][side])
            if at + 1 < end:
                sides[side].extend(equal[at + 1])
    changed[start:end] = [sides]
    equal[start + 1 : end] = []
