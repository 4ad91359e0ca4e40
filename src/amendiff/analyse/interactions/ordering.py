"""Two operations that can both stand, but not in any order. Knows neither clashes nor losses; adds nothing."""

from amendiff.analyse.interactions.coordinates import characters, coordinate, coordinates, named, puts_within
from amendiff.analyse.interactions.kinds import Touch
from amendiff.analyse.interactions.likeness import alike
from amendiff.analyse.interactions.succession import Succession
from amendiff.analyse.interactions.touching import places_of, put_in
from amendiff.application.findings import missed_by_throughout, order_dependent
from amendiff.application.reading import read
from amendiff.application.slots import STRUCTURAL
from amendiff.model.amendment import amendment_of
from amendiff.model.change import Break, Cut, Put, Restyle, Swap, Unite
from amendiff.model.naming import in_words
from amendiff.model.weave import Weave
from amendiff.sentences import say


class Ordering:
    """Where the operations of one weave depend on the order in which they are adopted."""

    def __init__(self, weave: Weave, succession: Succession) -> None:
        self.weave, self.places, self.succession = weave, places_of(weave), succession
        everything = read(weave, weave.order)
        self.gaps = {self.places.pair(*pair.operations): pair.address for pair in order_dependent(everything)}
        self.missed = {self.places.pair(*one.operations): one for one in missed_by_throughout(everything)}

    def touch(self, one: str, other: str, at: str) -> Touch | None:
        """Return what the order decides; ``None`` where it decides nothing."""
        return (
            self._formatted(one, other)
            or self._formatted(other, one)
            or self._divided(one, other)
            or self._divided(other, one)
            or self._joined(one, other)
            or self._joined(other, one)
            or self._in_one_gap(one, other)
            or self._partly_same(one, other)
            or self._counted(one, other, at)
        )

    def _formatted(self, operation: str, other: str) -> Touch | None:
        """Whether *operation* formats words among which *other* puts some: they take it on if they come later."""
        for change in self.weave.changes[operation]:
            if not isinstance(change, Restyle):
                continue
            styled = characters((change,), change.at)
            for new in self.weave.changes[other]:
                if puts_within(new, change.at, styled):
                    pair = self.places.pair(operation, other)
                    reason = say(
                        "%(one)s formats words of %(place)s among which %(other)s puts some",
                        one=operation,
                        other=other,
                        place=in_words(change.at),
                    )
                    becomes = say(
                        "the new words take on the formatting only if %(other)s is adopted later", other=other
                    )
                    return Touch(pair, "order", change.at, self.places.shared_words(*pair, change.at), reason, becomes)
        return None

    def _divided(self, operation: str, other: str) -> Touch | None:
        """Whether *operation* splits a provision where *other* puts words, or that it moves or puts others beside."""
        for change in self.weave.changes[operation]:
            if not isinstance(change, Break):
                continue
            told = {"one": operation, "other": other, "place": in_words(change.at)}
            for new in self.weave.changes[other]:
                if isinstance(new, Put) and coordinate(new)[1:4] == coordinate(change)[1:4]:
                    reason = say("%(one)s splits %(place)s where %(other)s puts words", **told)
                    becomes = say("the order decides to which of the two paragraphs the words belong")
                    return Touch(self.places.pair(operation, other), "same-gap", change.at, "", reason, becomes)
                if isinstance(new, STRUCTURAL) and change.at in named((new,)):
                    reason = say("%(one)s splits %(place)s, beside which %(other)s changes the paragraphs", **told)
                    becomes = say("the text depends on which is adopted first: %(other)s means it whole", other=other)
                    return Touch(self.places.pair(operation, other), "order", change.at, "", reason, becomes)
        return None

    def _joined(self, operation: str, other: str) -> Touch | None:
        """Whether *operation* joins a provision of which *other* replaces all words: joined, it would mean more."""
        for change in self.weave.changes[operation]:
            if not isinstance(change, Unite):
                continue
            for new in self.weave.changes[other]:
                if not isinstance(new, Cut | Swap) or new.at not in (change.at, change.head):
                    continue
                if len(characters((new,), new.at)) >= len(self.places.text(new.at)):
                    reason = say(
                        "%(one)s joins %(place)s with another, and %(other)s replaces all its words",
                        one=operation,
                        other=other,
                        place=in_words(new.at),
                    )
                    becomes = say(
                        "only where %(other)s is adopted first, it means the paragraph as it was", other=other
                    )
                    return Touch(self.places.pair(operation, other), "order", new.at, "", reason, becomes)
        return None

    def _in_one_gap(self, one: str, other: str) -> Touch | None:
        if (at := self.gaps.get((one, other))) is None:
            return None
        told = {"one": one, "other": other, "place": in_words(at)}
        texts = [" ".join(put_in(self.weave.changes[name])) for name in (one, other)]
        if all(texts) and alike(*texts):
            reason = say("%(one)s and %(other)s put nearly the same into one gap of %(place)s", **told)
            return Touch((one, other), "same-effect", at, "", reason, say("together they say it twice"))
        reason = say("%(one)s and %(other)s both put something into one gap of %(place)s", **told)
        becomes = say("in the order of the record, that of %(one)s stands first", one=one)
        return Touch((one, other), "same-gap", at, "", reason, becomes)

    def _partly_same(self, one: str, other: str) -> Touch | None:
        """Whether some of what both put in is the same: one after the other, they would say it twice."""
        others = set(self.weave.changes[other])
        put = next((new for new in self.weave.changes[one] if isinstance(new, Put) and new in others), None)
        if put is None:
            return None
        reason = say(
            "%(one)s and %(other)s put in the same, among other words, in %(place)s",
            one=one,
            other=other,
            place=in_words(put.at),
        )
        return Touch((one, other), "same-effect", put.at, "", reason, say("what both put in stands there once"))

    def _counted(self, one: str, other: str, at: str) -> Touch | None:
        """Whether one means other words, or another place, once the other has been adopted."""
        if (missed := self.missed.get((one, other))) is not None:
            throughout, putting = missed.operations
            reason = say(
                "%(one)s replaces “%(words)s” throughout, and %(other)s puts it in",
                one=throughout,
                words=missed.words,
                other=putting,
            )
            becomes = say("only where %(other)s is adopted first, its words are replaced too", other=putting)
            return Touch((one, other), "order", missed.address, missed.words, reason, becomes)
        for earlier, later in ((one, other), (other, one)):
            there = self.succession.after(later, amendment_of(earlier))
            if there is None or coordinates(there) == coordinates(self.weave.changes[later]):
                continue
            reason = say(
                "after %(earlier)s, %(later)s means another place than in the text it was drafted against",
                earlier=amendment_of(earlier),
                later=later,
            )
            becomes = say("the text depends on which is adopted first")
            return Touch((one, other), "order", at, self.places.shared_words(one, other, at), reason, becomes)
        return None
