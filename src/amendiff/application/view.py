"""The text that an amendment was drafted against, and where each of its characters stands in the weave.

Seeks no words: coordinates in, coordinates out.
"""

from bisect import bisect_right

import msgspec

from amendiff.errors import BadRange
from amendiff.model.change import Anchor, Span
from amendiff.model.document import Document
from amendiff.model.words import spaceless, wordlike


class Piece(msgspec.Struct, frozen=True, gc=False):
    """Characters of the view that stand together in one origin; those that joining added belong to no piece."""

    offset: int
    strand: str
    """The address of the provision in whose strand they are woven."""
    origin: str
    there: int
    length: int


class View(msgspec.Struct, frozen=True):
    """A document with the coordinates of its characters.

    A provision without *pieces* stands as it was written: its characters are those of its own origin, ``""``.
    """

    document: Document
    pieces: dict[str, list[Piece]] = {}
    slots: dict[str, str] = {}
    """By address, the slot in which a provision stands, where that is not one of the text as tabled."""
    parts: dict[str, tuple[str, ...]] = {}
    """By address, all parts of the provision that was split or joined."""
    tails: dict[str, str] = {}
    """By address, the last of the provisions that run on from it."""

    def slot(self, address: str) -> str:
        """Return the id of the slot in which the provision at *address* stands."""
        return self.slots.get(address, address)

    def whole(self, address: str) -> str:
        """Return *address*; raise BadRange where the provision is a part of one that was split, or joined from some."""
        if address in self.parts:
            raise BadRange(
                f"{address} was split or joined by the amendment that this one amends, and has no place of its own",
                hints=("amend its words, or amend the text as tabled",),
            )
        return address

    def place(self, address: str, *, after: bool) -> str:
        """Return the id of the slot beside which a gap lies; raise BadRange inside a provision that was split."""
        parts = self.parts.get(address, (address,))
        if address != parts[-1 if after else 0] or (after and self.tails.get(address) in self.parts):
            self.whole(address)
        return self.slot(self.tails.get(address, parts[0]) if after else parts[0])

    def home(self, address: str, start: int, end: int) -> str:
        """Return the address of the strand that holds the characters *start* to *end*; raise BadRange for two."""
        homes = dict.fromkeys(piece.strand for piece in self._within(address, start, end))
        if len(homes) > 1:
            raise BadRange(
                f"the quotation runs over the place where {' and '.join(homes)} were joined",
                hints=("quote words on one side of it",),
            )
        return next(iter(homes), address)

    def spans(self, address: str, start: int, end: int) -> tuple[Span, ...]:
        """Return the characters *start* to *end* of the provision at *address*, by origin."""
        if address not in self.pieces:
            return (Span("", start, end),)
        return tuple(
            Span(
                piece.origin,
                max(start, piece.offset) - piece.offset + piece.there,
                min(end, piece.offset + piece.length) - piece.offset + piece.there,
            )
            for piece in self._within(address, start, end)
        )

    def character(self, address: str, offset: int) -> tuple[str, int] | None:
        """Return the identity of one character; ``None`` beyond the ends and for a joining space."""
        if not 0 <= offset < len(self.document[address].text):
            return None
        if address not in self.pieces:
            return ("", offset)
        spans = self.spans(address, offset, offset + 1)
        return (spans[0].origin, spans[0].start) if spans else None

    def behind(self, address: str, start: int, end: int) -> Anchor:
        """Return the gap behind the quotation from *start* to *end*, bound to its last word."""
        text = self.document[address].text
        left = self._near(address, range(end - 1, start - 1, -1))
        if left is None:
            return self.start(address)
        word = next((n for n in range(end - 1, start - 1, -1) if _is_word(text[n])), end - 1)
        right = self._near(address, range(end, len(text)))
        return Anchor(left[0], left[1] + 1, "after", left, right, self.character(address, word) or left)

    def before(self, address: str, start: int, end: int) -> Anchor:
        """Return the gap before the quotation from *start* to *end*, bound to its first word."""
        text = self.document[address].text
        right = self._near(address, range(start, end))
        if right is None:
            return self.end(address)
        word = next((n for n in range(start, end) if _is_word(text[n])), start)
        left = self._near(address, range(start - 1, -1, -1))
        return Anchor(right[0], right[1], "before", left, right, self.character(address, word) or right)

    def start(self, address: str) -> Anchor:
        """Return the gap before all words of the provision."""
        text = self.document[address].text
        if self.home(address, 0, 1) == address or not text:
            first = self._near(address, range(len(text)))
            return Anchor("", 0, "after", None, first if first and first[0] else None)
        return self.before(address, 0, len(text))

    def end(self, address: str) -> Anchor:
        """Return the gap behind all words of the provision."""
        pieces = self.pieces.get(address)
        if not pieces or (pieces[-1].strand == address and not self._is_split(address)):
            last = self._near(address, range(len(self.document[address].text) - 1, -1, -1))
            return Anchor("", -1, "before", last if last and last[0] else None)
        return self.behind(address, 0, len(self.document[address].text))

    def _is_split(self, address: str) -> bool:
        """Whether words of the strand stand in another provision of the view."""
        return any(pieces[0].strand == address for name, pieces in self.pieces.items() if name != address and pieces)

    def _within(self, address: str, start: int, end: int) -> list[Piece]:
        pieces = self.pieces.get(address, [])
        found = []
        for piece in pieces[max(bisect_right(pieces, start, key=_offset) - 1, 0) :]:
            if piece.offset >= end:
                break
            if start < piece.offset + piece.length and piece.length:
                found.append(piece)
        return found

    def _near(self, address: str, offsets: range) -> tuple[str, int] | None:
        for offset in offsets:
            if (found := self.character(address, offset)) is not None:
                return found
        return None


def _offset(piece: Piece) -> int:
    return piece.offset


def _is_word(character: str) -> bool:
    """Whether *character* belongs to a word, also in a script that puts no spaces between words."""
    return wordlike(character) or (spaceless(character) and character.isalnum())
