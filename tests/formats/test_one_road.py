"""Every format of redlines is written from one value: rejecting all gives the old text, accepting all the new one.

And what a format carries comes back when it is read.
"""

import csv
import io
import re
import subprocess
from collections.abc import Callable, Iterable
from pathlib import Path

import pytest
from diff_match_patch import diff_match_patch
from hypothesis import given, reject, settings, strategies as st
from msgspec.structs import replace

from amendiff.application import Reading
from amendiff.corpus import open_corpus
from amendiff.errors import StructureError
from amendiff.formats.criticmarkup import criticmarkup
from amendiff.formats.criticmarkup_in import side
from amendiff.formats.decisions_csv import COLUMNS, decisions_csv
from amendiff.formats.docx.reading import word
from amendiff.formats.docx.structure import structured
from amendiff.formats.docx.writing import docx
from amendiff.formats.dossier_json import dossier_json, dossier_of
from amendiff.formats.html_in import from_html
from amendiff.formats.patches import plain_words, unified, words_patch
from amendiff.formats.pdf import Front, printed
from amendiff.formats.redline_html import redline_page
from amendiff.markup import parse_document, render_document
from amendiff.model.amendment import Instruction
from amendiff.model.decision import Decision, Fact, Vote
from amendiff.model.document import Document, Kind
from amendiff.model.dossier import Dossier, Identity
from amendiff.model.source import Source, Sources
from amendiff.model.tracked import Tracked
from examples import examples
from strategies import Tabled, amendments, documents, hostile
from tracked_changes import redlines, without

TEXTS = open_corpus("texts")
FEWER = settings(max_examples=examples(50))


def words(document: Iterable[object]) -> str:
    """The characters of *document* but white space, signs of notes and breaks, and printed numbers."""
    return letters("".join(one.text for one in document if one.kind is not Kind.GAP))


def letters(text: str) -> str:
    return re.sub(r"\[[\d…]+\]|¶|\s", "", text)


def unnumbered(document: Document) -> Document:
    return Document(tuple(replace(one, number="") for one in document), document.language)


def of_docx(found: Tracked) -> list[str]:
    read = word(docx(found), "x.docx")
    return [words(structured(read, accepted).document) for accepted in ((), None)]


def of_criticmarkup(found: Tracked) -> list[str]:
    written = criticmarkup(found)
    markdown = [side(written, "old"), side(written, "new")]

    assert [render_document(found.old), render_document(found.new)] == markdown
    return [words(found.old), words(found.new)]


def of_page(page: str, inside: str) -> list[str]:
    return [letters(without(mark, page, inside)) for mark in ("ins", "del")]


def of_html(found: Tracked) -> list[str]:
    return of_page(redline_page(_bare(found)), "main")


def of_pdf(found: Tracked) -> list[str]:
    page = printed(_bare(found), Front(""))
    own = r'<span class="of">.*?</span>|<div class="(?:facts|below)">.*?</div>'
    return of_page(re.sub(own, "", page, flags=re.DOTALL), "body")


def _bare(found: Tracked) -> Tracked:
    """*found* without printed numbers, which a page has as they are in the new text."""

    def bare(one: object) -> object:
        return one and replace(one, number="")

    kept = tuple(replace(one, old=bare(one.old), new=bare(one.new)) for one in found.paragraphs)
    return replace(found, paragraphs=kept)


def of_patch(found: Tracked) -> list[str]:
    old, engine = plain_words(found.old), diff_match_patch()
    return [letters(old), letters(engine.patch_apply(engine.patch_fromText(words_patch(found.old, found.new)), old)[0])]


@pytest.mark.parametrize("sides", [of_docx, of_criticmarkup, of_html, of_pdf, of_patch])
@FEWER
@given(redlines())
def test_rejecting_all_gives_the_old_text_and_accepting_all_the_new(
    sides: Callable[[Tracked], list[str]], drawn: tuple[Tabled, Reading, Tracked]
) -> None:
    _, _, found = drawn

    assert [words(found.old), words(found.new)] == sides(found)


@FEWER
@given(redlines())
def test_our_own_page_is_read_back(drawn: tuple[Tabled, Reading, Tracked]) -> None:
    """Both sides of it, paragraph by paragraph; footnotes stand in the text, as paragraphs at its end."""
    _, _, found = drawn
    page = redline_page(found)
    for which, document in (("old", found.old), ("new", found.new)):
        try:
            read = parse_document(from_html(page, which)[0])
        except StructureError:
            reject()

        assert words(document) == words(read)


@settings(max_examples=examples(15))
@given(redlines())
def test_git_applies_the_unified_diff(
    tmp_path_factory: pytest.TempPathFactory, drawn: tuple[Tabled, Reading, Tracked]
) -> None:
    _, _, found = drawn
    folder = tmp_path_factory.mktemp("patch")
    (folder / "text").write_bytes(_with_end(plain_words(found.old)))
    patch = unified(found.old, found.new, ("a/text", "b/text"))
    if patch:
        subprocess.run(["git", "apply", "--unidiff-zero", "-"], cwd=folder, input=patch.encode(), check=True)

    assert _with_end(plain_words(found.new)) == (folder / "text").read_bytes()


def _with_end(text: str) -> bytes:
    text = text.replace("\r", " ")
    return (text if text.endswith("\n") or not text else text + "\n").encode()


said = hostile.map(lambda text: re.sub("[\x00-\x08\x0b-\x1f\ud800-\udfff]", "", text))


@st.composite
def dossiers(draw: st.DrawFn) -> Dossier:
    """A dossier with amendments, votes and sources that say anything."""
    document = parse_document(render_document(draw(documents())))
    one = draw(amendments(document))
    some = [
        replace(
            one,
            title=draw(said),
            sponsors=tuple(draw(st.lists(said, max_size=2))),
            instruction=Instruction(text=draw(said), basis="verbatim"),
            symbol=Fact(value=draw(said)),
            decision=Decision(outcome="rejected", vote=Vote(in_favour=draw(st.none() | st.integers(0, 200)))),
        )
    ]
    identity = Identity(title=draw(said), body=draw(said), summary=draw(said))
    sources = Sources(sources={draw(said): Source(title=draw(said), url=draw(said))})
    return Dossier(name="x", identity=identity, base=document, amendments=tuple(some), sources=sources)


def test_a_whole_dossier_as_json() -> None:
    """Nothing is lost: not a source, not a vote, not a draft."""
    for dossier in TEXTS:
        _same(dossier, dossier_of(dossier_json(dossier), "x.json"))


@FEWER
@given(dossiers())
def test_any_dossier_as_json(dossier: Dossier) -> None:
    written = dossier_json(dossier)
    back = dossier_of(written, "x.json")
    _same(dossier, back)

    assert written == dossier_json(back)


def _same(one: Dossier, other: Dossier) -> None:
    assert (one.identity, one.amendments, one.sources) == (other.identity, other.amendments, other.sources)
    assert (one.base.provisions, one.drafts, one.adopted) == (other.base.provisions, other.drafts, other.adopted)


@FEWER
@given(dossiers())
def test_decisions_as_csv_are_read_back_and_no_cell_is_a_formula(dossier: Dossier) -> None:
    rows = list(csv.DictReader(io.StringIO(decisions_csv(dossier), newline="")))

    assert [*COLUMNS] == [*rows[0]]
    for row, one in zip(rows, dossier.amendments, strict=True):
        assert not any(cell.lstrip().startswith(("=", "+", "-", "@", "\t", "\r")) for cell in row.values())
        for name, wanted in (("title", one.title), ("instruction", one.instruction.text)):
            assert row[name] in (wanted, f"'{wanted}")
        assert row["in_favour"] == ("" if one.decision.vote.in_favour is None else str(one.decision.vote.in_favour))


def test_decisions_as_csv() -> None:
    rows = list(csv.DictReader(io.StringIO(decisions_csv(TEXTS["path-to-peace"]))))

    assert ["L.12", "L.13", "L.14", "L.15"] == [row["amendment"] for row in rows]
    assert ("31", "71", "59") == tuple(rows[0][name] for name in ("in_favour", "against_votes", "abstaining"))


def test_no_format_names_a_place_on_this_machine() -> None:
    dossier = TEXTS["path-to-peace"]

    assert str(Path.cwd()) not in dossier_json(dossier) + decisions_csv(dossier)


def test_a_number_between_two_others_is_read_from_a_page() -> None:
    read = from_html("<p>1. One:</p><p>(a) first;</p><p>(a bis) between;</p><p>1 bis. More.</p>")[0]

    assert ["1", "(a)", "(a bis)", "1 bis"] == [one.number for one in parse_document(read)]


def test_marked_words_that_look_like_a_number_are_read() -> None:
    page = "<main><h1><del>(war)</del><ins>peace</ins></h1><p>1. <del>Stop.</del></p></main>"

    assert ["# \\(war)\n\n1. Stop.\n", "# peace\n"] == [from_html(page, side)[0] for side in ("old", "new")]
