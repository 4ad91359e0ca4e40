"""That the fixtures see what they should: a browser test that can not fail would say nothing."""

import pytest

CLEAN = """
<!doctype html><html lang="en"><title>Draft</title>
<style>
  :root { color-scheme: light dark }
  @media (prefers-color-scheme: dark) { body { background: #111; color: #eee } }
</style>
<main><h1>Draft</h1><p id="op1"><em>Decides</em> to adjourn.</p><noscript><p id="plain">Plain.</p></noscript></main>
<script>document.body.dataset.script = "ran"</script>
"""
NO_ALTERNATIVE = '<img src="data:image/gif;base64,R0lGODlhAQABAAAAACw=">'
PALE_IN_THE_DARK = "<style>@media (prefers-color-scheme: dark) { p { color: #333 } }</style>"
PALE_WITHOUT_SCRIPT = "<style>@media (scripting: none) { p { color: #ddd } }</style>"

both_schemes = pytest.mark.parametrize("color_scheme", ["light", "dark"])
with_and_without_script = pytest.mark.parametrize("java_script", [True, False])


def rules(violations):
    return sorted({line.split(":")[0] for line in violations})


@both_schemes
@with_and_without_script
def test_axe_finds_nothing_in_a_sound_page(page, axe):
    page.set_content(CLEAN)

    assert [] == axe(page)


@both_schemes
@with_and_without_script
def test_axe_finds_a_picture_without_words(page, axe):
    page.set_content(CLEAN.replace("</main>", NO_ALTERNATIVE + "</main>"))

    assert ["image-alt"] == rules(axe(page))


@with_and_without_script
@pytest.mark.parametrize(("color_scheme", "found"), [("light", []), ("dark", ["color-contrast"])])
def test_axe_sees_the_colours_of_the_scheme(page, axe, found):
    page.set_content(CLEAN + PALE_IN_THE_DARK)

    assert rules(axe(page)) == found


@pytest.mark.parametrize(("java_script", "found"), [(True, []), (False, ["color-contrast"])])
def test_axe_leaves_script_off_where_it_is_off(page, axe, found):
    page.set_content(CLEAN + PALE_WITHOUT_SCRIPT)

    assert rules(axe(page)) == found


@pytest.mark.parametrize(("java_script", "plain"), [(True, 0), (False, 1)])
def test_script_runs_only_where_it_is_on(page, plain):
    page.set_content(CLEAN)

    assert page.locator("#plain").count() == plain
    assert page.locator("body[data-script=ran]").count() == 1 - plain


@pytest.mark.parametrize("viewport", [(320, 640), (1280, 800)])
def test_the_window_is_as_large_as_asked(page, viewport):
    page.set_content(CLEAN)

    assert (page.evaluate("innerWidth"), page.evaluate("innerHeight")) == viewport


def test_one_test_can_open_several_pages(open_page):
    wide, narrow = open_page(), open_page(viewport=(320, 640), color_scheme="dark")

    assert 1280 == wide.evaluate("innerWidth")
    assert 320 == narrow.evaluate("innerWidth")
    assert narrow.evaluate("matchMedia('(prefers-color-scheme: dark)').matches")


def test_files_may_be_loaded(page, tmp_path):
    (tmp_path / "style.css").write_text("p { color: rgb(1, 2, 3) }")
    (tmp_path / "page.html").write_text('<link rel="stylesheet" href="style.css"><p>Text')
    page.goto((tmp_path / "page.html").as_uri())

    assert "rgb(1, 2, 3)" == page.locator("p").evaluate("p => getComputedStyle(p).color")


@with_and_without_script
@pytest.mark.parametrize("host", ["example.org", "192.0.2.1"])
def test_a_request_to_another_machine_is_noticed(page, strangers, said, host):
    page.set_content(CLEAN + f'<img alt="" src="http://{host}/a.gif">')
    noticed = strangers.copy()
    strangers.clear()
    said.clear()

    assert noticed == [f"http://{host}/a.gif"]


@with_and_without_script
def test_what_the_policy_of_a_page_refuses_is_noticed(page, said):
    policy = "<meta http-equiv=Content-Security-Policy content=\"style-src 'none'\">"
    page.set_content(policy + "<style>p { color: red }</style>")
    noticed = said.copy()
    said.clear()

    assert [True] == ["style-src 'none'" in line for line in noticed]


def test_an_error_in_a_page_s_script_is_noticed(page, script_errors):
    page.set_content("<script>nowhere()</script>")
    page.wait_for_function("true")
    noticed = script_errors.copy()
    script_errors.clear()

    assert ["nowhere is not defined"] == noticed


PUT = "() => { localStorage.a = 1; sessionStorage.a = 1 }"
FOUND = "() => [localStorage.length, sessionStorage.length, innerWidth, matchMedia('print').matches]"


@pytest.mark.parametrize("viewport", [(500, 500), (600, 600)])
@with_and_without_script
def test_a_page_remembers_nothing_of_other_tests(page, tmp_path, viewport):
    (tmp_path / "page.html").write_text("<p>Text")
    page.goto((tmp_path / "page.html").as_uri())

    assert [0, 0, viewport[0], False] == page.evaluate(FOUND)
    page.evaluate(PUT)
    page.emulate_media(media="print")
