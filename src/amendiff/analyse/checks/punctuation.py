"""Closing punctuation of the adopted text. It is text, and only an ``editorial`` amendment mends it.

United Nations practice (Editorial Manual, resolutions): a preambular paragraph closes with a comma, an operative one
with a semicolon, the last with a full stop.
"""

from collections.abc import Iterator

from amendiff.analyse.versions import version
from amendiff.model.document import Document, Kind
from amendiff.model.dossier import Dossier
from amendiff.model.finding import Finding
from amendiff.model.words import COMMAS

_SEMICOLONS = (";", "；", "؛", "; and", ";and")
_STOPS = (".", "。", "۔")


def check(dossier: Dossier) -> Iterator[Finding]:
    """Yield a warning for each paragraph of the adopted text that does not close as its place asks."""
    wording = dossier.identity.wording.get("adopted")
    if dossier.identity.decision.outcome != "adopted" or (wording and wording.basis == "excerpt"):
        return
    document = version(dossier, "adopted").document
    for address, found, wanted in misplaced(document):
        yield Finding(
            code="AD451",
            level="warning",
            dossier=dossier.name,
            message=f"{address} of the adopted text closes with {found!r}, where {wanted} belongs",
            hints=("mend it in amendments/editorial.toml",),
        )


def misplaced(document: Document) -> Iterator[tuple[str, str, str]]:
    """Yield the address, the last character and what belongs there, for each paragraph that closes otherwise."""
    operative = [n for n, one in enumerate(document.provisions) if one.kind is Kind.OPERATIVE and one.depth == 0]
    for n, provision in enumerate(document.provisions):
        if provision.depth or document.end(n) > n + 1 or not provision.text:
            continue
        if provision.kind is Kind.PREAMBULAR and not provision.text.endswith(COMMAS):
            yield provision.address, provision.text[-1], "a comma"
        elif provision.kind is Kind.OPERATIVE:
            last = n == operative[-1]
            if last and not provision.text.endswith(_STOPS):
                yield provision.address, provision.text[-1], "a full stop"
            elif not last and not provision.text.endswith(_SEMICOLONS):
                yield provision.address, provision.text[-1], "a semicolon"
