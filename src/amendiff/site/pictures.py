"""Which pages of a dossier have a picture, and what is on it. Draws nothing itself."""

import functools
from collections.abc import Iterator, Sequence

from amendiff.analyse.redline import Row, changed, redline
from amendiff.application import read
from amendiff.render.html import direction
from amendiff.sentences import capital, joined, row, say, spoken
from amendiff.site.cards import Pen, Word, excerpt
from amendiff.site.facts import Facts
from amendiff.site.pages import Binary
from amendiff.site.record import Record
from amendiff.site.wording import figures, outcome, symbol


def pictures(record: Record, facts: Facts, font: str = "") -> Iterator[Binary]:
    """Return the pictures of the dossier and of its amendments, beside their pages, in *font*. Raises OutputError."""
    if direction(record.identity.language) == "rtl":
        return  # joined letters and mixed directions are more than the pen can do
    pen = _pen(font)
    rows: Sequence[Row] = ()
    adopted = next((one.version for one in record.editions if one.name == "adopted"), None)
    if adopted and adopted.reading:
        rows = changed(redline(read(record.weave), adopted.reading))
    summary = facts.summary
    yield from _picture(pen, record.folder, summary.kicker, summary.title, summary.state, excerpt(rows))
    for entry in record.entries.values():
        one = entry.amendment
        says = capital(joined(" ", [part for part in (outcome(one.decision), figures(one.decision.vote)) if part]))
        who = row(one.sponsors) if one.sponsors else one.presented_by
        title = joined(": ", (symbol(one), one.title)) if one.title else symbol(one)
        words = excerpt(entry.effect.rows) if entry.effect else []
        said = joined(" ", (say("%(said)s.", said=says), who)) if who else say("%(said)s.", said=says)
        where = f"{record.folder}/amendments/{entry.folder}"
        yield from _picture(pen, where, summary.title, spoken(title, record.voice), spoken(said, record.voice), words)


@functools.cache
def _pen(font: str) -> Pen:
    return Pen(font)


def _picture(pen: Pen, folder: str, kicker: str, title: str, says: str, words: list[Word]) -> Iterator[Binary]:
    if pen.can_draw(kicker, title, says, *(word for word, _, _ in words)):
        yield Binary(f"{folder}/card.png", pen.card(kicker, title, says, words))
