"""What is worked out once for each word and then kept in mind, up to a bound. Knows nothing of words."""

from collections.abc import Callable
from typing import TypeVar

Found = TypeVar("Found")

MOST = 1 << 17
"""Words that are kept in mind; with more, all are forgotten."""
LONG = 40
"""Characters of a word up to which it is worth keeping."""


class Known(dict[str, Found]):
    """What *work* returns for each word. Look it up as in a dictionary: nothing is missing."""

    __slots__ = ("_work",)

    def __init__(self, work: Callable[[str], Found]) -> None:
        super().__init__()
        self._work = work

    def __missing__(self, word: str) -> Found:
        found = self._work(word)
        if len(word) <= LONG:
            if len(self) >= MOST:
                self.clear()
            self[word] = found
        return found
