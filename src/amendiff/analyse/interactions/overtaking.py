"""One operation within what another takes away: its words or its place are gone. Knows no clash; adds nothing."""

from collections import defaultdict

from amendiff.analyse.interactions.coordinates import characters, made_by, place_of
from amendiff.analyse.interactions.kinds import Touch
from amendiff.analyse.interactions.touching import places_of
from amendiff.model.amendment import amendment_of
from amendiff.model.change import Change, Cut, Lift, Move, Place, Restyle, Unite
from amendiff.model.naming import in_words
from amendiff.model.weave import Weave
from amendiff.sentences import say

_Taken = tuple[str] | tuple[str, str, int]
"""A provision, or a character of one: its address, its origin and its offset there."""


class Overtaking:
    """What the operations of one weave take away from each other."""

    def __init__(self, weave: Weave) -> None:
        self.weave, self.places = weave, places_of(weave)
        self.lost: dict[tuple[str, str], set[Change]] = defaultdict(set)
        """By operation and the one that takes its place away: the changes that are lost."""
        for strand in weave.strands.values():
            for run in strand.runs:
                for taker in run.overtaken_by:
                    for operation in run.inserted_by:
                        made = made_by(weave.changes[operation], run.origin, run.begins)
                        self.lost[operation, taker] |= {*made}.difference(weave.changes[taker])

    def touch(self, one: str, other: str, at: str) -> Touch | None:
        """Return what is lost where both are adopted; ``None`` where neither takes away what the other is about."""
        return self._taken(one, other, at) or self._taken(other, one, at) or self._both_cut(one, other)

    def _taken(self, operation: str, taker: str, at: str) -> Touch | None:
        changes = self.weave.changes[operation]
        lost = self.lost.get((operation, taker), set()) | {one for one in changes if self._goes(one, taker)}
        if not lost:
            return None
        pair = self.places.pair(operation, taker)
        where = next((place_of(change) for change in changes if change in lost), at)
        some, every = len(lost), len(changes)
        what = say("its place") if some == every else say("%(some)s of its %(every)s places", some=some, every=every)
        a, b = amendment_of(operation), amendment_of(taker)
        falls = (a,) if all(self._all_lost(name, b) for name in self.weave.operations[a]) else ()
        if len(lost) < len(changes):
            becomes = say("if %(one)s is adopted, %(other)s changes the rest", one=b, other=a)
        else:
            becomes = say("if %(one)s is adopted, %(falling)s falls", one=b, falling=a if falls else operation)
        told = {"one": operation, "what": what, "other": taker, "place": in_words(where)}
        if self.places.lifted_by(where, taker):
            reason = say("%(one)s has %(what)s in %(place)s, which %(other)s takes away", **told)
        else:
            reason = say("%(one)s has %(what)s in what %(other)s takes out of %(place)s", **told)
        return Touch(pair, "contained", where, self.places.shared_words(*pair, where), reason, becomes, falls)

    def _all_lost(self, operation: str, amendment: str) -> bool:
        changes = self.weave.changes[operation]
        lost = {
            change
            for taker in self.weave.operations[amendment]
            for change in changes
            if change in self.lost.get((operation, taker), ()) or self._goes(change, taker)
        }
        return len(lost) == len(changes)

    def _goes(self, change: Change, taker: str) -> bool:
        """Whether the place of *change* goes with a provision that *taker* takes away, or with the words it has."""
        match change:
            case Lift(at=at) | Move(at=at):
                return self.places.lifted_by(self.places.parents.get(at, ""), taker)
            case Place(gap=gap):
                return self.places.lifted_by(gap.parent, taker)
            case Unite(at=at, head=head):
                return self.places.lifted_by(at, taker) or self.places.lifted_by(head, taker)
            case Restyle(at=at):
                gone = characters(self.weave.changes[taker], at)
                return self.places.lifted_by(at, taker) or characters((change,), at) <= gone
            case _:
                return self.places.lifted_by(change.at, taker)

    def _both_cut(self, one: str, other: str) -> Touch | None:
        a, b = self._cut(one), self._cut(other)
        if not (shared := a & b):
            return None
        where = min(shared)[0]
        words = self.places.shared_words(one, other, where)
        provision = len(min(shared)) == 1
        whole = [
            shared == own and all(isinstance(change, Cut | Lift) for change in self.weave.changes[name])
            for name, own in ((one, a), (other, b))
        ]
        if any(whole):
            inner, outer = (one, other) if whole[0] else (other, one)
            a_in, a_out = amendment_of(inner), amendment_of(outer)
            falls = (a_in,) if len(self.weave.operations[a_in]) == 1 else ()
            named = {"inner": inner, "outer": outer, "place": in_words(where)}
            if provision:
                reason = say("%(inner)s takes out %(place)s, and %(outer)s does so too", **named)
            else:
                reason = say("all that %(inner)s takes out of %(place)s, %(outer)s takes out too", **named)
            becomes = say("if %(one)s is adopted, nothing of %(other)s is left to vote on", one=a_out, other=inner)
            return Touch((one, other), "contained", where, words, reason, becomes, falls)
        told = {"one": one, "other": other, "place": in_words(where)}
        if provision:
            reason = say("%(one)s and %(other)s both take out %(place)s", **told)
        elif words:
            reason = say("%(one)s and %(other)s both take out “%(words)s” of %(place)s", words=words, **told)
        else:
            reason = say("%(one)s and %(other)s take out the same words of %(place)s", **told)
        agree = say("both can stand: they agree on these words")
        return Touch((one, other), "overlap", where, words, reason, agree)

    def _cut(self, operation: str) -> set[_Taken]:
        """The characters and the whole provisions that *operation* takes out, by where they stand."""
        changes = self.weave.changes[operation]
        found: set[_Taken] = {
            (change.at, *place)
            for change in changes
            if isinstance(change, Cut)
            for place in characters((change,), change.at)
        }
        return found | {(change.at,) for change in changes if isinstance(change, Lift) and not change.replaced}
