"""The difference between two wordings of one provision, as a drafter would mark it. Knows text; knows no documents."""

from array import array
from collections.abc import Iterable, Sequence
from unicodedata import category

from amendiff.comparison.ends import NOTHING, Aside, left_aside
from amendiff.comparison.matching import ANOTHER_CHANGE, BITS, FEW, Block, blocks, longest
from amendiff.comparison.numbers import numbers_apart
from amendiff.comparison.phrases import clean
from amendiff.comparison.pieces import cuts
from amendiff.comparison.runs import Runs, Sign, extend, joined
from amendiff.comparison.tokens import tokens
from amendiff.comparison.weights import Change, Tokens, weigh, weight

BRIEF = 250
"""Characters up to which splitting all into words costs no more than looking for a common head and tail."""
TOGETHER = 256
"""Pairs that are taken through each step together: enough to gain by it, few enough to be held at once."""
MANY = 4_096
"""Words from which on their places are held as plain numbers."""
LONG, CERTAIN = 8, 4.0
"""Tokens of an equal stretch, and what they weigh together, that no better alignment parts."""


def changes(old: str, new: str, notes: set[str] | None = None) -> Runs:
    """Return the runs that turn *old* into *new*: equal ``=``, taken out ``-``, put in ``+``.

    The ``=`` and ``-`` runs join to *old*, the ``=`` and ``+`` runs to *new*. No run is empty, none ends inside a
    token but before the year of a date, no two neighbours have the same sign, and what is taken out comes before what
    is put in. Bounds on the work that were reached are added to *notes*.
    """
    return all_changes([(old, new)], notes)[0]


def all_changes(pairs: Sequence[tuple[str, str]], notes: set[str] | None = None) -> list[Runs]:
    """Return the runs of each of many *pairs*, as ``changes`` does.

    The number that a text begins with is amended by itself. Each step is taken for many pairs before the next one is:
    its code and tables then stay at hand in the processor.
    """
    ends = [_renumbered(old, new) for old, new in pairs]
    numbers = [(old[: end[0]], new[: end[1]]) for (old, new), end in zip(pairs, ends, strict=True) if end]
    if not numbers:
        return _all(pairs, notes)
    rest = [(old[end[0] :], new[end[1] :]) if end else (old, new) for (old, new), end in zip(pairs, ends, strict=True)]
    heads = iter(_all(numbers, notes))
    return [joined(next(heads), runs) if end else runs for end, runs in zip(ends, _all(rest, notes), strict=True)]


def _renumbered(old: str, new: str) -> tuple[int, int] | None:
    """Return where the numbers end that two texts begin with, if they are not the same and end with a character."""
    ends = numbers_apart(old, new)
    if ends and any(category(text[end : end + 1] or " ")[0] == "M" for text, end in zip((old, new), ends, strict=True)):
        return None
    return ends


def _all(pairs: Sequence[tuple[str, str]], notes: set[str] | None) -> list[Runs]:
    found: list[Runs] = []
    for start in range(0, len(pairs), TOGETHER):
        some = pairs[start : start + TOGETHER]
        runs = [_at_once(old, new) or _in_pieces(old, new, notes) for old, new in some]
        other = iter(_by_steps([pair for pair, known in zip(some, runs, strict=True) if known is None], notes))
        found += (next(other) if known is None else known for known in runs)
    return found


def _at_once(old: str, new: str) -> Runs | None:
    """Return the runs where no word has to be looked at."""
    if old == new:
        return (("=", old),) if old else ()
    if not old or not new:
        return (("-", old),) if old else (("+", new),)
    return None


def _in_pieces(old: str, new: str, notes: set[str] | None) -> Runs | None:
    """Return the runs of long wordings, piece by piece, where these can be cut."""
    places = cuts(old, new)
    if not places:
        return None
    runs: list[tuple[Sign, str]] = []
    i = j = 0
    for end, last in (*places, (len(old), len(new))):
        piece = old[i:end], new[j:last]
        extend(runs, _at_once(*piece) or _by_steps([piece], notes)[0])
        i, j = end, last
    return tuple(runs)


def _by_steps(pairs: Sequence[tuple[str, str]], notes: set[str] | None) -> list[Runs]:
    asides = [left_aside(old, new) if min(len(old), len(new)) > BRIEF else NOTHING for old, new in pairs]
    words = [
        (tokens(old[aside.before : len(old) - aside.behind]), tokens(new[aside.before : len(new) - aside.behind]))
        for (old, new), aside in zip(pairs, asides, strict=True)
    ]
    certain = [_certain(old, new) for old, new in words]
    parted = [_parts(old, new, sure, notes) for (old, new), sure in zip(words, certain, strict=True)]
    del words, certain  # what has been parted has copies of them
    for (old, _), aside, (equal, _) in zip(pairs, asides, parted, strict=True):
        _put_around(old, aside, equal)
    for aside, (equal, changed) in zip(asides, parted, strict=True):
        clean(equal, changed, beyond=(aside.head + aside.tail) / 6)
    return [_runs(equal, changed) for equal, changed in parted]


def _put_around(old: str, aside: Aside, equal: list[Tokens]) -> None:
    """Add what was left aside to the first and last stretch of what is *equal*; what is far away stays in one piece."""
    head, before, behind, tail = aside
    if before:
        equal[0][:0] = [*((old[: head - 1], old[head - 1]) if head else ()), *tokens(old[head:before])]
    if behind:
        equal[-1] += tokens(old[len(old) - behind : len(old) - tail])
        if tail:
            equal[-1].append(old[len(old) - tail :])


def _runs(equal: Sequence[Tokens], changed: Sequence[Change]) -> Runs:
    runs: list[tuple[Sign, str]] = []
    for stretch, (old, new) in zip(equal, [*changed, ([], [])], strict=True):
        if stretch:
            runs.append(("=", "".join(stretch)))
        if old:
            runs.append(("-", "".join(old)))
        if new:
            runs.append(("+", "".join(new)))
    return tuple(runs)


def _parts(
    old: Tokens, new: Tokens, certain: Iterable[Block], notes: set[str] | None
) -> tuple[list[Tokens], list[Change]]:
    """Return equal stretches, the *certain* ones among them, and the changes between them."""
    equal: list[Tokens] = [[]]
    changed: list[Change] = []
    i = j = 0
    for start, first, size in (*certain, (len(old), len(new), 0)):
        _between(old[i:start], new[j:first], equal, changed, notes)
        i, j = start + size, first + size
        equal[-1] += old[start:i]
    return equal, changed


def _certain(old: Tokens, new: Tokens) -> list[Block]:
    """Return those blocks of equal tokens, in order, that are so long that every good alignment has them.

    To find them costs next to nothing; between them, keeping as many words as can be is not what a drafter would do.
    """
    if not FEW < len(old) * len(new) <= BITS:
        return []
    found = []
    for i, j, size in longest(old, new):
        if size >= LONG:
            before, behind = old[i].isspace(), old[i + size - 1].isspace()  # these go with the words beside them
            i, j, size = i + before, j + before, size - before - behind
            if weigh(old[i : i + size]) >= CERTAIN:
                found.append((i, j, size))
    return found


def _between(old: Tokens, new: Tokens, equal: list[Tokens], changed: list[Change], notes: set[str] | None) -> None:
    """Add what becomes of *old*, without what both begin and end with; else, words are aligned where it is worth it."""
    old, new, tail = _trimmed(old, new, equal)
    if (old and new and _worth(set(old).intersection(new), old)) or _same_words(old, new):
        if tail:
            old, new = old + tail, new + tail
        _align(old, new, equal, changed, notes)
    else:
        _add(old, new, tail, equal, changed)


def _add(old: Tokens, new: Tokens, tail: Tokens, equal: list[Tokens], changed: list[Change]) -> None:
    """Add the change of *old* to *new*, if there is one, and what stays behind it."""
    if old or new:
        changed.append((old, new))
        equal.append(tail)
    else:
        equal[-1] += tail


def _worth(shared: set[str], old: Tokens) -> bool:
    """Whether the words in both weigh more than one more change costs; a few of them are soon enough."""
    total = 0.0
    for word in shared:
        if heavy := weight(word):
            total += heavy * old.count(word)
        if total > ANOTHER_CHANGE:
            return True
    return False


def _same_words(old: Tokens, new: Tokens) -> bool:
    """Whether nothing but spaces differs, in a few words."""
    if len(old) > FEW or not any(map(str.isspace, old)):
        return False
    return [*filter(str.strip, old)] == [*filter(str.strip, new)]


def _trimmed(old: Tokens, new: Tokens, equal: list[Tokens]) -> tuple[Tokens, Tokens, Tokens]:
    """Return both without what they begin with, which is added to *equal*, and what they end with, which is last."""
    head, room = 0, min(len(old), len(new))
    while head < room and old[head] == new[head]:
        head += 1
    tail, room = 0, room - head
    while tail < room and old[-1 - tail] == new[-1 - tail]:
        tail += 1
    if not head and not tail:
        return old, new, []
    equal[-1] += old[:head]
    return old[head : len(old) - tail], new[head : len(new) - tail], old[len(old) - tail :]


def _spoken(words: Tokens) -> Sequence[int]:
    """Return the places of what is no space; many of them as plain numbers, which take less room."""
    places = [at for at, token in enumerate(words) if " " < token < "\x85" or not token.isspace()]
    return array("l", places) if len(places) > MANY else places


def _align(old: Tokens, new: Tokens, equal: list[Tokens], changed: list[Change], notes: set[str] | None) -> None:
    """Add what becomes of *old*; spaces are compared only where the words beside them are."""
    a, b = _spoken(old), _spoken(new)
    i = j = 0

    def differ(end: int, last: int) -> None:
        nonlocal i, j
        _add(*_trimmed(old[i:end], new[j:last], equal), equal, changed)
        i, j = end, last

    def unaligned(some: Sequence[str], others: Sequence[str]) -> tuple[()]:
        if notes is not None:
            notes.add(
                f"Words that repeat were not aligned where there are too many of them: {len(some)} with {len(others)}"
                f" are more than the {BITS} pairs that are weighed."
            )
        return ()

    for start, first, size in blocks([*map(old.__getitem__, a)], [*map(new.__getitem__, b)], weight, unaligned):
        differ(a[start], b[first])
        end, last = a[start + size - 1] + 1, b[first + size - 1] + 1
        if end - i == last - j and (alike := old[i:end]) == new[j:last]:
            equal[-1] += alike
            i, j = end, last
            continue
        for step in range(size):
            differ(a[start + step], b[first + step])
            equal[-1].append(old[i])
            i, j = i + 1, j + 1
    differ(len(old), len(new))
