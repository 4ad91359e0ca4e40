"""Footnotes: those of one name are one, whatever they say. Knows how they come, go and follow each other; no words."""

from collections.abc import Callable, Iterator

from amendiff.comparison.tree import Tree
from amendiff.markup import render_provisions
from amendiff.model.document import Provision
from amendiff.model.operation import DeleteProvision, InsertProvision, MoveProvision, Operation, ReplaceProvision

Reworded = Callable[[int, int], list[Operation] | None]
"""The operations on the words of an old provision that is a new one, or ``None`` where there are none."""


def footnotes(before: Tree, after: Tree, reworded: Reworded, *, ordered: bool) -> list[Operation]:
    """Return the operations that give the footnotes of *before* the words of those of *after*.

    New footnotes come with the words that refer to them, in the order of these; *ordered*, each is put behind the
    others in turn.
    """
    olds, news = ({tree.provisions[at].address: at for at in tree.footnotes} for tree in (before, after))
    found: list[Operation] = [DeleteProvision(at=name) for name in olds if name not in news]
    for name, j in news.items():
        if name in olds:
            found += _changed(before, after, olds[name], j, reworded)
    return found + (list(_in_order(before, after, olds, news)) if ordered else [])


def _changed(before: Tree, after: Tree, i: int, j: int, reworded: Reworded) -> list[Operation]:
    old, new = before.provisions[i], after.provisions[j]
    if list(before.below(i)) == list(after.below(j)):
        if old == new:
            return []
        if (found := reworded(i, j)) is not None:
            return found
    return [ReplaceProvision(at=old.address, text=_written(after, j))]


def _in_order(before: Tree, after: Tree, olds: dict[str, int], news: dict[str, int]) -> Iterator[Operation]:
    """Behind those that stand in order already, one after the other."""
    names = list(news)
    same = 0
    while same < len(names) and names[same] in olds and (same == 0 or olds[names[same - 1]] < olds[names[same]]):
        same += 1
    for name in names[same:]:
        if name in olds:
            yield MoveProvision(at=name, end_of="text")
        else:
            yield InsertProvision(text=_written(after, news[name]), end_of="text")


def _written(tree: Tree, at: int) -> str:
    note: list[Provision] = [tree.provisions[at], *tree.below(at)]
    return render_provisions(note)
