"""Templates kept as compiled code: taken where they are whole and of the same text, and of no theme."""

import sys
from pathlib import Path

import jinja2
import pytest

from amendiff.site import compiled, environment as module
from amendiff.site.environment import environment
from amendiff.site.voices import IN_ENGLISH, voice

pytestmark = pytest.mark.slow

ALL = sorted(path.name for path in Path(module.__file__).with_name("templates").glob("*.j2"))
OURS = ["lost.html.j2", "moved.html.j2", "evidence.html.j2", "base.html.j2"]  # enough of them, and small
PAGE = {"settings": {"language": "en"}, "root": "", "identity": {"language": "fr"}}
SAID = '{% import "evidence.html.j2" as e with context %}{{ e.quoted("<a>") }}'


@pytest.fixture
def kept(tmp_path, monkeypatch):
    """The folder in which compiled code is kept, at first empty."""
    monkeypatch.setattr(sys, "pycache_prefix", str(tmp_path / "kept"))
    monkeypatch.setattr(sys, "dont_write_bytecode", False)
    return tmp_path / "kept"


@pytest.fixture
def load(monkeypatch):
    """Load templates as another process would; return those that had to be compiled."""
    found = []
    before = jinja2.Environment.compile

    def compile_(self, source, name=None, *more, **others):
        found.append(name)
        return before(self, source, name, *more, **others)

    monkeypatch.setattr(jinja2.Environment, "compile", compile_)

    def loaded(theme="", names=OURS, language=IN_ENGLISH):
        module._environment.cache_clear()
        module._templates.cache_clear()
        found.clear()
        made = environment(str(theme) if theme else "", language)
        for name in names:
            made.get_template(name)
        assert '<q lang="fr" dir="ltr">&lt;a&gt;</q>' == made.from_string(SAID).render(PAGE)
        return [name for name in found if name is not None]

    yield loaded
    module._environment.cache_clear()
    module._templates.cache_clear()


def files(folder):
    return sorted(path for path in folder.rglob("*") if path.is_file())


def test_what_was_compiled_once_is_not_again_in_any_language(kept, load):
    assert OURS == load()
    assert len(OURS) == len(files(kept))
    assert [] == load()
    assert [] == load(language=voice("fr"))


def test_the_code_is_the_same_in_every_language(load):
    english, french = environment("", IN_ENGLISH), environment("", voice("fr"))
    for name in ALL:
        source, path, _ = english.loader.get_source(english, name)
        assert english.compile(source, name, path, raw=True) == french.compile(source, name, path, raw=True)


@pytest.mark.parametrize(
    "damage",
    [
        pytest.param(lambda raw: raw[:-1], id="cut"),
        pytest.param(lambda raw: raw[:-1] + bytes([raw[-1] ^ 1]), id="one bit"),
        pytest.param(lambda raw: b"", id="empty"),
        pytest.param(bytes.upper, id="other letters"),
    ],
)
def test_what_is_damaged_is_compiled_again(kept, load, damage):
    load()
    for path in files(kept):
        path.write_bytes(damage(path.read_bytes()))

    assert OURS == load()
    assert [] == load()


def test_code_of_another_template_or_made_by_another_program_is_not_taken(kept, load, monkeypatch):
    load()
    one, other = (path for path in files(kept) if path.name.startswith(("base.", "moved.")))
    one.write_bytes(other.read_bytes())
    assert ["base.html.j2"] == load()

    monkeypatch.setattr(jinja2, "__version__", "0")
    assert OURS == load()

    monkeypatch.setattr(compiled, "VERSION", 0)
    assert OURS == load()


def test_nothing_is_kept_where_python_keeps_nothing(kept, load, monkeypatch):
    monkeypatch.setattr(sys, "dont_write_bytecode", True)
    assert OURS == load()
    assert OURS == load()
    assert [] == files(kept)


def test_a_folder_that_cannot_be_written_is_no_error(tmp_path, kept, load):
    kept.write_text("no folder")

    assert OURS == load()


def test_templates_of_a_theme_are_not_kept(tmp_path, kept, load):
    theme = tmp_path / "site"
    (theme / "templates").mkdir(parents=True)
    (theme / "templates/base.html.j2").write_text('{% extends "amendiff/base.html.j2" %}')
    wanted = ["amendiff/base.html.j2", "base.html.j2"]
    assert sorted([*OURS, "amendiff/base.html.j2"]) == sorted(load(theme, ["amendiff/base.html.j2", *OURS]))

    assert ["base.html.j2"] == load(theme, wanted)
    assert [] == files(theme / "templates")[1:]
    assert ["base.html.j2"] == load(names=["base.html.j2"])
