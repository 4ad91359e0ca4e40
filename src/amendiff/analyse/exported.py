"""What is exported of a dossier: a version alone, or with the changes of a set of amendments tracked in it."""

from collections.abc import Sequence
from typing import Literal

import msgspec
from msgspec.structs import replace

from amendiff.analyse.credits import comments_of, credits_of, said
from amendiff.analyse.tracked import tracked
from amendiff.analyse.versions import Version, find_amendment, order_of_adoption, version
from amendiff.analyse.weaves import settled
from amendiff.application import read
from amendiff.errors import ReferenceProblem
from amendiff.formats.docx.record import Record
from amendiff.markup import render_document
from amendiff.model.amendment import Amendment
from amendiff.model.dossier import Dossier
from amendiff.model.tracked import Tracked

Choice = Literal["", "pending", "adopted"]


class Exported(msgspec.Struct, frozen=True):
    """A redline, and what travels with it."""

    tracked: Tracked
    version: Version
    carried: tuple[Amendment, ...]
    """The amendments that travel in the file: those of the set, or all of the record where none was chosen."""

    @property
    def record(self) -> Record:
        """What our own Word file holds for reading it back."""
        dossier = self.version.dossier
        identity = dossier.identity
        return Record(
            name=dossier.name,
            title=identity.title,
            body=identity.body,
            symbol=identity.symbol.value if identity.symbol else "",
            language=identity.language,
            base=render_document(dossier.base),
            shown=self.version.amendments,
            authors={one.id: credits_of(dossier)[one.id].name for one in self.carried},
            amendments=self.carried,
        )


def chosen(dossier: Dossier, named: str = "", *, only: Sequence[str] = (), choice: Choice = "") -> str:
    """Return the version that holds the amendments asked for: by default those adopted.

    Raises UnknownAmendment, or ReferenceProblem where none is of that kind.
    """
    if only:
        return "+".join(["tabled", *(find_amendment(dossier, name).id for name in only)])
    if named and not choice:
        return named
    if choice == "pending":
        pending = [one.id for one in dossier.amendments if one.decision.outcome == "pending" and not one.adopted]
        if not pending:
            raise ReferenceProblem(
                f"no amendment of {dossier.name} is pending", code="AD503", hints=("leave out --pending",)
            )
        return "+".join(["tabled", *pending])
    if dossier.identity.decision.outcome == "adopted":
        return "adopted"
    return "+".join(["tabled", *order_of_adoption(dossier)])


def exported(dossier: Dossier, name: str, *, all_carried: bool) -> Exported:
    """Return the changes from the text as tabled to the version *name*, tracked.

    *all_carried*: amendments that are not in it travel in the file too, and a remark says so. Raises SetConflict where
    the set has no text of its own, and whatever ``version`` raises.
    """
    found = version(dossier, name)
    reading = found.reading
    if reading is None:
        raise ReferenceProblem(
            f"{name} is an earlier draft, to which no amendment was made", code="AD503", hints=("name another version",)
        )
    after = reading.document
    if [one.text for one in found.document] == [one.text for one in after]:
        after = found.document
    members = [one for one in dossier.amendments if one.id in found.amendments]
    others = [one for one in dossier.amendments if one not in members] if all_carried else []
    remarks = ("Not marked in this file:", *(said(one) for one in others)) if others else ()
    divided = replace(dossier, amendments=settled(dossier).amendments)  # separate votes take provisions out, too
    made = tracked(
        read(reading.weave),
        reading,
        credits_of(divided),
        before=dossier.base,
        after=after,
        comments=comments_of(divided),
        title=dossier.identity.title,
        remarks=remarks,
    )
    carried = tuple(one for one in dossier.amendments if one in members or one in others)
    return Exported(made, found, carried)
