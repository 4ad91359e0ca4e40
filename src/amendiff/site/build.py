"""The whole site, built aside and then swapped: nobody ever sees half of it. Same input, same bytes; no clock."""

from pathlib import Path

import msgspec

from amendiff.corpus import Corpus
from amendiff.errors import Location, OutputError
from amendiff.site.keys import Keys
from amendiff.site.layout import Layout
from amendiff.site.ledger import MARK, Ledger
from amendiff.site.settings import Settings
from amendiff.site.survey import Progress, survey
from amendiff.site.swap import alone


class Built(msgspec.Struct, frozen=True, kw_only=True):
    """What was built."""

    target: str
    dossiers: int
    pages: int
    files: int
    size: int
    """In bytes."""


def build(
    corpus: Corpus, settings: Settings, target: str | Path, progress: Progress | None = None, *, look: bool = True
) -> Built:
    """Build the site of *corpus* into the folder *target* and return what was built.

    The folder is made, or brought up to date where an earlier build made it; pages of dossiers that have not changed
    since stay, and where nothing has, nothing is written. Without *look* the files in it are taken to be as that build
    left them. Waits while another build writes beside *target*. Raises OutputError where the folder holds anything
    else, and an AmendiffError where a dossier cannot be read; then nothing is changed.
    """
    target = Path(target)
    _refuse_strangers(target)
    keys = Keys(corpus, settings, Layout(corpus.names, settings))
    with alone(target):
        ledger = Ledger(target / MARK)
        found = survey(target, ledger, keys, look=look)
        if not found.whole:
            from amendiff.site.renewal import Renewal

            found.tally = Renewal(corpus, settings, target, keys, ledger, found, progress or (lambda *_: None)).run()
    tally = found.tally
    size = tally.size + (target / MARK).stat().st_size
    return Built(
        target=str(target), dossiers=len(keys.layout.folders), pages=tally.pages, files=tally.files + 1, size=size
    )


def _refuse_strangers(target: Path) -> None:
    """Raise OutputError where *target* is anything but a folder that a build made, or an empty one."""
    at, hints = Location(str(target)), ("name a folder that is new, empty, or an earlier build",)
    if target.is_symlink() or (target.exists() and not target.is_dir()):
        raise OutputError(f"{target} is not a folder", code="AD601", at=at, hints=hints)
    if target.is_dir() and not (target / MARK).is_file() and any(target.iterdir()):
        raise OutputError(f"{target} holds files that amendiff did not make", code="AD602", at=at, hints=hints)
