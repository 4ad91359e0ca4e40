"""Plain text read as paragraphs. Knows line ends and signs; knows no Markdown and no difference."""

import re
from collections.abc import Sequence
from typing import overload

import msgspec

from amendiff.comparison.differences import BOUNDARY
from amendiff.comparison.ends import common_head, common_tail
from amendiff.comparison.numbers import is_heading
from amendiff.model.document import Document, Kind, Provision

_CLOSED = re.compile(r"[.;:,!?)”’»。；，：！？]$")


class Paragraphs(Sequence[Provision]):
    """Paragraphs one behind the other, each made of its words when it is first asked for."""

    def __init__(self, words: Sequence[str], first: int = 0) -> None:
        """Take the words of paragraphs, of which *first* others stand before."""
        self.words = words
        self._first = first + 1
        self._known: dict[int, Provision] = {}

    def __len__(self) -> int:
        return len(self.words)

    @overload
    def __getitem__(self, at: int) -> Provision: ...
    @overload
    def __getitem__(self, at: slice) -> list[Provision]: ...
    def __getitem__(self, at: int | slice) -> Provision | list[Provision]:
        if isinstance(at, slice):
            return [self[n] for n in range(*at.indices(len(self.words)))]
        if (found := self._known.get(at)) is None:
            at = range(len(self.words))[at]
            found = self._known[at] = Provision(f"p{at + self._first}", Kind.PARAGRAPH, self.words[at])
        return found


class Plain(msgspec.Struct, frozen=True):
    """Plain text, read as paragraphs that *mark* parts."""

    text: str
    mark: str

    def provisions(self, start: int = 0, end: int | None = None, first: int = 0) -> Paragraphs:
        """Return the paragraphs of the text from *start* to *end*, of which *first* stand before it."""
        return Paragraphs(self.text[start:end].split(self.mark), first)


def boundary(*texts: str) -> str:
    """Return what parts the paragraphs: blank lines, or line ends where most lines before others end with a sign."""
    for mark in (BOUNDARY, "\r\n\r\n"):
        if any(mark in text for text in texts):
            return mark
    lines = [line for text in texts for line in text.rstrip().split("\n")[:-1]]
    closed = sum(1 for line in lines if "\t" in line.strip() or _CLOSED.search(line.rstrip()))
    return "\n" if closed * 2 > len(lines) else BOUNDARY


def without_last_line_end(old: str, new: str) -> tuple[str, str]:
    """Return both texts without the line end of their last lines, where both have one: it belongs to no paragraph."""
    left = [text.removesuffix("\n").removesuffix("\r") for text in (old, new) if text.endswith("\n")]
    if len(left) < 2 or any(text[-1:] in ("", "\r", "\n") for text in left):
        return old, new
    return left[0], left[1]


def document(text: str) -> Document:
    """Return the document of a plain *text*."""
    return Document(tuple(Plain(text, boundary(text)).provisions()))


def common(old: Plain, new: Plain) -> tuple[int, int]:
    """Return how many characters both texts begin and end with, in whole paragraphs."""
    mark, a, b = old.mark, old.text, new.text
    if a == b:
        return _last_boundary(a, mark, len(a)), 0
    start = _before_headings(a, mark, _last_boundary(a, mark, common_head(a, b)))
    rest = common_tail(a, b, min(len(a), len(b)) - start)
    ends = [_first_boundary(text, mark, len(text) - rest) for text in (a, b)]
    tail = len(a) - ends[0]
    if tail != len(b) - ends[1]:
        return start, 0
    if tail and any(is_heading(_last(text, mark, end)) for text, end in zip((a, b), ends, strict=True)):
        tail = len(a) - _first_boundary(a, mark, ends[0])  # what it heads says which heading it is
    return start, tail


def neighbours(side: Plain, start: int, tail: int) -> tuple[str, str]:
    """Return the last paragraph before *start* and the first of the *tail*."""
    text, mark = side.text, side.mark
    end = max(start - len(mark), 0)
    above = text.rfind(mark, 0, end)
    before = text[above + len(mark) : end] if above >= 0 else text[:end]
    first = len(text) - tail + len(mark)
    behind = text.find(mark, first)
    return before, text[first : behind if behind >= 0 else len(text)]


def _last(text: str, mark: str, end: int) -> str:
    """Return the last paragraph before *end*."""
    at = text.rfind(mark, 0, end)
    return text[at + len(mark) if at >= 0 else 0 : end]


def _last_boundary(text: str, mark: str, limit: int) -> int:
    """Return where the last paragraph begins that is not wholly in the common head, which ends at *limit*."""
    at = text.rfind(mark, 0, limit)
    while at > 0 and not (at + len(mark) < limit and _stands_alone(text, mark, at)):
        at = text.rfind(mark, 0, at)
    return at + len(mark) if at > 0 else 0


def _before_headings(text: str, mark: str, start: int) -> int:
    """Return where a paragraph begins at or before *start*, behind no heading: that may belong to what differs."""
    while start:
        before = _last_boundary(text, mark, start - len(mark))
        if not is_heading(text[before : start - len(mark)]):
            break
        start = before
    return start


def _first_boundary(text: str, mark: str, start: int) -> int:
    """Return where the first boundary stands behind *start*, in the common tail."""
    at = text.find(mark, start + 1)
    while at >= 0 and not _stands_alone(text, mark, at):
        at = text.find(mark, at + 1)
    return at if at >= 0 else len(text)


def _stands_alone(text: str, mark: str, at: int) -> bool:
    """Whether it is clear which line ends belong to a boundary."""
    return text[at - 1 : at] != "\n" and text[at + len(mark) : at + len(mark) + 1] not in ("\r", "\n")
