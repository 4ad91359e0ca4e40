"""Turn an alignment of words into changes that a drafter would mark. Knows words and signs; knows no provisions.

A text is held as equal stretches with a change between each two: ``equal[0] changed[0] equal[1] … equal[n]``. Only the
first and the last stretch may be empty. Each rule below keeps that shape, and keeps what both sides say.
"""

from collections.abc import Sequence
from itertools import chain

from amendiff.comparison.counting import amended
from amendiff.comparison.edges import settle, slide
from amendiff.comparison.figures import is_figure
from amendiff.comparison.standing import joined, part
from amendiff.comparison.units import FAR, is_cell, one_unit, spoken
from amendiff.comparison.weights import LIGHT, LINK, PAUSES, WORD, Change, Tokens, weigh, weight

MOST = 2.5
"""What weighs more than two words of sense with what binds them always stands: the changes around it are two."""
MANY = 48
"""Tokens that weigh more than that, whatever they are: of two neighbours, at least one is no space."""
MUCH, LITTLE = 9.0, 0.6
"""What two changes weigh together, at least, in a passage that is rewritten, and the share of it that stays at most."""
STANDING, THROUGHOUT, STAYING = 2, 0.7, 0.25
"""A text is revised throughout where so many stretches of sense stand between its changes, so much of it lies from the
first change to the last, and such a share of that stays."""
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
    sizes = [(weigh(old), weigh(new)) for old, new in changed]
    throughout = len(changed) > STANDING and _throughout(equal, changed, sizes, beyond)
    _swallow(equal, changed, sizes, WORD if throughout else MOST)
    if len(changed) > 1 and not throughout and _rewritten(equal, changed, beyond):
        _unite(equal, changed, 0, len(changed))
    else:
        part(equal, changed)
    for at, (old, new) in enumerate(changed):
        if not old or not new:
            slide(equal, changed, at)
    _join(equal, changed, throughout=throughout)
    for before, change, after in zip(equal, changed, equal[1:], strict=False):
        settle(before, change, after)


def _throughout(equal: list[Tokens], changed: list[Change], weights: Sequence[Weights], beyond: float) -> bool:
    """Whether a text is revised throughout: what one instruction quotes with its surroundings is one passage of it.

    The label that it begins with is not counted, and no link or sign at either end.
    """
    sizes = [*map(max, weights)]
    told = [at for at, size in enumerate(sizes) if size >= WORD]
    if told and told[0] == 0 and not any(map(str.isalpha, equal[0])) and not any(map(_is_word, chain(*changed[0]))):
        del told[0]
    if not told or told[-1] - told[0] < STANDING:
        return False
    stays = [weigh(stretch) for stretch in equal]
    among = range(told[0] + 1, told[-1] + 1)
    amid = sum(stays[among.start : among.stop]) + sum(sizes[told[0] : among.stop])
    if amid < THROUGHOUT * (sum(stays) + sum(sizes) + beyond):
        return False
    sense = [stays[at] for at in among if stays[at] > WORD and _says(equal[at])]
    return len(sense) >= STANDING and sum(sense) >= STAYING * amid


def _is_word(token: str) -> bool:
    return len(token) > 1 and token.isalpha()


def _says(stretch: Tokens) -> bool:
    """Whether a word of sense stands in a stretch, not only figures and what binds them."""
    return any(
        any(map(str.isalpha, token)) and (weight(token) >= WORD or token > _SPACELESS) and not is_figure(token)
        for token in stretch
    )


def _swallow(equal: list[Tokens], changed: list[Change], sizes: list[Weights], most: float) -> None:
    """Take islands into the changes around them.

    A drafter who replaces a phrase quotes it whole, with the "the" and the comma that both wordings happen to share:
    so a stretch is taken in where it is light, or lighter than the smaller of the changes around it, and weighs not
    more than *most*. Not beside a
    member that a list gains or loses, with its comma; not beside a figure, which is amended by itself ("for 2026
    substitute 2027"); and the cells of a row are texts of their own.
    """
    heavies = [weigh(island) if len(island) < MANY else 2 * MOST for island in equal[1:-1]]
    if not heavies or min(heavies) > most:
        return
    leads = not any(map(str.isalpha, equal[0]))
    again = True
    while again:
        again = False
        stretches, kept, weights, left = [equal[0]], changed[:1], sizes[:1], []
        for island, heavy, change, size in zip(equal[1:], heavies, changed[1:], sizes[1:], strict=False):
            first = leads and len(kept) == 1 and heavy >= WORD and all(kept[0]) and all(change)
            if heavy <= most and not first and _is_island((kept[-1], weights[-1]), island, heavy, (change, size)):
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


def _is_island(before: Weighed, island: Tokens, heavy: float, after: Weighed) -> bool:
    """Whether *island*, which weighs so much, goes with the changes around it; these come with what they weigh."""
    figures = amended(before[0]) + amended(after[0])
    if figures == 2 or is_cell(island):
        return False
    if heavy >= LINK and (figures or joined(before[0], after[0])):
        return False
    sizes = before[1], after[1]
    if heavy <= (WORD if any(map(all, sizes)) else LIGHT):
        return True  # who replaces a phrase quotes the one word that stays in it
    return heavy < min(map(max, sizes)) and not (_listed(before[0]) or _listed(after[0]))


def _listed(change: Change) -> bool:
    """Whether what is only put in or taken out is a member of a list, or a clause: it has its comma with it."""
    words = spoken(change[0] or change[1])
    return not all(change) and bool(words) and not PAUSES.isdisjoint((words[0], words[-1]))


def _rewritten(equal: list[Tokens], changed: list[Change], beyond: float) -> bool:
    if any("|" in stretch or "\t" in stretch for stretch in equal[1:-1]):
        return False  # the cells of a row are texts of their own
    most = WORD * min(sum([len(change[side]) for change in changed]) for side in (0, 1))
    kept = beyond
    for stretch in equal:
        kept += weigh(stretch)
        if kept >= (1 - REWRITTEN) * (kept + most):
            return False
    smaller = min(sum([weigh(change[side]) for change in changed]) for side in (0, 1))
    return kept < (1 - REWRITTEN) * (kept + smaller)


def _join(equal: list[Tokens], changed: list[Change], *, throughout: bool) -> None:
    """Unite neighbours that one instruction names together; in a text revised *throughout*, no passage of it."""
    if len(changed) < 2:
        return
    sizes = [max(weigh(old), weigh(new)) for old, new in changed]
    stays = [0.0] * len(sizes)  # what is united has words in it that do not change
    at = 0
    while at + 1 < len(changed):
        between = equal[at + 1]
        if len(between) > FAR:
            at += 1
            continue
        size, kept = sizes[at] + sizes[at + 1], stays[at] + stays[at + 1] + weigh(between)
        rewritten = size >= MUCH and kept <= LITTLE * size
        if one_unit(equal[at], changed[at], between, changed[at + 1], rewritten=rewritten, throughout=throughout):
            _unite(equal, changed, at, at + 2)
            sizes[at : at + 2], stays[at : at + 2] = [size], [kept]
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
