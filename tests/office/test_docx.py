"""LibreOffice reads what we write: rejecting all gives the old text, accepting all the new."""

import io
from pathlib import Path
from typing import Any

import pytest
from click.testing import CliRunner
from hypothesis import HealthCheck, Phase, assume, given, settings
from msgspec.structs import replace

from amendiff.analyse.exported import exported
from amendiff.analyse.versions import version
from amendiff.application import Reading
from amendiff.cli import main
from amendiff.corpus import load_dossier, open_corpus
from amendiff.formats.docx.onto import onto
from amendiff.formats.docx.writing import docx
from amendiff.model.document import Document, Kind, Provision
from amendiff.model.tracked import Tracked, clean
from examples import examples
from strategies import Tabled
from tracked_changes import redlines

PHASES = (Phase.explicit, Phase.reuse, Phase.generate)
"""No shrinking: each example costs a second."""


def expected(document: Document) -> list[str]:
    """The words of *document* as a word processor has them: footnotes stand where they are referred to."""
    notes: dict[str, list[str]] = {}
    label = ""
    for one in document:
        if one.kind is Kind.FOOTNOTE:
            label = one.address.removeprefix("fn")
        elif one.depth == 0:
            label = ""
        if label:
            notes.setdefault(label, []).append(one.text)
    found: list[str] = []
    for one in document:
        if one.kind is Kind.FOOTNOTE:
            break
        if one.kind is not Kind.TABLE:
            found.append("[…]" if one.kind is Kind.GAP else _words(one, notes))
    return [text for text in found if text]


def _words(one: Provision, notes: dict[str, list[str]]) -> str:
    text = one.text
    for mark in sorted(one.marks, reverse=True):
        if mark.kind == "note":
            text = text[: mark.start] + "[^" + " " + "\n".join(notes[mark.target]) + "]" + text[mark.start :]
    return text


def said(blocks: list[dict[str, Any]]) -> list[str]:
    return [one["text"] for one in blocks if one["text"]]


def _footnote_beside_break(found: Tracked) -> bool:
    """Whether a paragraph with a footnote, or one beside it, comes, goes, is split or joined.

    LibreOffice 7.4 then forgets that the break is marked.
    """
    return any(
        any(piece.note for piece in one.pieces)
        and any(near.mark != "=" for near in found.paragraphs[max(n - 1, 0) : n + 2])
        for n, one in enumerate(found.paragraphs)
    )


@settings(max_examples=examples(12), phases=PHASES, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(redlines())
def test_all_accepted_and_all_rejected(judge: Any, drawn: tuple[Tabled, Reading, Tracked]) -> None:
    tabled, new, found = drawn
    assume(not _footnote_beside_break(found))
    if any(one.kind is Kind.FOOTNOTE for side in (found.old, found.new) for one in side):
        found = replace(found, comments={})  # LibreOffice 7.4 mixes up the footnotes behind a comment
    answer = judge(docx(found), "reject", "accept")

    assert expected(tabled.document) == said(answer["reject"])
    assert expected(new.document) == said(answer["accept"])
    assert (0, 0) == (answer["reject:left"], answer["accept:left"])


def test_path_to_peace_there_and_back(judge: Any, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """A redline of the record, judged; the file imported; the amendments drafted from it are those of the record."""
    texts = Path(__file__).resolve().parents[2] / "texts"
    monkeypatch.setenv("AMENDIFF_TEXTS", str(texts))
    monkeypatch.chdir(tmp_path)
    assert "out.docx\n" == run("export path-to-peace --format docx --redline -o out.docx")
    dossier = open_corpus(texts)["path-to-peace"]
    answer = judge(Path("out.docx").read_bytes(), "keep", "reject", "accept")
    authors = [f"European sponsors (list not settled), A/ES-11/L.{n}" for n in (13, 14, 15)]

    assert expected(dossier.base) == said(answer["reject"])
    assert expected(version(dossier, "adopted").document) == said(answer["accept"])
    assert authors == answer["authors"]
    assert sorted(["amendiff", *authors]) == sorted(author for author, _ in answer["comments"])

    run("import out.docx -o new/path-to-peace")
    run("draft new/path-to-peace --edited out.docx")
    back = load_dossier(Path("new/path-to-peace"))

    assert dossier.base.provisions == back.base.provisions
    assert [(one.id, one.operations, one.decision.outcome) for one in dossier.amendments] == [
        (one.id, one.operations, one.decision.outcome) for one in back.amendments
    ]


def test_onto_a_file_that_writer_made(judge: Any) -> None:
    """The changes stand in the issued file; LibreOffice gives back its text, or the new one."""
    dossier = open_corpus(Path(__file__).resolve().parents[2] / "texts")["path-to-peace"]
    made = exported(dossier, "adopted", all_carried=False).tracked
    issued = office_file([one.text for one in dossier.base])
    answer = judge(onto(issued, made, "issued.docx"), "reject", "accept")
    around = ["United Nations", "A/ES-11/L.11"]

    assert [*around, *expected(dossier.base), "25-00000"] == said(answer["reject"])
    assert [*around, *made.texts("new"), "25-00000"] == said(answer["accept"])


def office_file(paragraphs: list[str]) -> bytes:
    """A file as python-docx makes it, with a header, lines around the text and runs that end anywhere."""
    from docx import Document as Blank

    made = Blank()
    made.sections[0].header.paragraphs[0].text = "General Assembly"
    for text in ["United Nations", "A/ES-11/L.11", *paragraphs, "25-00000"]:
        paragraph = made.add_paragraph()
        for at in range(0, len(text), 11):
            paragraph.add_run(text[at : at + 11])
    written = io.BytesIO()
    made.save(written)
    return written.getvalue()


def run(line: str) -> str:
    result = CliRunner().invoke(main, line.split())
    assert 0 == result.exit_code, result.stderr
    return result.stdout


@pytest.mark.parametrize(
    ("name", "wanted"),
    [
        ("school-streets", "tabled+M1+M2+M3+M4+M5+M6+M7+M8+M10"),
        ("rowing-club", "tabled+A1+A3+A4+A5+A6+A7+A8+A9+A11+A13"),
        ("ukraine-es-11-7", "adopted"),
    ],
)
def test_the_corpus(judge: Any, name: str, wanted: str) -> None:
    """Words of both sides, and in a clean file the numbers, which are Word's own.

    With all accepted or rejected LibreOffice gives the paragraph behind one that goes that one's style; Word does not.
    """
    dossier = open_corpus(Path(__file__).resolve().parents[2] / "texts")[name]
    made = exported(dossier, wanted, all_carried=False)
    answer = judge(docx(made.tracked), "reject", "accept")

    assert expected(dossier.base) == said(answer["reject"])
    assert expected(made.version.document) == said(answer["accept"])
    clear = judge(docx(clean(made.version.document)), "keep")["keep"]
    assert [one.number for one in made.version.document if one.kind is Kind.OPERATIVE] == [
        block["number"].rstrip(".") for block in clear if block["style"] == "Operative paragraph"
    ]
