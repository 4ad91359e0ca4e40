"""A document of amendments into its items: where each begins and ends. Knows the look of lines, not what they say.

An item begins at a line that opens as instructions do ("In operative paragraph 3,", "Delete", "Page 4, line 13"), or
that carries a number or letter. Lines that announce new text ("the following:") take the lines behind them along,
up to the next one that opens as an instruction.
"""

import re
from bisect import bisect_right
from typing import NamedTuple

from amendiff.drafting.quotations import Quotation

_ENUMERATOR = (
    r"(?:(?:\d{1,3}[.)]|\((?:\d{1,3}[A-Z]?|[a-z]{1,4}|[A-Z]{1,3})\)|[a-z][.)]|[A-Z]\.|[ivx]{1,5}[.)]|[-–•*])[ \t]+)"
)
_WHERE = (
    r"(?:the )?(?:new |existing |original )?(?:(?:\w+-)?(?:first|second|third|fourth|fifth|sixth|seventh|eighth|ninth|"
    r"\w+teenth|tenth|eleventh|twelfth|twentieth|last|final|penultimate|\d+(?:st|nd|rd|th))\b|preamb|operative|"
    r"numbered|(?:sub-?)?paragraphs?\b|paras?\b|title|heading|sub-?heading|preamble|annex|appendix|article|"
    r"(?:sub-?)?section|clause|schedule|recital|part [\dIVX]|chapter|rule|page|line|pp ?\d|op ?\d|points?\b|"
    r"words?\b|phrase|expression|[“\"‘«]|chapeau|end\b|beginning)"
)
_DOING = (
    r"(?:delete|insert|add|replace|substitute|omit|leave out|strike|amend|revise|move|renumber|merge|split|remove|"
    r"reword|append|throughout|transfer|redesignate|re-?letter)\b"
)
_OPENER = (
    rf"(?:(?:in|after|before|following|at|between|within|under|for|throughout|as) {_WHERE}|"
    rf"{_DOING}(?! (?:items? of|to the agenda))|"
    rf"(?:by|in) (?:adding|inserting|striking|deleting|replacing|omitting|redesignating|substituting|amending)\b|"
    rf"page \d+|clause \d+,|(?:the )?(?:amended )?(?:paragraph|text) (?:would|will|as amended)|"
    rf"(?:existing |the |new )?(?:operative |preambular )?paragraphs? \d+[^.;:]{{0,60}}"
    rf"\b(?:should|shall|is|are|to be|becomes?|to read|reads|would)\b|"
    rf"the (?:words?|phrase|following (?:new )?(?:\w+ )?"
    rf"(?:words|phrase|paragraph|sub|article|point|text))\b[^.]{{0,200}}|"
    rf"(?:articles?|(?:sub-?)?(?:sections?|paragraphs?|clauses?)|recitals?|"
    rf"annex|the \w+ (?:preambular |operative )?paragraph)\b[^.;:]{{0,80}}\b"
    rf"(?:is|are|shall be|should be|to be|be|should read|to read)\b|amendment \d+\b)"
)
_STARTS = re.compile(rf"^[ \t]*(?P<label>{_ENUMERATOR}{{0,4}}+){_OPENER}", re.IGNORECASE | re.MULTILINE)
_LABELLED = re.compile(rf"[ \t]*(?P<label>{_ENUMERATOR}{{1,4}}+)(?=\S)")
_ANNOUNCES = re.compile(
    r"\b(?:following|read(?:s|ing)?(?: as follows)?|insert|add|substitute|(?:new|additional) (?:\w+ ){0,2}(?:paragraph|"
    r"sub-?paragraph|text|section|article|heading|sentence)s?(?: \d+)?(?: \w+)?)\b[^:—\n]{0,80}(?:[:—]|:[-–—])\s*$|"
    r"\bread(?: as follows)?\s*$",
    re.IGNORECASE,
)
_CHANGES = re.compile(
    r"\b(?:following (?:\w+ )?(?:amendment|change|correction|modification|revision)s?|amended as follows)\b",
    re.IGNORECASE,
)


_BLANK = re.compile(r"\s+")


class Item(NamedTuple):
    """An item: where its words begin and end, its label, and where the new text begins that it announces, or 0."""

    start: int
    end: int
    label: str


def boundaries(text: str) -> list[int]:
    """Return where lines begin that open as instructions do."""
    return [found.start() for found in _STARTS.finditer(text)]


def items(text: str, quotes: list[Quotation], openings: list[int]) -> list[Item]:
    """Return the items of *text*."""
    inside = [quote.start for quote in quotes]
    opening = set(openings)
    found: list[Item] = []
    start = label_end = -1
    label = ""
    announced = waiting = False
    at = 0
    while at < len(text):
        end = text.find("\n", at)
        end = len(text) if end < 0 else end
        n = bisect_right(inside, at - 1) - 1
        if n >= 0 and quotes[n].start < at < quotes[n].end:
            at = end + 1
            continue
        line = text[at:end]
        opens = at in opening
        named = _LABELLED.match(text, at, end)
        if not line.strip():
            end = max(end, text.rfind("\n", at, _blank(text, at)))  # all the blank lines at once
            announced = waiting and announced
            if not announced and start >= 0:
                found.append(Item(label_end, at, label))
                start = -1
        elif start < 0 or opens or (named is not None and not announced):
            if start >= 0:
                found.append(Item(label_end, at, label))
            start, label = at, (named["label"].strip() if named else "")
            label_end = named.end("label") if named else at
            announced = waiting = False
        else:
            waiting = False
        if line.strip():
            tail = text[_after(quotes, inside, at, end) : end]
            if _ANNOUNCES.search(tail) and not _CHANGES.search(line):
                announced = waiting = True
        at = end + 1
    if start >= 0:
        found.append(Item(label_end, len(text), label))
    return [Item(one.start, one.start + len(text[one.start : one.end].rstrip()), one.label) for one in found]


def _blank(text: str, at: int) -> int:
    found = _BLANK.match(text, at)
    return found.end() if found else at


def _after(quotes: list[Quotation], inside: list[int], at: int, end: int) -> int:
    n = bisect_right(inside, end) - 1
    return max(at, min(quotes[n].end, end)) if n >= 0 else at
