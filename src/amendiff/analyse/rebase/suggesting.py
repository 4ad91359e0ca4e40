"""Where an operation without a certain place may belong: a hint with a score, that only a person takes.

The words that stand in place of the quoted ones come first; else the words of the revision that are most like them.
Whatever is suggested resolves there exactly.
"""

from collections.abc import Iterator

import msgspec
from rapidfuzz import fuzz

from amendiff.analyse.rebase.naming import naming
from amendiff.analyse.rebase.outcome import Place, Suggestion
from amendiff.analyse.rebase.revision import Revision
from amendiff.application.resolve import resolve
from amendiff.errors import AmendiffError
from amendiff.model.document import Document, Kind, Provision
from amendiff.model.operands import Quoting, addresses, is_literal, occurrence_of, quoted, quoting
from amendiff.model.operation import Insert, MoveProvision, Operation, ReplaceThroughout, Retitle
from amendiff.model.words import trimmed, whole_words

LEAST = 0.6
"""How alike words elsewhere must be to be suggested."""


def suggested(operation: Operation, places: tuple[Place, ...], revision: Revision) -> Suggestion | None:
    """Return the place on the revision that *operation*, which has none for certain, may mean; ``None`` for no idea."""
    if isinstance(operation, ReplaceThroughout) or occurrence_of(operation) == "all":
        return None
    for found in _ideas(operation, places, revision):
        try:
            for one in found.operations:
                resolve(one, revision.views[1], lambda beside: f"{beside}+new")
        except (AmendiffError, ValueError):
            continue
        return found
    return None


def _ideas(operation: Operation, places: tuple[Place, ...], revision: Revision) -> Iterator[Suggestion]:
    if isinstance(operation, Retitle):
        if places[0].new:
            score = _alike(places[0].words, places[0].stands)
            yield Suggestion(at=places[0].new, words=places[0].stands, score=score, operations=(operation,))
    elif isinstance(operation, Quoting):
        yield from _by_words(operation, places[0], revision)
    else:
        yield from _by_provisions(operation, revision)


def _by_words(operation: Quoting, place: Place, revision: Revision) -> Iterator[Suggestion]:
    words = quoted(operation)
    if not words:
        if place.new and isinstance(operation, Insert):
            moved = msgspec.structs.replace(operation, at=place.new)
            score = _alike(place.words, place.stands)
            yield Suggestion(at=place.new, words=place.stands, score=score, operations=(moved,))
        return
    spots = []
    if place.new and place.stands and (start := _only(revision.new[place.new].text, place.stands)) >= 0:
        spots.append((place.new, start, start + len(place.stands)))
    if (elsewhere := _most_like(words, revision.new)) is not None:
        spots.append(elsewhere)
    for at, start, end in spots:
        text = revision.new[at].text
        low, high = trimmed(text, *whole_words(text, start, end))
        occurrence = naming(revision.new, at, (low, high), "only", literal=is_literal(operation))
        if occurrence is not None and low < high:
            there = quoting(operation, at, text[low:high], occurrence)
            score = _alike(words, text[low:high])
            yield Suggestion(at=at, words=text[low:high], score=score, operations=(there,))


def _only(text: str, words: str) -> int:
    """Where *words* stand in *text*, if once; otherwise -1."""
    first = text.find(words)
    return first if first >= 0 and text.find(words, first + 1) < 0 else -1


def _most_like(words: str, document: Document) -> tuple[str, int, int] | None:
    """The words most like *words*, where none elsewhere are as much like them."""
    found: list[tuple[float, str, int, int]] = []
    for one in document:
        near = fuzz.partial_ratio_alignment(words, one.text, score_cutoff=100 * LEAST)
        if near is not None and len(one.text) >= len(words) and near.score >= 100 * LEAST:
            found.append((near.score, one.address, near.dest_start, near.dest_end))
    best = max((score for score, *_ in found), default=0.0)
    spots = [spot for spot in found if spot[0] == best]
    return spots[0][1:] if len(spots) == 1 else None


def _by_provisions(operation: Operation, revision: Revision) -> Iterator[Suggestion]:
    """*operation* with each provision that it names as the one that it is paired with, or that is most like it."""
    named: dict[str, str] = {}
    score = 1.0
    for field, at in addresses(operation).items():
        one = revision.old[at]
        found = revision.difference(at).new
        new = revision.new[found[-1 if field in ("after", "to") else 0]] if found else _like(one, revision)
        if new is None:
            return
        named[field] = new.address
        score = min(score, _alike(one.text, new.text))
    if not named:
        return
    there = msgspec.structs.replace(operation, **named)
    first = revision.new[next(iter(named.values()))]
    if not isinstance(operation, MoveProvision) or len(set(named.values())) == len(named):
        yield Suggestion(at=first.address, words=first.text, score=round(score, 2), operations=(there,))


def _like(one: Provision, revision: Revision) -> Provision | None:
    if one.kind in (Kind.TABLE, Kind.GAP):
        return None
    scored = [(fuzz.ratio(one.text, other.text), other) for other in revision.new if other.kind is one.kind]
    best = max((score for score, _ in scored), default=0.0)
    likest = [other for score, other in scored if score == best]
    return likest[0] if best >= 100 * LEAST and len(likest) == 1 else None


def _alike(one: str, other: str) -> float:
    return round(fuzz.ratio(one, other) / 100, 2)
