"""By which occurrence words are named that stand at a certain place. Knows no operations."""

from amendiff.application.target import locate, matches
from amendiff.errors import TargetError
from amendiff.model.document import Document
from amendiff.model.operation import Occurrence


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
