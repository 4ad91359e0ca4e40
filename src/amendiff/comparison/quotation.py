"""The changes of one provision as operations that quote its words. Knows one provision; knows no others.

A quotation is the shortest that names one place: it is widened by whole words until it does, and an occurrence is
counted only where there are no more words to quote. Operations join words as a drafter would; where that would not
give the new text to the character, they are exact.
"""

import unicodedata
from typing import Literal, NamedTuple

from amendiff.application.occurrences import only
from amendiff.comparison.runs import Runs
from amendiff.model.document import Provision
from amendiff.model.operation import Delete, Format, Insert, Join, Occurrence, Operation, Replace, SplitProvision
from amendiff.model.words import closes, curly, inside_word, needs_space, opens, spaceless

STYLES: tuple[Literal["emphasis", "strong"], ...] = ("emphasis", "strong")
"""The formatting that operations give and take away."""
_NEAR = 64
"""Characters on either side that decide about a joining space."""


_LEADING = frozenset("\u0e40\u0e41\u0e42\u0e43\u0e44\u0ec0\u0ec1\u0ec2\u0ec3\u0ec4")
"""Vowels of Thai and Lao that are written before their consonant."""


def _marks(character: str) -> bool:
    """Whether *character* is one with what stands before it; also the vowel am of Thai and Lao."""
    return character in "\u0e33\u0eb3" or unicodedata.category(character)[0] == "M"


class Edit(NamedTuple):
    """One change: where it begins in the old text, what is taken out and put in, and the free words around it."""

    start: int
    out: str
    put: str
    floor: int
    """Where the equal words on the left begin."""
    ceiling: int
    """Where the equal words on the right end."""

    @property
    def end(self) -> int:
        return self.start + len(self.out)


def edits(runs: Runs) -> list[Edit]:
    """Return the changes among *runs*, with their places in the old text."""
    found: list[Edit] = []
    at = floor = 0
    out = put = ""
    for sign, words in (*runs, ("=", "")):
        if sign == "-":
            out = words
        elif sign == "+":
            put = words
        else:
            if out or put:
                found.append(Edit(at, out, put, floor, at + len(out) + len(words)))
                at += len(out)
                floor, out, put = at, "", ""
            at += len(words)
    return found


def quoted(
    at: str, text: str, runs: Runs, language: str, *, exact: bool = False, counted: bool = False
) -> list[Operation]:
    """Return the operations that turn *text*, the words of the provision *at*, into the new words of *runs*.

    They are all *exact*, or only where that is needed; *counted*, what is taken out is quoted alone, and counted.
    """
    found: list[Operation] = []
    taken = 0
    for edit in edits(runs):
        here = edit._replace(floor=max(edit.floor, taken))
        if counted and edit.out:
            here = here._replace(floor=edit.start, ceiling=edit.end)
        operation, end = quote(at, text, here, language, exact=exact)
        taken = max(taken, end)
        found.append(operation)
    return found


def quote(at: str, text: str, edit: Edit, language: str, *, exact: bool = False) -> tuple[Operation, int]:
    """Return the operation that makes one change in *text*, and where the words end that it replaces."""
    if edit.out:
        return _taken_out(at, text, edit, language, exact)
    return _put_in(at, text, edit, language, exact), 0


def _taken_out(at: str, text: str, edit: Edit, language: str, exact: bool) -> tuple[Operation, int]:
    old = edit.out.strip(" ")
    start = edit.start + len(edit.out) - len(edit.out.lstrip(" "))
    join: Join = "words"
    low, high = _widened(text, start, start + len(old), edit) if old else (start, start)
    new = _instead(text, low, high, edit).strip(" ")
    if (
        exact
        or not old
        or (edit.put and not new)
        or inside_word(text, low)
        or inside_word(text, high)
        or not _joins(text, low, high, new, edit, language)
    ):
        join = "exact"
        low, high = _widened(text, edit.start, edit.end, edit, literal=True)
        new = _instead(text, low, high, edit)
    old, occurrence = text[low:high], _which(text, low, high, literal=join == "exact")
    if new:
        return Replace(at=at, old=old, new=new, occurrence=occurrence, join=join), high
    return Delete(at=at, words=old, occurrence=occurrence, join=join), high


def _widened(text: str, start: int, end: int, edit: Edit, *, literal: bool = False) -> tuple[int, int]:
    """Widen a quotation by a word on the right, then on the left, until it stands once, or not at all."""
    low, high = start, end
    while not only(text, low, high, literal=literal):
        if high < edit.ceiling:
            high = _next(text, high, edit.ceiling)
            if only(text, low, high, literal=literal):
                break
        elif low <= edit.floor:
            return start, end
        low = _previous(text, low, edit.floor)
    return low, high


def _instead(text: str, low: int, high: int, edit: Edit) -> str:
    """Return what stands in the new text where *low* to *high* stand in the old one."""
    return text[low : max(low, edit.start)] + edit.put + text[min(high, edit.end) : high]


def _put_in(at: str, text: str, edit: Edit, language: str, exact: bool) -> Operation:
    words = edit.put.strip(" ")
    start = edit.start
    if not text:
        return Insert(at=at, text=edit.put, place="start", join="exact")
    if edit.floor < start:
        end = edit.floor + len(text[edit.floor : start].rstrip(" "))
        join: Join = "words"
        if exact or end == edit.floor or not _fits(text, end, words, edit, language):
            words, end, join = edit.put, start, "exact"
        named, occurrence = _behind(text, end, literal=join == "exact")
        return Insert(at=at, text=words, after=named, occurrence=occurrence, join=join)
    begin = edit.ceiling - len(text[start : edit.ceiling].lstrip(" "))
    join = "words"
    if exact or begin == edit.ceiling or not _fits(text, begin, words, edit, language):
        words, begin, join = edit.put, start, "exact"
    if begin == len(text):  # there is nothing to quote
        return Insert(at=at, text=edit.put, place="end", join="exact")
    named, occurrence = _ahead(text, begin, literal=join == "exact")
    return Insert(at=at, text=words, before=named, occurrence=occurrence, join=join)


def _fits(text: str, at: int, words: str, edit: Edit, language: str) -> bool:
    return bool(words) and not inside_word(text, at) and _joins(text, at, at, words, edit, language)


def split_at(at: str, text: str, edit: Edit) -> SplitProvision:
    """Return the operation that begins a new provision behind *edit*."""
    begin = edit.ceiling - len(text[edit.end : edit.ceiling].lstrip())
    named, occurrence = _ahead(text, begin, literal=False)
    return SplitProvision(at=at, before=named, occurrence=occurrence)


def formatted(old: Provision, new: Provision) -> list[Operation]:
    """Return the operations that give *old*, whose words are those of *new*, its emphasis."""
    found: list[Operation] = []
    for style in STYLES:
        have, want = (
            {at for mark in marks if mark.kind == style for at in range(mark.start, mark.end)}
            for marks in (old.marks, new.marks)
        )
        for low, high in _stretches(want - have):
            found.append(
                Format(at=old.address, words=old.text[low:high], add=style, occurrence=_which(old.text, low, high))
            )
        for low, high in _stretches(have - want):
            found.append(
                Format(at=old.address, words=old.text[low:high], remove=style, occurrence=_which(old.text, low, high))
            )
    return found


def _stretches(places: set[int]) -> list[tuple[int, int]]:
    found: list[tuple[int, int]] = []
    for at in sorted(places):
        if found and found[-1][1] == at:
            found[-1] = (found[-1][0], at + 1)
        else:
            found.append((at, at + 1))
    return found


def joined(left: str, words: str, right: str, language: str) -> str:
    """Return *words* put between *left* and *right*, with the joining spaces that belong there."""
    return _pair(_pair(left, words, language), right, language) if right else _pair(left, words, language).rstrip(" ")


def _pair(left: str, right: str, language: str) -> str:
    rest = right.lstrip(" ")
    if not left or not right:
        return left or rest
    last = curly(left[-2:-1], left[-1], right[0])
    first = curly(left[-1], rest[0], rest[1:2]) if rest else ""
    if first and closes(first, language):
        return left.rstrip(" ") + rest
    if len(rest) < len(right):
        return left + (rest if last == " " or opens(last) else right)
    return left + " " + right if last != " " and needs_space(last, first) else left + right


def _joins(text: str, start: int, end: int, words: str, edit: Edit, language: str) -> bool:
    """Whether joining *words* in place of *start* to *end* gives the new text of *edit*."""
    low, high = max(0, min(start, edit.start) - _NEAR), max(end, edit.end) + _NEAR
    expected = text[low : edit.start] + edit.put + text[edit.end : high]
    return joined(text[low:start], words, text[end:high], language) == expected


def _which(text: str, low: int, high: int, *, literal: bool = False) -> Occurrence:
    if low == high or only(text, low, high, literal=literal):
        return "only"
    from amendiff.application.target import matches

    starts = [start for start, _ in matches(text, text[low:high], literal=literal)]
    return starts.index(low) + 1 if low in starts else "only"


def _behind(text: str, end: int, *, literal: bool) -> tuple[str, Occurrence]:
    """Return the fewest words that end at *end* and stand nowhere else."""
    low = _previous(text, end, 0)
    while low and not only(text, low, end, literal=literal):
        low = _previous(text, low, 0)
    if not only(text, low, end, literal=literal):
        low = _previous(text, end, 0)
    return text[low:end], _which(text, low, end, literal=literal)


def _ahead(text: str, begin: int, *, literal: bool) -> tuple[str, Occurrence]:
    """Return the fewest words that begin at *begin* and stand nowhere else."""
    high = _next(text, begin, len(text))
    while high < len(text) and not only(text, begin, high, literal=literal):
        high = _next(text, high, len(text))
    if not only(text, begin, high, literal=literal):
        high = _next(text, begin, len(text))
    return text[begin:high], _which(text, begin, high, literal=literal)


def _previous(text: str, at: int, floor: int) -> int:
    """Return where the word before *at* begins."""
    while at > floor and text[at - 1].isspace():
        at -= 1
    if at > floor and spaceless(text[at - 1]):
        at -= 1
        while at > floor and (_marks(text[at]) or text[at - 1] in _LEADING):
            at -= 1
        return at
    while at > floor and not text[at - 1].isspace() and not (spaceless(text[at - 1]) and not inside_word(text, at)):
        at -= 1
    return at


def _next(text: str, at: int, ceiling: int) -> int:
    """Return where the word after *at* ends."""
    while at < ceiling and text[at].isspace():
        at += 1
    if at < ceiling and spaceless(text[at]):
        at += 2 if text[at] in _LEADING and at + 1 < ceiling else 1
        while at < ceiling and _marks(text[at]):
            at += 1
        return at
    while at < ceiling and not text[at].isspace() and not (spaceless(text[at]) and not inside_word(text, at)):
        at += 1
    return at
