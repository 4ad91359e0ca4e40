"""Operations that are known to turn one version into the other, because they were applied. Never a silent failure.

Where fine operations do not give the new version, coarser ones take their place: first in the provisions concerned,
then for what moved, then for all that is not the same, and at last for the whole text.
"""

from collections.abc import Callable, Iterator, Sequence

from amendiff.application import apply
from amendiff.comparison.moves import Group
from amendiff.comparison.operations import Links, links, rewording, structure, wording
from amendiff.comparison.tree import Tree
from amendiff.comparison.words import Runs
from amendiff.errors import AmendiffError, TargetError
from amendiff.model.document import Document, Kind, Provision
from amendiff.model.operation import Operation, ReplaceProvision

Runner = Callable[[Group], Runs]


def proven(old: Document, new: Document, groups: Sequence[Group], runs: Runner) -> tuple[Operation, ...]:
    """Return operations on *old* that give *new*, as fine as they can be, with the words as *runs* gives them.

    Raises TargetError where there are none: *old* has no provision that an operation could name, or the versions are
    of different parts, such as a title or an opening that only one of them has.
    """
    if old.provisions == new.provisions:
        return ()
    if not old.provisions:
        raise _inexpressible(old, new)
    trees = Tree(old.provisions), Tree(new.provisions)
    for some, moves, careful in _attempts(old, new, groups):
        kept, words = _words(old, new, some, trees, runs, careful=careful, moves=moves)
        found = (*structure(old, trees, kept), *words)
        if _gives(found, old, new):
            return found
    raise _inexpressible(old, new)


def _inexpressible(old: Document, new: Document) -> TargetError:
    """Say why no operations turn *old* into *new*."""
    if not old.provisions:
        return TargetError("no operation can name a place in a text without provisions", code="AD208")
    kinds = [{provision.kind for provision in side} for side in (old, new)]
    other = sorted(kinds[0] ^ kinds[1])
    hint = f"only one of the two texts has: {', '.join(other)}" if other else "the two texts are built otherwise"
    return TargetError("no operations were found that give the new text", code="AD208", hints=(hint,))


def _attempts(old: Document, new: Document, groups: Sequence[Group]) -> Iterator[tuple[Sequence[Group], bool, bool]]:
    """Return what to keep, whether to move, and whether to prove each provision by itself: the finest first."""
    for moves in (True, False):
        for careful in (False, True):
            yield groups, moves, careful
    pairs = [one for one in groups if len(one.old) == 1 == len(one.new)]
    single = [one for one in pairs if old.provisions[one.old[0]].kind in (Kind.TITLE, Kind.OPENING)]
    same = [one for one in pairs if old.provisions[one.old[0]] == new.provisions[one.new[0]]]
    plain = [one for one in same if old.provisions[one.old[0]].kind not in (Kind.HEADING, Kind.TABLE, Kind.GAP)]
    notes = [one for one in same if _has_notes(old.provisions[one.old[0]])]
    for some in (same, plain, notes):
        yield list(dict.fromkeys(single + some)), False, True


def _has_notes(provision: Provision) -> bool:
    return provision.kind is Kind.FOOTNOTE or any(mark.kind == "note" for mark in provision.marks)


def _gives(operations: Sequence[Operation], old: Document, new: Document) -> bool:
    try:
        return apply(operations, old).provisions == new.provisions
    except (AmendiffError, ValueError):
        return False


def _words(
    old: Document,
    new: Document,
    groups: Sequence[Group],
    trees: tuple[Tree, Tree],
    runs: Runner,
    *,
    careful: bool,
    moves: bool,
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
                known[one] = _of_one(old, new, one, trees, runs, careful=careful)
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


def _of_one(
    old: Document, new: Document, one: Group, trees: tuple[Tree, Tree], runs: Runner, *, careful: bool
) -> list[Operation]:
    a = [old.provisions[at] for at in one.old]
    b = [new.provisions[at] for at in one.new]
    pair = len(a) == 1 == len(b)
    if pair and a[0].text == b[0].text and a[0].marks == b[0].marks:
        return []
    found = wording(a, b, runs(one), old.language)
    if not careful and pair and not a[0].marks and not b[0].marks:
        return found
    if found and _alone(found, a, b, old.language):
        return found
    if pair and a[0].text != b[0].text:
        found = wording(a, b, runs(one), old.language, exact=True)
        if _alone(found, a, b, old.language):
            return found
    if pair and (found := rewording(a[0], b[0])) and _alone(found, a, b, old.language):
        if not isinstance(found[0], ReplaceProvision):
            return found
        below, under = trees[0].below(one.old[0]), trees[1].below(one.new[0])
        if not below or below == under:  # what belongs to a provision is replaced with it
            return rewording(a[0], b[0], below)
    return FAILED


def _alone(operations: Sequence[Operation], a: Sequence[Provision], b: Sequence[Provision], language: str) -> bool:
    """Whether *operations* turn the provisions *a*, by themselves, into *b*."""
    from msgspec.structs import replace

    kind = a[0].kind if a[0].kind is not Kind.SUB else Kind.PARAGRAPH
    one, other = (tuple(replace(part, depth=0, kind=kind) for part in side) for side in (a, b))
    return _gives(operations, Document(one, language), Document(other, language))
