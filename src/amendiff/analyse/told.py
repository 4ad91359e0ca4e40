"""What an amendment changes, place by place, in the words that differ. Adds no facts."""

from collections.abc import Callable
from itertools import groupby

from amendiff.analyse.effect import Effect
from amendiff.analyse.redline import Row
from amendiff.model.document import Document, Kind
from amendiff.model.naming import in_a_row, in_words
from amendiff.sentences import joined, row as in_row, say


def effect_in_words(result: Effect) -> str:
    """Return what the amendment changes, place by place, by the words that differ."""
    only = _only_operative(result.before.document)
    after = result.after.document
    told = [_row(row, after, only_operative=only) for row in result.rows]
    return joined("; ", told) if told else say("changes nothing")


def _row(row: Row, after: Document, *, only_operative: bool) -> str:
    place = in_words(row.provision.address, only_operative=only_operative)
    words = "".join(segment.text for segment in row.segments).strip()
    match row.change:
        case "inserted":
            return _inserted(row, after, words, only_operative=only_operative)
        case "deleted":
            return say("deletes %(place)s: “%(words)s”", place=place, words=words)
        case "moved":
            return say("moves %(place)s", place=place)
        case "split":
            return say("splits %(place)s", place=place)
        case "joined":
            return say("joins to what follows %(place)s", place=place)
        case "formatting":
            return say("changes the formatting in %(place)s", place=place)
        case _:
            return say("in %(place)s %(changes)s", place=place, changes=in_row(_changes(row)))


def _inserted(row: Row, after: Document, words: str, *, only_operative: bool) -> str:
    """A new provision and where it stands: after the one before it at its level, or before the next."""
    assert row.new_index is not None
    own = after.provisions[row.new_index]
    parent = after.parent(row.new_index)
    level = [n for n, one in enumerate(after.provisions) if one.depth == own.depth and after.parent(n) == parent]
    at = level.index(row.new_index)
    if at:
        place = in_words(after.provisions[level[at - 1]].address, only_operative=only_operative)
        return say("inserts a new paragraph after %(place)s: “%(words)s”", place=place, words=words)
    if len(level) > 1:
        place = in_words(after.provisions[level[1]].address, only_operative=only_operative)
        return say("inserts a new paragraph before %(place)s: “%(words)s”", place=place, words=words)
    place = in_words(parent, only_operative=only_operative) if parent else say("the text")
    return say("inserts a new paragraph in %(place)s: “%(words)s”", place=place, words=words)


def _changes(row: Row) -> list[str]:
    """What happens inside one provision: ``inserts “a” and “b”``, ``replaces “c” by “d”``."""
    done: list[tuple[Callable[[str], str], str]] = []
    gone = ""
    for sign, same in groupby(row.segments, key=lambda one: one.sign):
        words = "".join(segment.text for segment in same).strip()
        if sign == "-":
            gone = words
        elif sign == "+" and gone:
            done.append((_replaces, say("“%(old)s” by “%(new)s”", old=gone, new=words)))
            gone = ""
        else:
            done += [(_deletes, _quoted(gone))] if gone else []
            done += [(_inserts, _quoted(words))] if sign == "+" and words else []
            gone = ""
    done += [(_deletes, _quoted(gone))] if gone else []
    return [verb(in_a_row(what for _, what in told)) for verb, told in groupby(done, key=lambda one: one[0])]


def _inserts(words: str) -> str:
    return say("inserts %(words)s", words=words)


def _deletes(words: str) -> str:
    return say("deletes %(words)s", words=words)


def _replaces(words: str) -> str:
    return say("replaces %(words)s", words=words)


def _quoted(words: str) -> str:
    return say("“%(words)s”", words=words)


def _only_operative(document: Document) -> bool:
    return sum(1 for one in document if one.kind is Kind.OPERATIVE and one.depth == 0) == 1
