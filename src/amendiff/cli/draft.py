"""``amendiff draft``: the file of an amendment, from instructions or from an edited copy of the text."""

from pathlib import Path
from typing import TYPE_CHECKING

import click

from amendiff.cli.command import command, find_dossier, format_option, texts_option
from amendiff.cli.instruct import DIALECTS

if TYPE_CHECKING:
    from collections.abc import Sequence

    from amendiff.cli.draft_word import Made
    from amendiff.model.amendment import Amendment

_EXAMPLE = "path-to-peace --from - --symbol A/ES-11/L.16 --by Norway --source KI-21"
_EDITED = "path-to-peace --edited - --symbol A/ES-11/L.17 --by Norway --by Iceland"


@command(
    "draft",
    short_help="Begin an amendment from words or a text.",
    examples=(
        f"amendiff instruct write path-to-peace L.12 | amendiff draft {_EXAMPLE} --dry-run",
        f"amendiff instruct write path-to-peace L.12 | amendiff draft {_EXAMPLE}",
        f"amendiff show path-to-peace@adopted --format md | amendiff draft {_EDITED}",
    ),
)
@click.argument("dossier", metavar="DOSSIER")
@click.option("--from", "source", metavar="FILE", help="Read instructions from this file, or - for standard input.")
@click.option(
    "--edited", metavar="FILE", help="Take this edited copy of the text instead: Markdown, Word, Akoma Ntoso, or -."
)
@click.option("--symbol", default="", help="The official symbol; its end is the id: A/ES-11/L.16 is L.16.")
@click.option("--by", "sponsors", metavar="NAME", multiple=True, help="A sponsor; again for each other.")
@click.option(
    "--on",
    "version",
    metavar="VERSION",
    default="tabled",
    show_default=True,
    help="The version that it is drafted against; tabled+A1 for a sub-amendment to A1.",
)
@click.option("--title", default="", help="What it is known by, in a few words.")
@click.option("--source", "sources", metavar="KEY", multiple=True, help="A source of it, by its key in sources.toml.")
@click.option("--id", "name", default="", help="The id, where it is not the end of the symbol.")
@click.option(
    "--dialect",
    type=click.Choice(DIALECTS),
    default="un",
    show_default=True,
    help="In which the instructions are, or are written.",
)
@click.option("--dry-run", is_flag=True, help="Print the file, and write nothing.")
@format_option("text", "json", default="text")
@texts_option
@click.pass_context
def run(
    ctx: click.Context,
    dossier: str,
    source: str | None,
    edited: str | None,
    symbol: str,
    sponsors: tuple[str, ...],
    version: str,
    title: str,
    sources: tuple[str, ...],
    name: str,
    dialect: str,
    dry_run: bool,
    form: str,
) -> None:
    """Write a new amendment of DOSSIER into its folder amendments/: from instructions, or from an edited text.

    With --from, each instruction must be understood and fit the text that it is drafted against. With --edited, the
    copy is compared with that text, and the change is also stored as instructions, so far as the dialect has words.
    A Word file with tracked changes makes one amendment for each of their authors, who need no --symbol and --by;
    so does a file of amendments in Akoma Ntoso, whose modifications are taken as they are.
    The file is written only where what it says gives that text exactly; it is there whole, or not at all, and no
    other is overwritten.

    Nothing is written where an instruction is not understood, ambiguous or refused, or a finding is an error or a
    warning; the exit code is then 2, or 1 where a read-out is all that differs.
    """
    from amendiff.analyse.drafted import name_of, next_sequence, proved, version_named
    from amendiff.analyse.versions import version as version_of
    from amendiff.cli.draft_word import Asked, from_word
    from amendiff.cli.drafting import from_text, from_words, tell_numbers
    from amendiff.corpus.loading import new_amendment_file
    from amendiff.formats.toml_out import amendment_toml
    from amendiff.model.amendment import Amendment, Instruction
    from amendiff.model.decision import Fact

    if (source is None) is (edited is None):
        raise click.UsageError("name instructions with --from, or an edited text with --edited")
    found = find_dossier(dossier)
    against = version_named(found, version)
    document = version_of(found, against).document
    if edited is not None and edited.lower().endswith((".docx", ".docm", ".doc")):
        asked = Asked(against, symbol, sponsors, title, name, sources, dialect)
        _all(from_word(found, document, edited, asked), dossier, dry_run=dry_run, form=form)
        return
    if edited is not None and edited.lower().endswith((".xml", ".akn")):
        from amendiff.cli.draft_akn import from_akn

        asked = Asked(against, symbol, sponsors, title, name, sources, dialect)
        _all(from_akn(found, document, edited, asked), dossier, dry_run=dry_run, form=form)
        return
    if not (symbol and sponsors):
        raise click.UsageError("say whose amendment it is, with --symbol and --by")
    if source is not None:
        drafted = from_words(ctx, source, dialect, document)
    else:
        drafted = from_text(edited or "", dialect, document)
    instruction = Instruction(text=drafted.words, basis=drafted.basis, sources=sources, note=drafted.note)
    amendment = Amendment(
        id=name or name_of(symbol),
        sequence=next_sequence(found),
        operations=drafted.operations,
        title=title,
        symbol=Fact(value=symbol, sources=sources),
        against=against,
        sponsors=sponsors,
        instruction=instruction if drafted.words else None,
        sources=sources,
    )
    effect = proved(found, amendment, drafted.wanted)
    text = amendment_toml(amendment)
    path = new_amendment_file(found, amendment.id)
    if not dry_run:
        _put(path, text, amendment)
    if drafted.wanted is not None:
        tell_numbers(effect.after.document, drafted.wanted)
    _tell(path, text, amendment, effect.summary, dossier, dry_run=dry_run, form=form)


def _all(made: "Sequence[Made]", dossier: str, *, dry_run: bool, form: str) -> None:
    """Write the amendments of a Word file, all of which are proved, and tell of each."""
    from amendiff.formats.toml_out import amendment_toml

    texts = [amendment_toml(one.amendment) for one in made]
    if not dry_run:
        for one, text in zip(made, texts, strict=True):
            _put(one.path, text, one.amendment)
    if form == "json" and len(made) != 1:
        from amendiff.cli import screen
        from amendiff.render.machine import written
        from amendiff.render.machine.receipts import WrittenOut

        screen.write(written(WrittenOut(files=() if dry_run else tuple(str(one.path) for one in made))) + "\n")
        return
    for one, text in zip(made, texts, strict=True):
        _tell(one.path, text, one.amendment, one.summary, dossier, dry_run=dry_run, form=form)


def _put(path: Path, text: str, amendment: "Amendment") -> None:
    """Write the file, once it is sure that it is read back as *amendment*."""
    from amendiff.corpus import write_text
    from amendiff.errors import OutputError
    from amendiff.formats.toml import decode
    from amendiff.model.amendment import Amendment as Shape

    if decode(text, Shape, str(path)) != amendment:
        raise OutputError(f"{path} would not be read back as it was meant", code="AD605")
    write_text(path, text)


def _tell(
    path: Path, text: str, amendment: "Amendment", summary: str, dossier: str, *, dry_run: bool, form: str
) -> None:
    """Say what was written, and what to do next; with *dry_run*, show it."""
    from amendiff.cli import screen

    if form == "json":
        from amendiff.render.machine import written
        from amendiff.render.machine.instructions import DraftedOut

        out = DraftedOut(
            file=str(path), written=not dry_run, amendment=amendment.id, against=amendment.against, text=text
        )
        screen.write(written(out) + "\n")
    elif dry_run:
        screen.write(text)
    else:
        from shlex import quote

        version = quote(f"{dossier}@{amendment.against}+{amendment.id}")
        screen.write(
            f"{path}\n{amendment.id}, drafted against {amendment.against}: {summary}\n\nNext:\n"
            f"  amendiff explain {quote(dossier)} {amendment.id}\n  amendiff show {version} --redline\n"
            "  amendiff check\n"
        )
    if dry_run:
        screen.note(f"{path} was not written")
    if not amendment.sources:
        screen.note("no source is named, and check asks for one: --source KEY, of sources.toml")
