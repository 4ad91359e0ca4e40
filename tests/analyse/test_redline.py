"""Redlines and blame read from the weave: nothing lost, nothing credited to the wrong amendment."""

from itertools import pairwise

from hypothesis import assume, given, strategies as st

from amendiff.analyse.redline import BOUNDARY, Row, redline
from amendiff.application import Reading, read, weave
from amendiff.comparison.words import changes
from amendiff.markup import parse_document
from amendiff.model.amendment import Amendment
from amendiff.model.document import Document
from amendiff.model.operation import Delete, DeleteProvision, JoinProvisions, Replace
from strategies import Tabled, sets


def texts(document: Document) -> list[str]:
    return [provision.text for provision in document]


def side(rows: tuple[Row, ...], sign: str) -> list[str]:
    """The old (``-``) or new (``+``) text as the rows give it."""
    index = "old_index" if sign == "-" else "new_index"
    standing = sorted((row for row in rows if getattr(row, index) is not None), key=lambda row: getattr(row, index))
    found: list[str] = []
    for row in standing:
        found += "".join(one.text for one in row.segments if one.sign in ("=", sign)).split(BOUNDARY)
    return found


@st.composite
def readings(draw: st.DrawFn) -> tuple[Tabled, Reading, Reading]:
    tabled = draw(sets(most=3, each=2))
    woven = weave(tabled.document, tabled.amendments)
    names = [one.id for one in tabled.amendments]
    two = [read(woven, draw(st.sets(st.sampled_from(names)))) for _ in range(2)]
    assume(not any(one.clashes for one in two))
    return tabled, two[0], two[1]


@given(readings())
def test_old_and_new_text_can_be_read_from_any_redline(drawn: tuple[Tabled, Reading, Reading]) -> None:
    """Reject all gives the old text, accept all the new, between any two readings."""
    _, old, new = drawn

    rows = redline(old, new)

    assert texts(old.document) == side(rows, "-")
    assert texts(new.document) == side(rows, "+")


@given(readings())
def test_every_provision_of_either_side_stands_in_exactly_one_row(drawn: tuple[Tabled, Reading, Reading]) -> None:
    _, old, new = drawn

    rows = redline(old, new)

    assert sorted(one.address for one in old.document) == sorted(one.address for row in rows for one in row.old)
    assert sorted(one.address for one in new.document) == sorted(one.address for row in rows for one in row.new)


def test_the_space_where_provisions_are_joined_is_that_of_their_new_words() -> None:
    """The one that runs on begins with another script once amended, and so takes no space."""
    base = parse_document("***\n\n1. a\n\n2. peace now;\n\n3. war;\n")
    operations = (Replace(at="op3", old="war", new="和平"), JoinProvisions(at="op2", to="op3"))
    woven = weave(base, (Amendment(id="A1", sequence=1, operations=operations),))
    new = read(woven, ["A1"])

    assert texts(new.document) == side(redline(read(woven), new), "+")


@given(readings())
def test_a_redline_of_a_reading_against_itself_is_equal_everywhere(drawn: tuple[Tabled, Reading, Reading]) -> None:
    _, _, new = drawn

    assert {row.change for row in redline(new, new)} <= {"equal"}


@given(readings())
def test_every_change_from_the_text_as_tabled_names_an_operation_of_the_set(
    drawn: tuple[Tabled, Reading, Reading],
) -> None:
    """No word comes or goes on nobody's account."""
    _, _, new = drawn

    rows = redline(read(new.weave), new)

    for row in rows:
        for one in row.segments:
            if one.sign == "+":
                assert one.inserted_by
                assert one.inserted_by <= new.operations
            elif one.sign == "-":
                assert one.deleted_by
                assert one.deleted_by <= new.operations


@given(st.text("ab ,", max_size=12), st.text("ab ,", max_size=12))
def test_a_refined_replacement_credits_no_word_that_it_repeats(old: str, new: str) -> None:
    """What ``changes`` keeps is kept in the redline; see segments.refined."""
    kept = "".join(text for sign, text in changes(old, new) if sign != "+")

    assert old == kept


def resolution() -> Document:
    return parse_document("The Council,\n\n1. Meets in May;\n\n   (a) at noon;\n\n   (b) at dusk;\n\n2. Rests.\n")


def test_what_belongs_to_a_deleted_paragraph_goes_on_the_same_account() -> None:
    amended = Amendment(id="A1", sequence=1, operations=(DeleteProvision(at="op1"),))
    woven = weave(resolution(), [amended])

    rows = redline(read(woven), read(woven, ["A1"]))

    gone = [
        (row.change, {one for segment in row.segments for one in segment.deleted_by}) for row in rows if not row.new
    ]
    assert [("deleted", {"A1/1"})] * 3 == gone


def test_an_edit_in_a_deleted_paragraph_is_not_credited_with_its_words() -> None:
    edit = Amendment(id="A1", sequence=1, operations=(Delete(at="op1", words="in May"),))
    whole = Amendment(id="A2", sequence=2, operations=(DeleteProvision(at="op1"),))
    woven = weave(resolution(), [edit, whole])

    rows = redline(read(woven), read(woven, ["A1", "A2"]))

    assert {"A2/1"} == {one for row in rows for segment in row.segments for one in segment.deleted_by}


def test_words_that_run_on_are_joined_as_they_stand_then() -> None:
    """No space before words of a script without spaces, although there was one before those that they replace."""
    base = parse_document("The Council,\n\nNoting peace,\n\nNoting war,\n\n***\n\n1. Rests.\n")
    amended = Amendment(
        id="A1",
        sequence=1,
        operations=(Replace(at="pp2", old="Noting", new="和平"), JoinProvisions(at="pp1", to="pp2")),
    )
    woven = weave(base, [amended])
    new = read(woven, ["A1"])

    rows = redline(read(woven), new)

    assert texts(new.document) == side(rows, "+")


def test_undoing_a_replacement_marks_the_same_words_the_other_way_round() -> None:
    base = parse_document("The Council,\n\n1. *Urges* a lasting peace between the two States.\n")
    put = "just, lasting and comprehensive peace between the two States, in line with the Charter"
    woven = weave(
        base,
        [
            Amendment(
                id="L.1",
                sequence=1,
                operations=(Replace(at="op1", old="lasting peace between the two States", new=put),),
            )
        ],
    )
    nothing, all_of_it = read(woven, []), read(woven, ["L.1"])

    marked = [
        [(one.sign, one.text) for one in redline(*pair)[-1].segments if one.sign != "="]
        for pair in ((nothing, all_of_it), (all_of_it, nothing))
    ]

    assert [("+", "just, "), ("+", "and comprehensive "), ("+", ", in line with the Charter")] == marked[0]
    assert [("-", text) for _, text in marked[0]] == marked[1]


@given(readings())
def test_what_goes_stands_before_what_comes_where_amendments_are_undone(
    drawn: tuple[Tabled, Reading, Reading],
) -> None:
    tabled, old, _ = drawn
    rows = redline(old, read(weave(tabled.document, tabled.amendments), []))

    for row in rows:
        signs = ["¶" if one.begins or one.text == BOUNDARY else one.sign for one in row.segments]
        assert ("+", "-") not in pairwise(signs)
