"""The site's own settings, pages and theme: ``site.toml`` and what lies beside it. Knows no dossier."""

import re
from dataclasses import replace
from pathlib import Path
from typing import Any

import msgspec

from amendiff.corpus import read_text
from amendiff.errors import BadShape, Location
from amendiff.formats.toml import decode
from amendiff.site.voices import voice

THEME = ("templates", "static")
"""The folders beside the settings in which a theme lies."""
_PLACE = re.compile(r"[A-Za-z0-9_][A-Za-z0-9._-]*(?:/[A-Za-z0-9_][A-Za-z0-9._-]*)*/?")
"""A page or folder below the site; no part of it begins with a full stop, so that none leads upwards."""
_OLD = re.compile(rf"(?:{_PLACE.pattern})?#[A-Za-z0-9._-]+|{_PLACE.pattern}")
"""A page that was, or an anchor of a page; of the home page, where no page is named."""


class PageIn(msgspec.Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """One page of the site's own in another language."""

    file: str
    title: str
    text: str = ""
    """What the file holds; read, not written, in the settings."""


class In(msgspec.Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """What the site says of itself in another language; what is left out is as in the first."""

    title: str = ""
    tagline: str = ""
    about: str = ""


class Page(msgspec.Struct, frozen=True, kw_only=True, forbid_unknown_fields=True, rename={"others": "in"}):
    """One page of the site's own, named in ``[[pages]]``."""

    file: str
    """Markdown, relative to the settings."""
    slug: str
    title: str
    text: str = ""
    """What the file holds; read, not written, in the settings."""
    language: str = ""
    """The language of the page, where it is not that of the site; read, not written, in the settings."""
    others: dict[str, PageIn] = {}
    """The page in other languages."""


class Moved(msgspec.Struct, frozen=True, kw_only=True, forbid_unknown_fields=True, rename={"old": "from", "new": "to"}):
    """An address that was published and is no more, named in ``[[moved]]``."""

    old: str
    """The folder of the page that was, below the site; with ``#`` and a name, an anchor that was on a page."""
    new: str
    """Where it is now, below the site, with an anchor where that helps."""


class Settings(msgspec.Struct, frozen=True, kw_only=True, forbid_unknown_fields=True, rename={"others": "in"}):
    """The shape of ``site.toml``."""

    title: str = "amendiff"
    tagline: str = ""
    about: str = ""
    """What the site is, in a paragraph or two of Markdown for the home page."""
    language: str = "en"
    """The language of the pages, though not of the texts, which have their own."""
    languages: tuple[str, ...] = ()
    """All languages in which the site is built: ``language`` at its root, each other one in a folder of its name."""
    others: dict[str, In] = {}
    """What the site says of itself in other languages."""
    base_url: str = ""
    """Where the site will stand, for pages that cannot use relative links."""
    first: tuple[str, ...] = ()
    """The dossiers that the home page names first, in this order; the others follow by name."""
    pages: tuple[Page, ...] = ()
    moved: tuple[Moved, ...] = ()
    styles: tuple[str, ...] = ()
    """Style sheets in ``static/`` beside the settings that every page loads after the site's own."""
    search: bool = False
    """Whether the site can be searched, which needs the extra ``search``."""
    cards: bool = False
    """Whether pages have a picture for those who link to them, which needs the extra ``cards``."""
    card_font: str = ""
    """A TrueType or OpenType font for the pictures, beside the settings; without one, those of texts in English."""
    downloads: bool = True
    """Whether each text can be downloaded: as Word, Markdown, Akoma Ntoso and JSON."""
    strings: dict[str, str] = {}
    """The site's own catalogues by language, from ``strings/``; read, not written, in the settings."""
    folder: str = ""
    """Where ``templates/`` and ``static/`` of the site's own lie; read, not written, in the settings."""

    @property
    def all_languages(self) -> tuple[str, ...]:
        """The languages in which the site is built, that of its root first."""
        return tuple(dict.fromkeys((self.language, *self.languages)))

    def speaking(self, language: str) -> "Settings":
        """Return the settings as the pages in *language* need them."""
        if language == self.language:
            return self
        own = self.others.get(language, In())
        pages = [
            msgspec.structs.replace(page, title=other.title, text=other.text)
            if (other := page.others.get(language))
            else msgspec.structs.replace(page, language=self.language)
            for page in self.pages
        ]
        return msgspec.structs.replace(
            self,
            language=language,
            title=own.title or self.title,
            tagline=own.tagline or self.tagline,
            about=own.about or self.about,
            pages=tuple(pages),
        )

    @property
    def font(self) -> str:
        """The path of the font for pictures; empty where the settings name none."""
        return str(Path(self.folder, self.card_font)) if self.card_font else ""

    @property
    def theme(self) -> list[Path]:
        """The files of the site's own theme, sorted."""
        if not self.folder:
            return []
        roots = (Path(self.folder, name) for name in THEME)
        font = [Path(self.font)] if self.font else []
        return sorted([*font, *(path for root in roots if root.is_dir() for path in root.rglob("*") if path.is_file())])


def load_settings(path: str | Path) -> Settings:
    """Return the settings in the file at *path*, with the text of their pages; defaults where there is no file.

    Raises an InputError.
    """
    path = Path(path)
    if not path.exists():
        return Settings()
    settings: Settings = decode(read_text(path), Settings, str(path))
    if settings.base_url and not settings.base_url.startswith(("https://", "http://")):
        raise BadShape("`base_url` must begin with https:// or http://", at=Location(str(path)))
    for one in settings.moved:
        if not _OLD.fullmatch(one.old) or not _PLACE.fullmatch(one.new.partition("#")[0]):
            said = f"`moved` names {one.old!r} and {one.new!r}, not two places below the site"
            raise BadShape(said, at=Location(str(path)))
    font = settings.card_font
    if font and (not _PLACE.fullmatch(font) or ".." in font or not (path.parent / font).is_file()):
        raise BadShape(f"`card_font` names {font!r}, which is no file here", at=Location(str(path)))
    for name in settings.styles:
        if not (path.parent / "static" / name).is_file() or not re.fullmatch(r"[A-Za-z0-9_][A-Za-z0-9._-]*\.css", name):
            raise BadShape(f"`styles` names {name!r}, and static/ holds no such style sheet", at=Location(str(path)))
    pages = [_read(page, path.parent) for page in settings.pages]
    strings = {one.stem: read_text(one) for one in sorted(path.parent.glob("strings/*.po"))}
    for language in settings.all_languages:
        try:
            voice(language, strings.get(language, ""))
        except BadShape as error:
            raise BadShape(str(error), at=_beside(path, error.at), hints=error.hints) from None
    return msgspec.structs.replace(settings, pages=tuple(pages), strings=strings, folder=str(path.parent))


def _read(page: Page, folder: Path) -> Page:
    """Return *page* with its words in every language."""
    others = {
        language: msgspec.structs.replace(one, text=read_text(folder / one.file, within=folder))
        for language, one in page.others.items()
    }
    return msgspec.structs.replace(page, text=read_text(folder / page.file, within=folder), others=others)


def _beside(path: Path, at: Location | None) -> Location:
    """Where a fault is: in the settings, or in a catalogue beside them."""
    return replace(at, path=str(path.parent / at.path)) if at else Location(str(path))


def markdown(text: str) -> str:
    """Return *text*, Markdown of the site's own, as HTML; raw HTML in it comes out as text."""
    from markdown_it import MarkdownIt

    reader = MarkdownIt("commonmark", {"html": False}).enable("table")
    rendered: Any = reader.render(text)
    return str(rendered)


__all__ = ["Moved", "Page", "Settings", "load_settings", "markdown"]
