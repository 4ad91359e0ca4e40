"""Whether two texts say nearly the same. Knows words; knows no amendments."""

from amendiff.comparison.tokens import tokens

NEARLY = 0.85
"""The share of words that two texts have in common, in order, to say nearly the same."""
ENOUGH = 6
"""Words from which on a difference of a few counts as little."""


def alike(one: str, other: str) -> bool:
    """Whether *one* and *other* are the same but for case, spaces and punctuation, or long and nearly so.

    Texts with different figures are never alike: “5 per cent” and “6 per cent” are not.
    """
    from rapidfuzz.distance import LCSseq

    a, b = (_folded(text) for text in (one, other))
    if not a or not b:
        return False
    if a == b:
        return True
    if min(len(a), len(b)) < ENOUGH or _figures(a) != _figures(b):
        return False
    return LCSseq.similarity(a, b) >= NEARLY * max(len(a), len(b))


def _folded(text: str) -> list[str]:
    return [token.casefold() for token in tokens(text) if any(map(str.isalnum, token))]


def _figures(words: list[str]) -> list[str]:
    return [word for word in words if any(map(str.isnumeric, word))]
