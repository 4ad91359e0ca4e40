"""Markdown as it is written elsewhere: what our notation refuses is read, and no word of it is lost."""

import re

import pytest
from hypothesis import given, strategies as st

from amendiff.application import apply
from amendiff.comparison import compare
from amendiff.errors import StructureError
from amendiff.markup import parse_document, parse_loosely
from amendiff.model.document import Kind

TITLE, HEADING, TEXT, SUB, ANNEX = Kind.TITLE, Kind.HEADING, Kind.PARAGRAPH, Kind.SUB, Kind.ANNEX
LINES = (
    "# Rules", "# Fees", "## Boats", "---", "***", "Rules\n=====", "Fees\n-----", "1. one", "1. two", "   1. inner",
    "2. three", "(a) letter", "(c) letter", "   (a) inside", "- entry", "  - deeper", "Words of prose.", "[^n]", "",
    "| a | b |\n|---|---|\n| c | d |", "---\ntitle: x\n---", "- # heading in a list",
)  # fmt: skip
drafts = st.lists(st.tuples(st.sampled_from(LINES), st.sampled_from(["\n", "\n\n"])), max_size=12).map(
    lambda some: "".join(line + end for line, end in some)
)


def words(text):
    return sorted(re.findall("[a-z]+", text.lower()))


def read(text):
    try:
        return parse_loosely(text)
    except StructureError:
        return None


@given(drafts)
def test_no_word_is_lost(text):
    document = read(text)

    if document is not None:
        said = " ".join(f"{one.number} {one.text} {[mark.target for mark in one.marks]}" for one in document)
        assert words(text) == words(said)
        assert len({one.address for one in document}) == len(document.provisions)


@given(drafts, drafts)
def test_two_drafts_are_compared_with_all_their_words(one, other):
    old, new = read(one), read(other)
    if old is None or new is None:
        return
    for before, after in ((old, new), (new, old)):
        rows = compare(before, after).provisions
        for side, sign in ((before, "+"), (after, "-")):
            said = "\n".join(text for row in rows for mark, text in row.runs if mark != sign)

            assert words("\n".join(one.text for one in side)) == words(said)


@pytest.mark.parametrize(
    ("text", "kinds"),
    [
        ("# One\n\n# Two\n\nText.\n", [(TITLE, "", "One"), (HEADING, "", "Two"), (TEXT, "", "Text.")]),
        ("Before.\n\n# One\n", [(TEXT, "", "Before."), (HEADING, "", "One")]),
        ("# One\n\n---\n\nText.\n", [(TITLE, "", "One"), (TEXT, "", "Text.")]),
        ("One\n===\n\nTwo\n---\n", [(TITLE, "", "One"), (HEADING, "", "Two")]),
        ("---\ntitle: x\n\ndate: y\n---\n# One\n", [(TITLE, "", "One"), (TEXT, "", "title: x"), (TEXT, "", "date: y")]),
        ("1. a\n1. b\n   1. c\n   1. d\n", [(TEXT, "1", "a"), (TEXT, "2", "b"), (SUB, "1.", "c"), (SUB, "2.", "d")]),
        ("Text:\n\n(a) one;\n\n(a) two.\n", [(TEXT, "", "Text:"), (SUB, "(a)", "one;"), (SUB, "", "(a) two.")]),
        ("(b) one.\n", [(TEXT, "", "(b) one.")]),
        ("# Act\n\n(b) one.\n", [(TITLE, "", "Act"), (TEXT, "", "(b) one.")]),
        (
            "# Act\n\n## Annex\n\n1. a\n\nText.\n",
            [(TITLE, "", "Act"), (ANNEX, "", "Annex"), (TEXT, "1", "a"), (TEXT, "", "Text.")],
        ),
    ],
)
def test_what_our_notation_refuses_is_read(text, kinds):
    assert kinds == [(one.kind, one.number, one.text) for one in parse_loosely(text)]


def test_a_list_that_counts_by_hand_keeps_its_numbers():
    assert ["1", "3", "4"] == [one.number for one in parse_loosely("1. a\n3. b\n4. c\n")]


def test_operations_lead_from_one_such_draft_to_another():
    old = parse_loosely("---\ntitle: Rules\n---\n\n# Rules\n\n1. The fee.\n1. The boats.\n\n---\n\n# Fees\n\nText.\n")
    new = parse_loosely(
        "---\ntitle: Rules\n---\n\n# Rules\n\n1. The fee.\n1. The shed.\n1. The boats.\n\n# Dues\n\nText.\n"
    )
    found = compare(old, new)

    assert [one.text for one in new] == [one.text for one in apply(found.operations, old)]


@pytest.mark.parametrize("text", ["- | a |\n  | --- |\n", "Text.\n\n[^a]: Note.\n"])
def test_what_would_lose_its_place_is_refused(text):
    with pytest.raises(StructureError):
        parse_loosely(text)


@pytest.mark.parametrize("text", ["# One\n\n1. a\n\n2. b\n", "# One\n\nText.\n\n- a\n- b\n\n## Annex\n\n1. c\n"])
def test_what_our_notation_reads_says_the_same(text):
    strict, loose = parse_document(text), parse_loosely(text)

    assert [(one.number, one.text) for one in strict] == [(one.number, one.text) for one in loose]


def test_a_rule_at_the_beginning_is_no_metadata():
    text = "---\n\n# Slide 1\n\nThe fee is **due**.\n\n---\n\n# Slide 2\n"

    assert ["Slide 1", "The fee is due.", "Slide 2"] == [one.text for one in parse_loosely(text)]


@pytest.mark.parametrize("text", ["Each:\n\n(a)\n   The fee is due.\n", "Each:\n\n(a)  \n    The fee is due.\n"])
def test_no_letter_is_lost_behind_a_label_on_its_own_line(text):
    assert "The fee is due." == parse_document(text).provisions[1].text
