"""The whole site, built aside and then swapped: nobody ever sees half of it. Same input, same bytes; no clock."""

import re
import shutil
import tempfile
from collections.abc import Callable, Iterable, Iterator
from contextlib import contextmanager
from importlib.resources import files
from pathlib import Path

import msgspec

from amendiff.corpus import Corpus
from amendiff.errors import Location, OutputError
from amendiff.site.dossier_pages import dossier_pages
from amendiff.site.feeds import site_feed, sitemap
from amendiff.site.ledger import MARK, Keys, Ledger, Made, intact, read_ledger, reuse, write_ledger
from amendiff.site.pages import Picture, Site, Written, site_pages
from amendiff.site.search import index, search_page
from amendiff.site.settings import Settings
from amendiff.site.sponsors import sponsor_pages

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

    The folder is made, or replaced as a whole where an earlier build made it; pages of dossiers that have not changed
    since are taken from there, and where nothing has, nothing is written. Raises OutputError where it holds anything
    else, and an AmendiffError where a dossier cannot be read; then nothing is changed.
    """
    target = Path(target)
    _refuse_strangers(target)
    site = Site(corpus, settings)
    keys, old = Keys(corpus, settings, site.folders), read_ledger(target)
    key = keys.site()
    if old.site == key and intact(target, old):
        return _built(target, old)
    with _aside(target) as aside:
        dossiers: dict[str, Made] = {}
        fresh = {name: made for name, made in old.dossiers.items() if name in site.folders}
        fresh = {name: made for name, made in fresh.items() if made.key == keys.dossier(name, made.facts.related)}
        site.known = {name: made.facts for name, made in fresh.items()}
        for n, name in enumerate(corpus.names):
            if progress:
                progress(n, len(corpus.names), name)
            if name in fresh and reuse(target, aside, fresh[name]):
                dossiers[name] = fresh[name]
                continue
            shutil.rmtree(aside / site.folders[name], ignore_errors=True)
            sizes = _write(aside, dossier_pages(site, corpus[name]))
            facts = site.facts(name)
            dossiers[name] = Made(keys.dossier(name, facts.related), facts, sizes)
        if progress:
            progress(len(corpus.names), len(corpus.names), "")
        paths = [path for made in dossiers.values() for path in made.files]
        sizes = _write(aside, _around(site, paths)) | _copy(aside, settings)
        sizes |= index(aside) if settings.search else {}
        ledger = Ledger(site=key, dossiers=dossiers, files=sizes)
        write_ledger(ledger, aside)
    return _built(target, ledger)


def _built(target: Path, ledger: Ledger) -> Built:
    found = ledger.all_files
    pages = sum(path.endswith(".html") for path in found)
    size = sum(found.values()) + (target / MARK).stat().st_size
    return Built(target=str(target), dossiers=len(ledger.dossiers), pages=pages, files=len(found) + 1, size=size)


def _write(folder: Path, found: Iterable[Written | Picture]) -> dict[str, int]:
    """Write *found* into *folder*; return the size of each file by path."""
    sizes = {}
    for file in found:
        raw = file.raw if isinstance(file, Picture) else file.text.encode("utf-8", "replace")
        path = folder / file.path
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(raw)
        sizes[file.path] = len(raw)
    return sizes


def _around(site: Site, paths: list[str]) -> Iterator[Written]:
    """Everything that belongs to no dossier; *paths* are those of the dossiers' files."""
    found = [*site_pages(site), *sponsor_pages(site), *site_feed(site), *search_page(site)]
    if taken := sorted({file.path for file in found}.intersection(paths)):
        said = f"{taken[0]} is a page that there is, so it cannot have moved"
        raise OutputError(said, code="AD607", hints=("take it out of [[moved]]",))
    yield from found
    yield from sitemap(site, [*(file.path for file in found), *paths])
    for name in sorted(entry.name for entry in files("amendiff.site").joinpath("static").iterdir()):
        text = files("amendiff.site").joinpath("static", name).read_text(encoding="utf-8")
        yield Written(f"static/{name}", lean(text) if name.endswith(".css") else text)


def _copy(folder: Path, settings: Settings) -> dict[str, int]:
    """Copy the static files of the site's own theme, also over those of amendiff."""
    sizes, root = {}, Path(settings.folder, "static")
    for source in settings.theme:
        if source.is_relative_to(root):
            path = folder / "static" / source.relative_to(root)
            path.parent.mkdir(parents=True, exist_ok=True)
            shutil.copyfile(source, path)
            sizes[path.relative_to(folder).as_posix()] = path.stat().st_size
    return sizes


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
