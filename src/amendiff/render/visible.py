"""Characters that would deceive a reader, made visible; and how wide text is on a terminal. Knows characters only."""

import re

_HOSTILE = re.compile(
    "[\x00-\x08\x0b-\x1f\x7f-\x9f\u2028\u2029\u202a-\u202e\u2066-\u2069\ufeff\ud800-\udfff\U000e0000-\U000e007f]"
)
"""Controls, overrides and embeddings of the direction, and what has no shape of its own. Marks of direction stay."""
_LONE = re.compile("[\ud800-\udfff]")


def visible(text: str) -> str:
    """Return *text* with each character that controls a terminal or the direction of writing as ``<U+202E>``."""
    return _HOSTILE.sub(lambda found: f"<U+{ord(found[0]):04X}>", text)


def encodable(text: str) -> str:
    """Return *text* with what no UTF-8 can hold, of the name of a file, as ``<U+DCE9>``."""
    return text if text.isascii() else _LONE.sub(lambda found: visible(found[0]), text)


def columns(text: str) -> int:
    """Return how many columns of a terminal *text* takes."""
    return len(text) if text.isascii() else sum(_columns(character) for character in text)


def _columns(character: str) -> int:
    import unicodedata

    if unicodedata.category(character) in ("Mn", "Me", "Cf"):
        return 0
    return 2 if unicodedata.east_asian_width(character) in "WF" else 1
