"""What goes along with a provision that moves, and what moves past its like."""

import pytest

from amendiff import apply, compare, parse_document
from amendiff.model.operation import Insert, MoveProvision, Replace

REPORT = "The auditors report to the members in writing each year, and the report lies open at the seat for a month."
ENDS = "Membership ends:"
LIST = ("by resignation in writing;", "by exclusion;", "by death.")


def _act(lead, *items):
    return "\n\n".join([lead, *(f"   ({'abc'[at]}) {item}" for at, item in enumerate(items))])


def _compared(first, *others):
    """Compare two versions that have *first*, then the others in this order, or the last ones before the report."""
    old, new = ("\n\n".join(f"{n}. {part}" for n, part in enumerate(parts, 1)) for parts in others)
    found = compare(parse_document(f"{first}\n\n{old}\n"), parse_document(f"{first}\n\n{new}\n"))
    assert apply(found.operations, found.old) == found.new
    return found


@pytest.mark.parametrize(
    ("lead", "items", "operations"),
    [
        (ENDS, LIST, []),
        (ENDS, ("by resignation by letter;", *LIST[1:]), [Replace(at="op2(a)", old="in writing", new="by letter")]),
        ("Membership also ends:", LIST, [Insert(at="op2", text="also", after="Membership")]),
    ],
)
def test_what_stands_below_moves_along_however_short_it_is(lead, items, operations):
    old = ["Any adult may join.", _act(ENDS, *LIST), REPORT]
    found = _compared("The members,", old, [old[0], REPORT, _act(lead, *items)])

    edited = ", 1 moved and changed" if operations else ""

    assert f"{4 - bool(edited)} paragraphs moved{edited}, 1 renumbered" == found.summary
    assert [MoveProvision(at="op2", after="op3"), *operations] == list(found.operations)


def test_a_heading_moves_with_what_it_heads():
    parts = [
        "## Wells\n\nWells are kept clean.",
        "## Roads\n\nCrossings are marked in white.",
        "## Light\n\nLamps burn.",
    ]
    old, new = ("# Act\n\n" + "\n\n".join(some) + "\n" for some in (parts, [parts[0], parts[2], parts[1]]))

    moved = [one.change for one in compare(parse_document(old), parse_document(new)).provisions]

    assert ["equal"] * 3 + ["moved"] * 2 + ["equal"] * 2 == moved


@pytest.mark.parametrize("also", [" also", ""])
def test_neighbours_that_are_much_alike_and_edited_change_places_as_a_move(also):
    forests = "*Recalling{}* its resolution 60/219 of 25 July 2013 on the restoration of mangrove forests,"
    pilots = "*Recalling{}* its resolution 62/26 of 17 July 2009 on the training of harbour pilots,"
    old = f"The Assembly,\n\n{forests.format('')}\n\n{pilots.format('')}\n\n1. *Decides* so.\n"
    new = f"The Assembly,\n\n{pilots.format(also)}\n\n{forests.format(also)}\n\n1. *Decides* so.\n"

    assert ["changed", "moved"] * bool(also) + ["moved"] * (not also) == sorted(
        one.change for one in compare(parse_document(old), parse_document(new)).changed
    )
