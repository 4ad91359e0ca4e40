"""Names that a record uses for its own parts: disputes, versions, other dossiers."""

from collections.abc import Iterator

from amendiff.analyse.checks.places import in_identity, in_sources
from amendiff.analyse.versions import find_amendment, version
from amendiff.errors import AmendiffError
from amendiff.model.dossier import Dossier
from amendiff.model.finding import Finding


def check(dossier: Dossier) -> Iterator[Finding]:
    """Yield a finding for each dispute about nothing, unknown dispute and attestation of an unknown version."""
    disputes = {dispute.id for dispute in dossier.sources.disputes}
    for n, dispute in enumerate(dossier.sources.disputes):
        for ref in dispute.about:
            if not _means_something(dossier, ref):
                yield Finding(
                    code="AD421",
                    level="error",
                    dossier=dossier.name,
                    message=f"the dispute {dispute.id} is about {ref!r}, which is not in this dossier",
                    at=in_sources(dossier, ("disputes", n, "about")),
                    hints=("name an amendment, a provision (#op1), a version, or decision",),
                )
    for n, attestation in enumerate(dossier.sources.attestations):
        if attestation.dispute and attestation.dispute not in disputes:
            yield _unknown_dispute(dossier, attestation.dispute, ("attestations", n, "dispute"))
        for field in ("version", "found_in"):
            name = getattr(attestation, field)
            if name and name != "nowhere" and (problem := _no_version(dossier, name)):
                yield Finding(
                    code="AD422",
                    level="error",
                    dossier=dossier.name,
                    message=problem,
                    at=in_sources(dossier, ("attestations", n, field)),
                )
    for n, reading in enumerate(dossier.identity.readings):
        if reading.dispute and reading.dispute not in disputes:
            finding = _unknown_dispute(dossier, reading.dispute, ())
            yield Finding(
                code=finding.code,
                level="error",
                dossier=dossier.name,
                message=finding.message,
                at=in_identity(dossier, ("readings", n, "dispute")),
            )


def related(dossier: Dossier, known: set[str]) -> Iterator[Finding]:
    """Yield a finding for each related dossier that is not in the corpus."""
    for name in dossier.identity.related:
        if name not in known:
            yield Finding(
                code="AD423",
                level="error",
                dossier=dossier.name,
                message=f"the related dossier {name!r} is not in the corpus",
                at=in_identity(dossier, ("related",)),
            )


def _means_something(dossier: Dossier, ref: str) -> bool:
    if ref == "decision":
        return True
    if ref.startswith("#"):
        address = ref[1:]
        return address in dossier.base or any(address in draft for draft in dossier.drafts.values()) or "+" in address
    try:
        find_amendment(dossier, ref)
    except AmendiffError:
        return not _no_version(dossier, ref)
    return True


def _no_version(dossier: Dossier, name: str) -> str:
    try:
        version(dossier, name)
    except AmendiffError as error:
        return str(error)
    return ""


def _unknown_dispute(dossier: Dossier, name: str, keys: tuple[str | int, ...]) -> Finding:
    return Finding(
        code="AD424",
        level="error",
        dossier=dossier.name,
        message=f"no dispute {name!r} in sources.toml",
        at=in_sources(dossier, keys) if keys else None,
    )
