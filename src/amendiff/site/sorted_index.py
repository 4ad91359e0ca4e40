"""An index of Pagefind with its filters in order: Pagefind lists them, and what each holds, in an order of chance.

Its files are named after what is in them, so that names differ with the order too. Knows of the format (gzip, a
signature, CBOR) only as much as that needs; what it cannot read and write back unchanged it leaves alone.
"""

import gzip
import hashlib
import json
from pathlib import Path
from typing import Any

_SIGNATURE = b"pagefind_dcd"
_FILTERS = 3
"""Where in the list of a language its filters are named, each with the name of its file."""


def put_in_order(folder: Path) -> None:
    """Put the filters of the index in *folder* in order, and name its files after what they then hold."""
    entry = folder / "pagefind-entry.json"
    try:
        said = json.loads(entry.read_text("utf-8"))
        languages = list(said["languages"].values())
        read = [_Language(folder, one["hash"]) for one in languages]
    except (ValueError, KeyError, TypeError, IndexError, OSError, EOFError):
        return  # of another release: as good to search, but not the same from build to build
    for one, language in zip(languages, read, strict=True):
        one["hash"] = language.write()
    entry.write_text(json.dumps(said, ensure_ascii=False, separators=(",", ":")), "utf-8")


class _Language:
    """The index of one language, which is called *code*."""

    def __init__(self, folder: Path, code: str) -> None:
        self.folder, self.prefix = folder, code.rpartition("_")[0]
        self.meta = folder / f"pagefind.{code}.pf_meta"
        self.listed = _read(self.meta)
        self.files = [folder / "filter" / f"{file}.pf_filter" for _, file in self.listed[_FILTERS]]
        self.filters = sorted((name, sorted(held)) for name, held in map(_read, self.files))

    def write(self) -> str:
        """Write it in order and return what it is called then."""
        for path in (self.meta, *self.files):
            path.unlink()
        named = []
        for name, held in self.filters:
            raw = _written([name, held])
            named.append([name, f"{self.prefix}_{_name(raw)}"])
            (self.folder / "filter" / f"{named[-1][1]}.pf_filter").write_bytes(raw)
        self.listed[_FILTERS] = named
        raw = _written(self.listed)
        called = f"{self.prefix}_{_name(raw)}"
        (self.folder / f"pagefind.{called}.pf_meta").write_bytes(raw)
        return called


def _name(raw: bytes) -> str:
    return hashlib.sha256(raw).hexdigest()[:10]


def _read(path: Path) -> Any:
    raw = gzip.decompress(path.read_bytes())
    value, end = _decoded(raw, len(_SIGNATURE))
    if not raw.startswith(_SIGNATURE) or raw[len(_SIGNATURE) : end] != _encoded(value) or end != len(raw):
        raise ValueError(f"{path.name} is not in the form that is known")
    return value


def _written(value: Any) -> bytes:
    return gzip.compress(_SIGNATURE + _encoded(value), mtime=0)


def _decoded(raw: bytes, at: int) -> tuple[Any, int]:
    """The value at *at*, and where it ends: a whole number, words, or a list of such."""
    kind, size = raw[at] >> 5, raw[at] & 31
    at += 1
    if 24 <= size <= 27:
        length = 1 << (size - 24)
        size, at = int.from_bytes(raw[at : at + length], "big"), at + length
    elif size > 27:
        raise ValueError("a length that is not known beforehand")
    if kind == 0:
        return size, at
    if kind == 3:
        return raw[at : at + size].decode("utf-8"), at + size
    if kind != 4:
        raise ValueError(f"a value of kind {kind}")
    found = []
    for _ in range(size):
        one, at = _decoded(raw, at)
        found.append(one)
    return found, at


def _encoded(value: Any) -> bytes:
    match value:
        case int():
            return _head(0, value)
        case str():
            raw = value.encode()
            return _head(3, len(raw)) + raw
        case _:
            return _head(4, len(value)) + b"".join(map(_encoded, value))


def _head(kind: int, size: int) -> bytes:
    if size < 24:
        return bytes([kind << 5 | size])
    for code, length in ((24, 1), (25, 2), (26, 4), (27, 8)):
        if size < 1 << 8 * length:
            return bytes([kind << 5 | code]) + size.to_bytes(length, "big")
    raise ValueError("a number that is too large")
