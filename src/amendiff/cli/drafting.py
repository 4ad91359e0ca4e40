"""What a new amendment is made of: instructions that are followed, or an edited text compared. Writes no file."""

from typing import TYPE_CHECKING

import click
import msgspec

if TYPE_CHECKING:
    from amendiff.cli.instructions import Words
    from amendiff.drafting import Instruction
    from amendiff.model.decision import Basis
    from amendiff.model.document import Document
    from amendiff.model.operation import Operation

_TOLD = 10
"""Comments that are told; of more, only how many."""


class Drafted(msgspec.Struct, frozen=True):
    """What an amendment is made of; *wanted* is the text that it must give, where somebody edited one."""

    operations: "tuple[Operation, ...]"
    words: str
    basis: "Basis"
    note: str = ""
    wanted: "Document | None" = None


def from_words(ctx: click.Context, source: str, dialect: str, document: "Document") -> Drafted:
    """What the instructions in *source* ask for; leave with the findings where they cannot be followed."""
    from amendiff.cli import instructions as reading

    words = reading.words_of(source)
    found = reading.read(words, dialect, document)
    if not reading.settled(found):
        _refuse(ctx, found, words)
    operations = tuple(operation for one in found for operation in one.operations)
    if not operations:
        from amendiff.errors import NoChange

        raise NoChange(f"the instructions in {words.name} change no words", hints=("nothing was written",))
    return Drafted(operations, words.text.strip(), "verbatim")


def _refuse(ctx: click.Context, found: "tuple[Instruction, ...]", words: "Words") -> None:
    """Tell all findings, and leave: with 1 where a read-out is all that differs."""
    from amendiff.cli import DIFFERENT, TROUBLE, screen
    from amendiff.cli.trouble import say
    from amendiff.render.instructed import read_out_lines
    from amendiff.render.terminal import Look

    only_read_out = True
    for instruction in found:
        for finding in instruction.findings:
            hints = (finding.hint,) if finding.hint else ()
            say(finding.level, finding.code, finding.message, words.at(finding.span[0]), hints)
            if finding.expected and finding.found:
                click.echo("\n".join(line.plain for line in read_out_lines(finding, Look(screen.width()))), err=True)
            only_read_out = only_read_out and (finding.code == "AD258" or finding.level == "note")
        only_read_out = only_read_out and instruction.status == "understood"
    screen.note("nothing was written")
    ctx.exit(DIFFERENT if only_read_out else TROUBLE)


def from_text(edited: str, dialect: str, document: "Document") -> Drafted:
    """What turns *document* into the text called *edited*, and the words for it."""
    from amendiff.cli.phrasing import phrased
    from amendiff.cli.trouble import say
    from amendiff.drafting import NotExpressible
    from amendiff.errors import NoChange

    wanted, operations, note = _wanted(edited, document)
    if not operations:
        raise NoChange(f"{edited} says what the text says already", hints=("edit a copy of the text first",))
    try:
        words = phrased(operations, dialect, document)
    except NotExpressible as error:
        say("warning", error.code, f"without an instruction: {error}", None, error.hints)
        words = ""
    return Drafted(operations, words, "reconstructed", f"Written by amendiff from {note}.", wanted)


def _wanted(edited: str, document: "Document") -> "tuple[Document, tuple[Operation, ...], str]":
    """The text called *edited*, what turns *document* into it, and what it is: with CriticMarkup, or a copy."""
    from amendiff.analyse.marked import marked_up
    from amendiff.cli import screen
    from amendiff.cli.texts import source_of, text_of
    from amendiff.comparison import compare
    from amendiff.corpus.references import PLAIN, FileReference, known_format, parse_reference
    from amendiff.formats.bounds import bounded

    reference = parse_reference(edited)
    if not isinstance(reference, FileReference) or reference.address or reference.path.lower().endswith(PLAIN):
        wanted = text_of(edited).document
        _refuse_turns(edited, wanted, document)
        return wanted, compare(document, wanted).operations, "an edited copy of the text"
    known_format(reference)
    shown = "standard input" if reference.path == "-" else edited
    found = marked_up(bounded(source_of(reference, edited).text, shown), document, shown)
    _refuse_turns(edited, found.wanted, document)
    for comment in found.comments[:_TOLD]:
        screen.note(f"a comment is left out: {comment if len(comment) <= 80 else comment[:79] + '…'}")
    if more := len(found.comments[_TOLD:]):
        screen.note(f"and {more} more comments")
    return found.wanted, found.operations, f"{'CriticMarkup in ' if found.marked else ''}an edited copy of the text"


def _refuse_turns(edited: str, wanted: "Document", document: "Document") -> None:
    """Raise NotText where *wanted* has hidden characters that *document* has not."""
    from amendiff.cli.instructions import TURNING
    from amendiff.errors import Location, NotText

    known = {sign for provision in document for sign in TURNING.findall(provision.text)}
    for provision in wanted:
        for sign in TURNING.findall(provision.text):
            if sign not in known:
                raise NotText(
                    f"{edited} holds the hidden character U+{ord(sign):04X}, which turns the direction of writing",
                    code="AD263",
                    at=Location(edited, provision.line, 1, provision.text),
                    hints=("take it out",),
                )


def tell_numbers(made: "Document", wanted: "Document") -> None:
    """Say that numbers are not drafted, where those of the edited text are others."""
    from amendiff.cli import screen

    pairs = zip(made, wanted, strict=True)
    if other := [
        f"{one.number or 'none'} for {two.number or 'none'}" for one, two in pairs if one.number != two.number
    ]:
        more = f" and {len(other) - 3} more" if len(other) > 3 else ""
        screen.note(f"paragraphs are numbered as the dossier says, not as edited: {', '.join(other[:3])}{more}")
