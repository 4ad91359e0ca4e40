"""Word files written and read back: nothing lost, nothing executed."""

from hypothesis import given

from amendiff.application import Reading
from amendiff.formats.docx.reading import word
from amendiff.formats.docx.structure import structured
from amendiff.formats.docx.writing import docx
from amendiff.model.document import Document
from amendiff.model.tracked import Tracked, clean
from redlines import redlines
from strategies import Tabled, documents


def plain(document: Document) -> list[tuple[object, ...]]:
    """What must come back: kind, words, depth."""
    return [(one.kind.value, one.text, one.depth) for one in document]


@given(documents())
def test_a_clean_text_is_read_back(document: Document) -> None:
    raw = docx(clean(document))

    assert plain(document) == plain(structured(word(raw, "x.docx"), ()).document)


@given(redlines())
def test_both_sides_of_a_redline_are_read_back(drawn: tuple[Tabled, Reading, Tracked]) -> None:
    tabled, new, found = drawn
    read = word(docx(found), "x.docx")

    assert plain(tabled.document) == plain(structured(read, ()).document)
    assert plain(new.document) == plain(structured(read, None).document)
