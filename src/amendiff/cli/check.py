"""``amendiff check``: the files of the corpus looked over."""

from pathlib import Path

import click

from amendiff.cli.command import command, format_option, pager_option, texts_root


@command(
    "check",
    short_help="Look for mistakes in the files.",
    examples=("amendiff check", "amendiff check texts/un/ga/path-to-peace --json"),
)
@click.argument("folder", metavar="[DIR]", required=False)
@format_option("text", "json", default="text")
@pager_option
@click.pass_context
def run(ctx: click.Context, folder: str | None, form: str) -> None:
    """Look over all dossiers below DIR: their fields, texts, operations, sources and numbers.

    Nothing is changed. DIR is the corpus where it is not given. The exit code is 1 where there is an error; warnings
    and notes are told, and leave it at 0.
    """
    from amendiff.analyse.check import check
    from amendiff.cli import DIFFERENT, SAME, screen
    from amendiff.cli.trouble import finding_text
    from amendiff.corpus import open_corpus
    from amendiff.errors import Location, ReferenceProblem
    from amendiff.render import machine

    root = Path(folder) if folder else texts_root()
    corpus = open_corpus(root)
    if not corpus.names:
        raise ReferenceProblem(
            f"no dossier below {root}",
            code="AD502",
            at=Location(str(root)),
            hints=("the folder of a dossier holds dossier.toml",),
        )
    findings = check(corpus)
    if form == "json":
        screen.write(machine.findings_json(findings) + "\n")
    else:
        colored = screen.in_color()
        told = [finding_text(one.level, one.code, one.message, one.at, one.hints, colored) for one in findings]
        screen.write_safe(
            "".join(f"{text}\n\n" for text in told) + _summary(len(corpus.names), [one.level for one in findings])
        )
    ctx.exit(DIFFERENT if any(one.level == "error" for one in findings) else SAME)


def _summary(dossiers: int, levels: list[str]) -> str:
    counts = [_count(levels.count(level), level) for level in ("error", "warning", "note") if level in levels]
    return f"{_count(dossiers, 'dossier')}: {', '.join(counts) or 'nothing found wrong'}\n"


def _count(number: int, what: str) -> str:
    return f"{number} {what}{'s' * (number != 1)}"
