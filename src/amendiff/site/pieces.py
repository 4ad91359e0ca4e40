"""The runs of one strand as pieces, each with the condition under which it is hidden. Knows no HTML.

A replacement shows only the words that it changes: words that the old and the new text share become one piece, which
is shown while either stands. Spaces at the edges of runs depend on what stands beside them: their condition comes from
settling every set of the amendments that meet there.
"""

from collections.abc import Iterator, Sequence
from itertools import pairwise

import msgspec

from amendiff.application.joining import Settled, settle
from amendiff.comparison.words import changes
from amendiff.model.amendment import amendment_of
from amendiff.model.weave import Run, Strand, Style
from amendiff.site.conditions import ALWAYS, Condition, Rules, both, from_table, holds, names

LIMIT = 8
"""The largest number of amendments in one place of which every set is settled: 2 to the power of it."""
LEAD = -1


class Place(msgspec.Struct, frozen=True):
    """Characters *start* to *end* of the run at index *run*; from ``LEAD``, the joining space before it."""

    run: int
    start: int
    end: int


class Piece(msgspec.Struct, frozen=True):
    """Words that are shown and hidden together."""

    text: str
    places: tuple[Place, ...]
    """Where in the strand they stand: in more than one place where several versions share them."""
    hidden: Condition = frozenset()
    base: bool = True
    """Whether they are in the text as tabled."""
    by: tuple[str, ...] = ()
    """The amendments that put them in, or take them out."""
    styles: tuple[Style, ...] = ()
    restyled: tuple[tuple[str, bool, Style], ...] = ()
    begins: str = ""


def pieces(strand: Strand, rules: Rules) -> list[Piece]:
    """Return the pieces of *strand* in the order of the text, neighbours of one fate as one."""
    made = _Maker(strand.runs, rules)
    found: list[Piece] = []
    for piece in made.finished():
        last = found[-1] if found else None
        if last and not piece.begins and not last.begins and piece.text and last.text and _alike(last, piece):
            found[-1] = msgspec.structs.replace(last, text=last.text + piece.text)
        else:
            found.append(piece)
    return found


def _alike(one: Piece, other: Piece) -> bool:
    return (one.hidden, one.base, one.by, one.styles, one.restyled) == (
        other.hidden, other.base, other.by, other.styles, other.restyled
    )  # fmt: skip


class _Maker:
    def __init__(self, runs: Sequence[Run], rules: Rules) -> None:
        self.runs = runs
        self.rules = rules
        self.settled: dict[tuple[int, int, frozenset[str]], dict[int, Settled | None]] = {}
        self.lasting = [n for n, run in enumerate(runs) if _lasts(run)]

    def finished(self) -> Iterator[Piece]:
        for piece in self._merged():
            for part in self._cut(piece):
                if (whole := self._judged(part)) is not None:
                    yield whole

    # ---- replacements -------------------------------------------------------------------------------------------

    def _merged(self) -> list[Piece]:
        found: list[Piece] = []
        for n, run in enumerate(self.runs):
            if n or run.inserted_by:
                found.append(Piece(" ", (Place(n, LEAD, 0),)))
            found.append(Piece(run.text, (Place(n, 0, len(run.text)),)))
        for origin in dict.fromkeys(run.origin for run in self.runs if run.origin and run.text):
            found = self._narrowed(found, origin)
        return found

    def _narrowed(self, found: list[Piece], origin: str) -> list[Piece]:
        """Let the new words of one replacement share pieces with the old ones, where that is safe."""
        operation = origin.rpartition(":")[0]
        new = [n for n, run in enumerate(self.runs) if run.origin == origin]
        old = self._old(new[0], operation)
        if not old:
            return found
        first = next(n for n, piece in enumerate(found) if any(place.run in old for place in piece.places))
        start = next(n for n, piece in enumerate(found) if any(place.run == new[0] for place in piece.places))
        end = max(n for n, piece in enumerate(found) if any(place.run in new for place in piece.places)) + 1
        if not all(self._apart(piece, operation, old) for piece in found[first:start]):
            return found
        gone, come = _Reel(found[first:start], old), _Reel(found[start:end], new)
        merged: list[Piece] = []
        for sign, text in changes(gone.text, come.text):
            if sign == "-":
                merged += gone.take(len(text))
            elif sign == "+":
                merged += come.take(len(text))
            else:
                merged += self._shared(gone, come, len(text))
        return [*found[:first], *merged, *gone.left, *come.left, *found[end:]]

    def _old(self, start: int, operation: str) -> list[int]:
        """The runs before the one at *start* that *operation* takes out, in one stretch."""
        old: list[int] = []
        for n in range(start - 1, -1, -1):
            run = self.runs[n]
            if operation in run.deleted_by:
                old.append(n)
            elif operation in run.inserted_by or run.begins or not run.inserted_by:
                break
        return old[::-1]

    def _apart(self, piece: Piece, operation: str, old: Sequence[int]) -> bool:
        """Whether *piece* never stands together with what *operation* puts in."""
        for place in piece.places:
            run = self.runs[place.run]
            if place.run in old or operation in run.overtaken_by | run.deleted_by:
                continue
            if not all(frozenset((operation, other)) in self.rules.clashing for other in run.inserted_by):
                return False
        return True

    def _shared(self, gone: "_Reel", come: "_Reel", length: int) -> Iterator[Piece]:
        while length > 0:
            yield from gone.strangers()
            yield from come.strangers()
            size = min(length, gone.next_size(), come.next_size())
            (was,), (now,) = gone.take(size), come.take(size)
            one, other = self.runs[was.places[0].run], self.runs[now.places[0].run]
            if (one.styles, one.restyled) == (other.styles, other.restyled):
                yield Piece(was.text, was.places + now.places)
            else:
                yield was
                yield now
            length -= size

    # ---- conditions ---------------------------------------------------------------------------------------------

    def _cut(self, piece: Piece) -> Iterator[Piece]:
        """Part the spaces at the edges of runs from the words between them."""
        if piece.places[0].start == LEAD or not piece.text:
            yield piece
            return
        cuts = {0, len(piece.text)}
        for place in piece.places:
            low, high = _core(self.runs[place.run].text)
            cuts |= {edge - place.start for edge in (low, high) if place.start < edge < place.end}
        edges = sorted(cuts)
        for low, high in pairwise(edges):
            yield _slice(piece, low, high)

    def _judged(self, piece: Piece) -> Piece | None:
        """Return *piece* with its condition; ``None`` where it never shows."""
        run = self.runs[piece.places[0].run]
        lead = piece.places[0].start == LEAD
        condition = self._space(piece) if lead or self._at_edge(piece) else None
        if condition is None:
            condition = ALWAYS
            for place in piece.places:
                condition = both(condition, self.rules.gone(self.runs[place.run]))
        condition = self.rules.plain(condition)
        if condition == ALWAYS:
            return None
        base = not holds(condition, ())
        credited = names(condition, on=base)
        above = {parent for name in credited for parent in self.rules.needs(name)[1:]}
        by = tuple(name for name in self.rules.weave.order if name in credited - above)
        if lead:
            return Piece(piece.text, piece.places, condition, base, by)
        return Piece(piece.text, piece.places, condition, base, by, run.styles, run.restyled, run.begins)

    def _at_edge(self, piece: Piece) -> bool:
        if not piece.text or piece.text.strip(" "):
            return False
        cores = ((place, _core(self.runs[place.run].text)) for place in piece.places)
        return any(place.end <= low or place.start >= high for place, (low, high) in cores)

    def _space(self, piece: Piece) -> Condition | None:
        """The condition of a space between runs; ``None`` where too many amendments meet there."""
        ranges = {self._neighbourhood(place) for place in piece.places}
        low, high = min(low for low, _ in ranges), max(high for _, high in ranges)
        met = {
            amendment_of(name)
            for run in self.runs[low:high]
            for name in run.inserted_by | run.deleted_by | run.overtaken_by
        }
        if len(met) > LIMIT:
            return None if piece.places[0].start != LEAD else self.rules.gone(self.runs[piece.places[0].run])

        def hidden(chosen: frozenset[str]) -> bool | None:
            closed = {parent for name in chosen for parent in self.rules.needs(name)}
            if not self.rules.valid(closed) or not closed & met <= chosen:
                return None
            settled = self._settle(low, high, frozenset(closed))
            return not any(_stands(settled[place.run], place) for place in piece.places)

        return from_table(met, hidden)

    def _neighbourhood(self, place: Place) -> tuple[int, int]:
        """The runs, from one that always stands to the next, of which the space at *place* depends on."""
        behind = (
            place.run in self.lasting and place.start != LEAD and place.start >= _core(self.runs[place.run].text)[1]
        )
        before = place.run + 1 if behind else place.run
        low = max((n for n in self.lasting if n < before), default=0)
        high = min((n for n in self.lasting if n >= before), default=len(self.runs) - 1)
        return low, high + 1

    def _settle(self, low: int, high: int, chosen: frozenset[str]) -> dict[int, Settled | None]:
        """What stands of the runs from *low* to *high*; a quotation mark looks one lasting run further."""
        key = (low, high, chosen)
        if key not in self.settled:
            weave = self.rules.weave
            first = max((n for n in self.lasting if n < low), default=0)
            last = min((n for n in self.lasting if n >= high), default=len(self.runs) - 1) + 1
            operations = frozenset(name for one in chosen for name in weave.operations[one])
            found = settle(self.runs[first:last], operations, weave.literal, weave.base.language)
            self.settled[key] = dict(enumerate(found, first))
        return self.settled[key]


class _Reel:
    """Pieces handed out by length of the words that count; the others come along where they stand."""

    def __init__(self, found: Sequence[Piece], counting: Sequence[int]) -> None:
        self.left = list(found)
        self.counting = set(counting)
        self.text = "".join(piece.text for piece in found if self._counts(piece))

    def _counts(self, piece: Piece) -> bool:
        return any(place.run in self.counting and place.start != LEAD for place in piece.places) and bool(piece.text)

    def strangers(self) -> Iterator[Piece]:
        while self.left and not self._counts(self.left[0]):
            yield self.left.pop(0)

    def next_size(self) -> int:
        return len(self.left[0].text)

    def take(self, length: int) -> list[Piece]:
        taken: list[Piece] = []
        while length > 0:
            taken += self.strangers()
            piece = self.left.pop(0)
            if len(piece.text) > length:
                self.left.insert(0, _slice(piece, length, len(piece.text)))
                piece = _slice(piece, 0, length)
            taken.append(piece)
            length -= len(piece.text)
        return taken


def _slice(piece: Piece, low: int, high: int) -> Piece:
    places = tuple(Place(place.run, place.start + low, place.start + high) for place in piece.places)
    return Piece(piece.text[low:high], places)


def _core(text: str) -> tuple[int, int]:
    """Where the words of a run begin and end, its outer spaces left out."""
    low = len(text) - len(text.lstrip(" "))
    return low, max(low, len(text.rstrip(" ")))


def _lasts(run: Run) -> bool:
    return not (run.inserted_by | run.deleted_by | run.overtaken_by) and bool(run.text.strip(" "))


def _stands(settled: Settled | None, place: Place) -> bool:
    if settled is None:
        return False
    if place.start == LEAD:
        return bool(settled.lead)
    return settled.low <= place.start and place.end <= settled.high
