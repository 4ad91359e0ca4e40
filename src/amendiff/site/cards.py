"""Pictures for those who link to a text or an amendment: its title, what became of it, the words that changed.

1200 by 630 points, readable at half of that. Only for words whose letters the font has: better no picture than one of
empty boxes. Pillow's own font has the letters of English alone.
"""

import re
from collections.abc import Iterable, Iterator, Sequence
from io import BytesIO
from typing import Any

from amendiff.analyse.redline import Row
from amendiff.errors import OutputError

WIDTH, HEIGHT, MARGIN, LINE = 1200, 630, 70, 62
TITLE, SMALL, WORDS = 58, 36, 46
PAPER, INK, SOFT, GONE, COME = "#fffdf9", "#1c1a17", "#5b564e", "#8c2f2b", "#0b5394"
AROUND = 5
"""So many words that stay are shown on either side of a change."""
_PLAIN = str.maketrans({"–": "-", "—": "-", "\u00a0": " ", "\n": " ", "\t": " "})
"""What is drawn in another way, so that a small font will do."""

Word = tuple[str, str, bool]
"""A word, whether it stays (``=``), goes (``-``) or comes (``+``), and whether a space parts it from the one before."""


def excerpt(rows: Iterable[Row]) -> list[Word]:
    """Return the words of *rows* that change, with a few around them; ``…`` stands for what is left out."""
    found: list[Word] = []
    for row in rows:
        words = list(_words(row))
        near = {m for n, (_, sign, _) in enumerate(words) if sign != "=" for m in range(n - AROUND, n + AROUND + 1)}
        for n, word in enumerate(words):
            if n in near:
                found.append(word)
            elif not found or found[-1][0] != "…":
                found.append(("…", "=", True))
    return found


def _words(row: Row) -> Iterator[Word]:
    apart, gone = True, False
    for segment in row.segments:
        for space, word in re.findall(r"(\s*)(\S*)", segment.text):
            apart = apart or bool(space)
            if word:
                yield word, segment.sign, apart or (gone and segment.sign == "+")
                apart, gone = False, segment.sign == "-"


class Pen:
    """What draws: Pillow with one font. Raises OutputError where Pillow is missing, or the font cannot be read."""

    def __init__(self, font: str = "") -> None:
        try:
            from PIL import Image, ImageDraw, ImageFont
        except ImportError:
            raise OutputError(
                "the settings ask for pictures, and Pillow is not installed",
                code="AD606",
                hints=("pip install 'amendiff[cards]'", "or leave `cards` out of site.toml"),
            ) from None
        self.image, self.draw = Image.new, ImageDraw.Draw
        try:
            made = {size: ImageFont.truetype(font, size) if font else None for size in (TITLE, SMALL, WORDS)}
        except OSError as error:
            raise OutputError(f"cannot read the font {font}: {error}", code="AD606") from None
        self.fonts: dict[int, Any] = {size: one or ImageFont.load_default(size) for size, one in made.items()}
        self.missing = bytes(self.fonts[SMALL].getmask("\uffff"))
        self.known: dict[str, bool] = {" ": True}

    def can_draw(self, *texts: str) -> bool:
        """Whether the font has all letters of *texts*, and they are of a script that needs no more than that."""
        return all(self._has(letter) for letter in set("".join(texts).translate(_PLAIN)))

    def _has(self, letter: str) -> bool:
        if letter not in self.known:
            simple = "\u0590" > letter or "\u2000" <= letter < "\u2c00" or letter >= "\u3000"
            self.known[letter] = simple and bytes(self.fonts[SMALL].getmask(letter)) != self.missing
        return self.known[letter]

    def card(self, kicker: str, title: str, says: str, words: Sequence[Word]) -> bytes:
        """Return the picture as PNG, the same for the same words."""
        image = self.image("RGB", (WIDTH, HEIGHT), PAPER)
        draw: Any = self.draw(image)
        draw.rectangle((0, 0, 18, HEIGHT), fill=COME)
        y = MARGIN - 20
        for text, size, colour, most in ((kicker, SMALL, SOFT, 1), (title, TITLE, INK, 2), (says, SMALL, SOFT, 2)):
            plain = [(word, "=", True) for word in text.split()]
            y = _lines(draw, self.fonts[size], plain, y, colour, size, most) + 12
        room = (HEIGHT - MARGIN // 2 - y) // LINE
        _lines(draw, self.fonts[WORDS], words, y + 10, INK, WORDS, room)
        raw = BytesIO()
        image.quantize(32).save(raw, "PNG", optimize=True)
        return raw.getvalue()


def _lines(draw: Any, font: Any, words: Sequence[Word], y: int, colour: str, size: int, most: int) -> int:
    """Draw *words* from the height *y* on, on *most* lines at most; return the height below them."""
    words = [(word.translate(_PLAIN), sign, apart) for word, sign, apart in words]
    height, space = int(size * 1.35), draw.textlength(" ", font=font)
    lines = list(_broken(draw, font, words, space))
    if len(lines) > most > 0:
        lines = [*lines[: most - 1], [*lines[most - 1][:-1], ("…", "=", True)]]
    for line in lines[:most]:
        x = float(MARGIN)
        for m, (word, sign, apart) in enumerate(line):
            x += space if m and apart else 0
            width = draw.textlength(word, font=font)
            shown = {"-": GONE, "+": COME}.get(sign, colour)
            draw.text((x, y), word, font=font, fill=shown)
            joined = m + 1 < len(line) and line[m + 1][1] == sign
            end = x + width + (space if joined else 0)
            if sign == "-":
                draw.line((x, y + size * 0.62, end, y + size * 0.62), fill=GONE, width=4)
            if sign == "+":
                draw.line((x, y + size * 1.18, end, y + size * 1.18), fill=COME, width=5)
            x += width
        y += height
    return y


def _broken(draw: Any, font: Any, words: Sequence[Word], space: float) -> Iterator[list[Word]]:
    line: list[Word] = []
    used = 0.0
    for word in words:
        width = draw.textlength(word[0], font=font) + (space if line and word[2] else 0)
        if line and word[2] and used + width > WIDTH - 2 * MARGIN:
            yield line
            line, used = [], 0.0
        line.append(word)
        used += width
    if line:
        yield line
