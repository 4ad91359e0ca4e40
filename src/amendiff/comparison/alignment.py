"""Which provisions of two versions belong together, in order: the certain ones first, then those most alike.

Knows the words, kinds and numbers of provisions; knows no operations, and nothing of what moved. The bounds are
counts of work, never a clock.
"""

from collections.abc import Callable, Hashable, Iterator, Sequence
from itertools import pairwise
from operator import attrgetter

from amendiff.comparison.chains import heaviest
from amendiff.comparison.ends import common_head as common_letters, common_tail as common_ending
from amendiff.comparison.likeness import Bag, body, candidates, likeness, phrases
from amendiff.comparison.stretches import same
from amendiff.model.document import Kind, Provision

Pairs = dict[int, int]
Gap = tuple[int, int, int, int]
"""Where the old side begins and ends, and where the new one does."""
Key = Callable[[Provision], Hashable]

ALIKE = 0.4
"""Two provisions less alike than this are not the same provision changed."""
ALIKE_NUMBER = 0.3
"""… unless kind and number are the same."""
SMALL = 1600
"""Pairs in a gap up to which each is compared with each; beyond, only those that share rare words."""
PLAIN = 0.6
"""The share of characters at both ends by which two provisions that face each other alone are plainly the same."""
SHORT = 24
"""Characters of a provision up to which the same words alone do not make it the same ("repealed")."""
RUNS = 1 << 24
"""Provisions old times new up to which repeated ones are aligned by longest common subsequence."""


_SINGLE = (Kind.TITLE, Kind.OPENING)
"""Kinds of which a text has one, so that there is no doubt which is which."""


class Sides:
    """Two versions, with what has been found out about their provisions."""

    def __init__(self, old: Sequence[Provision], new: Sequence[Provision], *, flat: bool = False) -> None:
        """Take two versions; in *flat* ones, nothing but their words makes two provisions equal."""
        self.old, self.new = old, new
        self.flat = flat
        self.content: Key = attrgetter("text") if flat else _content
        self.notes: set[str] = set()
        """Bounds that were reached, each in a sentence."""
        self._bags: dict[str, Bag] = {}
        self._wordings: dict[str, str] = {}
        self._phrases: dict[str, list[Hashable]] = {}
        self._alike: dict[tuple[int, int], float] = {}

    def bag(self, provision: Provision) -> Bag:
        """Return the words of *provision*."""
        if (bag := self._bags.get(provision.text)) is None:
            bag = self._bags[provision.text] = Bag.of(provision.text)
        return bag

    def wording(self, provision: Provision) -> Hashable:
        """Return what makes two provisions the same but for number, level, formatting and closing signs."""
        if (words := self._wordings.get(provision.text)) is None:
            words = self._wordings[provision.text] = body(provision.text)
        return words if len(words) > SHORT else (words, provision.number, provision.kind)

    def phrases(self, provision: Provision) -> list[Hashable]:
        """Return what of *provision* is rare enough to find it again by."""
        if (found := self._phrases.get(provision.text)) is None:
            found = self._phrases[provision.text] = phrases(provision.text)
        return found

    def forget(self) -> None:
        """Let go of what only served to find out what belongs together."""
        self._bags.clear()
        self._wordings.clear()
        self._phrases.clear()
        self._alike.clear()

    def picked(self, olds: Sequence[int], news: Sequence[int]) -> tuple[list[Provision], list[Provision]]:
        """Return some provisions of each side."""
        return [self.old[i] for i in olds], [self.new[j] for j in news]

    def alike(self, i: int, j: int) -> float:
        """Return how alike the provision *i* of the old version and *j* of the new one are."""
        if (found := self._alike.get((i, j))) is None:
            old, new = self.old[i], self.new[j]
            found = 1.0 if old.text == new.text else likeness(self.bag(old), self.bag(new))
            self._alike[i, j] = found
        return found

    def untouched(self, one: tuple[tuple[int, ...], tuple[int, ...], bool]) -> bool:
        """Whether a group is one provision that stays where and as it is."""
        olds, news, moved = one
        if moved or len(olds) != 1 or len(news) != 1:
            return False
        old, new = self.old[olds[0]], self.new[news[0]]
        return old is new or (old.text == new.text and (self.flat or _content(old) == _content(new)))

    def plainly_same(self, gap: Gap) -> bool:
        """Whether a gap has one provision on each side, and most of the longer stands at the ends of both."""
        i, end, j, last = gap
        if end - i != 1 or last - j != 1:
            return False
        a, b = self.old[i].text, self.new[j].text
        longer = max(len(a), len(b))
        head = common_letters(a, b)
        return head + common_ending(a, b, min(len(a), len(b)) - head) >= PLAIN * longer

    def plainly_alike(self, gap: Gap) -> list[tuple[int, int]]:
        """Return the pairs in a small gap that share most of their words in long stretches, in order."""
        i, end, j, last = gap
        if (end - i) * (last - j) > SMALL:
            return []
        found = same([one.text for one in self.old[i:end]], [one.text for one in self.new[j:last]])
        return [(i + x, j + y) for x, y in found]


def align(sides: Sides) -> tuple[Pairs, list[Gap], list[Gap]]:
    """Return which old provision is which new one for certain, and the gaps between; no two pairs cross.

    What is plainly the same but for some words comes last, as gaps with one provision on each side.
    """
    old, new = sides.old, sides.new
    head = common_head(old, new)
    tail = common_head(old[head:][::-1], new[head:][::-1])
    pairs: Pairs = {at: at for at in range(head)}
    pairs.update((len(old) - at, len(new) - at) for at in range(1, tail + 1))
    gaps = [(head, len(old) - tail, head, len(new) - tail)]
    plain: list[Gap] = []
    other: list[Gap] = []
    for left in (left for gap in gaps for left in _anchor(sides, sides.content, gap, pairs)):
        (plain if sides.plainly_same(left) else other).append(left)
    gaps = []
    for left in (left for gap in other for left in _anchor(sides, sides.wording, gap, pairs)):
        alike = sides.plainly_alike(left)
        plain += [(i, i + 1, j, j + 1) for i, j in alike]
        gaps += _between(alike, left, {}, 0, 0)
    return pairs, gaps, plain


def common_head(old: Sequence[Provision], new: Sequence[Provision]) -> int:
    """Return how many provisions two versions begin with alike."""
    at = 0
    for one, other in zip(old, new, strict=False):
        if one is not other and (
            one.text != other.text
            or one.depth != other.depth
            or one.kind is not other.kind
            or one.marks != other.marks
            or one.level != other.level
        ):
            break
        at += 1
    return at


def _content(provision: Provision) -> Hashable:
    """Return what makes two provisions equal."""
    return (provision.text, id(provision.kind), provision.depth, provision.level, provision.marks)


def _anchor(sides: Sides, key: Key, gap: Gap, pairs: Pairs) -> list[Gap]:
    """Pair what has the same *key* in *gap*; return the gaps that are left.

    First what stands once on each side, the longest texts counting most; then, between those, what repeats.
    """
    i, end, j, last = gap
    if i == end or j == last:
        return [gap]
    a = [key(provision) for provision in sides.old[i:end]]
    b = [key(provision) for provision in sides.new[j:last]]
    left: list[Gap] = []
    certain = _trimmed(_unique(a, b, sides.old[i:end]), a, b)
    for x, y, p, q in _between(certain, (0, len(a), 0, len(b)), pairs, i, j):
        inner = _between(_repeated(a[x:y], b[p:q], sides.notes), (x, y, p, q), pairs, i, j, relative=True)
        left += ((start + i, stop + i, first + j, behind + j) for start, stop, first, behind in inner)
    return left


def _between(
    found: Sequence[tuple[int, int]], gap: Gap, pairs: Pairs, i: int, j: int, *, relative: bool = False
) -> list[Gap]:
    x, end, p, last = gap
    left = []
    for at, to in found:
        if relative:
            at, to = at + gap[0], to + gap[2]
        pairs[i + at] = j + to
        if x < at or p < to:
            left.append((x, at, p, to))
        x, p = at + 1, to + 1
    if x < end or p < last:
        left.append((x, end, p, last))
    return left


def _places(values: Sequence[Hashable]) -> dict[Hashable, int]:
    """Return where each value stands, -1 where it stands more than once, in order of the first places."""
    places = dict(zip(values, range(len(values)), strict=True))
    if len(places) == len(values):
        return places
    places = {}
    for at, value in enumerate(values):
        places[value] = -1 if value in places else at
    return places


def _unique(a: Sequence[Hashable], b: Sequence[Hashable], old: Sequence[Provision]) -> list[tuple[int, int]]:
    places, seen = _places(b), _places(a)
    pairs = [(at, to) for value, at in seen.items() if at >= 0 and (to := places.get(value, -1)) >= 0]
    if all(one[1] < other[1] for one, other in pairwise(pairs)):
        return pairs
    return heaviest((at, to, 8 + min(len(old[at].text), 400)) for at, to in pairs)


def _trimmed(anchors: Sequence[tuple[int, int]], a: Sequence[Hashable], b: Sequence[Hashable]) -> list[tuple[int, int]]:
    """Let each anchor grow over equal neighbours, so that what repeats stays with what it stands beside."""
    found: dict[int, int] = {}
    below = (-1, -1)
    for at, (i, j) in enumerate(anchors):
        ahead = anchors[at + 1] if at + 1 < len(anchors) else (len(a), len(b))
        x, y = i - 1, j - 1
        while x > below[0] and y > below[1] and a[x] == b[y]:
            found[x] = y
            x, y = x - 1, y - 1
        found[i] = j
        x, y = i + 1, j + 1
        while x < ahead[0] and y < ahead[1] and a[x] == b[y]:
            found[x] = y
            x, y = x + 1, y + 1
        below = (x - 1, y - 1)
    return sorted(found.items())


def _repeated(a: Sequence[Hashable], b: Sequence[Hashable], notes: set[str]) -> list[tuple[int, int]]:
    if not a or not b:
        return []
    ids: dict[Hashable, int] = {}
    one = [ids.setdefault(value, len(ids)) for value in a]
    known = len(ids)
    other = [ids.setdefault(value, len(ids)) for value in b]
    if not any(value < known for value in other):
        return []
    if len(one) * len(other) <= RUNS:
        from rapidfuzz.distance import LCSseq

        blocks = LCSseq.editops(one, other).as_matching_blocks()
        return [(block.a + step, block.b + step) for block in blocks for step in range(block.size)]
    notes.add(
        f"Paragraphs that repeat were paired first with first, second with second: {len(one)} with {len(other)} are"
        f" more than the {RUNS} pairs that are weighed."
    )
    return heaviest((at, to, 1.0) for at, to in occurrences(one, other))


def occurrences(a: Sequence[Hashable], b: Sequence[Hashable]) -> list[tuple[int, int]]:
    """Return the pairs of the first of each value in *a* with the first in *b*, second with second, and so on."""
    waiting: dict[Hashable, list[int]] = {}
    for at in range(len(b) - 1, -1, -1):
        waiting.setdefault(b[at], []).append(at)
    return [(at, waiting[value].pop()) for at, value in enumerate(a) if waiting.get(value)]


def _abreast(olds: Sequence[object], news: Sequence[object]) -> Iterator[tuple[int, int]]:
    """Pairs that stand as far from the beginning of a gap, or from its end."""
    for at in range(min(len(olds), len(news))):
        yield at, at
        yield len(olds) - 1 - at, len(news) - 1 - at


def pair_alike(sides: Sides, olds: Sequence[int], news: Sequence[int], pairs: Pairs) -> None:
    """Pair in order what is alike; longer provisions count more, the same kind and number a little."""
    if not olds or not news:
        return
    if len(olds) * len(news) <= SMALL:
        wanted = [(i, j) for i in olds for j in news]
    else:
        a, b = ([sides.bag(provision).words for provision in side] for side in sides.picked(olds, news))
        wanted = list(dict.fromkeys((olds[at], news[to]) for at, to in (*candidates(a, b), *_abreast(a, b))))
    weighed = []
    for i, j in wanted:
        old, new = sides.old[i], sides.new[j]
        same = old.kind is new.kind
        number = same and old.number == new.number
        score = sides.alike(i, j)
        if score >= (ALIKE_NUMBER if number and old.number else ALIKE) or (same and old.kind in _SINGLE):
            length = (sides.bag(old).total + sides.bag(new).total) ** 0.5
            weighed.append((i, j, (max(score - 0.2, 0.01) + 0.05 * same + 0.1 * number) * (1 + length)))
    pairs.update(heaviest(weighed))
