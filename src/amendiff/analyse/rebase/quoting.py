"""Operations that quote words, seen alike: which words, and the same operation with others, or at another place."""

import msgspec

from amendiff.application.target import locate, matches
from amendiff.errors import TargetError
from amendiff.model.document import Document
from amendiff.model.operation import Delete, Format, Insert, Occurrence, Operation, Replace, SplitProvision

Quoting = Replace | Insert | Delete | Format | SplitProvision
"""Operations on the words of one provision; an insertion at its start or end quotes none."""


def quoted(operation: Quoting) -> str:
    """Return the words by which *operation* finds its place, ``""`` where it names the start or end."""
    match operation:
        case Replace():
            return operation.old
        case Delete() | Format():
            return operation.words
        case Insert() | SplitProvision():
            return operation.after or operation.before


def is_literal(operation: Operation) -> bool:
    """Whether *operation* takes its words as characters, and not as whole words."""
    return getattr(operation, "join", "words") == "exact"


def quoting(operation: Quoting, at: str, words: str, occurrence: Occurrence) -> Quoting:
    """Return *operation* at the provision *at*, naming *words* there; may raise ValueError where it cannot be said."""
    match operation:
        case Replace():
            return msgspec.structs.replace(operation, at=at, old=words, occurrence=occurrence)
        case Delete() | Format():
            return msgspec.structs.replace(operation, at=at, words=words, occurrence=occurrence)
        case Insert() | SplitProvision():
            side = "after" if operation.after else "before"
            return msgspec.structs.replace(operation, at=at, occurrence=occurrence, **{side: words})


def naming(
    document: Document, at: str, place: tuple[int, int], given: Occurrence, *, literal: bool
) -> Occurrence | None:
    """Return an occurrence by which the words at *place* are named and no others: as *given* where that will do."""
    provision = document[at]
    words = provision.text[slice(*place)]
    found = matches(provision.text, words, literal=literal)
    if place not in found:
        return None
    for occurrence in (given, "only"):
        if occurrence == "all":
            continue
        try:
            if locate(document, provision, words, occurrence, literal=literal) == [place]:
                return occurrence
        except TargetError:
            continue
    return found.index(place) + 1


ADDRESSES = {
    "replace": ("at",),
    "insert": ("at",),
    "delete": ("at",),
    "format": ("at",),
    "split-provision": ("at",),
    "insert-provision": ("after", "before", "start_of", "end_of"),
    "delete-provision": ("at", "to"),
    "replace-provision": ("at", "to"),
    "move-provision": ("at", "to", "after", "before", "start_of", "end_of"),
    "join-provisions": ("at", "to"),
    "replace-throughout": ("within",),
    "retitle": (),
}
"""The fields of each kind of operation that hold addresses."""

PARTS = ("preamble", "operative")
"""Names that stand where an address may, in ``start_of`` and ``end_of``."""


def kind_of(operation: Operation) -> str:
    """Return the kind of *operation* as a corpus file has it."""
    return str(operation.__struct_config__.tag)


def addresses(operation: Operation) -> dict[str, str]:
    """Return the addresses that *operation* names, by field."""
    fields = ADDRESSES[kind_of(operation)]
    return {name: said for name in fields if (said := getattr(operation, name)) and said not in PARTS}
