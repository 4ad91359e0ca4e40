"""``amendiff export``, ``import`` and ``draft --edited`` of Word files: what goes out comes back, or is refused."""

import io
import json
import sys
import zipfile
from pathlib import Path

import pytest
from inline_snapshot import snapshot

from amendiff.corpus import load_dossier

WORK = (
    '<w:del w:id="901" w:author="Jane Doe" w:date="2025-03-01T10:00:00Z"><w:r><w:delText>each year'
    '</w:delText></w:r></w:del><w:ins w:id="902" w:author="Jane Doe" w:date="2025-03-01T10:00:00Z"><w:r>'
    '<w:t>twice a year</w:t></w:r></w:ins><w:ins w:id="903" w:author="R. Hill"><w:r>'
    '<w:t xml:space="preserve"> and in public</w:t></w:r></w:ins><w:r><w:t xml:space="preserve">'
)
"""Two authors at work."""


def edited(path: Path, *changes: tuple[str, str]) -> None:
    """Do to the text of a Word file what somebody does in Word."""
    raw = path.read_bytes()
    written = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(raw)) as old, zipfile.ZipFile(written, "w", zipfile.ZIP_DEFLATED) as new:
        for name in old.namelist():
            text = old.read(name).decode()
            for was, now in changes if name == "word/document.xml" else ():
                assert was in text
                text = text.replace(was, now, 1)
            new.writestr(name, text)
    path.write_bytes(written.getvalue())


def test_the_same_bytes_each_time(run, stands: Path) -> None:
    run("export stands --format docx --redline -o one.docx")
    run("export stands --format docx --redline -o two.docx")

    assert Path("one.docx").read_bytes() == Path("two.docx").read_bytes()


def test_no_file_is_overwritten(run, stands: Path) -> None:
    Path("out.docx").write_text("mine", encoding="utf-8")

    assert run("export stands --format docx -o out.docx") == snapshot("""\
[stderr]
error[AD601]: out.docx is there already
  --> out.docx
hint: overwrite it with --force
[exit 2]\
""")
    assert run("export stands --format docx -o out.docx --force") == snapshot("""\
out.docx
[exit 0]\
""")


def test_a_set_that_conflicts_is_refused_and_the_pair_named(run, stands: Path) -> None:
    assert run("export stands --format docx --redline --only A1 --only A2 -o out.docx") == snapshot("""\
[stderr]
error[AD304]: A1/1 and A2/2 both change 'each year' in op2
hint: read them one at a time, or give them an order of adoption
[exit 2]\
""")
    assert not Path("out.docx").exists()


def test_what_may_be_named(run, stands: Path) -> None:
    for line, wanted in (
        ("stands --format pages", "there is no format 'pages'; one of these:\n  docx          Word"),
        ("stands", "missing option '--format'. One of these:\n  docx          Word"),
        ("stands --format pdf", "name the file to write with -o"),
        ("stands --format docx", "name the file to write with -o"),
        ("stands --format md --onto x.docx", "--onto goes with"),
        ("stands --format docx --redline --pending -o x.docx", "no amendment of stands is pending"),
        ("stands --format md --redline", "--redline has no form in md"),
        ("./base.md --format md", "name a dossier"),
    ):
        assert wanted in run(f"export {line}")


def test_a_missing_package_is_named_with_what_installs_it(run, stands: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    run("export stands --format docx -o out.docx")
    monkeypatch.setitem(sys.modules, "lxml", None)
    asked = run("export stands --format docx --redline --only A1 --onto out.docx -o b.docx")

    assert "pip install 'amendiff[docx]'" in asked
    monkeypatch.setitem(sys.modules, "weasyprint", None)
    assert "pip install 'amendiff[pdf]'" in run("export stands --format pdf -o out.pdf")
    assert run("import out.docx --report") == snapshot("""\
[stderr]
error[AD611]: Word files need the package lxml
hint: install it: pip install 'amendiff[docx]'
[exit 2]\
""")


def test_the_record_there_and_back(run, stands: Path) -> None:
    """All amendments travel in a redline of the record, those that were not adopted too."""
    run("export stands --format docx --redline -o out.docx")
    run("import out.docx -o texts/new/stands-2")
    run("draft stands-2 --edited out.docx")
    before, after = load_dossier(stands), load_dossier(Path("texts/new/stands-2"))

    assert before.base.provisions == after.base.provisions
    assert [(one.id, one.operations, one.sponsors) for one in before.amendments] == [
        (one.id, one.operations, one.sponsors) for one in after.amendments
    ]
    assert "is in the dossier already" in run("draft stands-2 --edited out.docx")


def test_only_what_was_asked_for_travels(run, stands: Path) -> None:
    run("export stands --format docx --redline --only A1 -o out.docx")

    assert b"helmets" not in b"".join(zipfile.ZipFile("out.docx").read(name) for name in ["customXml/item1.xml"])


def test_an_amendment_for_each_author(run, stands: Path) -> None:
    run("export stands@tabled --format docx -o out.docx")
    edited(
        Path("out.docx"),
        (
            "report each year",
            "report </w:t></w:r>" + WORK,
        ),
    )
    run("draft stands --edited out.docx")
    found = {one.id: one for one in load_dossier(stands).amendments}

    assert ("Jane Doe",) == found["Jane-Doe"].sponsors
    assert ("R. Hill",) == found["R.-Hill"].sponsors
    assert run("show 'stands@tabled+Jane-Doe+R.-Hill#op2' --format text").partition("[stderr]")[0] == snapshot("""\
2. Asks the treasurer to report twice a year and in public on the cost.
""")


def test_an_untracked_copy(run, stands: Path) -> None:
    run("export stands@tabled --format docx -o out.docx")
    edited(Path("out.docx"), ("each year", "each month"))

    assert "say whose it is" in run("draft stands --edited out.docx")
    assert "1 word inserted, 1 word deleted" in run("draft stands --edited out.docx --symbol X/A9 --by Norway")


def test_changes_that_were_edited_since_are_drafted_anew(run, stands: Path) -> None:
    run("export stands --format docx --redline --only A1 -o out.docx")
    edited(Path("out.docx"), ("twice", "thrice"))
    said = run("draft stands --edited out.docx --id A9")

    assert "its changes were edited since the file was written" in said
    assert "thrice" in (stands / "amendments/A9.toml").read_text(encoding="utf-8")


def test_a_file_of_another_text_is_refused(run, stands: Path) -> None:
    run("export stands --format docx --redline --only A1 -o out.docx")
    edited(Path("out.docx"), ("Town", "City"))

    assert "AD405" in run("draft stands --edited out.docx")


def test_json_there_and_back(run, stands: Path) -> None:
    run("export stands --format json -o stands.json")
    written = json.loads(run("import stands.json -o texts/copy/stands-2 --json").partition("[exit")[0])
    before, after = load_dossier(stands), load_dossier(Path("texts/copy/stands-2"))

    assert "written" == written["kind"]
    assert (before.identity, before.amendments, before.sources) == (after.identity, after.amendments, after.sources)
    assert (before.base, before.drafts) == (after.base, after.drafts)


def test_texts_from_elsewhere(run, stands: Path) -> None:
    Path("a.txt").write_text("A text\n\n1. First\npoint.\n\n2. Second *point*.\n", encoding="utf-8")
    Path("a.html").write_text(
        "<h1>Title</h1><script>evil()</script><p>The <em>Council</em>,</p><ol><li>Decides;<li>Asks.</ol><img src=x>",
        encoding="utf-8",
    )

    run("import a.txt -o texts/new/a-text")
    assert (Path("texts/new/a-text/base.en.md")).read_text(encoding="utf-8") == snapshot("""\
A text

***

1. First point.

2. Second \\*point\\*.
""")
    assert run("import a.html --report") == snapshot("""\
a.html: 4 provisions
  1 title
  1 opening
  2 operative
[stderr]
note: not carried: 1 × <img>
[exit 0]\
""")


def test_a_plain_text_that_cannot_be_read_is_refused_where_it_is_wrong(run, stands: Path) -> None:
    Path("a.txt").write_text("Act\n\n\n\n1. One:\n\n \n(b) more\nand more;\n\n\n  (b) most.\n", encoding="utf-8")

    assert run("import a.txt --report") == snapshot("""\
[stderr]
error[AD124]: (b) does not follow (b)
  --> a.txt:12:1
   |   (b) most.
   | ^
hint: docs/corpus-format.md shows how texts are written
[exit 2]\
""")


def test_criticmarkup_there_and_back(run, stands: Path) -> None:
    """What Markdown editors mark becomes an amendment of just these words; comments are told, and left out."""
    run("export stands --format criticmarkup --only A1 -o a1.md")
    written = Path("a1.md").read_text(encoding="utf-8")
    marked = written.replace("stands", "{==stands==}{>>Which?<<}", 1)
    Path("a1.md").write_text(marked, encoding="utf-8")

    assert run("draft stands --edited a1.md --symbol X/A9 --by Norway") == snapshot("""\
texts/town/stands/amendments/A9.toml
A9, drafted against tabled: 2 words inserted, 1 word deleted in 1 paragraph

Next:
  amendiff explain stands A9
  amendiff show stands@tabled+A9 --redline
  amendiff check
[stderr]
note: a comment is left out: Which?
note: a comment is left out: T. Brook, A1
note: no source is named, and check asks for one: --source KEY, of sources.toml
[exit 0]\
""")
    for shown in ("A1", "A9"):
        assert "report twice a year on" in run(f"show 'stands@tabled+{shown}#op2' --format text")
    assert "CriticMarkup: the dossier has the text before its changes" in run("import a1.md --report")
    Path("a1.md").write_text(marked.replace("Town", "City"), encoding="utf-8")
    assert "AD405" in run("draft stands --edited a1.md --symbol X/A10 --by Norway")


def test_formats_that_need_something_say_so(run, stands: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("amendiff.cli.forms.find_spec", lambda name: None)

    assert "PDF to print: clean, or a redline; needs: pip install 'amendiff[pdf]'\n" in run("export stands")
