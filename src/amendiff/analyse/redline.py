"""What changed from one reading of a weave to another, and by whom: provision by provision, run by run.

The changes are those that the operations ask for, refined: a replacement is shown by the words that it really changes,
so that no amendment is credited with words that it merely repeats.
"""

import itertools
from collections.abc import Iterator, Sequence
from typing import Literal

import msgspec

from amendiff.analyse.segments import Segment, segments
from amendiff.application.fates import takers
from amendiff.application.reading import Reading, joint, parts
from amendiff.model.document import Document, Kind, Provision
from amendiff.model.tracked import Sign
from amendiff.model.weave import NOBODY, Slot, Weave

How = Literal["equal", "changed", "inserted", "deleted", "moved", "split", "joined", "renumbered", "formatting"]
BOUNDARY = "\n\n"
"""The run that parts two provisions inside one row: put in by a split, taken out by a join."""


class Row(msgspec.Struct, frozen=True):
    """One provision in the old text, the new one or both; more than one where it was split or joined.

    In order of ``old_index`` the ``=`` and ``-`` segments of all rows give the old text, in order of ``new_index`` the
    ``=`` and ``+`` ones the new.
    """

    old: tuple[Provision, ...]
    new: tuple[Provision, ...]
    old_index: int | None
    new_index: int | None
    change: How
    segments: tuple[Segment, ...]
    by: frozenset[str] = NOBODY
    """The operations that put in, take out, move, split or join the provision as a whole."""

    @property
    def provision(self) -> Provision:
        """The provision as it now stands, or as it stood."""
        return (self.new or self.old)[0]


def redline(old: Reading, new: Reading) -> tuple[Row, ...]:
    """Return the rows of the change from *old* to *new*, two readings of one weave, in reading order."""
    return tuple(_Walk(old, new).rows())


class _Side(msgspec.Struct):
    document: Document
    operations: frozenset[str]
    positions: dict[str, int]


class _Draft(msgspec.Struct):
    """A row in the making."""

    old: list[Provision]
    new: list[Provision]
    segments: list[Segment]
    moved: bool = False
    split: bool = False
    joined: bool = False
    by: frozenset[str] = NOBODY


class _Walk:
    def __init__(self, old: Reading, new: Reading) -> None:
        self.weave: Weave = new.weave
        self.readings = (old, new)
        self.sides = tuple(
            _Side(one.document, one.operations, {p.address: n for n, p in enumerate(one.document)})
            for one in (old, new)
        )
        self.drafts: list[_Draft] = []
        self.last: dict[str, _Draft] = {}
        """By strand: the row in which its last words stand."""
        self.base = {provision.address: provision for provision in self.weave.base}

        put_in = [strand.provision for name, strand in self.weave.strands.items() if name not in self.base]
        self.notes = _notes(list(self.base.values())) | _notes(put_in)

    def _referees(self, label: str) -> frozenset[str]:
        """The operations of the new reading that take out, or put in, references to the footnote *label*."""
        found: frozenset[str] = NOBODY
        operations = self.sides[1].operations
        strands = self.weave.strands
        for strand in strands.values():
            for run in strand.runs:
                if ("note", label) in run.styles:
                    found |= run.deleted_by | run.inserted_by
        for provision in [*self.base.values(), *(strand.provision for strand in strands.values())]:
            if any(mark.kind == "note" and mark.target == label for mark in provision.marks):
                found |= takers(self.weave, operations, provision.address)
        return found & operations

    def rows(self) -> Iterator[Row]:
        if self.weave.slots:
            self._level("", NOBODY, old=True, new=True)
        else:
            for provision in self.weave.base:
                self._strand(provision.address, old=True, new=True, by=NOBODY, moved=False)
        for draft in self.drafts:
            yield self._finished(draft)

    def _level(self, parent: str, credit: frozenset[str], *, old: bool, new: bool) -> None:
        before, after = self.sides
        for slot in self.weave.slots.get(parent, ()):
            in_old = old and slot.stands(before.operations)
            in_new = new and slot.stands(after.operations)
            if not (in_old or in_new):
                continue
            elsewhere = self._elsewhere(slot, in_old=in_old, in_new=in_new)
            if elsewhere and in_old:
                continue  # shown where it now stands
            by = NOBODY
            if not (in_old and in_new):
                by = (slot.inserted_by if in_new else slot.deleted_by) & after.operations or credit
            moved = bool(elsewhere)
            self._strand(slot.address, old=in_old or moved, new=in_new, by=by, moved=moved, slot=slot)
            self._level(slot.address, by, old=in_old or moved, new=in_new)

    def _elsewhere(self, slot: Slot, *, in_old: bool, in_new: bool) -> bool:
        """Whether the provision stands in the other version too, in another place."""
        if in_old and in_new:
            return False
        other = self.sides[1] if in_old else self.sides[0]
        return slot.address in other.positions

    def _strand(
        self, address: str, *, old: bool, new: bool, by: frozenset[str], moved: bool, slot: Slot | None = None
    ) -> None:
        strand = self.weave.strands.get(address)
        base = self.base.get(address)
        if address in self.notes:  # a footnote goes with its last reference, and comes back with it
            was, now = old, new
            old, new = (
                wanted and address in side.positions for wanted, side in zip((old, new), self.sides, strict=True)
            )
            if not (old or new):
                return
            if (was, now) != (old, new):
                by = self._referees(self.notes[address]) or by
        sign: Sign = "=" if old and new else "+" if new else "-"
        before, after = self.sides
        touched = (
            strand is not None
            and strand.runs
            and not strand.touched_by.isdisjoint(before.operations | after.operations)
        )
        if strand is not None and touched:
            found = segments(strand, *self.readings, old=old, new=new, by=by)
        else:
            provision = strand.provision if strand is not None else base
            assert provision is not None
            styles = _styled(provision)
            found = [
                Segment(sign, text, by if new and not old else NOBODY, by if old and not new else NOBODY, marks)
                for text, marks in styles
            ]
        draft = self._opened(address, old=old, new=new, by=by, moved=moved, slot=slot)
        name = address
        for segment in found:
            if not segment.begins:
                draft.segments.append(segment)
                continue
            name = segment.begins
            if segment.sign == "=":
                draft = self._new_draft(name, old=True, new=True, by=NOBODY, moved=moved)
                continue
            draft.segments.append(msgspec.structs.replace(segment, text=BOUNDARY))
            draft.split, draft.joined = draft.split or segment.sign == "+", draft.joined or segment.sign == "-"
            self._extend(draft, name, old=segment.sign == "-", new=segment.sign == "+")
            draft.by |= segment.inserted_by | segment.deleted_by
        self.last[address] = draft

    def _opened(
        self, address: str, *, old: bool, new: bool, by: frozenset[str], moved: bool, slot: Slot | None
    ) -> _Draft:
        """The row that the provision begins, or the one from which it runs on."""
        before, after = self.sides
        if slot is None or not slot.united_by or slot.head not in self.last:
            return self._new_draft(address, old=old, new=new, by=by, moved=moved)
        was = old and address not in before.positions  # it stands, but in the words of another
        now = new and address not in after.positions
        if not (was or now):
            return self._new_draft(address, old=old, new=new, by=by, moved=moved)
        draft = self.last[slot.head]
        credit = slot.united_by & after.operations
        gone = joint(_words(draft, "old"), self._text(address, before)) if was else ""
        come = joint(_words(draft, "new"), self._text(address, after)) if now else ""
        if was and now and gone == come:
            draft.segments += [Segment("=", come, NOBODY, NOBODY, ())] if come else []
        elif was and now:
            draft.segments += [Segment("-", gone, NOBODY, credit, ())] if gone else []
            draft.segments += [Segment("+", come, credit, NOBODY, ())] if come else []
        elif not (old and new):  # it comes or goes as a whole, and the words before it too, or they stay
            draft.segments += [Segment("-" if was else "+", gone or come, NOBODY, by, ())] if gone or come else []
            draft.by |= by
            return draft
        elif now:
            draft.segments.append(Segment("-", BOUNDARY, NOBODY, credit, ()))
            draft.segments += [Segment("+", come, credit, NOBODY, ())] if come else []
            draft.joined = True
        else:
            draft.segments += [Segment("-", gone, NOBODY, NOBODY, ())] if gone else []
            draft.segments.append(Segment("+", BOUNDARY, NOBODY, NOBODY, ()))
            draft.split = True
        draft.by |= credit
        self._extend(draft, address, old=now and not was, new=was and not now)
        return draft

    def _text(self, address: str, side: _Side) -> str:
        """The words of the provision at *address* as they run on from others in *side*."""
        strand = self.weave.strands.get(address)
        return parts(self.weave, strand, side.operations)[0].text if strand is not None else self.base[address].text

    def _new_draft(self, name: str, *, old: bool, new: bool, by: frozenset[str], moved: bool) -> _Draft:
        draft = _Draft([], [], [], moved, by=by)
        self._extend(draft, name, old=old, new=new)
        self.drafts.append(draft)
        return draft

    def _extend(self, draft: _Draft, name: str, *, old: bool, new: bool) -> None:
        for wanted, side, found in ((old, self.sides[0], draft.old), (new, self.sides[1], draft.new)):
            if wanted and (position := side.positions.get(name)) is not None:
                found.append(side.document.provisions[position])

    def _finished(self, draft: _Draft) -> Row:
        before, after = self.sides
        found = [segment for segment in draft.segments if segment.text]
        return Row(
            tuple(draft.old),
            tuple(draft.new),
            before.positions[draft.old[0].address] if draft.old else None,
            after.positions[draft.new[0].address] if draft.new else None,
            _how(draft),
            tuple(_in_order(found) if before.operations - after.operations else found),
            draft.by,
        )


def _notes(provisions: Sequence[Provision]) -> dict[str, str]:
    """The label of each footnote, by its address and those of the paragraphs that belong to it."""
    found: dict[str, str] = {}
    label = ""
    for provision in provisions:
        if provision.kind is Kind.FOOTNOTE:
            label = provision.address.removeprefix("fn")
        elif provision.depth == 0:
            label = ""
        if label:
            found[provision.address] = label
    return found


def _in_order(found: Sequence[Segment]) -> Iterator[Segment]:
    """Return what goes before what comes, between what stays and where provisions begin."""
    for fixed, some in itertools.groupby(found, key=lambda one: one.sign == "=" or one.text == BOUNDARY):
        group = list(some)
        yield from group if fixed else sorted(group, key=lambda one: one.sign == "+")


def _words(draft: _Draft, side: Literal["old", "new"]) -> str:
    left_out = "+" if side == "old" else "-"
    return "".join(segment.text for segment in draft.segments if segment.sign != left_out)


def _how(draft: _Draft) -> How:
    if not draft.old:
        return "inserted"
    if not draft.new:
        return "deleted"
    if draft.split:
        return "split"
    if draft.joined:
        return "joined"
    if draft.moved:
        return "moved"
    if any(segment.sign != "=" and segment.text for segment in draft.segments):
        return "changed"
    old, new = draft.old[0], draft.new[0]
    if old.marks != new.marks:
        return "formatting"
    return "renumbered" if old.number != new.number else "equal"


def _styled(provision: Provision) -> Iterator[tuple[str, tuple[tuple[str, str], ...]]]:
    """The words of a provision that no operation touches, by formatting."""
    if not provision.marks:
        yield provision.text, ()
        return
    edges = sorted({0, len(provision.text), *(edge for mark in provision.marks for edge in (mark.start, mark.end))})
    for start, end in itertools.pairwise(edges):
        marks = [mark for mark in provision.marks if mark.start <= start and end <= mark.end and mark.start < mark.end]
        yield provision.text[start:end], tuple((mark.kind, mark.target) for mark in marks)


def changed(rows: Sequence[Row]) -> tuple[Row, ...]:
    """Return the rows in which something is not equal."""
    return tuple(row for row in rows if row.change not in ("equal", "renumbered"))


__all__ = ["BOUNDARY", "How", "Row", "Segment", "changed", "redline"]
