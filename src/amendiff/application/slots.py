"""The tree of places among provisions, from a document and all structural changes. Knows no words.

In a gap between two provisions stand first the newcomers bound to the one before it, then those bound to the one
behind it, each by sequence in the record, then by item.
"""

from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence

import msgspec

from amendiff.application.gaps import Gaps
from amendiff.application.strands import Asked
from amendiff.model.change import Change, Lift, Move, Place, Unite
from amendiff.model.document import Document, Kind, Provision
from amendiff.model.weave import NOBODY, Clash, Slot, upwards

STRUCTURAL = (Lift, Place, Move, Unite)


class Tree(msgspec.Struct):
    """The slots by parent, the provisions that are new, and the pairs of operations that clash over places."""

    slots: dict[str, tuple[Slot, ...]]
    new: dict[str, Provision]
    clashes: list[Clash]
    parents: dict[str, str]
    """By address, where each provision stands as tabled, or where it was first put in."""
    lifts: dict[str, dict[str, bool]]
    """By address: the operations that take the provision away, and whether others take its place."""


class _Newcomer(msgspec.Struct):
    change: Place | Move
    rank: tuple[bool, int, int]
    """Footnotes stand behind all else in a gap; then by sequence and item."""
    by: frozenset[str]
    twins: tuple["_Newcomer", ...] = ()
    """The same at an earlier place of the gap: where that passes, this adds nothing."""

    def slots(self) -> list[str]:
        """The ids of the slots of the first level that it brings."""
        return [slot.id for slot in self.arrivals()]

    def arrivals(self) -> Iterator[Slot]:
        """The slots of the first level that it brings."""
        change, by, own = self.change, self.by, f"@{min(self.by)}"
        if isinstance(change, Move):
            yield Slot(f"{change.at}{own}", change.at, change.kind, by)
            return
        depth = min((provision.depth for provision in change.provisions), default=0)
        for name in (provision.address for provision in change.provisions if provision.depth == depth):
            yield Slot(f"{name}{own}" if self.twins else name, name, inserted_by=by)


def tree(document: Document, asked: Sequence[Asked]) -> Tree:
    """Return the places of *document* with the structural changes *asked*."""
    children, parents = _children(document)
    lifted: dict[str, frozenset[str]] = {}
    united: dict[str, Slot] = {}
    lifts: dict[str, dict[str, bool]] = defaultdict(dict)
    newcomers: dict[Change, list[_Newcomer]] = defaultdict(list)
    gaps: dict[tuple[str, str, str], list[_Newcomer]] = defaultdict(list)
    ranks = Gaps()
    for n, (operation, rank, change) in enumerate(asked):
        match change:
            case Lift(at=at, slot=slot, replaced=replaced):
                lifted[slot] = lifted.get(slot, NOBODY) | {operation}
                lifts[at][operation] = replaced
            case Unite(at=at, head=head):
                known = united.get(at, Slot("", at))
                united[at] = Slot("", at, united_by=known.united_by | {operation}, head=head)
            case Place() | Move():
                if isinstance(change, Move):
                    lifted[change.slot] = lifted.get(change.slot, NOBODY) | {operation}
                same = newcomers[change]
                place = (_is_note(change, document), rank, n)
                beside = change.gap.beside
                gap = (beside or change.gap.parent, change.gap.side, "slot" if beside else "parent")
                if (joined := ranks.joined(gap, place, operation, same)) is not None:
                    joined.by |= {operation}
                    continue
                same.append(_Newcomer(change, place, frozenset({operation}), tuple(same)))
                ranks.enter(gap, place)
                gaps[gap].append(same[-1])
            case _:
                raise AssertionError(change)
    for newcomer in (one for same in newcomers.values() for one in same[1:]):
        for name in newcomer.slots():
            lifted[name] = lifted.get(name, NOBODY).union(*(twin.by for twin in newcomer.twins))
    new: dict[str, Provision] = {}
    slots: dict[str, tuple[Slot, ...]] = {}

    def finished(slot: Slot) -> Slot:
        run_on = united.get(slot.address)
        return msgspec.structs.replace(
            slot,
            deleted_by=lifted.get(slot.id, NOBODY),
            united_by=run_on.united_by if run_on else NOBODY,
            head=run_on.head if run_on else "",
        )

    def arriving(name: str, side: str, what: str) -> list[Slot]:
        found: list[Slot] = []
        for newcomer in _in_order(gaps.get((name, side, what), ()), after=side in ("after", "start")):
            _enter(newcomer, new, parents, children)
            found += newcomer.arrivals()
        return found

    def around(first: Iterable[Slot]) -> Iterator[Slot]:
        """The slots with all that comes beside them, and beside that, without recursion."""
        todo = [(slot, False) for slot in reversed([*first])]
        while todo:
            slot, ready = todo.pop()
            if ready:
                yield finished(slot)
                continue
            behind = [(one, False) for one in arriving(slot.id, "after", "slot")]
            ahead = [(one, False) for one in arriving(slot.id, "before", "slot")]
            todo += reversed([*ahead, (slot, True), *behind])

    todo = [""]
    while todo:
        parent = todo.pop()
        own = [Slot(child, child) for child in children.get(parent, ())]
        arrived = [*around([*arriving(parent, "start", "parent"), *own, *arriving(parent, "end", "parent")])]
        if arrived:
            slots[parent] = tuple(arrived)
        todo += dict.fromkeys(
            slot.address for slot in arrived if slot.id == slot.address or slot.address not in parents
        )
    clashes = list(_clashes(asked, children, parents, lifts))
    return Tree(slots, new, clashes, parents, lifts)


def _is_note(change: Place | Move, document: Document) -> bool:
    if isinstance(change, Place):
        return change.provisions[0].kind is Kind.FOOTNOTE
    return change.at in document.footnotes


def _in_order(newcomers: Sequence[_Newcomer], *, after: bool) -> list[_Newcomer]:
    """Newcomers of one gap by rank; what was drafted beside one that comes in here stands there."""
    owner = {slot: newcomer for newcomer in newcomers for slot in newcomer.slots()} if len(newcomers) > 1 else {}
    beside: dict[int, list[_Newcomer]] = defaultdict(list)
    todo: list[_Newcomer] = []
    for newcomer in sorted(newcomers, key=lambda one: one.rank):
        near = owner.get(newcomer.change.gap.next_to)
        (todo if near is None else beside[id(near)]).append(newcomer)
    todo.reverse()
    ordered: list[_Newcomer] = []
    while todo:
        newcomer = todo.pop()
        if own := beside.pop(id(newcomer), []):
            todo += reversed([*own, newcomer] if after else [newcomer, *own])
        else:
            ordered.append(newcomer)
    return ordered


def _children(document: Document) -> tuple[dict[str, list[str]], dict[str, str]]:
    children: dict[str, list[str]] = defaultdict(list)
    parents: dict[str, str] = {}
    for n, provision in enumerate(document.provisions):
        parent = parents[provision.address] = document.parent(n)
        children[parent].append(provision.address)
    return children, parents


def _enter(
    newcomer: _Newcomer, new: dict[str, Provision], parents: dict[str, str], children: dict[str, list[str]]
) -> None:
    """Enter the provisions that are new, and what belongs to them among the children."""
    change = newcomer.change
    if isinstance(change, Move) or newcomer.twins or not change.provisions:
        return
    depth = change.provisions[0].depth
    above: list[str] = []
    for provision in change.provisions:
        del above[provision.depth - depth :]
        new[provision.address] = provision
        parents[provision.address] = above[-1] if above else change.gap.parent
        if above:
            children[above[-1]].append(provision.address)
        above.append(provision.address)


def _clashes(
    asked: Sequence[Asked],
    children: dict[str, list[str]],
    parents: dict[str, str],
    lifts: dict[str, dict[str, bool]],
) -> Iterator[Clash]:
    """Pairs of operations of which each wants another place for the same provision."""
    whole: dict[str, set[Change]] = defaultdict(set)
    place: dict[str, list[tuple[str, Change]]] = defaultdict(list)
    for operation, _, change in asked:
        whole[operation].add(change)
        match change:
            case Lift(at=at) | Move(at=at):
                place[at].append((operation, change))
            case Unite(at=at, head=head):
                place[at].append((operation, change))
                place[head].append((operation, change))
            case _:
                pass
    for address, wanted in place.items():
        for n, (one, first) in enumerate(wanted):
            for other, second in wanted[n + 1 :]:
                if one != other and _compete(first, second) and whole[one] != whole[other]:
                    yield Clash.of(one, other, address)
    positions = {child: n for level in children.values() for n, child in enumerate(level)} if lifts else {}
    moved: dict[str, list[tuple[str, Move]]] = defaultdict(list)
    gaps: dict[tuple[str, str], list[str]] = defaultdict(list)
    for operation, _, change in asked:
        if isinstance(change, Place | Move):
            gaps[change.gap.beside.partition("@")[0], change.gap.side].append(operation)
            yield from _misplaced(operation, change, children, positions, parents, lifts, whole)
        if isinstance(change, Move):
            moved[change.at].append((operation, change))
    for pairs in list(moved.values()):
        for one, move in pairs:
            for above in upwards(move.gap.parent, parents):
                for other, second in moved.get(above, ()):  # each into what the other moves
                    if one != other and move.at in upwards(second.gap.parent, parents):
                        yield Clash.of(one, other, move.at)
    for operation, _, change in asked:
        if isinstance(change, Unite):
            for other in (*gaps.get((change.head, "after"), ()), *gaps.get((change.at, "before"), ())):
                if other != operation:
                    yield Clash.of(operation, other, change.at)


def _compete(first: Change, second: Change) -> bool:
    if isinstance(first, Unite) and isinstance(second, Unite):
        return first.at == second.at and first != second
    plain = [isinstance(change, Lift) and not change.replaced for change in (first, second)]
    if any(plain):
        return not all(plain) and not isinstance(first, Unite) and not isinstance(second, Unite)
    return True


def _misplaced(
    operation: str,
    change: Place | Move,
    children: dict[str, list[str]],
    positions: dict[str, int],
    parents: dict[str, str],
    lifts: dict[str, dict[str, bool]],
    whole: dict[str, set[Change]],
) -> Iterator[Clash]:
    gap = change.gap
    for address in upwards(gap.parent, parents) if lifts else ():
        for other, replaced in lifts.get(address, {}).items():
            if other != operation and (replaced or isinstance(change, Move)):
                yield Clash.of(operation, other, address)
    level = children.get(gap.parent, [])
    name = gap.beside.partition("@")[0]
    if lifts and name in positions and parents.get(name) == gap.parent:
        n = positions[name]
        left, right = (n, n + 1) if gap.side == "after" else (n - 1, n)
        if left >= 0 and right < len(level):
            first, second = lifts.get(level[left], {}), lifts.get(level[right], {})
            for other in first.keys() & second.keys():
                if other != operation and first[other] and second[other] and whole[operation] != whole[other]:
                    yield Clash.of(operation, other, level[left])
