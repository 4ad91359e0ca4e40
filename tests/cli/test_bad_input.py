"""Bad input: a code, the place and a hint, exit 2, never a traceback, nothing written."""

import errno
from pathlib import Path

import pytest
from inline_snapshot import snapshot

pytestmark = pytest.mark.usefixtures("corpus")


def edit(path: Path, old: str, new: str) -> None:
    """Replace *old*, which is there, by *new* in a file."""
    text = path.read_text(encoding="utf-8")
    assert old in text

    path.write_text(text.replace(old, new, 1), encoding="utf-8")


def test_broken_toml(run, stands: Path) -> None:
    edit(stands / "dossier.toml", "title = ", "title ")

    assert run("show stands") == snapshot("""\
[stderr]
error[AD103]: not TOML: expected '=' after a key in a key/value pair
  --> texts/town/stands/dossier.toml:4:7
   | title "Bicycle stands (an invented example)"
   |       ^
hint: docs/corpus-format.md shows what each file looks like
[exit 2]\
""")


def test_an_unknown_field(run, stands: Path) -> None:
    edit(stands / "amendments" / "A2.toml", "sponsors", "sponsers")

    assert run("show stands") == snapshot("""\
[stderr]
error[AD104]: object contains unknown field `sponsers`
  --> texts/town/stands/amendments/A2.toml:1:1
   | id = "A2"
   | ^
hint: did you mean sponsors?
[exit 2]\
""")


def test_a_second_title(run, stands: Path) -> None:
    edit(stands / "base.en.md", "*Noting*", "# Another\n\n*Noting*")

    assert run("show stands") == snapshot("""\
[stderr]
error[AD122]: a second # heading
  --> texts/town/stands/base.en.md:5:1
   | # Another
   | ^
hint: the title is the only one; write ## for a heading
[exit 2]\
""")


def test_a_preamble_that_cannot_be_told(run, stands: Path) -> None:
    edit(stands / "base.en.md", "***\n\n1. *Decides*", "*Decides*")
    edit(stands / "base.en.md", "2. *Asks*", "*Asks*")

    assert run("show texts/town/stands/base.en.md") == snapshot("""\
[stderr]
error[AD121]: cannot tell the preamble from the operative part
  --> texts/town/stands/base.en.md:9:1
   | *Asks* the treasurer to report each year on the cost.
   | ^
hint: put *** alone on a line between the two, or number every operative paragraph
hint: or read it as plain paragraphs: diff --plain
[exit 2]\
""")


def test_an_unknown_address_in_an_amendment(run, stands: Path) -> None:
    edit(stands / "amendments" / "A1.toml", 'at = "op2"', 'at = "op22"')

    assert run("show stands") == snapshot("""\
[stderr]
error[AD201]: no provision 'op22'
  --> texts/town/stands/amendments/A1.toml:20:1
   | [[operations]]
   | ^
hint: did you mean op2?
[exit 2]\
""")
    assert run("check").endswith("[exit 1]")


def test_an_ambiguous_quotation(run, stands: Path) -> None:
    edit(stands / "base.en.md", "each year on the cost", "each year on the cost of each year")

    assert run("show stands") == snapshot("""\
[stderr]
error[AD202]: 'each year' stands in op2 twice
  --> texts/town/stands/amendments/A1.toml:20:1
   | [[operations]]
   | ^
hint: quote more words, or say which with occurrence = 1, "last" or "all"
[exit 2]\
""")


def test_a_missing_source(run, stands: Path) -> None:
    edit(stands / "amendments" / "A1.toml", 'sources = ["EXAMPLE"]', 'sources = ["NOBODY"]')

    assert run("check") == snapshot("""\
error[AD411]: no source 'NOBODY' in sources.toml
  --> texts/town/stands/amendments/A1.toml:9:1
   | sources = ["NOBODY"]
   | ^
hint: add [sources.NOBODY]

1 dossier: 1 error
[exit 1]\
""")


def test_a_circle_of_sub_amendments(run, stands: Path) -> None:
    edit(stands / "amendments" / "A1.toml", 'against = "tabled"', 'against = "tabled+A2"')
    edit(stands / "amendments" / "A2.toml", "sequence = 2", 'sequence = 2\nagainst = "tabled+A1"')

    said = run("show stands")

    assert said.startswith("[stderr]\nerror[AD303]: ")
    assert said.endswith("[exit 2]")


def test_two_dossiers_of_one_name(run, corpus: Path) -> None:
    (corpus / "other" / "stands").mkdir(parents=True)
    (corpus / "other" / "stands" / "dossier.toml").write_text('title = "x"\nbody = "y"\n', encoding="utf-8")

    assert run("show stands") == snapshot("""\
[stderr]
error[AD401]: two dossiers are called 'stands': texts/other/stands and texts/town/stands
  --> texts/town/stands/dossier.toml:1:1
hint: rename one of the folders
[exit 2]\
""")
    assert "error[AD401]" in run("check")


def test_not_utf_8(run, tmp_path: Path) -> None:
    (tmp_path / "latin.md").write_bytes("# Übung\n\nCaf\xe9,\n".encode("latin-1"))

    assert run("show latin.md") == snapshot("""\
[stderr]
error[AD101]: latin.md is not UTF-8: byte 0xdc on line 1
  --> latin.md:1:3
   | #
   |   ^
hint: save the file as UTF-8
[exit 2]\
""")


def test_nul_bytes(run, tmp_path: Path) -> None:
    (tmp_path / "nul.md").write_bytes(b"# A\n\nB\x00C,\n")

    assert run("show nul.md") == snapshot("""\
[stderr]
error[AD101]: nul.md holds the control character U+0000
  --> nul.md:3:2
   | B�C,
   |  ^
hint: is it a text file?
[exit 2]\
""")
    assert run("show -", stdin=b"# A\n\nB\x00C,\n") == snapshot("""\
[stderr]
error[AD101]: standard input holds the control character U+0000
  --> standard input:3:2
   | B�C,
   |  ^
hint: is it a text file?
[exit 2]\
""")


def test_a_link_out_of_the_corpus(run, corpus: Path, stands: Path, tmp_path: Path) -> None:
    (tmp_path / "secret.toml").write_text("secret = 1\n", encoding="utf-8")
    (stands / "amendments" / "A3.toml").symlink_to(tmp_path / "secret.toml")

    said = run("show stands")

    assert said.startswith("[stderr]\nerror[AD106]: ")
    assert "secret = 1" not in said
    assert said.endswith("hint: put the file itself into the corpus\n[exit 2]")


def test_a_large_file(run, tmp_path: Path) -> None:
    with (tmp_path / "large.md").open("wb") as large:
        large.truncate(100_000_000)

    assert run("show large.md") == snapshot("""\
[stderr]
error[AD102]: large.md has 100 MB; the limit is 32 MiB
  --> large.md
hint: split the text, and keep its parts as dossiers of their own
[exit 2]\
""")


def test_a_file_that_may_not_be_read(run, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Root may read everything, so the refusal is played."""

    def refused(path: Path, mode: str) -> bytes:
        raise PermissionError(errno.EACCES, "Permission denied", str(path))

    (tmp_path / "shut.md").write_text("x", encoding="utf-8")
    monkeypatch.setattr(Path, "open", refused)

    assert run("show shut.md") == snapshot(
        """\
[stderr]
error[AD105]: cannot read shut.md: Permission denied
  --> shut.md
hint: is it a file that you may read?
[exit 2]\
"""
    )


def test_a_folder_for_a_file(run) -> None:
    assert run("show texts/town") == snapshot("""\
[stderr]
error[AD105]: texts/town is a folder without dossier.toml
  --> texts/town
hint: name a file, or the folder of a dossier
[exit 2]\
""")


def test_a_missing_folder(run) -> None:
    assert run("list --texts nowhere") == snapshot("""\
[stderr]
error[AD105]: no folder nowhere
  --> nowhere
hint: name one with --texts
[exit 2]\
""")
    assert run("check nowhere") == snapshot("""\
[stderr]
error[AD105]: no folder nowhere
  --> nowhere
hint: name one with --texts
[exit 2]\
""")


def test_no_corpus_anywhere(run, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir("/")

    assert run("list") == snapshot("""\
[stderr]
error[AD105]: no folder 'texts' here or above
  --> HERE
hint: name the corpus: --texts DIR, or AMENDIFF_TEXTS in the environment
[exit 2]\
""")


def test_not_a_git_repository(run, monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    monkeypatch.setenv("GIT_CEILING_DIRECTORIES", str(tmp_path.parent))

    assert run("show git:HEAD:a.md") == snapshot("""\
[stderr]
error[AD504]: git cannot show HEAD:a.md: not a git repository (or any of the parent directories): .git
hint: run it inside a git repository
[exit 2]\
""")


def test_git_is_not_installed(run, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("PATH", "")

    assert run("show git:HEAD:a.md") == snapshot("""\
[stderr]
error[AD504]: git cannot show HEAD:a.md: git is not installed
hint: install git, or name a file
[exit 2]\
""")


def test_markup_that_would_run_is_shown_as_words(run, tmp_path: Path) -> None:
    """Raw HTML and javascript: links are text, in every format."""
    (tmp_path / "evil.md").write_text(
        "# A <script>alert(1)</script>\n\nB, [press](javascript:alert(2)),\n\n***\n\n1. <b onclick='x'>C</b>.\n",
        encoding="utf-8",
    )

    assert run("show evil.md") == snapshot("""\
A <script>alert(1)</script>

B, [press](javascript:alert(2)),

1. <b onclick='x'>C</b>.
[exit 0]\
""")
    page = run("show evil.md --format html")
    assert "<script>alert" not in page
    assert 'href="javascript' not in page
    assert "<b onclick" not in page


def test_an_output_that_cannot_be_written(run, tmp_path: Path) -> None:
    (tmp_path / "file").write_text("x", encoding="utf-8")
    base, one = "texts/town/stands/base.en.md", "texts/town/stands/amendments/A1.toml"

    assert run(f"apply {base} {one} -o file/out.md") == snapshot("""\
[stderr]
error[AD600]: cannot write file/out.md: File exists
  --> file/out.md
hint: choose another place
[exit 2]\
""")


def test_what_nobody_foresaw(run, monkeypatch: pytest.MonkeyPatch) -> None:
    def broken(*_: object) -> None:
        raise RuntimeError("two and two\nis five")

    monkeypatch.setattr("amendiff.analyse.versions.version", broken)

    assert run("show stands") == snapshot("""\
[stderr]
error[AD999]: unexpected RuntimeError: two and two
hint: this is a mistake in amendiff; AMENDIFF_DEBUG=1 shows the traceback
[exit 2]\
""")
    assert "Traceback" in run("show stands", AMENDIFF_DEBUG="1")


def test_interrupted(run, monkeypatch: pytest.MonkeyPatch) -> None:
    def interrupted(*_: object) -> None:
        raise KeyboardInterrupt

    monkeypatch.setattr("amendiff.analyse.versions.version", interrupted)

    assert run("show stands").endswith("[exit 130]")


def test_a_long_line_is_cut_around_the_caret(run, stands: Path) -> None:
    edit(
        stands / "dossier.toml", 'summary = "An invented', f'summary = "{"very long " * 30}" oops "{"and longer " * 30}'
    )

    assert run("show stands") == snapshot("""\
[stderr]
error[AD103]: not TOML: expected newline or end of document after a statement
  --> texts/town/stands/dossier.toml:11:314
   | …g very long very long " oops "and longer and longer and longer and longer …
   |                          ^
hint: docs/corpus-format.md shows what each file looks like
[exit 2]\
""")
