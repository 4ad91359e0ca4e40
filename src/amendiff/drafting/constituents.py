"""The constituents of one clause, gathered from the syntax tree. Knows no text and no addresses."""

from collections.abc import Callable

import msgspec

from amendiff.drafting.places import Place, Step
from amendiff.model.operation import Occurrence

Words = Callable[[int], str]
"""Gives the words of the quotation or block that begins at an offset."""


SIGNS = frozenset(",;.:-–")
WHOLE_SECTION = "a heading with all that stands under it has no form in words: name its paragraphs"


class NotUnderstood(Exception):
    """A clause that says something, but nothing that can be done."""

    def __init__(self, message: str, start: int, end: int) -> None:
        super().__init__(message)
        self.start, self.end = start, end


class Clause(msgspec.Struct):
    """A verb and what belongs to it, as it stands in the sentence."""

    start: int = 0
    end: int = 0
    action: str = ""
    passive: bool = False
    verb: str = ""
    """The verb itself, in small letters."""
    contexts: list[Place] = []
    loose: list[Place] = []
    """Places that the verb acts on."""
    subject: list[Place] = []
    """Places before the verb: what it acts on, or where."""
    words: list[str] = []
    stretch: tuple[str, str] = ("", "")
    """The words from one quotation to another, or to the end."""
    fresh: "Step | None" = None
    several: int = 0
    """How many new provisions are named."""
    new: str | None = None
    """Words that come in, where the form of the sentence says so (with, by, to read)."""
    old: list[str] = []
    old_places: list[Place] = []
    side: str = ""
    beside: list[str] = []
    beside_places: list[Place] = []
    occurrence: Occurrence = "only"
    throughout: bool = False
    rest: bool = False
    instead: bool = False
    reading: bool = False
    read_out: str = ""
    whither: list[Place] = []
    adding: bool = False
    """Whether it says "add": at the end, where no place is said."""
    added_to: bool = False
    """Whether it says "add to": something new comes at the end of what is named."""
    literal: bool = False
    """Whether the very end is meant, behind the closing sign."""
    announced: bool = False
    """Whether words are announced ("the following words") whose quotation must stand further on."""
    language: str = ""

    def content(self) -> bool:
        """Whether anything is named that the verb could act on."""
        return bool(self.words or self.stretch[0] or self.loose or self.subject or self.fresh or self.new or self.rest)
