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
    return refined(found, before, after)


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
        if sign == "+":  # words come back where what took them out is no longer asked for
            gone = (run.deleted_by & before.operations) - after.operations
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


def refined(found: Sequence[Segment], before: Reading, after: Reading) -> list[Segment]:
    """Return *found* with each replacement narrowed to the words that it changes, and so each that is undone."""
    result: list[Segment] = []
    n = 0
    while n < len(found):
        sign = found[n].sign
        replaced = _replaced(found, n)
        common = frozenset.intersection(*(one.deleted_by for one in replaced)) if replaced else NOBODY
        reading = after if sign == "-" else before
        put = _put(found, n + len(replaced), "+" if sign == "-" else "-", common, reading) if common else []
        if put:
            result += _narrowed(replaced, put) if sign == "-" else _narrowed(put, replaced, undone=True)
            n += len(replaced) + len(put)
        else:
            result.append(found[n])
            n += 1
    return [msgspec.structs.replace(one, deleted_by=NOBODY) if one.sign == "+" else one for one in result]


def _replaced(found: Sequence[Segment], start: int) -> list[Segment]:
    """The segments from *start* on, of one sign, that one replacement takes out, or took out before it was undone."""
    stretch: list[Segment] = []
    common: frozenset[str] = NOBODY
    for one in found[start:]:
        shared = one.deleted_by & common if stretch else one.deleted_by
        if one.sign == "=" or one.sign != found[start].sign or one.begins or not shared:
            break
        common = shared
        stretch.append(one)
    return stretch


def _put(found: Sequence[Segment], start: int, sign: Sign, by: frozenset[str], reading: Reading) -> list[Segment]:
    """The segments from *start* on that the replacement *by* somebody puts in, or put in before it was undone."""

    def belongs(one: Segment) -> bool:
        return one.sign == sign and not one.begins and bool(one.origin) and _belongs(one.inserted_by, by, reading)

    return list(itertools.takewhile(belongs, found[start:]))


def _belongs(inserted_by: frozenset[str], by: frozenset[str], reading: Reading) -> bool:
    """Whether words were put in by the replacement, or by a sub-amendment to it."""
    if inserted_by & by:
        return True
    owners = {amendment_of(operation) for operation in by}
    return any(owners.intersection(reading.weave.parents.get(amendment_of(operation), ())) for operation in inserted_by)


_BACK: dict[Sign, Sign] = {"=": "=", "-": "+", "+": "-"}


def _narrowed(gone: Sequence[Segment], come: Sequence[Segment], *, undone: bool = False) -> Iterator[Segment]:
    from amendiff.comparison.words import changes

    old, new = _Reel(gone), _Reel(come)
    taken, put = ("".join(one.text for one in side) for side in (gone, come))
    runs = changes(put, taken) if undone else changes(taken, put)
    for sign, text in ((_BACK[sign], text) for sign, text in runs) if undone else runs:
        if sign == "-":
            yield from old.take(len(text))
        elif sign == "+":
            yield from new.take(len(text))
        else:
            for was, now in _together(list(old.take(len(text))), list(new.take(len(text)))):
                first = now if undone else was  # who wrote the words first keeps the credit
                yield Segment("=", was.text, first.inserted_by, NOBODY, now.styles, "", first.origin)


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
