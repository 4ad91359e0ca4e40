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
            reason = f"{one} and {other} {'ask for' if same else 'come to'} the same in {in_words(at)}"
            return Touch((one, other), "same-effect", at, self._words(one, other, at), reason, "either is enough")
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
        said = f"“{words}” in {place}" if words else place
        kind: Kind = "overlap"
        reason = f"{one} and {other} both change {said}"
        if clash.words and a == b:
            kind, reason = "alternatives", f"{one} and {other} each replace {said}"
        elif clash.words and (a < b or b < a):
            inner, outer = (one, other) if a < b else (other, one)
            kind, reason = "contained", f"{inner} lies within the words that {outer} changes in {place}"
        elif not clash.words:
            lifts = [self._lifts(operation, at) for operation in (one, other)]
            if all(lifts):
                kind, reason = "alternatives", f"{one} and {other} each replace {place}"
            elif any(lifts):
                inner, outer = (one, other) if lifts[1] else (other, one)
                kind, reason = "contained", f"{inner} changes {place}, which {outer} replaces"
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
            becomes = f"if {names[1]} is adopted, {lost[0]} falls, and if {names[0]} is, {lost[1]} does"
        elif any(lost):
            gone, still = (lost[0], names[1]) if lost[0] else (lost[1], names[0])
            becomes = f"if {still} is adopted, {gone} falls; {still} can still be put afterwards"
        else:
            becomes = "each can still be put after the other: the text depends on the order"
        alike_too = alike(*(" ".join(put_in(self.weave.changes[name])) for name in touch.operations))
        kind: Kind = "same-effect" if touch.kind == "alternatives" and alike_too else touch.kind
        reason = f"{touch.reason} by nearly the same" if kind != touch.kind else touch.reason
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
        what = "its place" if len(lost) == len(changes) else f"{len(lost)} of its {len(changes)} places"
        a, b = amendment_of(operation), amendment_of(taker)
        falls = (a,) if all(self._all_lost(name, b) for name in self.weave.operations[a]) else ()
        if len(lost) < len(changes):
            becomes = f"if {b} is adopted, {a} changes the rest"
        else:
            becomes = f"if {b} is adopted, {a if falls else operation} falls"
        reason = f"{operation} has {what} in what {taker} takes out of {in_words(where)}"
        if self._lifted(where, taker):
            reason = f"{operation} has {what} in {in_words(where)}, which {taker} takes away"
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
        both = f"{one} and {other} both take out “{words}”" if words else f"{one} and {other} take out the same words"
        whole = [len(self.weave.changes[name]) == 1 and shared == own for name, own in ((one, a), (other, b))]
        if any(whole):
            inner, outer = (one, other) if whole[0] else (other, one)
            a_in, a_out = amendment_of(inner), amendment_of(outer)
            falls = (a_in,) if len(self.weave.operations[a_in]) == 1 else ()
            reason = f"all that {inner} takes out of {in_words(where)}, {outer} takes out too"
            becomes = f"if {a_out} is adopted, nothing of {inner} is left to vote on"
            return Touch((one, other), "contained", where, words, reason, becomes, falls)
        reason = f"{both} of {in_words(where)}"
        return Touch((one, other), "overlap", where, words, reason, "both can stand: they agree on these words")

    def _formatted(self, operation: str, other: str) -> Touch | None:
        """Whether *operation* formats words among which *other* puts some: they take it on if they come later."""
        for change in self.weave.changes[operation]:
            if not isinstance(change, Restyle):
                continue
            styled = characters((change,), change.at)
            for new in self.weave.changes[other]:
                if puts_within(new, change.at, styled):
                    pair = self.places.pair(operation, other)
                    reason = f"{operation} formats words of {in_words(change.at)} among which {other} puts some"
                    becomes = f"the new words take on the formatting only if {other} is adopted later"
                    return Touch(pair, "order", change.at, self._words(*pair, change.at), reason, becomes)
        return None

    def _divided(self, operation: str, other: str) -> Touch | None:
        """Whether *operation* splits a provision where *other* puts words, or that it moves or puts others beside."""
        for change in self.weave.changes[operation]:
            if not isinstance(change, Break):
                continue
            for new in self.weave.changes[other]:
                if isinstance(new, Put) and coordinate(new)[1:4] == coordinate(change)[1:4]:
                    reason = f"{operation} splits {in_words(change.at)} where {other} puts words"
                    becomes = "the order decides to which of the two paragraphs the words belong"
                    return Touch(self.places.pair(operation, other), "same-gap", change.at, "", reason, becomes)
                if isinstance(new, STRUCTURAL) and change.at in named((new,)):
                    reason = f"{operation} splits {in_words(change.at)}, beside which {other} changes the paragraphs"
                    becomes = f"the text depends on which is adopted first: {other} means it whole"
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
                    reason = f"{operation} joins {in_words(new.at)} with another, and {other} replaces all its words"
                    becomes = f"only where {other} is adopted first, it means the paragraph as it was"
                    return Touch(self.places.pair(operation, other), "order", new.at, "", reason, becomes)
        return None

    # ---- both can stand ----------------------------------------------------------------------------------------------

    def _in_one_gap(self, one: str, other: str) -> Touch | None:
        if (at := self.gaps.get((one, other))) is None:
            return None
        texts = [" ".join(put_in(self.weave.changes[name])) for name in (one, other)]
        if alike(*texts):
            reason = f"{one} and {other} put nearly the same into one gap of {in_words(at)}"
            return Touch((one, other), "same-effect", at, "", reason, "together they say it twice")
        reason = f"{one} and {other} both put something into one gap of {in_words(at)}"
        return Touch(
            (one, other), "same-gap", at, "", reason, f"in the order of the record, that of {one} stands first"
        )

    def _counted(self, one: str, other: str, at: str) -> Touch | None:
        """Whether one means other words, or another place, once the other has been adopted."""
        if (missed := self.missed.get((one, other))) is not None:
            throughout, putting = missed.operations
            reason = f"{throughout} replaces “{missed.words}” throughout, and {putting} puts it in"
            becomes = f"only where {putting} is adopted first, its words are replaced too"
            return Touch((one, other), "order", missed.address, missed.words, reason, becomes)
        for earlier, later in ((one, other), (other, one)):
            there = self.succession.after(later, amendment_of(earlier))
            if there is None or coordinates(there) == coordinates(self.weave.changes[later]):
                continue
            reason = (
                f"after {amendment_of(earlier)}, {later} means another place than in the text it was drafted against"
            )
            becomes = "the text depends on which is adopted first"
            return Touch((one, other), "order", at, self._words(one, other, at), reason, becomes)
        return None

    def _side_by_side(self, one: str, other: str, at: str) -> Touch | None:
        places = dict.fromkeys(named(self.weave.changes[one]))
        shared = [where for where in places if {one, other} <= self.places.words.get(where, {}).keys()]
        if not shared and not at:
            return None
        where = shared[0] if shared else at
        what = "different words of" if shared else "something at"
        reason = f"{one} and {other} change {what} {in_words(where)}"
        return Touch((one, other), "mergeable", where, "", reason, "both can stand")

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
