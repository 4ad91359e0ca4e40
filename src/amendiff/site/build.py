"""The whole site, built aside and then swapped: nobody ever sees half of it. Same input, same bytes; no clock."""

import re
import shutil
import tempfile
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from importlib.resources import files
from pathlib import Path

import msgspec

from amendiff.corpus import Corpus
from amendiff.errors import Location, OutputError
from amendiff.site import moved
from amendiff.site.feeds import site_feed, sitemap
from amendiff.site.ledger import MARK, Keys, Ledger, Made, intact, read_ledger, reuse, write_ledger
from amendiff.site.making import in_all_languages, make, write
from amendiff.site.pages import Site, Written, site_pages
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
    sites = in_all_languages(corpus, settings)
    site = sites[0]
    keys, old = Keys(corpus, settings, site.folders), read_ledger(target)
    key = keys.site()
    if old.site == key and intact(target, old):
        return _built(target, old)
    with _aside(target) as aside:
        fresh = {name: one for name, one in old.dossiers.items() if name in site.folders}
        fresh = {name: one for name, one in fresh.items() if one.key == keys.dossier(name, one.related)}
        for one in sites:
            one.known = {name: made.facts[one.settings.language] for name, made in fresh.items()}
        kept = {name for name in fresh if reuse(target, aside, fresh[name])}
        wanted = [name for name in corpus.names if name not in kept]
        for name in wanted:
            for one in sites:  # half of what should have been kept
                shutil.rmtree(aside / one.prefix / one.folders[name], ignore_errors=True)
        made = {name: fresh[name] for name in kept}
        told = progress or (lambda *_: None)
        told(len(kept), len(corpus.names), wanted[0] if wanted else "")
        for n, (name, facts, sizes) in enumerate(make(sites, wanted, aside), 1):
            for one in sites:
                one.known[name] = facts[one.settings.language]
            made[name] = Made(keys.dossier(name, site.known[name].related), facts, sizes)
            told(len(kept) + n, len(corpus.names), wanted[n] if n < len(wanted) else "")
        dossiers = {name: made[name] for name in corpus.names}
        paths = [path for one in dossiers.values() for path in one.files]
        sizes = write(aside, _around(sites, paths)) | _copy(aside, settings)
        sizes |= index(aside) if settings.search else {}
        ledger = Ledger(site=key, dossiers=dossiers, files=sizes)
        write_ledger(ledger, aside)
    return _built(target, ledger)


def _built(target: Path, ledger: Ledger) -> Built:
    found = ledger.all_files
    pages = sum(path.endswith(".html") for path in found)
    size = sum(found.values()) + (target / MARK).stat().st_size
    return Built(target=str(target), dossiers=len(ledger.dossiers), pages=pages, files=len(found) + 1, size=size)


def _around(sites: Sequence[Site], paths: list[str]) -> Iterator[Written]:
    """Everything that belongs to no dossier; *paths* are those of the dossiers' files."""
    found: list[Written] = []
    for one in sites:
        found += one.placed([*site_pages(one), *sponsor_pages(one), *site_feed(one), *search_page(one)])
    if taken := sorted({file.path for file in found}.intersection(paths)):
        said = f"{taken[0]} is a page that there is, so it cannot have moved"
        raise OutputError(said, code="AD607", hints=("take it out of [[moved]]",))
    moved.check(sites[0].settings.moved, [*paths, *(file.path for file in found)])
    yield from found
    yield from sitemap(sites[0], [*(file.path for file in found), *paths])
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
