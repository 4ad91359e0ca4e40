"""Cut two long wordings of one provision in the same places, so that few of their words are held at once.

Knows sentences by the signs that end them, and phrases by the spaces between words; knows no changes.
"""

import re
from array import array
from collections.abc import Callable, Iterator, Mapping
from functools import partial
from itertools import chain, compress, count, islice, repeat

from amendiff.comparison.matching import rare
from amendiff.comparison.tokens import edges

LONG = 1 << 16
"""Characters of both wordings from which on they are cut."""
PIECE = 1 << 14
"""Characters of both wordings from one cut to the next, at least: what is said again and again is still seen there."""
SAME = 1 << 9
"""Characters on either side of a cut between sentences, at least, that are the same: more than any choice of an edge
looks at."""
PHRASES = (8, 1)
"""Words of the phrases at which they are cut where no sentences are found."""
SAMPLES = (11, 13)
"""Of so many phrases of the old wording, one is looked for in the new one: no regular text keeps step with both."""
ALIKE = 8
"""Characters behind a cut that are the same, where such a cut is near."""

_END = re.compile(r"[,.;:!?؛؟،।][\s]+|[、。！？；，]|\n")
"""Where a sentence or a clause ends."""
_WORD = re.compile(r"(?<!\S)[^\s\u0e00-\U0010ffff]+|[\u0e00-\U0010ffff]")
"""What stands between spaces, or one character of scripts without them."""

Cut = tuple[int, int]
"""The place of the same cut in the old wording and in the new one, in characters."""
Way = Callable[[str, str], list[Cut]]


def cuts(old: str, new: str) -> list[Cut]:
    """Return where *old* and *new* are cut, in order: places where no token ends in two.

    First in the midst of equal sentences that stand once in each; what is still long, at phrases that do; and what is
    long even then, which repeats itself or says something else, in equal shares. None where they are short. The work
    grows with the length of the texts.
    """
    if len(old) + len(new) < LONG:
        return []
    found: list[Cut] = []
    ways: list[Way] = [_at_sentences, *(partial(_at_phrases, size=size) for size in PHRASES), _in_shares]
    for way in ways:
        places: list[Cut] = []
        i = j = 0
        for end, last in (*found, (len(old), len(new))):
            if end - i + last - j >= LONG and min(end - i, last - j) >= PIECE // 2:
                places += ((i + x, j + y) for x, y in way(old[i:end], new[j:last]))
            places.append((end, last))
            i, j = end, last
        found = places[:-1]
    return found


def _at_sentences(old: str, new: str) -> list[Cut]:
    ends, others = (array("l", (match.end() for match in _END.finditer(side))) for side in (old, new))
    pairs = rare(_sentences(old, ends), _sentences(new, others))
    found: list[Cut] = []
    last = at = 0
    while at < len(pairs):
        behind = at + 1
        while behind < len(pairs) and pairs[behind] == (pairs[behind - 1][0] + 1, pairs[behind - 1][1] + 1):
            behind += 1
        first = pairs[at][0]
        begin, end = ends[first - 1] if first else 0, ends[pairs[behind - 1][0]]
        for i, j in pairs[at + 1 : behind]:
            place, other = ends[i - 1], others[j - 1]
            if place - begin >= SAME and end - place >= SAME and place + other - last >= PIECE:
                if old[place - SAME : place + SAME] == new[other - SAME : other + SAME]:
                    found.append((place, other))
                last = place + other
        at = behind
    return found


def _sentences(side: str, ends: "array[int]") -> "array[int]":
    """Return a number for each sentence, the same for the same words."""
    starts = [0, *ends]
    return array("q", (hash(side[start:end]) for start, end in zip(starts, ends, strict=False)))


def _at_phrases(old: str, new: str, size: int) -> list[Cut]:
    """Return cuts in the midst of phrases of so many words that stand once in each, of which some are looked for."""
    words = _words(old)
    some = chain.from_iterable(islice(_phrases(old, words, size), 0, None, step) for step in SAMPLES)
    wanted = dict(zip(some, count()))
    phrases, places = _standing(old, words, size, wanted)
    there, whither = _standing(new, _words(new), size, wanted)
    found: list[Cut] = []
    last = 0
    for p, q in rare(phrases, there):
        i, j = places[p], whither[q]
        if i and j and i + j - last >= PIECE and i in edges(old, i) and j in edges(new, j):
            found.append((i, j))
            last = i + j
    return found


def _words(side: str) -> "array[int]":
    """Return where each word begins, and where the text ends."""
    return array("I", chain(map(re.Match.start, _WORD.finditer(side)), (len(side),)))


def _phrases(side: str, words: "array[int]", size: int) -> Iterator[str]:
    """Return each phrase of so many words, with the spaces behind it."""
    return map(side.__getitem__, map(slice, words, words[size:]))


def _standing(
    side: str, words: "array[int]", size: int, wanted: Mapping[str, int]
) -> tuple["array[int]", "array[int]"]:
    """Return the number of each phrase that is *wanted*, as often as it stands in a text, and where its midst does."""
    numbers = array("l", map(wanted.get, _phrases(side, words, size), repeat(-1)))
    there = (-1).__lt__
    return array("l", filter(there, numbers)), array("l", compress(words[size // 2 :], map(there, numbers)))


def _in_shares(old: str, new: str) -> list[Cut]:
    shorter = min(len(old), len(new))
    steps = [PIECE // 2 * len(side) // shorter for side in (old, new)]
    found = [(0, 0)]
    for part in range(1, -(-shorter // (PIECE // 2))):
        i, j = _alike_near(old, part * steps[0], new, part * steps[1])
        if i > found[-1][0] and j > found[-1][1]:
            found.append((i, j))
    return found[1:]


def _alike_near(old: str, place: int, new: str, other: int) -> Cut:
    """Return a cut near these places, before the same words if there are such; none may be found on either side."""
    ends, others = edges(old, place), edges(new, other)
    for i in ends:
        if j := next((j for j in others if new.startswith(old[i : i + ALIKE], j)), 0):
            return i, j
    return (*ends, 0)[0], (*others, 0)[0]
