"""What two texts begin and end with alike is left aside only where tokens end and begin."""

from itertools import pairwise

from hypothesis import given, strategies as st

from amendiff.comparison.ends import common_head, common_tail, left_aside
from amendiff.comparison.tokens import tokens

words = st.sampled_from("the report of may, march 24 de 2025 1 000 States; (a) a.m. 第五 re-opens every".split())
prose = st.lists(words, min_size=40, max_size=60).map(" ".join)


@given(prose, st.text(" ,;aè", max_size=5), st.text(" ,;aè", max_size=5), prose)
def test_tokens_end_where_what_is_left_aside_does(before, old, new, behind):
    texts = before + old + behind, before + new + behind
    aside = left_aside(*texts)

    for text in texts:
        ends = (0, aside.head, aside.before, len(text) - aside.behind, len(text) - aside.tail, len(text))
        assert sorted(ends) == list(ends)
        assert tokens(text) == [token for i, j in pairwise(ends) for token in tokens(text[i:j])]
    assert texts[0][: aside.before] == texts[1][: aside.before]
    assert texts[0][len(texts[0]) - aside.behind :] == texts[1][len(texts[1]) - aside.behind :]


@given(st.text("ab", max_size=9), st.text("ab", max_size=9), st.integers(0, 3))
def test_the_ends_of_texts_are_found_in_large_steps_too(old, new, many):
    filler = "x" * (many << 14)
    head = next((at for at, (a, b) in enumerate(zip(old, new, strict=False)) if a != b), min(len(old), len(new)))

    assert len(filler) + head == common_head(filler + old, filler + new)
    assert len(filler) + head == common_tail(old[::-1] + filler, new[::-1] + filler)


def test_in_a_long_text_little_is_looked_at():
    text = "and every member of the board reports to the council of the town again, " * 20

    aside = left_aside(text + "amended " + text, text + "changed " + text)

    assert 2 * len(text) + 8 - aside.head - aside.tail < 400
    assert 2 * len(text) + 8 - aside.before - aside.behind < 40
