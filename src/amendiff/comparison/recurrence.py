"""What is replaced by the same words in two places or more: one instruction names it, wherever it stands.

So it stands by itself, however little parts it from the next change: ``the [mayor→prefect] or the [clerk→agent] asks
the [mayor→prefect]``. Knows words; knows no provisions.
"""

from collections import Counter
from collections.abc import Sequence
from itertools import chain

from amendiff.comparison.counting import amended
from amendiff.comparison.weights import CLOSING, HAN, OPENING, WORD, Change, Parted, Tokens, weigh, weight

LONG = 3
"""Tokens of both sides of a change, at least, that two changes and what stays between them have."""
SHORT = 64
"""Tokens of both sides of a change, at most, that is looked at for two changes of the same words."""
STEM = 4
"""Characters that a word keeps, whatever its ending."""
PARTED = 512
"""Tokens; what is longer is parted only once at its ends."""


def take_apart(equal: list[Tokens], changed: list[Change]) -> None:
    """Part, in place, each change of which a part is also made elsewhere: what stays beside that part stands."""
    if any(len(old) >= LONG <= len(new) for old, new in changed):
        _take_names_apart(equal, changed)
        _take_halves_apart(equal, changed)
        if len(changed) > 1:
            _take_ends_apart(equal, changed)


def parting(equal: Sequence[Tokens], changed: Sequence[Change]) -> set[int]:
    """Return which stretches part two changes, of which one is made elsewhere too, by their place between the two.

    But a phrase that is replaced twice has the same words in its midst twice: these part nothing.
    """
    if len(changed) < 2:
        return set()
    made = [(tuple(old), tuple(new)) for old, new in changed]
    if len({*made}) == len(made):
        return set()
    again = {change for change, times in Counter(made).items() if times > 1 and _replaces(*change)}
    if not again:
        return set()
    stems = [_stems(change) for change in changed]
    phrases = [(stems[at], "".join(words).strip(), stems[at + 1]) for at, words in enumerate(equal[1:-1])]
    times = Counter(phrases)
    return {
        at
        for at, phrase in enumerate(phrases)
        if (made[at] in again or made[at + 1] in again)
        and times[phrase] == 1
        and _is_said(phrase[1])
        and not (amended(changed[at]) and amended(changed[at + 1]))
    }


def _stems(change: Change) -> tuple[tuple[str, ...], ...]:
    """Return what the words of sense begin with: "the Secretary of State" and "the Secretary of State's" are one."""
    return tuple(tuple(word[:STEM].lower() for word in side if weight(word) >= WORD) for side in change)


def _replaces(old: Sequence[str], new: Sequence[str]) -> bool:
    """Whether words of sense take the place of others."""
    return _sense(old) >= WORD <= _sense(new)


def _sense(words: Sequence[str]) -> float:
    """Return what *words* weigh; a word of one Han character, as two of them do."""
    return 2 * weigh(words) if len(words) == 1 and words[0] >= HAN else weigh(words)


def _is_said(words: Sequence[str]) -> bool:
    return any(any(map(str.isalnum, word)) for word in words)


def _take_names_apart(equal: list[Tokens], changed: list[Change]) -> None:
    """Part changes at the words that are each replaced by another one, always the same."""
    names = _names(changed)
    come = {*names.values()}
    at = len(changed) - 1 if names else -1
    while at >= 0:
        old, new = changed[at]
        olds = [i for i, word in enumerate(old) if word in names]
        news = [j for j, word in enumerate(new) if word in come]
        if olds and min(len(old), len(new)) >= LONG and [names[old[i]] for i in olds] == [new[j] for j in news]:
            stays, parts = _between(old, new, [*zip(olds, news, strict=True)])
            before, behind = equal[at] + stays[0], stays[-1] + equal[at + 1]
            equal[at : at + 2] = [before, *stays[1:-1], behind]
            changed[at : at + 1] = parts
        at -= 1


def _names(changed: Sequence[Change]) -> dict[str, str]:
    """Return which word takes the place of which, of those that go, or come, several times: none where that differs."""
    gone, come = ([*chain.from_iterable(side)] for side in zip(*changed, strict=True))
    if not (olds := _again(gone, come)):
        return {}
    news = _again(come, gone)
    names = dict(zip(olds, news, strict=False))
    same = len(olds) == len(news) and [names[word] for word in olds] == news
    return names if same and len(names) == len({*names.values()}) else {}


def _again(words: Tokens, others: Tokens) -> Tokens:
    """Return those names among *words*, in order, that stand there several times and not among *others*."""
    some = {word for word, times in Counter(words).items() if times > 1 and _names_it(word)}.difference(others)
    return [*filter(some.__contains__, words)] if some else []


def _names_it(word: str) -> bool:
    return weight(word) >= WORD and word.isalpha()


def _between(old: Tokens, new: Tokens, places: Sequence[tuple[int, int]]) -> tuple[list[Tokens], list[Change]]:
    """Return what stays of *old*, and the changes between, where the words at *places* take each other's place."""
    equal: list[Tokens] = [[]]
    changed: list[Change] = []

    def replaced(gone: Tokens, come: Tokens) -> None:
        if changed and not _is_said(equal[-1]) and not _encloses(equal[-1]):
            for side, words in zip(changed[-1], (gone, come), strict=True):
                side += equal[-1] + words
            equal[-1] = []
        elif gone or come:
            changed.append((gone, come))
            equal.append([])

    i = j = 0
    for p, q in (*places, (len(old), len(new))):
        a, b = old[i:p], new[j:q]
        head = _common(a, b)
        tail = _common(a[head:][::-1], b[head:][::-1])
        equal[-1] += a[:head]
        if len(a) > head + tail or len(b) > head + tail:
            replaced(a[head : len(a) - tail], b[head : len(b) - tail])
        equal[-1] += a[len(a) - tail :]
        if p < len(old):
            replaced(old[p : p + 1], new[q : q + 1])
        i, j = p + 1, q + 1
    return equal, changed


def _take_halves_apart(equal: list[Tokens], changed: list[Change]) -> None:
    """Part a change of which both ends are replaced by the same words: ``[board]; and the [board]``."""
    for at in range(len(changed) - 1, -1, -1):
        if found := _halves(*changed[at]):
            before, stays, after = found
            changed[at : at + 1] = [before, after]
            equal.insert(at + 1, stays)


def _halves(old: Tokens, new: Tokens) -> Parted | None:
    """Return two replacements by the same words, and what stays between them."""
    more = len(new) - len(old)
    if not LONG <= min(len(old), len(new)) or max(len(old), len(new)) > SHORT or more % 2:
        return None
    for i in range(1, (len(old) - 1) // 2 + 1):
        j = more // 2 + i
        if old[0] != old[-i] or j < 1 or old[:i] != old[-i:] or new[:j] != new[-j:]:
            continue
        stays = old[i : len(old) - i]
        if stays == new[j : len(new) - j] and _is_said(stays) and _replaces(old[:i], new[:j]):
            return (old[:i], new[:j]), stays, (old[-i:], new[-j:])
    return None


def _encloses(words: Tokens) -> bool:
    """Whether half a bracket or quotation stands among *words*: what it parts is parted later."""
    return not (OPENING.isdisjoint(words) and CLOSING.isdisjoint(words))


def _common(old: Tokens, new: Tokens) -> int:
    return next((at for at, (a, b) in enumerate(zip(old, new, strict=False)) if a != b), min(len(old), len(new)))


def _take_ends_apart(equal: list[Tokens], changed: list[Change]) -> None:
    """Part changes that begin or end with another one, made by itself elsewhere."""
    begins, ends = _shortest(changed, 0), _shortest(changed, -1)
    at = 0
    while at < len(changed):
        old, new = changed[at]
        found: Parted | None = None
        if min(len(old), len(new)) >= LONG:
            if (begin := begins.get((old[0], new[0]))) and _goes_on(begin, old, new):
                found = _parted(old, new, begin)
            if not found and (end := ends.get((old[-1], new[-1]))) and _goes_on(end, old, new):
                found = _turned(_parted(old[::-1], new[::-1], (end[0][::-1], end[1][::-1])))
        if found:
            before, stays, after = found
            changed[at : at + 1] = [before, after]
            equal.insert(at + 1, stays)
        at += 1 if not found or len(old) + len(new) < PARTED else 2  # the rest of a long one is not copied each time


def _shortest(changed: Sequence[Change], at: int) -> dict[tuple[str, str], Change]:
    """Return the shortest replacement of all that have the same words *at* one end."""
    found: dict[tuple[str, str], Change] = {}
    for old, new in changed:
        if old and new:
            ends = old[at], new[at]
            if ends not in found or len(old) < len(found[ends][0]):
                found[ends] = old, new
    return found


def _goes_on(change: Change, old: Tokens, new: Tokens) -> bool:
    """Whether both *old* and *new* are longer than another *change*."""
    return len(change[0]) < len(old) and len(change[1]) < len(new)


def _parted(old: Tokens, new: Tokens, begin: Change) -> Parted | None:
    """Return what *old* and *new* begin with, if that is *begin*, the words behind it that stay, and the rest."""
    i, j = map(len, begin)
    if (old[:i], new[:j]) != begin or not _replaces(*begin):
        return None
    size = _common(old[i:], new[j:])
    if not _is_said(old[i : i + size]):
        return None
    return (old[:i], new[:j]), old[i : i + size], (old[i + size :], new[j + size :])


def _turned(parted: Parted | None) -> Parted | None:
    """Return the same, read backwards."""
    if parted is None:
        return None
    after, stays, before = parted
    return (before[0][::-1], before[1][::-1]), stays[::-1], (after[0][::-1], after[1][::-1])
