"""``amendiff cite``: a citation of one amendment and what it does."""

from typing import TYPE_CHECKING, cast

import click

from amendiff.cli.command import command, find_dossier, texts_option

if TYPE_CHECKING:
    from amendiff.analyse.cite import Style


@command(
    "cite",
    short_help="Cite an amendment.",
    examples=(
        "amendiff cite path-to-peace L.15",
        "amendiff cite path-to-peace L.12 --style bibtex",
        "amendiff cite path-to-peace-sc E5-1 --json",
    ),
)
@click.argument("dossier", metavar="DOSSIER")
@click.argument("amendment", metavar="AMENDMENT")
@click.option(
    "--style",
    type=click.Choice(["plain", "markdown", "bibtex", "csl-json", "ris"]),
    default="plain",
    show_default=True,
    help="The form of the citation.",
)
@click.option("--json", "style", flag_value="csl-json", type=str, help="The same as --style csl-json.")
@texts_option
def run(dossier: str, amendment: str, style: str) -> None:
    """Cite AMENDMENT of DOSSIER: who, what, where, what was decided, and the words that it changes.

    What is inferred or reconstructed is called so in the citation too.
    """
    from amendiff.analyse.cite import cite
    from amendiff.cli import screen

    screen.write(cite(find_dossier(dossier), amendment, cast("Style", style)) + "\n")
