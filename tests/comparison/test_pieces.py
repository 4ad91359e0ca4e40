"""Long wordings of one provision are compared piece by piece: the same runs, with few words held at once."""

import tracemalloc
from itertools import accumulate, pairwise
from random import Random

import pytest
from hypothesis import HealthCheck, given, settings, strategies as st

from amendiff.comparison import pieces
from amendiff.comparison.pieces import SAME, cuts
from amendiff.comparison.runs import extend
from amendiff.comparison.tokens import tokens
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
@given(st.integers(0, 10**6), st.integers(1, 30))
def test_between_sentences_a_cut_lies_amid_what_is_the_same(seed, edits):
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


def test_short_wordings_are_not_cut():
    old, new = wordings(1, 3)

    assert [] == cuts(old[:20_000], new[:20_000])


@pytest.fixture
def small(monkeypatch):
    """Cut wordings that are short enough to be looked at."""
    monkeypatch.setattr(pieces, "LONG", 80)
    monkeypatch.setattr(pieces, "PIECE", 40)


some_words = st.lists(
    st.sampled_from(
        "the a fee fees 24 February 2025 1 000 (a) L. 161-3 A/RES/ES-11/8 大港 ที่นี่ é e\u0301 🇫🇷🇩🇪 | , ; \r\n".split(" ")
    ),
    min_size=30,
    max_size=120,
)


@settings(max_examples=examples(60), suppress_health_check=[HealthCheck.function_scoped_fixture, HealthCheck.too_slow])
@given(some_words, some_words, st.sampled_from([" ", "", "  "]))
def test_no_cut_parts_a_token_and_runs_join_to_both(small, one, other, gap):
    old, new = gap.join(one), gap.join(other)
    runs = changes(old, new)

    for side, places in zip((old, new), zip(*cuts(old, new), strict=True), strict=False):
        assert list(places) == sorted(places)
        assert set(places) <= {*accumulate(map(len, tokens(side)))}
    assert old == "".join(words for sign, words in runs if sign != "+")
    assert new == "".join(words for sign, words in runs if sign != "-")
    assert all(words for _, words in runs)
    assert all(one != other and (one, other) != ("+", "-") for (one, _), (other, _) in pairwise(runs))


def test_where_no_sentences_are_the_same_phrases_are_found_and_words():
    items = [f"harbour {n} pays {n * 7 % 97} euros a berth" for n in range(5_000)]
    later = [f"harbour {n} pays {n * 7 % 97 + 100} euros a berth" for n in range(700, 5_000)]
    runs = changes(" and ".join(items), " and ".join(later))

    assert 4_300 == sum(sign == "-" and words.isdigit() for sign, words in runs)


def test_what_repeats_itself_is_cut_in_equal_shares():
    runs = changes("mayor and clerk or " * 8_000, "prefect and clerk or " * 8_000)

    assert [("-", "mayor"), ("+", "prefect"), ("=", " and clerk or ")] * 8_000 == list(runs)


def test_a_light_word_where_pieces_meet_goes_with_the_replacements_around_it():
    runs = [("=", "Of "), ("-", "berths"), ("+", "quays"), ("=", " a")]
    extend(runs, (("=", "nd "), ("-", "fees"), ("+", "dues"), ("=", " only")))

    assert [("=", "Of "), ("-", "berths and fees"), ("+", "quays and dues"), ("=", " only")] == runs


def test_what_says_something_stands_where_pieces_meet():
    runs = [("-", "berths"), ("+", "quays"), ("=", " in the ")]
    extend(runs, (("=", "harbour of Genoa "), ("-", "fees"), ("+", "dues")))

    assert [("-", "berths"), ("+", "quays"), ("=", " in the harbour of Genoa "), ("-", "fees"), ("+", "dues")] == runs


def test_changes_that_meet_where_pieces_do_are_one():
    runs = [("=", "Of "), ("-", "berths"), ("+", "quays")]
    extend(runs, (("-", " and fees"), ("=", " only")))

    assert [("=", "Of "), ("-", "berths and fees"), ("+", "quays"), ("=", " only")] == runs


@pytest.mark.parametrize(
    "texts",
    [wordings(2, 40, sentences=1_500), ("mayor and clerk or " * 6_000, "prefect and clerk or " * 6_000)],
    ids=["sentences", "what repeats itself"],
)
def test_of_a_long_provision_few_words_are_held_at_once(texts):
    old, new = texts
    changes(old[:2000], new[:2000])  # what is worked out once
    tracemalloc.start()
    changes(old, new)
    peak = tracemalloc.get_traced_memory()[1]
    tracemalloc.stop()

    assert peak < 12 * (len(old) + len(new))
