"""Where an address is looked for: a part of a text, and what has been named so far. Knows no words of drafters."""

from collections.abc import Sequence

import msgspec

from amendiff.drafting.places import Step
from amendiff.model.document import Document, Kind, Provision
from amendiff.model.enumerators import roman
from amendiff.model.operation import Where

ANYWHERE = "text"
"""The address that stands for a place which nobody names; no provision has it."""


class Named(msgspec.Struct, frozen=True):
    """An address, or a range of them; *part* is a sentence or line of it."""

    at: str
    to: str = ""
    part: "Step | None" = None
    low: int = 0
    high: int = -1
    """Where in the text it is looked for further: positions of provisions; *high* -1 for all."""
    prefix: str = ""
    section: bool = False
    """Whether all that stands under the heading *at* is meant, and not the words of the heading alone."""
    quote: tuple[int, int] | None = None


def first_and_last(name: Named, document: Document | None) -> tuple[str, str]:
    """Return the address and the end of its range: of a section, the last of what stands under its heading."""
    if document is None or not name.section or name.to or name.at not in document:
        return name.at, name.to
    position = document.position(name.at)
    below = document.provisions[position + 1 : under(document, position)]
    level = [one.address for one in below if one.depth == document[name.at].depth and one.kind is not Kind.FOOTNOTE]
    return name.at, level[-1] if level else ""


def at_side(side: str, name: Named, document: Document | None) -> Where:
    """Return the place on that *side* of what is named; of the whole text, where nothing is named."""
    at, to = first_and_last(name, document)
    at = at or ANYWHERE
    if name.section and side in ("start", "start_of"):
        return {"after": at}
    if name.section and side in ("end", "end_of"):
        return {"after": to or at}
    match side:
        case "after":
            return {"after": to or at}
        case "before":
            return {"before": at}
        case "start" | "start_of":
            return {"start_of": at}
        case _:
            return {"end_of": at}


def value(number: str) -> int:
    if number.isdigit():
        return int(number)
    for value in range(1, 40):
        if roman(value) == number.lower():
            return value
    return ord(number.lower()) - ord("a") + 1 if len(number) == 1 and number.isalpha() else 0


def within(scope: Named, document: Document) -> Sequence[Provision]:
    """The provisions of the part that *scope* names; the text itself is without its annexes."""
    if scope.high >= 0:
        return document.provisions[scope.low : scope.high]
    return [one for one in document.provisions if not one.address.startswith("annex")]


def pick(level: Sequence[Provision], ordinal: int) -> Provision | None:
    n = ordinal if ordinal < 0 else ordinal - 1
    return level[n] if -len(level) <= n < len(level) else None


def under(document: Document, position: int) -> int:
    """Where the part under the heading at *position* ends."""
    heading = document.provisions[position]
    last = position + 1
    while last < len(document.provisions):
        one = document.provisions[last]
        if (
            one.depth < heading.depth
            or (one.kind is Kind.HEADING and one.level <= heading.level)
            or one.kind is Kind.ANNEX
        ):
            break
        last += 1
    return last
