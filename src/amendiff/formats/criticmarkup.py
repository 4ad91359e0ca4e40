"""CriticMarkup: Markdown with ``{++put in++}`` and ``{--taken out--}``, written from tracked changes. Opens no files.

A break that comes or goes stands inside the marks, as an empty line, and a comment behind each change names whose it
is. CriticMarkup has no escapes: an empty comment parts signs of the text that would be read as marks, and words that
would close a mark are put into two.
"""

import re
from collections.abc import Sequence
from itertools import groupby

from amendiff.markup.offsets import Span, offsets
from amendiff.markup.render import render_parts
from amendiff.model.document import Document
from amendiff.model.tracked import Authors, Paragraph, Piece, Sign, Tracked

_OPENS = re.compile(r"\{(?=\+\+|--|~~|==|>>)")
_CLOSES = {"-": re.compile(r"(?<=-)(?=-\})"), "+": re.compile(r"(?<=\+)(?=\+\})")}
_MARKS = {"-": "{{--{}--}}", "+": "{{++{}++}}"}

Segment = tuple[Sign, str, Authors]


def criticmarkup(tracked: Tracked) -> str:
    """Return *tracked* as CriticMarkup: rejecting all gives the Markdown of the old text, accepting all the new."""
    segments = _Writer(tracked).segments()
    written = ""
    for position, (sign, text, by) in enumerate(segments):
        if sign == "=":
            written += _OPENS.sub("{{>><<}", text)
            continue
        written += "".join(_MARKS[sign].format(part) for part in _CLOSES[sign].split(text))
        following = segments[position + 1] if position + 1 < len(segments) else ("=", "", ())
        if by and (following[0] == "=" or following[2] != by):
            name = tracked.credits[by].name if by in tracked.credits else ", ".join(by)
            written += f"{{>>{' '.join(name.split()).replace('<<}', '<< }')}<<}}"
    return written


class _Side:
    """How far the Markdown of one version has been written."""

    def __init__(self, document: Document) -> None:
        self.parts, self.behind = render_parts(document)
        self.texts = [one.text for one in document]
        self.n = -1
        self.markdown = ""
        self.spans: list[Span] = []
        self.letter = self.at = 0

    def enter(self) -> str:
        """Go to the next provision; return what stands before its words."""
        self.n += 1
        lead, self.markdown = self.parts[self.n]
        self.spans = offsets(self.texts[self.n], self.markdown)
        self.letter = self.at = 0
        return lead

    def gap(self) -> str:
        """What stands between the words written so far and the next: the signs of emphasis, links and notes."""
        end = self.spans[self.letter][0] if self.letter < len(self.spans) else len(self.markdown)
        return self.markdown[self.at : end]

    def take(self, count: int) -> str:
        """Go over *count* letters, with what stands between them; return their Markdown."""
        end = self.spans[self.letter + count - 1][1]
        found = self.markdown[self.at : end]
        self.letter += count
        self.at = end
        return found


class _Writer:
    def __init__(self, tracked: Tracked) -> None:
        self.paragraphs = tracked.paragraphs
        self.old, self.new = _Side(tracked.old), _Side(tracked.new)
        self._sides: dict[Sign, _Side] = {"-": self.old, "+": self.new}
        self.found: list[Segment] = []

    def segments(self) -> list[Segment]:
        """Return what stays, goes and comes; no two neighbours have the same sign and authors."""
        for row in _rows(self.paragraphs):
            self._row(row)
        self._pair(self.old.behind, self.new.behind, ())
        return [
            (sign, "".join(text for _, text, _ in same), by)
            for (sign, by), same in groupby(self.found, key=lambda one: (one[0], one[2]))
        ]

    def _put(self, sign: Sign, text: str, by: Authors) -> None:
        if text:
            self.found.append((sign, text, () if sign == "=" else by))

    def _pair(self, old: str, new: str, by: Authors) -> None:
        """Put what both versions have in one place: what is the same at its beginning stays."""
        if old == new:
            self._put("=", old, ())
            return
        head = 0
        while head < min(len(old), len(new)) and old[head] == new[head]:
            head += 1
        head = _whole(old, head)
        self._put("=", old[:head], ())
        self._put("-", old[head:], by)
        self._put("+", new[head:], by)

    def _row(self, row: Sequence[Paragraph]) -> None:
        """Put the paragraphs up to where both versions have ended one."""
        both = any(one.mark != "+" for one in row) and any(one.mark != "-" for one in row)
        within: set[Sign] = set()
        if both:
            self._pair(self.old.enter(), self.new.enter(), _author(row))
            within = {"-", "+"}
        for one in row:
            for piece in one.pieces:
                self._enter(piece.sign, within, one.by if one.mark == piece.sign else piece.by)
                self._piece(piece)
            self._enter(one.mark, within, one.by)
            if one.mark == "=":
                self._gaps(_author(row), whole=True)
            else:
                side = self._sides[one.mark]
                gap = side.gap()
                self._put(one.mark, gap, one.by)
                side.at += len(gap)
            within -= {"-", "+"} if one.mark == "=" else {one.mark}

    def _enter(self, wanted: Sign, within: set[Sign], by: Authors) -> None:
        """Begin the next provision of each version in which *wanted* stands, where none is begun."""
        for sign, side in self._sides.items():
            if wanted in ("=", sign) and sign not in within:
                self._put(sign, side.enter(), by)
                within.add(sign)

    def _piece(self, piece: Piece) -> None:
        count = len(piece.text)
        if piece.sign != "=":
            if count:
                self._put(piece.sign, self._sides[piece.sign].take(count), piece.by)
            return
        old, new = self.old, self.new
        while count:
            self._gaps(piece.by, whole=True)
            many = _alike(old, new, count)
            was, now = old.take(many), new.take(many)
            self._pair(was, now, piece.by)
            count -= many
        self._gaps(piece.by, whole=False)

    def _gaps(self, by: Authors, *, whole: bool) -> None:
        """Put the gaps of both versions, or only what they begin with alike."""
        was, now = self.old.gap(), self.new.gap()
        if whole or was == now:
            self._pair(was, now, by)
            self.old.at += len(was)
            self.new.at += len(now)
            return
        head = 0
        while head < min(len(was), len(now)) and was[head] == now[head]:
            head += 1
        self._put("=", was[:head], ())
        self.old.at += head
        self.new.at += head


def _alike(old: _Side, new: _Side, count: int) -> int:
    """How many of the next *count* letters have the same Markdown in both, with all between them; at least one."""
    low, high = 1, count
    while low < high:  # a prefix that is alike has prefixes that are
        middle = (low + high + 1) // 2
        ends = [side.spans[side.letter + middle - 1][1] for side in (old, new)]
        if old.markdown[old.at : ends[0]] == new.markdown[new.at : ends[1]]:
            low = middle
        else:
            high = middle - 1
    return low


def _whole(text: str, head: int) -> int:
    """Return *head*, or where the white space before it ends: numbers and signs are not put into two."""
    while 0 < head < len(text) and not text[head - 1].isspace():
        head -= 1
    return head


def _author(row: Sequence[Paragraph]) -> Authors:
    """Who changes the formatting, the number or the notes of what stands here, where one alone is known to."""
    found = {piece.by for one in row for piece in one.pieces if piece.was is not None or (piece.note and piece.by)}
    return found.pop() if len(found) == 1 else ()


def _rows(paragraphs: Sequence[Paragraph]) -> list[list[Paragraph]]:
    """Return *paragraphs* cut wherever both versions have ended a provision."""
    found: list[list[Paragraph]] = []
    row: list[Paragraph] = []
    open_ = {"-": False, "+": False}
    for one in paragraphs:
        row.append(one)
        for sign in open_:
            touched = any(piece.sign in ("=", sign) for piece in one.pieces)
            open_[sign] = one.mark not in ("=", sign) and (open_[sign] or touched)
        if not any(open_.values()):
            found.append(row)
            row = []
    return [*found, row] if row else found
