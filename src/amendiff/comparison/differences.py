"""What each provision of two versions became, with its runs. Knows groups of provisions; knows no operations."""

from collections.abc import Callable, Iterable, Iterator, Sequence
from itertools import groupby
from typing import Any, Literal, overload

import msgspec

from amendiff.comparison.groups import Group
from amendiff.comparison.ignoring import Ignored, towards
from amendiff.comparison.numbers import renumbered
from amendiff.comparison.runs import Runs
from amendiff.comparison.words import changes
from amendiff.model.document import Kind, Provision

Change = Literal["equal", "changed", "inserted", "deleted", "moved", "split", "joined", "renumbered", "formatting"]

BOUNDARY = "\n\n"
"""What stands between two paragraphs in the runs of a split or a join."""


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

    @classmethod
    def of(
        cls,
        old: Sequence[Provision],
        new: Sequence[Provision],
        one: Group,
        runs: Runs,
        head: int = 0,
        ignore: Ignored = frozenset(),
    ) -> "Difference":
        """Return the difference of one group, whose words are *runs*; *head* provisions stand before it."""
        a = [old[i] for i in one.old]
        b = [new[j] for j in one.new]
        change = classify(a, b, moved=one.moved)
        if change == "renumbered" and "numbers" in ignore:
            change, runs = "equal", (("=", b[0].text),) if b[0].text else ()
        if ignore and change in ("changed", "renumbered") and all(sign == "=" for sign, _ in runs):
            change = "equal" if a[0].number == b[0].number or "numbers" in ignore else "renumbered"
        return cls(
            tuple([provision.address for provision in a]),
            tuple([provision.address for provision in b]),
            one.old[0] + head if a else None,
            one.new[0] + head if b else None,
            change,
            runs,
        )

    @classmethod
    def alike(
        cls, one: Provision, i: int, j: int, other: Provision | None, ignore: Ignored = frozenset()
    ) -> "Difference":
        """Return the difference of a provision that stands in both versions; *other* is the new one, for its number."""
        name = (one.address,)
        same = other is None or one.number == other.number or "numbers" in ignore
        change: Change = "equal" if same else "renumbered"
        if other is not None:
            behind = (other.address,)
        else:
            behind = name if i == j else (f"p{j + 1}",)
        return cls(name, behind, i, j, change, (("=", one.text),) if one.text else ())


class Differences(Sequence[Difference]):
    """All differences in order, each made when it is first asked for: those of the common head and tail cheaply."""

    def __init__(
        self,
        head: int,
        middle: int,
        tail: Callable[[], int],
        equal: Callable[..., Difference],
        differing: Callable[[int], Difference],
        known: dict[int, Difference],
    ) -> None:
        """Take how many there are in the common head, between and in the tail, what makes them, and those made."""
        self._head, self._middle, self._tail = head, middle, tail
        self._equal, self._differing = equal, differing
        self._known = known

    def __len__(self) -> int:
        return self._head + self._middle + self._tail()

    @overload
    def __getitem__(self, at: int) -> Difference: ...
    @overload
    def __getitem__(self, at: slice) -> tuple[Difference, ...]: ...
    def __getitem__(self, at: int | slice) -> Difference | tuple[Difference, ...]:
        if isinstance(at, slice):
            return tuple(self._made(n) for n in range(*at.indices(len(self))))
        if at < 0:
            at += len(self)
        if at < self._head + self._middle and at >= 0:
            return self._made(at)
        if not 0 <= at < len(self):
            raise IndexError("no such difference")
        return self._made(at)

    def __iter__(self) -> Iterator[Difference]:
        return map(self._made, range(len(self)))

    def __eq__(self, other: Any) -> bool:
        return isinstance(other, Sequence) and len(self) == len(other) and all(map(_same, self, other))

    def _made(self, at: int) -> Difference:
        if (found := self._known.get(at)) is None:
            inner = at - self._head
            if inner < 0:
                found = self._equal(at, behind=False)
            elif inner < self._middle:
                found = self._differing(inner)
            else:
                found = self._equal(inner - self._middle, behind=True)
            self._known[at] = found
        return found


def _same(one: object, other: object) -> bool:
    return one == other


def runs_of(
    old: Sequence[Provision], new: Sequence[Provision], *, ignore: Ignored = frozenset(), notes: set[str] | None = None
) -> Runs:
    """Return the runs that turn the words of *old* into those of *new*, but for what is to be ignored."""
    a, b = BOUNDARY.join([one.text for one in old]), BOUNDARY.join([one.text for one in new])
    if ignore and a != b:
        a = towards(a, b, ignore)
    return changes(a, b, notes)


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
    if moved or (a.text == b.text and (a.depth, a.level, _read(a)) != (b.depth, b.level, _read(b))):
        return "moved"
    if a.text != b.text:
        return "renumbered" if renumbered(_said(a), _said(b)) else "changed"
    if a.marks != b.marks:
        return "formatting"
    return "equal" if a.number == b.number else "renumbered"


def _said(provision: Provision) -> str:
    """Return the words of a provision; of a heading with its sign, since its number needs none."""
    return f"# {provision.text}" if provision.kind is Kind.HEADING else provision.text


def _read(provision: Provision) -> Kind:
    """Return the kind of a provision; whether a text is read as a resolution or as prose is nothing that it says."""
    return Kind.PARAGRAPH if provision.kind is Kind.OPERATIVE else provision.kind


_MOVED_AND_CHANGED = "moved and changed"
_VERBS = (
    *("changed", "inserted", "deleted", "moved", _MOVED_AND_CHANGED),
    *("split", "joined", "renumbered", "formatting"),
)
_NOUNS = {
    Kind.TITLE: ("title", "titles"),
    Kind.HEADING: ("heading", "headings"),
    Kind.ROW: ("row", "rows"),
    Kind.TABLE: ("table", "tables"),
    Kind.FOOTNOTE: ("footnote", "footnotes"),
    Kind.ANNEX: ("annex", "annexes"),
}


def _is_edited(runs: Runs) -> bool:
    """Whether more changes than the number that a text begins with."""
    old, new = ("".join(words for sign, words in runs if sign != other) for other in "+-")
    return old != new and not renumbered(old, new)


def summary(kind: Callable[[Difference], Kind], found: Iterable[Difference]) -> str:
    """Return the differences in words, ``1 paragraph changed, 1 moved and changed``; *kind* says what each is."""
    counted: dict[tuple[str, str], int] = {}
    names: list[tuple[str, str]] = []
    for one in found:
        if one.change != "equal":
            noun = _NOUNS.get(kind(one), ("paragraph", "paragraphs"))
            if noun not in names:
                names.append(noun)
            verb = _MOVED_AND_CHANGED if one.change == "moved" and _is_edited(one.runs) else one.change
            counted[noun[0], verb] = counted.get((noun[0], verb), 0) + 1
    names.sort(key=lambda noun: (noun[0] != "title", noun[0] != "paragraph", noun[0]))
    said = [(noun, verb, counted[noun[0], verb]) for noun in names for verb in _VERBS if (noun[0], verb) in counted]
    parts = []
    for noun, some in groupby(said, key=lambda one: one[0]):
        for at, (_, verb, count) in enumerate(some):
            word = "reformatted" if verb == "formatting" else verb
            parts.append(f"{count} {noun[count > 1]} {word}" if at == 0 else f"{count} {word}")
    return ", ".join(parts) or "no differences"
