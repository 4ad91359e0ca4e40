"""What amendments are to each other: held against plain strings, edited one after the other in both orders."""

import re

import pytest
from hypothesis import assume, event, given

from amendiff.analyse.interactions import Interaction, Kind, interactions_in
from amendiff.application import read, weave
from amendiff.errors import AmendiffError
from amendiff.markup import parse_document
from amendiff.model.amendment import Amendment
from amendiff.model.document import Document
from amendiff.model.operation import (
    Delete,
    DeleteProvision,
    Format,
    Insert,
    InsertProvision,
    MoveProvision,
    Operation,
    Replace,
    ReplaceProvision,
    ReplaceThroughout,
    Retitle,
    SplitProvision,
)
from amendiff.model.weave import Weave
from application import oracle
from strategies import KINDS, WORDS_ONLY, Edit, Tabled, places, sets

Texts = dict[str, str]


def located(operation: Operation, texts: Texts) -> list[Edit] | None:
    """Return what *operation* does to plain *texts*, sought anew in them; None where it names no one place."""
    match operation:
        case Retitle(text=text):
            return [Edit("replace", "title", 0, len(texts["title"]), text, exact=True)] if texts["title"] else None
        case ReplaceThroughout(old=old, new=new):
            return [Edit("replace", at, n, n + len(old), new) for at in texts for n in places(texts[at], old)] or None
        case Insert(at=at, text=text, place=place, join=join) if place:
            return [Edit(place, at, new=text, exact=join == "exact")]
        case (
            Replace(at=at, old=quote, occurrence=occurrence, join=join)
            | Delete(at=at, words=quote, occurrence=occurrence, join=join)
        ):
            kind = "replace" if isinstance(operation, Replace) else "delete"
            new = operation.new if isinstance(operation, Replace) else ""
        case Insert(at=at, text=new, occurrence=occurrence, join=join):
            quote, kind = operation.after or operation.before, "after" if operation.after else "before"
        case _:
            raise AssertionError(operation)
    found = places(texts[at], quote)
    if join == "exact" and found != [one.start() for one in re.finditer(re.escape(quote), texts[at])]:
        return None
    overlapping = any(texts[at].startswith(quote, m) for n in found for m in range(n + 1, n + len(quote)))
    match occurrence:
        case "only":
            found = found if len(found) == 1 and not overlapping else []
        case "first" | "last":
            found = found[:1] if occurrence == "first" else found[-1:]
        case int():
            found = found[occurrence - 1 : occurrence]
    return [Edit(kind, at, n, n + len(quote), new, exact=join == "exact") for n in found] or None


def edited(texts: Texts, amendment: Amendment) -> Texts | None:
    """Return *texts* with all that *amendment* asks for, its items at once; None where it cannot be put to them."""
    asked: dict[str, list[oracle.Asked]] = {}
    for n, operation in enumerate(amendment.operations):
        if (edits := located(operation, texts)) is None:
            return None
        for m, edit in enumerate(edits):
            asked.setdefault(edit.at, []).append(oracle.Asked((1, n, m), f"{amendment.id}/{n + 1}", edit))
    return {at: "".join(oracle.words(text, asked.get(at, ()))[0]) for at, text in texts.items()}


def unspaced(texts: Texts) -> Texts:
    """Return *texts* without spaces: beside scripts that have none, those that join may depend on who came first."""
    return {at: "".join(text.split()) for at, text in texts.items()}


def alone(tabled: Tabled) -> None:
    """Assume that each amendment by itself has a text of its own and loses nothing."""
    for one in tabled.amendments:
        assume(one.operations)
        try:
            reading = read(weave(tabled.document, [one]), [one.id])
        except AmendiffError:
            assume(False)
        assume(not reading.clashes)


def in_either_order(tabled: Tabled) -> tuple[Amendment, Amendment, Weave, str] | None:
    """Return two amendments that are said to come in either order, woven, and what is said; None for others."""
    assume(len(tabled.amendments) == 2)
    alone(tabled)
    one, other = sorted(tabled.amendments, key=lambda amendment: amendment.sequence)
    woven = weave(tabled.document, tabled.amendments)
    kind = interactions_in(woven, tabled.amendments).between(one.id, other.id).kind
    event(kind)
    return (one, other, woven, kind) if kind in ("independent", "mergeable") else None


@given(sets(WORDS_ONLY, rich=False, most=2, each=2))
def test_amendments_of_words_that_are_called_independent_can_come_in_either_order(tabled: Tabled) -> None:
    if (found := in_either_order(tabled)) is None:
        return
    one, other, woven, kind = found
    before = {provision.address: provision.text for provision in tabled.document}
    both = {provision.address: provision.text for provision in read(woven, [one.id, other.id]).document}
    for first, second in ((one, other), (other, one)):
        middle = edited(before, first)
        assert middle is not None
        after = edited(middle, second)
        if after is not None:
            assert unspaced(both) == unspaced(after), kind
        assert both != middle or edited(before, second) == before, kind


def after(document: Document, amendment: Amendment) -> Document | None:
    """Return *document* with *amendment*, sought anew in it as if it were the text as tabled; None where it fails."""
    try:
        reading = read(weave(document, [amendment]), [amendment.id])
    except AmendiffError:
        return None
    return None if reading.clashes else reading.document


def said(document: Document) -> list[tuple[str, list[str]]]:
    """Return the words of each provision, and those that are emphasized, without spaces."""
    return [
        (
            "".join(one.text.split()),
            sorted(
                f"{style} {sign}"
                for style in ("emphasis", "strong")
                for n, sign in enumerate(one.text)
                if sign != " " and any(mark.kind == style and mark.start <= n < mark.end for mark in one.marks)
            ),
        )
        for one in document
    ]


@given(sets(KINDS, rich=False, most=2, each=2))
def test_amendments_of_any_kind_that_are_called_independent_can_come_in_either_order(tabled: Tabled) -> None:
    if (found := in_either_order(tabled)) is None:
        return
    one, other, woven, kind = found
    both = read(woven, [one.id, other.id]).document
    for first, second in ((one, other), (other, one)):
        middle = after(tabled.document, first)
        assert middle is not None
        if (end := after(middle, second)) is not None:
            assert said(both) == said(end), kind
        assert said(both) != said(middle), kind


TEXT = parse_document("""\
# Shade (an invented example)

The Council,

***

1. Decides to plant forty lime trees in the square, as paragraph 2 has it;

2. Asks the gardener to water the trees in dry weeks;

3. Thanks the gardener, and invites the school to name the trees.
""")


def between(*amendments: list[Operation], against: str = "tabled") -> Interaction:
    """Return what the last of some amendments to the text is to the first; that is drafted *against*."""
    tabled = [
        Amendment(
            id=f"A{n}", sequence=n, operations=tuple(asked), against=against if n == len(amendments) else "tabled"
        )
        for n, asked in enumerate(amendments, 1)
    ]
    return interactions_in(weave(TEXT, tabled), tabled).between("A1", tabled[-1].id)


TREES = Replace(at="op1", old="forty lime trees", new="fifty oaks")
PAIRS: dict[str, tuple[Kind, Operation, Operation]] = {
    "other provisions": ("independent", TREES, Delete(at="op2", words="in dry weeks")),
    "other words of one sentence": ("mergeable", TREES, Replace(at="op1", old="the square", new="the park")),
    "words replaced, and some put behind them": (
        "mergeable", TREES, Insert(at="op1", after="lime trees", text="and benches")),
    "the same words replaced": ("alternatives", TREES, Replace(at="op1", old="forty lime trees", new="some shrubs")),
    "one paragraph replaced twice": (
        "alternatives", ReplaceProvision(at="op2", text="Asks for rain;"), ReplaceProvision(at="op2", text="Waits;")),
    "words within those that are replaced": ("contained", TREES, Replace(at="op1", old="lime", new="plane")),
    "words put into what is taken out": (
        "contained", Delete(at="op2", words="in dry weeks"), Insert(at="op2", after="dry", text="summer")),
    "words of a paragraph that is taken out": ("contained", DeleteProvision(at="op1"), TREES),
    "fewer of the same words taken out": (
        "contained", Delete(at="op2", words="the trees in dry weeks"), Delete(at="op2", words="in dry weeks")),
    "words that overlap": ("overlap", TREES, Replace(at="op1", old="trees in the square", new="trees in the park")),
    "deletions that overlap": (
        "overlap", Delete(at="op2", words="to water the trees"), Delete(at="op2", words="the trees in dry weeks")),
    "one gap": (
        "same-gap", Insert(at="op1", after="the square", text="and the park"),
        Insert(at="op1", after="square", text="and in town")),
    "one gap between paragraphs": (
        "same-gap", InsertProvision(after="op2", text="Waits;"), InsertProvision(after="op2", text="Hopes;")),
    "a paragraph split where words are put in": (
        "same-gap", SplitProvision(at="op3", after="gardener,"),
        Insert(at="op3", after="the gardener,", text="Ms. Moss")),
    "words replaced throughout that the other puts in": (
        "order", ReplaceThroughout(old="trees", new="oaks"), Insert(at="op2", after="gardener", text="of the trees")),
    "words that are counted": (
        "order", Insert(at="op3", before="Thanks", text="Praises the gardener,"),
        Insert(at="op3", after="gardener", text="warmly", occurrence="first")),
    "a paragraph put beside one that moves": (
        "order", MoveProvision(at="op1", after="op3"), InsertProvision(after="op1", text="Waits;")),
    "formatting of words among which some are put": (
        "order", Format(at="op1", words="lime trees in the square", add="strong"),
        Insert(at="op1", after="trees", text="and shrubs")),
    "a number that the other changes": (
        "reference", DeleteProvision(at="op2"), Insert(at="op1", after="square", text="and, under paragraph 3, names")),
    "the same asked for twice": ("same-effect", TREES, TREES),
    "the same by other words": (
        "same-effect", TREES, Replace(at="op1", old="plant forty lime trees in", new="plant fifty oaks in")),
    "nearly the same": (
        "same-effect",
        Replace(at="op2", old="water the trees", new="water each of the young trees by hand"),
        Replace(at="op2", old="water the trees", new="water each of the young trees, by hand")),
    "the same in one of several places": (
        "same-effect",
        Insert(at="op2", before="the", text="all", occurrence=1),
        Insert(at="op2", before="the", text="all", occurrence="all")),
}  # fmt: skip


@pytest.mark.parametrize("case", PAIRS)
def test_kinds(case: str) -> None:
    kind, one, other = PAIRS[case]

    assert kind == between([one], [other]).kind
    assert kind == between([other], [one]).kind


def test_a_sub_amendment_depends_on_what_it_amends_at_any_depth() -> None:
    found = between([TREES], [Replace(at="op1", old="fifty oaks", new="sixty oaks")], against="tabled+A1")

    assert ("depends", "without A1, A2 falls") == (found.kind, found.touches[0].becomes)


def test_who_falls_is_said() -> None:
    (touch,) = between([DeleteProvision(at="op1")], [TREES, Delete(at="op2", words="in dry weeks")]).touches

    assert ("if A1 is adopted, A2/1 falls", ()) == (touch.becomes, touch.falls)
    (touch,) = between([DeleteProvision(at="op1")], [TREES]).touches
    assert ("if A1 is adopted, A2 falls", ("A2",)) == (touch.becomes, touch.falls)


def test_references_that_one_amendment_breaks_by_itself() -> None:
    new = Amendment(id="A1", sequence=1, operations=(InsertProvision(before="op1", text="Waits;"),))
    found = interactions_in(weave(TEXT, [new]), [new])

    (broken,) = found.broken
    assert "“paragraph 2” in operative paragraph 1 no longer fits: paragraph 2 becomes paragraph 3" == broken.reason


def test_groups_hold_what_bears_on_each_other() -> None:
    asked = [TREES, Replace(at="op1", old="lime", new="plane"), Delete(at="op2", words="in dry weeks")]
    tabled = [Amendment(id=f"A{n}", sequence=n, operations=(one,)) for n, one in enumerate(asked, 1)]

    assert (("A1", "A2"), ("A3",)) == interactions_in(weave(TEXT, tabled), tabled).groups
