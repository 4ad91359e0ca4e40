"""The page says how many real sentences are read; held to it where a collection of them is at hand."""

import os
from pathlib import Path

import pytest

from drafting.sentences.real import NAMED, PAGE, with_table


@pytest.mark.skipif(NAMED not in os.environ, reason=f"no collection of real sentences is named by {NAMED}")
def test_the_page_says_how_many_real_sentences_are_read() -> None:
    """Write it anew with ``python -m drafting.sentences.real --write``, with ``tests`` on the path."""
    page = PAGE.read_text("utf-8")

    assert with_table(page, Path(os.environ[NAMED])) == page
