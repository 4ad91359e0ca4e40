"""The pages of a dossier and of the site, as paths and their text, each with its JSON twin. Writes nothing."""

import json
from collections.abc import Iterator, Sequence
from typing import NamedTuple
from urllib.parse import quote

import msgspec

from amendiff.analyse.cite import STYLES, cite
from amendiff.analyse.disputes import about, find
from amendiff.analyse.versions import as_adopted
from amendiff.corpus import Corpus
from amendiff.errors import AmendiffError
from amendiff.model.dossier import Dossier, Wording
from amendiff.render.machine import document_json, effect_json, list_json, log_json, proof_json
from amendiff.site.anchors import folders
from amendiff.site.environment import environment
from amendiff.site.record import Edition, Entry, Record
from amendiff.site.settings import Settings
from amendiff.site.wording import fact, state

CITED = {"plain": ("In plain words", "txt"), "markdown": ("Markdown", "md"), "bibtex": ("BibTeX", "bib")} | {
    "csl-json": ("CSL-JSON", "csl.json"),
    "ris": ("RIS", "ris"),
}


_OWN = ("tabled", "adopted")


class Written(NamedTuple):
    """One file of the site."""

    path: str
    text: str


class Summary(msgspec.Struct, frozen=True):
    """What the home page, and the pages of related texts, say of a dossier."""

    name: str
    folder: str
    title: str
    kicker: str
    state: str
    summary: str


class Site:
    """What all pages share: the settings, the folders of the dossiers, and a summary of each."""

    def __init__(self, corpus: Corpus, settings: Settings) -> None:
        self.corpus = corpus
        self.settings = settings
        slugs = [page.slug for page in settings.pages]
        self.page_folders = folders(slugs)
        self.folders = folders(corpus.names, [*self.page_folders.values(), "static", "index.html", "404.html"])
        self.summaries: dict[str, Summary] = {}

    def summary(self, name: str) -> Summary:
        """Return the summary of the dossier *name*."""
        if name not in self.summaries:
            dossier = self.corpus[name]
            identity = dossier.identity
            parts = (identity.body, fact(identity.symbol), fact(identity.decision.adopted_as))
            self.summaries[name] = Summary(
                name,
                self.folders[name],
                identity.title,
                " · ".join(part for part in parts if part),
                state(dossier),
                identity.summary,
            )
        return self.summaries[name]

    def page(self, template: str, *, depth: int, title: str, description: str, **facts: object) -> str:
        """Return one page."""
        made = (
            environment()
            .get_template(f"{template}.html.j2")
            .render(
                settings=self.settings,
                page_folders=self.page_folders,
                root="../" * depth,
                title=title,
                description=" ".join(description.split())[:300],
                **facts,
            )
        )
        return "\n".join(line for line in made.split("\n") if line.strip()) + "\n"


def site_pages(site: Site) -> Iterator[Written]:
    """Return the home page, the site's own pages and the page for addresses that lead nowhere."""
    settings = site.settings
    texts = [site.summary(name) for name in site.corpus.names]
    yield Written(
        "index.html",
        site.page("home", depth=0, title=settings.title, description=settings.tagline, texts=texts),
    )
    yield Written("index.json", list_json(site.corpus) + "\n")
    for page in settings.pages:
        folder = site.page_folders[page.slug]
        made = site.page("page", depth=1, title=page.title, description=page.title, content=page.text)
        yield Written(f"{folder}/index.html", made)
        yield Written(f"{folder}/index.json", _json("page", title=page.title, markdown=page.text))
    lost = "# No such page\n\nThe address leads nowhere."
    root = f"{settings.base_url.rstrip('/')}/" if settings.base_url else ""
    found = site.page("page", depth=0, title="No such page", description=lost, content=lost, twin=f"{root}404.json")
    yield Written(
        "404.html",
        found.replace('href="static/', f'href="{root}static/').replace('href="index.html"', f'href="{root}index.html"'),
    )
    yield Written("404.json", _json("page", title="No such page", markdown=lost))


def dossier_pages(site: Site, dossier: Dossier) -> Iterator[Written]:
    """Return all pages of *dossier*. Raises an AmendiffError where its text cannot be read."""
    record = Record(dossier, site.folders[dossier.name])
    top = record.folder
    yield Written(f"{top}/index.html", _dossier_page(site, record))
    yield Written(f"{top}/index.json", log_json(dossier) + "\n")
    yield Written(f"{top}/overlay.css", record.overlay.css)
    for edition in record.editions:
        yield from _version_pages(site, record, edition)
    for entry in record.entries.values():
        yield from _amendment_pages(site, record, entry)
    yield from _sources_pages(site, record)


def _dossier_page(site: Site, record: Record) -> str:
    dossier, identity = record.dossier, record.identity
    adopted = identity.decision.outcome == "adopted"
    on = as_adopted(dossier) if adopted else ()
    return site.page(
        "dossier",
        depth=1,
        title=identity.title,
        description=identity.summary or state(dossier),
        here="",
        record=record,
        dossier=dossier,
        identity=identity,
        state=site.summary(dossier.name).state,
        adopted=adopted,
        bases=_bases(record),
        on=on,
        boxes=[entry for entry in record.entries.values() if entry.box],
        version_disputes=about(dossier, "tabled", "adopted", *record.dossier.drafts),
        amendment_disputes=about(dossier, *record.entries),
        decision_disputes=about(dossier, "decision"),
        related=[_related(site, name) for name in identity.related],
    )


def _bases(record: Record) -> list[tuple[str, Wording | None]]:
    """How the words as tabled and as adopted are known; said once where it is the same of both."""
    known = [(one.title, record.identity.wording.get(one.name)) for one in record.editions if one.name in _OWN]
    if len(known) == 2 and (alike := [(one.basis, one.checked) if one else None for _, one in known])[0] == alike[1]:
        return [("As tabled and as adopted", known[0][1])]
    return known


def _related(site: Site, name: str) -> tuple[str, str, str]:
    if name not in site.folders:
        return (name, "", "")
    try:
        found = site.summary(name)
    except AmendiffError:
        return (name, f"../{site.folders[name]}/index.html", "")
    return (f"{found.title} ({found.kicker})", f"../{found.folder}/index.html", found.state)


def _version_pages(site: Site, record: Record, edition: Edition) -> Iterator[Written]:
    dossier, identity, shown = record.dossier, record.identity, edition.version
    reading = next((one for one in identity.readings if one.id == edition.name), None)
    wanted = find(dossier, reading.dispute) if reading and reading.dispute else None
    symbols = {"tabled": identity.symbol, "adopted": identity.decision.adopted_as}
    where = f"{record.folder}/{edition.folder}"
    yield Written(
        f"{where}/index.html",
        site.page(
            "version",
            depth=2,
            title=f"{identity.title}: {edition.title}",
            description=f"{identity.title}, {edition.title}: the plain text with permanent anchors.",
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
        ),
    )
    problem = _json("problem", version=edition.name, message=edition.problem)
    yield Written(f"{where}/index.json", document_json(shown) + "\n" if shown else problem)


def _amendment_pages(site: Site, record: Record, entry: Entry) -> Iterator[Written]:
    dossier, amendment = record.dossier, entry.amendment
    where = f"{record.folder}/amendments/{entry.folder}"
    citations = list(_citations(record, entry)) if entry.effect else []
    version = f"{amendment.against}+{amendment.id}"
    yield Written(
        f"{where}/index.html",
        site.page(
            "amendment",
            depth=3,
            title=f"{amendment.title or amendment.id} ({amendment.id})",
            description=f"{amendment.id} to {record.identity.title}: {entry.in_words or entry.problem}",
            here="../../",
            record=record,
            dossier=dossier,
            identity=record.identity,
            entry=entry,
            others=record.others(entry),
            checked=[one for one in record.proof.checked if one.attestation.version == version],
            citations=citations,
            what_if=_what_if(record, entry),
        ),
    )
    problem = _json("problem", amendment=amendment.id, message=entry.problem)
    yield Written(f"{where}/index.json", effect_json(entry.effect) + "\n" if entry.effect else problem)
    for _, file, text in citations:
        yield Written(f"{where}/{file}", text + "\n")


def _citations(record: Record, entry: Entry) -> Iterator[tuple[str, str, str]]:
    for style in STYLES:
        label, ending = CITED[style]
        yield label, f"{entry.folder}.{ending}", cite(record.dossier, entry.amendment.id, style)


def _what_if(record: Record, entry: Entry) -> str:
    """The part of the address that ticks the boxes, where script runs."""
    adopted = record.identity.decision.outcome == "adopted"
    on: Sequence[str] = as_adopted(record.dossier) if adopted else ()
    name = entry.amendment.id
    chosen = [one for one in on if one != name] if name in on else [*on, *entry.amendment.parents, name]
    kept = [one for one in record.weave.order if one in chosen]
    return f"?on={'+'.join(quote(one, safe='') for one in kept)}"


def _sources_pages(site: Site, record: Record) -> Iterator[Written]:
    statuses = [one.status for one in record.proof.checked]
    yield Written(
        f"{record.folder}/sources/index.html",
        site.page(
            "sources",
            depth=2,
            title=f"Sources of “{record.identity.title}”",
            description=f"Every source of {record.identity.title}, what it supports, and where sources disagree.",
            here="../",
            record=record,
            dossier=record.dossier,
            identity=record.identity,
            holding=statuses.count("holds"),
            known=statuses.count("known"),
            failing=statuses.count("fails"),
        ),
    )
    yield Written(f"{record.folder}/sources/index.json", proof_json([record.proof]) + "\n")


def _json(kind: str, **facts: str) -> str:
    return json.dumps({"amendiff": 1, "kind": kind, **facts}, ensure_ascii=False, indent=2) + "\n"
