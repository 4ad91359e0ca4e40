"""Operations on words, carried to the revision: where the quoted characters are kept, and nowhere else."""

from collections.abc import Iterator

import msgspec

from amendiff.analyse.rebase.contained import is_contained
from amendiff.analyse.rebase.naming import naming
from amendiff.analyse.rebase.outcome import Place, Status
from amendiff.analyse.rebase.revision import Revision
from amendiff.application.target import locate, matches
from amendiff.model.document import Document, Kind, Provision
from amendiff.model.operands import Quoting, is_literal, quoted, quoting
from amendiff.model.operation import Insert, Operation, Replace, ReplaceThroughout, Retitle

Found = tuple[tuple[Place, ...], tuple[Operation, ...]]
"""What became of each place that an operation names, and the operations that do at those that hold what it asks."""


def carried(operation: Quoting, revision: Revision) -> Found:
    """Return *operation*, which resolves in the earlier text, on the revision."""
    at, quote, literal = operation.at, quoted(operation), is_literal(operation)
    if not quote:
        assert isinstance(operation, Insert)
        return _at_the_edge(operation, revision)
    text = revision.old[at].text
    old = locate(revision.old, revision.old[at], quote, operation.occurrence, literal=literal)
    every = matches(text, quote, literal=literal)
    several = operation.occurrence == "all"
    places, held = [], []
    for spot in old:
        one = quoting(operation, at, quote, every.index(spot) + 1) if spot in every else operation
        place, landed = _place(one, revision, spot)
        places.append(place)
        held += [landed] if landed else []
    return tuple(places), tuple(_named(operation, revision, held, several=several))


def _named(
    operation: Quoting, revision: Revision, held: list[tuple[str, int, int]], *, several: bool
) -> Iterator[Operation]:
    """Write *operation* for the places *held*: as drafted where that names the same, or else one by one."""
    quote, literal = quoted(operation), is_literal(operation)
    for at in dict.fromkeys(name for name, _, _ in held):
        here = [(start, end) for name, start, end in held if name == at]
        if several and matches(revision.new[at].text, quote, literal=literal) == here:
            yield quoting(operation, at, quote, "all")
            continue
        for spot in here:
            occurrence = naming(revision.new, at, spot, operation.occurrence, literal=literal)
            assert occurrence is not None
            yield quoting(operation, at, quote, occurrence)


def _place(operation: Quoting, revision: Revision, spot: tuple[int, int]) -> tuple[Place, tuple[str, int, int] | None]:
    at, words, literal = operation.at, quoted(operation), is_literal(operation)
    place = Place(at=at, words=words, status="holds")
    if revision.gone(at):
        return _set(place, "has lost its place", reason="the revision has no such provision"), None
    new = revision.difference(at).new[0]
    instead = revision.instead(at, *spot)
    stands = revision.new[instead[0]].text[slice(*instead[1:])] if instead else ""
    place = msgspec.structs.replace(place, new=instead[0] if instead else new, stands=stands)
    if doubt := revision.doubt(at):
        return _set(place, "clashes", reason=doubt), None
    landed = revision.landed(at, *spot)
    if is_contained(operation, revision, spot, landed):
        return _set(place, "already contained"), None
    if landed is None:
        kept = stands == words
        why = "the words around it do not tell which are meant" if kept else "the revision has changed these words"
        return _set(place, "clashes", reason=why if stands else "the revision has taken these words out"), None
    if landed[1:] not in matches(revision.new[landed[0]].text, words, literal=literal):
        return _set(place, "clashes", reason="the words run on into others on the revision"), None
    return place, landed


def _set(place: Place, status: Status, reason: str = "") -> Place:
    return msgspec.structs.replace(place, status=status, reason=reason)


def _at_the_edge(operation: Insert, revision: Revision) -> Found:
    """An insertion at the start or end holds where the first or last word still is the first or last."""
    at = operation.at
    text = revision.old[at].text
    first = operation.place == "start"
    place = Place(at=at, words=_edge(text, first=first), status="holds")
    if revision.gone(at):
        return (_set(place, "has lost its place", reason="the revision has no such provision"),), ()
    new = revision.difference(at).new[0 if first else -1]
    there = revision.new[new].text
    place = msgspec.structs.replace(place, new=new, stands=_edge(there, first=first))
    if doubt := revision.doubt(at):
        return (_set(place, "clashes", reason=doubt),), ()
    if text != there and is_contained(operation, revision, (0, 0) if first else (len(text), len(text)), None):
        return (_set(place, "already contained"),), ()
    size = len(place.words)
    spot = (0, size) if first else (len(text) - size, len(text))
    if text and text != there:
        instead = revision.instead(at, *spot)
        kept = _edge_kept(revision, at, spot)
        edge = (new, 0, size) if first else (new, len(there) - size, len(there))
        if not kept or instead != edge:
            side = "begin" if first else "end"
            return (_set(place, "clashes", reason=f"the words with which it {side}s were changed"),), ()
    return (place,), (msgspec.structs.replace(operation, at=new),)


def _edge_kept(revision: Revision, at: str, spot: tuple[int, int]) -> bool:
    instead = revision.instead(at, *spot)
    return (
        instead is not None
        and revision.new[instead[0]].text[slice(*instead[1:])] == revision.old[at].text[slice(*spot)]
    )


def _edge(text: str, *, first: bool) -> str:
    """The first or the last word, with what is written to it."""
    parts = text.split(" ")
    return parts[0] if first else parts[-1]


def throughout(operation: ReplaceThroughout, revision: Revision) -> Found:
    """Return a replacement throughout: at the places where it was drafted to be, and at no others."""
    literal = is_literal(operation)
    places, held = [], []
    for provision in _scope(revision.old, operation.within):
        if operation.old not in provision.text:
            continue
        for n, spot in enumerate(matches(provision.text, operation.old, literal=literal), 1):
            place, landed = _place(_single(operation, provision.address, n), revision, spot)
            places.append(place)
            held += [landed] if landed else []
    if not held:
        return tuple(places), ()
    within = operation.within and revision.same(operation.within)
    if within or not operation.within:
        every = [
            (one.address, *spot)
            for one in _scope(revision.new, within)
            for spot in matches(one.text, operation.old, literal=literal)
        ]
        if sorted(every) == sorted(held):
            return tuple(places), (msgspec.structs.replace(operation, within=within),)
    single = _single(operation, held[0][0], 1)
    return tuple(places), tuple(_named(single, revision, held, several=True))


def _single(operation: ReplaceThroughout, at: str, n: int) -> Replace:
    return Replace(at=at, old=operation.old, new=operation.new, occurrence=n, join=operation.join)


def _scope(document: Document, within: str) -> tuple[Provision, ...]:
    if not within:
        return document.provisions
    first = document.position(within)
    return document.provisions[first : document.end(first)]


def retitled(operation: Retitle, revision: Revision) -> Found:
    """Return another title: it holds where the title is the one that it was drafted for."""
    title = next(one for one in revision.old if one.kind is Kind.TITLE)
    place = Place(at=title.address, words=title.text, status="holds")
    if revision.gone(title.address):
        return (_set(place, "has lost its place", reason="the revision has no title"),), ()
    new = revision.new[revision.difference(title.address).new[0]]
    place = msgspec.structs.replace(place, new=new.address, stands=new.text)
    if new.text == operation.text:
        return (_set(place, "already contained"),), ()
    if not revision.kept(title.address):
        return (_set(place, "clashes", reason="the revision has another title"),), ()
    return (place,), (operation,)
