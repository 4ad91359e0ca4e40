"""Every template in a real Chromium: nothing for axe to find, no sideways scrolling, no script needed."""

import re
import time
from functools import partial
from http.server import SimpleHTTPRequestHandler, ThreadingHTTPServer
from threading import Thread

import pytest

PAGES = (
    "index.html",
    "guide/index.html",
    "404.html",
    "path-to-peace/index.html",
    "ukraine-es-11-7/index.html",
    "path-to-peace/adopted/index.html",
    "path-to-peace/reported-by-SEED3/index.html",
    "path-to-peace/amendments/L.12/index.html",
    "path-to-peace-sc/amendments/RU-2/index.html",
    "path-to-peace/sources/index.html",
    "path-to-peace/op1/index.html",
    "path-to-peace/compare/index.html",
    "path-to-peace/compare/draft-2025-02-21..adopted/index.html",
    "sponsors/index.html",
    "sponsors/france/index.html",
)
OPEN_ALL = """
for (const one of document.querySelectorAll("details")) one.open = true;
document.querySelector("[popover]")?.showPopover();
"""
WIDE = "document.documentElement.scrollWidth > document.documentElement.clientWidth"


@pytest.mark.parametrize(("java_script", "viewport"), [(False, (1280, 800)), (True, (320, 640))])
def test_axe_finds_nothing(site, page, axe_in_both_schemes):
    found = {}
    for path in PAGES:
        page.goto((site / path).as_uri())
        page.evaluate(OPEN_ALL)
        found[path] = axe_in_both_schemes(page)

    assert {} == {path: lines for path, lines in found.items() if lines}


@pytest.mark.parametrize("viewport", [(320, 640)])
@pytest.mark.parametrize("java_script", [False])
def test_nothing_scrolls_sideways_at_320_pixels_or_with_text_twice_as_large(site, page):
    wide = []
    for path in PAGES:
        page.set_viewport_size({"width": 320, "height": 640})
        page.goto((site / path).as_uri())
        page.evaluate(OPEN_ALL)
        wide += [path] if page.evaluate(WIDE) else []
        page.set_viewport_size({"width": 640, "height": 640})
        page.evaluate("document.documentElement.style.fontSize = '200%'")
        wide += [f"{path} at 200 %"] if page.evaluate(WIDE) else []

    assert [] == wide


BARELY = 0.0005
"""A line of text that goes down by four pixels, where the browser shows it before its end has come, is half of it."""
LARGEST_SHIFT = """
() => new Promise((resolve) => {
  const seen = [];
  new PerformanceObserver((list) => seen.push(...list.getEntries())).observe({ type: "layout-shift", buffered: true });
  requestAnimationFrame(() => setTimeout(() => resolve(Math.max(0, ...seen.map((one) => one.value))), 50));
})
"""


def test_nothing_shifts_while_a_page_loads(site, page):
    shifts = {}
    for path in PAGES:
        page.goto((site / path).as_uri())
        shifts[path] = page.evaluate(LARGEST_SHIFT)

    assert {} == {path: value for path, value in shifts.items() if value > BARELY}


class InPieces(SimpleHTTPRequestHandler):
    """Sends a page tag by tag, each as soon as the browser has had time to show the one before."""

    def copyfile(self, source, outputfile):
        for piece in re.findall(rb"[^>]+>?", source.read()):
            outputfile.write(piece)
            if self.path.endswith(".html"):
                time.sleep(0.005)

    def log_message(self, *said):
        pass


@pytest.mark.parametrize("viewport", [(1280, 1600)])
def test_nothing_shifts_while_the_parts_of_a_page_come_one_by_one(site, page):
    with ThreadingHTTPServer(("127.0.0.1", 0), partial(InPieces, directory=site)) as server:
        Thread(target=server.serve_forever, daemon=True).start()
        page.goto(f"http://127.0.0.1:{server.server_port}/library-hours/index.html")
        shift = page.evaluate(LARGEST_SHIFT)
        server.shutdown()

    assert shift <= BARELY


def test_views_are_reached_by_keyboard(site, page):
    page.goto((site / "path-to-peace/index.html").as_uri())
    page.locator("#v-changes").focus()
    for key in ("ArrowRight", "ArrowRight", "ArrowRight", "Tab", "Tab", "Tab", "Space"):
        page.keyboard.press(key)

    assert page.locator("#v-result").is_checked()
    assert page.locator("#on-1").is_checked()


@pytest.mark.parametrize("java_script", [False])
def test_steps_are_reached_by_keyboard_and_each_shows_one_amendment_more(site, page):
    page.goto((site / "path-to-peace/index.html").as_uri())
    page.locator("#v-result").check()
    page.locator("#s1").check()
    invasion = page.locator("#pp1")
    assert "Federation-Ukraine conflict" in invasion.inner_text()

    page.keyboard.press("ArrowDown")

    assert "full-scale invasion" in invasion.inner_text()
    assert "without L.14, without L.15" in page.locator(".notice").inner_text()
    page.keyboard.press("ArrowDown")
    page.keyboard.press("ArrowDown")
    assert "Shown with the amendments that were adopted: the adopted text." == page.locator(".notice").inner_text()


@pytest.mark.parametrize("java_script", [False])
def test_only_the_changes_and_two_columns_need_no_script(site, page):
    page.goto((site / "path-to-peace/index.html").as_uri())
    page.locator("#v-only").check()
    page.get_by_role("radio", name="only L.14").check()
    texts = page.locator(".provision > [id]").evaluate_all("all => all.filter(one => one.checkVisibility()).length")
    assert 1 == texts

    page.locator("#v-beside").check()
    page.get_by_role("radio", name="L.15: as adopted").check()
    left, right = page.locator(".was").first.bounding_box(), page.locator("#pp1").bounding_box()

    assert left["x"] + left["width"] < right["x"]
    assert left["y"] == right["y"]
    assert "Russian Federation-Ukraine conflict" in page.locator(".was").first.inner_text()
    assert "Russian Federation-Ukraine conflict" not in page.locator("#pp1").inner_text()


@pytest.mark.parametrize("java_script", [False])
def test_a_letter_opens_the_card_of_its_amendment(site, page):
    page.goto((site / "path-to-peace/index.html").as_uri())
    page.locator("#pp1 ins .credit").focus()
    page.keyboard.press("Enter")

    card = page.locator("#card-2")
    assert card.is_visible()
    assert "Presented by France" in card.inner_text()
    card.get_by_text("Only the changes by L.13").click()
    page.keyboard.press("Escape")
    assert not card.is_visible()
    assert page.locator("#o2").is_checked()


def test_a_printed_page_has_marks_and_letters_but_no_controls(site, page):
    page.goto((site / "path-to-peace/index.html").as_uri())
    page.emulate_media(media="print")

    struck = page.locator("#pp1 del").evaluate("one => getComputedStyle(one).textDecorationLine")
    letter = page.locator("#pp1 ins .credit").evaluate("one => getComputedStyle(one, '::before').content")
    assert ("line-through", '"B"') == (struck, letter)
    assert not page.locator(".views").first.is_visible()
    assert "A/ES-11/L.11 · A/RES/ES-11/8 · The path to peace" == page.locator("html").get_attribute("data-head")
    assert 2 <= len(re.findall(rb"/Type /Page\b", page.pdf(prefer_css_page_size=True))) <= 8


def test_letters_of_what_is_on_the_table_are_bare_on_paper(site, page):
    """The signs that stand for hidden boxes would lie over them."""
    page.goto((site / "school-streets/index.html").as_uri())
    page.emulate_media(media="print")

    sign = "one => getComputedStyle(one, '::before').display"
    assert "none" == page.locator(".b-on-2").evaluate(sign)


def test_marks_show_in_forced_colours(site, open_page):
    page = open_page(forced_colors="active")
    page.goto((site / "path-to-peace/index.html").as_uri())

    put = page.locator("#pp1 ins").evaluate("one => getComputedStyle(one).textDecorationLine")
    assert "underline" == put


@pytest.mark.parametrize("java_script", [False])
def test_what_is_embedded_is_the_provision_and_nothing_else(site, page):
    page.goto((site / "path-to-peace/op1/index.html").as_uri() + "#embed")

    assert page.locator("blockquote").is_visible()
    assert not page.locator("h1").is_visible()
    assert not page.locator("#quote").is_visible()


def test_a_quotation_can_be_copied_and_its_link_leads_to_the_words(site, page):
    page.goto((site / "path-to-peace/op1/index.html").as_uri())
    page.get_by_role("button", name="Copy as quotation").click()
    assert page.evaluate("getSelection().toString()").startswith("“Implores a swift end")

    page.get_by_role("link", name="In the whole text").click()
    assert page.url.partition(":~:")[0].endswith("path-to-peace/adopted/index.html#op1")


def test_keys_choose_views_until_they_are_switched_off(site, page):
    page.goto((site / "path-to-peace/index.html").as_uri())
    page.keyboard.press("n")
    assert page.locator("#pp1 .credit").first.evaluate("one => one === document.activeElement")
    page.keyboard.press("5")
    assert page.locator("#v-result").is_checked()

    page.locator(".keys input").uncheck()
    page.keyboard.press("1")
    assert page.locator("#v-result").is_checked()


@pytest.mark.parametrize("java_script", [False])
def test_each_provision_leads_to_its_page_to_quote_it(site, page):
    page.goto((site / "path-to-peace/index.html").as_uri())
    link = page.locator("#op1 .quote")
    link.focus()
    assert "1" == link.evaluate("one => getComputedStyle(one).opacity")

    page.keyboard.press("Enter")
    page.wait_for_url("**/op1/index.html")


@pytest.mark.parametrize("java_script", [False])
def test_the_note_that_this_is_not_the_adopted_text_stays_in_sight(site, page):
    page.goto((site / "path-to-peace/index.html").as_uri())
    page.locator("#on-4").uncheck()
    page.locator("#op1").evaluate("one => scrollTo(0, one.getBoundingClientRect().top + scrollY - 200)")

    note = page.locator(".notice .what-if")
    assert "Shown without L.15, so this is not the adopted text. Back to the record" == note.inner_text()
    assert 0 == note.bounding_box()["y"]
