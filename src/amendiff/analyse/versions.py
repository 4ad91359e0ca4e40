"""Versions of a text by name: ``tabled``, ``adopted``, ``draft:2025-02-21``, ``L.14``, ``tabled+L.12+L.15``.

An amendment that was revised orally is meant as it was put to the vote; ``tabled+circulated:L.13`` has it as it was
circulated. What separate votes left out is not in ``adopted`` and what starts from it, but in the what-ifs. A set
written with ``+`` and ``~`` has no order and so no clashes; ``adopted`` follows the order of adoption.
"""

import re

import msgspec

from amendiff.analyse.weaves import settled, woven
from amendiff.application import Reading, read, renumbered
from amendiff.application.adoption import Adoption, adopt
from amendiff.errors import NotAdopted, ReferenceProblem, SetConflict, UnknownAmendment
from amendiff.model.amendment import CIRCULATED, EDITORIAL, Amendment, amendment_of
from amendiff.model.document import Document
from amendiff.model.dossier import Dossier, Wording

_PARTS = re.compile(r"([+~])")


class Version(msgspec.Struct, frozen=True):
    """One version of a dossier's text."""

    name: str
    """As asked for."""
    dossier: Dossier
    document: Document
    wording: Wording | None = None
    """How its words are known; ``None`` for a what-if."""
    adoption: Adoption | None = None
    """The reading it comes from; ``None`` for an earlier draft, which no amendment was made to."""

    @property
    def reading(self) -> Reading | None:
        """The reading of the weave that gives this version."""
        return self.adoption.reading if self.adoption else None

    @property
    def amendments(self) -> tuple[str, ...]:
        """The amendments in it, by sequence in the record."""
        return self.adoption.reading.amendments if self.adoption else ()


def order_of_adoption(dossier: Dossier) -> tuple[str, ...]:
    """Return the adopted amendments in their order of adoption: as the record says, or by sequence."""
    adopted = [amendment for amendment in dossier.amendments if amendment.adopted]
    return tuple(amendment.id for amendment in sorted(adopted, key=_adopted_when))


def as_adopted(dossier: Dossier) -> tuple[str, ...]:
    """Return what makes the adopted text: the adopted amendments, and what separate votes on provisions took out."""
    order = order_of_adoption(dossier)
    return (*order, *(one.id for one in settled(dossier).division if set(one.parents) <= set(order)))


def _adopted_when(amendment: Amendment) -> tuple[bool, int, int]:
    order = amendment.decision.order
    return (amendment.id == EDITORIAL, amendment.sequence if order is None else order, amendment.sequence)


def find_amendment(dossier: Dossier, name: str) -> Amendment:
    """Return the amendment called *name*: its id, or any end of its id or symbol that fits one only.

    Raises UnknownAmendment.
    """
    for amendment in dossier.amendments:
        if amendment.id == name:
            return amendment
    ends = [one for one in dossier.amendments if name and any(_ends(full, name) for full in _names(one))]
    if len(ends) == 1:
        return ends[0]
    known = ", ".join(one.id for one in dossier.amendments) or "none"
    if ends:
        several = " and ".join(one.id for one in ends)
        raise UnknownAmendment(f"{name!r} fits {several}", hints=("write the whole id",))
    raise UnknownAmendment(f"{dossier.name} has no amendment {name!r}", hints=(f"it has {known}",))


def _names(amendment: Amendment) -> tuple[str, ...]:
    return (amendment.id, amendment.symbol.value) if amendment.symbol else (amendment.id,)


def _ends(full: str, name: str) -> bool:
    return full.endswith(name) and (
        len(full) == len(name) or not (full[-len(name) - 1].isalnum() and name[0].isalnum())
    )


def version(dossier: Dossier, name: str = "tabled") -> Version:
    """Return the version *name* of *dossier*.

    Raises ReferenceProblem for a name that means nothing, NotAdopted, UnknownAmendment, MissingParent, or SetConflict
    where the set has no text of its own; a TargetError where one of its operations names no place.
    """
    if name == "adopted" and dossier.adopted is not None:
        return Version(name, dossier, dossier.adopted, _wording(dossier, name), _adoption(dossier, name))
    if name.startswith("draft:"):
        if name not in dossier.drafts:
            raise _unknown(dossier, name)
        return Version(name, dossier, dossier.drafts[name], _wording(dossier, name))
    adoption = _adoption(dossier, name)
    document = adoption.reading.document
    if dossier.identity.numbering == "un":
        document = renumbered(document, dossier.base, adoption.reading.numbers, "un")
    return Version(name, dossier, document, _wording(dossier, name), adoption)


class _Members(msgspec.Struct):
    """The amendments of a version."""

    order: list[str]
    recorded: bool
    """Whether their order, and what separate votes left out, are those of the record."""
    circulated: frozenset[str] = frozenset()
    """Those that are meant as they were before oral revisions."""


def _adoption(dossier: Dossier, name: str) -> Adoption:
    members = _members(dossier, name)
    known = woven(dossier, members.circulated)
    for refusal in known.refusals:
        if amendment_of(refusal.operation) in members.order:
            raise refusal.error
    if not members.recorded:
        return Adoption(read(known.weave, members.order))
    final = settled(dossier)
    order = members.order
    if name.startswith("adopted"):
        order = [*order, *(one.id for one in final.division if set(one.parents) <= set(order))]
    found = adopt(final.weave, final.amendments, order)
    lost = tuple(one for one in final.overtaken if one[0].rpartition("/")[0] in order)
    return msgspec.structs.replace(found, overtaken=tuple(sorted((*found.overtaken, *lost)))) if lost else found


def _members(dossier: Dossier, name: str) -> _Members:
    start, *steps = _PARTS.split(name)
    found = _start(dossier, start)
    for sign, what in zip(steps[::2], steps[1::2], strict=True):
        before = what.startswith(CIRCULATED)
        amendment = find_amendment(dossier, what.removeprefix(CIRCULATED)).id
        if before and sign == "+":
            _revised(dossier, amendment)
        if sign == "~":
            if amendment not in found.order:
                raise ReferenceProblem(f"{amendment} is not in {start}, so it cannot be left out", code="AD503")
            found.order = [one for one in found.order if one != amendment]
        elif amendment not in found.order:
            found = _Members([*found.order, amendment], False, found.circulated | ({amendment} if before else set()))
        elif before is not (amendment in found.circulated):
            raise SetConflict(f"{amendment} is either as circulated or as orally revised, not both")
    return found


def _revised(dossier: Dossier, name: str) -> None:
    if find_amendment(dossier, name).revised is None:
        raise ReferenceProblem(
            f"{name} was not revised orally", code="AD509", hints=(f"as it was circulated it is {name}",)
        )


def _start(dossier: Dossier, name: str) -> _Members:
    if name == "tabled":
        return _Members([], False)
    adopted = order_of_adoption(dossier)
    if name == "adopted":
        if dossier.identity.decision.outcome != "adopted":
            raise NotAdopted(
                f"{dossier.name} was not adopted: {dossier.identity.decision.outcome}",
                hints=("see what it would be: tabled, or tabled+ and an amendment",),
            )
        return _Members(list(adopted), True)
    for reading in dossier.identity.readings:
        if reading.id == name:
            return _members(dossier, reading.version)
    try:
        amendment = find_amendment(dossier, name)
    except UnknownAmendment:
        raise _unknown(dossier, name) from None
    if amendment.id not in adopted:
        raise NotAdopted(
            f"{amendment.id} was not adopted: {amendment.decision.outcome}",
            hints=(f"what the text would be with it: {dossier.name}@tabled+{amendment.id}",),
        )
    return _Members(list(adopted[: adopted.index(amendment.id) + 1]), True)


def _unknown(dossier: Dossier, name: str) -> ReferenceProblem:
    from difflib import get_close_matches

    known = version_names(dossier)
    near = get_close_matches(name, known, n=2)
    hints = tuple(f"did you mean {one}?" for one in near) or (f"it has {', '.join(known)}",)
    return ReferenceProblem(f"{dossier.name} has no version {name!r}", code="AD503", hints=hints)


def version_names(dossier: Dossier) -> tuple[str, ...]:
    """Return the names of all versions that the record itself has, in the order of events."""
    adopted = ("adopted",) if dossier.identity.decision.outcome == "adopted" else ()
    readings = tuple(reading.id for reading in dossier.identity.readings)
    return (*sorted(dossier.drafts), "tabled", *order_of_adoption(dossier), *adopted, *readings)


def _wording(dossier: Dossier, name: str) -> Wording | None:
    if name.startswith("draft:"):
        return next((one.wording for one in dossier.identity.drafts if f"draft:{one.date.isoformat()}" == name), None)
    if name == "adopted" and dossier.adopted is not None:
        return dossier.identity.wording.get("adopted", Wording(basis="attested"))
    return dossier.identity.wording.get(name)


__all__ = [
    "Version", "as_adopted", "find_amendment", "order_of_adoption", "settled", "version", "version_names", "woven",
]  # fmt: skip
