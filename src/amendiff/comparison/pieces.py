"""Cut two long wordings of one provision where both say the same, so that few of their words are held at once.

Knows sentences and clauses by the signs that end them; knows no words.
"""

import re
from itertools import accumulate

from amendiff.comparison.matching import rare

LONG = 1 << 16
"""Characters of both wordings from which on they are cut."""
PIECE = 1 << 14
"""Characters of both wordings from one cut to the next, at least: what is said again and again is still seen there."""
SAME = 1 << 9
"""Characters on either side of a cut, at least, that are the same: more than any choice of an edge looks at."""

_END = re.compile(r"[,.;:!?؛؟،।][\s]+|[、。！？；，]|\n")
"""Where a sentence or a clause ends."""

Cut = tuple[int, int]
"""The place of the same cut in the old wording and in the new one, in characters."""


def cuts(old: str, new: str) -> list[Cut]:
    """Return where *old* and *new* are cut, in order: in the midst of what stands once in each, and long enough.

    None where they are short. The work grows with the length of the texts.
    """
    if len(old) + len(new) < LONG:
        return []
    ends = [[match.end() for match in _END.finditer(side)] for side in (old, new)]
    one, other = (
        [side[start:end] for start, end in zip([0, *some], some, strict=False)]
        for side, some in zip((old, new), ends, strict=True)
    )
    starts, firsts = ([0, *accumulate(map(len, side))] for side in (one, other))
    found: list[Cut] = []
    last = 0
    pairs = rare(one, other)
    at = 0
    while at < len(pairs):
        behind = at + 1
        while behind < len(pairs) and pairs[behind] == (pairs[behind - 1][0] + 1, pairs[behind - 1][1] + 1):
            behind += 1
        begin, end = starts[pairs[at][0]], starts[pairs[behind - 1][0] + 1]
        for i, j in pairs[at + 1 : behind]:
            place = starts[i]
            if place - begin >= SAME and end - place >= SAME and place + firsts[j] - last >= PIECE:
                found.append((place, firsts[j]))
                last = place + firsts[j]
        at = behind
    return found
