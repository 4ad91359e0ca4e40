"""The patch format of diff-match-patch."""

import pytest
from diff_match_patch import diff_match_patch
from hypothesis import given, strategies as st

from amendiff.comparison.patch import patch_text

texts = st.text(alphabet=st.sampled_from("abc ,.\n%+-@é大"), max_size=60)


def test_a_patch_names_its_place_and_its_words():
    assert patch_text("a just peace", "a just and lasting peace") == (
        "@@ -1,12 +1,24 @@\n a just \n+and lasting \n peace\n"
    )


def test_equal_texts_have_an_empty_patch():
    assert "" == patch_text("a just peace", "a just peace")


@given(texts, texts)
def test_a_patch_gives_the_new_text(old, new):
    engine = diff_match_patch()
    found, placed = engine.patch_apply(engine.patch_fromText(patch_text(old, new)), old)

    assert (new, True) == (found, all(placed))


@pytest.mark.parametrize("end", ["", "\n"])
def test_the_same_texts_give_the_same_patch(end):
    old, new = "one, two, three" + end, "one, four, three" + end

    assert patch_text(old, new) == patch_text(old, new)
