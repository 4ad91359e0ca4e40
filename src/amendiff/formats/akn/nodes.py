"""A text with tracked changes as one tree: what stays, goes and comes, each provision with what belongs to it.

Two provisions are one node where the break at their end stays and all their words are in one paragraph of the redline,
beneath nodes that stay; any other goes whole where it was, and comes whole where it is. So leaving out what comes gives
the old tree, leaving out what goes the new one. A text without changes is a tree in which all stays.
"""

from bisect import bisect_left
from collections.abc import Sequence

import msgspec

from amendiff.formats.akn.eids import RECITED
from amendiff.model.document import Document, Kind, Provision
from amendiff.model.tracked import Authors, Paragraph, Piece, Sign, Tracked, pieces_of


class Node(msgspec.Struct):
    """A provision as it was and as it is; ``None`` on the side on which it does not stand."""

    old: Provision | None
    new: Provision | None
    pieces: tuple[Piece, ...]
    inner: "list[Node]"
    by: Authors = ()

    @property
    def sign(self) -> Sign:
        """Whether it stays, goes or comes."""
        return "=" if self.old and self.new else "-" if self.old else "+"

    @property
    def provision(self) -> Provision:
        """As it is, or as it was."""
        found = self.new or self.old
        assert found is not None
        return found


class Part(msgspec.Struct):
    """A text, or an annex, by its parts; footnotes by their labels."""

    title: list[Node] = []
    preamble: list[Node] = []
    body: list[Node] = []
    annexes: "list[tuple[Node, Part]]" = []
    notes: dict[str, list[Node]] = {}


class _Plain(msgspec.Struct):
    """A provision of one side with what belongs to it."""

    provision: Provision
    inner: "list[_Plain]"


def part_of(tracked: Tracked) -> Part:
    """Return the tree of *tracked*."""
    joiner = _Joiner(tracked.paragraphs)
    return joiner.part(_plain(tracked.old), _plain(tracked.new))


def plain_nodes(provisions: Sequence[Provision]) -> list[Node]:
    """Return *provisions* as nodes that stay."""

    def node(plain: _Plain) -> Node:
        one = plain.provision
        return Node(one, one, tuple(pieces_of(one)), [node(inner) for inner in plain.inner])

    return [node(plain) for plain in _plain(provisions)]


def _plain(document: Document | Sequence[Provision]) -> list[_Plain]:
    root: list[_Plain] = []
    above: list[_Plain] = []
    for provision in document:
        while above and above[-1].provision.depth >= provision.depth:
            above.pop()
        node = _Plain(provision, [])
        (above[-1].inner if above else root).append(node)
        above.append(node)
    return root


class _Joiner:
    def __init__(self, paragraphs: Sequence[Paragraph]) -> None:
        self.pairs: dict[str, tuple[str, tuple[Piece, ...]]] = {}
        self.by: dict[tuple[str, str], Authors] = {}
        for one in paragraphs:
            old, new = one.old, one.new
            own = tuple(dict.fromkeys(name for piece in one.pieces if piece.sign != "=" for name in piece.by))
            for side, provision in (("-", old), ("+", new)):
                if provision is not None:
                    self.by[side, provision.address] = one.by or own
            if old is None or new is None or one.mark != "=":
                continue
            same = (old.kind, old.level) == (new.kind, new.level)
            if same and one.words("old") == old.text and one.words("new") == new.text:
                self.pairs[old.address] = (new.address, one.pieces)

    def part(self, olds: list[_Plain], news: list[_Plain]) -> Part:
        was, now = _parted(olds), _parted(news)
        made = Part(
            self.joined(was["title"], now["title"]),
            self.joined(was["preamble"], now["preamble"]),
            self.joined(was["body"], now["body"]),
        )
        for old, new in self._aligned(was["annexes"], now["annexes"]):
            node = self._node(old, new, deep=False)
            made.annexes.append((node, self.part(old.inner if old else [], new.inner if new else [])))
        for node in self.joined(was["notes"], now["notes"]):
            made.notes.setdefault(node.provision.address.removeprefix("fn"), []).append(node)
        return made

    def joined(self, olds: list[_Plain], news: list[_Plain]) -> list[Node]:
        return [self._node(old, new) for old, new in self._aligned(olds, news)]

    def _node(self, old: _Plain | None, new: _Plain | None, *, deep: bool = True) -> Node:
        inner = self.joined(old.inner if old else [], new.inner if new else []) if deep else []
        if old and new:
            return Node(old.provision, new.provision, self.pairs[old.provision.address][1], inner)
        plain, sign = (old, "-") if old else (new, "+")
        assert plain is not None
        by = self.by.get((sign, plain.provision.address), ())
        pieces = tuple(pieces_of(plain.provision, "-" if old else "+", by))
        return Node(old.provision if old else None, new.provision if new else None, pieces, inner, by)

    def _aligned(self, olds: list[_Plain], news: list[_Plain]) -> list[tuple[_Plain | None, _Plain | None]]:
        """Neighbours of both sides in one row: those that stay in the order that both have."""
        places = {plain.provision.address: n for n, plain in enumerate(news)}
        pairs = [
            (n, places[name])
            for n, plain in enumerate(olds)
            if (name := self.pairs.get(plain.provision.address, ("",))[0]) in places
        ]
        found: list[tuple[_Plain | None, _Plain | None]] = []
        at = behind = 0
        for n, m in [*_rising(pairs), (len(olds), len(news))]:
            found += [(plain, None) for plain in olds[at:n]]
            found += [(None, plain) for plain in news[behind:m]]
            if n < len(olds):
                found.append((olds[n], news[m]))
            at, behind = n + 1, m + 1
        return found


def _rising(pairs: Sequence[tuple[int, int]]) -> list[tuple[int, int]]:
    """The longest row of *pairs* that rises on both sides."""
    ends: list[int] = []
    last: list[int] = []
    before: list[int] = []
    for n, (_, place) in enumerate(pairs):
        k = bisect_left(ends, place)
        before.append(last[k - 1] if k else -1)
        ends[k : k + 1], last[k : k + 1] = [place], [n]
    found: list[tuple[int, int]] = []
    n = last[-1] if last else -1
    while n >= 0:
        found.append(pairs[n])
        n = before[n]
    return found[::-1]


def _parted(tops: list[_Plain]) -> dict[str, list[_Plain]]:
    kinds = [plain.provision.kind for plain in tops]
    recited = max((n for n, kind in enumerate(kinds) if kind in RECITED), default=-1)
    found: dict[str, list[_Plain]] = {"title": [], "preamble": [], "body": [], "annexes": [], "notes": []}
    named = {Kind.TITLE: "title", Kind.ANNEX: "annexes", Kind.FOOTNOTE: "notes"}
    for n, plain in enumerate(tops):
        where = named.get(kinds[n]) or ("preamble" if n <= recited else "body")
        found[where].append(plain)
    return found
