"""What of an earlier build still stands: by contents of what it was made from, and by the files that are there.

Reads the ledger line by line, and looks at every file of the site once.
"""

from collections.abc import Callable, Mapping
from pathlib import Path

import msgspec

from amendiff.site.disk import sizes
from amendiff.site.keys import Keys
from amendiff.site.ledger import MARK, Head, Ledger, Made

Progress = Callable[[int, int, str], None]
"""Called with how many dossiers are done, how many there are, and the name of the next."""


class Tally:
    """Counts what a site holds, as it is made or looked at."""

    def __init__(self) -> None:
        self.pages = self.files = self.size = 0

    def add(self, made: Made) -> None:
        """Count what was made of a dossier."""
        self.pages += made.pages
        self.files += made.count
        self.size += made.size

    def add_files(self, files: Mapping[str, int]) -> None:
        """Count files that belong to no dossier."""
        self.pages += sum(path.endswith(".html") for path in files)
        self.files += len(files)
        self.size += sum(files.values())


class Survey(msgspec.Struct):
    """What stands of a site."""

    kept: set[str]
    """The dossiers whose pages need not be made again."""
    around: bool
    """Whether the files that belong to no dossier are as the ledger says."""
    strangers: list[str]
    """What lies in the folder and is no part of the site."""
    tally: Tally
    whole: bool
    """Whether it is the whole site that is to be made."""


def survey(target: Path, ledger: Ledger, keys: Keys, *, look: bool = True) -> Survey:
    """Return what stands of the site in *target*, which *ledger* describes.

    Without *look* its files are taken to be as the ledger says. Raises OSError where the folder cannot be read.
    """
    head, tally = ledger.head, Tally()
    tally.add_files(head.files)
    there = {path.name for path in target.iterdir()} if target.is_dir() else set()
    inside = _by_top(head)
    kept: set[str] = set()
    for made in ledger:
        top = keys.folders.get(made.name)
        if top is None or made.key != keys.dossier(made.name, made.related):
            continue
        if not look or _below(target, top) == made.files | inside.get(top, {}):
            kept.add(made.name)
            tally.add(made)
    tops = {path.partition("/")[0] for path in head.files}
    own = set(keys.folders.values())
    around = not look or all(
        (_below(target, top) if "/" in next(iter(files)) else _alone(target, top)) == files
        for top, files in inside.items()
        if top not in own
    )
    strangers = sorted(there - tops - own - {MARK})
    whole = head.site == keys.site() and len(kept) == len(keys.folders) and around and not strangers
    return Survey(kept, around, strangers, tally, whole)


def _by_top(head: Head) -> dict[str, dict[str, int]]:
    found: dict[str, dict[str, int]] = {}
    for path, size in head.files.items():
        found.setdefault(path.partition("/")[0], {})[path] = size
    return found


def _below(target: Path, top: str) -> dict[str, int]:
    try:
        return dict(sizes(f"{target}/{top}", f"{top}/"))
    except OSError:
        return {}


def _alone(target: Path, name: str) -> dict[str, int]:
    path = target / name
    return {name: path.lstat().st_size} if path.is_file() else {}
