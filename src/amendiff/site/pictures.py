"""Which pages of a dossier have a picture, and what is on it. Draws nothing itself."""

import functools
from collections.abc import Iterator, Sequence

from amendiff.analyse.between import between
from amendiff.analyse.redline import Row, changed, redline
from amendiff.analyse.summary import summary
from amendiff.application import read
from amendiff.render.html import direction
from amendiff.sentences import capital, joined, row, say, spoken
from amendiff.site.cards import Pen, Word, excerpt
from amendiff.site.compared import pairs
from amendiff.site.facts import Facts
from amendiff.site.pages import Binary
from amendiff.site.passages import passages
from amendiff.site.record import Record
from amendiff.site.wording import figures, outcome, symbol


def pictures(record: Record, facts: Facts, font: str = "") -> Iterator[Binary]:
    """Return the pictures of the dossier, its amendments, provisions and comparisons, beside their pages, in *font*.

    Raises OutputError.
    """
    if direction(record.identity.language) == "rtl":
        return  # joined letters and mixed directions are more than the pen can do
    pen = _pen(font)
    rows: Sequence[Row] = ()
    adopted = next((one.version for one in record.editions if one.name == "adopted"), None)
    if adopted and adopted.reading:
        rows = changed(redline(read(record.weave), adopted.reading))
    told = facts.summary
    yield from _picture(pen, record.folder, told.kicker, told.title, told.state, excerpt(rows))
    for entry in record.entries.values():
        one = entry.amendment
        says = capital(joined(" ", [part for part in (outcome(one.decision), figures(one.decision.vote)) if part]))
        who = row(one.sponsors) if one.sponsors else one.presented_by
        title = joined(": ", (symbol(one), one.title)) if one.title else symbol(one)
        words = excerpt(entry.effect.rows) if entry.effect else []
        said = joined(" ", (say("%(said)s.", said=says), who)) if who else say("%(said)s.", said=says)
        where = f"{record.folder}/amendments/{entry.folder}"
        yield from _picture(pen, where, told.title, spoken(title, record.voice), spoken(said, record.voice), words)
    yield from _of_passages(pen, record, told.title, rows)
    yield from _of_comparisons(pen, record, told.title)


def _of_passages(pen: Pen, record: Record, title: str, rows: Sequence[Row]) -> Iterator[Binary]:
    """The words of each provision that changed, or else those that it begins with."""
    known = {one.address: row for row in rows for one in (*row.old, *row.new)}
    for one in passages(record):
        if one.quoted is None:
            continue
        row = known.get(one.address)
        words = excerpt([row]) if row else [(word, "=", True) for word in one.quoted.words.split()]
        place, says = (spoken(said, record.voice) for said in (capital(one.said), one.quoted.citation))
        yield from _picture(pen, f"{record.folder}/{one.folder}", title, place, says, words)


def _of_comparisons(pen: Pen, record: Record, title: str) -> Iterator[Binary]:
    for pair in pairs(record):
        assert pair.old.version
        assert pair.new.version
        rows = changed(between(pair.old.version, pair.new.version).rows)
        versions, says = (spoken(said, record.voice) for said in (capital(pair.said), summary(rows)))
        yield from _picture(pen, f"{record.folder}/compare/{pair.folder}", title, versions, says, excerpt(rows))


@functools.cache
def _pen(font: str) -> Pen:
    return Pen(font)


def _picture(pen: Pen, folder: str, kicker: str, title: str, says: str, words: list[Word]) -> Iterator[Binary]:
    if pen.can_draw(kicker, title, says, *(word for word, _, _ in words)):
        yield Binary(f"{folder}/card.png", pen.card(kicker, title, says, words))
