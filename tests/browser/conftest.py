"""Pages in a real Chromium, which may load files and loopback addresses and nothing else.

A test chooses how it looks at a page by parametrising ``color_scheme``, ``java_script`` or ``viewport``:

    @pytest.mark.parametrize("color_scheme", ["light", "dark"])
    @pytest.mark.parametrize("java_script", [True, False])
    def test_a_page(page, axe): ...

or opens as many pages as it likes with ``open_page(java_script=False, viewport=(320, 640))``.
"""

import shutil
from collections.abc import Callable, Iterator
from urllib.parse import urlsplit

import pytest
from axe_playwright_python.base import AXE_SCRIPT
from playwright.sync_api import Browser, Page, sync_playwright

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
  new Function("setTimeout", "clearTimeout", axe_source)(at_once, () => {});
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


@pytest.fixture
def color_scheme() -> str:
    return "light"


@pytest.fixture
def java_script() -> bool:
    return True


@pytest.fixture
def viewport() -> tuple[int, int]:
    return (1280, 800)


@pytest.fixture
def strangers() -> list[str]:
    """Addresses beyond this machine that the test's pages have asked for; any left at the end fails the test."""
    return []


@pytest.fixture
def script_errors() -> list[str]:
    """Errors that the pages' own script did not catch; any left at the end fails the test."""
    return []


@pytest.fixture
def open_page(
    browser: Browser,
    color_scheme: str,
    java_script: bool,
    viewport: tuple[int, int],
    strangers: list[str],
    script_errors: list[str],
) -> Iterator[Callable[..., Page]]:
    """Open an empty page in a context of its own; what is not said is as the test's parameters say."""
    chosen = {"color_scheme": color_scheme, "java_script": java_script, "viewport": viewport}
    contexts = []

    def open_one(**others: object) -> Page:
        look = chosen | others
        width, height = look.pop("viewport")
        context = browser.new_context(
            viewport={"width": width, "height": height}, java_script_enabled=look.pop("java_script"), **look
        )
        contexts.append(context)
        context.set_default_timeout(10_000)
        context.on("request", lambda request: is_local(request.url) or strangers.append(request.url))
        context.on("weberror", lambda error: script_errors.append(str(error.error)))
        return context.new_page()

    yield open_one
    for context in contexts:
        context.close()
    assert [] == strangers, "a page asked for something beyond this machine"
    assert [] == script_errors, "a page's script failed"


@pytest.fixture
def page(open_page: Callable[..., Page]) -> Page:
    return open_page()


@pytest.fixture(scope="session")
def axe() -> Callable[[Page], list[str]]:
    """Return what axe finds wrong with a page: one line for each place, with the rule, the place and the reason."""

    def violations(page: Page) -> list[str]:
        assert page.frames == [page.main_frame], "axe looks at one document; open each frame's page by itself"
        return [
            f"{rule['id']}: {' '.join(map(str, place['target']))}: {rule['help']}"
            for rule in page.evaluate(RUN_AXE, [AXE_SCRIPT, AXE_OPTIONS])
            for place in rule["nodes"]
        ]

    return violations
