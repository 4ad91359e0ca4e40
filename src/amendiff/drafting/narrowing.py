"""Words of a provision that an instruction names by where they stand: sentences, "the rest", "after X".

Only the text itself can tell them; without one they are said to be needed.
"""

import re
from itertools import pairwise

from amendiff.application.target import matches
from amendiff.drafting.constituents import Clause
from amendiff.drafting.scope import ANYWHERE, Named
from amendiff.errors import TargetNotFound
from amendiff.model.document import Document
from amendiff.model.operation import Occurrence

_STOP = re.compile(r"(?<=[.!?])[”\"’)]?\s+(?=[\"“‘(]?[A-Z0-9])")


class Needed(Exception):
    """The words cannot be told without the text."""


def sentence(document: Document | None, place: Named) -> str:
    """Return the sentence that *place* names; raises Needed, or TargetNotFound."""
    low, high = _sentence(document, place)
    assert document is not None
    return document[place.at].text[low:high]


def _sentence(document: Document | None, place: Named) -> tuple[int, int]:
    assert place.part is not None
    if place.part.kind == "line":
        raise Needed("a line of a print is named, and no text here has its lines")
    if document is None or place.at in ("", ANYWHERE):
        raise Needed("words are named by where they stand, and only the text tells them")
    text = document[place.at].text
    if place.part.kind in ("chapeau", "subparagraph", "paragraph"):
        return 0, len(text)
    edges = [0, *(found.end() for found in _STOP.finditer(text)), len(text)]
    spans = [(low, low + len(text[low:high].rstrip())) for low, high in pairwise(edges)]
    which = place.part.ordinal or int(place.part.number or (1 if len(spans) == 1 else 0))
    n = which - 1 if which > 0 else which
    if not which or not -len(spans) <= n < len(spans):
        raise TargetNotFound(f"{place.at} has {len(spans)} sentence{'s' * (len(spans) > 1)}")
    return spans[n]


def rest_behind(document: Document | None, place: Named, anchor: str, new: str = "") -> str:
    """Return the words of *place* behind *anchor*, without its closing sign unless *new* brings one."""
    if document is None or place.at in ("", ANYWHERE):
        raise Needed("the end of the paragraph is named, and only the text tells its words")
    text = document[place.at].text
    found = matches(text, anchor) if anchor else []
    if len(found) != 1:
        raise TargetNotFound(f"{anchor!r} stands in {place.at} {len(found)} times, so its end cannot be told")
    words = (text[found[0][1] :] if new[-1:] in (";", ".", ",") else text[found[0][1] :].rstrip(" ;.,:")).strip()
    if not words:
        raise TargetNotFound(f"nothing stands in {place.at} behind {anchor!r}")
    return words


def stretch(document: Document | None, place: Named, first: str, last: str) -> str:
    """Return the words of *place* from *first* to *last*, or to its end."""
    if document is None or place.at in ("", ANYWHERE):
        raise Needed("words are named by where they begin and end, and only the text tells them")
    text = document[place.at].text
    starts = matches(text, first)
    if len(starts) != 1:
        raise TargetNotFound(f"{first!r} stands in {place.at} {len(starts)} times")
    if not last:
        return text[starts[0][0] :].rstrip(" ;.,:")
    ends = [end for start, end in matches(text, last) if start >= starts[0][0]]
    if len(ends) != 1:
        raise TargetNotFound(f"{last!r} stands behind {first!r} in {place.at} {len(ends)} times")
    return text[starts[0][0] : ends[0]]


def occurrence(document: Document | None, place: Named, words: str, clause: Clause) -> Occurrence:
    """Return which of several matches is meant: as said, or as the sentence or the words before it tell."""
    if clause.occurrence != "only":
        return clause.occurrence
    at_edge: Occurrence | None = "last" if clause.side == "end" else "first" if clause.side == "start" else None
    if at_edge and (place.part is None or place.part.kind == "line" or document is None):
        return at_edge
    if document is None or place.at not in document:
        return "only"
    text = document[place.at].text
    found = matches(text, words)
    if len(found) < 2:
        return "only"
    kept = found
    if place.part is not None and place.part.kind != "line":
        low, high = _sentence(document, place)
        kept = [match for match in kept if low <= match[0] and match[1] <= high]
    if clause.beside and clause.side == "after":
        ends = [end for _, end in matches(text, clause.beside[0])]
        kept = [match for match in kept if any(text[end : match[0]].strip() == "" for end in ends if end <= match[0])]
    if clause.beside and clause.side == "before":
        starts = [start for start, _ in matches(text, clause.beside[0])]
        kept = [
            match
            for match in kept
            if any(text[match[1] : start].strip() == "" for start in starts if match[1] <= start)
        ]
    return found.index(kept[0]) + 1 if len(kept) == 1 and len(kept) < len(found) else "only"


def beside(document: Document | None, place: Named, clause: Clause) -> tuple[str, str, Occurrence]:
    """Return the side, the words and which of them something comes in beside."""
    side = "after" if clause.side in ("after", "between") else "before"
    quote, which = clause.beside[0], clause.occurrence
    if clause.side in ("end", "start"):
        side, which = "after" if clause.side == "end" else "before", which
    if document is None or place.at not in document or which != "only":
        return side, quote, which
    text = document[place.at].text
    found = matches(text, quote)
    kept = found
    if place.part is not None and place.part.kind != "line":
        low, high = _sentence(document, place)
        kept = [match for match in kept if low <= match[0] and match[1] <= high]
    if clause.side == "between" and len(clause.beside) == 2:
        starts = [start for start, _ in matches(text, clause.beside[1])]
        kept = [
            match
            for match in kept
            if any(text[match[1] : start].strip() == "" for start in starts if match[1] <= start)
        ]
        if not kept:
            raise TargetNotFound(f"{quote!r} and {clause.beside[1]!r} do not stand side by side in {place.at}")
    if len(found) > 1 and len(kept) == 1:
        which = found.index(kept[0]) + 1
    return side, quote, which
