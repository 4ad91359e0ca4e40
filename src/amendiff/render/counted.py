"""What changed in numbers: a line a provision, and totals. Adds no facts."""

from collections.abc import Iterator

from rich.text import Text

from amendiff.analyse.summary import counted as words_of
from amendiff.render.folding import QUIET, Compared, addresses, moves, renumbered_in_words
from amendiff.render.terminal import amendments_of, plain, wrapped


def counted(found: Compared, width: int) -> Iterator[Text]:
    """Return a line for each provision that changed: what happened, words in and out, and by which amendments.

    The sentences are wrapped at *width*.
    """
    rows = [row for row in found.rows if row.change not in QUIET]
    names = [addresses(row) for row in rows]
    widest = max(map(len, names), default=0)
    places = moves(found.rows)
    for name, row in zip(names, rows, strict=True):
        words = words_of(row)
        counts = [f"{sign}{words[sign]}" for sign in "+-"]
        line = f"{name:<{widest}}  {row.change:<10} {counts[0]:>5} {counts[1]:>5}"
        said = ", ".join(amendments_of(row)) or places.get((row.old_index, row.new_index), "").lstrip("; ")
        yield plain(f"{line}  {said}".rstrip())
    if renumbered := [row for row in found.rows if row.change == "renumbered"]:
        yield from wrapped(plain(f"renumbered: {renumbered_in_words(renumbered)}"), width, "", "  ")
    yield from wrapped(plain(found.summary), width)
    yield plain(f"algorithm {found.algorithm}")
