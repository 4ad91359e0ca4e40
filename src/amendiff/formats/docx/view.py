"""What a Word file says, paragraph by paragraph, and the text that some authors' changes give. Reads no XML."""

from collections.abc import Iterable, Iterator
from typing import Any

import msgspec

from amendiff.formats.docx.looks import Looks
from amendiff.model.weave import Style


class Fate(msgspec.Struct, frozen=True):
    """Who put something in and who took it out, each perhaps one after the other."""

    come: tuple[str, ...] = ()
    gone: tuple[str, ...] = ()

    def stands(self, accepted: frozenset[str] | None) -> bool:
        """Whether it is there when the changes of the authors *accepted* are, ``None`` for all, and no others."""
        if accepted is None:
            return not self.gone
        return accepted.issuperset(self.come) and accepted.isdisjoint(self.gone)


class Bit(msgspec.Struct, frozen=True):
    """Words of one run; a footnote has its label in *note* and no words."""

    text: str
    fate: Fate
    styles: frozenset[Style]
    was: tuple[str, frozenset[Style]] | None = None
    """Who formatted the words, and their formatting before."""
    note: str = ""
    element: Any = None
    """The element that holds the words."""


class Look(msgspec.Struct, frozen=True):
    """What the properties of a paragraph say."""

    style: str
    list: tuple[str, int] | None
    heading: int = 0
    left: int = 0
    centred: bool = False


class Read(msgspec.Struct, frozen=True):
    """One paragraph of the file, or one row of a table."""

    bits: tuple[Bit, ...]
    look: Look
    mark: Fate
    was: tuple[str, Look] | None = None
    table: int = 0
    """Which table it is a row of, from 1; 0 for a paragraph."""
    element: Any = None


class Seen(msgspec.Struct, frozen=True):
    """A paragraph of a view, put together of one or more of the file."""

    bits: tuple[tuple[str, frozenset[Style], str], ...]
    """Words, formatting, and the label of a footnote."""
    look: Look
    reads: tuple[int, ...]
    """Which paragraphs of the file it is made of."""
    table: int = 0

    @property
    def text(self) -> str:
        """Its words."""
        return "".join(text for text, _, _ in self.bits)


class Word(msgspec.Struct, frozen=True):
    """What a Word file says."""

    paragraphs: tuple[Read, ...]
    notes: dict[str, tuple[Read, ...]]
    """The paragraphs of each footnote, by its label: its place among the references."""
    looks: Looks
    authors: tuple[str, ...]
    """Of tracked changes, in the order in which they first occur."""
    lost: dict[str, int]
    """What the file holds that a text of paragraphs cannot, and how often."""
    record: bytes = b""
    """What amendiff put into the file for itself."""
    title: str = ""
    tree: Any = None
    files: dict[str, bytes] = {}
    part: str = ""
    """The name of the part that holds the text, of which *tree* is the root."""

    def view(self, accepted: Iterable[str] | None) -> tuple[Seen, ...]:
        """Return the text with the changes of *accepted*, or of all authors, and without all others."""
        return tuple(_view(self.paragraphs, None if accepted is None else frozenset(accepted)))

    def note(self, label: str, accepted: Iterable[str] | None) -> tuple[Seen, ...]:
        """Return the paragraphs of a footnote in the same way."""
        return tuple(_view(self.notes.get(label, ()), None if accepted is None else frozenset(accepted)))


def _view(paragraphs: Iterable[Read], accepted: frozenset[str] | None) -> Iterator[Seen]:
    bits: list[tuple[str, frozenset[Style], str]] = []
    reads: list[int] = []
    last: Look | None = None
    for n, one in enumerate(paragraphs):
        if one.table and bits:
            assert last is not None
            yield Seen(tuple(bits), last, tuple(reads))
            bits, reads = [], []
        elif one.table:
            reads = []
        own = [(bit.text, _styles(bit, accepted), bit.note) for bit in one.bits if bit.fate.stands(accepted)]
        bits += own
        if own or one.mark.stands(accepted):
            reads.append(n)
        look = one.look
        if one.was is not None and accepted is not None and one.was[0] not in accepted:
            look = one.was[1]
        last = look
        if one.table:
            if one.mark.stands(accepted):
                yield Seen(tuple(bits), look, tuple(reads), one.table)
            bits, reads = [], []
        elif one.mark.stands(accepted):
            yield Seen(tuple(bits), look, tuple(reads))
            bits, reads = [], []
    if bits and last is not None:
        yield Seen(tuple(bits), last, tuple(reads))


def _styles(bit: Bit, accepted: frozenset[str] | None) -> frozenset[Style]:
    if bit.was is None or accepted is None or bit.was[0] in accepted:
        return bit.styles
    return bit.was[1]
