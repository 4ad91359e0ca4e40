"""What changed between two texts, as rows: from the weave they share, or else by comparing their words."""

from collections.abc import Sequence

from amendiff.analyse.between import Changes, of_one_weave
from amendiff.analyse.compared import rows_of
from amendiff.analyse.redline import Row
from amendiff.cli.texts import Text
from amendiff.cli.unmarked import paragraphs
from amendiff.comparison import compare
from amendiff.comparison.ignoring import Ignored
from amendiff.render.terminal import Badge, amendments_of, badges
from amendiff.render.text import plain


def changes(old: Text, new: Text, *, moves: bool = True, ignore: Ignored = frozenset()) -> Changes:
    """Return what changed from *old* to *new*; without *moves*, or to *ignore* something, by the words alone."""
    by_words = not moves or bool(ignore) or old.address != new.address
    if old.version and new.version and not by_words and (rows := of_one_weave(old.version, new.version)) is not None:
        return Changes(within(rows, old, new))
    one, other = old.document, new.document
    if old.plain != new.plain:
        one, other = (each if text.plain else paragraphs(plain(each)) for text, each in ((old, one), (new, other)))
    comparison = compare(one, other, moves=moves, ignore=ignore)
    return Changes(tuple(rows_of(comparison, ignore)), comparison)


def alike(found: Changes) -> bool:
    """Whether also no number differs."""
    return all(row.change == "equal" for row in found.rows)


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


__all__ = ["Changes", "alike", "authors", "changes", "within"]
