"""What a reading of instructions gives: frozen values, with the place in the text of everything that is said of it.

Codes of findings: AD252 not understood · AD253 ambiguous · AD254 the new words are missing · AD255 a quotation is not
closed, or not opened · AD256 a place that no text can confirm (page, line) · AD257 one language version only ·
AD258 the read-out differs · AD259 needs the text · AD260 renumbering, which changes no words · AD261 no place is
named · AD262 words that change nothing · AD263 hidden characters that turn the direction of writing ·
AD264 no place is named for what is new.
"""

from typing import Literal

import msgspec

from amendiff.model.finding import Level
from amendiff.model.operation import Operation

Status = Literal["understood", "ambiguous", "not-understood", "unresolved"]


class Finding(msgspec.Struct, frozen=True, kw_only=True):
    """Something to know about the words from *start* to *end* of the text that was read."""

    code: str
    level: Level
    message: str
    span: tuple[int, int]
    hint: str = ""
    expected: str = ""
    """Of a read-out that differs: the words that it gives."""
    found: str = ""
    """Of a read-out that differs: the words that the operations give."""


class Part(msgspec.Struct, frozen=True, kw_only=True):
    """Words that ask for one thing: *operations* are the numbers (from 0) of the operations that they give."""

    span: tuple[int, int]
    action: str
    """``insert``, ``delete``, ``replace``, ``move``, ``renumber``, ``join``, ``split`` or ``amend``."""
    at: tuple[str, ...] = ()
    """Addresses that it names, as far as they are known."""
    operations: tuple[int, ...] = ()


class Instruction(msgspec.Struct, frozen=True, kw_only=True):
    """One instruction: a sentence, or a part of one that stands for itself.

    One that is understood may give no operations: it renumbers, opens a list, or lacks what only the text (AD259) or
    its missing end (AD254) can tell; *parts* say what it asks for then.
    """

    status: Status
    source: str
    span: tuple[int, int]
    operations: tuple[Operation, ...] = ()
    readings: tuple[tuple[Operation, ...], ...] = ()
    """Of an ambiguous instruction, all that it may mean, as far as it can be told; *operations* are empty then."""
    findings: tuple[Finding, ...] = ()
    parts: tuple[Part, ...] = ()
    read_out: str = ""
    """The words that the instruction says will stand there afterwards."""
