"""Printed numbers as real Word numbering, and back: which list a paragraph counts in, and what it then shows.

Siblings that count on share a list. A number that does not follow (3 bis, or after a gap) gets a list of its own that
prints just that, so the words of a paragraph never hold its number.
"""

import re
from collections.abc import Iterable, Mapping, Sequence
from html import escape

import msgspec

from amendiff.model.document import Document, Kind
from amendiff.model.enumerators import readings, write

_LABEL = re.compile(r"(\(?)([a-z]{1,5}|[A-Z]{1,5}|\d{1,4})(\)?\.?)")
_FORMATS = {
    "figure": "decimal", "letter": "lowerLetter", "LETTER": "upperLetter", "roman": "lowerRoman", "ROMAN": "upperRoman",
}  # fmt: skip
STYLES = {name: style for style, name in _FORMATS.items()}
"""The style of counting, by Word's name for it."""


class List(msgspec.Struct, frozen=True, order=True):
    """One list of paragraphs that count on: ``w:num``."""

    scope: str
    """The provision to which its members belong; empty where the list stands for itself."""
    template: str
    """What is printed, with ``%1`` for the number."""
    format: str
    """Word's name for the style of counting."""
    start: int = 1


def lists(document: Document) -> dict[str, List]:
    """Return the list of each numbered provision of *document*, by address."""
    found: dict[str, List] = {}
    groups: dict[tuple[str, Kind, str], list[tuple[str, str]]] = {}
    for n, provision in enumerate(document):
        printed = _printed(provision.kind, provision.number)
        if not printed:
            continue
        if printed == "•":
            found[provision.address] = List("", "•", "bullet")
            continue
        label = _LABEL.fullmatch(printed)
        template = f"{label[1]}%1{label[3]}" if label else printed
        if label is None:
            found[provision.address] = List("", printed, "decimal")
        else:
            group = (document.parent(n), provision.kind, template)
            groups.setdefault(group, []).append((provision.address, label[2]))
    for (parent, _, template), members in groups.items():
        found |= _counted(parent, template, members)
    return found


def _printed(kind: Kind, number: str) -> str:
    """The number with the full stop that a paragraph number has in print."""
    if not number or kind in (Kind.FOOTNOTE, Kind.ROW, Kind.TABLE):
        return ""
    return number if number[-1] in ").•" else f"{number}."


def _counted(parent: str, template: str, members: Sequence[tuple[str, str]]) -> dict[str, List]:
    style, start = _style([label for _, label in members])
    found: dict[str, List] = {}
    expected = start
    for address, label in members:
        if label == write(style, expected):
            found[address] = List(parent or ".", template, _FORMATS[style], start)
            expected += 1
        else:
            found[address] = List("", template.replace("%1", label), "decimal")
    return found


def _style(labels: Sequence[str]) -> tuple[str, int]:
    """The style in which most of *labels* follow one another, and the value of the first; one that begins with 1."""

    def fits(reading: tuple[str, int]) -> tuple[int, bool]:
        style, value = reading
        following = sum(label == write(style, value + n) for n, label in enumerate(labels))
        return following, value == 1

    return max(readings(labels[0]) or [("figure", 1)], key=fits)


def numbering_xml(numbers: Mapping[List, int]) -> str:
    """Return the part ``word/numbering.xml`` for lists and their numbers (``w:numId``)."""
    shapes = sorted({(one.template, one.format) for one in numbers})
    abstract = "".join(_abstract(n, *shape) for n, shape in enumerate(shapes))
    places = {shape: n for n, shape in enumerate(shapes)}
    return abstract + "".join(
        f'<w:num w:numId="{number}"><w:abstractNumId w:val="{places[one.template, one.format]}"/>'
        f'<w:lvlOverride w:ilvl="0"><w:startOverride w:val="{one.start}"/></w:lvlOverride></w:num>'
        for one, number in sorted(numbers.items(), key=lambda pair: pair[1])
    )


def _abstract(n: int, template: str, form: str) -> str:
    return (
        f'<w:abstractNum w:abstractNumId="{n}"><w:multiLevelType w:val="singleLevel"/><w:lvl w:ilvl="0">'
        f'<w:start w:val="1"/><w:numFmt w:val="{form}"/><w:suff w:val="tab"/><w:lvlText w:val="{escape(template)}"/>'
        '<w:lvlJc w:val="left"/></w:lvl></w:abstractNum>'
    )


def numbered(used: Iterable[List]) -> dict[List, int]:
    """Return a ``w:numId`` for each list, from 1, in the order in which they are first used."""
    return {one: n for n, one in enumerate(dict.fromkeys(used), 1)}
