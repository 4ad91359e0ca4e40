"""The two sides of ``amendiff diff``: whatever was named, as a text, with notes on what its bytes hide."""

import os
import re
from codecs import BOM_UTF8
from collections.abc import Sequence
from pathlib import Path

import msgspec
from msgspec.structs import replace

from amendiff.cli.texts import AS_PARAGRAPHS, Reading, Source, Text, source_of, text_in, text_of
from amendiff.cli.unmarked import paragraphs
from amendiff.corpus import files
from amendiff.corpus.references import PLAIN, READ, FileReference, address_in, known_format, narrowed, parse_reference
from amendiff.errors import InputError, Location, StructureError
from amendiff.formats.html_in import page_of, words_of
from amendiff.markup import parse_document, parse_loosely, read_like
from amendiff.model.amendment import Amendment
from amendiff.model.document import Document, Kind, Provision
from amendiff.model.naming import in_a_row

WEB = (".html", ".htm")
MARKED = (".md", ".markdown")
EMPTY = "empty"
_PAGE = re.compile(r"\s*(?:<\?xml[^>]*>\s*)?<(?:!doctype\s+html|html)\b", re.IGNORECASE)
"""How a web page begins that comes without a name."""
_STRUCTURED: tuple[Reading, ...] = ("strict", "loose")


def sides_of(old: str, new: str, *, plain: bool = False) -> tuple[Text, Text]:
    """Return the texts that *old* and *new* name, of whatever kind: amendments in words, two files in the same way.

    Two files of which one is no text in our notation are both read as Markdown is written elsewhere; where the parts
    of one cannot be told even so, as plain paragraphs, with a note that says why. Raises what ``text_of`` raises.
    """
    names = (old, new)
    references = [parse_reference(name) for name in names]
    for one in references:
        if isinstance(one, FileReference):
            known_format(one, (*READ, *WEB, ".toml"))
    sides = [
        _file(one, name) if isinstance(one, FileReference) else None
        for one, name in zip(references, names, strict=True)
    ]
    amendments = all(amendment_of(one.source.text) is not None for one in sides if one and one.kind == ".toml")

    def read(reading: Reading) -> list[Text]:
        return [
            text_of(name) if one is None else one.text(reading, amendments=amendments)
            for name, one in zip(names, sides, strict=True)
        ]

    try:
        found = read("plain" if plain else "strict")
    except StructureError as error:
        if plain or None in sides:
            if error.at and Path(error.at.path).suffix.lower() in WEB:
                error.hints = (AS_PARAGRAPHS.removeprefix("or "),)
            raise
        try:
            found = read("loose")
        except StructureError as last:
            if any(one.reference.address for one in sides if one):
                raise error from None
            error = last
            at = error.at or Location("")
            said = f"read as plain paragraphs: {error} ({at.path}:{at.line}:{at.column})"
            found = [replace(text, notes=(*text.notes, said)) for text in read("plain")]
    found = [
        replace(text, document=read_like(text.document, other.document)) if text.version is None else text
        for text, other in zip(found, found[::-1], strict=True)
    ]
    return found[0], found[1]


class _File(msgspec.Struct, frozen=True):
    """A file as it was named and read."""

    reference: FileReference
    name: str
    kind: str
    source: Source

    def text(self, reading: Reading, *, amendments: bool) -> Text:
        """Return the text in it."""
        source = self.source
        if not self.kind:
            return text_in(source, self.reference, self.name, reading=reading)
        document, notes = document_of(source.text, self.kind, self.name, reading=reading, amendments=amendments)
        alone = self.kind != EMPTY and (reading == "plain" or self.kind not in WEB)
        text = Text(self.name, document, plain=alone, notes=(*source.notes, *notes), raw=source.raw, read_as=self.kind)
        if not self.reference.address:
            return text
        address = address_in(document, self.reference.address)
        return replace(text, document=narrowed(document, address), address=address)


def _file(reference: FileReference, name: str) -> _File:
    source = source_of(reference, name)
    page = reference.path == "-" and _PAGE.match(source.text)
    return _File(reference, name, WEB[0] if page else _kind(reference), source)


def _kind(reference: FileReference) -> str:
    """The ending of a file that is read here and nowhere else; ``EMPTY`` for one with nothing in it."""
    if reference.path == "-":
        return ""
    path = Path(reference.path)
    is_empty = path.is_file() and path.stat().st_size == 0  # not so a pipe, whose size says nothing
    if reference.revision is None and (is_empty or reference.path == os.devnull):
        return EMPTY  # a text that was added, or taken away
    suffix = path.suffix.lower()
    return suffix if suffix in (*WEB, ".toml") else ""


def document_of(
    source: str, suffix: str, shown: str = "", *, reading: Reading = "strict", amendments: bool = True
) -> tuple[Document, tuple[str, ...]]:
    """Return *source*, called *shown*, as a document by its *suffix*, and what is to be told of that.

    Markdown and pages are read by their structure, unless the *reading* is to be plain. With *amendments*, TOML is an
    amendment in words; text of any other kind is compared line by line. Raises an InputError where there is no
    structure that can be told.
    """
    if not source.strip():
        return Document(()), ()
    plain, loose = reading == "plain", reading == "loose"
    if suffix in WEB:
        return (paragraphs(words_of(source)), ()) if plain else page_of(source, shown, loose=loose)
    if suffix == ".toml" and amendments:
        return amendment_of(source) or lines(source), ()
    if suffix in MARKED and not plain:
        return (parse_loosely if loose else parse_document)(source, path=shown), ()
    if suffix in MARKED:
        return paragraphs(source), ()
    return paragraphs(source) if suffix in PLAIN else lines(source), ()


def documents_of(sources: Sequence[str], suffix: str) -> list[Document]:
    """Return two versions of one file, both read in the same way: by their structure where both have one."""
    amendments = suffix == ".toml" and all(amendment_of(source) is not None for source in sources)
    for reading in _STRUCTURED:
        try:
            found = [document_of(source, suffix, reading=reading, amendments=amendments)[0] for source in sources]
            return [read_like(one, other) for one, other in zip(found, found[::-1], strict=True)]
        except InputError:
            pass
    return [document_of(source, suffix, reading="plain")[0] for source in sources]


def beneath(old: Text, new: Text) -> str:
    """Return in what two files of the same words differ that no word shows; ``""`` where in nothing."""
    if old.raw is None or new.raw is None or old.raw == new.raw or old.address or new.address:
        return ""
    sources = [files.text_of(text.raw or b"", text.name, paged=True) for text in (old, new)]
    if sources[0] == sources[1]:
        marked = old.raw.startswith(BOM_UTF8) != new.raw.startswith(BOM_UTF8)
        ended = old.raw.removeprefix(BOM_UTF8) != new.raw.removeprefix(BOM_UTF8)
        return f"only in {in_a_row([*['a byte order mark'] * marked, *['line ends'] * ended])}"
    kinds = {text.read_as for text in (old, new)} - {EMPTY}
    if kinds <= set(WEB):
        return "only in what is not shown of a page: tags, links or spaces"
    if kinds == {".toml"} and "amendment" in old.document:
        return "only in spaces, or in the order or form of keys"
    return f"only in spaces, line ends or empty lines{', or in signs of Markdown' if kinds & set(MARKED) else ''}"


def amendment_of(source: str) -> Document | None:
    """Return the amendment in *source* in words, a paragraph for each thing it says; None where there is none.

    Its comments follow, since they may say what no key does.
    """
    from amendiff.formats.toml import comments, decode
    from amendiff.render.amended import amended

    try:
        amendment = decode(source, Amendment)
    except InputError:
        return None
    remarks = ((f"comment{n}", remark) for n, remark in enumerate(comments(source), 1))
    said = (*amended(amendment), *remarks)
    return Document(tuple(Provision(name, Kind.PARAGRAPH, words) for name, words in said))


def lines(source: str) -> Document:
    """Return the lines of *source* that are not empty, each as a paragraph of its own."""
    said = enumerate(source.split("\n"), 1)
    return Document(tuple(Provision(f"line{n}", Kind.PARAGRAPH, line.strip()) for n, line in said if line.strip()))
