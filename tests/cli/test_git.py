"""Git set up for texts and made as it was again, with the git that is installed."""

import subprocess
from pathlib import Path

import pytest
from inline_snapshot import snapshot

OLD = """\
# Shade (an invented example)

The Council,

***

1. *Decides* to plant lime trees
along the northern side of the square,
where the shade is needed most,
and where the ground is soft enough,
at the town’s cost;

2. *Asks* for a report.
"""


def git(*arguments: str) -> str:
    known = ("-c", "user.name=A", "-c", "user.email=a@example.org", "-c", "commit.gpgsign=false")
    return subprocess.run(["git", *known, *arguments], check=True, capture_output=True, text=True).stdout


def test_it_says_what_it_changes_and_a_second_time_changes_nothing(run, repository: Path) -> None:
    said = run("git install")

    assert [line.split(" = ")[0] for line in said.split("\n")] == snapshot(
        [
            "set diff.amendiff.xfuncname",
            "set diff.amendiff.wordRegex",
            "set diff.amendiff-amendment.textconv",
            "set difftool.amendiff.cmd",
            "add *.md diff=amendiff to .gitattributes",
            "add **/amendments/*.toml diff=amendiff-amendment to .gitattributes",
            "[exit 0]",
        ]
    )
    files = [(repository / name).read_bytes() for name in (".git/config", ".gitattributes")]
    assert "nothing to change: it is all there\n[exit 0]" == run("git install")
    assert [(repository / name).read_bytes() for name in (".git/config", ".gitattributes")] == files
    assert run("git status") == snapshot("""\
this repository: set up
your own configuration: not set up
[exit 0]\
""")


@pytest.mark.slow
@pytest.mark.parametrize("lines", [None, b"", b"*.png binary", b"\xef\xbb\xbf*.png binary\r\n# a comment\n"])
def test_uninstall_takes_out_what_install_put_in_and_nothing_else(run, repository: Path, lines: bytes | None) -> None:
    if lines is not None:
        (repository / ".gitattributes").write_bytes(lines)
    git("config", "diff.other.xfuncname", "x")
    git("config", "diff.amendiff.binary", "false")
    before = (repository / ".git" / "config").read_bytes()
    run("git install")
    assert (repository / ".git" / "config").read_bytes() != before
    run("git uninstall")

    assert (repository / ".git" / "config").read_bytes() == before
    assert ((repository / ".gitattributes").read_bytes() if lines else None) == (lines or None)
    assert "nothing to take out\n[exit 0]" == run("git uninstall")


def test_a_dry_run_changes_nothing(run, repository: Path) -> None:
    before = (repository / ".git" / "config").read_bytes()
    said = run("git install --dry-run")

    assert 6 == said.count("would ")
    assert (repository / ".git" / "config").read_bytes() == before
    assert not (repository / ".gitattributes").exists()


def test_for_all_repositories(run, repository: Path, tmp_path: Path) -> None:
    run("git install --global")
    attributes = tmp_path / "home" / ".config" / "git" / "attributes"

    assert "*.md diff=amendiff" in attributes.read_text(encoding="utf-8")
    assert "diff: amendiff" in git("check-attr", "diff", "a.md")
    assert "this repository: not set up\nyour own configuration: set up\n" in run("git status")
    assert "take *.md diff=amendiff out of ~/.config/git/attributes" in run("git uninstall --global")
    assert not attributes.exists()

    own = tmp_path / "home" / "mine"
    git("config", "--global", "core.attributesFile", "~/mine")
    run("git install --global")
    assert "*.md diff=amendiff" in own.read_text(encoding="utf-8")


def test_what_was_changed_by_hand_stays(run, repository: Path) -> None:
    run("git install")
    git("config", "diff.amendiff.wordRegex", "mine")
    attributes = repository / ".gitattributes"
    attributes.write_bytes(attributes.read_bytes() + b"*.md diff=markdown\n")

    assert run("git status") == snapshot("""\
this repository: set up in part, diff.amendiff.wordRegex missing
your own configuration: not set up
[stderr]
note: diff.amendiff.wordRegex is not what install writes, and is left alone: mine
note: git config --local --unset-all diff.amendiff.wordRegex makes room for what install writes
note: another line of the attributes wins for files like a.md: diff=markdown
[exit 1]\
""")
    run("git uninstall")
    assert "mine\n" == git("config", "diff.amendiff.wordRegex")
    assert "*.md diff=markdown\n" == (repository / ".gitattributes").read_text(encoding="utf-8")


@pytest.mark.slow
def test_git_shows_texts_word_by_word_and_amendments_in_words(run, repository: Path, helmets: str) -> None:
    run("git install")
    (repository / "amendments").mkdir()
    (repository / "a.md").write_text(OLD, encoding="utf-8")
    (repository / "amendments" / "A2.toml").write_text(helmets, encoding="utf-8")
    git("add", ".")
    git("commit", "-qm", "texts")
    (repository / "a.md").write_text(OLD.replace("town’s", "county’s"), encoding="utf-8")
    (repository / "amendments" / "A2.toml").write_text(helmets.replace("report monthly", "tell"), encoding="utf-8")
    shown = git("diff", "--word-diff", "-U0")

    assert "@@ 1. *Decides* to plant lime trees\n" in shown
    assert "at the [-town’s-]{+county’s+} cost;" in shown
    assert "2. In operative paragraph 2, replace “report each year” by " in shown
    assert "tell”.+}" in shown
    tool = git("difftool", "-y", "-t", "amendiff", "a.md")
    assert "[-town’s-]{+county’s+} cost;" in tool
    assert "op1 changed" in tool


def test_own_values_stay(run, repository: Path) -> None:
    git("config", "diff.amendiff.wordRegex", "mine")
    git("config", "difftool.amendiff.cmd", "mine too")
    before = (repository / ".git" / "config").read_bytes()

    assert run("git install").partition("[stderr]\n")[2] == snapshot("""\
note: diff.amendiff.wordRegex is not what install writes, and is left alone: mine
note: git config --local --unset-all diff.amendiff.wordRegex makes room for what install writes
note: difftool.amendiff.cmd is not what install writes, and is left alone: mine too
note: git config --local --unset-all difftool.amendiff.cmd makes room for what install writes
[exit 0]\
""")
    assert run("git install").startswith("nothing to change\n[stderr]\nnote: diff.amendiff")
    run("git uninstall")
    assert (repository / ".git" / "config").read_bytes() == before


@pytest.mark.usefixtures("repository")
def test_an_empty_file_that_git_knows_stays(run) -> None:
    Path(".gitattributes").touch()
    git("add", ".")
    run("git install")

    assert "remove" not in run("git uninstall")
    assert "" == git("status", "--porcelain", "-uno").replace("A  .gitattributes\n", "")
    assert b"" == Path(".gitattributes").read_bytes()


@pytest.mark.usefixtures("repository")
def test_line_ends_that_were_converted(run) -> None:
    attributes = Path(".gitattributes")
    attributes.write_bytes(b"*.png binary\n")
    run("git install")
    attributes.write_bytes(attributes.read_bytes().replace(b"\n", b"\r\n"))

    assert "this repository: set up\n" in run("git status")
    assert "nothing to change: it is all there\n[exit 0]" == run("git install")
    run("git uninstall")
    assert b"*.png binary\r\n" == attributes.read_bytes()


def test_a_worktree_says_where_it_writes(run, repository: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    git("commit", "--allow-empty", "-qm", "none")
    git("worktree", "add", "-q", "../other")
    monkeypatch.chdir(repository.parent / "other")

    assert f" in {repository}/.git/config\n" in run("git install")


@pytest.mark.slow
@pytest.mark.parametrize("name", ["LICENSE", "-x.md", "a b'.md", "texts", "git:HEAD:x.md", "a#op1.md"])
def test_the_tool_takes_any_name(run, repository: Path, name: str) -> None:
    """Also of files in the top folder, of which git gives the bare name, and the other way round."""
    run("git install")
    (repository / name).write_text("One word.\n", encoding="utf-8")
    git("add", ".")
    git("commit", "-qm", "text")
    (repository / name).write_text("Two words.\n", encoding="utf-8")

    assert "[-One word-]{+Two words+}." in git("difftool", "-y", "-t", "amendiff")
    assert "[-Two words-]{+One word+}." in git("difftool", "-y", "-t", "amendiff", "-R")
    git("rm", "-q", "--cached", "--", name)
    assert "[-One word.-]" in git("difftool", "-y", "-t", "amendiff", "--cached")


def test_an_amendment_in_words(run, repository: Path, helmets: str) -> None:
    (repository / "A2.toml").write_text(helmets, encoding="utf-8")
    (repository / "no.toml").write_text("what = 1\n", encoding="utf-8")

    assert run("git textconv A2.toml") == snapshot("""\
Amendment A2 “helmets”, number 2, against tabled

Symbol: MTC/2025/7/Amend.2

Symbol, basis: inferred

Symbol, sources: EXAMPLE

Symbol, note: The second of two.

Sponsors: R. Stone, M. Field

Presented by M. Field

1. Insert after operative paragraph 1: “*Reminds* all cyclists to wear helmets;”.

2. In operative paragraph 2, replace “report each year” by “report monthly”.

Decision: rejected (majority) on 2025-03-03

Vote: 4 in favour, 8 against

Decision, vote, sources: EXAMPLE

Decision, sources: EXAMPLE

Sources: EXAMPLE
[exit 0]\
""")
    assert "what = 1\n[exit 0]" == run("git textconv no.toml")
    assert run("git textconv none.toml").startswith("[stderr]\nerror[AD105]: cannot read none.toml")


@pytest.mark.usefixtures("repository")
def test_outside_of_a_repository(run, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)

    assert run("git install").partition("[stderr]\n")[2] == snapshot("""\
error[AD504]: this is no git repository with files
hint: run it inside one, or set up all repositories: amendiff git install --global
[exit 2]\
""")
    assert run("git status") == snapshot("""\
your own configuration: not set up
[stderr]
note: this is no git repository
[exit 1]\
""")
