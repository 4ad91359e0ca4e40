"""What a comparison of two texts found, in the rows of a redline. Such rows have no authors."""

from collections.abc import Iterator

from amendiff.analyse.redline import Row, Segment
from amendiff.comparison import Comparison
from amendiff.comparison.differences import Difference
from amendiff.comparison.ignoring import Ignored


def rows_of(comparison: Comparison, ignore: Ignored = frozenset()) -> Iterator[Row]:
    """Return the rows of *comparison*; what only *ignore* makes equal is equal."""
    if not ignore:
        comparison.work_out()  # all at once, which takes less than one by one
    return (_row(comparison, found, ignore) for found in comparison.provisions)


def changed_rows(comparison: Comparison) -> Iterator[Row]:
    """Return the rows of *comparison* in which something is not equal."""
    return (_row(comparison, found, frozenset()) for found in comparison.changed)


def _row(comparison: Comparison, found: Difference, ignore: Ignored) -> Row:
    return Row(
        tuple(comparison.old[address] for address in found.old),
        tuple(comparison.new[address] for address in found.new),
        found.old_index,
        found.new_index,
        "equal" if found.change == "renumbered" and "numbers" in ignore else found.change,
        tuple(Segment(sign, words) for sign, words in found.runs),
    )
