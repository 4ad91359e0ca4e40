"""Amendments into a weave: each resolved in the view it was drafted against, all composed at once.

The result does not depend on the order in which the amendments are given: they are sorted by what they were drafted
against, then by sequence in the record. Resolving costs the length of the provision named, weaving that of the
provisions touched.
"""

from collections import defaultdict
from collections.abc import Callable, Iterable, Mapping, Sequence

import msgspec

from amendiff.application.reading import read, settled_parts, view_of
from amendiff.application.resolve import resolve
from amendiff.application.slots import STRUCTURAL, Tree, tree
from amendiff.application.strands import Asked, strand
from amendiff.application.view import View
from amendiff.errors import AmendiffError, Cycle, MissingParent, UnknownAmendment
from amendiff.model.amendment import Amendment, above, amendment_of, named_in
from amendiff.model.change import Break, Change
from amendiff.model.document import Document
from amendiff.model.operation import ReplaceThroughout
from amendiff.model.weave import Clash, Strand, Weave, upwards


class Refusal(msgspec.Struct, frozen=True):
    """An operation that names no place, or more than one, and why."""

    operation: str
    error: AmendiffError


class Woven(msgspec.Struct, frozen=True):
    """A weave, and the operations that could not be woven; an amendment with one of those is left out whole."""

    weave: Weave
    refusals: tuple[Refusal, ...] = ()

    @property
    def refused(self) -> frozenset[str]:
        """The amendments that are left out."""
        return frozenset(amendment_of(refusal.operation) for refusal in self.refusals)


def weave(document: Document, amendments: Iterable[Amendment]) -> Weave:
    """Return *document* woven with *amendments*; raise the first refusal, with the operation's place as its field."""
    woven = weave_all(document, amendments)
    if woven.refusals:
        raise woven.refusals[0].error
    return woven.weave


def weave_all(
    document: Document,
    amendments: Iterable[Amendment],
    views: Mapping[str, str] | None = None,
    dropped: Mapping[str, str] | None = None,
) -> Woven:
    """Return *document* woven with all *amendments* that resolve, and the refusals of the others.

    *views* names, for single operations, another version in which to resolve them than the one their amendment was
    drafted against (``tabled+A1``); operations *dropped*, with the reason, change nothing. An amendment that was
    revised orally is woven as it was put to the vote. Raises Cycle, MissingParent or UnknownAmendment where amendments
    are drafted against each other in a circle or against one that is not there.
    """
    dropped = dropped or {}
    levels = _levels([amendment.put for amendment in amendments], views or {})
    changes: dict[str, tuple[Change, ...]] = {}
    refusals: list[Refusal] = []
    done: list[Amendment] = []
    current = _assemble(document, [], changes, {})
    for level in levels:
        for amendment, against in level:
            if left_out := [name for name in against if name in {amendment_of(r.operation) for r in refusals}]:
                refusals.append(_orphan(amendment, left_out[0]))
                continue
            found, refused = _resolve_all(amendment, current, document, views or {}, dropped)
            refusals += refused
            if not refused:
                changes.update(found)
                done.append(amendment)
        current = _assemble(document, done, changes, views or {})
    return Woven(msgspec.structs.replace(current, dropped=dict(dropped)) if dropped else current, tuple(refusals))


def _orphan(amendment: Amendment, parent: str) -> Refusal:
    error = MissingParent(f"{amendment.id} was drafted against {parent}, which could not be read")
    return Refusal(amendment.operation_id(0), error)


def _levels(amendments: Iterable[Amendment], views: Mapping[str, str]) -> list[list[tuple[Amendment, tuple[str, ...]]]]:
    """Sort amendments so that each stands behind those that it was drafted against."""
    waiting = sorted(amendments, key=lambda amendment: (amendment.sequence, amendment.id))
    known = {amendment.id for amendment in waiting}
    needs: dict[str, tuple[str, ...]] = {}
    for amendment in waiting:
        own = [version for name, version in views.items() if amendment_of(name) == amendment.id]
        names = [name for version in (amendment.against, *own) for name in named_in(version)]
        needs[amendment.id] = tuple(dict.fromkeys(names))
        if not amendment.against.startswith("tabled"):
            raise UnknownAmendment(
                f"{amendment.id} was drafted against {amendment.against!r}",
                hints=('write against = "tabled", or "tabled+A1" for a sub-amendment to A1',),
                field=("amendments", amendment.id, "against"),
            )
        for name in needs[amendment.id]:
            if name not in known:
                raise UnknownAmendment(
                    f"{amendment.id} was drafted against {name}, which is not here",
                    field=("amendments", amendment.id, "against"),
                )
    levels: list[list[tuple[Amendment, tuple[str, ...]]]] = []
    ready: set[str] = set()
    while waiting:
        level = [amendment for amendment in waiting if ready.issuperset(needs[amendment.id])]
        if not level:
            circle = ", ".join(amendment.id for amendment in waiting)
            raise Cycle(
                f"drafted against each other in a circle: {circle}", field=("amendments", waiting[0].id, "against")
            )
        levels.append([(amendment, needs[amendment.id]) for amendment in level])
        ready.update(amendment.id for amendment in level)
        waiting = [amendment for amendment in waiting if amendment.id not in ready]
    return levels


def _resolve_all(
    amendment: Amendment, current: Weave, document: Document, views: Mapping[str, str], dropped: Mapping[str, str]
) -> tuple[dict[str, tuple[Change, ...]], list[Refusal]]:
    found: dict[str, tuple[Change, ...]] = {}
    refused: list[Refusal] = []
    known: dict[str, View] = {}
    name = namer(amendment.id)
    for n, operation in enumerate(amendment.operations):
        identity = amendment.operation_id(n)
        if identity in dropped:
            found[identity] = ()
            continue
        version = views.get(identity, amendment.against)
        try:
            if version not in known:
                known[version] = _view(version, current, document)
            found[identity] = resolve(operation, known[version], name)
        except AmendiffError as error:
            error.field = error.field or ("operations", n)
            refused.append(Refusal(identity, error))
    return found, refused


def _view(version: str, current: Weave, document: Document) -> View:
    names = named_in(version)
    return view_of(read(current, names)) if names else View(document)


def namer(amendment: str) -> Callable[[str], str]:
    """Return what makes the addresses of new provisions of *amendment*, no address twice."""
    taken: set[str] = set()

    def name(beside: str) -> str:
        n, address = 1, f"{beside}+{amendment}"
        while address in taken:
            n += 1
            address = f"{beside}+{amendment}.{n}"
        taken.add(address)
        return address

    return name


class _Ancestry:
    """Which amendments an operation was drafted against, and those against which these were."""

    def __init__(self, amendments: Sequence[Amendment], views: Mapping[str, str]) -> None:
        self.views = views
        self.against = {amendment.id: amendment.parents for amendment in amendments}
        self.found: dict[str, frozenset[str]] = {}

    def knew(self, one: str, other: str) -> bool:
        """Whether one of two operations was resolved in the result of the other, and so cannot clash with it."""
        return amendment_of(other) in self._above(one) or amendment_of(one) in self._above(other)

    def _above(self, operation: str) -> frozenset[str]:
        if (known := self.found.get(operation)) is None:
            version = self.views.get(operation)
            against = named_in(version) if version else self.against[amendment_of(operation)]
            known = self.found[operation] = above(self.against, against)
        return known


def _assemble(
    document: Document,
    amendments: Sequence[Amendment],
    changes: Mapping[str, tuple[Change, ...]],
    views: Mapping[str, str],
) -> Weave:
    ordered = sorted(amendments, key=lambda amendment: (amendment.sequence, amendment.id))
    rank = {amendment.id: n for n, amendment in enumerate(ordered)}
    operations = {one.id: tuple(one.operation_id(n) for n in range(len(one.operations))) for one in ordered}
    by_strand: dict[str, list[Asked]] = defaultdict(list)
    structural: list[Asked] = []
    one_of: dict[Change, Change] = {}  # equal changes are one, with the addresses that the first gives to what is new
    changes = {
        operation: tuple(one_of.setdefault(change, change) for change in changes[operation])
        for amendment in amendments
        for operation in operations[amendment.id]
    }
    for amendment in amendments:  # in the order of levels, so that a text put in comes before what is done to it
        for operation in operations[amendment.id]:
            for change in changes[operation]:
                if isinstance(change, STRUCTURAL):
                    structural.append((operation, rank[amendment.id], change))
                else:
                    by_strand[change.at].append((operation, rank[amendment.id], change))
    breaks = {operation for asked in by_strand.values() for operation, _, change in asked if isinstance(change, Break)}
    places = tree(document, structural) if structural or breaks else None
    new = places.new if places else {}
    strands = {address: Strand(provision, (), frozenset()) for address, provision in new.items()}
    clashes: list[Clash] = list(places.clashes) if places else []
    for address, asked in by_strand.items():
        provision = new.get(address) or document[address]
        strands[address], found = strand(provision, asked)
        clashes += found
        if places:
            clashes += _replaced(address, asked, places)
    ancestry = _Ancestry(amendments, views)
    clashes = [clash for clash in set(clashes) if not ancestry.knew(*clash.operations)]
    literal = frozenset(
        operation for asked in by_strand.values() for operation, _, change in asked if getattr(change, "literal", False)
    )
    language = document.language
    strands = {
        address: msgspec.structs.replace(
            one, whole=tuple(settled_parts(one, one.touched_by, literal, language)) if one.runs else ()
        )
        for address, one in strands.items()
    }
    return Weave(
        document,
        strands,
        places.slots if places else {},
        operations,
        changes,
        {amendment.id: amendment.parents for amendment in ordered},
        frozenset(operation for operation, _, _ in structural) | breaks,
        literal,
        tuple(sorted(clashes)),
        tuple(amendment.id for amendment in ordered),
        {
            one.operation_id(n): operation.old
            for one in ordered
            for n, operation in enumerate(one.operations)
            if isinstance(operation, ReplaceThroughout)
        },
    )


def _replaced(address: str, asked: Sequence[Asked], places: Tree) -> list[Clash]:
    """Clashes of changes to words with operations that replace the provision, or what it belongs to."""
    return [
        Clash.of(operation, other, address)
        for above in upwards(address, places.parents)
        for other, replaced in places.lifts.get(above, {}).items()
        for operation, _, _ in asked
        if replaced and operation != other
    ]
