"""Files of a text for other programs, beside its page: what they are called, and what is in them. Writes nothing."""

from collections.abc import Iterator
from typing import NamedTuple

from amendiff.analyse.exported import Exported, chosen, exported, statement
from amendiff.errors import AmendiffError, ReferenceProblem
from amendiff.formats.criticmarkup import criticmarkup
from amendiff.formats.docx.record import record_part
from amendiff.formats.docx.writing import docx
from amendiff.formats.dossier_json import dossier_json
from amendiff.markup import render_document
from amendiff.model.dossier import Dossier
from amendiff.model.tracked import clean

FOLDER = "downloads"


class Download(NamedTuple):
    """One file to download."""

    name: str
    says: str
    """What is in it: ``redline``, ``clean``, ``akn``, ``markdown``, ``criticmarkup`` or ``dossier``."""
    raw: bytes


def downloads(dossier: Dossier, slug: str) -> tuple[Download, ...]:
    """Return the files of *dossier*, called after *slug*.

    The text is that of the record; the redline has the amendments that were adopted, or all where none is decided and
    none conflict. What cannot be made is left out.
    """
    return tuple(_downloads(dossier, slug))


def _downloads(dossier: Dossier, slug: str) -> Iterator[Download]:
    made = _made(dossier, chosen(dossier)) or _made(dossier, "tabled")
    if made is not None:
        version, title = made.version, made.tracked.title
        marked = made if version.amendments else _pending(dossier)
        if marked is not None:
            yield Download(f"{slug}-redline.docx", "redline", docx(marked.tracked, record_part(marked.record)))
        yield Download(f"{slug}.docx", "clean", docx(clean(version.document, title)))
        yield _text(f"{slug}.md", "markdown", render_document(version.document))
        if marked is not None:
            yield _text(f"{slug}-redline.md", "criticmarkup", criticmarkup(marked.tracked))
        yield _text(f"{slug}.akn.xml", "akn", statement(made))
    yield _text(f"{slug}.json", "dossier", dossier_json(dossier))


def _text(name: str, says: str, text: str) -> Download:
    return Download(name, says, text.encode("utf-8", "replace"))


def _made(dossier: Dossier, name: str) -> Exported | None:
    """The version *name* with its changes; ``None`` where it has no text of its own."""
    try:
        return exported(dossier, name, all_carried=True)
    except AmendiffError:
        return None


def _pending(dossier: Dossier) -> Exported | None:
    """All amendments that are pending, tracked; ``None`` where there are none, or they have no text together."""
    try:
        return _made(dossier, chosen(dossier, choice="pending"))
    except ReferenceProblem:
        return None
