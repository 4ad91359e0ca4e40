"""``amendiff explain``: one amendment on one screen."""

import click

from amendiff.cli.command import command, find_dossier, format_option, pager_option, texts_option


@command(
    "explain",
    short_help="Explain one amendment on one screen.",
    examples=(
        "amendiff explain path-to-peace L.15",
        "amendiff explain path-to-peace A/ES-11/L.12",
        "amendiff explain path-to-peace-sc RU-2 --json",
    ),
)
@click.argument("dossier", metavar="DOSSIER")
@click.argument("amendment", metavar="AMENDMENT")
@format_option("text", "json", default="text")
@pager_option
@texts_option
def run(dossier: str, amendment: str, form: str) -> None:
    """Say what AMENDMENT would change, who asked for it, how it was decided, who says so, and what is disputed.

    AMENDMENT is an id, or any end of an id or symbol that fits one only.
    """
    from amendiff.analyse.effect import effect
    from amendiff.cli import screen
    from amendiff.render import machine

    found = effect(find_dossier(dossier), amendment)
    if form == "json":
        screen.write(machine.effect_json(found) + "\n")
    else:
        from amendiff.render.record import explained
        from amendiff.render.terminal import Look

        screen.write_lines(explained(found, Look(screen.width(), screen.in_color())))
