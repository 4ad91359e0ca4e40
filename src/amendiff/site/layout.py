"""Which part of a site each file belongs to: the folder of a dossier, or a folder or file of the site itself.

A part is what is exchanged as a whole. In another language than the first it lies in the folder of that language.
"""

from collections.abc import Iterable, Mapping
from pathlib import Path

from amendiff.site.anchors import folder, site_folders
from amendiff.site.settings import Settings


class Layout:
    """The parts of one site."""

    def __init__(self, names: Iterable[str], settings: Settings) -> None:
        slugs = [page.slug for page in settings.pages]
        self.folders, _ = site_folders(names, slugs, settings.all_languages)
        """The folder of each dossier."""
        self.languages = frozenset(map(folder, settings.all_languages[1:]))
        self.dossiers = {part for name in self.folders for part in self.parts(name)}
        """The parts of all dossiers."""

    def parts(self, name: str) -> list[str]:
        """Return the parts of the dossier *name*, one a language."""
        own = self.folders[name]
        return [own, *(f"{language}/{own}" for language in sorted(self.languages))]

    def part(self, path: str) -> str:
        """Return the part to which the file at *path* belongs."""
        top, _, below = path.partition("/")
        return f"{top}/{below.partition('/')[0]}" if below and top in self.languages else top

    def by_part(self, files: Mapping[str, int]) -> dict[str, dict[str, int]]:
        """Return *files* by the part to which they belong."""
        found: dict[str, dict[str, int]] = {}
        for path, size in files.items():
            found.setdefault(self.part(path), {})[path] = size
        return found

    def there(self, target: Path) -> set[str]:
        """Return all parts that are in *target*. Raises OSError."""
        found: set[str] = set()
        for path in target.iterdir() if target.is_dir() else ():
            if path.name in self.languages and path.is_dir() and not path.is_symlink():
                found.update(f"{path.name}/{below.name}" for below in path.iterdir())
            else:
                found.add(path.name)
        return found
