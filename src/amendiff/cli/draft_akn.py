"""Amendments from an Akoma Ntoso file: its modifications as operations, proved on the text. Writes nothing."""

from pathlib import Path
from typing import TYPE_CHECKING

import click

from amendiff.cli.draft_word import Asked, Made

if TYPE_CHECKING:
    from amendiff.formats.akn.amendments_in import ReadAmendment
    from amendiff.model.amendment import Amendment
    from amendiff.model.document import Document
    from amendiff.model.dossier import Dossier


def from_akn(dossier: "Dossier", document: "Document", edited: str, asked: Asked) -> tuple[Made, ...]:
    """Return the amendments that the file *edited* makes to *document*, a version of *dossier*.

    Raises an InputError for a file that cannot be read, TargetError for a modification of what is not there, and all
    that ``proved`` raises.
    """
    from msgspec.structs import replace

    from amendiff.analyse.drafted import proved
    from amendiff.cli import screen
    from amendiff.corpus import read_bytes
    from amendiff.corpus.loading import new_amendment_file
    from amendiff.formats.akn.amendments_in import amendments_in

    found = amendments_in(read_bytes(Path(edited)), edited, document)
    if (asked.symbol or asked.name) and len(found) > 1:
        raise click.UsageError("--symbol and --id are for one amendment, and this file has several")
    made: list[Made] = []
    for one in found:
        for line in one.report:
            screen.note(line)
        amendment = _amendment(one, dossier, asked)
        if any(known.id == amendment.id for known in dossier.amendments):
            screen.note(f"{amendment.id} is in the dossier already, and is left as it is")
            continue
        effect = proved(dossier, amendment, None)
        made.append(Made(amendment, new_amendment_file(dossier, amendment.id), effect.summary))
        dossier = replace(dossier, amendments=(*dossier.amendments, amendment))
    return tuple(made)


def _amendment(read: "ReadAmendment", dossier: "Dossier", asked: Asked) -> "Amendment":
    from amendiff.analyse.drafted import name_of, next_sequence
    from amendiff.model.amendment import Amendment, Instruction
    from amendiff.model.decision import Fact

    symbol, sponsors = asked.symbol or read.symbol, asked.sponsors or read.sponsors
    if not sponsors:
        raise click.UsageError("the file does not say whose amendment it is: say so with --by")
    if not symbol and not asked.name:
        raise click.UsageError("the file does not say what the amendment is called: say so with --symbol")
    words = read.instruction
    return Amendment(
        id=asked.name or name_of(symbol),
        sequence=next_sequence(dossier),
        operations=read.operations,
        title=asked.title or read.title,
        symbol=Fact(value=symbol, sources=asked.sources) if symbol else None,
        against=asked.against,
        sponsors=sponsors,
        instruction=Instruction(text=words, basis=read.basis, sources=asked.sources) if words else None,
        sources=asked.sources,
    )
