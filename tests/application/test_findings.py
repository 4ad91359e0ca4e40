"""What a reader should be told of a set that reads without a conflict (rules 5 and 7)."""

from amendiff.application import read, weave
from amendiff.application.findings import missed_by_throughout, order_dependent
from amendiff.markup import parse_document
from amendiff.model.amendment import Amendment
from amendiff.model.operation import Insert, InsertProvision, Operation, ReplaceThroughout

TEXT = parse_document("The Council,\n\n1. Decides on peace and order;\n\n2. Ends.\n")


def amendment(name: str, *operations: Operation) -> Amendment:
    return Amendment(id=name, sequence=int(name[1:]), operations=operations)


def test_two_insertions_in_one_gap_are_told_in_the_order_of_the_record() -> None:
    first = amendment("A1", Insert(at="op1", after="peace", text="and quiet"))
    second = amendment("A2", Insert(at="op1", after="on peace", text="and rest"))

    (pair,) = order_dependent(read(weave(TEXT, [second, first]), ["A2", "A1"]))

    assert (("A1/1", "A2/1"), "op1") == (pair.operations, pair.address)


def test_two_new_paragraphs_in_one_gap_are_told() -> None:
    first = amendment("A1", InsertProvision(after="op1", text="Rests;"))
    second = amendment("A2", InsertProvision(after="op1", text="Sleeps;"))

    (pair,) = order_dependent(read(weave(TEXT, [first, second]), ["A1", "A2"]))

    assert ("A1/1", "A2/1") == pair.operations


def test_insertions_in_different_gaps_are_not() -> None:
    first = amendment("A1", Insert(at="op1", after="peace", text="and quiet"))
    second = amendment("A2", Insert(at="op1", after="order", text="and rest"))

    assert () == order_dependent(read(weave(TEXT, [first, second]), ["A1", "A2"]))


def test_a_replacement_throughout_does_not_reach_what_others_put_in_and_says_so() -> None:
    throughout = amendment("A1", ReplaceThroughout(old="and", new="or"))
    other = amendment("A2", Insert(at="op1", after="peace", text="and quiet"))
    reading = read(weave(TEXT, [throughout, other]), ["A1", "A2"])

    (missed,) = missed_by_throughout(reading)

    assert "Decides on peace and quiet or order;" == reading.document["op1"].text
    assert (("A1/1", "A2/1"), "and") == (missed.operations, missed.words)
