"""The parts of an Akoma Ntoso document as lines: what each is, its number, how deep it stands. Decides no addresses.

Elements that hold others under a heading become headings. Numbered units become paragraphs, what they hold becomes
sub-paragraphs; the heading of a numbered unit stands in bold at its head.
"""

import re
from typing import Any

from amendiff.errors import TooLarge
from amendiff.formats.akn.elements import Reader, Said, child, children, local
from amendiff.formats.akn.lines import Line, append, joined, shown
from amendiff.model.document import Kind, Mark

HIGH = frozenset(
    ("part", "chapter", "title", "book", "tome", "division", "subpart", "subchapter", "subtitle", "subdivision",
     "transitional")
)  # fmt: skip
UNITS = frozenset(
    ("section", "article", "clause", "paragraph", "rule", "subrule", "subsection", "subclause", "subparagraph", "point",
     "indent", "alinea", "list", "sublist", "proviso", "level", "hcontainer", *HIGH)
)  # fmt: skip
"""Every element of the hierarchy."""
PARAGRAPHS = 50_000
"""The most paragraphs and rows in one text."""
_OWN_LEVEL = re.compile("h([2-6])")
_GAP = "[…]"
_WRAPPERS = ("hcontainer", "list")
"""What holds other elements without being one that a reader would name, where it has neither number nor heading."""


class Lines:
    """Takes lines from one document of a file: the text itself, or an annex."""

    def __init__(self, reader: Reader) -> None:
        self.reader = reader
        self.found: list[Line] = []
        self.preamble = False
        self.waiting: list[Any] = []
        """Tables inside a paragraph: they stand behind it."""

    # ---- the hierarchy ----------------------------------------------------------------------------------------

    def body(self, inner: Any, depth: int = 0) -> None:
        """Take the elements *inner*: those inside one that is no unit itself, or a few of them."""
        for one in children(inner):
            if not self.reader.stands(one):
                continue
            if local(one) in UNITS:
                self.unit(one, depth, 0)
            elif local(one) == "crossHeading":
                self._heading(self.reader.said(one), 0, one)
            elif local(one) == "componentRef":
                self.reader.lost["references to components"] += 1
            else:
                self.block(one, depth)
        if not depth:
            self._tables()

    def unit(self, element: Any, depth: int, nested: int) -> None:
        """Take an element of the hierarchy, with all that it holds."""
        num, heading = self._label(element, "num"), self._label(element, "heading")
        below = self._label(element, "subheading")
        number = shown(num.text, depth)
        inner = any(local(one) in UNITS for one in children(element))
        if depth == 0 and self._heads(element, heading, num, number, inner):
            parts = [one for one in (num, heading, below) if one.text]
            if parts:
                self._heading(joined(parts), nested, element)
            for one in children(element):
                if local(one) in ("intro", "content", "wrapUp"):
                    self.body(one, 0)
                elif local(one) in UNITS and self.reader.stands(one):
                    self.unit(one, 0, nested + bool(parts))
                elif local(one) == "crossHeading":
                    self._heading(self.reader.said(one), nested + bool(parts), one)
            return
        lead = [] if number or not num.text else [num]
        titles = [one for one in (heading, below) if one.text]
        self._numbered(element, number, lead, titles, depth)
        if not depth:
            self._tables()

    def _heads(self, element: Any, heading: Said, num: Said, number: str, inner: bool) -> bool:
        """Whether *element* is a heading with what follows it, rather than a numbered paragraph."""
        name = local(element)
        if name in HIGH or name == "article":
            return True
        if not (heading.text or num.text):
            return name == "hcontainer" or (inner and child(element, "intro", "content") is None)
        if name in ("level", "hcontainer") and heading.text and not num.text:
            return True
        if not number and num.text:
            return inner or bool(heading.text)
        first = next((one for one in children(element) if local(one) in UNITS), None)
        own = self._label(first, "num").text if first is not None else ""
        return bool(heading.text) and bool(re.fullmatch(r"\d+\.?", own))

    def _heading(self, said: Said, nested: int, element: Any) -> None:
        own = _OWN_LEVEL.fullmatch(element.get("class") or "")
        level = int(own[1]) if own else min(2 + nested, 6)
        self._add(Line(said.text, said.marks, kind=Kind.HEADING, level=level))

    def _label(self, element: Any, name: str) -> Said:
        found = child(element, name)
        return self.reader.said(found) if found is not None else Said()

    # ---- paragraphs and what belongs to them -------------------------------------------------------------------

    def _numbered(self, element: Any, number: str, lead: list[Said], titles: list[Said], depth: int) -> None:
        """Take the words of *element* as one paragraph, and all else that it holds as belonging to it."""
        line = Line("", (), number, depth)
        self._add(line)
        head = joined(lead, " ")
        if number and number not in ("•", printed := self._label(element, "num").text, printed.removesuffix(".")):
            self.reader.otherwise["numbers of provisions"] += 1
        if titles:
            self.reader.otherwise["headings of numbered units, in bold at their head"] += 1
            title = joined(titles, " – ")
            bold = (*title.marks, Mark(0, len(title.text), "strong"))
            head = joined([one for one in (head, Said(title.text, bold)) if one.text], " ")
        line.text, line.marks = head.text, head.marks
        self._inside(element, line, False, bool(titles))

    def _inside(self, element: Any, line: Line, begun: bool, fresh: bool) -> bool:
        """Take all that *element* holds as the words of *line*, or as belonging to it."""
        for one in children(element):
            name = local(one)
            if name in ("num", "heading", "subheading") or not self.reader.stands(one):
                continue
            if name in ("intro", "content", "wrapUp"):
                for block in children(one):
                    begun = self._within(block, line, begun or name == "wrapUp", fresh)
            elif name in _WRAPPERS and child(one, "num", "heading") is None:
                begun = self._inside(one, line, begun, fresh)
            elif name in UNITS:
                begun = True
                self.unit(one, line.depth + 1, 0)
            else:
                begun = self._within(one, line, begun, fresh)
        return begun

    def _within(self, block: Any, line: Line, begun: bool, fresh: bool) -> bool:
        """Take a block of the paragraph *line*: its first words are the paragraph's own. Return whether it has some."""
        name = local(block)
        if not self.reader.stands(block):
            return begun
        if name in ("p", "block", "listIntroduction", "listWrapUp"):
            said = self.reader.said(block)
            if not said.text:
                return begun
            if begun:
                self._add(Line(said.text, said.marks, depth=line.depth + 1))
            else:
                append(line, said, "\n" if fresh else " ")
            return True
        if name == "blockList":
            for one in children(block):
                if local(one) == "item":
                    if self.reader.stands(one):
                        self._item(one, line.depth + 1)
                else:
                    begun = self._within(one, line, begun, fresh)
            return True
        if name in ("ul", "ol"):
            self._html_list(block, line.depth + 1)
            return True
        if name == "table":
            self.waiting.append(block)
            return begun
        if name in ("blockContainer", "container", "tblock", "div"):
            for one in children(block):
                begun = self._within(one, line, begun, fresh)
            return begun
        if name in ("num", "heading", "subheading"):
            return self._within_label(block, line, begun)
        if name in UNITS:
            self.unit(block, line.depth + 1, 0)
            return True
        self.reader.lost["foreign elements" if name == "foreign" else f"<{name}>"] += 1
        return begun

    def _within_label(self, block: Any, line: Line, begun: bool) -> bool:
        said = self.reader.said(block)
        if said.text and begun:
            self._add(Line(said.text, said.marks, depth=line.depth + 1))
        elif said.text:
            append(line, said, " ")
        return begun or bool(said.text)

    def _item(self, element: Any, depth: int) -> None:
        num = self._label(element, "num")
        number = shown(num.text, depth)
        titles = [one for one in (self._label(element, "heading"), self._label(element, "subheading")) if one.text]
        self._numbered(element, number, [] if number else [num] * bool(num.text), titles, depth)

    def _html_list(self, element: Any, depth: int) -> None:
        ordered = local(element) == "ol"
        for n, one in enumerate((one for one in children(element) if local(one) == "li"), 1):
            lists = [inner for inner in children(one) if local(inner) in ("ul", "ol")]
            for inner in lists:
                one.remove(inner)
            said = self.reader.said(one)
            line = Line(said.text, said.marks, f"({n})" if ordered else "•", depth)
            self._add(line)
            for inner in lists:
                self._html_list(inner, depth + 1)

    # ---- blocks that stand alone ------------------------------------------------------------------------------

    def block(self, element: Any, depth: int = 0) -> None:
        """Take a block that belongs to no numbered unit."""
        name = local(element)
        if name in ("p", "block", "longTitle", "formula", "listIntroduction", "listWrapUp") and not _holds(element):
            said = self.reader.said(element)
            if said.text:
                self._add(Line(said.text, said.marks, depth=depth, kind=Kind.GAP if said.text == _GAP else None))
        elif name == "table":
            self.waiting.append(element)
            if not depth:
                self._tables()
        elif name in ("blockList", "ul", "ol", "formula", "longTitle", "citation", "recital", "item"):
            num = self._label(element, "num")
            number = shown(num.text, depth)
            lead = [] if number else [num] * bool(num.text)
            titles = [one for one in (self._label(element, "heading"),) if one.text]
            if name in ("blockList", "ul", "ol"):
                line = Line("", depth=depth)
                self._add(line)
                self._within(element, line, False, False)
            else:
                self._numbered(element, number, lead, titles, depth)
            if not depth:
                self._tables()
        elif name == "container" and element.get("name") == Kind.HEADING.value:
            self._heading(joined([self.reader.said(one) for one in children(element)], " "), 0, element)
        elif name in ("recitals", "citations", "container", "blockContainer", "tblock", "intro", "wrapUp", "div"):
            for label in ("num", "heading", "subheading"):
                if (said := self._label(element, label)).text:
                    self._add(Line(said.text, said.marks, depth=depth))
            for one in children(element):
                if local(one) not in ("num", "heading", "subheading") and self.reader.stands(one):
                    self.block(one, depth)
        elif name in ("num", "heading", "subheading"):
            pass
        else:
            self.reader.lost["foreign elements" if name == "foreign" else f"<{name}>"] += 1

    def _tables(self) -> None:
        tables, self.waiting = self.waiting, []
        for table in tables:
            self._add(Line("", kind=Kind.TABLE))
            rows = [one for one in table.iter() if local(one) == "tr" and self.reader.stands(one)]
            cells = [[self._cell(one) for one in children(row) if local(one) in ("td", "th")] for row in rows]
            most = max((len(row) for row in cells), default=0)
            if child(table, "caption") is not None:
                self.reader.lost["captions of tables"] += 1
            for row in cells:
                self._row([*row, *[Said()] * (most - len(row))])

    def row(self, element: Any) -> None:
        """Take a row that stands alone."""
        self._row([self._cell(one) for one in children(element) if local(one) in ("td", "th")])

    def _row(self, cells: list[Said]) -> None:
        said = joined(cells, "\t", empty=True)
        self._add(Line(said.text, said.marks, depth=1, kind=Kind.ROW))

    def _cell(self, element: Any) -> Said:
        if element.get("colspan", "1") != "1" or element.get("rowspan", "1") != "1":
            self.reader.lost["merged cells"] += 1
        blocks = [self.reader.said(one) for one in children(element)] or [self.reader.said(element)]
        found = joined([one for one in blocks if one.text], "\n")
        return Said(found.text.replace("\t", " "), found.marks)

    def _add(self, line: Line) -> None:
        line.preamble = self.preamble
        if line.text == _GAP and line.kind is None and not line.number and not line.depth:
            line.kind = Kind.GAP
        self.found.append(line)
        if len(self.found) > PARAGRAPHS:
            raise TooLarge(f"the file has more than {PARAGRAPHS} paragraphs and rows, which is the limit")


def _holds(element: Any) -> bool:
    return any(local(one) in ("p", "block", "blockList", "ul", "ol", "table") for one in children(element))
