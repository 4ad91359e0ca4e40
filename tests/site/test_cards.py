"""Pictures for links: the same bytes each time, none where letters are missing."""

from pathlib import Path

import pytest

from amendiff.analyse.effect import effect
from amendiff.corpus import open_corpus
from amendiff.errors import OutputError
from amendiff.site import Settings, build
from amendiff.site.cards import Pen, excerpt

TEXTS = Path(__file__).parents[2] / "texts/un"


def test_an_excerpt_holds_the_changes_and_a_few_words_around():
    rows = effect(open_corpus(TEXTS)["path-to-peace"], "L.12").rows

    assert excerpt(rows) == [
        *[(word, "=", True) for word in ("…", "swift", "end", "to", "the", "conflict")],
        (",", "+", False),
        *[(word, "+", True) for word in ("including", "by", "addressing", "its", "root", "causes,")],
        *[(word, "=", True) for word in ("and", "further", "urges", "a", "lasting", "…")],
    ]


def test_without_pillow_the_build_says_what_is_missing(tmp_path, monkeypatch):
    import sys

    from amendiff.site import pictures

    monkeypatch.setitem(sys.modules, "PIL", None)
    pictures._pen.cache_clear()

    with pytest.raises(OutputError, match="Pillow is not installed"):
        build(open_corpus(TEXTS), Settings(cards=True, base_url="https://texts.example"), tmp_path / "public")


def test_a_picture_is_the_same_each_time_and_none_has_empty_boxes():
    pytest.importorskip("PIL")
    pen = Pen()
    words = [("just,", "+", True), ("war", "-", True)]

    one = pen.card("Council – 2025", "Peace", "Adopted 9–1–0.", words)

    assert b"\x89PNG" == one[:4]
    assert one == Pen().card("Council – 2025", "Peace", "Adopted 9–1–0.", words)
    assert pen.can_draw("“Peace” – now…")
    assert not pen.can_draw("سلام")
    assert not pen.can_draw("和平")


@pytest.mark.slow
def test_pages_name_their_pictures(tmp_path):
    pytest.importorskip("PIL")
    build(open_corpus(TEXTS), Settings(cards=True, base_url="https://texts.example"), tmp_path / "public")
    page = (tmp_path / "public/path-to-peace/amendments/L.15/index.html").read_text("utf-8")

    assert 'og:image" content="https://texts.example/path-to-peace/amendments/L.15/card.png"' in page
    assert (tmp_path / "public/path-to-peace/amendments/L.15/card.png").stat().st_size < 60_000
    whole = "path-to-peace"
    for folder, own in (("adopted", whole), ("op1", f"{whole}/op1"), ("compare/tabled..adopted", None)):
        page = (tmp_path / "public" / whole / folder / "index.html").read_text("utf-8")
        assert f'og:image" content="https://texts.example/{own or f"{whole}/{folder}"}/card.png"' in page
    assert "og:image" not in (tmp_path / "public/index.html").read_text("utf-8")
