"""Words in the midst of a replacement that stand, since what is on their two sides is amended by itself.

Each rule below parts one change in two. Knows words and signs; knows no provisions. What has been parted may still be
one unit of language; that is for others to say.
"""

from amendiff.comparison.units import RANGE
from amendiff.comparison.weights import LINKS, PAUSES, Change, Tokens, weigh, weight

LINK = 0.25
"""What any word weighs at least."""
WORD = 1.0
"""What one of its own sense weighs."""
ACTOR = 3.0
"""What names somebody who acts weighs at most."""
_FAR = 16
"""Tokens; a verb behind them does not say what somebody does who stands before them."""
_VERBS = frozenset(
    "may shall must will can is are was were has have had"
    " peut peuvent doit doivent est sont a ont kann können muss müssen soll sollen darf dürfen ist sind hat haben"
    " puede pueden debe deben es son può possono deve devono è sono pode podem deve devem é são".split()
)

Parted = tuple[Change, Tokens, Change]


def part(equal: list[Tokens], changed: list[Change]) -> None:
    """Part, in place, each change in which words stand."""
    for at in range(len(changed) - 1, -1, -1):
        old, new = changed[at]
        if len(old) < 3 or len(new) < 3:
            continue
        shared = set(old).intersection(new)
        shared.discard(" ")
        if not shared:
            continue
        for rule in (_swap, _clause, _verb):
            if found := rule(old, new):
                before, stays, after = found
                changed[at : at + 1] = [before, after]
                equal.insert(at + 1, stays)
                break


def is_figure(change: Change) -> bool:
    """Return whether one number takes the place of another."""
    return len(change[0]) == 1 == len(change[1]) and all(side[0][0].isnumeric() for side in change)


def _swap(old: Tokens, new: Tokens) -> Parted | None:
    """A figure behind a word that binds it stands by itself, and so do two words for which two others come.

    ``[Geneva→Vienna] in [2026→2027]``, ``[made→kept] and [sold→used]``.
    """
    if len(old) < 5 or len(new) < 5 or old[-4:-1] != new[-4:-1]:
        return None
    if not old[-4].isspace() or not old[-2].isspace() or weight(old[-3]) < LINK:
        return None
    before, after = (old[:-4], new[:-4]), (old[-1:], new[-1:])
    if is_figure(after):
        binds = old[-3].lower()
        listed = binds in LINKS and len(old) > 5 and all(side[-1][0].isnumeric() for side in before)
        return None if listed or (binds in RANGE and is_figure(before)) else (before, old[-4:-1], after)
    if len(old) == len(new) == 5 and all(map(_is_plain, (old[0], old[4], new[0], new[4]))):
        return before, old[-4:-1], after
    return None


def _is_plain(word: str) -> bool:
    """Whether it is a word of its own sense, and of no name."""
    return word.islower() and weight(word) >= WORD


def _clause(old: Tokens, new: Tokens) -> Parted | None:
    """What a comma sets off is put in or taken out by itself: ``[clerk→officer] may[→, if so asked,] enter``."""
    if PAUSES.isdisjoint(old) and PAUSES.isdisjoint(new):
        return None
    if found := _set_off(new, old):
        comma, size = found
        return (old[:-size], new[: comma - size]), old[-size:], ([], new[comma:])
    if found := _set_off(old, new):
        comma, size = found
        return (old[: comma - size], new[:-size]), new[-size:], (old[comma:], [])
    if found := _set_off(new[::-1], old[::-1]):
        comma, size = len(new) - found[0], found[1]
        return ([], new[:comma]), old[:size], (old[size:], new[comma + size :])
    if found := _set_off(old[::-1], new[::-1]):
        comma, size = len(old) - found[0], found[1]
        return (old[:comma], []), new[:size], (old[comma + size :], new[size:])
    return None


def _set_off(longer: Tokens, shorter: Tokens) -> tuple[int, int] | None:
    """Return where a comma begins the rest of *longer*, behind words that also end *shorter*; and how many they are."""
    for at, token in enumerate(longer):
        if token in PAUSES:
            size, room = 0, min(at, len(shorter))
            while size < room and longer[at - 1 - size] == shorter[-1 - size]:
                size += 1
            if 0 < size < room and weigh(shorter[-size:]) and shorter[-1].lower() not in LINKS:
                return (at, size) if weigh(longer[: at - size]) and weigh(shorter[:-size]) else None
    return None


def _verb(old: Tokens, new: Tokens) -> Parted | None:
    """Who acts is amended by itself, and so is what is done: ``[Minister→Board] may by [order→rules] prescribe``."""
    if _VERBS.isdisjoint(old):
        return None
    for i, word in enumerate(old[:_FAR]):
        if word in _VERBS and old.count(word) == 1 == new.count(word):
            j = new.index(word)
            start, end = 0, 1
            while start < min(i, j) and old[i - 1 - start] == new[j - 1 - start]:
                start += 1
            while end < min(len(old) - i, len(new) - j) and old[i + end] == new[j + end]:
                end += 1
            before, after = (old[: i - start], new[: j - start]), (old[i + end :], new[j + end :])
            if all(0 < weigh(side) <= ACTOR for side in before) and all(map(weigh, after)):
                return before, old[i - start : i + end], after
    return None
