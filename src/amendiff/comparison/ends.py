"""What two texts begin and end with alike, and how much of that can be left aside. Knows characters and small words.

What is left aside is never split into tokens: in a long text with few changes, hardly anything is.
"""

import re
from collections.abc import Callable
from functools import cache
from typing import NamedTuple

from amendiff.comparison.tokens import MONTHS

CONTEXT, NEAR = 100, 60
"""Characters of the common head and tail that are looked at as words, where words are only put in or taken out (they
may stand elsewhere as well, if some repeat), and where others take their place; what lies beyond is only compared."""
_STRIDES = (1 << 15, 1 << 9)
"""Characters that are compared at once: as many as are still quick to copy, then so few that the rest is quick."""
_FAR = 1 << 14
"""Characters in which a place where a token begins is looked for."""
_SMALL = re.compile(r"(?<=\s)([a-z]+)[,;]? (?=([a-z]+)[ ,;])")
"""Two small words beside each other: the second begins a token, unless it is of a date."""
_UNSURE = frozenset(("de", *MONTHS.lower().split("|")))


@cache
def _alike_at(end: int) -> Callable[[str, str], int]:
    """Return what counts the characters that two texts have in common at their beginning, or at their *end* (-1)."""
    from rapidfuzz.distance import Postfix, Prefix

    return Postfix.similarity if end else Prefix.similarity


def common_head(old: str, new: str) -> int:
    """Return how many characters the two texts begin with alike."""
    head, room = 0, min(len(old), len(new))
    for stride in _STRIDES:
        while head + stride <= room and new.startswith(old[head : head + stride], head):
            head += stride
    return head + _alike_at(0)(old[head : head + stride], new[head : head + stride])


def common_tail(old: str, new: str, room: int | None = None) -> int:
    """Return how many characters the two texts end with alike, at most *room*."""
    a, b = len(old), len(new)
    tail, room = 0, min(a, b) if room is None else room
    for stride in _STRIDES:
        while tail + stride <= room and new.endswith(old[a - tail - stride : a - tail], 0, b - tail):
            tail += stride
    step = min(stride, room - tail)
    return tail + _alike_at(-1)(old[a - tail - step : a - tail], new[b - tail - step : b - tail])


class Aside(NamedTuple):
    """What two texts begin and end with alike, in characters; a token ends, and another begins, at each place."""

    head: int
    """At the head, what needs no second look."""
    before: int
    """Up to here both begin alike: what lies behind the head is what stands before the difference."""
    behind: int
    """From here, counted from the end, both end alike."""
    tail: int
    """At the tail, what needs no second look."""


NOTHING = Aside(0, 0, 0, 0)


def left_aside(old: str, new: str) -> Aside:
    """Return what both texts begin and end with, and how much of that needs no second look."""
    room = min(len(old), len(new))
    head = common_head(old, new)
    tail = common_tail(old, new, room - head)
    context = CONTEXT if head + tail == room else NEAR
    return Aside(
        _last(old, head - context),
        _last(old, head),
        _first(old, len(old) - tail),
        _first(old, len(old) - tail + context),
    )


def _last(text: str, end: int) -> int:
    """Return the last place up to *end* at which a token begins for certain."""
    space, floor = text.rfind(" ", 0, max(end, 0)), max(0, end - _FAR)
    while space > floor:
        start = text.rfind(" ", 0, space)
        match = _SMALL.match(text, start + 1)
        if match and match.end(2) < end and _sure(match):
            return match.start(2)
        space = start
    return 0


def _first(text: str, start: int) -> int:
    """Return the length of the longest tail, from *start* on, that begins with a token for certain."""
    for match in _SMALL.finditer(text, start, start + _FAR):
        if _sure(match):
            return len(text) - match.start(2)
    return 0


def _sure(match: re.Match[str]) -> bool:
    """Whether neither of two small words is of a date."""
    return match[1] not in _UNSURE and match[2] not in _UNSURE
