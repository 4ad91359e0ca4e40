"""How alike two provisions are, by the words that they share. Knows no order of words and no addresses."""

import re
from collections import Counter
from collections.abc import Collection, Hashable, Sequence
from itertools import chain
from operator import mul
from sys import intern

from amendiff.comparison.known import Known
from amendiff.comparison.numbers import bare, unlisted
from amendiff.comparison.weights import weigh, weight

_WORD = re.compile(r"\w+")
_CLOSING = re.compile(r"[\s.,;:]+$|[;,]\s*(?:and|or|et|ou|y|o|und|oder|и|или)[\s.,;:]*$")
_SPACELESS = "\u0e00"

RARE = 12
"""A word that stands in more provisions of a gap than this says nothing about which two belong together."""
FAMILIAR = 0.2
"""The share of its phrases of three words that stand on the other side, for it to be looked for there."""
CANDIDATES = 6
"""Provisions of the other side that are compared with one in a large gap."""


def body(text: str) -> str:
    """Return *text* without its number, its closing punctuation, capitals and differences of space."""
    text = bare(text)
    if found := _CLOSING.search(text, max(0, len(text) - 16)):
        text = text[: found.start()]
    text = text.casefold()
    if "  " in text or not text.isprintable():  # no other space is printable
        return " ".join(text.split())
    return text.strip()


class Bag:
    """The words of one text, each with how often it stands there, and what they weigh together."""

    __slots__ = ("_counted", "_said", "total")

    def __init__(self, said: Sequence[str]) -> None:
        self._said = said
        self._counted: Counter[str] | None = None
        self.total = weigh(said)

    @classmethod
    def of(cls, text: str) -> "Bag":
        """Return the bag of *text*; where words are not parted by spaces, of its pairs of characters."""
        return cls([*chain.from_iterable(map(_words, unlisted(text).split()))])

    @property
    def words(self) -> Counter[str]:
        """Each word with how often it stands there: not worked out where a quick look is enough."""
        if self._counted is None:
            self._counted = Counter(self._said)
        return self._counted

    def shared(self, other: "Bag") -> float:
        """Return the weight of the words that both have."""
        mine, others = self.words, other.words
        both = mine.keys() & others.keys()
        times = map(min, map(mine.__getitem__, both), map(others.__getitem__, both))
        return sum(map(mul, times, map(weight, both)), 0.0)

    def may_share(self, text: str, part: float) -> bool:
        """Whether such a *part* of the weight may stand in a *text* without capitals: a quick look, before one closer.

        A text has no more of these words than stand in it as letters.
        """
        left = self.total - part * self.total
        for word in self._said:
            if word not in text:
                left -= weight(word)
                if left < 0:
                    return False
        return True

    def without(self, other: "Bag") -> "Bag":
        """Return what is left when the words of *other* are taken away."""
        return Bag([*(self.words - other.words).elements()])


def _counted(chunk: str) -> tuple[str, ...]:
    """Return what is counted of *chunk*, which has no space: its words, or their pairs of characters."""
    found: list[str] = []
    for word in _WORD.findall(chunk.casefold()):
        found += _pairs(word) if max(word) >= _SPACELESS else (word,)
    return tuple(map(intern, found))


_words = Known(_counted).__getitem__


def _pairs(word: str) -> list[str]:
    return [word[at : at + 2] for at in range(max(1, len(word) - 1))]


def likeness(old: Bag, new: Bag) -> float:
    """Return how alike two texts are, from 0 to 1: by the share of words in both, or of the smaller in the other."""
    total = old.total + new.total
    if not total:
        return 1.0
    both = old.shared(new)
    smaller = min(old.total, new.total)
    return max(2 * both / total, 0.75 * both / smaller if smaller >= 3 else 0.0)


def candidates(old: Sequence[Collection[Hashable]], new: Sequence[Collection[Hashable]]) -> list[tuple[int, int]]:
    """Return the pairs that share rare words, at most CANDIDATES for each of *old*; each side lists words of texts."""
    where: dict[Hashable, tuple[int, ...]] = {}
    for at, words in enumerate(new):
        here = (at,)
        for word in words:
            if (found := where.setdefault(word, here)) is not here and len(found) <= RARE:
                where[word] = found + here
    pairs: list[tuple[int, int]] = []
    for at, words in enumerate(old):
        votes: dict[int, float] = {}
        for word in words:
            found = where.get(word, ())
            if len(found) <= RARE:
                for other in found:
                    votes[other] = votes.get(other, 0.0) + 1 / len(found)
        best = sorted(votes, key=lambda other: (-votes[other], other))[:CANDIDATES]
        pairs += ((at, other) for other in best)
    return pairs


def akin(old: Sequence[list[Hashable]], new: Sequence[list[Hashable]]) -> list[tuple[int, int]]:
    """Return the pairs of texts that may be one that was edited, or a whole and its part, by the *phrases* of each.

    Such pairs share rare phrases, and enough of all phrases of the shorter text.
    """
    known = set(chain.from_iterable(old)).intersection(chain.from_iterable(new))
    a, b = _familiar(old, known), _familiar(new, known)
    olds, news = [*a], [*b]
    sides = [*map(frozenset, a.values())], [*map(frozenset, b.values())]
    return [
        (olds[at], news[to])
        for at, to in candidates([*a.values()], [*b.values()])
        if len(sides[0][at] & sides[1][to]) >= FAMILIAR * min(len(old[olds[at]]), len(new[news[to]]))
    ]


def _familiar(texts: Sequence[list[Hashable]], known: set[Hashable]) -> dict[int, list[Hashable]]:
    """Return, by place, the *known* phrases of those texts that have enough of them."""
    found = {}
    for at, text in enumerate(texts):
        here = list(dict.fromkeys(filter(known.__contains__, text)))
        if len(here) >= FAMILIAR * len(text):
            found[at] = here
    return found


def phrases(text: str) -> list[Hashable]:
    """Return what of *text* is rare enough to find it again by: three words in a row, or six letters of a few words."""
    words = text.casefold().split()
    if len(words) < 4:  # or of many in a script without spaces
        letters = "".join(words)
        return [letters[at : at + 6] for at in range(max(1, len(letters) - 5))]
    return list(map(hash, zip(words, words[1:], words[2:], strict=False)))
