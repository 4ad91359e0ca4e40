"""``amendiff git``: git's own diffs of texts made readable, and made as they were again."""

from typing import TYPE_CHECKING, Literal, get_args

import click

from amendiff.cli.command import command, format_option

if TYPE_CHECKING:
    from amendiff.cli.gitsetup import Setup

Action = Literal["install", "uninstall", "status"]
TEXTCONV = "textconv"
"""What git itself calls."""


class _Unsaid(click.Argument):
    """An argument for git alone, which passes the file of an amendment."""

    def get_usage_pieces(self, ctx: click.Context) -> list[str]:
        return []


@command(
    "git",
    short_help="Let git show texts word by word.",
    examples=(
        "amendiff git install --dry-run",
        "amendiff git install",
        "amendiff git status",
        "amendiff git uninstall",
        "amendiff git install --global",
        "amendiff git uninstall --global",
    ),
)
@click.argument("action", metavar="install|uninstall|status", type=click.Choice((*get_args(Action), TEXTCONV)))
@click.argument("file", cls=_Unsaid, required=False, default="")
@click.option("--global", "everywhere", is_flag=True, help="In your own git configuration, for all repositories.")
@click.option("--dry-run", is_flag=True, help="Say what would change, and change nothing.")
@format_option("text", "json", default="text")
@click.pass_context
def run(ctx: click.Context, action: "Action", file: str, everywhere: bool, dry_run: bool, form: str) -> None:
    """Set up git for texts, in this repository: install, uninstall, or tell the status.

    After install, git diff names the paragraph above each change in .md files, git diff --word-diff marks whole words
    there, amendments (`amendments/*.toml`) are shown in words, whatever the order of their keys and the spaces between,
    and git difftool -t amendiff shows a change as amendiff diff does. It writes to .git/config and .gitattributes, or
    with --global to your own configuration and core.attributesFile; other values of your own stay. Done twice it
    changes nothing more. Uninstall takes out exactly what install put in.

    The exit code of status is 0 where all is set up, and 1 where something is missing.
    """
    from amendiff.cli import DIFFERENT, SAME

    if action == TEXTCONV:
        _in_words(file)
        return
    if file:
        raise click.UsageError(f"{action} takes no file")
    from amendiff.cli.gitsetup import Setup, repository

    if action == "status":
        setups, steps = _known(), []
    else:
        setups = [Setup(None if everywhere else repository())]
        steps = setups[0].install(dry=dry_run) if action == "install" else setups[0].uninstall(dry=dry_run)
    if form == "json":
        _as_json(action, dry_run, steps, setups)
    elif action == "status":
        _tell(setups)
    else:
        _tell_steps(action, dry_run, steps, setups[0])
    if action == "status":
        ctx.exit(SAME if any(not setup.missing() for setup in setups) else DIFFERENT)


def _known() -> "list[Setup]":
    from amendiff.cli import screen
    from amendiff.cli.gitsetup import Setup, repository
    from amendiff.errors import AmendiffError

    setups = [Setup(None)]
    try:
        setups.insert(0, Setup(repository()))
    except AmendiffError:
        screen.note("this is no git repository")
    return setups


def _tell(setups: "list[Setup]") -> None:
    from amendiff.cli import screen

    for setup in setups:
        missing = setup.missing()
        there = setup.size - len(missing)
        said = (
            "set up" if not missing else "not set up" if not there else f"set up in part, {', '.join(missing)} missing"
        )
        name = "your own configuration" if setup.top is None else "this repository"
        screen.write(f"{name}: {said}\n")
        for note in setup.notes() if there else ():
            screen.note(note)


def _tell_steps(action: Action, dry_run: bool, steps: list[str], setup: "Setup") -> None:
    from amendiff.cli import screen

    for step in steps:
        screen.write(f"{'would ' if dry_run else ''}{step}\n")
    if not steps:
        there = "nothing to change" if setup.missing() else "nothing to change: it is all there"
        screen.write(f"{there}\n" if action == "install" else "nothing to take out\n")
    for note in setup.notes():
        screen.note(note)


def _as_json(action: Action, dry_run: bool, steps: list[str], setups: "list[Setup]") -> None:
    from amendiff.cli import screen
    from amendiff.render.machine import written
    from amendiff.render.machine.receipts import Scope, SetupOut

    scopes = []
    for setup in setups:
        missing = tuple(setup.missing())
        notes = tuple(setup.notes()) if len(missing) < setup.size else ()
        scope: Literal["global", "repository"] = "global" if setup.top is None else "repository"
        scopes.append(Scope(scope=scope, complete=not missing, missing=missing, notes=notes))
    found = SetupOut(action=action, dry_run=dry_run, steps=tuple(steps), scopes=tuple(scopes))
    screen.write(written(found) + "\n")


def _in_words(file: str) -> None:
    """Write the amendment in *file* in words, or the file as it is where it is none."""
    import sys
    from pathlib import Path

    from amendiff.cli.sides import amendment_of
    from amendiff.errors import FileMissing, InputError, Location

    if not file:
        raise click.UsageError("textconv needs a file")
    from amendiff.corpus.files import text_of

    try:
        raw = Path(file).read_bytes()
    except OSError as error:
        raise FileMissing(f"cannot read {file}: {error.strerror or error}", at=Location(file)) from None
    try:
        document = amendment_of(text_of(raw, file))
    except InputError:
        document = None
    if document is None:
        sys.stdout.flush()
        sys.stdout.buffer.write(raw)
    else:
        click.echo("\n\n".join(provision.text for provision in document))
