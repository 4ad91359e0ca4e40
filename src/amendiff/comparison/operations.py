"""From what belongs together to operations that turn one version into the other. Knows both; applies nothing.

All operations cite the old version. What they cannot express (a provision moved into one that is new, another kind)
is shown as taken out and put in.
"""

from bisect import bisect_left, bisect_right
from collections.abc import Iterable, Iterator, Sequence
from itertools import groupby
from typing import NamedTuple

from amendiff.application.places import PARAGRAPHS, room
from amendiff.application.view import View
from amendiff.comparison.differences import BOUNDARY
from amendiff.comparison.moves import Group
from amendiff.comparison.quotation import Edit, edits, formatted, quote, quoted, split_at
from amendiff.comparison.tree import ROOT, Tree
from amendiff.comparison.words import Runs
from amendiff.errors import TargetError
from amendiff.markup import render_provisions
from amendiff.model.document import Document, Kind, Provision
from amendiff.model.operation import (
    DeleteProvision,
    InsertProvision,
    JoinProvisions,
    MoveProvision,
    Operation,
    Replace,
    ReplaceProvision,
    Retitle,
)


class Links(NamedTuple):
    """What operations keep: old provisions that are new ones, split or joined ones among them."""

    stay: dict[int, Group]
    """By the first new provision: groups whose place among their neighbours is the same."""
    move: dict[int, Group]
    """By the new provision: those that are moved."""


def links(old: Tree, new: Tree, groups: Iterable[Group], *, moves: bool = True) -> Links:
    """Return what of *groups* operations can keep; without *moves*, what moved is taken out and put in."""
    kept: dict[int, int] = {}
    found = Links({}, {})
    for one in sorted((one for one in groups if one.old and one.new), key=lambda one: one.new):
        if len(one.old) + len(one.new) > 2 and not _plain(old, new, one):
            one = Group(one.old[:1], one.new[:1], one.moved)
        i, j = one.old[0], one.new[0]
        a, b = old.provisions[i], new.provisions[j]
        home = ROOT if new.parent[j] == ROOT else kept.get(new.parent[j], -2)
        here = home == old.parent[i] and not one.moved and a.depth == b.depth
        if home == -2 or a.level != b.level or (here and a.kind is not b.kind):
            continue
        if here:
            found.stay[j] = one
        elif moves and len(one.old) + len(one.new) == 2 and not _within(old, home, i):
            found.move[j] = one
        else:
            continue
        kept[j] = i
    return found


def _plain(old: Tree, new: Tree, one: Group) -> bool:
    """Whether the parts of a split or a join are paragraphs side by side, with nothing below any but the last."""
    for tree, places in ((old, one.old), (new, one.new)):
        first = tree.provisions[places[0]]
        for at in places:
            other = tree.provisions[at]
            if (other.kind, other.depth) != (first.kind, first.depth) or tree.parent[at] != tree.parent[places[0]]:
                return False
            if at != places[-1] and tree.end(at) != at + 1:
                return False
    return not one.moved and (len(one.old) == 1 or len(one.new) == 1)


def _within(tree: Tree, at: int, above: int) -> bool:
    while at != ROOT:
        if at == above:
            return True
        at = tree.parent[at]
    return False


def structure(old: Document, trees: tuple[Tree, Tree], kept: Links) -> list[Operation]:
    """Return the operations that take provisions out, put them in and move them."""
    before, after = trees
    alive = {i for side in kept for one in side.values() for i in one.old}
    found: list[Operation] = []
    for parent, children in sorted(before.children.items()):
        if parent == ROOT or parent in alive:
            found += _taken_out(before, children, alive)
    return found + _Arrivals(old, before, after, kept).operations()


def _taken_out(old: Tree, level: Sequence[int], alive: set[int]) -> list[Operation]:
    found: list[Operation] = []
    for stays, some in groupby(level, key=alive.__contains__):
        gone = list(some)
        if not stays:
            first, to = old.provisions[gone[0]].address, old.provisions[gone[-1]].address
            found.append(DeleteProvision(at=first, to=to if len(gone) > 1 else ""))
    return found


class _Arrivals:
    """What is put in and moved, each bound to a place of the old version where it takes on the right kind."""

    def __init__(self, old: Document, before: Tree, after: Tree, kept: Links) -> None:
        self.before, self.after = before, after
        self.view = View(old)
        self.standing = {j: one.old for one in kept.stay.values() for j in one.new}
        self.moving = {j: one.old[0] for j, one in kept.move.items()}
        self.home = {j: places[0] for j, places in self.standing.items()} | self.moving
        self.notes = {
            n: provision
            for n, provision in enumerate(after.provisions)
            if provision.kind is Kind.FOOTNOTE and n not in self.home
        }
        """Footnotes that are new: they are put in with the words that refer to them."""

    def operations(self) -> list[Operation]:
        found: list[Operation] = []
        for parent, children in sorted(self.after.children.items()):
            if parent == ROOT or parent in self.home:
                found += self._level(parent, children)
        return found

    def _level(self, parent: int, children: Sequence[int]) -> Iterator[Operation]:
        """Between each two provisions that stay: what arrives, in order."""
        last: tuple[int, ...] = ()
        some: list[int] = []
        for child in [*children, -1]:
            if child in self.notes:
                continue
            if child == -1 or child in self.standing:
                ahead = self.standing[child] if child != -1 else ()
                if some:
                    yield from self._between(some, self._places(parent, last, ahead))
                last, some = ahead, []
            else:
                some.append(child)

    def _places(self, parent: int, last: tuple[int, ...], ahead: tuple[int, ...]) -> list[dict[str, str]]:
        """Return the places between two provisions that stay, in order; what is taken out still marks a place."""
        own = self.home.get(parent, ROOT)
        name = self._name
        places = [{"after": name(last[-1])}] if last else [{"start_of": name(own)}] if own != ROOT else []
        level = self.before.children.get(own, [])
        first = bisect_right(level, last[-1]) if last else 0
        for at in level[first : bisect_left(level, ahead[0]) if ahead else len(level)]:
            places += ({"before": name(at)}, {"after": name(at)})
        return places + ([{"before": name(ahead[0])}] if ahead else [{"end_of": name(own)}] if own != ROOT else [])

    def _name(self, at: int) -> str:
        return self.before.provisions[at].address

    def _between(self, some: Sequence[int], places: Sequence[dict[str, str]]) -> Iterator[Operation]:
        at = 0
        for kind, moved, children in self._batches(some):
            at = next((n for n in range(at, len(places)) if self._suits(places[n], kind)), at)
            if not moved:
                words = [self.after.provisions[n] for child in children for n in range(child, self.after.end(child))]
                yield InsertProvision(text=render_provisions([*words, *self._referred(words)]), **places[at])
            else:
                first, to = (self._name(self.moving[child]) for child in (children[0], children[-1]))
                yield MoveProvision(at=first, to=to if to != first else "", **places[at])

    def _referred(self, words: Sequence[Provision]) -> list[Provision]:
        names = {f"fn{mark.target}" for provision in words for mark in provision.marks if mark.kind == "note"}
        return [note for note in self.notes.values() if note.address in names]

    def _batches(self, some: Sequence[int]) -> Iterator[tuple[Kind, bool, list[int]]]:
        """Put together what one operation can name: newcomers of one kind, or neighbours that move together."""
        batch: list[int] = []
        for child in some:
            if batch and not self._together(batch[-1], child):
                yield self._kind(batch), batch[0] in self.moving, batch
                batch = []
            batch.append(child)
        yield self._kind(batch), batch[0] in self.moving, batch

    def _together(self, one: int, other: int) -> bool:
        kinds = [self.after.provisions[n].kind for n in (one, other)]
        if one in self.moving and other in self.moving:
            i, k = self.moving[one], self.moving[other]
            return kinds[0] is kinds[1] and self.before.end(i) == k and self.before.parent[i] == self.before.parent[k]
        if one in self.moving or other in self.moving:
            return False
        return kinds[0] is kinds[1] or not all(kind in PARAGRAPHS for kind in kinds)

    def _kind(self, batch: Sequence[int]) -> Kind:
        kinds = [self.after.provisions[n].kind for n in batch]
        return next((kind for kind in kinds if kind in PARAGRAPHS), kinds[0])

    def _suits(self, place: dict[str, str], kind: Kind) -> bool:
        beside = place.get("after") or place.get("before")
        if beside and kind is not Kind.OPENING and self.view.document[beside].kind is kind:
            return True
        where = {"after": "", "before": "", "start_of": "", "end_of": ""} | place
        try:
            return kind not in PARAGRAPHS or room(self.view, **where).kind is kind
        except TargetError:
            return False


def wording(
    old: Sequence[Provision], new: Sequence[Provision], runs: Runs, language: str, *, exact: bool = False
) -> list[Operation]:
    """Return the operations on the words of one group, by its *runs*: of one provision, of a split, or of a join."""
    if len(new) > 1:
        return _splitting(old[0], runs, language)
    if len(old) > 1:
        return _joining(old, runs, language)
    a, b = old[0], new[0]
    if a.text == b.text:
        return formatted(a, b) if a.marks != b.marks else []
    if a.kind is Kind.TITLE and sum(sign == "=" for sign, _ in runs) == 0 and b.text and not b.marks:
        return [Retitle(text=b.text)]
    return quoted(a.address, a.text, runs, language, exact=exact)


def rewording(old: Provision, new: Provision, below: Sequence[Provision] = ()) -> list[Operation]:
    """Return one operation that gives *old* all the words of *new*; *below* is what belongs to it and stays."""
    if new.marks or old.marks or not new.text or not old.text:
        return [ReplaceProvision(at=old.address, text=render_provisions([new, *below]))] if new.text else []
    return [Replace(at=old.address, old=old.text, new=new.text, join="exact")]


def _splitting(old: Provision, runs: Runs, language: str) -> list[Operation]:
    at, text = old.address, old.text
    found: list[Operation] = []
    for edit in edits(runs):
        parts = edit.put.split(BOUNDARY)
        if len(parts) == 1:
            found.append(quote(at, text, edit, language)[0])
            continue
        first, last = parts[0].rstrip(), parts[-1].lstrip()
        if len(parts) > 2 or not text[edit.floor : edit.start].strip() or not text[edit.end : edit.ceiling].strip():
            return []
        if edit.out.strip():
            found.append(quote(at, text, edit._replace(put=first), language)[0])
        elif first:
            found.append(quote(at, text, Edit(edit.start, "", first, edit.floor, edit.start), language)[0])
        found.append(split_at(at, text, edit))
        if last:
            begin = edit.ceiling - len(text[edit.end : edit.ceiling].lstrip())
            put = last + " " if begin > edit.end and last == last.rstrip() else last
            found.append(quote(at, text, Edit(begin, "", put, begin, edit.ceiling), language)[0])
    return found


def _joining(old: Sequence[Provision], runs: Runs, language: str) -> list[Operation]:
    found: list[Operation] = [JoinProvisions(at=old[0].address, to=old[-1].address)]
    starts = [0]
    for provision in old[:-1]:
        starts.append(starts[-1] + len(provision.text) + len(BOUNDARY))
    for edit in edits(runs):
        which = max(at for at, start in enumerate(starts) if start <= edit.start)
        at, text, start = old[which].address, old[which].text, starts[which]
        here = edit._replace(start=edit.start - start, floor=max(0, edit.floor - start))
        if not here.start <= len(text) < here.end:
            here = here._replace(ceiling=min(len(text), edit.ceiling - start))
            found.append(quote(at, text, here, language)[0])
            continue
        first, _, last = edit.out.partition(BOUNDARY)
        put = edit.put.rstrip()
        if first or put:
            found.append(quote(at, text, here._replace(out=first, put=put, ceiling=len(text)), language)[0])
        if last:
            words = old[which + 1].text
            end = min(len(words), edit.ceiling - starts[which + 1])
            gap = " " if words[len(last) : len(last) + 1] == " " else ""
            found.append(quote(old[which + 1].address, words, Edit(0, last + gap, "", 0, end), language)[0])
    return found
