"""Where quotations begin and end, in every style of marks. Knows characters, not what they say.

Only the outermost quotation counts: inside “…” no other mark means anything, and inside any quotation the same marks
may stand again in pairs. A mark at the start of a line inside a quotation goes on with it, as in Acts and bills, where
each new paragraph of the quoted text opens again. Every pass looks at each mark once.
"""

import re
from typing import NamedTuple

_MARKS = re.compile("[“”„‟«»‘’‚\"']")
_CURLY, _POINTED, _SINGLE = "“”„‟", "«»", "‘’‚"
_ENDS = frozenset(' \t\n\r\u00a0.,;:!?)]}—–-…”’"»')
_SPACES = frozenset(" \t\n\r\u00a0\u2003\u2009\u202f")
_BEFORE = _SPACES | frozenset("([{—–-/:“‘„«\"'")
_FUNCTION = re.compile(
    r"\s+(?:and|or|after|before|in|is|are|be|by|with|for|from|of|to|shall|should|was|were|will|would|insert|substitute|"
    r"replace|add|delete|omit|where|each|at|there|has|had|the|read|reads|wherever|throughout|on|appears?|occurs?|"
    r"occurring|between|into|as|both)\b",
    re.IGNORECASE,
)


class Quotation(NamedTuple):
    """A quotation: *start* to *end* with its marks, *low* to *high* without."""

    start: int
    end: int
    low: int
    high: int
    closed: bool = True


def quotations(text: str, boundaries: list[int]) -> list[Quotation]:
    """Return the outermost quotations of *text*, in order.

    One that is never closed, or that would run over one of the *boundaries* (where the next instruction begins),
    ends before that boundary and is said to be open.
    """
    marks = [found.start() for found in _MARKS.finditer(text)]
    partners = _partners(text, marks)
    found: list[Quotation] = []
    limit, behind = 0, 0
    for at in marks:
        if at < behind:
            continue
        mark = text[at]
        if mark == "'" and at not in partners:
            continue
        if not (mark in "“„‟«‘‚" or at in partners or (mark == '"' and _opens(text, at))) or (
            mark == "‘" and not _opens(text, at)
        ):
            continue
        while limit < len(boundaries) and boundaries[limit] <= at:
            limit += 1
        stop = boundaries[limit] if limit < len(boundaries) else len(text)
        end = partners.get(at)
        if end is not None and end < stop:
            found.append(_spaced(text, at, end) if mark == "«" else Quotation(at, end + 1, at + 1, end))
        else:
            last = at + 1 + len(text[at + 1 : stop].rstrip())
            found.append(Quotation(at, last, at + 1, last, closed=False))
        behind = found[-1].end
    return found


def _spaced(text: str, at: int, end: int) -> Quotation:
    """French quotations stand between spaces, which are not quoted."""
    words = text[at + 1 : end]
    low = at + 1 + len(words) - len(words.lstrip())
    return Quotation(at, end + 1, low, max(low, low + len(words.strip())))


def _partners(text: str, marks: list[int]) -> dict[int, int]:
    """Return, for each mark that opens, the one that closes it; each style is paired by itself."""
    partners: dict[int, int] = {}
    styles = ((_CURLY, _curly), (_POINTED, _pointed), (_SINGLE, _single), ('"', _typed), ("'", _typed))
    rows: dict[str, list[int]] = {}
    for style, _ in styles:
        row: list[int] = []  # one for all marks of a style
        for mark in style:
            rows[mark] = row
    for at in marks:
        rows[text[at]].append(at)
    for style, pair in styles:
        if own := rows[style[0]]:
            pair(text, own, partners)
    return partners


def _curly(text: str, marks: list[int], partners: dict[int, int]) -> None:
    open_: list[int] = []
    for at in marks:
        german = bool(open_) and text[open_[-1]] == "„"
        if text[at] == "”" or (text[at] == "“" and german and not _opens(text, at)):
            if open_:
                partners[open_.pop()] = at
        elif not (open_ and text[at] == "“" and _begins_line(text, at)):
            open_.append(at)


def _pointed(text: str, marks: list[int], partners: dict[int, int]) -> None:
    open_: list[int] = []
    for at in marks:
        if open_ and text[at] != text[open_[-1]]:
            partners[open_.pop()] = at
        elif text[at] == "«" or _opens(text, at):
            open_.append(at)


def _typed(text: str, marks: list[int], partners: dict[int, int]) -> None:
    """Typewriter marks: what they do is told from what stands beside them."""
    open_: list[int] = []
    last = len(text) - 1
    for at in marks:
        before = text[at - 1] if at else " "
        after = text[at + 1] if at < last else " "
        if open_ and before not in _SPACES and after in _ENDS:
            partners[open_.pop()] = at
        elif (
            before in _BEFORE and after not in _SPACES and not (open_ and before in _SPACES and _begins_line(text, at))
        ):
            open_.append(at)


def _single(text: str, marks: list[int], partners: dict[int, int]) -> None:
    open_: list[int] = []
    for at in marks:
        if text[at] != "’":
            open_.append(at)
        elif open_ and _closes(text, at) and not _apostrophe(text, at):
            partners[open_.pop()] = at


def _apostrophe(text: str, at: int) -> bool:
    """Whether the mark after an s is that of a plural: “the States’ rights”."""
    return (
        text[at - 1 : at] == "s"
        and text[at + 1 : at + 2] == " "
        and not _FUNCTION.match(text, at + 1)
        and text[at + 2 : at + 3].isalpha()
    )


def _opens(text: str, at: int) -> bool:
    before, after = text[at - 1 : at], text[at + 1 : at + 2]
    return (not before or before in _BEFORE) and bool(after) and after not in _SPACES


def _closes(text: str, at: int) -> bool:
    before, after = text[at - 1 : at], text[at + 1 : at + 2]
    return bool(before) and before not in _SPACES and (not after or after in _ENDS)


def _begins_line(text: str, at: int) -> bool:
    while at and text[at - 1] in " \t":
        at -= 1
    return at == 0 or text[at - 1] == "\n"
