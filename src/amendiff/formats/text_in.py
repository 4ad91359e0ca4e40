"""A plain text as it comes from elsewhere, as the notation of texts. Opens no files.

Paragraphs are parted by empty lines; what would mean something in Markdown is escaped, numbers at the start of a
paragraph stay numbers.
"""

import re

from amendiff.markup import escape

_LABEL = re.compile(r"(\d{1,4}\.|\((?:[a-z]{1,5}|[A-Z]{1,5}|\d{1,3})\))\s+(?=\S)")
SEPARATOR = re.compile(r"\s*\*\s*\*\s*\*\s*")


def from_text(source: str) -> str:
    """Return the plain text *source* as Markdown that ``parse_document`` reads."""
    blocks = re.split(r"\n[ \t\f]*\n", source.replace("\f", "\n").strip("\n"))
    return "\n\n".join(block for block in (as_block(one) for one in blocks) if block) + "\n"


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
