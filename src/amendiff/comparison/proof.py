"""Operations that are known to turn one version into the other, because they were applied. Never a silent failure.

Where fine operations do not give the new version, coarser ones take their place: first in the provisions concerned,
then for what moved, was split or joined, then for whole ranges, and at last for the whole text.
"""

from collections.abc import Iterator, Sequence

from amendiff.application import apply
from amendiff.comparison.moves import Group
from amendiff.comparison.operations import ROOT, Links, Tree, links, rewording, structure, wording
from amendiff.errors import AmendiffError
from amendiff.markup import render_provisions
from amendiff.model.document import Document, Kind, Provision
from amendiff.model.operation import DeleteProvision, InsertProvision, Operation


def proven(old: Document, new: Document, groups: Sequence[Group]) -> tuple[Operation, ...]:
    """Return operations on *old* that give *new*, as fine as they can be.

    Raises AmendiffError where there are none: where *old* has no provision that an operation could name.
    """
    if old.provisions == new.provisions:
        return ()
    trees = Tree(old.provisions), Tree(new.provisions)
    for moves in (True, False):
        for careful in (False, True):
            kept, words = _words(old, new, groups, trees, careful=careful, moves=moves)
            found = (*structure(old, trees, kept), *words)
            if _gives(found, old, new):
                return found
    for edges in (True, False):
        if _gives(found := _range(trees, edges=edges), old, new):
            return found
    raise AmendiffError("no operations were found that give the new text", hints=("the old text may be empty",))


def _gives(operations: Sequence[Operation], old: Document, new: Document) -> bool:
    try:
        return apply(operations, old).provisions == new.provisions
    except (AmendiffError, ValueError):
        return False


def _words(
    old: Document, new: Document, groups: Sequence[Group], trees: tuple[Tree, Tree], *, careful: bool, moves: bool
) -> tuple[Links, list[Operation]]:
    """Return what can be kept, and the operations on its words; *careful*, each provision is proven by itself."""
    known: dict[Group, list[Operation]] = {}
    groups = list(groups)
    while True:
        kept = links(*trees, groups, moves=moves)
        found: list[Operation] = []
        failed: set[tuple[int, ...]] = set()
        for _, one in sorted({**kept.stay, **kept.move}.items()):
            if one not in known:
                known[one] = _of_one(old, new, one, careful=careful)
            if known[one] is FAILED:
                failed.add(one.old + one.new)
            found += known[one]
        if not failed:
            return kept, found
        groups = [loose for one in groups for loose in _loosened(one, failed)]


FAILED: list[Operation] = []
"""What stands for the operations of a group that has none."""


def _loosened(one: Group, failed: set[tuple[int, ...]]) -> Iterator[Group]:
    """Make a pair of a split or join that failed, and nothing of a pair that did."""
    if not one.old or not one.new or failed.isdisjoint((one.old + one.new, (one.old[0], one.new[0]))):
        yield one
    elif len(one.old) + len(one.new) > 2 and one.old + one.new in failed:
        yield Group(one.old[:1], one.new[:1], one.moved)


def _of_one(old: Document, new: Document, one: Group, *, careful: bool) -> list[Operation]:
    a = [old.provisions[at] for at in one.old]
    b = [new.provisions[at] for at in one.new]
    pair = len(a) == 1 == len(b)
    if pair and a[0].text == b[0].text and a[0].marks == b[0].marks:
        return []
    found = wording(a, b, old.language)
    if not careful and pair and not a[0].marks and not b[0].marks:
        return found
    if found and _alone(found, a, b, old.language):
        return found
    if pair and (found := rewording(a[0], b[0])) and _alone(found, a, b, old.language):
        return found
    return FAILED


def _alone(operations: Sequence[Operation], a: Sequence[Provision], b: Sequence[Provision], language: str) -> bool:
    """Whether *operations* turn the provisions *a*, by themselves, into *b*."""
    from msgspec.structs import replace

    kind = a[0].kind if a[0].kind is not Kind.SUB else Kind.PARAGRAPH
    one, other = (tuple(replace(part, depth=0, kind=kind) for part in side) for side in (a, b))
    return _gives(operations, Document(one, language), Document(other, language))


def _range(trees: tuple[Tree, Tree], *, edges: bool) -> tuple[Operation, ...]:
    """Take out everything between the *edges* that both versions share, and put in what stands there now."""
    olds, news = ([tree.provisions[at : tree.end(at)] for at in tree.children[ROOT]] for tree in trees)
    head = tail = 0
    while edges and head < min(len(olds), len(news)) and olds[head] == news[head]:
        head += 1
    while edges and tail < min(len(olds), len(news)) - head and olds[-1 - tail] == news[-1 - tail]:
        tail += 1
    found: list[Operation] = []
    gone = olds[head : len(olds) - tail]
    come = [provision for part in news[head : len(news) - tail] for provision in part]
    if gone:
        found.append(DeleteProvision(at=gone[0][0].address, to=gone[-1][0].address))
    if come and gone:
        found.append(InsertProvision(text=render_provisions(come), after=gone[-1][0].address))
    elif come and head:
        found.append(InsertProvision(text=render_provisions(come), after=olds[head - 1][0].address))
    elif come and olds:
        found.append(InsertProvision(text=render_provisions(come), before=olds[0][0].address))
    return tuple(found)
