"""Text without marks as paragraphs: where one ends, which entry of a list begins. Knows no files."""

import re
from collections.abc import Iterator

from amendiff.comparison.numbers import number_end
from amendiff.model.document import Document, Kind, Provision

_BULLET = re.compile(r"[-*+•◦▪‣–—−]\s+(?=\S)")
_ALONE = re.compile(r"\||#{1,6}\s")
"""What a row of a table or a heading begins with, which is always a paragraph."""
_SIGNS = "()[]. （）、．　"
_HAN = tuple("一二三四五六七八九十")
_ENDED = re.compile(r"(?:[.:;,!?。；：，！？]|\b(?:and|or|et|ou|y|o|und|oder|e|и|или))$")
"""How a line ends behind which the next entry of a list may begin."""


def paragraphs(source: str) -> Document:
    """Return *source* as paragraphs, each on one line, without the indent of its lines.

    They are parted by blank lines; so are the entries of a list, the rows of a table and headings by the line on which
    they begin.
    """
    parts = (part for block in re.split(r"\n[ \t]*\n", source.strip("\n")) for part in _parts(block.split("\n")))
    return Document(tuple(Provision(f"p{n}", Kind.PARAGRAPH, part) for n, part in enumerate(filter(None, parts), 1)))


def _parts(lines: list[str]) -> Iterator[str]:
    """The paragraphs of *lines* between which no line is blank."""
    open_: list[str] = []
    last = ""
    for line in (line.strip(" \t") for line in lines):
        label = _label(line)
        if open_ and (_ALONE.match(line) or _ALONE.match(open_[0]) or (label and _begins(label, last, open_[-1]))):
            yield " ".join(open_).strip()
            open_ = []
        if label or not open_:
            last = label
        open_.append(line)
    yield " ".join(open_).strip()


def _label(line: str) -> str:
    """Return the number, letter or sign with which an entry of a list may begin; ``""`` where there is none."""
    found = _BULLET.match(line)
    return line[: found.end() if found else number_end(line)].strip()


def _begins(label: str, last: str, before: str) -> bool:
    """Whether an entry begins with *label*: behind a line that has ended, or one that began with the *last* of a list.

    A line may break within "Article 5. of the rules", where no entry begins.
    """
    if _ENDED.search(before):
        return True
    return label == last if _BULLET.match(f"{label} x") else _follows(label.strip(_SIGNS), last.strip(_SIGNS))


def _follows(label: str, last: str) -> bool:
    if label.isdecimal() and last.isdecimal():
        return int(label) == int(last) + 1
    if label in _HAN and last in _HAN:
        return _HAN.index(label) == _HAN.index(last) + 1
    return len(label) == 1 == len(last) and ord(label) == ord(last) + 1
