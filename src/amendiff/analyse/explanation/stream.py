"""A weave as one stream of words in reading order, each with the operations on which it depends. Knows no other text.

Operations are bits of a number, so that what was decided of them is two numbers: those that are in, those that are out.
"""

import re
from collections.abc import Callable, Iterator

import msgspec

from amendiff.comparison.tokens import tokens
from amendiff.model.amendment import amendment_of
from amendiff.model.document import Document
from amendiff.model.weave import Strand, Weave

BREAK = "\n"
"""What begins a provision in the stream."""
_SPACE = re.compile(r"\s+")


class Condition(msgspec.Struct, frozen=True, gc=False):
    """Words stand when any operation of *needs* is in (or there is none to need), and none of *bars*."""

    needs: int
    bars: int

    def holds(self, ins: int, outs: int) -> bool | None:
        """Whether the words stand; ``None`` where that is not decided yet."""
        if self.bars & ins or (self.needs and not self.needs & ~outs):
            return False
        return True if (not self.needs or self.needs & ins) and not self.bars & ~outs else None

    def open(self, ins: int, outs: int) -> int:
        """Return an operation, as a bit, on which it still depends."""
        needed = self.needs & ~outs if not self.needs & ins else 0
        left = needed or self.bars & ~outs
        return left & -left


class Stretch(msgspec.Struct, frozen=True, gc=False):
    """Words that share their conditions; a provision begins where they are ``BREAK``."""

    words: tuple[str, ...]
    conditions: tuple[Condition, ...]


class Stream(msgspec.Struct, frozen=True):
    """All stretches in reading order, and what decisions on operations bring with them."""

    operations: tuple[str, ...]
    """The operation of each bit."""
    stretches: tuple[Stretch, ...]
    later: tuple[int, ...]
    """For each stretch: the operations on which it, or one behind it, depends."""
    needs: tuple[int, ...]
    """For each operation: those of the amendments on which it depends."""
    rivals: tuple[int, ...]
    """For each operation: those that change the same words differently."""


def words_of(text: str) -> tuple[str, ...]:
    """Return the words and signs of *text*, without spaces."""
    return tuple(token for token in tokens(text) if not token.isspace())


def letters_of(text: str) -> tuple[str, ...]:
    """Return *text* as one piece without spaces, or as none."""
    bare = _SPACE.sub("", text)
    return (bare,) if bare else ()


def stream(weave: Weave, *, by_letters: bool) -> Stream:
    """Return the stream of *weave*, its words whole or, *by_letters*, as what they are spelt of."""
    operations = tuple(name for amendment in weave.order for name in weave.operations[amendment])
    bit = {name: 1 << n for n, name in enumerate(operations)}
    split = letters_of if by_letters else words_of

    def mask(names: frozenset[str]) -> int:
        return sum(bit[name] for name in names)

    def stretches() -> Iterator[Stretch]:
        known = {provision.address: provision for provision in weave.base}
        todo: list[tuple[str, tuple[Condition, ...]]] = []
        if not weave.slots:
            todo = [(provision.address, ()) for provision in reversed(weave.base.provisions)]
        else:
            todo = _slots(weave, "", (), mask)
        while todo:
            address, above = todo.pop()
            *conditions, united = above or (Condition(0, 0),)
            own = tuple(one for one in conditions if one.needs or one.bars)
            yield Stretch((BREAK,), (*own, united) if united.bars else own)
            strand = weave.strands.get(address)
            if strand is None or not strand.runs:
                yield Stretch(split((strand.provision if strand else known[address]).text), own)
            else:
                yield from runs(strand, own)
            if weave.slots:
                todo += _slots(weave, address, own, mask)

    def runs(strand: Strand, own: tuple[Condition, ...]) -> Iterator[Stretch]:
        for run in strand.runs:
            here = Condition(mask(run.inserted_by), mask(run.deleted_by | run.overtaken_by))
            conditions = (*own, here) if here.needs or here.bars else own
            if run.begins:
                yield Stretch((BREAK,), conditions)
            elif found := split(run.text):
                yield Stretch(found, conditions)

    found = tuple(stretches())
    later, seen = [], 0
    for one in reversed(found):
        for condition in one.conditions:
            seen |= condition.needs | condition.bars
        later.append(seen)
    return Stream(operations, found, tuple(reversed(later)), *_bonds(weave, operations, bit))


def _slots(
    weave: Weave, parent: str, above: tuple[Condition, ...], mask: Callable[[frozenset[str]], int]
) -> list[tuple[str, tuple[Condition, ...]]]:
    """The slots below *parent*, last first, each with its conditions, the last of them that it does not run on."""
    return [
        (
            slot.address,
            (*above, Condition(mask(slot.inserted_by), mask(slot.deleted_by)), Condition(0, mask(slot.united_by))),
        )
        for slot in reversed(weave.slots.get(parent, ()))
    ]


def _bonds(weave: Weave, operations: tuple[str, ...], bit: dict[str, int]) -> tuple[tuple[int, ...], tuple[int, ...]]:
    rivals = dict.fromkeys(operations, 0)
    for clash in weave.clashes:
        one, other = clash.operations
        rivals[one] |= bit[other]
        rivals[other] |= bit[one]
    needs = []
    for name in operations:
        above = weave.above(amendment_of(name))
        needs.append(sum(bit[one] for parent in above for one in weave.operations[parent]))
    return tuple(needs), tuple(rivals[name] for name in operations)


def target(document: Document, *, by_letters: bool) -> tuple[str, ...]:
    """Return *document* in the form of the stream."""
    split = letters_of if by_letters else words_of
    return tuple(piece for provision in document for piece in (BREAK, *split(provision.text)))
