"""The languages of a site: catalogues that are whole, sentences that are all said in them, and a folder for each."""

import re
import shutil
from datetime import date
from html import unescape
from importlib.machinery import SourceFileLoader
from importlib.util import module_from_spec, spec_from_loader
from pathlib import Path

import pytest
from babel.messages.pofile import read_po

from amendiff.corpus import open_corpus
from amendiff.errors import BadShape
from amendiff.sentences import day, listed, number, own, row, say, spoken
from amendiff.site import Settings, build, load_settings
from amendiff.site.voices import IN_ENGLISH, voice

pytestmark = pytest.mark.slow

ROOT = Path(__file__).parents[2]
HEAD = 'msgid ""\nmsgstr ""\n"Content-Type: text/plain; charset=utf-8\\n"\n'
FORMS = ("لا نصوص", "نص", "نصان", "%(number)s ن", "%(number)s نصًا", "%(number)s نص")
ARABIC = (
    HEAD + '"Plural-Forms: nplurals=6; plural=(n==0 ? 0 : n==1 ? 1 : n==2 ? 2 : n%100>=3 && n%100<=10 ? 3 : '
    'n%100>=11 && n%100<=99 ? 4 : 5);\\n"\n\n'
    'msgid "%(number)s text"\nmsgid_plural "%(number)s texts"\n'
    + "".join(f'msgstr[{n}] "{said}"\n' for n, said in enumerate(FORMS))
    + '\nmsgctxt "between the parts of a list"\nmsgid ", "\nmsgstr "، "\n'
)  # fmt: skip
NOT_SAID = {"amendiff", "BibTeX", "CSL", "JSON", "Markdown", "RIS", "EXAMPLE", "library", "hours", "tabled", "adopted"}
"""Names: what a page that speaks no English may still say in Latin letters."""


def strings():
    loader = SourceFileLoader("strings", str(ROOT / "tools/strings"))
    module = module_from_spec(spec_from_loader("strings", loader))
    loader.exec_module(module)
    return module


def built(tmp_path, *dossiers, **settings):
    for name in dossiers:
        shutil.copytree(ROOT / "texts/invented" / name, tmp_path / "texts" / name)
    target = tmp_path / "public"
    build(open_corpus(tmp_path / "texts"), Settings(**settings), target)
    return target


def test_the_catalogues_are_whole_and_up_to_date(capsys):
    """Every sentence of the pages is translated, with the names and the plural forms it needs: run tools/strings."""
    strings().main(["--check"])

    assert "" == capsys.readouterr().err


def test_french_is_said_as_the_french_do():
    french = voice("fr")

    assert "1er mars 2026" == spoken(day(date(2026, 3, 1)), french)
    assert "2 mars 2026" == spoken(day(date(2026, 3, 2)), french)
    assert "A, B et C" == spoken(listed("ABC"), french)
    assert "12\u202f345" == spoken(number(12345), french)
    assert "«\u202fdes mots\u202f»" == spoken(say("“%(words)s”", words="des mots"), french)
    assert "Français" == french.name


def test_french_has_its_own_spaces():
    """No plain space before a sign of two parts, or inside guillemets."""
    text = (ROOT / "src/amendiff/site/languages/fr.po").read_text(encoding="utf-8")
    said = [line for line in text.split("\n") if line.startswith("msgstr")]

    assert [] == [line for line in said if re.search(r' [:;?!»](?!")|« ', line.removeprefix("msgstr"))]


@pytest.mark.parametrize(
    ("many", "said"),
    [(0, "لا نصوص"), (1, "نص"), (2, "نصان"), (3, "3 ن"), (11, "11 نصًا"), (100, "100 نص"), (103, "103 ن")],
)
def test_all_six_forms_of_arabic(many, said):
    arabic = voice("ar", ARABIC)
    message = arabic.counted(many, "%(number)s text", "%(number)s texts")

    assert said == message % {"number": many}


def test_words_that_run_the_other_way_are_set_apart():
    arabic = voice("ar", ARABIC)

    assert "by \u2068سلمى\u2069" == spoken(say("by %(name)s", name="سلمى"), IN_ENGLISH)
    assert "by Salma" == spoken(say("by %(name)s", name="Salma"), IN_ENGLISH)
    assert "\u2068L.12\u2069، سلمى" == spoken(row(["L.12", "سلمى"]), arabic)
    assert "\u206831–71–59\u2069" == spoken(own("31–71–59"), arabic)


@pytest.mark.parametrize(
    "said", ["%(numbr)s", "%(text)s", "100 % %(number)s", "%(number)d %(number)s", "%(number)s %(number", "no number"]
)
def test_a_translation_that_would_spoil_a_sentence_is_refused(said):
    text = f'{HEAD}\nmsgid "up to %(number)s"\nmsgstr "{said}"\n'

    with pytest.raises(BadShape, match="does not name"):
        voice("de", text)


@pytest.mark.parametrize("text", ["msgid\n", f'{HEAD}"Plural-Forms: nplurals=2; plural=n$;\\n"\n'])
def test_what_is_no_catalogue_is_refused(text):  # fmt: skip
    with pytest.raises(BadShape):
        voice("de", text)


def test_a_language_without_a_catalogue_is_refused_with_a_hint(tmp_path):
    (tmp_path / "site.toml").write_text('languages = ["en", "de"]\n')

    with pytest.raises(BadShape, match="no strings in the language 'de'") as error:
        load_settings(tmp_path / "site.toml")

    assert "strings/de.po" in error.value.hints[0]


def test_own_strings_come_first_and_are_never_markup(tmp_path):
    """A catalogue of the site's own replaces single sentences, in English too; what looks like markup is text."""
    own = (
        f'{HEAD}\nmsgid "Sponsors"\nmsgstr "<script>alert(1)</script>"\n\n'
        'msgid "Sponsors: %(names)s."\nmsgstr "%(names)s <b>&amp;"\n'
    )
    target = built(tmp_path, "library-hours", strings={"en": own})
    page = (target / "library-hours/amendments/Z1/index.html").read_text()

    assert "&lt;script&gt;alert(1)&lt;/script&gt;" in page
    assert "<script>alert" not in page
    assert "</a> &lt;b&gt;&amp;amp;" in page
    assert "The decision" in page


def test_every_sentence_of_a_page_can_be_said_in_another_language(tmp_path):
    """With a catalogue that says everything in Cyrillic letters, no English is left on any page of a Chinese text."""
    pot = (ROOT / "src/amendiff/site/languages/messages.pot").read_text(encoding="utf-8")
    lines = [HEAD, '"Plural-Forms: nplurals=1; plural=0;\\n"\n']
    for one in read_po(pot.splitlines(keepends=True)):
        if one.id:
            source = one.id if isinstance(one.id, tuple) else (one.id,)
            said = re.sub(r"(%\(\w+\)s)|[A-Za-z]+", lambda found: found[1] or "ж", source[-1])
            context = f"msgctxt {quoted(one.context)}\n" if one.context else ""
            plural = f"msgid_plural {quoted(source[1])}\nmsgstr[0]" if len(source) > 1 else "msgstr"
            lines.append(f"\n{context}msgid {quoted(source[0])}\n{plural} {quoted(said)}\n")
    target = built(tmp_path, "library-hours", language="ru", title="ж", strings={"ru": "".join(lines)}, search=False)

    left = {}
    for path in sorted(target.rglob("*.html")):
        page = re.sub(r"(?s)<head>.*?</head>|<(code|script)\b.*?</\1>", "", path.read_text(encoding="utf-8"))
        labels = " ".join(re.findall(r'(?:aria-label|title|data-off|data-done|data-or)="([^"]*)"', page))
        seen = unescape(re.sub(r'<a href="[^"]*" download>.*?</a>|<[^>]*>', " ", page)) + unescape(labels)
        if found := set(re.findall("[A-Za-z]{3,}", seen)) - NOT_SAID:
            left[path.relative_to(target).as_posix()] = found

    assert {} == left


def quoted(text):
    return '"' + text.replace("\\", "\\\\").replace('"', '\\"').replace("\n", "\\n") + '"'


@pytest.fixture(scope="module")
def in_two(tmp_path_factory):
    folder = tmp_path_factory.mktemp("two")
    base = "https://texts.example/"
    return built(folder, "library-hours", "garden-wells", languages=("en", "fr"), base_url=base)


def test_each_language_has_the_same_pages(in_two):
    pages = {path.relative_to(in_two).as_posix() for path in in_two.rglob("*.html")}
    french = {path.removeprefix("fr/") for path in pages if path.startswith("fr/")}

    assert {path for path in pages if not path.startswith("fr/")} - french == {"404.html"}
    assert "<loc>https://texts.example/fr/garden-wells/op1/</loc>" in (in_two / "sitemap.xml").read_text()
    feed = (in_two / "fr/garden-wells/feed.atom").read_text()
    assert 'xml:lang="fr"' in feed
    assert "https://texts.example/fr/garden-wells/amendments/T1/" in feed


def test_every_page_leads_to_itself_in_the_other_language(in_two):
    for path in ("index.html", "garden-wells/op2-_628/index.html", "sponsors/index.html"):
        english, french = (in_two / path).read_text(), (in_two / "fr" / path).read_text()
        address = f"https://texts.example/{path.removesuffix('index.html')}"
        for page in (english, french):
            assert f'<link rel="alternate" hreflang="en" href="{address}">' in page
            assert f'hreflang="fr" href="{address.replace("example/", "example/fr/")}">' in page
        (there,) = re.findall(r'<a href="([^"]*)" lang="fr"', english)
        (back,) = re.findall(r'<a href="([^"]*)" lang="en"', french)
        assert (in_two / path).parent.joinpath(there).resolve() == (in_two / "fr" / path).resolve()
        assert (in_two / "fr" / path).parent.joinpath(back).resolve() == (in_two / path).resolve()


def test_all_local_links_of_a_site_in_two_languages_lead_somewhere(in_two):
    lost = []
    for path in in_two.rglob("*.html"):
        if path.name != "404.html":
            for href in re.findall(r'(?:href|src)="(?![a-z]+:|#)([^"#?]+)', path.read_text(encoding="utf-8")):
                goal = path.parent / unescape(href)
                lost += [] if goal.is_file() else [(path.relative_to(in_two).as_posix(), href)]

    assert [] == lost


def test_other_languages_share_what_has_no_language(in_two):
    french = {path.name for path in (in_two / "fr").rglob("*")}

    assert not french & {"index.json", "overlay.css", "site.css", "site.js"}


def test_a_text_keeps_its_own_language_and_direction(in_two):
    page = (in_two / "fr/garden-wells/index.html").read_text()

    assert '<html lang="fr" dir="ltr" ' in page
    assert '<h1><bdi lang="ar">' in page
    assert 'data-pagefind-body lang="ar" dir="rtl"' in page
    assert '<p class="summary" dir="rtl">' in page


def test_the_same_site_is_built_again_from_what_is_there(in_two, tmp_path):
    before = {path: path.stat().st_mtime_ns for path in in_two.rglob("*") if path.is_file()}
    settings = Settings(languages=("en", "fr"), base_url="https://texts.example/")
    build(open_corpus(in_two.parent / "texts"), settings, in_two)
    build(open_corpus(in_two.parent / "texts"), settings, tmp_path / "anew")

    assert before == {path: path.stat().st_mtime_ns for path in before}
    assert all(path.read_bytes() == (tmp_path / "anew" / path.relative_to(in_two)).read_bytes() for path in before)
