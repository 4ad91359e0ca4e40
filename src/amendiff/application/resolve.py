"""Operations into changes: each to exactly the place that it names in the view it was drafted against, or refused."""

from typing import assert_never

from amendiff.application import restructuring
from amendiff.application.restructuring import Namer, whole
from amendiff.application.target import locate, matches
from amendiff.application.view import View
from amendiff.errors import NoChange, TargetNotFound, WrongKind
from amendiff.model.change import Change, Cut, Put, Restyle, Swap
from amendiff.model.document import Document, Kind, Mark, Provision
from amendiff.model.operands import is_literal, quoted
from amendiff.model.operation import (
    Delete,
    DeleteProvision,
    Format,
    Insert,
    InsertProvision,
    JoinProvisions,
    MoveProvision,
    Operation,
    Replace,
    ReplaceProvision,
    ReplaceThroughout,
    Retitle,
    SplitProvision,
)


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
        case Delete(at=at, words=words, occurrence=occurrence):
            literal = is_literal(operation)
            found = locate(document, _wordy(document, at), words, occurrence, literal=literal)
            return tuple(Cut(view.home(at, start, end), view.spans(at, start, end), literal) for start, end in found)
        case InsertProvision():
            return restructuring.insert(operation, view, name)
        case DeleteProvision():
            return restructuring.delete(operation, view)
        case ReplaceProvision():
            return restructuring.replace(operation, view, name)
        case MoveProvision():
            return restructuring.move(operation, view)
        case SplitProvision():
            return restructuring.split(operation, view, name)
        case JoinProvisions():
            return restructuring.join(operation, view)
        case ReplaceThroughout():
            return _throughout(operation, view)
        case Retitle(text=text):
            title = next((provision for provision in document if provision.kind is Kind.TITLE), None)
            if title is None:
                raise TargetNotFound("this text has no title")
            return whole(view, title, Provision(title.address, Kind.TITLE, text))
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
    at, literal = operation.at, is_literal(operation)
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
    at, text, literal = operation.at, operation.text, is_literal(operation)
    provision = _wordy(view.document, at)
    if operation.place:
        start_of_it = operation.place == "start"
        anchor = view.start(at) if start_of_it else view.end(at)
        edge = (0, 1) if start_of_it else (len(provision.text) - 1, len(provision.text))
        return (Put(view.home(at, *edge), anchor, text, (), literal),)
    changes = []
    for start, end in locate(view.document, provision, quoted(operation), operation.occurrence, literal=literal):
        anchor = view.behind(at, start, end) if operation.after else view.before(at, start, end)
        gap = end if operation.after else start
        marks = _inherited(provision, gap - 1, gap + 1, len(text))
        changes.append(Put(view.home(at, start, end), anchor, text, marks, literal))
    return tuple(changes)


def _throughout(operation: ReplaceThroughout, view: View) -> tuple[Change, ...]:
    document, literal = view.document, is_literal(operation)
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
