"""Turn an alignment of words into changes that a drafter would mark. Knows words and signs; knows no provisions.

A text is held as equal stretches with a change between each two: ``equal[0] changed[0] equal[1] … equal[n]``. Only the
first and the last stretch may be empty. Each rule below keeps that shape, and keeps what both sides say.
"""

from collections.abc import Sequence
from itertools import chain

from amendiff.comparison.counting import amended
from amendiff.comparison.edges import depth, settle, slide
from amendiff.comparison.figures import is_figure
from amendiff.comparison.recurrence import parting, take_apart
from amendiff.comparison.standing import joined, part
from amendiff.comparison.units import FAR, is_cell, near_enough, one_unit, spoken
from amendiff.comparison.weights import (
    CLOSING,
    LIGHT,
    LINK,
    LINKS,
    OPENING,
    PAUSES,
    STOP,
    WORD,
    Change,
    Tokens,
    weigh,
    weight,
)

MOST = 2.5
"""What weighs more than two words of sense with what binds them always stands: the changes around it are two."""
STANDING, THROUGHOUT, STAYING = 2, 0.7, 0.25
"""A text is revised throughout where so many stretches of sense stand between its changes, so much of it lies from the
first change to the last, and such a share of that stays."""
NESTED = 8
"""Changes in which a bracket may close that opens before them."""
REWRITTEN = 0.7
"""A provision of which several changes take more than this is shown rewritten from the first change to the last."""

_SPACELESS = "\u0e00"
"""From here on, most characters are of scripts that put no space between words."""

Weights = tuple[float, float]
"""What the two sides of a change weigh."""
Weighed = tuple[Change, Weights]
"""A change, and what it weighs."""


def clean(equal: list[Tokens], changed: list[Change], beyond: float = 0.0) -> None:
    """Apply the rules, in place: islands, whole rewriting, then the edges of what is put in or taken out.

    *beyond* is the weight of what stays equal outside the tokens that are given.
    """
    take_apart(equal, changed)
    throughout = False
    if len(changed) > 1:
        sizes = [(weigh(old), weigh(new)) for old, new in changed]
        stays = [*map(weigh, equal[1:-1])]
        throughout = len(changed) > STANDING and _throughout(equal, changed, stays, sizes, beyond)
        _swallow(equal, changed, stays, sizes, WORD if throughout else MOST)
    if len(changed) > 1 and not throughout and _rewritten(equal, changed, beyond):
        _unite(equal, changed, 0, len(changed))
    else:
        part(equal, changed)
    for at, (old, new) in enumerate(changed):
        if not old or not new:
            slide(equal, changed, at)
    _join(equal, changed, throughout=throughout)
    for at, change in enumerate(changed):
        if all(change):
            settle(equal[at], change, equal[at + 1], first=at == 0, last=at + 1 == len(changed))


def _throughout(
    equal: list[Tokens], changed: list[Change], stays: list[float], weights: Sequence[Weights], beyond: float
) -> bool:
    """Whether a text is revised throughout: what one instruction quotes with its surroundings is one passage of it.

    *stays* is what weighs each stretch between changes. The label that the text begins with is not counted, and no
    link or sign at either end.
    """
    sizes = [*map(max, weights)]
    told = [at for at, size in enumerate(sizes) if size >= WORD]
    if told and told[0] == 0 and not any(map(str.isalpha, equal[0])) and not any(map(_is_word, chain(*changed[0]))):
        del told[0]
    if not told or told[-1] - told[0] < STANDING:
        return False
    among = range(told[0], told[-1])
    amid = sum(stays[among.start : among.stop]) + sum(sizes[among.start : among.stop + 1])
    if amid < THROUGHOUT * (weigh(equal[0]) + sum(stays) + weigh(equal[-1]) + sum(sizes) + beyond):
        return False
    sense = [stays[at] for at in among if stays[at] > WORD and _says(equal[at + 1])]
    return len(sense) >= STANDING and sum(sense) >= STAYING * amid


def _is_word(token: str) -> bool:
    return len(token) > 1 and token.isalpha()


def _says(stretch: Tokens) -> bool:
    """Whether a word of sense stands in a stretch, not only figures and what binds them."""
    return any(
        any(map(str.isalpha, token)) and (weight(token) >= WORD or token > _SPACELESS) and not is_figure(token)
        for token in stretch
    )


def _swallow(
    equal: list[Tokens], changed: list[Change], heavies: list[float], sizes: list[Weights], most: float
) -> None:
    """Take islands, which weigh as much as *heavies* says, into the changes around them.

    A drafter who replaces a phrase quotes it whole, with the "the" and the comma that both wordings happen to share:
    so a stretch is taken in where it is light, or lighter than the smaller of the changes around it, and weighs not
    more than *most*. Not beside a member that a list gains or loses, with its comma; not beside a figure, which is
    amended by itself ("for 2026 substitute 2027"); and the cells of a row are texts of their own.
    """
    if min(heavies) > most:
        return
    for at in parting(equal, changed):
        heavies[at] = 2 * MOST
    leads, few = not any(map(str.isalpha, equal[0])), len(changed) <= NESTED
    again = True
    while again:
        again = False
        stretches, kept, weights, left = [equal[0]], changed[:1], sizes[:1], []
        for island, heavy, change, size in zip(equal[1:], heavies, changed[1:], sizes[1:], strict=False):
            first = leads and len(kept) == 1 and heavy >= WORD and all(kept[0]) and all(change)
            if (
                heavy <= most
                and not first
                and _is_island((kept[-1], weights[-1]), island, heavy, (change, size), few=few)
            ):
                for side in (0, 1):
                    kept[-1][side].extend(island)
                    kept[-1][side].extend(change[side])
                weights[-1] = (weights[-1][0] + heavy + size[0], weights[-1][1] + heavy + size[1])
                again = True
            else:
                stretches.append(island)
                kept.append(change)
                weights.append(size)
                left.append(heavy)
        equal[:], changed[:], sizes, heavies = [*stretches, equal[-1]], kept, weights, left


def _is_island(before: Weighed, island: Tokens, heavy: float, after: Weighed, *, few: bool) -> bool:
    """Whether *island*, which weighs so much, goes with the changes around it; these come with what they weigh.

    *few* says that there are so few changes that spaces may change one by one.
    """
    figures = amended(before[0]) + amended(after[0])
    if figures == 2 or is_cell(island):
        return False
    if heavy >= LINK and (figures or joined(before[0], after[0])):
        return False
    sizes = before[1], after[1]
    if few and heavy and not all(map(any, sizes)):
        return False  # only spaces change
    if heavy > LIGHT and (_listed(before[0]) or _listed(after[0])) and spoken(island)[0].lower() in STOP | LINKS:
        return False  # behind a phrase of its own: "[once→twice] in a year[, by ballot→]"
    if heavy <= (WORD if any(map(all, sizes)) else LIGHT):
        return True  # who replaces a phrase quotes the one word that stays in it
    if not any(map(all, sizes)) and (not sizes[0][0]) != (not sizes[1][0]):
        return False  # what is taken out on one side, and what is put in on the other
    if island[0] in PAUSES:
        return False  # another clause
    return heavy < min(map(max, sizes)) and not (_listed(before[0]) or _listed(after[0]))


def _listed(change: Change) -> bool:
    """Whether what is only put in or taken out is a member of a list, or a clause: it has its comma with it."""
    if all(change) or not (words := spoken(change[0] or change[1])):
        return False  # what is replaced is not looked at: it may be long
    return not PAUSES.isdisjoint((words[0], words[-1])) or (words[0] in OPENING and words[-1] in CLOSING)


def _rewritten(equal: list[Tokens], changed: list[Change], beyond: float) -> bool:
    most = WORD * min(sum(map(len, side)) for side in zip(*changed, strict=True))
    kept = beyond
    for stretch in equal:
        if kept >= (1 - REWRITTEN) * (kept + most):
            return False
        kept += weigh(stretch)
    smaller = min(sum(map(weigh, side)) for side in zip(*changed, strict=True))
    if kept >= (1 - REWRITTEN) * (kept + smaller):
        return False
    return not any("|" in stretch or "\t" in stretch for stretch in equal[1:-1])  # cells are texts of their own


def _join(equal: list[Tokens], changed: list[Change], *, throughout: bool) -> None:
    """Unite neighbours that one instruction names together; in a text revised *throughout*, no passage of it."""
    if len(changed) < 2:
        return
    parts = parting(equal, changed)
    leading: list[Tokens] = []
    done: list[Change] = []
    for at, (between, change) in enumerate(zip(equal, changed, strict=False)):
        while done and len(between) <= FAR and at - 1 not in parts and near_enough(between):
            near: tuple[Change, Change] = (_last(done[-1]), _first(change))
            if not one_unit(
                leading[-1],
                near,
                between,
                closes=_opens(near[0], between) and _closes(near, between, equal, changed, at + 1),
                throughout=throughout,
            ):
                break
            before = done.pop()
            for side in (0, 1):
                before[side].extend(between)
                before[side].extend(change[side])
            change, between = before, leading.pop()  # and what is longer now may be one with what stands before it
        leading.append(between)
        done.append(change)
    equal[:], changed[:] = [*leading, equal[-1]], done


def _first(change: Change) -> Change:
    return change[0][:FAR], change[1][:FAR]


def _last(change: Change) -> Change:
    return change[0][-FAR:], change[1][-FAR:]


def _opens(before: Change, between: Tokens) -> bool:
    return not all(map(OPENING.isdisjoint, (*before, between)))


def _closes(
    near: tuple[Change, Change], between: Tokens, equal: Sequence[Tokens], changed: Sequence[Change], ahead: int
) -> bool:
    """Whether a bracket that opens between two changes closes in one, or directly behind one, of those *ahead* too.

    If it closes farther on, only half of it would be quoted.
    """
    left = [depth(side) + depth(between) for side in near[0]]
    for at in range(ahead, min(ahead + NESTED, len(equal))):
        change = near[1] if at == ahead else _first(changed[at - 1])
        left = [still + depth(side) for still, side in zip(left, change, strict=True)]
        if left[0] != left[1] or left[0] <= 0:
            return left == [0, 0]
        for place, token in enumerate(equal[at][:FAR]):
            left[0] += (token in OPENING) - (token in CLOSING)
            if not left[0]:
                return place == 0
        left[1] = left[0]
    return False


def _unite(equal: list[Tokens], changed: list[Change], start: int, end: int) -> None:
    for at in range(start + 1, end):
        for side in (0, 1):
            changed[start][side].extend(equal[at])
            changed[start][side].extend(changed[at][side])
    del changed[start + 1 : end], equal[start + 1 : end]
