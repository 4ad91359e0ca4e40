"""What changed as a part of an HTML page that stands on its own. Adds no facts."""

import re
from collections.abc import Mapping
from unicodedata import bidirectional

from amendiff.analyse.redline import Row
from amendiff.render.folding import Compared, Folded, addresses, fold_in_words, folded, happened, moves
from amendiff.render.html import escape, redline_html
from amendiff.render.terminal import amendments_of
from amendiff.render.visible import visible

_CODE = re.compile(r"<(U\+[0-9A-F]{4,6})>")


def compared_html(found: Compared, badges: Mapping[str, str], *, level: int = 1, anchors: bool = True) -> str:
    """Return names, summary, each changed provision below its address, and the algorithm's version.

    Deletions are ``<del>``, insertions ``<ins>``. *badges* gives each amendment its letter.
    """
    head = f"h{level}"
    written = [
        f"<{head}>{_said(found.old)} → {_said(found.new)}</{head}>",
        f'<p class="says">{_said(found.summary)}</p>',
        *(f'<p class="says">{_said(note)}</p>' for note in found.notes),
    ]
    places = moves(found.rows)
    same = all(row.change == "equal" for row in found.rows)
    for row in () if same else folded(found.rows, found.context):
        if isinstance(row, Folded):
            written.append(f'<p class="where">… {_said(fold_in_words(row))}</p>')
            continue
        authors = amendments_of(row)
        said = f"{happened(row, places)}{' by ' + ', '.join(authors) if authors else ''}"
        written.append(f'<p class="where"><b>{_said(addresses(row))}</b> {_said(said)}</p>'.replace(" </p>", "</p>"))
        shown = _shown(redline_html([row], badges=badges, anchors=anchors and bool(row.new)))
        written.append(f'<div dir="rtl">{shown}</div>' if _from_right_to_left(row) else shown)
    written.append(f'<p class="where">compared by amendiff, algorithm {found.algorithm}</p>')
    return "\n".join(written)


def _from_right_to_left(row: Row) -> bool:
    """Whether the first letter of *row* is of a script that is written from right to left, whatever the language."""
    letters = (bidirectional(sign) for segment in row.segments for sign in segment.text if sign.isalpha())
    return next(letters, "") in ("R", "AL")


def _said(words: str) -> str:
    return escape(visible(words))


def _shown(html: str) -> str:
    """Return *html* with hostile characters made visible: as words, not as tags."""
    return _CODE.sub(r"&lt;\1&gt;", visible(html))
