"""Two readings brought into one weave, so that what changed from one to the other has its authors."""

from amendiff.application import Reading, read


def alongside(old: Reading, new: Reading) -> tuple[Reading, Reading] | None:
    """Return *old* and *new* as readings of one weave, or ``None`` where they have none in common.

    A text that was read in another weave (one of another order of adoption, or without what separate votes left out) is
    read anew where that gives the same words.
    """
    if old.weave is new.weave:
        return old, new
    for one, other, first in ((old, new, True), (new, old, False)):
        known = other.weave.operations
        if all(name in known and known[name] == one.weave.operations[name] for name in one.amendments):
            again = read(other.weave, one.amendments, numbers=one.numbers)
            if again.operations == one.operations and not again.clashes and again.document == one.document:
                return (again, other) if first else (other, again)
    return None
