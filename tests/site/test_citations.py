"""Citations on pages: the same as on the command line, and in the head for reference managers."""

import json
import re
from html import unescape
from pathlib import Path

import pytest

from amendiff.analyse.cite import STYLES, cite
from amendiff.analyse.quoted import quotation
from amendiff.analyse.versions import version
from amendiff.corpus import open_corpus
from amendiff.site import Settings
from amendiff.site.dossier_pages import dossier_pages
from amendiff.site.pages import Site, Written

ROOT = Path(__file__).parents[2]
NAMED = re.compile(r'<meta name="(citation_[a-z_]+)" content="([^"]*)">')


def pages(**settings):
    corpus = open_corpus(ROOT / "texts")
    dossier = corpus["path-to-peace"]
    made = dossier_pages(Site(corpus, Settings(downloads=False, **settings)), dossier)
    return dossier, {file.path.removeprefix("path-to-peace/"): file.text for file in made if isinstance(file, Written)}


@pytest.fixture(scope="module")
def plain():
    return pages()


@pytest.fixture(scope="module")
def placed():
    return pages(base_url="https://texts.example")[1]


def test_a_page_offers_what_the_command_line_prints(plain):
    dossier, files = plain
    for style, ending in zip(STYLES, ("txt", "md", "bib", "csl.json", "ris"), strict=True):
        assert cite(dossier, "L.12", style) + "\n" == files[f"amendments/L.12/L.12.{ending}"]
    assert quotation(version(dossier, "adopted"), "op1").plain + "\n" == files["op1/op1.txt"]


def test_a_site_that_knows_its_place_cites_it(placed):
    (item,) = json.loads(placed["amendments/L.12/L.12.csl.json"])

    assert "https://texts.example/path-to-peace/amendments/L.12/" == item["URL"]
    assert "UR  - https://texts.example/path-to-peace/op1/\n" in placed["op1/op1.ris"]


@pytest.mark.parametrize(
    ("path", "title", "author", "number", "day"),
    [
        ("index.html", "The path to peace", None, "A/RES/ES-11/8", "24"),
        ("tabled/index.html", "The path to peace", "United States,", "A/ES-11/L.11", "21"),
        ("op1/index.html", "“The path to peace”, operative paragraph", None, "A/RES/ES-11/8", "24"),
        ("amendments/L.13/index.html", "Amendment A/ES-11/L.13", "European sponsors", "A/ES-11/L.13", "24"),
    ],
)
def test_a_page_says_in_its_head_what_it_is(placed, path, title, author, number, day):
    """Zotero saves a page with a number of a technical report as a report; a comma keeps a name in one piece."""
    said = {name: unescape(content) for name, content in NAMED.findall(placed[path])}

    assert said["citation_title"].startswith(title)
    assert said.get("citation_author", "").startswith(author or "")
    assert bool(author) == ("citation_author" in said)
    assert (number, f"2025/02/{day}") == (said["citation_technical_report_number"], said["citation_publication_date"])
    assert f"https://texts.example/path-to-peace/{path.removesuffix('index.html')}" == said["citation_public_url"]


def test_pages_that_are_no_document_say_nothing(placed):
    assert not NAMED.search(placed["sources/index.html"])
