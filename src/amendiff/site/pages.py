"""What all pages share, and the pages of the site itself, as paths and their text. Writes nothing."""

import re
from collections.abc import Callable, Iterable, Iterator
from typing import NamedTuple, TypeVar

from amendiff.corpus import Corpus
from amendiff.render.machine import CONTRACT, ListOut, written
from amendiff.sentences import say, spoken
from amendiff.site import moved
from amendiff.site.anchors import folder, site_folders
from amendiff.site.environment import environment
from amendiff.site.facts import Facts, facts_of
from amendiff.site.settings import Settings
from amendiff.site.voices import voice

MOST = 100
"""Of so many dossiers it is kept in memory what others say of them."""


class Written(NamedTuple):
    """One file of the site."""

    path: str
    text: str

    @property
    def raw(self) -> bytes:
        """What is in the file."""
        return self.text.encode("utf-8", "replace")


class Binary(NamedTuple):
    """One file of the site that is no text: a picture, or a download."""

    path: str
    raw: bytes


File = TypeVar("File", Written, Binary, Written | Binary)
DOWNLOADS = "downloads"
"""The folder of the files to take along, beside the page of a text; all languages share them, too."""
_SHARED = ("index.json", "overlay.css")
"""What pages in other languages share with those of the first."""
_EMPTY = re.compile(r"\n\s*\n")
"""Lines of a page that show nothing."""


class Elsewhere(NamedTuple):
    """Where a page stands in one language."""

    language: str
    name: str
    href: str
    address: str


class Site:
    """What all pages in one language share: the settings, the folders of the dossiers, what others say of each."""

    def __init__(self, corpus: Corpus, settings: Settings, language: str = "") -> None:
        """One language of a site: the settings' own, at its root, unless another *language* is named."""
        self.corpus = corpus
        self.whole = settings
        self.settings = settings.speaking(language or settings.language)
        self.voice = voice(self.settings.language, self.settings.strings.get(self.settings.language, ""))
        self.first = self.settings.language == settings.language
        """Whether it stands at the root, and holds what all languages share."""
        self.prefix = "" if self.first else f"{folder(self.settings.language)}/"
        slugs = [page.slug for page in settings.pages]
        self.folders, self.page_folders = site_folders(corpus.names, slugs, settings.all_languages)
        self.known: dict[str, Facts] = {}
        self.told: Callable[[], Iterator[Facts]] = self._told
        """What other pages say of all dossiers, by name: read anew each time, so that memory does not grow."""
        self.environment = environment(settings.folder, self.voice)
        self.cards: set[str] = set()
        """The pages that have a picture, by path."""

    def facts(self, name: str) -> Facts:
        """Return what other pages say of the dossier *name*. Raises an AmendiffError where it cannot be read."""
        if name not in self.known:
            if len(self.known) >= MOST:
                self.known.clear()
            self.known[name] = facts_of(self.corpus[name], self.folders[name], self.voice)
        return self.known[name]

    def _told(self) -> Iterator[Facts]:
        return (self.facts(name) for name in self.corpus.names)

    @property
    def base(self) -> str:
        """Where the site stands in this language, ending in a stroke; empty where the settings do not say."""
        return f"{self.settings.base_url.rstrip('/')}/{self.prefix}" if self.settings.base_url else ""

    def said(self, words: str) -> str:
        """Return *words* in the language of the site."""
        return spoken(words, self.voice)

    def placed(self, found: Iterable[File]) -> Iterator[File]:
        """Return *found* where this language has it, without what it shares with the first."""
        for one in found:
            if self.first:
                yield one
            elif one.path.rpartition("/")[2] not in _SHARED and f"/{DOWNLOADS}/" not in one.path:
                yield one._replace(path=f"{self.prefix}{one.path}")

    def elsewhere(self, path: str) -> list[Elsewhere]:
        """Return where the page at *path* stands in each language, this one included; nothing where there is one."""
        languages = self.whole.all_languages
        up = "../" * (path.count("/") + (not self.first))
        found = []
        for one in languages if len(languages) > 1 else ():
            place = path if one == self.whole.language else f"{folder(one)}/{path}"
            address = f"{self.whole.base_url.rstrip('/')}/{place}".removesuffix("index.html")
            other = voice(one, self.whole.strings.get(one, ""))
            found.append(Elsewhere(one, other.name, up + place, address if self.whole.base_url else up + place))
        return found

    def card(self, path: str) -> str:
        """Return the address of the picture of the page at *path*: its own, else that of the nearest page above it."""
        above = path.split("/")[:-1]
        while above and self.base:
            place = "/".join(above)
            if f"{place}/index.html" in self.cards:
                return f"{self.base}{place}/card.png"
            above.pop()
        return ""

    def address(self, path: str) -> str:
        """Return the whole address of the page at *path*; empty where the settings do not say where the site stands."""
        return f"{self.base}{path.removesuffix('index.html')}" if self.base else ""

    def page(self, template: str, path: str, *, title: str, description: str, **facts: object) -> Written:
        """Return the page at *path*, made by *template*."""
        title, description = self.said(title), self.said(description)
        inside = path.removesuffix("index.html")
        top = "../" * (path.count("/") + (not self.first))
        made = self.environment.get_template(f"{template}.html.j2").render(
            {
                "settings": self.settings,
                "page_folders": self.page_folders,
                "root": "../" * path.count("/"),
                "top": top,
                "beside": "" if self.first else top + inside,
                "twin": "index.json" if self.first else f"{top}{inside}index.json",
                "languages": self.elsewhere(path),
                "card": self.card(path),
                "address": self.address(path),
                "title": title,
                "description": " ".join(description.split())[:300],
                **facts,
            }
        )
        lean = _EMPTY.sub("\n", made.strip()) + "\n"
        return Written(path, moved.with_anchors(lean, path, self.settings.moved, self.voice))


def in_all_languages(corpus: Corpus, settings: Settings) -> list[Site]:
    """Return a site in each language of *settings*, that of its root first."""
    return [Site(corpus, settings, language) for language in settings.all_languages]


def site_pages(site: Site) -> Iterator[Written]:
    """Return the home page, the site's own pages and the page for addresses that lead nowhere."""
    settings = site.settings
    by_name = {facts.summary.name: facts.summary for facts in site.told()}
    names = [name for name in settings.first if name in by_name]
    texts = [by_name[name] for name in dict.fromkeys((*names, *by_name))]
    feed = bool(site.base and any(facts.events for facts in site.told()))
    yield site.page("home", "index.html", title=settings.title, description=settings.tagline, texts=texts, feed=feed)
    listed = tuple(facts.listed for facts in site.told())
    yield Written("index.json", written(ListOut(dossiers=listed)) + "\n")
    for page in settings.pages:
        place = site.page_folders[page.slug]
        path = f"{place}/index.html"
        yield site.page(
            "page", path, title=page.title, description=page.title, content=page.text, language=page.language
        )
        yield Written(f"{place}/index.json", twin("page", title=page.title, markdown=page.text))
    for one in moved.pages(settings.moved):
        path, title = moved.page_of(one.old), say("This page has moved")
        href = moved.lead(path, one.new)
        yield site.page("moved", path, title=title, description=title, moved=one, href=href)
        yield Written(f"{path.removesuffix('html')}json", twin("moved", to=one.new))
    if site.first:
        yield from _lost(site)


def _lost(site: Site) -> Iterator[Written]:
    """The page for addresses that lead nowhere, from wherever they lead: its links begin at the root of the site."""
    title, root = say("No such page"), site.base
    said = {"title": site.said(title), "markdown": site.said(say("The address leads nowhere."))}
    found = site.page("lost", "404.html", title=title, description=title, twin=f"{root}404.json").text
    for one in site.elsewhere("404.html"):
        found = found.replace(f'"{one.href}"', f'"{one.href.removesuffix("404.html")}index.html"')
    local = r'(href|src)="(?![a-z]+:|#)'
    yield Written("404.html", re.sub(local, rf'\1="{root}', found))
    yield Written("404.json", twin("page", **said))


def twin(kind: str, **facts: object) -> str:
    """Return the twin of a page that has no value of its own."""
    return written({"amendiff": CONTRACT, "kind": kind, **facts}) + "\n"
