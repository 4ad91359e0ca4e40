"""What is put in and what is moved, as operations. Knows kinds and places; knows no words.

Each is bound to a place of the old version where it takes on the right kind; where there is none, the operation says
what it becomes.
"""

from bisect import bisect_left, bisect_right
from collections.abc import Iterator, Mapping, Sequence

from amendiff.application.places import PARAGRAPHS, WHOLE, room
from amendiff.application.view import View
from amendiff.comparison.groups import Group
from amendiff.comparison.tree import ROOT, Tree
from amendiff.errors import TargetError
from amendiff.markup import render_provisions
from amendiff.model.document import Document, Kind
from amendiff.model.operation import Becomes, InsertProvision, MoveProvision, Operation, Where

_SAID: dict[Kind, Becomes] = {
    Kind.TITLE: "title",
    Kind.OPENING: "opening",
    Kind.PREAMBULAR: "preambular",
    Kind.OPERATIVE: "operative",
    Kind.PARAGRAPH: "paragraph",
    Kind.SUB: "sub-paragraph",
    Kind.ANNEX: "annex",
}
_ALWAYS = (Kind.TITLE, Kind.ANNEX)
"""Kinds that no place gives."""


class Arrivals:
    """What stands in the new version and not at its place in the old one, level by level."""

    def __init__(
        self,
        old: Document,
        before: Tree,
        after: Tree,
        stay: Mapping[int, Group],
        move: Mapping[int, Group],
        *,
        alone: bool = False,
    ) -> None:
        """Take both versions, and what stays and what moves by its place in the new one; *alone*, newcomers come
        one by one.
        """
        self.before, self.after, self.alone = before, after, alone
        self.view = View(old)
        self.standing = {j: one.old for one in stay.values() for j in one.new}
        self.moving = {j: one.old[0] for j, one in move.items()}
        self.home = {j: places[0] for j, places in self.standing.items()} | self.moving

    def operations(self) -> list[Operation]:
        """Return the operations, in the order in which they stand in a gap."""
        found: list[Operation] = []
        for parent, children in sorted(self.after.children.items()):
            if parent == ROOT or parent in self.home:
                found += self._level(parent, [child for child in children if child not in self.after.notes])
        return found

    def _level(self, parent: int, children: Sequence[int]) -> Iterator[Operation]:
        """Between each two provisions that stay: what arrives, in order."""
        last: tuple[int, ...] = ()
        some: list[int] = []
        for child in [*children, -1]:
            if child == -1 or child in self.standing:
                ahead = self.standing[child] if child != -1 else ()
                if some:
                    yield from self._between(some, self._places(parent, last, ahead))
                last, some = ahead, []
            else:
                some.append(child)

    def _places(self, parent: int, last: tuple[int, ...], ahead: tuple[int, ...]) -> list[Where]:
        """Return the places between two provisions that stay, in order; what is taken out still marks a place."""
        own = self.home.get(parent, ROOT)
        name = self._name
        places: list[Where] = [{"after": name(last[-1])}] if last else [{"start_of": name(own)}] if own != ROOT else []
        level = self.before.children.get(own, [])
        first = bisect_right(level, last[-1]) if last else 0
        for at in level[first : bisect_left(level, ahead[0]) if ahead else len(level)]:
            if at not in self.before.notes:
                places += ({"before": name(at)}, {"after": name(at)})
        places += [{"before": name(ahead[0])}] if ahead else [{"end_of": name(own)}] if own != ROOT else []
        return places or [{"start_of": WHOLE}]

    def _name(self, at: int) -> str:
        return self.before.provisions[at].address

    def _between(self, some: Sequence[int], places: Sequence[Where]) -> Iterator[Operation]:
        at = 0
        for kind, moved, children in self._batches(some):
            fitting = next((n for n in range(at, len(places)) if self._suits(places[n], kind)), -1)
            at = max(at, fitting)
            becomes = _SAID[kind] if fitting < 0 and kind in _SAID else ""
            if not moved:
                words = [self.after.provisions[n] for child in children for n in range(child, self.after.end(child))]
                text = render_provisions([*words, *self.after.referred(words, self.before)], numbered=bool(becomes))
                yield InsertProvision(text=text, becomes=becomes, **places[at])
            else:
                first, to = (self._name(self.moving[child]) for child in (children[0], children[-1]))
                yield MoveProvision(at=first, to=to if to != first else "", becomes=becomes, **places[at])

    def _batches(self, some: Sequence[int]) -> Iterator[tuple[Kind, bool, list[int]]]:
        """Put together what one operation can name: newcomers of one kind, or neighbours that move together."""
        batch: list[int] = []
        for child in some:
            if batch and not self._together(batch, child):
                yield self._kind(batch), batch[0] in self.moving, batch
                batch = []
            batch.append(child)
        yield self._kind(batch), batch[0] in self.moving, batch

    def _together(self, batch: Sequence[int], other: int) -> bool:
        one = batch[-1]
        kinds = [self._kind(batch), self.after.provisions[other].kind]
        if one in self.moving and other in self.moving:
            i, k = self.moving[one], self.moving[other]
            return kinds[0] is kinds[1] and self.before.end(i) == k and self.before.parent[i] == self.before.parent[k]
        if one in self.moving or other in self.moving or self.alone:
            return False
        if kinds[0] in _ALWAYS or kinds[1] in _ALWAYS:
            return kinds[0] is kinds[1]
        return kinds[0] is kinds[1] or not all(kind in PARAGRAPHS for kind in kinds)

    def _kind(self, batch: Sequence[int]) -> Kind:
        kinds = [self.after.provisions[n].kind for n in batch]
        return next((kind for kind in kinds if kind in PARAGRAPHS), kinds[0])

    def _suits(self, place: Where, kind: Kind) -> bool:
        """Whether a provision of *kind* becomes just that in a place."""
        if kind in _ALWAYS:
            return False
        beside = place.get("after") or place.get("before")
        if beside and kind is not Kind.OPENING and self.view.document[beside].kind is kind:
            return True
        try:
            return kind not in PARAGRAPHS or room(self.view, **place).kind is kind
        except TargetError:
            return False
