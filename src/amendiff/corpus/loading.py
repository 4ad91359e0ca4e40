"""A folder of dossiers into values, never losing a line number. Knows nothing of what amendments do."""

import os
import re
from collections.abc import Iterator
from pathlib import Path
from typing import TypeVar

from amendiff.corpus.files import read_text, stays_within
from amendiff.errors import AmendiffError, CorpusError, FileMissing, Location, OutputError, ReferenceProblem
from amendiff.formats.toml import decode, locate
from amendiff.markup import parse_document
from amendiff.model.amendment import Amendment
from amendiff.model.document import Document
from amendiff.model.dossier import Dossier, Identity
from amendiff.model.source import Sources

_ID = re.compile(r"[A-Za-z0-9._-]+")
IDENTITY = "dossier.toml"
T = TypeVar("T")


class Corpus:
    """All dossiers below one folder, each read when it is first asked for."""

    def __init__(self, root: Path) -> None:
        if not root.is_dir():
            raise FileMissing(f"no folder {root}", at=Location(str(root)), hints=("name one with --texts",))
        self.root = root
        self.folders: dict[str, list[Path]] = {}
        """By name, sorted; more than one folder where two dossiers have one name."""
        self._read: dict[str, Dossier] = {}
        for folder in sorted(_folders(root)):
            self.folders.setdefault(folder.name, []).append(folder)

    @property
    def names(self) -> list[str]:
        """The names of all dossiers, sorted."""
        return sorted(self.folders)

    def __iter__(self) -> Iterator[Dossier]:
        return (self[name] for name in self.names)

    def __getitem__(self, name: str) -> Dossier:
        """Return the dossier *name*; raise ReferenceProblem, CorpusError for two of one name, or an InputError."""
        if name not in self._read:
            self._read[name] = load_dossier(self.folder(name), within=self.root)
        return self._read[name]

    def forget(self) -> None:
        """Let go of all dossiers that were read; each is read again when it is asked for."""
        self._read.clear()

    def folder(self, name: str) -> Path:
        """Return the folder of the dossier *name*."""
        folders = self.folders.get(name, [])
        if not folders:
            from difflib import get_close_matches

            near = get_close_matches(name, self.names, n=2)
            hints = tuple(f"did you mean {one}?" for one in near) or (f"there are {', '.join(self.names) or 'none'}",)
            raise ReferenceProblem(f"no dossier {name!r} in {self.root}", code="AD502", hints=hints)
        if len(folders) > 1:
            raise CorpusError(
                f"two dossiers are called {name!r}: {' and '.join(str(folder) for folder in folders)}",
                code="AD401",
                at=Location(str(folders[1] / IDENTITY), 1, 1),
                hints=("rename one of the folders",),
            )
        return folders[0]


def open_corpus(path: str | Path = "texts") -> Corpus:
    """Return the corpus below the folder *path*. Raises FileMissing."""
    return Corpus(Path(path))


def _folders(root: Path, folder: Path | None = None) -> Iterator[Path]:
    folder = folder or root
    try:
        with os.scandir(folder) as entries:
            found = list(entries)
    except OSError:
        return
    below = []
    for entry in found:
        if entry.is_symlink():
            stays_within(Path(entry.path), root, entry.path)
        elif entry.is_dir():
            below.append(entry.name)
    if any(entry.name == IDENTITY and not entry.is_dir() for entry in found):
        yield folder
        return
    for name in sorted(below):
        yield from _folders(root, folder / name)


def load_dossier(folder: Path, *, within: Path | None = None) -> Dossier:
    """Return the dossier in *folder*.

    Raises an InputError or CorpusError with the file and the line.
    """
    within = within or folder
    identity = _toml(folder / IDENTITY, Identity, within)
    language = identity.language
    base = _markdown(folder / f"base.{language}.md", language, within)
    drafts = {
        f"draft:{draft.date.isoformat()}": _markdown(
            folder / "drafts" / f"{draft.date.isoformat()}.{language}.md", language, within
        )
        for draft in identity.drafts
    }
    amendments = [(path, _toml(path, Amendment, within)) for path in _amendment_files(folder)]
    _unique(amendments)
    sources = folder / "sources.toml"
    adopted = folder / f"adopted.{language}.md"
    return Dossier(
        name=folder.resolve().name if folder.name in ("", ".", "..") else folder.name,
        identity=identity,
        base=base,
        drafts=drafts,
        amendments=tuple(sorted((one for _, one in amendments), key=lambda one: (one.sequence, one.id))),
        sources=_toml(sources, Sources, within) if sources.exists() else Sources(),
        adopted=_markdown(adopted, language, within) if adopted.exists() else None,
        path=str(folder),
    )


def load_amendment(path: Path) -> Amendment:
    """Return the amendment in the file at *path*; raise an InputError."""
    amendment = _toml(path, Amendment, path.parent)
    _unique([(path, amendment)])
    return amendment


def load_document(path: Path, *, language: str = "en") -> Document:
    """Return the document in the Markdown file at *path*; raise an InputError."""
    return _markdown(path, language, path.parent)


def _amendment_files(folder: Path) -> list[Path]:
    amendments = folder / "amendments"
    return sorted(path for path in amendments.glob("*.toml")) if amendments.is_dir() else []


def _toml(path: Path, shape: type[T], within: Path) -> T:
    return decode(read_text(path, within=within), shape, str(path))


def _markdown(path: Path, language: str, within: Path) -> Document:
    return parse_document(read_text(path, within=within), path=str(path), language=language)


def _unique(amendments: list[tuple[Path, Amendment]]) -> None:
    seen: dict[str, Path] = {}
    for path, amendment in amendments:
        if not _ID.fullmatch(amendment.id):
            raise CorpusError(
                f"{amendment.id!r} cannot name an amendment",
                code="AD402",
                at=locate(read_text(path), ("id",), str(path)),
                hints=("use letters, figures, full stops, hyphens and underscores",),
            )
        if amendment.id in seen:
            raise CorpusError(
                f"two amendments are called {amendment.id!r}: {seen[amendment.id].name} and {path.name}",
                code="AD403",
                at=locate(read_text(path), ("id",), str(path)),
                hints=("give each an id of its own",),
            )
        seen[amendment.id] = path


def amendment_file(dossier: Dossier, amendment: str) -> Path | None:
    """Return the file of the amendment *amendment* of *dossier*."""
    files = _amendment_files(Path(dossier.path))
    own = re.compile(rf"""^\s*id\s*=\s*["']{re.escape(amendment)}["']""", re.MULTILINE)
    for path in sorted(files, key=lambda path: path.stem != amendment):
        if own.search(path.read_text(encoding="utf-8")):
            return path
    return None


def new_amendment_file(dossier: Dossier, name: str) -> Path:
    """Return the path of the file that a new amendment *name* of *dossier* would have.

    Raises ReferenceProblem where *name* cannot name one, OutsideCorpus, and OutputError where the file is there.
    """
    if not _ID.fullmatch(name) or not name.strip("."):
        raise ReferenceProblem(
            f"{name!r} cannot name an amendment",
            code="AD507",
            hints=("use letters, figures, full stops, hyphens and underscores",),
        )
    path = Path(dossier.path) / "amendments" / f"{name}.toml"
    stays_within(path, Path(dossier.path), str(path))
    if path.exists():
        raise OutputError(
            f"{path} is there already", code="AD601", at=Location(str(path)), hints=("name another id with --id",)
        )
    return path


def located(error: AmendiffError, dossier: Dossier, amendment: str = "") -> AmendiffError:
    """Return *error* with the place to which its field leads in the file of *amendment*, or of the one it names."""
    field = error.field
    if field[:1] == ("amendments",):
        amendment, field = str(field[1]), field[2:]
    path = amendment_file(dossier, amendment)
    if path is not None and error.at is None:
        error.at = locate(read_text(path), field, str(path))
    return error
