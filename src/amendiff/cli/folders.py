"""The files of two folders, paired by their paths, and what differs in each. Writes nothing."""

import os
from collections import Counter
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import Literal

import click
import msgspec

from amendiff.cli.changes import Changes, changes
from amendiff.cli.command import find_dossier
from amendiff.cli.sides import documents_of
from amendiff.cli.texts import Text
from amendiff.comparison.ignoring import Ignored
from amendiff.corpus.files import LIMIT, text_of
from amendiff.corpus.loading import IDENTITY
from amendiff.corpus.references import is_path
from amendiff.errors import AmendiffError, InputError


class Entry(msgspec.Struct, frozen=True):
    """One path that either folder has."""

    path: str
    change: Literal["same", "added", "removed", "changed", "differs"]
    """It ``differs`` where it is no text."""
    note: str = ""
    sides: tuple[Text, Text] | None = None
    found: Changes | None = None


def are_folders(old: str, new: str) -> bool:
    """Whether both arguments name folders that are no dossiers; raise UsageError where only one does."""
    found = [_is_folder(one) for one in (old, new)]
    if not any(found):
        return False
    if all(Path(one).is_dir() for one in (old, new)):
        return True
    name = old if found[0] else new
    raise click.UsageError(f"the folder {name} cannot be compared with a file; name two folders, or two files")


def _is_folder(argument: str) -> bool:
    """Whether *argument* names a folder; a bare name is that of a dossier first."""
    if not Path(argument).is_dir() or (Path(argument) / IDENTITY).is_file():
        return False
    return is_path(argument) or not _is_dossier(argument)


def _is_dossier(name: str) -> bool:
    try:
        find_dossier(name.partition("@")[0])
    except AmendiffError:
        return False
    return True


def entries(
    old: str, new: str, *, moves: bool = True, ignore: Ignored = frozenset(), plain: bool = False
) -> Iterator[Entry]:
    """Return an entry for each path that a file has in either folder, sorted; hidden ones are left out."""
    sides = [_files(Path(folder)) for folder in (old, new)]
    for path in sorted(sides[0] | sides[1]):
        if path not in sides[1]:
            yield Entry(path, "removed")
        elif path not in sides[0]:
            yield Entry(path, "added")
        else:
            yield _entry(path, Path(old) / path, Path(new) / path, moves=moves, ignore=ignore, plain=plain)


def _files(root: Path) -> set[str]:
    found = set()
    for folder, folders, names in os.walk(root):
        folders[:] = [name for name in folders if not name.startswith(".")]
        found |= {(Path(folder) / name).relative_to(root).as_posix() for name in names if not name.startswith(".")}
    return found


def _entry(path: str, old: Path, new: Path, *, moves: bool, ignore: Ignored, plain: bool) -> Entry:
    sources = []
    try:
        if not (old.is_file() and new.is_file()):
            return Entry(path, "differs", "not a file")
        raw = [_bytes(one) for one in (old, new)]
        if raw[0] == raw[1]:
            return Entry(path, "same")
        sources = [text_of(one, str(name)) for one, name in zip(raw, (old, new), strict=True)]
    except InputError as error:
        return Entry(path, "differs", str(error))
    except OSError as error:
        return Entry(path, "differs", error.strerror or str(error))
    documents = documents_of(sources, ".txt" if plain else old.suffix.lower())
    sides = (Text(str(old), documents[0], plain=True), Text(str(new), documents[1], plain=True))
    found = changes(*sides, moves=moves, ignore=ignore)
    if not found.same or any(row.change != "equal" for row in found.rows):
        return Entry(path, "changed", "", sides, found)
    return Entry(path, "same" if ignore else "differs", "" if ignore else "only in spaces, line ends or empty lines")


def _bytes(path: Path) -> bytes:
    with path.open("rb") as file:
        return file.read(LIMIT + 1)


def in_words(shown: Sequence[Entry], same: int) -> str:
    """Return how many files differ, and how: ``1 file changed, 2 added; 3 the same``."""
    counted = Counter(entry.change for entry in shown)
    told = [
        (counted["changed"], "changed"),
        (counted["differs"], "different"),
        (counted["added"], "added"),
        (counted["removed"], "removed"),
    ]
    parts = [f"{count} {how}" for count, how in told if count]
    if not parts:
        return f"nothing differs in {same} {'file' if same == 1 else 'files'}"
    count, _, rest = parts[0].partition(" ")
    parts[0] = f"{count} {'file' if count == '1' else 'files'} {rest}"
    return ", ".join(parts) + (f"; {same} the same" if same else "")
