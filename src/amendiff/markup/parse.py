"""Blocks into a document: which paragraph is preambular, operative or a sub-paragraph. Refuses to guess.

The rules, for the text and for each annex:

* ``***`` alone on a line parts the preamble from the operative part. It may be left out where every operative
  paragraph is numbered; the first number then begins the operative part.
* A text with neither is prose: ``p1``, ``p2``, …
* The first paragraph of a preamble is the opening, unless it closes with a semicolon or a full stop.
* Operative paragraphs are named by their printed numbers, or by position where none has one.
"""

import re
from collections.abc import Collection, Iterator
from typing import NoReturn

from amendiff.errors import Location, StructureError
from amendiff.markup.blocks import Block, blocks
from amendiff.markup.enumerators import Level, place, place_between, readings
from amendiff.model.document import Document, Kind, Provision

_ANNEX = re.compile(r"(?:annex|annexe|anexo|allegato|anlage|anhang|приложение|附件|附录|مرفق)\b.*", re.IGNORECASE)
_COMMAS = (",", "，", "،", "、")
_BEARERS = (Kind.OPENING, Kind.PREAMBULAR, Kind.OPERATIVE, Kind.PARAGRAPH, Kind.SUB)
_FRAGMENTS = {"gap": Kind.GAP, "heading": Kind.HEADING, "table": Kind.TABLE, "row": Kind.ROW}
_NOTES = ("footnote", "continuation")
_STOPS = (".", ";", "。", "；", "؛")


def parse_document(source: str, *, path: str = "", language: str = "en") -> Document:
    """Return the document written in *source*.

    Raises StructureError, with *path* and the line, where the parts of the text cannot be told without guessing.
    """
    lines = source.split("\n")
    try:
        return Document(tuple(_Text(blocks(source)).provisions()), language)
    except StructureError as error:
        at = error.at or Location(path)
        line = lines[at.line - 1] if 0 < at.line <= len(lines) else ""
        error.at = Location(path, at.line, at.column or 1, line)
        raise


def parse_provisions(
    source: str, kind: Kind, *, prefix: str = "", depth: int = 0, notes: Collection[str] = ()
) -> tuple[Provision, ...]:
    """Return the provisions of a fragment to be put beside one of *kind*, addressed from *prefix*, at *depth*.

    Paragraphs take on *kind*, headings, tables and lettered sub-paragraphs stay what they are written as; annexes are
    read as they are in a text. Addresses are *prefix*, then *prefix*-2, -3 for the next ones at the same level.
    *notes* names footnotes that stand elsewhere. Raises StructureError.
    """
    reading = _Text(blocks(source, notes))
    if kind is Kind.ANNEX:
        return tuple(reading.annexes(prefix, depth))
    return tuple(reading.fragment(kind, prefix, depth))


class _Text:
    """The state of one reading: what has been counted so far."""

    def __init__(self, all_blocks: list[Block]) -> None:
        self.blocks = all_blocks
        self.found: list[Provision] = []
        self.taken: set[str] = set()
        self.counts: dict[str, int] = {}
        self.depths: dict[str, int] = {}
        self.levels: list[Level] = []
        self.sub_addresses: list[str] = []
        self.indents: list[int] = []
        self.lists: list[str] = []
        self.top = self.top_label = ""
        self.top_kind = Kind.PARAGRAPH
        self.top_depth = 0
        self.top_nesting = 0

    def provisions(self) -> list[Provision]:
        """Read the text itself, then each annex, then the footnotes."""
        text, *annexes = self._scopes()
        self._scope(text, "", 0)
        for n, scope in enumerate(annexes, 1):
            self._annex(scope, f"annex{n}", 0)
        self._footnotes()
        return self.found

    def annexes(self, prefix: str, depth: int) -> list[Provision]:
        """Read a fragment of annexes, each with its heading."""
        first, *annexes = self._scopes()
        if first and (first[0].kind != "heading" or first[0].level == 1):
            self._refuse(first[0], "AD122", "an annex begins with its heading", "write ## before it")
        for n, scope in enumerate([first] * bool(first) + annexes, 1):
            self._annex(scope, prefix if n == 1 else f"{prefix}-{n}", depth)
        self._footnotes()
        return self.found

    def _scopes(self) -> list[list[Block]]:
        """The blocks of the text itself, then those of each annex."""
        scopes: list[list[Block]] = [[]]
        for block in self.blocks:
            if block.kind in _NOTES:
                continue
            if block.kind == "heading" and block.level > 1 and _ANNEX.fullmatch(block.text):
                scopes.append([])
            scopes[-1].append(block)
        return scopes

    def _annex(self, scope: list[Block], name: str, depth: int) -> None:
        self._add(name, Kind.ANNEX, scope[0], depth)
        self._scope(scope[1:], f"{name}.", depth + 1)

    def _footnotes(self) -> None:
        for block in self.blocks:
            if block.kind == "footnote":
                self._add(f"fn{block.label}", Kind.FOOTNOTE, block, 0)
            elif block.kind == "continuation":
                self._child(self._unnumbered(self.top), Kind.SUB, block, 1, block.label)

    def fragment(self, kind: Kind, prefix: str, depth: int) -> list[Provision]:
        """Read a fragment whose paragraphs take on *kind*; the letters of its first level stand beside each other."""
        count = 0
        for block in self.blocks:
            if block.kind == "separator":
                self._refuse(block, "AD126", "a part of a text holds no ***")
            levels = (
                self._level(block.label[1:-1], block.indent) if kind is Kind.SUB and block.label[:1] == "(" else None
            )
            if block.kind in _NOTES:
                continue
            if block.kind == "row" and kind is not Kind.ROW:
                self._row(block)
            elif self.top and not _is_top(block) and block.kind == "paragraph" and (not levels or len(levels) > 1):
                self._sub(block)
            elif block.kind != "table" or kind is not Kind.ROW:
                if block.label.startswith("(") and kind is not Kind.SUB:
                    self._stray(block)
                count += 1
                its_kind = kind if kind is Kind.TITLE else _FRAGMENTS.get(block.kind, kind)
                self._add(prefix if count == 1 else f"{prefix}-{count}", its_kind, block, depth)
                if levels:
                    self.levels, self.sub_addresses, self.indents = levels, [self.top], [block.indent]
                    self.top_depth = depth - 1
        self._footnotes()
        return self.found

    def _scope(self, scope: list[Block], prefix: str, depth: int) -> None:
        separators = [block for block in scope if block.kind == "separator"]
        for block in separators:
            if not block.text.startswith("*"):
                self._refuse(
                    block, "AD125", f"{block.text!r} is not a part of a text", "*** parts preamble and operative part"
                )
        if len(separators) > 1:
            self._refuse(separators[1], "AD125", "a second *** in one text")
        tops = list(_tops(scope))
        if self._is_resolution(tops, bool(separators), prefix):
            self._resolution(scope, prefix, depth, separated=bool(separators))
        else:
            self._prose(scope, prefix, depth)

    def _is_resolution(self, tops: list[Block], separated: bool, prefix: str) -> bool:
        if separated:
            return True
        numbers = [block.label for block in tops if _is_numbered(block)]
        plain_after = False
        seen = False
        for block in tops:
            seen = seen or _is_numbered(block)
            plain_after = plain_after or (seen and not _is_numbered(block))
        opened = bool(tops) and not _is_numbered(tops[0]) and tops[0].text.endswith(_COMMAS) and len(tops) > 1
        if numbers and not plain_after and len(set(numbers)) == len(numbers):
            return True
        if opened and not prefix:
            last = next(block for block in tops if _is_numbered(block)) if numbers else tops[-1]
            self._refuse(
                last,
                "AD121",
                "cannot tell the preamble from the operative part",
                "put *** alone on a line between the two, or number every operative paragraph",
            )
        return False

    def _resolution(self, scope: list[Block], prefix: str, depth: int, *, separated: bool) -> None:
        operative = False
        preambular = count = 0
        behind = numbered = not separated
        for block in scope:
            behind = behind or block.kind == "separator"
            numbered = numbered or (behind and block.kind == "paragraph" and _is_top(block) and _is_numbered(block))
        opened = False
        for block in scope:
            if block.kind == "separator":
                operative, self.top = True, ""
                continue
            if self._common(block, prefix, depth):
                continue
            if not separated and _is_numbered(block):
                operative = True
            if operative:
                count += 1
                if numbered and not _is_numbered(block):
                    self._refuse(
                        block,
                        "AD123",
                        "a paragraph without a number among numbered ones",
                        "indent it where it belongs to the paragraph above, or give it a number",
                    )
                name = block.label.rstrip(".").replace(" ", "") if numbered else str(count)
                self._add(f"{prefix}op{name}", Kind.OPERATIVE, block, depth)
            elif not opened and not preambular and not block.label and not block.text.endswith(_STOPS):
                opened = True
                self._add(f"{prefix}opening", Kind.OPENING, block, depth)
            else:
                preambular += 1
                self._add(f"{prefix}pp{preambular}", Kind.PREAMBULAR, block, depth)

    def _prose(self, scope: list[Block], prefix: str, depth: int) -> None:
        count = 0
        for block in scope:
            if not self._common(block, prefix, depth):
                count += 1
                self._add(f"{prefix}p{count}", Kind.PARAGRAPH, block, depth)

    def _common(self, block: Block, prefix: str, depth: int) -> bool:
        """Read what is the same in every part of a text; return whether *block* was such."""
        if block.kind == "heading" and block.level == 1:
            if prefix or "title" in self.taken:
                self._refuse(block, "AD122", "a second # heading", "the title is the only one; write ## for a heading")
            if any(found.kind is not Kind.GAP for found in self.found):
                self._refuse(block, "AD122", "the title does not stand first")
            self._add("title", Kind.TITLE, block, depth)
        elif block.kind == "heading":
            self._add(f"{prefix}h{self._count(prefix + 'h')}", Kind.HEADING, block, depth)
        elif block.kind == "table":
            self._add(f"{prefix}table{self._count(prefix + 'table')}", Kind.TABLE, block, depth)
        elif block.kind == "row":
            self._row(block)
        elif block.kind == "gap":
            self._add(f"{prefix}gap{self._count(prefix + 'gap')}", Kind.GAP, block, depth)
        elif self._belongs(block):
            self._sub(block)
        elif block.label.startswith("("):
            self._stray(block)
        else:
            return False
        return True

    def _belongs(self, block: Block) -> bool:
        """Whether the paragraph belongs to the one above."""
        if _is_top(block) or not self.top:
            return False
        if block.label.startswith("("):
            return True
        beside = self.top_label == "•" == block.label and block.nesting <= self.top_nesting
        return self.top_kind in _BEARERS and not beside

    def _row(self, block: Block) -> None:
        table = self.top
        self._child(f"{table}.row{self._count(table + '.row')}", Kind.ROW, block, self.top_depth + 1)

    def _sub(self, block: Block) -> None:
        """Read a paragraph that belongs to the one above: lettered, in a list, or without a number."""
        if block.label.startswith("("):
            self.lists.clear()
            self._lettered(block)
            return
        inner = block.nesting - self.top_nesting
        if block.label and inner > 0:
            del self.lists[inner - 1 :]
        parent = (inner > 0 and self.lists and self.lists[-1]) or self._enumerated(block.indent) or self.top
        numbered = block.label[:1].isdigit()
        name = f"{parent}.{block.label.rstrip('.').replace(' ', '')}" if numbered else self._unnumbered(parent)
        depth = self.depths[parent] + 1
        self._child(name, Kind.SUB, block, depth, block.label)
        if block.label and inner > 0:
            self.lists.append(name)

    def _lettered(self, block: Block) -> None:
        label = block.label[1:-1]
        if " " in label:
            levels = place_between(label.split()[0], self.levels)
        else:
            levels = self._level(label, block.indent)
        if levels is None:
            before = f"({self.levels[-1].label})" if self.levels else "the paragraph above"
            self._refuse(
                block, "AD124", f"{block.label} does not follow {before}", f"write \\{block.label} for plain text"
            )
        depth = len(levels)
        del self.sub_addresses[depth - 1 :], self.indents[depth - 1 :]
        parent = self.sub_addresses[-1] if self.sub_addresses else self.top
        address = f"{parent}({label.replace(' ', '')})"
        self._child(address, Kind.SUB, block, self.top_depth + depth)
        self.levels = levels
        self.sub_addresses.append(address)
        self.indents.append(block.indent)

    def _level(self, label: str, indent: int) -> list[Level] | None:
        """Count *label*; one that can begin a level begins one where it is indented more than the one before."""
        if self.indents and indent > self.indents[-1] + 1:
            for style, value in readings(label)[::-1]:
                if value == 1:
                    return [*self.levels, Level(style, value, label)]
        return place(label, self.levels)

    def _enumerated(self, indent: int) -> str:
        """The deepest lettered paragraph that stands further left than *indent*."""
        for address, its_indent in zip(reversed(self.sub_addresses), reversed(self.indents), strict=True):
            if its_indent < indent:
                return address
        return ""

    def _unnumbered(self, parent: str) -> str:
        return f"{parent}.p{self._count(parent + '.p')}"

    def _count(self, prefix: str) -> int:
        n = self.counts.get(prefix, 1)
        while f"{prefix}{n}" in self.taken:
            n += 1
        self.counts[prefix] = n
        return n

    def _add(self, address: str, kind: Kind, block: Block, depth: int) -> None:
        """Add a provision at the top level of its part; what follows may belong to it."""
        self._child(address, kind, block, depth)
        self.top, self.top_depth, self.top_nesting = address, depth, block.nesting
        self.top_kind, self.top_label = kind, block.label
        self.levels, self.sub_addresses, self.indents, self.lists = [], [], [], []

    def _child(self, address: str, kind: Kind, block: Block, depth: int, number: str | None = None) -> None:
        if address in self.taken:
            self._refuse(block, "AD122", f"a second {address}", "each number may occur once in its part of a text")
        self.taken.add(address)
        self.depths[address] = depth
        if number is None:
            number = block.label.rstrip(".")
        self.found.append(
            Provision(
                address,
                kind,
                block.text,
                block.marks,
                number,
                depth,
                block.level if kind is Kind.HEADING else 0,
                block.line,
            )
        )

    def _stray(self, block: Block) -> NoReturn:
        self._refuse(block, "AD124", f"{block.label} belongs to no paragraph", f"write \\{block.label} for plain text")

    @staticmethod
    def _refuse(block: Block, code: str, message: str, *hints: str) -> NoReturn:
        raise StructureError(message, code=code, at=Location("", block.line, block.indent + 1), hints=hints)


def _tops(scope: list[Block]) -> Iterator[Block]:
    """The paragraphs that belong to no other; an indented one does not where none stands above it."""
    above = False
    for block in scope:
        if block.kind != "paragraph":
            above = False
        elif _is_top(block) or not (above or block.label.startswith("(")):
            above = True
            yield block


def _is_numbered(block: Block) -> bool:
    return block.label[:1].isdigit()


def _is_top(block: Block) -> bool:
    """Whether the block begins a paragraph of its own: no letter, not indented, in a list only as a numbered entry."""
    if block.label.startswith("(") or block.label == "•" or block.indent > 1:
        return False
    return block.nesting == 0 or (block.nesting == 1 and bool(block.label))
