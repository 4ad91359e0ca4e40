"""A new amendment to a dossier: named after its symbol, numbered, and proved on the text before anybody writes it."""

import re
from collections.abc import Collection

from msgspec.structs import replace

from amendiff.analyse.effect import Effect, effect
from amendiff.analyse.versions import find_amendment
from amendiff.errors import CorpusError, ReferenceProblem, SetConflict
from amendiff.model.amendment import EDITORIAL, Amendment
from amendiff.model.document import Document
from amendiff.model.dossier import Dossier

_REVISION = re.compile(r"(?:Rev|Add|Corr)\.\d+")


def name_of(symbol: str) -> str:
    """Return the id that an amendment with *symbol* has: its end, ``L.15``; of a revision, ``L.15-Rev.1``."""
    parts = [part for part in symbol.split("/") if part.strip()]
    end = parts[-1:]
    while len(end) < len(parts) and _REVISION.fullmatch(end[0]):
        end = parts[-len(end) - 1 :]
    plain = re.sub(r"[^A-Za-z0-9._-]+", "-", "-".join(end)).strip("-.")
    if not plain:
        raise ReferenceProblem(
            f"the symbol {symbol!r} gives no id", code="AD507", hints=("name one with --id: letters and figures",)
        )
    return plain


def version_named(dossier: Dossier, said: str) -> str:
    """Return the version that an amendment drafted *on* what is *said* cites: ``tabled``, or ``tabled+`` its parents.

    *said* may be behind the name of the dossier. Raises ReferenceProblem, or UnknownAmendment.
    """
    name, at, wanted = said.rpartition("@")
    start, *parents = wanted.split("+")
    if (at and name not in (dossier.name, dossier.path)) or start != "tabled":
        raise ReferenceProblem(
            f"an amendment to {dossier.name} cannot be drafted on {said!r}",
            code="AD503",
            hints=("name tabled, or tabled+A1 for a sub-amendment to A1",),
        )
    return "+".join(["tabled", *dict.fromkeys(find_amendment(dossier, one).id for one in parents)])


def next_sequence(dossier: Dossier) -> int:
    """Return the place in the record behind all amendments that there are."""
    return 1 + max((one.sequence for one in dossier.amendments if one.id != EDITORIAL), default=0)


def proved(dossier: Dossier, amendment: Amendment, wanted: Document | None = None) -> Effect:
    """Return what *amendment*, not yet of the record, does.

    Raises ReferenceProblem where its id is taken, CorpusError for a source that the dossier does not have, a
    TargetError or SetConflict where it has no text, and CorpusError where that is not *wanted*.
    """
    if amendment.id in (EDITORIAL, "tabled", "adopted", *(one.id for one in dossier.identity.readings)):
        raise ReferenceProblem(
            f"{amendment.id!r} means something else in a dossier", code="AD507", hints=("name another with --id",)
        )
    taken = {one.id.casefold(): one.id for one in dossier.amendments}
    if amendment.id.casefold() in taken:
        raise ReferenceProblem(
            f"{dossier.name} has an amendment {taken[amendment.id.casefold()]!r} already",
            code="AD508",
            hints=("name another with --id",),
        )
    for key in amendment.sources:
        if key not in dossier.sources.sources:
            raise CorpusError(
                f"no source {key!r} in sources.toml", code="AD411", hints=(_sources(dossier.sources.sources),)
            )
    wider = replace(dossier, amendments=(*dossier.amendments, amendment))
    found = effect(wider, amendment.id)
    for operation, fate in found.fates.items():
        if fate.kind not in ("applied", "already there") or (fate.kind == "applied" and fate.reason):
            raise SetConflict(f"{operation} is {fate.kind}: {fate.reason}", code="AD306")
    if wanted is not None and found.after.document.provisions != wanted.provisions:
        raise CorpusError(
            "the amendment would not give the edited text in this dossier",
            code="AD404",
            hints=("compare the two texts with amendiff diff",),
        )
    return found


def _sources(keys: Collection[str]) -> str:
    return f"it has {', '.join(keys)}" if keys else "add [sources.KEY] to it"
