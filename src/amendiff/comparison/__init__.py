"""Two versions of a text in; what differs out, as operations, as runs and in words. Reads no files."""

from amendiff.comparison.comparison import Comparison, compare

__all__ = ["Comparison", "compare"]
