"""``amendiff what-if``: the text that another set of amendments would give."""

from collections.abc import Sequence
from typing import TYPE_CHECKING

import click

from amendiff.cli.command import command, find_dossier, format_option, pager_option, texts_option

if TYPE_CHECKING:
    from amendiff.analyse.what_if import WhatIf
    from amendiff.render.terminal import Look


def _names(ctx: click.Context, param: click.Parameter, value: Sequence[str]) -> tuple[str, ...]:
    return tuple(name.strip() for part in value for name in part.split(",") if name.strip())


@command(
    "what-if",
    short_help="Show what other amendments would give.",
    examples=(
        "amendiff what-if path-to-peace --with L.12",
        "amendiff what-if path-to-peace --without L.13,L.14",
        "amendiff what-if path-to-peace --all",
        "amendiff what-if 'path-to-peace#op1' --all",
        "amendiff what-if path-to-peace-sc --with E5-3,RU-2 --format md",
    ),
)
@click.argument("dossier", metavar="DOSSIER[#ADDRESS]")
@click.option(
    "--with", "add", metavar="IDS", multiple=True, callback=_names, help="Adopt these too, in this order, last of all."
)
@click.option("--without", metavar="IDS", multiple=True, callback=_names, help="Leave these out.")
@click.option("--all", "everything", is_flag=True, help="Show every distinct text, and the sets that lead to it.")
@format_option("text", "md", "json", default="text")
@pager_option
@texts_option
def run(dossier: str, add: tuple[str, ...], without: tuple[str, ...], everything: bool, form: str) -> None:
    """Show what DOSSIER would be with what was adopted, --with some more and --without others.

    An amendment comes with those that it amends, and falls without them; both are said. Where two clash, the later one
    is put to the result of the earlier, and applies there or falls. With --all, each distinct text comes with the sets
    that lead to it: amendments that bear on each other form a group, and any outcome of one group goes with any of
    another. Of amendments that clash, each order of two is tried.
    """
    from amendiff.cli import screen
    from amendiff.corpus.references import address_in
    from amendiff.render.terminal import Look, badges

    name, _, said = dossier.partition("#")
    found_in = find_dossier(name)
    address = address_in(found_in.base, said) if said else ""
    look = Look(screen.width(), screen.in_color(), badges(found_in))
    if everything:
        if add or without:
            raise click.UsageError("--all tries every set: it goes without --with and --without")
        if form == "md":
            raise click.UsageError("--all has no form in Markdown; use --format text or json")
        from amendiff.analyse.outcomes import outcomes

        every = outcomes(found_in, address)
        if form == "json":
            from amendiff.render.machine.deliberation import outcomes_json

            screen.write(outcomes_json(found_in, every) + "\n")
        else:
            from amendiff.render.outcomes import led_to

            screen.write_lines(led_to(found_in, every, look))
        return
    if address:
        raise click.UsageError("an address goes with --all; amendiff show DOSSIER@VERSION#ADDRESS prints one provision")
    from amendiff.analyse.what_if import what_if

    _write(what_if(found_in, add, without), look, form)


def _write(found: "WhatIf", look: "Look", form: str) -> None:
    from amendiff.cli import screen

    if form == "json":
        from amendiff.render.machine.deliberation import what_if_json

        screen.write(what_if_json(found) + "\n")
    elif form == "md":
        from amendiff.markup import render_document

        for said in found.sentences:
            screen.note(said)
        screen.write(render_document(found.document))
    else:
        from amendiff.render.outcomes import supposed

        screen.write_lines(supposed(found, look))
