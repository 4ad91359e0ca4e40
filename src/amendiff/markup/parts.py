"""One part of a text, its body or an annex: which paragraph is preambular, operative or prose. Refuses to guess.

* ``***`` alone on a line parts the preamble from the operative part. It may be left out where every operative
  paragraph is numbered; the first number then begins the operative part.
* A part with neither is prose: ``p1``, ``p2``, …
* The first paragraph of a preamble is the opening, unless it closes with a semicolon or a full stop.
* Operative paragraphs are named by their printed numbers, or by position where none has one.
"""

import re
from collections.abc import Iterator, Sequence
from itertools import dropwhile

import msgspec

from amendiff.markup.blocks import Block
from amendiff.markup.outline import Outline, refuse, stray, unlabelled
from amendiff.model.document import Kind
from amendiff.model.words import COMMAS

_INDENT = 4
"""Columns by which what belongs to a paragraph stands to the right of it."""
_DELETED = 2
"""At what number such paragraphs begin at most: those before may have been deleted."""
_BETWEEN = re.compile(r"(\d{1,4})(?:[a-z]{1,2}|\s?(?:bis|ter|quater|quinquies|sexies|septies))\.\s")
"""How a paragraph begins that was put in between two numbers: ``3a.``, ``3 bis.``."""
_STOPS = (".", ";", "。", "；", "؛")


def read_part(outline: Outline, part: Sequence[Block], prefix: str, depth: int, *, prose: bool = False) -> None:
    """Add the provisions of *part* to *outline*, addressed from *prefix*, at *depth*; as *prose* where no *** parts it.

    Raises StructureError where the preamble and the operative part cannot be told apart without guessing.
    """
    part = _indented(part)
    separators = [block for block in part if block.kind == "separator"]
    for block in separators:
        if not block.text.startswith("*"):
            refuse(block, "AD125", f"{block.text!r} is not a part of a text", "*** parts preamble and operative part")
    if len(separators) > 1:
        refuse(separators[1], "AD125", "a second *** in one text")
    if separators:
        operative = part[part.index(separators[0]) :]
        numbered = any(block.kind == "paragraph" and block.alone and block.numbered for block in operative)
        _resolution(outline, part, prefix, depth, separated=True, numbered=numbered)
    elif not prose and _numbers_its_operative_part(part, prefix):
        _resolution(outline, part, prefix, depth, separated=False, numbered=True)
    else:
        _prose(outline, part, prefix, depth)


def _numbers_its_operative_part(part: Sequence[Block], prefix: str) -> bool:
    """Whether all paragraphs from the first number on are numbered, each otherwise."""
    tops = list(_tops(part))
    operative = [*dropwhile(lambda block: not block.numbered, tops)]
    numbers = {block.label for block in operative if block.numbered}
    if operative and len(numbers) == len(operative):
        return True
    opened = len(tops) > 1 and not tops[0].numbered and tops[0].text.endswith(COMMAS)
    if opened and not prefix:
        refuse(
            (operative or tops[-1:])[0],
            "AD121",
            "cannot tell the preamble from the operative part",
            "put *** alone on a line between the two, or number every operative paragraph",
        )
    return False


def _indented(part: Sequence[Block]) -> list[Block]:
    """Return *part* with the numbers indented that count below a number in brackets of a section: (1), 1., 2., (2).

    So statutes are written where the paragraphs of a section have their numbers in brackets. Numbers may be missing,
    and others put in: 1., 1a., 4.
    """
    found: list[Block] = []
    below: int | None = None
    """How far has been counted below the last number in brackets; ``None`` where there is none."""
    headed = False
    for block in part:
        if block.kind != "paragraph" or not (block.lettered or block.alone):
            headed, below = headed or block.kind == "heading", below if block.kind == "paragraph" else None
        elif block.lettered:
            opens = headed and block.label[1:-1].isdecimal() and not block.text.endswith(_STOPS)
            below = 0 if opens else None if block.label[1:-1].isdecimal() else below
        elif below is not None and (number := _counted(block, below)) is not None:
            below = number
            block = msgspec.structs.replace(block, indent=_INDENT)
        else:
            headed, below = False, None
        found.append(block)
    return found


def _counted(block: Block, below: int) -> int | None:
    """Return the number of a paragraph that counts on from the one *below*; ``None`` where it does not."""
    if plain := block.label[:-1].isdecimal():
        number = int(block.label[:-1])
    elif found := _BETWEEN.match(f"{block.label} {block.text[:20]}".lstrip()):
        number = int(found[1])
    else:
        return None
    return number if below + plain <= number and (below or number <= _DELETED) else None


def _tops(part: Sequence[Block]) -> Iterator[Block]:
    """The paragraphs that belong to no other; an indented one does not where none stands above it."""
    above = False
    for block in part:
        if block.kind != "paragraph":
            above = False
        elif block.lettered:
            above = True
        elif block.alone or not above:
            above = True
            yield block


def _resolution(
    outline: Outline, part: Sequence[Block], prefix: str, depth: int, *, separated: bool, numbered: bool
) -> None:
    operative = opened = False
    preambular = count = 0
    for block in part:
        if block.kind == "separator":
            operative, outline.top = True, ""
            continue
        if _common(outline, block, prefix, depth):
            continue
        operative = operative or (block.numbered and not separated)
        if operative:
            count += 1
            if numbered and not block.numbered:
                refuse(
                    block,
                    "AD123",
                    "a paragraph without a number among numbered ones",
                    "indent it where it belongs to the paragraph above, or give it a number",
                )
            outline.add(f"{prefix}op{block.in_address if numbered else count}", Kind.OPERATIVE, block, depth)
        elif not opened and not preambular and not block.label and not block.text.endswith(_STOPS):
            opened = True
            outline.add(f"{prefix}opening", Kind.OPENING, block, depth)
        else:
            preambular += 1
            outline.add(f"{prefix}pp{preambular}", Kind.PREAMBULAR, block, depth)


def _prose(outline: Outline, part: Sequence[Block], prefix: str, depth: int) -> None:
    count = 0
    for one in part:
        alone = outline.top == "title" or not outline.belongs(one)
        block = unlabelled(one) if outline.loose and one.lettered and alone else one
        if not _common(outline, block, prefix, depth):
            count += 1
            outline.add(f"{prefix}p{count}", Kind.PARAGRAPH, block, depth)


def _common(outline: Outline, block: Block, prefix: str, depth: int) -> bool:
    """Read what is the same in a resolution and in prose; return whether *block* was such."""
    if block.kind == "heading" and block.level == 1:
        if prefix or "title" in outline.taken:
            refuse(block, "AD122", "a second # heading", "the title is the only one; write ## for a heading")
        if any(found.kind is not Kind.GAP for found in outline.found):
            refuse(block, "AD122", "the title does not stand first")
        outline.add("title", Kind.TITLE, block, depth)
    elif block.kind == "heading":
        outline.add(outline.next(f"{prefix}h"), Kind.HEADING, block, depth)
    elif block.kind == "table":
        outline.add(outline.next(f"{prefix}table"), Kind.TABLE, block, depth)
    elif block.kind == "row":
        outline.row(block)
    elif block.kind == "gap":
        outline.add(outline.next(f"{prefix}gap"), Kind.GAP, block, depth)
    elif outline.belongs(block):
        outline.sub(block)
    elif block.lettered:
        stray(block)
    else:
        return False
    return True
