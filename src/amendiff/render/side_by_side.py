"""Two texts beside each other, prose wrapped in two columns, addresses in the gutter. Reads no files; adds no facts.

What goes is marked on the left, what comes on the right: ``[-words-]`` and ``{+words+}``, or struck through and
underlined where there is colour. Widths are those of a terminal: two columns for a Chinese character, none for a mark.
"""

import re
from collections.abc import Iterator, Sequence
from itertools import zip_longest

from rich.text import Text

from amendiff.analyse.redline import BOUNDARY, Row
from amendiff.model.amendment import amendment_of
from amendiff.model.document import Kind, Provision
from amendiff.render.folding import QUIET, Compared, Folded, fold_in_words, folded, moves
from amendiff.render.terminal import Look, amendments_of, badge, plain, told, wrapped
from amendiff.render.text import label

NARROWEST = 120
"""Fewer columns do not hold two columns of prose."""
WIDEST = 204
"""Prose is not made wider than two columns of a hundred, however wide the terminal is."""
_GUTTER = 14
_RIGHT_TO_LEFT = re.compile("[\u0590-\u08ff\ufb1d-\ufdff\ufe70-\ufeff]")
_KEEPS_ITS_SIDE = "\u200e"
"""A left-to-right mark, which takes no room: without it two right-to-left columns would trade places."""


def side_by_side(found: Compared, look: Look) -> Iterator[Text]:
    """Return what changed as lines of two columns, as wide as *look* says, equal paragraphs folded."""
    width = min(look.width, WIDEST)
    rows = list(folded(found.rows, found.context))
    shown = [row for row in rows if not isinstance(row, Folded)]
    names = [one.address for row in shown for one in (*row.old, *row.new)]
    gutter = min(max((len(plain(name).plain) for name in names), default=2), _GUTTER)
    prose = (width - 3) // 2 - gutter - 2
    places = moves(found.rows)
    yield from _beside([("", plain(found.old, "bold"))], [("", plain(found.new, "bold"))], gutter, prose)
    yield Text("─" * (gutter + prose + 3) + "┼" + "─" * (gutter + prose + 3), "dim")
    for n, row in enumerate(rows):
        if n:
            yield _line(Text(), Text(), gutter, prose)
        if isinstance(row, Folded):
            yield from wrapped(plain(f"… {fold_in_words(row)}", "dim"), width, "", "  ")
            continue
        said = told(row, look, places)
        if said.plain not in ("", " changed"):
            said.stylize("italic")
            yield from wrapped(said, width, " " * (gutter + 1), " " * (gutter + 2))
        yield from _beside(_side(row, "-", look), _side(row, "+", look), gutter, prose)


def _side(row: Row, sign: str, look: Look) -> list[tuple[str, Text]]:
    """The provisions of one side of *row*, by address, each with what goes or comes marked."""
    provisions: Sequence[Provision] = row.old if sign == "-" else row.new
    parts = [Text()]
    changed = row.change not in ("equal", "renumbered", "formatting")
    several = look.colored and len(amendments_of(row)) > 1
    for segment in row.segments:
        if segment.sign not in ("=", sign):
            continue
        for n, words in enumerate(segment.text.split(BOUNDARY)):
            if n:
                parts.append(Text())
            if words:
                parts[-1].append_text(_marked(words, segment.sign if changed else "=", look))
        if several and segment.sign == sign:
            by = segment.deleted_by if sign == "-" else segment.inserted_by
            for name in sorted({amendment_of(operation) for operation in by}):
                parts[-1].append_text(badge(name, look))
    pairs = list(zip_longest(provisions, parts[: max(len(provisions), 1)]))
    found = []
    for provision, text in pairs:
        whole = plain("  " * provision.depth + label(provision) if provision else "").append_text(text or Text())
        if provision is not None and provision.kind in (Kind.TITLE, Kind.HEADING, Kind.ANNEX):
            whole.stylize("bold")
        if row.change in QUIET:
            whole.stylize("dim")
        found.append((provision.address if provision else "", whole))
    return found


def _marked(words: str, sign: str, look: Look) -> Text:
    if sign == "=":
        return plain(words)
    if not look.colored:
        return plain(f"[-{words}-]" if sign == "-" else f"{{+{words}+}}")
    bare = words.strip(" ")
    before = words[: len(words) - len(words.lstrip(" "))] if bare else ""
    how = "red strike" if sign == "-" else "green underline"
    return (
        plain(before)
        .append_text(plain(bare or words, how))
        .append_text(plain(words[len(before) + len(bare) :] if bare else ""))
    )


def _beside(
    left: Sequence[tuple[str, Text]], right: Sequence[tuple[str, Text]], gutter: int, prose: int
) -> Iterator[Text]:
    """The lines of two columns; paragraphs below each other on one side have an empty line between them."""
    columns = [list(_column(side, gutter, prose)) for side in (left, right)]
    for one, other in zip_longest(*columns, fillvalue=Text()):
        yield _line(one, other, gutter, prose)


def _column(side: Sequence[tuple[str, Text]], gutter: int, prose: int) -> Iterator[Text]:
    for n, (address, text) in enumerate(side):
        if n:
            yield Text()
        name = plain(address)
        if name.cell_len > gutter:
            name.truncate(gutter, overflow="ellipsis")
        name.stylize("bold cyan")
        name.pad_right(gutter - name.cell_len)
        for m, line in enumerate(wrapped(text, prose)):
            margin = name if not m else Text(" " * gutter)
            yield margin.copy().append("  ").append_text(line)


def _line(one: Text, other: Text, gutter: int, prose: int) -> Text:
    mark = _KEEPS_ITS_SIDE if _RIGHT_TO_LEFT.search(one.plain + other.plain) else ""
    left = one.copy()
    left.append(mark)
    left.append(" " * max(0, gutter + 2 + prose - one.cell_len))
    line = left.append(" │ ", "dim").append_text(other)
    line.rstrip()
    return line.append(mark)
