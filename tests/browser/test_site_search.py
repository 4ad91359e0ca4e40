"""The search page in a real Chromium, over HTTP; where Pagefind is not installed there is nothing to look at."""

import threading
from functools import partial
from http.server import SimpleHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path

import pytest

from amendiff.corpus import open_corpus
from amendiff.site import Settings, build

pytest.importorskip("pagefind_bin")
ROOT = Path(__file__).parents[2]


class Quiet(SimpleHTTPRequestHandler):
    def log_message(self, *args):
        """Say nothing."""


@pytest.fixture(scope="module")
def address(tmp_path_factory):
    target = tmp_path_factory.mktemp("site") / "public"
    build(open_corpus(ROOT / "texts/un"), Settings(search=True), target)
    with ThreadingHTTPServer(("127.0.0.1", 0), partial(Quiet, directory=str(target))) as server:
        thread = threading.Thread(target=server.serve_forever, daemon=True)
        thread.start()
        yield f"http://127.0.0.1:{server.server_address[1]}/"
        server.shutdown()
        thread.join()


def test_words_and_filters_find_pages(address, page, axe):
    page.goto(f"{address}search/index.html")
    page.get_by_label("Words in a text").fill("territorial integrity")
    page.get_by_text("found").wait_for()
    assert "The path to peace" in page.locator(".find ol").inner_text()

    page.get_by_label("Words in a text").fill("root causes")
    page.locator("select[name=sponsor]").select_option("Russian Federation")
    page.get_by_role("link", name="root causes").first.wait_for()

    assert [] == axe(page)
    assert page.url.endswith("/search/index.html?q=root+causes&sponsor=Russian+Federation")
    page.get_by_role("link", name="root causes").first.click()
    assert "amendments/" in page.url


def test_a_name_finds_its_page_and_what_it_asked_for(address, page):
    page.goto(f"{address}search/index.html?q=Slovenia")
    page.get_by_role("link", name="Slovenia", exact=True).wait_for()

    assert "full-scale invasion (E5-1)" in page.locator(".find ol").inner_text()


def test_a_search_can_be_shared_and_gone_back_to(address, page):
    asked = (
        f"{address}search/index.html?q=peace&outcome=rejected&sponsor=Russian+Federation&sponsor=x&year=1900&other=1"
    )
    page.goto(asked)
    outcome, year = page.get_by_label("outcome"), page.get_by_label("year")
    page.get_by_text("found").wait_for()
    some = page.get_by_role("status").inner_text()
    assert ("rejected", "", "peace") == (
        outcome.input_value(),
        year.input_value(),
        page.locator("#words").input_value(),
    )

    outcome.select_option("adopted")
    page.locator("#words").press("End")
    page.locator("#words").press_sequentially("ful")
    page.wait_for_url("**?q=peaceful&outcome=adopted&sponsor=Russian+Federation")
    page.go_back()
    page.wait_for_url("**?q=peace&outcome=adopted&sponsor=Russian+Federation")
    page.go_back()
    assert asked == page.url
    page.get_by_text(some, exact=True).wait_for()
    assert ("rejected", "peace") == (outcome.input_value(), page.locator("#words").input_value())


@pytest.mark.parametrize("java_script", [False])
def test_without_script_the_page_leads_to_the_lists(address, page):
    page.goto(f"{address}search/index.html")

    assert page.get_by_role("link", name="the list of all texts").is_visible()
    assert not page.locator(".find").is_visible()
