"""Machine output of instructions in words: as they were read, as they were written, as the file of an amendment."""

import re
from bisect import bisect_right
from collections.abc import Callable, Sequence

import msgspec

from amendiff.drafting import Instruction
from amendiff.drafting.instruction import Finding, Status
from amendiff.model.finding import Level
from amendiff.model.operation import Operation
from amendiff.render.machine.contract import Envelope, written

Place = Callable[[int], tuple[int, int]]
"""The line and the column, from 1, of an offset in the words that were read."""


class InstructionFinding(msgspec.Struct, kw_only=True):
    """What there is to know about the words from ``span[0]`` to ``span[1]``, counted in characters from 0."""

    code: str
    level: Level
    message: str
    span: tuple[int, int]
    line: int
    column: int
    hints: tuple[str, ...]
    expected: str = ""
    """Of a read-out that differs: its words."""
    found: str = ""
    """Of a read-out that differs: the words that the operations give."""


class InstructionOut(msgspec.Struct, kw_only=True):
    """One instruction and what it asks for; ``unresolved`` is what the text refuses, and only said of a text.

    The ``readings`` are all that an ambiguous instruction may mean; its ``operations`` are empty then.
    """

    status: Status
    source: str
    span: tuple[int, int]
    operations: tuple[Operation, ...]
    readings: tuple[tuple[Operation, ...], ...]
    findings: tuple[InstructionFinding, ...]


class InstructionsOut(Envelope, kw_only=True, tag="instructions"):
    """Instructions in words, in order, as operations."""

    instructions: tuple[InstructionOut, ...]


class PhrasedOut(Envelope, kw_only=True, tag="phrased"):
    """Operations on the text called *against*, and the same in words, a line each."""

    dialect: str
    against: str
    text: str
    operations: tuple[Operation, ...]


class DraftedOut(Envelope, kw_only=True, tag="drafted"):
    """The file of a new amendment; *written* is false where it was only shown."""

    file: str
    written: bool
    amendment: str
    against: str
    text: str
    """What the file holds."""


def places(text: str) -> Place:
    """Return what tells the line and the column of an offset in *text*."""
    starts = [0, *(one.end() for one in re.finditer("\n", text))]

    def place(offset: int) -> tuple[int, int]:
        line = bisect_right(starts, offset)
        return line, offset - starts[line - 1] + 1

    return place


def instructions_json(instructions: Sequence[Instruction], place: Place) -> str:
    """Return *instructions* as JSON."""
    found = (
        InstructionOut(
            status=one.status,
            source=one.source,
            span=one.span,
            operations=one.operations,
            readings=one.readings,
            findings=tuple(_found(finding, place) for finding in one.findings),
        )
        for one in instructions
    )
    return written(InstructionsOut(instructions=tuple(found)))


def _found(finding: Finding, place: Place) -> InstructionFinding:
    line, column = place(finding.span[0])
    return InstructionFinding(
        code=finding.code,
        level=finding.level,
        message=finding.message,
        span=finding.span,
        line=line,
        column=column,
        hints=(finding.hint,) if finding.hint else (),
        expected=finding.expected,
        found=finding.found,
    )
