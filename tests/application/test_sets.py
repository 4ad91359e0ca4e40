"""Reading sets of amendments: what holds whatever they ask for."""

import re

import pytest
from hypothesis import assume, given, strategies as st

from amendiff.application import apply, fates, read, weave
from amendiff.errors import BadRange, SetConflict
from amendiff.markup import parse_document, render_document
from amendiff.model.amendment import Amendment
from amendiff.model.document import Document, Provision
from amendiff.model.operation import Insert, MoveProvision
from strategies import KINDS, SPACELESS, Tabled, amendment as amendment_of, sets, sub_amendments


def shape(document: Document) -> list[tuple[object, ...]]:
    """All that a reader sees of a document, and its addresses."""
    return [(one.address, one.kind, one.text, one.marks, one.number, one.depth) for one in document]


@given(sets())
def test_reading_no_amendment_gives_the_base(tabled: Tabled) -> None:
    """Character for character, mark for mark: rejecting all restores the text as tabled."""
    woven = weave(tabled.document, tabled.amendments)

    assert shape(tabled.document) == shape(read(woven).document)


@given(sets(), st.data())
def test_a_set_gives_one_text_whatever_the_order(tabled: Tabled, data: st.DataObject) -> None:
    names = [one.id for one in tabled.amendments]
    first = read(weave(tabled.document, tabled.amendments), names)
    shuffled = data.draw(st.permutations(tabled.amendments))
    second = read(weave(tabled.document, shuffled), data.draw(st.permutations(names)))

    assert first.clashes == second.clashes
    assert fates(first) == fates(second)

    if not first.clashes:
        assert shape(first.document) == shape(second.document)


@given(sets(), st.data())
def test_amendments_outside_the_set_make_no_difference(tabled: Tabled, data: st.DataObject) -> None:
    """A set reads the same from a weave of all amendments and from one of its own."""
    names = data.draw(st.sets(st.sampled_from([one.id for one in tabled.amendments])))
    among = read(weave(tabled.document, tabled.amendments), names)
    alone = read(weave(tabled.document, [one for one in tabled.amendments if one.id in names]), names)

    assert [clash.operations for clash in alone.clashes] == [clash.operations for clash in among.clashes]
    assert fates(alone) == fates(among)

    if not among.clashes:
        assert [one[1:] for one in shape(alone.document)] == [one[1:] for one in shape(among.document)]


def bare(provision: Provision) -> tuple[object, ...]:
    """A provision without the joining spaces beside other scripts, which follow the final text and not each step."""
    text = re.sub("|".join(f" ?{word} ?" for word in SPACELESS), lambda found: found[0].strip(), provision.text)
    marks = () if any(word in text for word in SPACELESS) else provision.marks
    return provision.kind, text, marks, provision.depth


@given(sets(KINDS, most=1), st.data())
def test_a_sub_amendment_does_in_the_set_what_it_does_to_its_parents_result(
    tabled: Tabled, data: st.DataObject
) -> None:
    """Woven against `tabled+A1`, or applied to the text that A1 alone gives: one result."""
    (parent,) = tabled.amendments
    woven = weave(tabled.document, [parent])
    assume(not woven.clashes)
    result = read(woven, [parent.id]).document
    sub = amendment_of("S", 2, data.draw(sub_amendments(parent.id, result, KINDS)), against=f"tabled+{parent.id}")
    assume(all(getattr(one, "join", "words") == "words" for one in (*parent.operations, *sub.operations)))
    try:
        reading = read(weave(tabled.document, [parent, sub]), [parent.id, "S"])
    except BadRange:  # a part of what the parent splits or joins has no place of its own in the weave
        return
    try:
        expected = apply(sub.operations, result)
    except SetConflict:
        assert reading.clashes or any(fate.kind == "overtaken" for fate in fates(reading).values())
        return

    assert not reading.clashes

    assert [bare(one) for one in expected] == [bare(one) for one in reading.document]


@given(sets())
def test_every_operation_has_a_fate_and_what_is_applied_can_be_seen(tabled: Tabled) -> None:
    """Nothing is lost in silence: an insertion that is nowhere is not applied, a provision that went was taken."""
    names = [one.id for one in tabled.amendments]
    reading = read(weave(tabled.document, tabled.amendments), names)
    found = fates(reading)

    assert {one.operation_id(n) for one in tabled.amendments for n in range(len(one.operations))} == set(found)

    if reading.clashes:
        return
    text = " ".join(one.text for one in reading.document)
    asked = {f"{name}/{n}": edit for name, drawn in tabled.drawn.items() for n, edit in enumerate(drawn, 1)}
    for name, fate in found.items():
        edits = asked[name].edits
        if fate.kind in ("applied", "already there") and not fate.reason.endswith("gone"):
            new = [edit.new for edit in edits if edit.kind in ("after", "before", "start", "end", "put")]
            assert all(one.strip() in text for one in new)
    shape_of = ("lift", "swap", "join")
    taken = any(edit.kind in shape_of for drawn in asked.values() for edit in drawn.edits)
    if not taken:
        kept = {one.address for one in reading.document}
        noted = {mark.target for one in reading.document for mark in one.marks}
        assert all(one.address in kept or one.address.removeprefix("fn") not in noted for one in tabled.document)


@pytest.mark.parametrize("side", ["after", "before"])
def test_an_insertion_that_others_repeat_keeps_its_own_place(side: str) -> None:
    """The first of those alike stands where it was; by itself, the second amendment says what it asks for."""
    first, second = (Insert(at="p1", text=text, **{side: "peace"}) for text in ("now", "here"))
    given = [("A1", first), ("A2", second, first)]
    woven = weave(
        parse_document("The peace holds."),
        [Amendment(id=name, sequence=n, operations=(*asked,)) for n, (name, *asked) in enumerate(given, 1)],
    )
    texts = {names: read(woven, names).document["p1"].text for names in (("A1",), ("A2",), ("A1", "A2"))}
    whole = {
        "after": ("The peace now holds.", "The peace here now holds.", "The peace now here holds."),
        "before": ("The now peace holds.", "The here now peace holds.", "The now here peace holds."),
    }

    assert whole[side] == tuple(texts.values())
    assert "already there" == fates(read(woven, ("A1", "A2")))["A2/2"].kind


@pytest.mark.parametrize(
    ("operation", "expected"),
    [
        (MoveProvision(at="op1(b)", before="op1(a)"), ["1", "(b)", "(a)", "2", "(a)", "(b)"]),
        (MoveProvision(at="op1(b)", end_of="op2"), ["1", "(a)", "2", "(a)", "(b)", "(b bis)"]),
        (MoveProvision(at="op1(b)", after="op2(a)"), ["1", "(a)", "2", "(a)", "(a bis)", "(b)"]),
    ],
)
def test_what_moves_keeps_its_number_beside_its_old_neighbours_alone(
    operation: MoveProvision, expected: list[str]
) -> None:
    """Among others it is a newcomer while that is pending, and no two have one number: the text can be read again."""
    base = parse_document("***\n\n1. Acts:\n\n   (a) one;\n\n   (b) two;\n\n2. Asks:\n\n   (a) more;\n\n   (b) most.\n")
    new = read(weave(base, [Amendment(id="A1", sequence=1, operations=(operation,))]), ["A1"]).document

    assert expected == [one.number for one in new]
    assert expected == [one.number for one in parse_document(render_document(new))]
