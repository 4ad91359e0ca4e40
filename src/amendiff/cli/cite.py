"""``amendiff cite``: a citation of one amendment and what it does, or of the words of one provision."""

from typing import TYPE_CHECKING, cast

import click

from amendiff.cli.command import command, find_dossier, texts_option

if TYPE_CHECKING:
    from amendiff.analyse.cite import Style


@command(
    "cite",
    short_help="Cite an amendment, or a provision.",
    examples=(
        "amendiff cite path-to-peace L.15",
        "amendiff cite path-to-peace L.12 --style bibtex",
        "amendiff cite path-to-peace-sc E5-1 --json",
        "amendiff cite path-to-peace@adopted#op1",
    ),
)
@click.argument("dossier", metavar="DOSSIER")
@click.argument("amendment", metavar="[AMENDMENT]", required=False)
@click.option(
    "--style",
    type=click.Choice(["plain", "markdown", "bibtex", "csl-json", "ris"]),
    default="plain",
    show_default=True,
    help="The form of the citation.",
)
@click.option("--json", "style", flag_value="csl-json", type=str, help="The same as --style csl-json.")
@texts_option
def run(dossier: str, amendment: str | None, style: str) -> None:
    """Cite AMENDMENT of DOSSIER: who, what, where, what was decided, and the words that it changes.

    DOSSIER@VERSION#ADDRESS alone cites the words of one provision: as adopted, where no version is named.
    What is inferred or reconstructed is called so in the citation too.
    """
    from amendiff.analyse.cite import cite
    from amendiff.cli import screen

    known = cast("Style", style)
    if amendment is None:
        screen.write(_of_provision(dossier, known) + "\n")
    else:
        screen.write(cite(find_dossier(dossier), amendment, known) + "\n")


def _of_provision(argument: str, style: "Style") -> str:
    from amendiff.analyse.cite import in_style
    from amendiff.analyse.quoted import cited, quotation
    from amendiff.cli.texts import version_of
    from amendiff.corpus.references import FileReference, address_in, parse_reference

    reference = parse_reference(argument)
    if isinstance(reference, FileReference) or not reference.address:
        raise click.UsageError("name an amendment, or a provision: DOSSIER#ADDRESS")
    version = version_of(reference.dossier, reference.version)
    address = address_in(version.document, reference.address)
    if style == "plain":
        return quotation(version, address).plain
    return in_style(cited(version, address), style)
