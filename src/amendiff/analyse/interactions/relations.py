"""What two operations that touch one place are to each other. Knows the weave; adds nothing to it."""

from collections import defaultdict
from collections.abc import Sequence

from amendiff.analyse.interactions.coordinates import (
    characters,
    coordinate,
    coordinates,
    made_by,
    named,
    place_of,
    puts_within,
)
from amendiff.analyse.interactions.kinds import Kind, Touch
from amendiff.analyse.interactions.likeness import alike
from amendiff.analyse.interactions.succession import Succession
from amendiff.analyse.interactions.touching import Pair, Places, put_in
from amendiff.application.findings import missed_by_throughout, order_dependent
from amendiff.application.reading import read
from amendiff.application.slots import STRUCTURAL
from amendiff.model.amendment import amendment_of
from amendiff.model.change import Break, Change, Cut, Lift, Move, Place, Put, Restyle, Swap, Unite
from amendiff.model.naming import in_words
from amendiff.model.weave import Clash, Weave
from amendiff.sentences import say


class Relations:
    """What the operations of one weave are to each other."""

    def __init__(self, weave: Weave, places: Places, succession: Succession) -> None:
        self.weave, self.places, self.succession = weave, places, succession
        self.clashes: dict[Pair, Clash] = {}
        for clash in reversed(weave.clashes):
            self.clashes[places.pair(*clash.operations)] = clash
        everything = read(weave, weave.order)
        self.gaps = {places.pair(*pair.operations): pair.address for pair in order_dependent(everything)}
        self.missed = {places.pair(*one.operations): one for one in missed_by_throughout(everything)}
        self.lost: dict[tuple[str, str], set[Change]] = defaultdict(set)
        """By operation and the one that takes its place away: the changes that are lost."""
        for strand in weave.strands.values():
            for run in strand.runs:
                for taker in run.overtaken_by:
                    for operation in run.inserted_by:
                        self.lost[operation, taker].update(made_by(weave.changes[operation], run.origin, run.begins))

    def touch(self, one: str, other: str) -> Touch | None:
        """Return what two operations are to each other, in the order of the record; ``None``: nothing at all."""
        first, second = self.weave.changes[one], self.weave.changes[other]
        at = self._address(one, other)
        same = set(first) == set(second)
        if same or self._same_result(one, other, first, second):
            told = {"one": one, "other": other, "place": in_words(at)}
            if same:
                reason = say("%(one)s and %(other)s ask for the same in %(place)s", **told)
            else:
                reason = say("%(one)s and %(other)s come to the same in %(place)s", **told)
            return Touch((one, other), "same-effect", at, self._words(one, other, at), reason, say("either is enough"))
        if (clash := self.clashes.get((one, other))) is not None:
            return self._clashing(one, other, clash)
        return (
            self._taken(one, other, at)
            or self._taken(other, one, at)
            or self._both_cut(one, other, at)
            or self._formatted(one, other)
            or self._formatted(other, one)
            or self._divided(one, other)
            or self._divided(other, one)
            or self._joined(one, other)
            or self._joined(other, one)
            or self._in_one_gap(one, other)
            or self._counted(one, other, at)
            or self._side_by_side(one, other, at)
        )

    # ---- both change the same words ----------------------------------------------------------------------------------

    def _clashing(self, one: str, other: str, clash: Clash) -> Touch:
        at = clash.address
        a, b = (characters(self.weave.changes[operation], at) for operation in (one, other))
        place = in_words(at)
        words = clash.words.strip() or self._words(one, other, at)
        told = {"one": one, "other": other, "place": place}
        what = say("“%(words)s” in %(place)s", words=words, place=place) if words else place
        kind: Kind = "overlap"
        reason = say("%(one)s and %(other)s both change %(what)s", what=what, **told)
        if clash.words and a == b:
            kind, reason = "alternatives", say("%(one)s and %(other)s each replace %(what)s", what=what, **told)
        elif clash.words and (a < b or b < a):
            inner, outer = (one, other) if a < b else (other, one)
            kind = "contained"
            reason = say(
                "%(inner)s lies within the words that %(outer)s changes in %(place)s",
                inner=inner,
                outer=outer,
                place=place,
            )
        elif not clash.words:
            lifts = [self._lifts(operation, at) for operation in (one, other)]
            if all(lifts):
                kind, reason = "alternatives", say("%(one)s and %(other)s each replace %(what)s", what=place, **told)
            elif any(lifts):
                inner, outer = (one, other) if lifts[1] else (other, one)
                kind = "contained"
                reason = say(
                    "%(inner)s changes %(place)s, which %(outer)s replaces", inner=inner, outer=outer, place=place
                )
        return self._falling(Touch((one, other), kind, at, words, reason, ""))

    def _lifts(self, operation: str, at: str) -> bool:
        """Whether *operation* takes away or replaces the provision *at*, or one to which it belongs."""
        return any(
            isinstance(change, Lift)
            for above in self.places.above(at)
            if operation in self.places.lifted.get(above, ())
            for change in self.weave.changes[operation]
        )

    def _falling(self, touch: Touch) -> Touch:
        """Say what becomes of two operations that clash: which of them can still be put after the other."""
        one, other = touch.operations
        names = amendment_of(one), amendment_of(other)
        lost = [self._lost_after(later, earlier) for later, earlier in ((one, names[1]), (other, names[0]))]
        falls = tuple(name for name, said in zip(names, lost, strict=True) if said == name)
        if all(lost):
            becomes = say(
                "if %(one)s is adopted, %(first)s falls, and if %(other)s is, %(second)s does",
                one=names[1],
                first=lost[0],
                other=names[0],
                second=lost[1],
            )
        elif any(lost):
            gone, still = (lost[0], names[1]) if lost[0] else (lost[1], names[0])
            becomes = say(
                "if %(one)s is adopted, %(falling)s falls; %(one)s can still be put afterwards", one=still, falling=gone
            )
        else:
            becomes = say("each can still be put after the other: the text depends on the order")
        alike_too = alike(*(" ".join(put_in(self.weave.changes[name])) for name in touch.operations))
        kind: Kind = "same-effect" if touch.kind == "alternatives" and alike_too else touch.kind
        reason = touch.reason if kind == touch.kind else say("%(reason)s by nearly the same", reason=touch.reason)
        return Touch(touch.operations, kind, touch.address, touch.words, reason, becomes, falls)

    def _lost_after(self, operation: str, earlier: str) -> str:
        """Return what falls once the amendment *earlier* is adopted: all of *operation*'s amendment, or that item."""
        if self.succession.after(operation, earlier) is not None:
            return ""
        name = amendment_of(operation)
        others = (one for one in self.weave.operations[name] if one != operation)
        return operation if any(self.succession.after(one, earlier) is not None for one in others) else name

    # ---- one lies in what the other takes away -----------------------------------------------------------------------

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
        if self._lifted(where, taker):
            reason = say("%(one)s has %(what)s in %(place)s, which %(other)s takes away", **told)
        else:
            reason = say("%(one)s has %(what)s in what %(other)s takes out of %(place)s", **told)
        return Touch(pair, "contained", where, self._words(*pair, where), reason, becomes, falls)

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
                return self._lifted(self.places.parents.get(at, ""), taker)
            case Place(gap=gap):
                return self._lifted(gap.parent, taker)
            case Unite(at=at, head=head):
                return self._lifted(at, taker) or self._lifted(head, taker)
            case Restyle(at=at):
                gone = characters(self.weave.changes[taker], at)
                return self._lifted(at, taker) or characters((change,), at) <= gone
            case _:
                return self._lifted(change.at, taker)

    def _lifted(self, address: str, taker: str) -> bool:
        return any(
            isinstance(change, Lift) and change.at == above
            for above in self.places.above(address)
            if taker in self.places.lifted.get(above, ())
            for change in self.weave.changes[taker]
        )

    def _both_cut(self, one: str, other: str, at: str) -> Touch | None:
        a, b = (
            {(change.at, *place) for change in self.weave.changes[name] if isinstance(change, Cut)
             for place in characters((change,), change.at)}
            for name in (one, other)
        )  # fmt: skip
        if not (shared := a & b):
            return None
        where = min(shared)[0]
        words = self._words(one, other, where)
        whole = [len(self.weave.changes[name]) == 1 and shared == own for name, own in ((one, a), (other, b))]
        if any(whole):
            inner, outer = (one, other) if whole[0] else (other, one)
            a_in, a_out = amendment_of(inner), amendment_of(outer)
            falls = (a_in,) if len(self.weave.operations[a_in]) == 1 else ()
            reason = say(
                "all that %(inner)s takes out of %(place)s, %(outer)s takes out too",
                inner=inner,
                outer=outer,
                place=in_words(where),
            )
            becomes = say("if %(one)s is adopted, nothing of %(other)s is left to vote on", one=a_out, other=inner)
            return Touch((one, other), "contained", where, words, reason, becomes, falls)
        told = {"one": one, "other": other, "place": in_words(where)}
        if words:
            reason = say("%(one)s and %(other)s both take out “%(words)s” of %(place)s", words=words, **told)
        else:
            reason = say("%(one)s and %(other)s take out the same words of %(place)s", **told)
        agree = say("both can stand: they agree on these words")
        return Touch((one, other), "overlap", where, words, reason, agree)

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
                    return Touch(pair, "order", change.at, self._words(*pair, change.at), reason, becomes)
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
                if len(characters((new,), new.at)) >= len(self._text(new.at)):
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

    # ---- both can stand ----------------------------------------------------------------------------------------------

    def _in_one_gap(self, one: str, other: str) -> Touch | None:
        if (at := self.gaps.get((one, other))) is None:
            return None
        told = {"one": one, "other": other, "place": in_words(at)}
        texts = [" ".join(put_in(self.weave.changes[name])) for name in (one, other)]
        if alike(*texts):
            reason = say("%(one)s and %(other)s put nearly the same into one gap of %(place)s", **told)
            return Touch((one, other), "same-effect", at, "", reason, say("together they say it twice"))
        reason = say("%(one)s and %(other)s both put something into one gap of %(place)s", **told)
        becomes = say("in the order of the record, that of %(one)s stands first", one=one)
        return Touch((one, other), "same-gap", at, "", reason, becomes)

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
            return Touch((one, other), "order", at, self._words(one, other, at), reason, becomes)
        return None

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

    # ---- what both come to -------------------------------------------------------------------------------------------

    def _same_result(self, one: str, other: str, first: Sequence[Change], second: Sequence[Change]) -> bool:
        """Whether two operations on words, each by itself, make the same text."""
        worded = (Cut, Put, Swap, Restyle)
        if not all(isinstance(change, worded) for change in (*first, *second)):
            return False
        if {place_of(change) for change in first} != {place_of(change) for change in second}:
            return False
        return self.succession.alone(one) == self.succession.alone(other)

    def _address(self, one: str, other: str) -> str:
        """Return the provision at which two operations touch, the nearest that both name."""
        known = [dict.fromkeys(named(self.weave.changes[name])) for name in (one, other)]
        for address in known[0]:
            if address in known[1]:
                return address
        for address in (*known[0], *known[1]):
            if address in self.weave.base or address in self.weave.strands:
                return address
        return ""

    def _words(self, one: str, other: str, at: str) -> str:
        """Return the words of *at* that both operations change, from the first to the last."""
        a, b = (characters(self.weave.changes[name], at) for name in (one, other))
        shared = sorted(offset for origin, offset in a & b if not origin)
        return self._text(at)[shared[0] : shared[-1] + 1].strip() if shared else ""

    def _text(self, at: str) -> str:
        """Return the words of the provision *at* as they were tabled, or put in."""
        if (strand := self.weave.strands.get(at)) is not None:
            return strand.provision.text
        return self.weave.base[at].text if at in self.weave.base else ""
