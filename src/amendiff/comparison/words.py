"""The difference between two wordings of one provision, as a drafter would mark it. Knows text; knows no documents."""

from typing import Literal

from amendiff.comparison.matching import blocks
from amendiff.comparison.phrases import Change, Tokens, clean
from amendiff.comparison.tokens import tokens
from amendiff.comparison.weights import weight

Sign = Literal["=", "-", "+"]
Runs = tuple[tuple[Sign, str], ...]
_SIGNS: tuple[Sign, Sign] = ("-", "+")

CONTEXT = 100
"""Characters of the common head and tail that are looked at as words; what lies beyond is only compared."""
_SAFE = (", ", "; ", "\n")
"""Signs behind which a token always begins, where a letter follows."""
_TRIES, _WINDOW, _PLAIN = 32, 4096, "\u0300"


def changes(old: str, new: str) -> Runs:
    """Return the runs that turn *old* into *new*: equal ``=``, taken out ``-``, put in ``+``.

    The ``=`` and ``-`` runs join to *old*, the ``=`` and ``+`` runs to *new*. No run is empty, none ends inside a
    token, no two neighbours have the same sign, and what is taken out comes before what is put in.
    """
    if old == new:
        return (("=", old),) if old else ()
    head = _safe_head(old, common_head(old, new))
    tail = _safe_tail(old, common_tail(old, new, min(len(old), len(new)) - head))
    equal, changed = _parts(tokens(old[head : len(old) - tail]), tokens(new[head : len(new) - tail]))
    if head:
        equal[0][:0] = [old[: head - 2], old[head - 2], old[head - 1]]
    if tail:
        equal[-1].append(old[len(old) - tail :])
    clean(equal, changed, beyond=(head + tail) / 6)
    runs: list[tuple[Sign, str]] = []
    for at, stretch in enumerate(equal):
        if stretch:
            runs.append(("=", "".join(stretch)))
        if at < len(changed):
            runs += ((sign, "".join(words)) for sign, words in zip(_SIGNS, changed[at], strict=True) if words)
    return tuple(runs)


def common_head(old: str, new: str) -> int:
    """Return how many characters the two texts begin with alike."""
    low, high, step = 0, min(len(old), len(new)), 64
    while low < high and new.startswith(old[low : low + step], low):
        low += step
        step *= 2
    low, high = min(low, high), min(low + step, high)
    while low < high:
        middle = (low + high + 1) // 2
        if new.startswith(old[low:middle], low):
            low = middle
        else:
            high = middle - 1
    return low


def common_tail(old: str, new: str, room: int | None = None) -> int:
    """Return how many characters the two texts end with alike, at most *room*."""
    a, b = len(old), len(new)
    low, high, step = 0, min(a, b) if room is None else room, 64
    while low < high and new.endswith(old[max(0, a - low - step) : a - low], 0, b - low):
        low += step
        step *= 2
    low, high = min(low, high), min(low + step, high)
    while low < high:
        middle = (low + high + 1) // 2
        if new.endswith(old[a - middle : a - low], 0, b - low):
            low = middle
        else:
            high = middle - 1
    return low


def _safe_head(text: str, common: int) -> int:
    """Return the last place, well before the end of the *common* head, at which a token begins for certain."""
    place = common - CONTEXT
    for _ in range(_TRIES):
        place = max(text.rfind(sign, max(0, place - _WINDOW), max(0, place)) + len(sign) for sign in _SAFE)
        if place <= len(_SAFE[0]):
            return 0
        if text[place].isalpha() and text[place] < _PLAIN:
            return place
        place -= 1
    return 0


def _safe_tail(text: str, common: int) -> int:
    """Return the length of the longest tail, well inside the *common* one, that begins with a token for certain."""
    start = len(text) - common + CONTEXT
    for _ in range(_TRIES):
        found = [text.find(sign, start, start + _WINDOW) + len(sign) for sign in _SAFE]
        start = min((place for place in found if place > len(_SAFE[0])), default=len(text))
        if start >= len(text):
            return 0
        if text[start].isalpha() and text[start] < _PLAIN:
            return len(text) - start
    return 0


def _parts(old: Tokens, new: Tokens) -> tuple[list[Tokens], list[Change]]:
    """Return equal stretches and the changes between them; spaces are compared only where the words beside them are."""
    a = [at for at, token in enumerate(old) if not token.isspace()]
    b = [at for at, token in enumerate(new) if not token.isspace()]
    equal: list[Tokens] = [[]]
    changed: list[Change] = []
    i = j = 0

    def differ(end: int, last: int) -> None:
        nonlocal i, j
        out, put = old[i:end], new[j:last]
        i, j = end, last
        while out and put and out[0] == put[0]:
            equal[-1].append(out.pop(0))
            del put[0]
        alike: Tokens = []
        while out and put and out[-1] == put[-1]:
            alike.append(out.pop())
            put.pop()
        if out or put:
            changed.append((out, put))
            equal.append(alike[::-1])
        else:
            equal[-1] += alike[::-1]

    for start, first, size in blocks([old[at] for at in a], [new[at] for at in b], weight):
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
    return equal, changed
