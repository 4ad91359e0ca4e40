"""Feeds and the list of addresses: dates from the record, nothing where the site does not say where it stands."""

from pathlib import Path
from xml.etree import ElementTree

import pytest

from amendiff.corpus import open_corpus
from amendiff.site import Settings, feeds
from amendiff.site.feeds import dossier_feed, site_feed, sitemap, xml
from amendiff.site.pages import Site

CORPUS = open_corpus(Path(__file__).parents[2] / "texts")
ATOM = "{http://www.w3.org/2005/Atom}"
SITE = Site(CORPUS, Settings(title="Texts", base_url="https://texts.example/un"))


def test_a_feed_tells_what_the_record_dates_the_latest_first():
    (feed,) = dossier_feed(SITE, "path-to-peace")
    root = ElementTree.fromstring(feed.text)

    entries = [(one.findtext(f"{ATOM}updated")[:10], one.findtext(f"{ATOM}id")) for one in root.iter(f"{ATOM}entry")]

    assert ("path-to-peace/feed.atom", "2025-02-24T00:00:00Z") == (feed.path, root.findtext(f"{ATOM}updated"))
    assert ("2025-02-21", "https://texts.example/un/path-to-peace/index.html") == entries[-1]
    assert ("2025-02-24", "https://texts.example/un/path-to-peace/index.html#decision") in entries
    assert 6 == len(entries) == len({one for _, one in entries})


def test_without_an_address_there_is_neither_feed_nor_list():
    bare = Site(CORPUS, Settings())

    assert [] == [*dossier_feed(bare, "path-to-peace"), *site_feed(bare), *sitemap(bare, ["a/index.html"])]


def test_the_list_of_addresses_is_parted_where_it_is_too_long(monkeypatch):
    monkeypatch.setattr(feeds, "ADDRESSES", 2)

    found = {file.path: file.text for file in sitemap(SITE, ["a/index.html", "b/index.html", "404.html"])}

    assert ["sitemap-1.xml", "sitemap-2.xml", "sitemap.xml"] == sorted(found)
    assert "<loc>https://texts.example/un/b/</loc>" in found["sitemap-2.xml"]
    assert "404" not in "".join(found.values())


@pytest.mark.parametrize("text", ["a\x00b", "a\ufffeb", "a\ud800b"])
def test_what_xml_cannot_hold_is_replaced(text):
    assert "a\ufffdb" == ElementTree.fromstring(f"<t>{xml(text)}</t>").text
