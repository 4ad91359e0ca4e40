"""Arguments into texts: a version of a dossier, a file, standard input or a file as git has it."""

import sys
from pathlib import Path
from typing import TYPE_CHECKING, Literal

import msgspec

from amendiff.cli.command import find_dossier
from amendiff.cli.unmarked import paragraphs
from amendiff.corpus import files
from amendiff.corpus.references import (
    PLAIN,
    READ,
    FileReference,
    address_in,
    known_format,
    narrowed,
    parse_reference,
    read_reference,
)
from amendiff.errors import AmendiffError, FileMissing, StructureError
from amendiff.model.document import Document
from amendiff.model.naming import in_a_row

if TYPE_CHECKING:
    from amendiff.analyse.versions import Version
    from amendiff.model.dossier import Dossier


AS_PARAGRAPHS = "or read it as plain paragraphs: diff --plain"


Reading = Literal["strict", "loose", "plain"]
"""How a file is read: as the notation of texts, as Markdown that is written elsewhere, or as paragraphs alone."""


class Text(msgspec.Struct, frozen=True):
    """A text as somebody named it, narrowed to an address where one was given."""

    name: str
    """As it is shown: ``path-to-peace@adopted``."""
    document: Document
    version: "Version | None" = None
    plain: bool = False
    """Whether it is paragraphs and nothing else."""
    address: str = ""
    notes: tuple[str, ...] = ()
    """What its bytes hold that its words do not show, each in a sentence."""
    raw: bytes | None = None
    """Its bytes, where it is a file."""
    read_as: str = ""
    """The ending of the kind of file that it was read as."""

    @property
    def addresses(self) -> frozenset[str]:
        """The addresses of its provisions."""
        return frozenset(provision.address for provision in self.document)


class Source(msgspec.Struct, frozen=True):
    """What a file holds: its text, its bytes, and what the text does not show of them, each in a sentence."""

    text: str
    raw: bytes
    notes: tuple[str, ...] = ()


def text_of(argument: str) -> Text:
    """Return the text that *argument* names.

    Raises an InputError, CorpusError, ReferenceProblem, SetError or TargetError.
    """
    reference = parse_reference(argument)
    if not isinstance(reference, FileReference):
        try:
            found = version_of(reference.dossier, reference.version)
        except AmendiffError as error:
            if Path(argument).is_file():
                error.hints = (f"the file of that name: ./{argument}", *error.hints)
            raise
        name = f"{found.dossier.name}@{found.name}"
        if not reference.address:
            return Text(name, found.document, found)
        address = address_in(found.document, reference.address)
        return Text(f"{name}#{address}", narrowed(found.document, address), found, address=address)
    known_format(reference)
    return text_in(source_of(reference, argument), reference, argument)


def text_in(source: Source, reference: FileReference, argument: str, *, reading: Reading = "strict") -> Text:
    """Return the text in *source*, the file that *argument* names. Raises an InputError or ReferenceProblem."""
    shown = "standard input" if reference.path == "-" else argument
    plain = reading == "plain" or reference.path.lower().endswith(PLAIN)
    document = paragraphs(source.text) if plain else _marked_up(source.text, shown, loose=reading == "loose")
    address = ""
    if reference.address:
        address = address_in(document, reference.address)
        document = narrowed(document, address)
    read_as = PLAIN[0] if plain else READ[0]
    return Text(shown, document, plain=plain, address=address, notes=source.notes, raw=source.raw, read_as=read_as)


def source_of(reference: FileReference, argument: str) -> Source:
    """Return what the file holds that *argument* names.

    Raises an InputError, or ReferenceProblem where git has no such file.
    """
    raw, name = read_reference(reference, standard_input)
    shown = name if reference.path == "-" else argument
    return source_in(raw, name, shown)


def source_in(raw: bytes, name: str, shown: str) -> Source:
    """Return *raw* as the text of the file *name*, which notes call *shown*. Raises an InputError."""
    return Source(files.text_of(raw, name, paged=True), raw, tuple(f"{shown} {said}" for said in files.hidden(raw)))


def version_of(name: str, wanted: str) -> "Version":
    """Return a version of the dossier *name*: the one *wanted*, or the adopted text, or the text as tabled."""
    from amendiff.analyse.versions import version

    dossier = find_dossier(name)
    return version(dossier, wanted or default_version(dossier))


def default_version(dossier: "Dossier") -> str:
    """Return the version that is meant where none is named."""
    return "adopted" if dossier.identity.decision.outcome == "adopted" else "tabled"


def wording_in_words(version: "Version | None") -> str:
    """Return how the words of *version* are known, where they are not all attested; a file says nothing of that."""
    if version is None:
        return ""
    from amendiff.analyse.versions import version as made

    name = f"{version.dossier.name}@{version.name}"
    if version.wording is not None:
        basis = version.wording.basis
        return f"{name} is {_BASES[basis]}" if basis in _BASES else ""
    origin = made(version.dossier, "tabled").wording
    amended = f"{name} is the text as tabled with {in_a_row(version.amendments)}" if version.amendments else ""
    if origin is None or origin.basis not in _BASES:
        return amended
    return f"{amended or name + ' is the text as tabled'}; the text as tabled is {_BASES[origin.basis]}"


_BASES = {
    "reconstructed": "reconstructed: no source that could be read prints it whole",
    "excerpt": "an excerpt: parts are missing",
    "inferred": "inferred: concluded from what sources show",
}


def _marked_up(source: str, shown: str, *, loose: bool) -> Document:
    from amendiff.markup import parse_document, parse_loosely

    try:
        return (parse_loosely if loose else parse_document)(source, path=shown)
    except StructureError as error:
        error.hints = (*error.hints, AS_PARAGRAPHS)
        raise


def standard_input(limit: int = files.LIMIT + 1) -> bytes:
    """Return what comes in, *limit* bytes at most. Raises FileMissing where nothing can come."""
    if sys.stdin is None:
        raise FileMissing("standard input is closed", hints=("send something in, or name a file",))
    return sys.stdin.buffer.read(limit)
