"""A small corpus of its own, and commands run in it."""

import os
import shlex
import shutil
from collections.abc import Callable
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
    return tmp_path / "real" / "texts"


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


def plain_terminal(monkeypatch: pytest.MonkeyPatch) -> None:
    """Nothing of the real terminal shows through."""
    for name in ("NO_COLOR", "FORCE_COLOR", "AMENDIFF_TEXTS", "AMENDIFF_DEBUG", "PAGER", "COLUMNS", "LINES"):
        monkeypatch.delenv(name, raising=False)
    monkeypatch.setenv("TERM", "xterm-256color")
    monkeypatch.setenv("COLUMNS", "80")
    os.environ.pop("LESS", None)
