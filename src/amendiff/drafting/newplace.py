"""Where something new stands that is named by the number which it takes: "a new paragraph 5", "3 bis", "8 a (new)".

A new paragraph 5 comes where 5 stands now; 3 bis comes behind 3, 3 ter behind 3 bis where there is one.
"""

import re

from amendiff.drafting.addresses import named
from amendiff.drafting.places import LAST, PENULTIMATE, Place, Step
from amendiff.drafting.scope import Named
from amendiff.model.document import Document
from amendiff.model.enumerators import BIS, LATIN_ORDINALS, readings, write

_AFTER = re.compile(rf"(?P<number>\d+)(?: ?(?P<between>{BIS})| ?(?P<letter>[A-Za-z]))")


def where(fresh: Step, context: Named, dialect: str, document: Document | None) -> list[tuple[str, Named]]:
    """Return the side and address of each place that the number may mean; none where none is said."""
    kind = fresh.kind
    outer = () if not context.at or kind in ("preambular", "operative") else (context,)
    if fresh.labels and not fresh.number:
        return _lettered(fresh, context, document)
    if fresh.ordinal == PENULTIMATE and kind in ("preambular", "operative"):
        ends = named(Place((Step(kind, ordinal=LAST),), (0, 0)), dialect, document, {})
        return [("before", one) for one in ends]
    if fresh.ordinal == LAST and kind in ("preambular", "operative"):
        return [("end_of", Named("preamble" if kind == "preambular" else "operative"))]
    if found := _AFTER.fullmatch(fresh.number):
        number, between, letter = found["number"], found["between"], found["letter"]
        before = number
        if document is not None:
            if between and between != "bis":
                before = _existing(
                    kind, number, LATIN_ORDINALS[: LATIN_ORDINALS.index(between)], outer, dialect, document
                )
            elif letter and letter.lower() > "a":
                letters = tuple(chr(n) for n in range(ord("a") if letter.islower() else ord("A"), ord(letter)))
                before = _existing(kind, number, letters, outer, dialect, document)
        return [("after", name) for name in _names(kind, before, 0, outer, dialect, document)]
    if fresh.number.isdigit() or fresh.ordinal > 0:
        number = int(fresh.number or fresh.ordinal)
        by_order = 0 if fresh.number else number
        if number == 1:
            return [("before", name) for name in _names(kind, fresh.number, by_order, outer, dialect, document)]
        before = str(number - 1) if fresh.number else ""
        return [("after", name) for name in _names(kind, before, max(by_order - 1, 0), outer, dialect, document)]
    if re.fullmatch(r"[\d.]*\d", fresh.number):
        stem, _, last = fresh.number.rpartition(".")
        if int(last) > 1:
            own = kind if kind != "paragraph" else ""
            before = f"{stem}.{int(last) - 1}"
            return [("after", name) for name in _names(own, before, 0, outer, dialect, document)]
    return [("end_of", context)] if context.at else []


def _names(
    kind: str, number: str, ordinal: int, outer: tuple[Named, ...], dialect: str, document: Document | None
) -> list[Named]:
    step = Step(kind or ("" if "." in number else "paragraph"), number, ordinal)
    within = outer[0] if outer and outer[0].section else None
    if outer and not within and kind in ("subparagraph", "subsection", "point", "paragraph", ""):
        return [Named(f"{outer[0].at}({number})" if number else outer[0].at)]
    return named(Place((step,), (0, 0)), dialect, document, {}, within)


def _existing(
    kind: str, number: str, between: tuple[str, ...], outer: tuple[Named, ...], dialect: str, document: Document
) -> str:
    for word in reversed(between):
        whole = f"{number} {word}"
        if any(one.at in document for one in _names(kind, whole, 0, outer, dialect, document)):
            return whole
    return number


def _lettered(fresh: Step, context: Named, document: Document | None) -> list[tuple[str, Named]]:
    """A new (d) comes behind (c); (c bis) behind (c)."""
    parent = context.at + "".join(label.replace(" ", "") for label in fresh.labels[:-1])
    plain = fresh.labels[-1][1:-1]
    letter, _, between = plain.partition(" ")
    if between:
        return [("after", Named(f"{parent}({letter})"))]
    if not context.at and not fresh.labels[:-1]:
        return []
    if len(letter) == 2 and letter[0] != letter[1] and letter[1] in "abcdefgh" and len(readings(letter)) == 0:
        before = f"{parent}({letter[0]}{chr(ord(letter[1]) - 1)})"  # (ca) comes behind (c), (cb) behind (ca)
        there = letter[1] > "a" and (document is None or before in document)
        return [("after", Named(before if there else f"{parent}({letter[0]})"))]
    for style, value in readings(letter):
        if value == 1:
            own = f"{parent}({letter})"
            there = document is not None and own in document
            return [("before", Named(own)) if there else ("start_of", Named(parent))]
        before = f"{parent}({write(style, value - 1)})"
        if document is None or before in document:
            return [("after", Named(before))]
    return [("end_of", Named(parent))] if parent else []
