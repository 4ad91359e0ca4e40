"""Instructions held against a text: which reading resolves, and whether the read-out is what the words give."""

import re
from collections.abc import Sequence

from amendiff.application import apply
from amendiff.application.resolve import resolve
from amendiff.application.view import View
from amendiff.drafting.inserting import ANYWHERE
from amendiff.drafting.instruction import Finding, Status
from amendiff.errors import AmendiffError
from amendiff.model.change import Change
from amendiff.model.document import Document, Kind
from amendiff.model.operation import Operation, Replace, Retitle

_NUMBERED = re.compile(r"(?:\d+(?: bis| ter)?\.|\([a-z]{1,4}\))\s+")


def changes(operation: Operation, document: Document) -> tuple[Change, ...]:
    """Return what *operation* does to *document*. Raises a TargetError where it names no place, or several."""
    return resolve(operation, View(document), lambda beside: f"{beside}+new")


def settle(
    readings: Sequence[tuple[Operation, ...]], document: Document, span: tuple[int, int]
) -> tuple[Status, list[tuple[Operation, ...]], list[Finding]]:
    """Return the readings that resolve, or the first with what refuses it."""
    placed = [one for reading in readings for one in _placed(reading, document)]
    standing: list[tuple[Operation, ...]] = []
    refusals: list[Finding] = []
    for reading in placed:
        refused = _refused(reading, document, span)
        if refused is None:
            standing.append(reading)
        else:
            refusals.append(refused)
    if len(standing) == 1:
        return "understood", standing, []
    if standing:
        return "ambiguous", standing, []
    return "unresolved", list(readings[:1]), refusals[:1]


def _refused(reading: tuple[Operation, ...], document: Document, span: tuple[int, int]) -> Finding | None:
    for operation in reading:
        try:
            changes(operation, document)
        except AmendiffError as error:
            hint = "; ".join(error.hints)
            return Finding(code=error.code, level="error", message=str(error), span=span, hint=hint)
    return None


def _placed(reading: tuple[Operation, ...], document: Document) -> list[tuple[Operation, ...]]:
    """Return *reading* at each provision where its words stand, where no place is named."""
    from msgspec.structs import replace

    if not any(getattr(operation, "at", "") == ANYWHERE for operation in reading):
        return [tuple(_titled(operation, document) for operation in reading)]
    found = []
    for provision in document:
        there = tuple(
            replace(operation, at=provision.address) if getattr(operation, "at", "") == ANYWHERE else operation
            for operation in reading
        )
        if _refused(there, document, (0, 0)) is None:
            found.append(there)
    return found or [reading]


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
