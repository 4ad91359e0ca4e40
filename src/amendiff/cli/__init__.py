"""Arguments in, one function called, a format and an exit code out; one module a command, imported when asked for."""

import errno
import sys
from typing import Any

import click

from amendiff import __version__

_FULL = (errno.ENOSPC, errno.EDQUOT, errno.EIO, errno.EFBIG)
SAME, DIFFERENT, TROUBLE, INTERRUPTED, PIPE_CLOSED = 0, 1, 2, 130, 141
COMMANDS = {
    "list": "List the dossiers of the corpus.",
    "show": "Print one version of a text.",
    "log": "Tell the history of a text.",
    "diff": "Compare two versions or two texts.",
    "blame": "Show who put each word in.",
    "explain": "Explain one amendment on one screen.",
    "cite": "Cite an amendment, or a provision.",
    "apply": "Apply amendments to a text, files only.",
    "instruct": "Read amendments in words, or write them.",
    "draft": "Begin an amendment from words or a text.",
    "export": "Write a text for Word and others.",
    "import": "Make a dossier of a file.",
    "interactions": "Show which amendments clash, fall or depend.",
    "what-if": "Show what other amendments would give.",
    "order": "Suggest an order of voting.",
    "compile": "Put all proposals into one paper.",
    "rebase": "Carry amendments over to a revised draft.",
    "verify": "Hold versions against what sources say.",
    "decide": "Record what was decided.",
    "check": "Look for mistakes in the files.",
    "new": "Begin a dossier.",
    "build": "Build the site.",
    "serve": "Serve the site while you edit.",
    "git": "Let git show texts word by word.",
}
"""What each command does, in the words of its own help, known without importing it."""


class Commands(click.Group):
    """Imports a command when it is asked for, and leaves with 2 on every failure: 1 is kept for differences."""

    examples = (
        "amendiff list",
        "amendiff diff path-to-peace@tabled path-to-peace@adopted",
        "amendiff show path-to-peace@adopted#op1 --format text",
    )

    def list_commands(self, ctx: click.Context) -> list[str]:
        """Return the names of all commands, in the order in which they are met."""
        return [*COMMANDS]

    def get_command(self, ctx: click.Context, cmd_name: str) -> click.Command | None:
        """Return the command *cmd_name*, imported now."""
        if cmd_name not in COMMANDS:
            return None
        from importlib import import_module

        found = import_module(f"amendiff.cli.{cmd_name.replace('-', '_')}").run
        assert isinstance(found, click.Command)
        return found

    def resolve_command(
        self, ctx: click.Context, args: list[str]
    ) -> tuple[str | None, click.Command | None, list[str]]:
        """Return the command that *args* begin with; where there is none, say which one may be meant."""
        if args and args[0] not in COMMANDS and not args[0].startswith("-"):
            from difflib import get_close_matches

            near = get_close_matches(args[0], COMMANDS, n=1)
            raise click.NoSuchOption(args[0], f"no command {args[0]!r}", possibilities=near, ctx=ctx)
        return super().resolve_command(ctx, args)

    def format_commands(self, ctx: click.Context, formatter: click.HelpFormatter) -> None:
        """Write the list of commands without importing any."""
        with formatter.section("Commands"):
            formatter.write_dl([*COMMANDS.items()])

    def format_epilog(self, ctx: click.Context, formatter: click.HelpFormatter) -> None:
        """Write a few examples, unwrapped, so that they can be copied."""
        with formatter.section("Examples"):
            formatter.write("".join(f"  {example}\n" for example in self.examples))

    def main(self, *args: Any, **extra: Any) -> Any:
        """Run, and leave with the exit code: 0 nothing to report, 1 differences or findings, 2 could not do it."""
        extra |= {"standalone_mode": False, "prog_name": "amendiff"}
        code: object = TROUBLE
        for stream in (sys.stdout, sys.stderr):  # the same bytes wherever it runs
            if hasattr(stream, "reconfigure"):
                stream.reconfigure(encoding="utf-8", errors="backslashreplace", newline="\n")
        try:
            code = super().main(*args, **extra)
        except click.ClickException as error:
            from amendiff.cli.trouble import report_usage

            report_usage(error)
        except (click.Abort, KeyboardInterrupt):
            code = INTERRUPTED
        except OSError as error:
            code = _failed(error)
        sys.exit(code if isinstance(code, int) else SAME)

    def invoke(self, ctx: click.Context) -> object:
        """Run the command; turn whatever goes wrong into a message and an exit code."""
        try:
            if sys.stdout is None:
                raise _unwritten("standard output is closed")
            try:
                return super().invoke(ctx)
            finally:
                sys.stdout.flush()
        except (click.ClickException, click.exceptions.Exit, click.Abort):
            raise
        except Exception as error:
            raise click.exceptions.Exit(_failed(error)) from None


def _failed(error: Exception) -> int:
    """Say what went wrong, and return the exit code; nothing is said to a reader who went away."""
    from amendiff.cli.trouble import report

    if isinstance(error, BrokenPipeError):
        _give_up_stdout()
        return PIPE_CLOSED
    if isinstance(error, OSError) and error.errno in _FULL and error.filename is None:
        _give_up_stdout()
        error = _unwritten(error.strerror or str(error))
    report(error)
    return TROUBLE


def _unwritten(why: str) -> Exception:
    from amendiff.errors import OutputError

    return OutputError(f"cannot write the result: {why[:1].lower()}{why[1:]}", hints=("send it elsewhere: > FILE",))


def _give_up_stdout() -> None:
    """Let nothing more be said where nothing can be said: Python would try again when it ends."""
    import os

    os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())


@click.group(
    "amendiff", cls=Commands, context_settings={"help_option_names": ["-h", "--help"], "max_content_width": 100}
)
@click.version_option(__version__, "-V", "--version", prog_name="amendiff", message="%(prog)s %(version)s")
def main() -> None:
    """Read, apply, compare and publish amendments to texts, with every word traced to where it came from.

    A text is named DOSSIER[@VERSION][#ADDRESS]. Without a version the adopted text is meant, or the text as tabled
    where nothing was adopted. A name with a / or an ending such as .md is a file, - is standard input, and git:REV:PATH
    is a file as git has it.

    Exit codes: 0 nothing to report, 1 differences or findings, 2 could not do it.
    """


__all__ = ["COMMANDS", "DIFFERENT", "SAME", "TROUBLE", "main"]
