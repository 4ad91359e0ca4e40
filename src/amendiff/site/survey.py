"""What of an earlier build still stands: by contents of what it was made from, and by the files that are there.

Reads the ledger line by line, and looks at every file of the site once.
"""

import os
import stat
from collections.abc import Callable, Mapping
from pathlib import Path

import msgspec

from amendiff.site.disk import sizes
from amendiff.site.keys import Keys
from amendiff.site.layout import Layout
from amendiff.site.ledger import MARK, Ledger, Made

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
    head, tally, layout = ledger.head, Tally(), keys.layout
    tally.add_files(head.files)
    others = layout.by_part(head.files)
    kept: set[str] = set()
    for made in ledger:
        if made.name not in layout.folders or made.key != keys.dossier(made.name, made.related):
            continue
        if not look or _stands(target, layout, made, others):
            kept.add(made.name)
            tally.add(made)
    around = not look or all(
        _below(target, part) == files for part, files in others.items() if part not in layout.dossiers
    )
    strangers = sorted(layout.there(target) - others.keys() - layout.dossiers - {MARK})
    whole = head.site == keys.site() and len(kept) == len(layout.folders) and around and not strangers
    return Survey(kept, around, strangers, tally, whole)


def _stands(target: Path, layout: Layout, made: Made, others: Mapping[str, Mapping[str, int]]) -> bool:
    """Whether the parts of a dossier hold its files, and what else lies there, and nothing more."""
    found: dict[str, int] = {}
    wanted = made.files
    for part in layout.parts(made.name):
        found |= _below(target, part)
        wanted |= others.get(part, {})
    return found == wanted


def _below(target: Path, part: str) -> dict[str, int]:
    path = f"{target}/{part}"
    try:
        found = os.lstat(path)
    except OSError:
        return {}
    return sizes(path, f"{part}/") if stat.S_ISDIR(found.st_mode) else {part: found.st_size}
