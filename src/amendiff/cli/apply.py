"""``amendiff apply``: amendments onto a text, from files alone."""

from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING

import click

from amendiff.cli.command import command, format_option
from amendiff.model.amendment import amendment_of

if TYPE_CHECKING:
    from amendiff.application import Fate, Woven
    from amendiff.application.adoption import Adoption
    from amendiff.errors import AmendiffError
    from amendiff.model.amendment import Amendment
    from amendiff.model.document import Document

    Files = dict[str, tuple[Path, Amendment]]

_TEXTS = "texts/un/ga/path-to-peace"


@command(
    "apply",
    short_help="Apply amendments to a text, files only.",
    examples=(
        f"amendiff apply {_TEXTS}/base.en.md {_TEXTS}/amendments/L.13.toml {_TEXTS}/amendments/L.15.toml",
        f"amendiff apply {_TEXTS}/base.en.md {_TEXTS}/amendments/L.12.toml --format text",
        f"amendiff apply {_TEXTS}/base.en.md {_TEXTS}/amendments/L.14.toml -o amended.md",
    ),
)
@click.argument("base", metavar="BASE.md")
@click.argument("amendments", metavar="AMENDMENT.toml...", nargs=-1, required=True)
@format_option("md", "text", "json", default="md")
@click.option("-o", "--output", metavar="FILE", help="Write to this file; it is there whole, or not at all.")
@click.pass_context
def run(ctx: click.Context, base: str, amendments: tuple[str, ...], form: str, output: str | None) -> None:
    """Apply each AMENDMENT to the text BASE, in the order given, as if adopted in that order.

    Each cites the version that it was drafted against: the base, or for a sub-amendment its parent's result. An
    operation that does not name exactly one place is refused, and nothing is written. The exit code is 1 where an
    operation was overtaken, or changes the same words as an earlier one; standard error says which.
    """
    from amendiff.cli import DIFFERENT, SAME, TROUBLE, screen
    from amendiff.cli.texts import text_of
    from amendiff.cli.trouble import report
    from amendiff.corpus import write_text

    document = text_of(base).document
    files = _loaded(amendments)
    woven = _woven(document, files)
    if woven.refusals:
        for refusal in woven.refusals:
            report(_located(refusal.error, files, amendment_of(refusal.operation)))
        ctx.exit(TROUBLE)
    adoption, ends = _adopted(woven, files)
    written = _written(adoption.reading.document, ends, form)
    if output is None:
        screen.write(written)
    else:
        write_text(Path(output), written)
    ctx.exit(DIFFERENT if _tell(adoption, ends) else SAME)


def _loaded(paths: Sequence[str]) -> "Files":
    from amendiff.corpus import load_amendment
    from amendiff.errors import CorpusError, Location

    found: Files = {}
    for path in map(Path, paths):
        amendment = load_amendment(path)
        if amendment.id in found:
            raise CorpusError(
                f"two amendments are called {amendment.id!r}: {found[amendment.id][0]} and {path}",
                code="AD403",
                at=Location(str(path)),
                hints=("give each an id of its own",),
            )
        found[amendment.id] = (path, amendment)
    return found


def _woven(document: "Document", files: "Files") -> "Woven":
    from amendiff.application import weave_all
    from amendiff.errors import Cycle, SetError

    try:
        return weave_all(document, [amendment for _, amendment in files.values()])
    except SetError as error:
        mend = 'write against = "tabled" in one' if isinstance(error, Cycle) else "name the file of that one, too"
        error.hints = error.hints or (mend,)
        if error.field[:1] == ("amendments",):
            name, error.field = str(error.field[1]), error.field[2:]
            raise _located(error, files, name) from None
        raise


def _located(error: "AmendiffError", files: "Files", name: str) -> "AmendiffError":
    from amendiff.corpus import read_text
    from amendiff.formats.toml import locate

    path = files[name][0]
    return error.located(locate(read_text(path), error.field, str(path)))


def _adopted(woven: "Woven", files: "Files") -> "tuple[Adoption, dict[str, Fate]]":
    """The amendments adopted in the order of *files*, and how each operation ended; raises where there is no text."""
    from amendiff.application import fates
    from amendiff.application.adoption import adopt
    from amendiff.errors import MissingParent, SetConflict

    try:
        adoption = adopt(woven.weave, [amendment for _, amendment in files.values()], [*files])
    except MissingParent as error:
        error.hints = error.hints or ("name the amendment before those that amend it",)
        raise
    try:
        _ = adoption.reading.document
    except SetConflict as error:
        name, _, item = adoption.reading.clashes[0].operations[1].rpartition("/")
        error.field = ("operations", int(item) - 1)
        error.hints = ("leave one of the two out",)
        raise _located(error, files, name) from None
    return adoption, {**fates(adoption.reading), **dict(adoption.overtaken)}


def _written(document: "Document", ends: "dict[str, Fate]", form: str) -> str:
    if form == "json":
        from amendiff.render import machine

        return machine.applied_json(document, ends) + "\n"
    if form == "text":
        from amendiff.render.text import plain

        return plain(document)
    from amendiff.markup import render_document

    return render_document(document)


def _tell(adoption: "Adoption", ends: "dict[str, Fate]") -> bool:
    """Say on standard error what did not simply apply; return whether there was any such thing."""
    from amendiff.application.findings import missed_by_throughout, order_dependent
    from amendiff.cli.trouble import say

    anew = dict(adoption.resolved_anew)
    told = False
    for pair in order_dependent(adoption.reading):
        say("note", "AD725", pair.sentence)
    for missed in missed_by_throughout(adoption.reading):
        say("note", "AD726", missed.sentence)
    for operation, fate in ends.items():
        if fate.kind != "applied" or fate.reason:
            code = {"overtaken": "AD722", "already there": "AD723"}.get(fate.kind, "AD724")
            say("warning", code, f"{operation} {_ending(fate.kind)}: {fate.reason}")
            told = True
        elif operation in anew:
            say(
                "warning", "AD721", f"{operation} changes the same words as {anew[operation]}; it applies to its result"
            )
            told = True
    return told


def _ending(kind: str) -> str:
    return {"overtaken": "is overtaken", "already there": "is already there", "applied": "applies in part"}.get(
        kind, kind
    )
