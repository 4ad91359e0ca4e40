"""The site's own settings, pages and theme: ``site.toml`` and what lies beside it. Knows no dossier."""

import re
from pathlib import Path
from typing import Any

import msgspec

from amendiff.corpus import read_text
from amendiff.errors import BadShape, Location
from amendiff.formats.toml import decode

THEME = ("templates", "static")
"""The folders beside the settings in which a theme lies."""
_PLACE = re.compile(r"[A-Za-z0-9_][A-Za-z0-9._-]*(?:/[A-Za-z0-9_][A-Za-z0-9._-]*)*/?")
"""A page or folder below the site; no part of it begins with a full stop, so that none leads upwards."""
_OLD = re.compile(rf"(?:{_PLACE.pattern})?#[A-Za-z0-9._-]+|{_PLACE.pattern}")
"""A page that was, or an anchor of a page; of the home page, where no page is named."""


class Page(msgspec.Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """One page of the site's own, named in ``[[pages]]``."""

    file: str
    """Markdown, relative to the settings."""
    slug: str
    title: str
    text: str = ""
    """What the file holds; read, not written, in the settings."""


class Moved(msgspec.Struct, frozen=True, kw_only=True, forbid_unknown_fields=True, rename={"old": "from", "new": "to"}):
    """An address that was published and is no more, named in ``[[moved]]``."""

    old: str
    """The folder of the page that was, below the site; with ``#`` and a name, an anchor that was on a page."""
    new: str
    """Where it is now, below the site, with an anchor where that helps."""


class Settings(msgspec.Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """The shape of ``site.toml``."""

    title: str = "amendiff"
    tagline: str = ""
    about: str = ""
    """What the site is, in a paragraph or two of Markdown for the home page."""
    language: str = "en"
    base_url: str = ""
    """Where the site will stand, for pages that cannot use relative links."""
    pages: tuple[Page, ...] = ()
    moved: tuple[Moved, ...] = ()
    styles: tuple[str, ...] = ()
    """Style sheets in ``static/`` beside the settings that every page loads after the site's own."""
    search: bool = False
    """Whether the site can be searched, which needs the extra ``search``."""
    cards: bool = False
    """Whether texts and amendments have a picture for those who link to them, which needs the extra ``cards``."""
    card_font: str = ""
    """A TrueType or OpenType font for the pictures, beside the settings; without one, those of texts in English."""
    downloads: bool = True
    """Whether each text can be downloaded: as Word, Markdown, Akoma Ntoso and JSON."""
    folder: str = ""
    """Where ``templates/`` and ``static/`` of the site's own lie; read, not written, in the settings."""

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
    pages = []
    for page in settings.pages:
        source = path.parent / page.file
        pages.append(msgspec.structs.replace(page, text=read_text(source, within=path.parent)))
    return msgspec.structs.replace(settings, pages=tuple(pages), folder=str(path.parent))


def markdown(text: str) -> str:
    """Return *text*, Markdown of the site's own, as HTML; raw HTML in it comes out as text."""
    from markdown_it import MarkdownIt

    reader = MarkdownIt("commonmark", {"html": False}).enable("table")
    rendered: Any = reader.render(text)
    return str(rendered)


__all__ = ["Moved", "Page", "Settings", "load_settings", "markdown"]
