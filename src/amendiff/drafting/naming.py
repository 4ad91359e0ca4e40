"""Addresses of a text in the words of a drafter, as the grammars read them back. Knows one text."""

import re
from collections.abc import Callable, Sequence

from amendiff.drafting.errors import NotExpressible
from amendiff.drafting.sections import above, whole_section, within_section
from amendiff.model.document import Document, Kind, Provision
from amendiff.model.naming import in_words as plain_words, ordinal

_TABLE = re.compile(r"\btable(?P<table>\d+)(?:\.row(?P<row>\d+))?$")
_TOP = {Kind.PREAMBULAR: "preambular paragraph", Kind.OPERATIVE: "operative paragraph", Kind.PARAGRAPH: "paragraph"}


def in_words(address: str, document: Document, dialect: str) -> str:
    """Return what a drafter calls the provision at *address*, without an article before a number."""
    if address in ("preamble", "operative"):
        return "the preamble" if address == "preamble" else "the operative part"
    provision = document[address]
    annex = _annex(address)
    outer = f" of {annex}" if annex and annex != _annex_name(address) else ""
    match provision.kind:
        case Kind.TITLE:
            return "the title"
        case Kind.OPENING:
            return f"the opening formula{outer}"
        case Kind.ANNEX:
            return _annex_name(address)
        case Kind.HEADING:
            return f"the {_place(provision, document)} heading{outer}"
        case Kind.ROW | Kind.TABLE:
            found = _TABLE.search(address)
            assert found is not None
            table = f"table {found['table']}{outer}"
            return f"row {found['row']} of {table}" if found["row"] else table
        case Kind.FOOTNOTE:
            return f"footnote {provision.number}"
        case Kind.PREAMBULAR | Kind.OPERATIVE | Kind.PARAGRAPH:
            return f"{_top(provision, document, dialect)}{outer}"
        case Kind.SUB:
            return _sub(provision, document, dialect)
        case _:
            raise NotExpressible(f"{address} is a {provision.kind}, for which drafters have no name")


def names(document: Document, dialect: str) -> Callable[[str], str]:
    """Return what names addresses as *document* numbers them; what it does not have, by the address itself."""
    numbered = any(one.number for one in document)

    def name(address: str) -> str:
        if address not in document or not numbered:
            return plain_words(address)
        try:
            return in_words(address, document, dialect)
        except NotExpressible:
            return plain_words(address)

    return name


def _annex_name(address: str) -> str:
    return f"annex {address.removeprefix('annex')}" if address.startswith("annex") and "." not in address else ""


def _annex(address: str) -> str:
    return _annex_name(address.partition(".")[0])


def _level(provision: Provision, document: Document) -> Sequence[Provision]:
    """The provisions of the same kind in the same part of the text."""
    part = _annex(provision.address)
    return [one for one in document if one.kind is provision.kind and _annex(one.address) == part]


def _place(provision: Provision, document: Document) -> str:
    level = _level(provision, document)
    return ordinal(next(n for n, one in enumerate(level, 1) if one.address == provision.address))


def _top(provision: Provision, document: Document, dialect: str) -> str:
    name = _TOP[provision.kind]
    if provision.kind is Kind.PREAMBULAR:
        return f"the {_place(provision, document)} {name}"
    level = _level(provision, document)
    if provision.kind is Kind.OPERATIVE and len(level) == 1 and not provision.number:
        return f"the {name}"
    number = number_of(provision, document)
    if not any(one.number for one in level):
        return f"{name} {number}"
    if not provision.number:
        return _unnumbered(provision, level, document, dialect)
    rivals = [one for one in level if one is not provision and one.number.rstrip(".") == number]
    return f"{name} {number}{within_section(provision, rivals, document, dialect) if rivals else ''}"


def _unnumbered(provision: Provision, level: Sequence[Provision], document: Document, dialect: str) -> str:
    """A paragraph without a number among others that have one: by how it stands in its section, or in the text."""
    name = _TOP[provision.kind]
    heads = above(document.position(provision.address), document)
    if not heads:
        return f"the {_place(provision, document)} {name}"
    part, last = whole_section(heads[0], document, dialect)
    low, high = document.position(heads[0].address), document.end(document.position(last))
    same = [one for one in document.provisions[low:high] if one.kind is provision.kind]
    which = f"{ordinal(same.index(provision) + 1)} " if len(same) > 1 else ""
    return f"the {which}{name} of {part}"


def number_of(provision: Provision, document: Document) -> str:
    """Return the number by which a paragraph is called: as printed, else its place in order."""
    if provision.number:
        return provision.number.rstrip(".")
    level = _level(provision, document)
    return str(next(n for n, one in enumerate(level, 1) if one.address == provision.address))


def _sub(provision: Provision, document: Document, dialect: str) -> str:
    position = document.position(provision.address)
    parent = document[document.parent(position)]
    if provision.number.startswith("("):
        if parent.kind is Kind.SUB and not parent.number.startswith("("):
            return f"sub-paragraph {provision.number} of {in_words(parent.address, document, dialect)}"
        whole = in_words(parent.address, document, dialect)
        if whole.startswith("the ") and parent.kind in (Kind.OPERATIVE, Kind.PARAGRAPH):
            return f"sub-paragraph {provision.number} of {whole}"
        inner, of, outer = whole.partition(" of ")
        return f"{inner} {provision.number}{of}{outer}"
    below = document.provisions[document.position(parent.address) + 1 : document.end(document.position(parent.address))]
    level = [one for one in below if one.depth == parent.depth + 1]
    if dialect == "eu":
        level = [parent, *(one for one in level if not one.number)]
    place = next((n for n, one in enumerate(level, 1) if one.address == provision.address), 0)
    if not place:
        raise NotExpressible(f"{provision.address} has no name in words")
    return f"the {ordinal(place)} sub-paragraph of {in_words(parent.address, document, dialect)}"


def in_common(first: str, last: str) -> tuple[str, str]:
    """Return the first name, and what the last adds to it: "operative paragraph 2", "4"."""
    head, tail = first, last
    start = 0
    while start < min(len(head), len(tail)) and head[start] == tail[start]:
        start += 1
    while start and (tail[start - 1].isalnum() or tail[start - 1] == "("):
        start -= 1
    return head, tail[start:]


def plural(words: str) -> str:
    """Return the name of several paragraphs for that of one."""
    return words.replace("paragraph", "paragraphs", 1) if "paragraphs" not in words else words
