"""What an earlier build made and from what, so that only what changed is made again.

The ledger lies in the site's folder and marks it as one that a build made. It has a line for each dossier and is read
line by line, so that memory does not grow with their number. Knows no page.
"""

import os
import shutil
from collections.abc import Iterator, Mapping
from pathlib import Path

import msgspec

from amendiff.site.disk import digest

MARK = ".amendiff-site"
"""The file by which a folder that ``build`` made is known."""


class Head(msgspec.Struct, frozen=True):
    """The first line: what holds for the whole site."""

    note: str = "Made by amendiff build, which replaces this folder as a whole."
    site: str = ""
    """What the site was made from; empty where the build that was to make it has not ended."""
    program: str = ""
    """The same without the dossiers."""
    around: str = ""
    """What the files that belong to no dossier were made from."""
    files: dict[str, int] = {}
    """The size of each of these, by path."""


class Made(msgspec.Struct, frozen=True):
    """Any other line: what was made of one dossier, and from what. They are in the order of names."""

    name: str
    key: str
    related: tuple[str, ...]
    """The dossiers of which its pages speak."""
    facts: msgspec.Raw
    """What other pages say of it: ``amendiff.site.facts.Facts`` by language, encoded."""
    places: str
    """A digest of where its pages are."""
    pages: int
    count: int
    size: int
    """How many of its files are pages, how many there are, and how many bytes they have together."""
    sizes: msgspec.Raw
    """The size of each file by path, which is seldom wanted and therefore still encoded."""

    @classmethod
    def of(cls, name: str, key: str, related: tuple[str, ...], facts: bytes, files: Mapping[str, int]) -> "Made":
        """Return what was made of a dossier, as whose files there are *files*, each with its size."""
        pages = sorted(path for path in files if path.endswith(".html"))
        return cls(
            name=name,
            key=key,
            related=related,
            facts=msgspec.Raw(facts),
            places=digest(path.encode() for path in pages).hex(),
            pages=len(pages),
            count=len(files),
            size=sum(files.values()),
            sizes=msgspec.Raw(msgspec.json.encode(files, order="deterministic")),
        )

    @property
    def files(self) -> dict[str, int]:
        """The size of each file by path."""
        return msgspec.json.decode(self.sizes, type=dict[str, int])


class Ledger:
    """The ledger in the file at *path*; an empty one where there is none, or one of another kind."""

    def __init__(self, path: Path) -> None:
        self.path = path
        self.head = Head()
        self.written = 0
        """When it was, in nanoseconds: what it tells of was written before."""
        try:
            with path.open("rb") as file:
                self.head = msgspec.json.decode(file.readline(), type=Head)
                self.written = os.fstat(file.fileno()).st_mtime_ns
        except (OSError, msgspec.MsgspecError, UnicodeDecodeError):
            pass

    def __iter__(self) -> Iterator[Made]:
        return (made for made, _ in self.lines())

    def lines(self) -> Iterator[tuple[Made, bytes]]:
        """Return each dossier with its line as it stands."""
        if not self.head.program:
            return
        decoder = msgspec.json.Decoder(Made)
        with self.path.open("rb") as file:
            file.readline()
            for line in file:
                try:
                    yield decoder.decode(line), line
                except (msgspec.MsgspecError, UnicodeDecodeError):
                    return


def line_of(value: Head | Made) -> bytes:
    """Return the line that says *value*."""
    return msgspec.json.encode(value, order="deterministic") + b"\n"


def write_ledger(path: Path, head: Head, body: Path) -> int:
    """Write a ledger of *head*, and of the lines in the file *body*, to *path*; return its size."""
    with path.open("wb") as file:
        file.write(line_of(head))
        with body.open("rb") as lines:
            shutil.copyfileobj(lines, file)
        return file.tell()
