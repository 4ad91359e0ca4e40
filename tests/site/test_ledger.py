"""A second build makes only what changed, and comes out as a first one would."""

import hashlib
import os
import shutil
from pathlib import Path

import pytest

from amendiff.corpus import open_corpus
from amendiff.errors import AmendiffError, OutputError
from amendiff.site import Settings, build, load_settings, making, renewal, workers
from amendiff.site.settings import Moved

pytestmark = pytest.mark.slow

ROOT = Path(__file__).parents[2]


def digest(target):
    return {
        str(path.relative_to(target)): hashlib.sha256(path.read_bytes()).hexdigest()
        for path in sorted(target.rglob("*"))
        if path.is_file()
    }


@pytest.fixture
def built(tmp_path, monkeypatch):
    """A corpus, its site, and the names of the dossiers whose pages were made since."""
    texts = tmp_path / "texts"
    for name, related in (("one", "two"), ("two", ""), ("three", "")):
        (texts / name).mkdir(parents=True)
        more = f'related = ["{related}"]\n' if related else ""
        (texts / name / "dossier.toml").write_text(f'title = "{name}"\nbody = "Club"\n{more}')
        (texts / name / "base.en.md").write_text("We row.\n\nWe rest.\n")
    made, original = [], making.dossier_pages

    def noted(site, dossier):
        made.append(dossier.name)
        return original(site, dossier)

    monkeypatch.setattr(making, "dossier_pages", noted)
    build(open_corpus(texts), Settings(), tmp_path / "public")
    assert 3 == len(made)
    made.clear()
    return texts, tmp_path / "public", made


def change(texts, name):
    file = texts / name / "dossier.toml"
    file.write_text(file.read_text("utf-8").replace('title = "', 'title = "New: ', 1), "utf-8")


def again(texts, target, settings=None):
    build(open_corpus(texts), settings or Settings(), target)
    anew = target.parent / "anew"
    build(open_corpus(texts), settings or Settings(), anew)
    return digest(target) == digest(anew)


def test_many_dossiers_on_all_processors_come_out_the_same(tmp_path, monkeypatch):
    texts = tmp_path / "texts"
    for n in range(6):
        shutil.copytree(ROOT / "texts/un/ga/ukraine-es-11-7", texts / f"text-{n}")
    build(open_corpus(texts), Settings(), tmp_path / "one")
    monkeypatch.setattr(renewal, "MANY", 4)
    monkeypatch.setattr(workers, "processors", lambda: 2)

    build(open_corpus(texts), Settings(), tmp_path / "two")
    assert digest(tmp_path / "one") == digest(tmp_path / "two")

    (texts / "text-4/dossier.toml").write_text("title = ")
    with pytest.raises(AmendiffError):
        build(open_corpus(texts), Settings(title="all of them anew"), tmp_path / "two")
    assert digest(tmp_path / "one") == digest(tmp_path / "two")


def test_where_nothing_changed_nothing_is_written(built):
    texts, target, made = built
    before = (target.stat().st_ino, (target / "index.html").stat().st_mtime_ns)

    build(open_corpus(texts), Settings(), target)

    assert ([], before) == (made, (target.stat().st_ino, (target / "index.html").stat().st_mtime_ns))


def test_one_dossier_that_changed_is_made_again_with_all_that_speaks_of_it(built):
    texts, target, made = built
    change(texts, "three")

    build(open_corpus(texts), Settings(), target)

    assert ["three"] == made
    assert "New: " in (target / "index.html").read_text("utf-8")
    assert again(texts, target)


def test_a_text_that_another_is_related_to_makes_that_one_again_too(built):
    texts, target, made = built
    change(texts, "two")

    build(open_corpus(texts), Settings(), target)

    assert ["one", "two"] == sorted(made)
    assert again(texts, target)


@pytest.mark.parametrize("what", ["gone", "cut", "edited", "edited around", "stale", "settings", "dossier"])
def test_what_no_longer_fits_is_made_again(built, what):
    texts, target, _ = built
    settings = Settings()
    page = target / "three/index.html"
    if what == "gone":
        page.unlink()
    elif what == "cut":
        page.write_text("half")
    elif what.startswith("edited"):  # without a change of length
        edited = page if what == "edited" else target / "static/site.css"
        later = (target / ".amendiff-site").stat().st_mtime_ns + 1
        edited.write_bytes(edited.read_bytes().replace(b"e", b"a"))
        os.utime(edited, ns=(later, later))
    elif what == "stale":
        (target / "stale.html").write_text("old")
    elif what == "settings":
        settings = Settings(base_url="https://texts.example/")
    else:
        shutil.rmtree(texts / "three")

    assert again(texts, target, settings)
    assert not (target / "stale.html").exists()


def test_a_theme_replaces_templates_and_adds_styles_and_pages(tmp_path):
    site = tmp_path / "site"
    (site / "templates").mkdir(parents=True)
    (site / "static").mkdir()
    (site / "templates/base.html.j2").write_text(
        '{% extends "amendiff/base.html.j2" %}{% block footer %}<b>Ours.</b> {% endblock %}'
    )
    (site / "static/ours.css").write_text("h1 { color: green }")
    (site / "static/logo.png").write_bytes(b"\x89PNG")
    (site / "about.md").write_text("# About us")
    (site / "site.toml").write_text(
        'styles = ["ours.css"]\n[[pages]]\nfile = "about.md"\nslug = "about"\ntitle = "About us"\n'
        '[[moved]]\nfrom = "old/streets"\nto = "school-streets/#op1"\n'
    )
    corpus = open_corpus(ROOT / "texts/invented")

    build(corpus, load_settings(site / "site.toml"), tmp_path / "public")

    page = (tmp_path / "public/school-streets/op1/index.html").read_text("utf-8")
    assert "<b>Ours.</b>" in page
    assert 'href="../../static/ours.css"' in page
    assert 'href="../../about/index.html"' in page
    moved = (tmp_path / "public/old/streets/index.html").read_text("utf-8")
    assert 'content="0; url=../../school-streets/index.html#op1"' in moved
    moved = (tmp_path / "public/old/streets/index.html").read_text("utf-8")
    assert 'content="0; url=../../school-streets/index.html#op1"' in moved
    assert b"\x89PNG" == (tmp_path / "public/static/logo.png").read_bytes()

    shutil.copytree(site, tmp_path / "elsewhere")
    build(open_corpus(ROOT / "texts/invented"), load_settings(tmp_path / "elsewhere/site.toml"), tmp_path / "again")
    assert digest(tmp_path / "public") == digest(tmp_path / "again")

    (site / "static/ours.css").write_text("h1 { color: blue }")
    build(open_corpus(ROOT / "texts/invented"), load_settings(site / "site.toml"), tmp_path / "public")
    assert "blue" in (tmp_path / "public/static/ours.css").read_text()


def test_a_page_that_there_is_cannot_have_moved(built):
    texts, target, _ = built
    before = digest(target)

    with pytest.raises(OutputError, match="cannot have moved"):
        build(open_corpus(texts), Settings(moved=(Moved(old="one/p1", new="two"),)), target)

    assert before == digest(target)
