"""``amendiff instruct``: amendments in words into operations, and operations into words."""

from collections.abc import Iterator, Sequence
from typing import TYPE_CHECKING

import click

from amendiff.cli.command import command, find_dossier, format_option, pager_option, texts_option

if TYPE_CHECKING:
    from rich.text import Text as Line

    from amendiff.analyse.redline import Row
    from amendiff.cli.instructions import Words
    from amendiff.drafting import Instruction
    from amendiff.model.document import Document
    from amendiff.model.operation import Operation

DIALECTS = ("un", "uk", "eu", "us")


@command(
    "instruct",
    short_help="Read amendments in words, or write them.",
    examples=(
        "amendiff instruct write path-to-peace L.15",
        "amendiff instruct write path-to-peace L.15 | amendiff instruct parse --against path-to-peace@tabled",
        "amendiff instruct write path-to-peace-sc RU-2 | amendiff instruct parse - --toml",
        "amendiff instruct write path-to-peace@tabled path-to-peace@adopted --dialect eu",
        "amendiff instruct write path-to-peace L.12 --json",
    ),
)
@click.argument("action", metavar="parse|write", type=click.Choice(["parse", "write"]))
@click.argument("names", metavar="[NAME]...", nargs=-1)
@click.option(
    "--dialect",
    type=click.Choice(DIALECTS),
    default="un",
    show_default=True,
    help="As the United Nations, the United Kingdom, the European Union or the United States write them.",
)
@click.option("--against", metavar="REF", help="Of parse: the text that the words are to amend.")
@format_option("text", "toml", "json", default="text")
@click.option("--toml", "form", flag_value="toml", type=str, help="The same as --format toml.")
@pager_option
@texts_option
@click.pass_context
def run(ctx: click.Context, action: str, names: tuple[str, ...], dialect: str, against: str | None, form: str) -> None:
    """Read instructions in words as operations (parse), or write operations as instructions (write).

    instruct parse [FILE] reads a file, or standard input: each instruction with what it asks for, and what is not
    understood with its place. Nothing is guessed: what is not understood gives no operation. With --against, what it
    changes in that text is shown, what is ambiguous is settled where only one reading fits the text, what the text
    refuses is unresolved, and a read-out ("so that the paragraph will read: …") is held against what the words give.
    The exit code is 1 where something is not understood, ambiguous or refused, or a finding is an error or a warning.

    instruct write DOSSIER AMENDMENT, or OLD NEW for any two texts, writes what a clerk would: sentences that parse
    back to the same changes. What a dialect has no words for is an error.

    --format toml gives [[operations]] tables for a file in amendments/.
    """
    from amendiff.cli import DIFFERENT, SAME

    if action == "parse":
        if len(names) > 1:
            raise click.UsageError("parse reads one file; name one, or none for standard input")
        same = _parse(names[0] if names else "-", dialect, against, form)
        ctx.exit(SAME if same else DIFFERENT)
    if against:
        raise click.UsageError("--against belongs to parse")
    if len(names) != 2:
        raise click.UsageError("write takes a dossier and an amendment, or two texts")
    _write(names[0], names[1], dialect, form)


def _parse(argument: str, dialect: str, against: str | None, form: str) -> bool:
    """Write the instructions in *argument* as they are read; return whether all is understood and fits."""
    from amendiff.cli import instructions as reading, screen
    from amendiff.cli.texts import text_of
    from amendiff.cli.trouble import say

    if against and against.partition("#")[0] == argument == "-":
        raise click.UsageError("standard input can be read once only; name one - and one file")
    document = text_of(against).document if against else None
    words = reading.words_of(argument)
    found = reading.read(words, dialect, document)
    if form == "json":
        from amendiff.render.machine.instructions import instructions_json

        screen.write(instructions_json(found, words.place) + "\n")
    elif form == "toml":
        _toml([operation for one in found for operation in one.operations if one.status == "understood"])
        for instruction in found:
            for finding in instruction.findings:
                say(finding.level, finding.code, finding.message, words.at(finding.span[0]), _hints(finding.hint))
    else:
        screen.write_lines(_lines(found, words, document, dialect))
    if document is None:
        return reading.settled(found)
    clash = reading.together(found, document)
    if clash is not None:
        say("error", clash.code, f"the instructions cannot be followed together: {clash}", None, clash.hints)
    return clash is None and reading.settled(found)


def _lines(
    found: "Sequence[Instruction]", words: "Words", document: "Document | None", dialect: str
) -> "Iterator[Line]":
    from rich.text import Text as Line

    from amendiff.cli import instructions as reading, screen
    from amendiff.cli.trouble import finding_text
    from amendiff.drafting import names
    from amendiff.errors import AmendiffError
    from amendiff.model.naming import in_words
    from amendiff.render.instructed import counted, instruction_lines, read_out_lines
    from amendiff.render.terminal import Look, plain

    look = Look(screen.width(), screen.in_color())
    name = names(document, dialect) if document is not None else in_words
    for n, instruction in enumerate(found, 1):
        rows: tuple[Row, ...] = ()
        if document is not None and instruction.status == "understood" and instruction.operations:
            try:
                rows = reading.effect_of(instruction.operations, document)
            except AmendiffError:  # said of all instructions together
                rows = ()
        yield from instruction_lines(n, instruction, rows, look, name)
        for finding in instruction.findings:
            place = words.at(finding.span[0])
            hints = _hints(finding.hint)
            yield Line()
            told = finding_text(finding.level, finding.code, finding.message, place, hints, look.colored, look.width)
            yield from Line.from_ansi(told).split("\n")
            if finding.expected and finding.found:
                yield from read_out_lines(finding, look)
        yield Line()
    yield plain(counted(found))


def _hints(hint: str) -> tuple[str, ...]:
    return (hint,) if hint else ()


def _toml(operations: "Sequence[Operation]") -> None:
    from amendiff.cli import screen
    from amendiff.formats.toml_out import operations_toml

    screen.write(operations_toml(operations))


def _write(old: str, new: str, dialect: str, form: str) -> None:
    """Write what turns *old* into *new*, or what the amendment *new* of *old* asks for, in words."""
    from amendiff.cli import screen
    from amendiff.cli.phrasing import phrased
    from amendiff.drafting import NotExpressible

    operations, document, name = _asked(old, new)
    if not operations:
        screen.note("nothing differs, so there is nothing to ask for")
    if form == "toml":
        _toml(operations)
        return
    try:
        said = phrased(operations, dialect, document) if operations else ""
    except NotExpressible as error:
        hints = (*error.hints, "--format toml writes the operations themselves")
        raise NotExpressible(f"{error}", hints=hints) from None
    if form == "json":
        from amendiff.render.machine import written
        from amendiff.render.machine.instructions import PhrasedOut

        out = PhrasedOut(dialect=dialect, against=name, text=said, operations=tuple(operations))
        screen.write(written(out) + "\n")
    elif said:
        screen.write(said + "\n")


def _asked(old: str, new: str) -> "tuple[Sequence[Operation], Document, str]":
    """The operations that were named, the text that they amend, and its name."""
    from amendiff.cli.texts import text_of
    from amendiff.comparison import compare
    from amendiff.corpus.references import Reference, parse_reference

    named = parse_reference(old)
    if isinstance(named, Reference) and not named.version and not named.address and (found := _amendment(old, new)):
        return found
    if old == new == "-":
        raise click.UsageError("standard input can be read once only; name one - and one file")
    before, after = text_of(old), text_of(new)
    return compare(before.document, after.document).operations, before.document, before.name


def _amendment(name: str, amendment: str) -> "tuple[Sequence[Operation], Document, str] | None":
    """The operations of *amendment* of the dossier *name*; ``None`` where *amendment* names a text."""
    from amendiff.analyse.versions import find_amendment, version
    from amendiff.corpus.references import Reference, parse_reference
    from amendiff.errors import AmendiffError, UnknownAmendment

    dossier = find_dossier(name)
    try:
        found = find_amendment(dossier, amendment)
    except UnknownAmendment as unknown:
        try:
            reference = parse_reference(amendment)
            if isinstance(reference, Reference) and not reference.version:
                find_dossier(reference.dossier)
        except AmendiffError:
            raise unknown from None
        return None
    return found.operations, version(dossier, found.against).document, f"{dossier.name}@{found.against}"
