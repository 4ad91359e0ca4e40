"""Proof: every attestation held against the version that it speaks of, and the sets of amendments that agree with all.

An attestation that fails is accounted for where the record says where its words are instead, or names the dispute in
which its source is held to be wrong. Anything else is an error.
"""

from collections.abc import Iterator
from itertools import combinations
from typing import Literal

import msgspec

from amendiff.analyse.disputes import find
from amendiff.analyse.quotations import stands_in
from amendiff.analyse.versions import order_of_adoption, settled, version, version_names, woven
from amendiff.application import read
from amendiff.errors import AmendiffError, MissingParent
from amendiff.model.document import Document
from amendiff.model.dossier import Dossier
from amendiff.model.finding import Finding
from amendiff.model.naming import OUTCOMES
from amendiff.model.source import Attestation
from amendiff.sentences import say

LIMIT = 12
"""The largest number of amendments of which all sets are tried: 2 to the power of it."""

Set = tuple[str, ...]
Status = Literal["holds", "known", "fails"]


class Checked(msgspec.Struct, frozen=True):
    """One attestation and whether it holds."""

    attestation: Attestation
    status: Status
    """``known``: it does not hold, as the record says, and why."""
    reason: str
    at: str = ""
    """The provision in which quoted words were found."""
    found_in: str = ""
    """The version in which they were found, where that is another than the one claimed."""


class Proof(msgspec.Struct, frozen=True, kw_only=True):
    """What the attestations of a dossier prove."""

    dossier: str
    checked: tuple[Checked, ...]
    by_quotations: tuple[Set, ...] = ()
    """The sets of amendments whose text has all quoted words."""
    by_quotations_and_lacks: tuple[Set, ...] = ()
    """Those of them that also lack what sources say is lacking."""
    agreeing: tuple[Set, ...] = ()
    """Those of them that also have the number of amendments that sources count."""
    adopted: Set = ()
    """The set that the record says was adopted."""
    tried: int = 0
    """How many sets have a text of their own and were tried; 0 where there were too many."""
    findings: tuple[Finding, ...] = ()

    @property
    def ok(self) -> bool:
        """Whether the record accounts for everything."""
        return not any(finding.level == "error" for finding in self.findings)


def verify(dossier: Dossier) -> Proof:
    """Return the proof of *dossier*. Raises a TargetError or InputError where its versions cannot be made."""
    checked = tuple(_check(dossier, attestation) for attestation in dossier.sources.attestations)
    findings = [*_failures(dossier, checked), *_stale(dossier, checked), *_official(dossier)]
    adopted = order_of_adoption(dossier) if dossier.identity.decision.outcome == "adopted" else ()
    names = [one.id for one in dossier.amendments if one.id in woven(dossier).weave.operations]
    if len(names) > LIMIT:
        many = Finding(
            code="AD710",
            level="note",
            dossier=dossier.name,
            message=f"{len(names)} amendments make too many sets to try them all; the limit is {LIMIT} amendments",
        )
        return Proof(dossier=dossier.name, checked=checked, adopted=adopted, findings=(*findings, many))
    trusted = [
        one for one in dossier.sources.attestations if one.version == "adopted" and not one.found_in and not one.dispute
    ]
    candidates = dict(_candidates(dossier, names))
    fragments = [fragment.words for fragment in dossier.identity.fragments]
    kept: list[tuple[Set, ...]] = []
    remaining = tuple(candidates)
    for kind in ("quotes", "lacks", "counts"):
        asked = [attestation for attestation in trusted if attestation.kind == kind]
        remaining = tuple(one for one in remaining if all(_holds(a, candidates[one], one, fragments) for a in asked))
        kept.append(remaining)
    in_order = tuple(name for name in names if name in adopted)
    if dossier.identity.decision.outcome == "adopted" and kept[-1] and in_order not in kept[-1]:
        findings.append(
            Finding(
                code="AD703",
                level="error",
                dossier=dossier.name,
                message=f"the adopted set ({_plus(in_order)}) does not agree with what its sources attest",
                hints=tuple(f"{_plus(one)} does" for one in kept[-1][:3]),
            )
        )
    return Proof(
        dossier=dossier.name,
        checked=checked,
        by_quotations=kept[0],
        by_quotations_and_lacks=kept[1],
        agreeing=kept[2],
        adopted=adopted,
        tried=len(candidates),
        findings=tuple(findings),
    )


def _candidates(dossier: Dossier, names: list[str]) -> Iterator[tuple[Set, Document]]:
    """All sets that have a text of their own, smallest first, without what separate votes left out."""
    final = settled(dossier)
    for size in range(len(names) + 1):
        for chosen in combinations(names, size):
            try:
                divided = [one.id for one in final.division if set(one.parents) <= set(chosen)]
                reading = read(final.weave, (*chosen, *divided))
            except MissingParent:
                continue
            if not reading.clashes:
                yield chosen, reading.document


def _holds(attestation: Attestation, document: Document, chosen: Set, fragments: list[str]) -> bool:
    match attestation.kind:
        case "quotes":
            return stands_in(attestation.words, document, at=attestation.at, also=fragments) is not None
        case "lacks":
            return stands_in(attestation.words, document, at=attestation.at) is None
        case "counts":
            return attestation.outcome != "adopted" or len(chosen) == attestation.number


def _check(dossier: Dossier, attestation: Attestation) -> Checked:
    try:
        return _against(dossier, attestation)
    except AmendiffError as error:
        return Checked(attestation, "fails", f"{attestation.version}: {error}")


def _against(dossier: Dossier, attestation: Attestation) -> Checked:
    if attestation.kind == "counts":
        count = sum(1 for one in dossier.amendments if one.decision.outcome == attestation.outcome)
        numbers = {"number": count, "outcome": OUTCOMES[attestation.outcome], "wanted": attestation.number}
        if count == attestation.number:
            return Checked(attestation, "holds", say("the record has %(number)s %(outcome)s", **numbers))
        wrong = say("the record has %(number)s %(outcome)s, not %(wanted)s", **numbers)
        return _accounted(dossier, attestation, wrong)
    claimed = version(dossier, attestation.version)
    fragments = [fragment.words for fragment in dossier.identity.fragments]
    also = fragments if attestation.kind == "quotes" else []
    at = stands_in(attestation.words, claimed.document, at=attestation.at, also=also)
    lacking = say("not in %(place)s", place=attestation.at or attestation.version)
    if attestation.kind == "lacks":
        if at is None:
            return Checked(attestation, "holds", lacking)
        found = say("%(place)s of %(version)s has these words", place=at, version=attestation.version)
        return _accounted(dossier, attestation, found)
    if at is not None:
        where = say("in %(place)s", place=at) if at else say("in a fragment whose place is not known")
        return Checked(attestation, "holds", where, at)
    return _accounted(dossier, attestation, lacking)


def _accounted(dossier: Dossier, attestation: Attestation, reason: str) -> Checked:
    """What the record says of an attestation that does not hold."""
    instead = attestation.found_in
    if instead == "nowhere":
        places = [name for name in _all_versions(dossier) if _found(dossier, attestation, name)]
        if not places:
            said = say("%(reason)s, nor in any other version, as the record says", reason=reason)
            return Checked(attestation, "known", said)
        said = say("the record says nowhere, but it is in %(version)s", version=places[0])
        return Checked(attestation, "fails", said, found_in=places[0])
    if instead:
        if (at := _found(dossier, attestation, instead)) is not None:
            said = say("%(reason)s, but in %(version)s, as the record says", reason=reason, version=instead)
            return Checked(attestation, "known", said, at, instead)
        said = say("%(reason)s, nor in %(version)s, where the record has it", reason=reason, version=instead)
        return Checked(attestation, "fails", said)
    if attestation.dispute and find(dossier, attestation.dispute):
        said = say("%(reason)s: disputed, see %(dispute)s", reason=reason, dispute=attestation.dispute)
        return Checked(attestation, "known", said)
    return Checked(attestation, "fails", reason)


def _found(dossier: Dossier, attestation: Attestation, name: str) -> str | None:
    return stands_in(attestation.words, version(dossier, name).document)


def _all_versions(dossier: Dossier) -> tuple[str, ...]:
    return (*version_names(dossier), *(f"{one.against}+{one.id}" for one in dossier.amendments))


def _failures(dossier: Dossier, checked: tuple[Checked, ...]) -> Iterator[Finding]:
    for one in checked:
        if one.status == "fails":
            yield Finding(
                code="AD701",
                level="error",
                dossier=dossier.name,
                message=f"{one.attestation.source} {one.attestation.kind} {_said(one.attestation)}: {one.reason}",
                hints=("correct the words, or say where they are: found_in, or dispute",),
            )


def _stale(dossier: Dossier, checked: tuple[Checked, ...]) -> Iterator[Finding]:
    for one in checked:
        attestation = one.attestation
        if one.status == "holds" and (attestation.found_in or attestation.dispute):
            accounted = "found_in" if attestation.found_in else "dispute"
            yield Finding(
                code="AD702",
                level="warning",
                dossier=dossier.name,
                message=f"{attestation.source}: {_said(attestation)} holds, so {accounted} is not needed",
            )


def _official(dossier: Dossier) -> Iterator[Finding]:
    """Hold the rebuilt text against the official one, where that is attested as a whole."""
    if dossier.adopted is None:
        return
    rebuilt = version(dossier, "adopted").reading
    assert rebuilt is not None
    for ours, theirs in zip(rebuilt.document, dossier.adopted, strict=False):
        if ours.text != theirs.text:
            yield Finding(
                code="AD704",
                level="error",
                dossier=dossier.name,
                message=f"the rebuilt {ours.address} is not the official one: {ours.text!r} against {theirs.text!r}",
            )
            return
    ours_count, theirs_count = len(rebuilt.document.provisions), len(dossier.adopted.provisions)
    if ours_count != theirs_count:
        yield Finding(
            code="AD704",
            level="error",
            dossier=dossier.name,
            message=f"the rebuilt text has {ours_count} provisions, the official one {theirs_count}",
        )


def _said(attestation: Attestation) -> str:
    return repr(attestation.words) if attestation.words else f"{attestation.number} {attestation.outcome}"


def _plus(names: Set) -> str:
    return " + ".join(names) or "no amendment"
