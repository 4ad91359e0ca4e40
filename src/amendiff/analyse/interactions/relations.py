"""What two operations that touch one place are to each other: the closest tie first. Changes nothing."""

from amendiff.analyse.interactions.clashing import Clashing
from amendiff.analyse.interactions.coordinates import named, place_of
from amendiff.analyse.interactions.kinds import Touch
from amendiff.analyse.interactions.ordering import Ordering
from amendiff.analyse.interactions.overtaking import Overtaking
from amendiff.analyse.interactions.succession import Succession
from amendiff.analyse.interactions.touching import places_of
from amendiff.model.change import Cut, Put, Restyle, Swap
from amendiff.model.naming import in_words
from amendiff.model.weave import Weave
from amendiff.sentences import say


class Relations:
    """What the operations of one weave are to each other."""

    def __init__(self, weave: Weave, succession: Succession) -> None:
        self.weave, self.places, self.succession = weave, places_of(weave), succession
        self.clashing = Clashing(weave, succession)
        self.overtaking = Overtaking(weave)
        self.ordering = Ordering(weave, succession)

    def touch(self, one: str, other: str) -> Touch | None:
        """Return what two operations are to each other, in the order of the record; ``None``: nothing at all."""
        at = self.places.shared(one, other)
        return (
            self._same_effect(one, other, at)
            or self.clashing.touch(one, other)
            or self.overtaking.touch(one, other, at)
            or self.ordering.touch(one, other, at)
            or self._side_by_side(one, other, at)
        )

    def _same_effect(self, one: str, other: str, at: str) -> Touch | None:
        told = {"one": one, "other": other, "place": in_words(at)}
        if set(self.weave.changes[one]) == set(self.weave.changes[other]):
            reason = say("%(one)s and %(other)s ask for the same in %(place)s", **told)
        elif self._same_result(one, other):
            reason = say("%(one)s and %(other)s come to the same in %(place)s", **told)
        else:
            return None
        words = self.places.shared_words(one, other, at)
        return Touch((one, other), "same-effect", at, words, reason, say("either is enough"))

    def _same_result(self, one: str, other: str) -> bool:
        """Whether two operations on words, each by itself, make the same text."""
        first, second = self.weave.changes[one], self.weave.changes[other]
        if not all(isinstance(change, Cut | Put | Swap | Restyle) for change in (*first, *second)):
            return False
        if {place_of(change) for change in first} != {place_of(change) for change in second}:
            return False
        return self.succession.alone(one) == self.succession.alone(other)

    def _side_by_side(self, one: str, other: str, at: str) -> Touch | None:
        places = dict.fromkeys(named(self.weave.changes[one]))
        shared = [where for where in places if {one, other} <= self.places.words.get(where, {}).keys()]
        if not shared and not at:
            return None
        where = shared[0] if shared else at
        told = {"one": one, "other": other, "place": in_words(where)}
        if shared:
            reason = say("%(one)s and %(other)s change different words of %(place)s", **told)
        else:
            reason = say("%(one)s and %(other)s change something at %(place)s", **told)
        return Touch((one, other), "mergeable", where, "", reason, say("both can stand"))
