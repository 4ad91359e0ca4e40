"""Where results go: standard output, coloured or not, as wide as the terminal, through a pager where it is long."""

import os
import shutil
import sys
from collections.abc import Iterable
from typing import TYPE_CHECKING

import click

from amendiff.cli.trouble import color_of
from amendiff.render.visible import visible

if TYPE_CHECKING:
    from rich.text import Text

WIDEST = 100
"""Prose is not wrapped wider than this, however wide the terminal is."""


_PIECE = 16_384


def is_terminal() -> bool:
    """Whether results go to a terminal."""
    return sys.stdout.isatty()


def in_color() -> bool:
    """Whether results are written in colour."""
    return color_of(sys.stdout)


def width() -> int:
    """Return how wide prose may be: the terminal's width or COLUMNS, 80 where neither is known, at most 100."""
    return max(20, min(shutil.get_terminal_size((80, 24)).columns, WIDEST))


def write(text: str) -> None:
    """Write data: exactly as it is, but on a terminal with hostile characters made visible."""
    write_safe(visible(text) if is_terminal() else text)


def write_lines(lines: Iterable["Text"]) -> None:
    """Write lines of styled text that are wrapped already."""
    write_safe(styled(lines) if in_color() else "".join(map(unstyled, lines)))


def unstyled(line: "Text") -> str:
    """Return what a console without styles prints of a line: tens of times sooner, of which there may be thousands."""
    line.rstrip()
    if "\t" in line.plain:
        line.expand_tabs()
    return line.plain + "\n"


def styled(lines: Iterable["Text"]) -> str:
    """Return what a console prints of lines."""
    from io import StringIO

    from rich.console import Console

    console = Console(
        file=StringIO(),
        force_terminal=True,
        color_system="standard",
        width=10_000,
        markup=False,
        emoji=False,
        highlight=False,
        legacy_windows=False,
    )
    with console.capture() as capture:
        for line in lines:
            line.rstrip()
            console.print(line, soft_wrap=True)
    return capture.get()


def write_safe(text: str) -> None:
    """Write text in which hostile characters are visible already."""
    if is_terminal():
        _paged(text)
    else:
        _written(text)


def note(message: str) -> None:
    """Tell something beside the result, on standard error."""
    from amendiff.cli.trouble import say

    say("note", "", message)


def progress(message: str) -> None:
    """Tell how far the work is: only where a person watches."""
    if sys.stderr is not None and sys.stderr.isatty() and os.environ.get("TERM") != "dumb":
        click.echo(f"\x1b[K{visible(message)}\r", nl=False, err=True)


def _paged(text: str) -> None:
    lines = text.count("\n")
    no_pager = click.get_current_context().find_root().meta.get("amendiff.no_pager")
    if no_pager or lines < shutil.get_terminal_size((80, 24)).lines or not _page(text):
        _written(text)


def _written(text: str) -> None:
    """Write *text* piece by piece: one large write does not notice that its reader has gone away."""
    for start in range(0, len(text), _PIECE):
        sys.stdout.write(text[start : start + _PIECE])


def _page(text: str) -> bool:
    """Show *text* in PAGER, or less; return whether that could be run."""
    import shlex
    import subprocess

    try:
        command = shlex.split(os.environ.get("PAGER") or "less -FRX")
    except ValueError as error:
        note(f"PAGER is not used: {str(error).lower()}")
        return False
    if not command or command == ["cat"]:
        return False
    environment = {"LESS": "FRX", "LESSCHARSET": "utf-8", **os.environ}
    try:
        pager = subprocess.Popen(command, stdin=subprocess.PIPE, env=environment)
    except OSError:
        return False
    try:
        pager.communicate(text.encode("utf-8", "backslashreplace"))
    except KeyboardInterrupt:
        pager.wait()
    return True
