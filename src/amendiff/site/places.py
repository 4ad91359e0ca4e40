"""Every place that a provision may have, in reading order, with the conditions under which it is not there.

A footnote goes with the last reference to it, and its references go with it.
"""

from collections.abc import Iterator

import msgspec

from amendiff.model.document import Document, Kind, Provision
from amendiff.model.weave import NOBODY, Slot, Strand, Weave
from amendiff.site.conditions import ALWAYS, NEVER, Condition, Rules, both, either


class Place(msgspec.Struct, frozen=True):
    """One provision in one place; it is there unless either condition is true."""

    slot: Slot
    strand: Strand | None
    provision: Provision
    unborn: Condition
    """True while nobody has put it there."""
    gone: Condition
    """True where somebody has taken it away."""

    @property
    def touched(self) -> frozenset[str]:
        """All operations that change it or its place."""
        own = self.slot.inserted_by | self.slot.deleted_by | self.slot.united_by
        return own | (self.strand.touched_by if self.strand else NOBODY)


class Places:
    """The places of one weave."""

    def __init__(self, weave: Weave, rules: Rules) -> None:
        self.weave, self.rules = weave, rules
        self.base = {provision.address: provision for provision in weave.base}
        self.unused: dict[str, Condition] = {}
        """By footnote: true where no reference to it is left."""
        self.gone_notes: dict[str, Condition] = {}
        """By footnote: true where it was taken away."""
        found = list(self._walk("", NEVER, NEVER))
        for place in found:
            for target, hidden in self._references(place):
                known = self.unused.get(target, ALWAYS)
                self.unused[target] = both(known, either(hidden, place.unborn, place.gone))
            if place.provision.kind is Kind.FOOTNOTE and place.provision.depth == 0:
                self.gone_notes[_note(place.provision)] = either(place.unborn, place.gone)
        self.found = list(self._walk("", NEVER, NEVER)) if any(self.unused.values()) else found

    @property
    def document(self) -> Document:
        """All provisions in one text, to count and to number."""
        return Document(tuple(place.provision for place in self.found), self.weave.base.language)

    def _walk(self, parent: str, unborn: Condition, gone: Condition) -> Iterator[Place]:
        below = NEVER  # what took the footnote to which the next provisions belong, where the text is no tree
        plain = [Slot(one.address, one.address) for one in self.weave.base] if not self.weave.slots else []
        for slot in plain or self.weave.slots.get(parent, ()):
            strand = self.weave.strands.get(slot.address)
            provision = strand.provision if strand else self.base[slot.address]
            if slot.kind and Kind(slot.kind) is not provision.kind:
                provision = msgspec.structs.replace(provision, kind=Kind(slot.kind))
            absent = either(unborn, self.rules.off(slot.inserted_by) if slot.inserted_by else NEVER)
            away = either(gone, self.rules.on(slot.deleted_by))
            if provision.kind is Kind.FOOTNOTE:
                away = either(away, self.unused.get(_note(provision), NEVER))
            if plain:
                below = away if provision.depth == 0 else below
                away = either(away, below)
            yield Place(slot, strand, provision, absent, away)
            if not plain:
                yield from self._walk(slot.address, absent, away)

    def _references(self, place: Place) -> Iterator[tuple[str, Condition]]:
        if place.strand and place.strand.runs:
            for run in place.strand.runs:
                for kind, target in run.styles:
                    if kind == "note":
                        yield target, self.rules.gone(run)
            return
        for mark in place.provision.marks:
            if mark.kind == "note":
                yield mark.target, NEVER


def _note(provision: Provision) -> str:
    return provision.address.removeprefix("fn")
