"""Letters, roman numerals and figures that number sub-paragraphs: what follows what. Knows no text.

``(i)`` after ``(h)`` is a letter; after ``(a)`` it begins a level of roman numerals below it.
"""

import re
from typing import NamedTuple

_ROMAN = re.compile(r"m{0,3}(cm|cd|d?c{0,3})(xc|xl|l?x{0,3})(ix|iv|v?i{0,3})")
_ROMAN_VALUES = {"i": 1, "v": 5, "x": 10, "l": 50, "c": 100, "d": 500, "m": 1000}
_ROMAN_STEPS = (
    *((1000, "m"), (900, "cm"), (500, "d"), (400, "cd"), (100, "c"), (90, "xc"), (50, "l"), (40, "xl")),
    *((10, "x"), (9, "ix"), (5, "v"), (4, "iv"), (1, "i")),
)
LATIN_ORDINALS = ("bis", "ter", "quater", "quinquies", "sexies", "septies", "octies", "novies", "decies")
"""What distinguishes a provision that comes between two numbers: 3 bis, 3 ter."""

BIS = "|".join(LATIN_ORDINALS)
"""The same as part of a pattern."""

_ABJAD = "أبجدهوزحطيكلمنسعفصقرشتثخذضظغ"
"""Arabic letters in the order in which they number; ``ه`` is written ``هـ``."""

LABEL = re.compile(rf"\((?:([a-z]{{1,5}}|[A-Z]{{1,5}}|\d{{1,3}}|[{_ABJAD}]ـ?)(?: ({BIS}))?)\)[ \t\n]+")
"""An enumerator at the start of a paragraph, in the source: ``(a) ``, ``(iv) ``, ``(b bis) ``, ``(ب) ``."""

NUMBER = re.compile(rf"(\d{{1,4}}) ({BIS})\.[ \t\n]+")
"""A paragraph number that Markdown's own lists cannot write: ``3 bis. ``."""


class Level(NamedTuple):
    """How far one level of sub-paragraphs has counted."""

    style: str
    value: int
    label: str


def roman(value: int) -> str:
    """Return *value* (from 1) as a roman numeral in small letters."""
    written = ""
    for step, letters in _ROMAN_STEPS:
        count, value = divmod(value, step)
        written += letters * count
    return written


def letters(value: int) -> str:
    """Return *value* (from 1) as a letter: a to z, then aa, bb."""
    turns, place = divmod(value - 1, 26)
    return chr(ord("a") + place) * (turns + 1)


def write(style: str, value: int) -> str:
    """Return the enumerator of that *style* and *value*, without brackets."""
    match style:
        case "letter":
            return letters(value)
        case "LETTER":
            return letters(value).upper()
        case "roman":
            return roman(value)
        case "ROMAN":
            return roman(value).upper()
        case "abjad" if value <= len(_ABJAD):
            return _ABJAD[value - 1].replace("ه", "هـ")
        case _:
            return str(value)


def between(label: str, count: int) -> str:
    """Return what the newcomer *count* (from 0) behind the provision called *label* is called: ``3 bis``."""
    return f"{label} {LATIN_ORDINALS[count] if count < len(LATIN_ORDINALS) else f'bis-{count + 1}'}"


def readings(label: str) -> list[tuple[str, int]]:
    """Return all styles in which *label* can be read, with its value in each; letters first."""
    if label.isdigit():
        return [("figure", int(label))]
    if label[0] in _ABJAD:
        return [("abjad", _ABJAD.index(label[0]) + 1)]
    small, upper = label.lower(), label.isupper()
    found = []
    if len(set(small)) == 1:
        found.append(("LETTER" if upper else "letter", ord(small[0]) - ord("a") + 1 + 26 * (len(small) - 1)))
    if _ROMAN.fullmatch(small):
        value = last = 0
        for letter in reversed(small):
            step = _ROMAN_VALUES[letter]
            value, last = (value - step, last) if step < last else (value + step, step)
        found.append(("ROMAN" if upper else "roman", value))
    return found


def place(label: str, levels: list[Level]) -> list[Level] | None:
    """Return *levels* with *label* counted: at the deepest level that it continues, or at a new one below.

    ``None`` where it neither continues a level nor begins one.
    """
    kinds = readings(label)
    for depth in range(len(levels) - 1, -1, -1):
        for style, value in kinds:
            if style == levels[depth].style and value == levels[depth].value + 1:
                return [*levels[:depth], Level(style, value, label)]
    for style, value in reversed(kinds):
        if value == 1 and (not levels or levels[-1].style != style):
            return [*levels, Level(style, value, label)]
    for depth in range(len(levels) - 1, -1, -1):
        for style, value in kinds:
            if style == levels[depth].style and value > levels[depth].value:
                return [*levels[:depth], Level(style, value, label)]
    if not levels and kinds:
        return [Level(*kinds[0], label)]
    return None


def place_between(label: str, levels: list[Level]) -> list[Level] | None:
    """Return *levels* cut to the one at which ``(label bis)`` stands, or ``None``."""
    for depth in range(len(levels) - 1, -1, -1):
        if levels[depth].label == label:
            return levels[: depth + 1]
    return None
