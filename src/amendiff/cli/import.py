"""``amendiff import``: a dossier of a file from elsewhere, and a report of what a text cannot carry."""

from pathlib import Path
from typing import TYPE_CHECKING

import click

from amendiff.cli.command import command, format_option

if TYPE_CHECKING:
    from amendiff.cli.imported import Imported


@command(
    "import",
    short_help="Make a dossier of a file.",
    examples=(
        "amendiff import texts/un/ga/path-to-peace/base.en.md -o texts/copy/path-to-peace-2",
        "amendiff import texts/un/ga/path-to-peace/base.en.md --report",
    ),
)
@click.argument("file", metavar="FILE")
@click.option("-o", "--output", metavar="DIR", help="The folder of the dossier; it must not be there yet.")
@click.option("--report", is_flag=True, help="Only say what the file holds, and what would be left out.")
@click.option("--language", default="", metavar="CODE", help="The language of the text, where the file does not say.")
@format_option("text", "json", default="text")
def run(file: str, output: str | None, report: bool, language: str, form: str) -> None:
    """Make a dossier of FILE: a Word file, Markdown (also CriticMarkup), plain text, HTML, Akoma Ntoso or our own JSON.

    Headings, numbered and lettered paragraphs, tables, footnotes and emphasis of a Word file are kept, and tracked
    changes are left out: the dossier has the text as it was before them. amendiff draft DOSSIER --edited FILE.docx then
    makes amendments of them, one for each author; --edited FILE.xml does so of amendments in Akoma Ntoso. What a text
    cannot carry is told on standard error, each kind with its number.
    """
    from amendiff.cli import screen
    from amendiff.cli.imported import imported
    from amendiff.corpus import read_bytes
    from amendiff.corpus.files import write_folder

    if output is None and not report:
        raise click.UsageError("name the folder to write with -o, or ask for the --report alone")
    found = imported(read_bytes(Path(file)), file, language)
    for line in found.report:
        screen.note(line)
    if report or output is None:
        screen.write(_summary(found, file))
        return
    paths = write_folder(Path(output.rstrip("/")), found.files)
    if form == "json":
        from amendiff.render.machine import written
        from amendiff.render.machine.receipts import WrittenOut

        screen.write(written(WrittenOut(files=tuple(str(path) for path in paths))) + "\n")
    else:
        screen.write("".join(f"{path}\n" for path in paths) + _next(found, file, output))


def _summary(found: "Imported", file: str) -> str:
    kinds: dict[str, int] = {}
    for provision in found.document:
        kinds[provision.kind.value] = kinds.get(provision.kind.value, 0) + 1
    lines = [f"{file}: {len(found.document.provisions)} provisions"]
    lines += [f"  {count} {kind}" for kind, count in kinds.items()]
    lines += [f"  tracked changes by {author}" for author in found.authors]
    return "\n".join(lines) + "\n"


def _next(found: "Imported", file: str, folder: str) -> str:
    from shlex import quote

    if not found.authors:
        return ""
    return f"\nNext:\n  amendiff draft {quote(folder.rstrip('/') + '/')} --edited {quote(file)}\n"
