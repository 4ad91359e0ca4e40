"""One amendment after another: where an operation lands once another amendment has been adopted, if anywhere.

Each view is made once: the work grows with the amendments that touch others, times the length of the text.
"""

from collections.abc import Mapping

from amendiff.analyse.interactions.narrowing import narrowed
from amendiff.analyse.interactions.touching import places_of
from amendiff.application.reading import Reading, parts, read, view_at, view_of
from amendiff.application.resolve import resolve
from amendiff.application.view import View
from amendiff.application.weaving import namer
from amendiff.errors import AmendiffError
from amendiff.model.amendment import Amendment, amendment_of
from amendiff.model.change import Break, Change, Lift, Place, Unite
from amendiff.model.document import Mark
from amendiff.model.operands import Worded
from amendiff.model.weave import Weave


class Succession:
    """Amendments of one weave, put one after another."""

    def __init__(self, weave: Weave, amendments: Mapping[str, Amendment]) -> None:
        self.weave, self.amendments = weave, amendments
        self.places = places_of(weave)
        self._readings: dict[frozenset[str], Reading] = {}
        self._views: dict[tuple[frozenset[str], str], View] = {}

    def after(self, operation: str, earlier: str) -> tuple[Change, ...] | None:
        """Return what *operation* does to the result of the amendment *earlier*; ``None`` where it finds no place."""
        name, _, item = operation.rpartition("/")
        wanted = self.amendments[name].put.operations[int(item) - 1]
        chosen = (self.weave.above(name) | self.weave.above(earlier) | {earlier}) - {name}
        at = wanted.at if isinstance(wanted, Worded) else ""
        view = self._view(chosen, name, at)
        if view is None:
            return None
        try:
            return resolve(wanted, view, namer(name))
        except AmendiffError:
            return None

    def _view(self, chosen: frozenset[str], name: str, at: str) -> View | None:
        """Return what the amendment *name* meets in the result of *chosen*; ``None`` where these clash.

        That is the provision *at*, where that is enough, and otherwise all that it and they touch.
        """
        if chosen not in self._readings:
            self._readings[chosen] = read(self.weave, chosen)
        reading = self._readings[chosen]
        if reading.clashes:
            return None
        if at and self._stays(reading, at):
            return view_at(reading, at)
        if (chosen, name) not in self._views:
            self._views[chosen, name] = view_of(read(narrowed(self.weave, chosen | {name}), chosen))
        return self._views[chosen, name]

    def _stays(self, reading: Reading, at: str) -> bool:
        """Whether the provision *at* stands in its own place, whole and with nothing run on, in *reading*."""
        if at not in self.places.parents:
            return False
        operations = self.weave.structural & reading.operations
        changes = self.weave.changes
        here = [self.places.words.get(at, {}), *(self.places.lifted.get(above, {}) for above in self.places.above(at))]
        return not any(
            isinstance(change, Break | Unite | Lift)
            for known in here
            for operation in operations & known.keys()
            for change in changes[operation]
        )

    def alone(self, operation: str) -> dict[str, tuple[tuple[str, tuple[Mark, ...]], ...]]:
        """Return the provisions that *operation* touches, as it alone makes them of the text it was drafted against."""
        weave = self.weave
        above = self.weave.above(amendment_of(operation))
        adopted = frozenset({operation, *(one for name in above for one in weave.operations[name])})
        return {
            change.at: tuple((one.text, one.marks) for one in parts(weave, weave.strands[change.at], adopted))
            for change in weave.changes[operation]
            if not isinstance(change, Place)
        }
