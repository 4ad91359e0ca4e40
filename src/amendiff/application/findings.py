"""What a reader should be told of a set that reads without a conflict. Findings change nothing."""

from collections import defaultdict
from itertools import combinations

import msgspec

from amendiff.application.reading import Reading
from amendiff.application.target import matches
from amendiff.model.amendment import amendment_of
from amendiff.model.change import Move, Place, Put, Swap


class Pair(msgspec.Struct, frozen=True):
    """Two insertions in one gap: the order of the record puts one first, another order the other."""

    operations: tuple[str, str]
    """In the order in which they stand."""
    address: str
    sentence: str


class Missed(msgspec.Struct, frozen=True):
    """Words that an operation replaces throughout, in what another puts in: it does not reach them."""

    operations: tuple[str, str]
    """The one that replaces throughout, and the one that puts its words in."""
    address: str
    words: str
    sentence: str


def order_dependent(reading: Reading) -> tuple[Pair, ...]:
    """Return the pairs that put something into one gap, new or moved there: it stands in the order of the record."""
    weave = reading.weave
    gaps: dict[tuple[object, ...], list[tuple[str, str, object]]] = defaultdict(list)
    for amendment in reading.amendments:
        for operation in weave.operations[amendment]:
            for change in weave.changes[operation]:
                match change:
                    case Put(at=at, anchor=anchor):
                        gaps[at, anchor.origin, anchor.offset, anchor.side].append((operation, at, change))
                    case Place(gap=gap) | Move(gap=gap):
                        beside = gap.beside.partition("@")[0] or gap.parent
                        gaps[gap.parent, gap.beside, gap.side].append((operation, beside, change))
                    case _:
                        pass
    return tuple(
        Pair((one, other), at, f"{one} and {other} put words into one gap of {at}; the order of the record decides")
        for asked in gaps.values()
        for (one, at, first), (other, _, second) in combinations(asked, 2)
        if first != second and amendment_of(one) != amendment_of(other)
    )


def missed_by_throughout(reading: Reading) -> tuple[Missed, ...]:
    """Return the words that replacements throughout would have taken, had what others put in been there."""
    weave = reading.weave
    throughout = {
        operation: words
        for amendment in reading.amendments
        for operation in weave.operations[amendment]
        if (words := weave.throughout.get(operation))
    }
    found: dict[Missed, None] = {}
    for amendment in reading.amendments:
        for other in weave.operations[amendment]:
            for at, text in _put_in(reading, other):
                for operation, words in throughout.items():
                    if amendment_of(operation) != amendment and matches(text, words):
                        sentence = f"{operation} replaces {words!r} throughout, but not in what {other} puts into {at}"
                        found[Missed((operation, other), at, words, sentence)] = None
    return tuple(found)


def _put_in(reading: Reading, operation: str) -> list[tuple[str, str]]:
    texts = []
    for change in reading.weave.changes[operation]:
        match change:
            case Put(at=at, text=text) | Swap(at=at, text=text):
                texts.append((at, text))
            case Place(provisions=provisions):
                texts += [(provision.address, provision.text) for provision in provisions]
            case _:
                pass
    return texts
