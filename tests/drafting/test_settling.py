"""What a text settles: pages and lines, ends of paragraphs, relative addresses; and what it refuses."""

import pytest

from amendiff.drafting import Instruction, parse, phrase
from amendiff.markup import parse_document
from amendiff.model.operation import (
    Delete,
    DeleteProvision,
    Insert,
    InsertProvision,
    Operation,
    Replace,
    ReplaceThroughout,
)

BILL = parse_document(
    "# A bill\n\n1. A person may apply;\n\n2. The Board must decide\n\n   (a) within a month;\n\n   (b) in public;\n\n"
    "3. A fee may be due.\n"
)
TEXT = parse_document(
    "# On peace\n\nThe Council,\n\nNoting the war,\n\n***\n\n1. Urges all States to act; and\n\n2. Calls for talks.\n"
)


def only(text: str, dialect: str) -> Instruction:
    """The single instruction of *text*, read against the bill."""
    (found,) = parse(text, dialect, BILL)
    return found


@pytest.mark.parametrize(
    ("dialect", "sentence", "operation"),
    [
        ("uk", "Page 1, line 4, leave out “decide” and insert “rule”", Replace(at="op2", old="decide", new="rule")),
        (
            "uk",
            "Clause 2, page 1, line 5, leave out “month” and insert “year”",
            Replace(at="op2(a)", old="month", new="year"),
        ),
        ("us", "On page 1, line 6, strike “public”.", Delete(at="op2(b)", words="public")),
        ("uk", "Page 1, line 6, leave out paragraph (b)", DeleteProvision(at="op2(b)")),
    ],
)
def test_a_page_and_line_are_settled_by_words_that_stand_once(
    dialect: str, sentence: str, operation: Operation
) -> None:
    found = only(sentence, dialect)

    assert ("understood", (operation,)) == (found.status, found.operations)


def test_words_that_stand_twice_leave_a_page_and_line_open() -> None:
    found = only("Page 1, line 1, leave out “may” and insert “must”", "uk")

    assert ("ambiguous", ()) == (found.status, found.operations)
    assert ["op1", "op3"] == [getattr(reading[0], "at", "") for reading in found.readings]


def test_words_that_stand_nowhere_are_refused() -> None:
    assert "unresolved" == only("Page 1, line 1, leave out “shall” and insert “must”", "uk").status


@pytest.mark.parametrize(
    ("sentence", "operation"),
    [
        ("At the end of paragraph 1, add “without delay”.", Insert(at="op1", text="without delay", after="act")),
        ("At the end of paragraph 1, add “, and to stay;”.", Insert(at="op1", text=", and to stay;", after="act")),
        ("At the end of paragraph 2, add “and for calm.”", Insert(at="op2", text="and for calm", after="talks")),
        ("At the end of paragraph 2, add “Peace is near.”", Insert(at="op2", text="Peace is near.", place="end")),
        ("In paragraph 2, after the closing full stop, add “x”.", Insert(at="op2", text="x", place="end")),
        ("At the very end of paragraph 1, add “x”.", Insert(at="op1", text="x", place="end")),
        (
            "At the end of the first preambular paragraph, add “and peace”.",
            Insert(at="pp1", text="and peace", after="war"),
        ),
    ],
)
def test_the_end_of_a_paragraph_lies_before_its_closing_sign(sentence: str, operation: Operation) -> None:
    (found,) = parse(sentence, "un", TEXT)

    assert (operation,) == found.operations


def test_what_is_behind_the_closing_sign_is_said_to_be() -> None:
    said = phrase([Insert(at="op2", text="now", place="end")], "un", TEXT)

    assert "In operative paragraph 2, after the closing full stop, add “now”." == said


def test_a_long_quotation_is_named_by_its_ends() -> None:
    long = parse_document(
        "# T\n\n1. Urges all States in the region to act at once, without delay or regard to cost, on this.\n"
    )
    words = "in the region to act at once, without delay or regard to cost"

    said = phrase([Delete(at="op1", words=words)], "un", long)

    assert "In operative paragraph 1, delete the words from “in the region” to “regard to cost”." == said


@pytest.mark.parametrize(
    "text",
    [
        "In paragraph 1, insert “\u202eevil\u202c” after “act”.",
        "In paragraph 1, replace “act” with “a\u2066ct”.",
    ],
)
def test_hidden_direction_is_told_with_its_place(text: str) -> None:
    (found,) = parse(text, "un")
    (told,) = [finding for finding in found.findings if finding.code == "AD263"]

    assert any(mark in text[slice(*told.span)] for mark in "\u202e\u2066")


@pytest.mark.slow
@pytest.mark.parametrize("dialect", ["un", "uk", "us", "eu"])
@pytest.mark.parametrize(
    "piece",
    ["“", '"', "'", "‘s’ ", "(", "(a) ", "(a", "1.", "1 ", ",", "and ", "“a” and ",
     "\n", "\x00", "\u202e", "A ", "of "],
)  # fmt: skip
def test_a_long_row_of_one_thing_is_read_quickly_and_gives_nothing(piece: str, dialect: str) -> None:
    """Quick enough for a test: what grows with the square of its length, or worse, would not end here."""
    assert not [one for one in parse(piece * 20_000, dialect) if one.operations]


@pytest.mark.parametrize("dialect", ["un", "uk", "us", "eu"])
def test_no_text_tells_where_something_new_is_to_come_that_nobody_places(dialect: str) -> None:
    found = only("Add the following paragraph: “The fee is waived.”", dialect)

    assert ("ambiguous", (), ["AD264"]) == (found.status, found.operations, [one.code for one in found.findings])
    assert "understood" == only("At the end of the text, add the following paragraph: “It is free.”", dialect).status


TABLE = parse_document("# T\n\n1. Urges peace (now).\n\n2. Decides on fees:\n\n| a | b |\n| --- | --- |\n| c | d |\n")


@pytest.mark.parametrize(
    ("operation", "dialect", "said"),
    [
        (
            Replace(at="op1", old=".", new=";"),
            "un",
            "In operative paragraph 1, replace the sign “.” with the sign “;”.",
        ),
        (
            Replace(at="op1", old=").", new="!"),
            "eu",
            "In operative paragraph 1, the signs ‘).’ are replaced by the sign ‘!’.",
        ),
        (Delete(at="op2", words=":"), "un", "In operative paragraph 2, delete the sign “:”."),
        (
            Insert(at="op1", text="—", after="peace"),
            "eu",
            "In operative paragraph 1, after the word ‘peace’, the sign ‘—’ is inserted.",
        ),
        (ReplaceThroughout(old=".", new="!"), "eu", "Throughout the text, the sign ‘.’ is replaced by the sign ‘!’."),
        (
            InsertProvision(text="| e | f |\n| --- | --- |", after="table1.row2"),
            "un",
            "After row 2 of table 1, insert a new row reading: “e\tf”.",
        ),
        (
            InsertProvision(text="| e | f |\n| --- | --- |", before="table1.row2"),
            "eu",
            "Before row 2 of table 1, the following row is inserted: ‘e\tf’.",
        ),
    ],
)
def test_signs_and_rows_are_called_so(operation: Operation, dialect: str, said: str) -> None:
    assert said == phrase([operation], dialect, TABLE)


def test_a_row_comes_beside_a_row() -> None:
    (found,) = parse("In table 1, insert a new row: “e”.", "un", TABLE)

    assert "not-understood" == found.status
