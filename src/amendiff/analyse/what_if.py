"""The text that another set of amendments would give: what is added or left out, what follows, what falls."""

from collections.abc import Sequence

import msgspec

from amendiff.analyse.versions import find_amendment, order_of_adoption, woven
from amendiff.application import Fate, fates, renumbered
from amendiff.application.adoption import Adoption, adopt
from amendiff.errors import ReferenceProblem
from amendiff.model.amendment import amendment_of
from amendiff.model.document import Document
from amendiff.model.dossier import Dossier
from amendiff.model.naming import in_a_row


class WhatIf(msgspec.Struct, frozen=True):
    """A text that the record does not have, and how it comes about."""

    dossier: Dossier
    document: Document
    order: tuple[str, ...]
    """The amendments in it, in their order of adoption."""
    adoption: Adoption
    needed: tuple[tuple[str, str], ...] = ()
    """Amendments that were taken in because another amends them: each with that one."""
    fallen: tuple[tuple[str, str], ...] = ()
    """Amendments that fall since they amend one that is left out: each with that one."""

    @property
    def fates(self) -> dict[str, Fate]:
        """What became of each operation."""
        return fates(self.adoption.reading) | dict(self.adoption.overtaken)

    @property
    def sentences(self) -> tuple[str, ...]:
        """What follows from what was asked, in words."""
        said = [f"with {other}, {name} is in: {other} amends it" for name, other in self.needed]
        said += [f"without {other}, {name} falls" for name, other in self.fallen]
        said += [
            f"{operation} does not apply: {fate.reason}"
            for operation, fate in self.fates.items()
            if fate.kind in ("overtaken", "refused")
        ]
        said += [f"{later} is applied in the result of {earlier}" for later, earlier in self.adoption.resolved_anew]
        return tuple(said)


def what_if(dossier: Dossier, add: Sequence[str] = (), leave_out: Sequence[str] = ()) -> WhatIf:
    """Return what *dossier* would be, had *add* been adopted after what was, and *leave_out* not.

    What an added amendment amends comes with it, and what amends one that is left out falls. Raises UnknownAmendment,
    ReferenceProblem where one is added and left out at once, or an amendment's own refusal.
    """
    made = woven(dossier)
    weave = made.weave
    added, without = ([find_amendment(dossier, name).id for name in names] for names in (add, leave_out))
    if both := [name for name in added if name in without]:
        raise ReferenceProblem(f"{in_a_row(both)} cannot be both with and without", code="AD503")
    for refusal in made.refusals:
        if amendment_of(refusal.operation) in added:
            raise refusal.error
    order = [name for name in order_of_adoption(dossier) if name not in without and name in weave.operations]
    needed = []
    for name in added:
        for above in weave.order:
            if above in weave.above(name) and above not in order and above not in without:
                order.append(above)
                needed.append((above, name))
        if name not in order:
            order.append(name)
    fallen = []
    for name in list(order):
        if lacking := [above for above in weave.order if above in weave.above(name) & set(without)]:
            order.remove(name)
            fallen.append((name, lacking[0]))
    adoption = adopt(weave, dossier.amendments, order)
    document = adoption.reading.document
    if dossier.identity.numbering == "un":
        document = renumbered(document, dossier.base, adoption.reading.numbers, "un")
    kept = [(name, other) for name, other in needed if name in order]
    return WhatIf(dossier, document, tuple(order), adoption, tuple(kept), tuple(fallen))
