"""A draft on a web page as the notation of texts: headings, paragraphs, lists, tables, emphasis. Fetches nothing.

What a text cannot carry is counted and told. Words of scripts, styles and forms are no words of the text, nor, where
the page marks its main part, are those around it. Of marked changes one side is read: ``<del>`` or ``<ins>``, and the ¶
in it that stands for a break, as our own redlines have it.
"""

import re
from collections import Counter
from html.parser import HTMLParser
from typing import Literal, NamedTuple

from amendiff.formats.bounds import bounded
from amendiff.formats.marked_html import BREAK, PARTS
from amendiff.formats.text_in import SEPARATOR, parsed
from amendiff.markup.inline import write
from amendiff.model.document import Document, Kind, Mark
from amendiff.model.enumerators import BIS

_SKIPPED = frozenset(("script", "style", "template", "title", "nav", "noscript", "svg", "math", "select", "textarea"))
_VOID = frozenset(("img", "input", "iframe", "video", "audio", "object", "embed"))
_BLOCKS = frozenset(
    ("p", "div", "li", "ul", "ol", "section", "article", "main", "header", "footer", "blockquote", "body", "table",
     "tr", "td", "th", "h1", "h2", "h3", "h4", "h5", "h6", "hr", "br", "dl", "dt", "dd", "pre", "figure", "form")
)  # fmt: skip
_TABLES = frozenset(("table", "tr", "td", "th"))
_DEEP = 20
"""Levels of lists; what is nested deeper stands on the last."""
_LABEL = re.compile(rf"\d{{1,4}}(?: (?:{BIS}))?\.\s|\([A-Za-z0-9]{{1,5}}(?: (?:{BIS}))?\)\s")


class _Block(NamedTuple):
    """A paragraph, heading or table, as Markdown and as its words alone, and the line of the page that it is on."""

    written: str
    words: str
    line: int


def page_of(source: str, path: str, *, language: str = "en", loose: bool = False) -> tuple[Document, tuple[str, ...]]:
    """Return the page *source*, called *path*, as a document, and what is not carried; *loose*, as ``parse_loosely``.

    Raises TooLarge, and StructureError with the line of the page where its parts cannot be told.
    """
    page = _read(bounded(source, path, by_paragraph=False), "old")
    blocks = [(block.written, block.line) for block in page.blocks]
    return parsed(blocks, source, path, language, loose=loose), page.report("old")


def words_of(source: str) -> str:
    """Return the words of the page *source* alone, as paragraphs parted by empty lines."""
    return "\n\n".join(block.words for block in _read(source, "old").blocks if block.words) + "\n"


def from_html(source: str, side: Literal["old", "new"] = "old") -> tuple[str, tuple[str, ...]]:
    """Return the page *source* as Markdown that ``parse_document`` reads, and what is not carried.

    Of marked changes it has the *side* before them, or after them.
    """
    page = _read(source, side)
    return _markdown(page.blocks), page.report(side)


def _read(source: str, side: Literal["old", "new"]) -> "_Page":
    page = _Page("ins" if side == "old" else "del")
    page.feed(source)
    page.close()
    page.table()
    page.flush()
    if page.operative is False:  # an excerpt
        page.add("***")
    return page


def _markdown(blocks: list[_Block]) -> str:
    return "\n\n".join(block.written for block in blocks) + "\n"


class _Page(HTMLParser):
    def __init__(self, left_out: str) -> None:
        super().__init__(convert_charrefs=True)
        self.left_out = left_out
        self.leaving = self.staying = 0
        self.marked = self.hollow = self.kept = self.broken = self.done = False
        self.blocks: list[_Block] = []
        self.line = 1
        """Where the words begin that are being read."""
        self.words: list[tuple[str, str]] = []
        self.skipping = 0
        self.heading = 0
        self.emphasis: list[str] = []
        self.lists: list[int | None] = []
        self.tables = 0
        """How many are open; one inside another is words of its cell."""
        self.cell = False
        self.row: list[tuple[str, str]] | None = None
        self.rows: list[list[tuple[str, str]]] = []
        self.label = ""
        self.part: Kind | None = None
        self.operative: bool | None = None
        """Whether the last paragraph that says what it is was operative; ``None`` before there is one."""
        self.lost: Counter[str] = Counter()
        self.titles = 0
        """How many <h1> there are but for the title."""

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        if tag in _SKIPPED:
            self.skipping += 1
        elif self.skipping:
            return
        elif tag in ("ins", "del"):
            self.marked = True
            self.leaving += tag == self.left_out
            self.staying += tag != self.left_out
            self.hollow = self.hollow or self.leaving > 0
        elif self.leaving or self.done:
            return
        elif tag == "main":
            self.flush()
            self.blocks = []
        elif tag in _VOID:
            self.lost[f"<{tag}>"] += 1
        elif tag in ("em", "i", "strong", "b"):
            self.emphasis.append("emphasis" if tag in ("em", "i") else "strong")
        elif self.tables and tag in _TABLES:
            self._in_table(tag, dict(attrs))
        elif tag in _BLOCKS and self.row is not None:
            self.words.append((" ", ""))
        elif tag == "br":
            if self.broken:
                self.flush()
            else:
                self.words.append((" ", ""))
        elif tag in _BLOCKS:
            self.flush()
            self._opened(tag)
            self.part = next((part for part in PARTS if part in (dict(attrs).get("class") or "").split()), None)

    def _in_table(self, tag: str, attrs: dict[str, str | None]) -> None:
        if tag == "table" or self.tables > 1:
            self.tables += tag == "table"
            self.words.append((" ", ""))
        elif tag == "tr":
            self._end_row()
            self.flush()
            self.row = []
        else:
            self._end_cell()
            self.row, self.cell = self.row or [], True
            self.lost["merged cells"] += any((attrs.get(name) or "1") != "1" for name in ("colspan", "rowspan"))

    def _opened(self, tag: str) -> None:
        if re.fullmatch("h[1-6]", tag):
            self.heading = int(tag[1])
        elif tag in ("ul", "ol"):
            self.lists.append(0 if tag == "ol" else None)
        elif tag == "li" and self.lists:
            count = self.lists[-1]
            if count is not None:
                self.lists[-1] = count + 1
            depth = "   " * min(len(self.lists) - 1, _DEEP)
            self.label = f"{depth}{count + 1}. " if count is not None else f"{depth}- "
        elif tag == "table":
            self.tables = 1
        elif tag == "hr":
            self.lost["<hr>"] += 1

    def handle_endtag(self, tag: str) -> None:
        if tag in _SKIPPED:
            self.skipping = max(0, self.skipping - 1)
        elif self.skipping:
            return
        elif tag in ("ins", "del"):
            self.leaving = max(0, self.leaving - (tag == self.left_out))
            self.staying = max(0, self.staying - (tag != self.left_out))
        elif self.leaving or self.done:
            return
        elif tag == "main":
            self.table()
            self.flush()
            self.done = True
        elif tag in ("em", "i", "strong", "b") and self.emphasis:
            self.emphasis.pop()
        elif tag == "table" and self.tables > 1:
            self.tables -= 1
        elif tag == "table":
            self.table()
        elif self.tables == 1 and tag == "tr":
            self._end_row()
        elif self.tables == 1 and tag in ("td", "th"):
            self._end_cell()
        elif tag in _BLOCKS and self.row is not None:
            self.words.append((" ", ""))
        elif tag in _BLOCKS:
            self.flush()
            if tag in ("ul", "ol") and self.lists:
                self.lists.pop()
            self.heading = 0 if tag == f"h{self.heading}" else self.heading

    def handle_data(self, data: str) -> None:
        self.broken = self.staying > 0 and data == BREAK
        if not (self.skipping or self.leaving or self.done or self.broken):
            if not any(words.strip() for words, _ in self.words):
                self.line = self.getpos()[0] + len(data[: len(data) - len(data.lstrip())].split("\n")) - 1
            self.words.append((data, self.emphasis[-1] if self.emphasis else ""))
            self.kept = self.kept or (self.staying > 0 and bool(data.strip()))

    def _end_cell(self) -> None:
        text = self._taken()
        if self.row is not None and (self.cell or text[0]):
            self.row.append(text)
        self.cell = False

    def _end_row(self) -> None:
        if self.row is not None:
            self._end_cell()
            self.rows.append(self.row)
            self.row = None

    def table(self) -> None:
        """End the table that is being read."""
        self._end_row()
        self.tables = 0
        rows, self.rows = [row for row in self.rows if any(written for written, _ in row)], []
        if rows:
            columns = max(map(len, rows))
            full = [[*row, *[("", "")] * (columns - len(row))] for row in rows]
            lines = ["| " + " | ".join(written for written, _ in row) + " |" for row in full]
            words = "\n\n".join(" ".join(plain for _, plain in row if plain) for row in rows)
            self.add("\n".join([lines[0], "|" + " --- |" * columns, *lines[1:]]), words)

    def add(self, written: str, words: str = "") -> None:
        """Add a paragraph, heading or table: as Markdown, and as words."""
        self.blocks.append(_Block(written, words, self.line))

    def report(self, side: Literal["old", "new"]) -> tuple[str, ...]:
        """Return what is not carried, in words."""
        found = [f"not carried: {count} × {what}" for what, count in sorted(self.lost.items()) if count]
        if self.titles:
            found.append(f"{self.titles} × <h1> behind the first words: headings, since a text has one title")
        if self.marked and side == "old":
            found.insert(0, "read as it was before the changes that are marked")
        return tuple(found)

    def _taken(self) -> tuple[str, str]:
        """The words so far as Markdown, with the emphasis that it can write, and plain."""
        text = ""
        marks: list[Mark] = []
        for words, kind in self.words:
            plain = re.sub(r"\s+", " ", words)
            if not text or text.endswith(" "):
                plain = plain.lstrip(" ")
            if kind and plain:
                marks.append(Mark(len(text), len(text) + len(plain), kind))
            text += plain
        self.words = []
        whole = text.rstrip(" ")
        kept = [Mark(one.start, min(one.end, len(whole)), one.kind) for one in marks]
        return write(whole, kept), whole

    def _printed(self, raw: str) -> str:
        """Take the number or letter that is printed before the words, and return it as the notation has it."""
        found = _LABEL.match(raw.lstrip())
        first = next((n for n, (words, _) in enumerate(self.words) if words.strip()), 0)
        if not found or self.words[first][1] or not self.words[first][0].lstrip().startswith(found[0].rstrip()):
            return ""
        rest = self.words[first][0].lstrip().removeprefix(found[0].rstrip())
        self.words[: first + 1] = [(rest, "")]
        return f"{'   ' if found[0].startswith('(') else ''}{found[0].rstrip()} "

    def flush(self) -> None:
        """End the paragraph that is being read."""
        raw = "".join(words for words, _ in self.words)
        hollow = self.hollow and not self.kept  # a marked "(war)" looks like a number, and is the text
        self.hollow = self.kept = self.broken = False
        if hollow and not _LABEL.sub("", f"{raw.strip()} ", count=1).strip():
            self.words = []  # nothing is left of it but its number
            return
        if SEPARATOR.fullmatch(raw) and raw.strip():
            self.words, text, words = [], "***", ""
        else:
            if not self.heading and not self.label:
                self.label = self._printed(raw)
            text, words = self._taken()
        if not text:
            return
        if self.heading:
            later = self.heading == 1 and bool(self.blocks)
            self.titles += later
            text = f"{'#' * (self.heading + later)} {text}"
        elif self.label:
            text, words, self.label = self.label + text, f"{self.label.strip()} {words}", ""
        if self.part is Kind.OPERATIVE and not self.operative:
            self.add("***")
        if self.part is not None:
            self.operative, self.part = self.part is Kind.OPERATIVE, None
        self.add(text, words)
