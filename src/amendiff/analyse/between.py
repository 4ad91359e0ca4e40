"""What changed between two versions of one dossier: from the weave they share, or else by comparing their words."""

import msgspec

from amendiff.analyse.alongside import alongside
from amendiff.analyse.compared import rows_of
from amendiff.analyse.redline import Row, redline
from amendiff.analyse.versions import Version
from amendiff.application import Reading
from amendiff.comparison import Comparison, compare
from amendiff.model.document import Provision


class Changes(msgspec.Struct, frozen=True):
    """The rows of a change; *comparison* where it was found by comparing words, and so has no authors."""

    rows: tuple[Row, ...]
    comparison: Comparison | None = None

    @property
    def same(self) -> bool:
        """Whether nothing differs; a pure renumbering is no change."""
        return all(row.change in ("equal", "renumbered") for row in self.rows)


def between(old: Version, new: Version) -> Changes:
    """Return what changed from *old* to *new*."""
    if (rows := of_one_weave(old, new)) is not None:
        return Changes(rows)
    comparison = compare(old.document, new.document)
    return Changes(tuple(rows_of(comparison)), comparison)


def of_one_weave(old: Version, new: Version) -> tuple[Row, ...] | None:
    """Return the rows between two readings of one weave; ``None`` where either has words of its own."""
    before, after = old.reading, new.reading
    if before is None or after is None:
        return None
    if old.document != before.document or new.document != after.document:
        return None  # an official wording of its own
    if (both := alongside(before, after)) is None:
        return None
    return tuple(_as_numbered(row, old, new, *both) for row in redline(*both))


def _as_numbered(row: Row, old: Version, new: Version, before: Reading, after: Reading) -> Row:
    """Return *row* with the numbers that its provisions bear in the versions: those of a reading are as in the base."""

    def shown(provisions: tuple[Provision, ...], version: Version, reading: Reading) -> tuple[Provision, ...]:
        numbered = version.document.provisions
        return tuple(numbered[reading.document.position(one.address)] for one in provisions)

    return msgspec.structs.replace(row, old=shown(row.old, old, before), new=shown(row.new, new, after))
