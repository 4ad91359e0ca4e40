"""What names a text."""

from pathlib import Path

import pytest
from inline_snapshot import snapshot
from msgspec.structs import replace

from amendiff.corpus.references import FileReference, Reference, address_in, find_root, is_path, parse_reference
from amendiff.errors import ReferenceProblem
from amendiff.markup import parse_document
from amendiff.model.document import Document

pytestmark = pytest.mark.usefixtures("corpus")


@pytest.mark.parametrize(
    ("argument", "named"),
    [
        ("stands", Reference("stands")),
        ("stands@adopted", Reference("stands", "adopted")),
        ("stands#op1", Reference("stands", "", "op1")),
        ("stands@tabled+A1~A2#op3(a)(ii)", Reference("stands", "tabled+A1~A2", "op3(a)(ii)")),
        ("stands@draft:2025-02-10", Reference("stands", "draft:2025-02-10")),
        ("stands#third preambular paragraph", Reference("stands", "", "third preambular paragraph")),
        ("texts/town/stands", Reference("texts/town/stands")),
        ("texts/town/stands/", Reference("texts/town/stands/")),
        ("texts/town/stands@tabled#op1", Reference("texts/town/stands", "tabled", "op1")),
        ("texts/town/stands#op1", Reference("texts/town/stands", "", "op1")),
        ("base.md", FileReference("base.md")),
        ("stands.TXT", FileReference("stands.TXT")),
        ("base.md#op1", FileReference("base.md", None, "op1")),
        ("a/b", FileReference("a/b")),
        ("stands@A/1", FileReference("stands@A/1")),
        ("-", FileReference("-")),
        ("-#op1", FileReference("-", None, "op1")),
        ("git:HEAD~1:a/b.md", FileReference("a/b.md", "HEAD~1")),
        ("git:main@{1:2}:a.md#op1", FileReference("a.md", "main@{1:2}", "op1")),
    ],
)
def test_forms(argument: str, named: Reference | FileReference) -> None:
    assert parse_reference(argument) == named


@pytest.mark.parametrize("argument", ["", "@", "stands@", "@tabled", "stands#", "a b", "git:", "git:HEAD", "git::a.md"])
def test_what_has_no_form_is_refused(argument: str) -> None:
    with pytest.raises(ReferenceProblem) as err:
        parse_reference(argument)

    assert (True, True) == (err.value.code in ("AD504", "AD505"), bool(err.value.hints))


def test_a_file_with_the_name_of_a_dossier_is_no_path() -> None:
    """The form of the argument decides, not what happens to be there."""
    Path("stands").write_text("x", encoding="utf-8")

    assert not is_path("stands")
    assert parse_reference("./stands") == FileReference("./stands")


@pytest.mark.parametrize(
    ("said", "address"),
    [
        ("op2", "op2"),
        ("OP2", "op2"),
        ("operative paragraph 2", "op2"),
        ("the second operative paragraph", "op2"),
        ("preambular paragraph", "pp1"),
        ("the title", "title"),
        ("paragraph 2 (b)", "op2(b)"),
    ],
)
def test_addresses_in_words(said: str, address: str) -> None:
    text = parse_document("# T\n\nO,\n\nP,\n\n1. A\n\n2. B:\n\n   (a) x\n\n   (b) y\n")

    assert address_in(text, said) == address


def test_words_say_a_position_and_addresses_are_names(run) -> None:
    """Where an amendment puts a paragraph in, the second one is the new one, and op2 is still called op2."""
    text = parse_document("O,\n\n***\n\n1. A\n\n2. B\n\n3. C\n")
    renamed = Document(
        tuple(replace(one, address=one.address.replace("op2", "op1+A1").replace("op3", "op2")) for one in text)
    )

    assert [
        "op2",
        "op1+A1",
        "op2",
    ] == [address_in(renamed, said) for said in ("op2", "second operative paragraph", "operative paragraph 3")]


def test_the_corpus_is_the_nearest_one_upwards(
    corpus: Path, stands: Path, monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    assert find_root("given") == Path("given")
    assert find_root(None) == Path("texts")
    assert find_root(None, stands) == Path("../..")
    monkeypatch.setenv("AMENDIFF_TEXTS", "named")
    assert find_root(None) == Path("named")
    assert find_root("given") == Path("given")


def test_inside_the_corpus(run, stands: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(stands)

    assert run("list").startswith("stands\n")
    assert "1. Decides to set up bicycle stands at the station;\n[exit 0]" == run("show ./base.en.md#op1 --format text")
    assert run("log ./").startswith("Bicycle stands")


@pytest.mark.parametrize(
    "line",
    [
        "show stand",
        "show stands@A2",
        "show stands@adoptd",
        "show stands@tabled+A3",
        "show stands#op3",
        "show 'stands#fifth operative paragraph'",
        "show stands@A/1",
        "show base.en.md",
        "show texts/town/stands/base.en.m",
        "show texts/town/stands/bas.en.md",
        "show texts/town/stands/sources.toml",
        "log base.en.md",
        "log 'a b'",
    ],
)
def test_what_is_not_there_is_refused_with_a_hint(run, line: str) -> None:
    said = run(line)

    assert said.startswith("[stderr]\nerror[AD")
    assert "\nhint: " in said
    assert said.endswith("[exit 2]")


def test_some_of_these_hints(run) -> None:
    assert run("show stands@A2") == snapshot("""\
[stderr]
error[AD305]: A2 was not adopted: rejected
hint: what the text would be with it: stands@tabled+A2
[exit 2]\
""")
    assert run("show 'stands#fifth operative paragraph'") == snapshot("""\
[stderr]
error[AD201]: no provision 'op5'
hint: did you mean op2?
hint: did you mean op1?
[exit 2]\
""")
    assert run("show texts/town/stands@A/1") == snapshot("""\
[stderr]
error[AD503]: stands has no version 'A/1'
hint: did you mean A1?
[exit 2]\
""")


def test_hints_on_files(run, tmp_path: Path) -> None:
    """A file whose name names none, and one that is read in another way."""
    for name in ("LICENSE", "a.docx", "a.pdf"):
        Path(name).write_text("x", encoding="utf-8")

    assert [run(f"diff {name} LICENSE") for name in ("LICENSE", "a.docx", "a.pdf")] == snapshot(
        [
            """\
[stderr]
error[AD502]: no dossier 'LICENSE' in texts
hint: the file of that name: ./LICENSE
hint: there are stands
[exit 2]\
""",
            """\
[stderr]
error[AD107]: cannot read .docx files
  --> a.docx
hint: known: .md, .markdown, .txt, .text, .html, .htm, .toml
hint: amendiff import FILE -o texts/NAME makes a dossier of it first
[exit 2]\
""",
            """\
[stderr]
error[AD107]: cannot read .pdf files
  --> a.pdf
hint: known: .md, .markdown, .txt, .text, .html, .htm, .toml
[exit 2]\
""",
        ]
    )
    assert run("show a.docx") == snapshot("""\
[stderr]
error[AD107]: cannot read .docx files
  --> a.docx
hint: known: .md, .markdown, .txt, .text
hint: amendiff import FILE -o texts/NAME makes a dossier of it first
[exit 2]\
""")
