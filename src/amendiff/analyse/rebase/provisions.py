"""Operations on whole provisions, carried to the revision: what they take away must be what they were drafted for.

What is only moved, joined, or named as a place may have other words, as long as it is certainly the same provision.
"""

from collections.abc import Sequence
from typing import assert_never

import msgspec

from amendiff.analyse.rebase.outcome import Place, Status
from amendiff.analyse.rebase.revision import Revision
from amendiff.analyse.rebase.words import Found
from amendiff.application.places import room_of, span
from amendiff.errors import AmendiffError
from amendiff.markup import parse_provisions
from amendiff.model.document import Document, Kind, Provision
from amendiff.model.operands import OfProvisions, Placing, addresses, gap_of
from amendiff.model.operation import (
    DeleteProvision,
    InsertProvision,
    JoinProvisions,
    MoveProvision,
    ReplaceProvision,
)

_GONE = "the revision has no such provision"


def carried(operation: OfProvisions, revision: Revision) -> Found:
    """Return *operation*, which resolves in the earlier text, on the revision."""
    match operation:
        case DeleteProvision():
            return _deleted(operation, revision)
        case ReplaceProvision():
            return _replaced(operation, revision)
        case InsertProvision():
            return _inserted(operation, revision)
        case MoveProvision():
            return _moved(operation, revision)
        case JoinProvisions():
            return _joined(operation, revision)
        case _:
            assert_never(operation)


def _members(document: Document, at: str, to: str) -> list[str]:
    return [document.provisions[position].address for position in span(document, at, to)]


def _subtree(document: Document, address: str) -> tuple[Provision, ...]:
    position = document.position(address)
    return document.provisions[position : document.end(position)]


def _place(revision: Revision, at: str, status: Status, reason: str = "") -> Place:
    new = revision.difference(at).new
    return Place(
        at=at,
        words=revision.old[at].text,
        status=status,
        new=new[0] if new else "",
        stands=revision.stands_for(at),
        reason=reason,
    )


def _whole(revision: Revision, at: str) -> Place:
    """The provision with all that belongs to it, which holds where not a word of it was changed."""
    below = _subtree(revision.old, at)[1:]
    if revision.gone(at):
        elsewhere = [one.address for one in below if not revision.gone(one.address)]
        if elsewhere:
            return _place(revision, at, "clashes", f"the revision keeps {elsewhere[0]} of it")
        return _place(revision, at, "has lost its place", _GONE)
    if doubt := revision.doubt(at):
        return _place(revision, at, "clashes", doubt)
    if not revision.kept(at):
        return _place(revision, at, "clashes", "the revision has changed its words")
    new = _subtree(revision.new, revision.same(at))[1:]
    if [one.address for one in new] != [revision.same(one.address) for one in below] or not all(
        revision.kept(one.address) for one in below
    ):
        return _place(revision, at, "clashes", "the revision has changed what belongs to it")
    return _place(revision, at, "holds")


def _as_named(revision: Revision, at: str) -> Place:
    """The provision as one that an operation only names."""
    if revision.gone(at):
        return _place(revision, at, "has lost its place", _GONE)
    if doubt := revision.doubt(at):
        return _place(revision, at, "clashes", doubt)
    if not revision.same(at):
        return _place(revision, at, "clashes", "the revision has split it, or joined it with another")
    return _place(revision, at, "holds")


def _renamed(operation: OfProvisions, revision: Revision) -> OfProvisions:
    """Return *operation* with the addresses of the revision."""
    named = {field: revision.same(address) for field, address in addresses(operation).items()}
    return msgspec.structs.replace(operation, **named)


def _in_a_row(revision: Revision, members: Sequence[str]) -> bool:
    """Whether the provisions stand beside each other on the revision, in this order and with nothing between."""
    try:
        found = _members(revision.new, revision.same(members[0]), revision.same(members[-1]))
    except AmendiffError:
        return False
    return found == [revision.same(one) for one in members]


def _deleted(operation: DeleteProvision, revision: Revision) -> Found:
    members = _members(revision.old, operation.at, operation.to)
    places = []
    for one in members:
        place = _whole(revision, one)
        if place.status == "has lost its place":  # as it was to be
            place = _place(revision, one, "already contained")
        places.append(place)
    held = [one for one, place in zip(members, places, strict=True) if place.status == "holds"]
    if len(held) == len(members) and _in_a_row(revision, members):
        return tuple(places), (_renamed(operation, revision),)
    return tuple(places), tuple(DeleteProvision(at=revision.same(one)) for one in held)


def _replaced(operation: ReplaceProvision, revision: Revision) -> Found:
    members = _members(revision.old, operation.at, operation.to)
    first = revision.old[members[0]]
    wanted = _fragment(operation.text, Kind(operation.becomes or first.kind), first.depth)
    where = _newly_there(revision, wanted, {name for one in members for name in revision.difference(one).new})
    if where and revision.new[where] not in [revision.old[one] for one in members]:
        contained = [_place(revision, one, "already contained", f"it has these words at {where}") for one in members]
        return tuple(contained), ()
    places = [_whole(revision, one) for one in members]
    if all(place.status == "holds" for place in places):
        if _in_a_row(revision, members):
            return tuple(places), (_renamed(operation, revision),)
        places = [_place(revision, one, "clashes", "the revision has parted what it replaces") for one in members]
    elif any(place.status == "holds" for place in places):  # a replacement is made as a whole
        why = "the revision has changed other parts of what it replaces"
        places = [_place(revision, one.at, "clashes", why) if one.status == "holds" else one for one in places]
    return tuple(places), ()


def _fragment(text: str, kind: Kind, depth: int) -> tuple[Provision, ...]:
    return tuple(
        one for one in parse_provisions(text, kind, prefix="new", depth=depth) if one.kind is not Kind.FOOTNOTE
    )


def _newly_there(revision: Revision, wanted: tuple[Provision, ...], also: set[str]) -> str:
    """Where the revision has *wanted*, word for word, among what came with it or stands at the addresses *also*."""
    provisions = revision.new.provisions
    if not wanted:
        return ""
    for at in range(len(provisions) - len(wanted) + 1):
        here = provisions[at : at + len(wanted)]
        fresh = here[0].address in revision.arrived or here[0].address in also
        if fresh and here == wanted and not any(one.address in revision.unchanged for one in here):
            return here[0].address
    return ""


def _inserted(operation: InsertProvision, revision: Revision) -> Found:
    old = room_of(operation, revision.views[0])
    target = _target(operation, revision)
    where = _newly_there(revision, _fragment(operation.text, old.kind, old.depth), set())
    if where and (target is None or target.status != "holds" or _near(operation, revision, where)):
        place = target or Place(at="", words="", status="holds")
        said = msgspec.structs.replace(place, status="already contained", reason=f"it has this provision as {where}")
        return (said,), ()
    if target is None:  # at the edge of the text or of one of its parts
        return (Place(at=gap_of(operation)[1], words="", status="holds"),), (operation,)
    if target.status != "holds":
        return (target,), ()
    there = _of_target(operation, revision)
    if (new := room_of(there, revision.views[1])).kind is not old.kind:
        return (_place(revision, target.at, "clashes", f"it would come there as a {new.kind}, no {old.kind}"),), ()
    if where:
        target = msgspec.structs.replace(target, reason=f"the revision has the same words at {where}")
    return (target,), (there,)


def _near(operation: InsertProvision, revision: Revision, where: str) -> bool:
    """Whether the provision at *where* stands in the gap that *operation* names, among others that are new."""
    renamed = _of_target(operation, revision)
    provisions = revision.new.provisions
    at = _gap(renamed, revision.new)
    low = high = at
    while low > 0 and provisions[low - 1].address in revision.arrived:
        low -= 1
    while high < len(provisions) and provisions[high].address in revision.arrived:
        high += 1
    return low <= revision.new.position(where) < high


def _gap(operation: InsertProvision, document: Document) -> int:
    """Where in the sequence of provisions the gap lies that *operation* names, which is beside or in one of them."""
    match gap_of(operation):
        case "before", name:
            return document.position(name)
        case "start_of", name:
            return document.position(name) + 1
        case _, name:
            return document.end(document.position(name))


def _target(operation: Placing, revision: Revision) -> Place | None:
    """The provision beside or in which *operation* puts something, ``None`` at the edge of the text or a part."""
    named = {name: at for name, at in addresses(operation).items() if name not in ("at", "to")}
    if not named:
        return None
    ((field, at),) = named.items()
    found = revision.difference(at)
    outer = (field == "after" and found.old[-1] == at) or (field == "before" and found.old[0] == at)
    if outer and isinstance(operation, InsertProvision) and found.new and not revision.doubt(at):
        return _place(revision, at, "holds")  # behind the last part of what was split, or what was joined
    return _as_named(revision, at)


def _of_target(operation: InsertProvision, revision: Revision) -> InsertProvision:
    """Return *operation* beside the same provision; behind the last part of one that was split, before the first."""
    named = {
        field: revision.same(at) or revision.difference(at).new[-1 if field == "after" else 0]
        for field, at in addresses(operation).items()
    }
    return msgspec.structs.replace(operation, **named)


def _moved(operation: MoveProvision, revision: Revision) -> Found:
    members = _members(revision.old, operation.at, operation.to)
    target = _target(operation, revision)
    places = [_as_named(revision, one) for one in members] + ([target] if target else [])
    if any(place.status != "holds" for place in places):
        return _in_the_way(places), ()
    if not _in_a_row(revision, members):
        why = "the revision has parted what it moves"
        return tuple(_place(revision, one, "clashes", why) for one in members), ()
    return tuple(places), (_renamed(operation, revision),)


def _in_the_way(places: Sequence[Place]) -> tuple[Place, ...]:
    """What is done as a whole is not done in part: only the places that do not hold are told."""
    return tuple(place for place in places if place.status != "holds")


def _joined(operation: JoinProvisions, revision: Revision) -> Found:
    members = _members(revision.old, operation.at, operation.to)
    found = revision.difference(members[0])
    if len(found.new) == 1 and set(members) <= set(found.old):
        return tuple(_place(revision, one, "already contained") for one in members), ()
    places = [_as_named(revision, one) for one in members]
    if any(place.status != "holds" for place in places):
        return _in_the_way(places), ()
    if not _in_a_row(revision, members):
        why = "the revision has put something between what it joins"
        return tuple(_place(revision, one, "clashes", why) for one in members), ()
    return tuple(places), (_renamed(operation, revision),)
