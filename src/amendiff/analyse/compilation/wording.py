"""The words of one provision with everything proposed on them: brackets, and alternatives where proposals overlap.

Rests on exact extents as drafted. Two proposals on different words of one sentence stand beside each other; those that
touch the same words exclude each other and stand in one bracket.
"""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from itertools import groupby

import msgspec

from amendiff.analyse.compilation.paper import Bracket, By, Piece, Way, Words
from amendiff.model.amendment import amendment_of
from amendiff.model.document import Mark, tidied
from amendiff.model.words import inside_word, needs_space


class Edit(msgspec.Struct, frozen=True):
    """Words from *start* to *end* of one text, to be replaced by another text, taken out, or followed by it."""

    start: int
    end: int
    new: str
    """The name of the text that comes there; ``""`` for none."""
    by: By
    rank: int = 0
    """Its place among the edits of the provision, by sequence in the record."""
    before: bool = False
    """Whether it is bound to the words behind it; such words stand behind those bound to what is before."""
    literal: bool = False


class Source(msgspec.Struct, frozen=True):
    """A text: the words of a provision as written, or words that an operation brings."""

    text: str
    marks: tuple[Mark, ...] = ()


class Wording(msgspec.Struct, frozen=True):
    """The texts of one provision by name (``""`` for its own), and the edits of each."""

    sources: Mapping[str, Source]
    edits: Mapping[str, Sequence[Edit]]
    order: Mapping[str, int]
    """The place of each operation in the record."""

    def pieces(self, name: str = "") -> tuple[Piece, ...]:
        """Return the text called *name* with all that is proposed on it."""
        source, found, at = self.sources[name], list[Piece](), 0
        for start, end, cluster in _clusters(self.edits.get(name, ())):
            low, high, piece = self._bracket(source, start, end, cluster)
            found += _cut(source, at, low)
            found.append(piece)
            at = high
        return (*found, *_cut(source, at, len(source.text)))

    def _bracket(self, source: Source, start: int, end: int, edits: Sequence[Edit]) -> tuple[int, int, Bracket]:
        first = edits[0]
        if start == end:
            return start, end, Bracket("insert", (Way(self.pieces(first.new), first.by),))
        if len(edits) == 1 and not first.new:
            return start, end, Bracket("delete", (Way(tuple(_cut(source, start, end)), first.by),))
        ways: dict[tuple[Piece, ...], By] = {tuple(_cut(source, start, end)): ()}
        for by, own in _by_proposer(edits, self.order):
            pieces = self._applied(source, start, end, own)
            if ways.get(pieces) != ():
                ways[pieces] = self._in_order((*ways.get(pieces, ()), *by))
        return _narrowed(start, end, [Way(pieces, by) for pieces, by in ways.items()])

    def _in_order(self, operations: Iterable[str]) -> By:
        return tuple(sorted(set(operations), key=lambda one: self.order[one]))

    def _applied(self, source: Source, start: int, end: int, edits: Sequence[Edit]) -> tuple[Piece, ...]:
        """The words from *start* to *end* as one proposer wants them."""
        found, at = _Joined(), start
        for edit in edits:
            found.add(_cut(source, at, edit.start))
            if edit.new:
                found.add(self.pieces(edit.new), apart=not edit.literal)
            at = edit.end
        found.add(_cut(source, at, end), apart=not edits[-1].literal)
        return found.pieces()


def _clusters(edits: Iterable[Edit]) -> Iterator[tuple[int, int, list[Edit]]]:
    """Edits that touch the same words together, in order; insertions each by itself unless inside what others touch."""
    cluster: list[Edit] = []
    low = high = 0
    for edit in sorted(edits, key=lambda one: (one.start, one.end, one.before, one.rank)):
        if cluster and low < high and edit.start < high:
            cluster.append(edit)
            high = max(high, edit.end)
            continue
        if cluster:
            yield low, high, cluster
        cluster, low, high = [edit], edit.start, edit.end
    if cluster:
        yield low, high, cluster


def _by_proposer(edits: Sequence[Edit], order: Mapping[str, int]) -> Iterator[tuple[By, list[Edit]]]:
    """What each amendment does, by itself and together with others, in the *order* of the record.

    What it does twice to the same words is two ways, but for words that it takes out twice: these go once.
    """
    owned: dict[str, list[Edit]] = {}
    for edit in sorted(edits, key=lambda one: one.rank):
        for amendment, operations in groupby(edit.by, amendment_of):
            owned.setdefault(amendment, []).append(msgspec.structs.replace(edit, by=tuple(operations)))
    for own in sorted(owned.values(), key=lambda own: min(order[one] for edit in own for one in edit.by)):
        ways: list[list[Edit]] = []
        for edit in sorted(own, key=lambda one: (one.start, one.end)):
            if ways and edit.start < ways[0][-1].end and not edit.new and not ways[0][-1].new:
                ways[0][-1] = _taken_out_together(ways[0][-1], edit)
                continue
            way = next((way for way in ways if way[-1].end <= edit.start and way[-1] != edit), None)
            if way is None:
                ways.append([edit])
            else:
                way.append(edit)
        for way in ways:
            yield tuple(dict.fromkeys(operation for edit in way for operation in edit.by)), way


def _taken_out_together(one: Edit, other: Edit) -> Edit:
    """Two deletions by one amendment that overlap, as one."""
    return msgspec.structs.replace(one, end=max(one.end, other.end), by=(*one.by, *other.by))


def _narrowed(start: int, end: int, ways: list[Way]) -> tuple[int, int, Bracket]:
    """The bracket of *ways* without the words that all of them begin and end with."""
    plain = [_plain(way) for way in ways]
    if len(ways) < 2 or any(text is None for text in plain):
        return start, end, Bracket("instead", tuple(ways))
    texts = [text for text in plain if text is not None]
    head = _common([one.text for one in texts])
    tail = _common([one.text[head:][::-1] for one in texts])
    while head and any(not _edge(one.text, head) for one in texts):
        head -= 1
    while tail and any(not _edge(one.text, len(one.text) - tail) for one in texts):
        tail -= 1
    marked = any(one.marks for one in texts)
    if marked or not (head or tail):
        return start, end, Bracket("instead", tuple(ways))
    narrow = [Way(tuple(_cut(one, head, len(one.text) - tail)), way.by) for one, way in zip(texts, ways, strict=True)]
    if not narrow[0].pieces:
        if len(narrow) == 2:
            return start + head, end - tail, Bracket("insert", (narrow[1],))
        return start, end, Bracket("instead", tuple(ways))
    if len(narrow) == 2 and not narrow[1].pieces:
        return start + head, end - tail, Bracket("delete", (Way(narrow[0].pieces, narrow[1].by),))
    return start + head, end - tail, Bracket("instead", tuple(narrow))


def _plain(way: Way) -> Source | None:
    """The words of *way*, where nothing is proposed on them."""
    if not way.pieces:
        return Source("")
    only = way.pieces[0]
    return Source(only.text, only.marks) if len(way.pieces) == 1 and isinstance(only, Words) else None


def _common(texts: Sequence[str]) -> int:
    length = 0
    for signs in zip(*texts, strict=False):
        if len(set(signs)) > 1:
            break
        length += 1
    return length


def _edge(text: str, at: int) -> bool:
    """Whether a bracket may begin or end at the offset *at*: beside a space, or at an end."""
    if inside_word(text, at):
        return False
    return at in (0, len(text)) or text[at - 1] == " " or text[at] == " "


def _cut(source: Source, start: int, end: int) -> Iterator[Words]:
    """The words from *start* to *end* with their formatting; nothing where there are none."""
    if start >= end:
        return
    marks = []
    for mark in source.marks:
        if mark.kind == "note":
            if start < mark.start <= end or mark.start == start == 0:
                marks.append(Mark(mark.start - start, mark.start - start, mark.kind, mark.target))
        elif mark.start < end and start < mark.end:
            marks.append(Mark(max(mark.start, start) - start, min(mark.end, end) - start, mark.kind, mark.target))
    yield Words(source.text[start:end], tuple(marks))


class _Joined:
    """Pieces run together, with the joining spaces that belong between words."""

    def __init__(self) -> None:
        self.found: list[Piece] = []

    def add(self, pieces: Iterable[Piece], *, apart: bool = False) -> None:
        """Put *pieces* behind what there is; *apart* where a joining space may be needed, or one too many is there."""
        for piece in pieces:
            last = self.found[-1] if self.found else None
            if not (isinstance(piece, Words) and isinstance(last, Words)):
                self.found.append(piece)
                continue
            text = piece.text
            shift = len(last.text)
            if apart and last.text.endswith(" ") and text.startswith(" "):
                piece = Words(text[1:], tuple(_moved(piece.marks, -1)))
            elif (
                apart and not text[0].isspace() and not last.text[-1].isspace() and needs_space(last.text[-1], text[0])
            ):
                last, shift = Words(last.text + " ", last.marks), shift + 1
            elif apart and last.text.endswith(" ") and not needs_space("a", text[0]):
                last, shift = Words(last.text[:-1], last.marks), shift - 1
            marks = tidied([*last.marks, *_moved(piece.marks, shift)])
            self.found[-1] = Words(last.text + piece.text, marks)
            apart = False

    def pieces(self) -> tuple[Piece, ...]:
        """Return what was put together, without white space at its ends."""
        found = [piece for piece in self.found if not isinstance(piece, Words) or piece.text.strip()]
        return tuple(found)


def _moved(marks: Iterable[Mark], by: int) -> list[Mark]:
    return [Mark(max(one.start + by, 0), one.end + by, one.kind, one.target) for one in marks]
