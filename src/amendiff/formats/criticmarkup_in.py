"""CriticMarkup read: the Markdown with all changes rejected or accepted, what is marked, and comments. Opens no files.

Marks are not nested; one that is not closed is text. The road is walked once, whatever the file holds.
"""

import re
from collections.abc import Iterator, Sequence
from itertools import accumulate, groupby
from typing import Literal

import msgspec

from amendiff.comparison.differences import BOUNDARY
from amendiff.comparison.runs import Runs, Sign
from amendiff.comparison.tokens import tokens
from amendiff.markup.offsets import Span, offsets
from amendiff.model.document import Document, Provision

_OPENS = re.compile(r"\{(\+\+|--|~~|==|>>)")
_CLOSERS = {"++": "++}", "--": "--}", "~~": "~~}", "==": "==}", ">>": "<<}"}
_LABEL = re.compile(r"[ \t]*(?:#+ |\| |\[\^[^\]\n]*\]: )?")


class Part(msgspec.Struct, frozen=True, gc=False):
    """What stands in one place of the old text and of the new one; alike, or marked."""

    old: str
    new: str
    comment: str = ""


def parts(source: str) -> tuple[Part, ...]:
    """Return *source* in its parts: their old texts join to the old text, their new texts to the new one."""
    found: list[Part] = []
    at = 0
    unclosed: set[str] = set()
    for opening in _OPENS.finditer(source):
        kind, start = opening[1], opening.end()
        if opening.start() < at or kind in unclosed:
            continue
        end = source.find(_CLOSERS[kind], start)
        if end < 0:
            unclosed.add(kind)
            continue
        inner = source[start:end]
        if kind == "~~" and "~>" not in inner:
            continue
        if source[at : opening.start()]:
            found.append(Part(source[at : opening.start()], source[at : opening.start()]))
        found.append(_part(kind, inner))
        at = end + len(_CLOSERS[kind])
    rest = source[at:]
    return (*found, Part(rest, rest)) if rest else tuple(found)


def _part(kind: str, inner: str) -> Part:
    match kind:
        case "++":
            return Part("", inner)
        case "--":
            return Part(inner, "")
        case "~~":
            was, _, now = inner.partition("~>")
            return Part(was, now)
        case "==":
            return Part(inner, inner)
        case _:
            return Part("", "", inner)


def side(source: str, wanted: Literal["old", "new"]) -> str:
    """Return the Markdown that *source* gives with all changes rejected (``old``) or accepted (``new``)."""
    return _sides(parts(source))[wanted == "new"]


def _sides(found: Sequence[Part]) -> tuple[str, str]:
    return "".join(one.old for one in found), "".join(one.new for one in found)


Placed = dict[str, tuple[str, tuple[int, ...]]]
"""By address: the words of a provision, and for each letter its place in the Markdown of the new text, or -1."""


class Marked(msgspec.Struct, frozen=True):
    """What stays of each provision, as the marks say."""

    old: Placed
    new: Placed

    def runs(self, old: Sequence[Provision], new: Sequence[Provision]) -> Runs:
        """Return what stays, goes and comes where *old* became *new*, in whole words."""
        (was, before), (now, after) = _joined(self.old, old), _joined(self.new, new)
        if was == now:
            return (("=", was),) if was else ()
        places = {place: n for n, place in enumerate(after) if place >= 0}
        return _runs(was, now, [places.get(place, -1) for place in before])


def marked(found: Sequence[Part], old: Document, new: Document) -> Marked:
    """Return the marks of *found*, of which *old* and *new* are the two texts, read."""
    there: list[int] = []
    at = 0
    for one in found:
        there += range(at, at + len(one.new)) if one.old == one.new else [-1] * len(one.old)
        at += len(one.new)
    before, after = (_places(side, text) for side, text in zip((old, new), _sides(found), strict=True))
    return Marked(
        {name: (words, tuple(there[i] if i < j else -1 for i, j in spans)) for name, (words, spans) in before},
        {name: (words, tuple(i if i < j else -1 for i, j in spans)) for name, (words, spans) in after},
    )


def _places(document: Document, markdown: str) -> Iterator[tuple[str, tuple[str, list[Span]]]]:
    """Where the letters of each provision stand, by its address."""
    lines = [0, *(found.end() for found in re.finditer("\n", markdown))]
    for one in document:
        if 0 < one.line <= len(lines):
            label = _LABEL.match(markdown, lines[one.line - 1])
            start = label.end() if label else 0
            if one.number and markdown.startswith(one.number, start):
                start += len(one.number)
            yield one.address, (one.text, offsets(one.text, markdown, start))


def _joined(known: Placed, provisions: Sequence[Provision]) -> tuple[str, list[int]]:
    places: list[int] = []
    for n, one in enumerate(provisions):
        unknown = (-1,) * len(one.text)
        words, its = known.get(one.address, (one.text, unknown))
        places += [-1] * len(BOUNDARY) if n else []
        places += its if words == one.text else unknown
    return BOUNDARY.join([one.text for one in provisions]), places


def _runs(old: str, new: str, there: Sequence[int]) -> Runs:
    """Return the runs by which letters of *old* stay *there* in *new*; a word of which any goes, goes as a whole."""
    edges = {0, *accumulate(map(len, tokens(new)))}
    found: list[tuple[Sign, str]] = []
    out = ""
    at = reached = 0
    for token in tokens(old):
        first = there[at]
        place = [*range(first, first + len(token))]
        if first < reached or there[at : at + len(token)] != place or not {first, first + len(token)} <= edges:
            out += token
        else:
            found += [("-", out), ("+", new[reached:first]), ("=", token)]
            out, reached = "", first + len(token)
        at += len(token)
    found += [("-", out), ("+", new[reached:])]
    runs = groupby((one for one in found if one[1]), key=lambda one: one[0])
    return tuple((sign, "".join(words for _, words in same)) for sign, same in runs)
