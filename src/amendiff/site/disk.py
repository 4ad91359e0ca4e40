"""Files below a folder: found, digested, written, exchanged. Many thousands, so that no Path is made for each.

Knows no page and no dossier.
"""

import ctypes
import hashlib
import os
import shutil
import sys
from collections.abc import Iterable, Iterator, Mapping
from math import inf
from pathlib import Path

_HERE = -100
"""AT_FDCWD: paths are meant as they are."""
_DEPTH = 16
"""Folders are followed no deeper than this, so that links never lead round without an end."""
_EXCHANGE = 2
"""RENAME_EXCHANGE of Linux, and RENAME_SWAP of macOS."""


def sizes(folder: str, above: str = "", since: float = inf) -> dict[str, int]:
    """Return the size of every file below *folder* by path, which begins with *above*.

    One that was written after *since*, in nanoseconds, has the size -1: no size that it could be known by.
    """
    found = dict[str, int]()
    left = [(folder, above)]
    for path, name in left:
        with os.scandir(path) as entries:
            for entry in entries:
                if entry.is_dir(follow_symlinks=False):
                    left.append((entry.path, f"{name}{entry.name}/"))
                else:
                    known = entry.stat(follow_symlinks=False)
                    found[name + entry.name] = known.st_size if known.st_mtime_ns <= since else -1
    return found


def contents(folder: str, above: str = "") -> Iterator[tuple[str, bytes]]:
    """Return every file below *folder* with what is in it, by name; links are followed, but not round in circles."""
    with os.scandir(folder) as entries:
        found = sorted(entries, key=lambda entry: entry.name)
    for entry in found:
        if entry.is_file():
            yield above + entry.name, read(entry.path)
        elif entry.is_dir() and entry.name != "__pycache__" and above.count("/") < _DEPTH and not _upwards(entry):
            yield from contents(entry.path, f"{above}{entry.name}/")


def _upwards(entry: os.DirEntry[str]) -> bool:
    """Whether *entry* is a link to a folder in which it lies itself."""
    if not entry.is_symlink():
        return False
    goal = os.path.realpath(entry.path)
    return os.path.commonpath([goal, os.path.realpath(os.path.dirname(entry.path))]) == goal


def read(path: str) -> bytes:
    """Return what is in the file at *path*, with as few calls of the system as can be."""
    file = os.open(path, os.O_RDONLY | os.O_CLOEXEC)
    try:
        parts = [os.read(file, 65_536)]
        while len(parts[-1]) == 65_536:
            parts.append(os.read(file, 65_536))
        return b"".join(parts)
    finally:
        os.close(file)


def digest(parts: Iterable[bytes]) -> bytes:
    """Return the digest of *parts*, which tells them from any others, also those that are alike when joined."""
    whole = hashlib.sha256()
    for part in parts:
        whole.update(len(part).to_bytes(8, "big") + part)
    return whole.digest()


def digest_of_files(found: Iterable[tuple[str, bytes]]) -> bytes:
    """Return the digest of *found*, files with what is in them."""
    return digest(part for name, raw in found for part in (name.encode("utf-8", "surrogateescape"), raw))


def write(folder: str, found: Iterable[tuple[str, bytes]]) -> dict[str, int]:
    """Write *found* into *folder*; return the size of each file by path."""
    written, made = {}, set()
    for path, raw in found:
        above = path.rpartition("/")[0]
        if above not in made:
            _make(f"{folder}/{above}")
            made.add(above)
        file = os.open(f"{folder}/{path}", os.O_WRONLY | os.O_CREAT | os.O_TRUNC | os.O_CLOEXEC, 0o666)
        try:
            left = memoryview(raw)
            while left:
                left = left[os.write(file, left) :]
        finally:
            os.close(file)
        written[path] = len(raw)
    return written


def _make(folder: str) -> None:
    """Make *folder*, most often one in a folder that is there, unless it is there itself."""
    try:
        os.mkdir(folder)
    except OSError:
        os.makedirs(folder, exist_ok=True)


def reuse(old: str, fresh: str, files: Mapping[str, int]) -> bool:
    """Put *files* from the folder *old* into *fresh*; return whether all were there, and of the size that is given."""
    for above in {path.rpartition("/")[0] for path in files}:
        _make(f"{fresh}/{above}")
    for path, size in files.items():
        source, goal = f"{old}/{path}", f"{fresh}/{path}"
        try:
            if os.stat(source).st_size != size:
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


def alike(one: str, other: str) -> bool:
    """Whether two files, or two folders, hold the same."""
    if os.path.isdir(one) and os.path.isdir(other):
        return sizes(one) == sizes(other) and dict(contents(one)) == dict(contents(other))
    try:
        return read(one) == read(other)
    except OSError:
        return False


def exchange(one: Path, other: Path) -> bool:
    """Let two paths trade places, at once; return whether the system could. Raises OSError where it failed."""
    library = ctypes.CDLL(None, use_errno=True)
    first, second = os.fsencode(one), os.fsencode(other)
    try:
        if sys.platform == "darwin":
            failed = library.renamex_np(first, second, _EXCHANGE)
        else:
            failed = library.renameat2(_HERE, first, _HERE, second, _EXCHANGE)
    except AttributeError:
        return False
    return not failed
