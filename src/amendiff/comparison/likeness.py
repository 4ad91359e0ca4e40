"""How alike two provisions are, by the words that they share. Knows no order of words and no addresses."""

import re
from collections import Counter
from collections.abc import Mapping, Sequence

from amendiff.comparison.weights import weight

_WORD = re.compile(r"\w+")
_NUMBER = re.compile(r"^\s*(?:\(?(?:\d+[a-z]?|[a-z]|[ivxlc]+)[.)]|§\s*\d+\w*\.?)\s+(?=\S)", re.IGNORECASE)
_CLOSING = re.compile(r"(?:[;,]\s*(?:and|or|et|ou|y|o|und|oder|и|или))?[\s.,;:]*$")
_SPACELESS = "\u0e00"

RARE = 12
"""A word that stands in more provisions of a gap than this says nothing about which two belong together."""
CANDIDATES = 6
"""Provisions of the other side that are compared with one in a large gap."""


def body(text: str) -> str:
    """Return *text* without its number, its closing punctuation, capitals and differences of space."""
    return " ".join(_CLOSING.sub("", _NUMBER.sub("", text)).casefold().split())


class Bag:
    """The words of one text, with how often each stands in it."""

    __slots__ = ("total", "words")

    def __init__(self, words: Mapping[str, int]) -> None:
        self.words = words
        self.total = sum(weight(word) * count for word, count in words.items())

    @classmethod
    def of(cls, text: str) -> "Bag":
        """Return the bag of *text*; where words are not parted by spaces, of its pairs of characters."""
        found = _WORD.findall(_NUMBER.sub("", text).casefold())
        if not text.isascii() and max(text) >= _SPACELESS:
            found = [
                piece
                for word in found
                for piece in (
                    [word[at : at + 2] for at in range(max(1, len(word) - 1))] if max(word) >= _SPACELESS else [word]
                )
            ]
        return cls(Counter(found))

    def shared(self, other: "Bag") -> float:
        """Return the weight of the words that both have."""
        few, many = (self.words, other.words) if len(self.words) <= len(other.words) else (other.words, self.words)
        return sum(weight(word) * min(count, many[word]) for word, count in few.items() if word in many)

    def without(self, other: "Bag") -> "Bag":
        """Return what is left when the words of *other* are taken away."""
        left = {word: count - other.words.get(word, 0) for word, count in self.words.items()}
        return Bag({word: count for word, count in left.items() if count > 0})


def likeness(old: Bag, new: Bag) -> float:
    """Return how alike two texts are, from 0 to 1: by the share of words in both, or by how much of one is in the other."""
    total = old.total + new.total
    if not total:
        return 1.0
    both = old.shared(new)
    smaller = min(old.total, new.total)
    return max(2 * both / total, 0.75 * both / smaller if smaller >= 3 else 0.0)


def candidates(old: Sequence[Bag], new: Sequence[Bag]) -> list[tuple[int, int]]:
    """Return the pairs that share rare words, at most CANDIDATES for each of *old*."""
    where: dict[str, list[int]] = {}
    for at, bag in enumerate(new):
        for word in bag.words:
            where.setdefault(word, []).append(at)
    pairs = []
    for at, bag in enumerate(old):
        votes: dict[int, float] = {}
        for word in bag.words:
            if word in where and len(found := where[word]) <= RARE:
                for other in found:
                    votes[other] = votes.get(other, 0.0) + 1 / len(found)
        best = sorted(votes, key=lambda other: (-votes[other], other))[:CANDIDATES]
        pairs += ((at, other) for other in best)
    return pairs
