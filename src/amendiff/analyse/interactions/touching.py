"""Which operations of a weave touch one place: only their pairs can be anything but independent.

Knows where operations act; says nothing of what that means.
"""

from collections import defaultdict
from collections.abc import Iterator, Sequence
from itertools import combinations

from amendiff.analyse.interactions.coordinates import characters, named
from amendiff.application.target import matches
from amendiff.model.amendment import amendment_of
from amendiff.model.change import Change, Lift, Move, Place, Put, Swap, Unite
from amendiff.model.weave import Weave, upwards

Pair = tuple[str, str]
"""Two operations of different amendments, in the order of the record."""


class Places:
    """Where the operations of a weave act: the words of provisions, and gaps between provisions."""

    def __init__(self, weave: Weave) -> None:
        self.base, self.strands, self.changes = weave.base, weave.strands, weave.changes  # not itself: it keeps this
        self.throughout = weave.throughout
        self.rank = {
            operation: n
            for n, operation in enumerate(operation for name in weave.order for operation in weave.operations[name])
        }
        self.parents = _parents(weave)
        self.words: dict[str, dict[str, None]] = defaultdict(dict)
        """By provision: the operations that change its words, or run it on."""
        self.lifted: dict[str, dict[str, None]] = defaultdict(dict)
        """By provision: the operations that take it from its place."""
        self.beside: dict[str, dict[str, None]] = defaultdict(dict)
        """By provision: the operations that put something beside it, or first or last into it."""
        for operation in self.rank:
            for change in weave.changes[operation]:
                self._enter(operation, change)

    def _enter(self, operation: str, change: Change) -> None:
        match change:
            case Lift(at=at):
                self.lifted[at][operation] = None
            case Place(gap=gap):
                self.beside[gap.beside.partition("@")[0] or gap.parent][operation] = None
            case Move(at=at, gap=gap):
                self.lifted[at][operation] = None
                self.beside[gap.beside.partition("@")[0] or gap.parent][operation] = None
            case Unite(at=at, head=head):
                for address in (at, head):
                    self.words[address][operation] = None
                    self.beside[address][operation] = None
            case _:
                self.words[change.at][operation] = None

    def above(self, address: str) -> Iterator[str]:
        """Yield *address* and all provisions to which it belongs, from the nearest up."""
        yield from upwards(address, self.parents)

    def pair(self, one: str, other: str) -> Pair:
        """Return two operations in the order of the record."""
        return (one, other) if self.rank[one] < self.rank[other] else (other, one)

    def lifted_by(self, address: str, operation: str) -> bool:
        """Whether *operation* takes away or replaces the provision at *address*, or one to which it belongs."""
        return any(
            isinstance(change, Lift) and change.at == above
            for above in self.above(address)
            if operation in self.lifted.get(above, ())
            for change in self.changes[operation]
        )

    def shared(self, one: str, other: str) -> str:
        """Return the provision at which two operations touch: one that both name, or else one of either."""
        known = [dict.fromkeys(named(self.changes[name])) for name in (one, other)]
        for address in known[0]:
            if address in known[1]:
                return address
        for address in (*known[0], *known[1]):
            if address in self.base or address in self.strands:
                return address
        return ""

    def shared_words(self, one: str, other: str, at: str) -> str:
        """Return the words of *at* that both operations change, from the first to the last."""
        a, b = (characters(self.changes[name], at) for name in (one, other))
        shared = sorted(offset for origin, offset in a & b if not origin)
        return self.text(at)[shared[0] : shared[-1] + 1].strip() if shared else ""

    def text(self, at: str) -> str:
        """Return the words of the provision *at* as they were tabled, or put in."""
        if (strand := self.strands.get(at)) is not None:
            return strand.provision.text
        return self.base[at].text if at in self.base else ""

    def touching(self) -> list[Pair]:
        """Return the pairs of operations of different amendments that touch one place, in the order of the record.

        The work grows with their number, and with that of the words replaced throughout times the texts put in.
        """
        found: dict[Pair, None] = {}
        for at in dict.fromkeys((*self.words, *self.lifted, *self.beside)):
            here = [*dict.fromkeys((*self.words.get(at, ()), *self.lifted.get(at, ()), *self.beside.get(at, ())))]
            self._add(found, combinations(here, 2))
            for above in self.above(self.parents.get(at, "")):
                if takers := self.lifted.get(above):
                    self._add(found, ((one, other) for one in here for other in takers))
        self._add(found, self._throughout())
        return sorted(found, key=lambda pair: (self.rank[pair[0]], self.rank[pair[1]]))

    def _add(self, found: dict[Pair, None], pairs: Iterator[Pair]) -> None:
        for one, other in pairs:
            if amendment_of(one) != amendment_of(other):
                found[self.pair(one, other)] = None

    def _throughout(self) -> Iterator[Pair]:
        """Pairs of which one replaces words throughout that the other puts in."""
        if not self.throughout:
            return
        texts = [(operation, text) for operation in self.rank for text in put_in(self.changes[operation])]
        for operation, words in self.throughout.items():
            for other, text in texts:
                if other != operation and words in text and matches(text, words):
                    yield operation, other


def places_of(weave: Weave) -> Places:
    """Return where the operations of *weave* act, worked out once."""
    if (known := weave.__dict__.get("_places")) is None:
        known = weave.__dict__["_places"] = Places(weave)
    found: Places = known
    return found


def put_in(changes: Sequence[Change]) -> Iterator[str]:
    """Yield the texts that *changes* put in."""
    for change in changes:
        match change:
            case Put(text=text) | Swap(text=text):
                yield text
            case Place(provisions=provisions):
                yield from (provision.text for provision in provisions)
            case _:
                pass


def _parents(weave: Weave) -> dict[str, str]:
    """By address: the provision to which each belongs, in the text as tabled or where it is put in."""
    parents = {one.address: weave.base.parent(n) for n, one in enumerate(weave.base)}
    for parent, slots in weave.slots.items():
        for slot in slots:
            parents.setdefault(slot.address, parent)
    return parents
