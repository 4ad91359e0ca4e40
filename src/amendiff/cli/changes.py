"""What changed between two texts, as rows: from the weave they share, or else by comparing their words."""

from collections.abc import Sequence

import msgspec

from amendiff.analyse.alongside import alongside
from amendiff.analyse.compared import rows_of
from amendiff.analyse.redline import Row, redline
from amendiff.application import Reading
from amendiff.cli.texts import Text, paragraphs
from amendiff.comparison import Comparison, compare
from amendiff.comparison.ignoring import Ignored
from amendiff.model.document import Provision
from amendiff.render.terminal import Badge, amendments_of, badges
from amendiff.render.text import plain


class Changes(msgspec.Struct, frozen=True):
    """The rows of a change; *comparison* where it was found by comparing words, and so has no authors."""

    rows: tuple[Row, ...]
    comparison: Comparison | None = None

    @property
    def same(self) -> bool:
        """Whether nothing differs; a pure renumbering is no change."""
        return all(row.change in ("equal", "renumbered") for row in self.rows)


def changes(old: Text, new: Text, *, moves: bool = True, ignore: Ignored = frozenset()) -> Changes:
    """Return what changed from *old* to *new*; without *moves*, or to *ignore* something, by the words alone."""
    by_words = not moves or bool(ignore) or old.address != new.address
    readings = None if by_words else _of_one_weave(old, new)
    if readings is not None:
        rows = redline(*readings)
        return Changes(within([_as_numbered(row, old, new, *readings) for row in rows], old, new))
    one, other = old.document, new.document
    if old.plain != new.plain:
        one, other = (each if text.plain else paragraphs(plain(each)) for text, each in ((old, one), (new, other)))
    comparison = compare(one, other, moves=moves, ignore=ignore)
    return Changes(tuple(rows_of(comparison, ignore)), comparison)


def _of_one_weave(old: Text, new: Text) -> tuple[Reading, Reading] | None:
    """The readings of both, where they are versions of one dossier, read from one weave."""
    if old.version is None or new.version is None:
        return None
    before, after = old.version.reading, new.version.reading
    if before is None or after is None:
        return None
    if old.version.document != before.document or new.version.document != after.document:
        return None  # an official wording of its own
    return alongside(before, after)


def _as_numbered(row: Row, old: Text, new: Text, before: Reading, after: Reading) -> Row:
    """Return *row* with the numbers that its provisions bear in the versions: those of a reading are as in the base."""

    def shown(provisions: tuple[Provision, ...], text: Text, reading: Reading) -> tuple[Provision, ...]:
        assert text.version is not None
        numbered = text.version.document.provisions
        return tuple(numbered[reading.document.position(one.address)] for one in provisions)

    return msgspec.structs.replace(row, old=shown(row.old, old, before), new=shown(row.new, new, after))


def within(rows: Sequence[Row], old: Text, new: Text) -> tuple[Row, ...]:
    """Return the rows that belong to the address to which either text is narrowed."""
    if not (old.address or new.address):
        return tuple(rows)
    wanted = old.addresses | new.addresses
    return tuple(row for row in rows if any(one.address in wanted for one in (*row.old, *row.new)))


def authors(found: Changes, new: Text) -> tuple[dict[str, Badge], list[tuple[str, str]]]:
    """Return the badges of the amendments behind *found*, and those amendments by id and title."""
    if new.version is None or found.comparison is not None:
        return {}, []
    dossier = new.version.dossier
    seen = {name for row in found.rows for name in amendments_of(row)}
    return badges(dossier), [(one.id, one.title) for one in dossier.amendments if one.id in seen]
