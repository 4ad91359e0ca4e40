"""Markdown read and written: nothing is lost, and what is written reads as the same text."""

import re

import pytest
from hypothesis import given, strategies as st

from amendiff.errors import StructureError
from amendiff.markup import escape, parse_document, render_document, render_provisions
from amendiff.markup.parse import parse_provisions
from amendiff.model.document import Document, Kind, Mark, Provision
from strategies import documents, hostile, phrases


def shape(document: Document) -> list[tuple[object, ...]]:
    """All that a document says, but for the lines of its source."""
    return [(one.address, one.kind, one.text, one.marks, one.number, one.depth, one.level) for one in document]


@given(documents())
def test_a_document_written_and_read_again_is_the_same(document: Document) -> None:
    """Words, marks, kinds, depths, numbers and addresses: all of them come back."""
    again = parse_document(render_document(document))

    assert shape(document) == shape(again)


@given(documents())
def test_writing_is_idempotent(document: Document) -> None:
    once = render_document(document)

    assert once == render_document(parse_document(once))


def read_or_refused(source: str) -> Document | StructureError:
    try:
        return parse_document(source)
    except StructureError as error:
        return error


blocks = st.sampled_from(
    ["***", "---", "# T", "## H", "## Annex I", "1. a,", "2. b", "3 bis. c", "(a) x", "   (i) y", "(b) z", "- item",
     "  - deep", "| a | b |\n|---|---|\n| 1 | 2 |", "The Assembly,", "Noting it,", "[…]", "a[^n]", "[^n]: note",
     "[^n]: note\n\n    more", "    indented", "  text", "1. (a) x", "- 1. x\n\n  y", "```\ncode\n```", "> q", "<b>h"]
)  # fmt: skip
sources = (
    hostile | st.lists(blocks | hostile, max_size=8).map("\n\n".join) | st.lists(blocks, max_size=8).map("\n".join)
)


@given(sources)
def test_any_text_is_read_or_refused_and_reading_is_stable(source: str) -> None:
    """No input gives anything but a document or a StructureError; what was read is written and read the same."""
    document = read_or_refused(source)
    if isinstance(document, StructureError):
        assert document.at is not None
        assert re.fullmatch(r"AD12\d", document.code)
        return
    written = render_document(document)
    again = parse_document(written)

    assert [(one.kind, one.text, one.depth) for one in document] == [(one.kind, one.text, one.depth) for one in again]
    assert written == render_document(again)


@given(sources)
def test_no_word_is_lost(source: str) -> None:
    """Every word of the source stands in some provision, in a mark's target, or in a number or name."""
    try:
        document = parse_document(source)
    except StructureError:
        return
    known = "".join(
        " ".join([one.text, one.number, one.address, *(mark.target for mark in one.marks)]) + " " for one in document
    )
    for word in re.findall(r"[^\W\d_]{2,}", source.replace("&amp;", "&")):
        assert word in known


@given(st.text(min_size=1, max_size=30) | hostile.filter(bool))
def test_escaped_text_reads_back_as_its_characters(text: str) -> None:
    """Any characters at all, but for NUL, which no text holds."""
    text = text.replace("\0", "0")

    (provision,) = parse_document("x " + escape(text)).provisions

    assert "x " + text == provision.text


@given((st.text(max_size=30) | hostile).filter(str.strip))
def test_a_paragraph_of_any_words_is_written_and_read_again(text: str) -> None:
    text = text.replace("\0", "")
    document = Document((Provision("p1", Kind.PARAGRAPH, text),))

    assert [text] == [one.text for one in parse_document(render_document(document))]


@st.composite
def freely_marked(draw: st.DrawFn) -> tuple[str, tuple[Mark, ...]]:
    text = draw(phrases() | hostile.map(lambda text: text.replace("\0", "")).filter(str.strip))
    marks = []
    for kind in draw(st.lists(st.sampled_from(["emphasis", "strong", "code", "link"]), max_size=3)):
        start = draw(st.integers(0, len(text) - 1))
        target = draw(st.sampled_from(["http://x.y", "a b", "<(>)", "&amp;", "#n"])) if kind == "link" else ""
        marks.append(Mark(start, draw(st.integers(start + 1, len(text))), kind, target))
    return text, tuple(sorted(marks))


@given(freely_marked())
def test_marks_that_markdown_cannot_write_cost_no_character(given_: tuple[str, tuple[Mark, ...]]) -> None:
    text, marks = given_
    document = Document((Provision("p1", Kind.PARAGRAPH, text, marks),))

    (again,) = parse_document(render_document(document)).provisions

    assert text == again.text


@given(documents())
def test_a_part_of_a_text_is_written_and_read_again(document: Document) -> None:
    """What operations hold: paragraphs with what belongs to them, without paragraph numbers."""
    for n, provision in enumerate(document.provisions):
        if provision.kind in (Kind.PREAMBULAR, Kind.OPERATIVE, Kind.SUB):
            part = document.provisions[n : document.end(n)]
            if any(mark.kind == "note" for one in part for mark in one.marks):
                continue
            again = parse_provisions(render_provisions(part), provision.kind, prefix="new", depth=provision.depth)

            assert part == again


def test_formatting_that_cannot_be_written_takes_none_away_elsewhere():
    marks = (Mark(0, 3, "strong"), Mark(5, 9, "strong"), Mark(12, 15, "emphasis"))
    document = Document((Provision("p1", Kind.PARAGRAPH, 'the x("a"b) and', marks),))

    assert '**the** x("a"b) *and*\n' == render_document(document)


def test_letters_beside_each_other_in_a_fragment_are_named_alike_with_bis_too():
    """All that stands at the level of the first is named after it, so that no sibling looks like its child."""
    found = parse_provisions("(b) more\n\n(b bis) even more\n\n(c) most", Kind.SUB, prefix="new", depth=1)

    assert ["new", "new-2", "new-3"] == [one.address for one in found]


@pytest.mark.parametrize("label", ["(i bis)", "(i ter)"])
def test_what_comes_before_the_first_of_a_level_begins_it(label):
    text = f"The Assembly,\n\n***\n\nDecides:\n\n   (a) That:\n\n      {label} Rivers flow;\n\n      (i) Lakes stay;\n"
    document = parse_document(text)

    assert ["op1(a)", f"op1(a){label.replace(' ', '')}", "op1(a)(i)"] == [one.address for one in document][2:]
    assert text == render_document(document)


def test_a_letter_between_two_that_are_not_there_is_refused():
    with pytest.raises(StructureError, match="does not follow"):
        parse_document("The Assembly,\n\n***\n\nDecides:\n\n   (a) That;\n\n   (c bis) This;\n")


@pytest.mark.parametrize("row", ["| `one` | two |", "| `a\\|b` | a\\|b |", "| `` ` `` | *a* [b](<https://x.y>) |"])
def test_a_cell_keeps_what_marks_its_words(row):
    text = f"| A | B |\n| --- | --- |\n{row}\n"

    assert text == render_document(parse_document(text))


@given(st.lists(freely_marked(), min_size=1, max_size=3))
def test_cells_of_any_words_and_marks_stay_apart(cells: list[tuple[str, tuple[Mark, ...]]]) -> None:
    text, marks = "", []
    for n, (words, styled) in enumerate(cells):
        text += "\t" * (n > 0)
        marks += [Mark(one.start + len(text), one.end + len(text), one.kind, one.target) for one in styled]
        text += words.replace("\t", " ")
    document = Document((Provision("t", Kind.TABLE, ""), Provision("t.row1", Kind.ROW, text, tuple(marks), depth=1)))

    assert text == parse_document(render_document(document)).provisions[1].text


@pytest.mark.parametrize(
    "labels",
    [
        ("(b)", "(a)", "(c)"),
        ("(a)", "   (ii)", "   (i)", "   (iii)", "(b)"),
        ("(b)", "   (i)", "   (ii)", "(a)", "(c)"),
        ("(d)", "   (i)", "   (ii)", "(a)", "(b)", "(c)"),
        ("(a)", "   (i)", "   (ii)", "(d)", "(b)", "(c)"),
        ("(v)", "(i)", "(ii)", "(iii)", "(iv)"),
        ("(h)", "(a)", "(b)", "(i)"),
        ("(g)", "(h)", "   (ii)", "   (i)", "(i)"),
    ],
)
def test_letters_that_moved_stay_on_their_level(labels):
    """Numbers stay with what moved until it is adopted: what is written of such a version is read as it was."""
    text = "***\n\n1. Acts:\n\n" + "\n\n".join(f"   {label} words;" for label in labels) + "\n"
    document = parse_document(text)

    assert [1 + label.startswith(" ") for label in labels] == [one.depth for one in document][1:]
    assert text == render_document(document)


@pytest.mark.parametrize("labels", [("(a)", "(b)", "(a)"), ("(a)", "(c)", "(c)"), ("(b)", "(a)", "(b)")])
def test_a_letter_that_comes_twice_is_refused(labels):
    with pytest.raises(StructureError, match=r"does not follow|a second"):
        parse_document("1. Acts:\n\n" + "\n\n".join(f"   {label} words;" for label in labels))
    with pytest.raises(StructureError, match="does not follow"):
        parse_provisions("\n\n".join(f"{label} words;" for label in labels), Kind.SUB, prefix="new", depth=1)


@pytest.mark.parametrize("indent", ["", "    "])
def test_numbers_below_a_number_in_brackets_belong_to_it(indent: str) -> None:
    document = parse_document(
        "# S\n\n## § 2\n\n(1) Die Gebühr beträgt:\n\n"
        f"{indent}1. für Vereine 50 Euro,\n\n{indent}2. für andere 120 Euro.\n\n"
        f"(2) Schulen sind befreit:\n\n{indent}1. stets.\n\n## § 3\n\n(1) Es gilt.\n"
    )

    assert ["title", "h1", "h1(1)", "h1(1).1", "h1(1).2", "h1(2)", "h1(2).1", "h2", "h2(1)"] == [
        one.address for one in document
    ]
    assert document.provisions == parse_document(render_document(document)).provisions


@pytest.mark.parametrize("below", ["3. Later,", "Words."])
def test_other_paragraphs_below_a_number_in_brackets_stand_alone(below: str) -> None:
    document = parse_document(f"# S\n\n## § 2\n\n(1) First.\n\n{below}\n\n4. Last.\n")

    assert 0 == document.provisions[3].depth
    assert 0 == document.provisions[4].depth


def test_a_preamble_with_numbers_in_brackets_does_not_take_in_what_follows() -> None:
    document = parse_document("# R\n\n## Whereas\n\n(1) The first recital.\n\n(2) The second one.\n\n1. Does it.\n")

    assert ["title", "h1", "h1(1)", "h1(2)", "op1"] == [one.address for one in document]
