"""What one amendment does to the text that it was drafted against."""

from collections import Counter
from collections.abc import Sequence

import msgspec

from amendiff.analyse.alongside import alongside
from amendiff.analyse.redline import Row, changed, redline
from amendiff.analyse.versions import Version, find_amendment, version
from amendiff.application import Fate, fates
from amendiff.model.amendment import Amendment, amendment_of
from amendiff.model.dossier import Dossier
from amendiff.sentences import count, row as in_row, say


class Effect(msgspec.Struct, frozen=True):
    """An amendment with the text before and after it, and the rows that differ."""

    amendment: Amendment
    before: Version
    after: Version
    rows: tuple[Row, ...]
    fates: dict[str, Fate]
    summary: str
    """In words: ``3 words inserted in 1 paragraph``."""


def effect(dossier: Dossier, name: str) -> Effect:
    """Return the effect of the amendment *name* of *dossier*, as put to the vote.

    Raises UnknownAmendment, TargetError or SetConflict.
    """
    amendment = find_amendment(dossier, name)
    before = version(dossier, amendment.against)
    after = version(dossier, f"{amendment.against}+{amendment.id}")
    assert before.reading is not None
    assert after.reading is not None
    sides = alongside(before.reading, after.reading)
    assert sides is not None
    rows = changed(redline(*sides))
    own = {name: fate for name, fate in fates(after.reading).items() if amendment_of(name) == amendment.id}
    return Effect(amendment, before, after, rows, own, summary(rows))


def summary(rows: Sequence[Row]) -> str:
    """Return what *rows* change, counted in words: ``7 words in and 3 out, 1 paragraph inserted``."""
    within = [row for row in rows if row.change in ("changed", "split", "joined", "moved")]
    inserted = sum(_words(row, "+") for row in within)
    deleted = sum(_words(row, "-") for row in within)
    parts = []
    if inserted:
        parts.append(count(inserted, "%(number)s word inserted", "%(number)s words inserted"))
    if deleted:
        parts.append(count(deleted, "%(number)s word deleted", "%(number)s words deleted"))
    if parts:
        places = sum(1 for row in within if any(segment.sign != "=" for segment in row.segments))
        parts[-1] = count(
            places, "%(changed)s in %(number)s paragraph", "%(changed)s in %(number)s paragraphs", changed=parts[-1]
        )
    elif places := sum(1 for row in within if any(segment.sign != "=" for segment in row.segments)):
        parts.append(count(places, "spaces changed in %(number)s paragraph", "spaces changed in %(number)s paragraphs"))
    number = Counter[str](row.change for row in rows)
    told = {
        "inserted": count(number["inserted"], "%(number)s paragraph inserted", "%(number)s paragraphs inserted"),
        "deleted": count(number["deleted"], "%(number)s paragraph deleted", "%(number)s paragraphs deleted"),
        "moved": count(number["moved"], "%(number)s paragraph moved", "%(number)s paragraphs moved"),
        "split": count(number["split"], "%(number)s paragraph split", "%(number)s paragraphs split"),
        "joined": count(
            number["joined"], "%(number)s pair of paragraphs joined", "%(number)s pairs of paragraphs joined"
        ),
        "formatting": count(
            number["formatting"],
            "emphasis changed in %(number)s paragraph",
            "emphasis changed in %(number)s paragraphs",
        ),
    }
    parts += [said for how, said in told.items() if number[how]]
    return in_row(parts) if parts else say("nothing changed")


def _words(row: Row, sign: str) -> int:
    return sum(len(segment.text.split()) for segment in row.segments if segment.sign == sign)
