"""What the README shows is what the commands print; what it imports is there."""

import os
import re
import subprocess
import sys
from pathlib import Path

import pytest

import amendiff

ROOT = Path(__file__).parents[1]
README = (ROOT / "README.md").read_text(encoding="utf-8")


def sessions() -> list[tuple[str, list[str]]]:
    """Each command that the README runs, with the lines shown below it."""
    found: list[tuple[str, list[str]]] = []
    prose = re.sub(r"```.*?```", "", README, flags=re.DOTALL)
    for block in re.findall(r"(?:^    .*\n|^\n(?=    ))+", prose, re.MULTILINE):
        for line in block.split("\n"):
            text = line[4:]
            if text.startswith("$ "):
                found.append((text[2:], []))
            elif found and line.strip():
                found[-1][1].append(text.rstrip())
            elif found and found[-1][1]:
                found[-1][1].append("")
    return found


SHOWN = [(command, lines) for command, lines in sessions() if any(lines)]


@pytest.mark.slow
@pytest.mark.parametrize(("command", "shown"), SHOWN, ids=[command for command, _ in SHOWN])
def test_the_output_shown_is_the_output_printed(command: str, shown: list[str]) -> None:
    """An ellipsis stands for any lines."""
    programs = f"{Path(sys.executable).parent}{os.pathsep}{os.environ['PATH']}"
    ran = subprocess.run(
        command,
        shell=True,
        cwd=ROOT,
        env={**os.environ, "COLUMNS": "80", "PATH": programs},
        stdout=subprocess.PIPE,
        stderr=subprocess.STDOUT,
        encoding="utf-8",
        check=False,
    )
    printed = [line.rstrip() for line in ran.stdout.split("\n")]

    at = 0
    for part in "\n".join(shown).strip().split("…"):
        wanted = part.strip("\n")
        if not wanted:
            continue
        joined = "\n".join(printed)
        found = joined.find(wanted, at)

        assert found >= 0, f"not printed by {command}:\n{wanted}\n\nbut:\n{joined}"
        at = found + len(wanted)


def test_the_python_shown_runs(monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]) -> None:
    monkeypatch.chdir(ROOT)
    (code,) = re.findall(r"```python\n(.*?)```", README, re.DOTALL)

    exec(compile(code, "README.md", "exec"), {})

    assert "Decides to meet in June.\n" == capsys.readouterr().out.splitlines(keepends=True)[0]


def test_the_python_of_the_docs_says_what_it_gives() -> None:
    page = (ROOT / "docs/comparison.md").read_text(encoding="utf-8")
    (code,) = re.findall(r"```python\n(.*?)```", page, re.DOTALL)
    shown = re.findall(r"^(\S+)  # ('.*')$", code, re.MULTILINE)
    names: dict[str, object] = {}
    exec(compile(code, "comparison.md", "exec"), names)

    assert shown
    assert shown == [(what, repr(eval(what, names))) for what, _ in shown]


def test_every_public_name_is_there_and_the_list_is_sorted() -> None:
    assert sorted(amendiff.__all__) == amendiff.__all__
    assert [] == [name for name in amendiff.__all__ if getattr(amendiff, name, None) is None]


@pytest.mark.parametrize("link", re.findall(r"\]\((?!http)([^)#]+)\)", README))
def test_links_lead_somewhere(link: str) -> None:
    assert (ROOT / link).exists()
