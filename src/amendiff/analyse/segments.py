"""The runs of one strand as they differ between two readings, each with its credit, replacements refined.

A replacement as drafted takes out a phrase and puts another in. Its *effect* is the words that differ; the others
stay credited to whoever wrote them first. No text depends on this.
"""

import itertools
from collections.abc import Iterator, Sequence

import msgspec

from amendiff.application.joining import Settled
from amendiff.application.reading import Reading, styles
from amendiff.model.amendment import amendment_of
from amendiff.model.tracked import Sign
from amendiff.model.weave import NOBODY, Run, Strand, Style


class Segment(msgspec.Struct, frozen=True, gc=False):
    """Words that stay, go or come, and by which operations."""

    sign: Sign
    text: str
    inserted_by: frozenset[str] = NOBODY
    """Who put the words in, also where they stay; empty for the text as tabled."""
    deleted_by: frozenset[str] = NOBODY
    styles: tuple[Style, ...] = ()
    begins: str = ""
    """The address of the provision that begins here."""
    origin: str = ""


def segments(
    strand: Strand, before: Reading, after: Reading, *, old: bool = True, new: bool = True, by: frozenset[str] = NOBODY
) -> list[Segment]:
    """Return the segments of *strand*.

    *old* and *new* say in which version its provision stands, *by* which operations changed that.
    """
    nothing: list[Settled | None] = [None] * len(strand.runs)
    left = before.settled(strand) if old else nothing
    right = after.settled(strand) if new else nothing
    found: list[Segment] = []
    for run, was, now in zip(strand.runs, left, right, strict=True):
        found += _run(run, was, now, before, after)
    if not (old and new):
        if not new:  # the provision as a whole is taken away, whatever else was asked for its words
            return [msgspec.structs.replace(one, deleted_by=by or one.deleted_by) for one in found]
        return [msgspec.structs.replace(one, inserted_by=one.inserted_by or by) for one in found]
    return refined(found, after)


def _run(run: Run, was: Settled | None, now: Settled | None, before: Reading, after: Reading) -> Iterator[Segment]:
    inserted = run.inserted_by & (after.operations if now else before.operations)
    if run.begins:
        if was or now:
            sign: Sign = "=" if was and now else "+" if now else "-"
            gone = NOBODY if now else run.inserted_by & after.operations
            yield Segment(sign, "", inserted, gone, (), run.begins, run.origin)
        return
    yield from _lead(was, now)
    deleted = run.deleted_by & after.operations
    style = tuple(styles(run, after.operations if now else before.operations))
    for sign, low, high in _ranges(was, now):
        gone, come = NOBODY, inserted
        if sign == "-":
            gone = deleted or (_trimmers(now, low) if now else NOBODY)
        elif sign == "+" and not inserted and was:
            come = _trimmers(was, low) & after.operations
        yield Segment(sign, run.text[low:high], come, gone, style, "", run.origin)


def _lead(was: Settled | None, now: Settled | None) -> Iterator[Segment]:
    """The joining space before a run, where either version has one."""
    if was and was.lead:
        if now and now.lead:
            yield Segment("=", was.lead, now.lead_by)
        else:
            yield Segment("-", was.lead, was.lead_by)
    elif now and now.lead:
        yield Segment("+", now.lead, now.lead_by)


def _trimmers(settled: Settled, offset: int) -> frozenset[str]:
    return settled.lead_by if offset < settled.low else settled.behind_by


def _ranges(was: Settled | None, now: Settled | None) -> Iterator[tuple[Sign, int, int]]:
    spans = [(one.low, one.high) for one in (was, now) if one is not None and one.low < one.high]
    edges = sorted({edge for span in spans for edge in span})
    for low, high in itertools.pairwise(edges):
        in_old = was is not None and was.low <= low and high <= was.high
        in_new = now is not None and now.low <= low and high <= now.high
        if in_old or in_new:
            yield ("=" if in_old and in_new else "+" if in_new else "-", low, high)


def refined(found: Sequence[Segment], after: Reading) -> list[Segment]:
    """Return *found* with each replacement narrowed to the words that it changes."""
    result: list[Segment] = []
    n = 0
    while n < len(found):
        gone = _stretch(found, n, "-", NOBODY, after)
        common = frozenset.intersection(*(one.deleted_by for one in gone)) if gone else NOBODY
        come = _stretch(found, n + len(gone), "+", common, after) if common else []
        if come:
            result += _narrowed(gone, come)
            n += len(gone) + len(come)
        elif gone:
            result.append(found[n])
            n += 1
        else:
            result.append(found[n])
            n += 1
    return result


def _stretch(found: Sequence[Segment], start: int, sign: Sign, by: frozenset[str], after: Reading) -> list[Segment]:
    """The segments from *start* on that one replacement takes out, or puts in."""
    stretch: list[Segment] = []
    common: frozenset[str] = NOBODY
    for one in found[start:]:
        if one.sign != sign or one.begins:
            break
        if sign == "-":
            shared = one.deleted_by & common if stretch else one.deleted_by
            if not shared:
                break
            common = shared
        elif not (one.origin and _belongs(one.inserted_by, by, after)):
            break
        stretch.append(one)
    return stretch


def _belongs(inserted_by: frozenset[str], by: frozenset[str], after: Reading) -> bool:
    """Whether words were put in by the replacement, or by a sub-amendment to it."""
    if inserted_by & by:
        return True
    owners = {amendment_of(operation) for operation in by}
    return any(owners.intersection(after.weave.parents.get(amendment_of(operation), ())) for operation in inserted_by)


def _narrowed(gone: Sequence[Segment], come: Sequence[Segment]) -> Iterator[Segment]:
    from amendiff.comparison.words import changes

    old, new = _Reel(gone), _Reel(come)
    for sign, text in changes("".join(one.text for one in gone), "".join(one.text for one in come)):
        if sign == "-":
            yield from old.take(len(text))
        elif sign == "+":
            yield from new.take(len(text))
        else:
            for was, now in _together(list(old.take(len(text))), list(new.take(len(text)))):
                yield Segment("=", was.text, was.inserted_by, NOBODY, now.styles, "", was.origin)


def _together(one: list[Segment], other: list[Segment]) -> Iterator[tuple[Segment, Segment]]:
    """Pairs of pieces of equal length from two cuttings of the same words."""
    while one and other:
        length = min(len(one[0].text), len(other[0].text))
        pieces = []
        for side in (one, other):
            head = side.pop(0)
            if len(head.text) > length:
                side.insert(0, msgspec.structs.replace(head, text=head.text[length:]))
            pieces.append(msgspec.structs.replace(head, text=head.text[:length]))
        yield pieces[0], pieces[1]


class _Reel:
    """Segments handed out by length."""

    def __init__(self, found: Sequence[Segment]) -> None:
        self.left = list(found)[::-1]

    def take(self, length: int) -> Iterator[Segment]:
        while length > 0:
            head = self.left.pop()
            if len(head.text) > length:
                self.left.append(msgspec.structs.replace(head, text=head.text[length:]))
                head = msgspec.structs.replace(head, text=head.text[:length])
            length -= len(head.text)
            yield head
