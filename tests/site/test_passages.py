"""Provisions to quote, versions two at a time, and who asked for what."""

import json
from pathlib import Path

import pytest
from hypothesis import given, strategies as st
from inline_snapshot import snapshot

from amendiff.analyse.between import between
from amendiff.analyse.quoted import quotation, text_fragment
from amendiff.analyse.versions import version
from amendiff.corpus import open_corpus
from amendiff.site import Settings
from amendiff.site.anchors import sponsor_folder
from amendiff.site.compared import pairs
from amendiff.site.pages import Site
from amendiff.site.passages import passage_pages
from amendiff.site.record import Record
from amendiff.site.sponsors import sponsors

CORPUS = open_corpus(Path(__file__).parents[2] / "texts")


@pytest.fixture(scope="module")
def record():
    return Record(CORPUS["path-to-peace"], "path-to-peace")


def test_a_quotation_says_where_it_is_from_and_how_it_is_known():
    assert quotation(version(CORPUS["path-to-peace"], "adopted"), "pp2+L.14").plain == snapshot(
        "“Reaffirming its commitment to the sovereignty, independence, unity and territorial integrity of Ukraine "
        "within its internationally recognized borders, extending to its territorial waters,” General Assembly, "
        "A/RES/ES-11/8, “The path to peace”, third preambular paragraph, as adopted on 24 February 2025. "
        "The wording is reconstructed."
    )


@given(st.text(st.characters(exclude_categories=("Cs",)), max_size=300))
def test_a_text_fragment_is_one_word_of_an_address(words):
    found = text_fragment(words).removeprefix("text=")

    assert set(found) <= set("abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789%_.~,")
    assert 1 >= found.count(",")


def test_the_link_of_a_provision_carries_the_place_where_the_site_stands(record):
    site = Site(CORPUS, Settings(base_url="https://texts.example"))
    pages = dict(passage_pages(site, record))

    twin = json.loads(pages["path-to-peace/op1/index.json"])

    assert twin["link"].startswith("https://texts.example/path-to-peace/adopted/index.html#op1:~:text=Implores%20a")
    assert ["L.12", "L.15"] == twin["amendments"]
    assert "src=&#34;https://texts.example/path-to-peace/op1/index.html#embed" in pages["path-to-peace/op1/index.html"]


def test_every_two_of_few_versions_have_a_page(record):
    assert [one.folder for one in pairs(record)] == snapshot(
        [
            "draft-2025-02-21..tabled",
            "draft-2025-02-21..adopted",
            "draft-2025-02-21..reported-by-SEED3",
            "tabled..adopted",
            "tabled..reported-by-SEED3",
            "adopted..reported-by-SEED3",
        ]
    )


def test_what_changed_between_two_versions_is_the_same_text_both_ways(record):
    for pair in pairs(record):
        rows = between(pair.old.version, pair.new.version).rows
        for side, sign, shown in (("old_index", "-", pair.old), ("new_index", "+", pair.new)):
            there = sorted((row for row in rows if getattr(row, side) is not None), key=lambda row: getattr(row, side))
            words = "".join(one.text for row in there for one in row.segments if one.sign in ("=", sign))
            assert words.replace("\n\n", "") == "".join(one.text for one in shown.version.document)


def test_a_sponsor_has_a_page_with_what_it_asked_for_in_every_text():
    found = {one.name: one for one in sponsors([Site(CORPUS, Settings()).facts(name) for name in CORPUS.names])}

    asked = [(text.name, one.amendment, one.outcome) for text, tabled in found["France"].texts for one in tabled]

    assert asked == snapshot(
        [
            ("path-to-peace", "L.13", "adopted"),
            ("path-to-peace", "L.14", "adopted"),
            ("path-to-peace", "L.15", "adopted"),
            ("path-to-peace-sc", "E5-1", "rejected"),
            ("path-to-peace-sc", "E5-2", "rejected"),
            ("path-to-peace-sc", "E5-3", "rejected"),
        ]
    )


@given(st.text(max_size=20), st.text(max_size=20))
def test_the_folder_of_a_sponsor_depends_on_its_name_alone(one, other):
    same = " ".join(one.casefold().split()) == " ".join(other.casefold().split())

    assert same == (sponsor_folder(one) == sponsor_folder(other))
    assert sponsor_folder(one).strip(".")
    assert ("russian-federation", "france") == (sponsor_folder("Russian  Federation"), sponsor_folder("FRANCE"))
