"""What a comparison of two texts found, in the rows of a redline. Such rows have no authors."""

from collections.abc import Iterator

from amendiff.analyse.redline import Row, Segment
from amendiff.comparison import Comparison
from amendiff.comparison.ignoring import Ignored


def rows_of(comparison: Comparison, ignore: Ignored = frozenset()) -> Iterator[Row]:
    """Return the rows of *comparison*; what only *ignore* makes equal is equal."""
    for found in comparison.provisions:
        yield Row(
            tuple(comparison.old[address] for address in found.old),
            tuple(comparison.new[address] for address in found.new),
            found.old_index,
            found.new_index,
            "equal" if found.change == "renumbered" and "numbers" in ignore else found.change,
            tuple(Segment(sign, words) for sign, words in found.runs),
        )
