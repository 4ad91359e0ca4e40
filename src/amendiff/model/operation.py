"""What an amendment does to a text, as drafted: a closed union of operations. Knows no text.

The classes are also the shape of an ``[[operations]]`` table in a corpus file; ``kind`` names the class.
"""

from typing import Literal, TypedDict

import msgspec

Occurrence = Literal["only", "first", "last", "all"] | int
"""Which of several matches in the provision; a number counts from 1."""

Join = Literal["words", "exact"]
"""``words``: a joining space is added or closed where needed; ``exact``: the characters as given, and no others."""


Becomes = Literal["", "title", "opening", "preambular", "operative", "paragraph", "sub-paragraph", "annex"]
"""What new or moved paragraphs become, where what stands beside them does not say so."""


def _one_of(operation: msgspec.Struct, *names: str) -> None:
    given = [name for name in names if getattr(operation, name)]
    if len(given) != 1:
        raise ValueError(f"needs exactly one of {', '.join(names)}" + (f"; has {', '.join(given)}" if given else ""))


def _not_empty(operation: msgspec.Struct, *names: str) -> None:
    for name in names:
        if not getattr(operation, name):
            raise ValueError(f"`{name}` must not be empty")


def _counted(occurrence: Occurrence) -> None:
    if isinstance(occurrence, int) and occurrence < 1:
        raise ValueError("`occurrence` counts from 1")


class _Operation(msgspec.Struct, frozen=True, kw_only=True, forbid_unknown_fields=True, tag_field="kind"):
    pass


class Replace(_Operation, frozen=True, kw_only=True, tag="replace"):
    """Put the words *new* in place of the words *old* of the provision *at*."""

    at: str
    old: str
    new: str
    occurrence: Occurrence = "only"
    join: Join = "words"

    def __post_init__(self) -> None:
        _not_empty(self, "at", "old", "new")
        _counted(self.occurrence)


class Insert(_Operation, frozen=True, kw_only=True, tag="insert"):
    """Put the words *text* into the provision *at*: after or before quoted words, or at its start or end."""

    at: str
    text: str
    after: str = ""
    before: str = ""
    place: Literal["", "start", "end"] = ""
    occurrence: Occurrence = "only"
    join: Join = "words"

    def __post_init__(self) -> None:
        _not_empty(self, "at", "text")
        _one_of(self, "after", "before", "place")
        _counted(self.occurrence)


class Delete(_Operation, frozen=True, kw_only=True, tag="delete"):
    """Take the quoted *words* out of the provision *at*."""

    at: str
    words: str
    occurrence: Occurrence = "only"
    join: Join = "words"

    def __post_init__(self) -> None:
        _not_empty(self, "at", "words")
        _counted(self.occurrence)


class Where(TypedDict, total=False):
    """The place of what is put in or moved: exactly one of these, as operations have it."""

    after: str
    before: str
    start_of: str
    end_of: str


class InsertProvision(_Operation, frozen=True, kw_only=True, tag="insert-provision"):
    """Put new provisions, written as Markdown in *text*, after or before one, or first or last inside one.

    ``text`` as a place is the whole text: what comes there is first or last of all, also in an empty one.
    """

    text: str
    after: str = ""
    before: str = ""
    start_of: str = ""
    end_of: str = ""
    becomes: Becomes = ""

    def __post_init__(self) -> None:
        _not_empty(self, "text")
        _one_of(self, "after", "before", "start_of", "end_of")


class DeleteProvision(_Operation, frozen=True, kw_only=True, tag="delete-provision"):
    """Take out the provision *at*, or the range from *at* to *to*, with all that belongs to it."""

    at: str
    to: str = ""

    def __post_init__(self) -> None:
        _not_empty(self, "at")


class ReplaceProvision(_Operation, frozen=True, kw_only=True, tag="replace-provision"):
    """Put the provisions written in *text* in place of the provision *at*, or of the range from *at* to *to*."""

    at: str
    text: str
    to: str = ""
    becomes: Becomes = ""

    def __post_init__(self) -> None:
        _not_empty(self, "at", "text")


class MoveProvision(_Operation, frozen=True, kw_only=True, tag="move-provision"):
    """Move the provision *at*, or the range from *at* to *to*, after or before another, or into one."""

    at: str
    to: str = ""
    after: str = ""
    before: str = ""
    start_of: str = ""
    end_of: str = ""
    becomes: Becomes = ""

    def __post_init__(self) -> None:
        _not_empty(self, "at")
        _one_of(self, "after", "before", "start_of", "end_of")


class SplitProvision(_Operation, frozen=True, kw_only=True, tag="split-provision"):
    """Begin a new provision inside the one *at*, after or before the quoted words."""

    at: str
    after: str = ""
    before: str = ""
    occurrence: Occurrence = "only"

    def __post_init__(self) -> None:
        _not_empty(self, "at")
        _one_of(self, "after", "before")
        _counted(self.occurrence)


class JoinProvisions(_Operation, frozen=True, kw_only=True, tag="join-provisions"):
    """Make one provision of the one *at* and those that follow it, up to *to*."""

    at: str
    to: str

    def __post_init__(self) -> None:
        _not_empty(self, "at", "to")


class ReplaceThroughout(_Operation, frozen=True, kw_only=True, tag="replace-throughout"):
    """Put *new* for *old* wherever it stands as whole words: in the text, or in what belongs to *within*."""

    old: str
    new: str
    within: str = ""
    join: Join = "words"

    def __post_init__(self) -> None:
        _not_empty(self, "old", "new")


class Retitle(_Operation, frozen=True, kw_only=True, tag="retitle"):
    """Give the text the title *text*."""

    text: str

    def __post_init__(self) -> None:
        _not_empty(self, "text")


class Format(_Operation, frozen=True, kw_only=True, tag="format"):
    """Add emphasis to the quoted *words*, or remove it; the words stay."""

    at: str
    words: str
    add: Literal["", "emphasis", "strong"] = ""
    remove: Literal["", "emphasis", "strong"] = ""
    occurrence: Occurrence = "only"

    def __post_init__(self) -> None:
        _not_empty(self, "at", "words")
        _one_of(self, "add", "remove")
        _counted(self.occurrence)


Operation = (
    Replace
    | Insert
    | Delete
    | InsertProvision
    | DeleteProvision
    | ReplaceProvision
    | MoveProvision
    | SplitProvision
    | JoinProvisions
    | ReplaceThroughout
    | Retitle
    | Format
)
