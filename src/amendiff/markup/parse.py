"""The notation of texts into documents, and parts of them into provisions: the body, then annexes, then footnotes."""

import re
from collections.abc import Collection, Sequence

import msgspec

from amendiff.errors import Location, StructureError
from amendiff.markup.blocks import Block, blocks
from amendiff.markup.outline import Outline, refuse, stray
from amendiff.markup.parts import read_part
from amendiff.markup.render import render_document
from amendiff.model.document import Document, Kind, Provision

_ANNEX = re.compile(r"(?:annex|annexe|anexo|allegato|anlage|anhang|приложение|附件|附录|مرفق)\b.*", re.IGNORECASE)
_METADATA = re.compile(r"[ \t]+\S|- |#|[\]}]|[\w\"'][^\n]*?:(?:[ \t]|$)")
"""How a line of metadata begins, as YAML has it: indented, an entry, a remark, a bracket that closes, a key."""
_NOTES = ("footnote", "continuation")
_RESOLUTION = frozenset((Kind.OPENING, Kind.PREAMBULAR, Kind.OPERATIVE))
_READ = dict.fromkeys(_RESOLUTION, Kind.PARAGRAPH)
_FRAGMENTS = {"gap": Kind.GAP, "heading": Kind.HEADING, "table": Kind.TABLE, "row": Kind.ROW}
"""What stays what it is written as, whatever it is put beside."""


def parse_document(source: str, *, path: str = "", language: str = "en") -> Document:
    """Return the document written in *source*.

    Raises StructureError, with *path* and the line, where the parts of the text cannot be told without guessing.
    """
    try:
        return Document(_document(blocks(source)), language)
    except StructureError as error:
        _locate(error, source, path)
        raise


def _locate(error: StructureError, source: str, path: str) -> None:
    """Say in *error* in which file it is, and on what line."""
    lines = source.split("\n")
    at = error.at or Location(path)
    line = lines[at.line - 1] if 0 < at.line <= len(lines) else ""
    error.at = Location(path, at.line, at.column or 1, line)


def parse_loosely(source: str, *, path: str = "", language: str = "en") -> Document:
    """Return the document written in *source*, Markdown as it is written elsewhere, all of it prose.

    There may be several headings of the first level, of which the one that stands first is the title; rules between
    parts say nothing; lists count as Markdown does; and a number or letter that does not follow is words. The lines
    of metadata at the beginning, as YAML has it, are paragraphs behind the title. Raises StructureError where words
    would have no place.
    """
    metadata, rest = _metadata(source)
    try:
        found = blocks(rest, loose=True)
        first = found[:1] if found and found[0].kind == "heading" and found[0].level == 1 else []
        found = [*first, *metadata, *(_one_level_down(block) for block in found[len(first) :])]
        return Document(_document(found, prose=True, loose=True), language)
    except StructureError as error:
        _locate(error, source, path)
        raise


def _metadata(source: str) -> tuple[list[Block], str]:
    """Return the lines of metadata that *source* begins with, and the rest, on the lines where it stood."""
    first, *lines = source.split("\n")
    end = next((at for at, line in enumerate(lines) if line.rstrip() in ("---", "...")), 0)
    inner = lines[:end]
    if first.rstrip() != "---" or not end or not inner[0].strip():
        return [], source
    if not all(_METADATA.match(line) for line in inner if line.strip()):
        return [], source  # a rule, and text behind it
    said = [Block("paragraph", line.strip(), line=n) for n, line in enumerate(inner, 2) if line.strip()]
    return said, "\n".join([*[""] * (end + 2), *lines[end + 1 :]])


def _one_level_down(block: Block) -> Block:
    """Return *block*, if it is a heading, below the title, which stands alone on its level."""
    return msgspec.structs.replace(block, level=min(block.level + 1, 6)) if block.kind == "heading" else block


def parse_provisions(
    source: str, kind: Kind, *, prefix: str = "", depth: int = 0, notes: Collection[str] = ()
) -> tuple[Provision, ...]:
    """Return the provisions of a fragment to be put beside one of *kind*, addressed from *prefix*, at *depth*.

    Paragraphs take on *kind*, headings, tables and lettered sub-paragraphs stay what they are written as; annexes are
    read as they are in a text. Addresses are *prefix*, then *prefix*-2, -3 for the next ones at the same level.
    *notes* names footnotes that stand elsewhere. Raises StructureError.
    """
    found = blocks(source, notes)
    if kind is Kind.ANNEX:
        return _annexes(found, prefix, depth)
    return _fragment(found, kind, prefix, depth)


def read_like(document: Document, other: Document) -> Document:
    """Return *document* with what stands before any annex read as prose, not as a resolution, if it is that in *other*.

    What is put in or taken out may make the one of the other; whatever else is said in both has not changed by that.
    A text that could only be a resolution, by its ``***``, stays one.
    """
    kinds, others = ({one.kind for one in _body(side)} for side in (document, other))
    if Kind.OPERATIVE not in kinds or Kind.PARAGRAPH not in others or not _RESOLUTION.isdisjoint(others):
        return document
    body = _body(document)
    plain = [msgspec.structs.replace(one, kind=_READ.get(one.kind, one.kind)) for one in body]
    found = blocks(render_document(Document((*plain, *document.provisions[len(body) :]))))
    try:
        same, prose = _document(found) == document.provisions, _document(found, prose=True)
    except StructureError:
        return document
    if not same:
        return document
    read = zip(prose, document.provisions, strict=True)  # each block is a provision, however it is read
    lines = tuple(msgspec.structs.replace(one, line=was.line) for one, was in read)
    return msgspec.structs.replace(document, provisions=lines)


def _body(document: Document) -> Sequence[Provision]:
    """Return the provisions that stand before any annex."""
    annexes = (at for at, one in enumerate(document) if one.kind is Kind.ANNEX)
    return document.provisions[: next(annexes, len(document.provisions))]


def _document(found: Sequence[Block], *, prose: bool = False, loose: bool = False) -> tuple[Provision, ...]:
    outline = Outline(loose=loose)
    body, *annexes = _body_and_annexes(found)
    read_part(outline, body, "", 0, prose=prose)
    for n, annex in enumerate(annexes, 1):
        _annex(outline, annex, f"annex{n}", 0, prose=loose)
    return _with_footnotes(outline, found)


def _annexes(found: Sequence[Block], prefix: str, depth: int) -> tuple[Provision, ...]:
    """Read a fragment of annexes, each with its heading."""
    outline = Outline()
    first, *annexes = _body_and_annexes(found)
    if first and (first[0].kind != "heading" or first[0].level == 1):
        refuse(first[0], "AD122", "an annex begins with its heading", "write ## before it")
    for n, annex in enumerate([first] * bool(first) + annexes, 1):
        _annex(outline, annex, _name(prefix, n), depth)
    return _with_footnotes(outline, found)


def _body_and_annexes(found: Sequence[Block]) -> list[list[Block]]:
    parts: list[list[Block]] = [[]]
    for block in found:
        if block.kind in _NOTES:
            continue
        if block.kind == "heading" and block.level > 1 and _ANNEX.fullmatch(block.text):
            parts.append([])
        parts[-1].append(block)
    return parts


def _annex(outline: Outline, annex: Sequence[Block], name: str, depth: int, *, prose: bool = False) -> None:
    outline.add(name, Kind.ANNEX, annex[0], depth)
    read_part(outline, annex[1:], f"{name}.", depth + 1, prose=prose)


def _fragment(found: Sequence[Block], kind: Kind, prefix: str, depth: int) -> tuple[Provision, ...]:
    """Read a fragment whose paragraphs take on *kind*; the letters of its first level stand beside each other."""
    outline = Outline()
    count = 0
    for block in found:
        if block.kind in _NOTES or (block.kind == "table" and kind is Kind.ROW):
            continue
        if block.kind == "separator":
            refuse(block, "AD126", "a part of a text holds no ***")
        levels = outline.levels(block) if kind is Kind.SUB and block.lettered else None
        if block.kind == "row" and kind is not Kind.ROW:
            outline.row(block)
        elif (
            block.kind == "paragraph"
            and not block.alone
            and (block.lettered or outline.belongs(block))
            and outline.top
            and (not levels or len(levels) > 1)
        ):
            outline.sub(block)
        else:
            count += 1
            if levels:
                outline.add_lettered(_name(prefix, count), block, depth, levels)
            elif block.lettered and kind is not Kind.SUB:
                stray(block)
            else:
                its_kind = kind if kind is Kind.TITLE else _FRAGMENTS.get(block.kind, kind)
                outline.add(_name(prefix, count), its_kind, block, depth)
    return _with_footnotes(outline, found)


def _name(prefix: str, n: int) -> str:
    return prefix if n == 1 else f"{prefix}-{n}"


def _with_footnotes(outline: Outline, found: Sequence[Block]) -> tuple[Provision, ...]:
    for block in found:
        if block.kind == "footnote":
            outline.add(f"fn{block.label}", Kind.FOOTNOTE, block, 0)
        elif block.kind == "continuation":
            outline.continuation(block)
    return tuple(outline.found)
