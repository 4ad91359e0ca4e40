"""Machine output of what was found: findings, and what the attestations of a dossier prove."""

from collections.abc import Sequence

import msgspec

from amendiff.analyse.verify import Proof, Status
from amendiff.model.finding import Finding, Level
from amendiff.model.source import Attestation
from amendiff.render.machine.contract import Envelope, written


class Found(msgspec.Struct, kw_only=True):
    """One finding."""

    code: str
    level: Level
    message: str
    dossier: str
    file: str
    line: int
    column: int
    hints: tuple[str, ...]


class FindingsOut(Envelope, kw_only=True, tag="findings"):
    """What was found wrong or worth knowing."""

    findings: tuple[Found, ...]


class Held(msgspec.Struct, kw_only=True):
    """One attestation and whether it holds."""

    attestation: Attestation
    status: Status
    reason: str
    at: str
    found_in: str


class Proved(msgspec.Struct, kw_only=True):
    """What the attestations of one dossier prove."""

    dossier: str
    ok: bool
    attestations: tuple[Held, ...]
    by_quotations: tuple[tuple[str, ...], ...]
    by_quotations_and_lacks: tuple[tuple[str, ...], ...]
    agreeing: tuple[tuple[str, ...], ...]
    adopted: tuple[str, ...]
    tried: int
    findings: tuple["Found", ...]


class ProofOut(Envelope, kw_only=True, tag="proof"):
    """Proofs of dossiers."""

    dossiers: tuple[Proved, ...]


def findings_json(findings: Sequence[Finding]) -> str:
    """Return *findings* as JSON."""
    return written(FindingsOut(findings=tuple(found_out(finding) for finding in findings)))


def found_out(finding: Finding) -> Found:
    at = finding.at
    return Found(
        code=finding.code,
        level=finding.level,
        message=finding.message,
        dossier=finding.dossier,
        file=at.path if at else "",
        line=at.line if at else 0,
        column=at.column if at else 0,
        hints=finding.hints,
    )


def proof_json(proofs: Sequence[Proof]) -> str:
    """Return *proofs* as JSON."""
    return written(ProofOut(dossiers=tuple(_proved(proof) for proof in proofs)))


def _proved(proof: Proof) -> Proved:
    return Proved(
        dossier=proof.dossier,
        ok=proof.ok,
        attestations=tuple(
            Held(attestation=one.attestation, status=one.status, reason=one.reason, at=one.at, found_in=one.found_in)
            for one in proof.checked
        ),
        by_quotations=proof.by_quotations,
        by_quotations_and_lacks=proof.by_quotations_and_lacks,
        agreeing=proof.agreeing,
        adopted=proof.adopted,
        tried=proof.tried,
        findings=tuple(found_out(finding) for finding in proof.findings),
    )
