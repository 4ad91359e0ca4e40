"""Markdown into blocks: plain words, marks beside them, list labels, source lines. Knows nothing of resolutions."""

from collections.abc import Collection, Iterator, Sequence
from functools import cache
from typing import TYPE_CHECKING, Any, NoReturn

import msgspec

from amendiff.errors import Location, StructureError
from amendiff.model.document import Mark, tidied
from amendiff.model.enumerators import LABEL, NUMBER, readings
from amendiff.model.words import spaceless

if TYPE_CHECKING:
    from markdown_it import MarkdownIt
    from markdown_it.token import Token

GAPS = ("[…]", "[...]")
"""How an excerpt writes that words are left out between two paragraphs."""

_STYLES = {"em": "emphasis", "strong": "strong"}


class Block(msgspec.Struct, gc=False):
    """A paragraph, heading, row, footnote or separator, before it is known what it is in a resolution."""

    kind: str
    """``paragraph``, ``gap``, ``heading``, ``table``, ``row``, ``separator``, ``footnote`` or its ``continuation``."""
    text: str = ""
    marks: tuple[Mark, ...] = ()
    line: int = 0
    label: str = ""
    """As printed: ``3.``, ``(a)``, ``•``; of a footnote, its name."""
    nesting: int = 0
    """How many list entries enclose it."""
    indent: int = 0
    level: int = 0
    """Of a heading."""

    @property
    def lettered(self) -> bool:
        """Whether its label is an enumerator in brackets."""
        return self.label.startswith("(")

    @property
    def numbered(self) -> bool:
        """Whether its label is a paragraph number."""
        return self.label[:1].isdigit()

    @property
    def alone(self) -> bool:
        """Whether it begins a paragraph of its own: no letter, not indented, in a list only as a numbered entry."""
        if self.label.startswith("(") or self.label == "•" or self.indent > 1:
            return False
        return self.nesting == 0 or (self.nesting == 1 and bool(self.label))

    @property
    def in_address(self) -> str:
        """Its label as addresses have it: ``3bis``, ``(a)``."""
        return self.label.rstrip(".").replace(" ", "")


_DEEPEST = 20
"""How many list entries may stand inside each other."""


@cache
def reader() -> "MarkdownIt":
    """Return the Markdown parser: CommonMark without code blocks, quotations, images or HTML, with tables and notes.

    What is switched off stands in the text as it was typed, so that no character is lost. Notes stay where they are.
    """
    from markdown_it import MarkdownIt
    from mdit_py_plugins.footnote import footnote_plugin

    options = {"html": False, "maxNesting": 4 * _DEEPEST}  # beyond that, words would be dropped: refused before
    markdown = MarkdownIt("commonmark", options).enable("table").use(footnote_plugin)
    markdown.disable(["code", "fence", "blockquote", "reference", "lheading", "html_block", "html_inline", "image"])
    return markdown.disable(["footnote_inline", "footnote_tail"])


@cache
def loose_reader() -> "MarkdownIt":
    """Return the parser of Markdown as it is written elsewhere: with headings that are underlined."""
    markdown: MarkdownIt = reader.__wrapped__()
    return markdown.enable("lheading")


def blocks(source: str, notes: Collection[str] | None = None, *, loose: bool = False) -> list[Block]:
    """Return the blocks of *source* in order; raise StructureError where words would have no place of their own.

    Of a part of a text, *notes* names the footnotes that stand elsewhere: it may refer to them. A part that is nothing
    but notes needs no words that refer to them. *loose*, it is read as it is written elsewhere: headings may be
    underlined, the entries of a list all have one number, and what separates parts stands in a list.
    """
    known = {f":{name}": -1 for name in notes or ()}
    environment: dict[str, Any] = {"footnotes": {"refs": dict(known)}} if known else {}
    tokens = (loose_reader() if loose else reader()).parse(source, environment)
    lines = source.replace("\r\n", "\n").replace("\r", "\n").split("\n")
    if loose:
        _recount(tokens)
    found = list(_Walk(lines, loose=loose).blocks(tokens))
    if notes is None or any(block.kind not in ("footnote", "continuation") for block in found):
        _all_notes_used(environment, lines, known)
    return found


def _recount(tokens: "Sequence[Token]") -> None:
    """Count the entries of lists in which all have the same number, as Markdown has it."""
    open_: list[list[Token]] = []
    for token in tokens:
        if token.type in ("ordered_list_open", "bullet_list_open"):
            open_.append([])
        elif token.type == "list_item_open":
            open_[-1].append(token)
        elif token.type in ("ordered_list_close", "bullet_list_close"):
            entries = open_.pop()
            if len({entry.info for entry in entries}) == 1 < len(entries) and entries[0].info:
                for number, entry in enumerate(entries, int(entries[0].info)):
                    entry.info = str(number)


def _all_notes_used(environment: dict[str, Any], lines: Sequence[str], known: Collection[str]) -> None:
    for name, number in environment.get("footnotes", {}).get("refs", {}).items():
        if number < 0 and name not in known:
            label = f"[^{name[1:]}]:"
            line = next((n for n, text in enumerate(lines, 1) if label in text), 1)
            raise StructureError(
                f"nothing refers to the footnote {label[:-1]}",
                code="AD127",
                at=Location("", line, 1),
                hints=(f"write {label[:-1]} where it belongs, or take the note out",),
            )


class _Walk:
    """The way through the tokens of one text."""

    def __init__(self, lines: Sequence[str], *, loose: bool = False) -> None:
        self.lines = lines
        self.loose = loose
        self.labels: list[str] = []
        """Of the list entries that are open; ``""`` once its first paragraph is read."""
        self.note: str | None = None
        """The footnote that is open; ``""`` once its first paragraph is read."""

    def blocks(self, tokens: "Sequence[Token]") -> Iterator[Block]:
        level = line = 0  # of the heading that is open, and of the token
        row: list[Token] | None = None
        for token in tokens:
            line = token.map[0] if token.map else line
            match token.type:
                case "inline" if row is not None:
                    row.append(token)
                case "inline":
                    yield self._paragraph(token, line, level)
                case "list_item_open":
                    yield from self._empty(line)
                    self.labels.append(f"{token.info}." if token.info else "•")
                    if len(self.labels) > _DEEPEST:
                        self._refuse(line, f"more than {_DEEPEST} lists inside each other")
                case "list_item_close":
                    yield from self._empty(line)
                    self.labels.pop()
                case "heading_open" if self.loose and self.labels:
                    pass  # a paragraph of its entry
                case "heading_open":
                    self._flush_left(line, "heading")
                    level = int(token.tag[1])
                case "heading_close":
                    level = 0
                case "hr" if self.loose:
                    pass
                case "hr":
                    self._flush_left(line, "separator")
                    yield Block("separator", self.lines[line].strip(), (), line + 1)
                case "table_open":
                    self._flush_left(line, "table")
                    yield Block("table", line=line + 1)
                case "tr_open":
                    row = []
                case "tr_close":
                    text, marks = self._row(row or [], line)
                    yield Block("row", text, marks, line + 1)
                    row = None
                case "footnote_reference_open":
                    if self.note is not None:
                        self._refuse(line, "a footnote inside a footnote")
                    self.note = str(token.meta["label"])
                case "footnote_reference_close":
                    if self.note:
                        yield Block("footnote", line=line + 1, label=self.note)
                    self.note = None
                case _:
                    pass

    def _paragraph(self, token: "Token", line: int, level: int) -> Block:
        text, marks = inline(token)
        if level:
            return Block("heading", text, marks, line + 1, level=level)
        label, text, marks = _labelled(token.content, text, marks)
        if self.note:
            text, marks = _unlabelled(label, text, marks)
            kind, label, self.note = "footnote", self.note, ""
        else:
            if self.labels and self.labels[-1]:  # "- (a) words": the entry itself stays, the letter is text
                text, marks = _unlabelled(label, text, marks)
                label, self.labels[-1] = self.labels[-1], ""
            kind = "gap" if token.content in GAPS and not self.labels else "paragraph"
            kind = kind if self.note is None else "continuation"
            text = GAPS[0] if kind == "gap" else text
        indent = len(self.lines[line]) - len(self.lines[line].lstrip()) if line < len(self.lines) else 0
        return Block(kind, text, marks, line + 1, label, len(self.labels), indent)

    def _empty(self, line: int) -> Iterator[Block]:
        """The list entry that is open, where it has no words of its own."""
        if self.labels and self.labels[-1]:
            kind = "paragraph" if self.note is None else "continuation"
            yield Block(kind, "", (), line + 1, self.labels[-1], len(self.labels))
            self.labels[-1] = ""

    def _row(self, cells: "Sequence[Token]", line: int) -> tuple[str, tuple[Mark, ...]]:
        from markdown_it.rules_block.table import escapedSplit

        written = escapedSplit(self.lines[line].strip())
        if len(written) - (written[0] == "") - (len(written) > 1 and written[-1] == "") > len(cells):
            self._refuse(
                line, f"a row with more than the {len(cells)} cells of its table", "write \\| for a bar in a cell"
            )
        return _cells(cells)

    def _flush_left(self, line: int, what: str) -> None:
        if self.labels or self.note is not None:
            where = "a list" if self.labels else "a footnote"
            self._refuse(line, f"a {what} inside {where}", "begin it at the left margin")

    def _refuse(self, line: int, message: str, *hints: str) -> NoReturn:
        raise StructureError(message, code="AD128", at=Location("", line + 1, 1), hints=hints)


def _cells(cells: "Sequence[Token]") -> tuple[str, tuple[Mark, ...]]:
    text, marks = "", []
    for n, cell in enumerate(cells):
        words, styled = inline(cell)
        words = words.replace("\t", " ")
        text += "\t" * (n > 0)
        marks += [Mark(mark.start + len(text), mark.end + len(text), mark.kind, mark.target) for mark in styled]
        text += words
    return text, tuple(marks)


def _labelled(source: str, text: str, marks: tuple[Mark, ...]) -> tuple[str, str, tuple[Mark, ...]]:
    """Split an enumerator off; it is looked for in the source, so that ``\\(a)`` is text."""
    if source.startswith("("):
        if (found := LABEL.match(source)) and readings(found[1]):
            label = f"({found[1]} {found[2]})" if found[2] else f"({found[1]})"
            return label, *_behind(found[0], text, marks)
    elif source[:1].isdigit() and (found := NUMBER.match(source)):
        return f"{found[1]} {found[2]}.", *_behind(found[0], text, marks)
    return "", text, marks


def _behind(label: str, text: str, marks: tuple[Mark, ...]) -> tuple[str, tuple[Mark, ...]]:
    """Return what stands behind a *label*: a line end with an indent, which may follow it, is one sign of *text*."""
    words = text[len(label.rstrip()) :].lstrip(" \t\n")
    return words, _shifted(marks, len(words) - len(text))


def _unlabelled(label: str, text: str, marks: tuple[Mark, ...]) -> tuple[str, tuple[Mark, ...]]:
    return (f"{label} {text}", _shifted(marks, len(label) + 1)) if label else (text, marks)


def _shifted(marks: tuple[Mark, ...], by: int) -> tuple[Mark, ...]:
    return tuple(Mark(mark.start + by, mark.end + by, mark.kind, mark.target) for mark in marks)


def inline(token: "Token") -> tuple[str, tuple[Mark, ...]]:
    """Return the plain words of an inline token and the marks beside them."""
    children = token.children or []
    if len(children) == 1 and children[0].type == "text":
        return children[0].content, ()
    words: list[str] = []
    length = 0
    open_: list[tuple[int, str, str]] = []
    marks: list[Mark] = []
    for n, child in enumerate(children):
        match child.type:
            case "text" | "text_special":
                piece = child.content
            case "softbreak":
                piece = "" if _runs_on(words, children, n) else " "
            case "hardbreak":
                piece = "\n"
            case "code_inline":
                piece = child.content
                marks.append(Mark(length, length + len(piece), "code"))
            case "footnote_ref":
                piece = ""
                marks.append(Mark(length, length, "note", str(child.meta["label"])))
            case "em_open" | "strong_open":
                piece = ""
                open_.append((length, _STYLES[child.tag], ""))
            case "link_open":
                piece = ""
                open_.append((length, "link", str(child.attrs.get("href", ""))))
            case "em_close" | "strong_close" | "link_close":
                piece = ""
                start, kind, target = open_.pop()
                if length > start:
                    marks.append(Mark(start, length, kind, target))
            case _:
                piece = child.content
        words.append(piece)
        length += len(piece)
    return "".join(words), tidied(marks)


def _runs_on(words: Sequence[str], children: "Sequence[Token]", n: int) -> bool:
    """Whether a line break stands between two characters of a script that puts no spaces between words."""
    before = next((word[-1] for word in reversed(words) if word), "")
    after = next((child.content[0] for child in children[n + 1 :] if child.content), "")
    return bool(before and after) and spaceless(before) and spaceless(after)
