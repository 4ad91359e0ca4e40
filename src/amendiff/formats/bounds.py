"""How much a text from elsewhere may hold, so that reading it takes neither hours nor more memory than there is."""

import re

from amendiff.errors import TooLarge

CHARACTERS = 2_000_000
PARAGRAPHS = 100_000
LINES = 300_000
SIGNS = 300_000
"""Characters that mean something in Markdown or HTML."""
DECLARATIONS = 1_000
VALUES = 2_000_000
"""Values in a JSON file, and a tenth of that for objects."""
DENSE = 5_000
"""Such characters in one paragraph: real ones have a few links."""
_SIGN = re.compile(r"[\\`*_\[\]<>~^&!(]")


def bounded(source: str, shown: str, *, by_paragraph: bool = True) -> str:
    """Return *source*, a text in the file *shown*. Raises TooLarge where it holds more than any text does.

    Without *by_paragraph* empty lines mean nothing in it, as in HTML.
    """
    _most(len(source), CHARACTERS, "characters", shown)
    _most(source.count("\n"), LINES, "lines", shown)
    _most(source.count("\n\n"), PARAGRAPHS, "paragraphs", shown)
    _most(sum(1 for _ in _SIGN.finditer(source)), SIGNS, "signs of markup", shown)
    if not by_paragraph:
        _most(source.count("<!"), DECLARATIONS, "declarations and comments", shown)
    for paragraph in re.split(r"\n[ \t]*\n", source) if by_paragraph else ():
        if len(paragraph) > DENSE:
            _most(sum(1 for _ in _SIGN.finditer(paragraph)), DENSE, "signs of markup in one paragraph", shown)
    return source


def bounded_json(source: str, shown: str) -> str:
    """Return *source*, the JSON file *shown*. Raises TooLarge where it holds more values than any dossier does."""
    _most(source.count(","), VALUES, "values", shown)
    _most(source.count("{"), VALUES // 10, "objects", shown)
    return source


def _most(count: int, limit: int, what: str, shown: str) -> None:
    if count > limit:
        raise TooLarge(f"{shown} has {count:,} {what}; the limit is {limit:,}")
