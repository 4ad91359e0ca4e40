"""The pages of one dossier, as paths and their text, each with its JSON twin. Writes nothing."""

from collections.abc import Iterator, Sequence
from urllib.parse import quote

from msgspec.structs import replace

from amendiff.analyse.cite import citation_of
from amendiff.analyse.disputes import about, find
from amendiff.analyse.quoted import cited_whole
from amendiff.analyse.versions import Version, as_adopted
from amendiff.errors import AmendiffError
from amendiff.model.dossier import Dossier, Wording
from amendiff.render.machine import document_json, effect_json, log_json, proof_json
from amendiff.sentences import joined, say
from amendiff.site.citations import citations, heading
from amendiff.site.compared import compare_pages
from amendiff.site.downloads import Download, downloads
from amendiff.site.feeds import dossier_feed
from amendiff.site.moved import former
from amendiff.site.pages import DOWNLOADS, Binary, Site, Written, twin
from amendiff.site.passages import passage_pages
from amendiff.site.pictures import pictures
from amendiff.site.record import Edition, Entry, Record
from amendiff.site.wording import fact

_OWN = ("tabled", "adopted")


def dossier_pages(site: Site, dossier: Dossier) -> Iterator[Written | Binary]:
    """Return all pages of *dossier*. Raises an AmendiffError where its text cannot be read."""
    record = Record(dossier, site.folders[dossier.name], site.voice)
    top = record.folder
    if site.settings.cards and site.base:
        drawn = list(pictures(record, site.facts(dossier.name), site.settings.font))
        site.cards = {one.path.replace("card.png", "index.html") for one in drawn}
        yield from drawn
    files = downloads(dossier, top) if site.settings.downloads else ()
    yield _dossier_page(site, record, files)
    yield Written(f"{top}/index.json", log_json(dossier) + "\n")
    yield Written(f"{top}/overlay.css", record.overlay.css)
    for edition in record.editions:
        yield from _version_pages(site, record, edition)
    for entry in record.entries.values():
        yield from _amendment_pages(site, record, entry)
    yield from _sources_pages(site, record)
    yield from compare_pages(site, record)
    yield from passage_pages(site, record)
    yield from dossier_feed(site, record.dossier.name)
    yield from (Binary(f"{top}/{DOWNLOADS}/{one.name}", one.raw) for one in files)


def _dossier_page(site: Site, record: Record, files: Sequence[Download]) -> Written:
    dossier, identity = record.dossier, record.identity
    adopted = identity.decision.outcome == "adopted"
    on, told = as_adopted(dossier) if adopted else (), site.facts(dossier.name).summary.state
    whole = next((one for one in reversed(record.editions) if one.name in _OWN), None)
    return site.page(
        "dossier",
        f"{record.folder}/index.html",
        title=identity.title,
        description=identity.summary or told,
        here="",
        record=record,
        dossier=dossier,
        identity=identity,
        state=told,
        adopted=adopted,
        former={name: former(site.settings.moved, _at(record, one)) for name, one in record.entries.items()},
        bases=_bases(record),
        feed=bool(site.base and site.facts(dossier.name).events),
        on=on,
        boxes=[entry for entry in record.entries.values() if entry.box],
        version_disputes=about(dossier, "tabled", "adopted", *record.dossier.drafts),
        amendment_disputes=about(dossier, *record.entries),
        decision_disputes=about(dossier, "decision"),
        related=[_related(site, name) for name in identity.related],
        files=files,
        cited=_heading(site, record, f"{record.folder}/index.html", whole.version if whole else None),
    )


def _heading(site: Site, record: Record, path: str, version: Version | None) -> list[tuple[str, str]]:
    """What the page at *path*, which shows *version*, says for reference managers."""
    if version is None:
        return []
    by = record.identity.tabled.by if version.name == "tabled" else ()
    parts = replace(cited_whole(version), authors=by)  # a text that was adopted is the body's
    return heading(parts, site.voice, url=site.address(path))


def _bases(record: Record) -> list[tuple[str, Wording | None]]:
    """How the words as tabled and as adopted are known; said once where it is the same of both."""
    known = [(one.title, record.identity.wording.get(one.name)) for one in record.editions if one.name in _OWN]
    if len(known) == 2 and (alike := [(one.basis, one.checked) if one else None for _, one in known])[0] == alike[1]:
        return [(say("As tabled and as adopted"), known[0][1])]
    return known


def _related(site: Site, name: str) -> tuple[str, str, str]:
    if name not in site.folders:
        return (name, "", "")
    try:
        found = site.facts(name).summary
    except AmendiffError:
        return (name, f"../{site.folders[name]}/index.html", "")
    said = say("%(text)s (%(where)s)", text=found.title, where=found.kicker) if found.kicker else found.title
    return (said, f"../{found.folder}/index.html", found.state)


def _version_pages(site: Site, record: Record, edition: Edition) -> Iterator[Written]:
    dossier, identity, shown = record.dossier, record.identity, edition.version
    reading = next((one for one in identity.readings if one.id == edition.name), None)
    wanted = find(dossier, reading.dispute) if reading and reading.dispute else None
    symbols = {"tabled": identity.symbol, "adopted": identity.decision.adopted_as}
    where = f"{record.folder}/{edition.folder}"
    path = f"{where}/index.html"
    yield site.page(
        "version",
        path,
        title=joined(": ", (identity.title, edition.title)),
        description=say(
            "%(text)s, %(version)s: the plain text with permanent anchors.", text=identity.title, version=edition.title
        ),
        here="../",
        record=record,
        identity=identity,
        edition=edition,
        reading=reading,
        reading_disputes=[wanted] if wanted else [],
        wording=shown.wording if shown else None,
        amendments=shown.amendments if shown else (),
        symbol=fact(symbols.get(edition.name)),
        version_disputes=about(dossier, edition.name),
        resolved_anew=shown.adoption.resolved_anew if shown and shown.adoption else (),
        overtaken=shown.adoption.overtaken if shown and shown.adoption else (),
        cited=_heading(site, record, path, shown),
    )
    problem = twin("problem", version=edition.name, message=edition.problem)
    yield Written(f"{where}/index.json", document_json(shown) + "\n" if shown else problem)


def _amendment_pages(site: Site, record: Record, entry: Entry) -> Iterator[Written]:
    dossier, amendment = record.dossier, entry.amendment
    where = _at(record, entry)
    path, files, known = f"{where}/index.html", [], []
    if entry.effect:
        parts, url = citation_of(entry.effect), site.address(f"{where}/index.html")
        files = list(citations(parts, entry.folder, site.voice, url=url))
        known = heading(parts, site.voice, url=url)
    version = f"{amendment.against}+{amendment.id}"
    yield site.page(
        "amendment",
        path,
        title=say("%(title)s (%(amendment)s)", title=amendment.title or amendment.id, amendment=amendment.id),
        description=say(
            "%(amendment)s to %(text)s: %(effect)s",
            amendment=amendment.id,
            text=record.identity.title,
            effect=entry.in_words or entry.problem,
        ),
        here="../../",
        record=record,
        dossier=dossier,
        identity=record.identity,
        entry=entry,
        others=record.others(entry),
        checked=[one for one in record.proof.checked if one.attestation.version == version],
        citations=files,
        cited=known,
        what_if=_what_if(record, entry),
    )
    problem = twin("problem", amendment=amendment.id, message=entry.problem)
    yield Written(f"{where}/index.json", effect_json(entry.effect) + "\n" if entry.effect else problem)
    for _, file, text in files:
        yield Written(f"{where}/{file}", text + "\n")


def _at(record: Record, entry: Entry) -> str:
    """The folder of an amendment's page."""
    return f"{record.folder}/amendments/{entry.folder}"


def _what_if(record: Record, entry: Entry) -> str:
    """The part of the address that ticks the boxes, where script runs."""
    decided = record.identity.decision.outcome not in ("adopted", "pending")
    on: Sequence[str] = () if decided else as_adopted(record.dossier)
    name = entry.amendment.id
    chosen = [one for one in on if one != name] if name in on else [*on, *entry.amendment.parents, name]
    kept = [one for one in record.weave.order if one in chosen]
    return f"?on={'+'.join(quote(one, safe='') for one in kept)}"


def _sources_pages(site: Site, record: Record) -> Iterator[Written]:
    statuses = [one.status for one in record.proof.checked]
    yield site.page(
        "sources",
        f"{record.folder}/sources/index.html",
        title=say("Sources of “%(text)s”", text=record.identity.title),
        description=say(
            "Every source of %(text)s, what it supports, and where sources disagree.", text=record.identity.title
        ),
        here="../",
        record=record,
        dossier=record.dossier,
        identity=record.identity,
        holding=statuses.count("holds"),
        known=statuses.count("known"),
        failing=statuses.count("fails"),
    )
    yield Written(f"{record.folder}/sources/index.json", proof_json([record.proof]) + "\n")
