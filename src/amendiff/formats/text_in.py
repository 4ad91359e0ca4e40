"""A plain text as it comes from elsewhere, as the notation of texts. Opens no files.

Paragraphs are parted by empty lines; what would mean something in Markdown is escaped, numbers at the start of a
paragraph stay numbers.
"""

import re
from collections.abc import Iterator, Sequence

from amendiff.errors import Location, StructureError
from amendiff.formats.bounds import bounded
from amendiff.markup import escape, parse_document, parse_loosely
from amendiff.model.document import Document

_LABEL = re.compile(r"(\d{1,4}\.|\((?:[a-z]{1,5}|[A-Z]{1,5}|\d{1,3})\))\s+(?=\S)")
SEPARATOR = re.compile(r"\s*\*\s*\*\s*\*\s*")


def text_of(source: str, path: str, *, language: str = "en") -> Document:
    """Return the plain text *source*, called *path*, as a document. Raises what ``parsed`` raises."""
    return parsed(list(_blocks(bounded(source, path))), source, path, language)


def from_text(source: str) -> str:
    """Return the plain text *source* as Markdown that ``parse_document`` reads."""
    return "\n\n".join(block for block, _ in _blocks(source)) + "\n"


def parsed(
    blocks: Sequence[tuple[str, int]], source: str, path: str, language: str, *, loose: bool = False
) -> Document:
    """Return the document of *blocks*, each Markdown and the line of the file *path* on which it begins.

    Raises TooLarge, and StructureError at that line of *source*, where the parts of the text cannot be told.
    """
    written = bounded("\n\n".join(block for block, _ in blocks) + "\n", path)
    try:
        return (parse_loosely if loose else parse_document)(written, path=path, language=language)
    except StructureError as error:
        behind = error.at.line if error.at else 0
        for block, line in blocks:
            behind -= block.count("\n") + 2
            if behind <= 0:
                error.at = Location(path, line, 1, source.split("\n")[line - 1])
                break
        error.hints = ()  # of Markdown
        raise


def _blocks(source: str) -> Iterator[tuple[str, int]]:
    """The paragraphs of *source* as Markdown, each with the line on which it begins."""
    start = 0
    for end in [*re.finditer(r"[\n\f](?:[ \t]*[\n\f])+", source), None]:
        words = source[start : end.start() if end else None]
        first = start + len(words) - len(words.lstrip())
        start = end.end() if end else 0
        if block := as_block(words):
            yield block, source.count("\n", 0, first) + 1


def as_block(words: str) -> str:
    """Return one paragraph of plain words, its lines joined."""
    plain = " ".join(words.split())
    if SEPARATOR.fullmatch(plain):
        return "***"
    label = _LABEL.match(plain)
    if label is None:
        return escape(plain) if plain else ""
    indent = "   " if label[1].startswith("(") else ""
    return f"{indent}{label[1]} {escape(plain[label.end() :])}"
