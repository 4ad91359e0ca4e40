"""Every template in a real Chromium: nothing for axe to find, no sideways scrolling, no script needed."""

from pathlib import Path

import pytest

from amendiff.corpus import open_corpus
from amendiff.site import build, load_settings

ROOT = Path(__file__).parents[2]
PAGES = (
    "index.html",
    "guide/index.html",
    "404.html",
    "path-to-peace/index.html",
    "path-to-peace-sc/index.html",
    "ukraine-es-11-7/index.html",
    "path-to-peace/adopted/index.html",
    "path-to-peace/reported-by-SEED3/index.html",
    "path-to-peace/amendments/L.12/index.html",
    "path-to-peace-sc/amendments/RU-2/index.html",
    "path-to-peace/sources/index.html",
)
OPEN_ALL = "for (const one of document.querySelectorAll('details')) one.open = true"
WIDE = "document.documentElement.scrollWidth > document.documentElement.clientWidth"


@pytest.fixture(scope="module")
def site(tmp_path_factory):
    target = tmp_path_factory.mktemp("site") / "public"
    build(open_corpus(ROOT / "texts"), load_settings(ROOT / "site/site.toml"), target)
    return target


@pytest.mark.parametrize(
    ("color_scheme", "java_script", "viewport"),
    [
        ("light", False, (1280, 800)),
        ("dark", True, (1280, 800)),
        ("light", True, (320, 640)),
        ("dark", False, (320, 640)),
    ],
)
def test_axe_finds_nothing(site, page, axe):
    found = {}
    for path in PAGES:
        page.goto((site / path).as_uri())
        page.evaluate(OPEN_ALL)
        found[path] = axe(page)

    assert {} == {path: lines for path, lines in found.items() if lines}


@pytest.mark.parametrize("viewport", [(320, 640)])
@pytest.mark.parametrize("java_script", [False])
def test_nothing_scrolls_sideways_at_320_pixels(site, page):
    wide = []
    for path in PAGES:
        page.goto((site / path).as_uri())
        page.evaluate(OPEN_ALL)
        wide += [path] if page.evaluate(WIDE) else []

    assert [] == wide


def test_the_policy_is_kept(site, page):
    """Nothing that a page asks for is refused by its own Content-Security-Policy."""
    said = []
    page.on("console", lambda message: said.append(message.text))
    for path in PAGES:
        page.goto((site / path).as_uri())

    assert [] == said


def test_views_are_reached_by_keyboard(site, page):
    page.goto((site / "path-to-peace/index.html").as_uri())
    page.locator("#v-changes").focus()
    page.keyboard.press("ArrowRight")
    page.keyboard.press("Tab")
    page.keyboard.press("Space")

    assert page.locator("#v-result").is_checked()
    assert page.locator("#on-1").is_checked()


def test_a_printed_page_has_marks_and_letters_but_no_controls(site, page):
    page.goto((site / "path-to-peace/index.html").as_uri())
    page.emulate_media(media="print")

    struck = page.locator("#pp1 del").evaluate("one => getComputedStyle(one).textDecorationLine")
    letter = page.locator("#pp1 ins").evaluate("one => getComputedStyle(one, '::before').content")
    assert ("line-through", '"B"') == (struck, letter)
    assert not page.locator(".views").is_visible()


def test_marks_show_in_forced_colours(site, open_page):
    page = open_page(forced_colors="active")
    page.goto((site / "path-to-peace/index.html").as_uri())

    put = page.locator("#pp1 ins").evaluate("one => getComputedStyle(one).textDecorationLine")
    assert "underline" == put
