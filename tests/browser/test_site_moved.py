"""Addresses that were published, in a real Chromium: anchors within a page, and the state that an address carries."""

from pathlib import Path

import pytest

from amendiff.corpus import open_corpus
from amendiff.site import Settings, build
from amendiff.site.settings import Moved

TEXTS = Path(__file__).parents[2] / "texts/invented"
MOVED = (
    Moved(old="school-streets/#first", new="school-streets/#op1"),
    Moved(old="school-streets/#claims", new="school-streets/sources/"),
    Moved(old="streets", new="school-streets"),
    Moved(old="school-streets/amendments/Old-1", new="school-streets/amendments/M1"),
)


@pytest.fixture(scope="module")
def site(tmp_path_factory):
    target = tmp_path_factory.mktemp("site") / "public"
    build(open_corpus(TEXTS), Settings(moved=MOVED), target)
    return target.as_uri()


@pytest.mark.parametrize("java_script", [False])
def test_an_old_anchor_is_reached_and_seen(site, page):
    page.goto(f"{site}/school-streets/index.html#first")

    assert page.locator("#op1").evaluate("one => getComputedStyle(one).boxShadow !== 'none'")
    assert 0 <= page.locator("#op1").bounding_box()["y"] < 200


@pytest.mark.parametrize("java_script", [False])
def test_a_part_that_went_elsewhere_leads_there(site, page):
    page.goto(f"{site}/school-streets/index.html#claims")
    page.locator("#claims a").click()

    assert page.url.endswith("/school-streets/sources/index.html")


def test_an_old_address_keeps_its_state_and_finds_an_amendment_by_its_old_name(site, page):
    page.goto(f"{site}/streets/index.html?on=Old-1&view=result#op1")
    page.wait_for_url("**/school-streets/**")

    assert page.url.endswith("/school-streets/index.html?on=Old-1&view=result#op1")
    assert ["M1"] == page.locator("[name=on]:checked").evaluate_all("all => all.map(one => one.value)")
