"""The letters of two words: shown apart only where that reads better."""

import pytest
from hypothesis import given, strategies as st

from amendiff.comparison.letters import letters


@pytest.mark.parametrize(
    ("old", "new", "runs"),
    [
        ("State", "States", (("=", "State"), ("+", "s"))),
        ("authorised", "authorized", (("=", "authori"), ("-", "s"), ("+", "z"), ("=", "ed"))),
        ("shall", "must", (("-", "shall"), ("+", "must"))),
        ("two words", "two word", (("-", "two words"), ("+", "two word"))),
        ("x", "", (("-", "x"),)),
    ],
)
def test_letters(old, new, runs):
    assert runs == letters(old, new)


@given(st.text(max_size=12), st.text(max_size=12))
def test_letters_read_as_both_words(old, new):
    runs = letters(old, new)

    assert old == "".join(text for sign, text in runs if sign != "+")
    assert new == "".join(text for sign, text in runs if sign != "-")
