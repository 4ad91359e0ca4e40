"""Instructions from a file or standard input, read and held against a text. Writes nothing; knows no command."""

import re
from bisect import bisect_right
from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING

import msgspec
from msgspec.structs import replace

from amendiff.cli.texts import standard_input
from amendiff.corpus.files import text_of
from amendiff.corpus.references import STDIN
from amendiff.drafting import Instruction, parse
from amendiff.drafting.instruction import Finding
from amendiff.errors import AmendiffError, FileMissing, InputError, Location, TooLarge
from amendiff.model.amendment import Amendment
from amendiff.model.document import Document
from amendiff.model.operation import Operation

if TYPE_CHECKING:
    from amendiff.analyse.redline import Row
    from amendiff.render.machine.instructions import Place

LIMIT = 10_000_000
"""Instructions of as many bytes are refused, and larger ones."""

TURNING = re.compile("[\u202a-\u202e\u2066-\u2069]")
"""Characters that turn the direction of writing and show nothing."""


class Words(msgspec.Struct, frozen=True, dict=True):
    """The words that were read, and what to call where they came from."""

    name: str
    text: str

    @property
    def place(self) -> "Place":
        """What tells the line and the column of an offset."""
        if "place" not in self.__dict__:
            from amendiff.render.machine.instructions import places

            self.__dict__["place"] = places(self.text)
        found: Place = self.__dict__["place"]
        return found

    def at(self, offset: int) -> Location:
        """Return the place of *offset*, with the line itself."""
        line, column = self.place(offset)
        start = offset - column + 1
        end = self.text.find("\n", start)
        return Location(self.name, line, column, self.text[start : end if end >= 0 else len(self.text)])


def words_of(argument: str) -> Words:
    """Return the words in the file *argument*, or on standard input (``-``). Raises an InputError."""
    name = STDIN if argument == "-" else argument
    if argument == "-":
        raw = standard_input(LIMIT)
    else:
        try:
            with Path(argument).open("rb") as file:
                raw = file.read(LIMIT)
        except OSError as error:
            missing = isinstance(error, FileNotFoundError)
            raise FileMissing(
                f"no file {name}" if missing else f"cannot read {name}: {error.strerror or error}",
                at=Location(name),
                hints=("name a file with instructions, or - for standard input",),
            ) from None
    if len(raw) >= LIMIT:
        raise TooLarge(
            f"{name} has {LIMIT // 1_000_000} MB of instructions, or more",
            at=Location(name),
            hints=("read it in parts",),
        )
    return Words(name, text_of(raw, name))


def read(words: Words, dialect: str, against: Document | None) -> tuple[Instruction, ...]:
    """Return the instructions in *words*. Raises an InputError where there is none."""
    found = parse(words.text, dialect, against)
    if not found:
        raise InputError(
            f"{words.name} holds no instruction",
            code="AD108",
            at=Location(words.name),
            hints=('write what is to be done: In paragraph 3, replace "…" with "…".',),
        )
    return _with_turns(found, words.text)


def _with_turns(instructions: Sequence[Instruction], text: str) -> tuple[Instruction, ...]:
    """Tell of characters that turn the direction of writing also where they stand outside quotations."""
    found = list(instructions)
    ends = [one.span[1] for one in found]
    looked: set[int] = set()
    for turn in TURNING.finditer(text):
        at = turn.start()
        n = min(bisect_right(ends, at), len(ends) - 1)
        if n not in looked and not any(one.code == "AD263" for one in found[n].findings):
            message = f"the hidden character U+{ord(turn[0]):04X}, which turns the direction of writing"
            told = Finding(code="AD263", level="warning", message=message, span=(at, at + 1))
            found[n] = replace(found[n], findings=(*found[n].findings, told))
        looked.add(n)
    return tuple(found)


def settled(instructions: Sequence[Instruction]) -> bool:
    """Whether all is understood, and nothing graver than a note is to be said of it."""
    return all(
        one.status == "understood" and all(finding.level == "note" for finding in one.findings) for one in instructions
    )


def effect_of(operations: Sequence[Operation], document: Document) -> "tuple[Row, ...]":
    """Return what *operations* change in *document*, without a name for who asks.

    Raises a TargetError or SetConflict where they cannot be applied together.
    """
    from amendiff.analyse.redline import changed, redline
    from amendiff.application import apply, read as reading, weave

    apply(operations, document)
    woven = weave(document, [Amendment(id="new", sequence=1, operations=tuple(operations))])
    return tuple(_unsigned(row) for row in changed(redline(reading(woven, []), reading(woven, ["new"]))))


def _unsigned(row: "Row") -> "Row":
    segments = tuple(replace(one, inserted_by=frozenset(), deleted_by=frozenset()) for one in row.segments)
    return replace(row, segments=segments, by=frozenset())


def together(instructions: Sequence[Instruction], document: Document) -> AmendiffError | None:
    """Return why what is understood cannot be done together, or ``None``."""
    from amendiff.application import apply

    try:
        apply([one for found in instructions for one in found.operations if found.status == "understood"], document)
    except AmendiffError as error:
        return error
    return None
