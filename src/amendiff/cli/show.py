"""``amendiff show``: one version of a text, or of one of its provisions."""

from typing import TYPE_CHECKING

import click

from amendiff.cli.command import command, format_option, pager_option, texts_option

if TYPE_CHECKING:
    from amendiff.cli.texts import Text


@command(
    "show",
    short_help="Print one version of a text.",
    examples=(
        "amendiff show path-to-peace",
        "amendiff show path-to-peace@adopted --format text",
        "amendiff show path-to-peace@adopted --redline",
        "amendiff show 'path-to-peace@tabled+L.12#op1'",
        "amendiff show 'path-to-peace@adopted#third preambular paragraph'",
        "amendiff show ukraine-es-11-7 --json",
    ),
)
@click.argument("reference", metavar="REF")
@format_option("text", "md", "html", "json", automatic="wrapped for reading on a terminal, otherwise text")
@click.option("--redline", "redlined", is_flag=True, help="Mark what changed since the text as tabled.")
@click.option("--from", "since", metavar="VERSION", help="Mark what changed since this version instead.")
@pager_option
@texts_option
def run(reference: str, form: str | None, redlined: bool, since: str | None) -> None:
    """Print the text REF: a version of a dossier, a file, or one provision of either.

    With --format text come the plain words and nothing else: provisions with an empty line between them, and their
    numbers where the version has them. How sure the wording is goes to standard error.
    """
    from amendiff.cli import screen
    from amendiff.cli.texts import text_of, wording_in_words

    text = text_of(reference)
    if known := wording_in_words(text.version):
        screen.note(known)
    if redlined or since:
        _redline(text, form, since or "tabled")
    elif form is None and screen.is_terminal():
        from amendiff.render.terminal import Look, paragraphs

        screen.write_lines(paragraphs(text.document, Look(screen.width(), screen.in_color())))
    else:
        screen.write(_written(text, form or "text"))


def _written(text: "Text", form: str) -> str:
    from amendiff.render import text as words

    match form:
        case "md":
            from amendiff.markup import render_document

            written = render_document(text.document)
            return written.replace("***\n\n", "").replace("\n\n***", "") if text.address else written
        case "html":
            from amendiff.render.html import document_html

            return _page(text, document_html(text.document, top=1))
        case "json":
            return _json(text) + "\n"
        case _:
            return words.plain(text.document)


def _page(text: "Text", body: str) -> str:
    from amendiff.cli.texts import wording_in_words
    from amendiff.render.page import page

    title = text.version.document.title if text.version else text.document.title
    return page(title or text.name, text.document.language, body, wording_in_words(text.version))


def _json(text: "Text") -> str:
    from msgspec.structs import replace

    from amendiff.render import machine

    if text.version is None:
        return machine.applied_json(text.document, {})
    return machine.document_json(replace(text.version, document=text.document))


def _redline(text: "Text", form: str | None, since: str) -> None:
    from amendiff.cli import screen
    from amendiff.cli.changes import Changes, authors, changes, within
    from amendiff.cli.texts import Text
    from amendiff.render import machine
    from amendiff.render.terminal import Look, legend, plain, redlined

    if text.version is None:
        raise click.UsageError("a file has no version that it was made from; compare two files with diff")
    if form == "md":
        raise click.UsageError("changes have no form in Markdown; use --format text, html or json")
    from amendiff.analyse.versions import version

    before = version(text.version.dossier, since)
    old = Text(f"{text.version.dossier.name}@{since}", before.document, before)
    whole = Text(text.name, text.version.document, text.version)
    found = changes(old, whole)
    found = Changes(within(found.rows, text, text), found.comparison)
    if form == "json":
        screen.write(machine.redline_json(found.rows, old.name, text.name) + "\n")
    elif form == "html":
        from amendiff.render.html import redline_html

        letters = {name: badge.letter for name, badge in authors(found, text)[0].items()}
        screen.write(_page(text, redline_html(found.rows, badges=letters)))
    else:
        known, titles = authors(found, text)
        look = Look(screen.width() if form is None else 100_000, screen.in_color(), known)
        lines = [*redlined(found.rows, look)]
        if look.colored and titles:
            lines += [plain(""), *legend(titles, look)]
        screen.write_lines(lines)
