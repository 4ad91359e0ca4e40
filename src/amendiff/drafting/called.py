"""What in a text is called by a number, or by how it stands in order. Knows provisions; puts no addresses together."""

import re
from collections.abc import Mapping, Sequence
from itertools import islice, product

from msgspec.structs import replace

from amendiff.drafting.places import Place, Step
from amendiff.drafting.scope import Named, pick
from amendiff.model.document import Document, Kind, Provision
from amendiff.model.enumerators import BIS

SECTIONS = ("article", "section", "regulation", "rule", "clause", "chapter", "part", "recital", "citation")
"""What headings call the part of a text that stands under them."""
_SPELLINGS = {"article": r"art(?:icle|\.)?", "section": r"(?:sec(?:tion|\.)?|§)"}
_MOST = 1024
"""Ways to put the places of one clause together that are looked at."""
_TOP = (Kind.PREAMBULAR, Kind.OPERATIVE, Kind.PARAGRAPH)


def entitled(kind: str, number: str, provisions: Sequence[Provision]) -> Sequence[Provision]:
    """Return what is called so: by that word, else a heading with the number alone, or a paragraph with it.

    "Article 3" is not "Chapter 3", and not paragraph 3 of Article 2, where there is an Article 3.
    """
    spaced = re.sub(r"(?<=\d)(?=[a-z])", r"\\s*", re.escape(number))
    figure = rf"\s*\(?{spaced}(?!\w|\.\d|\s+(?:{BIS})\b)"
    heads = [one for one in provisions if one.kind is Kind.HEADING]
    tops = [one for one in provisions if one.kind in _TOP]
    bare = [one for one in tops if not one.number.strip("().")]

    def begin(word: str, level: Sequence[Provision]) -> list[Provision]:
        name = re.compile(f"(?:{word}){figure}", re.IGNORECASE)
        return [one for one in level if name.match(one.text)]

    own = _SPELLINGS.get(kind, kind or "(?!)")
    return (
        begin(own, heads)
        or begin(own, bare)
        or begin("", heads)
        or [one for one in tops if one.number.strip("().").replace(" ", "") == number]
    )


def headed(words: str, provisions: Sequence[Provision]) -> Sequence[Provision]:
    """Return the headings that read *words*, else those that begin with them."""
    heads = [one for one in provisions if one.kind is Kind.HEADING]
    same = [one for one in heads if one.text.strip() == words.strip()]
    return same or [one for one in heads if one.text.startswith(words.strip())]


def called(step: Step, level: Sequence[Provision]) -> Sequence[Provision]:
    """Return the paragraphs of *level* that *step* means: by number, by order where none has one, or all of them."""
    number = step.number.replace(" ", "")
    if number and any(one.number for one in level):
        return [one for one in level if one.number.replace(" ", "").rstrip(".") == number]
    if not number and not step.ordinal:
        return level
    place = int(number) if number.isdigit() else step.ordinal
    one = pick(level, place) if place else None
    return [one] if one else []


def ranges(firsts: Sequence[Named], lasts: Sequence[str], document: Document | None) -> list[Named]:
    """Return *firsts*, each with that of *lasts* which ends its range: under the same heading, if any stand so."""
    found: list[Named] = []
    if document is not None:
        heads = {one: section(one, document) for one in lasts if one in document}
        for first in firsts:
            same = [one for one in heads if first.at in document and heads[one] == section(first.at, document)]
            found += [replace(first, to=same[0])] if same else []
    return found or [replace(one, to=lasts[min(n, len(lasts) - 1)]) for n, one in enumerate(firsts)]


def alike(
    names: Mapping[Place, list[Named]], document: Document | None
) -> tuple[dict[Place, list[Named]], tuple[str, ...]]:
    """Return *names* so that the first of each go together, the second, and so on; and the parts where they stand.

    Places that fit the same parts of a text go together there; otherwise each goes with every other.
    """
    several = {place: found for place, found in names.items() if len(found) > 1}
    parts = {tuple(_part(one, found, document) for one in found) for found in several.values()}
    if len(parts) < 2:
        return dict(names), next(iter(parts), ())
    rows = list(islice(product(*several.values()), _MOST))
    return {**names, **{place: list(row) for place, row in zip(several, zip(*rows, strict=True), strict=True)}}, ()


def _part(one: Named, found: Sequence[Named], document: Document | None) -> str:
    """The part of the text in which *one* of *found* stands: its heading, if that tells them apart, else its kind."""
    if document is None or any(other.at not in document for other in found):
        return ""
    kinds = [document[other.at].kind for other in found]
    return document[one.at].kind if len(set(kinds)) == len(kinds) else section(one.at, document)


def section(address: str, document: Document) -> str:
    """Return the heading under which *address* stands, or ``""``."""
    row = document.provisions
    above = (row[n] for n in range(document.position(address) - 1, -1, -1))
    return next((one.address for one in above if one.kind in (Kind.HEADING, Kind.ANNEX)), "")
