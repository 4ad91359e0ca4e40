"""An instruction as a page shows it: each part of it a link to what it changes. Everything is escaped.

A part is a link only where its words were read, and ask for what the amendment does; otherwise they are plain words.
"""

from collections.abc import Iterator
from typing import TYPE_CHECKING

from markupsafe import Markup

from amendiff.analyse.effect import Effect
from amendiff.analyse.redline import Row
from amendiff.errors import AmendiffError
from amendiff.model.amendment import Amendment
from amendiff.model.dossier import Dossier
from amendiff.render.html import anchor, escape

if TYPE_CHECKING:
    from amendiff.analyse.instructed import Instructed
    from amendiff.drafting.instruction import Part


def instruction_html(amendment: Amendment, effect: Effect | None, dossier: Dossier) -> Markup:
    """Return the instruction of *amendment*, its parts linked to the anchors of the rows of *effect*."""
    text = amendment.instruction.text if amendment.instruction else ""
    written, done = "", 0
    for start, end, address in sorted(_links(amendment, effect, dossier)):
        if start >= done:
            link = f'<a href="#{escape(anchor(address))}">{_plain(text[start:end])}</a>'
            written += _plain(text[done:start]) + link
            done = end
    return Markup(written + _plain(text[done:]))


def _plain(text: str) -> str:
    return escape(text).replace("\n", "<br>")


def _links(amendment: Amendment, effect: Effect | None, dossier: Dossier) -> Iterator[tuple[int, int, str]]:
    """The parts that lead somewhere: where they begin and end, and the address to which they lead."""
    if effect is None or amendment.instruction is None:
        return
    from amendiff.analyse.instructed import instructed  # grammars, which many a dossier never needs

    try:
        held = instructed(dossier, amendment)
    except AmendiffError:
        return
    if held is None or held.agreement not in ("agrees", "extents"):
        return
    for n, instruction in enumerate(held.instructions):
        for part in instruction.parts:
            if address := _target(part, held, n, amendment, effect.rows):
                yield *part.span, address


def _target(part: "Part", held: "Instructed", n: int, amendment: Amendment, rows: tuple[Row, ...]) -> str:
    """The first provision that *part* changes: by the operations that do the same, or by the places that it names."""
    own = held.matched[n]
    same = {own[one] for one in part.operations if one < len(own)} - {None}
    names = {amendment.operation_id(one) for one in same if one is not None}
    for row in rows:
        if names & (row.by | frozenset(who for one in row.segments for who in one.inserted_by | one.deleted_by)):
            return row.provision.address
    return next((row.provision.address for at in part.at for row in rows if row.provision.address == at), "")
