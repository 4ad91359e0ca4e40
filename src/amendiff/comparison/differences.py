"""What each provision of two versions became, with its runs. Knows groups of provisions; knows no operations."""

import re
from collections.abc import Iterable, Sequence
from itertools import groupby
from typing import Literal

import msgspec

from amendiff.comparison.moves import Group
from amendiff.comparison.words import Runs, changes
from amendiff.model.document import Document, Kind, Provision

Change = Literal["equal", "changed", "inserted", "deleted", "moved", "split", "joined", "renumbered", "formatting"]

BOUNDARY = "\n\n"
"""What stands between two paragraphs in the runs of a split or a join."""

_NUMBERED = re.compile(r"(?:\(?(?:\d+[a-z]?|[a-z]|[ivxlc]+)[.)]|§\s*\d+\w*\.?)\s+(?=\S)", re.IGNORECASE)


class Difference(msgspec.Struct, frozen=True, gc=False):
    """One provision of the old version, of the new one or of both, with the runs that turn one into the other.

    In order of ``old_index`` the ``=`` and ``-`` runs give the old text, in order of ``new_index`` the ``=`` and ``+``
    runs the new. A provision that was split, or several that were joined, are one difference, in which the boundary
    between two paragraphs is a run of two line ends.
    """

    old: tuple[str, ...]
    new: tuple[str, ...]
    old_index: int | None
    new_index: int | None
    change: Change
    runs: Runs


def difference(old: Document, new: Document, one: Group, runs: Runs) -> Difference:
    """Return the difference of one group, whose words are *runs*."""
    a = [old.provisions[i] for i in one.old]
    b = [new.provisions[j] for j in one.new]
    return Difference(
        tuple(provision.address for provision in a),
        tuple(provision.address for provision in b),
        one.old[0] if one.old else None,
        one.new[0] if one.new else None,
        classify(a, b, moved=one.moved),
        runs,
    )


def runs_of(old: Sequence[Provision], new: Sequence[Provision]) -> Runs:
    """Return the runs that turn the words of *old* into those of *new*."""
    if len(old) == 1 == len(new) and old[0].text == new[0].text:
        return (("=", old[0].text),) if old[0].text else ()
    return changes(BOUNDARY.join(one.text for one in old), BOUNDARY.join(one.text for one in new))


def classify(old: Sequence[Provision], new: Sequence[Provision], *, moved: bool = False) -> Change:
    """Return what happened to a provision, in one word: the largest thing first."""
    if not old:
        return "inserted"
    if not new:
        return "deleted"
    if len(new) > 1:
        return "split"
    if len(old) > 1:
        return "joined"
    a, b = old[0], new[0]
    if moved or (a.text == b.text and (a.depth, a.kind) != (b.depth, b.kind)):
        return "moved"
    if a.text != b.text:
        return "renumbered" if _only_number(a.text, b.text) else "changed"
    if a.marks != b.marks:
        return "formatting"
    return "equal" if a.number == b.number else "renumbered"


def _only_number(old: str, new: str) -> bool:
    """Whether two texts that carry their numbers differ in nothing else."""
    one, other = _NUMBERED.match(old), _NUMBERED.match(new)
    return bool(one and other and old[one.end() :] == new[other.end() :])


_VERBS: tuple[Change, ...] = ("changed", "inserted", "deleted", "moved", "split", "joined", "renumbered", "formatting")
_NOUNS = {
    Kind.TITLE: ("title", "titles"),
    Kind.HEADING: ("heading", "headings"),
    Kind.ROW: ("row", "rows"),
    Kind.TABLE: ("table", "tables"),
    Kind.FOOTNOTE: ("footnote", "footnotes"),
    Kind.ANNEX: ("annex", "annexes"),
}


def summary(old: Document, new: Document, found: Iterable[Difference]) -> str:
    """Return the differences in words: ``2 paragraphs changed, 1 moved``."""
    counted: dict[tuple[str, str], int] = {}
    names: list[tuple[str, str]] = []
    for one in found:
        if one.change != "equal":
            side, index = (new, one.new_index) if one.old_index is None else (old, one.old_index)
            assert index is not None
            noun = _NOUNS.get(side.provisions[index].kind, ("paragraph", "paragraphs"))
            if noun not in names:
                names.append(noun)
            counted[noun[0], one.change] = counted.get((noun[0], one.change), 0) + 1
    names.sort(key=lambda noun: (noun[0] != "title", noun[0] != "paragraph", noun[0]))
    said = [(noun, verb, counted[noun[0], verb]) for noun in names for verb in _VERBS if (noun[0], verb) in counted]
    parts = []
    for noun, some in groupby(said, key=lambda one: one[0]):
        for at, (_, verb, count) in enumerate(some):
            word = "reformatted" if verb == "formatting" else verb
            parts.append(f"{count} {noun[count > 1]} {word}" if at == 0 else f"{count} {word}")
    return ", ".join(parts) or "no differences"
