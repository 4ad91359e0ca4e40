"""Quoted words as the words of a provision, or as new provisions in the notation of texts. Knows no operations."""

import re

from amendiff.markup import escape

LABEL = re.compile(r"(?P<label>\((?:[a-z]{1,5}|[A-Z]{1,5}|\d{1,3})(?: (?:bis|ter|quater))?\))\s+(?=\S)")
_NUMBER = re.compile(r"(?P<number>\d{1,3}[a-z]?(?: (?:bis|ter|quater|quinquies|alt))?)\.\s+(?=\S)")
_BARE = re.compile(r"(?P<number>\d[\d.]*[a-z]?(?: (?:bis|ter|quater|quinquies|alt))?)\.?\s+(?=\S)")
_QUOTED = re.compile(r"[“\"«‘](?P<words>.*)[”\"»’][.;]?$", re.DOTALL)
_STRAY = re.compile(r"[”»]\s*[.;,]?$")
_ENDS = (".", ";", ",", ":", "and", "or", "—", "”", '"')


def plain(words: str) -> str:
    """Return *words* on one line, as they stand in a provision."""
    return re.sub(r"\s*\n[ \t]*[“\"«]?\s*", " ", words).strip("\n\r\t") if "\n" in words else words


def unwrapped(block: str) -> tuple[str, bool]:
    """Return new text that stood without an opening mark, and whether a closing one was left behind."""
    words = block.strip()
    number = _NUMBER.match(words)
    body = words[number.end() :] if number else words
    if found := _QUOTED.fullmatch(body):
        return (words[: number.end()] if number else "") + found["words"], False
    if ("”" in words and words.count("”") > words.count("“")) and _STRAY.search(words):
        return _STRAY.sub("", words), True
    return words, False


def number_of(words: str) -> str:
    """Return the number with which new words begin (``3 bis``), or ``""``."""
    found = _NUMBER.match(words.strip())
    return found["number"] if found else ""


def provisions(words: str, number: str = "") -> str:
    """Return *words* in the notation of texts: a paragraph a block, without its own number, with its letters."""
    paragraphs: list[str] = []
    for line in re.split(r"\n", words.strip()):
        line = line.strip()
        if paragraphs and line[:1] in '“"«' and not _balanced(line):
            line = line[1:].lstrip()
        if not line:
            paragraphs.append("")
        elif (
            paragraphs
            and paragraphs[-1]
            and not paragraphs[-1].endswith(_ENDS)
            and not (LABEL.match(line) or _NUMBER.match(line))
        ):
            paragraphs[-1] += f" {line}"
        else:
            paragraphs.append(line)
    return "\n\n".join(
        _written(paragraph, number, first=n == 0) for n, paragraph in enumerate(filter(None, paragraphs))
    )


def _balanced(line: str) -> bool:
    return line.count("“") <= line.count("”") and line.count('"') % 2 == 0 and line.count("«") <= line.count("»")


def _written(paragraph: str, number: str, *, first: bool) -> str:
    if found := LABEL.match(paragraph):
        return f"{found['label']} {escape(paragraph[found.end() :])}"
    found = _NUMBER.match(paragraph)
    if found is None and first and number:
        found = _BARE.match(paragraph)
        if found and found["number"].replace(" ", "").rstrip(".") != number.replace(" ", ""):
            found = None
    return escape(paragraph[found.end() :] if found else paragraph)
