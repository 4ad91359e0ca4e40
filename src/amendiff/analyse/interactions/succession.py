"""One amendment after another: where an operation lands once another amendment has been adopted, if anywhere.

Each view is made once: the work grows with the amendments that touch others, times the length of the text.
"""

from collections.abc import Mapping

from amendiff.application.reading import parts, read, view_of
from amendiff.application.resolve import resolve
from amendiff.application.view import View
from amendiff.application.weaving import namer
from amendiff.errors import AmendiffError
from amendiff.model.amendment import Amendment
from amendiff.model.change import Change, Place
from amendiff.model.document import Mark
from amendiff.model.weave import Weave


class Succession:
    """Amendments of one weave, put one after another."""

    def __init__(self, weave: Weave, amendments: Mapping[str, Amendment]) -> None:
        self.weave, self.amendments = weave, amendments
        self._views: dict[frozenset[str], View | None] = {}
        self._above: dict[str, frozenset[str]] = {}

    def above(self, amendment: str) -> frozenset[str]:
        """Return the amendments without which *amendment* falls: what it amends, what that amends, and so on."""
        if (known := self._above.get(amendment)) is None:
            found: set[str] = set()
            todo = list(self.weave.parents[amendment])
            while todo:
                if (name := todo.pop()) not in found:
                    found.add(name)
                    todo += self.weave.parents.get(name, ())
            known = self._above[amendment] = frozenset(found)
        return known

    def after(self, operation: str, earlier: str) -> tuple[Change, ...] | None:
        """Return what *operation* does to the result of the amendment *earlier*; ``None`` where it finds no place."""
        name, _, item = operation.rpartition("/")
        view = self._view((self.above(name) | self.above(earlier) | {earlier}) - {name})
        if view is None:
            return None
        try:
            return resolve(self.amendments[name].operations[int(item) - 1], view, namer(name))
        except AmendiffError:
            return None

    def _view(self, chosen: frozenset[str]) -> View | None:
        if chosen not in self._views:
            reading = read(self.weave, chosen)
            self._views[chosen] = None if reading.clashes else view_of(reading)
        return self._views[chosen]

    def alone(self, operation: str) -> dict[str, tuple[tuple[str, tuple[Mark, ...]], ...]]:
        """Return the provisions that *operation* touches, as it alone makes them of the text it was drafted against."""
        weave = self.weave
        above = self.above(operation.rpartition("/")[0])
        adopted = frozenset({operation, *(one for name in above for one in weave.operations[name])})
        return {
            change.at: tuple((one.text, one.marks) for one in parts(weave, weave.strands[change.at], adopted))
            for change in weave.changes[operation]
            if not isinstance(change, Place)
        }
