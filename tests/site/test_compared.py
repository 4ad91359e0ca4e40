"""Pages that compare two versions: every change leads to who asked for it."""

from pathlib import Path

from amendiff.corpus import open_corpus
from amendiff.site import Settings
from amendiff.site.compared import compare_pages
from amendiff.site.pages import Site
from amendiff.site.record import Record

TEXTS = Path(__file__).parents[2] / "texts/un"


def test_the_letters_of_a_comparison_are_told_and_lead_to_their_amendments():
    corpus = open_corpus(TEXTS)
    record = Record(corpus["path-to-peace"], "path-to-peace")
    pages = dict(compare_pages(Site(corpus, Settings()), record))

    adopted = pages["path-to-peace/compare/tabled..adopted/index.html"]
    assert '<ins data-by="L.14" class="k3" data-badge="C">' in adopted
    for letter, name in (("B", "L.13"), ("C", "L.14"), ("D", "L.15")):
        assert f'">{letter}</b> <a href="../../amendments/{name}/index.html">' in adopted
    assert "amendments/L.12/" not in adopted

    nobodys = pages["path-to-peace/compare/draft-2025-02-21..tabled/index.html"]
    assert "Letters:" not in nobodys
