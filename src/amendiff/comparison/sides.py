"""Two versions side by side, with what has been found out about their provisions. Pairs nothing."""

from collections.abc import Callable, Hashable, Sequence
from functools import cached_property

from amendiff.comparison.anchors import Bare, Gap
from amendiff.comparison.ends import common_head as common_letters, common_tail as common_ending
from amendiff.comparison.likeness import Bag, body, likeness, phrases
from amendiff.comparison.matching import Block
from amendiff.comparison.numbers import bare, is_heading
from amendiff.comparison.stretches import same
from amendiff.model.document import Kind, Provision

Key = Callable[[int, int], Hashable]
"""What tells a provision from others, by its side (0 the old one, 1 the new one) and its place there."""

SMALL = 1600
"""Pairs in a gap up to which each is compared with each; beyond, only those that share rare words."""
PLAIN = 0.6
"""The share of characters at both ends by which two provisions that face each other alone are plainly the same."""
SHORT = 24
"""Characters of a provision up to which the same words alone do not make it the same ("repealed")."""


ROW = 120
"""Characters of a provision up to which its words may well stand elsewhere too, with another number."""
_HEADING = "# "
"""What says of a text that it is a heading: its number need have no sign."""


class Sides:
    """Two versions, with what has been found out about their provisions."""

    def __init__(
        self,
        old: Sequence[Provision],
        new: Sequence[Provision],
        words: tuple[Sequence[str], Sequence[str]] | None = None,
    ) -> None:
        """Take two versions; if nothing but their words makes two provisions equal, these are given as *words*."""
        self.old, self.new = old, new
        self.contents: tuple[Sequence[Hashable], Sequence[Hashable]]
        """What makes two provisions equal, of all provisions of both sides."""
        self.contents = ([*map(_content, old)], [*map(_content, new)]) if words is None else words
        self.words: tuple[Sequence[str], Sequence[str]] = words or ([*map(_text, old)], [*map(_text, new)])
        """The words of all provisions of both sides."""
        self.levels = words is None
        """Whether provisions may belong to others."""
        self.notes: set[str] = set()
        """Bounds that were reached, each in a sentence."""
        self._bags: dict[str, Bag] = {}
        self._wordings: dict[str, str] = {}
        self._phrases: dict[str, list[Hashable]] = {}
        self._alike: dict[tuple[int, int], float] = {}

    @cached_property
    def bare(self) -> Bare | None:
        """What makes two provisions equal but for a number in their words; None where no two are so alike."""
        one, other = ([*map(_without_number, side)] for side in self.contents)
        found = one, other
        return found if any(map(_hides, self.contents, found)) else None

    def bag(self, text: str) -> Bag:
        """Return the bag of words of the *text* of a provision."""
        if (bag := self._bags.get(text)) is None:
            bag = self._bags[text] = Bag.of(text)
        return bag

    def content(self, side: int, at: int) -> Hashable:
        """Return what makes two provisions equal, of one provision."""
        return self.contents[side][at]

    def wording(self, side: int, at: int) -> Hashable:
        """Return what makes two provisions the same but for number, level, formatting and closing signs."""
        text = self.words[side][at]
        if self.titles(side, at):
            text = _HEADING + text
        if (words := self._wordings.get(text)) is None:
            words = self._wordings[text] = body(text).removeprefix(_HEADING)
        if len(words) > SHORT:
            return words
        provision = self.new[at] if side else self.old[at]
        return words, provision.number, provision.kind

    def phrases(self, text: str) -> list[Hashable]:
        """Return what of the *text* of a provision is rare enough to find it again by."""
        if (found := self._phrases.get(text)) is None:
            found = self._phrases[text] = phrases(text)
        return found

    def forget(self) -> None:
        """Let go of what only served to find out what belongs together."""
        self.__dict__.pop("bare", None)
        self._bags.clear()
        self._wordings.clear()
        self._phrases.clear()
        self._alike.clear()

    def picked(self, olds: Sequence[int], news: Sequence[int]) -> tuple[list[Provision], list[Provision]]:
        """Return some provisions of each side."""
        return [self.old[i] for i in olds], [self.new[j] for j in news]

    def said(self, olds: Sequence[int], news: Sequence[int]) -> tuple[list[str], list[str]]:
        """Return the words of some provisions of each side."""
        old, new = self.words
        return [old[i] for i in olds], [new[j] for j in news]

    def alike(self, i: int, j: int) -> float:
        """Return how alike the provision *i* of the old version and *j* of the new one are."""
        if (found := self._alike.get((i, j))) is None:
            old, new = self.words[0][i], self.words[1][j]
            found = 1.0 if old == new else likeness(self.bag(old), self.bag(new))
            self._alike[i, j] = found
        return found

    def untouched(self, one: tuple[tuple[int, ...], tuple[int, ...], bool]) -> bool:
        """Whether a group is one provision that stays where and as it is."""
        olds, news, moved = one
        if moved or len(olds) != 1 or len(news) != 1:
            return False
        return self.contents[0][olds[0]] == self.contents[1][news[0]]

    def same_number(self, i: int, j: int) -> bool:
        """Whether the provision *i* of the old version has the number of *j* of the new one, and its words."""
        return self.contents[0][i] == self.contents[1][j] and self.old[i].number == self.new[j].number

    def opens(self, side: int, at: int) -> bool:
        """Whether a provision is the heading of what stands behind it."""
        return self.titles(side, at) or self.counts(side, at)

    def titles(self, side: int, at: int) -> bool:
        """Whether a provision is marked as a heading, and more than a number."""
        if not self.levels:
            return False  # in plain text nothing is marked
        return (self.new if side else self.old)[at].kind is Kind.HEADING and not self.counts(side, at)

    def counts(self, side: int, at: int) -> bool:
        """Whether a provision is a number and no more."""
        return is_heading(self.words[side][at])

    def heft(self, i: int, end: int) -> float:
        """Return how much it counts that the provisions from *i* to *end* of the old version stay where they are."""
        return sum(8 if is_heading(text) else 8 + min(len(text), 400) for text in self.words[0][i:end])

    def plainly_same(self, gap: Gap) -> bool:
        """Whether a gap has one provision on each side, and most of the longer stands at the ends of both."""
        i, end, j, last = gap
        if end - i != 1 or last - j != 1:
            return False
        a, b = self.words[0][i], self.words[1][j]
        longer = max(len(a), len(b))
        head = common_letters(a, b)
        return head + common_ending(a, b, min(len(a), len(b)) - head) >= PLAIN * longer

    def plainly_alike(self, gap: Gap) -> list[Block]:
        """Return the pairs in a small gap, counted in it, that share most of their words in long stretches."""
        i, end, j, last = gap
        if (end - i) * (last - j) > SMALL:
            return []
        found = same(self.words[0][i:end], self.words[1][j:last])
        return [(x, y, 1) for x, y in found]


def _content(provision: Provision) -> Hashable:
    return (provision.text, id(provision.kind), provision.depth, provision.level, provision.marks)


def _without_number(content: Hashable) -> Hashable:
    if isinstance(content, str):
        return _bare(content)
    assert isinstance(content, tuple)
    text, kind, *others = content
    return (_bare(_HEADING + text if kind == id(Kind.HEADING) else text), kind, *others)


def _bare(text: str) -> str:
    """Return *text* without its number; nothing of a heading that is only a number."""
    if len(text) > ROW:
        return text
    return "" if is_heading(text) else bare(text)


def _hides(contents: Sequence[Hashable], found: Sequence[Hashable]) -> bool:
    return len(set(found)) < len(set(contents))


def _text(provision: Provision) -> str:
    return provision.text


def common_head(old: Sequence[Provision], new: Sequence[Provision], *, numbered: bool = False) -> int:
    """Return how many provisions two versions begin with alike; *numbered*, with their numbers."""
    at = 0
    for one, other in zip(old, new, strict=False):
        if one is not other and (_content(one) != _content(other) or (numbered and one.number != other.number)):
            break
        at += 1
    return at
