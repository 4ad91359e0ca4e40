"""``amendiff serve``: the site on this machine, built anew whenever a file changes."""

from pathlib import Path
from typing import TYPE_CHECKING

import click

from amendiff.cli.build import SITE
from amendiff.cli.command import command, format_option, texts_option, texts_root

if TYPE_CHECKING:
    from amendiff.errors import AmendiffError


@command(
    "serve",
    short_help="Serve the site while you edit.",
    examples=("amendiff serve", "amendiff serve --port 8080"),
)
@click.option("--site", metavar="DIR", default=SITE, show_default=True, help="The folder of site.toml and its pages.")
@click.option("--target", metavar="DIR", help="Where the site goes.  [default: public, in the folder of the site]")
@click.option(
    "--port",
    metavar="N",
    type=click.IntRange(0, 65535),
    default=8000,
    show_default=True,
    help="Where to listen; 0: any free port.",
)
@format_option("text", "json", default="text")
@texts_option
def run(site: str, target: str | None, port: int, form: str) -> None:
    """Build the site, serve it to this machine only, and build it anew when a file changes; open pages reload.

    Stop it with Ctrl-C. What is wrong with a file is told here and on the page, until it is mended.
    """
    from amendiff.cli import screen
    from amendiff.cli.trouble import report
    from amendiff.site.serve import serve

    def changed(problem: "AmendiffError | None") -> None:
        if problem is not None:
            report(problem)
        else:
            screen.note("the site is up to date")

    def started(address: str) -> None:
        if form == "json":
            from amendiff.render.machine import written
            from amendiff.render.machine.receipts import ServedOut

            click.echo(written(ServedOut(address=address)))
        screen.note(f"serving {address}; stop with Ctrl-C")

    serve(
        texts_root(),
        Path(site) / "site.toml",
        Path(target) if target else Path(site) / "public",
        port=port,
        started=started,
        changed=changed,
    )
