"""How errors look: a code, the place with a caret, hints last. Knows no command; makes hostile characters visible."""

import os
import sys
from contextlib import suppress

import click

from amendiff.errors import AmendiffError, Location
from amendiff.render.visible import columns, visible

_WIDTH = 76
_COLORS = {"error": "red", "warning": "yellow", "note": "cyan"}


def report(error: Exception) -> None:
    """Write to standard error what went wrong; what amendiff does not know is told shortly."""
    if isinstance(error, AmendiffError):
        say("error", error.code, str(error), error.at, error.hints or _hints(error.code))
        return
    if os.environ.get("AMENDIFF_DEBUG"):
        import traceback

        traceback.print_exception(error, file=sys.stderr)
    what = str(error).strip().split("\n")[0]
    message = f"unexpected {type(error).__name__}" + (f": {what}" if what else "")
    say("error", "AD999", message, None, ("this is a mistake in amendiff; AMENDIFF_DEBUG=1 shows the traceback",))


_HINTS = {
    "AD102": "split the text, and keep its parts as dossiers of their own",
    "AD103": "docs/corpus-format.md shows what each file looks like",
    "AD10": "docs/corpus-format.md shows the fields of each file",
    "AD12": "docs/corpus-format.md shows how texts are written",
    "AD2": "quote the words exactly as the text has them",
    "AD3": "amendiff log DOSSIER shows its amendments",
    "AD4": "amendiff check says more",
    "AD5": "amendiff list shows the dossiers and their versions",
    "AD6": "choose another place",
}
"""What helps with an error that brings no hint of its own, by the beginning of its code."""


def _hints(code: str) -> tuple[str, ...]:
    return next(((hint,) for start, hint in _HINTS.items() if code.startswith(start)), ())


def report_usage(error: click.ClickException) -> None:
    """Write what is wrong with the arguments, and where to read more."""
    if isinstance(error, click.exceptions.NoArgsIsHelpError):
        click.echo(error.format_message(), err=True)
        return
    message = error.message if isinstance(error, click.NoSuchOption) else error.format_message()
    message = message[:1].lower() + message[1:].rstrip(".")
    near = tuple(f"did you mean {name}?" for name in getattr(error, "possibilities", None) or ())
    context = getattr(error, "ctx", None)
    about = context.command_path if context else "amendiff"
    say("error", "AD501", message, None, near or (f"{about} --help says more",))


def say(level: str, code: str, message: str, at: Location | None = None, hints: tuple[str, ...] = ()) -> None:
    """Write one finding to standard error, where that takes it: *level* is error, warning or note."""
    with suppress(OSError):
        _say(level, code, message, at, hints)


def _say(level: str, code: str, message: str, at: Location | None, hints: tuple[str, ...]) -> None:
    if sys.stderr is None:
        return
    colored = color_of(sys.stderr)
    if sys.stderr.isatty() and os.environ.get("TERM") != "dumb":
        click.echo("\x1b[K", nl=False, err=True, color=True)  # what was told of progress
    width = 0
    if sys.stderr.isatty():
        import shutil

        width = shutil.get_terminal_size().columns
    click.echo(finding_text(level, code, message, at, hints, colored, width), err=True, color=colored)


def finding_text(
    level: str,
    code: str,
    message: str,
    at: Location | None,
    hints: tuple[str, ...],
    colored: bool,
    width: int = 0,
) -> str:
    """Return one finding: the code and the message, the place with a caret, hints last; wrapped at *width*, if any."""
    name = f"{level}[{code}]" if code else level
    first = _wrapped(f"{name}: {visible(message)}", width)
    if colored:
        first = click.style(name, bold=True, fg=_COLORS.get(level)) + first[len(name) :]
    lines = [first]
    if at is not None and at.path:
        lines += _place(at)
    lines += [_wrapped(f"hint: {visible(hint)}", width) for hint in hints]
    return "\n".join(lines)


def _wrapped(text: str, width: int) -> str:
    if not width or len(text) < width:
        return text
    import textwrap

    return textwrap.fill(text, width, subsequent_indent="  ", break_long_words=False, break_on_hyphens=False)


def _place(at: Location) -> list[str]:
    numbers = "".join(f":{number}" for number in (at.line, at.column if at.line else 0) if number)
    lines = [f"  --> {visible(at.path)}{numbers}"]
    if at.line and at.source.strip():
        shown, caret = excerpt(at.source, max(at.column, 1))
        lines.append(f"   | {shown}".rstrip())
        if at.column:
            lines.append(f"   | {' ' * caret}^")
    return lines


def excerpt(source: str, column: int, width: int = _WIDTH) -> tuple[str, int]:
    """Return the part of a line around *column* (from 1) that fits into *width*, and where its caret stands."""
    at, far = column - 1, 4 * width  # more than is shown of either side is not looked at
    before, after = (_plain(part) for part in (source[max(0, at - far) : at], source[at : at + far]))
    if columns(before) + columns(after) > width:
        room = width // 3 if columns(after) > width // 3 else width - columns(after) - 1
        if columns(before) > room:
            before = "…" + _last(before, room - 1)
        after = _first(after, width - columns(before))
    return before + after.rstrip(), columns(before)


def _plain(text: str) -> str:
    return visible(text.replace("\t", " "))


def _last(text: str, width: int) -> str:
    while columns(text) > width:
        text = text[max(1, (columns(text) - width) // 2) :]
    return text


def _first(text: str, width: int) -> str:
    if columns(text) <= width:
        return text
    while columns(text) > width - 1:
        text = text[: -max(1, (columns(text) - width + 1) // 2)]
    return text + "…"


def want_color(flag: str, *, tty: bool) -> bool:
    """Whether to write in colour: the option beats the environment, the environment beats the terminal."""
    if flag != "auto":
        return flag == "always"
    if os.environ.get("NO_COLOR"):
        return False
    return bool(os.environ.get("FORCE_COLOR")) or (tty and os.environ.get("TERM") != "dumb")


def color_of(stream: object) -> bool:
    """Whether to write to *stream* in colour, as the running command was asked."""
    context = click.get_current_context(silent=True)
    flag = context.find_root().meta.get("amendiff.color", "auto") if context else "auto"
    return want_color(flag, tty=bool(getattr(stream, "isatty", lambda: False)()))
