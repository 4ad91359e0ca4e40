"""Two folders held against each other, file by file."""

import json
import os
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

spaces.txt: differs (only in line ends)

old/t.toml → new/t.toml

line1 changed
  x = [-1-]{+2+}

1 word inserted, 1 word deleted in 1 paragraph

4 files changed, 1 different, 1 alike in words, 1 added, 1 removed; 1 the same
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
spaces.txt: differs (only in line ends)
--- old/t.toml
+++ new/t.toml
@@ line1 @@ changed
-x = 1
+x = 2
4 files changed, 1 different, 1 alike in words, 1 added, 1 removed; 1 the same
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
error[AD501]: the folder ./old cannot be compared with a text; name two folders, or two texts
hint: amendiff diff --help says more
[exit 2]\
""")


@pytest.mark.parametrize("name", ["none", "./none", "none/", "none.md"])
def test_a_folder_that_is_not_there(run, folders: str, name: str) -> None:
    said = f"[stderr]\nerror[AD105]: no folder {name}\n  --> {name}\nhint: "

    assert run(f"diff {name} old").startswith(said)
    assert run(f"diff old {name}").startswith(said)


def test_a_folder_and_a_version(run, folders: str) -> None:
    assert "error[AD501]: the folder old cannot be compared with a text" in run("diff old stands")
    assert "error[AD501]: the folder old cannot be compared with a text" in run("diff - old")


def test_bare_names_of_folders(run, folders: str) -> None:
    assert run(folders).replace("./", "") == run("diff old new")


def pair_of_folders(above: Path, name: str, old: bytes, new: bytes) -> None:
    """Folders ``f1`` and ``f2`` with one file each."""
    for folder, raw in (("f1", old), ("f2", new)):
        (above / folder).mkdir(exist_ok=True)
        (above / folder / name).write_bytes(raw)


def test_files_above_the_limit_that_differ_are_told(run, corpus: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """They are not read as texts, yet compared to their ends."""
    monkeypatch.setattr("amendiff.corpus.files.LIMIT", 1024 * 1024)
    pair_of_folders(corpus.parent, "x.txt", b"a " * 600_000 + b"b", b"a " * 600_000 + b"c")
    pair_of_folders(corpus.parent, "y.txt", b"a " * 600_000, b"a " * 600_000)

    assert run("diff f1 f2") == snapshot("""\
x.txt: differs (f1/x.txt has 1 MB; the limit is 1 MiB)

1 file different; 1 the same
[exit 1]\
""")


def test_linked_folders_are_followed(run, corpus: Path) -> None:
    above = corpus.parent
    pair_of_folders(above, "a.txt", b"A.\n", b"A.\n")
    for name in ("one", "two"):
        (above / name).mkdir()
        (above / name / "b.txt").write_text(f"{name}\n", encoding="utf-8")
    (above / "f1" / "in").symlink_to("../one")
    (above / "f2" / "in").symlink_to("../two")
    for folder in ("f1", "f2"):
        (above / folder / "circle").symlink_to("..")
        (above / folder / "gone").symlink_to("nowhere" if folder == "f1" else "elsewhere")
    (above / "one" / "two").symlink_to("../two")
    (above / "two" / "one").symlink_to("../one")

    assert run("diff f1 f2 --format stat") == snapshot("""\
gone: differs (links that lead to no file)

in/b.txt: changed
p1  changed       +1    -1
1 word inserted, 1 word deleted in 1 paragraph
algorithm 10

in/one/b.txt: added

in/one/two: added

in/two/b.txt: removed

in/two/one: removed

1 file changed, 1 different, 2 added, 2 removed; 2 the same
[exit 1]\
""")


def test_a_folder_that_cannot_be_read_is_no_empty_one(run, corpus: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    pair_of_folders(corpus.parent, "a.txt", b"A.\n", b"A.\n")
    (corpus.parent / "f1" / "shut").mkdir()
    scandir = os.scandir

    def shut(path: str) -> object:
        if str(path).endswith("shut"):
            raise PermissionError(13, "Permission denied", path)
        return scandir(path)

    monkeypatch.setattr(os, "scandir", shut)

    assert run("diff f1 f2") == snapshot("""\
[stderr]
error[AD105]: cannot read f1/shut: Permission denied
  --> f1/shut
hint: is it a folder that you may read?
[exit 2]\
""")


@pytest.mark.parametrize(
    ("name", "old", "new"),
    [
        ("numbers.md", b"1. A\n\n2. B\n", b"5. A\n\n6. B\n"),
        ("mark.md", b"A\n", b"\xef\xbb\xbfA\n"),
        ("ends.md", b"A\nb\n\nC\n", b"A\r\nb\r\n\r\nC\r\n"),
        ("signs.md", b"*A* b\n", b"_A_\nb\n"),
        ("page.html", b'<p><a href="a">A</a>', b'<p><a href="b">A</a>'),
        ("amendment.toml", b'id = "A"\nsequence = 1\noperations = []', b'sequence = 1\nid = "A"\noperations = []'),
        ("words.txt", b"A b", b"A c"),
    ],
)
def test_a_pair_and_folders_agree(run, corpus: Path, name: str, old: bytes, new: bytes) -> None:
    """The exit code is the same, and so is what differs although no word does."""
    pair_of_folders(corpus.parent, name, old, new)
    pair, folders = run(f"diff f1/{name} f2/{name}"), run("diff f1 f2")

    assert pair[-3:] == folders[-3:]
    said = {
        "mark.md": "only in a byte order mark",
        "ends.md": "only in line ends",
        "signs.md": "only in spaces, line ends or empty lines, or in signs of Markdown",
        "page.html": "only in what is not shown of a page: tags, links or spaces",
        "amendment.toml": "only in spaces, or in the order or form of keys",
    }
    assert ("note: the files differ" in pair) == (name in said)
    if name in said:
        assert f"note: the files differ {said[name]}\n" in pair
        assert f"{name}: differs ({said[name]})\n" in folders
        assert "1 file alike in words\n" in folders


def test_numbers_alone(run, corpus: Path) -> None:
    pair_of_folders(corpus.parent, "x.md", b"1. A\n\n2. B\n", b"5. A\n\n6. B\n")

    assert "\n1 file only renumbered\n[exit 0]" in run("diff f1 f2")


def test_what_bytes_hide_is_told_of_folders_too(run, corpus: Path) -> None:
    pair_of_folders(corpus.parent, "x.txt", b"A\r\nb\n", "A\u202eb\n".encode())

    assert run("diff f1 f2 --format stat") == snapshot("""\
x.txt: changed
p1  changed       +0    -0
1 sign inserted in 1 paragraph
algorithm 10

1 file changed
[stderr]
note: f1/x.txt has mixed line ends, CRLF and LF: all are read as one
note: f2/x.txt holds characters that turn the direction of writing: U+202E (right-to-left override)
[exit 1]\
""")
