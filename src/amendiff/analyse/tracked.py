"""The rows of a redline as tracked changes: paragraphs in one sequence that holds the old order and the new.

Words come from the rows, formatting and references to footnotes from the provisions of both sides. Adds no facts.
"""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from math import inf

from msgspec.structs import replace

from amendiff.analyse.moving import movers_of, names_of
from amendiff.analyse.redline import BOUNDARY, Row, redline
from amendiff.application import Reading
from amendiff.model.amendment import amendment_of
from amendiff.model.change import Restyle
from amendiff.model.document import Document, Kind, Mark, Provision
from amendiff.model.tracked import EPOCH, Authors, Credit, Moved, Paragraph, Piece, Sign, Tracked, pieces_of
from amendiff.model.weave import Style


def tracked(
    old: Reading,
    new: Reading,
    people: Mapping[str, Credit],
    *,
    before: Document | None = None,
    after: Document | None = None,
    comments: Mapping[str, str] | None = None,
    title: str = "",
    remarks: tuple[str, ...] = (),
) -> Tracked:
    """Return the tracked changes from *old* to *new*, two readings of one weave.

    *people* has who stands behind each amendment, *comments* what is to be said of it; *before* and *after* are the
    texts with the numbers that are to be printed.
    """
    before, after = before or old.document, after or new.document
    maker = _Maker(old, new, before, after)
    paragraphs = tuple(maker.paragraphs(redline(old, new)))
    used = {piece.by for one in paragraphs for piece in one.pieces if piece.sign != "=" or piece.was is not None}
    used |= {one.by for one in paragraphs if one.mark != "="}
    together = {by: _together([people[name] for name in by]) for by in sorted(used)}
    return Tracked(before, after, paragraphs, together, dict(comments or {}), title, remarks)


def _together(found: Sequence[Credit]) -> Credit:
    if len(found) == 1:
        return found[0]
    return Credit(" and ".join(one.name for one in found), max((one.date for one in found), default=EPOCH))


class _Maker:
    def __init__(self, old: Reading, new: Reading, before: Document, after: Document) -> None:
        self.weave = new.weave
        self.names = {name: n for n, name in enumerate(new.weave.order)}
        self.set = tuple(name for name in new.amendments if name not in old.amendments) or new.amendments
        self.before = {one.address: one for one in before}
        self.after = {one.address: one for one in after}
        self.notes: dict[str, Authors] = {}
        restyling: dict[str, set[str]] = {}
        for operation, changes in new.weave.changes.items():
            if operation in new.operations:
                for change in changes:
                    if isinstance(change, Restyle):
                        restyling.setdefault(change.at, set()).add(operation)
        self.restyling = restyling

    def authors(self, operations: Iterable[str]) -> Authors:
        """The amendments to which *operations* belong, in the order of the record."""
        found = {amendment_of(operation) for operation in operations}
        return tuple(sorted(found, key=lambda name: self.names.get(name, len(self.names))))

    def paragraphs(self, rows: Sequence[Row]) -> Iterator[Paragraph]:
        for row in rows:
            if row.provision.kind is Kind.FOOTNOTE and row.by:
                self.notes[row.provision.address.removeprefix("fn")] = self.authors(row.by)
        movers = movers_of(rows)
        gone = _gone_elsewhere(rows, movers)
        moves = names_of(rows, movers)
        by = _movers_by(rows, movers, self)
        waiting = sorted(movers | gone, key=lambda n: rows[n].old_index or 0, reverse=True)

        def before(old: float) -> Iterator[Paragraph]:
            while waiting and (rows[waiting[-1]].old_index or 0) < old:
                n = waiting.pop()
                yield from self._moved(rows[n], "-", moves, by) if n in movers else self._row(rows[n])

        for n, row in enumerate(rows):
            if n in movers:
                yield from self._moved(row, "+", moves, by)
            elif n not in gone:
                if row.old_index is not None:
                    yield from before(row.old_index)
                yield from self._row(row)
        yield from before(inf)

    def _moved(self, row: Row, side: Sign, moves: Mapping[str, str], by: Mapping[str, Authors]) -> Iterator[Paragraph]:
        """One of the two places of what moves: where it was it goes, where it now is it comes."""
        name = row.provision.address
        pieces: list[Piece] = []
        for one in self._row(row):
            for piece in one.pieces:
                if piece.sign == "=":
                    styles = piece.styles if side == "+" or piece.was is None else piece.was
                    pieces.append(replace(piece, sign=side, by=by[name], styles=styles, was=None, moved=True))
                elif piece.sign == side:
                    pieces.append(piece)
            if one.mark not in ("=", side):  # the break stands on the other side only: here the words run on
                continue
            old, new = (one.old, None) if side == "-" else (None, one.new)
            owner = by[name] if one.mark == "=" else one.by
            moved: Moved = "from" if side == "-" else "to"
            yield Paragraph(tuple(pieces), side, old, new, owner, moved, moves[name])
            pieces = []

    def _row(self, row: Row) -> Iterator[Paragraph]:
        olds = [self.before.get(one.address, one) for one in row.old]
        news = [self.after.get(one.address, one) for one in row.new]
        if row.provision.kind is Kind.ROW and row.old and row.new and _tabs(row):
            by = self._credit(row)  # the columns change: one row goes, another comes
            yield Paragraph(tuple(pieces_of(olds[0], "-", by)), "-", olds[0], None, by)
            yield Paragraph(tuple(pieces_of(news[0], "+", by)), "+", None, news[0], by)
            return
        old_at = new_at = 0
        walk = _Walk(olds, news, self, self._credit(row))
        for segment in row.segments:
            more = {"-": len(olds) - old_at, "+": len(news) - new_at, "=": 0}[segment.sign] > 1
            if segment.text == BOUNDARY and more:  # where no other provision follows, they are two line breaks
                if segment.sign == "-":
                    yield Paragraph(
                        walk.taken("-"), "-", olds[old_at], None, self.authors(segment.deleted_by or row.by)
                    )
                    old_at += 1
                else:
                    yield Paragraph(
                        walk.taken("+"), "+", None, news[new_at], self.authors(segment.inserted_by or row.by)
                    )
                    new_at += 1
                continue
            owners = segment.inserted_by if segment.sign == "+" else segment.deleted_by
            walk.go(segment.sign, segment.text, self.authors(owners or row.by) or walk.fallback)
        old = olds[-1] if olds else None
        new = news[-1] if news else None
        mark: Sign = "=" if old and new else "-" if old else "+"
        yield Paragraph(walk.taken("="), mark, old, new, self.authors(row.by) if mark != "=" else ())

    def _credit(self, row: Row) -> Authors:
        """Who stands behind a change of *row* that no run of words names, such as its formatting."""
        found = self.restyling.get((row.old or row.new)[0].address)
        if found:
            return self.authors(found)
        of_words = set(row.by)
        for one in row.segments:
            of_words |= one.inserted_by if one.sign == "+" else one.deleted_by if one.sign == "-" else frozenset()
        return self.authors(of_words) or self.set


def _gone_elsewhere(rows: Sequence[Row], movers: frozenset[int]) -> frozenset[int]:
    """Return the rows of what goes that do not stand in the old order, but with what they were below, which moves."""
    old = {n: row.old_index for n, row in enumerate(rows) if row.old_index is not None and n not in movers}
    found: set[int] = set()
    last: float = -1
    stays = [n for n in old if rows[n].new_index is not None]
    following = iter([*(old[n] for n in stays), inf])
    behind = next(following)
    for n, index in old.items():
        if rows[n].new_index is not None:
            behind = next(following)
        elif not last < index < behind:
            found.add(n)
            continue
        last = index
    return frozenset(found)


class _Walk:
    """The words of one row, cut where formatting or a reference to a footnote begins or ends on either side."""

    def __init__(self, olds: Sequence[Provision], news: Sequence[Provision], maker: _Maker, credit: Authors) -> None:
        self.olds, self.news = [_Marks(one) for one in olds], [_Marks(one) for one in news]
        self.maker, self.fallback = maker, credit
        self.pieces: list[Piece] = []

    def go(self, sign: Sign, text: str, by: Authors) -> None:
        """Walk over *text*."""
        was = self.olds[0] if sign != "+" else None
        now = self.news[0] if sign != "-" else None
        self._notes(leaving_old=was is not None, leaving_new=now is not None)
        start = 0
        while start < len(text):
            here = min(side.stretch(len(text) - start) for side in (was, now) if side is not None)
            old, new = was.styles() if was else (), now.styles() if now else ()
            words = text[start : start + here]
            if sign == "=":
                same = sorted(old) == sorted(new)
                self.pieces.append(Piece("=", words, () if same else self.fallback, new, None if same else old))
            else:
                self.pieces.append(Piece(sign, words, by, new if sign == "+" else old))
            start += here
            for side in (was, now):
                if side is not None:
                    side.at += here
            if start < len(text):
                self._notes(leaving_old=was is not None, leaving_new=now is not None)

    def taken(self, mark: Sign) -> tuple[Piece, ...]:
        """Return the pieces up to a break; the side on which it stands goes on to its next provision."""
        self._notes(leaving_old=mark != "+", leaving_new=mark != "-")
        if mark in "=-":
            del self.olds[:1]
        if mark in "=+":
            del self.news[:1]
        found, self.pieces = _joined(self.pieces), []
        return found

    def _notes(self, *, leaving_old: bool, leaving_new: bool) -> None:
        old = self.olds[0].waiting() if self.olds else []
        new = self.news[0].waiting() if self.news else []
        for label in old:
            if label in new:
                self._note("=", label)
                self.olds[0].told.add(label)
                self.news[0].told.add(label)
            elif leaving_old:
                self._note("-", label)
                self.olds[0].told.add(label)
        for label in new:
            if label not in old and leaving_new:
                self._note("+", label)
                self.news[0].told.add(label)

    def _note(self, sign: Sign, label: str) -> None:
        by = () if sign == "=" else self.maker.notes.get(label, ()) or self.fallback
        self.pieces.append(Piece(sign, "", by, (("note", label),)))


class _Marks:
    """How far one side of a row has been walked, and what formats the words there."""

    def __init__(self, provision: Provision) -> None:
        self.notes: list[Mark] = [mark for mark in provision.marks if mark.kind == "note"]
        self.spans = [mark for mark in provision.marks if mark.kind != "note"]
        self.edges = sorted({edge for mark in provision.marks for edge in (mark.start, mark.end)})
        self.at = 0
        self.told: set[str] = set()

    def stretch(self, most: int) -> int:
        """How many characters, at most *most*, share their formatting."""
        n = next((edge for edge in self.edges if edge > self.at), None)
        return most if n is None else min(most, n - self.at)

    def styles(self) -> tuple[Style, ...]:
        return tuple((mark.kind, mark.target) for mark in self.spans if mark.start <= self.at < mark.end)

    def waiting(self) -> list[str]:
        """The footnotes referred to here, not yet told."""
        return [mark.target for mark in self.notes if mark.start == self.at and mark.target not in self.told]


def _joined(pieces: Sequence[Piece]) -> tuple[Piece, ...]:
    """Return *pieces*, neighbours that are alike as one."""
    found: list[Piece] = []
    for piece in pieces:
        last = found[-1] if found else None
        if last and last.text and piece.text and replace(last, text=piece.text) == piece:
            found[-1] = replace(last, text=last.text + piece.text)
        else:
            found.append(piece)
    return tuple(found)


def _tabs(row: Row) -> bool:
    return any("\t" in segment.text for segment in row.segments if segment.sign != "=")


def _movers_by(rows: Sequence[Row], movers: frozenset[int], maker: _Maker) -> dict[str, Authors]:
    found: dict[str, Authors] = {}
    above: list[tuple[int, Authors]] = []
    for n, row in enumerate(rows):
        if n not in movers:
            above = []
            continue
        above = [one for one in above if one[0] < row.provision.depth]
        own = maker.authors(row.by) or (above[-1][1] if above else ()) or maker.set
        above.append((row.provision.depth, own))
        found[row.provision.address] = own
    return found
