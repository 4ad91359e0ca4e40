"""Where words stand in a long text, found once, so that each quotation need not be sought in all of it.

Knows characters only: which place is meant is for ``target`` to say.
"""

import re
from collections.abc import Iterable, Iterator
from functools import lru_cache

from amendiff.model.words import inside_word

LONG = 1 << 14
"""Characters from which on a text is worth an index."""
OFTEN = 256
"""Places of a word up to which they are looked at one by one; a word in more says too little."""

_RUN = re.compile(r"[^\W_\u0e00-\U0010ffff]+")
"""Letters and figures of scripts with spaces: a whole word, or what a mark or an apostrophe leaves of it."""


@lru_cache(maxsize=4)
def _index(text: str) -> dict[str, list[int]]:
    found: dict[str, list[int]] = {}
    for run in _RUN.finditer(text):
        found.setdefault(run[0], []).append(run.start())
    return found


def only(text: str, low: int, high: int, *, literal: bool = False) -> bool:
    """Whether the words from *low* to *high* stand in *text* once; as whole words, unless *literal*."""
    words = text[low:high]
    known = starts(text, words, literal=literal)
    return all(
        at == low or (not literal and (inside_word(text, at) or inside_word(text, at + len(words)))) for at in known
    )


def starts(text: str, words: str, *, literal: bool = False) -> Iterable[int]:
    """Return where *words* stand in *text*, in order, also where they overlap; unless *literal*, where they may stand
    as whole words.
    """
    known = _candidates(text, words, literal) if len(text) >= LONG else None
    return _found(text, words) if known is None else known


def _found(text: str, words: str) -> Iterator[int]:
    at = text.find(words)
    while at >= 0:
        yield at
        at = text.find(words, at + 1)


def _candidates(text: str, words: str, literal: bool) -> list[int] | None:
    """Return where *words* stand, by the rarest of them; ``None`` where none is rare.

    In a literal quotation, the first and last word may be parts of longer ones.
    """
    index = _index(text)
    best: list[int] | None = None
    offset = 0
    for run in _RUN.finditer(words):
        if literal and (run.start() == 0 or run.end() == len(words)):
            continue
        if (places := index.get(run[0])) is None:  # a part of a word, at one end
            continue
        if best is None or len(places) < len(best):
            best, offset = places, run.start()
    if best is None or len(best) > OFTEN:
        return None
    return [at - offset for at in best if at >= offset and text.startswith(words, at - offset)]
