"""A site put in the place of the one before: whole folders at once, whatever stops the build. Knows no page.

What is new is made aside, in a hidden folder beside the site. Either the whole folder is exchanged, or, where little
has changed, the folders and files that did. For these the ledger is cut first, and completed last: a build that is
stopped between the two leaves a ledger without what it was exchanging, and the next build makes that again.
"""

import fcntl
import os
import re
import shutil
import tempfile
from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from pathlib import Path

from amendiff.errors import Location, OutputError
from amendiff.site.disk import exchange
from amendiff.site.ledger import MARK

NEW, OLD = "new", "old"
"""The folders in the one aside: what is made, and what it takes the place of."""
_NOTE = "amendiff"
"""A file in the folder aside, by which it is known as one of a build."""


@contextmanager
def alone(target: Path) -> Iterator[None]:
    """Wait until no other build writes beside *target*, mend what a stopped one left, and keep others waiting.

    Raises OutputError where the folder that is to hold *target* cannot be made.
    """
    try:
        target.parent.mkdir(parents=True, exist_ok=True)
        beside = os.open(target.parent, os.O_RDONLY | os.O_CLOEXEC)
    except OSError as error:
        raise _unwritable(target, error) from None
    try:
        if _locked(beside):
            _mend(target)
        yield
    finally:
        os.close(beside)  # which also ends the lock, as does the end of this process, however it comes


def _locked(folder: int) -> bool:
    try:
        fcntl.flock(folder, fcntl.LOCK_EX)
    except OSError:  # a file system without locks
        return False
    return True


def _mend(target: Path) -> None:
    """Put *target* back where it was moved aside and nothing came in its place; take away what else is left."""
    name = re.compile(rf"\.{re.escape(target.name)}-\w{{8}}")
    left = [path for path in target.parent.iterdir() if name.fullmatch(path.name) and (path / _NOTE).is_file()]
    for aside in left:
        if not target.exists() and (aside / OLD / MARK).is_file():
            (aside / OLD).rename(target)
        shutil.rmtree(aside, ignore_errors=True)


@contextmanager
def folder_aside(target: Path) -> Iterator[Path]:
    """A new folder beside *target*, with empty folders NEW and OLD, taken away in the end. Raises OutputError."""
    aside: Path | None = None
    try:
        aside = Path(tempfile.mkdtemp(prefix=f".{target.name}-", dir=target.parent))
        (aside / _NOTE).write_bytes(b"")
        (aside / NEW).mkdir()
        yield aside
    except OSError as error:
        raise _unwritable(target, error) from None
    finally:
        if aside is not None:
            shutil.rmtree(aside, ignore_errors=True)


def swap_whole(target: Path, aside: Path) -> None:
    """Put the new site in the place of *target*. Raises OSError; then *target* is as it was."""
    fresh, old = aside / NEW, aside / OLD
    if not target.exists():
        fresh.rename(target)
    elif not exchange(fresh, target):
        target.rename(old)
        try:
            fresh.rename(target)
        except OSError:
            old.rename(target)
            raise


def can_exchange(aside: Path) -> bool:
    """Whether two folders can trade places at once here."""
    one, other = aside / "one", aside / "other"
    one.mkdir()
    other.mkdir()
    return exchange(one, other)


def swap_parts(target: Path, aside: Path, come: Iterable[str], go: Iterable[str], cut: Path, ledger: Path) -> None:
    """Put the folders and files *come*, each in one step, in the place of those in *target*, and take *go* out.

    The file *cut* is the ledger without all of these, *ledger* the one with them. Raises OSError.
    """
    (aside / OLD).mkdir()
    cut.replace(target / MARK)
    for name in go:
        (aside / OLD / name).parent.mkdir(exist_ok=True)
        (target / name).rename(aside / OLD / name)
    for name in come:
        if not os.path.lexists(target / name):
            (target / name).parent.mkdir(exist_ok=True)
            (aside / NEW / name).rename(target / name)
        elif not exchange(aside / NEW / name, target / name):
            raise OSError(f"{name} could not be exchanged")
    ledger.replace(target / MARK)


def _unwritable(target: Path, error: OSError) -> OutputError:
    return OutputError(f"cannot write {target}: {error.strerror or error}", code="AD603", at=Location(str(target)))
