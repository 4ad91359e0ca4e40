"""``amendiff log``: what happened to a text, in order."""

import click

from amendiff.cli.command import command, find_dossier, format_option, pager_option, texts_option


@command(
    "log",
    short_help="Tell the history of a text.",
    examples=("amendiff log path-to-peace", "amendiff log path-to-peace-sc --json"),
)
@click.argument("dossier", metavar="DOSSIER")
@format_option("text", "json", default="text")
@pager_option
@texts_option
def run(dossier: str, form: str) -> None:
    """Tell the history of DOSSIER: drafts, tabling, each amendment with its sponsors and vote, and the decision."""
    from amendiff.cli import screen
    from amendiff.render import machine

    found = find_dossier(dossier)
    if form == "json":
        screen.write(machine.log_json(found) + "\n")
    else:
        from amendiff.render.record import logged
        from amendiff.render.terminal import Look, badges

        screen.write_lines(logged(found, Look(screen.width(), screen.in_color(), badges(found))))
