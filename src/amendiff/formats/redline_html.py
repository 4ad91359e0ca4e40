"""A redline as one HTML file that needs nothing else: it opens anywhere and survives being mailed. Opens no files.

Styles stand at each element, since mail programs drop style sheets. Taking out every ``<ins>`` leaves the old text,
taking out every ``<del>`` the new one; a break that comes or goes is a ¶ inside the mark.
"""

import re
from collections.abc import Iterator, Sequence
from html import escape

from amendiff.model.document import Kind
from amendiff.model.tracked import Paragraph, Piece, Tracked

_LINK = re.compile(r"(?:https?://|mailto:)[^\s\x00-\x1f]+", re.IGNORECASE)
_LOOKS = {
    "+": ("ins", "color:#0b5d1e;background:#e6f4ea;text-decoration:underline"),
    "-": ("del", "color:#9b1c1c;background:#fdeaea;text-decoration:line-through"),
}
_TAGS = {"emphasis": "em", "strong": "strong", "code": "code"}
_RIGHT_TO_LEFT = frozenset({"ar", "arc", "dv", "fa", "he", "ks", "ku", "ps", "sd", "ug", "ur", "yi"})
BREAK = "¶"


def redline_page(tracked: Tracked) -> str:
    """Return *tracked* as a page of its own, with who asks for what below the text."""
    language = tracked.new.language
    direction = "rtl" if language.partition("-")[0].lower() in _RIGHT_TO_LEFT else "ltr"
    title = escape(tracked.title or tracked.new.title or "Redline")
    body = "\n".join(_blocks(tracked))
    remarks = "".join(f"<p>{escape(one)}</p>" for one in tracked.remarks)
    people = "".join(
        f"<li><strong>{escape(tracked.credits[by].name)}</strong>{_said(tracked, by)}</li>"
        for by in sorted(tracked.credits)
    )
    below = f'<hr><ul style="font-size:85%">{people}</ul>' if people else ""
    return (
        f'<!doctype html>\n<html lang="{escape(language)}" dir="{direction}">\n<head><meta charset="utf-8">'
        f'<meta name="viewport" content="width=device-width"><title>{title}</title></head>\n'
        f'<body style="font-family:Georgia,serif;line-height:1.5;max-width:42em;margin:2em auto;padding:0 1em">\n'
        f"<main>\n{body}\n</main>\n<footer>{below}{remarks}</footer>\n</body>\n</html>\n"
    )


def _said(tracked: Tracked, by: Sequence[str]) -> str:
    lines = [line for name in by for line in tracked.comments.get(name, "").split("\n") if line]
    return "".join(f"<br>{escape(line)}" for line in lines) if len(by) == 1 else ""


def _blocks(tracked: Tracked) -> Iterator[str]:
    rows: list[str] = []
    inner: list[str] = []
    for one in tracked.paragraphs:
        kind = one.provision.kind
        if rows and kind is not Kind.ROW:
            yield _table(rows)
            rows = []
        if kind is Kind.TABLE:
            continue
        words = "".join(_piece(piece, tracked) for piece in one.pieces)
        if kind is Kind.GAP:
            words = _piece(Piece(one.mark, "[…]", one.by), tracked)
        if kind is Kind.ROW:
            rows.append(f"<tr>{_cells(one, tracked)}</tr>")
            continue
        inner.append(words)
        if one.mark != "=" and any(piece.sign != one.mark for piece in one.pieces):
            inner.append(_marked(BREAK + "<br>", one.mark, one.by, tracked))  # here two provisions meet
            continue
        if one.mark != "=":
            inner.append(_marked(BREAK, one.mark, one.by, tracked))
        yield _block(one, "".join(inner))
        inner = []
    if inner:
        yield f"<p>{''.join(inner)}</p>"
    if rows:
        yield _table(rows)


def _table(rows: Sequence[str]) -> str:
    return f'<table border="1" cellpadding="4" style="border-collapse:collapse">{"".join(rows)}</table>'


def _cells(one: Paragraph, tracked: Tracked) -> str:
    cells = [""]
    for piece in one.pieces:
        for n, words in enumerate(piece.text.split("\t")):
            if n:
                cells.append("")
            if words:
                cells[-1] += _piece(Piece(piece.sign, words, piece.by, piece.styles), tracked)
    return "".join(f"<td>{cell}</td>" for cell in cells)


def _block(one: Paragraph, inner: str) -> str:
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
    margin = f' style="margin-left:{2 * provision.depth}em"' if provision.depth else ""
    return f"<p{margin}>{shown}{inner}</p>"


def _piece(piece: Piece, tracked: Tracked) -> str:
    if piece.note:
        inner = f"<sup>[{escape(piece.note)}]</sup>"
    else:
        inner = escape(piece.text).replace("\n", "<br>")
        for kind, target in piece.styles:
            if kind == "link" and _LINK.fullmatch(target):
                inner = f'<a href="{escape(target)}">{inner}</a>'
            elif kind in _TAGS:
                inner = f"<{_TAGS[kind]}>{inner}</{_TAGS[kind]}>"
    return _marked(inner, piece.sign, piece.by, tracked)


def _marked(inner: str, sign: str, by: tuple[str, ...], tracked: Tracked) -> str:
    if sign == "=" or not inner:
        return inner
    tag, look = _LOOKS[sign]
    return f'<{tag} style="{look}" title="{escape(tracked.credits[by].name)}">{inner}</{tag}>'
