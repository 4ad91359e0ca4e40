"""The site's settings: defaults, pages read beside them, refusals with the line."""

import pytest

from amendiff.errors import BadShape, FileMissing, OutsideCorpus
from amendiff.site.settings import Settings, load_settings, markdown


def test_no_file_gives_the_defaults(tmp_path):
    assert load_settings(tmp_path / "site.toml") == Settings()


def test_pages_are_read_beside_the_settings(tmp_path):
    (tmp_path / "guide.md").write_text("# Guide")
    (tmp_path / "site.toml").write_text('[[pages]]\nfile = "guide.md"\nslug = "guide"\ntitle = "Guide"\n')

    (page,) = load_settings(tmp_path / "site.toml").pages

    assert ("guide", "# Guide") == (page.slug, page.text)


@pytest.mark.parametrize(
    ("text", "error"),
    [
        ('tilte = "x"', BadShape),
        ('base_url = "javascript:alert(1)"', BadShape),
        ('[[moved]]\nfrom = "../a"\nto = "b"', BadShape),
        ('[[moved]]\nfrom = "a#b c"\nto = "b"', BadShape),
        ('[[moved]]\nfrom = "a/#"\nto = "b"', BadShape),
        ('[[moved]]\nfrom = "a/../b"\nto = "b"', BadShape),
        ('[[moved]]\nfrom = "a"\nto = "javascript:alert(1)"', BadShape),
        ('styles = ["gone.css"]', BadShape),
        ('card_font = "gone.ttf"', BadShape),
        ('card_font = "../secret.md"', BadShape),
        ('[[pages]]\nfile = "gone.md"\nslug = "a"\ntitle = "A"', FileMissing),
        ('[[pages]]\nfile = "../secret.md"\nslug = "a"\ntitle = "A"', OutsideCorpus),
    ],
)
def test_bad_settings_are_refused(tmp_path, text, error):
    (tmp_path / "site").mkdir()
    (tmp_path / "secret.md").write_text("secret")
    (tmp_path / "site/site.toml").write_text(text)

    with pytest.raises(error):
        load_settings(tmp_path / "site/site.toml")


def test_markdown_of_a_page_runs_nothing():
    shown = markdown("<script>alert(1)</script>\n\n[x](javascript:alert(1))")

    assert "<script" not in shown
    assert "href" not in shown
