"""What changed in the manner of ``diff -u``, a provision a block of lines. Reads no files; adds no facts."""

from collections.abc import Iterator

from rich.text import Text

from amendiff.analyse.redline import BOUNDARY, Row
from amendiff.analyse.summary import edited
from amendiff.model.document import Provision
from amendiff.render.folding import Compared, Folded, addresses, folded, moves, renumbered_in_words
from amendiff.render.terminal import Look, Places, plain, told, wrapped
from amendiff.render.text import label


def unified(found: Compared, look: Look) -> Iterator[Text]:
    """Return what changed: ``@@ op3 @@`` and what happened, then ``-`` the provision as it was, ``+`` as it is.

    Each provision is one line, or as many as *look* has room for, each behind its sign. A provision whose words stay
    the same, moved or renumbered, is not written twice.
    """
    if found.same and not any(row.change == "renumbered" for row in found.rows):
        return
    yield plain(f"--- {found.old}", "bold")
    yield plain(f"+++ {found.new}", "bold")
    places = moves(found.rows)
    waiting: list[Row] = []
    begun = False
    for row in folded(found.rows, found.context):
        if isinstance(row, Folded):
            if row.renumbered:
                yield plain("@@ ", "cyan").append(f"renumbered: {renumbered_in_words(row.renumbered)} @@")
            waiting, begun = [], False
        elif row.change == "equal":
            if begun:
                yield from _same(row, look)
            else:
                waiting.append(row)
        else:
            yield _header(row, look, places)
            for one in waiting:
                yield from _same(one, look)
            waiting, begun = [], True
            yield from _changed(row, look)


def _header(row: Row, look: Look, places: Places) -> Text:
    return plain(f"@@ {addresses(row)} @@", "cyan").append_text(told(row, look, places))


def _same(row: Row, look: Look) -> Iterator[Text]:
    yield from _written(row.provision, _words(row, "+")[0], " ", look)


def _changed(row: Row, look: Look) -> Iterator[Text]:
    if row.change == "renumbered" or (row.change in ("moved", "formatting") and not edited(row)):
        yield from _same(row, look)
        return
    for sign, provisions in (("-", row.old), ("+", row.new)):
        for provision, words in zip(provisions, _words(row, sign), strict=False):
            yield from _written(provision, words, sign, look)


def _words(row: Row, sign: str) -> list[str]:
    """The words of the provisions of one side of *row*."""
    return "".join(one.text for one in row.segments if one.sign in ("=", sign)).split(BOUNDARY)


def _written(provision: Provision, words: str, sign: str, look: Look) -> Iterator[Text]:
    style = {"-": "red", "+": "green"}.get(sign, "")
    shown = plain(label(provision) + words.replace("\n", " "))
    for line in wrapped(shown, look.width, sign + "  " * provision.depth):
        bare = line.plain[1:]
        yield Text(sign + bare, style)
