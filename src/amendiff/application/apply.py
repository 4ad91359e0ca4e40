"""Operations onto a document, in one call: a weave of a single amendment, and its reading. Knows no record."""

from collections.abc import Iterable

from amendiff.application.fates import fates
from amendiff.application.reading import read
from amendiff.application.weaving import weave
from amendiff.errors import SetConflict
from amendiff.model.amendment import Amendment
from amendiff.model.document import Document
from amendiff.model.operation import Operation


def apply(operations: Iterable[Operation], document: Document) -> Document:
    """Return *document* with all *operations* applied; each cites *document* itself, whatever the others do.

    Provisions are numbered anew, without gaps. Raises a TargetError for an operation that does not name exactly one
    place, and SetConflict where two change the same words differently, or one falls by what another takes away.
    """
    amendment = Amendment(id="new", sequence=1, operations=tuple(operations))
    reading = read(weave(document, [amendment]), ["new"], numbers="plain")
    found = reading.document
    for operation, fate in fates(reading).items():
        if fate.kind == "overtaken":
            place = amendment.operations[int(operation.partition("/")[2]) - 1]
            raise SetConflict(f"{fate.reason}", code="AD306", hints=(f"it asks for {place}",))
    return found
