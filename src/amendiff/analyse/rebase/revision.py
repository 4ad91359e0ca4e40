"""Where each provision and each character of the earlier text stands in the revision: certain, or not said.

Rests on the comparison of the two: what it pairs, and the runs that it finds equal. What could as well be meant of a
twin is in doubt, and has no place. Knows no operations.
"""

from collections.abc import Sequence
from functools import cached_property
from itertools import accumulate

from rapidfuzz.distance import LCSseq

from amendiff.analyse.rebase.doubts import Doubts
from amendiff.application.view import View
from amendiff.comparison import Comparison, compare
from amendiff.comparison.differences import BOUNDARY, Difference
from amendiff.comparison.tokens import tokens
from amendiff.model.document import Document


class Revision:
    """The earlier text and the revision, each as a view in which operations are resolved."""

    def __init__(self, old: View, new: View) -> None:
        self.views = (old, new)
        self.old: Document = old.document
        self.new: Document = new.document
        self.comparison: Comparison = compare(self.old, self.new)
        self._found = {address: one for one in self.comparison.provisions for address in one.old}
        self._doubts = Doubts(self.old, self.new, self._found)

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

    def doubt(self, address: str) -> str:
        """Return why it is not certain which provision of the revision this is, in words, or ``""``."""
        return self._doubts.of(address)

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
        if not self._told_apart(found, (start + shift, end + shift), (low, high), at):
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

    def _told_apart(self, found: Difference, spot: tuple[int, int], stretch: tuple[int, int], at: int) -> bool:
        """Whether the words at *spot* stand once on either side; or else the equal *stretch* around them does, which
        begins at *at* of the new words, and no other way to pair words keeps more of them.
        """
        old = BOUNDARY.join(self.old[name].text for name in found.old)
        new = BOUNDARY.join(self.new[name].text for name in found.new)
        if old == new:
            return True
        words, around = old[slice(*spot)], old[slice(*stretch)]
        if _once(old, words) and _once(new, words):
            return True
        if not (_once(old, around) and _once(new, around)):
            return False
        low, high = (at + offset - stretch[0] for offset in spot)
        through = _shared(old[: spot[0]], new[:low]) + len(tokens(words)) + _shared(old[spot[1] :], new[high:])
        return through >= _shared(old, new)


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


def _shared(one: str, other: str) -> int:
    """How many words can be paired in order."""
    return LCSseq.similarity(tokens(one), tokens(other))


def _once(text: str, words: str) -> bool:
    first = text.find(words)
    return first >= 0 and text.find(words, first + 1) < 0
