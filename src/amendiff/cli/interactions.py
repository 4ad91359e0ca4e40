"""``amendiff interactions``: what the amendments of a text are to each other."""

import click

from amendiff.cli.command import command, find_dossier, format_option, pager_option, texts_option


@command(
    "interactions",
    short_help="Show which amendments clash, fall or depend.",
    examples=("amendiff interactions path-to-peace", "amendiff interactions path-to-peace-sc --json"),
)
@click.argument("dossier", metavar="DOSSIER")
@format_option("text", "json", default="text")
@pager_option
@texts_option
def run(dossier: str, form: str) -> None:
    """Say of each pair of amendments to DOSSIER what they are to each other, why, and what becomes of them.

    It is worked out on words: two changes to different words of one sentence do not clash. Pairs that are not shown
    are independent: they can be adopted in either order, and both stand.
    """
    from amendiff.analyse.interactions import interactions
    from amendiff.analyse.versions import woven
    from amendiff.cli import screen

    found_in = find_dossier(dossier)
    made = woven(found_in)
    for name in sorted(made.refused):
        screen.note(f"{name} is left out: one of its operations names no place (amendiff check says which)")
    found = interactions(found_in)
    if form == "json":
        from amendiff.render.machine.deliberation import interactions_json

        screen.write(interactions_json(found_in.name, found) + "\n")
    else:
        from amendiff.render.interactions import interacting
        from amendiff.render.terminal import Look

        screen.write_lines(interacting(found_in.name, found, Look(screen.width(), screen.in_color())))
