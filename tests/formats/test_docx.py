"""Word files written and read back: nothing lost, nothing executed."""

import pytest
from hypothesis import given, reject, settings
from lxml import etree

from amendiff.analyse.tracked import tracked
from amendiff.application import Reading, read, weave
from amendiff.errors import NotCarried, StructureError
from amendiff.formats.docx.archive import members
from amendiff.formats.docx.onto import onto
from amendiff.formats.docx.parts import W
from amendiff.formats.docx.reading import word
from amendiff.formats.docx.structure import structured
from amendiff.formats.docx.writing import docx
from amendiff.markup import parse_document, render_document
from amendiff.model.amendment import Amendment
from amendiff.model.document import Document, Kind, Provision
from amendiff.model.operation import DeleteProvision, InsertProvision, MoveProvision, Operation
from amendiff.model.tracked import EPOCH, Credit, Tracked, clean
from examples import examples
from strategies import Tabled, documents
from tracked_changes import redlines

FEWER = settings(max_examples=examples(33))
"""Each example is a file written, unpacked and read."""


def as_markdown_has_it(document: Document) -> Document:
    """A version that splits its opening, say, has parts that its own Markdown would tell otherwise."""
    try:
        return parse_document(render_document(document))
    except StructureError:
        reject()


def plain(document: Document) -> list[tuple[object, ...]]:
    """What must come back: kind, words, depth; but what is left empty is no paragraph of a Word file.

    Word counts footnotes by the places that refer to them, also where one has moved before another.
    """
    empty = (Kind.GAP, Kind.TABLE)
    found = [(one.kind.value, one.text, one.depth) for one in document if one.text.strip() or one.kind in empty]
    first = next((n for n, one in enumerate(found) if one[0] == Kind.FOOTNOTE.value), len(found))
    return [*found[:first], *sorted(found[first:])]


def texts(document: Document) -> list[str]:
    """The words of what is more than an empty place."""
    return [one.text for one in document if one.text.strip()]


@FEWER
@given(documents())
def test_a_clean_text_is_read_back(document: Document) -> None:
    raw = docx(clean(document))

    assert plain(document) == plain(structured(word(raw, "x.docx"), ()).document)


@FEWER
@given(redlines())
def test_both_sides_of_a_redline_are_read_back(drawn: tuple[Tabled, Reading, Tracked]) -> None:
    tabled, new, found = drawn
    read = word(docx(found), "x.docx")

    assert plain(tabled.document) == plain(structured(read, ()).document)
    assert plain(as_markdown_has_it(new.document)) == plain(structured(read, None).document)


@FEWER
@given(redlines())
def test_changes_go_into_an_issued_file(drawn: tuple[Tabled, Reading, Tracked]) -> None:
    """Rejecting all gives the issued text, accepting all the new one, and no other part of the file changes a byte."""
    tabled, new, found = drawn
    issued = docx(clean(tabled.document))
    try:
        raw = onto(issued, found, "issued.docx")
    except NotCarried:
        reject()
    read = word(raw, "x.docx")

    assert plain(tabled.document) == plain(structured(read, ()).document)
    assert texts(new.document) == texts(structured(read, None).document)
    before, after = members(issued, "a"), members(raw, "b")
    assert [*before] == [*after]
    assert ["word/document.xml"] >= [name for name in before if before[name] != after[name]]


ORDER = {
    "pPr": ("pStyle", "keepNext", "pageBreakBefore", "numPr", "bidi", "spacing", "ind", "jc", "outlineLvl", "rPr",
            "sectPr", "pPrChange"),
    "rPr": ("ins", "del", "moveFrom", "moveTo", "rStyle", "rFonts", "b", "bCs", "i", "iCs", "color", "sz", "szCs", "u",
            "vertAlign", "rtl", "lang", "rPrChange"),
    "trPr": ("ins", "del"),
}  # fmt: skip
"""What the schema asks for, of the elements that we write."""
REVISIONS = ("ins", "del", "moveFrom", "moveTo", "rPrChange", "pPrChange", "moveFromRangeStart", "moveToRangeStart")


@FEWER
@given(redlines())
def test_word_opens_it_without_repair(drawn: tuple[Tabled, Reading, Tracked]) -> None:
    """Elements in the order of the schema, each revision with a number of its own, no run empty, every space kept."""
    _, _, found = drawn
    files = members(docx(found), "x.docx")
    numbers: list[str] = []
    for name in (name for name in files if name.endswith(".xml")):
        for element in etree.fromstring(files[name]).iter():
            tag = etree.QName(element).localname
            inner = [etree.QName(one).localname for one in element]
            if tag in ORDER:
                assert sorted(inner, key=ORDER[tag].index) == inner
            if tag in REVISIONS:
                numbers.append(element.get(f"{{{W}}}id"))
                assert element.get(f"{{{W}}}author")
            if tag == "r":
                assert [one for one in inner if one != "rPr"]
            if tag in ("t", "delText"):
                assert element.text
                assert "preserve" == element.get("{http://www.w3.org/XML/1998/namespace}space")
            if tag in ("ins", "del") and etree.QName(element.getparent()).localname in ("p", "hyperlink"):
                assert inner
    ends = {e.get(f"{{{W}}}id") for e in etree.fromstring(files["word/document.xml"]).iter(f"{{{W}}}moveToRangeEnd")}

    assert len(numbers) == len(set(numbers))
    assert ends <= set(numbers)


LETTERED = """\
The Council,

***

1. *Decides* as follows:

   (a) one thing;

      (i) first;

      (ii) second;

      (iii) third;

   (b) another;
"""


@pytest.mark.parametrize(
    ("operation", "expected"),
    [
        (DeleteProvision(at="op1(a)(i)"), ["(a)", "(ii)", "(iii)", "(b)"]),
        (DeleteProvision(at="op1(a)"), ["(b)"]),
        (MoveProvision(at="op1(a)(i)", after="op1(a)(ii)"), ["(a)", "(ii)", "(i)", "(iii)", "(b)"]),
        (InsertProvision(text="zero;", before="op1(a)(i)"), ["(a)", "(i bis)", "(i)", "(ii)", "(iii)", "(b)"]),
    ],
)
def test_letters_of_which_some_are_gone_or_moved_keep_their_levels(operation: Operation, expected: list[str]) -> None:
    woven = weave(parse_document(LETTERED), [Amendment(id="A1", sequence=1, operations=(operation,))])
    new = read(woven, ["A1"])
    found = structured(word(docx(tracked(read(woven), new, {"A1": Credit("One", EPOCH)}, comments={})), "x.docx"), None)

    assert [(one.depth, one.text) for one in new.document] == [(one.depth, one.text) for one in found.document]
    assert expected == [one.number for one in found.document if one.kind is Kind.SUB]
    assert () == found.notes


def test_what_no_part_can_be_told_of_is_prose_also_behind_an_opening() -> None:
    lines = ["Dear all,", "here is what we want", "and what we do not"]
    letter = Document(tuple(Provision(f"p{n}", Kind.PARAGRAPH, line) for n, line in enumerate(lines)))
    found = structured(word(docx(clean(letter)), "x.docx"), ())

    assert lines == [one.text for one in found.document]
    assert "is read as prose" in found.notes[-1]
