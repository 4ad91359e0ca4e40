"""What the text is when a set of amendments has passed. The weave is only looked at, never changed.

Reading costs the number of provisions and, where the set touches them, of their runs.
"""

from collections.abc import Iterable, Iterator
from functools import cached_property

import msgspec

from amendiff.application.joining import Settled, settle
from amendiff.application.numbering import Numbers, renumbered
from amendiff.application.view import Piece, View
from amendiff.errors import MissingParent, SetConflict, UnknownAmendment
from amendiff.model.document import Document, Kind, Mark, Provision, tidied
from amendiff.model.weave import Clash, Run, Slot, Strand, Weave
from amendiff.model.words import curly, needs_space


class Reading(msgspec.Struct, frozen=True, dict=True):
    """A weave read with one set of amendments: a document, or the clashes for which there is none."""

    weave: Weave
    amendments: tuple[str, ...]
    """In the order of the record."""
    operations: frozenset[str]
    clashes: tuple[Clash, ...] = ()
    numbers: Numbers = "pending"

    @cached_property
    def document(self) -> Document:
        """The text; raises SetConflict where two operations of the set change the same words differently."""
        if self.clashes:
            clash = self.clashes[0]
            words = f"{clash.words!r} in " if clash.words else ""
            raise SetConflict(
                f"{clash.operations[0]} and {clash.operations[1]} both change {words}{clash.address}",
                hints=("read them one at a time, or give them an order of adoption",),
            )
        return _document(self.weave, self.operations, self.numbers)

    def settled(self, strand: Strand) -> list[Settled | None]:
        """Return what stands of each run of *strand*."""
        return settle(strand.runs, self.operations, self.weave.literal, self.weave.base.language)


def read(weave: Weave, amendments: Iterable[str] = (), *, numbers: Numbers = "pending") -> Reading:
    """Return the reading of *weave* with exactly *amendments*, named by id, in any order.

    Raises UnknownAmendment, or MissingParent where the set lacks one on which another depends.
    """
    chosen = set(amendments)
    for name in sorted(chosen):
        if name not in weave.operations:
            raise UnknownAmendment(f"no amendment {name!r}", hints=(f"there are {', '.join(weave.order)}",))
        for parent in weave.parents[name]:
            if parent not in chosen:
                raise MissingParent(f"{name} amends {parent}, which is not in the set", hints=(f"add {parent}",))
    ordered = tuple(name for name in weave.order if name in chosen)
    operations = frozenset(operation for name in ordered for operation in weave.operations[name])
    clashes = tuple(clash for clash in weave.clashes if operations.issuperset(clash.operations))
    return Reading(weave, ordered, operations, clashes, numbers)


def _document(weave: Weave, adopted: frozenset[str], numbers: Numbers) -> Document:
    base, strands = weave.base, weave.strands
    if not adopted:
        return base
    if weave.structural.isdisjoint(adopted):
        provisions: list[Provision] = []
        for provision in base.provisions:
            strand = strands.get(provision.address)
            if strand is None:
                provisions.append(provision)
            else:
                provisions += parts(weave, strand, adopted)
        return _with_notes(Document(tuple(provisions), base.language))
    return renumbered(_with_notes(_restructured(weave, adopted)), base, numbers)


def _with_notes(document: Document) -> Document:
    """Return *document* without footnotes whose last reference went, and without references to notes that went."""
    notes = {one.address.removeprefix("fn") for one in document.provisions if one.kind is Kind.FOOTNOTE}
    used = {mark.target for one in document.provisions for mark in one.marks if mark.kind == "note"}
    if notes == used:
        return document
    found: list[Provision] = []
    gone = False
    for one in document.provisions:
        if one.depth == 0:
            gone = one.kind is Kind.FOOTNOTE and one.address.removeprefix("fn") not in used
        if gone:
            continue
        if any(mark.kind == "note" and mark.target not in notes for mark in one.marks):
            kept = tuple(mark for mark in one.marks if mark.kind != "note" or mark.target in notes)
            one = msgspec.structs.replace(one, marks=kept)
        found.append(one)
    return Document(tuple(found), document.language)


def parts(weave: Weave, strand: Strand, adopted: frozenset[str]) -> list[Provision]:
    """Return the provision of *strand* as it stands, and those that splits make of it."""
    if strand.touched_by.isdisjoint(adopted):
        return [strand.provision]
    if strand.whole and strand.touched_by <= adopted:
        return list(strand.whole)
    return settled_parts(strand, adopted, weave.literal, weave.base.language)


def settled_parts(strand: Strand, adopted: frozenset[str], literal: frozenset[str], language: str) -> list[Provision]:
    """Return what ``parts`` returns, worked out from the runs."""
    provision = strand.provision
    found: list[Provision] = []
    address, words, marks, length = provision.address, list[str](), list[Mark](), 0
    styled: list[tuple[str, str]] = []
    for run, here in zip(strand.runs, settle(strand.runs, adopted, literal, language), strict=True):
        if here is None:
            continue
        if run.begins:
            found.append(_with(provision, address, "".join(words), marks))
            address, words, marks, length = run.begins, [], [], 0
            continue
        text = run.text
        if here.low or here.high < len(text):
            text = text[here.low : here.high]
        if here.lead:
            words.append(" ")
            length += 1
        if run.styles or run.restyled:
            before, styled = styled, styles(run, adopted)
            for style in styled:  # the joining space between words that have it takes it on
                marks.append(Mark(length - (bool(here.lead) and style in before), length + len(text), *style))
        else:
            styled = []
        words.append(text)
        length += len(text)
    found.append(_with(provision, address, "".join(words), marks))
    return found


def styles(run: Run, adopted: frozenset[str]) -> list[tuple[str, str]]:
    """Return the formatting of *run* when *adopted* have passed."""
    found = list(run.styles)
    if not run.restyled:
        return found
    for operation, add, style in run.restyled:
        if operation in adopted:
            found = [one for one in found if one != style] + [style] * add
    return found


def _with(provision: Provision, address: str, text: str, marks: list[Mark]) -> Provision:
    number = provision.number if address == provision.address else ""
    kept = tidied([mark for mark in marks if mark.start < mark.end or mark.kind == "note"]) if marks else ()
    return Provision(address, provision.kind, text, kept, number, provision.depth, provision.level, provision.line)


def _restructured(weave: Weave, adopted: frozenset[str]) -> Document:
    found: list[Provision] = []
    last_part: dict[str, int] = {}
    by_address = {provision.address: provision for provision in weave.base.provisions}

    for slot, depth in _standing(weave, adopted):
        strand = weave.strands.get(slot.address)
        own = [by_address[slot.address]] if strand is None else parts(weave, strand, adopted)
        if slot.united_by and not slot.united_by.isdisjoint(adopted) and slot.head in last_part:
            head = last_part[slot.head]
            found[head] = united(found[head], own[0])
            last_part[slot.address] = head
            own = own[1:]
        for provision in own:
            last_part[slot.address] = len(found)
            found.append(_placed(provision, slot, depth))
    return Document(tuple(found), weave.base.language)


def standing(weave: Weave, adopted: frozenset[str]) -> Iterator[Slot]:
    """The slots that stand when *adopted* have passed, in reading order."""
    return (slot for slot, _ in _standing(weave, adopted))


def _standing(weave: Weave, adopted: frozenset[str]) -> Iterator[tuple[Slot, int]]:
    todo = [(slot, 0) for slot in reversed(weave.slots.get("", ()))]
    while todo:
        slot, depth = todo.pop()
        if slot.stands(adopted):
            yield slot, depth
            todo += [(inner, depth + 1) for inner in reversed(weave.slots.get(slot.address, ()))]


def united(head: Provision, tail: Provision) -> Provision:
    """Return *head* with the words of *tail* running on from it."""
    lead = joint(head.text, tail.text)
    shift = len(head.text) + len(lead)
    marks = [*head.marks, *(Mark(m.start + shift, m.end + shift, m.kind, m.target) for m in tail.marks)]
    return msgspec.structs.replace(head, text=head.text + lead + tail.text, marks=tidied(marks))


def joint(left: str, right: str) -> str:
    """Return the joining space between two texts that run on."""
    if not left or not right:
        return ""
    last, first = curly(left[-2:-1], left[-1], ""), curly("", right[0], right[1:2])
    return " " if needs_space(last, first) else ""


def _placed(provision: Provision, slot: Slot, depth: int) -> Provision:
    kind = Kind(slot.kind) if slot.kind else provision.kind
    if provision.depth == depth and kind is provision.kind:
        return provision
    return msgspec.structs.replace(provision, kind=kind, depth=depth)


def view_of(reading: Reading) -> View:
    """Return the view of a reading: its document, and where each character stands in the weave."""
    weave, adopted = reading.weave, reading.operations
    document = reading.document
    pieces: dict[str, list[Piece]] = {}
    united_with: dict[str, str] = {}
    slots: dict[str, str] = {}
    for slot in standing(weave, adopted):
        if slot.inserted_by:
            slots[slot.address] = slot.id
        if not slot.united_by.isdisjoint(adopted) and slot.address not in document:
            united_with[slot.address] = united_with.get(slot.head, slot.head)
    for strand in weave.strands.values():
        if not strand.touched_by.isdisjoint(adopted):
            pieces |= _pieces(reading, strand)
    for tail, head in united_with.items():  # in reading order
        _run_on(document, pieces, weave, tail, _last_part(weave, pieces, head))
    of_one: dict[str, tuple[str, ...]] = {}
    for strand in weave.strands.values():
        if any(run.begins for run in strand.runs):
            names = (strand.provision.address, *(run.begins for run in strand.runs if run.begins in pieces))
            of_one |= dict.fromkeys(names, names) if len(names) > 1 else {}
    for head in united_with.values():
        of_one.setdefault(head, (head,))
    return View(document, pieces, slots, of_one, {head: tail for tail, head in united_with.items()})


def view_at(reading: Reading, address: str) -> View:
    """Return the view of one provision alone, for an operation on its words.

    It must stand in its own place, neither split nor joined, in *reading*.
    """
    strand = reading.weave.strands.get(address)
    if strand is None or strand.touched_by.isdisjoint(reading.operations):
        provision = reading.weave.base[address] if strand is None else strand.provision
        return View(Document((provision,), reading.weave.base.language))
    (provision,) = parts(reading.weave, strand, reading.operations)
    return View(Document((provision,), reading.weave.base.language), _pieces(reading, strand))


def _pieces(reading: Reading, strand: Strand) -> dict[str, list[Piece]]:
    home = strand.provision.address
    address, offset = home, 0
    found: dict[str, list[Piece]] = {address: []}
    for run, here in zip(strand.runs, reading.settled(strand), strict=True):
        if here is None:
            continue
        if run.begins:
            address, offset = run.begins, 0
            found[address] = []
            continue
        offset += len(here.lead)
        length = here.high - here.low
        if length:
            found[address].append(Piece(offset, home, run.origin, run.start + here.low, length))
        offset += length
    return found


def _run_on(document: Document, pieces: dict[str, list[Piece]], weave: Weave, tail: str, head: str) -> None:
    """Add the pieces of a provision that runs on to those of the one in which it now stands."""
    known = pieces.setdefault(head, []) or _untouched(weave, head)
    own = pieces.pop(tail, None) or _untouched(weave, tail)
    text, end = document[head].text, known[-1].offset + known[-1].length if known else 0
    length = own[-1].offset + own[-1].length if own else 0
    start = end + (text[end : end + 1] == " " and end + length < len(text))
    moved = [Piece(start + piece.offset, piece.strand, piece.origin, piece.there, piece.length) for piece in own]
    pieces[head] = [*known, *moved]


def _last_part(weave: Weave, pieces: dict[str, list[Piece]], head: str) -> str:
    """Return the last of the provisions into which *head* was split, behind which others run on."""
    strand = weave.strands.get(head)
    parts = [run.begins for run in strand.runs if run.begins in pieces] if strand else []
    return parts[-1] if parts else head


def _untouched(weave: Weave, address: str) -> list[Piece]:
    strand = weave.strands.get(address)
    text = strand.provision.text if strand else weave.base[address].text
    return [Piece(0, address, "", 0, len(text))]
