"""What the authors of a Word file ask for: one amendment each, by comparing, or as the file itself records it.

A record is believed only where the tracked changes are what its operations give, word for word.
"""

import re
from collections.abc import Iterator, Mapping

import msgspec

from amendiff.analyse.tracked import tracked
from amendiff.application import read, weave_all
from amendiff.comparison import compare
from amendiff.errors import AmendiffError, CorpusError
from amendiff.formats.docx.lines import known_as
from amendiff.formats.docx.record import Record
from amendiff.formats.docx.runs import looks
from amendiff.formats.docx.sequence import parted
from amendiff.formats.docx.structure import structured
from amendiff.formats.docx.view import Word
from amendiff.markup import read_like
from amendiff.model.amendment import Amendment
from amendiff.model.document import Document, Kind, Provision
from amendiff.model.operation import Operation
from amendiff.model.tracked import EPOCH, Credit

_SYMBOL = re.compile(r"(.*), (\S*\d\S*)")


class Edit(msgspec.Struct, frozen=True):
    """What one author asks for."""

    author: str
    operations: tuple[Operation, ...]
    wanted: Document | None = None
    """The text with the author's changes and no others."""
    recorded: Amendment | None = None
    """The amendment that the file holds, where the tracked changes agree with it."""
    note: str = ""

    @property
    def sponsor_and_symbol(self) -> tuple[str, str]:
        """The two parts of a name that we gave; any other name has no symbol."""
        found = _SYMBOL.fullmatch(self.author)
        return (found[1], found[2]) if found else (self.author, "")


def edits(word: Word, record: Record | None, document: Document, shown: str) -> tuple[Edit, ...]:
    """Return what each author of tracked changes in *word*, the file *shown*, asks for, in the order of the text.

    An untracked copy gives one edit, by nobody. Raises CorpusError where rejecting all changes does not give
    *document*, and a StructureError for a text that has no parts.
    """
    if not word.authors:
        wanted = read_like(structured(word, None, language=document.language).document, document)
        return (Edit("", tuple(compare(document, wanted).operations), wanted),)
    known = known_as(word, document)
    if isinstance(known, str):
        said = known if len(known) <= 60 else known[:59] + "…"
        raise CorpusError(
            f"with all changes rejected, {shown} is not the text as tabled: it differs at {said!r}",
            code="AD405",
            hints=("make a dossier of it with amendiff import, or name another version with --on",),
        )
    return tuple(_edits(word, record, document, known))


def _edits(word: Word, record: Record | None, document: Document, known: Mapping[int, Provision]) -> Iterator[Edit]:
    told: set[str] = set()
    names = {author: _owners(author, record.authors) if record else () for author in word.authors}
    if record is not None:
        meant = _meant(record, document)
        found = _found(word)
        for amendment in record.amendments:
            own = {author for author in {*meant, *found} if amendment.id in _owners(author, record.authors)}
            shown = amendment.id in record.shown
            if not shown or all(meant.get(author) == found.get(author) for author in own):
                told |= own
                yield Edit(record.authors.get(amendment.id, amendment.id), amendment.operations, None, amendment)
    for author in word.authors:
        if author not in told:
            note = "its changes were edited since the file was written" if names[author] else ""
            wanted = structured(word, (author,), language=document.language, known=known).document
            wanted = read_like(wanted, document)
            yield Edit(author, tuple(compare(document, wanted).operations), wanted, None, note)


_Trace = list[tuple[str, str]]
"""What one author puts in (``+``), takes out (``-``) and formats (``*``), in the order of the text; a break is a ¶."""


def _add(traces: dict[str, _Trace], author: str, sign: str, text: str) -> None:
    trace = traces.setdefault(author, [])
    plain = text.replace("\t", "")
    if trace and trace[-1][0] == sign:
        trace[-1] = (sign, trace[-1][1] + plain)
    elif plain:
        trace.append((sign, plain))


def _meant(record: Record, document: Document) -> dict[str, _Trace]:
    """What each author would have marked in the file, had nobody edited it since."""
    try:
        woven = weave_all(document, record.amendments).weave
        people = {name: Credit(record.authors.get(name, name), EPOCH) for name in woven.operations}
        made = tracked(read(woven), read(woven, record.shown), people)
    except AmendiffError:
        return {}
    traces: dict[str, _Trace] = {}
    for one in parted(made.paragraphs)[0]:
        for piece in one.pieces:
            if piece.sign != "=":
                _add(traces, made.credits[piece.by].name, piece.sign, piece.text)
        if one.mark != "=" and one.provision.kind is not Kind.TABLE:
            _add(traces, made.credits[one.by].name, one.mark, "¶")
        for piece in one.pieces:
            if piece.was is not None and looks(piece.was) != looks(piece.styles):
                _add(traces, made.credits[piece.by].name, "*", piece.text)
    return traces


def _found(word: Word) -> dict[str, _Trace]:
    """What each author has marked in the file."""
    traces: dict[str, _Trace] = {}
    for one in word.paragraphs:
        for text, fate in (*((bit.text, bit.fate) for bit in one.bits), ("¶", one.mark)):
            for author in fate.come:
                _add(traces, author, "+", text)
            for author in fate.gone:
                _add(traces, author, "-", text)
        for bit in one.bits:
            if bit.was is not None:
                _add(traces, bit.was[0], "*", bit.text)
    return traces


def _owners(author: str, authors: Mapping[str, str]) -> tuple[str, ...]:
    """The amendments of which *author* is the name, alone or joined by ``and``."""
    for name, its in authors.items():
        if author == its:
            return (name,)
    for name, its in authors.items():
        if author.startswith(f"{its} and ") and (rest := _owners(author.removeprefix(f"{its} and "), authors)):
            return (name, *rest)
    return ()
