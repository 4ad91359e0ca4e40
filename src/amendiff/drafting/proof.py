"""Whether instructions, read again, are the operations that they were written for. Knows both ways."""

from collections.abc import Sequence

from msgspec.structs import replace

from amendiff.application import apply
from amendiff.drafting.errors import NotExpressible
from amendiff.drafting.reading import parse
from amendiff.drafting.settling import changes
from amendiff.errors import AmendiffError
from amendiff.model.change import Change, Lift, Move, Place, unmarked
from amendiff.model.document import Document, Provision
from amendiff.model.operation import Operation


def prove(operations: Sequence[Operation], said: str, dialect: str, document: Document) -> None:
    """Raise NotExpressible where *said* is not read as *operations*, but for emphasis, which no instruction states."""
    wanted = [unmarked(change) for operation in operations for change in changes(operation, document)]
    read: list[Operation] = []
    for instruction in parse(said, dialect, document):
        if instruction.status != "understood":
            why = instruction.findings[0].message if instruction.findings else instruction.status
            raise NotExpressible(
                f"{dialect} cannot say this so that it is read back: {why}", hints=(instruction.source[:200],)
            )
        read += instruction.operations
    found = [unmarked(change) for operation in read for change in changes(operation, document)]
    if _same(wanted, found):
        return
    if _same(_together(wanted), _together(found)):
        try:
            if _plain(apply(operations, document)) == _plain(apply(read, document)):
                return
        except AmendiffError:
            pass
    raise NotExpressible(f"{dialect} cannot say this so that it is read back", hints=(said[:200],))


def _same(wanted: Sequence[Change], found: Sequence[Change]) -> bool:
    """Whether both do the same; the order matters only for what is put beside each other."""
    ordered = [[one for one in row if isinstance(one, Place | Lift | Move)] for row in (wanted, found)]
    left = list(found)
    for one in wanted:
        if one not in left:
            return False
        left.remove(one)
    return not left and ordered[0] == ordered[1]


def _together(changes: Sequence[Change]) -> list[Change]:
    """Return *changes* without how spaces are settled, what one after the other puts into a gap as one."""
    found: list[Change] = []
    for change in changes:
        last = found[-1] if found else None
        if isinstance(change, Place) and isinstance(last, Place) and change.gap == last.gap:
            found[-1] = replace(last, provisions=last.provisions + change.provisions)
        else:
            found.append(replace(change, literal=False) if getattr(change, "literal", False) else change)
    return found


def _plain(document: Document) -> list[Provision]:
    return [replace(one, marks=()) for one in document]
