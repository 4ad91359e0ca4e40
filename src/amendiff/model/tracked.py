"""A text with tracked changes, as every format that can mark them writes it. Knows no files, amendments or formats.

A sequence of paragraphs, as a word processor has it: words that stay, come or go, and at the end of each paragraph a
break that stays, comes or goes. Leaving out what comes gives the old text, leaving out what goes the new one. What
moves stands twice: where it was it goes, where it now is it comes.
"""

from collections.abc import Iterator
from typing import Literal

import msgspec

from amendiff.model.document import Document, Provision
from amendiff.model.weave import Style

Sign = Literal["=", "-", "+"]
Moved = Literal["", "from", "to"]
Authors = tuple[str, ...]
"""Amendments in the order of the record; joint credit names more than one, nobody none."""
EPOCH = "1970-01-01T00:00:00Z"
"""The date of what has none: no clock reaches a file."""


class Piece(msgspec.Struct, frozen=True, gc=False):
    """Words of one fate, author and formatting. A reference to a footnote has no words, and the style ``note``."""

    sign: Sign
    text: str
    by: Authors = ()
    styles: tuple[Style, ...] = ()
    """As they now are, or of what goes as they were."""
    was: tuple[Style, ...] | None = None
    """As they were, where the words stay and their formatting does not."""
    moved: bool = False
    """Whether the words go or come only because their paragraph moves."""

    @property
    def note(self) -> str:
        """The label of the footnote to which this piece refers, or ``""``."""
        return self.styles[0][1] if not self.text and self.styles and self.styles[0][0] == "note" else ""


class Paragraph(msgspec.Struct, frozen=True):
    """Words up to the next break."""

    pieces: tuple[Piece, ...]
    mark: Sign
    """Whether the break at the end stays, comes or goes; one that comes or goes parts, or joins, what stands there."""
    old: Provision | None
    """The provision that the break ends in the old text; ``None`` for one that comes."""
    new: Provision | None
    by: Authors = ()
    """Who puts the break in, or takes it out."""
    moved: Moved = ""
    move: str = ""
    """What moves together has one name."""

    @property
    def provision(self) -> Provision:
        """The provision as it now is, or as it was."""
        found = self.new or self.old
        assert found is not None
        return found

    def words(self, side: Literal["old", "new"]) -> str:
        """Return the words of the old or the new text."""
        left_out = "+" if side == "old" else "-"
        return "".join(piece.text for piece in self.pieces if piece.sign != left_out)


class Credit(msgspec.Struct, frozen=True):
    """Who stands behind a change, as a word processor shows it."""

    name: str
    date: str
    """A moment as XML writes it."""


class Tracked(msgspec.Struct, frozen=True):
    """Everything that a redline holds."""

    old: Document
    new: Document
    paragraphs: tuple[Paragraph, ...]
    credits: dict[Authors, Credit]
    """For all authors that occur."""
    comments: dict[str, str] = {}
    """What each amendment asks for, what became of it, and who says so."""
    title: str = ""
    remarks: tuple[str, ...] = ()
    """What is to be known about the text as a whole."""

    def texts(self, side: Literal["old", "new"]) -> tuple[str, ...]:
        """Return the words of each provision of the old or the new text: with all rejected, or all accepted."""
        return tuple(_texts(self.paragraphs, side))


def _texts(paragraphs: tuple[Paragraph, ...], side: Literal["old", "new"]) -> Iterator[str]:
    left_out = "+" if side == "old" else "-"
    words = ""
    for one in paragraphs:
        words += one.words(side)
        if one.mark != left_out:
            yield words
            words = ""
    if words:
        yield words


def clean(document: Document, title: str = "") -> Tracked:
    """Return *document* with nothing to mark."""
    paragraphs = tuple(Paragraph(tuple(pieces_of(one)), "=", one, one) for one in document)
    return Tracked(document, document, paragraphs, {}, {}, title)


def pieces_of(provision: Provision, sign: Sign = "=", by: Authors = ()) -> Iterator[Piece]:
    """Return the words of *provision* by their formatting, and its references to footnotes."""
    text, marks = provision.text, provision.marks
    edges = sorted({0, len(text), *(edge for mark in marks for edge in (mark.start, mark.end))})
    for start, end in zip(edges, [*edges[1:], len(text)], strict=True):
        for mark in marks:
            if mark.kind == "note" and mark.start == start:
                yield Piece(sign, "", by, (("note", mark.target),))
        if start < end:
            over = tuple((m.kind, m.target) for m in marks if m.kind != "note" and m.start <= start and end <= m.end)
            yield Piece(sign, text[start:end], by, over)
