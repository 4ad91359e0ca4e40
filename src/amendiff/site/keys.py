"""What each part of a site is made from, as digests of contents, never of times. Makes nothing."""

import functools
import re
import sys
from collections.abc import Iterable
from pathlib import Path

import msgspec

import amendiff
from amendiff.corpus import Corpus
from amendiff.site.disk import contents, digest, digest_of_files
from amendiff.site.layout import Layout
from amendiff.site.settings import Settings

_USED = ("babel", "diff-match-patch", "jinja2", "markdown-it-py", "markupsafe", "msgspec", "rapidfuzz", "regex")
_EXTRA = ("pagefind-bin", "pillow")
_INSTALLED = re.compile(r"(?P<name>[\w.-]+?)-(?P<release>[^-]+)(?:-[^-]+)?\.(?:dist|egg)-info")


class Keys:
    """The digests for one corpus and its settings."""

    def __init__(self, corpus: Corpus, settings: Settings, layout: Layout) -> None:
        self.corpus, self.layout = corpus, layout
        theme = ((path.relative_to(settings.folder).as_posix(), path.read_bytes()) for path in settings.theme)
        said = msgspec.structs.replace(settings, folder="")  # where it lies makes no difference
        self.program = digest([_program(), msgspec.json.encode(said), digest_of_files(theme)]).hex()
        """Of everything but the dossiers: the program, the settings, the theme."""
        self.known: dict[str, bytes] = {}

    def dossier(self, name: str, related: Iterable[str]) -> str:
        """Return the key of a dossier: its own files, and those of the dossiers of which its pages speak."""
        return digest([self.program.encode(), *map(self._files, (name, *related))]).hex()

    def site(self) -> str:
        """Return the key of the whole site."""
        return digest([self.program.encode(), *map(self._files, self.corpus.names)]).hex()

    def _files(self, name: str) -> bytes:
        if name not in self.known:
            if len(self.corpus.folders.get(name, ())) != 1:
                return b""
            found = contents(str(self.corpus.folder(name)))
            self.known[name] = digest([self.layout.folders[name].encode(), name.encode(), digest_of_files(found)])
        return self.known[name]


@functools.cache
def _program() -> bytes:
    """The program that makes the pages: its own files, and the releases of what it uses."""
    own = digest_of_files(contents(str(Path(amendiff.__file__).parent)))
    return digest([own, *(one.encode() for one in sorted(_releases()))])


def _releases() -> set[str]:
    """The releases that are installed of what makes pages: by the names of folders, since reading what is in them, or
    loading what reads it, takes longer than a build with nothing to do.
    """
    found = set()
    for folder in map(Path, sys.path):
        for path in folder.iterdir() if folder.is_dir() else ():
            if one := _INSTALLED.fullmatch(path.name):
                plain = re.sub(r"[-_.]+", "-", one["name"]).lower()
                if plain in (*_USED, *_EXTRA):
                    found.add(f"{plain} {one['release']}")
    return found
