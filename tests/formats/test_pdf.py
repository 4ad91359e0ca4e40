"""PDF: the words of the version and no others, marks without colour, the same bytes each time, nothing fetched."""

import io
import os
import re
import subprocess
import sys

import pytest
from hypothesis import given
from inline_snapshot import snapshot
from msgspec.structs import replace
from pypdf import PdfReader

from amendiff.analyse.exported import exported
from amendiff.analyse.printed import front_of
from amendiff.analyse.versions import version
from amendiff.application import Reading
from amendiff.corpus import open_corpus
from amendiff.errors import ExtraMissing
from amendiff.formats import pdf as module
from amendiff.formats.pdf import Front, pdf, printed
from amendiff.markup import parse_document
from amendiff.model.tracked import EPOCH, Credit, Tracked, clean
from strategies import Tabled
from tracked_changes import redlines, without

pytestmark = pytest.mark.slow

TEXTS = open_corpus("texts")
PLAIN = Front("A title")


@pytest.fixture(scope="module", autouse=True)
def pango() -> None:
    """A library of the system, which `make test` installs; elsewhere than in CI one may do without."""
    try:
        pdf(clean(parse_document("Words.\n")), PLAIN)
    except ExtraMissing as error:
        if os.environ.get("CI"):
            raise
        pytest.skip(f"{error}: {error.hints[0]}")


def said(raw: bytes) -> list[str]:
    """The words of each page, between its head and its number."""
    return [re.sub(r"\n?\d+ / \d+\s*\Z", "", page.extract_text()) for page in PdfReader(io.BytesIO(raw)).pages]


def letters(text: str) -> str:
    return re.sub(r"\s", "", text)


LATIN = [name for name in TEXTS.names if TEXTS[name].identity.language in ("en", "fr")]
"""Of other scripts not every machine has a font, and what is read out of the file is not in the order of reading."""


@pytest.mark.parametrize("name", LATIN)
def test_a_clean_text_says_what_the_version_says(name: str) -> None:
    document = version(TEXTS[name], "tabled").document
    numbered = [f"{one.number}{'' if one.number[-1:] in ').' else '.'}" if one.number else "" for one in document]
    words = [number + (one.text or "[…]") for number, one in zip(numbered, document, strict=True)]
    read = letters("".join(said(pdf(clean(document), PLAIN))))

    assert letters("".join(words)) == (read if document.title else read.removeprefix("Atitle"))


def test_a_redline_has_both_texts_and_whose_each_change_is() -> None:
    made = exported(TEXTS["path-to-peace"], "adopted", all_carried=True)
    raw = pdf(made.tracked, front_of(made, redline=True, known="It is reconstructed"))
    pages = said(raw)
    text = letters(pages[0])

    assert all("A/ES-11/L.11" in page and "changes from tabled to adopted" in page for page in pages)
    assert letters("throughout the Russian Federation-Ukraine conflictfull-scale invasion of Ukraine") in text
    assert letters("Russian FederationB,") in text  # L.13 is the second amendment of the record, here and on the site
    assert letters("urges a just,D lasting and comprehensiveD peace") in text
    for line in ("B European sponsors", "It is reconstructed.", "A/ES-11/L.12: rejected", "Sources", "Tabled on 21"):
        assert letters(line) in letters("".join(pages))
    assert "#0b5d1e" not in printed(made.tracked, PLAIN)


@given(redlines())
def test_both_sides_of_the_page(drawn: tuple[Tabled, Reading, Tracked]) -> None:
    """Without what comes the page has the words of the old text, without what goes those of the new one."""
    _, _, found = drawn
    page = re.sub(r'<(span) class="of">[^<]*</span>|<div class="(?:facts|below)">.*?</div>|<title>.*?</title>', "",
                  printed(found, Front("")), flags=re.DOTALL)  # fmt: skip
    for mark, document in (("ins", found.old), ("del", found.new)):
        wanted = "".join(one.text for one in document)
        labels = sum(len(one.number) + 1 for side in (found.old, found.new) for one in side)
        read = re.sub(r"\[(\d+|…)\]|¶|\s", "", without(mark, page, inside="body"))

        assert len(letters(wanted)) <= len(read) <= len(letters(wanted)) + labels


def test_the_same_bytes_each_time() -> None:
    code = (
        "import sys; from amendiff.formats.pdf import pdf, Front; from amendiff.markup import parse_document;"
        "from amendiff.model.tracked import clean;"
        "sys.stdout.buffer.write(pdf(clean(parse_document('# A *title*\\n\\nWords.\\n')), Front('A title')))"
    )
    one, other = (
        subprocess.run(
            [sys.executable, "-c", code], capture_output=True, check=True, env={**os.environ, "PYTHONHASHSEED": n}
        )
        for n in ("1", "2")
    )

    assert one.stdout.startswith(b"%PDF-")
    assert one.stdout == other.stdout
    assert b"CreationDate" not in one.stdout


def test_hostile_words_are_words_and_nothing_is_fetched(monkeypatch: pytest.MonkeyPatch) -> None:
    asked: list[str] = []
    monkeypatch.setattr(module, "_refused", lambda url, *_: asked.append(url))
    evil = "</style><img src='file:///etc/passwd'><link rel=stylesheet href=http://example.org/x><script>x()</script>"
    document = parse_document(f"\\{evil} [here](<http://example.org/{evil[8:20]}>)\n")
    raw = pdf(clean(document), Front(evil, evil, evil, (evil,), {}, (evil,)))

    assert [] == asked
    assert letters("<script>x()</script>") in letters("".join(said(raw)))
    assert 6 <= letters("".join(said(raw))).count("href=http://example.org/x")
    monkeypatch.undo()
    with pytest.raises(ValueError, match="nothing is fetched"):
        module._refused("file:///etc/passwd")


def test_fonts_are_free_ones() -> None:
    pages = PdfReader(io.BytesIO(pdf(clean(parse_document("# A title\n\nWords, *more* and **most**.\n")), PLAIN))).pages
    fonts = {str(one["/BaseFont"]).partition("+")[2] for page in pages for one in _fonts(page)}

    assert {"Liberation", "DejaVu", "Noto"} >= {re.match("Liberation|DejaVu|Noto|.*", one)[0] for one in fonts}


def _fonts(page: object) -> list[dict[str, object]]:
    return [one.get_object() for one in page["/Resources"]["/Font"].values()]


def test_without_the_package(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(sys.modules, "weasyprint", None)
    with pytest.raises(ExtraMissing) as error:
        pdf(clean(parse_document("Words.\n")), PLAIN)

    assert (str(error.value), error.value.hints) == snapshot(
        ("PDF needs the package weasyprint", ("install it: pip install 'amendiff[pdf]'",))
    )


def test_a_long_table_and_a_long_word() -> None:
    rows = "\n".join(f"| {n} | {'word ' * 20}|" for n in range(60))
    raw = pdf(clean(parse_document(f"{'x' * 500}\n\n| a | b |\n| --- | --- |\n{rows}\n")), PLAIN)

    assert 3 <= len(said(raw))
    assert 500 == "".join(said(raw)).count("x")


def test_joint_credit() -> None:
    made = exported(TEXTS["path-to-peace"], "adopted", all_carried=True).tracked
    both = {("L.13", "L.14"): Credit("Two of them", EPOCH)}
    tracked = Tracked(made.old, made.new, _credited(made, ("L.13", "L.14")), both, made.comments)

    assert '<span class="of">B, C</span>' in printed(tracked, PLAIN)


def _credited(made: Tracked, by: tuple[str, ...]) -> tuple[object, ...]:
    return tuple(
        replace(one, by=by, pieces=tuple(replace(piece, by=by) for piece in one.pieces)) for one in made.paragraphs
    )
