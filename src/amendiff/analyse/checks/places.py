"""Where in a dossier's files a field stands."""

from pathlib import Path

from amendiff.corpus import read_text
from amendiff.corpus.loading import IDENTITY, amendment_file
from amendiff.errors import Location
from amendiff.formats.toml import Keys, locate
from amendiff.model.dossier import Dossier


def in_identity(dossier: Dossier, keys: Keys) -> Location | None:
    """Return the place of *keys* in ``dossier.toml``."""
    return _in(Path(dossier.path) / IDENTITY, keys)


def in_sources(dossier: Dossier, keys: Keys) -> Location | None:
    """Return the place of *keys* in ``sources.toml``."""
    return _in(Path(dossier.path) / "sources.toml", keys)


def in_amendment(dossier: Dossier, amendment: str, keys: Keys) -> Location | None:
    """Return the place of *keys* in the file of *amendment*."""
    return _in(amendment_file(dossier, amendment), keys)


def _in(path: Path | None, keys: Keys) -> Location | None:
    if path is None or not path.exists():
        return None
    return locate(read_text(path), keys, str(path))
