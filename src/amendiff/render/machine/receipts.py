"""Machine output of commands that do something: what was written, built, served, or compared file by file."""

from typing import Literal

import msgspec

from amendiff.model.decision import Decision
from amendiff.render.machine.contract import Envelope
from amendiff.render.machine.differences import ComparisonOut
from amendiff.render.machine.findings import Found


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


class FollowsOut(msgspec.Struct, kw_only=True):
    """What a decision does to another amendment."""

    amendment: str
    kind: Literal["cannot be put", "falls", "falls in part", "to be put anew", "still to be put"]
    reason: str


class DecidedOut(Envelope, kw_only=True, tag="decided"):
    """A decision that was recorded, or with *dry_run* would be, and what is still to be decided."""

    dossier: str
    target: str
    file: str
    dry_run: bool
    recorded: str
    decision: Decision
    follows: tuple[FollowsOut, ...]
    pending: tuple[str, ...]
    findings: tuple[Found, ...]


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


class Scope(msgspec.Struct, kw_only=True):
    """What is set up in one configuration of git."""

    scope: Literal["repository", "global"]
    complete: bool
    missing: tuple[str, ...]
    """What is not there: keys of the configuration, and the file of attributes."""
    notes: tuple[str, ...]
    """What keeps it from working."""


class SetupOut(Envelope, kw_only=True, tag="setup"):
    """What was set up in git or taken out again, and what is set up now."""

    action: Literal["install", "uninstall", "status"]
    dry_run: bool
    steps: tuple[str, ...]
    """What was done, or with *dry_run* would be done, each in words."""
    scopes: tuple[Scope, ...]
