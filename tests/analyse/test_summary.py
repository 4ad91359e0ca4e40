"""What changed, counted in words."""

import pytest

from amendiff.analyse.compared import changed_rows
from amendiff.analyse.effect import effect
from amendiff.analyse.summary import summary
from amendiff.comparison import compare
from amendiff.markup import parse_document
from amendiff.model.amendment import Amendment
from amendiff.model.dossier import Dossier, Identity
from amendiff.model.operation import Delete

TABLE = "# Ponds\n\nThe pond.\n\n| Swan | Fee |\n| --- | --- |\n| 6 m | 300 |\n"
DEARER = TABLE.replace("300", "400").replace("The pond", "The old pond")


@pytest.mark.parametrize(
    ("old", "new", "said"),
    [
        ("The pond lies here.", "The pond, lies here.", "1 sign inserted in 1 paragraph"),
        ("The pond lies here.", "The pond lies here;", "1 sign inserted, 1 sign deleted in 1 paragraph"),
        ("The pond lies here.", "The pond, deep, lies here.", "1 word inserted in 1 paragraph"),
        ("The pond – a lake.", "The pond or a lake.", "1 word inserted in 1 paragraph"),
        ("The pond lies here.", "The pond  lies here.", "spaces changed in 1 paragraph"),
        ("The *pond* lies here.", "The pond lies here.", "formatting changed in 1 paragraph"),
        ("# Ponds\n\nThe pond.", "# Lakes\n\nThe pond.", "1 word inserted, 1 word deleted in 1 title"),
        ("The pond.\n\n## On fees\n\nTen.", "The pond.\n\nTen.", "1 heading deleted"),
        (TABLE, "# Ponds\n\nThe pond.\n", "1 table and 2 rows deleted"),
        (TABLE, DEARER, "2 words inserted, 1 word deleted in 1 paragraph and 1 row"),
    ],
)
def test_what_changed_is_counted_as_what_it_is(old, new, said):
    """A word holds a letter or a figure; signs count where no word changes with them."""
    assert said == summary([*changed_rows(compare(parse_document(old), parse_document(new)))])


def test_what_is_split_or_joined_counts_the_paragraphs_and_no_words():
    three = "The first pond lies here.\n\nThe second pond lies there.\n\nThe third pond lies nowhere at all."
    one = parse_document(three.replace("\n\n", " "))

    assert "3 paragraphs joined" == summary([*changed_rows(compare(parse_document(three), one))])
    assert "1 paragraph split" == summary([*changed_rows(compare(one, parse_document(three)))])


def test_a_word_that_is_partly_in_italics_is_one():
    base = parse_document("An inter*nat*ional pond.")
    amendment = Amendment(id="A1", sequence=1, operations=(Delete(at="p1", words="international"),))
    dossier = Dossier(name="ponds", identity=Identity(title="Ponds", body="Town"), base=base, amendments=(amendment,))

    assert "1 word deleted in 1 paragraph" == effect(dossier, "A1").summary
