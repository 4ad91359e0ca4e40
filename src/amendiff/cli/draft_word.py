"""Amendments from a Word file: one for each author of tracked changes, or one from an untracked copy."""

from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING, Any

import click
import msgspec
from msgspec.structs import replace

if TYPE_CHECKING:
    from amendiff.analyse.edited import Edit
    from amendiff.model.amendment import Amendment
    from amendiff.model.document import Document
    from amendiff.model.dossier import Dossier


class Made(msgspec.Struct, frozen=True):
    """An amendment proved on the text, where it goes, and what it changes."""

    amendment: "Amendment"
    path: Path
    summary: str


class Asked(msgspec.Struct, frozen=True):
    """What the command line says of the amendments."""

    against: str = "tabled"
    symbol: str = ""
    sponsors: tuple[str, ...] = ()
    title: str = ""
    name: str = ""
    sources: tuple[str, ...] = ()
    dialect: str = "un"


def from_word(dossier: "Dossier", document: "Document", edited: str, asked: Asked) -> tuple[Made, ...]:
    """Return what the Word file *edited* makes of *document*, a version of *dossier*; nothing is written.

    Raises an InputError for a hostile file, CorpusError where it is of another text, and all that ``proved`` raises.
    """
    from amendiff.analyse.drafted import proved
    from amendiff.analyse.edited import edits
    from amendiff.cli import screen
    from amendiff.corpus import read_bytes
    from amendiff.corpus.loading import new_amendment_file
    from amendiff.errors import NoChange
    from amendiff.formats.docx.reading import word
    from amendiff.formats.docx.record import record_of

    file = word(read_bytes(Path(edited)), edited)
    found = edits(file, record_of(file.record, edited), document, edited)
    single = sum(1 for one in found if one.recorded is None) == 1
    if (asked.symbol or asked.name) and not single:
        raise click.UsageError("--symbol and --id are for one amendment, and this file has several")
    made: list[Made] = []
    for edit in found:
        if edit.recorded is not None and any(one.id == edit.recorded.id for one in dossier.amendments):
            screen.note(f"{edit.recorded.id} is in the dossier already, and is left as it is")
            continue
        if not edit.operations:
            screen.note(f"{edit.author or edited} changes no words")
            continue
        amendment = _recorded(edit.recorded, dossier) if edit.recorded else _new(edit, dossier, document, asked)
        if edit.note:
            screen.note(f"{edit.author}: {edit.note}; the operations are drafted anew")
        effect = proved(dossier, amendment, edit.wanted)
        made.append(Made(amendment, new_amendment_file(dossier, amendment.id), effect.summary))
        dossier = replace(dossier, amendments=(*dossier.amendments, amendment))
    if not found or not (made or any(one.recorded for one in found)):
        raise NoChange(f"{edited} says what the text says already", hints=("edit a copy of the text first",))
    return tuple(made)


def _new(edit: "Edit", dossier: "Dossier", document: "Document", asked: Asked) -> "Amendment":
    from amendiff.analyse.drafted import name_of, next_sequence
    from amendiff.model.amendment import Amendment, Instruction
    from amendiff.model.decision import Fact

    sponsor, named = edit.sponsor_and_symbol
    symbol = asked.symbol or named
    sponsors = asked.sponsors or ((sponsor,) if sponsor else ())
    if not sponsors or not (symbol or edit.author):
        raise click.UsageError("the file has no tracked changes: say whose it is with --symbol and --by")
    words = _words(edit.operations, document, asked.dialect)
    note = "Written by amendiff from tracked changes in a Word file." if edit.author else (
        "Written by amendiff from an edited copy of the text."
    )  # fmt: skip
    return Amendment(
        id=asked.name or _free(name_of(symbol or edit.author), dossier, fixed=bool(symbol)),
        sequence=next_sequence(dossier),
        operations=edit.operations,
        title=asked.title,
        symbol=Fact(value=symbol, sources=asked.sources) if symbol else None,
        against=asked.against,
        sponsors=sponsors,
        instruction=Instruction(text=words, basis="reconstructed", sources=asked.sources, note=note) if words else None,
        sources=asked.sources,
    )


def _free(name: str, dossier: "Dossier", *, fixed: bool) -> str:
    """A name that no amendment has: what stands for a person may be counted, a symbol may not."""
    taken = {one.id.casefold() for one in dossier.amendments}
    if fixed or name.casefold() not in taken:
        return name
    return next(f"{name}-{n}" for n in range(2, len(taken) + 3) if f"{name}-{n}".casefold() not in taken)


def _words(operations: Sequence[Any], document: "Document", dialect: str) -> str:
    from amendiff.cli.phrasing import phrased
    from amendiff.cli.trouble import say
    from amendiff.drafting import NotExpressible
    from amendiff.model.operation import Format

    stated = [one for one in operations if not isinstance(one, Format)] or list(operations)
    try:
        return phrased(stated, dialect, document)
    except NotExpressible as error:
        say("warning", error.code, f"without an instruction: {error}", None, error.hints)
        return ""


def _recorded(amendment: "Amendment", dossier: "Dossier") -> "Amendment":
    """The amendment as the file holds it, without the sources that this dossier does not have."""
    from amendiff.model.amendment import Amendment

    known = dossier.sources.sources

    def kept(value: Any) -> Any:
        if isinstance(value, dict):
            found = {name: kept(inner) for name, inner in value.items() if name != "sources"}
            if sources := [key for key in value.get("sources", ()) if key in known]:
                found["sources"] = sources
            return found
        return [kept(one) for one in value] if isinstance(value, list) else value

    return msgspec.convert(kept(msgspec.to_builtins(amendment)), Amendment, strict=False)
