"""Every sentence of our own wording is read as it is meant, and the page says how many are."""

import pytest

from amendiff.drafting import parse
from drafting.sentences import Expected
from drafting.sentences.table import PAGE, SENTENCES, as_meant, with_table

EVERY = [
    (dialect, family, sentence, expected)
    for dialect, families in SENTENCES.items()
    for family, sentences in families.items()
    for sentence, expected in sentences
]


@pytest.mark.parametrize(("dialect", "family", "sentence", "expected"), EVERY)
def test_a_sentence_is_read_as_it_is_meant(dialect: str, family: str, sentence: str, expected: Expected) -> None:
    assert as_meant(sentence, dialect, expected), parse(sentence, dialect)


@pytest.mark.parametrize(
    ("dialect", "sentence"),
    [(dialect, sentence) for dialect, family, sentence, _ in EVERY if family.startswith("no instruction")],
)
def test_what_asks_for_nothing_has_no_reading(dialect: str, sentence: str) -> None:
    assert () == tuple(reading for one in parse(sentence, dialect) for reading in one.readings)


def test_the_page_says_how_many_sentences_are_read() -> None:
    """Write it anew with ``python -m drafting.sentences.table --write``, with ``tests`` on the path."""
    page = PAGE.read_text("utf-8")

    assert with_table(page) == page
