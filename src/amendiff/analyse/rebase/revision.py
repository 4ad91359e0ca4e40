"""Where each provision and each character of the earlier text stands in the revision: certain, or not said.

Rests on the comparison of the two: what it pairs, and the runs that it finds equal. What could as well be meant of a
twin is doubtful, and has no place. Knows no operations.
"""

from collections import Counter, defaultdict
from collections.abc import Sequence
from functools import cached_property
from itertools import accumulate

from rapidfuzz import fuzz

from amendiff.application.view import View
from amendiff.comparison import Comparison, compare
from amendiff.comparison.differences import BOUNDARY, Difference
from amendiff.model.document import Document, Kind, Provision

SAME = 0.5
"""The share of the shorter wording that must stay for a provision to be taken as the same without a person."""
_SINGLE = (Kind.TITLE, Kind.OPENING)
"""Kinds of which a text has one, so that there is no doubt which is which."""


class Revision:
    """The earlier text and the revision, each as a view in which operations are resolved."""

    def __init__(self, old: View, new: View) -> None:
        self.views = (old, new)
        self.old: Document = old.document
        self.new: Document = new.document
        self.comparison: Comparison = compare(self.old, self.new)
        self._found = {address: one for one in self.comparison.provisions for address in one.old}
        self._doubts: dict[str, str] = {}

    def difference(self, address: str) -> Difference:
        """Return what became of the provision at *address* of the earlier text."""
        return self._found[address]

    def gone(self, address: str) -> bool:
        """Whether the revision has no such provision any more."""
        return not self._found[address].new

    def parts(self, address: str) -> tuple[str, ...]:
        """Return the addresses of the revision that hold the words of the provision; none where that is in doubt."""
        found = self._found[address]
        return () if self.doubt(address) else found.new

    def same(self, address: str) -> str:
        """Return the address of the one provision that it is on the revision, or ``""``."""
        found = self._found[address]
        return found.new[0] if len(found.old) == 1 == len(found.new) and not self.doubt(address) else ""

    def kept(self, address: str) -> bool:
        """Whether the provision stands on the revision with its words and its emphasis."""
        if not (new := self.same(address)):
            return False
        one, other = self.old[address], self.new[new]
        return (one.text, one.marks) == (other.text, other.marks)

    @cached_property
    def arrived(self) -> frozenset[str]:
        """The addresses of the revision that come from nowhere in the earlier text."""
        return frozenset(name for one in self.comparison.provisions if not one.old for name in one.new)

    @cached_property
    def unchanged(self) -> frozenset[str]:
        """The addresses of the revision whose words are those of one provision of the earlier text."""
        return frozenset(self.same(one.address) for one in self.old if self.kept(one.address))

    def stands_for(self, address: str) -> str:
        """Return the words that the revision has where the provision stood, ``""`` where it is gone."""
        return BOUNDARY.join(self.new[name].text for name in self._found[address].new)

    # ---- words ------------------------------------------------------------------------------------------------

    def landed(self, address: str, start: int, end: int) -> tuple[str, int, int] | None:
        """Return where the characters *start* to *end* stand on the revision: kept, together, and no others meant."""
        found = self._found[address]
        if self.doubt(address) or not found.new:
            return None
        shift = self._start(found, address)
        stretch = next(((a, b, at) for a, b, at in _equal(found) if a <= start + shift and end + shift <= b), None)
        if stretch is None:
            return None
        low, high, at = stretch
        text = self.old[address].text
        if not self._told_apart(found, text[start:end], (low, high)):
            return None
        return self._in_part(found, at + start + shift - low, end - start)

    def instead(self, address: str, start: int, end: int) -> tuple[str, int, int] | None:
        """Return the words that stand in place of the characters *start* to *end*; ``None`` where there are none."""
        found = self._found[address]
        if not found.new:
            return None
        shift = self._start(found, address)
        low, high = _stretch(found, start + shift, end + shift)
        return self._in_part(found, low, high - low) if high > low else None

    def taken_out(self, address: str, start: int, end: int) -> bool:
        """Whether the revision leaves the characters *start* to *end* out, with nothing in their place."""
        found = self._found[address]
        shift = self._start(found, address)
        low, high = _stretch(found, start + shift, end + shift)
        return bool(found.new) and low == high

    def _start(self, found: Difference, address: str) -> int:
        """Where the provision begins in the words of what was joined."""
        before = found.old[: found.old.index(address)]
        return sum(len(self.old[name].text) + len(BOUNDARY) for name in before)

    def _in_part(self, found: Difference, offset: int, length: int) -> tuple[str, int, int] | None:
        """The place *offset* of the words of what was split, as an address and the offsets there."""
        for name in found.new:
            size = len(self.new[name].text)
            if offset + length <= size:
                return (name, offset, offset + length) if offset >= 0 else None
            offset -= size + len(BOUNDARY)
        return None

    def _told_apart(self, found: Difference, quote: str, stretch: tuple[int, int]) -> bool:
        """Whether the words, or the equal stretch around them, stand once on either side."""
        old = BOUNDARY.join(self.old[name].text for name in found.old)
        new = BOUNDARY.join(self.new[name].text for name in found.new)
        if old == new:
            return True
        return any(_once(old, words) and _once(new, words) for words in (quote, old[slice(*stretch)]))

    # ---- doubts -----------------------------------------------------------------------------------------------

    def doubt(self, address: str) -> str:
        """Return why it is not certain which provision of the revision this is, in words, or ``""``."""
        if address not in self._doubts:
            self._doubts[address] = self._doubtful(address)
        return self._doubts[address]

    def _doubtful(self, address: str) -> str:
        found, one = self._found[address], self.old[address]
        if not found.new or one.kind in _SINGLE:
            return ""
        if len(found.old) == 1 == len(found.new) and one.text == self.new[found.new[0]].text:
            return "" if self._rank_kept(one, self.new[found.new[0]]) or self._beside_same(one) else _TWINS
        kept = sum(len(words) for sign, words in found.runs if sign == "=")
        sizes = [
            sum(len(document[name].text) for name in names)
            for document, names in ((self.old, found.old), (self.new, found.new))
        ]
        if kept < SAME * min(sizes):
            return "the revision has changed most of its words"
        return self._rival(found) if len(found.old) == 1 == len(found.new) else ""

    def _rank_kept(self, one: Provision, other: Provision) -> bool:
        """Whether as many provisions have these words before and after, and this is the same of them."""
        old, new = (side.get(one.text, []) for side in self._twins)
        return len(old) == len(new) and old.index(one.address) == new.index(other.address)

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


_TWINS = "the text has these words more than once, and which of them are meant cannot be told"


def _by_words(document: Document) -> dict[str, list[str]]:
    found: dict[str, list[str]] = defaultdict(list)
    for one in document:
        found[one.text].append(one.address)
    return found


def _equal(found: Difference) -> list[tuple[int, int, int]]:
    """The stretches that stay: where each begins and ends in the old words, and begins in the new ones."""
    stretches = []
    old = new = 0
    for sign, words in found.runs:
        if sign == "=":
            stretches.append((old, old + len(words), new))
        old += len(words) * (sign != "+")
        new += len(words) * (sign != "-")
    return stretches


def _stretch(found: Difference, start: int, end: int) -> tuple[int, int]:
    """Where, in the new words, what stands for the old characters *start* to *end* begins and ends."""
    signs = [sign for sign, _ in found.runs]
    olds = list(accumulate((len(words) * (sign != "+") for sign, words in found.runs), initial=0))
    news = list(accumulate((len(words) * (sign != "-") for sign, words in found.runs), initial=0))
    low, high = -1, 0
    for n, sign in enumerate(signs):
        first, last = olds[n], olds[n + 1]
        if sign == "+":
            touched = start < first < end or _replaces(signs, olds, n, start, end)
        else:
            touched = first < end and start < last
        if not touched:
            continue
        begin = news[n] + max(start - first, 0) * (sign == "=")
        finish = news[n] + (min(end, last) - first) if sign == "=" else news[n + 1]
        low, high = (begin if low < 0 else low), finish
    return (low, high) if low >= 0 else (0, 0)


def _replaces(signs: Sequence[str], olds: Sequence[int], n: int, start: int, end: int) -> bool:
    """Whether what is put in at the run *n* takes the place of characters from *start* to *end*."""
    return n > 0 and signs[n - 1] == "-" and olds[n - 1] < end and start < olds[n]


def _once(text: str, words: str) -> bool:
    first = text.find(words)
    return first >= 0 and text.find(words, first + 1) < 0
