"""Sentences of our own wording, with the operations that they ask for: by dialect, and by family of form.

What is expected is written by hand, from what the sentence means. ``[]`` stands for a sentence that changes no words;
``REPORTED`` for one that must be told with a finding and give no operation.
"""

from typing import Any, Final

from amendiff.model.operation import (
    Delete,
    DeleteProvision,
    Insert,
    InsertProvision,
    MoveProvision,
    Occurrence,
    Operation,
    Replace,
    ReplaceProvision,
)

REPORTED: Final = None

Expected = list[Operation] | None
Families = dict[str, list[tuple[str, Expected]]]


def swap(at: str, old: str, new: str, which: Occurrence = "only") -> Replace:
    """Words for words."""
    return Replace(at=at, old=old, new=new, occurrence=which)


def cut(at: str, words: str, which: Occurrence = "only") -> Delete:
    """Words taken out."""
    return Delete(at=at, words=words, occurrence=which)


def after(at: str, quote: str, text: str, which: Occurrence = "only") -> Insert:
    """Words behind words."""
    return Insert(at=at, after=quote, text=text, occurrence=which)


def before(at: str, quote: str, text: str, which: Occurrence = "only") -> Insert:
    """Words in front of words."""
    return Insert(at=at, before=quote, text=text, occurrence=which)


def edge(at: str, place: Any, text: str) -> Insert:
    """Words at the start or the end of a provision."""
    return Insert(at=at, place=place, text=text)


def gone(at: str, to: str = "") -> DeleteProvision:
    """A provision, or a range of them, taken out."""
    return DeleteProvision(at=at, to=to)


def new(text: str, **where: str) -> InsertProvision:
    """A new provision."""
    return InsertProvision(text=text, **where)


def whole(at: str, text: str, to: str = "") -> ReplaceProvision:
    """A provision replaced whole."""
    return ReplaceProvision(at=at, text=text, to=to)


def moved(at: str, to: str = "", **where: str) -> MoveProvision:
    """A provision, or a range of them, moved."""
    return MoveProvision(at=at, to=to, **where)
