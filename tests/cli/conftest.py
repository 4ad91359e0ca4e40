"""A small corpus of its own, and commands run in it."""

import os
import shlex
import shutil
import signal
import subprocess
import sys
from collections.abc import Callable, Iterator
from functools import partial
from pathlib import Path

import pytest
from click.testing import CliRunner

from amendiff.cli import main
from amendiff.corpus.skeleton import write_skeleton

ROOT = Path(__file__).resolve().parents[2]
TEXTS = ROOT / "texts"

A2 = """\
id = "A2"
sequence = 2
title = "helmets"
sponsors = ["R. Stone", "M. Field"]
presented_by = "M. Field"
sources = ["EXAMPLE"]

[symbol]
value = "MTC/2025/7/Amend.2"
basis = "inferred"
sources = ["EXAMPLE"]
note = "The second of two."

[[operations]]
kind = "insert-provision"
after = "op1"
text = "*Reminds* all cyclists to wear helmets;"

[[operations]]
kind = "replace"
at = "op2"
old = "report each year"
new = "report monthly"

[decision]
outcome = "rejected"
reason = "majority"
date = 2025-03-03
sources = ["EXAMPLE"]

[decision.vote]
in_favour = 4
against = 8
sources = ["EXAMPLE"]
"""

DISPUTE = """
[[disputes]]
id = "helmets"
question = "Was A2 adopted?"
about = ["A2"]
position = "No. It was rejected, 4 to 8."
because = "The invented record says so."
settled = true

[[disputes.claims]]
says = "both amendments passed"
quoted = true
sources = ["EXAMPLE"]
agrees = false
"""

Run = Callable[..., str]
Serving = Callable[..., "subprocess.Popen[str]"]


@pytest.fixture
def corpus(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """The folder ``texts`` with one dossier, ``stands``; the working directory is the one above it."""
    plain_terminal(monkeypatch)
    monkeypatch.chdir(tmp_path)
    folder = tmp_path / "texts" / "town" / "stands"
    write_skeleton(folder)
    (folder / "amendments" / "A2.toml").write_text(A2, encoding="utf-8")
    with (folder / "sources.toml").open("a", encoding="utf-8") as sources:
        sources.write(DISPUTE)
    return tmp_path / "texts"


@pytest.fixture
def stands(corpus: Path) -> Path:
    """The folder of the dossier ``stands``."""
    return corpus / "town" / "stands"


@pytest.fixture
def real(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A copy of the corpus of this repository."""
    plain_terminal(monkeypatch)
    shutil.copytree(TEXTS, tmp_path / "real" / "texts")
    monkeypatch.chdir(tmp_path / "real")
    git_at_home(monkeypatch, tmp_path / "home")
    subprocess.run(["git", "init", "-q"], check=True)
    return tmp_path / "real" / "texts"


@pytest.fixture
def helmets() -> str:
    """The file of an amendment."""
    return A2


@pytest.fixture
def repository(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """An empty repository, in which the command runs; ``amendiff`` is on the path, and HOME is a folder of its own."""
    plain_terminal(monkeypatch)
    git_at_home(monkeypatch, tmp_path / "home")
    tools = tmp_path / "bin"
    tools.mkdir()
    (tools / "amendiff").write_text(f"#!{sys.executable}\nfrom amendiff.cli import main\nmain()\n", encoding="utf-8")
    (tools / "amendiff").chmod(0o755)
    monkeypatch.setenv("PATH", str(tools), prepend=":")
    folder = tmp_path / "repository"
    folder.mkdir()
    monkeypatch.chdir(folder)
    subprocess.run(["git", "init", "-q"], check=True)
    return folder


@pytest.fixture
def run(monkeypatch: pytest.MonkeyPatch) -> Run:
    """Run a command line, and return what came out: standard output, standard error, exit code."""

    def outcome(line: str, stdin: str | bytes = "", **environment: str) -> str:
        for name, value in environment.items():
            monkeypatch.setenv(name, value)
        result = CliRunner().invoke(main, shlex.split(line), input=stdin)
        told = f"[stderr]\n{result.stderr}" if result.stderr else ""
        return f"{result.stdout}{told}[exit {result.exit_code}]".replace(str(Path.cwd()), "HERE")

    return outcome


def git_at_home(monkeypatch: pytest.MonkeyPatch, home: Path) -> None:
    """Git knows no configuration but one in the folder *home*, and finds no repository around."""
    home.mkdir()
    for name in [name for name in os.environ if name.startswith(("GIT_", "XDG_"))]:
        monkeypatch.delenv(name)
    for name, value in {"HOME": str(home), "GIT_CONFIG_NOSYSTEM": "1", "GIT_ATTR_NOSYSTEM": "1"}.items():
        monkeypatch.setenv(name, value)
    monkeypatch.setenv("GIT_CEILING_DIRECTORIES", str(home.parent))


def plain_terminal(monkeypatch: pytest.MonkeyPatch) -> None:
    """Nothing of the real terminal shows through."""
    for name in ("NO_COLOR", "FORCE_COLOR", "AMENDIFF_TEXTS", "AMENDIFF_DEBUG", "PAGER", "COLUMNS", "LINES"):
        monkeypatch.delenv(name, raising=False)
    monkeypatch.setenv("TERM", "xterm-256color")
    monkeypatch.setenv("COLUMNS", "80")
    os.environ.pop("LESS", None)


@pytest.fixture
def serving(corpus: Path) -> Iterator[Serving]:
    """Start ``amendiff serve`` in a process of its own, that Ctrl-C ends wherever the suite itself was started from."""
    listening = partial(signal.signal, signal.SIGINT, signal.SIG_DFL)  # who runs in the background may ignore it
    command = [sys.executable, "-uc", "from amendiff.cli import main; main()", "serve", "--port", "0"]
    found = []

    def start(*arguments: str) -> "subprocess.Popen[str]":
        pipe = subprocess.PIPE
        found.append(
            subprocess.Popen([*command, *arguments], stdout=pipe, stderr=pipe, text=True, preexec_fn=listening)
        )
        return found[-1]

    yield start
    for running in found:
        running.kill()
        running.communicate()
