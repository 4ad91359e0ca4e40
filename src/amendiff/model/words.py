"""What a word is, where it begins and ends, and where two need a space between them. Knows characters only.

Letters, figures and marks make words; an apostrophe or a hyphen between them belongs to the word. Han, Kana, Thai,
Lao, Khmer, Burmese and Tibetan put no spaces between words, so any place between two of their characters is an edge.
"""

from functools import cache

COMMAS = (",", "，", "،", "、")
"""What an opening and a preambular paragraph close with, in any script."""

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


def whole_words(text: str, start: int, end: int) -> tuple[int, int]:
    """Return where the words begin and end in which the characters *start* to *end* lie."""
    while inside_word(text, start):
        start -= 1
    while inside_word(text, end):
        end += 1
    return start, end


def trimmed(text: str, start: int, end: int) -> tuple[int, int]:
    """Return *start* and *end* without the white space at either end of what stands between them."""
    while start < end and text[start].isspace():
        start += 1
    while start < end and text[end - 1].isspace():
        end -= 1
    return start, end


def needs_space(left: str, right: str) -> bool:
    """Whether a joining space belongs between the characters *left* and *right*, neither of which brings one.

    Typewriter quotation marks are to be given as what they are, see ``curly``.
    """
    if left in _NO_SPACE_BESIDE or right in _NO_SPACE_BESIDE:
        return False
    return not (left in _OPENING or right in _CLOSING or spaceless(left) or spaceless(right))


def closes(character: str, language: str = "en") -> bool:
    """Whether *character* is punctuation before which no space stands (in French some has one)."""
    return character in _CLOSING and not (language.startswith("fr") and character in ";:!?»")


def opens(character: str) -> bool:
    """Whether *character* is punctuation behind which no space stands."""
    return character in _OPENING


def curly(before: str, character: str, after: str) -> str:
    """Return *character*, a typewriter quotation mark as the curly one that it stands for between its neighbours."""
    if character not in _TYPEWRITER:
        return character
    opening = (not before or before.isspace() or before in _OPENING) and not (
        not after or after.isspace() or after in _CLOSING
    )
    return "“" if opening else "”"
