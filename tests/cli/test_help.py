"""Help, examples, the reference page, and what a command imports."""

import os
import shlex
import subprocess
import sys
from importlib import import_module
from pathlib import Path

import click
import pytest
from click.testing import CliRunner
from inline_snapshot import snapshot

from amendiff.cli import COMMANDS, main
from amendiff.cli.command import Command

ROOT = Path(__file__).resolve().parents[2]
RUN = [sys.executable, "-c", "from amendiff.cli import main; main()"]


def command(name: str) -> Command:
    found = main.get_command(click.Context(main), name)
    assert isinstance(found, Command)
    return found


EXAMPLES = dict.fromkeys([*main.examples, *(example for name in COMMANDS for example in command(name).examples)])


@pytest.mark.parametrize("name", COMMANDS)
def test_the_help_known_without_import_is_the_commands_own(name: str) -> None:
    assert (command(name).name, command(name).short_help) == (name, COMMANDS[name])


@pytest.mark.parametrize("name", COMMANDS)
def test_every_command_has_help_examples_and_a_section(name: str) -> None:
    page = (ROOT / "docs" / "cli.md").read_text(encoding="utf-8")

    assert command(name).help
    assert command(name).examples
    assert all(option.help for option in command(name).params if isinstance(option, click.Option))
    assert f"## amendiff {name}\n" in page
    assert all(f"    {example}\n" in page for example in command(name).examples)


def test_the_reference_is_up_to_date() -> None:
    done = subprocess.run([sys.executable, "tools/docs", "--check"], cwd=ROOT, capture_output=True, text=True)

    assert ("", "", 0) == (done.stdout, done.stderr, done.returncode)


def test_every_module_of_a_command_is_listed() -> None:
    folder = Path(import_module("amendiff.cli").__file__ or "").parent
    modules = {
        path.stem.replace("_", "-") for path in folder.glob("*.py") if "@command(" in path.read_text(encoding="utf-8")
    }

    assert modules == {*COMMANDS}


@pytest.mark.slow
@pytest.mark.parametrize("example", [one for one in EXAMPLES if "serve" not in one])
def test_examples_run(real: Path, example: str) -> None:
    """Each as it stands, pipes included, on a copy of the corpus."""
    piped = b""
    for part in example.split(" | "):
        result = CliRunner().invoke(main, shlex.split(part)[1:], input=piped)
        piped = result.stdout.encode()

        assert result.exit_code in (0, 1), result.stderr


def test_the_help_of_the_whole(run) -> None:
    assert run("--help") == snapshot("""\
Usage: amendiff [OPTIONS] COMMAND [ARGS]...

  Read, apply, compare and publish amendments to texts, with every word traced
  to where it came from.

  A text is named DOSSIER[@VERSION][#ADDRESS]. Without a version the adopted
  text is meant, or the text as tabled where nothing was adopted. A name with a
  / or an ending such as .md is a file, - is standard input, and git:REV:PATH is
  a file as git has it.

  Exit codes: 0 nothing to report, 1 differences or findings, 2 could not do it.

Options:
  -V, --version  Show the version and exit.
  -h, --help     Show this message and exit.

Commands:
  list          List the dossiers of the corpus.
  show          Print one version of a text.
  log           Tell the history of a text.
  diff          Compare two versions or two texts.
  blame         Show who put each word in.
  explain       Explain one amendment on one screen.
  cite          Cite an amendment, or a provision.
  apply         Apply amendments to a text, files only.
  instruct      Read amendments in words, or write them.
  draft         Begin an amendment from words or a text.
  export        Write a text for Word and others.
  import        Make a dossier of a file.
  interactions  Show which amendments clash, fall or depend.
  what-if       Show what other amendments would give.
  order         Suggest an order of voting.
  compile       Put all proposals into one paper.
  rebase        Carry amendments over to a revised draft.
  verify        Hold versions against what sources say.
  decide        Record what was decided.
  check         Look for mistakes in the files.
  new           Begin a dossier.
  build         Build the site.
  serve         Serve the site while you edit.
  git           Let git show texts word by word.

Examples:
  amendiff list
  amendiff diff path-to-peace@tabled path-to-peace@adopted
  amendiff show path-to-peace@adopted#op1 --format text
[exit 0]\
""")


def test_the_help_of_a_command(run) -> None:
    assert run("blame --help") == snapshot("""\
Usage: amendiff blame [OPTIONS] REF

  Show the text REF with the amendment that put in each run of words, or base
  for the text as tabled.

  An amendment is not credited with words that it merely repeats.

Options:
  --format [text|json]         What to write.  [default: text]
  --json                       The same as --format json.
  --no-pager                   Do not page long output.
  --texts DIR                  The folder of the corpus: otherwise
                               AMENDIFF_TEXTS, or the nearest folder texts here
                               or above.
  --color [auto|always|never]  When to write in colour; auto follows NO_COLOR,
                               FORCE_COLOR and the terminal.  [default: auto]
  -h, --help                   Show this message and exit.

Examples:
  amendiff blame path-to-peace@adopted
  amendiff blame path-to-peace@adopted#op1
  amendiff blame path-to-peace@reported-by-SEED3 --json
[exit 0]\
""")


@pytest.mark.parametrize(
    "line",
    [
        "nothing",
        "lst",
        "show",
        "show --bogus",
        "show a b",
        "diff a b --context -1",
        "show stands --format pdf",
        "diff a b --ignore spaces",
        "git",
        "git inst",
        "git status x",
        "git textconv",
    ],
)
def test_mistakes_in_the_arguments(run, corpus: Path, line: str) -> None:
    said = run(line)

    assert said.startswith("[stderr]\nerror[AD501]: ")
    assert "\nhint: " in said
    assert said.endswith("[exit 2]")


def test_a_command_that_is_nearly_one(run) -> None:
    assert run("shw") == snapshot("""\
[stderr]
error[AD501]: no command 'shw'
hint: did you mean show?
[exit 2]\
""")


def imported(*arguments: str, environment: dict[str, str] | None = None) -> set[str]:
    """The modules that a run imports beyond those of click alone."""
    tell = "import atexit, sys; atexit.register(lambda: print(*sorted(sys.modules), file=sys.stderr)); "
    env = {name: value for name, value in os.environ.items() if not name.startswith(("COV", "PYTEST"))}

    def modules(code: str) -> set[str]:
        done = subprocess.run([sys.executable, "-c", tell + code, *arguments], capture_output=True, text=True, env=env)
        return set(done.stderr.split("\n")[-2].split())

    return modules("from amendiff.cli import main; main()") - modules("import click")


def test_the_version_costs_nothing() -> None:
    """``--version`` imports what is on this list, and nothing heavier."""
    assert imported("--version") <= {"amendiff", "amendiff.cli", "_locale", "gettext", "locale", "struct", "_struct"}


def test_the_help_imports_no_command() -> None:
    assert {"amendiff", "amendiff.cli"} == {name for name in imported("--help") if name.startswith("amendiff")}


@pytest.mark.parametrize(
    ("line", "unused"),
    [
        ("show texts/un/ga/path-to-peace/base.en.md", "rich"),
        ("show texts/un/ga/path-to-peace/base.en.md", "rapidfuzz"),
        ("list --json", "rich"),
    ],
)
def test_what_is_not_needed_is_not_imported(monkeypatch: pytest.MonkeyPatch, line: str, unused: str) -> None:
    monkeypatch.chdir(ROOT)

    assert unused not in imported(*shlex.split(line))
