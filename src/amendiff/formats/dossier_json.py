"""A whole dossier as one JSON file, both ways, without loss: texts as Markdown, all else as in its files."""

import msgspec

from amendiff.errors import BadShape, BadSyntax
from amendiff.markup import parse_document, render_document
from amendiff.model.amendment import Amendment
from amendiff.model.document import Document
from amendiff.model.dossier import Dossier, Identity
from amendiff.model.source import Sources


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
    """Return the dossier in the JSON *source*. Raises BadSyntax, BadShape, or StructureError for a text in it."""
    try:
        found = msgspec.json.decode(source, type=DossierOut)
    except msgspec.ValidationError as error:
        raise BadShape(f"{shown} is no dossier: {error}") from None
    except msgspec.DecodeError as error:
        raise BadSyntax(f"{shown} is not JSON: {error}") from None
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
