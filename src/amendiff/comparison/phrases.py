"""Turn an alignment of words into changes that a drafter would mark. Knows words and signs; knows no provisions.

A text is held as equal stretches with a change between each two: ``equal[0] changed[0] equal[1] … equal[n]``. Only the
first and the last stretch may be empty. Each rule below keeps that shape, and keeps what both sides say.
"""

from amendiff.comparison.edges import settle, slide
from amendiff.comparison.units import RANGE, one_unit, spoken
from amendiff.comparison.weights import LINKS, PAUSES, Change, Tokens, weigh, weight

LIGHT = 0.9
"""An equal stretch between two changes that weighs no more (in words) is never an island."""
LINK = 0.25
"""What any word weighs at least."""
WORD = 1.0
"""One of its own sense stands between words put in and others taken out."""
CLEARLY = 0.8
"""What stands is lighter than a change only if it weighs less than this share of it."""
LINKED = 1.5
"""Such a word with its "of the": it stands between words put in or taken out and others that are replaced."""
SENTENCE = 4.0
"""One that weighs this much always stands: what is on its two sides are changes of their own."""
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
        _part_swaps(equal, changed)
        _part_clauses(equal, changed)
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
    again = len(changed) > 1
    while again:
        again = False
        stretches, kept, weights = [equal[0]], changed[:1], sizes[:1]
        for island, change, size in zip(equal[1:], changed[1:], sizes[1:], strict=False):
            heavy = weigh(island)
            figures = _is_figure(kept[-1]) + _is_figure(change)
            if figures == 2:
                apart = not RANGE.issuperset(spoken(island))
            else:
                apart = (figures and heavy >= LINK) or not _CELL.isdisjoint(island)
            if not apart and (figures == 2 or _is_island(weights[-1], heavy, size)):
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
    if heavy <= LIGHT:
        return True
    if heavy >= SENTENCE or not (before[0] or after[0]) or not (before[1] or after[1]):
        return False
    replaced = all(before) + all(after)
    if replaced == 2 and heavy <= WORD < max(*before, *after):
        return True  # who replaces a phrase quotes the one word that stays in it
    if (not replaced and heavy >= WORD) or (replaced < 2 and heavy > LINKED):
        return False  # beside words that are only put in, or only taken out, what stands is not replaced
    return heavy < CLEARLY * min(max(before), max(after))


def _is_figure(change: Change) -> bool:
    """Whether one number takes the place of another."""
    return len(change[0]) == 1 == len(change[1]) and all(side[0][0].isnumeric() for side in change)


def _part_swaps(equal: list[Tokens], changed: list[Change]) -> None:
    """Part a figure or word for which another comes from the words before it, with a word that binds them between.

    ``[Geneva→Vienna] in [2026→2027]``; of two words, both are amended by themselves: ``[made→kept] and [sold→used]``.
    """
    for at in range(len(changed) - 1, -1, -1):
        old, new = changed[at]
        if len(old) < 5 or len(new) < 5 or old[-4:-1] != new[-4:-1]:
            continue
        if not old[-4].isspace() or not old[-2].isspace() or weight(old[-3]) < LINK:
            continue
        if _is_figure((old[-1:], new[-1:])):
            if old[-3].lower() in RANGE and _is_figure((old[:-4], new[:-4])):
                continue
        elif len(old) > 5 or len(new) > 5 or not all(map(_is_plain, (old[0], old[4], new[0], new[4]))):
            continue
        changed[at : at + 1] = [(old[:-4], new[:-4]), (old[-1:], new[-1:])]
        equal.insert(at + 1, old[-4:-1])


def _is_plain(word: str) -> bool:
    """Whether it is a word of its own sense, and of no name."""
    return word.islower() and weight(word) >= WORD


def _part_clauses(equal: list[Tokens], changed: list[Change]) -> None:
    """Part what a comma sets off from the replacement beside it: ``[clerk→officer] may[→, if so asked,] enter``."""
    for at in range(len(changed) - 1, -1, -1):
        for side in (0, 1):
            longer, shorter = changed[at][side], changed[at][1 - side]
            if (found := _set_off(longer, shorter)) is not None:
                clause, stays = found
                end = clause - stays
                parts = (longer[:end], shorter[:-stays]), (longer[clause:], [])
                equal.insert(at + 1, shorter[-stays:])
            elif (found := _set_off(longer[::-1], shorter[::-1])) is not None:
                clause, stays = found
                end = len(longer) - clause
                parts = (longer[:end], []), (longer[end + stays :], shorter[stays:])
                equal.insert(at + 1, shorter[:stays])
            else:
                continue
            changed[at : at + 1] = [(part[side], part[1 - side]) for part in parts]
            break


def _set_off(longer: Tokens, shorter: Tokens) -> tuple[int, int] | None:
    """Return where, behind words that also end *shorter*, a comma begins the rest of *longer*; and how many they are."""
    for at, token in enumerate(longer):
        if token in PAUSES:
            size, room = 0, min(at, len(shorter))
            while size < room and longer[at - 1 - size] == shorter[-1 - size]:
                size += 1
            if 0 < size < room and weigh(shorter[-size:]) and shorter[-1].lower() not in LINKS:
                return (at, size) if weigh(longer[: at - size]) and weigh(shorter[:-size]) else None
    return None


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
