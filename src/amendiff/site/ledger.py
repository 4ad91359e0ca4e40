"""What an earlier build made and from what, so that only what changed is made again. Compares contents, never times.

The ledger lies in the site's folder and marks it as one that a build made.
"""

import functools
import hashlib
import os
import shutil
from collections.abc import Iterable, Iterator, Mapping
from importlib.metadata import PackageNotFoundError, version
from importlib.resources import files
from importlib.resources.abc import Traversable
from pathlib import Path

import msgspec

from amendiff.corpus import Corpus
from amendiff.site.facts import Facts
from amendiff.site.settings import Settings

MARK = ".amendiff-site"
"""The file by which a folder that ``build`` made is known."""
_USED = ("babel", "diff-match-patch", "jinja2", "markdown-it-py", "markupsafe", "msgspec", "rapidfuzz", "regex")
_EXTRA = ("pagefind_bin", "pillow")


class Made(msgspec.Struct, frozen=True):
    """What was made of one dossier, and from what."""

    key: str
    facts: dict[str, Facts]
    """By language."""
    files: dict[str, int]
    """The size of each file, by path."""

    @property
    def related(self) -> tuple[str, ...]:
        """The dossiers of which its pages speak, in whatever language."""
        return next(iter(self.facts.values())).related


class Ledger(msgspec.Struct, frozen=True):
    """What one build made."""

    note: str = "Made by amendiff build, which replaces this folder as a whole."
    site: str = ""
    """What the pages of the site itself were made from."""
    dossiers: dict[str, Made] = {}
    files: dict[str, int] = {}
    """All other files."""

    @property
    def all_files(self) -> dict[str, int]:
        """Every file but the ledger, with its size."""
        return {path: size for made in self.dossiers.values() for path, size in made.files.items()} | self.files


def read_ledger(target: Path) -> Ledger:
    """Return what was made in *target*; nothing where there is no ledger, or one of another kind."""
    try:
        return msgspec.json.decode((target / MARK).read_bytes(), type=Ledger)
    except (OSError, msgspec.DecodeError, UnicodeDecodeError):
        return Ledger()


def write_ledger(ledger: Ledger, target: Path) -> None:
    """Write *ledger* into *target*."""
    (target / MARK).write_bytes(msgspec.json.encode(ledger, order="deterministic") + b"\n")


def intact(target: Path, ledger: Ledger) -> bool:
    """Whether *target* holds exactly the files of *ledger*, by path and size."""
    found = dict(_sizes(str(target)))
    found.pop(MARK, None)
    return found == ledger.all_files


def _sizes(folder: str, above: str = "") -> Iterator[tuple[str, int]]:
    """Every file below *folder* with its size; without a Path for each, since there are many thousands."""
    with os.scandir(folder) as entries:
        for entry in entries:
            if entry.is_dir(follow_symlinks=False):
                yield from _sizes(entry.path, f"{above}{entry.name}/")
            else:
                yield above + entry.name, entry.stat().st_size


def reuse(old: Path, fresh: Path, made: Made) -> bool:
    """Put the files of *made* from the folder *old* into *fresh*; return whether all of them were there."""
    for folder in {path.rpartition("/")[0] for path in made.files}:
        (fresh / folder).mkdir(parents=True, exist_ok=True)
    for path, size in made.files.items():
        source, goal = f"{old}/{path}", f"{fresh}/{path}"
        try:
            if os.stat(source).st_size != size:  # noqa: PTH116  # a Path for each of many thousand files is slow
                return False
            _link(source, goal)
        except OSError:
            return False
    return True


def _link(old: str, new: str) -> None:
    try:
        os.link(old, new)
    except OSError:  # another file system, or one that knows no links
        shutil.copyfile(old, new)


class Keys:
    """What each part of a site is made from, as digests."""

    def __init__(self, corpus: Corpus, settings: Settings, folders: Mapping[str, str]) -> None:
        self.corpus, self.folders = corpus, folders
        theme = ((path.relative_to(settings.folder).as_posix(), path.read_bytes()) for path in settings.theme)
        said = msgspec.structs.replace(settings, folder="")  # where it lies makes no difference
        self.program = _digest([_program(), msgspec.json.encode(said), _pairs(theme)])
        self.known: dict[str, bytes] = {}

    def dossier(self, name: str, related: Iterable[str]) -> str:
        """Return the key of a dossier: its own files, and those of the dossiers of which its pages speak."""
        own = [self.program, *map(self._files, (name, *related))]
        return _digest(own).hex()

    def site(self) -> str:
        """Return the key of what is made from all dossiers."""
        return _digest([self.program, *map(self._files, self.corpus.names)]).hex()

    def _files(self, name: str) -> bytes:
        if name not in self.known:
            if len(self.corpus.folders.get(name, ())) != 1:
                return b""
            folder = self.corpus.folder(name)
            paths = sorted(path for path in folder.rglob("*") if path.is_file())
            found = ((path.relative_to(folder).as_posix(), path.read_bytes()) for path in paths)
            self.known[name] = _digest([self.folders[name].encode(), name.encode(), _pairs(found)])
        return self.known[name]


@functools.cache
def _program() -> bytes:
    """The program that makes the pages: its own files, and the releases of what it uses."""

    def walk(folder: Traversable, above: str) -> Iterable[tuple[str, bytes]]:
        for entry in sorted(folder.iterdir(), key=lambda one: one.name):
            if entry.is_dir() and entry.name != "__pycache__":
                yield from walk(entry, f"{above}{entry.name}/")
            elif entry.is_file():
                yield above + entry.name, entry.read_bytes()

    return _digest(
        [_pairs(walk(files("amendiff"), "")), *(f"{name} {_release(name)}".encode() for name in (*_USED, *_EXTRA))]
    )


def _release(name: str) -> str:
    try:
        return version(name)
    except PackageNotFoundError:
        return ""


def _pairs(found: Iterable[tuple[str, bytes]]) -> bytes:
    return _digest(part for name, raw in found for part in (name.encode("utf-8", "surrogateescape"), raw))


def _digest(parts: Iterable[bytes]) -> bytes:
    whole = hashlib.sha256()
    for part in parts:
        whole.update(len(part).to_bytes(8, "big") + part)
    return whole.digest()
