"""A text with tracked changes as HTML, paragraph by paragraph, everything escaped. Knows no pages and no styles.

Taking out every ``<ins>`` leaves the old text, taking out every ``<del>`` the new one; a break that comes or goes is a
¶ inside the mark. How a mark looks is up to whoever asks.
"""

import re
from collections.abc import Callable, Iterator, Sequence
from html import escape

from amendiff.model.document import Kind
from amendiff.model.tracked import Authors, Paragraph, Piece, Sign, Tracked

BREAK = "¶"
PARTS = (Kind.OPENING, Kind.PREAMBULAR, Kind.OPERATIVE)
"""Paragraphs that say in their class what they are, since their looks do not."""
_LINK = re.compile(r"(?:https?://|mailto:)[^\s\x00-\x1f]+", re.IGNORECASE)
_TAGS = {"emphasis": "em", "strong": "strong", "code": "code"}
_RIGHT_TO_LEFT = frozenset({"ar", "arc", "dv", "fa", "he", "ks", "ku", "ps", "sd", "ug", "ur", "yi"})

Mark = Callable[[str, Sign, Authors], str]
"""Puts words that come (``+``) or go (``-``) into their element."""


def direction(language: str) -> str:
    """Return ``rtl`` for languages that are written from right to left, otherwise ``ltr``."""
    return "rtl" if language.partition("-")[0].lower() in _RIGHT_TO_LEFT else "ltr"


def blocks(tracked: Tracked, mark: Mark) -> Iterator[str]:
    """Return *tracked* as elements that stand below each other: headings, paragraphs and tables."""
    rows: list[str] = []
    inner: list[str] = []
    write = _Words(mark)
    edge = "left" if direction(tracked.new.language) == "ltr" else "right"
    for one in tracked.paragraphs:
        kind = one.provision.kind
        if rows and kind is not Kind.ROW:
            yield _table(rows)
            rows = []
        if kind is Kind.TABLE:
            continue
        words = "".join(write.piece(piece) for piece in one.pieces)
        if kind is Kind.GAP:
            words = write.piece(Piece(one.mark, "[…]", one.by))
        if kind is Kind.ROW:
            rows.append(f"<tr>{write.cells(one)}</tr>")
            continue
        inner.append(words)
        if one.mark != "=" and any(piece.sign != one.mark for piece in one.pieces):
            inner.append(write.marked(BREAK + "<br>", one.mark, one.by))  # here two provisions meet
            continue
        if one.mark != "=":
            inner.append(write.marked(BREAK, one.mark, one.by))
        yield _block(one, "".join(inner), edge)
        inner = []
    if inner:
        yield f"<p>{''.join(inner)}</p>"
    if rows:
        yield _table(rows)


class _Words:
    def __init__(self, mark: Mark) -> None:
        self.mark = mark

    def marked(self, inner: str, sign: Sign, by: Authors) -> str:
        return inner if sign == "=" or not inner else self.mark(inner, sign, by)

    def piece(self, piece: Piece) -> str:
        if piece.note:
            inner = f"<sup>[{escape(piece.note)}]</sup>"
        else:
            inner = escape(piece.text).replace("\n", "<br>")
            for kind, target in piece.styles:
                if kind == "link" and _LINK.fullmatch(target):
                    inner = f'<a href="{escape(target)}">{inner}</a>'
                elif kind in _TAGS:
                    inner = f"<{_TAGS[kind]}>{inner}</{_TAGS[kind]}>"
        return self.marked(inner, piece.sign, piece.by)

    def cells(self, one: Paragraph) -> str:
        cells = [""]
        for piece in one.pieces:
            for n, words in enumerate(piece.text.split("\t")):
                if n:
                    cells.append("")
                if words:
                    cells[-1] += self.piece(Piece(piece.sign, words, piece.by, piece.styles))
        return "".join(f"<td>{cell}</td>" for cell in cells)


def _table(rows: Sequence[str]) -> str:
    return f'<table border="1" cellpadding="4" style="border-collapse:collapse">{"".join(rows)}</table>'


def _block(one: Paragraph, inner: str, edge: str) -> str:
    provision = one.provision
    number = provision.number
    shown = "" if not number else f"{escape(number if number[-1] in ').•' else number + '.')} "
    if provision.kind is Kind.FOOTNOTE:
        shown = f"[{escape(provision.address.removeprefix('fn'))}] "
    if provision.kind is Kind.TITLE:
        return f"<h1>{inner}</h1>"
    if provision.kind in (Kind.HEADING, Kind.ANNEX):
        level = min(max(provision.level, 2), 6)
        return f"<h{level}>{inner}</h{level}>"
    margin = f' style="margin-{edge}:{2 * provision.depth}em"' if provision.depth else ""
    part = f' class="{provision.kind}"' if provision.kind in PARTS else ""
    return f"<p{part}{margin}>{shown}{inner}</p>"
