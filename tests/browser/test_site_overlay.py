"""The boxes of a dossier's page in a real Chromium: any set of them shows exactly the text of that set."""

from pathlib import Path

import pytest

from amendiff.analyse.redline import redline
from amendiff.analyse.versions import woven
from amendiff.application import read
from amendiff.corpus import open_corpus
from site_look import LOOK, folded, sets

TEXTS = Path(__file__).parents[2] / "texts"


def parts(text):
    return [folded(part) for part in text.split("|") if part.strip()]


@pytest.fixture(params=["path-to-peace", "path-to-peace-sc"])
def dossier(request):
    return open_corpus(TEXTS)[request.param]


@pytest.mark.parametrize(
    "dossier", ["path-to-peace", "path-to-peace-sc", "garden-wells", "library-hours"], indirect=True
)
@pytest.mark.parametrize("java_script", [True, False])
def test_any_boxes_show_the_text_of_that_set(site, dossier, page):
    weave = woven(dossier).weave
    page.goto((site / dossier.name / "index.html").as_uri())

    tried = 0
    for chosen, reading in sets(weave):
        tried += 1
        seen = [folded(one["all"]) for one in page.evaluate(LOOK, [list(chosen), "v-result"])]
        assert seen == [folded(one.text) for one in reading.document], chosen

    counts = {"path-to-peace": 16, "path-to-peace-sc": 20, "garden-wells": 12, "library-hours": 12}
    assert tried == counts[dossier.name]


@pytest.mark.parametrize("java_script", [False])
def test_the_view_of_changes_strikes_what_goes_and_underlines_what_comes(site, dossier, page):
    weave = woven(dossier).weave
    page.goto((site / dossier.name / "index.html").as_uri())

    for chosen, reading in sets(weave):
        seen = page.evaluate(LOOK, [list(chosen), "v-changes"])
        for sign, what in (("-", "struck"), ("+", "put")):
            expected = [
                [folded(one.text) for one in row.segments if one.sign == sign and one.text.strip()]
                for row in redline(read(weave), reading)
            ]
            assert [parts(one[what]) for one in seen] == expected, chosen


@pytest.mark.parametrize("java_script", [False])
def test_the_text_as_tabled_is_as_tabled_whatever_the_boxes_say(site, dossier, page):
    page.goto((site / dossier.name / "index.html").as_uri())
    tabled = [folded(one.text) for one in dossier.base]

    for chosen, _ in sets(woven(dossier).weave):
        seen = page.evaluate(LOOK, [list(chosen), "v-tabled"])
        assert [folded(one["all"]) for one in seen] == tabled
        assert not any(one["struck"] or one["put"] for one in seen)


@pytest.mark.parametrize("java_script", [False])
def test_ticking_a_rejected_amendment_says_that_this_is_not_the_adopted_text(site, page):
    page.goto((site / "path-to-peace/index.html").as_uri())
    notice = page.locator(".notice")
    assert "Shown with the amendments that were adopted: the adopted text." == notice.inner_text()

    page.get_by_role("checkbox", name="root causes").check()
    page.get_by_role("checkbox", name="full-scale").uncheck()

    assert "Shown with L.12, without L.13, so this is not the adopted text. Back to the record" == notice.inner_text()


@pytest.mark.parametrize("java_script", [False])
def test_a_text_that_is_not_decided_opens_with_all_that_is_on_the_table(site, page):
    """Adopted so far and still open, but nothing that was rejected; each can then be switched on by itself."""
    page.goto((site / "school-streets/index.html").as_uri())
    state, notice = page.locator(".state"), page.locator(".notice")
    assert state.inner_text().startswith("On the table: 6 amendments, not yet decided; 2 of 10")
    assert notice.inner_text().startswith("Shown with the 6 amendments that are on the table and not yet decided.")
    letters = page.locator(".overlay .credit").evaluate_all("all => all.filter((one) => one.checkVisibility()).length")
    assert 5 < letters

    page.get_by_label("or with the amendments ticked here").check()
    nothing = "Shown without any amendment, so this is not all that is on the table. Back to all of it"
    assert nothing == notice.inner_text()
    page.get_by_role("checkbox", name="M2").check()
    assert "Shown with M2, so this is not all that is on the table. Back to all of it" == notice.inner_text()

    page.get_by_role("link", name="Back to all of it").click()
    assert notice.inner_text().startswith("Shown with the 6")


def test_script_keeps_what_is_switched_on_of_what_is_on_the_table(site, page):
    page.goto((site / "rowing-club/index.html").as_uri())
    assert page.locator("#t0").is_checked()
    page.get_by_label("or with the amendments ticked here").check()
    assert page.url.endswith("?on=")
    page.get_by_role("checkbox", name="A5").check()
    assert page.url.endswith("?on=A5")
    address = page.url
    page.goto("about:blank")
    page.goto(address)
    assert page.locator("#s0").is_checked()
    assert "Shown with A5, so this" in page.locator(".notice").inner_text()

    page.locator("#t0").check()
    assert page.url.endswith("rowing-club/index.html")


@pytest.mark.parametrize("java_script", [False])
def test_rivals_that_are_both_on_are_named(site, page):
    page.goto((site / "path-to-peace-sc/index.html").as_uri())
    note = page.locator("#pp1 ~ .notes .rival")
    assert not note.is_visible()

    page.get_by_role("checkbox", name="E5-1").check()
    page.get_by_role("checkbox", name="RU-2").check()

    assert note.inner_text().startswith("E5-1 and RU-2 ask for different words in the same place")


def test_script_keeps_the_boxes_in_the_address(site, page):
    page.goto((site / "path-to-peace/index.html").as_uri())
    page.get_by_role("checkbox", name="root causes").check()
    page.get_by_role("radio", name="as it would be").check()

    assert page.url.endswith("?on=L.12+L.13+L.14+L.15&view=result")
    address = page.url
    page.goto("about:blank")
    page.goto(address)

    assert page.get_by_role("checkbox", name="root causes").is_checked()
    assert page.get_by_role("radio", name="as it would be").is_checked()


def test_script_keeps_a_step_in_the_address(site, page):
    page.goto((site / "path-to-peace/index.html").as_uri())
    page.get_by_role("radio", name="All four amendments, as one article reports").check()

    assert page.url.endswith("?read=reported-by-SEED3")
    address = page.url
    page.goto("about:blank")
    page.goto(address)

    assert page.locator("#r1").is_checked()
    assert "root causes" in page.locator("#op1").inner_text()
