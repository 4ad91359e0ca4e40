"""Two versions of a text: what always holds of their comparison, and what each kind of change is shown as."""

import json

import pytest
from hypothesis import HealthCheck, given, settings, strategies as st

from amendiff.application import apply
from amendiff.comparison import compare, plain
from amendiff.markup import parse_document
from amendiff.model.document import Document, Kind, Provision
from comparison.versions import odd, one_text, versions

slow = settings(suppress_health_check=[HealthCheck.too_slow, HealthCheck.data_too_large], deadline=None)


def texts(document):
    return "\n\n".join(provision.text for provision in document)


def reads(differences, sign, index):
    ordered = sorted(
        (one for one in differences if getattr(one, index) is not None), key=lambda one: getattr(one, index)
    )
    return "\n\n".join("".join(text for mark, text in one.runs if mark in ("=", sign)) for one in ordered)


@slow
@given(versions())
def test_operations_replayed_give_the_new_version(pair):
    old, new = pair

    assert new.provisions == apply(compare(old, new).operations, old).provisions


@slow
@given(versions(odd))
def test_operations_replayed_give_the_new_version_of_odd_texts(pair):
    old, new = pair

    assert new.provisions == apply(compare(old, new).operations, old).provisions


@slow
@given(versions() | versions(odd))
def test_the_differences_read_as_both_versions(pair):
    old, new = pair
    found = compare(old, new).provisions

    assert texts(old) == reads(found, "-", "old_index")
    assert texts(new) == reads(found, "+", "new_index")


@slow
@given(one_text)
def test_a_text_does_not_differ_from_itself(text):
    found = compare(text, text)

    assert () == found.operations
    assert {"equal"} == {one.change for one in found.provisions}
    assert "no differences" == found.summary


@slow
@given(st.lists(st.text(max_size=12), max_size=6), st.lists(st.text(max_size=12), max_size=6))
def test_plain_text_reads_back(olds, news):
    given_old, given_new = "\n\n".join(olds), "\n\n".join(news)
    old, new = plain.without_last_line_end(given_old, given_new)
    found = compare(given_old, given_new).provisions

    assert old == reads(found, "-", "old_index")
    assert new == reads(found, "+", "new_index")


RIVERS = (
    "Recalling its resolution 76/124 of 10 December 2021 on the protection of rivers that cross borders,",
    "Recognizing that clean water is essential for health, food and the work of millions of fishers,",
    "Deeply concerned that the number of dry months has doubled. It regrets that no programme of relief was agreed,",
    "Urges all States to exchange data on the flow of rivers every month;",
    "Requests the Secretary-General to report to it at its seventy-ninth session;",
    "Requests the Secretary-General to report to it at its eightieth session;",
    "Invites the regional commissions to hold joint exercises on floods with local authorities;",
    "Decides to establish a fund for early warning, financed by voluntary contributions;",
)


def numbered(paragraphs):
    return Document(
        tuple(Provision(f"p{n}", Kind.PARAGRAPH, text, number=str(n)) for n, text in enumerate(paragraphs, 1))
    )


def changed(new, old=RIVERS):
    """The comparison of two texts, proven, and what changed in it but for numbers."""
    found = compare(numbered(old), numbered(new))

    assert found.new.provisions == apply(found.operations, found.old).provisions
    return found, [one for one in found.provisions if one.change not in ("equal", "renumbered")]


def test_a_moved_paragraph_is_one_move():
    found, (one,) = changed([*RIVERS[:1], *RIVERS[2:7], RIVERS[1], RIVERS[7]])

    assert "moved" == one.change
    assert (("p2",), ("p7",)) == (one.old, one.new)
    assert ["MoveProvision"] == [type(operation).__name__ for operation in found.operations]


def test_a_paragraph_that_moved_and_was_edited_is_marked_only_where_it_was():
    edited = RIVERS[7].replace("early warning", "early and timely warning")
    found, (one,) = changed([edited, *RIVERS[:7]])

    assert "moved" == one.change
    assert [("+", "and timely ")] == [run for run in one.runs if run[0] != "="]
    assert ["MoveProvision", "Insert"] == [type(operation).__name__ for operation in found.operations]


def test_two_that_are_alike_and_change_places():
    _, (one,) = changed([*RIVERS[:4], RIVERS[5], RIVERS[4], *RIVERS[6:]])

    assert "moved" == one.change


def test_a_split_paragraph_keeps_its_words():
    first, last = RIVERS[2].split(". ")
    found, (one,) = changed([*RIVERS[:2], first + ",", last, *RIVERS[3:]])

    assert "split" == one.change
    assert ("p3", "p4") == one.new
    assert [("-", ". "), ("+", ",\n\n")] == [run for run in one.runs if run[0] != "="]
    assert {"SplitProvision", "Replace"} == {type(operation).__name__ for operation in found.operations}


def test_joined_paragraphs_keep_their_words():
    found, (one,) = changed([f"{RIVERS[0]} and r{RIVERS[1][1:]}", *RIVERS[2:]])

    assert "joined" == one.change
    assert ("p1", "p2") == one.old
    assert {"JoinProvisions", "Insert", "Delete"} == {type(operation).__name__ for operation in found.operations}


def test_an_inserted_paragraph_renumbers_and_changes_nothing_else():
    found, (one,) = changed([*RIVERS[:3], "Calls for calm;", *RIVERS[3:]])

    assert "inserted" == one.change
    assert "1 paragraph inserted, 5 renumbered" == found.summary
    assert ["InsertProvision"] == [type(operation).__name__ for operation in found.operations]


def test_numbers_in_plain_text_are_no_change_of_words():
    old, new = (
        "\n\n".join(f"{n}. {text}" for n, text in enumerate(side, 1)) for side in (RIVERS, ("Begins anew;", *RIVERS))
    )

    assert "1 paragraph inserted, 8 renumbered" == compare(old, new).summary


def test_without_moves_what_moved_is_taken_out_and_put_in():
    old, new = numbered(RIVERS), numbered([*RIVERS[1:], RIVERS[0]])

    assert {one.change for one in compare(old, new, moves=False).provisions} >= {"deleted", "inserted"}


def test_only_emphasis():
    from amendiff.model.document import Mark

    old = numbered(RIVERS[:1])
    new = Document((Provision("p1", Kind.PARAGRAPH, RIVERS[0], (Mark(0, 9, "emphasis"),)),))
    found = compare(old, new)

    assert "1 paragraph reformatted" == found.summary
    assert new.provisions == apply(found.operations, old).provisions


def test_thousandfold_repetition_is_no_puzzle():
    paragraph = "Requests the Secretary-General to report;"
    found = compare("\n\n".join([paragraph] * 1000), "\n\n".join([paragraph] * 400 + ["Decides;"] + [paragraph] * 600))

    assert "1 paragraph inserted" == found.summary


def test_the_json_is_the_published_form():
    found = json.loads(compare("one two three four", "one two more three four").to_json())

    assert {
        "amendiff": 1,
        "kind": "comparison",
        "algorithm": 10,
    } == {key: found[key] for key in ("amendiff", "kind", "algorithm")}
    assert [
        {
            "old": ["p1"],
            "new": ["p1"],
            "old_index": 0,
            "new_index": 0,
            "change": "changed",
            "runs": [["=", "one two "], ["+", "more "], ["=", "three four"]],
        }
    ] == found["provisions"]


@pytest.mark.parametrize("pair", [("", "x"), ("x", ""), ("x", "x\n\n"), ("a\n\nb", "b")])
def test_texts_of_almost_nothing(pair):
    found = compare(*pair).provisions

    assert pair == (reads(found, "-", "old_index"), reads(found, "+", "new_index"))


BRIDGE = (
    "The bridge over the mill stream shall be repaired before winter, and its railings shall be painted green.",
    "The town shall plant forty lime trees along the street. The gardener shall water them twice a week in summer.",
    "The fountain on the square shall run from the first of May until the end of September each year.",
    "Benches of oak shall stand beside the path between the school and the library.",
)
HALVES = (
    "The town shall plant fifty lime trees along the street.",
    "The gardener shall water them three times a week in summer.",
)


@pytest.mark.parametrize(
    ("old", "new", "said"),
    [
        (BRIDGE, (*HALVES, BRIDGE[0], *BRIDGE[2:]), "1 paragraph moved, 1 split"),
        (BRIDGE, (BRIDGE[0], BRIDGE[2], *HALVES, BRIDGE[3]), "1 paragraph moved, 1 split"),
        (BRIDGE, (*HALVES, *BRIDGE[2:], BRIDGE[0]), "1 paragraph moved, 1 split"),
        ((*HALVES, BRIDGE[0], *BRIDGE[2:]), BRIDGE, "1 paragraph moved, 1 joined"),
        ((BRIDGE[0], BRIDGE[2], *HALVES, BRIDGE[3]), BRIDGE, "1 paragraph moved, 1 joined"),
    ],
)
def test_what_is_split_or_joined_beside_a_moved_paragraph_keeps_its_words(old, new, said):
    found = compare("\n\n".join(old), "\n\n".join(new))
    apart = next(one for one in found.changed if one.change in ("split", "joined"))
    words = {sign: sum(len(text) for mark, text in apart.runs if mark == sign) for sign in "=-+"}

    assert said == found.summary
    assert words["="] > 3 * (words["-"] + words["+"])
    assert found.new.provisions == apply(found.operations, found.old).provisions


def test_what_stands_around_a_split_is_paired_once_the_moved_paragraph_is_out_of_the_way() -> None:
    old = """The Council,

***

1. Decides to plant twelve lime trees along the northern side of the square;

2. Asks the treasurer to find the money within the budget for roads;

3. Invites the market association to propose where the stalls may stand, and asks the gardener to mark the places;

4. Decides to repair the fountain;

5. Decides to return to the matter in one year.
"""
    new = """The Council,

***

1. Decides to plant sixteen lime trees along the northern side of the square;

2. Invites the market association to propose where the stalls may stand;

3. Asks the gardener to mark the places;

4. Decides to repair the fountain, and to turn it off at night;

5. Asks the treasurer to find the money within the budget for roads;

6. Decides to return to the matter in one year.
"""
    found = compare(parse_document(old), parse_document(new))

    assert ["equal", "changed", "split", "changed", "moved", "renumbered"] == [one.change for one in found.provisions]
    assert (("=", "Decides to repair the fountain"), ("+", ", and to turn it off at night"), ("=", ";")) == (
        found.provisions[3].runs
    )


def test_line_ends_of_windows_part_paragraphs_too():
    old = ["The title of this", "One two three four", "The Board meets here"]
    found = compare("\r\n\r\n".join(old), "\r\n\r\n".join([old[0], old[2], old[1]]))

    assert "1 paragraph moved" == found.summary


def test_a_line_that_is_wrapped_is_no_paragraph():
    assert "1 paragraph changed" == compare("The fee is due at the office.", "The fee is due\nat the office.").summary


def test_the_line_end_of_the_last_line_belongs_to_no_paragraph():
    assert "1 paragraph inserted" == compare("One.\n\nTwo.\n", "One.\n\nTwo.\n\nThree.\n").summary
    assert "1 paragraph changed" == compare("One.\n\nTwo.", "One.\n\nTwo.\n").summary
