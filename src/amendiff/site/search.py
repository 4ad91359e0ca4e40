"""The index of the search page, made by Pagefind where the settings ask for it. Knows no dossier."""

import subprocess
from collections.abc import Iterator
from pathlib import Path

from amendiff.errors import OutputError
from amendiff.sentences import say
from amendiff.site.pages import Site, Written, twin
from amendiff.site.sorted_index import put_in_order

FOLDER = "pagefind"
_UNUSED = "pagefind-*"
"""Pagefind's own search boxes; the site has one."""


def search_page(site: Site) -> Iterator[Written]:
    """Return the page on which to search, where the settings ask for it."""
    if site.settings.search:
        title, said = say("Search"), say("Find words in texts and amendments.")
        yield site.page("search", "search/index.html", title=title, description=said)
        yield Written("search/index.json", twin("page", title=site.said(title)))


def index(folder: Path) -> dict[str, int]:
    """Make the index of the pages in *folder* and return the size of each of its files. Raises OutputError."""
    try:
        from pagefind_bin import get_executable

        program = get_executable()
    except (ImportError, FileNotFoundError):
        raise OutputError(
            "the settings ask for search, and Pagefind is not installed",
            code="AD605",
            hints=("pip install 'amendiff[search]'", "or leave `search` out of site.toml"),
        ) from None
    asked = [str(program), "--site", str(folder), "--output-subdir", FOLDER, "--quiet"]
    done = subprocess.run(asked, capture_output=True, text=True, check=False)
    if done.returncode:
        raise OutputError(f"Pagefind stopped: {done.stderr.strip() or done.stdout.strip()}", code="AD605")
    for path in (folder / FOLDER).glob(_UNUSED):
        if path.name != "pagefind-entry.json" and not path.name.startswith("pagefind-worker"):
            path.unlink()
    put_in_order(folder / FOLDER)
    paths = sorted(path for path in (folder / FOLDER).rglob("*") if path.is_file())
    return {path.relative_to(folder).as_posix(): path.stat().st_size for path in paths}
