"""Files held against each other: one paragraph more or less changes no other, and nothing that changed is silent."""

import os
import shutil
import subprocess
from pathlib import Path

import pytest

from amendiff.cli.gitsetup import SETTINGS
from amendiff.markup import parse_document, read_like

RULES = (
    "# Rules\n\n## Members\n\n1. Any person over sixteen may join the club.\n\n2. The committee may refuse it.\n\n"
    "## Boats\n\n3. Each boat has its number.\n\nThe list hangs in the boathouse.\n\n4. No boat leaves after sunset.\n"
)
FEWER = RULES.replace("The list hangs in the boathouse.\n\n", "")


@pytest.fixture
def here(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.chdir(tmp_path)
    return tmp_path


def written(folder: Path, **files: str) -> None:
    folder.mkdir(exist_ok=True)
    for name, text in files.items():
        (folder / f"{name}.md").write_text(text, encoding="utf-8")


@pytest.mark.parametrize("ending", ["md", "html"])
def test_what_reads_as_a_resolution_without_one_paragraph_is_compared_as_prose(run, here: Path, ending: str) -> None:
    from markdown_it import MarkdownIt

    for name, text in (("old", RULES), ("new", FEWER)):
        page = text if ending == "md" else f"<!doctype html><title>x</title><body>{MarkdownIt().render(text)}</body>"
        (here / f"{name}.{ending}").write_text(page, encoding="utf-8")

    for names, said in (("old.{0} new.{0}", "1 paragraph deleted"), ("new.{0} old.{0}", "1 paragraph inserted")):
        told = run("diff " + names.format(ending))

        assert said in told
        assert "moved" not in told


def test_so_it_is_in_folders(run, here: Path) -> None:
    written(here / "one", rules=RULES)
    written(here / "two", rules=FEWER)

    assert "1 paragraph deleted; 4 of 5 paragraphs equal" in run("diff one two")


def test_what_only_stars_make_a_resolution_stays_one() -> None:
    stars = parse_document("Noting the report,\n\n***\n\nMeets in May.\n")

    assert stars == read_like(stars, parse_document(RULES))


def test_a_draft_of_an_edited_copy_takes_out_one_paragraph(run, here: Path) -> None:
    written(here, rules=RULES, edited=FEWER)
    run("import rules.md -o texts/rules")
    drafted = run("draft rules --edited edited.md --symbol A/1 --by Nobody --dry-run")

    assert 1 == drafted.count("delete-provision")
    assert "insert-provision" not in drafted


def test_a_link_that_leads_elsewhere_is_told_where_words_change_too(run, here: Path) -> None:
    text = "1. See the [Rules](https://a.example/x) of 2011 on the use of boats.\n"
    written(here, old=text, new=text.replace("a.example", "b.example").replace("2011", "2012"))

    said = " ".join(run("diff old.md new.md").split())

    assert "op1 changed, “Rules” leads to https://b.example/x, no longer to https://a.example/x" in said


def test_ends_of_pages_are_line_ends(run, here: Path) -> None:
    text = "SEC. 1.\n\nThe Board\n\fmay act.\n\f\nSEC. 2.\n\nThe fee is $5.\n"
    for name in ("old", "new"):
        (here / f"{name}.txt").write_text(text.replace("5", "6") if name == "new" else text, encoding="utf-8")

    said = run("diff old.txt new.txt --context 9")

    assert "  The Board may act.\n" in said
    assert "1 word inserted, 1 word deleted in 1 paragraph; 3 of 4 paragraphs equal" in said
    assert "note: old.txt has ends of pages (U+000C), which are read as line ends" in said


def test_git_shows_the_file_where_it_finds_no_amendiff(here: Path) -> None:
    (here / "A1.toml").write_text('id = "A1"\n', encoding="utf-8")
    shell = shutil.which("sh")
    assert shell
    folders = [folder for folder in os.environ["PATH"].split(os.pathsep) if not (Path(folder) / "amendiff").exists()]
    shown = subprocess.run(
        [shell, "-c", f"{SETTINGS['diff.amendiff-amendment.textconv']} A1.toml"],
        capture_output=True,
        text=True,
        env={**os.environ, "PATH": os.pathsep.join(folders)},
        check=True,
    )

    assert 'id = "A1"\n' == shown.stdout


def test_what_an_older_install_wrote_is_written_anew(run, here: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    from cli.conftest import git_at_home

    git_at_home(monkeypatch, here / "home")
    (here / "club").mkdir()
    monkeypatch.chdir(here / "club")
    for command in (["init", "-q"], ["config", "diff.amendiff-amendment.textconv", "amendiff git textconv"]):
        subprocess.run(["git", *command], check=True)
    run("git install")

    kept = subprocess.run(
        ["git", "config", "diff.amendiff-amendment.textconv"], capture_output=True, text=True, check=True
    )
    assert SETTINGS["diff.amendiff-amendment.textconv"] == kept.stdout.strip()


def test_a_text_with_ends_of_pages_is_imported(run, here: Path) -> None:
    (here / "rules.txt").write_text("The Board\n\fmay act.\n\f\nThe fee is due.\n", encoding="utf-8")
    run("import rules.txt -o texts/rules")

    assert "The Board may act.\n\nThe fee is due.\n" == (here / "texts/rules/base.en.md").read_text(encoding="utf-8")
