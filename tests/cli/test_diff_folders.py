"""Two folders held against each other, file by file."""

import json
from pathlib import Path

import pytest
from inline_snapshot import snapshot


@pytest.fixture
def folders(corpus: Path, helmets: str) -> str:
    """Two folders with texts, an amendment, a table and what is no text."""
    files: dict[str, tuple[bytes | None, bytes | None]] = {
        "a.txt": (b"One word.\n", b"Two words.\n"),
        "amendments/A2.toml": (helmets.encode(), helmets.replace('"rejected"', '"withdrawn"').encode()),
        "b.bin": (b"\x00", b"\x01"),
        "c.csv": (b"x,1\ny,2\n", b"x,1\ny,3\n"),
        "gone.md": (b"# T\n", None),
        "new.md": (None, b"# T\n"),
        "same.md": (b"# T\n", b"# T\n"),
        "spaces.txt": (b"One.\n", b"One.\r\n"),
        "t.toml": (b"x = 1\n", b"x = 2\n"),
        ".git/config": (b"a", b"b"),
    }
    for path, sides in files.items():
        for folder, raw in zip(("old", "new"), sides, strict=True):
            if raw is not None:
                target = corpus.parent / folder / path
                target.parent.mkdir(parents=True, exist_ok=True)
                target.write_bytes(raw)
    return "diff ./old ./new"


def test_word_by_word(run, folders: str) -> None:
    assert run(f"{folders} --context 0") == snapshot("""\
old/a.txt → new/a.txt

p1 changed
  [-One word-]{+Two words+}.

2 words inserted, 2 words deleted in 1 paragraph

old/amendments/A2.toml → new/amendments/A2.toml

… 9 equal paragraphs

decision changed
  Decision: [-rejected-]{+withdrawn+} (majority) on 2025-03-03

… 4 equal paragraphs

1 word inserted, 1 word deleted in 1 paragraph; 13 of 14 paragraphs equal

b.bin: differs (old/b.bin holds the control character U+0000)

old/c.csv → new/c.csv

… 1 equal paragraph

line2 changed
  y,[-2-]{+3+}

1 word inserted, 1 word deleted in 1 paragraph; 1 of 2 paragraphs equal

gone.md: removed

new.md: added

spaces.txt: differs (only in spaces, line ends or empty lines)

old/t.toml → new/t.toml

line1 changed
  x = [-1-]{+2+}

1 word inserted, 1 word deleted in 1 paragraph

4 files changed, 2 different, 1 added, 1 removed; 1 the same
[exit 1]\
""")


def test_unified(run, folders: str) -> None:
    assert run(f"{folders} --format unified --context 0") == snapshot("""\
--- old/a.txt
+++ new/a.txt
@@ p1 @@ changed
-One word.
+Two words.
--- old/amendments/A2.toml
+++ new/amendments/A2.toml
@@ decision @@ changed
-Decision: rejected (majority) on 2025-03-03
+Decision: withdrawn (majority) on 2025-03-03
b.bin: differs (old/b.bin holds the control character U+0000)
--- old/c.csv
+++ new/c.csv
@@ line2 @@ changed
-y,2
+y,3
gone.md: removed
new.md: added
spaces.txt: differs (only in spaces, line ends or empty lines)
--- old/t.toml
+++ new/t.toml
@@ line1 @@ changed
-x = 1
+x = 2
4 files changed, 2 different, 1 added, 1 removed; 1 the same
[exit 1]\
""")


def test_json(run, folders: str) -> None:
    found = json.loads(run(f"{folders} --json").partition("[exit")[0])

    assert "folders" == found["kind"]
    assert {one["path"]: one["change"] for one in found["files"]} == snapshot(
        {
            "a.txt": "changed",
            "amendments/A2.toml": "changed",
            "b.bin": "differs",
            "c.csv": "changed",
            "gone.md": "removed",
            "new.md": "added",
            "spaces.txt": "differs",
            "t.toml": "changed",
        }
    )


@pytest.mark.parametrize("form", ["html", "md", "stat", "side-by-side"])
def test_every_form(run, folders: str, form: str) -> None:
    said = run(f"{folders} --format {form}", COLUMNS="120")

    assert "gone" in said
    assert said.endswith("[exit 1]")


def test_nothing_differs(run, folders: str) -> None:
    assert "nothing differs in 8 files\n[exit 0]" == run("diff ./old old/")


def test_a_folder_and_a_file(run, folders: str) -> None:
    assert run("diff ./old old/a.txt") == snapshot("""\
[stderr]
error[AD501]: the folder ./old cannot be compared with a file; name two folders, or two files
hint: amendiff diff --help says more
[exit 2]\
""")


def test_bare_names_of_folders(run, folders: str) -> None:
    assert run(folders).replace("./", "") == run("diff old new")
