"""Sets of amendments in an order of adoption, and the sets that lie one step from another. Reads no text."""

from collections.abc import Iterable, Iterator, Sequence

from amendiff.analyse.explanation.scoring import Order
from amendiff.model.weave import Weave


class Orders:
    """What the amendments of one weave depend on, which clash, and how they rank: those on record first."""

    def __init__(self, weave: Weave, recorded: Sequence[str]) -> None:
        self.weave = weave
        rest = [name for name in weave.order if name not in recorded]
        self.rank = {name: n for n, name in enumerate((*recorded, *rest))}
        self.rivals = weave.rivals

    def steps(self, order: Order, name: str) -> Iterator[Order]:
        """Yield *order* without the amendment *name*, or with it: after or before its rivals, or in their stead."""
        if name in order:
            yield self.without(order, name)
            rest = tuple(one for one in order if one != name)
            if self.rivals[name] & set(order):
                for n in range(len(rest) + 1):
                    yield self._settled((*rest[:n], name, *rest[n:]))
            return
        needed = [one for one in self.needed(name) if one not in order]
        rivals = {rival for one in needed for rival in self.rivals[one]} & set(order)
        if not rivals:
            yield self.ordered({*order, *needed})
            return
        kept = order
        for rival in rivals:
            kept = self.without(kept, rival)
        yield self.ordered({*kept, *needed})
        yield self._settled((*order, *needed))
        first = min(order.index(rival) for rival in rivals)
        yield self._settled((*order[:first], *needed, *order[first:]))

    def ordered(self, names: Iterable[str]) -> Order:
        """Return *names* in the order of the record, each behind those that it amends."""
        chosen = set(names)
        found: list[str] = []
        for name in sorted(chosen, key=self.rank.__getitem__):
            found += [one for one in self.needed(name) if one not in found]
        return tuple(found)

    def _settled(self, order: Order) -> Order:
        """Return *order* by rank, but for rivals, which stay as given: nothing else makes a difference."""
        todo, found = [*order], list[str]()
        while todo:
            free = [
                name
                for n, name in enumerate(todo)
                if not (self.rivals[name] | self.weave.above(name)).intersection(todo[:n])
            ]
            found.append(min(free, key=self.rank.__getitem__))
            todo.remove(found[-1])
        return tuple(found)

    def without(self, order: Order, name: str) -> Order:
        """Return *order* without *name* and all that depends on it."""
        return tuple(one for one in order if one != name and name not in self.weave.above(one))

    def needed(self, name: str) -> list[str]:
        """Return *name* behind all that it depends on, in an order in which these can be adopted."""
        above = self.weave.above
        return sorted((*above(name), name), key=lambda one: (len(above(one)), self.rank[one]))
