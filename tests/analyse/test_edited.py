"""What our own Word file asks for, read back: the very operations, for each amendment whose changes nobody edited."""

from hypothesis import given, settings

from amendiff.analyse.edited import edits
from amendiff.application import Reading
from amendiff.formats.docx.reading import word
from amendiff.formats.docx.record import Record, record_of, record_part
from amendiff.formats.docx.writing import docx
from amendiff.model.tracked import Tracked
from examples import examples
from strategies import Tabled
from tracked_changes import redlines


@settings(max_examples=examples(33))
@given(redlines())
def test_our_own_file_gives_back_the_operations(drawn: tuple[Tabled, Reading, Tracked]) -> None:
    tabled, new, found = drawn
    authors = {one.id: f"Sponsor of {one.id}" for one in tabled.amendments}
    record = Record(shown=new.amendments, authors=authors, amendments=tuple(tabled.amendments))
    read = word(docx(found, record_part(record)), "x.docx")
    marked = {name for by in found.credits for name in by}
    back = {one.recorded.id: one.operations for one in edits(read, record_of(read.record, "x"), tabled.document, "x")
            if one.recorded} if read.authors else {}  # fmt: skip

    for amendment in tabled.amendments:
        if amendment.id in marked:
            assert amendment.operations == back[amendment.id]
