"""From the weave to the wordings of its provisions: which text each operation brings, and what it does to which."""

from collections import defaultdict
from collections.abc import Mapping
from typing import NamedTuple

import msgspec

from amendiff.analyse.compilation.paper import By
from amendiff.analyse.compilation.wording import Edit, Source, Wording
from amendiff.application.gaps import Gaps
from amendiff.application.strands import gap_of
from amendiff.application.weaving import Woven
from amendiff.model.amendment import amendment_of
from amendiff.model.change import Break, Change, Cut, Put, Restyle, Swap, Unite
from amendiff.model.document import Provision
from amendiff.model.weave import Weave


class Asked(msgspec.Struct, frozen=True):
    """One change with all shown operations that ask for it, and the name of the text that it brings."""

    change: Change
    by: By
    origin: str = ""


class _Alike(NamedTuple):
    """One change at one place of its gap, and who asks for it there."""

    origin: str
    rank: tuple[int, int]
    by: list[str]


class Strands:
    """All changes by the provision that they touch, those alike as one."""

    def __init__(self, woven: Woven, shown: frozenset[str]) -> None:
        self.weave: Weave = woven.weave
        self.shown = shown
        self.asked: dict[str, list[Asked]] = defaultdict(list)
        """By provision: the changes to its words, in the order of the record."""
        self.other: dict[str, list[Asked]] = defaultdict(list)
        """By provision: splits, joins and formatting."""
        self._sources: dict[str, dict[str, Source]] = defaultdict(dict)
        self._first: dict[str, dict[str, str]] = defaultdict(dict)
        """By provision and text put in there: the first of those that are the same, in which all is shown."""
        order = (operation for amendment in self.weave.order for operation in self.weave.operations[amendment])
        self._order = {operation: n for n, operation in enumerate(order)}
        self._read()

    def _read(self) -> None:
        rank = {name: n for n, name in enumerate(self.weave.order)}
        known: dict[Change, list[_Alike]] = defaultdict(list)
        counts: dict[tuple[str, str], int] = {}
        gaps = Gaps()
        n = 0
        for amendment in _by_level(self.weave):
            for operation in self.weave.operations[amendment]:
                for change in self.weave.changes[operation]:
                    if not isinstance(change, Cut | Put | Swap | Restyle | Break | Unite):
                        continue
                    origin, n = "", n + 1
                    if isinstance(change, Put | Swap | Break):
                        counts[change.at, operation] = counts.get((change.at, operation), 0) + 1
                        origin = f"{operation}:{counts[change.at, operation]}"
                    same, place, gap = known[change], (rank[amendment], n), (change.at, gap_of(change))
                    one = gaps.joined(gap, place, operation, same)
                    if one is None:
                        one = _Alike(origin, place, [])
                        same.append(one)
                        gaps.enter(gap, place)
                    self._first[change.at][origin] = one.origin
                    one.by.append(operation)
        for change, origin, asking in ((change, one.origin, one.by) for change, same in known.items() for one in same):
            assert isinstance(change, Cut | Put | Swap | Restyle | Break | Unite)
            by = [one for one in asking if amendment_of(one) in self.shown]
            if isinstance(change, Put | Swap):
                self._sources[change.at][origin] = Source(change.text, change.marks)
            if by:
                order = sorted(
                    dict.fromkeys(by), key=lambda one: (rank[amendment_of(one)], int(one.rpartition("/")[2]))
                )
                kind = self.asked if isinstance(change, Cut | Put | Swap) else self.other
                kind[change.at].append(Asked(change, tuple(order), origin))
        for found in (*self.asked.values(), *self.other.values()):
            found.sort(key=lambda one: (rank[amendment_of(one.by[0])], int(one.by[0].rpartition("/")[2])))

    def provision(self, address: str) -> Provision:
        """Return the provision at *address* as it was written."""
        strand = self.weave.strands.get(address)
        return strand.provision if strand is not None else self.weave.base[address]

    def wording(self, address: str) -> Wording:
        """Return the words of the provision and the edits proposed on them, but for those of the whole."""
        provision = self.provision(address)
        sources = {"": Source(provision.text, provision.marks), **self._sources.get(address, {})}
        edits: dict[str, list[Edit]] = defaultdict(list)
        wholes = {one.change for one in self.wholes(address)}
        first = self._first.get(address, {})
        for rank, asked in enumerate(self.asked.get(address, ())):
            if asked.change not in wholes and (found := _edit(asked, sources, first, rank)) is not None:
                edits[found[0]].append(found[1])
        return Wording(sources, edits, self._order)

    def wholes(self, address: str) -> list[Asked]:
        """Return the changes that give the provision all new words."""
        length = len(self.provision(address).text)
        return [
            one
            for one in self.asked.get(address, ())
            if isinstance(one.change, Swap)
            and [(span.origin, span.start, span.end) for span in one.change.spans] == [("", 0, length)]
        ]

    def scattered(self, address: str) -> list[Asked]:
        """Return the changes to words of several texts at once, which no bracket can show."""
        return [
            one
            for one in self.asked.get(address, ())
            if isinstance(one.change, Cut | Swap) and len({span.origin for span in one.change.spans}) > 1
        ]


def _edit(asked: Asked, sources: Mapping[str, Source], first: Mapping[str, str], rank: int) -> tuple[str, Edit] | None:
    """The text that *asked* is about, and what it does there."""
    change = asked.change
    match change:
        case Put(anchor=anchor):
            origin = first.get(anchor.origin, anchor.origin)
            offset = len(sources[origin].text) if anchor.offset < 0 else anchor.offset
            return origin, Edit(offset, offset, asked.origin, asked.by, rank, anchor.side == "before", change.literal)
        case Cut(spans=spans) | Swap(spans=spans):
            origins = {first.get(span.origin, span.origin) for span in spans}
            if len(origins) != 1:
                return None
            new = asked.origin if isinstance(change, Swap) else ""
            start, end = min(span.start for span in spans), max(span.end for span in spans)
            return origins.pop(), Edit(start, end, new, asked.by, rank, literal=change.literal)
        case _:
            return None


def _by_level(weave: Weave) -> list[str]:
    """The amendments in the order in which they were woven: each behind those that it amends."""
    depth: dict[str, int] = {}
    waiting = list(weave.order)
    while waiting:
        for name in list(waiting):
            if all(parent in depth for parent in weave.parents[name]):
                depth[name] = 1 + max((depth[parent] for parent in weave.parents[name]), default=0)
                waiting.remove(name)
    return sorted(weave.order, key=lambda name: (depth[name], weave.order.index(name)))
