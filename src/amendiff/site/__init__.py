"""Pages from dossiers: a static site that reads without script, from any folder. Adds no facts."""

from amendiff.site.build import Built, build
from amendiff.site.settings import Settings, load_settings

__all__ = ["Built", "Settings", "build", "load_settings"]
