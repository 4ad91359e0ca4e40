"""What no set explains: each place with its words and the nearest amendment, and amendments that are there by half.

Nearest is the amendment that changes the same provision and shares most words, or that shares words at all: a hint for
a reader, from which no text is made.
"""

from collections.abc import Iterable, Iterator

import msgspec

from amendiff.analyse.explanation.scoring import FOLDS, Change, Result, Scorer, changes_of, words_in
from amendiff.analyse.explanation.search import Decisions
from amendiff.analyse.redline import Row, changed
from amendiff.application import Reading
from amendiff.model.change import Change as Asked, Move, Place, Put, Swap
from amendiff.model.naming import in_a_row, in_words
from amendiff.model.weave import Weave


class Residue(msgspec.Struct, frozen=True):
    """One provision in which the text has words that the best set does not explain."""

    row: Row
    place: str
    """The provision in words: ``operative paragraph 1``."""
    changes: tuple[Change, ...]
    nearest: str = ""
    """The amendment that comes nearest; empty where none shares the place or a word."""
    because: str = ""

    @property
    def words(self) -> int:
        """How many words are not explained here; 0 where nothing differs that is one."""
        return sum(change.words for change in self.changes)

    @property
    def differs(self) -> tuple[str, ...]:
        """What else differs here, and counts for no word: capitals, spaces, emphasis."""
        found = {change.differs for change in self.changes}
        return tuple(one for one in FOLDS if one in found)


class Half(msgspec.Struct, frozen=True):
    """An amendment of which some operations are in the text and others are not."""

    amendment: str
    there: tuple[str, ...]
    """Operations whose changes are in the text."""
    missing: tuple[str, ...]
    sentence: str


def residues(weave: Weave, rows: tuple[Row, ...]) -> Iterator[Residue]:
    """Yield what is unexplained in *rows*, from the best set to the text, provision by provision in order."""
    for row in changed(rows):
        found = tuple(changes_of(row))
        if not found:
            continue
        own = row.old[0].address if row.old else ""
        place = in_words(own) if own else _new_place(rows, row)
        name, why = _nearest(weave, row, found, rows)
        yield Residue(row, place, found, name, why)


def _new_place(rows: tuple[Row, ...], row: Row) -> str:
    before = [one for one in rows[: rows.index(row)] if one.old]
    if not before:
        return "a paragraph at the beginning"
    return f"a paragraph after {in_words(before[-1].old[-1].address)}"


def _nearest(weave: Weave, row: Row, found: Iterable[Change], rows: tuple[Row, ...]) -> tuple[str, str]:
    words = {word.lower() for change in found for word in (*words_in(change.old), *words_in(change.new))}
    here = {one.address for one in row.old}
    if not here:
        at = rows.index(row)
        here = {one.address for near in (*rows[max(at - 1, 0) : at], *rows[at + 1 : at + 2]) for one in near.old}
    ranked = []
    for n, amendment in enumerate(weave.order):
        changes = [change for operation in weave.operations[amendment] for change in weave.changes[operation]]
        touches = any(here & set(places_of(change)) for change in changes)
        shared = len(words & {word.lower() for change in changes for word in _brought(weave, change)})
        if touches or shared:
            ranked.append((not touches, -shared, n, amendment))
    if not ranked:
        return "", ""
    elsewhere, shared, _, name = min(ranked)
    if elsewhere:
        return name, "its words are most alike"
    return name, "it changes this place" + (", and its words are most alike" if shared else "")


def places_of(change: Asked) -> tuple[str, ...]:
    """Return the addresses of the provisions that *change* concerns."""
    if isinstance(change, Place):
        near = (change.gap.beside.partition("@")[0], change.gap.parent if not change.gap.beside else "")
        return tuple(name for name in (*near, *(one.address for one in change.provisions)) if name)
    if isinstance(change, Move):
        return (change.at, change.gap.beside.partition("@")[0])
    return (change.at,)


def _brought(weave: Weave, change: Asked) -> list[str]:
    """The words that *change* puts in or takes out."""
    words: list[str] = []
    if isinstance(change, Put | Swap):
        words += words_in(change.text)
    elif isinstance(change, Place):
        words += [word for one in change.provisions for word in words_in(one.text)]
    if isinstance(change, Swap) and change.at in weave.base:
        text = weave.base[change.at].text
        words += [word for span in change.spans if not span.origin for word in words_in(text[span.start : span.end])]
    return words


def halves(scorer: Scorer, best: Result, decisions: Decisions) -> Iterator[Half]:
    """Yield the amendments of which a part explains the text better than all or nothing of them does."""
    weave = scorer.weave
    if best.depends:
        return
    for amendment in weave.order:
        own = weave.operations[amendment]
        there = tuple(name for name in own if name in decisions.ins)
        missing = tuple(name for name in own if name in decisions.outs)
        if not there or not missing:
            continue
        operations = (best.reading.operations - frozenset(own)) | frozenset(there)
        if any(operations.issuperset(clash.operations) for clash in weave.clashes):
            continue
        chosen = tuple(name for name in weave.order if name in best.order or name == amendment)
        if any(parent not in chosen for parent in weave.parents[amendment]):
            continue
        reading = Reading(weave, chosen, operations, (), "plain")
        if scorer.score(scorer.shaped(reading.document)) < best.score:
            yield Half(amendment, there, missing, _in_words(weave, amendment, there, missing))


def _in_words(weave: Weave, amendment: str, there: tuple[str, ...], missing: tuple[str, ...]) -> str:
    def places(operations: tuple[str, ...]) -> list[str]:
        return list(dict.fromkeys(places_of(change)[0] for one in operations for change in weave.changes[one][:1]))

    one, other = places(there), places(missing)
    head = f"its change in {one[0]} is there" if len(one) == 1 else f"its changes in {in_a_row(one)} are there"
    rest = f"that in {other[0]} is not" if len(other) == 1 else f"those in {in_a_row(other)} are not"
    return f"{amendment}: {head}, {rest}"
