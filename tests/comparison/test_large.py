"""Long texts: an index of words, a part in place of the whole, and bounds that are said when they are reached."""

import json
from random import Random

import pytest
from hypothesis import given, strategies as st

from amendiff.application import apply, occurrences
from amendiff.comparison import compare, matching
from amendiff.comparison.words import changes
from amendiff.model.document import Document, Kind, Provision

alphabet = "a b ab abc é大 - _ ’ x1 . \u0301 and".split(" ")


@given(st.lists(st.sampled_from(alphabet), max_size=30), st.data())
def test_an_index_of_words_finds_what_a_search_finds(parts, data):
    text = "".join([*data.draw(st.permutations(parts)), " ", *parts])
    low = data.draw(st.integers(0, len(text)))
    high = data.draw(st.integers(low, len(text)))
    literal = data.draw(st.booleans())
    wanted = occurrences.only(text, low, high, literal=literal)
    before, occurrences.LONG = occurrences.LONG, 0
    try:
        found = occurrences.only(text, low, high, literal=literal)
    finally:
        occurrences.LONG = before

    assert wanted == found


def long(count):
    return [f"{n}. Requests State number {n} to report to body {n * 7} at its session;" for n in range(1, count + 1)]


def test_one_change_of_a_long_text_is_one_operation_and_the_rest_is_equal():
    old = long(3000)
    new = [*old[:1500], old[1500].replace("report", "report at once"), *old[1501:]]
    found = compare("\n\n".join(old), "\n\n".join(new))

    assert 1 == len(found.operations)
    assert [("p1501",)] == [one.old for one in found.changed]
    assert 3000 == len(found.provisions)
    assert ("p3000",) == found.provisions[-1].old
    assert found.new.provisions == apply(found.operations, found.old).provisions


def test_what_is_proven_on_a_part_holds_for_the_whole():
    old = long(400)
    new = [*old[:50], "Decides anew;", *old[50:90], *old[91:200], old[300], *old[200:300], *old[301:]]
    documents = [
        Document(tuple(Provision(f"p{n}", Kind.PARAGRAPH, one) for n, one in enumerate(side, 1))) for side in (old, new)
    ]
    for sides in (("\n\n".join(old), "\n\n".join(new)), documents):
        found = compare(*sides)

        assert found.new.provisions == apply(found.operations, found.old).provisions
        assert ["inserted", "deleted", "moved"] == [one.change for one in found.changed]


def test_a_slice_of_the_differences_is_as_good_as_all():
    found = compare("a\n\nb\n\nc\n\nd", "a\n\nx\n\nc\n\nd").provisions

    assert tuple(found)[1:3] == found[1:3]
    assert found == tuple(found)
    with pytest.raises(IndexError):
        found[9]


def test_a_bound_that_was_reached_is_said(monkeypatch):
    monkeypatch.setattr(matching, "BITS", 10)
    monkeypatch.setattr(matching, "CELLS", 10)
    monkeypatch.setattr(matching, "FEW", 0)
    old, new = "the of the of the of and", "of the and of the and the"
    found = compare(old, new)

    assert ["Words that repeat were not aligned where there are too many of them"] == [
        note.partition(":")[0] for note in found.notes
    ]
    assert json.loads(found.to_json())["notes"] == list(found.notes)
    assert found.new.provisions == apply(found.operations, found.old).provisions


def test_many_rows_that_repeat_are_paired_by_the_rows_around_them(monkeypatch):
    monkeypatch.setattr(matching, "BITS", 10_000)
    random = Random(5)
    rows = [f"{random.choice('abcdef')} is a row of many" for _ in range(400)]
    fewer = [row for at, row in enumerate(rows) if at not in (70, 220, 360)]
    found = compare(*("\n\n".join(f"{n}. {row}" for n, row in enumerate(some, 1)) for some in (rows, fewer)))

    assert (3, ()) == ([one.change for one in found.changed].count("deleted"), found.notes)
    assert {"deleted", "renumbered"} == {one.change for one in found.changed}


def test_no_bound_is_reached_in_short_texts():
    assert () == compare("one two", "one three").notes


@pytest.mark.parametrize("sign", [", ", " ", "; "])
def test_dates_stay_whole_at_the_edge_of_what_is_looked_at(sign):
    head = f"por resolver{sign}tal cual" * 20 + " el 24 de "
    old, new = head + "febrero de 2025" + " y otra vez" * 30, head + "marzo de 2025" + " y otra vez" * 30

    assert (("-", "24 de febrero de 2025"), ("+", "24 de marzo de 2025")) == changes(old, new)[1:3]


def test_what_stays_between_two_that_moved_is_no_part_of_their_move():
    old, new = ("\n\n".join(f"{one}{one} is a paragraph" for one in side) for side in ("abcdefghij", "cebadfghij"))
    found = compare(old, new)

    assert found.new.provisions == apply(found.operations, found.old).provisions


def test_words_put_in_where_there_is_nothing_to_quote():
    found = compare("x\n\n \n\ny", "x\n\n  z\n\ny")

    assert found.new.provisions == apply(found.operations, found.old).provisions
