"""What it costs to write a Word file with tracked changes, and to read it back, beside loading and saving it."""

import io

import docx as python_docx

from amendiff.analyse.edited import edits
from amendiff.analyse.tracked import tracked
from amendiff.application import read, weave
from amendiff.formats.docx.reading import word
from amendiff.formats.docx.record import Record, record_of, record_part
from amendiff.formats.docx.writing import docx
from amendiff.markup import parse_document
from amendiff.model.tracked import EPOCH, Credit
from benchmarks.measure import Figure, best
from benchmarks.texts import amendments, resolution

PAGE = 2_500
"""Characters on a page."""


def figures() -> list[Figure]:
    """Return writing and reading back 200 pages with 500 changes by 40 authors, each beside python-docx."""
    document = parse_document(resolution(200 * PAGE))
    provisions = [(one.address, one.text) for one in document if len(one.text.split()) > 6]
    tabled = amendments(provisions, 48, each=13)
    woven = weave(document, tabled)
    clashing = {name.rpartition("/")[0] for clash in woven.clashes for name in clash.operations[1:]}
    names = tuple(name for name in woven.order if name not in clashing)[:40]
    people = {one.id: Credit(f"Sponsor of {one.id}", EPOCH) for one in tabled}
    kept = tuple(one for one in tabled if one.id in names)
    record = record_part(Record(shown=names, authors={name: people[name].name for name in names}, amendments=kept))

    def written() -> bytes:
        return docx(tracked(read(woven), read(woven, names), people), record)

    def drafted() -> None:
        found = word(raw, "x.docx")
        back = edits(found, record_of(found.record, "x.docx"), document, "x.docx")
        assert [one.operations for one in kept] == [one.operations for one in back]

    def peer() -> None:
        python_docx.Document(io.BytesIO(raw)).save(io.BytesIO())

    raw = written()
    theirs, ours, back = best(peer, 3), best(written, 3), best(drafted, 1)
    what = f"200 pages, {13 * len(names)} tracked changes by {len(names)} authors"
    return [
        Figure(f"{what}, written", "python-docx, loading and saving", ours / theirs, 6, ours),
        Figure("the same read back to the same operations", "python-docx, loading and saving", back / theirs, 16, back),
    ]
