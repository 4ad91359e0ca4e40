"""The quick ways of comparison: they find what the slow ones would, or leave it to them."""

from itertools import chain

import pytest
from hypothesis import given, strategies as st

from amendiff.comparison import compare, known, tokens
from amendiff.comparison.known import Known
from amendiff.comparison.stretches import same

ODD = (
    "24 February May 2025 2025, de febrero 5 % %, 50 ° 12th (May the word, Council’s e\u0301 \u0301x 大会 2025年"
    " 2月 24日 ก้ำ 10\xa0000 x\ty \n \r\n (a) 5(1) (iii) 1,000 II. 3.º mars marsh x\x1cy A/RES/1 well-being"
    " 1 135 € 250 000. 9.30 a.m. p. m. $ £3 US$ 5 12 maio dicembre สามสิบ 2025년 2월 24일"
    " maintain xMay May4 Mays ``a.b``, http://x.example/a_b?c=1 9.30a.m. 5$ $5 (s) x(s) -1 a--b 2025年\n2月 50\n% \r"
    " L. R.* LO. (L.O. «D. 161-37-1 12b xL. _L. 市L. 241/1990 1,500 5(1)a. m. (a)p."
    " \U0001f1e6 \U0001f1ff\U0001f1e6 \u200d"
)
words = st.sampled_from([*ODD.split(" "), "", "w" * 50])


@given(st.lists(st.tuples(words, st.sampled_from([" ", " ", " ", "\n", "\n  ", " \n", "\n\n", ""])), max_size=14))
def test_words_split_one_by_one_give_the_tokens_of_the_whole(parts):
    text = "".join(chain.from_iterable(parts))

    assert tokens._split(text) == tokens.tokens(text)


@given(st.text(st.characters(max_codepoint=127, categories=["L", "N", "P", "S"])))
def test_a_word_in_ascii_has_the_tokens_that_it_has_in_any_script(word):
    assert tokens._split(word) == tokens._in_ascii().findall(word)


def test_what_is_known_stays_within_bounds(monkeypatch):
    monkeypatch.setattr(known, "MOST", 3)
    asked = []
    length = Known(lambda word: asked.append(word) or len(word))
    for word in ("a", "a", "bb", "ccc", "dddd", "a", "x" * 99, "x" * 99):
        assert len(word) == length[word]

    assert ["a", "bb", "ccc", "dddd", "a", "x" * 99, "x" * 99] == asked
    assert 2 == len(length)


def prose(seed, count=30):
    return [f"w{seed}x{n}" for n in range(count)]


def test_texts_that_share_long_stretches_are_the_same():
    a, b, c = (" ".join(prose(seed)) for seed in range(3))
    edited = " ".join([*prose(1)[:14], "other", *prose(1)[16:]])

    assert [(0, 1), (1, 2)] == same([a, b], [c, a, edited])


@pytest.mark.parametrize("new", [[], ["repealed"], [" ".join(prose(7))], [" ".join(sorted(prose(0), reverse=True))]])
def test_what_shares_only_words_is_left_to_a_closer_look(new):
    assert [] == same([" ".join(prose(0)), "repealed"], new)


def test_no_stretch_goes_on_from_one_text_to_the_next():
    whole = prose(0, 40)

    assert [] == same([" ".join(whole[:20]), " ".join(whole[20:])], [" ".join(whole)])


def test_a_twin_does_not_take_the_place_of_a_paragraph_that_moved():
    invites, asks = (
        f"{verb} the Council to repair roads, bridges and ports in close cooperation" for verb in ("Invites", "Asks")
    )
    others = [
        f"{verb} all States {do} before the end of the decade"
        for verb, do in (("Urges", "to adopt plans"), ("Reminds", "to share data"))
    ]
    old = [others[0], invites, asks, others[1]]
    new = [others[0], asks, others[1], invites]
    sides = ("\n\n".join(f"{n}. {one}" for n, one in enumerate(side, 1)) for side in (old, new))
    found = compare(*sides)

    assert [(1, 3)] == [(one.old_index, one.new_index) for one in found.changed if one.change == "moved"]
    assert "3 paragraphs moved" not in found.summary


def test_a_bag_says_no_only_where_a_closer_look_would():
    from amendiff.comparison.likeness import Bag

    bag = Bag.of("to repair roads, bridges and ports")

    assert bag.may_share("to repair roads, bridges", 0.7)
    assert not bag.may_share("to repair roads", 0.7)
