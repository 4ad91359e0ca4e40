"""What a check found: a code, how grave it is, the place, and what to do. Checks nothing itself."""

from typing import Literal

import msgspec

from amendiff.errors import AmendiffError, Location

Level = Literal["error", "warning", "note"]


class Finding(msgspec.Struct, frozen=True, kw_only=True):
    """Something that a reader of the record should know, or that its keeper should mend."""

    code: str
    level: Level
    """An ``error`` makes ``check`` and ``verify`` exit with 1; the others are told."""
    message: str
    dossier: str = ""
    at: Location | None = None
    hints: tuple[str, ...] = ()

    @classmethod
    def of(cls, error: AmendiffError, dossier: str = "") -> "Finding":
        """Return the finding that *error* makes where it is reported and not raised."""
        return cls(code=error.code, level="error", message=str(error), dossier=dossier, at=error.at, hints=error.hints)
