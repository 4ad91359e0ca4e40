"""What all pages share, and the pages of the site itself, as paths and their text. Writes nothing."""

import json
import re
from collections.abc import Iterator
from typing import NamedTuple

from amendiff.corpus import Corpus
from amendiff.render.machine import ListOut, written
from amendiff.site import moved
from amendiff.site.anchors import folders
from amendiff.site.environment import environment
from amendiff.site.facts import Facts, facts_of
from amendiff.site.settings import Settings

OWN = (
    "pagefind",
    "search",
    "static",
    "sponsors",
    "index.html",
    "index.json",
    "404.html",
    "404.json",
    "feed.atom",
    "sitemap.xml",
)
"""What no dossier and no page of the site's own may be called."""


class Written(NamedTuple):
    """One file of the site."""

    path: str
    text: str


class Binary(NamedTuple):
    """One file of the site that is no text: a picture, or a download."""

    path: str
    raw: bytes


class Site:
    """What all pages share: the settings, the folders of the dossiers, and what others say of each."""

    def __init__(self, corpus: Corpus, settings: Settings) -> None:
        self.corpus = corpus
        self.settings = settings
        slugs = [page.slug for page in settings.pages]
        self.page_folders = folders(slugs, OWN)
        self.folders = folders(corpus.names, [*self.page_folders.values(), *OWN])
        self.known: dict[str, Facts] = {}
        self.cards: set[str] = set()
        """The pages that have a picture, by path."""

    def facts(self, name: str) -> Facts:
        """Return what other pages say of the dossier *name*. Raises an AmendiffError where it cannot be read."""
        if name not in self.known:
            self.known[name] = facts_of(self.corpus[name], self.folders[name])
        return self.known[name]

    @property
    def base(self) -> str:
        """Where the site stands, ending in a stroke; empty where the settings do not say."""
        return f"{self.settings.base_url.rstrip('/')}/" if self.settings.base_url else ""

    def carded(self, path: str) -> bool:
        """Whether the page at *path* has a picture."""
        return bool(self.base) and path in self.cards

    def page(self, template: str, path: str, *, title: str, description: str, **facts: object) -> Written:
        """Return the page at *path*, made by *template*."""
        made = (
            environment(self.settings.folder)
            .get_template(f"{template}.html.j2")
            .render(
                settings=self.settings,
                page_folders=self.page_folders,
                root="../" * path.count("/"),
                card=f"{self.base}{path.removesuffix('index.html')}card.png" if self.carded(path) else "",
                address=f"{self.base}{path.removesuffix('index.html')}" if self.base else "",
                title=title,
                description=" ".join(description.split())[:300],
                **facts,
            )
        )
        lean = "\n".join(line for line in made.split("\n") if line.strip()) + "\n"
        return Written(path, moved.with_anchors(lean, path, self.settings.moved))


def site_pages(site: Site) -> Iterator[Written]:
    """Return the home page, the site's own pages and the page for addresses that lead nowhere."""
    settings = site.settings
    texts = [site.facts(name).summary for name in site.corpus.names]
    feed = bool(site.base and any(site.facts(name).events for name in site.corpus.names))
    yield site.page("home", "index.html", title=settings.title, description=settings.tagline, texts=texts, feed=feed)
    listed = tuple(site.facts(name).listed for name in site.corpus.names)
    yield Written("index.json", written(ListOut(dossiers=listed)) + "\n")
    for page in settings.pages:
        folder = site.page_folders[page.slug]
        path = f"{folder}/index.html"
        yield site.page("page", path, title=page.title, description=page.title, content=page.text)
        yield Written(f"{folder}/index.json", twin("page", title=page.title, markdown=page.text))
    for one in moved.pages(settings.moved):
        path, title = moved.page_of(one.old), "This page has moved"
        href = moved.lead(path, one.new)
        yield site.page("moved", path, title=title, description=title, moved=one, href=href)
        yield Written(f"{path.removesuffix('html')}json", twin("moved", to=one.new))
    lost = "# No such page\n\nThe address leads nowhere."
    root = site.base
    path, title, json_twin = "404.html", "No such page", f"{root}404.json"
    found = site.page("page", path, title=title, description=lost, content=lost, twin=json_twin).text
    yield Written(
        "404.html",
        re.sub('(href|src)="(?=static/|index.html|sponsors/|search/|feed.atom)', rf'\1="{root}', found),
    )
    yield Written("404.json", twin("page", title="No such page", markdown=lost))


def twin(kind: str, **facts: object) -> str:
    """Return the twin of a page that has no value of its own."""
    return json.dumps({"amendiff": 1, "kind": kind, **facts}, ensure_ascii=False, indent=2) + "\n"
