"""``amendiff order``: a suggested order in which to vote on amendments."""

import click

from amendiff.cli.command import command, find_dossier, format_option, pager_option, texts_option


@command(
    "order",
    short_help="Suggest an order of voting.",
    examples=("amendiff order path-to-peace", "amendiff order path-to-peace-sc --json"),
)
@click.argument("dossier", metavar="DOSSIER")
@format_option("text", "json", default="text")
@pager_option
@texts_option
def run(dossier: str, form: str) -> None:
    """Suggest an order in which to put the amendments to DOSSIER to the vote, place by place.

    Where several bear on one place, the one that changes most words comes first, and one that amends another before
    it; what is left to vote on is said of each. It is a suggestion: words can be counted, substance cannot, and the
    chair decides. A voting_order in dossier.toml goes before it.
    """
    from amendiff.analyse.voting import voting_order
    from amendiff.cli import screen

    found = voting_order(find_dossier(dossier))
    if form == "json":
        from amendiff.render.machine.deliberation import order_json

        screen.write(order_json(found) + "\n")
    else:
        from amendiff.render.interactions import ordered
        from amendiff.render.terminal import Look

        screen.write_lines(ordered(found, Look(screen.width(), screen.in_color())))
