"""The number that a paragraph of plain text begins with. Knows signs and figures; knows no difference."""

import re

_LABEL = re.compile(
    r"^\s*(?:(?:\(?(?:\d+[a-z]?|[a-z]|[ivxlc]+)[.)]|§\s*\d+\w*\.?)\s+|(?:\|\s*)?\d+[a-z]?(?:\s*\||\t)\s*)(?=\S)",
    re.IGNORECASE,
)
"""``12.``, ``(iv)`` or ``§ 3`` before words; a number alone in the first cell of a row."""
_BEGINS = frozenset("0123456789(|§ \t")


def number_end(text: str) -> int:
    """Return where the number ends that *text* begins with, with the space behind it; 0 where it has none."""
    return found.end() if (found := _LABEL.match(text)) else 0


def bare(text: str) -> str:
    """Return *text* without its number; numbers that are letters are left where they are, to be quick."""
    return text[number_end(text) :] if text[:1] in _BEGINS else text
