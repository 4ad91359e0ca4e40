"""Words in the midst of a replacement that stand, since what is on their two sides is amended by itself.

Each rule below parts one change in two. Knows words and signs; knows no provisions. What has been parted may still be
one unit of language; that is for others to say.
"""

from amendiff.comparison.counting import RANGE, amended, of_year
from amendiff.comparison.enclosed import around, between_commas, bracketed, brackets, opened_before
from amendiff.comparison.endings import beginning, counted, ends_sentence, last_link, sentence
from amendiff.comparison.figures import is_figure
from amendiff.comparison.units import spoken
from amendiff.comparison.weights import (
    LINK,
    LINKS,
    PAUSES,
    STOP,
    STOPS,
    VERBS,
    WORD,
    Change,
    Parted,
    Tokens,
    weigh,
    weight,
)

SHORT = 20
"""Tokens that weigh a word together, whatever they are."""
ACTOR = 3.0
"""What names somebody who acts weighs at most."""
PHRASE = 2.0
"""What weighs no less is more than a word: two sentences are amended in it, not their edge."""
LONG = 512
"""Tokens; what is longer is parted only once."""
MEASURE = 3
"""Tokens of a figure with the unit that it counts."""
_FAR = 16
"""Tokens; a verb behind them does not say what somebody does who stands before them."""


def part(equal: list[Tokens], changed: list[Change]) -> None:
    """Part, in place, each change in which words stand."""
    at = len(changed) - 1
    while at >= 0:
        old, new = changed[at]
        if not old or not new:
            at -= 1
        elif (
            found := _at_the_end(old, new, equal[at + 1], last=at + 1 == len(changed))
            or _at_the_beginning(equal[at], old, new, first=at == 0)
            or opened_before(equal[at], old, new)
            or between_commas(equal[at], old, new)
            or _parted(old, new, equal[at + 1])
        ):
            before, stays, after = found
            changed[at : at + 1] = [before, after]
            equal.insert(at + 1, stays)
            at += 1 if len(old) + len(new) < LONG else -1  # what has been parted may have to be parted again
        else:
            at -= 1


def _at_the_end(old: Tokens, new: Tokens, following: Tokens, *, last: bool) -> Parted | None:
    if not following:
        return last_link(old, new)
    if found := counted(old, new, following):
        return found
    return sentence(old, new, following) if last or len(following) > 1 else None


def _at_the_beginning(leading: Tokens, old: Tokens, new: Tokens, *, first: bool) -> Parted | None:
    if len(old) + len(new) < 8 or (STOPS.isdisjoint(old) and STOPS.isdisjoint(new)):
        return None
    return beginning(leading, old, new, first=first)


def _parted(old: Tokens, new: Tokens, following: Tokens) -> Parted | None:
    if max(len(old), len(new)) < 3:
        return None
    shared = set(old).intersection(new)
    shared.discard(" ")
    if shared:
        if found := _years(old, new):
            return found
        if found := brackets(old, new, following):
            return found
        for rule in (_cells, _sentences, bracketed, _figure, _clause, _verb, _linked, _amid_more, _behind_comma):
            if found := rule(old, new):
                return found
    return None


def _years(old: Tokens, new: Tokens) -> Parted | None:
    """Of several dates of which only the years differ, each is amended by itself."""
    if len(old) != len(new) or not of_year((old[:1], new[:1])):
        return None
    pairs = list(zip(old, new, strict=True))
    if not all(one == other or of_year(([one], [other])) for one, other in pairs):
        return None
    size = next((at for at, (one, other) in enumerate(pairs) if at and one != other), 0)
    return ((old[:1], new[:1]), old[1:size], (old[size:], new[size:])) if size else None


def joined(before: Change, after: Change) -> bool:
    """Return whether one of two changes is of words that a link joins to what stays on their other side, or between."""
    first, second = (spoken(one[0] or one[1]) if not all(one) else [] for one in (before, after))
    if len(first) > 1 and first[0].lower() in LINKS:
        return True
    return len(second) > 1 and (second[0].lower() in LINKS or second[-1].lower() in LINKS)


def _cells(old: Tokens, new: Tokens) -> Parted | None:
    """The cells of a row are amended each by itself: ``[pilot→tug] | [ten→nine] crowns``."""
    for sign in "|\t":
        if 0 < old.count(sign) == new.count(sign):
            before, stays, after = around(old, new, old.index(sign), new.index(sign))
            if any(map(weigh, before)) and any(map(weigh, after)):
                return before, stays, after
    return None


def _sentences(old: Tokens, new: Tokens) -> Parted | None:
    """Two sentences are amended each by itself: ``[at noon each day→early in the morning]. The [clerk→mayor]``."""
    if STOPS.isdisjoint(old) or STOPS.isdisjoint(new):
        return None
    i, j = _end(old), _end(new)
    if i < 0 or j < 0 or old[i] != new[j]:
        return None
    before, stays, after = around(old, new, i, j)
    if all(weigh(side) >= PHRASE for side in before) and all(weigh(side) >= WORD for side in after):
        return before, stays, after
    return None


def _end(words: Tokens) -> int:
    """Return where the one sentence ends that ends in the midst of *words*; -1 where none does, or more do.

    The next one begins with a word that binds: before a noun or a name, the sign may be that of a word cut short.
    """
    ends = [at for at in range(len(words) - 2) if ends_sentence(words, at) and words[at + 1].isspace()]
    first = words[ends[0] + 2] if len(ends) == 1 else ""
    return ends[0] if first[:1].isupper() and first.lower() in STOP else -1


def _figure(old: Tokens, new: Tokens) -> Parted | None:
    """A figure stands by itself, with the word that binds it: ``[Geneva→Vienna] in [2026→2027]``."""
    i, j = _last(old), _last(new)
    if i > 0 < j and max(len(old) - i, len(new) - j) <= MEASURE:
        size, room = 0, min(i, j)
        while size < room and old[i - 1 - size] == new[j - 1 - size]:
            size += 1
        stays = old[i - size : i]
        before, after = (old[: i - size], new[: j - size]), (old[i:], new[j:])
        if weigh(stays) >= LINK and any(map(weigh, before)) and not _ranged(before, stays, after):
            return before, stays, after
    if len(old) > 4 and len(new) > 4 and amended((old[:1], new[:1])):
        size, room = 1, min(len(old), len(new))
        while size < room and old[size] == new[size]:
            size += 1
        stays = old[1:size]
        before, after = (old[:1], new[:1]), (old[size:], new[size:])
        if weigh(stays) >= LINK and all(map(weigh, after)) and not _ranged(before, stays, after):
            return before, stays, after
    return None


def _last(words: Tokens) -> int:
    for at in range(len(words) - 1, -1, -1):
        if is_figure(words[at]):
            return at
    return -1


def _ranged(before: Change, stays: Tokens, after: Change) -> bool:
    """Whether figures on both sides are one range or list."""
    if not all(side and is_figure(side[-1]) for side in before):
        return False
    if {word.lower() for word in spoken(stays)} <= LINKS and min(map(len, before)) > 1:
        return not weigh(after[0][1:])
    return _bound(before, stays, after)


def _bound(before: Change, between: Tokens, after: Change) -> bool:
    """Whether two figures are a range, or two references that a link joins: ``[5(1) or 6(1)→5(2) or 7(1)]``."""
    words = {word.lower() for word in spoken(between)}
    return words <= RANGE or (words <= LINKS and all("(" in side[0] for side in (before[0][-1:], after[0])))


def _linked(old: Tokens, new: Tokens) -> Parted | None:
    """What a link joins is put in by itself: ``[+or the owner +]of the [house→land]``.

    So is what is said more of a word that stays: ``[essential for→a condition of] the [+full +]enjoyment``.
    """
    for i, word in enumerate(old[:_FAR]):
        if weight(word) == LINK and word.lower() not in LINKS and old.count(word) == 1 == new.count(word):
            before, stays, after = around(old, new, i, new.index(word))
            if all(before) and all(after):
                continue  # nothing is only put in or taken out
            more = all(before) and not all(after) and min(max(map(weigh, one)) for one in (before, after)) >= WORD
            if any(map(weigh, before)) and any(map(weigh, after)) and (more or joined(before, after)):
                return before, stays, after
    return None


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
            size, room = 0, min(at, len(shorter), SHORT)  # more weighs as much as a word
            if longer[at - room : at] == shorter[len(shorter) - room :]:
                continue
            while longer[at - 1 - size] == shorter[-1 - size]:
                size += 1
            if size and LINK <= weigh(shorter[-size:]) < WORD and shorter[-1].lower() not in LINKS:
                before = longer[: at - size]
                if not weigh(longer[at + 1 :]) and any(word.lower() in LINKS for word in before):
                    return None  # "[, nor the master] nor the [crew→agent]": the comma goes with its member
                return (at, size) if weigh(before) and weigh(shorter[:-size]) else None
    return None


def _amid_more(old: Tokens, new: Tokens) -> Parted | None:
    """More is said on both sides of a link and its verb: ``[+without charge +]and shall [+at once +]require``."""
    for shorter, longer in ((old, new), (new, old)):
        size = len(shorter)
        if not 0 < size < len(longer) or size > SHORT or shorter[0].lower() not in LINKS or shorter[-1] not in VERBS:
            continue
        at = next((at for at in range(1, len(longer) - size) if longer[at : at + size] == shorter), 0)
        before, after = longer[:at], longer[at + size :]
        if at and weigh(before) >= WORD and weigh(after) >= WORD:
            return (([], before), shorter, ([], after)) if shorter is old else ((before, []), shorter, (after, []))
    return None


def _behind_comma(old: Tokens, new: Tokens) -> Parted | None:
    """A clause is put in behind the comma that stays: ``[May→June], [+if they ask for it, +]before``."""
    for shorter, longer in ((old, new), (new, old)):
        sign = shorter[-1]
        if sign not in PAUSES or shorter.count(sign) != 1 or sign not in longer[:_FAR]:
            continue
        at = longer.index(sign)
        head, other, rest = shorter[:-1], longer[:at], longer[at + 1 :]
        if weigh(rest) >= PHRASE and all(WORD <= weigh(some) <= ACTOR for some in (head, other)):
            return ((head, other), [sign], ([], rest)) if shorter is old else ((other, head), [sign], (rest, []))
    return None


def _verb(old: Tokens, new: Tokens) -> Parted | None:
    """Who acts is amended by itself, and so is what is done: ``[Minister→Board] may by [order→rules] prescribe``."""
    if VERBS.isdisjoint(old):
        return None
    for i, word in enumerate(old[:_FAR]):
        if word in VERBS and old.count(word) == 1 == new.count(word):
            before, stays, after = around(old, new, i, new.index(word))
            if all(WORD <= weigh(side) <= ACTOR for side in before) and all(map(weigh, after)):
                return before, stays, after
    return None
