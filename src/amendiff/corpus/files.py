"""Files read whole and written aside. The only module that opens a file of a corpus."""

import os
import re
import tempfile
from pathlib import Path

from amendiff.errors import FileMissing, Location, NotText, OutputError, OutsideCorpus, TooLarge

LIMIT = 32 * 1024 * 1024
"""The largest file that is read, in bytes."""

_CONTROL = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\x7f]")


def read_text(path: Path, *, within: Path | None = None, shown: str = "") -> str:
    """Return the text of the file at *path*, line ends as ``\\n``, without a byte order mark.

    Raises FileMissing, TooLarge, NotText, or OutsideCorpus where the file is a link that leads out of *within*.
    Errors call the file *shown*.
    """
    shown = shown or str(path)
    if within is not None:
        stays_within(path, within, shown)
    try:
        size = path.stat().st_size
        if size > LIMIT:
            raise TooLarge(
                f"{shown} has {size / 1_000_000:.0f} MB; the limit is {LIMIT // (1024 * 1024)} MiB",
                at=Location(shown),
            )
        raw = path.read_bytes()
    except FileNotFoundError:
        raise FileMissing(f"no file {shown}", at=Location(shown)) from None
    except OSError as error:
        raise FileMissing(f"cannot read {shown}: {error.strerror or error}", at=Location(shown)) from None
    return text_of(raw, shown)


def text_of(raw: bytes, shown: str) -> str:
    """Return *raw* as text; raise TooLarge or NotText, with the place."""
    if len(raw) > LIMIT:
        raise TooLarge(f"{shown} is larger than the limit of {LIMIT // (1024 * 1024)} MiB", at=Location(shown))
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
    if found := _CONTROL.search(text):
        line = text.count("\n", 0, found.start()) + 1
        column = found.start() - text.rfind("\n", 0, found.start())
        raise NotText(
            f"{shown} holds the control character U+{ord(found[0]):04X}",
            at=Location(shown, line, column, _CONTROL.sub("\N{REPLACEMENT CHARACTER}", text.split("\n")[line - 1])),
            hints=("is it a text file?",),
        )
    return text


def stays_within(path: Path, root: Path, shown: str) -> None:
    """Raise OutsideCorpus where *path*, its links followed, lies outside *root*."""
    if not path.resolve().is_relative_to(root.resolve()):
        raise OutsideCorpus(
            f"{shown} leads out of the corpus", at=Location(shown), hints=("put the file itself into the corpus",)
        )


def write_text(path: Path, text: str) -> None:
    """Write *text* to *path*: aside, then swapped, so that nobody ever sees half a file. Raises OutputError."""
    try:
        path.parent.mkdir(parents=True, exist_ok=True)
        with tempfile.NamedTemporaryFile("w", encoding="utf-8", newline="\n", dir=path.parent, delete=False) as aside:
            name = aside.name
            aside.write(text)
        Path(name).chmod(0o666 & ~_umask())
        Path(name).replace(path)
    except OSError as error:
        raise OutputError(f"cannot write {path}: {error.strerror or error}", at=Location(str(path))) from None


def _umask() -> int:
    mask = os.umask(0)
    os.umask(mask)
    return mask
