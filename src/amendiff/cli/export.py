"""``amendiff export``: a version or a redline in the formats of the trade."""

from pathlib import Path
from typing import TYPE_CHECKING

import click

from amendiff.cli.command import command, texts_option
from amendiff.cli.forms import BINARY, FormChoice

if TYPE_CHECKING:
    from amendiff.analyse.exported import Choice, Exported
    from amendiff.formats.akn.writing import Written
    from amendiff.model.dossier import Dossier
    from amendiff.model.tracked import Tracked

_OF_CHANGES = ("criticmarkup", "diff", "patch")
_OF_DOSSIERS = ("json", "csv")


@command(
    "export",
    short_help="Write a text for Word and others.",
    examples=(
        "amendiff export path-to-peace --format docx --redline -o path-to-peace.docx",
        "amendiff export path-to-peace --format docx --redline --only L.15 -o l15.docx",
        "amendiff export path-to-peace@tabled --format md",
        "amendiff export path-to-peace --format html --redline -o redline.html",
        "amendiff export path-to-peace#L.15 --format akn -o l15.xml",
        "amendiff export path-to-peace --format json -o path-to-peace.json",
    ),
)
@click.argument("reference", metavar="REF")
@click.option("--format", "form", type=FormChoice(), required=True, help="What to write.")
@click.option("--redline", is_flag=True, help="The text as tabled, with the amendments as tracked changes.")
@click.option("--only", metavar="AMENDMENT", multiple=True, help="With this amendment alone; again for each other.")
@click.option("--pending", "choice", flag_value="pending", help="With all amendments that are pending.")
@click.option("--adopted", "choice", flag_value="adopted", help="With those adopted: so it is where none are named.")
@click.option("--onto", metavar="FILE.docx", help="Write the changes into this file, which has the text as tabled.")
@click.option("-o", "--output", metavar="FILE", help="Write to this file; it is there whole, or not at all.")
@click.option("--force", is_flag=True, help="Overwrite the file, if there is one.")
@click.option("--json", "receipt", is_flag=True, help="Say what was written as JSON.")
@texts_option
def run(
    reference: str,
    form: str,
    redline: bool,
    only: tuple[str, ...],
    choice: str | None,
    onto: str | None,
    output: str | None,
    force: bool,
    receipt: bool,
) -> None:
    """Write the text REF for another program: clean, or with amendments as tracked changes.

    In a Word file each amendment is an author of its own, its first change has a comment with its instruction, vote
    and source, and its operations travel along, so that draft --edited gives it back. With --onto, the file you name
    keeps everything but its text. The amendments of a redline are those adopted, of the version REF, or those asked
    for; a set that conflicts is refused, and the pair named. A criticmarkup, diff or patch is always a redline;
    json and csv are of the whole dossier. As Akoma Ntoso 3.0 (akn) go a version, a redline, and, as REF, one
    amendment (path-to-peace#L.15) or all of them (path-to-peace#amendments). A pdf is
    for paper, without colour, and needs the extra pdf.
    """
    from amendiff.analyse.exported import chosen, exported
    from amendiff.cli.command import find_dossier
    from amendiff.corpus.references import FileReference, parse_reference

    found = parse_reference(reference)
    if isinstance(found, FileReference) or (found.address and form != "akn"):
        raise click.UsageError("name a dossier, or a version of one; #AMENDMENT goes with --format akn")
    if found.address and (redline or found.version or only or choice):
        raise click.UsageError("an amendment is exported as it was tabled, without a version or a choice")
    if onto and (form != "docx" or not redline):
        raise click.UsageError("--onto goes with --format docx --redline")
    if form in BINARY and output is None:
        raise click.UsageError(f"name the file to write with -o: {form} is not for a terminal")
    path = _writable(output, force=force)
    dossier = find_dossier(found.dossier)
    if found.address:
        raw = _amendments(dossier, found.address).encode()
    elif form in _OF_DOSSIERS:
        raw = _dossier(dossier, form).encode()
    else:
        picked: Choice = "pending" if choice == "pending" else "adopted" if choice == "adopted" else ""
        marked = redline or form in _OF_CHANGES
        name = chosen(dossier, found.version, only=only, choice=picked)
        if not (marked or found.version or only or choice) and dossier.identity.decision.outcome != "adopted":
            name = "tabled"
        made = exported(dossier, name, all_carried=not (found.version or only or choice))
        raw = _onto(made, onto) if onto else _written(made, form, redline=marked)
    _put(path, raw, receipt=receipt)


def _writable(output: str | None, *, force: bool) -> Path | None:
    from amendiff.errors import Location, OutputError

    if output is None or output == "-":
        return None
    path = Path(output)
    if path.exists() and not force:
        raise OutputError(
            f"{path} is there already", code="AD601", at=Location(str(path)), hints=("overwrite it with --force",)
        )
    return path


def _dossier(dossier: "Dossier", form: str) -> str:
    if form == "csv":
        from amendiff.formats.decisions_csv import decisions_csv

        return decisions_csv(dossier)
    from amendiff.formats.dossier_json import dossier_json

    return dossier_json(dossier)


def _written(made: "Exported", form: str, *, redline: bool) -> bytes:
    from amendiff.model.tracked import clean

    tracked = made.tracked if redline else clean(made.version.document, made.tracked.title)
    match form:
        case "docx":
            from amendiff.formats.docx.record import record_part
            from amendiff.formats.docx.writing import docx

            return docx(tracked, record_part(made.record) if redline else b"")
        case "pdf":
            from amendiff.analyse.printed import front_of
            from amendiff.cli.texts import wording_in_words
            from amendiff.formats.pdf import pdf

            return pdf(tracked, front_of(made, redline=redline, known=wording_in_words(made.version)))
        case "html":
            from amendiff.formats.redline_html import redline_page

            return redline_page(tracked).encode()
        case "criticmarkup":
            from amendiff.formats.criticmarkup import criticmarkup

            return criticmarkup(tracked).encode()
        case "diff":
            from amendiff.formats.patches import unified

            name = made.version.dossier.name
            return unified(tracked.old, tracked.new, (f"{name}@tabled", f"{name}@{made.version.name}")).encode()
        case "patch":
            from amendiff.formats.patches import words_patch

            return words_patch(tracked.old, tracked.new).encode()
        case "akn":
            return _akoma_ntoso(made, tracked).encode()
        case _ if redline:
            raise click.UsageError(f"--redline has no form in {form}; use docx, pdf, html, akn or criticmarkup")
        case _:
            from amendiff.markup import render_document

            return render_document(tracked.new).encode()


def _akoma_ntoso(made: "Exported", tracked: "Tracked") -> str:
    from amendiff.formats.akn.writing import statement

    version = made.version
    return _told(statement(tracked, version.dossier, version.name, version.reading))


def _amendments(dossier: "Dossier", name: str) -> str:
    """One amendment, or all of them where *name* is ``amendments``."""
    from amendiff.analyse.versions import find_amendment, version
    from amendiff.errors import UnknownAmendment
    from amendiff.formats.akn.amending import amendment_list, amendment_text

    found = dossier.amendments if name == "amendments" else (find_amendment(dossier, name),)
    if not found:
        raise UnknownAmendment(f"{dossier.name} has no amendments")
    drafted = [(one, version(dossier, one.against).document) for one in found]
    return _told(amendment_list(dossier, drafted) if name == "amendments" else amendment_text(dossier, *drafted[0]))


def _told(written: "Written") -> str:
    from amendiff.cli import screen

    for what, count in written.lost.items():
        screen.note(f"not carried: {count} × {what}")
    return written.xml


def _onto(made: "Exported", onto: str) -> bytes:
    from amendiff.corpus import read_bytes
    from amendiff.formats.xml import reader

    reader()  # or it is not there, and is asked for by name
    from amendiff.formats.docx.onto import onto as marked

    return marked(read_bytes(Path(onto)), made.tracked, onto)


def _put(path: Path | None, raw: bytes, *, receipt: bool) -> None:
    from amendiff.cli import screen
    from amendiff.corpus import write_bytes

    if path is None:
        screen.write(raw.decode())
        return
    write_bytes(path, raw)
    if receipt:
        from amendiff.render.machine import written
        from amendiff.render.machine.receipts import WrittenOut

        screen.write(written(WrittenOut(files=(str(path),))) + "\n")
    else:
        screen.write(f"{path}\n")
