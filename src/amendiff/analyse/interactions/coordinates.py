"""Where changes act: the characters and gaps that they name, comparable across views. Knows single changes only."""

from collections.abc import Iterable, Sequence

from amendiff.model.change import Break, Change, Cut, Lift, Move, Place, Put, Restyle, Span, Swap, Unite


def made_by(changes: Iterable[Change], origin: str, begins: str) -> Iterable[Change]:
    """Return those of *changes* that made the run of *origin*, or the break that begins *begins*."""
    if begins:
        return [change for change in changes if isinstance(change, Break) and change.name == begins]
    if not origin:
        return []
    puts = [change for change in changes if isinstance(change, Put)]
    operation_part, _, count = origin.rpartition(":")
    made = [change for change in changes if isinstance(change, Put | Swap | Break)]
    number = int(count) if operation_part and count.isdigit() else 0
    if len(made) == 1:
        return puts
    return [made[number - 1]] if 0 < number <= len(made) and isinstance(made[number - 1], Put) else puts


def place_of(change: Change) -> str:
    return (change.gap.beside.partition("@")[0] or change.gap.parent) if isinstance(change, Place) else change.at


def named(changes: Iterable[Change]) -> Iterable[str]:
    """Yield the addresses of the provisions that *changes* act on or beside."""
    for change in changes:
        if not isinstance(change, Place):
            yield change.at
        if isinstance(change, Unite):
            yield change.head
        if isinstance(change, Place | Move):
            yield change.gap.beside.partition("@")[0] or change.gap.parent
            yield change.gap.parent


def characters(changes: Iterable[Change], at: str) -> set[tuple[str, int]]:
    """Return the characters of the provision *at* that *changes* take out or restyle."""
    return {
        (span.origin, offset)
        for change in changes
        if isinstance(change, Cut | Swap | Restyle) and change.at == at
        for span in change.spans
        for offset in range(span.start, span.end)
    }


def puts_within(change: Change, at: str, within: set[tuple[str, int]]) -> bool:
    """Whether *change* puts words *within* some characters of the provision *at*, or in place of some."""
    match change:
        case Swap(at=where):
            return where == at and not within.isdisjoint(characters((change,), at))
        case Put(at=where, anchor=anchor):
            beside = {(anchor.origin, anchor.offset - 1), (anchor.origin, anchor.offset), anchor.left, anchor.right}
            return where == at and not within.isdisjoint(beside)
        case _:
            return False


def coordinates(changes: Iterable[Change]) -> set[tuple[object, ...]]:
    """Return where *changes* act, without what only says who stood beside them."""
    return {coordinate(change) for change in changes}


def coordinate(change: Change) -> tuple[object, ...]:
    match change:
        case Put(at=at, anchor=anchor) | Break(at=at, anchor=anchor):
            return (type(change), at, anchor.origin, anchor.offset, anchor.side)
        case Cut(at=at, spans=spans) | Swap(at=at, spans=spans) | Restyle(at=at, spans=spans):
            return (type(change), at, *_merged(spans))
        case Place(gap=gap):
            return (type(change), gap.parent, gap.side, gap.beside)
        case Move(at=at, gap=gap):
            return (type(change), at, gap.parent, gap.side, gap.beside)
        case Lift(at=at):
            return (type(change), at)
        case Unite(at=at, head=head):
            return (type(change), at, head)


def _merged(spans: Sequence[Span]) -> list[tuple[str, int, int]]:
    """Return *spans* with those made one between which only a joining space lies."""
    found: list[tuple[str, int, int]] = []
    for span in spans:
        if found and found[-1][0] == span.origin and span.start - found[-1][2] in (0, 1):
            found[-1] = (span.origin, found[-1][1], span.end)
        else:
            found.append((span.origin, span.start, span.end))
    return found
