"""The whole site, built aside and then swapped: nobody ever sees half of it. Same input, same bytes; no clock."""

import re
import shutil
import tempfile
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from importlib.resources import files
from pathlib import Path

import msgspec

from amendiff.corpus import Corpus
from amendiff.errors import Location, OutputError
from amendiff.site.dossier_pages import dossier_pages
from amendiff.site.pages import Site, Written, site_pages
from amendiff.site.settings import Settings
from amendiff.site.sponsors import sponsor_pages

MARK = ".amendiff-site"
"""The file by which a folder that ``build`` made is known."""

Progress = Callable[[int, int, str], None]
"""Called with how many dossiers are done, how many there are, and the name of the next."""


class Built(msgspec.Struct, frozen=True, kw_only=True):
    """What was built."""

    target: str
    dossiers: int
    pages: int
    files: int
    size: int
    """In bytes."""


def build(corpus: Corpus, settings: Settings, target: str | Path, progress: Progress | None = None) -> Built:
    """Build the site of *corpus* into the folder *target* and return what was built.

    The folder is made, or replaced as a whole where an earlier build made it. Raises OutputError where it holds
    anything else, and an AmendiffError where a dossier cannot be read; then nothing is changed.
    """
    target = Path(target)
    _refuse_strangers(target)
    pages = count = size = 0
    with _aside(target) as aside:
        for file in _everything(corpus, settings, progress):
            raw = file.text.encode("utf-8", "replace")
            path = aside / file.path
            path.parent.mkdir(parents=True, exist_ok=True)
            path.write_bytes(raw)
            count, size, pages = count + 1, size + len(raw), pages + file.path.endswith(".html")
    return Built(target=str(target), dossiers=len(corpus.names), pages=pages, files=count, size=size)


def _everything(corpus: Corpus, settings: Settings, progress: Progress | None) -> Iterator[Written]:
    site = Site(corpus, settings)
    names = corpus.names
    for n, name in enumerate(names):
        if progress:
            progress(n, len(names), name)
        yield from dossier_pages(site, corpus[name])
    if progress:
        progress(len(names), len(names), "")
    yield from site_pages(site)
    yield from sponsor_pages(site)
    for name in sorted(entry.name for entry in files("amendiff.site").joinpath("static").iterdir()):
        text = files("amendiff.site").joinpath("static", name).read_text(encoding="utf-8")
        yield Written(f"static/{name}", lean(text) if name.endswith(".css") else text)
    yield Written(MARK, "Made by amendiff build, which replaces this folder as a whole.\n")


def lean(css: str) -> str:
    """Return *css* without comments and spare space; strings in it hold neither a brace nor a line end."""
    css = re.sub(r"/\*.*?\*/", "", css, flags=re.DOTALL)
    css = re.sub(r"\s+", " ", css)
    return re.sub(r" ?([{};,>]) ?", r"\1", css.replace(": ", ":")).strip() + "\n"


def _refuse_strangers(target: Path) -> None:
    """Raise OutputError where *target* is anything but a folder that a build made, or an empty one."""
    at, hints = Location(str(target)), ("name a folder that is new, empty, or an earlier build",)
    if target.is_symlink() or (target.exists() and not target.is_dir()):
        raise OutputError(f"{target} is not a folder", code="AD601", at=at, hints=hints)
    if target.is_dir() and not (target / MARK).is_file() and any(target.iterdir()):
        raise OutputError(f"{target} holds files that amendiff did not make", code="AD602", at=at, hints=hints)


@contextmanager
def _aside(target: Path) -> Iterator[Path]:
    """A new folder beside *target*, put in its place at the end, or taken away where anything fails."""
    try:
        target.parent.mkdir(parents=True, exist_ok=True)
        aside = Path(tempfile.mkdtemp(prefix=f".{target.name}-", dir=target.parent))
    except OSError as error:
        raise _unwritable(target, error) from None
    fresh, old = aside / "new", aside / "old"
    try:
        fresh.mkdir()
        yield fresh
        if target.exists():
            target.rename(old)
        try:
            fresh.rename(target)
        except OSError:
            if old.exists():
                old.rename(target)
            raise
    except OSError as error:
        raise _unwritable(target, error) from None
    finally:
        shutil.rmtree(aside, ignore_errors=True)


def _unwritable(target: Path, error: OSError) -> OutputError:
    return OutputError(f"cannot write {target}: {error.strerror or error}", code="AD603", at=Location(str(target)))
