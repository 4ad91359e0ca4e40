"""Quoted words as the words of a provision, or as new provisions in the notation of texts. Knows no operations."""

import re

import msgspec

from amendiff.drafting.places import Step
from amendiff.markup import escape
from amendiff.model.enumerators import BIS, LABEL as ENUMERATOR

LABEL = re.compile(rf"(?P<label>\((?:[a-z]{{1,5}}|[A-Z]{{1,5}}|\d{{1,3}}[A-Za-z]{{0,2}})(?: (?:{BIS}))?\))\s+(?=\S)")
_NUMBER = re.compile(rf"(?P<number>\d{{1,3}}[a-z]?(?: (?:{BIS}|alt))?)\.\s+(?=\S)")
_BARE = re.compile(rf"(?P<number>\d[\d.]*[a-z]?(?: (?:{BIS}|alt))?)\.?\s+(?=\S)")
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


def named_by(words: str, fresh: Step) -> Step:
    """Return *fresh* with the number or letter that the new words themselves begin with: ``3 bis.``, ``(ca)``."""
    words = words.strip()
    if found := _NUMBER.match(words) or re.match(rf"{fresh.kind or 'x'} (?P<number>\d+[a-z]*)\b", words, re.IGNORECASE):
        return msgspec.structs.replace(fresh, number=found["number"])
    if found := LABEL.match(words):
        return msgspec.structs.replace(fresh, labels=(found["label"],))
    return fresh


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
    if (found := LABEL.match(paragraph)) and ENUMERATOR.fullmatch(f"{found['label']} "):
        return f"{found['label']} {escape(paragraph[found.end() :])}"
    found = _NUMBER.match(paragraph)
    if found is None and first and number:
        found = _BARE.match(paragraph)
        if found and found["number"].replace(" ", "").rstrip(".") != number.replace(" ", ""):
            found = None
    return escape(paragraph[found.end() :] if found else paragraph)
