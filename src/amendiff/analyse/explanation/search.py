"""The decisions on operations under which the stream of a weave comes nearest to a text. Makes no text.

The stream is followed once. Each state is what was decided of the operations that still matter, with how far the text
was followed at what cost; states that no longer differ in what matters are one, the cheapest way to each place kept.
So the work grows with the words and with the operations that overlap, not with the number of all sets.
"""

from collections.abc import Iterator, Sequence

import msgspec

from amendiff.analyse.explanation.stream import BREAK, Stream, Stretch

SLACK = 10
"""How much dearer than the cheapest a way may be and still be followed."""
WIDTH = 48
"""How many states are followed at once."""
ANCHOR = 8
"""So many words that stand in both wherever an operation is decided are taken to be the same words."""
SKIP = 4
"""What a provision costs at most that stands in one of the two only, however long it is."""

Cell = tuple[int, int, int]
"""What it cost to come here, with the operations that are in and those that are out."""
Row = dict[int, Cell]
"""By place in the text, in ascending order."""


class Decisions(msgspec.Struct, frozen=True):
    """What was decided of operations, by name; those in neither make no difference."""

    ins: frozenset[str]
    outs: frozenset[str]


class _State(msgspec.Struct):
    ins: int
    outs: int
    row: Row
    begun: Row
    """The row with which the provision began."""


def nearest(stream: Stream, text: Sequence[str], favoured: frozenset[str], *, exact: bool = False) -> Decisions | None:
    """Return the decisions under which *stream* comes nearest to *text*; of equal ones those for *favoured* operations.

    *exact*: both are spelt by letters, and only decisions under which they are equal will do. Returns ``None`` where
    there are none.
    """
    walk = _Exact(stream, "".join(text), favoured) if exact else _Walk(stream, text, favoured)
    return walk.followed()


class _Walk:
    def __init__(self, stream: Stream, text: Sequence[str], favoured: frozenset[str]) -> None:
        self.stream = stream
        self.text = text
        self.favoured = sum(1 << n for n, name in enumerate(stream.operations) if name in favoured)
        self.behind: dict[int, int] = {}
        starts = [n for n, word in enumerate(text) if word == BREAK]
        for start, end in zip(starts, [*starts, len(text)][1:], strict=True):
            self.behind[start] = end

    def followed(self) -> Decisions | None:
        states = [_State(0, 0, {0: (0, 0, 0)}, {})]
        stretches, later = self.stream.stretches, (*self.stream.later[1:], 0)
        for n, stretch in enumerate(stretches):
            moved: dict[tuple[int, int], _State] = {}
            for state in states:
                for one, stands in self.decided(state, stretch):
                    if stands:
                        self.advance(one, stretch)
                    if one.row:
                        self.merge(moved, one, later[n])
            states = self.kept([*moved.values()])
            if not states:
                return None
        return self.ended(states)

    def decided(self, state: _State, stretch: Stretch) -> Iterator[tuple[_State, bool]]:
        """The states in which it is decided whether *stretch* stands, favoured ones first."""
        todo = [state]
        while todo:
            one = todo.pop()
            verdicts = [condition.holds(one.ins, one.outs) for condition in stretch.conditions]
            if False in verdicts:
                yield one, False
            elif None not in verdicts:
                yield one, True
            else:
                bit = stretch.conditions[verdicts.index(None)].open(one.ins, one.outs)
                ways = [self.put(one, bit, on=on) for on in ((False, True) if bit & self.favoured else (True, False))]
                todo += [way for way in ways if way is not None]

    def put(self, state: _State, bit: int, *, on: bool) -> _State | None:
        """Return *state* with an operation decided and what that brings with it; ``None`` where it cannot be."""
        n = bit.bit_length() - 1
        ins, outs = (bit | self.stream.needs[n], self.stream.rivals[n]) if on else (0, bit)
        if on:
            ins &= ~state.ins
        if (state.ins | ins) & (state.outs | outs):
            return None
        return _State(
            state.ins | ins, state.outs | outs, _marked(state.row, ins, outs), _marked(state.begun, ins, outs)
        )

    def advance(self, state: _State, stretch: Stretch) -> None:
        """Follow *stretch*, which stands, with all rows of *state*."""
        row = state.row
        if stretch.words == (BREAK,):
            row = self.skipped(row, state.begun)
            state.begun = row
        elif len(stretch.words) >= ANCHOR and not stretch.conditions:
            place = min(row, key=lambda at: row[at][0])
            behind = place + len(stretch.words)
            if self.text[place:behind] == stretch.words:
                state.row = {behind: row[place]}
                return
        for word in stretch.words:
            row = self.stepped(row, word)
        state.row = row

    def stepped(self, row: Row, word: str) -> Row:
        text, end = self.text, len(self.text)
        found: Row = {}
        for place, cell in row.items():
            cost, ins, outs = cell
            if place not in found or cost + 1 < found[place][0]:
                found[place] = (cost + 1, ins, outs)
            if place < end:
                there = text[place]
                if there == word:
                    found[place + 1] = cell
                elif there != BREAK != word:
                    found[place + 1] = (cost + 1, ins, outs)
        low = min(cell[0] for cell in found.values())
        ordered: Row = {}
        before: Cell | None = None
        place, highest = min(found), max(found)
        while place <= end:  # words of the text that the stream lacks cost one each
            here = found.get(place)
            if before is not None and (here is None or before[0] + 1 < here[0]):
                here = (before[0] + 1, before[1], before[2])
            if here is None or here[0] > low + SLACK:
                before = None
                if place >= highest:
                    break
                place += 1
                continue
            ordered[place] = before = here
            place += 1
        return ordered

    def skipped(self, row: Row, begun: Row) -> Row:
        """Return *row* where the provision before may be left out on either side."""
        found = dict(row)
        for place, (cost, ins, outs) in begun.items():
            if place not in found or cost + SKIP < found[place][0]:
                found[place] = (cost + SKIP, ins, outs)
        todo = sorted(found)
        for place in todo:
            behind = self.behind.get(place)
            if behind is None:
                continue
            cost, ins, outs = found[place]
            cost += min(behind - place, SKIP)
            if behind not in found or cost < found[behind][0]:
                if behind not in found:
                    todo.append(behind)
                found[behind] = (cost, ins, outs)
        low = min(cell[0] for cell in found.values())
        return {place: found[place] for place in sorted(found) if found[place][0] <= low + SLACK}

    def merge(self, moved: dict[tuple[int, int], _State], state: _State, later: int) -> None:
        key = (state.ins & later, state.outs & later)
        known = moved.get(key)
        state.ins, state.outs = key
        if known is None:
            moved[key] = state
            return
        known.row = _cheaper(known.row, state.row)
        known.begun = _cheaper(known.begun, state.begun)

    def kept(self, states: list[_State]) -> list[_State]:
        if len(states) < 2:
            return states
        costs = [min(cell[0] for cell in state.row.values()) for state in states]
        low = min(costs)
        ranked = sorted((cost, n) for n, cost in enumerate(costs) if cost <= low + SLACK)
        return [states[n] for _, n in ranked[:WIDTH]]

    def ended(self, states: list[_State]) -> Decisions | None:
        end = len(self.text)
        cells: list[Cell] = []
        for state in states:
            row = self.skipped(state.row, state.begun)
            cells += [(cost + end - place, ins, outs) for place, (cost, ins, outs) in row.items()]
        return self._told(min(cells, key=lambda cell: cell[0])) if cells else None

    def _told(self, cell: Cell) -> Decisions:
        _, ins, outs = cell
        names = self.stream.operations
        return Decisions(
            frozenset(name for n, name in enumerate(names) if ins >> n & 1),
            frozenset(name for n, name in enumerate(names) if outs >> n & 1),
        )


class _Exact(_Walk):
    """Follows letter by letter, and never leaves the text."""

    text: str

    def advance(self, state: _State, stretch: Stretch) -> None:
        words = "".join(stretch.words)
        state.row = {at + len(words): cell for at, cell in state.row.items() if self.text.startswith(words, at)}

    def kept(self, states: list[_State]) -> list[_State]:
        return states[: 8 * WIDTH]

    def ended(self, states: list[_State]) -> Decisions | None:
        cells = [state.row[len(self.text)] for state in states if len(self.text) in state.row]
        return self._told(cells[0]) if cells else None


def _marked(row: Row, ins: int, outs: int) -> Row:
    return {
        place: (cost, known | ins, left | outs)
        for place, (cost, known, left) in row.items()
        if not (known | ins) & (left | outs)
    }


def _cheaper(one: Row, other: Row) -> Row:
    found = dict(one)
    for place, cell in other.items():
        if place not in found or cell[0] < found[place][0]:
            found[place] = cell
    return {place: found[place] for place in sorted(found)}
