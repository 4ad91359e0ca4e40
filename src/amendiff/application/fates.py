"""What became of each operation of a set. Nothing is lost in silence: each has one fate, with its reason in words."""

from typing import Literal

import msgspec

from amendiff.application.reading import Reading, standing
from amendiff.model.change import Break, Change, Cut, Lift, Move, Place, Put, Restyle, Swap, Unite
from amendiff.model.document import Kind
from amendiff.model.naming import in_a_row
from amendiff.model.weave import Weave, upwards
from amendiff.sentences import say


class Fate(msgspec.Struct, frozen=True):
    """How an operation ended, beside which others, and why."""

    kind: Literal["applied", "already there", "conflicting", "overtaken", "refused", "left out"]
    reason: str = ""
    by: tuple[str, ...] = ()


APPLIED = Fate("applied")


def fates(reading: Reading) -> dict[str, Fate]:
    """Return the fate of every operation of the reading's amendments, in the order of the record."""
    weave, adopted = reading.weave, reading.operations
    clashing: dict[str, list[str]] = {}
    for clash in reading.clashes:
        for one, other in (clash.operations, clash.operations[::-1]):
            clashing.setdefault(one, []).append(other)
    here = None if reading.clashes else _standing(reading)
    first: dict[Change, str] = {}
    found: dict[str, Fate] = {}
    for amendment in reading.amendments:
        for operation in weave.operations[amendment]:
            changes = weave.changes[operation]
            same = {first.setdefault(change, operation) for change in changes}
            if operation in weave.dropped:
                found[operation] = Fate("left out", weave.dropped[operation])
            elif operation in clashing:
                by = tuple(dict.fromkeys(clashing[operation]))
                found[operation] = Fate("conflicting", _same_words(by), by)
            elif changes and operation not in same:
                by = tuple(sorted(same - {operation}))
                lost = next((found[name] for name in by if found[name].kind == "overtaken"), None)
                found[operation] = lost or Fate(
                    "already there", say("does the same as %(others)s", others=in_a_row(by)), by
                )
            elif here is not None:
                found[operation] = _fate(weave, adopted, changes, operation, here)
            else:
                found[operation] = APPLIED
    return found


def _fate(
    weave: Weave, adopted: frozenset[str], changes: tuple[Change, ...], operation: str, standing: frozenset[str]
) -> Fate:
    lost = [who for change in changes if (who := _overtaken(weave, adopted, change, operation, standing)) is not None]
    if not lost:
        return APPLIED
    by = tuple(sorted({name for names in lost for name in names}))
    some, every = len(lost), len(changes)
    if some == every:
        reason = say("its place is taken away by %(others)s", others=in_a_row(by)) if by else say("its place is gone")
        return Fate("overtaken", reason, by)
    told = {"some": some, "every": every, "others": in_a_row(by)}
    reason = say("%(some)s of its %(every)s places are gone", some=some, every=every)
    if by:
        reason = say("%(some)s of its %(every)s places are taken away by %(others)s", **told)
    return Fate("applied", reason, by)


def _same_words(others: tuple[str, ...]) -> str:
    return say("changes the same words as %(others)s", others=in_a_row(others))


def _overtaken(
    weave: Weave, adopted: frozenset[str], change: Change, operation: str, standing: frozenset[str]
) -> frozenset[str] | None:
    """By whom *change* has lost its place; ``None`` where it has not."""
    match change:
        case Put(at=at) | Break(at=at) | Cut(at=at) | Swap(at=at) | Restyle(at=at):
            if at not in standing:
                return takers(weave, adopted, at) - {operation}
            return _in_strand(weave, adopted, change, operation)
        case Place(provisions=provisions):
            if provisions and provisions[0].address not in standing:
                return takers(weave, adopted, change.gap.parent) - {operation}
        case Unite(at=at, head=head):
            if head not in standing or at not in standing:
                return (takers(weave, adopted, head) | takers(weave, adopted, at)) - {operation}
        case Move(at=at):
            if at not in standing:
                return takers(weave, adopted, at) - {operation}
        case Lift():
            pass
    return None


def _in_strand(weave: Weave, adopted: frozenset[str], change: Change, operation: str) -> frozenset[str] | None:
    runs = weave.strands[change.at].runs if isinstance(change, Put | Break | Restyle) else ()
    match change:
        case Put():
            own = [run for run in runs if operation in run.inserted_by and run.overtaken_by & adopted]
            by = own[0].overtaken_by & adopted if own else frozenset()
            return None if not by or any(change in weave.changes[name] for name in by) else by
        case Break(name=name):
            own = [run for run in runs if run.begins == name and run.overtaken_by & adopted]
            return own[0].overtaken_by & adopted if own else None
        case Restyle():
            own = [run for run in runs if any(by == operation for by, _, _ in run.restyled)]
            if own and all(run.deleted_by & adopted for run in own):
                return frozenset().union(*(run.deleted_by & adopted for run in own))
        case _:
            pass
    return None


def _standing(reading: Reading) -> frozenset[str]:
    """The addresses of all strands that stand, those that run on from others included."""
    weave, adopted = reading.weave, reading.operations
    if weave.structural.isdisjoint(adopted):
        found = frozenset(provision.address for provision in weave.base)
    else:
        found = frozenset(slot.address for slot in standing(weave, adopted))
    notes = {provision.address for provision in weave.base if provision.kind is Kind.FOOTNOTE}
    return found - {address for address in notes if address not in reading.document}


def takers(weave: Weave, adopted: frozenset[str], address: str) -> frozenset[str]:
    """The operations of the set that take away the provision at *address*, or what it belongs to."""
    above = {slot.address: parent for parent, level in weave.slots.items() for slot in level}
    slots: dict[str, frozenset[str]] = {}
    for level in weave.slots.values():
        for slot in level:
            slots[slot.address] = slots.get(slot.address, frozenset()) | slot.deleted_by
    return adopted & frozenset().union(*(slots.get(one, ()) for one in upwards(address, above)))
