"""Pages in a real Chromium, which may load files and loopback addresses and nothing else.

A test chooses how it looks at a page by parametrising ``color_scheme``, ``java_script`` or ``viewport``:

    @pytest.mark.parametrize("color_scheme", ["light", "dark"])
    @pytest.mark.parametrize("java_script", [True, False])
    def test_a_page(page, axe): ...

or opens as many pages as it likes with ``open_page(java_script=False, viewport=(320, 640))``. The page of a test is
one that is kept and made as if it were new, since opening one takes longer than most tests; what it asked for beyond
this machine, what it said on the console (what its own policy refuses, say) and the errors of its script fail the test.
"""

import shutil
from collections.abc import Callable, Iterator
from pathlib import Path
from urllib.parse import urlsplit

import pytest
from axe_playwright_python.base import AXE_SCRIPT
from playwright.sync_api import Browser, Page, sync_playwright

from amendiff.corpus import open_corpus
from amendiff.site import build, load_settings

ROOT = Path(__file__).parents[2]
CHROMIUM = (
    "chromium",
    "chromium-browser",
    "google-chrome",
    "/Applications/Google Chrome.app/Contents/MacOS/Google Chrome",
)
FLAGS = (
    "--no-sandbox",
    "--disable-gpu",
    "--disable-quic",
    "--no-first-run",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
    # Nothing but loopback can be reached, even by what shows in no list of requests (a preconnect, say).
    "--host-resolver-rules=MAP * ~NOTFOUND, EXCLUDE 127.0.0.1, EXCLUDE localhost, EXCLUDE [::1]",
)
LOOPBACK = ("127.0.0.1", "::1", "localhost")

# Where script is off, Chromium runs no timer, for axe neither. So axe gets timers of its own: what it would do next
# is done at once, and its time-outs, which are long, never come. That serves it as well where script is on.
RUN_AXE = """
([axe_source, options]) => new Promise((resolve, reject) => {
  const at_once = (act, wait = 0, ...rest) => { if (wait < 100) Promise.resolve(rest).then((given) => act(...given)); };
  window.axe ?? new Function("setTimeout", "clearTimeout", axe_source)(at_once, () => {});
  axe.run(document, options, (error, found) => error ? reject(error) : resolve(found.violations));
})
"""
# No preloading and no frames: both wait for messages, which do not come where script is off.
AXE_OPTIONS = {"resultTypes": ["violations"], "preload": False, "iframes": False}


def is_local(url: str) -> bool:
    parts = urlsplit(url)
    return parts.scheme in ("about", "blob", "data", "file") or parts.hostname in LOOPBACK


@pytest.fixture(scope="session")
def browser() -> Iterator[Browser]:
    program = next(filter(None, map(shutil.which, CHROMIUM)), None)
    if program is None:
        pytest.fail("no Chromium found: `make browser` installs one on Debian; elsewhere please install it first")
    with sync_playwright() as playwright:
        chromium = playwright.chromium.launch(executable_path=program, headless=True, args=FLAGS)
        yield chromium
        chromium.close()


@pytest.fixture(scope="session")
def site(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The folder of the project's own site, built once; no test may change it."""
    target = tmp_path_factory.mktemp("site") / "public"
    build(open_corpus(ROOT / "texts"), load_settings(ROOT / "site/site.toml"), target)
    return target


@pytest.fixture
def color_scheme() -> str:
    return "light"


@pytest.fixture
def java_script() -> bool:
    return True


@pytest.fixture
def viewport() -> tuple[int, int]:
    return (1280, 800)


@pytest.fixture(scope="session")
def noticed() -> dict[str, list[str]]:
    """What pages did in the present test that they should not do."""
    return {"strangers": [], "script_errors": [], "said": []}


@pytest.fixture
def strangers(noticed: dict[str, list[str]]) -> list[str]:
    """Addresses beyond this machine that the test's pages have asked for; any left at the end fails the test."""
    return noticed["strangers"]


@pytest.fixture
def script_errors(noticed: dict[str, list[str]]) -> list[str]:
    """Errors that the pages' own script did not catch; any left at the end fails the test."""
    return noticed["script_errors"]


@pytest.fixture
def said(noticed: dict[str, list[str]]) -> list[str]:
    """What the browser and the pages wrote on the console; any left at the end fails the test."""
    return noticed["said"]


@pytest.fixture
def nothing_noticed(noticed: dict[str, list[str]]) -> Iterator[None]:
    yield
    found = {what: lines.copy() for what, lines in noticed.items() if lines}
    for lines in noticed.values():
        lines.clear()
    assert {} == found


@pytest.fixture(scope="session")
def new_page(browser: Browser, noticed: dict[str, list[str]]) -> Callable[..., Page]:
    """Open an empty page in a context of its own; who asks for it closes it."""

    def opened(viewport: tuple[int, int], java_script: bool, **look: object) -> Page:
        width, height = viewport
        context = browser.new_context(
            viewport={"width": width, "height": height}, java_script_enabled=java_script, **look
        )
        context.set_default_timeout(10_000)
        context.on("request", lambda request: is_local(request.url) or noticed["strangers"].append(request.url))
        context.on("console", lambda message: noticed["said"].append(message.text))
        context.on("weberror", lambda error: noticed["script_errors"].append(str(error.error)))
        return context.new_page()

    return opened


@pytest.fixture
def open_page(
    new_page: Callable[..., Page],
    color_scheme: str,
    java_script: bool,
    viewport: tuple[int, int],
    nothing_noticed: None,
) -> Iterator[Callable[..., Page]]:
    """Open an empty page of the test's own; what is not said is as the test's parameters say."""
    chosen = {"color_scheme": color_scheme, "java_script": java_script, "viewport": viewport}
    pages = []

    def open_one(**others: object) -> Page:
        pages.append(new_page(**chosen | others))
        return pages[-1]

    yield open_one
    for page in pages:
        page.context.close()


@pytest.fixture(scope="session")
def kept_pages() -> dict[bool, Page]:
    """The pages that tests have used one after the other: one with script, one without."""
    return {}


@pytest.fixture
def page(
    new_page: Callable[..., Page],
    kept_pages: dict[bool, Page],
    color_scheme: str,
    java_script: bool,
    viewport: tuple[int, int],
    nothing_noticed: None,
) -> Iterator[Page]:
    """An empty page that remembers nothing of other tests."""
    page = kept_pages.get(java_script)
    if page is None or page.is_closed():
        page = kept_pages[java_script] = new_page(viewport, java_script)
    page.set_viewport_size({"width": viewport[0], "height": viewport[1]})
    page.emulate_media(color_scheme=color_scheme, media="null")
    yield page
    if page.url.startswith(("file:", "http:")):
        page.evaluate("localStorage.clear(), sessionStorage.clear()")
    page.goto("about:blank")
    page.mouse.move(0, 0)


@pytest.fixture(scope="session")
def axe() -> Callable[..., list[str]]:
    """Return what axe finds wrong with a page, by all of its rules or by those that are named.

    That is one line for each place, with the rule, the place and the reason.
    """

    def violations(page: Page, *rules: str) -> list[str]:
        options = AXE_OPTIONS | ({"runOnly": list(rules)} if rules else {})
        assert page.frames == [page.main_frame], "axe looks at one document; open each frame's page by itself"
        return [
            f"{rule['id']}: {' '.join(map(str, place['target']))}: {rule['help']}"
            for rule in page.evaluate(RUN_AXE, [AXE_SCRIPT, options])
            for place in rule["nodes"]
        ]

    return violations


@pytest.fixture(scope="session")
def axe_in_both_schemes(axe: Callable[..., list[str]]) -> Callable[[Page], list[str]]:
    """Return what axe finds in light, and in dark: there by colours alone, since nothing else knows the scheme."""

    def violations(page: Page) -> list[str]:
        page.emulate_media(color_scheme="light")
        light = axe(page)
        page.emulate_media(color_scheme="dark")
        return light + axe(page, "color-contrast")

    return violations
