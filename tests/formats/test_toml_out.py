"""What is written as TOML is read back as the same value, and looks as people write it."""

from datetime import date

from hypothesis import given, strategies as st
from inline_snapshot import snapshot

from amendiff.formats.toml import decode
from amendiff.formats.toml_out import amendment_toml, operations_toml, string
from amendiff.model.amendment import Amendment, Instruction
from amendiff.model.decision import Decision, Fact, RollCall, Vote
from amendiff.model.operation import Delete, Format, Insert, InsertProvision, MoveProvision, Replace, SplitProvision
from strategies import amendments, documents, hostile

texts = hostile | st.text(st.characters(exclude_categories=["Cs"]), max_size=30)


@given(texts, texts, texts)
def test_whatever_an_amendment_says_is_read_back(one: str, two: str, three: str) -> None:
    filled = Amendment(
        id=one,
        sequence=3,
        title=two,
        sponsors=(one, two),
        sources=(three,),
        operations=(Insert(at="x" + one, text="x" + two, after="x" + three, occurrence=2, join="exact"),),
        symbol=Fact(value=three, note=two),
        instruction=Instruction(text=one, basis="verbatim", note=three),
        decision=Decision(
            outcome="rejected",
            date=date(2025, 3, 3),
            note=two,
            vote=Vote(against=0, roll_call=RollCall(against=(one,))),
        ),
        note=three,
    )

    assert filled == decode(amendment_toml(filled), Amendment)


@given(st.data())
def test_operations_are_read_back(data: st.DataObject) -> None:
    amendment = data.draw(amendments(data.draw(documents())))
    head = 'id = "A1"\nsequence = 1\n'

    assert (
        amendment.operations
        == decode(
            f"{head}\n{operations_toml(amendment.operations)}" if amendment.operations else f"{head}operations = []",
            Amendment,
        ).operations
    )


def test_operations_look_as_people_write_them() -> None:
    operations = (
        Replace(at="op1", old='say "yes"', new="say no", occurrence="last"),
        Insert(at="op1", text=", too", place="end", join="exact"),
        Delete(at="op1", words="a\u202eb"),
        InsertProvision(text="*Asks*:\n\n(a) for bread;", after="op1"),
        MoveProvision(at="op1", to="op2", end_of="operative"),
        SplitProvision(at="op2", before="and"),
        Format(at="op1", words="bread", add="strong"),
    )

    assert operations_toml(operations) == snapshot('''\
[[operations]]
kind = "replace"
at = "op1"
old = 'say "yes"'
new = "say no"
occurrence = "last"

[[operations]]
kind = "insert"
at = "op1"
place = "end"
text = ", too"
join = "exact"

[[operations]]
kind = "delete"
at = "op1"
words = "a\\u202Eb"

[[operations]]
kind = "insert-provision"
after = "op1"
text = """
*Asks*:

(a) for bread;"""

[[operations]]
kind = "move-provision"
at = "op1"
to = "op2"
end_of = "operative"

[[operations]]
kind = "split-provision"
at = "op2"
before = "and"

[[operations]]
kind = "format"
at = "op1"
words = "bread"
add = "strong"
''')


def test_quotation_marks_at_the_end_of_several_lines() -> None:
    assert string('a\n"""b"" ""') == snapshot('''\
"""
a
\\"""b"" "\\""""\
''')


def test_every_field_of_an_operation_has_its_place() -> None:
    from typing import get_args

    from amendiff.formats.toml_out import FIELDS
    from amendiff.model.operation import Operation

    assert set() == {field for kind in get_args(Operation) for field in kind.__struct_fields__} - {*FIELDS}
