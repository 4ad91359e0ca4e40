"""Which amendments explain a text: properties over generated sets, and the flagship with a word changed."""

import re

import pytest
from hypothesis import HealthCheck, assume, given, settings, strategies as st
from hypothesis.strategies import DataObject
from inline_snapshot import snapshot

from amendiff.analyse.explanation import Explanation, explain
from amendiff.analyse.explanation.orders import Orders
from amendiff.analyse.versions import version, woven
from amendiff.application import read
from amendiff.corpus import Corpus
from amendiff.markup import parse_document, render_document
from amendiff.model.amendment import Amendment
from amendiff.model.document import Document, Provision
from amendiff.model.dossier import Dossier, Identity
from amendiff.model.operation import Delete, Insert, Replace
from strategies import WITH_PROVISIONS, WORDS_ONLY, Tabled, sets

OTHER = "unheard-of"


def dossier(tabled: Tabled) -> Dossier:
    return Dossier(
        name="invented",
        identity=Identity(title="Invented", body="Nobody"),
        base=tabled.document,
        amendments=tuple(sorted(tabled.amendments, key=lambda one: (one.sequence, one.id))),
    )


def chosen(data: DataObject, found: Dossier) -> Document:
    """What some set without a clash gives."""
    weave = woven(found).weave
    reading = read(weave, data.draw(st.sets(st.sampled_from(weave.order))), numbers="plain")
    assume(not reading.clashes)
    return reading.document


def invented(text: str, *amendments: Amendment) -> Dossier:
    return Dossier(
        name="invented",
        identity=Identity(title="Invented", body="Nobody"),
        base=parse_document(text),
        amendments=amendments,
    )


@settings(suppress_health_check=[HealthCheck.filter_too_much, HealthCheck.too_slow])
@given(st.data(), sets(WITH_PROVISIONS, rich=False))
def test_what_a_set_gives_is_explained_whole(data: DataObject, tabled: Tabled) -> None:
    found = dossier(tabled)
    text = chosen(data, found)

    explained = explain(found, text)

    assert () == explained.residues
    assert (
        text == read(woven(found).weave, explained.best.amendments, numbers="plain").document or explained.best.ordered
    )


def with_one_word_changed(data: DataObject, text: Document) -> Document | None:
    """*text* with one word, which stands between spaces, put in place of another."""
    places = [
        (n, match.span())
        for n, one in enumerate(text.provisions)
        for match in re.finditer(r"(?<!\S)[A-Za-z]{3,}(?!\S)", one.text)
        if not one.marks
    ]
    if not places:
        return None
    n, (start, end) = data.draw(st.sampled_from(places))
    one = text.provisions[n]
    new = Provision(
        one.address, one.kind, one.text[:start] + OTHER + one.text[end:], (), one.number, one.depth, one.level
    )
    return Document((*text.provisions[:n], new, *text.provisions[n + 1 :]), text.language)


@settings(suppress_health_check=[HealthCheck.filter_too_much, HealthCheck.too_slow])
@given(st.data(), sets(WORDS_ONLY, rich=False))
def test_one_word_changed_is_the_whole_residue(data: DataObject, tabled: Tabled) -> None:
    found = dossier(tabled)
    changed = with_one_word_changed(data, chosen(data, found))
    assume(changed is not None)
    assert changed is not None

    explained = explain(found, changed)

    assert 1 == explained.words
    assert [OTHER] == [change.new for residue in explained.residues for change in residue.changes]


def official(corpus: Corpus, old: str = "", new: str = "") -> Explanation:
    found = corpus["path-to-peace"]
    text = render_document(version(found, "adopted").document)
    assert old in text
    return explain(found, parse_document(text.replace(old, new, 1)))


def test_the_adopted_text_is_explained_by_the_adopted_set(corpus: Corpus) -> None:
    explained = official(corpus)

    assert "the adopted set explains every word" == explained.summary
    assert explained.exact
    assert () == explained.others


def test_one_word_changed_is_named(corpus: Corpus) -> None:
    explained = official(corpus, "swift", "rapid")

    assert "the adopted set explains all but 1 word in operative paragraph 1" == explained.summary
    assert [("swift", "rapid")] == [(one.old, one.new) for residue in explained.residues for one in residue.changes]
    assert "op1" == explained.residues[0].row.old[0].address


@pytest.mark.parametrize(("old", "new"), [("\n\nReaffirming", "\n\nreaffirming"), ("of States.", "of States;")])
def test_capitals_and_closing_punctuation_are_told_and_hide_nothing(corpus: Corpus, old: str, new: str) -> None:
    explained = official(corpus, old, new)

    assert 0 == explained.words
    assert not explained.exact
    assert explained.best.recorded
    assert "the adopted set explains every word, but for capitals or closing punctuation" == explained.summary


@pytest.mark.parametrize(
    ("old", "new", "what"),
    [
        ("a swift end", "a  swift end", "spaces"),
        ("a swift end", "a *swift* end", "emphasis"),
        ("a swift end", "a “swift” end", "quotation marks"),
    ],
)
def test_what_else_differs_is_named_as_it_is(corpus: Corpus, old: str, new: str, what: str) -> None:
    explained = official(corpus, old, new)

    assert 0 == explained.words
    assert not explained.exact
    assert f"the adopted set explains every word, but for {what}" == explained.summary


BASE = "The Council,\n\n***\n\n1. Decides to meet in May at the old station;\n\n2. Asks the mayor to report each year."


def test_two_that_clash_are_told_with_their_order() -> None:
    found = invented(
        BASE,
        Amendment(id="A1", sequence=1, operations=(Replace(at="op1", old="May", new="early May or June"),)),
        Amendment(id="A2", sequence=2, operations=(Replace(at="op1", old="in May", new="in the month of May"),)),
        Amendment(id="A3", sequence=3, operations=(Replace(at="op1", old="May", new="July"),)),
    )
    text = BASE.replace("in May", "in the month of July")

    explained = explain(found, parse_document(text))

    assert explained.exact
    assert explained.best.ordered
    assert ("A2", "A3") == explained.best.amendments
    assert "A2+A3, in this order, explains every word" == explained.summary


def test_several_sets_that_fit_are_all_told() -> None:
    same = Delete(at="op1", words="old")
    found = invented(
        BASE,
        Amendment(id="A1", sequence=1, operations=(same,)),
        Amendment(id="A2", sequence=2, operations=(same,)),
    )

    explained = explain(found, parse_document(BASE.replace("old ", "")))

    assert [("A1",), ("A2",)] == [explained.best.amendments, *(one.amendments for one in explained.others)]


def test_an_amendment_that_is_there_by_half() -> None:
    found = invented(
        BASE,
        Amendment(
            id="A1",
            sequence=1,
            operations=(
                Replace(at="op1", old="the old station", new="the new town hall"),
                Insert(at="op2", after="report", text="in writing and in person"),
            ),
        ),
    )

    explained = explain(found, parse_document(BASE.replace("the old station", "the new town hall")))

    assert ["A1: its change in op1 is there, that in op2 is not"] == [half.sentence for half in explained.halves]


def test_a_sub_amendment_brings_what_it_amends() -> None:
    found = invented(
        BASE,
        Amendment(id="A1", sequence=1, operations=(Insert(at="op2", after="report", text="in writing"),)),
        Amendment(
            id="A2",
            sequence=2,
            against="tabled+A1",
            operations=(Replace(at="op2", old="in writing", new="in plain writing"),),
        ),
    )

    explained = explain(found, parse_document(BASE.replace("report", "report in plain writing")))

    assert ("A1", "A2") == explained.best.amendments
    assert explained.exact


def test_what_an_amendment_needs_stands_in_an_order_in_which_it_can_be_adopted() -> None:
    """However its version names them."""
    found = invented(
        "One, two and three.",
        Amendment(id="A1", sequence=1, operations=(Insert(at="p1", after="One", text="or more"),)),
        Amendment(id="A2", sequence=2, against="tabled+A1", operations=(Delete(at="p1", words="or"),)),
        Amendment(id="A3", sequence=3, against="tabled+A2+A1", operations=(Delete(at="p1", words="more"),)),
    )

    assert ["A1", "A2", "A3"] == Orders(woven(found).weave, ()).needed("A3")


def test_plain_paragraphs_are_held_against_the_words_alone() -> None:
    found = invented(BASE, Amendment(id="A1", sequence=1, operations=(Delete(at="op1", words="old"),)))
    lines = ["The Council,", "1. Decides to meet in May at the station;", "2. Asks the mayor to report each month."]
    text = Document(tuple(Provision(f"p{n}", "paragraph", words) for n, words in enumerate(lines, 1)))

    explained = explain(found, text, plain=True)

    assert explained.summary == snapshot("A1 explains all but 1 word in operative paragraph 2")
