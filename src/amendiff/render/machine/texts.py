"""Machine output of a text: a version of it, one to which operations were applied, who put each word there."""

from collections.abc import Sequence

import msgspec

from amendiff.analyse.blame import Blamed
from amendiff.analyse.versions import Version
from amendiff.application import Fate
from amendiff.model.document import Document, Mark
from amendiff.model.dossier import Wording
from amendiff.render.machine.contract import Envelope, written


class Part(msgspec.Struct, kw_only=True):
    """One provision of a document."""

    address: str
    kind: str
    number: str
    depth: int
    text: str
    marks: tuple[Mark, ...]


class DocumentOut(Envelope, kw_only=True, tag="document"):
    """A version of a text; ``wording`` says how its words are known, null for a what-if."""

    dossier: str
    version: str
    title: str
    language: str
    amendments: tuple[str, ...]
    wording: Wording | None
    provisions: tuple[Part, ...]


class AppliedOut(Envelope, kw_only=True, tag="applied"):
    """A base text with amendments applied in the order given, and what became of each operation."""

    title: str
    language: str
    provisions: tuple[Part, ...]
    fates: dict[str, Fate]


class BlameOut(Envelope, kw_only=True, tag="blame"):
    """Who put each word into a version; no operation for the text as tabled."""

    dossier: str
    version: str
    runs: tuple[Blamed, ...]


def document_json(version: Version) -> str:
    """Return *version* as JSON."""
    return written(
        DocumentOut(
            dossier=version.dossier.name,
            version=version.name,
            title=version.dossier.identity.title,
            language=version.document.language,
            amendments=version.amendments,
            wording=version.wording,
            provisions=_parts(version.document),
        )
    )


def applied_json(document: Document, fates: dict[str, Fate]) -> str:
    """Return a *document* that no dossier holds, with the fates of the operations applied to it, as JSON."""
    return written(
        AppliedOut(title=document.title, language=document.language, provisions=_parts(document), fates=fates)
    )


def blame_json(version: Version, runs: Sequence[Blamed]) -> str:
    """Return the blame of *version* as JSON."""
    return written(BlameOut(dossier=version.dossier.name, version=version.name, runs=tuple(runs)))


def _parts(document: Document) -> tuple[Part, ...]:
    return tuple(
        Part(address=p.address, kind=p.kind, number=p.number, depth=p.depth, text=p.text, marks=p.marks)
        for p in document
    )
