"""An amendment's own words held against its operations: both resolved in the text that it was drafted against.

What the words ask for is compared by places and words; emphasis, which no instruction states, makes no difference.
"""

from collections.abc import Sequence
from itertools import islice, product
from typing import Literal

import msgspec
from msgspec.structs import replace

from amendiff.analyse.versions import version
from amendiff.application import apply
from amendiff.application.resolve import resolve
from amendiff.application.view import View
from amendiff.comparison import compare
from amendiff.drafting import DIALECTS, Instruction, parse
from amendiff.errors import AmendiffError
from amendiff.model.amendment import Amendment
from amendiff.model.change import Change, Cut, Put, Restyle, Swap, unmarked
from amendiff.model.document import Document
from amendiff.model.dossier import Dossier
from amendiff.model.operation import Operation

_MOST = 64
"""Ways to read an ambiguous instruction that are tried at most."""

_HALF = frozenset({"AD254", "AD259"})
"""Findings of words that are understood but for what they leave to others."""

Agreement = Literal["agrees", "extents", "differs", "not understood"]
_BEST: tuple[Agreement, ...] = ("agrees", "extents", "differs", "not understood")


class Instructed(msgspec.Struct, frozen=True):
    """The words of an amendment as they were read, and whether they ask for what its operations do.

    ``extents``: they give the same text, but replace more words, or fewer, than the operations.
    """

    instructions: tuple[Instruction, ...]
    agreement: Agreement
    matched: tuple[tuple[int | None, ...], ...] = ()
    """For each instruction, for each of its operations: the index of the amendment's own that does the same."""
    where: str = ""
    """Of what differs: the first provision in which it does."""
    recorded: str = ""
    """Of what differs: the words that the operations give there."""
    said: str = ""
    """Of what differs: the words that the instruction gives there."""


def instructed(dossier: Dossier, amendment: Amendment) -> Instructed | None:
    """Return the instruction of *amendment* as it is read; ``None`` where it has none.

    Nothing in a record says in which dialect it is written: it is read in that in which it agrees best, first of all
    as the United Nations write. Raises an AmendiffError where the text that it was drafted against cannot be read.
    """
    if amendment.instruction is None:
        return None
    document = version(dossier, amendment.against).document
    best: Instructed | None = None
    for dialect in sorted(DIALECTS, key=lambda one: one != "un"):
        found = _read(parse(amendment.instruction.text, dialect, document), amendment, document)
        if best is None or _BEST.index(found.agreement) < _BEST.index(best.agreement):
            best = found
        if best.agreement == "agrees":
            break
    return best


def _read(found: tuple[Instruction, ...], amendment: Amendment, document: Document) -> Instructed:
    """Hold *found*, the instructions of *amendment* in one dialect, against its operations."""
    if not found or any(
        one.status == "not-understood" or _HALF & {told.code for told in one.findings} for one in found
    ):
        return Instructed(found, "not understood")
    if any(one.status == "unresolved" for one in found):
        return Instructed(found, "differs")
    own = [_bare(one, document) for one in amendment.operations]
    first: Instructed | None = None
    for chosen in islice(product(*(one.readings or (one.operations,) for one in found)), _MOST):
        held = _held(found, chosen, amendment.operations, own, document)
        if held.agreement == "agrees":
            return held
        first = held if first is None or first.agreement == "differs" else first
    assert first is not None
    if first.agreement == "differs" and any(one.status == "ambiguous" for one in found):
        return Instructed(found, "not understood")
    return first


def _held(
    found: tuple[Instruction, ...],
    chosen: Sequence[tuple[Operation, ...]],
    operations: tuple[Operation, ...],
    own: Sequence[tuple[Change, ...]],
    document: Document,
) -> Instructed:
    """Hold one way to read the words against the operations of the record."""
    read = [[_bare(one, document) for one in reading] for reading in chosen]
    matched = tuple(tuple(own.index(one) if one and one in own else None for one in reading) for reading in read)
    every = [change for reading in read for one in reading for change in one]
    left = [change for one in own for change in one]
    if len(every) == len(left) and all(change in left for change in every) and all(one in every for one in left):
        return Instructed(found, "agrees", matched)
    try:
        given = apply(operations, document)
    except AmendiffError:  # told of the operations themselves
        return Instructed(found, "not understood")
    try:
        asked = apply([one for reading in chosen for one in reading], document)
    except AmendiffError as error:
        return Instructed(found, "differs", matched, said=str(error))
    plain_given, plain_asked = (_plain(one) for one in (given, asked))
    if plain_given.provisions == plain_asked.provisions:
        return Instructed(found, "extents", matched)
    first = compare(plain_given, plain_asked, moves=False).changed[0]
    where = (first.old or first.new)[0]
    words = ["".join(text for sign, text in first.runs if sign == wanted).strip() for wanted in "-+"]
    return Instructed(found, "differs", matched, where, *words)


def _bare(operation: Operation, document: Document) -> tuple[Change, ...]:
    """Return what *operation* does, without formatting and without how its spaces are settled."""
    try:
        changes = resolve(operation, View(document), lambda beside: f"{beside}+new")
    except AmendiffError:
        return ()
    found: list[Change] = []
    for change in changes:
        if isinstance(change, Restyle):
            continue
        plain = unmarked(change)
        found.append(replace(plain, literal=False) if isinstance(plain, Cut | Put | Swap) else plain)
    return tuple(found)


def _plain(document: Document) -> Document:
    return Document(tuple(replace(one, marks=()) for one in document), document.language)
