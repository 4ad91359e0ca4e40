"""Differences that are passed over: shown as equal, but never left out of the operations."""

import pytest
from hypothesis import given, settings, strategies as st

from amendiff.application import apply
from amendiff.comparison import compare
from amendiff.comparison.ignoring import KINDS, towards
from amendiff.markup import parse_document

words = st.sampled_from("the The Council council 5 6 , . “war” war - and".split(" "))
prose = st.lists(words, max_size=12).map(" ".join)
kinds = st.frozensets(st.sampled_from(KINDS), min_size=1)


def shown(old, new, *ignore):
    (one,) = compare(old, new, ignore=frozenset(ignore)).provisions
    return "".join(text if sign == "=" else f"[{sign}{text}{sign}]" for sign, text in one.runs), one.change


@pytest.mark.parametrize(
    ("old", "new", "ignore", "runs"),
    [
        ("The council decides", "the Council decides", ["case"], "the Council decides"),
        ("two  spaces", "two spaces", ["space"], "two spaces"),
        ("red, white, and blue.", "red, white and blue", ["punctuation"], "red, white and blue"),
        ("at its 5th session", "at its 6th session", ["numbers"], "at its 6th session"),
        ("the 1st of 1,000.50", "the 22nd of 12", ["numbers"], "the 22nd of 12"),
        ("on 4 June 2025 so", "on 5 June 2026 so", ["numbers"], "on 5 June 2026 so"),
        ("5 % of 1 000 crowns", "5% of 1000 crowns", ["space"], "5% of 1000 crowns"),
        ("the board’s co-opted", "the board's coopted", ["punctuation"], "the board's coopted"),
        (
            "The council, at its 5th",
            "the Council at its 6th",
            ["case", "numbers", "punctuation"],
            "the Council at its 6th",
        ),
    ],
)
def test_what_differs_only_so_is_equal_and_reads_as_the_new_text(old, new, ignore, runs):
    assert (runs, "equal") == shown(old, new, *ignore)


@pytest.mark.parametrize(
    ("old", "new", "kind"),
    [
        ("Pay 100 € now", "Pay 100 $ now", "numbers"),
        ("at 4 °C now", "at 4 °F now", "numbers"),
        ("by 4 June 2025", "by 4 July 2025", "numbers"),
        ("in A/RES/ES-11/8 here", "in S/RES/2774 here", "numbers"),
        ("of 1,5 litres", "of 15 litres", "punctuation"),
    ],
)
def test_what_a_number_counts_and_how_it_is_pointed_are_no_part_of_what_is_ignored(old, new, kind):
    assert "changed" == shown(old, new, kind)[1]


def test_no_space_is_invented_where_space_is_ignored():
    assert ("having met[-,-] decides", "changed") == shown("having met, decides", "having met decides", "space")


def test_other_differences_are_still_marked():
    assert (
        "the Council [-decides-][+asks+] today",
        "changed",
    ) == shown("The council decides today", "the Council asks today", "case")


RULES = "the park is open all day;", "the pond is closed in winter;", "the bridge has a toll;"


@pytest.mark.parametrize(
    ("read", "form"), [(parse_document, "{n}. "), (str, "{n}. "), (str, "({letter}) "), (str, "§ {n} ")]
)
def test_a_new_number_is_no_difference_where_numbers_are_ignored(read, form):
    old, new = (
        read("\n\n".join(form.format(n=n, letter="abcd"[n - 1]) + text for n, text in enumerate(side, 1)) + "\n")
        for side in (RULES, ("a lime tree stands by the well;", *RULES))
    )
    found = compare(old, new, ignore={"numbers"})

    assert "1 paragraph inserted" == found.summary
    assert ["inserted", "equal", "equal", "equal"] == [one.change for one in found.provisions]


def test_nothing_is_ignored_unasked():
    assert "changed" == shown("The council", "the Council", "space")[1]


def test_a_kind_that_does_not_exist_is_refused():
    with pytest.raises(ValueError, match="cannot ignore 'order': choose from case, space, punctuation, numbers"):
        compare("x", "y", ignore=frozenset({"order"}))


@settings(deadline=None)
@given(prose, prose, kinds)
def test_what_is_shown_reads_as_the_new_text_and_operations_give_it_exactly(old, new, ignore):
    found = compare(old, new, ignore=ignore)
    reads = "".join(text for one in found.provisions for sign, text in one.runs if sign != "-")

    assert new == reads
    assert found.new.provisions == apply(found.operations, found.old).provisions


@given(prose, kinds)
def test_a_text_is_spelled_as_itself(text, ignore):
    assert text == towards(text, text, ignore)
