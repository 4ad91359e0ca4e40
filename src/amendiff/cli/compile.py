"""``amendiff compile``: all proposals to a text in one paper."""

import click

from amendiff.cli.command import command, find_dossier, format_option, pager_option, texts_option


@command(
    "compile",
    short_help="Put all proposals into one paper.",
    examples=(
        "amendiff compile path-to-peace",
        "amendiff compile path-to-peace-sc --format html",
        "amendiff compile path-to-peace --json",
    ),
)
@click.argument("dossier", metavar="DOSSIER")
@format_option("md", "html", "json", default="md")
@click.option("--all", "everything", is_flag=True, help="Show what was rejected, withdrawn or fell, too.")
@pager_option
@texts_option
def run(dossier: str, form: str, everything: bool) -> None:
    """Write the text of DOSSIER as tabled, with all that is proposed to it in square brackets, and by whom.

    Under a paragraph stand its alternatives (3 alt.), new paragraphs (3 bis) and what is told in words: delete, move,
    split, join. Wordings that exclude each other are parted by a stroke. Shows what is pending or adopted; where the
    text was decided on, everything with its outcome. html is one page that stands on its own.
    """
    from amendiff.analyse.compilation import compilation
    from amendiff.cli import screen

    paper = compilation(find_dossier(dossier), everything=everything)
    if form == "json":
        from amendiff.render.machine.compilation import compiled_json

        screen.write(compiled_json(paper) + "\n")
    elif form == "html":
        from amendiff.render.compiled_page import compiled_page

        screen.write(compiled_page(paper))
    else:
        from amendiff.render.compiled_down import compiled_markdown

        screen.write(compiled_markdown(paper))
