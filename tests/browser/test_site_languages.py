"""Texts in Arabic and Chinese, and pages that run from right to left, in a real Chromium."""

import shutil
from pathlib import Path

import pytest

from amendiff.corpus import open_corpus
from amendiff.site import Settings, build
from amendiff.site.settings import Page, PageIn

ROOT = Path(__file__).parents[2]
ARABIC = """
msgid ""
msgstr "Content-Type: text/plain; charset=utf-8\\n"

msgid "All texts"
msgstr "جميع النصوص"

msgid "The decision"
msgstr "القرار"

msgid "%(decided)s on %(date)s"
msgstr "%(decided)s في %(date)s"
"""
PAGES = (
    "index.html",
    "guide/index.html",
    "sponsors/index.html",
    "{dossier}/index.html",
    "{dossier}/adopted/index.html",
    "{dossier}/amendments/{amendment}/index.html",
    "{dossier}/sources/index.html",
    "{dossier}/op1/index.html",
    "{dossier}/compare/index.html",
    "{dossier}/compare/tabled..adopted/index.html",
)
OPEN_ALL = "for (const one of document.querySelectorAll('details')) one.open = true"
WIDE = "document.documentElement.scrollWidth > document.documentElement.clientWidth"


@pytest.fixture(scope="module")
def site(tmp_path_factory):
    folder = tmp_path_factory.mktemp("languages")
    for name in ("garden-wells", "library-hours"):
        shutil.copytree(ROOT / "texts/invented" / name, folder / "texts" / name)
    guide = Page(file="", slug="guide", title="Guide", text="# Guide\n\nWords.", others={
        "ar": PageIn(file="", title="دليل", text="# دليل\n\nكلمات: `#op1`.")
    })  # fmt: skip
    settings = Settings(languages=("en", "fr", "ar"), strings={"ar": ARABIC}, pages=(guide,))
    build(open_corpus(folder / "texts"), settings, folder / "public")
    return folder / "public"


def pages(site, language, dossier, amendment):
    for path in PAGES:
        path = path.format(dossier=dossier, amendment=amendment)
        yield path, (site / language / path).as_uri()
    (sponsor, *_) = sorted((site / language / "sponsors").glob("*/index.html"))
    yield "a sponsor", sponsor.as_uri()


def visited(page, found):
    """Open each page, with all that can be opened on it."""
    for path, address in found:
        page.goto(address)
        page.evaluate(OPEN_ALL)
        yield path


@pytest.mark.parametrize("java_script", [True, False])
@pytest.mark.parametrize(
    ("language", "dossier", "amendment"),
    [("ar", "garden-wells", "T1"), ("fr", "garden-wells", "T1"), ("fr", "library-hours", "Z4")],
)
def test_axe_finds_nothing(site, page, axe_in_both_schemes, language, dossier, amendment):
    found = {path: axe_in_both_schemes(page) for path in visited(page, pages(site, language, dossier, amendment))}

    assert {} == {path: lines for path, lines in found.items() if lines}


@pytest.mark.parametrize("viewport", [(320, 640)])
@pytest.mark.parametrize("java_script", [False])
def test_nothing_scrolls_sideways_at_320_pixels(site, page):
    wide = []
    for language, dossier, amendment in (
        ("ar", "garden-wells", "T3"),
        ("fr", "library-hours", "Z4"),
        ("", "garden-wells", "T3"),
    ):
        for path in visited(page, pages(site, language, dossier, amendment)):
            wide += [(language, path)] if page.evaluate(WIDE) else []

    assert [] == wide


@pytest.mark.parametrize("java_script", [False])
def test_a_text_keeps_its_side_whatever_the_pages_speak(site, page):
    """Arabic begins at the right on an English page, and the notes of that page at the left."""
    page.goto((site / "garden-wells/index.html").as_uri())
    blocks = ["#op1", ".provision .notes", "h1 bdi", ".summary"]
    directions = page.evaluate(
        "blocks => blocks.map(one => getComputedStyle(document.querySelector(one)).direction)", blocks
    )

    assert directions == ["rtl", "ltr", "rtl", "rtl"]


@pytest.mark.parametrize("java_script", [False])
def test_names_in_arabic_stand_in_the_order_of_an_english_sentence(site, page):
    page.goto((site / "garden-wells/index.html").as_uri())
    first, second = page.evaluate("""() => {
      const who = document.querySelector(".who"), text = who.firstChild, find = (name) => {
        const range = document.createRange(), start = text.data.indexOf(name);
        range.setStart(text, start); range.setEnd(text, start + name.length);
        return range.getBoundingClientRect().x;
      };
      return [find("سلمى"), find("يوسف")];
    }""")

    assert first < second


def test_a_reader_changes_language_on_the_same_page(site, page):
    page.goto((site / "library-hours/amendments/Z1/index.html").as_uri())
    page.get_by_role("link", name="Français").click()
    assert page.locator("#decision-title").inner_text() == "La décision"

    page.get_by_role("link", name="العربية").click()
    assert page.locator("#decision-title").inner_text() == "القرار"
    assert "rtl" == page.evaluate("document.dir")
    page.get_by_role("link", name="English").click()
    assert page.locator("#decision-title").inner_text() == "The decision"
