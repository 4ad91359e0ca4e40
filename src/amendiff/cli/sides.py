"""The two sides of ``amendiff diff``: whatever was named, as a text, with notes on what its bytes hide."""

import os
from codecs import BOM_UTF8
from collections.abc import Sequence
from pathlib import Path

from msgspec.structs import replace

from amendiff.cli.texts import Source, Text, paragraphs, source_of, text_of
from amendiff.cli.webpage import words_of
from amendiff.corpus import files
from amendiff.corpus.references import (
    PLAIN,
    READ,
    FileReference,
    Reference,
    address_in,
    known_format,
    narrowed,
    parse_reference,
)
from amendiff.errors import InputError
from amendiff.markup import parse_document
from amendiff.model.amendment import Amendment
from amendiff.model.document import Document, Kind, Provision
from amendiff.model.naming import in_a_row

WEB = (".html", ".htm")
MARKED = (".md", ".markdown")
EMPTY = "empty"


def sides_of(old: str, new: str, *, plain: bool = False) -> tuple[Text, Text]:
    """Return the texts that *old* and *new* name, of whatever kind: pages as their words, amendments in words.

    Raises what ``text_of`` raises.
    """
    names = (old, new)
    references = [parse_reference(name) for name in names]
    for one in references:
        if isinstance(one, FileReference):
            known_format(one, (*READ, *WEB, ".toml"))
    kinds = [_kind(one) for one in references]
    sources = [
        source_of(one, name) if kind and isinstance(one, FileReference) else Source("", b"")
        for name, one, kind in zip(names, references, kinds, strict=True)
    ]
    amendments = all(
        amendment_of(source.text) is not None for source, kind in zip(sources, kinds, strict=True) if kind == ".toml"
    )
    found = []
    for name, reference, kind, source in zip(names, references, kinds, sources, strict=True):
        if not kind or not isinstance(reference, FileReference):
            found.append(text_of(name, plain=plain))
            continue
        document = document_of(source.text, kind, amendments=amendments)
        text = Text(name, document, plain=kind != EMPTY, notes=source.notes, raw=source.raw, read_as=kind)
        if reference.address:
            address = address_in(document, reference.address)
            text = replace(text, document=narrowed(document, address), address=address)
        found.append(text)
    return found[0], found[1]


def _kind(reference: Reference | FileReference) -> str:
    """The ending of a file that is read here and nowhere else; ``EMPTY`` for one with nothing in it."""
    if not isinstance(reference, FileReference) or reference.path == "-":
        return ""
    path = Path(reference.path)
    is_empty = path.is_file() and path.stat().st_size == 0  # not so a pipe, whose size says nothing
    if reference.revision is None and (is_empty or reference.path == os.devnull):
        return EMPTY  # a text that was added, or taken away
    suffix = path.suffix.lower()
    return suffix if suffix in (*WEB, ".toml") else ""


def document_of(source: str, suffix: str, *, marked: bool = True, amendments: bool = True) -> Document:
    """Return *source* as a document by its *suffix*: Markdown where it is *marked* up, pages as their words.

    With *amendments*, TOML is an amendment in words; text of any other kind is compared line by line. Raises an
    InputError where Markdown has no structure that can be told.
    """
    if not source.strip():
        return Document(())
    if suffix in WEB:
        return paragraphs(words_of(source))
    if suffix == ".toml" and amendments:
        return amendment_of(source) or lines(source)
    if suffix in MARKED:
        return parse_document(source) if marked else paragraphs(source)
    return paragraphs(source) if suffix in PLAIN else lines(source)


def documents_of(sources: Sequence[str], suffix: str) -> list[Document]:
    """Return two versions of one file, both read in the same way: by their structure where both have one."""
    amendments = suffix == ".toml" and all(amendment_of(source) is not None for source in sources)
    try:
        return [document_of(source, suffix, amendments=amendments) for source in sources]
    except InputError:
        return [document_of(source, suffix, marked=False) for source in sources]


def beneath(old: Text, new: Text) -> str:
    """Return in what two files of the same words differ that no word shows; ``""`` where in nothing."""
    if old.raw is None or new.raw is None or old.raw == new.raw or old.address or new.address:
        return ""
    sources = [files.text_of(text.raw or b"", text.name) for text in (old, new)]
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
