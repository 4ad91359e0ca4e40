"""Which words a clerk quotes, and between which marks: as few as name one place. Knows provisions, no dialect."""

from collections.abc import Iterable

from amendiff.application.target import matches
from amendiff.drafting.errors import NotExpressible
from amendiff.drafting.quotations import quotations

_LEAST, _LONG = 3, 12
"""Words that are quoted at least, where fewer would do; and words from which only the first and last are quoted."""


def marks(pairs: Iterable[str], words: Iterable[str]) -> str:
    """Return the first of the *pairs* of quotation marks in which all *words* can be read back."""
    quoted = list(words)
    for pair in pairs:
        if all(_readable(pair, one) for one in quoted):
            return pair
    raise NotExpressible(f"no quotation marks can hold {quoted[0]!r}")


def _readable(pair: str, words: str) -> bool:
    said = f"x {pair[0]}{words}{pair[1]}, y"
    found = quotations(said, [])
    return [(one.low, one.high, one.closed) for one in found] == [(3, 3 + len(words), True)]


def shortened(text: str, quote: str, *, last: bool) -> str:
    """Return the fewest words at the end of *quote* (its beginning, unless *last*) that stand once in *text*."""
    words = quote.split(" ")
    for count in range(_LEAST, len(words)):
        part = " ".join(words[-count:] if last else words[:count])
        found = matches(text, part)
        whole = matches(text, quote)
        if len(found) == len(whole) == 1 and found[0][last] == whole[0][last]:
            return part
    return quote


def ends(text: str, quote: str) -> tuple[str, str] | None:
    """Return the first and last words of a long *quote* where they name it: "the words from … to …"."""
    words = quote.split(" ")
    if len(words) <= _LONG or len(matches(text, quote)) != 1:
        return None
    start, end = matches(text, quote)[0]
    for count in range(_LEAST, len(words) // 2):
        first, last = " ".join(words[:count]), " ".join(words[-count:])
        begins = matches(text, first)
        closes = [found for found in matches(text, last) if found[0] >= start]
        if len(begins) == len(closes) == 1 and (begins[0][0], closes[0][1]) == (start, end):
            return first, last
    return None
