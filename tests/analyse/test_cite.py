"""Citations in every style."""

import json
import re
from itertools import accumulate

import pytest
from hypothesis import given, strategies as st
from inline_snapshot import snapshot
from msgspec.structs import replace

from amendiff.analyse.bibliography import head
from amendiff.analyse.cite import STYLES, Citation, citation, cite, in_style
from amendiff.analyse.effect import effect
from amendiff.analyse.interactions.references import cited
from amendiff.analyse.told import effect_in_words
from amendiff.corpus import Corpus
from amendiff.model.amendment import Amendment
from amendiff.model.enumerators import LATIN_ORDINALS
from amendiff.model.naming import in_words
from amendiff.model.operation import Insert


def test_plain(corpus: Corpus) -> None:
    assert cite(corpus["path-to-peace"], "L.12").replace(". ", ".\n").split("\n") == snapshot(
        [
            (
                "Russian Federation, Amendment A/ES-11/L.12 (“root causes”) to A/ES-11/L.11, “The path to peace”, "
                "General Assembly, eleventh emergency special session (resumed)."
            ),
            "Rejected on 24 February 2025 by 31-71-59 (no majority in favour).",
            "In the operative paragraph inserts “, including by addressing its root causes,”.",
            "Its symbol is inferred; its instruction is reconstructed.",
        ]
    )


def test_an_effect_is_told_by_the_words_that_change(corpus: Corpus) -> None:
    assert "inserts “just,”, “and comprehensive” and “, in line with the Charter" in cite(corpus["path-to-peace"], "15")
    assert "inserts “and two deputies”" in cite(corpus["rowing-club"], "A5")
    assert "replaces “Russian Federation-Ukraine conflict” by “conflict around Ukraine”" in cite(
        corpus["path-to-peace-sc"], "RU-2"
    )


@pytest.mark.parametrize("style", STYLES)
def test_every_style_cites_every_amendment(corpus: Corpus, style: str) -> None:
    for dossier in corpus:
        for amendment in dossier.amendments:
            text = cite(dossier, amendment.id, style)

            assert dossier.identity.title[:10] in text.replace("\\", "")
            assert "�" not in text


def test_csl_json_is_a_list_of_one_item(corpus: Corpus) -> None:
    (item,) = json.loads(cite(corpus["path-to-peace"], "L.15", "csl-json"))

    assert "report" == item["type"]
    assert [[2025, 2, 24]] == item["issued"]["date-parts"]


def test_ris_lines_have_tags_and_an_end(corpus: Corpus) -> None:
    lines = cite(corpus["path-to-peace"], "L.15", "ris").split("\n")

    assert "TY  - RPRT" == lines[0]
    assert "ER  - " == lines[-1]
    assert all(line[2:6] == "  - " for line in lines)


def test_a_space_that_joins_is_no_change_of_its_own(corpus: Corpus) -> None:
    new = Amendment(id="L.16", sequence=5, operations=(Insert(at="op1", text="truly", after="further"),))
    dossier = corpus["path-to-peace"]
    found = effect(replace(dossier, amendments=(*dossier.amendments, new)), "L.16")

    assert "in the operative paragraph inserts “truly”" == effect_in_words(found)


@pytest.mark.parametrize("ordinal", LATIN_ORDINALS)
def test_a_paragraph_between_two_numbers_is_named_and_cited_however_many_there_are(ordinal: str) -> None:
    assert f"operative paragraph 3 {ordinal}" == in_words(f"op3{ordinal}")
    assert [(f"3 {ordinal}", f"paragraph 3 {ordinal}")] == list(cited(f"as asked in paragraph 3 {ordinal} above"))


def test_reference_managers_get_a_report_with_every_field(corpus: Corpus) -> None:
    """Zotero reads a symbol as a number, a body as an institution and a day from these fields only."""
    parts = replace(citation(corpus["path-to-peace"], "L.12"), caution="", url="https://texts.example/a_b/%7B/")

    assert in_style(parts, "bibtex") == snapshot("""\
@techreport{path-to-peace-L.12,
  author = {{Russian Federation}},
  title = {{Amendment A/ES-11/L.12 (“root causes”) to A/ES-11/L.11, “The path to peace”}},
  type = {Amendment},
  number = {A/ES-11/L.12},
  institution = {General Assembly, eleventh emergency special session (resumed)},
  year = {2025},
  month = feb,
  date = {2025-02-24},
  url = {https://texts.example/a_b/%7B/},
  abstract = {In the operative paragraph inserts “, including by addressing its root causes,”.},
  note = {Rejected on 24 February 2025 by 31-71-59 (no majority in favour).},
}\
""")
    assert in_style(parts, "ris") == snapshot("""\
TY  - RPRT
ID  - path-to-peace-L.12
AU  - Russian Federation
TI  - Amendment A/ES-11/L.12 (“root causes”) to A/ES-11/L.11, “The path to peace”
M3  - Amendment
SN  - A/ES-11/L.12
PB  - General Assembly, eleventh emergency special session (resumed)
PY  - 2025
DA  - 2025/02/24
LA  - en
UR  - https://texts.example/a_b/%7B/
AB  - In the operative paragraph inserts “, including by addressing its root causes,”.
N1  - Rejected on 24 February 2025 by 31-71-59 (no majority in favour).
ER  - \
""")
    assert list(head(parts)) == snapshot(
        [
            ("citation_title", "Amendment A/ES-11/L.12 (“root causes”) to A/ES-11/L.11, “The path to peace”"),
            ("citation_author", "Russian Federation,"),
            ("citation_publication_date", "2025/02/24"),
            ("citation_technical_report_institution", "General Assembly, eleventh emergency special session (resumed)"),
            ("citation_technical_report_number", "A/ES-11/L.12"),
            ("citation_language", "en"),
            ("citation_public_url", "https://texts.example/a_b/%7B/"),
        ]
    )


def test_bibtex_has_the_signs_of_the_text_where_latex_would_print_others(corpus: Corpus) -> None:
    parts = replace(
        citation(corpus["path-to-peace"], "L.12"), title="pages 4--9 ``x'' of ~50 %", url="https://texts.example/~a/"
    )

    assert "title = {{pages 4-{}-9 `{}`x'{}' of {\\textasciitilde}50 \\%}}" in in_style(parts, "bibtex")
    assert "url = {https://texts.example/%7Ea/}" in in_style(parts, "bibtex")


@given(st.text(), st.text())
def test_no_words_end_a_field_of_bibtex_or_ris(words: str, url: str) -> None:
    citation = Citation(
        key=words, kind=words, authors=(words,), title=words, body=words, session="", symbol=words, decided=words,
        year="2025", date="2025-02-24", effect=words, caution=words, url=url,
    )  # fmt: skip
    bare = re.sub(r"\\[{}]", "", in_style(citation, "bibtex"))
    depths = list(accumulate((letter == "{") - (letter == "}") for letter in bare))

    assert 0 == depths[-1]
    assert 0 < min(depths[bare.index("{") : -1])
    assert all(re.fullmatch(r"[A-Z][A-Z0-9]  - .*", line) for line in in_style(citation, "ris").split("\n"))
