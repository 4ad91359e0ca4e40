"""Search is asked for, and refused by name where what it needs is missing."""

import sys
from pathlib import Path

import pytest

from amendiff.corpus import open_corpus
from amendiff.errors import OutputError
from amendiff.site import Settings, build

TEXTS = Path(__file__).parents[2] / "texts/un"


def test_without_pagefind_the_build_says_what_is_missing(tmp_path, monkeypatch):
    monkeypatch.setitem(sys.modules, "pagefind_bin", None)

    with pytest.raises(OutputError, match="Pagefind is not installed") as error:
        build(open_corpus(TEXTS), Settings(search=True), tmp_path / "public")

    assert "AD605" == error.value.code
    assert [] == list(tmp_path.iterdir())


def test_what_nobody_adopted_is_left_out_of_the_index(tmp_path):
    build(open_corpus(TEXTS), Settings(), tmp_path / "public")
    page = (tmp_path / "public/path-to-peace/index.html").read_text("utf-8")

    marks = [part for part in page.split("<") if part.startswith(("ins ", "del "))]

    left_out = {part.partition('data-by="')[2].partition('"')[0] for part in marks if "data-pagefind-ignore" in part}
    kept = {part.partition('data-by="')[2].partition('"')[0] for part in marks if "data-pagefind-ignore" not in part}
    assert ({"L.12", "L.13", "L.15"}, {"L.13", "L.14", "L.15"}) == (left_out | {"L.15"}, kept)


def test_no_page_to_search_unless_asked_for(tmp_path):
    build(open_corpus(TEXTS), Settings(), tmp_path / "public")

    assert not (tmp_path / "public/search").exists()
    assert "pagefind-filter" not in (tmp_path / "public/path-to-peace/index.html").read_text("utf-8")
