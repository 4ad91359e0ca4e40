"""Markdown into blocks: plain words, marks beside them, list labels, source lines. Knows nothing of resolutions."""

from collections.abc import Iterator, Sequence
from functools import cache
from typing import TYPE_CHECKING, Any

import msgspec

from amendiff.errors import Location, StructureError
from amendiff.markup.enumerators import LABEL, NUMBER
from amendiff.model.document import Mark
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
    """``paragraph``, ``gap``, ``heading``, ``table``, ``row``, ``footnote`` or ``separator``."""
    text: str = ""
    marks: tuple[Mark, ...] = ()
    line: int = 0
    label: str = ""
    """As printed: ``3.``, ``(a)``, ``•``; of a footnote, its name."""
    nesting: int = 0
    """How many list entries enclose it."""
    indent: int = 0
    level: int = 0


@cache
def reader() -> "MarkdownIt":
    """Return the Markdown parser: CommonMark without code blocks, quotations, images or HTML, with tables and notes.

    What is switched off stands in the text as it was typed, so that no character is lost.
    """
    from markdown_it import MarkdownIt
    from mdit_py_plugins.footnote import footnote_plugin

    markdown = MarkdownIt("commonmark", {"html": False}).enable("table").use(footnote_plugin)
    markdown.disable(["code", "fence", "blockquote", "reference", "lheading", "html_block", "html_inline", "image"])
    return markdown.disable(["footnote_inline"])


def blocks(source: str) -> list[Block]:
    """Return the blocks of *source* in order, footnotes last; raise StructureError for a note nobody refers to."""
    environment: dict[str, Any] = {}
    tokens = reader().parse(source, environment)
    lines = source.split("\n")
    _all_notes_used(environment, lines)
    return list(_walk(tokens, lines))


def _all_notes_used(environment: dict[str, Any], lines: Sequence[str]) -> None:
    for name, number in environment.get("footnotes", {}).get("refs", {}).items():
        if number < 0:
            label = f"[^{name[1:]}]:"
            line = next((n for n, text in enumerate(lines, 1) if text.lstrip().startswith(label)), 1)
            raise StructureError(
                f"nothing refers to the footnote {label[:-1]}",
                code="AD127",
                at=Location("", line, 1, lines[line - 1] if lines else ""),
                hints=(f"write {label[:-1]} where it belongs, or take the note out",),
            )


def _walk(tokens: "Sequence[Token]", lines: Sequence[str]) -> Iterator[Block]:
    labels: list[str] = []  # of the list entries that are open; "" once its first paragraph is read
    heading = 0
    note = ""
    row: list[Token] | None = None
    for token in tokens:
        match token.type:
            case "inline":
                if row is not None:
                    row.append(token)
                    continue
                first = token.map[0] if token.map else 0
                text, marks = inline(token)
                label, text, marks = _labelled(token.content, text, marks)
                if labels and labels[-1]:
                    if label:  # "- (a) words": the entry itself stays, the letter is text
                        text, marks, label = _unlabelled(label, text, marks)
                    label, labels[-1] = labels[-1], ""
                kind = "heading" if heading else "footnote" if note else "gap" if token.content in GAPS else "paragraph"
                if note:
                    label, note = note, ""
                indent = len(lines[first]) - len(lines[first].lstrip()) if first < len(lines) else 0
                yield Block(kind, text, marks, first + 1, label, len(labels), indent, heading)
            case "list_item_open":
                labels.append(f"{token.info}." if token.info else "•")
            case "list_item_close":
                labels.pop()
            case "heading_open":
                heading = int(token.tag[1])
            case "heading_close":
                heading = 0
            case "hr":
                line = token.map[0] if token.map else 0
                yield Block("separator", token.markup, (), line + 1)
            case "table_open":
                yield Block("table", line=(token.map[0] if token.map else 0) + 1)
            case "tr_open":
                row, start = [], (token.map[0] if token.map else 0)
            case "tr_close":
                assert row is not None
                text, marks = _cells(row)
                yield Block("row", text, marks, start + 1)
                row = None
            case "footnote_open":
                note = str(token.meta["label"])
            case _:
                pass


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
        if found := LABEL.match(source):
            label = f"({found[1]} {found[2]})" if found[2] else f"({found[1]})"
            return label, text[found.end() :], _shifted(marks, -found.end())
    elif source[:1].isdigit() and (found := NUMBER.match(source)):
        return f"{found[1]} {found[2]}.", text[found.end() :], _shifted(marks, -found.end())
    return "", text, marks


def _unlabelled(label: str, text: str, marks: tuple[Mark, ...]) -> tuple[str, tuple[Mark, ...], str]:
    return f"{label} {text}", _shifted(marks, len(label) + 1), ""


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
    return "".join(words), normal(marks)


def normal(marks: list[Mark]) -> tuple[Mark, ...]:
    """Return *marks* sorted, with those of one kind that touch or overlap made one."""
    joined: dict[tuple[str, str], list[Mark]] = {}
    for mark in sorted(marks):
        same = joined.setdefault((mark.kind, mark.target), [])
        if same and mark.kind != "note" and same[-1].end >= mark.start:
            same[-1] = Mark(same[-1].start, max(same[-1].end, mark.end), mark.kind, mark.target)
        elif mark not in same:
            same.append(mark)
    return tuple(sorted(mark for same in joined.values() for mark in same))


def _runs_on(words: Sequence[str], children: "Sequence[Token]", n: int) -> bool:
    """Whether a line break stands between two characters of a script that puts no spaces between words."""
    before = next((word[-1] for word in reversed(words) if word), "")
    after = next((child.content[0] for child in children[n + 1 :] if child.content), "")
    return bool(before and after) and spaceless(before) and spaceless(after)
