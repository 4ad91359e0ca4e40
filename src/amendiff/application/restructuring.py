"""Operations on provisions into changes: put in, taken out, replaced, moved, split, joined. Knows gaps, not words."""

from collections.abc import Callable, Sequence
from itertools import pairwise

import msgspec

from amendiff.application.places import PARAGRAPHS, WHOLE, Room, room_of, span
from amendiff.application.target import locate
from amendiff.application.view import View
from amendiff.errors import BadRange, NoChange, WrongKind
from amendiff.markup import parse_provisions
from amendiff.model.change import Break, Change, Gap, Lift, Move, Place, Put, Swap, Unite
from amendiff.model.document import Document, Kind, Provision
from amendiff.model.operands import quoted
from amendiff.model.operation import (
    DeleteProvision,
    InsertProvision,
    JoinProvisions,
    MoveProvision,
    Occurrence,
    ReplaceProvision,
    SplitProvision,
)

Namer = Callable[[str], str]
"""Makes the address of what is new from the address beside or inside which it stands."""

_NOTES = Gap("", "end")
"""Where footnotes come in: behind all others."""


def split(operation: SplitProvision, view: View, name: Namer) -> tuple[Change, ...]:
    """Return what begins a new provision inside one."""
    at = view.whole(operation.at)
    provision = view.document[at]
    if provision.kind not in PARAGRAPHS:
        raise WrongKind(f"{at} is a {provision.kind}, and only paragraphs are split")
    quote = quoted(operation)
    ((start, end),) = locate(view.document, provision, quote, _single(operation))
    gap = end if operation.after else start
    if not provision.text[:gap].strip() or not provision.text[gap:].strip():
        raise NoChange(f"{quote!r} leaves nothing on one side of the split of {at}")
    anchor = view.behind(at, start, end) if operation.after else view.before(at, start, end)
    return (Break(view.home(at, gap - 1, gap), anchor, name(at)),)


def _single(operation: SplitProvision) -> Occurrence:
    if operation.occurrence == "all":
        raise BadRange("a paragraph is split at one place at a time", hints=("say which with occurrence = 1",))
    return operation.occurrence


def join(operation: JoinProvisions, view: View) -> tuple[Change, ...]:
    """Return what makes one provision of several."""
    document = view.document
    positions = span(document, operation.at, operation.to)
    if len(positions) < 2:
        raise NoChange(f"{operation.at} would be joined with itself")
    joined = [document.provisions[position] for position in positions]
    for provision, position in zip(joined, positions, strict=True):
        view.whole(provision.address)
        if provision.kind not in PARAGRAPHS:
            raise WrongKind(f"{provision.address} is a {provision.kind}, and only paragraphs are joined")
        if provision.kind is not joined[0].kind:
            raise WrongKind(f"{provision.address} is no {joined[0].kind} paragraph, as {joined[0].address} is")
        if provision is not joined[-1] and document.end(position) > position + 1:
            raise BadRange(f"{provision.address} has sub-paragraphs, behind which no words can run on")
    return tuple(Unite(tail.address, head.address) for head, tail in pairwise(joined))


def delete(operation: DeleteProvision, view: View) -> tuple[Change, ...]:
    """Return what takes provisions out."""
    return tuple(_lift(view, position) for position in span(view.document, operation.at, operation.to))


def _lift(view: View, position: int, *, replaced: bool = False) -> Lift:
    address = view.whole(view.document.provisions[position].address)
    return Lift(address, view.slot(address), replaced)


def insert(operation: InsertProvision, view: View, name: Namer) -> tuple[Change, ...]:
    """Return what puts new provisions in."""
    where = room_of(operation, view)
    body, notes = _written(view, operation.text, where.kind, name(where.name), where.depth)
    if where.kind is Kind.TITLE:
        _alone_and_first(view.document, where, body)
    return _placed(where.gap, body, where.letter) + notes


def _alone_and_first(document: Document, where: Room, body: Sequence[Provision]) -> None:
    if document.title:
        raise BadRange("the text has a title already", hints=("give it another with retitle",))
    if len(body) != 1 or where.depth:
        raise BadRange("a title is one line above the whole text")
    if where.name in document:
        at = document.position(where.name)
        before = document.provisions[: at if where.gap.side in ("before", "start") else document.end(at)]
        if any(provision.kind is not Kind.GAP for provision in before):
            raise BadRange("a title stands before all else", hints=('put it at the start_of = "text"',))


def _written(
    view: View, text: str, kind: Kind, prefix: str, depth: int
) -> tuple[tuple[Provision, ...], tuple[Change, ...]]:
    """Return the provisions of *text*, and what puts its footnotes behind all others."""
    if kind is Kind.ANNEX and depth:
        raise WrongKind("an annex belongs to no other provision", hints=("name a gap between annexes",))
    document = view.document
    known = document.footnotes
    labels = [address.removeprefix("fn") for address in known]
    new = parse_provisions(text, kind, prefix=prefix, depth=depth, notes=labels)
    if not new:
        raise NoChange("the new text has no words", hints=("to take a provision out, use delete-provision",))
    starts = [n for n, one in enumerate(new) if one.kind is Kind.FOOTNOTE]
    placed: list[Change] = []
    for start, end in pairwise([*starts, len(new)]):
        note = new[start:end]
        if (at := known.get(note[0].address)) is None:
            placed.append(Place(_NOTES, note))
        elif document.provisions[at : document.end(at)] != note:
            raise BadRange(
                f"the text has a footnote {note[0].number!r} already", hints=("give the new one another name",)
            )
    return new[: starts[0]] if starts else new, tuple(placed)


def _placed(gap: Gap, body: tuple[Provision, ...], letter: str = "") -> tuple[Change, ...]:
    if letter:
        body = tuple(
            msgspec.structs.replace(one, number=letter) if one.depth == body[0].depth and not one.number else one
            for one in body
        )
    return (Place(gap, body),) if body else ()


def replace(operation: ReplaceProvision, view: View, name: Namer) -> tuple[Change, ...]:
    """Return what puts new provisions in place of others."""
    document = view.document
    positions = span(document, operation.at, operation.to)
    first = document.provisions[positions[0]]
    prefix = name(first.address)
    if first.kind is Kind.FOOTNOTE:
        return _replace_note(operation, view, positions, prefix)
    parent = document.parent(positions[0])
    kind = Kind(operation.becomes or first.kind)
    body, notes = _written(view, operation.text, kind, prefix, first.depth)
    roots = [provision for provision in body if provision.depth == first.depth]
    if len(positions) == 1 == len(roots) and _same_kind(first, roots[0]) and _has_words(first):
        return whole(view, first, roots[0]) + _children(view, positions[0], body[1:]) + notes
    last = document.provisions[positions[-1]].address
    lifts = tuple(_lift(view, position, replaced=True) for position in positions)
    return lifts + _placed(Gap(parent, "after", view.slot(last)), body) + notes


def _replace_note(operation: ReplaceProvision, view: View, positions: list[int], prefix: str) -> tuple[Change, ...]:
    document = view.document
    note = document.provisions[positions[0]]
    new = parse_provisions(operation.text, Kind.PARAGRAPH, prefix=prefix)
    names = [provision.address for provision in new if provision.depth == 0]
    if len(positions) > 1 or names != [note.address]:
        raise WrongKind(
            f"{note.address} is a footnote", hints=(f"write the note itself: [^{note.number}]: and its words",)
        )
    return whole(view, note, new[0]) + _children(view, positions[0], new[1:])


def _same_kind(old: Provision, new: Provision) -> bool:
    return old.kind is new.kind and old.level == new.level


def _has_words(provision: Provision) -> bool:
    return provision.kind not in (Kind.TABLE, Kind.GAP) and bool(provision.text)


def whole(view: View, old: Provision, new: Provision) -> tuple[Change, ...]:
    """Replace all words of one provision; nothing where they are the same."""
    if (old.text, old.marks) == (new.text, new.marks):
        if old.kind is Kind.TITLE:
            raise NoChange(f"{old.address} reads so already")
        return ()
    if not old.text:  # an earlier amendment took all its words out
        return (Put(old.address, view.start(old.address), new.text, new.marks, True),)
    whole = (old.address, 0, len(old.text))
    return (Swap(view.home(*whole), view.spans(*whole), new.text, new.marks, True),)


def _children(view: View, position: int, new: tuple[Provision, ...]) -> tuple[Change, ...]:
    """Replace what belongs to one provision; nothing where it is the same."""
    document = view.document
    address, depth = document.provisions[position].address, document.provisions[position].depth
    old = document.provisions[position + 1 : document.end(position)]
    if tuple(old) == new:
        return ()
    direct = [n for n in range(position + 1, document.end(position)) if document.provisions[n].depth == depth + 1]
    lifts = tuple(_lift(view, n, replaced=True) for n in direct)
    return (*lifts, Place(Gap(address, "end"), new)) if new else lifts


def move(operation: MoveProvision, view: View) -> tuple[Change, ...]:
    """Return what moves provisions to another gap."""
    document = view.document
    positions = span(document, operation.at, operation.to)
    moved = [document.provisions[position] for position in positions]
    where = room_of(operation, view)
    gap, name = where.gap, where.name
    notes = sum(provision.kind is Kind.FOOTNOTE for provision in moved)
    if notes:
        if notes < len(moved) or operation.end_of != WHOLE:
            raise WrongKind("footnotes move only behind the others", hints=(f'write end_of = "{WHOLE}"',))
        gap, name = _NOTES, document.provisions[-1].address
    first, behind = positions[0], document.end(positions[-1])
    target = document.position(name)
    if not notes and first <= target < behind:
        raise BadRange(f"{operation.at} cannot be moved into or beside itself", hints=("name another place",))
    same_level = document.parent(first) == gap.parent
    if same_level and (
        (gap.side == "after" and document.end(target) == first) or (gap.side == "before" and target == behind)
    ):
        raise NoChange(f"{operation.at} stands there already")
    changes = []
    for provision in moved:
        kind = where.kind if provision.kind in PARAGRAPHS else ""  # said even where it has it: by another move, perhaps
        if where.kind is Kind.ROW and provision.kind is not Kind.ROW:
            raise WrongKind(f"{provision.address} is a {provision.kind} and no row of a table")
        changes.append(Move(view.whole(provision.address), view.slot(provision.address), gap, str(kind)))
    return tuple(changes)
