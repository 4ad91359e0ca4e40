"""The ZIP archive around a Word file, both ways: read within limits, written with the same bytes each time.

Nothing of an archive is ever put on a disk, so no path in it can lead anywhere; a bad one is refused all the same.
"""

import io
import re
import zipfile
import zlib
from collections.abc import Iterable

from amendiff.errors import BadArchive, TooLarge

MEMBERS, MEMBER, WHOLE, RATIO = 2_000, 64 * 1024 * 1024, 160 * 1024 * 1024, 200
"""The most files in an archive, bytes in one, bytes in all, and bytes for each compressed byte."""
_MIB = 1024 * 1024
_OLD_WORD = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
_MACROS = re.compile(r"(?i)vbaproject|vbadata|macroenabled|activex")
_WHEN = (1980, 1, 1, 0, 0, 0)
_SMALL = 400
"""Bytes of a part up to which packing it gains nothing worth the time."""
CONTENT_TYPES = "[Content_Types].xml"


def members(raw: bytes, shown: str) -> dict[str, bytes]:
    """Return the files of the Word file *raw* by their names, in the order of the archive.

    Raises BadArchive for what is no such file, is encrypted or holds macros, and TooLarge with the limit.
    """
    if raw.startswith(_OLD_WORD):
        raise _refused_old(raw, shown)
    try:
        archive = zipfile.ZipFile(io.BytesIO(raw))
    except (zipfile.BadZipFile, ValueError, OverflowError, NotImplementedError) as error:
        # zipfile's own error, those of offsets that cannot be, and that of a version it does not know
        raise BadArchive(f"{shown} is no Word file: {error}", hints=("save it as .docx",)) from None
    with archive:
        entries = archive.infolist()
        _bounded(entries, shown)
        found: dict[str, bytes] = {}
        left = WHOLE
        for entry in entries:
            if entry.is_dir():
                continue
            if _outside(entry.filename):
                raise BadArchive(f"{shown} holds a file with the path {entry.filename!r}, which leads out of it")
            if entry.filename in found:
                raise BadArchive(f"{shown} holds {entry.filename} twice")
            found[entry.filename] = _content(archive, entry, left, shown)
            left -= len(found[entry.filename])
    _is_word(found, shown)
    return found


def _refused_old(raw: bytes, shown: str) -> BadArchive:
    if "EncryptedPackage".encode("utf-16-le") in raw:
        return BadArchive(
            f"{shown} is protected with a password", code="AD112", hints=("save it without one, and try again",)
        )
    return BadArchive(f"{shown} is a file of old Word (.doc), not a .docx", hints=("open it and save it as .docx",))


def _bounded(entries: list[zipfile.ZipInfo], shown: str) -> None:
    if len(entries) > MEMBERS:
        raise TooLarge(f"{shown} holds {len(entries)} files; the limit is {MEMBERS}")
    whole = 0
    for entry in entries:
        if entry.flag_bits & 1:
            raise BadArchive(
                f"{shown} is protected with a password", code="AD112", hints=("save it without one, and try again",)
            )
        whole += entry.file_size
        if entry.file_size > MEMBER or whole > WHOLE:
            limit = MEMBER if entry.file_size > MEMBER else WHOLE
            raise TooLarge(f"{shown} unpacks to more than {limit // _MIB} MiB ({entry.filename!r}), which is the limit")
        if entry.file_size > _MIB and entry.file_size > RATIO * max(entry.compress_size, 1):
            raise TooLarge(f"{entry.filename!r} in {shown} unpacks to more than {RATIO} times its size: the limit")


def _content(archive: zipfile.ZipFile, entry: zipfile.ZipInfo, left: int, shown: str) -> bytes:
    """What the entry really holds, whatever its header says of its size."""
    most = min(MEMBER, left, entry.file_size)
    try:
        with archive.open(entry) as member:
            data = member.read(most + 1)
    except (zipfile.BadZipFile, zlib.error, EOFError, NotImplementedError, RuntimeError, OSError, ValueError) as error:
        # a wrong sum, broken or short data, an unknown way of packing, encryption, an offset outside the file
        raise BadArchive(f"{entry.filename!r} in {shown} cannot be unpacked: {error}") from None
    if len(data) > most:
        raise TooLarge(f"{entry.filename!r} in {shown} unpacks to more than it says, or than {MEMBER // _MIB} MiB")
    return data


def _outside(name: str) -> bool:
    return name.startswith(("/", "\\")) or "\\" in name or ":" in name or ".." in name.split("/") or "\0" in name


def _is_word(found: dict[str, bytes], shown: str) -> None:
    types = found.get(CONTENT_TYPES)
    if types is None:
        raise BadArchive(f"{shown} is a ZIP file, but no Word file", hints=("save it as .docx",))
    if any(_MACROS.search(name) for name in found) or _MACROS.search(types.decode("utf-8", "replace")):
        raise BadArchive(
            f"{shown} holds macros or controls, which amendiff does not read",
            code="AD113",
            hints=("save it as .docx, without macros",),
        )


def archived(files: Iterable[tuple[str, bytes]]) -> bytes:
    """Return *files* as an archive: the same bytes for the same files, whenever and wherever."""
    written = io.BytesIO()
    with zipfile.ZipFile(written, "w") as archive:
        for name, data in files:
            entry = zipfile.ZipInfo(name, _WHEN)
            entry.compress_type = zipfile.ZIP_DEFLATED if len(data) > _SMALL else zipfile.ZIP_STORED
            entry.create_system = 3
            entry.external_attr = 0o644 << 16
            archive.writestr(entry, data, compresslevel=6)
    return written.getvalue()
