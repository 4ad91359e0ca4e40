"""Formats of text: reject all gives the old text, accept all the new; what is read back is what was written."""

import csv
import io
import re

from diff_match_patch import diff_match_patch
from hypothesis import assume, given, settings, strategies as st

from amendiff.analyse.exported import exported
from amendiff.application import Reading
from amendiff.corpus import open_corpus
from amendiff.formats.criticmarkup import criticmarkup
from amendiff.formats.criticmarkup_in import side
from amendiff.formats.decisions_csv import COLUMNS, decisions_csv
from amendiff.formats.dossier_json import dossier_json, dossier_of
from amendiff.formats.patches import plain_words, unified, words_patch
from amendiff.formats.redline_html import redline_page
from amendiff.formats.text_in import from_text
from amendiff.markup import parse_document, render_document
from amendiff.model.document import Kind
from amendiff.model.tracked import Tracked
from strategies import Tabled, hostile
from tracked_changes import redlines, without

TEXTS = open_corpus("texts")
FEWER = settings(max_examples=max(10, settings().max_examples // 2))


@FEWER
@given(redlines())
def test_criticmarkup(drawn: tuple[Tabled, Reading, Tracked]) -> None:
    _, _, found = drawn
    written = criticmarkup(found)

    assert render_document(found.old) == side(written, "old")
    assert render_document(found.new) == side(written, "new")


def letters(text: str) -> list[str]:
    """The characters of *text* but white space, numbers in brackets and signs of breaks, in any order of paragraphs."""
    return sorted(re.sub(r"\[\d+\]|¶|\s", "", text))


@FEWER
@given(redlines())
def test_html(drawn: tuple[Tabled, Reading, Tracked]) -> None:
    _, _, found = drawn
    bare = {one.address for side in (found.old, found.new) for one in side if one.number}
    page = redline_page(found)
    for mark, document in (("ins", found.old), ("del", found.new)):
        read = without(mark, page, inside="main")
        said = "".join(one.text for one in document if one.kind is not Kind.GAP)
        if not bare:
            assert letters(said) == letters(read)
        else:
            assert len(letters(said)) <= len(letters(read))


@FEWER
@given(redlines())
def test_patches(drawn: tuple[Tabled, Reading, Tracked]) -> None:
    _, _, found = drawn
    old, new = plain_words(found.old), plain_words(found.new)
    engine = diff_match_patch()

    assert new == engine.patch_apply(engine.patch_fromText(words_patch(found.old, found.new)), old)[0]
    assert (old == new) == (unified(found.old, found.new, ("a", "b")) == "")


def test_a_whole_dossier_as_json() -> None:
    """Nothing is lost: not a source, not a vote, not a draft."""
    for dossier in TEXTS:
        back = dossier_of(dossier_json(dossier), "x.json")

        assert (dossier.identity, dossier.amendments, dossier.sources) == (back.identity, back.amendments, back.sources)
        assert (dossier.base.provisions, dossier.drafts, dossier.adopted) == (
            back.base.provisions,
            back.drafts,
            back.adopted,
        )


def test_decisions_as_csv() -> None:
    dossier = TEXTS["path-to-peace"]
    rows = list(csv.DictReader(io.StringIO(decisions_csv(dossier))))

    assert ["L.12", "L.13", "L.14", "L.15"] == [row["amendment"] for row in rows]
    assert ("31", "71", "59") == tuple(rows[0][name] for name in ("in_favour", "against_votes", "abstaining"))
    assert [*COLUMNS] == [*rows[0]]


@given(st.lists(hostile, max_size=4))
def test_plain_text_keeps_its_words(paragraphs: list[str]) -> None:
    wanted = [" ".join(one.split()) for one in re.split(r"\n\s*\n", "\n\n".join(paragraphs)) if one.split()]
    assume("\0" not in "".join(wanted))  # no file with it is read
    assume(not any(re.match(r"\d|\(|\*|\[…", one) for one in wanted))  # numbers, and what parts a text
    assume(not (wanted and wanted[0].endswith(",")))  # an opening, behind which the parts must be told
    document = parse_document(from_text("\n\n".join(wanted)))

    assert wanted == [one.text for one in document]


def test_the_adopted_text_is_what_accepting_all_gives() -> None:
    dossier = TEXTS["path-to-peace"]
    found = exported(dossier, "adopted", all_carried=True)

    assert tuple(one.text for one in found.version.document) == found.tracked.texts("new")
    assert ("L.12", "L.13", "L.14", "L.15") == tuple(one.id for one in found.carried)
