"""A version of a text, or a redline, as Akoma Ntoso: a statement that validates. Opens no files.

In a redline ``ins`` and ``del`` hold the words, and what goes or comes whole says so itself; reading it back gives
either side.
"""

import msgspec

from amendiff.application import Reading
from amendiff.formats.akn.history import lifecycle, outcome, passive, workflow
from amendiff.formats.akn.nodes import part_of
from amendiff.formats.akn.parts import Writer, names_of
from amendiff.formats.akn.vocabulary import HEAD, TAIL, attributes
from amendiff.formats.akn.words import Words
from amendiff.formats.akn.works import (
    SOURCE,
    amendments_among,
    identification,
    organisation,
    ourselves,
    text_of,
)
from amendiff.model.document import Kind
from amendiff.model.dossier import Dossier
from amendiff.model.tracked import Tracked

_RESOLVED = (Kind.OPENING, Kind.PREAMBULAR, Kind.OPERATIVE)


class Written(msgspec.Struct, frozen=True):
    """A file, and what it could not carry, each with its number."""

    xml: str
    lost: dict[str, int] = {}


def statement(tracked: Tracked, dossier: Dossier, version: str = "", reading: Reading | None = None) -> Written:
    """Return *tracked*, a text of *dossier*, or its changes, as a file.

    *version* is what its new side is called, empty for the text as tabled; *reading* what it was read from. Raises
    NotCarried for characters that XML cannot hold.
    """
    redline = tracked.old is not tracked.new
    part = part_of(tracked)
    amended = bool(reading and reading.amendments)
    members = [one for one in dossier.amendments if reading and one.id in reading.amendments]
    day = dossier.identity.decision.date if amended and version == "adopted" else None
    work = text_of(dossier, version if amended else "", day)
    names = names_of(tracked.old, tracked.new, dossier.base)
    words = Words(part.notes)
    writer = Writer(names, words)
    resolution = any(one.kind in _RESOLVED and not one.depth for one in tracked.new)
    kind = "multipleVersions" if redline else "singleVersion" if amended else "originalVersion"
    analysis = passive(dossier, reading, names.new, names.original) if reading and amended else ""
    decision = dossier.identity.decision
    meta = (
        f"<meta>{identification(work)}{lifecycle(work, members)}{workflow(decision) if amended else ''}"
        + (f'<analysis source="{SOURCE}">{analysis}</analysis>' if analysis else "")
        + f'<references source="{SOURCE}">'
        + f"<original{attributes(eId='original', href=text_of(dossier).expression, showAs=work.number or work.title)}/>"
        + amendments_among(dossier, members)
        + organisation("author", dossier.identity.body, work.country)
        + (outcome(decision) if amended else "")
        + f"{ourselves()}</references></meta>"
    )

    def annex(eid: str) -> str:
        return f"<meta>{identification(work, eid.replace('att_', 'annex_'))}</meta>"

    text = writer.part(part) + writer.attachments(part, annex)
    given = attributes(name="resolution" if resolution else "statement", contains=kind)
    lost = dict(sorted(words.lost.items()))
    if not work.date:
        lost["dates that are not known, written 1970-01-01"] = 1
    return Written(f"{HEAD}<statement{given}>{meta}{text}</statement>{TAIL}", lost)
