"""Text without marks as paragraphs: where one ends, which entry of a list begins. Knows no files."""

import re
from collections.abc import Iterator

from amendiff.comparison.numbers import number_end
from amendiff.model.document import Document, Kind, Provision
from amendiff.model.enumerators import readings

_BULLET = re.compile(r"[-*+•◦▪‣–—−]\s+(?=\S)")
_ALONE = re.compile(r"\|.*\|$|#{1,6}\s+(?!\d)")
"""A row of a table, or the beginning of a heading: always a paragraph."""
_ENDED = re.compile(r"[.:;!?。；：！？]$")
"""How a line ends behind which a list may begin."""
_INITIAL = re.compile(r"[A-Z]\.\s+[A-Z]")
_COUNTED = re.compile(r"(.*?)(\d{1,9})")
"""A number, and what it counts in: ``1.`` of ``1.3``, ``Article`` of ``Article 3``."""
_SIGNS = "()[]. （）、．　第条條제조"
_HAN = tuple("一二三四五六七八九十")


def paragraphs(source: str) -> Document:
    """Return *source* as paragraphs, each on one line, without the indent of its lines.

    They are parted by blank lines; so are the entries of a list, the rows of a table and headings by the line on which
    they begin.
    """
    parts = (part for block in re.split(r"\n[ \t]*\n", source.strip("\n")) for part in _parts(block.split("\n")))
    return Document(tuple(Provision(f"p{n}", Kind.PARAGRAPH, part) for n, part in enumerate(filter(None, parts), 1)))


def _parts(lines: list[str]) -> Iterator[str]:
    """The paragraphs of *lines* between which no line is blank."""
    lines = [line.strip(" \t") for line in lines]
    labels = [_label(line) for line in lines]
    later = {reading for label in labels for reading in _readings(label)}
    open_: list[str] = []
    listed: set[tuple[str, int]] = set()
    """All numbers, letters and signs with which an entry began."""
    for line, label in zip(lines, labels, strict=True):
        readings = _readings(label)
        ended = bool(open_) and _ENDED.search(open_[-1]) is not None
        begins = not _INITIAL.match(line) and any((style, n - 1) in listed for style, n in readings)
        if not begins and any(n == 1 for _, n in readings):
            begins = ended or (any((style, 2) in later for style, _ in readings) and not _INITIAL.match(line))
        if open_ and (begins or _ALONE.match(line) or _ALONE.match(open_[0])):
            yield " ".join(open_).strip()
            open_ = []
        if begins or not open_:
            listed.update(readings)
        open_.append(line)
    yield " ".join(open_).strip()


def _label(line: str) -> str:
    """Return the number, letter or sign with which an entry of a list may begin; ``""`` where there is none."""
    found = _BULLET.match(line)
    return line[: found.end() if found else number_end(line)].strip()


def _readings(label: str) -> list[tuple[str, int]]:
    """Return all styles in which a label can be read, with its value in each; each sign is the first, and follows."""
    if not label:
        return []
    if _BULLET.match(f"{label} x"):
        return [(label, 1), (label, 2)]
    plain = label.strip(_SIGNS)
    if plain in _HAN:
        return [("han", _HAN.index(plain) + 1)]
    if counted := _COUNTED.fullmatch(plain):
        return [(counted[1], int(counted[2]))]
    if plain.isascii() and plain.isalpha():
        return readings(plain)
    return [("sign", ord(plain) - ord("①") + 1)] if len(plain) == 1 else []
