"""When words are hidden, as a set of terms over amendments that are on or off, and as CSS selectors. Knows no text.

A condition is true when any of its terms is; a term when all of its literals are. ``frozenset()`` is never true.
"""

from collections.abc import Callable, Collection, Iterable
from itertools import combinations

from amendiff.model.amendment import amendment_of
from amendiff.model.weave import Run, Weave

Literal = tuple[str, bool]
"""An amendment, and whether it is on."""
Term = frozenset[Literal]
Condition = frozenset[Term]

NEVER: Condition = frozenset()
ALWAYS: Condition = frozenset([frozenset()])


def either(*conditions: Condition) -> Condition:
    """Return the condition that is true when any of *conditions* is."""
    return _absorbed(frozenset().union(*conditions))


def both(one: Condition, other: Condition) -> Condition:
    """Return the condition that is true when both are."""
    return _absorbed(frozenset(left | right for left in one for right in other if _possible(left | right)))


def holds(condition: Condition, amendments: Collection[str]) -> bool:
    """Whether *condition* is true when exactly *amendments* are on."""
    return any(all((name in amendments) == on for name, on in term) for term in condition)


def names(condition: Condition, *, on: bool) -> frozenset[str]:
    """Return the amendments that *condition* asks to be on, or off."""
    return frozenset(name for term in condition for name, wanted in term if wanted is on)


def _possible(term: Term) -> bool:
    return not any((name, not on) in term for name, on in term)


def _absorbed(condition: Condition) -> Condition:
    """Leave out each term that a shorter one makes needless."""
    units = {next(iter(term)) for term in condition if len(term) == 1}
    if any((name, not on) in units for name, on in units):
        return ALWAYS
    return frozenset(term for term in condition if not any(other < term for other in condition))


class Rules:
    """The amendments of one weave: what they depend on, and which of them exclude each other."""

    def __init__(self, weave: Weave) -> None:
        self.weave = weave
        self.rivals = {frozenset(amendment_of(name) for name in clash.operations) for clash in weave.clashes}
        self.clashing = {frozenset(clash.operations) for clash in weave.clashes}

    def needs(self, amendment: str) -> tuple[str, ...]:
        """Return *amendment* and all that it depends on."""
        found = [amendment]
        for name in found:
            found += [parent for parent in self.weave.parents.get(name, ()) if parent not in found]
        return tuple(found)

    def on(self, operations: Iterable[str]) -> Condition:
        """Return the condition that any of *operations* has passed."""
        amendments = {amendment_of(name) for name in operations}
        return _absorbed(frozenset(frozenset((name, True) for name in self.needs(one)) for one in amendments))

    def off(self, operations: Iterable[str]) -> Condition:
        """Return the condition that none of *operations* has passed."""
        condition = ALWAYS
        for amendment in sorted({amendment_of(name) for name in operations}):
            condition = both(condition, frozenset(frozenset([(name, False)]) for name in self.needs(amendment)))
        return condition

    def gone(self, run: Run) -> Condition:
        """Return the condition that *run* does not stand."""
        born = self.off(run.inserted_by) if run.inserted_by else NEVER
        return either(born, self.on(run.deleted_by | run.overtaken_by))

    def plain(self, condition: Condition) -> Condition:
        """Return *condition*, simpler where sets of amendments without a text of their own make no difference."""
        terms = []
        for term in condition:
            on = [name for name, wanted in term if wanted]
            if any(frozenset(pair) in self.rivals for pair in combinations(on, 2)):
                continue
            terms.append(
                frozenset(
                    (name, wanted)
                    for name, wanted in term
                    if wanted or not any(frozenset((name, other)) in self.rivals for other in on)
                )
            )
        return _absorbed(frozenset(terms))

    def valid(self, amendments: Collection[str]) -> bool:
        """Whether *amendments* have a text of their own."""
        if any(parent not in amendments for name in amendments for parent in self.weave.parents.get(name, ())):
            return False
        return not any(rivals.issubset(amendments) for rivals in self.rivals)


def from_table(relevant: Iterable[str], hidden: Callable[[frozenset[str]], bool | None]) -> Condition:
    """Return a condition over *relevant* amendments that is true where *hidden* says so; where it says ``None``,
    either will do.
    """
    known = sorted(relevant)
    sets = [frozenset(chosen) for size in range(len(known) + 1) for chosen in combinations(known, size)]
    table = {chosen: hidden(chosen) for chosen in sets}
    shown = [chosen for chosen, value in table.items() if value is False]
    terms: list[Term] = []
    for chosen, value in table.items():
        if value is not True or holds(frozenset(terms), chosen):
            continue
        term = frozenset((name, name in chosen) for name in known)
        for literal in sorted(term):
            wider = term - {literal}
            if not any(holds(frozenset([wider]), other) for other in shown):
                term = wider
        terms.append(term)
    return _absorbed(frozenset(terms))


def selectors(condition: Condition, on: Callable[[str], str], view: str = "") -> list[str]:
    """Return a selector of the page's body for each term; *on* gives the selectors by which an amendment is on.

    With *view*, a selector too, each is true only where something matches that.
    """
    found = []
    for term in sorted(condition, key=sorted):
        parts = [f":has({on(name)})" if wanted else f":not(:has({on(name)}))" for name, wanted in sorted(term)]
        found.append("body" + (f":has({view})" if view else "") + "".join(parts))
    return found
