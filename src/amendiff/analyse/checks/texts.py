"""Characters in a text that a reader cannot see and that could make it read otherwise than it is."""

import re
from collections.abc import Iterator
from pathlib import Path

from amendiff.errors import Location
from amendiff.model.document import Document
from amendiff.model.dossier import Dossier
from amendiff.model.finding import Finding

_HIDDEN = re.compile("[\u202a-\u202e\u2066-\u2069\u200b\u2060\ufeff\u00ad]")


def check(dossier: Dossier) -> Iterator[Finding]:
    """Yield a finding for each version with bidirectional controls, zero-width or soft characters."""
    language = dossier.identity.language
    yield from _hidden(dossier, dossier.base, f"base.{language}.md")
    for name, draft in dossier.drafts.items():
        yield from _hidden(dossier, draft, f"drafts/{name.removeprefix('draft:')}.{language}.md")
    for address in dossier.base:
        if not address.text.strip() and address.kind not in ("table", "row"):
            yield Finding(
                code="AD442", level="warning", dossier=dossier.name, message=f"{address.address} has no words"
            )


def _hidden(dossier: Dossier, document: Document, file: str) -> Iterator[Finding]:
    for provision in document:
        if found := _HIDDEN.search(provision.text):
            yield Finding(
                code="AD441",
                level="warning",
                dossier=dossier.name,
                message=f"{provision.address} holds the invisible character U+{ord(found[0]):04X}",
                at=Location(str(Path(dossier.path) / file), provision.line, 1),
                hints=("take it out, or say in a remark why it is there",),
            )
