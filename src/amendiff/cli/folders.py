"""The files of two folders, paired by their paths, and what differs in each. Writes nothing."""

import filecmp
import os
from collections import Counter
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import Literal

import click
import msgspec

from amendiff.cli.changes import Changes, alike, changes
from amendiff.cli.command import find_dossier
from amendiff.cli.sides import beneath, documents_of
from amendiff.cli.texts import Text, source_in
from amendiff.comparison.ignoring import Ignored
from amendiff.corpus.files import read_bytes
from amendiff.corpus.loading import IDENTITY
from amendiff.corpus.references import PLAIN, FileReference, is_path, parse_reference
from amendiff.errors import AmendiffError, FileMissing, InputError, Location


class Entry(msgspec.Struct, frozen=True):
    """One path that either folder has."""

    path: str
    change: Literal["same", "added", "removed", "changed", "differs"]
    """It ``differs`` where it is no text, or in nothing that its words show."""
    note: str = ""
    sides: tuple[Text, Text] | None = None
    found: Changes | None = None

    @property
    def same(self) -> bool:
        """Whether the words of both files are the same."""
        return self.found is not None and self.found.same


def are_folders(old: str, new: str) -> bool:
    """Whether both arguments name folders that are no dossiers; raise UsageError where only one does.

    Raises FileMissing where the other names nothing.
    """
    found = [_is_folder(one) for one in (old, new)]
    if not any(found):
        return False
    if all(Path(one).is_dir() for one in (old, new)):
        return True
    name, other = (old, new) if found[0] else (new, old)
    _known(other)
    raise click.UsageError(f"the folder {name} cannot be compared with a text; name two folders, or two texts")


def _known(argument: str) -> None:
    """Raise FileMissing where *argument* is a path, or a bare name, of nothing that is there."""
    found = parse_reference(argument)
    if isinstance(found, FileReference):
        missing = found.revision is None and found.path != "-" and not Path(found.path).exists()
    else:
        missing = not is_path(found.dossier) and not _is_dossier(found.dossier)
    if missing:
        near = ("a path starts from the folder in which you are",)
        raise FileMissing(f"no folder {argument}", at=Location(argument), hints=near)


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
    """The paths of the files below *root*, links followed; one to a folder that it stands in counts as a file."""
    found = set()
    above: dict[Path, tuple[Path, ...]] = {root: (root.resolve(),)}
    """For each folder where it really is, and those through which the walk came to it."""
    for walked, folders, names in os.walk(root, onerror=_unreadable, followlinks=True):
        folder = Path(walked)
        for name in [name for name in folders if not name.startswith(".")]:
            real = (folder / name).resolve()
            if any(one.is_relative_to(real) for one in above[folder]):
                names.append(name)
            else:
                above[folder / name] = (*above[folder], real)
        folders[:] = [name for name in folders if folder / name in above]
        found |= {(folder / name).relative_to(root).as_posix() for name in names if not name.startswith(".")}
    return found


def _unreadable(error: OSError) -> None:
    where = str(error.filename)
    why = f"cannot read {where}: {error.strerror or error}"
    raise FileMissing(why, at=Location(where), hints=("is it a folder that you may read?",)) from None


def _entry(path: str, old: Path, new: Path, *, moves: bool, ignore: Ignored, plain: bool) -> Entry:
    try:
        if not (old.is_file() and new.is_file()):
            return _unread(path, old, new)
        if filecmp.cmp(old, new, shallow=False):
            return Entry(path, "same")
        sources = [source_in(read_bytes(one), str(one), str(one)) for one in (old, new)]
    except InputError as error:
        return Entry(path, "differs", str(error))
    except OSError as error:
        return Entry(path, "differs", error.strerror or str(error))
    read_as = PLAIN[0] if plain else old.suffix.lower()
    documents = documents_of([source.text for source in sources], read_as)
    before, after = (
        Text(str(name), document, plain=True, notes=source.notes, raw=source.raw, read_as=read_as)
        for name, document, source in zip((old, new), documents, sources, strict=True)
    )
    found = changes(before, after, moves=moves, ignore=ignore)
    if not alike(found):
        return Entry(path, "changed", "", (before, after), found)
    if ignore:
        return Entry(path, "same")
    return Entry(path, "differs", beneath(before, after), (before, after), found)


def _unread(path: str, old: Path, new: Path) -> Entry:
    """Links to nowhere, or to a folder that they stand in, are the same where they say the same."""
    links = [one.readlink() if one.is_symlink() else None for one in (old, new)]
    if None not in links:
        return Entry(path, "same") if links[0] == links[1] else Entry(path, "differs", "links that lead to no file")
    return Entry(path, "differs", "not a file")


def in_words(shown: Sequence[Entry], same: int) -> str:
    """Return how many files differ, and how: ``1 file changed, 2 added; 3 the same``."""
    counted = Counter((entry.change, entry.same) for entry in shown)
    told = [
        (counted["changed", False], "changed"),
        (counted["changed", True], "only renumbered"),
        (counted["differs", False], "different"),
        (counted["differs", True], "alike in words"),
        (counted["added", False], "added"),
        (counted["removed", False], "removed"),
    ]
    parts = [f"{count} {how}" for count, how in told if count]
    if not parts:
        return f"nothing differs in {same} {'file' if same == 1 else 'files'}"
    count, _, rest = parts[0].partition(" ")
    parts[0] = f"{count} {'file' if count == '1' else 'files'} {rest}"
    return ", ".join(parts) + (f"; {same} the same" if same else "")
