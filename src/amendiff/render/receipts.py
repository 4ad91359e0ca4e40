"""Machine output of commands that do something: what was written, built, served, or compared file by file."""

from typing import Literal

import msgspec

from amendiff.render.machine import ComparisonOut, Envelope


class WrittenOut(Envelope, kw_only=True, tag="written"):
    """The files that were written."""

    files: tuple[str, ...]


class BuiltOut(Envelope, kw_only=True, tag="built"):
    """The site that was built; *size* is in bytes."""

    target: str
    dossiers: int
    pages: int
    files: int
    size: int


class ServedOut(Envelope, kw_only=True, tag="served"):
    """Where the site is served, written once it is."""

    address: str


class ComparedFile(msgspec.Struct, kw_only=True):
    """One path of two folders; *comparison* is null where only one has it, or where it holds no text."""

    path: str
    change: Literal["changed", "added", "removed", "differs"]
    note: str
    comparison: ComparisonOut | None


class FoldersOut(Envelope, kw_only=True, tag="folders"):
    """The files that differ between two folders."""

    algorithm: int
    summary: str
    old: str
    new: str
    files: tuple[ComparedFile, ...]


KINDS: tuple[type[Envelope], ...] = (WrittenOut, BuiltOut, ServedOut, FoldersOut)
