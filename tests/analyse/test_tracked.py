"""Tracked changes hold the old text and the new one whole: words, order, formatting, references to footnotes."""

from hypothesis import given

from amendiff.analyse.tracked import tracked
from amendiff.application import Reading, read, weave
from amendiff.markup import parse_document
from amendiff.model.amendment import Amendment
from amendiff.model.document import Document, Kind
from amendiff.model.operation import DeleteProvision, MoveProvision
from amendiff.model.tracked import EPOCH, Credit, Tracked, clean
from strategies import Tabled, documents
from tracked_changes import redlines


def marked(document: Document) -> list[tuple[object, ...]]:
    """The words of *document* character by character, each with its formatting, and where notes are referred to."""
    found: list[tuple[object, ...]] = []
    for one in document:
        for n, letter in enumerate(one.text + "\0"):
            notes = sorted(mark.target for mark in one.marks if mark.kind == "note" and mark.start == n)
            found += [("note", name) for name in notes]
            spans = {(m.kind, m.target) for m in one.marks if m.kind != "note" and m.start <= n < m.end}
            found.append((letter, frozenset(spans) if letter != "\0" else one.address))
    return found


def side(found: Tracked, sign: str) -> list[tuple[object, ...]]:
    """The same of one side of *found*."""
    letters: list[tuple[object, ...]] = []
    notes: list[str] = []
    for one in found.paragraphs:
        for piece in one.pieces:
            if piece.sign not in ("=", sign):
                continue
            if piece.note:
                notes.append(piece.note)
                continue
            letters += [("note", name) for name in sorted(notes)]
            notes = []
            styles = piece.was if sign == "-" and piece.was is not None else piece.styles
            letters += [(letter, frozenset(styles)) for letter in piece.text]
        if one.mark in ("=", sign):
            provision = one.old if sign == "-" else one.new
            assert provision is not None
            letters += [("note", name) for name in sorted(notes)]
            notes = []
            letters.append(("\0", provision.address))
    return letters


@given(redlines())
def test_rejecting_all_gives_the_old_text_and_accepting_all_the_new(drawn: tuple[Tabled, Reading, Tracked]) -> None:
    tabled, new, found = drawn

    assert [one.text for one in tabled.document] == list(found.texts("old"))
    assert [one.text for one in new.document] == list(found.texts("new"))


@given(redlines())
def test_formatting_and_footnotes_are_those_of_each_side(drawn: tuple[Tabled, Reading, Tracked]) -> None:
    tabled, new, found = drawn

    assert marked(tabled.document) == side(found, "-")
    assert marked(new.document) == side(found, "+")


def test_what_goes_from_below_a_paragraph_that_moves_goes_where_it_stood() -> None:
    base = parse_document("1. One;\n\n2. Two;\n\n   (a) Three;\n\n   (b) Four;\n")
    operations = (DeleteProvision(at="op2(a)"), MoveProvision(at="op2", before="op1"))
    woven = weave(base, [Amendment(id="A1", sequence=1, operations=operations)])
    found = tracked(read(woven), read(woven, ["A1"]), {"A1": Credit("One", EPOCH)})

    assert [one.text for one in base] == list(found.texts("old"))
    assert ["Two;", "Four;", "One;"] == list(found.texts("new"))


@given(redlines())
def test_every_change_has_an_author(drawn: tuple[Tabled, Reading, Tracked]) -> None:
    _, _, found = drawn

    for one in found.paragraphs:
        assert one.mark == "=" or one.by in found.credits
        assert all(piece.by in found.credits for piece in one.pieces if piece.sign != "=" or piece.was is not None)


@given(redlines())
def test_what_moves_goes_once_and_comes_once(drawn: tuple[Tabled, Reading, Tracked]) -> None:
    _, _, found = drawn
    for name in {one.move for one in found.paragraphs if one.move}:
        places = [one.moved for one in found.paragraphs if one.move == name]

        assert {"from", "to"} == set(places)


@given(documents())
def test_a_text_without_changes_has_none_marked(document: Document) -> None:
    found = clean(document)

    assert [one.text for one in document] == list(found.texts("old"))
    assert marked(document) == side(found, "+")
    assert all(one.kind in Kind for one in document)
