"""What has been read of a text: the paragraph that is open, what belongs to it, and the address of each provision.

Knows letters, lists, rows and continuations; knows no preamble, operative part or annex.
"""

from typing import NoReturn

import msgspec

from amendiff.errors import Location, StructureError
from amendiff.markup.blocks import Block
from amendiff.model.document import Kind, Provision
from amendiff.model.enumerators import Level, place, place_between, readings

_DELETED = 20
"""At what number a level begins at most; beyond, a letter is more likely (``(l)``) than a roman numeral."""
_BEARERS = (Kind.OPENING, Kind.PREAMBULAR, Kind.OPERATIVE, Kind.PARAGRAPH, Kind.SUB)


class Outline:
    """The provisions found so far, and where the next one belongs."""

    def __init__(self, *, loose: bool = False) -> None:
        self.loose = loose
        """Whether a number or letter that does not follow is words of its paragraph; otherwise it is refused."""
        self.found: list[Provision] = []
        self.taken: set[str] = set()
        self.top = ""
        """The address of the paragraph that is open: what follows may belong to it."""
        self._top: Block = Block("")
        self._top_kind = Kind.PARAGRAPH
        self._top_depth = 0
        self._levels: list[Level] = []
        """How far the letters below it have counted, with the address and the indentation of the last of each level."""
        self._addresses: list[str] = []
        self._indents: list[int] = []
        self._labels: list[set[str]] = []
        """All letters of each level."""
        self._lists: list[str] = []
        """The addresses of the list entries that are open."""
        self._counts: dict[str, int] = {}
        self._depths: dict[str, int] = {}

    def add(self, address: str, kind: Kind, block: Block, depth: int) -> None:
        """Add a provision that belongs to no paragraph; what follows may belong to it. Raises StructureError."""
        self._add(address, kind, block, depth)
        self.top, self._top, self._top_kind, self._top_depth = address, block, kind, depth
        self._levels, self._addresses, self._indents, self._labels, self._lists = [], [], [], [], []

    def add_lettered(self, address: str, block: Block, depth: int, levels: list[Level]) -> None:
        """Add a sub-paragraph with which a fragment begins a level; the letters that follow stand beside it."""
        beside = self._labels[0] if self._labels else set[str]()
        self.add(address, Kind.SUB, block, depth)
        self._levels, self._addresses, self._indents = levels, [address], [block.indent]
        self._labels = [beside | {block.label}]
        self._top_depth = depth - 1

    def belongs(self, block: Block) -> bool:
        """Whether the paragraph belongs to the one that is open."""
        if not self.top or block.alone:
            return False
        if block.lettered:
            return True
        beside = self._top.label == "•" == block.label and block.nesting <= self._top.nesting
        return (self._top_kind in _BEARERS or bool(self._addresses)) and not beside

    def sub(self, block: Block) -> None:
        """Add a paragraph that belongs to the one that is open: lettered, in a list, or without a number.

        Raises StructureError for a letter that does not follow the last one.
        """
        if block.lettered and not (self.loose and self._does_not_follow(block)):
            self._lists.clear()
            self._lettered(block)
            return
        if block.lettered:
            block = unlabelled(block)
        inner = block.nesting - self._top.nesting
        if block.label and inner > 0:
            del self._lists[inner - 1 :]
        parent = (inner > 0 and self._lists and self._lists[-1]) or self._enumerated(block.indent) or self.top
        if block.numbered and self.loose and f"{parent}.{block.in_address}" in self.taken:
            block = unlabelled(block)
        name = f"{parent}.{block.in_address}" if block.numbered else self.next(f"{parent}.p")
        self._add(name, Kind.SUB, block, self._depths[parent] + 1, block.label)
        if block.label and inner > 0:
            self._lists.append(name)

    def row(self, block: Block) -> None:
        """Add a row of the table that is open."""
        self._add(self.next(f"{self.top}.row"), Kind.ROW, block, self._top_depth + 1)

    def continuation(self, block: Block) -> None:
        """Add a further paragraph of the footnote that is open."""
        self._add(self.next(f"{self.top}.p"), Kind.SUB, block, 1, block.label)

    def levels(self, block: Block) -> list[Level] | None:
        """Return how far the letters have counted with that of *block*; ``None`` where it does not follow.

        One that can begin a level begins one where it is indented more than the one before. So does one that counts
        otherwise than all before it, since what stood first may have been deleted.
        """
        label = block.label[1:-1]
        if " " in label:
            return place_between(label.split()[0], self._levels)
        if self._indents and block.indent > self._indents[-1] + 1:
            known = {level.style for level in self._levels}
            for style, value in readings(label)[::-1]:
                if value == 1 or (value <= _DELETED and style not in known):
                    return [*self._levels, Level(style, value, label)]
        at = self._beside(block)
        return (at is not None and self._out_of_order(label, at)) or place(label, self._levels)

    def _out_of_order(self, label: str, at: int) -> list[Level] | None:
        """Return the levels where *label* was moved to the level *at*, and is no next letter of any."""
        last, kinds = self._levels[at], readings(label)
        there = next((value for style, value in kinds if style == last.style), 0)
        if 0 < there < last.value:
            return [*self._levels[:at], last._replace(label=label)]  # what follows counts from the largest
        if any((style, value - 1) == level[:2] for level in self._levels for style, value in kinds):
            return None
        if there and at < len(self._levels) - 1:
            return [*self._levels[:at], Level(last.style, there, label)]
        if place(label, self._levels) is None:
            known = {style for style, _ in readings(last.label.split()[0])}
            return next(([*self._levels[:at], Level(*one, label)] for one in kinds if one[0] in known), None)
        return None

    def next(self, prefix: str) -> str:
        """Return *prefix* with the first number, from 1, that makes an address not yet taken."""
        n = self._counts.get(prefix, 1)
        while f"{prefix}{n}" in self.taken:
            n += 1
        self._counts[prefix] = n
        return f"{prefix}{n}"

    def _beside(self, block: Block) -> int | None:
        """At which level a letter stands by its indentation, if it is new there; what is deeper is indented more."""
        for at in range(len(self._indents) - 1, -1, -1):
            if self._indents[at] <= block.indent:
                new = self._indents[at] == block.indent and block.label not in self._labels[at]
                return at if new else None
        return None

    def _does_not_follow(self, block: Block) -> bool:
        levels = self.levels(block)
        if levels is None:
            return True
        above = self._addresses[len(levels) - 2] if len(levels) > 1 else self.top
        return f"{above}{block.in_address}" in self.taken

    def _lettered(self, block: Block) -> None:
        levels = self.levels(block)
        if levels is None:
            before = f"({self._levels[-1].label})" if self._levels else "the paragraph above"
            refuse(block, "AD124", f"{block.label} does not follow {before}", f"write \\{block.label} for plain text")
        depth = len(levels)
        del self._addresses[depth - 1 :], self._indents[depth - 1 :]
        parent = self._addresses[-1] if self._addresses else self.top
        address = f"{parent}{block.in_address}"
        self._add(address, Kind.SUB, block, self._top_depth + depth)
        self._levels = levels
        self._labels = [*self._labels, set()][:depth]
        self._labels[-1].add(block.label)
        self._addresses.append(address)
        self._indents.append(block.indent)

    def _enumerated(self, indent: int) -> str:
        """The deepest lettered paragraph that stands further left than *indent*."""
        for address, its_indent in zip(reversed(self._addresses), reversed(self._indents), strict=True):
            if its_indent < indent:
                return address
        return ""

    def _add(self, address: str, kind: Kind, block: Block, depth: int, number: str | None = None) -> None:
        if address in self.taken:
            refuse(block, "AD122", f"a second {address}", "each number may occur once in its part of a text")
        self.taken.add(address)
        self._depths[address] = depth
        if number is None:
            number = block.label.rstrip(".")
        level = block.level if kind is Kind.HEADING else 0
        self.found.append(Provision(address, kind, block.text, block.marks, number, depth, level, block.line))


def unlabelled(block: Block) -> Block:
    """Return *block* with its number or letter as words."""
    by = len(block.label) + 1
    marks = tuple(msgspec.structs.replace(mark, start=mark.start + by, end=mark.end + by) for mark in block.marks)
    return msgspec.structs.replace(block, text=f"{block.label} {block.text}".strip(), marks=marks, label="")


def stray(block: Block) -> NoReturn:
    """Refuse a letter with nothing above to which it could belong."""
    refuse(block, "AD124", f"{block.label} belongs to no paragraph", f"write \\{block.label} for plain text")


def refuse(block: Block, code: str, message: str, *hints: str) -> NoReturn:
    """Raise StructureError at *block*."""
    raise StructureError(message, code=code, at=Location("", block.line, block.indent + 1), hints=hints)
