"""Operations where a provision has formatting, entries of lists or paragraphs below it: as fine as they can be."""

import pytest

from amendiff.application import apply
from amendiff.comparison import compare
from amendiff.markup import parse_document, render_document
from amendiff.model.operation import Delete, Format, InsertProvision, Replace

LISTS = {
    "entries alone": (
        "- The pool opens on Mondays;\n\n- The pool opens on Fridays;\n",
        "- The pool opens on Sundays;\n\n",
    ),
    "entries below a paragraph": ("1. Opens:\n\n   - on Mondays;\n\n   - on Fridays;\n", "   - on Sundays;\n\n"),
}


@pytest.mark.parametrize("name", LISTS)
def test_an_entry_that_is_put_in_has_its_sign_and_the_others_keep_theirs(name):
    text, entry = LISTS[name]
    at = text.index("- ", text.index("Mondays"))
    at -= len(entry) - len(entry.lstrip())
    old, new = parse_document(text), parse_document(text[:at] + entry + text[at:])
    found = compare(old, new)

    assert [InsertProvision] == [type(one) for one in found.operations]
    assert render_document(new) == render_document(apply(found.operations, old))


BELOW = "\n\n   (a) the accounts of the year;\n\n   (b) the list of members;\n"


@pytest.mark.parametrize(
    ("old", "new", "operations"),
    [
        (
            "1. The clerk reads the report, and the *Treasurer* answers:",
            "1. The clerk reads the report, and *Treasurer* answers:",
            (Delete(at="op1", words="the", occurrence=2),),
        ),
        (
            "1. *Decides* to meet in May, and asks the clerk to attend:",
            "1. *Decides* to meet in June, and asks the **clerk** to attend:",
            (Replace(at="op1", old="May", new="June"), Format(at="op1", words="clerk", add="strong")),
        ),
        (
            "1. The council hears the *Board* and the *Board*:",
            "1. The council hears the *Board* and the *Panel*:",
            (Replace(at="op1", old="Board", new="Panel", occurrence=2),),
        ),
    ],
)
def test_formatting_beside_what_changes_is_no_reason_to_replace_what_stands_below(old, new, operations):
    assert operations == compare(parse_document(old + BELOW), parse_document(new + BELOW)).operations
