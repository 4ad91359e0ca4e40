"""What one amendment does to the text that it was drafted against."""

from collections.abc import Sequence

import msgspec

from amendiff.analyse.alongside import alongside
from amendiff.analyse.redline import Row, changed, redline
from amendiff.analyse.versions import Version, find_amendment, version
from amendiff.application import Fate, fates
from amendiff.model.amendment import CIRCULATED, Amendment, amendment_of
from amendiff.model.dossier import Dossier


class Effect(msgspec.Struct, frozen=True):
    """An amendment with the text before and after it, and the rows that differ."""

    amendment: Amendment
    before: Version
    after: Version
    rows: tuple[Row, ...]
    fates: dict[str, Fate]
    summary: str
    """In words: ``3 words inserted in 1 paragraph``."""


def effect(dossier: Dossier, name: str, *, circulated: bool = False) -> Effect:
    """Return the effect of the amendment *name* of *dossier*, as put to the vote or, if *circulated*, as it was before.

    Raises UnknownAmendment, TargetError or SetConflict.
    """
    amendment = find_amendment(dossier, name)
    before = version(dossier, amendment.against)
    sign = CIRCULATED if circulated and amendment.revised else ""
    after = version(dossier, f"{amendment.against}+{sign}{amendment.id}")
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
        parts.append(f"{_count(inserted, 'word')} inserted")
    if deleted:
        parts.append(f"{_count(deleted, 'word')} deleted")
    if parts:
        places = sum(1 for row in within if any(segment.sign != "=" for segment in row.segments))
        parts[-1] += f" in {_count(places, 'paragraph')}"
    for how, said in (("inserted", "inserted"), ("deleted", "deleted"), ("moved", "moved"), ("split", "split")):
        if number := sum(1 for row in rows if row.change == how):
            parts.append(f"{_count(number, 'paragraph')} {said}")
    if number := sum(1 for row in rows if row.change == "joined"):
        parts.append(f"{_count(number, 'pair')} of paragraphs joined")
    if number := sum(1 for row in rows if row.change == "formatting"):
        parts.append(f"emphasis changed in {_count(number, 'paragraph')}")
    return ", ".join(parts) or "nothing changed"


def _words(row: Row, sign: str) -> int:
    return sum(len(segment.text.split()) for segment in row.segments if segment.sign == sign)


def _count(number: int, what: str) -> str:
    return f"{number} {what}" if number == 1 else f"{number} {what}s"
