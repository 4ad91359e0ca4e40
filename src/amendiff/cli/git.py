"""``amendiff git``: git's own diffs of texts made readable, and made as they were again."""

import click

from amendiff.cli.command import command

ACTIONS = ("install", "uninstall", "status", "textconv")


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
@click.argument("action", metavar="install|uninstall|status", type=click.Choice(ACTIONS))
@click.argument("file", cls=_Unsaid, required=False, default="")
@click.option("--global", "everywhere", is_flag=True, help="In your own git configuration, for all repositories.")
@click.option("--dry-run", is_flag=True, help="Say what would change, and change nothing.")
@click.pass_context
def run(ctx: click.Context, action: str, file: str, everywhere: bool, dry_run: bool) -> None:
    """Set up git for texts, in this repository: install, uninstall, or tell the status.

    After install, git diff names the paragraph above each change in .md files, git diff --word-diff marks whole words
    there, amendments (`amendments/*.toml`) are shown in words, and git difftool -t amendiff shows a change as amendiff
    diff does. It writes to .git/config and .gitattributes, or with --global to your own configuration and
    core.attributesFile. Done twice it changes nothing more. Uninstall takes out exactly what install put in.

    The exit code of status is 0 where all is set up, and 1 where something is missing.
    """
    from amendiff.cli import DIFFERENT, SAME

    if action == "textconv":
        _in_words(file)
        return
    if file:
        raise click.UsageError(f"{action} takes no file")
    from amendiff.cli.gitsetup import Setup, repository

    if action == "status":
        ctx.exit(SAME if _status() else DIFFERENT)
    setup = Setup(None if everywhere else repository())
    steps = setup.install(dry=dry_run) if action == "install" else setup.uninstall(dry=dry_run)
    from amendiff.cli import screen

    for step in steps:
        screen.write(f"{'would ' if dry_run else ''}{step}\n")
    if not steps:
        screen.write("nothing to change: it is all there\n" if action == "install" else "nothing to take out\n")
    for note in setup.notes():
        screen.note(note)


def _status() -> bool:
    from amendiff.cli import screen
    from amendiff.cli.gitsetup import Setup, repository
    from amendiff.errors import AmendiffError

    setups = [("your own configuration", Setup(None))]
    try:
        setups.insert(0, ("this repository", Setup(repository())))
    except AmendiffError:
        screen.note("this is no git repository")
    done = False
    for name, setup in setups:
        missing = setup.missing()
        there = setup.size - len(missing)
        done = done or not missing
        said = (
            "set up" if not missing else "not set up" if not there else f"set up in part, {', '.join(missing)} missing"
        )
        screen.write(f"{name}: {said}\n")
        for note in setup.notes() if there else ():
            screen.note(note)
    return done


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
