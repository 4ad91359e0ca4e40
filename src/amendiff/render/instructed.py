"""Instructions as they were read, as lines of a terminal. Adds no facts; knows no files.

The findings of an instruction, with their places, are told by ``cli``, which knows where the words came from.
"""

from collections.abc import Iterator, Sequence

from rich.text import Text

from amendiff.analyse.redline import Row, Segment
from amendiff.comparison.words import changes
from amendiff.drafting import Instruction
from amendiff.drafting.instruction import Finding
from amendiff.model.document import Kind, Provision
from amendiff.model.naming import in_words
from amendiff.model.operation import Operation
from amendiff.model.wording import Name, operation_in_words
from amendiff.render.terminal import Look, difference, marked, plain, wrapped

_STATUSES = {"understood": "green", "ambiguous": "yellow", "not-understood": "red", "unresolved": "red"}


def instruction_lines(
    number: int, instruction: Instruction, effect: Sequence[Row], look: Look, name: Name = in_words
) -> Iterator[Text]:
    """Return one instruction as lines: its status, its words, its operations in words, and its *effect*.

    *name* says what the provision at an address is called.
    """
    status = instruction.status.replace("-", " ")
    yield plain(f"{number} ", "bold").append_text(plain(status, f"bold {_STATUSES[instruction.status]}"))
    yield from wrapped(plain(" ".join(instruction.source.split())), look.width, "  ")
    yield from _operations(instruction.operations, look, name)
    for n, reading in enumerate(instruction.readings, 1):
        yield from wrapped(plain(f"reading {n}:"), look.width, "  ")
        yield from _operations(reading, look, name)
    if effect:
        yield Text()
        for line in difference(effect, Look(look.width - 2, look.colored), context=0):
            yield Text("  ").append_text(line)


def _operations(operations: Sequence[Operation], look: Look, name: Name) -> Iterator[Text]:
    for operation in operations:
        yield from wrapped(plain(operation_in_words(operation, name)), look.width, "  → ")


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
