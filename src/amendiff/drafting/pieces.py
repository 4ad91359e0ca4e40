"""Operations in the pieces in which they are said: a section as a whole, a heading, paragraphs. Knows one text."""

from collections.abc import Iterator
from itertools import groupby

from msgspec.structs import replace

from amendiff.drafting.errors import NotExpressible
from amendiff.drafting.sections import whole_section
from amendiff.model.document import Document, Kind, Provision
from amendiff.model.operation import DeleteProvision, InsertProvision, Operation


def pieces(operation: Operation, document: Document, dialect: str) -> Iterator[Operation]:
    """Part *operation* where it takes out, or puts in, headings together with what stands under them."""
    match operation:
        case InsertProvision(text=text, becomes=""):
            for part in _parts(text):
                yield replace(operation, text=part)
        case DeleteProvision(to=last) if last:
            yield from _taken_out(operation, document, dialect)
        case _:
            yield operation


def _parts(text: str) -> Iterator[str]:
    """Each heading of *text*, and all that stands between two of them."""
    for heading, blocks in groupby(text.split("\n\n"), key=_is_heading):
        row = list(blocks)
        yield from row if heading else ["\n\n".join(row)]


def _is_heading(block: str) -> bool:
    return block.startswith("#")


def _taken_out(operation: DeleteProvision, document: Document, dialect: str) -> Iterator[DeleteProvision]:
    low, high = document.position(operation.at), document.position(operation.to)
    row = [one for one in document.provisions[low : high + 1] if one.depth == document.provisions[low].depth]
    if not any(one.kind is Kind.HEADING for one in row):
        yield operation
        return
    while row:
        count = next((n for n, one in enumerate(row) if one.kind is not row[0].kind), len(row))
        if row[0].kind is Kind.HEADING:
            last = _last(row[0], document, dialect)
            count = next((n for n, one in enumerate(row, 1) if one.address == last), 1)
        yield DeleteProvision(at=row[0].address, to=row[count - 1].address if count > 1 else "")
        row = row[count:]


def _last(heading: Provision, document: Document, dialect: str) -> str:
    """Return the last address of what stands under *heading*, where the whole has a name."""
    try:
        return whole_section(heading, document, dialect)[1]
    except NotExpressible:
        return ""
