"""Instructions as they were read: for a terminal and for programs. Adds no facts; knows no files.

The findings of an instruction, with their places, are told by ``cli``, which knows where the words came from.
"""

import re
from bisect import bisect_right
from collections.abc import Callable, Iterator, Sequence
from typing import Literal

import msgspec
from rich.text import Text

from amendiff.analyse.redline import Row, Segment
from amendiff.comparison.words import changes
from amendiff.drafting import Instruction
from amendiff.drafting.instruction import Finding
from amendiff.model.document import Kind, Provision
from amendiff.model.operation import Operation
from amendiff.model.wording import operation_in_words
from amendiff.render.machine import Envelope, written
from amendiff.render.terminal import Look, difference, marked, plain, wrapped

Place = Callable[[int], tuple[int, int]]
"""The line and the column, from 1, of an offset in the words that were read."""

_STATUSES = {"understood": "green", "ambiguous": "yellow", "not-understood": "red", "unresolved": "red"}


class InstructionFinding(msgspec.Struct, kw_only=True):
    """What there is to know about the words from ``span[0]`` to ``span[1]``, counted in characters from 0."""

    code: str
    level: Literal["error", "warning", "note"]
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

    status: Literal["understood", "ambiguous", "not-understood", "unresolved"]
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


KINDS: tuple[type[Envelope], ...] = (InstructionsOut, PhrasedOut, DraftedOut)


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


def instruction_lines(number: int, instruction: Instruction, effect: Sequence[Row], look: Look) -> Iterator[Text]:
    """Return one instruction as lines: its status, its words, its operations in words, and its *effect*."""
    status = instruction.status.replace("-", " ")
    yield plain(f"{number} ", "bold").append_text(plain(status, f"bold {_STATUSES[instruction.status]}"))
    yield from wrapped(plain(" ".join(instruction.source.split())), look.width, "  ")
    yield from _operations(instruction.operations, look)
    for n, reading in enumerate(instruction.readings, 1):
        yield from wrapped(plain(f"reading {n}:"), look.width, "  ")
        yield from _operations(reading, look)
    if effect:
        yield Text()
        for line in difference(effect, Look(look.width - 2, look.colored), context=0):
            yield Text("  ").append_text(line)


def _operations(operations: Sequence[Operation], look: Look) -> Iterator[Text]:
    for operation in operations:
        yield from wrapped(plain(operation_in_words(operation)), look.width, "  → ")


def read_out_lines(finding: Finding, look: Look) -> Iterator[Text]:
    """Return what the operations give with what the read-out has instead marked in it."""
    segments = tuple(
        Segment(sign, text, frozenset(), frozenset(), ()) for sign, text in changes(finding.found, finding.expected)
    )
    provision = Provision("", Kind.PARAGRAPH, finding.expected)
    row = Row((provision,), (provision,), 0, 0, "changed", segments)
    yield from wrapped(plain("from what the operations give to what is read out:"), look.width, "  ")
    yield from wrapped(marked(row, look), look.width, "    ")


def counted(instructions: Sequence[Instruction]) -> str:
    """Return how many instructions there are, and how they were read: ``3 instructions: 2 understood, 1 ambiguous``."""
    statuses = [one.status for one in instructions]
    told = [f"{statuses.count(name)} {name.replace('-', ' ')}" for name in _STATUSES if name in statuses]
    return f"{len(statuses)} instruction{'s' * (len(statuses) != 1)}: {', '.join(told)}"
