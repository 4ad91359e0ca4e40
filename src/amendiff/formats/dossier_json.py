"""A whole dossier as one JSON file, both ways, without loss: texts as Markdown, all else as in its files."""

import re

import msgspec

from amendiff.errors import BadShape, BadSyntax, NotText
from amendiff.formats.bounds import bounded, bounded_json
from amendiff.markup import parse_document, render_document
from amendiff.model.amendment import Amendment
from amendiff.model.document import Document
from amendiff.model.dossier import Dossier, Identity
from amendiff.model.source import Sources

_NAME = re.compile(r"[A-Za-z0-9._-]{1,120}")
_CONTROL = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\x7f]")
_LANGUAGE = re.compile(r"[A-Za-z]{2,8}(?:-[A-Za-z0-9]{1,8})*")


class DossierOut(
    msgspec.Struct, frozen=True, kw_only=True, forbid_unknown_fields=True, tag="dossier", tag_field="kind"
):
    """Everything that the folder of a dossier holds."""

    amendiff: int = 1
    name: str
    identity: Identity
    base: str
    """The text as tabled, in Markdown."""
    drafts: dict[str, str] = {}
    """Earlier drafts by version, ``draft:2025-02-21``."""
    adopted: str = ""
    """The official adopted wording, where it is attested as a whole."""
    amendments: tuple[Amendment, ...] = ()
    sources: Sources = Sources()


def dossier_json(dossier: Dossier) -> str:
    """Return *dossier* as JSON."""
    out = DossierOut(
        name=dossier.name,
        identity=dossier.identity,
        base=render_document(dossier.base),
        drafts={name: render_document(document) for name, document in sorted(dossier.drafts.items())},
        adopted=render_document(dossier.adopted) if dossier.adopted else "",
        amendments=dossier.amendments,
        sources=dossier.sources,
    )
    return msgspec.json.format(msgspec.json.encode(out), indent=2).decode() + "\n"


def dossier_of(source: str, shown: str) -> Dossier:
    """Return the dossier in the JSON *source*.

    Raises NotText, TooLarge, BadSyntax, BadShape (also for names that cannot be those of files), or StructureError for
    a text in it.
    """
    try:
        found = msgspec.json.decode(bounded_json(source, shown), type=DossierOut)
    except msgspec.ValidationError as error:
        raise BadShape(f"{shown} is no dossier: {error}") from None
    except (msgspec.DecodeError, RecursionError) as error:
        raise BadSyntax(f"{shown} is not JSON: {error}") from None
    _refuse_names(found, shown)
    if _CONTROL.search(bounded("\n\n".join((found.base, found.adopted, *found.drafts.values())), shown)):
        raise NotText(f"a text in {shown} has control characters, which no text holds")
    language = found.identity.language

    def text(markdown: str, what: str) -> Document:
        return parse_document(markdown, path=f"{shown}#{what}", language=language)

    return Dossier(
        name=found.name,
        identity=found.identity,
        base=text(found.base, "base"),
        drafts={name: text(markdown, name) for name, markdown in found.drafts.items()},
        adopted=text(found.adopted, "adopted") if found.adopted else None,
        amendments=found.amendments,
        sources=found.sources,
    )


def _refuse_names(found: DossierOut, shown: str) -> None:
    """Raise BadShape where a name would lead out of the folder of the dossier, or two would be one file."""
    ids = [one.id for one in found.amendments]
    drafts = {f"draft:{one.date.isoformat()}" for one in found.identity.drafts}
    for what, names in (("name", [found.name]), ("amendment", ids)):
        if (
            wrong := next((name for name in names if not _NAME.fullmatch(name) or not name.strip(".")), None)
        ) is not None:
            raise BadShape(f"{shown} is no dossier: {wrong[:80]!r} cannot be the {what} of one")
    if len({name.casefold() for name in ids}) < len(ids):
        raise BadShape(f"{shown} is no dossier: two amendments have one id")
    if not _LANGUAGE.fullmatch(found.identity.language):
        raise BadShape(f"{shown} is no dossier: {found.identity.language[:80]!r} is no language")
    if other := sorted(found.drafts.keys() - drafts):
        raise BadShape(f"{shown} is no dossier: {other[0][:80]!r} is none of its drafts")
