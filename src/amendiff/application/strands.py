"""The runs of one provision, from its words and all changes to them. The result knows no order of weaving.

Every origin (the words as written, and each text put in) is cut at the edges of what happens to it. In the gap at an
edge stand: the replacement of what ends there, a footnote's reference, what is inserted after it, a break, what is
inserted before the next word; each by sequence in the record, then by item.
"""

from bisect import bisect_left, bisect_right
from collections import defaultdict
from collections.abc import Hashable, Iterator, Sequence
from itertools import combinations

from amendiff.application.gaps import Gaps
from amendiff.model.change import Break, Change, Cut, Put, Restyle, Span, Swap
from amendiff.model.document import Mark, Provision
from amendiff.model.weave import NOBODY, Clash, Run, Strand, Style

Asked = tuple[str, int, Change]
"""An operation, its rank in the record, and one change that it asks for."""


class _Group:
    """One change with all operations that ask for it at one place."""

    __slots__ = ("by", "change", "origin", "rank", "twins")

    def __init__(self, change: Change, rank: tuple[int, int], twins: Sequence["_Group"]) -> None:
        self.change = change
        self.rank = rank
        self.twins = twins
        """The same change at an earlier place of its gap: where that passes, this adds nothing."""
        self.by: frozenset[str] = NOBODY
        self.origin = ""


class _Origin:
    """One text of the strand, with the edges at which it is cut and who deletes what of it."""

    __slots__ = ("after", "before", "by", "cutters", "edges", "overtaken_by", "provision_marks", "restyles", "text")

    def __init__(self, text: str, marks: Sequence[Mark], by: frozenset[str]) -> None:
        self.text = text
        self.provision_marks = marks
        self.by = by
        self.overtaken_by: frozenset[str] = NOBODY
        self.edges = [0, len(text)]
        self.cutters: list[list[_Group]] = []
        self.restyles: list[tuple[int, int, _Group]] = []
        self.after: dict[int, list[tuple[tuple[int, ...], _Group]]] = defaultdict(list)
        self.before: dict[int, list[tuple[tuple[int, ...], _Group]]] = defaultdict(list)

    def segment(self, offset: int) -> int:
        """The index of the segment that holds the character at *offset*."""
        return bisect_right(self.edges, offset) - 1

    def cut(self, start: int, end: int, group: _Group) -> None:
        for n in range(bisect_left(self.edges, start), bisect_left(self.edges, end)):
            self.cutters[n].append(group)


def strand(provision: Provision, asked: Sequence[Asked]) -> tuple[Strand, list[Clash]]:
    """Return *provision* woven with the changes *asked* for it, and the pairs of operations that clash over words."""
    groups = _grouped(asked)
    origins = _origins(provision, groups)
    _cut(origins, groups)
    _attach(origins, groups)
    clashes = [clash for origin in origins.values() for clash in _clashes(provision.address, origin)]
    _overtake(origins, groups)
    touched = frozenset(operation for operation, _, _ in asked)
    return Strand(provision, tuple(_emit(origins, "")), touched), clashes


def _grouped(asked: Sequence[Asked]) -> list[_Group]:
    known: dict[Change, list[_Group]] = {}
    found: list[_Group] = []
    gaps = Gaps()
    counts: dict[str, int] = {}
    for n, (operation, rank, change) in enumerate(asked):
        same = known.setdefault(change, [])
        if isinstance(change, Put | Swap | Break):
            counts[operation] = counts.get(operation, 0) + 1
        gap = gap_of(change)
        group = gaps.joined(gap, (rank, n), operation, same)
        if group is None:
            group = _Group(change, (rank, n), tuple(same))
            if isinstance(change, Put | Swap | Break):
                group.origin = f"{operation}:{counts[operation]}"
            gaps.enter(gap, group.rank)
            same.append(group)
            found.append(group)
        group.by |= {operation}
    return found


def gap_of(change: Change) -> Hashable:
    """Return the gap between words into which *change* puts others; of any other change, what is its own alone."""
    return (change.anchor.origin, change.anchor.offset, change.anchor.side) if isinstance(change, Put) else change


def _origins(provision: Provision, groups: Sequence[_Group]) -> dict[str, _Origin]:
    origins = {"": _Origin(provision.text, provision.marks, NOBODY)}
    for group in groups:
        if isinstance(group.change, Put | Swap):
            origins[group.origin] = _Origin(group.change.text, group.change.marks, group.by)
    for group in groups:
        match group.change:
            case Cut(spans=spans) | Swap(spans=spans) | Restyle(spans=spans):
                for span in spans:
                    origins[span.origin].edges += (span.start, span.end)
            case Put(anchor=anchor) | Break(anchor=anchor):
                origin = origins[anchor.origin]
                origin.edges.append(len(origin.text) if anchor.offset < 0 else anchor.offset)
            case _:
                pass
    for origin in origins.values():
        for mark in origin.provision_marks:
            origin.edges += (mark.start, mark.end)
        origin.edges = sorted(set(origin.edges))
        origin.cutters = [[] for _ in origin.edges]
    return origins


def _cut(origins: dict[str, _Origin], groups: Sequence[_Group]) -> None:
    for group in groups:
        match group.change:
            case Cut(spans=spans) | Swap(spans=spans):
                for span in spans:
                    origins[span.origin].cut(span.start, span.end, group)
            case Restyle(spans=spans):
                for span in spans:
                    origins[span.origin].restyles.append((span.start, span.end, group))
            case _:
                pass


def _attach(origins: dict[str, _Origin], groups: Sequence[_Group]) -> None:
    for group in groups:
        match group.change:
            case Swap(spans=spans):
                last: Span = spans[-1]
                origins[last.origin].after[last.end].append(((0, *group.rank), group))
            case Put(anchor=anchor) | Break(anchor=anchor):
                origin = origins[anchor.origin]
                offset = len(origin.text) if anchor.offset < 0 else anchor.offset
                breaks = 2 if isinstance(group.change, Break) else 1
                if anchor.side == "after":
                    origin.after[offset].append(((breaks, *group.rank), group))
                else:  # a break before quoted words stands before what is inserted before them
                    origin.before[offset].append(((-breaks, *group.rank), group))
            case _:
                pass


def _clashes(address: str, origin: _Origin) -> Iterator[Clash]:
    shared: dict[tuple[_Group, _Group], str] = {}
    for n, cutters in enumerate(origin.cutters):
        words = origin.text[origin.edges[n] : origin.edges[n + 1]] if len(cutters) > 1 else ""
        here = {
            (one, other): shared.get((one, other), "") + words  # the edges of other operations part nothing
            for one, other in combinations(cutters, 2)
            if not (isinstance(one.change, Cut) and isinstance(other.change, Cut))
        }
        for (one, other), said in shared.items():
            if (one, other) not in here:
                yield from _pairs(one, other, address, said)
        shared = here
    for (start, end, one), (first, last, other) in combinations(origin.restyles, 2):
        low, high = max(start, first), min(end, last)
        if low < high and one.change != other.change and _contradict(one.change, other.change):
            yield from _pairs(one, other, address, origin.text[low:high])


def _contradict(one: Change, other: Change) -> bool:
    return isinstance(one, Restyle) and isinstance(other, Restyle) and one.style == other.style and one.add != other.add


def _pairs(one: _Group, other: _Group, address: str, words: str) -> Iterator[Clash]:
    for first in one.by:
        for second in other.by:
            if first != second and not (first in other.by and second in one.by):
                yield Clash.of(first, second, address, words)


def _overtake(origins: dict[str, _Origin], groups: Sequence[_Group]) -> None:
    """Work out beside which deletions an insertion loses its place (rules 4 and 5 of reading a set)."""

    def cutters(place: tuple[str, int] | None) -> list[_Group]:
        if place is None:
            return []
        origin = origins[place[0]]
        return origin.cutters[origin.segment(place[1])]

    for group in groups:  # what is put into a text stands behind that text in the order of weaving
        match group.change:
            case Put(anchor=anchor) | Break(anchor=anchor):
                inside = set(cutters(anchor.left)) & set(cutters(anchor.right))
                bare = {cutter for cutter in cutters(anchor.bound) if isinstance(cutter.change, Cut)}
                by = frozenset(name for cutter in inside | bare for name in cutter.by) - group.by
                by |= frozenset(name for twin in group.twins for name in twin.by)
                by |= origins[anchor.origin].overtaken_by
                if isinstance(group.change, Put):
                    origins[group.origin].overtaken_by = by
                else:
                    origins[group.origin] = _Origin("", (), group.by)
                    origins[group.origin].overtaken_by = by
            case Swap(spans=spans):
                origins[group.origin].overtaken_by = origins[spans[-1].origin].overtaken_by
            case _:
                pass


def _emit(origins: dict[str, _Origin], name: str) -> Iterator[Run]:
    """The runs of one text with all that is put into it, however deep, without recursion."""
    open_ = [_steps(origins, name)]
    while open_:
        step = next(open_[-1], None)
        if step is None:
            open_.pop()
        elif isinstance(step, Run):
            yield step
        else:
            open_.append(_steps(origins, step.origin))


def _steps(origins: dict[str, _Origin], name: str) -> Iterator[Run | _Group]:
    origin = origins[name]
    notes: dict[int, list[Mark]] = defaultdict(list)
    for mark in origin.provision_marks:
        if mark.kind == "note":
            notes[mark.start].append(mark)
    marks = [mark for mark in origin.provision_marks if mark.kind != "note"]
    restyles = sorted(origin.restyles, key=lambda restyle: restyle[2].rank[1])
    for n, offset in enumerate(origin.edges):
        groups = _in_order(origin.after.get(offset, ()), after=True)
        swaps = [group for group in groups if isinstance(group.change, Swap)]
        yield from swaps
        for note in notes.get(offset, ()):
            yield _run("", origin, name, offset, _takers(origin, n, swaps), ((note.kind, note.target),), ())
        for group in groups[len(swaps) :]:
            yield _beginning(origins, group) if isinstance(group.change, Break) else group
        for group in _in_order(origin.before.get(offset, ()), after=False):
            yield _beginning(origins, group) if isinstance(group.change, Break) else group
        if n + 1 < len(origin.edges):
            end = origin.edges[n + 1]
            styles = tuple((mark.kind, mark.target) for mark in marks if mark.start <= offset and end <= mark.end)
            restyled = tuple(
                (operation, group.change.add, group.change.style)
                for start, last, group in restyles
                if isinstance(group.change, Restyle) and start <= offset and end <= last
                for operation in sorted(group.by)
            )
            yield _run(origin.text[offset:end], origin, name, offset, origin.cutters[n], styles, restyled)


def _takers(origin: _Origin, n: int, swaps: Sequence[_Group]) -> list[_Group]:
    """Who takes out the reference at an edge: who takes the word before it, or all words where none is before it."""
    if not origin.text:
        return list(swaps)
    if n == 0:
        return [one for one in origin.cutters[0] if all(one in cutters for cutters in origin.cutters[:-1])]
    return [one for one in origin.cutters[n - 1] if one not in swaps or one in origin.cutters[0]]


def _in_order(entries: Sequence[tuple[tuple[int, ...], _Group]], *, after: bool) -> list[_Group]:
    """Groups of one side of a gap by rank; what was drafted beside a text put in here stands there."""
    if len(entries) < 2:
        return [group for _, group in entries]
    here = {group.origin for _, group in entries}
    found: list[_Group] = []
    beside: dict[str, list[_Group]] = defaultdict(list)
    for _, group in sorted(entries, key=_rank):
        change = group.change
        near = (change.anchor.right if after else change.anchor.left) if isinstance(change, Put | Break) else None
        if near and near[0] in here:
            beside[near[0]].append(group)
        else:
            found.append(group)
    if not beside:
        return found
    ordered: list[_Group] = []
    todo = found[::-1]
    while todo:
        group = todo.pop()
        own = beside.pop(group.origin, [])
        if own:
            todo += reversed([*own, group] if after else [group, *own])
        else:
            ordered.append(group)
    return ordered


def _rank(entry: tuple[tuple[int, ...], _Group]) -> tuple[int, ...]:
    return entry[0]


def _beginning(origins: dict[str, _Origin], group: _Group) -> Run:
    name = group.change.name if isinstance(group.change, Break) else ""
    return Run("", group.by, NOBODY, origins[group.origin].overtaken_by, group.origin, begins=name)


def _run(
    text: str,
    origin: _Origin,
    name: str,
    start: int,
    cutters: Sequence[_Group],
    styles: tuple[Style, ...],
    restyled: tuple[tuple[str, bool, Style], ...],
) -> Run:
    deleted: frozenset[str] = NOBODY
    for group in cutters:
        deleted |= group.by
    return Run(text, origin.by, deleted, origin.overtaken_by, name, start, styles, restyled)
