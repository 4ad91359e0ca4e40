"""What a terminal shows: colour, width, hostile characters, pages, pipes."""
# ruff: noqa: E501  # what is printed is as long as it is

import os
import pty
import re
import shlex
import subprocess
import sys
from pathlib import Path

import pytest
from inline_snapshot import snapshot
from rich.text import Text

from amendiff.cli import screen
from amendiff.cli.trouble import excerpt, want_color
from amendiff.render.visible import columns, visible

pytestmark = pytest.mark.usefixtures("corpus")
RUN = [sys.executable, "-c", "from amendiff.cli import main; main()"]
ESCAPES = re.compile(r"\x1b\[[0-9;]*m")


def on_terminal(*arguments: str, rows: int = 24, width: int = 80, **environment: str) -> tuple[str, int]:
    """Run amendiff with standard output on a terminal; return what it wrote there, and the exit code."""
    import fcntl
    import struct
    import termios

    leader, follower = pty.openpty()
    fcntl.ioctl(follower, termios.TIOCSWINSZ, struct.pack("HHHH", rows, width, 0, 0))
    env = {**os.environ, **environment}
    env.pop("COLUMNS", None)
    running = subprocess.Popen([*RUN, *arguments], stdout=follower, stderr=subprocess.DEVNULL, stdin=follower, env=env)
    os.close(follower)
    written = b""
    while True:
        try:
            part = os.read(leader, 65536)
        except OSError:
            break
        if not part:
            break
        written += part
    os.close(leader)
    return written.decode().replace("\r\n", "\n"), running.wait()


@pytest.mark.parametrize(
    ("flag", "environment", "tty", "wanted"),
    [
        ("auto", {}, True, True),
        ("auto", {}, False, False),
        ("auto", {"NO_COLOR": "1"}, True, False),
        ("auto", {"NO_COLOR": ""}, True, True),
        ("auto", {"FORCE_COLOR": "1"}, False, True),
        ("auto", {"FORCE_COLOR": "1", "NO_COLOR": "1"}, True, False),
        ("auto", {"TERM": "dumb"}, True, False),
        ("always", {"NO_COLOR": "1"}, False, True),
        ("never", {"FORCE_COLOR": "1"}, True, False),
    ],
)
def test_the_option_beats_the_environment_and_that_the_terminal(
    monkeypatch: pytest.MonkeyPatch, flag: str, environment: dict[str, str], tty: bool, wanted: bool
) -> None:
    for name, value in environment.items():
        monkeypatch.setenv(name, value)

    assert want_color(flag, tty=tty) == wanted


def test_colour_is_never_the_only_signal(run) -> None:
    """Without colour there are brackets; with it a line through or under the words, and the letter of the amendment."""
    assert run("diff stands@tabled#op2 stands#op2 --color always") == snapshot("""\
\x1b[1mstands@tabled#op2 → stands@adopted#op2\x1b[0m

\x1b[1mop2 changed by A1\x1b[0m\x1b[1;34m[A]\x1b[0m
  2. \x1b[3mAsks\x1b[0m the treasurer to report \x1b[9;31meach\x1b[0m\x1b[1;34m[A]\x1b[0m\x1b[4;32mtwice a\x1b[0m\x1b[1;34m[A]\x1b[0m year on the cost.

\x1b[1;34m[A]\x1b[0m A1 twice a year

2 words inserted, 1 word deleted in 1 paragraph
[exit 1]\
""")
    assert "\x1b" not in run("diff stands@tabled stands", NO_COLOR="1")


def test_lines_without_styles_are_those_of_a_console_but_for_its_escapes() -> None:
    lines = ["", "one  ", "\ta tab\tand another", "  被 wide 二〇二六 ", "e\u0301 and \u200d", "a" * 300]
    styled = [Text.assemble(line, ("struck", "strike red"), "  ") for line in lines]

    assert ESCAPES.sub("", screen.styled(one.copy() for one in styled)) == "".join(map(screen.unstyled, styled))


def test_errors_in_colour_read_the_same(run) -> None:
    plain, colored = run("show nothing"), run("show nothing --color always")

    assert (ESCAPES.sub("", colored), colored == plain) == (plain, False)


@pytest.mark.parametrize("width", ["40", "80", "160"])
@pytest.mark.parametrize(
    "line",
    ["diff stands@tabled stands@tabled+A2", "blame stands", "explain stands A2", "log stands", "list", "verify --all"],
)
def test_no_line_is_wider_than_the_terminal(run, line: str, width: str) -> None:
    lines = run(line, COLUMNS=width).split("\n")

    assert [] == [one for one in lines if columns(one) > min(int(width), 100)]


@pytest.mark.parametrize("width", ["40", "160"])
def test_a_redline_gives_both_texts(run, width: str) -> None:
    """Taking out what went leaves the new text, taking out what came the old one, however it is wrapped."""
    said = run("show stands@tabled+A2 --redline", COLUMNS=width).partition("[stderr]")[0]
    old, new = (
        " ".join(run(f"show stands@{name}").partition("[stderr]")[0].split()) for name in ("tabled", "tabled+A2")
    )
    joined = " ".join(said.split())
    accepted = re.sub(r"\[-.*?-\]", "", joined).replace("{+", "").replace("+}", "")
    rejected = re.sub(r"(?:\d+ bis\. )?\{\+.*?\+\}", "", joined).replace("[-", "").replace("-]", "")

    assert (" ".join(accepted.split()), " ".join(rejected.split())) == (new, old)


def test_scripts_with_wide_and_combining_characters(run, tmp_path: Path) -> None:
    (tmp_path / "w.txt").write_text(
        "安全理事会重申其对乌克兰主权独立统一和领土完整的承诺并呼吁迅速结束冲突", encoding="utf-8"
    )
    (tmp_path / "v.txt").write_text(
        "安全理事会重申其对乌克兰主权的承诺并呼吁迅速结束冲突وإذ تؤكد من جديد", encoding="utf-8"
    )
    lines = run("diff w.txt v.txt", COLUMNS="40").split("\n")

    assert [] == [line for line in lines if columns(line) > 40]
    assert any("独立" in line for line in lines)


def test_hostile_characters_are_made_visible(run, tmp_path: Path) -> None:
    """A text that would turn around what follows, or move the cursor, does neither."""
    (tmp_path / "a.txt").write_text("pay \u202eeno\u202c now \x9b31m", encoding="utf-8")
    (tmp_path / "b.txt").write_text("pay one now", encoding="utf-8")

    said = run("diff a.txt b.txt")

    assert not set(said) & set("\u202e\u202c\x9b")
    assert "<U+202E>" in said


def test_hostile_names_are_made_visible_in_errors(run) -> None:
    assert run("show $'\\x1b'[2J.md".replace("$'\\x1b'", "\x1b")) == snapshot("""\
[stderr]
error[AD105]: no file <U+001B>[2J.md
  --> <U+001B>[2J.md
hint: a path starts from the folder in which you are
[exit 2]\
""")
    assert run("show stands@a\u202eb") == snapshot("""\
[stderr]
error[AD503]: stands has no version 'a\\u202eb'
hint: it has draft:2025-02-10, tabled, A1, adopted
[exit 2]\
""")


def test_data_in_a_pipe_is_exact(run, tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_text("a \u202eb", encoding="utf-8")

    assert "a \u202eb\n[exit 0]" == run("show a.txt --format text")


def test_visible() -> None:
    assert "a<U+001B>[31m<U+2066>b\u200f\n\tc<U+DC80>" == visible("a\x1b[31m\u2066b\u200f\n\tc\udc80")


@pytest.mark.parametrize(("text", "width"), [("abc", 3), ("和平", 4), ("e\u0301", 1), ("السلام", 6), ("", 0)])
def test_columns(text: str, width: int) -> None:
    assert columns(text) == width


@pytest.mark.parametrize("column", [1, 40, 200, 399])
def test_the_caret_stands_below_its_character(column: int) -> None:
    source = "".join(chr(0x4E00 + n % 2000) if n % 3 else "x" for n in range(400))
    shown, caret = excerpt(source, column)
    at = next(n for n in range(len(shown)) if columns(shown[:n]) == caret)

    assert (shown[at], columns(shown) <= 76) == (source[column - 1], True)


def test_a_terminal_gets_wrapped_prose(run) -> None:
    wrapped, code = on_terminal("show", "stands", width=40)

    assert (ESCAPES.sub("", wrapped), code) == snapshot(
        (
            """\
Bicycle stands (an invented example)

The Town Council of Middlewick,

Noting that these words are an invented
example,

1. Decides to set up bicycle stands at
   the station;

2. Asks the treasurer to report twice a
   year on the cost.
""",
            0,
        )
    )
    assert "\x1b[1m" in wrapped


@pytest.mark.slow
def test_a_terminal_without_colour() -> None:
    assert "\x1b" not in on_terminal("show", "stands", TERM="dumb")[0]
    assert "\x1b" not in on_terminal("show", "stands", NO_COLOR="1")[0]


@pytest.mark.slow
def test_long_output_is_paged(tmp_path: Path) -> None:
    pager = tmp_path / "pager"
    pager.write_text("#!/bin/sh\necho PAGED; cat\n", encoding="utf-8")
    pager.chmod(0o755)

    assert on_terminal("log", "stands", rows=10, PAGER=str(pager))[0].startswith("PAGED\n")
    assert "PAGED" not in on_terminal("log", "stands", rows=90, PAGER=str(pager))[0]
    assert "PAGED" not in on_terminal("log", "stands", "--no-pager", rows=10, PAGER=str(pager))[0]
    assert "decision" in on_terminal("log", "stands", rows=10, PAGER="no-such-pager")[0]


@pytest.mark.slow
def test_a_reader_who_goes_away(stands: Path) -> None:
    """Silence, and the exit code of a closed pipe."""
    base = stands / "base.en.md"
    with base.open("a", encoding="utf-8") as text:
        for n in range(3, 5_000):
            text.write(f"\n{n}. Asks for one thing more;\n")
    running = subprocess.Popen([*RUN, "show", str(base)], stdout=subprocess.PIPE, stderr=subprocess.PIPE)
    assert running.stdout is not None
    assert running.stderr is not None
    running.stdout.readline()
    running.stdout.close()

    assert (b"", 141) == (running.stderr.read(), running.wait())
    running.stderr.close()


@pytest.mark.slow
def test_the_bytes_do_not_depend_on_the_locale(stands: Path) -> None:
    line = [*RUN, "show", "stands", "--format", "html"]
    outputs = {
        subprocess.run(line, capture_output=True, env={**os.environ, **env}, check=True).stdout
        for env in ({"LC_ALL": "C", "PYTHONUTF8": "0"}, {"LC_ALL": "C.UTF-8"}, {"PYTHONIOENCODING": "latin-1"})
    }

    assert 1 == len(outputs)


@pytest.mark.slow
@pytest.mark.parametrize(
    ("line", "said"),
    [
        ("diff a.txt b.txt >&-", "error[AD600]: cannot write the result: standard output is closed"),
        ("diff a.txt b.txt >/dev/full", "error[AD600]: cannot write the result: no space left on device"),
        ("list --json >/dev/full", "error[AD600]: cannot write the result: no space left on device"),
        ("diff --help >/dev/full", "error[AD600]: cannot write the result: no space left on device"),
        ("diff - b.txt <&-", "error[AD105]: standard input is closed"),
        ("instruct parse - <&-", "error[AD105]: standard input is closed"),
    ],
)
def test_streams_that_are_closed_or_full(corpus: Path, line: str, said: str) -> None:
    for name in ("a.txt", "b.txt"):
        Path(name).write_text(f"{name}\n", encoding="utf-8")
    command = f"{shlex.join(RUN)} {line}"
    done = subprocess.run(command, shell=True, stderr=subprocess.PIPE, stdin=subprocess.DEVNULL, check=False)
    told = done.stderr.decode().split("\n")

    assert (said, 2) == (told[0], done.returncode)
    assert told[1].startswith("hint: ")
    assert 3 == len(told)


@pytest.mark.slow
@pytest.mark.parametrize("where", ["2>&-", "2>/dev/full"])
def test_trouble_that_cannot_be_told_is_trouble_still(corpus: Path, where: str) -> None:
    Path("a.txt").write_bytes(b"\xef\xbb\xbfA\n")
    codes = [
        subprocess.run(f"{shlex.join(RUN)} {line} {where} >/dev/null", shell=True, check=False).returncode
        for line in ("diff none.txt a.txt", "diff a.txt a.txt", "diff a.txt - </dev/null", "diff --none")
    ]

    assert [2, 0, 1, 2] == codes


def test_a_pager_that_is_no_command(corpus: Path) -> None:
    """The text is written as it is."""
    assert "decision" in on_terminal("log", "stands", rows=10, PAGER="less 'x")[0]
