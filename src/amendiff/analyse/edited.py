"""What the authors of a Word file ask for: one amendment each, by comparing, or as the file itself records it.

A record is believed only where the tracked changes are what its operations give, word for word.
"""

import re
from collections.abc import Iterator, Mapping, Sequence

import msgspec

from amendiff.application import read, weave_all
from amendiff.comparison import compare
from amendiff.errors import AmendiffError, CorpusError
from amendiff.formats.docx.lines import known_as
from amendiff.formats.docx.record import Record
from amendiff.formats.docx.structure import structured
from amendiff.formats.docx.view import Word
from amendiff.model.amendment import Amendment
from amendiff.model.document import Document, Provision
from amendiff.model.operation import Operation

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
        wanted = structured(word, None, language=document.language).document
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
    if record is not None:
        names = {author: _owners(author, record.authors) for author in word.authors}
        woven = _woven(document, record.amendments)
        for amendment in record.amendments:
            if amendment.id not in record.shown:
                yield Edit(record.authors.get(amendment.id, amendment.id), amendment.operations, None, amendment)
                continue
            family = {amendment.id, *_above(amendment, record.amendments)}
            accepted = [author for author in word.authors if family & set(names[author])]
            text = structured(word, accepted, language=document.language, known=known).document
            if woven is not None and _gives(woven, family, text):
                told |= {author for author in word.authors if amendment.id in names[author]}
                yield Edit(record.authors[amendment.id], amendment.operations, None, amendment)
    for author in word.authors:
        if author not in told:
            note = (
                "its changes were edited since the file was written"
                if record and _owners(author, record.authors)
                else ""
            )
            wanted = structured(word, (author,), language=document.language, known=known).document
            yield Edit(author, tuple(compare(document, wanted).operations), wanted, None, note)


def _owners(author: str, authors: Mapping[str, str]) -> tuple[str, ...]:
    """The amendments of which *author* is the name, alone or joined by ``and``."""
    for name, its in authors.items():
        if author == its:
            return (name,)
    for name, its in authors.items():
        if author.startswith(f"{its} and ") and (rest := _owners(author.removeprefix(f"{its} and "), authors)):
            return (name, *rest)
    return ()


def _above(amendment: Amendment, amendments: Sequence[Amendment]) -> set[str]:
    """The amendments without which *amendment* cannot be read, and those without which they cannot."""
    found = set(amendment.parents)
    for one in amendments:
        if one.id in amendment.parents:
            found |= _above(one, amendments)
    return found


def _woven(document: Document, amendments: Sequence[Amendment]) -> object | None:
    try:
        return weave_all(document, amendments).weave
    except AmendiffError:
        return None


def _gives(woven: object, family: set[str], text: Document) -> bool:
    from amendiff.model.weave import Weave

    assert isinstance(woven, Weave)
    try:
        return read(woven, family).document.provisions == text.provisions
    except AmendiffError:
        return False
