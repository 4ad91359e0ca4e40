"""Operations into changes: each to exactly the place that it names in the view it was drafted against, or refused."""

from collections.abc import Callable
from itertools import pairwise
from typing import assert_never

import msgspec

from amendiff.application.places import PARAGRAPHS, room, span
from amendiff.application.target import locate, matches
from amendiff.application.view import View
from amendiff.errors import BadRange, NoChange, TargetNotFound, WrongKind
from amendiff.markup import parse_provisions
from amendiff.model.change import Break, Change, Cut, Gap, Lift, Move, Place, Put, Restyle, Swap, Unite
from amendiff.model.document import Document, Kind, Mark, Provision
from amendiff.model.operation import (
    Delete,
    DeleteProvision,
    Format,
    Insert,
    InsertProvision,
    JoinProvisions,
    MoveProvision,
    Occurrence,
    Operation,
    Replace,
    ReplaceProvision,
    ReplaceThroughout,
    Retitle,
    SplitProvision,
)

Namer = Callable[[str], str]
"""Makes the address of what is new from the address beside or inside which it stands."""


def resolve(operation: Operation, view: View, name: Namer) -> tuple[Change, ...]:
    """Return what *operation* does to the text of *view*; *name* makes the addresses of new provisions.

    Raises a TargetError where the operation does not name exactly one place, or would change nothing.
    """
    document = view.document
    match operation:
        case Replace():
            return _replace(operation, view)
        case Insert():
            return _insert(operation, view)
        case Delete(at=at, words=words, occurrence=occurrence, join=join):
            literal = join == "exact"
            found = locate(document, _wordy(document, at), words, occurrence, literal=literal)
            return tuple(Cut(view.home(at, start, end), view.spans(at, start, end), literal) for start, end in found)
        case InsertProvision():
            return _insert_provision(operation, view, name)
        case DeleteProvision(at=at, to=to):
            return tuple(_lift(view, position) for position in span(document, at, to))
        case ReplaceProvision():
            return _replace_provision(operation, view, name)
        case MoveProvision():
            return _move(operation, view)
        case SplitProvision():
            return _split(operation, view, name)
        case JoinProvisions():
            return _join(operation, view)
        case ReplaceThroughout():
            return _throughout(operation, view)
        case Retitle(text=text):
            title = next((provision for provision in document if provision.kind is Kind.TITLE), None)
            if title is None:
                raise TargetNotFound("this text has no title")
            return _whole(view, title, Provision(title.address, Kind.TITLE, text))
        case Format():
            return _format(operation, view)
        case _:
            assert_never(operation)


def _wordy(document: Document, at: str) -> Provision:
    """Return the provision *at*, which must be one that has words."""
    provision = document[at]
    if provision.kind in (Kind.TABLE, Kind.GAP):
        rows = f"name one of its rows: {at}.row1" if provision.kind is Kind.TABLE else ""
        raise WrongKind(f"{at} is a {provision.kind} and has no words", hints=(rows,) if rows else ())
    return provision


def _inherited(provision: Provision, start: int, end: int, length: int) -> tuple[Mark, ...]:
    """The emphasis that new words take on: what all the characters from *start* to *end* have."""
    return tuple(
        Mark(0, length, mark.kind)
        for mark in provision.marks
        if mark.kind in ("emphasis", "strong") and mark.start <= start and end <= mark.end and start < end
    )


def _replace(operation: Replace, view: View) -> tuple[Change, ...]:
    at, literal = operation.at, operation.join == "exact"
    provision = _wordy(view.document, at)
    if operation.old == operation.new:
        raise NoChange(f"{operation.old!r} would be replaced by the same words")
    found = locate(view.document, provision, operation.old, operation.occurrence, literal=literal)
    return tuple(_swap(view, provision, start, end, operation.new, literal=literal) for start, end in found)


def _swap(view: View, provision: Provision, start: int, end: int, new: str, *, literal: bool) -> Swap:
    marks = _inherited(provision, start, end, len(new))
    at = provision.address
    return Swap(view.home(at, start, end), view.spans(at, start, end), new, marks, literal)


def _insert(operation: Insert, view: View) -> tuple[Change, ...]:
    at, text, literal = operation.at, operation.text, operation.join == "exact"
    provision = _wordy(view.document, at)
    if operation.place:
        start_of_it = operation.place == "start"
        anchor = view.start(at) if start_of_it else view.end(at)
        edge = (0, 1) if start_of_it else (len(provision.text) - 1, len(provision.text))
        return (Put(view.home(at, *edge), anchor, text, (), literal),)
    quote = operation.after or operation.before
    changes = []
    for start, end in locate(view.document, provision, quote, operation.occurrence, literal=literal):
        anchor = view.behind(at, start, end) if operation.after else view.before(at, start, end)
        gap = end if operation.after else start
        marks = _inherited(provision, gap - 1, gap + 1, len(text))
        changes.append(Put(view.home(at, start, end), anchor, text, marks, literal))
    return tuple(changes)


def _throughout(operation: ReplaceThroughout, view: View) -> tuple[Change, ...]:
    document, literal = view.document, operation.join == "exact"
    if operation.old == operation.new:
        raise NoChange(f"{operation.old!r} would be replaced by the same words")
    provisions = document.provisions
    if operation.within:
        first = document.position(operation.within)
        provisions = provisions[first : document.end(first)]
    changes = tuple(
        _swap(view, provision, start, end, operation.new, literal=literal)
        for provision in provisions
        if operation.old in provision.text
        for start, end in matches(provision.text, operation.old, literal=literal)
    )
    if not changes:
        raise TargetNotFound(f"{operation.old!r} stands nowhere in {operation.within or 'the text'} as whole words")
    return changes


def _format(operation: Format, view: View) -> tuple[Change, ...]:
    at, provision = operation.at, _wordy(view.document, operation.at)
    style = operation.add or operation.remove
    found = locate(view.document, provision, operation.words, operation.occurrence)
    styled = [mark for mark in provision.marks if mark.kind == style]
    for start, end in found:
        whole = any(mark.start <= start and end <= mark.end for mark in styled)
        if whole if operation.add else not any(mark.start < end and start < mark.end for mark in styled):
            raise NoChange(f"{operation.words!r} in {at} {'has' if operation.add else 'lacks'} that {style} already")
    return tuple(
        Restyle(view.home(at, start, end), view.spans(at, start, end), (style, ""), bool(operation.add))
        for start, end in found
    )


def _split(operation: SplitProvision, view: View, name: Namer) -> tuple[Change, ...]:
    at = view.whole(operation.at)
    provision = view.document[at]
    if provision.kind not in PARAGRAPHS:
        raise WrongKind(f"{at} is a {provision.kind}, and only paragraphs are split")
    quote = operation.after or operation.before
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


def _join(operation: JoinProvisions, view: View) -> tuple[Change, ...]:
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


def _lift(view: View, position: int, *, replaced: bool = False) -> Lift:
    address = view.whole(view.document.provisions[position].address)
    return Lift(address, view.slot(address), replaced)


def _insert_provision(operation: InsertProvision, view: View, name: Namer) -> tuple[Change, ...]:
    where = room(
        view, after=operation.after, before=operation.before, start_of=operation.start_of, end_of=operation.end_of
    )
    return _place(view, where.gap, operation.text, where.kind, name(where.name), where.depth, where.letter)


def _place(
    view: View, gap: Gap, text: str, kind: Kind, prefix: str, depth: int, letter: str = ""
) -> tuple[Change, ...]:
    new = parse_provisions(text, kind, prefix=prefix, depth=depth)
    if not new:
        raise NoChange("the new text has no words")
    notes = tuple(provision for provision in new if provision.kind is Kind.FOOTNOTE)
    for note in notes:
        if note.address in view.document:
            raise BadRange(f"the text has a footnote {note.number!r} already", hints=("give the new one another name",))
    body = tuple(
        msgspec.structs.replace(one, number=letter) if letter and one.depth == depth and not one.number else one
        for one in new
        if one.kind is not Kind.FOOTNOTE
    )
    placed: tuple[Change, ...] = (Place(gap, body),)
    return (*placed, Place(Gap("", "end"), notes)) if notes else placed


def _replace_provision(operation: ReplaceProvision, view: View, name: Namer) -> tuple[Change, ...]:
    document = view.document
    positions = span(document, operation.at, operation.to)
    first = document.provisions[positions[0]]
    if first.kind is Kind.FOOTNOTE:
        raise WrongKind(f"{first.address} is a footnote", hints=("replace its words",))
    prefix = name(first.address)
    parent = document.parent(positions[0])
    new = parse_provisions(operation.text, first.kind, prefix=prefix, depth=first.depth)
    if not new:
        raise NoChange("the new text has no words", hints=("to take a provision out, use delete-provision",))
    roots = [provision for provision in new if provision.depth == first.depth]
    if len(positions) == 1 == len(roots) and roots[0].kind is first.kind and _has_words(first):
        return _whole(view, first, roots[0]) + _children(view, positions[0], new[1:], prefix)
    last = document.provisions[positions[-1]].address
    lifts = tuple(_lift(view, position, replaced=True) for position in positions)
    return lifts + _place(view, Gap(parent, "after", view.slot(last)), operation.text, first.kind, prefix, first.depth)


def _has_words(provision: Provision) -> bool:
    return provision.kind not in (Kind.TABLE, Kind.GAP) and bool(provision.text)


def _whole(view: View, old: Provision, new: Provision) -> tuple[Change, ...]:
    """Replace all words of one provision; nothing where they are the same."""
    if (old.text, old.marks) == (new.text, new.marks):
        if old.kind is Kind.TITLE:
            raise NoChange(f"{old.address} reads so already")
        return ()
    if not old.text:  # an earlier amendment took all its words out
        return (Put(old.address, view.start(old.address), new.text, new.marks, True),)
    whole = (old.address, 0, len(old.text))
    return (Swap(view.home(*whole), view.spans(*whole), new.text, new.marks, True),)


def _children(view: View, position: int, new: tuple[Provision, ...], prefix: str) -> tuple[Change, ...]:
    """Replace what belongs to one provision; nothing where it is the same."""
    document = view.document
    address, depth = document.provisions[position].address, document.provisions[position].depth
    old = document.provisions[position + 1 : document.end(position)]
    if tuple(old) == new:
        return ()
    direct = [n for n in range(position + 1, document.end(position)) if document.provisions[n].depth == depth + 1]
    lifts = tuple(_lift(view, n, replaced=True) for n in direct)
    return (*lifts, Place(Gap(address, "end"), new)) if new else lifts


def _move(operation: MoveProvision, view: View) -> tuple[Change, ...]:
    document = view.document
    positions = span(document, operation.at, operation.to)
    where = room(
        view, after=operation.after, before=operation.before, start_of=operation.start_of, end_of=operation.end_of
    )
    first, behind = positions[0], document.end(positions[-1])
    target = document.position(where.name)
    if first <= target < behind:
        raise BadRange(f"{operation.at} cannot be moved into or beside itself", hints=("name another place",))
    gap = where.gap
    same_level = document.parent(first) == gap.parent
    if same_level and (
        (gap.side == "after" and document.end(target) == first) or (gap.side == "before" and target == behind)
    ):
        raise NoChange(f"{operation.at} stands there already")
    changes = []
    for position in positions:
        provision = document.provisions[position]
        kind = where.kind if provision.kind in PARAGRAPHS and provision.kind is not where.kind else ""
        if where.kind is Kind.ROW and provision.kind is not Kind.ROW:
            raise WrongKind(f"{provision.address} is a {provision.kind} and no row of a table")
        changes.append(Move(view.whole(provision.address), view.slot(provision.address), gap, str(kind)))
    return tuple(changes)
