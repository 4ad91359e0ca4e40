"""Amendments adopted one after the other (rule 2): the later of two that clash is resolved anew, or overtaken."""

import pytest

from amendiff.application import weave
from amendiff.application.adoption import adopt
from amendiff.errors import MissingParent
from amendiff.markup import parse_document
from amendiff.model.amendment import Amendment
from amendiff.model.document import Document
from amendiff.model.operation import Delete, Operation, Replace, Retitle

TEXT = parse_document("The Council,\n\n1. Decides on a lasting peace between all;\n\n2. Ends.\n")


def amendment(name: str, *operations: Operation, against: str = "tabled") -> Amendment:
    return Amendment(id=name, sequence=int(name[1:]), operations=operations, against=against)


def words(document: Document) -> str:
    return document["op1"].text


WIDE = amendment("A1", Replace(at="op1", old="a lasting peace", new="a just and lasting peace"))
NARROW = amendment("A2", Replace(at="op1", old="lasting", new="durable"))
GONE = amendment("A3", Delete(at="op1", words="between all"))
LATE = amendment("A4", Replace(at="op1", old="between all", new="among all"))


def test_the_later_operation_applies_in_the_result_of_the_earlier() -> None:
    adoption = adopt(weave(TEXT, [WIDE, NARROW]), [WIDE, NARROW], ["A1", "A2"])

    assert "Decides on a just and durable peace between all;" == words(adoption.reading.document)
    assert (("A2/1", "A1/1"),) == adoption.resolved_anew
    assert () == adoption.overtaken


def test_the_later_operation_is_overtaken_where_its_words_are_gone() -> None:
    adoption = adopt(weave(TEXT, [WIDE, NARROW]), [WIDE, NARROW], ["A2", "A1"])

    ((operation, fate),) = adoption.overtaken
    assert "Decides on a durable peace between all;" == words(adoption.reading.document)
    assert ("A1/1", "overtaken", ("A2/1",)) == (operation, fate.kind, fate.by)


def test_without_a_clash_the_order_changes_nothing() -> None:
    woven = weave(TEXT, [WIDE, GONE])

    one, other = (adopt(woven, [WIDE, GONE], order).reading.document for order in (["A1", "A3"], ["A3", "A1"]))

    assert "Decides on a just and lasting peace;" == words(one)
    assert one == other


def test_a_replacement_of_what_an_earlier_one_deleted_is_overtaken() -> None:
    adoption = adopt(weave(TEXT, [GONE, LATE]), [GONE, LATE], ["A3", "A4"])

    assert "Decides on a lasting peace;" == words(adoption.reading.document)
    assert ["A4/1"] == [operation for operation, _ in adoption.overtaken]


def test_three_in_a_row_are_resolved_one_after_the_other() -> None:
    tabled = [WIDE, NARROW, amendment("A3", Replace(at="op1", old="lasting", new="eternal"))]
    adoption = adopt(weave(TEXT, tabled), tabled, ["A1", "A2", "A3"])

    assert "Decides on a just and durable peace between all;" == words(adoption.reading.document)
    assert ["A3/1"] == [operation for operation, _ in adoption.overtaken]


def test_a_sub_amendment_is_not_adopted_before_what_it_amends() -> None:
    sub = amendment("A6", Replace(at="op1", old="just", new="fair"), against="tabled+A1")
    woven = weave(TEXT, [WIDE, sub])

    assert "Decides on a fair and lasting peace between all;" == words(
        adopt(woven, [WIDE, sub], ["A1", "A6"]).reading.document
    )
    with pytest.raises(MissingParent):
        adopt(woven, [WIDE, sub], ["A6", "A1"])
    with pytest.raises(MissingParent):
        adopt(woven, [WIDE, sub], ["A6"])


def test_a_title_that_an_earlier_amendment_emptied_can_be_given_anew() -> None:
    text = parse_document("# Peace\n\nThe Council,\n\n1. Ends.\n")
    emptied = amendment("A1", Delete(at="title", words="Peace"))
    renamed = amendment("A2", Retitle(text="An end"))

    adoption = adopt(weave(text, [emptied, renamed]), [emptied, renamed], ["A1", "A2"])

    assert "An end" == adoption.reading.document["title"].text
