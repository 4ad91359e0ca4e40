"""Search is asked for, and refused by name where what it needs is missing."""

import gzip
import json
import sys
from pathlib import Path

import pytest

from amendiff.corpus import open_corpus
from amendiff.errors import OutputError
from amendiff.site import Settings, build
from amendiff.site.sorted_index import put_in_order

pytestmark = pytest.mark.slow

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


def test_an_index_is_the_same_from_build_to_build(tmp_path):
    pytest.importorskip("pagefind_bin")
    for name in ("one", "two", "three"):
        build(open_corpus(TEXTS), Settings(search=True), tmp_path / name)
    one, *others = (
        {path.relative_to(folder).as_posix(): path.read_bytes() for path in folder.rglob("*") if path.is_file()}
        for folder in sorted(tmp_path.iterdir())
    )

    assert all(one == other for other in others)
    named = json.loads(one["pagefind/pagefind-entry.json"])["languages"]["en"]["hash"]
    assert f"pagefind/pagefind.{named}.pf_meta" in one
    assert 5 == sum(path.endswith(".pf_filter") for path in one)


def test_an_index_of_another_form_is_left_alone(tmp_path):
    entry = tmp_path / "pagefind-entry.json"
    entry.write_text('{"version": "9", "languages": {"en": {"hash": "en_1"}}}')
    (tmp_path / "pagefind.en_1.pf_meta").write_bytes(gzip.compress(b"something else"))
    before = {path.name: path.read_bytes() for path in tmp_path.iterdir()}

    put_in_order(tmp_path)

    assert before == {path.name: path.read_bytes() for path in tmp_path.iterdir()}
