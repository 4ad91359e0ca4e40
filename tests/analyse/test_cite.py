"""Citations in every style."""

import json

import pytest
from inline_snapshot import snapshot
from msgspec.structs import replace

from amendiff.analyse.cite import STYLES, cite
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

    assert "bill" == item["type"]
    assert [[2025, 2, 24]] == item["issued"]["date-parts"]


def test_ris_lines_have_tags_and_an_end(corpus: Corpus) -> None:
    lines = cite(corpus["path-to-peace"], "L.15", "ris").split("\n")

    assert "TY  - BILL" == lines[0]
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
