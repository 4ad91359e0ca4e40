"""``amendiff diff``: two versions of a text, two texts or two folders, held against each other."""

from typing import TYPE_CHECKING

import click

from amendiff.cli.command import command, format_option, pager_option, texts_option

if TYPE_CHECKING:
    from amendiff.comparison.ignoring import Ignored

FORMATS = ("word", "side-by-side", "unified", "json", "html", "md", "stat")


def _ignored(ctx: click.Context, param: click.Parameter, values: tuple[str, ...]) -> "Ignored":
    from difflib import get_close_matches

    from amendiff.comparison.ignoring import KINDS

    found: set[str] = set()
    for name in filter(None, (part.strip().lower() for value in values for part in value.split(","))):
        if name not in KINDS:
            near = get_close_matches(name, KINDS, n=1) or KINDS
            raise click.NoSuchOption(
                name, f"cannot ignore {name!r}; choose from {', '.join(KINDS)}", possibilities=near, ctx=ctx
            )
        found.add(name)
    return frozenset(kind for kind in KINDS if kind in found)


@command(
    "diff",
    short_help="Compare two versions or two texts.",
    examples=(
        "amendiff diff path-to-peace@tabled path-to-peace@adopted",
        "amendiff diff path-to-peace@draft:2025-02-21 path-to-peace@tabled --format stat",
        "amendiff diff path-to-peace@tabled path-to-peace-sc@tabled --format unified",
        "amendiff diff 'path-to-peace@adopted~L.14' path-to-peace@adopted --json",
        "amendiff diff path-to-peace@tabled path-to-peace --ignore case,punctuation --format md",
        "amendiff diff texts/un/ga texts/un/sc --format stat",
        "amendiff show path-to-peace@tabled --format md | amendiff diff - path-to-peace@adopted",
    ),
)
@click.argument("old")
@click.argument("new")
@format_option(*FORMATS, default="word")
@click.option(
    "--context",
    metavar="N",
    type=click.IntRange(min=0),
    default=1,
    show_default=True,
    help="Equal paragraphs around each change.",
)
@click.option("--all", "everything", is_flag=True, help="Show all equal paragraphs.")
@click.option(
    "--moves/--no-moves", default=True, show_default=True, help="Show what moved as moved, not as taken out and put in."
)
@click.option(
    "--ignore",
    metavar="WHAT",
    multiple=True,
    callback=_ignored,
    help="Pass over differences of case, space, punctuation or numbers: one or more, with commas.",
)
@click.option("--plain", is_flag=True, help="Read files as plain paragraphs, without their structure.")
@pager_option
@texts_option
@click.pass_context
def run(
    ctx: click.Context,
    old: str,
    new: str,
    form: str,
    context: int,
    everything: bool,
    moves: bool,
    ignore: "Ignored",
    plain: bool,
) -> None:
    """Show what differs between OLD and NEW, word by word.

    Each is a version of a dossier, a file (.md, .txt, .html, an amendment in .toml), - for standard input, or
    git:REV:PATH. Two versions made from the same amendments are compared by what the amendments do, so that each
    change names its author; all others, and all with --no-moves or --ignore, by their words. Markdown may be
    of any form; two files are compared as plain paragraphs where the parts of one cannot be told, and a note says why.
    Two folders are compared file by file, paired by their paths; links are followed, and hidden files left out.

    Deletions are written [-words-] and insertions {+words+}; in colour they are struck through and underlined.
    --format side-by-side needs 120 columns. --format unified writes each provision as it was and as it is, below
    @@ its address @@. --format md writes `~~deleted~~` and `**inserted**`; signs of the text itself that Markdown would
    read as its own bear a backslash, so what it shows is right. --format html is a page that stands on its own.

    The exit code is 0 where nothing differs but numbers of paragraphs, or what no paragraph shows, such as line ends;
    it is 1 where something does.
    """
    from amendiff.cli import DIFFERENT, SAME
    from amendiff.cli.differences import Asked, show_folders, show_pair
    from amendiff.cli.folders import are_folders

    asked = Asked(form, None if everything else context, moves, ignore, plain)
    if old.partition("#")[0] == new.partition("#")[0] == "-":
        raise click.UsageError("standard input can be read once only; name one - and one file")
    same = show_folders(old, new, asked) if are_folders(old, new) else show_pair(old, new, asked)
    ctx.exit(SAME if same else DIFFERENT)
