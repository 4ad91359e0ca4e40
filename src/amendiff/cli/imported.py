"""A file from elsewhere as the files of a dossier. Writes nothing."""

import re
from datetime import date
from pathlib import Path

import msgspec

from amendiff.corpus.files import text_of
from amendiff.errors import InputError, NotText
from amendiff.markup import parse_document, render_document
from amendiff.model.document import Document
from amendiff.model.dossier import Dossier, Identity, Tabling, Wording
from amendiff.model.source import Source, Sources

KNOWN = (".docx", ".docm", ".doc", ".md", ".markdown", ".txt", ".text", ".html", ".htm", ".xml", ".akn", ".json")


class Imported(msgspec.Struct, frozen=True):
    """The files of a dossier, by their path in its folder, and what is to be told."""

    files: dict[str, str]
    document: Document
    report: tuple[str, ...]
    authors: tuple[str, ...] = ()


def imported(raw: bytes, path: str, language: str = "") -> Imported:
    """Return the dossier that the file *raw*, called *path*, gives. Raises an InputError or ExtraMissing."""
    from amendiff.formats.bounds import bounded

    suffix = Path(path).suffix.lower()
    if suffix in (".docx", ".docm", ".doc"):
        return _word(raw, path, language)
    if suffix == ".json":
        from amendiff.formats.dossier_json import dossier_of

        dossier = dossier_of(text_of(raw, path), path)
        return Imported(files_of(dossier), dossier.base, ())
    if suffix in (".xml", ".akn"):
        return _akoma_ntoso(raw, path, language)
    if suffix not in KNOWN:
        raise InputError(
            f"cannot import {suffix or 'files without an ending'}", hints=(f"it reads {', '.join(KNOWN)}",)
        )
    if suffix in (".html", ".htm"):
        from amendiff.formats.html_in import page_of

        document, report = page_of(text_of(raw, path), path, language=language or "en")
        return Imported(_files(document, "", Path(path).name), document, report)
    if suffix in (".txt", ".text"):
        from amendiff.formats import text_in

        document = text_in.text_of(text_of(raw, path, paged=True), path, language=language or "en")
        return Imported(_files(document, "", Path(path).name), document, ())
    from amendiff.formats.criticmarkup_in import side

    source = bounded(text_of(raw, path), path)
    was = side(source, "old")
    report = ("CriticMarkup: the dossier has the text before its changes",) if was != source else ()
    document = parse_document(bounded(was, path), path=path, language=language or "en")
    return Imported(_files(document, "", Path(path).name), document, report)


def _word(raw: bytes, path: str, language: str) -> Imported:
    from amendiff.formats.docx.lines import known_as
    from amendiff.formats.docx.reading import word
    from amendiff.formats.docx.record import record_of
    from amendiff.formats.docx.structure import structured

    found = word(raw, path)
    record = record_of(found.record, path)
    report = [
        f"not carried: {count} × {what}" for what, count in found.lost.items() if what != "comments" or not record
    ]
    if record is not None and record.base:
        document = parse_document(record.base, path=path, language=record.language)
        if not isinstance(known_as(found, document), str):
            files = _files(document, record.title, Path(path).name, record.body, record.symbol)
            return Imported(files, document, tuple(report), found.authors)
        report.append("the text was changed outside tracked changes since amendiff wrote this file")
    read = structured(found, (), language=language or (record.language if record else "en"))
    title = record.title if record else found.title
    return Imported(_files(read.document, title, Path(path).name), read.document, (*report, *read.notes), found.authors)


def _akoma_ntoso(raw: bytes, path: str, language: str) -> Imported:
    from amendiff.formats.akn.reading import akoma_ntoso

    read = akoma_ntoso(raw, path, language=language)
    files = _files(read.document, read.title, Path(path).name, read.body, read.symbol, read.tabled)
    return Imported(files, read.document, read.report)


def _files(
    document: Document, title: str, name: str, body: str = "", symbol: str = "", tabled: date | None = None
) -> dict[str, str]:
    from amendiff.model.decision import Fact

    if not document.provisions:
        raise NotText(f"{name} holds no text")
    identity = Identity(
        title=title or document.title or re.sub(r"[-_]+", " ", Path(name).stem),
        body=body or "not stated",
        language=document.language,
        symbol=Fact(value=symbol, sources=("FILE",)) if symbol else None,
        tabled=Tabling(date=tabled, sources=("FILE",)) if tabled else Tabling(),
        wording={"tabled": Wording(basis="attested", sources=("FILE",))},
    )
    sources = Sources(sources={"FILE": Source(title=f"The file {name}", publisher="not stated", date="n.d.")})
    return files_of(Dossier(name="", identity=identity, base=document, sources=sources))


def files_of(dossier: Dossier) -> dict[str, str]:
    """Return the files of *dossier*, by their path in its folder."""
    from amendiff.formats.toml_out import amendment_toml, record_toml

    language = dossier.identity.language
    files = {"dossier.toml": record_toml(dossier.identity), f"base.{language}.md": render_document(dossier.base)}
    for version, draft in dossier.drafts.items():
        files[f"drafts/{version.removeprefix('draft:')}.{language}.md"] = render_document(draft)
    if dossier.adopted is not None:
        files[f"adopted.{language}.md"] = render_document(dossier.adopted)
    for amendment in dossier.amendments:
        files[f"amendments/{amendment.id}.toml"] = amendment_toml(amendment)
    if dossier.sources != Sources():
        files["sources.toml"] = record_toml(dossier.sources)
    return files
