"""Long wordings of one provision are compared piece by piece: the same runs, with few words held at once."""

import tracemalloc
from itertools import pairwise
from random import Random

import pytest
from hypothesis import given, settings, strategies as st

from amendiff.comparison import pieces
from amendiff.comparison.pieces import SAME, cuts
from amendiff.comparison.words import changes
from examples import examples

words = "the a of and in harbour berth clerk mayor fee vessel quay (a) 12 5. No Article 大 港 é".split(" ")


def wordings(seed, edits, sentences=500):
    """Return two wordings of one long provision: the second with so many *edits* of some words each."""
    random = Random(seed)
    texts = [" ".join(random.choices(words, k=random.randint(3, 30))) for _ in range(sentences)]
    old = [f"{text} {n}{random.choice('.;,')}" for n, text in enumerate(texts)]
    new = list(old)
    for _ in range(edits):
        at, kind = random.randrange(len(new)), random.randrange(4)
        if kind == 0:
            del new[at]
        elif kind == 1:
            new.insert(at, "It may then be renewed by the clerk.")
        elif kind == 2:
            new.insert(at, new.pop(random.randrange(len(new))))
        else:
            some = new[at].split(" ")
            some[random.randrange(len(some))] = "pilot"
            some.insert(random.randrange(len(some)), "tug")
            new[at] = " ".join(some)
    return " ".join(old), " ".join(new)


@settings(max_examples=examples(15))
@given(st.integers(0, 10**6), st.integers(1, 200))
def test_runs_of_long_wordings_join_to_both(seed, edits):
    old, new = wordings(seed, edits)
    runs = changes(old, new)

    assert old == "".join(words for sign, words in runs if sign != "+")
    assert new == "".join(words for sign, words in runs if sign != "-")
    assert all(words for _, words in runs)
    assert all(one != other and (one, other) != ("+", "-") for (one, _), (other, _) in pairwise(runs))


@settings(max_examples=examples(15))
@given(st.integers(0, 10**6), st.integers(1, 200))
def test_a_cut_lies_amid_what_is_the_same(seed, edits):
    old, new = wordings(seed, edits)
    places = cuts(old, new)

    assert places == sorted(places)
    for i, j in places:
        assert old[i - SAME : i + SAME] == new[j - SAME : j + SAME]


@pytest.mark.parametrize("seed", range(4))
def test_a_few_changes_are_the_same_with_cuts_and_without(seed, monkeypatch):
    old, new = wordings(seed, 12)
    cut = changes(old, new)
    assert cuts(old, new)
    monkeypatch.setattr(pieces, "LONG", 1 << 30)
    assert not cuts(old, new)

    assert changes(old, new) == cut


def test_short_wordings_and_those_that_share_no_sentence_are_not_cut():
    old, new = wordings(1, 3)

    assert [] == cuts(old[:20_000], new[:20_000])
    assert [] == cuts(old, " ".join(f"clause {n};" for n in range(3_000)))
    assert [] == cuts("The clerk reports to the mayor. " * 2_000, "The clerk reports to the mayor. " * 2_100)


def test_of_a_long_provision_few_words_are_held_at_once():
    old, new = wordings(2, 40, sentences=1_500)
    changes(old, new)  # what is worked out once for each word
    tracemalloc.start()
    changes(old, new)
    peak = tracemalloc.get_traced_memory()[1]
    tracemalloc.stop()

    assert peak < 12 * (len(old) + len(new))
