"""Addresses that were published lead on: pages, and anchors within pages."""

import re
from pathlib import Path

import pytest

from amendiff.corpus import open_corpus
from amendiff.errors import OutputError
from amendiff.site import Settings, build
from amendiff.site.moved import former, with_anchors
from amendiff.site.settings import Moved, load_settings

TEXTS = Path(__file__).parents[2] / "texts/un"
PAGE = '<main id="main">\n<p id="op3" class="operative"><a href="#op3">3.</a> Decides</p>\n<ul id="list"></ul>\n</main>'


def moved(old, new):
    return (Moved(old=old, new=new),)


@pytest.mark.parametrize("path", ["peace/index.html", "peace/adopted/index.html"])
def test_an_old_anchor_stands_in_the_element_that_has_a_new_one(path):
    kept = with_anchors(PAGE, path, moved("peace/#op2", "peace/#op3"))

    assert PAGE.replace('<a href="#op3">', '<span id="op2"></span><a href="#op3">') == kept


def test_an_old_anchor_stands_before_what_holds_no_words():
    kept = with_anchors(PAGE, "peace/index.html", moved("peace/#items", "peace/#list"))

    assert PAGE.replace("<ul", '<span id="items"></span><ul') == kept


def test_an_old_anchor_whose_part_is_on_another_page_leads_there():
    kept = with_anchors(PAGE, "peace/index.html", moved("peace/#readings", "peace/sources/#found"))

    said = '<p class="moved" id="readings">This part is now <a href="../peace/sources/index.html#found">'
    assert PAGE.replace("\n", f"\n{said}peace/sources/#found</a>.</p>\n", 1) == kept


@pytest.mark.parametrize("path", ["index.html", "other/index.html", "peaceful/index.html"])
def test_other_pages_stay_as_they_are(path):
    assert PAGE == with_anchors(PAGE, path, moved("peace/#op2", "peace/#op3"))


def test_a_page_below_that_has_the_old_anchor_keeps_it():
    page = PAGE.replace("list", "op2")

    assert page == with_anchors(page, "peace/tabled/index.html", moved("peace/#op2", "peace/#op3"))


@pytest.mark.parametrize(
    ("old", "new", "said"),
    [
        ("peace/#op2", "peace/#op4", "peace/#op4, which is not there"),
        ("peace/#op3", "peace/#list", "peace/#op3 is an anchor that there is"),
    ],
)
def test_what_cannot_be_is_refused(old, new, said):
    with pytest.raises(OutputError, match=re.escape(said)):
        with_anchors(PAGE, "peace/index.html", moved(old, new))


@pytest.mark.slow
def test_a_build_keeps_anchors_and_pages_and_refuses_those_of_no_page(tmp_path):
    (tmp_path / "site.toml").write_text("""\
[[moved]]
from = "path-to-peace/#op2"
to = "path-to-peace/#op1"
[[moved]]
from = "path-to-peace/op2"
to = "path-to-peace/op1"
[[moved]]
from = "path-to-peace/compare/draft..adopted"
to = "path-to-peace/compare/tabled..adopted"
[[moved]]
from = "path-to-peace/amendments/L.3"
to = "path-to-peace/amendments/L.13/"
[[moved]]
from = "#texts"
to = "sponsors/"
""")
    target = tmp_path / "public"
    build(open_corpus(TEXTS), load_settings(tmp_path / "site.toml"), target)

    for page in ("", "adopted/", "tabled/", "compare/tabled..adopted/"):
        assert '<span id="op2"></span>' in (target / f"path-to-peace/{page}index.html").read_text("utf-8"), page
    assert "url=../../path-to-peace/op1/" in (target / "path-to-peace/op2/index.html").read_text("utf-8")
    assert 'value="L.13" data-was="L.3"' in (target / "path-to-peace/index.html").read_text("utf-8")
    assert '<p class="moved" id="texts">' in (target / "index.html").read_text("utf-8")

    lost = Settings(moved=moved("path-to-war/#op2", "path-to-war/#op1"))
    with pytest.raises(OutputError, match="a page that is not there"):
        build(open_corpus(TEXTS), lost, tmp_path / "other")


def test_former_names_are_those_of_the_same_folder():
    found = (*moved("p/amendments/L.1", "p/amendments/L.2"), *moved("q/amendments/L.0", "p/amendments/L.2/"))

    assert ("L.1",) == former(found, "p/amendments/L.2")
