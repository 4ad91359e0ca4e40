"""Instructions held against a text: which reading resolves, and whether the read-out is what the words give."""

import re
from collections.abc import Iterable, Sequence
from itertools import islice, product

from msgspec.structs import replace

from amendiff.application import apply
from amendiff.application.resolve import resolve
from amendiff.application.view import View
from amendiff.drafting.instruction import Finding, Status
from amendiff.drafting.scope import ANYWHERE
from amendiff.errors import AmendiffError
from amendiff.model.change import Change
from amendiff.model.document import Document, Kind
from amendiff.model.enumerators import BIS
from amendiff.model.operation import Operation, Replace, Retitle

_MOST = 16
"""Readings of one instruction that are looked at."""
_NUMBERED = re.compile(rf"(?:\d+(?: (?:{BIS}))?\.|\([a-z]{{1,4}}\))\s+")


def changes(operation: Operation, document: Document) -> tuple[Change, ...]:
    """Return what *operation* does to *document*. Raises a TargetError where it names no place, or several."""
    return resolve(operation, View(document), lambda beside: f"{beside}+new")


def settle(
    readings: Sequence[tuple[Operation, ...]], document: Document, span: tuple[int, int], *, open_: bool = False
) -> tuple[Status, list[tuple[Operation, ...]], list[Finding]]:
    """Return the readings that resolve, or the first with what refuses it.

    *open_*: a page and line say where, so that the words may stand anywhere in what is named besides.
    """
    placed = [one for reading in readings for one in _placed(reading, document, open_=open_)]
    standing: list[tuple[Operation, ...]] = []
    refusals: list[Finding] = []
    for reading in placed:
        refused = _refused(reading, document, span)
        if refused is not None:
            refusals.append(refused)
        elif reading not in standing:
            standing.append(reading)
    if len(standing) == 1:
        return "understood", standing, []
    if standing:
        return "ambiguous", standing, []
    return "unresolved", list(readings[:1]), refusals[:1]


def stands(reading: Sequence[Operation], document: Document) -> bool:
    """Return whether *document* has each place and quotation of *reading*."""
    return _refused(tuple(reading), document, (0, 0)) is None


def _refused(reading: tuple[Operation, ...], document: Document, span: tuple[int, int]) -> Finding | None:
    for operation in reading:
        try:
            changes(operation, document)
        except AmendiffError as error:
            hint = "; ".join(error.hints)
            return Finding(code=error.code, level="error", message=str(error), span=span, hint=hint)
    return None


def _placed(reading: tuple[Operation, ...], document: Document, *, open_: bool) -> list[tuple[Operation, ...]]:
    """Return *reading* at each provision where all that it asks for there resolves, as far as its places are open."""
    reading = tuple(_titled(operation, document) for operation in reading)
    choices: list[list[tuple[str, str]]] = []
    for name in dict.fromkeys(str(getattr(operation, "at", "")) for operation in reading):
        there = [one for one in reading if getattr(one, "at", "") == name]
        found = [
            (name, address)
            for address in _candidates(name, document, open_=open_)
            if _refused(tuple(_at(one, name, address) for one in there), document, (0, 0)) is None
        ]
        choices.append(found[:_MOST] or [(name, name)])
    found_readings = []
    for row in islice(product(*choices), _MOST):
        moved = dict(row)
        found_readings.append(tuple(_at(one, getattr(one, "at", ""), moved[getattr(one, "at", "")]) for one in reading))
    return found_readings


def _candidates(name: str, document: Document, *, open_: bool) -> Iterable[str]:
    """Return the addresses that *name* may stand for: itself, any where none is named, what ends so."""
    if name == ANYWHERE:
        return [one.address for one in document]
    if name.startswith("(") and name not in document:
        return [one.address for one in document if one.address.endswith(name)]
    if open_ and name in document:
        position = document.position(name)
        return [one.address for one in document.provisions[position : document.end(position)]]
    return [name]


def _at(operation: Operation, name: str, address: str) -> Operation:
    """Return *operation* at *address* in place of *name*, with the end of its range beside it."""
    if name == address:
        return operation
    to = getattr(operation, "to", "")
    moved: Operation = replace(operation, **{"at": address, **({"to": _stem(address, name) + to} if to else {})})
    return moved


def _stem(address: str, name: str) -> str:
    return address[: -len(name)] if name.startswith("(") else ""


def _titled(operation: Operation, document: Document) -> Operation:
    """A heading named as a title, where the text has no title of its own, stays what it is."""
    if isinstance(operation, Retitle) and not document.title:
        heads = [one for one in document if one.kind is Kind.HEADING]
        if len(heads) == 1:
            return Replace(at=heads[0].address, old=heads[0].text, new=operation.text)
    return operation


def read_out(words: str, operations: Sequence[Operation], document: Document, span: tuple[int, int]) -> Finding | None:
    """Return what there is to say where the words of a read-out are not those that *operations* give."""
    at = next((name for operation in operations if (name := getattr(operation, "at", "")) in document), "")
    if not at:
        return None
    try:
        result = apply(operations, document)
    except AmendiffError as error:
        return Finding(code=error.code, level="error", message=str(error), span=span, hint="; ".join(error.hints))
    if at not in result:
        return None
    position = result.position(at)
    below = result.provisions[position : result.end(position)]
    found = " ".join(
        f"{one.number} {one.text}" if one.number[:1] == "(" and n else one.text for n, one in enumerate(below)
    )
    expected = (
        _NUMBERED.sub("", " ".join(words.split()), count=1) if _NUMBERED.match(words) else " ".join(words.split())
    )
    alone = result[at].text
    if expected in (" ".join(found.split()), " ".join(alone.split())):
        return None
    return Finding(
        code="AD258",
        level="error",
        message=f"the read-out of {at} is not what the instruction gives",
        span=span,
        hint="the operations follow the instruction, not the read-out",
        expected=expected,
        found=alone if len(below) == 1 else found,
    )
