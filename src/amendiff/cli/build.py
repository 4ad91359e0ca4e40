"""``amendiff build``: the site of a corpus."""

from pathlib import Path

import click

from amendiff.cli.command import command, format_option, open_texts, texts_option

SITE = "site"


@command(
    "build",
    short_help="Build the site.",
    examples=("amendiff build", "amendiff build --target public --texts texts"),
)
@click.option("--site", metavar="DIR", default=SITE, show_default=True, help="The folder of site.toml and its pages.")
@click.option("--target", metavar="DIR", help="Where the site goes.  [default: public, in the folder of the site]")
@click.option(
    "--search/--no-search", default=None, help="With a page to search, or without.  [default: as site.toml has it]"
)
@format_option("text", "json", default="text")
@texts_option
def run(site: str, target: str | None, search: bool | None, form: str) -> None:
    """Write a page for every dossier and every amendment, each with its twin for machines.

    The site needs no server and no script, and loads nothing from elsewhere. It is built aside and then swapped in.
    """
    import gc

    from msgspec.structs import asdict, replace

    from amendiff.cli import screen
    from amendiff.site.build import build
    from amendiff.site.settings import load_settings

    gc.set_threshold(50_000, 20, 20)  # what is loaded to make pages stays, and need not be looked through meanwhile
    corpus, settings = open_texts(), load_settings(Path(site) / "site.toml")
    if search is not None:
        settings = replace(settings, search=search)
    goal = Path(target) if target else Path(site) / "public"
    built = build(
        corpus, settings, goal, lambda done, total, name: screen.progress(f"building {done} of {total} {name}".strip())
    )
    screen.progress("")
    if form == "json":
        from amendiff.render.machine import written
        from amendiff.render.machine.receipts import BuiltOut

        screen.write(written(BuiltOut(**asdict(built))) + "\n")
    else:
        screen.write(f"{built.target}: {built.pages} pages of {built.dossiers} dossiers, {built.files} files\n")
