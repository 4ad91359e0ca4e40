"""``amendiff rebase``: the amendments of a dossier on a revised draft."""

from pathlib import Path

import click

from amendiff.cli.command import command, find_dossier, format_option, pager_option, texts_option


@command(
    "rebase",
    short_help="Carry amendments over to a revised draft.",
    examples=(
        "amendiff rebase path-to-peace --onto path-to-peace@adopted",
        "amendiff rebase path-to-peace --onto path-to-peace@tabled+L.12 --json",
    ),
)
@click.argument("dossier", metavar="DOSSIER")
@click.option("--onto", required=True, metavar="TEXT", help="The revised draft: a Markdown file, or any other text.")
@click.option("--write", "folder", metavar="DIR", help="Write a dossier for the revision into this new folder.")
@click.option(
    "--accept",
    multiple=True,
    metavar="OPERATION",
    help="Take the place that is suggested for an operation, as L.13/1; repeatable.",
)
@format_option("text", "json", default="text")
@pager_option
@texts_option
@click.pass_context
def run(ctx: click.Context, dossier: str, onto: str, folder: str | None, accept: tuple[str, ...], form: str) -> None:
    """Say what becomes of each operation of each amendment of DOSSIER on a revised draft.

    It holds, the revision contains it already, it holds in part, it clashes since the words that it quotes were
    changed, or it has lost its place. Nothing is moved by guess: what may be meant is suggested with a score, and only
    --accept takes it. An amendment to another amendment is looked at in the result of that one.

    With --write, DIR/amendments has what holds, with its new addresses and the comments of the files; DIR/to-settle
    what a person must settle, and DIR/contained what the revision contains: no command reads these two. The exit code
    is 1 where something is to be settled.
    """
    from amendiff.analyse.rebase import rebase
    from amendiff.cli import DIFFERENT, SAME, screen
    from amendiff.cli.texts import text_of

    record = find_dossier(dossier)
    text = text_of(onto)
    found = rebase(record, text.document, accept)
    files: tuple[Path, ...] = ()
    if folder is not None:
        from amendiff.analyse.rebase.filing import write
        from amendiff.markup import render_document

        files = write(found, record, render_document(text.document), Path(folder))
    if form == "json":
        from amendiff.render.machine.rebased import rebased_json

        screen.write(rebased_json(found, text.name, tuple(str(path) for path in files)) + "\n")
    else:
        from amendiff.render.rebased import carried_lines
        from amendiff.render.terminal import Look

        screen.write_lines(carried_lines(found, record, text.name, Look(screen.width(), screen.in_color())))
        for path in files:
            screen.note(f"wrote {path}")
    ctx.exit(SAME if found.settled else DIFFERENT)
