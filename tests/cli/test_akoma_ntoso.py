"""Akoma Ntoso on the command line: versions, redlines and amendments out, texts and amendments in."""

import shutil
from pathlib import Path

from inline_snapshot import snapshot

from amendiff.corpus import load_dossier


def test_an_amendment_goes_out_and_comes_back(run, stands: Path) -> None:
    before = load_dossier(stands)
    run("export stands#amendments --format akn -o all.xml")
    for one in before.amendments:
        (stands / "amendments" / f"{one.id}.toml").unlink()
    run("draft stands --edited all.xml")
    after = load_dossier(stands)

    assert [(one.operations, one.sponsors) for one in before.amendments] == [
        (one.operations, one.sponsors) for one in after.amendments
    ]
    assert "is in the dossier already" in run("draft stands --edited all.xml")


def test_a_redline_is_read_as_the_text_before_it(run, stands: Path) -> None:
    run("export stands --format akn --redline --only A2 -o redline.xml")
    run("import redline.xml -o texts/new/copy")

    assert load_dossier(stands).base == load_dossier(Path("texts/new/copy")).base
    assert load_dossier(stands).identity.title == load_dossier(Path("texts/new/copy")).identity.title


def test_the_same_bytes_each_time(run, stands: Path) -> None:
    run("export stands --format akn --redline --only A1 -o one.xml")
    run("export stands --format akn --redline --only A1 -o two.xml")

    assert Path("one.xml").read_bytes() == Path("two.xml").read_bytes()


def test_what_is_refused(run, stands: Path) -> None:
    run("export stands#A1 --format akn -o a1.xml")
    run("export stands --format akn -o text.xml")
    shutil.copy("a1.xml", "a1.akn")

    assert run("import a1.akn --report") == snapshot("""\
[stderr]
error[AD110]: a1.akn holds amendments, and no text
hint: read them into the dossier of their text: amendiff draft DOSSIER --edited a1.akn
[exit 2]\
""")
    assert run("draft stands --edited text.xml") == snapshot("""\
[stderr]
error[AD110]: text.xml holds a <statement>, and no amendment
hint: make a dossier of it: amendiff import
[exit 2]\
""")
    for line, wanted in (
        ("export stands#A9 --format akn", "has no amendment 'A9'"),
        ("export stands#A1 --format md", "#AMENDMENT goes with --format akn"),
        ("export stands@tabled#A1 --format akn", "as it was tabled"),
        ("draft stands --edited a1.xml --id A7 --by Ducks --dry-run", "A7"),
    ):
        assert wanted in run(line)
