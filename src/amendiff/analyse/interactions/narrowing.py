"""A weave without the provisions that some amendments leave alone, so that reading them costs less. Makes no text."""

from collections import defaultdict
from collections.abc import Iterable

import msgspec

from amendiff.analyse.interactions.touching import places_of
from amendiff.model.amendment import amendment_of
from amendiff.model.document import Document, Kind, Provision
from amendiff.model.weave import Slot, Strand, Weave


def narrowed(weave: Weave, names: Iterable[str]) -> Weave:
    """Return *weave* with only those parts that the amendments *names* touch, and their neighbours.

    What the amendments make of these is the same there; numbers are not.
    """
    if (known := weave.__dict__.get("_parts")) is None:
        known = weave.__dict__["_parts"] = _Parts(weave)
    parts: _Parts = known
    return parts.of(weave, names)


class _Parts:
    """A weave in parts: each provision of the first level with all that belongs to it, or is put in behind it."""

    def __init__(self, weave: Weave) -> None:
        places = places_of(weave)
        self.parts: list[list[Provision]] = []
        part_of: dict[str, int] = {}
        for provision in weave.base:
            if provision.depth == 0:
                self.parts.append([])
            self.parts[-1].append(provision)
            part_of[provision.address] = len(self.parts) - 1
        self.notes = [n for n, part in enumerate(self.parts) if part[0].kind is Kind.FOOTNOTE]
        """Footnotes are always kept: what refers to them may stand anywhere."""
        self.slots: list[list[Slot]] = [[] for _ in self.parts] or [[]]
        last = 0
        for slot in weave.slots.get("", ()):
            last = part_of.get(slot.id, last)
            part_of.setdefault(slot.address, last)
            self.slots[last].append(slot)

        def part(address: str) -> int:
            return next((part_of[above] for above in places.above(address) if above in part_of), 0)

        self.strands: dict[int, list[tuple[str, Strand]]] = defaultdict(list)
        for address, strand in weave.strands.items():
            self.strands[part(address)].append((address, strand))
        self.touched: dict[str, set[int]] = defaultdict(set)
        """By amendment: the parts in or beside which it changes something."""
        for where in (places.words, places.lifted, places.beside):
            for at, operations in where.items():
                for operation in operations:
                    self.touched[amendment_of(operation)].add(part(at))

    def of(self, weave: Weave, names: Iterable[str]) -> Weave:
        """Return *weave*, of which these are the parts, without those that *names* leave alone."""
        touched = {n for name in names for n in self.touched.get(name, ())}
        near = {m for n in touched for m in (n - 1, n, n + 1) if 0 <= m < len(self.parts)}
        kept = sorted(near.union(self.notes))
        slots = dict(weave.slots)
        if slots:
            slots[""] = tuple(slot for n in kept for slot in self.slots[n])
        return msgspec.structs.replace(
            weave,
            base=Document(tuple(one for n in kept for one in self.parts[n]), weave.base.language),
            slots=slots,
            strands=dict(pair for n in kept for pair in self.strands.get(n, ())),
        )
