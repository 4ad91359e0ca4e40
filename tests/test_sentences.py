"""Sentences: English strings that can be said again in another language, and never read what is given to them."""

import pickle
from datetime import date

from hypothesis import given, strategies as st

from amendiff.sentences import (
    ENGLISH,
    English,
    capital,
    count,
    day,
    joined,
    listed,
    own,
    row,
    say,
    say_of,
    small,
    spoken,
)

words = st.text(max_size=20)


class Shouting(English):
    """A language whose messages are those of English in capitals, and whose words of the record stand in brackets."""

    def message(self, message, context):
        return message.upper().replace(")S", ")s").replace("%(ONE)", "%(one)").replace("%(NAMES)", "%(names)")

    def given(self, words):
        return f"[{words}]"


@given(words, words, st.integers(0, 5))
def test_what_is_given_is_never_read(one, other, number):
    """Percent signs and names in the record's words stay what they are, in every language."""
    sentence = say("see %(one)s", one=joined("; ", (one, say("as %(one)s", one=other))))

    assert f"see {one}; as {other}" == sentence
    assert f"SEE [{one}]; AS [{other}]" == spoken(sentence, Shouting())
    assert f"{number} of {one}" == count(number, "%(number)s of %(one)s", "%(number)s of %(one)s", one=one)


@given(st.lists(words, max_size=4), st.dates())
def test_a_sentence_said_in_english_is_itself(parts, when):
    for sentence in (listed(parts), row(parts), day(when), capital(say("a")), small("B"), own("<b>"), say_of("x", "y")):
        assert sentence == spoken(sentence, ENGLISH)
        again = pickle.loads(pickle.dumps(sentence))
        assert (sentence, sentence.how) == (again, again.how)


def test_english_is_said_as_before():
    assert "A, B and C" == listed(["A", "B", "C"])
    assert "24 February 2025" == day(date(2025, 2, 24))
    assert "1 text" == count(1, "%(number)s text", "%(number)s texts")


def test_what_is_no_sentence_stays():
    assert "plain %(one)s" == spoken("plain %(one)s", Shouting())
