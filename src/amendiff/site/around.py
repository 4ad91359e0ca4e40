"""What of a site belongs to no dossier: its own pages, sponsors, feeds, the list of addresses, static files."""

import re
from collections.abc import Iterable, Iterator, Sequence
from importlib.resources import files
from pathlib import Path

from amendiff.errors import OutputError
from amendiff.site import moved
from amendiff.site.disk import write
from amendiff.site.feeds import site_feed, sitemap
from amendiff.site.pages import Site, Written, site_pages
from amendiff.site.search import search_page
from amendiff.site.settings import Settings
from amendiff.site.sponsors import sponsor_pages


def write_around(sites: Sequence[Site], paths: Iterable[str], folder: Path) -> dict[str, int]:
    """Write all that belongs to no dossier into *folder*, in each language; *paths* are those of the dossiers' files.

    Returns the size of each file by path. Raises OutputError.
    """
    site = sites[0]
    wanted = site.base or site.settings.moved
    pages = [path for path in paths if path.endswith(".html")] if wanted else []
    sizes = write(str(folder), ((one.path, one.raw) for one in _written(sites, pages)))
    return sizes | write(str(folder), _theme(site.settings))


def _written(sites: Sequence[Site], paths: list[str]) -> Iterator[Written]:
    settings = sites[0].settings
    gone = {f"{site.prefix}{moved.page_of(one.old)}" for site in sites for one in moved.pages(settings.moved)}
    if taken := sorted(gone.intersection(paths)):
        said = f"{taken[0]} is a page that there is, so it cannot have moved"
        raise OutputError(said, code="AD607", hints=("take it out of [[moved]]",))
    found: list[str] = []
    for site in sites:
        for makes in (site_pages, sponsor_pages, site_feed, search_page):
            for one in site.placed(makes(site)):
                found.append(one.path)
                yield one
    moved.check(settings.moved, [*paths, *found])
    yield from sitemap(sites[0], [*found, *paths])
    for name in sorted(entry.name for entry in files("amendiff.site").joinpath("static").iterdir()):
        text = files("amendiff.site").joinpath("static", name).read_text(encoding="utf-8")
        yield Written(f"static/{name}", lean(text) if name.endswith(".css") else text)


def _theme(settings: Settings) -> Iterator[tuple[str, bytes]]:
    """The static files of the site's own theme, which come also over those of amendiff."""
    root = Path(settings.folder, "static")
    for source in settings.theme:
        if source.is_relative_to(root):
            yield f"static/{source.relative_to(root).as_posix()}", source.read_bytes()


def lean(css: str) -> str:
    """Return *css* without comments and spare space; strings in it hold neither a brace nor a line end."""
    css = re.sub(r"/\*.*?\*/", "", css, flags=re.DOTALL)
    css = re.sub(r"\s+", " ", css)
    return re.sub(r" ?([{};,>]) ?", r"\1", css.replace(": ", ":")).strip() + "\n"
