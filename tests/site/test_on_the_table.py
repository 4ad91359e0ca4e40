"""A text that is not decided: what its page says is on the table, and what it shows at first."""

from pathlib import Path

import pytest
from msgspec.structs import replace

from amendiff.corpus import open_corpus
from amendiff.site.record import Record
from amendiff.site.wording import state

CORPUS = open_corpus(Path(__file__).parents[2] / "texts")


def decided(name, **outcomes):
    """The dossier *name* with other outcomes of its amendments."""
    dossier = CORPUS[name]
    changed = tuple(
        replace(one, decision=replace(one.decision, outcome=outcomes.get(one.id, one.decision.outcome)))
        for one in dossier.amendments
    )
    return replace(dossier, amendments=changed)


ALL = {f"M{n}": "rejected" for n in range(1, 11)}


@pytest.mark.parametrize(
    ("dossier", "said"),
    [
        (
            CORPUS["rowing-club"],
            "On the table: the text as tabled and 13 amendments to it, none of them decided yet.",
        ),
        (
            CORPUS["school-streets"],
            "On the table: 6 amendments, not yet decided; 2 of 10 amendments were adopted so far.",
        ),
        (
            decided("school-streets", **ALL | {"M2": "adopted", "M10": "pending"}),
            "On the table: 1 amendment, not yet decided; 1 of 10 amendments was adopted so far.",
        ),
        (
            decided("school-streets", **ALL),
            "Not yet decided; 0 of 10 amendments were adopted so far, and none is left to decide.",
        ),
    ],
)
def test_the_first_sentence_says_what_is_on_the_table(dossier, said):
    assert said == state(dossier)


def test_on_the_table_is_what_was_adopted_so_far_and_what_is_open():
    record = Record(CORPUS["school-streets"], "school-streets")

    assert {"M2", "M3", "M4", "M5", "M6", "M7", "M8", "M10"} == set(record.table)
    assert ["M4", "M5", "M6", "M7", "M8", "M10"] == [one.id for one in record.open]
    assert record.crowded


def test_an_amendment_whose_parent_fell_is_not_on_the_table():
    record = Record(decided("school-streets", M5="rejected"), "school-streets")

    assert {"M2", "M3", "M4", "M8", "M10"} == set(record.table)


def test_nothing_is_on_the_table_once_a_text_is_decided():
    assert () == Record(CORPUS["path-to-peace"], "path-to-peace").table
