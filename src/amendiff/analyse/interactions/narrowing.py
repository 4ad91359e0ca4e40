"""A weave without the provisions that some amendments leave alone, so that reading them costs less. Makes no text."""

from collections.abc import Iterable

import msgspec

from amendiff.analyse.interactions.touching import Places
from amendiff.model.document import Document, Kind
from amendiff.model.weave import Weave


def narrowed(weave: Weave, names: Iterable[str], places: Places | None = None) -> Weave:
    """Return *weave* with only those provisions of the first level in or beside which *names* change something.

    What the amendments make of these is the same there, at less cost; numbers are not.
    """
    places = places or Places(weave)
    operations = {operation for name in names for operation in weave.operations[name]}
    touched = {
        [*places.above(at)][-1]
        for where in (places.words, places.lifted, places.beside)
        for at, known in where.items()
        if at and not operations.isdisjoint(known)
    }
    level = [provision.address for provision in weave.base if provision.depth == 0]
    kept = {
        level[m] for n, at in enumerate(level) if at in touched for m in range(max(n - 1, 0), n + 2) if m < len(level)
    }
    provisions, keep = [], False
    for provision in weave.base:
        if provision.depth == 0:
            keep = provision.address in kept or provision.kind is Kind.FOOTNOTE
        if keep:
            provisions.append(provision)
    known_slots = dict(weave.slots)
    known_slots[""] = tuple(
        slot for slot in weave.slots.get("", ()) if slot.address in kept or not operations.isdisjoint(slot.inserted_by)
    )
    base = Document(tuple(provisions), weave.base.language)
    return msgspec.structs.replace(weave, base=base, slots=known_slots if weave.slots else {})
