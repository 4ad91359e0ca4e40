"""Files read whole and written aside. The only module that opens a file of a corpus."""

import os
import re
import shutil
import tempfile
import unicodedata
from collections.abc import Mapping
from pathlib import Path

from amendiff.errors import FileMissing, Location, NotText, OutputError, OutsideCorpus, ReferenceProblem, TooLarge

LIMIT = 32 * 1024 * 1024
"""The largest file that is read, in bytes."""

_ID = re.compile(r"[A-Za-z0-9._-]+")
_TURNING = re.compile("[\u202a-\u202e\u2066-\u2069]")
_PAGE = re.compile("(?<=\n)\f|\f(?=\n)")
_CONTROL = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\x7f]")


def read_text(path: Path, *, within: Path | None = None) -> str:
    """Return the text of the file at *path*, line ends as ``\\n``, without a byte order mark.

    Raises FileMissing, TooLarge, NotText, or OutsideCorpus where the file is a link that leads out of *within*.
    """
    shown = str(path)
    if within is not None:
        stays_within(path, within, shown)
    return text_of(read_bytes(path, shown), shown)


def read_bytes(path: Path, shown: str = "") -> bytes:
    """Return what is in the file at *path*, which errors call *shown*. Raises FileMissing or TooLarge."""
    shown = shown or str(path)
    try:
        size = path.stat().st_size
        if size > LIMIT:
            raise TooLarge(
                f"{shown} has {size / 1_000_000:.0f} MB; the limit is {LIMIT // (1024 * 1024)} MiB",
                at=Location(shown),
            )
        with path.open("rb") as file:
            raw = file.read(LIMIT + 1)  # the size of a pipe or a device is not known
    except FileNotFoundError:
        raise FileMissing(f"no file {shown}", at=Location(shown)) from None
    except OSError as error:
        raise FileMissing(f"cannot read {shown}: {error.strerror or error}", at=Location(shown)) from None
    if len(raw) > LIMIT:
        raise _too_large(shown)
    return raw


def _too_large(shown: str) -> TooLarge:
    return TooLarge(f"{shown} is larger than the limit of {LIMIT // (1024 * 1024)} MiB", at=Location(shown))


def text_of(raw: bytes, shown: str, *, paged: bool = False) -> str:
    """Return *raw* as text, *paged* with line ends for the ends of pages; raise TooLarge or NotText, with the place."""
    if len(raw) > LIMIT:
        raise _too_large(shown)
    try:
        text = raw.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        before = raw[: error.start].decode("utf-8", "replace")
        line = before.count("\n") + 1
        raise NotText(
            f"{shown} is not UTF-8: byte 0x{raw[error.start]:02x} on line {line}",
            at=Location(shown, line, len(before) - before.rfind("\n"), before[before.rfind("\n") + 1 :]),
            hints=("save the file as UTF-8",),
        ) from None
    text = text.replace("\r\n", "\n").replace("\r", "\n")
    if paged and "\f" in text:
        text = _PAGE.sub("", text).replace("\f", "\n")
    if found := _CONTROL.search(text):
        line = text.count("\n", 0, found.start()) + 1
        column = found.start() - text.rfind("\n", 0, found.start())
        raise NotText(
            f"{shown} holds the control character U+{ord(found[0]):04X}",
            at=Location(shown, line, column, _CONTROL.sub("\N{REPLACEMENT CHARACTER}", text.split("\n")[line - 1])),
            hints=("is it a text file?",),
        )
    return text


def hidden(raw: bytes) -> list[str]:
    """Return what *raw* holds that its text does not show: a mark at its head, line ends, turns of direction."""
    found = []
    if raw.startswith(b"\xef\xbb\xbf"):
        found.append("begins with a byte order mark, which is left out")
    ends = {"CRLF": raw.count(b"\r\n")}
    ends["LF"] = raw.count(b"\n") - ends["CRLF"]
    ends["CR"] = raw.count(b"\r") - ends["CRLF"]
    kinds = [name for name, count in ends.items() if count]
    if len(kinds) > 1:
        found.append(f"has mixed line ends, {' and '.join(kinds)}: all are read as one")
    if b"\f" in raw:
        found.append("has ends of pages (U+000C), which are read as line ends")
    if turning := sorted(set(_TURNING.findall(raw.decode("utf-8", "ignore")))):
        names = ", ".join(f"U+{ord(sign):04X} ({unicodedata.name(sign).lower()})" for sign in turning)
        found.append(f"holds characters that turn the direction of writing: {names}")
    return found


def stays_within(path: Path, root: Path, shown: str) -> None:
    """Raise OutsideCorpus where *path*, its links followed, lies outside *root*."""
    above = os.path.realpath(path.parent) if not path.is_symlink() else os.path.realpath(path)
    if not Path(above).is_relative_to(os.path.realpath(root)):
        raise OutsideCorpus(
            f"{shown} leads out of the corpus", at=Location(shown), hints=("put the file itself into the corpus",)
        )


def write_text(path: Path, text: str) -> None:
    """Write *text* to *path*: aside, then swapped, so that nobody ever sees half a file. Raises OutputError."""
    write_bytes(path, text.encode())


def write_bytes(path: Path, raw: bytes) -> None:
    """Write *raw* to *path* in the same way. Raises OutputError."""
    try:
        path.parent.mkdir(parents=True, exist_ok=True)
        with tempfile.NamedTemporaryFile("wb", dir=path.parent, delete=False) as aside:
            name = aside.name
            aside.write(raw)
        Path(name).chmod(0o666 & ~_umask())
        Path(name).replace(path)
    except OSError as error:
        raise OutputError(f"cannot write {path}: {error.strerror or error}", at=Location(str(path))) from None


def write_folder(folder: Path, files: Mapping[str, str]) -> tuple[Path, ...]:
    """Write *files*, texts by their paths inside it, as the new folder of a dossier, and return their paths.

    The folder appears whole or not at all. Raises ReferenceProblem where its name cannot name a dossier, OutputError
    where it is there already or cannot be written.
    """
    if not _ID.fullmatch(folder.name):
        raise ReferenceProblem(
            f"{folder.name!r} cannot name a dossier",
            code="AD507",
            hints=("use letters, figures, full stops, hyphens and underscores",),
        )
    if wrong := [name for name in files if name.startswith("/") or ".." in name.split("/")]:
        raise OutputError(f"{wrong[0]!r} leads out of {folder}", code="AD608", at=Location(str(folder)))
    if folder.exists():
        raise OutputError(
            f"{folder} is there already", code="AD601", at=Location(str(folder)), hints=("choose another name",)
        )
    aside: Path | None = None
    try:
        folder.parent.mkdir(parents=True, exist_ok=True)
        aside = Path(tempfile.mkdtemp(prefix=".new-", dir=folder.parent))
        for name, text in files.items():
            write_text(aside / name, text)
        aside.chmod(0o755)
        aside.rename(folder)
    except OSError as error:
        raise OutputError(
            f"cannot write {folder}: {error.strerror or error}",
            at=Location(str(folder)),
            hints=("choose another place",),
        ) from None
    finally:
        if aside is not None and aside.exists():
            shutil.rmtree(aside)
    return tuple(folder / name for name in files)


def _umask() -> int:
    mask = os.umask(0)
    os.umask(mask)
    return mask
