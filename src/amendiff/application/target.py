"""Find the one place that a quotation names. Exact or nothing: a near miss is a hint, never a match."""

import unicodedata
from difflib import SequenceMatcher

from amendiff.application.occurrences import starts
from amendiff.errors import InsideWord, TargetAmbiguous, TargetNotFound, TypographyDiffers
from amendiff.model.document import Document, Provision
from amendiff.model.naming import in_a_row
from amendiff.model.operation import Occurrence
from amendiff.model.words import inside_word, whole_words

Match = tuple[int, int]

_FOLDS: tuple[tuple[str, dict[int, str]], ...] = (
    ("quotation marks", dict.fromkeys(map(ord, "“”„‟«»″"), '"')),
    ("apostrophes", dict.fromkeys(map(ord, "‘’‚‛′ʼ"), "'")),
    ("dashes", dict.fromkeys(map(ord, "‐‑‒–—―−"), "-")),
    ("no-break spaces", dict.fromkeys(map(ord, "\u00a0\u202f\u2007\u2009"), " ")),
)


def matches(text: str, quote: str, *, literal: bool = False) -> list[Match]:
    """Return where *quote* stands in *text*, as whole words unless *literal*; matches do not overlap."""
    found: list[Match] = []
    last = 0
    for start in starts(text, quote, literal=literal):
        end = start + len(quote)
        if start >= last and (literal or not (inside_word(text, start) or inside_word(text, end))):
            found.append((start, end))
            last = end
    return found


def locate(
    document: Document, provision: Provision, quote: str, occurrence: Occurrence = "only", *, literal: bool = False
) -> list[Match]:
    """Return the places of *provision* that *quote* with its *occurrence* names: one, or several for ``all``.

    Raises TargetNotFound, TypographyDiffers, InsideWord or TargetAmbiguous; *document* serves for hints only.
    """
    text, address = provision.text, provision.address
    found = matches(text, quote, literal=literal)
    if not found:
        first = text.find(quote)
        if first < 0:
            raise _not_found(document, provision, quote)
        start, end = whole_words(text, first, first + len(quote))
        raise InsideWord(
            f"{quote!r} begins or ends inside a word of {address}",
            hints=(f"quote whole words: {text[start:end]!r}",),
        )
    if occurrence == "all":
        return found
    if occurrence == "first":
        return found[:1]
    if occurrence == "last":
        return found[-1:]
    if isinstance(occurrence, int):
        if occurrence > len(found):
            raise TargetNotFound(f"{quote!r} stands in {address} {_times(len(found))}, not {_times(occurrence)}")
        return [found[occurrence - 1]]
    if len(found) > 1 or _overlaps(text, quote, found[0], literal=literal):
        raise TargetAmbiguous(
            f"{quote!r} stands in {address} {_times(max(len(found), 2))}",
            hints=('quote more words, or say which with occurrence = 1, "last" or "all"',),
        )
    return found


def _overlaps(text: str, quote: str, match: Match, *, literal: bool) -> bool:
    """Whether *quote* stands again at a place that shares words with its *match*."""
    again, behind = match[0], match[1] + len(quote) - 1
    while (again := text.find(quote, again + 1, behind)) >= 0:
        if literal or not (inside_word(text, again) or inside_word(text, again + len(quote))):
            return True
    return False


def _times(count: int) -> str:
    return {1: "once", 2: "twice"}.get(count, f"{count} times")


def _not_found(document: Document, provision: Provision, quote: str) -> TargetNotFound | TypographyDiffers:
    if differences := typographic_differences(provision.text, quote):
        return TypographyDiffers(
            f"{quote!r} is not in {provision.address}, but it is when {differences} are taken as the same",
            hints=(f"the text has {_as_it_stands(provision.text, quote)!r}",),
        )
    elsewhere = [other.address for other in document if other is not provision and quote in other.text]
    hints: tuple[str, ...] = ()
    if elsewhere:
        hints = (f"it is in {', '.join(elsewhere[:4])}{', …' if len(elsewhere) > 4 else ''}",)
    elif quote.casefold() in provision.text.casefold():
        start = provision.text.casefold().find(quote.casefold())
        hints = (f"capital letters differ: the text has {provision.text[start : start + len(quote)]!r}",)
    elif near := _nearest(provision.text, quote):
        hints = (f"did you mean {near!r}?",)
    return TargetNotFound(f"{quote!r} is not in {provision.address}", hints=hints)


def typographic_differences(text: str, quote: str) -> str:
    """Return what must be taken as the same for *quote* to stand in *text* (``apostrophes and dashes``), or ``""``."""
    named, folded, sought = [], text, quote
    for name, fold in _FOLDS:
        before = (folded, sought)
        folded, sought = folded.translate(fold), sought.translate(fold)
        if before != (folded, sought):
            named.append(name)
    composed, wanted = unicodedata.normalize("NFC", folded), unicodedata.normalize("NFC", sought)
    if sought in folded:
        needed = [name for name in named if not _stands_without(text, quote, name)]
    elif wanted in composed:
        needed = [*(name for name in named if not _stands_without(text, quote, name)), "Unicode normal forms"]
    else:
        return ""
    return in_a_row(needed)


def _stands_without(text: str, quote: str, left_out: str) -> bool:
    """Whether the quotation is found when everything but the fold *left_out* is taken as the same."""
    folded, sought = unicodedata.normalize("NFC", text), unicodedata.normalize("NFC", quote)
    for name, fold in _FOLDS:
        if name != left_out:
            folded, sought = folded.translate(fold), sought.translate(fold)
    return sought in folded


def _as_it_stands(text: str, quote: str) -> str:
    """The words of *text* that equal *quote* but for typography."""
    folded, sought = text, quote
    for _, fold in _FOLDS:
        folded, sought = folded.translate(fold), sought.translate(fold)
    start = folded.find(sought)
    if start >= 0:
        return text[start : start + len(quote)]
    return _nearest(text, quote) or quote


def _nearest(text: str, quote: str) -> str:
    """The stretch of *text* most like *quote*, as a suggestion; ``""`` where nothing is."""
    if len(text) * len(quote) > 4_000_000:
        return ""
    blocks = SequenceMatcher(None, text, quote, autojunk=False).get_matching_blocks()
    same = sum(block.size for block in blocks)
    longest = max(blocks, key=lambda block: block.size)
    if longest.size < 4 or same < 0.6 * len(quote):
        return ""
    start = max(longest.a - longest.b, 0)
    begin, end = whole_words(text, start, min(start + len(quote), len(text)))
    return text[begin:end].strip()
