"""What styles and numbering of a Word file mean for a paragraph: a heading, a list, emphasis. Knows no text."""

import re
from collections.abc import Iterator, Mapping
from typing import Any

import msgspec

from amendiff.formats.docx.numbers import STYLES
from amendiff.formats.docx.xml import value, w
from amendiff.model.enumerators import write

_HEADING = re.compile(r"heading ([1-9])", re.IGNORECASE)
_COUNTER = re.compile(r"%([1-9])")


class Level(msgspec.Struct, frozen=True):
    """One level of a list: how it counts and what it prints."""

    format: str
    template: str
    start: int
    left: int = 0


class Looks:
    """The styles and lists of one file."""

    def __init__(self, styles: Any, numbering: Any) -> None:
        self.styles: dict[str, Any] = {}
        self.default = ""
        for style in styles.iterfind(w("style")) if styles is not None else ():
            name = style.get(w("styleId")) or ""
            self.styles[name] = style
            if style.get(w("type")) == "paragraph" and style.get(w("default")) in ("1", "true", "on"):
                self.default = name
        self.levels, self.counting = _lists(numbering)

    def chain(self, name: str) -> Iterator[Any]:
        """The style *name* and those that it is based on."""
        seen: set[str] = set()
        while name in self.styles and name not in seen:
            seen.add(name)
            yield self.styles[name]
            name = value(self.styles[name], "w:basedOn")

    def name(self, style: str) -> str:
        """Return the name of a style, which does not change with the language of Word."""
        return value(self.styles.get(style), "w:name").lower()

    def heading(self, style: str, properties: Any) -> int:
        """Return the level of a heading, from 1, or 0."""
        for one in self.chain(style):
            if found := _HEADING.fullmatch(value(one, "w:name")):
                return int(found[1])
        outline = value(properties, "w:outlineLvl") or next(
            (level for one in self.chain(style) if (level := value(one, "w:pPr/w:outlineLvl"))), ""
        )
        return int(outline) + 1 if outline.isdigit() and int(outline) < 9 else 0

    def list_of(self, style: str, properties: Any) -> tuple[str, int] | None:
        """Return the list in which a paragraph counts, and its level, or ``None``."""
        number = level = ""
        for found in (properties, *(one.find(w("pPr")) for one in self.chain(style))):
            number = number or value(found, "w:numPr/w:numId")
            level = level or value(found, "w:numPr/w:ilvl")
            if number:
                break
        if not number or number == "0" or number not in self.levels:
            return None
        return number, int(level) if level.isdigit() else 0

    def styled(self, properties: Any) -> frozenset[str]:
        """Return the emphasis that the properties of a run give, with that of its character style."""
        found: set[str] = set()
        named = value(properties, "w:rStyle")
        for kind, tag in (("emphasis", "i"), ("strong", "b")):
            own = on(properties, tag)
            if own is None:
                own = next(
                    (known for one in self.chain(named) if (known := on(one.find(w("rPr")), tag)) is not None), False
                )
            if own:
                found.add(kind)
        if self.name(named) in ("code", "html code", "source text"):
            found.add("code")
        return frozenset(found)


def on(properties: Any, tag: str) -> bool | None:
    """Whether a property that is there or not is switched on; ``None`` where nothing is said."""
    found = properties.find(w(tag)) if properties is not None else None
    return None if found is None else found.get(w("val")) not in ("0", "false", "off", "none")


def _lists(numbering: Any) -> tuple[dict[str, dict[int, Level]], dict[str, str]]:
    """The levels of each list, and what it counts with: lists of one design count together, but for their own start."""
    if numbering is None:
        return {}, {}
    designs = {one.get(w("abstractNumId")): _levels(one) for one in numbering.iterfind(w("abstractNum"))}
    levels: dict[str, dict[int, Level]] = {}
    counting: dict[str, str] = {}
    for one in numbering.iterfind(w("num")):
        number, design = one.get(w("numId")) or "", value(one, "w:abstractNumId")
        own = dict(designs.get(design, {}))
        counting[number] = f"design {design}"
        for override in one.iterfind(w("lvlOverride")):
            at = override.get(w("ilvl")) or "0"
            n = int(at) if at.isdigit() else 0
            if (level := _levels(override).get(n)) is not None:
                own[n] = level
            start = value(override, "w:startOverride")
            if start.isdigit():
                counting[number] = f"list {number}"
                if n in own:
                    own[n] = msgspec.structs.replace(own[n], start=int(start))
        levels[number] = own
    return levels, counting


def _levels(parent: Any) -> dict[int, Level]:
    found: dict[int, Level] = {}
    for one in parent.iterfind(w("lvl")):
        at, start = one.get(w("ilvl")) or "0", value(one, "w:start")
        left = one.find(f"{w('pPr')}/{w('ind')}")
        indent = (left.get(w("left")) or left.get(w("start")) or "0") if left is not None else "0"
        found[int(at) if at.isdigit() else 0] = Level(
            value(one, "w:numFmt") or "decimal",
            value(one, "w:lvlText"),
            int(start) if start.isdigit() else 1,
            int(indent) if indent.isdigit() else 0,
        )
    return found


class Counter:
    """Counts the paragraphs of all lists in the order of the text."""

    def __init__(self, looks: Looks) -> None:
        self.looks = looks
        self.values: dict[str, dict[int, int]] = {}

    def number(self, number: str, level: int) -> str:
        """Return what is printed before the next paragraph of the list *number* at *level*; ``•`` for a bullet."""
        levels: Mapping[int, Level] = self.looks.levels.get(number, {})
        own = levels.get(level)
        if own is None:
            return ""
        values = self.values.setdefault(self.looks.counting[number], {})
        values[level] = values[level] + 1 if level in values else own.start
        for deeper in [n for n in values if n > level]:
            del values[deeper]
        if own.format == "bullet":
            return "•"

        def counted(found: re.Match[str]) -> str:
            at = int(found[1]) - 1
            its = levels.get(at, own)
            return write(STYLES.get(its.format, "figure"), max(values.get(at, its.start), 1))

        return _COUNTER.sub(counted, own.template).strip()
