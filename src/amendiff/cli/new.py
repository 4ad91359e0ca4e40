"""``amendiff new``: the files of a dossier to begin with."""

from pathlib import Path

import click

from amendiff.cli.command import command, format_option, open_texts, texts_option, texts_root


@command(
    "new",
    short_help="Begin a dossier.",
    examples=("amendiff new quiet-streets", "amendiff new texts/town/2025/bicycle-stands"),
)
@click.argument("dossier", metavar="DOSSIER")
@format_option("text", "json", default="text")
@texts_option
def run(dossier: str, form: str) -> None:
    """Write the files of a new dossier, with comments that say what belongs where.

    DOSSIER is a name in the corpus, or the path of a folder that is not there yet. The words in the files are an
    invented example, and say so; check finds nothing wrong with them.
    """
    from amendiff.cli import screen
    from amendiff.corpus.references import is_path
    from amendiff.corpus.skeleton import write_skeleton
    from amendiff.errors import ReferenceProblem

    if is_path(dossier):
        folder = Path(dossier.rstrip("/"))
    else:
        folder = texts_root() / dossier
        if dossier in (corpus := open_texts()).names:
            raise ReferenceProblem(
                f"there is a dossier {dossier!r} already, in {corpus.folders[dossier][0]}",
                code="AD508",
                hints=("choose another name",),
            )
    files = write_skeleton(folder)
    if form == "json":
        from amendiff.render.machine import written
        from amendiff.render.machine.receipts import WrittenOut

        screen.write(written(WrittenOut(files=tuple(str(path) for path in files))) + "\n")
    else:
        screen.write("".join(f"{path}\n" for path in files))
        screen.note("the words in these files are an invented example; put your own in their place")
