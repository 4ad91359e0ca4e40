"""The site as files: the same bytes each time, whole or not at all, every link inside it leads somewhere."""

import hashlib
import json
import re
import shutil
from html.parser import HTMLParser
from pathlib import Path
from urllib.parse import unquote, urldefrag

import pytest

from amendiff.corpus import open_corpus
from amendiff.errors import AmendiffError, OutputError
from amendiff.site import Settings, build, load_settings
from amendiff.site.ledger import MARK

pytestmark = pytest.mark.slow

ROOT = Path(__file__).parents[2]
TEXTS = ROOT / "texts"
VOID = {"br", "link", "meta", "input", "rect", "line", "hr", "img", "circle", "path"}


class Page(HTMLParser):
    """What the checks ask of a page: ids, links, headings, and whether its elements are closed in order."""

    def __init__(self, text):
        super().__init__(convert_charrefs=True)
        self.ids, self.links, self.headings, self.stack, self.faults = [], [], [], [], []
        self.styles, self.scripts, self.handlers = [], [], []
        self.feed(text)
        self.faults += self.stack

    def handle_starttag(self, tag, attributes):
        given = dict(attributes)
        if len(given) != len(attributes):
            self.faults.append(f"twice in {tag}")
        self.ids += [given["id"]] if "id" in given else []
        self.links += [given[name] for name in ("href", "src") if name in given]
        self.styles += [given["style"]] if "style" in given else []
        self.handlers += [name for name in given if name.startswith("on")]
        self.scripts += [given.get("src", "")] if tag == "script" else []
        if re.fullmatch("h[1-6]", tag):
            self.headings.append(int(tag[1]))
        if tag not in VOID and not self.get_starttag_text().endswith("/>"):
            self.stack.append(tag)

    def handle_startendtag(self, tag, attributes):
        self.handle_starttag(tag, attributes)

    def handle_endtag(self, tag):
        if not self.stack or self.stack.pop() != tag:
            self.faults.append(f"</{tag}>")


def pages(target):
    return {path.relative_to(target): Page(path.read_text("utf-8")) for path in sorted(target.rglob("*.html"))}


def digest(target):
    return {
        str(path.relative_to(target)): hashlib.sha256(path.read_bytes()).hexdigest()
        for path in sorted(target.rglob("*"))
        if path.is_file()
    }


@pytest.fixture(scope="module")
def target(tmp_path_factory):
    target = tmp_path_factory.mktemp("built") / "public"
    build(open_corpus(TEXTS), load_settings(ROOT / "site/site.toml"), target)
    return target


def test_the_home_page_names_first_what_the_settings_do(target):
    named = re.findall(r'<h3><a href="([^"]+)/index.html">', (target / "index.html").read_text("utf-8"))

    first = ["path-to-peace", "path-to-peace-sc", "ukraine-es-11-7"]
    assert [*first, *(name for name in open_corpus(TEXTS).names if name not in first)] == named


def test_the_same_corpus_gives_the_same_bytes(target, tmp_path):
    build(open_corpus(TEXTS), load_settings(ROOT / "site/site.toml"), tmp_path / "again")

    assert digest(tmp_path / "again") == digest(target)


def test_every_link_inside_the_site_leads_somewhere(target):
    found = pages(target)
    broken = []
    for path, page in found.items():
        for link in page.links:
            if re.match("[a-z]+:", link):
                broken += [] if link.startswith(("https://", "http://")) else [(str(path), link)]
                continue
            address, anchor = urldefrag(link.partition(":~:")[0])
            address = unquote(address.partition("?")[0])
            to = (target / path.parent / address).resolve() if address else (target / path)
            inside = to.relative_to(target) if to.is_relative_to(target) else None
            if inside is None or not to.is_file() or (anchor and unquote(anchor) not in found[inside].ids):
                broken.append((str(path), link))

    assert [] == broken


def test_pages_are_sound(target):
    wrong = {}
    for path, page in pages(target).items():
        steps = [later - earlier for earlier, later in zip(page.headings, page.headings[1:], strict=False)]
        faults = [
            *page.faults,
            *[one for one in set(page.ids) if page.ids.count(one) > 1],
            *[f"h{level}" for level in page.headings[:1] if level != 1],
            *["headings skip a level" for step in steps if step > 1],
            *["more than one h1" for _ in range(page.headings.count(1) - 1)],
            *page.styles,
            *page.handlers,
        ]
        if faults:
            wrong[str(path)] = faults

    assert {} == wrong


def test_every_page_has_a_twin(target):
    """In other languages than the first, a page leads to the twin there."""
    for path in target.rglob("*.html"):
        (href,) = re.findall('type="application/json" href="([^"]*)"', path.read_text("utf-8"))
        twin = path.parent.joinpath(href).resolve()
        own = path.relative_to(target).as_posix().removeprefix("fr/")
        assert twin == (target / own).with_suffix(".json").resolve()
        assert 1 == json.loads(twin.read_text("utf-8"))["amendiff"], path


def test_facts_that_no_source_prints_are_marked(target):
    text = (target / "path-to-peace/index.html").read_text("utf-8")

    assert "A/ES-11/L.12 (inferred)" in text
    assert text.count("A/ES-11/L.12") == text.count("A/ES-11/L.12 (inferred)")
    assert "As tabled and as adopted: reconstructed." in text
    assert "The instruction, reconstructed." in (target / "path-to-peace/amendments/L.12/index.html").read_text("utf-8")
    assert "As tabled and as adopted: excerpt." in (target / "ukraine-es-11-7/index.html").read_text("utf-8")


def test_styles_and_script_stay_small(target):
    assert (target / "static/site.css").stat().st_size <= 15_000
    assert (target / "static/site.js").stat().st_size <= 15_000


def test_a_second_build_replaces_the_first_as_a_whole(tmp_path):
    target = tmp_path / "public"
    build(open_corpus(TEXTS), Settings(), target)
    (target / "stale.html").write_text("old")

    built = build(open_corpus(TEXTS), Settings(), target)

    assert not (target / "stale.html").exists()
    assert built.files == sum(1 for path in target.rglob("*") if path.is_file())
    assert ["public"] == [path.name for path in tmp_path.iterdir()]


@pytest.mark.parametrize("strange", ["file", "folder", "link"])
def test_a_folder_that_no_build_made_is_left_alone(tmp_path, strange):
    target = tmp_path / "public"
    if strange == "file":
        target.write_text("mine")
    elif strange == "folder":
        target.mkdir()
        (target / "mine.txt").write_text("mine")
    else:
        (tmp_path / "elsewhere").mkdir()
        target.symlink_to(tmp_path / "elsewhere")
    before = digest(tmp_path)

    with pytest.raises(OutputError) as error:
        build(open_corpus(TEXTS), Settings(), target)

    assert error.value.code in ("AD601", "AD602")
    assert digest(tmp_path) == before


def test_a_corpus_that_cannot_be_read_leaves_the_site_as_it_was(tmp_path):
    texts, target = tmp_path / "texts", tmp_path / "public"
    shutil.copytree(TEXTS, texts)
    build(open_corpus(texts), Settings(), target)
    before = digest(target)
    (next(texts.rglob("dossier.toml"))).write_text("title = ")

    with pytest.raises(AmendiffError):
        build(open_corpus(texts), Settings(), target)

    assert digest(target) == before
    assert ["public", "texts"] == sorted(path.name for path in tmp_path.iterdir())


def test_an_empty_folder_is_taken(tmp_path):
    (tmp_path / "public").mkdir()

    assert len(open_corpus(TEXTS).names) == build(open_corpus(TEXTS), Settings(), tmp_path / "public").dossiers
    assert (tmp_path / "public" / MARK).is_file()


def test_progress_counts_the_dossiers(tmp_path):
    told = []
    build(open_corpus(TEXTS), Settings(), tmp_path / "public", lambda *step: told.append(step))

    count = len(open_corpus(TEXTS).names)
    assert [*range(count + 1)] == [done for done, _, _ in told]
    assert (0, count) == told[0][:2]
