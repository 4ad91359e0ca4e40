"""All operations of a dossier onto a revision, those of sub-amendments in the result of their parents.

Each is resolved anew at the place that is certainly the one it meant; nothing is moved by guess. What a person accepts
of the suggestions is taken, and said.
"""

from collections.abc import Collection, Sequence

import msgspec

from amendiff.analyse.rebase import provisions, words
from amendiff.analyse.rebase.outcome import Carried, CarriedAmendment, Place, Rebased, Status, together
from amendiff.analyse.rebase.revision import Revision
from amendiff.analyse.rebase.suggesting import suggested
from amendiff.analyse.rebase.telling import reason
from amendiff.analyse.versions import woven
from amendiff.application import read, weave
from amendiff.application.reading import view_of
from amendiff.application.resolve import resolve
from amendiff.application.view import View
from amendiff.comparison import compare
from amendiff.errors import AmendiffError, NoChange, ReferenceProblem, TargetError
from amendiff.model.amendment import Amendment, named_in
from amendiff.model.document import Document
from amendiff.model.dossier import Dossier
from amendiff.model.operands import Quoting, occurrence_of
from amendiff.model.operation import Operation, ReplaceThroughout, Retitle


def rebase(dossier: Dossier, revision: Document, accept: Collection[str] = ()) -> Rebased:
    """Return what becomes of each operation of *dossier* on *revision*, each with exactly one status.

    *accept* names operations (``L.13/1``) whose suggested place a person takes. Raises ReferenceProblem for one that is
    not there or for which nothing is suggested; Cycle or UnknownAmendment where the dossier's amendments are drafted
    against each other in a circle, or against one that it does not have.
    """
    work = _Work(dossier, Document(revision.provisions, dossier.identity.language), frozenset(accept))
    work.check_names()
    for amendment in _parents_first(dossier.amendments):
        work.done[amendment.id] = work.amendment(amendment)
    return Rebased(
        dossier=dossier.name,
        revision=work.onto,
        summary=compare(dossier.base, work.onto).summary,
        amendments=tuple(work.done[amendment.id] for amendment in dossier.amendments),
    )


def _parents_first(amendments: Sequence[Amendment]) -> list[Amendment]:
    """Return *amendments*, none of which are drafted in a circle, each behind those that it amends."""
    ordered: dict[str, Amendment] = {}
    waiting = list(amendments)
    while waiting:
        ready = [one for one in waiting if all(parent in ordered for parent in one.parents)]
        ordered |= {one.id: one for one in ready}
        waiting = [one for one in waiting if one.id not in ordered]
    return list(ordered.values())


class _Work:
    def __init__(self, dossier: Dossier, onto: Document, accept: frozenset[str]) -> None:
        self.dossier, self.onto, self.accept = dossier, onto, accept
        self.woven = woven(dossier)  # refuses circles
        self.refused = {refusal.operation: str(refusal.error) for refusal in self.woven.refusals}
        self.done: dict[str, CarriedAmendment] = {}
        self.revisions: dict[tuple[str, str], Revision] = {}

    def check_names(self) -> None:
        known = [one.operation_id(n) for one in self.dossier.amendments for n in range(len(one.operations))]
        for name in sorted(self.accept.difference(known)):
            from difflib import get_close_matches

            near = tuple(f"did you mean {one}?" for one in get_close_matches(name, known, n=2))
            hints = near or ("write the id of the amendment, a / and which of its operations, as in L.13/1",)
            raise ReferenceProblem(f"{self.dossier.name} has no operation {name!r}", code="AD509", hints=hints)

    def amendment(self, amendment: Amendment) -> CarriedAmendment:
        """Return *amendment* on the revision; its parents are done."""
        there = [name for name in amendment.parents if self.done[name].amendment is not None]
        against = "+".join(["tabled", *there])
        left = [name for name in amendment.parents if self.done[name].status != "already contained"]
        waits = tuple(
            name for name in amendment.parents if self.done[name].status not in ("holds", "already contained")
        )
        revision = self._revision(amendment.against, against)
        found = [self._operation(amendment, n, revision) for n in range(len(amendment.operations))]
        held = tuple(operation for one in found for operation in one.operations)
        new = msgspec.structs.replace(amendment, operations=held, against=against) if held or not found else None
        return CarriedAmendment(
            id=amendment.id,
            status=together(one.status for one in found) if found else "holds",
            operations=tuple(found),
            against="+".join(["tabled", *left]),
            amendment=new,
            waits_for=waits,
        )

    def _revision(self, old: str, new: str) -> Revision | str:
        """The text that *old* names and the revision's that *new* names; why, where either has no text of its own."""
        if (old, new) not in self.revisions:
            try:
                self.revisions[old, new] = Revision(self._before(old), self._behind(new))
            except AmendiffError as error:
                return str(error)
        return self.revisions[old, new]

    def _before(self, version: str) -> View:
        names = named_in(version)
        return view_of(read(self.woven.weave, names)) if names else View(self.dossier.base)

    def _behind(self, version: str) -> View:
        names = named_in(version)
        if not names:
            return View(self.onto)
        carried = [one for name in names if (one := self.done[name].amendment) is not None]
        return view_of(read(weave(self.onto, carried), names))

    def _operation(self, amendment: Amendment, n: int, revision: Revision | str) -> Carried:
        name, operation = amendment.operation_id(n), amendment.operations[n]
        if isinstance(revision, str):
            why = f"there is no text in which to find its place: {revision}"
            return self._settled(Carried(id=name, operation=operation, status="has lost its place", reason=why))
        try:
            resolve(operation, revision.views[0], lambda beside: f"{beside}+{amendment.id}")
        except AmendiffError as error:
            why = f"it finds no place in the text that it amends: {error}"
            return self._settled(Carried(id=name, operation=operation, status="has lost its place", reason=why))
        places, held = _places(operation, revision)
        places, held = _resolved(places, held, revision)
        status = together(place.status for place in places)
        found = Carried(id=name, operation=operation, status=status, places=places, operations=held)
        if not held and status in ("clashes", "has lost its place"):
            found = msgspec.structs.replace(found, suggestion=suggested(operation, places, revision))
        return self._settled(msgspec.structs.replace(found, reason=reason(found)))

    def _settled(self, found: Carried) -> Carried:
        """Return *found*, placed as suggested where a person accepts that. Raises ReferenceProblem."""
        if found.id not in self.accept:
            return found
        if found.suggestion is None:
            raise ReferenceProblem(
                f"nothing is suggested for {found.id}: it {found.status}"
                if found.status != "already contained"
                else f"nothing is suggested for {found.id}: the revision contains it already",
                code="AD510",
                hints=("leave it out of --accept",),
            )
        there = found.suggestion
        why = f"placed at {there.at} as suggested, and accepted (score {there.score:.2f})"
        return msgspec.structs.replace(found, status="holds", operations=there.operations, accepted=True, reason=why)


def _places(operation: Operation, revision: Revision) -> words.Found:
    if isinstance(operation, Quoting):
        return words.carried(operation, revision)
    if isinstance(operation, ReplaceThroughout):
        return words.throughout(operation, revision)
    if isinstance(operation, Retitle):
        return words.retitled(operation, revision)
    return provisions.carried(operation, revision)


def _resolved(
    places: tuple[Place, ...], held: tuple[Operation, ...], revision: Revision
) -> tuple[tuple[Place, ...], tuple[Operation, ...]]:
    """Return what of *held* resolves on the revision; where one does not, none does, and the places say why."""
    for operation in held:
        try:
            resolve(operation, revision.views[1], lambda beside: f"{beside}+new")
        except TargetError as error:
            if isinstance(error, NoChange) and len(held) == 1 and occurrence_of(operation) != "all":
                return _all(places, "already contained", ""), ()
            return _all(places, "clashes", str(error)), ()
    return places, held


def _all(places: tuple[Place, ...], status: Status, why: str) -> tuple[Place, ...]:
    return tuple(
        msgspec.structs.replace(one, status=status, reason=why) if one.status == "holds" else one for one in places
    )
