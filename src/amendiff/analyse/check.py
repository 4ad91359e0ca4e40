"""The whole corpus looked over: shapes, addresses, operations, sources, decisions. Reports, never mends."""

from collections.abc import Iterator
from pathlib import Path

from amendiff.analyse.checks import dates_and_votes, instructions, motions, names, punctuation, sources, texts
from amendiff.analyse.versions import order_of_adoption, version, woven
from amendiff.application import fates
from amendiff.application.findings import missed_by_throughout, order_dependent
from amendiff.corpus import Corpus, load_dossier
from amendiff.errors import AmendiffError, CorpusError, Location
from amendiff.model.dossier import Dossier
from amendiff.model.finding import Finding

_LEVELS = ("error", "warning", "note")


def check(corpus: Corpus) -> tuple[Finding, ...]:
    """Return what is wrong or worth knowing in *corpus*, dossier by dossier, gravest first."""
    found: list[Finding] = []
    for name in corpus.names:
        folders = corpus.folders[name]
        if len(folders) > 1:
            found.append(_two_of_one_name(name, folders))
        for folder in folders:
            try:
                dossier = load_dossier(folder, within=corpus.root)
            except AmendiffError as error:
                found.append(Finding.of(error, name))
                continue
            found += check_dossier(dossier, set(corpus.names))
    return tuple(found)


def check_dossier(dossier: Dossier, known: set[str] | None = None) -> tuple[Finding, ...]:
    """Return the findings on one dossier, gravest first; *known* are the names of all dossiers of its corpus."""
    found: list[Finding] = []
    for looked in (
        _amendments,
        _versions,
        names.check,
        sources.check,
        dates_and_votes.check,
        motions.check,
        texts.check,
        punctuation.check,
        instructions.check,
    ):
        try:
            found += looked(dossier)
        except AmendiffError as error:
            if (finding := Finding.of(error, dossier.name)) not in found:
                found.append(finding)
    if known is not None:
        found += names.related(dossier, known)
    return tuple(sorted(dict.fromkeys(found), key=lambda one: _LEVELS.index(one.level)))


def _two_of_one_name(name: str, folders: list[Path]) -> Finding:
    error = CorpusError(
        f"two dossiers are called {name!r}: {' and '.join(str(folder) for folder in folders)}",
        code="AD401",
        at=Location(str(folders[1] / "dossier.toml"), 1, 1),
        hints=("rename one of the folders",),
    )
    return Finding.of(error, name)


def _amendments(dossier: Dossier) -> Iterator[Finding]:
    """Every operation resolves in the version that it was drafted against."""
    for refusal in woven(dossier).refusals:
        finding = Finding.of(refusal.error, dossier.name)
        yield Finding(
            code=finding.code,
            level="error",
            dossier=dossier.name,
            message=f"{refusal.operation}: {finding.message}",
            at=finding.at,
            hints=finding.hints,
        )


def _versions(dossier: Dossier) -> Iterator[Finding]:
    """Every reading that the record names has a text, and nothing adopted is lost in it."""
    for reading in dossier.identity.readings:
        try:
            version(dossier, reading.id)
        except AmendiffError as error:
            yield Finding.of(error, dossier.name)
    if dossier.identity.decision.outcome != "adopted" or not order_of_adoption(dossier):
        return
    adoption = version(dossier, "adopted").adoption
    assert adoption is not None
    for later, earlier in adoption.resolved_anew:
        yield Finding(
            code="AD721",
            level="note",
            dossier=dossier.name,
            message=f"{later} changes the same words as {earlier}, adopted before it; it applies in the result of that",
        )
    told = [("AD725", one.sentence) for one in order_dependent(adoption.reading)]
    told += [("AD726", one.sentence) for one in missed_by_throughout(adoption.reading)]
    for code, sentence in told:
        yield Finding(code=code, level="note", dossier=dossier.name, message=sentence)
    lost = fates(adoption.reading) | dict(adoption.overtaken)
    for operation, fate in lost.items():
        if fate.kind == "overtaken":
            yield Finding(
                code="AD722",
                level="warning",
                dossier=dossier.name,
                message=f"{operation} was adopted but changes nothing: {fate.reason}",
            )
