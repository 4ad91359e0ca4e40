"""When it is not certain that two provisions that a comparison has paired are the same: twins, rivals, too few words.

Knows what was paired; knows no operations.
"""

from collections import Counter, defaultdict
from collections.abc import Mapping
from functools import cached_property

from rapidfuzz import fuzz
from rapidfuzz.distance import LCSseq

from amendiff.comparison.differences import Difference
from amendiff.model.document import Document, Kind, Provision

SAME = 0.5
"""The share of the shorter wording that must stay for a provision to be taken as the same without a person."""
_SINGLE = (Kind.TITLE, Kind.OPENING)
"""Kinds of which a text has one, so that there is no doubt which is which."""

_TWINS = "the text has these words more than once, and which of them are meant cannot be told"


class Doubts:
    """What is not certain of the pairs that were found, by address of the earlier text."""

    def __init__(self, old: Document, new: Document, found: Mapping[str, Difference]) -> None:
        self.old, self.new = old, new
        self._found = found
        self._known: dict[str, str] = {}

    def of(self, address: str) -> str:
        """Return why it is not certain which provision of the revision *address* is, in words, or ``""``."""
        if address not in self._known:
            self._known[address] = self._doubtful(address)
        return self._known[address]

    def _doubtful(self, address: str) -> str:
        found, one = self._found[address], self.old[address]
        if not found.new or one.kind in _SINGLE:
            return ""
        if len(found.old) == 1 == len(found.new) and one.text == self.new[found.new[0]].text:
            if all(len(side[one.text]) == 1 for side in self._twins):
                return ""
            sure = (self._rank_kept(one) or self._beside_same(one)) and self._keeps_most(one)
            return "" if sure else _TWINS
        kept = sum(len(words) for sign, words in found.runs if sign == "=")
        sizes = [
            sum(len(document[name].text) for name in names)
            for document, names in ((self.old, found.old), (self.new, found.new))
        ]
        if kept < SAME * min(sizes):
            return "the revision has changed most of its words"
        return self._rival(found) if len(found.old) == 1 == len(found.new) else ""

    def _rank_kept(self, one: Provision) -> bool:
        """Whether as many provisions have these words before and after, and each is paired in order."""
        old, new = (side.get(one.text, []) for side in self._twins)
        return [name for address in old for name in self._found[address].new] == new

    def _keeps_most(self, one: Provision) -> bool:
        """Whether, with this pair, as many provisions can be paired in order as with any."""
        at, to = self.old.position(one.address), self.new.position(self._found[one.address].new[0])
        old, new = ([provision.text for provision in side] for side in (self.old, self.new))
        through = LCSseq.similarity(old[:at], new[:to]) + 1 + LCSseq.similarity(old[at + 1 :], new[to + 1 :])
        return through >= LCSseq.similarity(old, new)

    def _beside_same(self, one: Provision) -> bool:
        """Whether the provision before or behind it, which no other is like, stands beside it on the revision too."""
        at, to = self.old.position(one.address), self.new.position(self._found[one.address].new[0])
        for step in (-1, 1):
            if not (0 <= at + step < len(self.old.provisions) and 0 <= to + step < len(self.new.provisions)):
                continue
            near, beside = self.old.provisions[at + step], self.new.provisions[to + step]
            if near.text == beside.text and all(len(side[near.text]) == 1 for side in self._twins):
                return True
        return False

    @cached_property
    def _twins(self) -> tuple[dict[str, list[str]], dict[str, list[str]]]:
        return _by_words(self.old), _by_words(self.new)

    def _rival(self, found: Difference) -> str:
        """Say which other provision, before or after, is as much like this one as the one that it is paired with."""
        one, other = self.old[found.old[0]], self.new[found.new[0]]
        score = fuzz.ratio(one.text, other.text)
        for near in self._loose[0]:
            if near.address != one.address and fuzz.ratio(near.text, other.text, score_cutoff=score) > 0:
                return f"{near.address} is as much like {other.address} of the revision"
        for near in self._loose[1]:
            if near.address != other.address and fuzz.ratio(one.text, near.text, score_cutoff=score) > 0:
                return f"{near.address} of the revision is as much like it as {other.address}"
        return ""

    @cached_property
    def _loose(self) -> tuple[list[Provision], list[Provision]]:
        """What either side has that the other has not word for word."""
        counts = [Counter(one.text for one in side) for side in (self.old, self.new)]
        return (
            [one for one in self.old if one.text and counts[1][one.text] == 0],
            [one for one in self.new if one.text and counts[0][one.text] == 0],
        )


def _by_words(document: Document) -> dict[str, list[str]]:
    found: dict[str, list[str]] = defaultdict(list)
    for one in document:
        found[one.text].append(one.address)
    return found
