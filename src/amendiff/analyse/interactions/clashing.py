"""Two operations that clash: what both change, and which of them can still be put after the other. Adds nothing."""

from amendiff.analyse.interactions.coordinates import characters
from amendiff.analyse.interactions.kinds import Kind, Touch
from amendiff.analyse.interactions.likeness import alike
from amendiff.analyse.interactions.succession import Succession
from amendiff.analyse.interactions.touching import Pair, places_of, put_in
from amendiff.model.amendment import amendment_of
from amendiff.model.naming import in_words
from amendiff.model.weave import Clash, Weave
from amendiff.sentences import say


class Clashing:
    """The clashes of one weave."""

    def __init__(self, weave: Weave, succession: Succession) -> None:
        self.weave, self.places, self.succession = weave, places_of(weave), succession
        self.clashes: dict[Pair, Clash] = {}
        for clash in reversed(weave.clashes):
            self.clashes[self.places.pair(*clash.operations)] = clash

    def touch(self, one: str, other: str) -> Touch | None:
        """Return what two operations that clash are to each other; ``None`` where they do not."""
        if (clash := self.clashes.get((one, other))) is None:
            return None
        words = clash.words.strip() or self.places.shared_words(one, other, clash.address)
        kind, reason = self._kind(one, other, clash, words)
        if kind == "alternatives" and alike(*(" ".join(put_in(self.weave.changes[name])) for name in (one, other))):
            kind, reason = "same-effect", say("%(reason)s by nearly the same", reason=reason)
        becomes, falls = self._becomes(one, other)
        return Touch((one, other), kind, clash.address, words, reason, becomes, falls)

    def _kind(self, one: str, other: str, clash: Clash, words: str) -> tuple[Kind, str]:
        """Return what they are to each other, and why."""
        at, place = clash.address, in_words(clash.address)
        told = {"one": one, "other": other}
        what = say("“%(words)s” in %(place)s", words=words, place=place) if words else place
        if clash.words:
            a, b = (characters(self.weave.changes[operation], at) for operation in (one, other))
            if a == b:
                return "alternatives", say("%(one)s and %(other)s each replace %(what)s", what=what, **told)
            if a < b or b < a:
                inner, outer = (one, other) if a < b else (other, one)
                return "contained", say(
                    "%(inner)s lies within the words that %(outer)s changes in %(place)s",
                    inner=inner,
                    outer=outer,
                    place=place,
                )
        else:
            lifts = [self.places.lifted_by(at, operation) for operation in (one, other)]
            if all(lifts):
                return "alternatives", say("%(one)s and %(other)s each replace %(what)s", what=place, **told)
            if any(lifts):
                inner, outer = (one, other) if lifts[1] else (other, one)
                return "contained", say(
                    "%(inner)s changes %(place)s, which %(outer)s replaces", inner=inner, outer=outer, place=place
                )
        return "overlap", say("%(one)s and %(other)s both change %(what)s", what=what, **told)

    def _becomes(self, one: str, other: str) -> tuple[str, tuple[str, ...]]:
        """Return what becomes of them, and which amendments fall: those that cannot be put after the other."""
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
        return becomes, falls

    def _lost_after(self, operation: str, earlier: str) -> str:
        """Return what falls once the amendment *earlier* is adopted: all of *operation*'s amendment, or that item."""
        if self.succession.after(operation, earlier) is not None:
            return ""
        name = amendment_of(operation)
        others = (one for one in self.weave.operations[name] if one != operation)
        return operation if any(self.succession.after(one, earlier) is not None for one in others) else name
