"""Which amendments, and where it matters in which order, explain an official text. The text is only looked at.

The search proposes; every set it proposes is read and held against the text word by word before anything is said of it.
Of sets that explain as much, the one on record comes first, then the smallest.
"""

from collections.abc import Iterable, Iterator
from itertools import product

import msgspec

from amendiff.analyse.explanation.orders import Orders
from amendiff.analyse.explanation.residue import Half, Residue, halves, places_of, residues
from amendiff.analyse.explanation.scoring import FOLDS, Order, Result, Scorer
from amendiff.analyse.explanation.search import Decisions, nearest
from amendiff.analyse.explanation.stream import stream, target
from amendiff.analyse.redline import Row
from amendiff.analyse.versions import order_of_adoption, settled
from amendiff.application import Fate, fates
from amendiff.model.document import Document
from amendiff.model.dossier import Dossier
from amendiff.model.naming import in_a_row
from amendiff.model.weave import Weave

SHOWN = 8
"""The most sets that are told where several explain as much."""
MIXED = 5
"""Of how many amendments that are there by half, all ways to take them are tried."""


class Candidate(msgspec.Struct, frozen=True):
    """A set of amendments that explains as much as any other."""

    amendments: Order
    """In order of adoption: as on record, otherwise by sequence."""
    ordered: bool
    """Whether the order matters: two of them change the same words."""
    recorded: bool
    """Whether it is the set that the record says was adopted."""


class Explanation(msgspec.Struct, frozen=True, kw_only=True):
    """What explains a text, and what does not."""

    dossier: str
    best: Candidate
    others: tuple[Candidate, ...]
    """Further sets that explain as much; at most some."""
    words: int
    """How many words the best set does not explain."""
    residues: tuple[Residue, ...]
    rows: tuple[Row, ...]
    """The change from what the best set gives to the text."""
    halves: tuple[Half, ...] = ()
    fates: dict[str, Fate] = {}
    """How each operation of the best set ended."""

    @property
    def exact(self) -> bool:
        """Whether the best set gives the text exactly."""
        return not self.residues

    @property
    def summary(self) -> str:
        """What explains how much, in a sentence."""
        found = self.best
        if found.recorded:
            who = "the adopted set" if found.amendments else "the text as tabled"
        else:
            who = "+".join(found.amendments) or "the text as tabled"
            who += ", in this order," if found.ordered else ""
        if self.exact:
            return f"{who} explains every word"
        places = [one.place for one in self.residues if one.words]
        if not places:
            others = {what for one in self.residues for what in one.differs}
            return f"{who} explains every word, but for {in_a_row([one for one in FOLDS if one in others])}"
        count = f"{self.words} word{'s' * (self.words != 1)}"
        where = places[0] if len(places) == 1 else f"{len(places)} places"
        return f"{who} explains all but {count} in {where}"


def explain(dossier: Dossier, text: Document, *, plain: bool = False) -> Explanation:
    """Return the sets of amendments of *dossier* that come nearest to *text*, and what they leave unexplained.

    *plain*: *text* is paragraphs and nothing else, so that numbers, emphasis and kinds of provisions are left aside.
    Raises a TargetError or SetError where the dossier's amendments cannot be read.
    """
    return _Search(dossier, text, plain=plain).explanation()


class _Search:
    def __init__(self, dossier: Dossier, text: Document, *, plain: bool) -> None:
        known = settled(dossier)
        self.dossier = dossier
        self.weave: Weave = known.weave
        self.recorded = tuple(name for name in order_of_adoption(dossier) if name in self.weave.operations)
        self.scorer = Scorer(self.weave, known.amendments, text, plain=plain)
        self.orders = Orders(self.weave, self.recorded)

    def explanation(self) -> Explanation:
        found, decisions = self._best()
        best, *others = self._equals(found)
        rows = self.scorer.rows(best.document)
        left = tuple(residues(self.weave, rows)) if best.score.left else ()
        return Explanation(
            dossier=self.dossier.name,
            best=self._candidate(best),
            others=tuple(self._candidate(one) for one in others[:SHOWN]),
            words=best.score.words,
            residues=left,
            rows=rows,
            halves=tuple(halves(self.scorer, best, decisions)) if left and decisions else (),
            fates=fates(best.reading),
        )

    def _candidate(self, result: Result) -> Candidate:
        on_record = self._on_record(result.order)
        if result.depends or on_record:
            return Candidate(result.order, result.depends, on_record)
        return Candidate(tuple(name for name in self.weave.order if name in result.order), False, on_record)

    def _on_record(self, order: Order) -> bool:
        return order == self.recorded

    def _best(self) -> tuple[Result, Decisions | None]:
        favoured = frozenset(name for one in self.recorded for name in self.weave.operations[one])
        tried = [self.recorded, ()]
        best = decisions = None
        for exact in (True, False):
            pieces = target(self.scorer.text, by_letters=exact)
            decisions = nearest(stream(self.weave, by_letters=exact), pieces, favoured, exact=exact)
            if decisions is not None:
                tried += self._lifted(decisions)
            best = self._first(tried)
            if best is not None and not best.score.left:
                return self._smallest(best), decisions
        assert best is not None  # the text without any amendment can always be read
        while (better := self._first([best.order, *self._near(best)])) is not None and better.order != best.order:
            best = better
        return best, decisions

    def _first(self, orders: Iterable[Order]) -> Result | None:
        found = [one for order in dict.fromkeys(orders) if (one := self.scorer.result(order)) is not None]
        return min(found, key=self._key, default=None)

    def _key(self, result: Result) -> tuple[object, ...]:
        ranks = tuple(self.orders.rank[name] for name in result.order)
        return (result.score, not self._on_record(result.order), len(result.order), ranks)

    def _smallest(self, best: Result) -> Result:
        """Leave out, one by one, what an exact explanation does not need, unless it is the one on record."""
        if self._on_record(best.order):
            return best
        for name in reversed(best.order):
            smaller = self.scorer.result(self.orders.without(best.order, name)) if name in best.order else None
            if smaller is not None and smaller.score == best.score:
                best = smaller
        return best

    def _lifted(self, decisions: Decisions) -> Iterator[Order]:
        """The sets of whole amendments that decisions on single operations speak for."""
        sure, mixed = set[str](), list[str]()
        made = {change for one in decisions.ins for change in self.weave.changes[one]}
        same = {one for one, changes in self.weave.changes.items() if changes and made.issuperset(changes)}
        for name in self.weave.order:
            own = set(self.weave.operations[name])
            there, missing = own & (decisions.ins | same), own & (decisions.outs - same)
            if there and not missing:
                sure.add(name)
            elif there:
                mixed.append(name)
            elif not missing and name in self.recorded:
                sure.add(name)
        few = mixed[:MIXED]
        for taken in product((False, True), repeat=len(few)):
            chosen = sure | {name for name, on in zip(few, taken, strict=True) if on}
            yield self.orders.ordered(chosen)

    def _near(self, best: Result) -> Iterator[Order]:
        """Sets that differ from *best* by one amendment, or in order, where something is not explained."""
        for name in self._concerned(best):
            yield from self.orders.steps(best.order, name)

    def _concerned(self, best: Result) -> list[str]:
        """The amendments that change a place where *best* leaves something unexplained."""
        rows = self.scorer.changed(best.document)
        here = {one.address for row in rows for one in (*row.old, *row.new)}
        anywhere = any(not row.old for row in rows)
        return [name for name in self.weave.order if anywhere or here & self._places(name)]

    def _places(self, name: str) -> set[str]:
        operations = self.weave.operations[name]
        return {place for one in operations for change in self.weave.changes[one] for place in places_of(change)}

    def _equals(self, best: Result) -> list[Result]:
        """The sets that explain as much as *best*, found step by step from it, without needless members."""
        found, todo = {best.order: best}, [best.order]
        concerned = set(self._concerned(best)) if best.score.left else set()
        while todo and len(found) < 4 * SHOWN:
            order = todo.pop(0)
            for name in self.weave.order:
                if found[order].depends and not self.orders.rivals[name].intersection(order):
                    continue  # the others are tried where no order is needed; each order costs a weave of its own
                for step in self.orders.steps(order, name):
                    if step in found or (result := self.scorer.result(step)) is None:
                        continue
                    same = result.document.provisions == best.document.provisions
                    if same or (name in concerned and result.score == best.score):
                        found[step] = result
                        todo.append(step)
        plain = {frozenset(order) for order, one in found.items() if not one.depends}
        kept = [
            order
            for order, one in found.items()
            if self._on_record(order)
            or not (
                any(set(other) < set(order) for other in found)
                or (one.depends and (frozenset(order) in plain or self._late(order, found)))
            )
        ]
        return sorted((found[order] for order in kept), key=self._key)

    def _late(self, order: Order, found: Iterable[Order]) -> bool:
        """Whether another order of the same amendments, which comes first, gives the same."""
        same = [other for other in found if set(other) == set(order)]
        return min(same, key=lambda one: (not self._on_record(one), [self.orders.rank[name] for name in one])) != order
