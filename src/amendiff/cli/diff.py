"""``amendiff diff``: two versions of a text, or two texts, held against each other."""

from collections.abc import Iterator
from typing import TYPE_CHECKING

import click

from amendiff.cli.command import command, format_option, pager_option, texts_option

if TYPE_CHECKING:
    from rich.text import Text as Line

    from amendiff.cli.changes import Changes
    from amendiff.cli.texts import Text


@command(
    "diff",
    short_help="Compare two versions or two texts.",
    examples=(
        "amendiff diff path-to-peace@tabled path-to-peace@adopted",
        "amendiff diff path-to-peace@draft:2025-02-21 path-to-peace@tabled --format stat",
        "amendiff diff path-to-peace@tabled path-to-peace-sc@tabled",
        "amendiff diff 'path-to-peace@adopted~L.14' path-to-peace@adopted --json",
        "amendiff show path-to-peace@tabled --format md | amendiff diff - path-to-peace@adopted",
    ),
)
@click.argument("old")
@click.argument("new")
@format_option("word", "json", "stat", default="word")
@click.option(
    "--context",
    metavar="N",
    type=click.IntRange(min=0),
    default=1,
    show_default=True,
    help="Equal paragraphs around each change.",
)
@click.option("--all", "everything", is_flag=True, help="Show all equal paragraphs.")
@click.option("--plain", is_flag=True, help="Read files as plain paragraphs, with empty lines between them.")
@pager_option
@texts_option
@click.pass_context
def run(ctx: click.Context, old: str, new: str, form: str, context: int, everything: bool, plain: bool) -> None:
    """Show what differs between OLD and NEW, word by word.

    Each is a version of a dossier, a file, - for standard input, or git:REV:PATH. Two versions made from the same
    amendments are compared by what the amendments do, so that each change names its author; all others by their words.

    Deletions are written [-words-] and insertions {+words+}; in colour they are struck through and underlined.
    The exit code is 0 where nothing differs but numbers, and 1 where something does.
    """
    from amendiff.cli import DIFFERENT, SAME, screen
    from amendiff.cli.changes import changes
    from amendiff.cli.texts import text_of

    if old.partition("#")[0] == new.partition("#")[0] == "-":
        raise click.UsageError("standard input can be read once only; name one - and one file")
    before, after = text_of(old, plain=plain), text_of(new, plain=plain)
    found = changes(before, after)
    if form == "json":
        screen.write(_json(found, before, after).rstrip("\n") + "\n")
    elif form == "stat":
        screen.write_lines(_stat(found))
    else:
        screen.write_lines(_words(found, before, after, len(found.rows) if everything else context))
    ctx.exit(SAME if found.same else DIFFERENT)


def _json(found: "Changes", before: "Text", after: "Text") -> str:
    from amendiff.render import machine

    if found.comparison is not None:
        return found.comparison.to_json()
    return machine.redline_json(found.rows, before.name, after.name)


def _words(found: "Changes", before: "Text", after: "Text", context: int) -> "Iterator[Line]":
    from amendiff.cli import screen
    from amendiff.cli.changes import authors
    from amendiff.render.terminal import Look, difference, legend, plain, wrapped

    known, titles = authors(found, after)
    look = Look(screen.width(), screen.in_color(), known)
    yield from wrapped(plain(f"{before.name} → {after.name}", "bold"), look.width, "", "  ")
    if not found.same:
        yield plain("")
        yield from difference(found.rows, look, context=context)
    yield plain("")
    if look.colored and titles:
        yield from legend(titles, look)
        yield plain("")
    yield from wrapped(plain(_summary(found)), look.width)


def _stat(found: "Changes") -> "Iterator[Line]":
    from amendiff.render.terminal import amendments_of, plain

    rows = [row for row in found.rows if row.change not in ("equal", "renumbered")]
    names = [row.provision.address for row in rows]
    widest = max(map(len, names), default=0)
    for name, row in zip(names, rows, strict=True):
        counts = [sum(len(one.text.split()) for one in row.segments if one.sign == sign) for sign in "+-"]
        line = f"{name:<{widest}}  {row.change:<10} {f'+{counts[0]}':>5} {f'-{counts[1]}':>5}"
        yield plain(f"{line}  {', '.join(amendments_of(row))}".rstrip())
    yield plain(_summary(found))


def _summary(found: "Changes") -> str:
    from amendiff.analyse.effect import summary

    if found.same:
        return "only numbers differ" if any(row.change == "renumbered" for row in found.rows) else "nothing differs"
    changed, total = [row for row in found.rows if row.change != "equal"], len(found.rows)
    return summary(changed) + (f"; {total - len(changed)} of {total} paragraphs equal" if total > 1 else "")
