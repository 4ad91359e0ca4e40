"""Machine output: one JSON envelope a kind, ``{"amendiff": 1, "kind": …}``. A contract, published as JSON Schema.

``amendiff`` is the version of the contract: fields may be added under one number, none is renamed or removed.
"""

from collections.abc import Iterable, Sequence
from typing import Any, Literal

import msgspec

from amendiff.analyse.blame import Blamed
from amendiff.analyse.disputes import about
from amendiff.analyse.effect import Effect, summary
from amendiff.analyse.redline import How, Row, changed
from amendiff.analyse.told import effect_in_words
from amendiff.analyse.verify import Proof
from amendiff.analyse.versions import Version, order_of_adoption, version_names
from amendiff.application import Fate
from amendiff.comparison.comparison import ALGORITHM
from amendiff.model.amendment import Amendment
from amendiff.model.decision import Decision
from amendiff.model.document import Document, Mark, Provision
from amendiff.model.dossier import Dossier, Draft, NamedReading, Tabling, Wording
from amendiff.model.finding import Finding
from amendiff.model.operation import Operation
from amendiff.model.source import Attestation, Dispute
from amendiff.sentences import Sentence

CONTRACT: Literal[1] = 1


class Envelope(msgspec.Struct, kw_only=True, tag_field="kind"):
    amendiff: Literal[1] = CONTRACT


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


class Difference(msgspec.Struct, kw_only=True):
    """One provision of either version.

    In order of ``old_index`` the ``=`` and ``-`` runs give the old text, in order of ``new_index`` the ``=`` and ``+``
    runs the new; a run of two line ends parts provisions that were split or joined.
    """

    old: tuple[str, ...]
    new: tuple[str, ...]
    old_index: int | None
    new_index: int | None
    change: How
    runs: tuple[tuple[Literal["=", "-", "+"], str], ...]
    by: tuple[tuple[str, ...], ...] = ()
    """For each run: the operations that put it in or took it out; none where two texts were only compared."""


class ComparisonOut(Envelope, kw_only=True, tag="comparison"):
    """What differs between two versions, provision by provision.

    Versions of one dossier are read from its weave, with the operations behind each run; other texts are compared,
    and then *operations* are those that turn the old one into the new.
    """

    algorithm: int
    summary: str
    provisions: tuple[Difference, ...]
    operations: tuple[Operation, ...] = ()
    old: str = ""
    new: str = ""
    notes: tuple[str, ...] = ()
    """Bounds of work that were reached, in words."""


class BlameOut(Envelope, kw_only=True, tag="blame"):
    """Who put each word into a version; no operation for the text as tabled."""

    dossier: str
    version: str
    runs: tuple[Blamed, ...]


class EffectOut(Envelope, kw_only=True, tag="effect"):
    """One amendment and what it does to the text that it was drafted against."""

    dossier: str
    amendment: Amendment
    against: str
    summary: str
    in_words: str
    provisions: tuple[Difference, ...]
    fates: dict[str, Fate]
    disputes: tuple[Dispute, ...]


class LogOut(Envelope, kw_only=True, tag="log"):
    """The record of one text: drafts, tabling, amendments by sequence, decision."""

    dossier: str
    title: str
    drafts: tuple[Draft, ...]
    tabled: Tabling
    amendments: tuple[Amendment, ...]
    order_of_adoption: tuple[str, ...]
    decision: Decision
    readings: tuple[NamedReading, ...]


class Listed(msgspec.Struct, kw_only=True):
    """One dossier of a corpus."""

    name: str
    title: str
    body: str
    outcome: str
    amendments: int
    adopted: int
    versions: tuple[str, ...]


class ListOut(Envelope, kw_only=True, tag="list"):
    """All dossiers of a corpus, by name."""

    dossiers: tuple[Listed, ...]


class Held(msgspec.Struct, kw_only=True):
    """One attestation and whether it holds."""

    attestation: Attestation
    status: Literal["holds", "known", "fails"]
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


class Found(msgspec.Struct, kw_only=True):
    """One finding."""

    code: str
    level: Literal["error", "warning", "note"]
    message: str
    dossier: str
    file: str
    line: int
    column: int
    hints: tuple[str, ...]


class FindingsOut(Envelope, kw_only=True, tag="findings"):
    """What was found wrong or worth knowing."""

    findings: tuple[Found, ...]


class AppliedOut(Envelope, kw_only=True, tag="applied"):
    """A base text with amendments applied in the order given, and what became of each operation."""

    title: str
    language: str
    provisions: tuple[Part, ...]
    fates: dict[str, Fate]


KINDS: tuple[type[Envelope], ...] = (
    *(DocumentOut, ComparisonOut, BlameOut, EffectOut, LogOut, ListOut, ProofOut, FindingsOut, AppliedOut),
)


def schema(kind: type[Envelope]) -> dict[str, Any]:
    """Return the JSON Schema (2020-12) of the output of *kind*."""
    found = msgspec.json.schema(kind)
    return {"$schema": "https://json-schema.org/draft/2020-12/schema", **found}


def schema_text(kind: type[Envelope]) -> str:
    """Return the published form of the schema of *kind*."""
    return msgspec.json.format(msgspec.json.encode(schema(kind)), indent=2).decode() + "\n"


def written(value: msgspec.Struct) -> str:
    """Return *value* as JSON, indented."""
    return msgspec.json.format(msgspec.json.encode(value, enc_hook=_plain), indent=2).decode()


def _plain(words: object) -> str:
    """Return a sentence as the string that it is."""
    if isinstance(words, Sentence):
        return str(words)
    raise TypeError(f"{type(words).__name__} has no JSON form")


def _parts(document: Document) -> tuple[Part, ...]:
    return tuple(
        Part(address=p.address, kind=p.kind, number=p.number, depth=p.depth, text=p.text, marks=p.marks)
        for p in document
    )


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


def difference(row: Row) -> Difference:
    """Return *row* in the form of the contract; runs alike in sign and credit are one."""
    runs: list[tuple[Literal["=", "-", "+"], str]] = []
    by: list[tuple[str, ...]] = []
    for segment in row.segments:
        credit = tuple(sorted(segment.deleted_by if segment.sign == "-" else segment.inserted_by))
        if runs and (runs[-1][0], by[-1]) == (segment.sign, credit):
            runs[-1] = (segment.sign, runs[-1][1] + segment.text)
        else:
            runs.append((segment.sign, segment.text))
            by.append(credit)
    return Difference(
        old=_addresses(row.old),
        new=_addresses(row.new),
        old_index=row.old_index,
        new_index=row.new_index,
        change=row.change,
        runs=tuple(runs),
        by=tuple(by),
    )


def _addresses(provisions: Iterable[Provision]) -> tuple[str, ...]:
    return tuple(provision.address for provision in provisions)


def redline_json(rows: Sequence[Row], old: str, new: str) -> str:
    """Return *rows*, the change from the version called *old* to *new*, as JSON."""
    return written(
        ComparisonOut(
            algorithm=ALGORITHM,
            summary=summary(changed(rows)),
            old=old,
            new=new,
            provisions=tuple(difference(row) for row in rows),
        )
    )


def blame_json(version: Version, runs: Sequence[Blamed]) -> str:
    """Return the blame of *version* as JSON."""
    return written(BlameOut(dossier=version.dossier.name, version=version.name, runs=tuple(runs)))


def effect_json(effect: Effect) -> str:
    """Return *effect* with its disputes as JSON."""
    dossier = effect.before.dossier
    return written(
        EffectOut(
            dossier=dossier.name,
            amendment=effect.amendment,
            against=effect.amendment.against,
            summary=effect.summary,
            in_words=effect_in_words(effect),
            provisions=tuple(difference(row) for row in effect.rows),
            fates=effect.fates,
            disputes=about(dossier, effect.amendment.id),
        )
    )


def log_json(dossier: Dossier) -> str:
    """Return the record of *dossier* as JSON."""
    identity = dossier.identity
    return written(
        LogOut(
            dossier=dossier.name,
            title=identity.title,
            drafts=identity.drafts,
            tabled=identity.tabled,
            amendments=dossier.amendments,
            order_of_adoption=order_of_adoption(dossier),
            decision=identity.decision,
            readings=identity.readings,
        )
    )


def list_json(corpus: Iterable[Dossier]) -> str:
    """Return the dossiers of *corpus* as JSON."""
    return written(ListOut(dossiers=tuple(map(listed, corpus))))


def listed(dossier: Dossier) -> Listed:
    """Return *dossier* as a list of dossiers has it."""
    return Listed(
        name=dossier.name,
        title=dossier.identity.title,
        body=dossier.identity.body,
        outcome=dossier.identity.decision.outcome,
        amendments=len(dossier.amendments),
        adopted=len(order_of_adoption(dossier)),
        versions=version_names(dossier),
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
