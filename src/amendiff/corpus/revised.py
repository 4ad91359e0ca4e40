"""The files of a dossier for a revised draft, made from those of the earlier one. Knows no rules of carrying over.

What was said of the earlier text only (its symbol, dates, drafts, decision, attestations) is left out, and a comment
says so; every other comment stays.
"""

import tomllib
from collections.abc import Sequence
from pathlib import Path
from typing import Any, Literal

import msgspec
import tomlkit

from amendiff.corpus.files import read_text
from amendiff.corpus.loading import IDENTITY, amendment_file
from amendiff.errors import FileMissing, Location, OutputError
from amendiff.formats.rewriting import commented, rewritten
from amendiff.formats.toml import decode
from amendiff.markup import parse_document
from amendiff.model.amendment import Amendment
from amendiff.model.dossier import Dossier, Identity
from amendiff.model.operation import Operation
from amendiff.model.source import Sources

Shelf = Literal["amendments", "to-settle", "contained"]
"""Where an amendment goes: tabled to the revision, kept apart for a person to settle, or contained in the revision."""

_KEPT = (
    *("title", "body", "session", "agenda_item", "tabled", "language", "languages", "licence", "numbering"),
    "summary",
)
"""What stays true of a dossier's text when it is revised."""
_SOURCES = "sources.toml"


class Entry(msgspec.Struct, frozen=True, kw_only=True):
    """One amendment and what its file is to be."""

    id: str
    shelf: Shelf
    operations: tuple[tuple[Operation, ...], ...]
    """For each of its operations as drafted, those that take its place."""
    against: str
    remarks: tuple[str, ...] = ()
    """What stands above it as comments."""
    amendment: Amendment | None = None
    """What its file is to hold, where it is tabled to the revision."""


def revised_files(dossier: Dossier, base: str, entries: Sequence[Entry]) -> dict[str, str]:
    """Return the files of a dossier whose text as tabled is the Markdown *base*, by their paths.

    Raises FileMissing where *dossier* was not read from files, OutputError where a file cannot be written anew so that
    it holds what it is to hold.
    """
    if not dossier.path:
        raise FileMissing(f"{dossier.name} was not read from files, so none can be carried over")
    language = dossier.identity.language
    parse_document(base, language=language)
    files = {IDENTITY: _identity(dossier), f"base.{language}.md": base}
    for entry in entries:
        name = f"{entry.shelf}/{entry.id}.toml"
        files[name] = _amendment(dossier, entry)
    used = {key for name, text in files.items() if name.endswith(".toml") for key in _keys(tomllib.loads(text))}
    if sources := _sources(dossier, used):
        files[_SOURCES] = sources
    return files


def _amendment(dossier: Dossier, entry: Entry) -> str:
    path = amendment_file(dossier, entry.id)
    if path is None:
        raise FileMissing(f"no file holds the amendment {entry.id}", at=Location(dossier.path))
    text = rewritten(read_text(path), entry.operations, entry.against, entry.remarks)
    if entry.amendment is not None and decode(text, Amendment) != entry.amendment:
        raise OutputError(f"{path} cannot be written anew with its comments", code="AD605", at=Location(str(path)))
    return text


def _identity(dossier: Dossier) -> str:
    document = tomlkit.parse(read_text(Path(dossier.path) / IDENTITY))
    gone = [name for name in document if name not in _KEPT]
    for name in gone:
        del document[name]
    tabled = document.get("tabled")
    if tabled is not None:
        for name in [name for name in tabled if name not in ("by", "sources")]:
            gone.append(f"tabled.{name}")
            del tabled[name]
    said = [f"Carried over from the dossier {dossier.name} to a revised draft."]
    if gone:
        said.append(f"Taken out, since they were said of the earlier text: {', '.join(gone)}.")
    text = commented(said) + tomlkit.dumps(document)
    decode(text, Identity)
    return text


def _sources(dossier: Dossier, used: set[str]) -> str:
    path = Path(dossier.path) / _SOURCES
    if not path.is_file():
        return ""
    document = tomlkit.parse(read_text(path))
    for name in [name for name in document if name != "sources"]:
        del document[name]
    known: Any = document.get("sources", {})
    for key in [key for key in known if key not in used]:
        del known[key]
    if not known:
        return ""
    said = "Carried over: attestations and disputes of the earlier text, and sources that nothing names, are left out."
    text = commented([said]) + tomlkit.dumps(document)
    decode(text, Sources)
    return text


def _keys(found: Any) -> set[str]:
    """The keys of all sources that *found* names."""
    if isinstance(found, dict):
        own = {key for key in found.get("sources", ()) if isinstance(key, str)}
        return own.union(*(_keys(value) for value in found.values()))
    if isinstance(found, list):
        return set().union(*(_keys(value) for value in found))
    return set()
