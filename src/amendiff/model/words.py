"""What a word is, and where two words need a space between them. Knows characters only.

Letters, figures and marks make words; an apostrophe or a hyphen between them belongs to the word. Han, Kana, Thai,
Lao, Khmer, Burmese and Tibetan put no spaces between words, so any place between two of their characters is an edge.
"""

from functools import cache

_CLOSING = frozenset(",.;:!?)]}%»”’…،؛؟。，、；：！？）】》」』〉°")
_OPENING = frozenset("([{«“‘¿¡（【《「『〈")
_TYPEWRITER = frozenset("\"'")
_LINKING = frozenset("'’-‐‑")
_NO_SPACE_BESIDE = frozenset("-‐‑–—/ \t\n\u00a0\u202f")
_SPACELESS = (
    *((0x0E00, 0x0EFF), (0x0F00, 0x0FFF), (0x1000, 0x109F), (0x1780, 0x17FF), (0x3000, 0x30FF), (0x31F0, 0x31FF)),
    *((0x3400, 0x4DBF), (0x4E00, 0x9FFF), (0xF900, 0xFAFF), (0xFF00, 0xFFEF), (0x20000, 0x3FFFF)),
)


@cache
def spaceless(character: str) -> bool:
    """Whether *character* belongs to a script that puts no spaces between words."""
    code = ord(character)
    return code >= 0x0E00 and any(first <= code <= last for first, last in _SPACELESS)


@cache
def wordlike(character: str) -> bool:
    """Whether *character* makes up words that are parted by spaces: a letter, figure or combining mark."""
    import unicodedata

    return unicodedata.category(character)[0] in "LNM" and not spaceless(character)


def inside_word(text: str, offset: int) -> bool:
    """Whether the gap at *offset* lies inside a word."""
    if not 0 < offset < len(text):
        return False
    before, after = text[offset - 1], text[offset]
    if wordlike(before):
        return wordlike(after) or (after in _LINKING and offset + 1 < len(text) and wordlike(text[offset + 1]))
    return before in _LINKING and offset > 1 and wordlike(text[offset - 2]) and wordlike(after)


def needs_space(left: str, right: str) -> bool:
    """Whether a joining space belongs between *left* and *right*, neither of which brings one."""
    before, after = left[-1], right[0]
    if before in _NO_SPACE_BESIDE or after in _NO_SPACE_BESIDE:
        return False
    if before in _OPENING or after in _CLOSING or spaceless(before) or spaceless(after):
        return False
    if after in _TYPEWRITER and not _opens(" " + right, 1):
        return False
    return not (before in _TYPEWRITER and _opens(left, len(left) - 1))


def closes(text: str, language: str = "en") -> bool:
    """Whether *text* begins with punctuation before which no space stands (in French some has one)."""
    return text[:1] in _CLOSING and not (language.startswith("fr") and text[:1] in ";:!?»")


def _opens(text: str, offset: int) -> bool:
    """Whether the typewriter quotation mark at *offset* opens a quotation."""
    before, after = text[:offset][-1:], text[offset + 1 :][:1]
    return (not before or before.isspace() or before in _OPENING) and not (after.isspace() or after in _CLOSING)
