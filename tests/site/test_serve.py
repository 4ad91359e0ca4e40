"""The server: pages with the reload script, built again after a save, errors shown in the page."""

import shutil
import subprocess
import sys
import threading
import time
from pathlib import Path
from urllib.error import HTTPError
from urllib.request import ProxyHandler, build_opener

import pytest

from amendiff.errors import OutputError
from amendiff.site import making, survey
from amendiff.site.serve import Watched, serve, server

pytestmark = pytest.mark.slow

ROOT = Path(__file__).parents[2]
OPENER = build_opener(ProxyHandler({}))


def get(url):
    try:
        with OPENER.open(url, timeout=5) as answer:
            return answer.status, answer.read().decode()
    except HTTPError as error:
        with error:
            return error.code, error.read().decode()


@pytest.fixture
def running(tmp_path):
    shutil.copytree(ROOT / "texts/un/sc", tmp_path / "texts")
    shutil.copytree(ROOT / "site", tmp_path / "site", ignore=shutil.ignore_patterns("public"))
    stop, bound, builds = threading.Event(), [], []
    ready = threading.Event()

    def started(url):
        bound.append(url)
        ready.set()

    thread = threading.Thread(
        target=serve,
        args=(tmp_path / "texts", tmp_path / "site/site.toml", tmp_path / "site/public"),
        kwargs={"port": 0, "started": started, "changed": builds.append, "stop": stop},
    )
    thread.start()
    assert ready.wait(20)
    yield tmp_path, bound[0], builds
    stop.set()
    thread.join(10)
    assert not thread.is_alive()


def until(check):
    deadline = time.monotonic() + 10
    while not check():
        assert time.monotonic() < deadline
        time.sleep(0.05)


def test_a_save_builds_the_site_again_and_an_error_shows_in_the_page(running):
    folder, url, builds = running
    status, page = get(f"{url}path-to-peace-sc/index.html")
    assert (200, True, True) == (status, "/__reload.js" in page, "connect-src 'self'" in page)
    assert "/__reload.js" not in (folder / "site/public/path-to-peace-sc/index.html").read_text()
    before = get(f"{url}__changes")[1]
    assert 200 == get(f"{url}path-to-peace-sc/")[0]
    assert 404 == get(f"{url}nowhere/")[0]
    assert 200 == get(f"{url}static/site.css")[0]

    dossier = next((folder / "texts").rglob("dossier.toml"))
    text = dossier.read_text()
    dossier.write_text(text.replace('title = "', 'title = "New: ', 1))
    until(lambda: "New: " in get(url)[1])
    until(lambda: get(f"{url}__changes")[1] != before)

    dossier.write_text("title = <oops>")
    until(lambda: get(url)[0] == 500)
    problem = get(url)[1]
    assert "error[AD1" in problem
    assert "&lt;oops&gt;" in problem
    assert "/__reload.js" in problem

    dossier.write_text(text)
    until(lambda: get(url)[0] == 200)
    assert [True, True, False, True] == [error is None for error in builds]


def many(folder, count=3):
    for n in range(count):
        (folder / f"texts/text-{n}").mkdir(parents=True)
        (folder / f"texts/text-{n}/dossier.toml").write_text(f'title = "Text {n}"\nbody = "Club"\n', "utf-8")
        (folder / f"texts/text-{n}/base.en.md").write_text("1. *Decides* to row;\n", "utf-8")
    return Watched(folder / "texts", folder / "site/site.toml", folder / "public")


def save(folder, words):
    path = folder / "texts/text-1/base.en.md"
    path.write_text(f"1. *Decides* {words};\n", "utf-8")


def test_a_save_makes_the_pages_of_one_text_and_looks_at_no_other_file_of_the_site(tmp_path, monkeypatch):
    watched, made = many(tmp_path), []
    watched.refresh()
    monkeypatch.setattr(survey, "_below", lambda *_: pytest.fail("it looked"))
    before = making.made
    monkeypatch.setattr(making, "made", lambda sites, name, folder: made.append(name) or before(sites, name, folder))
    files = {path: path.stat().st_ino for path in (tmp_path / "public").rglob("*") if path.is_file()}
    save(tmp_path, "to rest")

    assert (True, None, ["text-1"]) == (watched.refresh(), watched.problem, made)
    changed = {
        path.relative_to(tmp_path / "public").parts[0] for path, was in files.items() if path.stat().st_ino != was
    }
    assert {"text-1", ".amendiff-site"} == changed
    assert "to rest" in (tmp_path / "public/text-1/index.html").read_text("utf-8")


def test_what_makes_pages_is_there_before_the_first_save(tmp_path):
    """Also where the site needed no build, so that nothing was loaded for it."""
    many(tmp_path).refresh()
    tell = (
        "import sys; from pathlib import Path; from amendiff.site.serve import Watched; "
        f"here = Path({str(tmp_path)!r}); path = here / 'texts/text-1/base.en.md'; "
        "watched = Watched(here / 'texts', here / 'site/site.toml', here / 'public'); watched.refresh(); "
        "assert 'jinja2' not in sys.modules; watched.ready(); there = set(sys.modules); "
        "from jinja2 import Environment; Environment.compile = None; "
        "path.write_text('1. *Decides* to rest;\\n'); assert watched.refresh() and not watched.problem; "
        "print(*sorted(set(sys.modules) - there))"
    )
    done = subprocess.run([sys.executable, "-c", tell], capture_output=True, text=True, check=True)

    assert "" == done.stdout.strip()


def test_a_corpus_that_cannot_be_read_is_still_served(tmp_path):
    watched = many(tmp_path)
    (tmp_path / "texts/text-0/dossier.toml").write_text("<oops>", "utf-8")
    watched.refresh()
    watched.ready()

    assert watched.problem is not None


def test_an_address_in_use_is_refused_by_name(tmp_path):
    first, _ = server(ROOT / "texts", ROOT / "site/site.toml", tmp_path / "public", port=0)
    with first:
        port = first.server_address[1]
        with pytest.raises(OutputError, match="cannot serve") as error:
            server(ROOT / "texts", ROOT / "site/site.toml", tmp_path / "public", port=port)

    assert "AD604" == error.value.code


def test_nothing_outside_the_site_is_served(running):
    _, url, _ = running

    assert 404 == get(f"{url}../site.toml")[0]
    assert 404 == get(f"{url}%2e%2e/site.toml")[0]
