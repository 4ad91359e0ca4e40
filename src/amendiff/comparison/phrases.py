"""Turn an alignment of words into changes that a drafter would mark. Knows words and signs; knows no provisions.

A text is held as equal stretches with a change between each two: ``equal[0] changed[0] equal[1] … equal[n]``. Only the
first and the last stretch may be empty. Each rule below keeps that shape, and keeps what both sides say.
"""

from collections.abc import Sequence

from amendiff.comparison.weights import STOP, weight

Tokens = list[str]
Change = tuple[Tokens, Tokens]

LIGHT = 0.9
"""An equal stretch between two changes that weighs no more (in words) is never an island."""
LINK = 0.25
"""What any word weighs at least."""
WORD = 1.0
"""One of its own sense stands between words put in and others taken out."""
SENTENCE = 4.0
"""One that weighs this much always stands: what is on its two sides are changes of their own."""
REWRITTEN = 0.6
"""A provision of which several changes take more than this is shown rewritten from the first change to the last."""

REACH = 64
"""Tokens on either side within which the place of inserted or deleted words may be chosen."""

_SPACELESS = "\u3000"
_OPENING = frozenset("([{«“‘„‹「『（【")
_CLOSING = frozenset(")]}»”’“›」』）】")
_STOPS = frozenset(".!?。！？؟।")
_PAUSES = frozenset(",;:—–、，；：،؛")
_CELL = frozenset("|\t\n")
"""Signs that part the cells of a row, and lines."""
_LINKS = frozenset("and or nor but including et ou y o e und oder и или".split())
_BOUND = STOP - _LINKS


def clean(equal: list[Tokens], changed: list[Change], beyond: float = 0.0) -> None:
    """Apply the rules, in place: islands, whole rewriting, then the edges of what is put in or taken out.

    *beyond* is the weight of what stays equal outside the tokens that are given.
    """
    _swallow(equal, changed)
    if len(changed) > 1 and _rewritten(equal, changed, beyond):
        _unite(equal, changed, 0, len(changed))
    else:
        _part_figures(equal, changed)
    for at in range(len(changed)):
        _slide(equal, changed, at)


def weigh(tokens: Sequence[str]) -> float:
    """Return what *tokens* weigh together, in words."""
    return sum(map(weight, tokens))


def _swallow(equal: list[Tokens], changed: list[Change]) -> None:
    """Take islands into the changes around them.

    A drafter who replaces a phrase quotes it whole, with the "the" and the comma that both wordings happen to share:
    so a stretch is no island's worth where it is light, or lighter than the smaller of the changes around it. Between
    two insertions, or two deletions, nothing is replaced, and a word of its own sense stays as it is. A figure is
    amended by itself ("for 2026 substitute 2027"), and the cells of a row are texts of their own.
    """
    sizes = [(weigh(old), weigh(new)) for old, new in changed]
    again = len(changed) > 1
    while again:
        again = False
        stretches, kept, weights = [equal[0]], changed[:1], sizes[:1]
        for island, change, size in zip(equal[1:], changed[1:], sizes[1:], strict=False):
            heavy = weigh(island)
            figures = _is_figure(kept[-1]) + _is_figure(change)
            apart = figures == 2 or (figures and heavy >= LINK) or not _CELL.isdisjoint(island)
            if not apart and _is_island(weights[-1], heavy, size):
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
    if heavy >= WORD and not (before[0] and before[1]) and not (after[0] and after[1]):
        return False  # one is put in and one taken out, but nothing is replaced
    return heavy < min(max(before), max(after))


def _is_figure(change: Change) -> bool:
    """Whether one number takes the place of another."""
    return len(change[0]) == 1 == len(change[1]) and all(side[0][0].isnumeric() for side in change)


def _part_figures(equal: list[Tokens], changed: list[Change]) -> None:
    """Part a figure that is amended to another from the words before it: ``[Geneva→Vienna] in [2026→2027]``."""
    for at in range(len(changed) - 1, -1, -1):
        old, new = changed[at]
        if len(old) < 5 or len(new) < 5 or old[-4:-1] != new[-4:-1] or not _is_figure((old[-1:], new[-1:])):
            continue
        if not old[-4].isspace() or not old[-2].isspace() or weight(old[-3]) < LINK:
            continue
        changed[at : at + 1] = [(old[:-4], new[:-4]), (old[-1:], new[-1:])]
        equal.insert(at + 1, old[-4:-1])


def _rewritten(equal: list[Tokens], changed: list[Change], beyond: float) -> bool:
    smaller = min(sum(weigh(change[side]) for change in changed) for side in (0, 1))
    kept = beyond
    for stretch in equal:
        kept += weigh(stretch)
        if kept >= (1 - REWRITTEN) * (kept + smaller):
            return False
    return True


def _unite(equal: list[Tokens], changed: list[Change], start: int, end: int) -> None:
    sides: Change = ([], [])
    for at in range(start, end):
        for side in (0, 1):
            sides[side].extend(changed[at][side])
            if at + 1 < end:
                sides[side].extend(equal[at + 1])
    changed[start:end] = [sides]
    equal[start + 1 : end] = []


def _slide(equal: list[Tokens], changed: list[Change], at: int) -> None:
    """Where a repeated word leaves open where words were put in or taken out, choose the edge that reads best."""
    old, new = changed[at]
    if old and new:
        return
    words = old or new
    before, after = equal[at], equal[at + 1]
    around = before[-REACH:] + words + after[:REACH]
    size, here = len(words), min(REACH, len(before))
    first = here
    while first > 0 and around[first - 1] == around[first - 1 + size]:
        first -= 1
    last = here
    while last + size < len(around) and around[last] == around[last + size]:
        last += 1
    if first == last:
        return
    ends = (at == 0 and len(before) <= REACH, at + 2 == len(equal) and len(after) <= REACH)
    places = [place for place in range(first, last + 1) if place == here or _free(around, place, size, ends)]
    if len(places) == 1:
        return
    best = max(places, key=lambda place: (_fit(around, place, size), place))
    if best < here:
        equal[at], equal[at + 1] = before[: best - here], before[best - here :] + after
    elif best > here:
        equal[at], equal[at + 1] = before + after[: best - here], after[best - here :]
    words = around[best : best + size]
    changed[at] = (words, []) if old else ([], words)


def _free(around: Tokens, place: int, size: int, ends: tuple[bool, bool]) -> bool:
    """Whether enough stays equal on both sides for the change to stand by itself."""
    before, after = around[:place], around[place + size :]
    return (ends[0] or weigh(before) > LIGHT) and (ends[1] or weigh(after) > LIGHT)


def _fit(around: Tokens, place: int, size: int) -> float:
    """Return how well words read as put in at *place*; the figures only rank the rules against each other."""
    words = around[place : place + size]
    before = [token for token in around[max(0, place - 3) : place] if not token.isspace()]
    spoken = [token for token in words if not token.isspace()]
    if not spoken:
        return 0.0
    left = before[-1] if before else ""
    score = 0.0
    if not left:
        score += 3  # the beginning of the provision
    elif left in _STOPS and spoken[-1] in _STOPS:
        score += 6  # a sentence
    elif left in _PAUSES and (words[-1].isspace() or (left == spoken[-1] and left > _SPACELESS)):
        score += 3  # a clause
    elif spoken[0] in _PAUSES:
        score += 2
    if spoken[0].lower() in _LINKS:
        score += 1.5  # "and the Council", not "the Council and"
    if left.lower() in _LINKS:
        score -= 1
    if spoken[-1].lower() in _BOUND:
        score -= 0.7  # "the Council and", not "Council and the"
    if words[-1].isspace():
        score += 1  # a word comes with the space behind it
    if not _balanced(spoken):
        score -= 5
    return score


def _balanced(spoken: Tokens) -> bool:
    depth = 0
    for token in spoken:
        depth += (token in _OPENING) - (token in _CLOSING)
        if depth < 0:
            return False
    return depth == 0 and spoken.count('"') % 2 == 0
