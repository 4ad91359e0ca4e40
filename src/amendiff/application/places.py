"""Find the provisions and gaps that an operation names. Exact or nothing; knows no words."""

from collections.abc import Sequence
from itertools import chain
from typing import Literal

import msgspec

from amendiff.application.view import View
from amendiff.errors import BadRange, TargetNotFound, WrongKind
from amendiff.model.change import Gap
from amendiff.model.document import Document, Kind, Provision
from amendiff.model.operands import Placing, gap_of
from amendiff.model.operation import Becomes

PARAGRAPHS = (Kind.OPENING, Kind.PREAMBULAR, Kind.OPERATIVE, Kind.PARAGRAPH, Kind.SUB)
_PARTS = {"preamble": (Kind.OPENING, Kind.PREAMBULAR), "operative": (Kind.OPERATIVE,)}
"""Names of parts that ``start_of`` and ``end_of`` know beside addresses."""
WHOLE = "text"
"""The name of the whole text there."""


class Room(msgspec.Struct, frozen=True):
    """A gap between provisions, with what comes into it: its kind, and the depth at which it stands."""

    gap: Gap
    kind: Kind
    depth: int
    name: str
    """The address after which newcomers are named."""
    letter: str = ""
    """The letter of a sub-paragraph beside the gap: newcomers without one are lettered like it."""


def _letter(*provisions: Provision) -> str:
    return next((one.number for one in provisions if one.kind is Kind.SUB and one.number.startswith("(")), "")


def span(document: Document, at: str, to: str) -> list[int]:
    """Return the positions of the provisions from *at* to *to*, without those that belong to them.

    Raises TargetNotFound, or BadRange where the two are no neighbours of one level in this order.
    """
    first = document.position(at)
    last = document.position(to) if to else first
    depth = document.provisions[first].depth
    if last < first:
        raise BadRange(f"the range {at} to {to} runs backwards", hints=(f"write at = {to!r}, to = {at!r}",))
    if document.provisions[last].depth != depth or document.parent(first) != document.parent(last):
        raise BadRange(f"{at} and {to} do not belong to one level", hints=("name the provisions one by one",))
    found, position = [], first
    while position <= last:
        found.append(position)
        position = document.end(position)
    return found


def room(
    view: View, *, after: str = "", before: str = "", start_of: str = "", end_of: str = "", becomes: Becomes = ""
) -> Room:
    """Return the gap that an operation names; what comes there *becomes* another kind if that is named.

    Raises TargetNotFound or WrongKind.
    """
    document = view.document
    if (start_of or end_of) == WHOLE:
        return _edge_of_text(view, becomes, start=bool(start_of))
    if part := _PARTS.get(start_of or end_of):
        after, before, start_of, end_of = _edge_of_part(document, part, start=bool(start_of), name=start_of or end_of)
    if name := after or before:
        position = document.position(name)
        beside = document.provisions[position]
        if beside.kind is Kind.FOOTNOTE:
            raise WrongKind(f"{name} is a footnote", hints=("put the note's words into the Markdown of the new text",))
        slot = view.place(name, after=bool(after))
        neighbour = _neighbour(document, position, forwards=bool(after))
        gap = Gap(document.parent(position), "after" if after else "before", slot, view.slots.get(neighbour, ""))
        kind = Kind(becomes) if becomes else _kind_beside(document, position, forwards=bool(after))
        return Room(gap, kind, beside.depth, name, _letter(beside) if kind is Kind.SUB else "")
    name = view.whole(start_of or end_of)
    position = document.position(name)
    side: Literal["start", "end"] = "start" if start_of else "end"
    inside = document.provisions[position + 1 : document.end(position)]
    depth = document.provisions[position].depth + 1
    kind = (
        Kind(becomes) if becomes else _kind_inside(document.provisions[position], inside if start_of else inside[::-1])
    )
    own = [one for one in inside if one.depth == depth]
    near = own[:1] if start_of else own[-1:]
    neighbour = near[0].address if near else ""
    letter = _letter(*near) if kind is Kind.SUB else ""
    return Room(Gap(name, side, "", view.slots.get(neighbour, "")), kind, depth, name, letter)


def room_of(operation: Placing, view: View) -> Room:
    """Return the gap that *operation* names, with what comes into it. Raises TargetNotFound or WrongKind."""
    side, name = gap_of(operation)
    return room(view, **{side: name}, becomes=operation.becomes)


def _edge_of_text(view: View, becomes: Becomes, *, start: bool) -> Room:
    """The gap before all provisions, or behind all but the footnotes."""
    document = view.document
    top = [one for one in document if one.depth == 0 and (start or one.kind is not Kind.FOOTNOTE)]
    if not top:
        return Room(Gap("", "start" if start else "end"), Kind(becomes or Kind.PARAGRAPH), 0, WHOLE)
    name = top[0 if start else -1].address
    if document[name].kind is Kind.FOOTNOTE:
        return Room(Gap("", "start"), Kind(becomes or Kind.PARAGRAPH), 0, WHOLE)
    return room(
        view, after="" if start else name, before=name if start else "", start_of="", end_of="", becomes=becomes
    )


def _edge_of_part(document: Document, kinds: Sequence[Kind], *, start: bool, name: str) -> tuple[str, str, str, str]:
    members = [provision.address for provision in document if provision.kind in kinds and provision.depth == 0]
    if not members:
        raise TargetNotFound(f"this text has no {name} part" if name == "operative" else f"this text has no {name}")
    return ("", members[0], "", "") if start else (members[-1], "", "", "")


def _neighbour(document: Document, position: int, *, forwards: bool) -> str:
    """The address of the next provision of the same level, or of the one before; ``""`` at the ends of the level."""
    depth = document.provisions[position].depth
    if forwards:
        behind = document.end(position)
        level = document.provisions[behind : behind + 1]
    else:
        level = (
            next(((one,) for one in document.provisions[position - 1 :: -1] if one.depth <= depth), ())
            if position
            else ()
        )
    return level[0].address if level and level[0].depth == depth else ""


def _kind_beside(document: Document, position: int, *, forwards: bool) -> Kind:
    """What a new paragraph becomes beside the provision at *position*."""
    kind, depth = document.provisions[position].kind, document.provisions[position].depth
    if kind is Kind.OPENING:
        return Kind.PREAMBULAR
    if kind in PARAGRAPHS or kind is Kind.ROW:
        return kind
    parent = document.parent(position)
    later = range(position + 1, len(document.provisions))
    earlier = range(position - 1, -1, -1)
    for near in chain(later, earlier) if forwards else chain(earlier, later):
        other = document.provisions[near]
        if other.depth == depth and other.kind in PARAGRAPHS and document.parent(near) == parent:
            return Kind.PREAMBULAR if other.kind is Kind.OPENING else other.kind
    return Kind.PARAGRAPH


def _kind_inside(parent: Provision, inside: Sequence[Provision]) -> Kind:
    match parent.kind:
        case Kind.TABLE:
            return Kind.ROW
        case Kind.ANNEX:
            found = (one.kind for one in inside if one.depth == parent.depth + 1 and one.kind in PARAGRAPHS)
            return next(found, Kind.PARAGRAPH)
        case Kind.TITLE | Kind.OPENING | Kind.HEADING | Kind.ROW | Kind.FOOTNOTE | Kind.GAP:
            raise WrongKind(f"nothing can belong to {parent.address}, a {parent.kind}", hints=("name a gap beside it",))
        case _:
            return Kind.SUB
