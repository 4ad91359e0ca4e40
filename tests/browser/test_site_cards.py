"""The card of an amendment: it comes on hover, focus or tap, can be reached, and goes when asked to (WCAG 1.4.13)."""

import pytest


@pytest.fixture
def address(site):
    return (site / "path-to-peace/index.html").as_uri()


def shows(page, wanted, card="#card-2"):
    state = "visible" if wanted else "hidden"
    page.locator(card).wait_for(state=state, timeout=3000)
    return True


@pytest.mark.parametrize("java_script", [True, False])
def test_a_pointer_brings_the_card_reaches_it_and_leaves_it(address, page):
    page.goto(address)
    page.locator("#pp1 ins .credit").hover()
    assert shows(page, wanted=True)

    page.locator("#card-2 blockquote").hover()
    page.wait_for_timeout(700)
    assert page.locator("#card-2").is_visible()

    page.mouse.move(2, 2)
    assert shows(page, wanted=False)


@pytest.mark.parametrize("java_script", [True, False])
def test_escape_closes_the_card_without_moving_the_pointer(address, page):
    page.goto(address)
    page.locator("#pp1 ins .credit").hover()
    assert shows(page, wanted=True)

    page.keyboard.press("Escape")

    assert shows(page, wanted=False)


def test_with_script_the_words_themselves_bring_the_card(address, page):
    page.goto(address)
    words = page.locator("#pp1 ins")
    words.hover(position={"x": 200, "y": 10})
    assert shows(page, wanted=True)
    card, change = page.locator("#card-2").bounding_box(), words.bounding_box()
    below, above = card["y"] >= change["y"] + change["height"], card["y"] + card["height"] <= change["y"]
    assert below or above, "the card hides the change"

    page.keyboard.press("Escape")
    words.hover(position={"x": 220, "y": 10})
    page.wait_for_timeout(500)
    assert not page.locator("#card-2").is_visible()

    page.mouse.move(2, 2)
    words.hover(position={"x": 200, "y": 10})
    assert shows(page, wanted=True)


def test_what_was_clicked_stays_until_something_else_is(address, page):
    page.goto(address)
    page.locator("#pp1 ins .credit").click()
    page.mouse.move(2, 2)
    page.wait_for_timeout(500)
    assert page.locator("#card-2").is_visible()

    page.mouse.click(2, 2)
    assert shows(page, wanted=False)


@pytest.mark.parametrize("java_script", [True, False])
def test_the_keyboard_brings_the_card_goes_into_it_and_closes_it(address, page):
    page.goto(address)
    page.locator("#pp1 a").first.focus()
    page.keyboard.press("Tab")
    assert shows(page, wanted=True)

    page.keyboard.press("Enter")
    page.keyboard.press("Tab")
    assert "A/ES-11/L.13 (inferred)" == page.evaluate("document.activeElement.textContent")

    page.keyboard.press("Escape")
    assert shows(page, wanted=False)
    assert page.locator("#pp1 .credit").first.evaluate("one => one === document.activeElement")


def test_leaving_the_letter_and_its_card_by_keyboard_closes_it(address, page):
    page.goto(address)
    page.locator("#pp1 ins .credit").focus()
    assert shows(page, wanted=True)

    page.keyboard.press("Shift+Tab")
    page.keyboard.press("Shift+Tab")

    assert shows(page, wanted=False)


def test_a_tap_on_the_words_brings_the_card(address, open_page):
    page = open_page(viewport=(320, 640), has_touch=True)
    page.goto(address)
    words = page.locator("#op1 ins").last
    words.scroll_into_view_if_needed()
    x, y = words.evaluate("one => [one.getClientRects()[1].x + 20, one.getClientRects()[1].y + 8]")
    page.touchscreen.tap(x, y)

    assert shows(page, wanted=True, card="#card-4")
    box = page.locator("#card-4").bounding_box()
    assert 0 <= box["x"]
    assert box["x"] + box["width"] <= 320
    page.touchscreen.tap(160, 5)
    assert shows(page, wanted=False, card="#card-4")


def test_each_change_is_spoken_as_a_change_with_its_amendment(address, page):
    page.goto(address)

    spoken = page.locator("#pp1").aria_snapshot().split("\n")
    assert '  - link "Quote this":' in spoken[11]
    assert [
        "- paragraph:",
        '  - link "First preambular paragraph, permalink":',
        '    - /url: "#pp1"',
        "  - text: Mourning the tragic loss of life throughout the",
        "  - deletion:",
        '    - button "by L.13": B',
        "    - text: Russian Federation-Ukraine conflict",
        "  - insertion:",
        '    - button "by L.13": B',
        "    - text: full-scale invasion of Ukraine by the Russian Federation",
        '  - text: ","',
    ] == spoken[:11]
