"""``amendiff blame``: which amendment put each word in."""

import click

from amendiff.cli.command import command, format_option, pager_option, texts_option


@command(
    "blame",
    short_help="Show who put each word in.",
    examples=(
        "amendiff blame path-to-peace@adopted",
        "amendiff blame path-to-peace@adopted#op1",
        "amendiff blame path-to-peace@reported-by-SEED3 --json",
    ),
)
@click.argument("reference", metavar="REF")
@format_option("text", "json", default="text")
@pager_option
@texts_option
def run(reference: str, form: str) -> None:
    """Show the text REF with the amendment that put in each run of words, or base for the text as tabled.

    An amendment is not credited with words that it merely repeats.
    """
    from amendiff.analyse.blame import blame
    from amendiff.cli import screen
    from amendiff.cli.texts import text_of
    from amendiff.render import machine

    text = text_of(reference)
    if text.version is None:
        raise click.UsageError(f"{text.name} is a file; only a version of a dossier knows its amendments")
    runs = [run for run in blame(text.version) if run.address in text.addresses]
    if form == "json":
        screen.write(machine.blame_json(text.version, runs) + "\n")
        return
    from amendiff.render import terminal
    from amendiff.render.text import label

    look = terminal.Look(screen.width(), screen.in_color(), terminal.badges(text.version.dossier))
    document = text.document
    screen.write_lines(
        terminal.blamed(runs, lambda address: label(document[address]) if address in document else "", look)
    )
