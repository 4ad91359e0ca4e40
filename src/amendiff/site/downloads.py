"""Files of a text for other programs, beside its page: what they are called, and what is in them. Writes nothing."""

from collections.abc import Callable, Iterator
from contextlib import suppress
from typing import NamedTuple

from amendiff.analyse.exported import Exported, chosen, exported
from amendiff.errors import AmendiffError, NotCarried, ReferenceProblem
from amendiff.formats.akn.writing import statement
from amendiff.formats.criticmarkup import criticmarkup
from amendiff.formats.docx.record import record_part
from amendiff.formats.docx.writing import docx
from amendiff.formats.dossier_json import dossier_json
from amendiff.markup import render_document
from amendiff.model.dossier import Dossier
from amendiff.model.tracked import clean


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
    wanted: list[tuple[str, str, Callable[[], str | bytes]]] = []
    if made is not None:
        version, bare = made.version, clean(made.version.document, made.tracked.title)
        marked = made if version.amendments else _pending(dossier)
        if marked is not None:
            tracked, record = marked.tracked, marked.record
            wanted += [
                ("-redline.docx", "redline", lambda: docx(tracked, record_part(record))),
                ("-redline.md", "criticmarkup", lambda: criticmarkup(tracked)),
            ]
        wanted += [
            (".docx", "clean", lambda: docx(bare)),
            (".md", "markdown", lambda: render_document(version.document)),
            (".akn.xml", "akn", lambda: statement(bare, dossier, version.name, version.reading).xml),
        ]
    for ending, says, write in (*wanted, (".json", "dossier", lambda: dossier_json(dossier))):
        with suppress(NotCarried):
            written = write()
            yield Download(f"{slug}{ending}", says, written if isinstance(written, bytes) else written.encode())


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
