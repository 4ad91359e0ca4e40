"""A draft on a web page as the notation of texts: headings, paragraphs, lists, tables, emphasis. Fetches nothing.

What a text cannot carry is counted and told. Words of scripts, styles and forms are no words of the text, nor, where
the page marks its main part, are those around it. Of marked changes one side is read: ``<del>`` or ``<ins>``, and the ¶
in it that stands for a break, as our own redlines have it.
"""

import re
from collections import Counter
from html.parser import HTMLParser
from typing import Literal

from amendiff.formats.marked_html import BREAK, PARTS
from amendiff.formats.text_in import SEPARATOR
from amendiff.markup.inline import write
from amendiff.model.document import Kind, Mark
from amendiff.model.enumerators import BIS

_SKIPPED = frozenset(("script", "style", "template", "head", "nav", "noscript", "svg", "math", "select", "textarea"))
_VOID = frozenset(("img", "input", "iframe", "video", "audio", "object", "embed"))
_BLOCKS = frozenset(
    ("p", "div", "li", "ul", "ol", "section", "article", "main", "header", "footer", "blockquote", "body", "table",
     "tr", "td", "th", "h1", "h2", "h3", "h4", "h5", "h6", "hr", "br", "dl", "dt", "dd", "pre", "figure", "form")
)  # fmt: skip
_DEEP = 20
"""Levels of lists; what is nested deeper stands on the last."""
_LABEL = re.compile(rf"\d{{1,4}}(?: (?:{BIS}))?\.\s|\([A-Za-z0-9]{{1,5}}(?: (?:{BIS}))?\)\s")


def from_html(source: str, side: Literal["old", "new"] = "old") -> tuple[str, tuple[str, ...]]:
    """Return the page *source* as Markdown that ``parse_document`` reads, and what is not carried.

    Of marked changes it has the *side* before them, or after them.
    """
    reader = _Page("ins" if side == "old" else "del")
    reader.feed(source)
    reader.close()
    reader.flush()
    if reader.operative is False:  # an excerpt
        reader.blocks.append("***")
    report = tuple(f"not carried: {count} × {what}" for what, count in sorted(reader.lost.items()))
    if reader.marked and side == "old":
        report = ("the dossier has the text before the changes that are marked", *report)
    return "\n\n".join(reader.blocks) + "\n", report


class _Page(HTMLParser):
    def __init__(self, left_out: str) -> None:
        super().__init__(convert_charrefs=True)
        self.left_out = left_out
        self.leaving = self.staying = 0
        self.marked = self.hollow = self.kept = self.broken = self.done = False
        self.blocks: list[str] = []
        self.words: list[tuple[str, str]] = []
        self.skipping = 0
        self.heading = 0
        self.emphasis: list[str] = []
        self.lists: list[int | None] = []
        self.row: list[str] | None = None
        self.rows: list[list[str]] = []
        self.label = ""
        self.part: Kind | None = None
        self.operative: bool | None = None
        """Whether the last paragraph that says what it is was operative; ``None`` before there is one."""
        self.lost: Counter[str] = Counter()

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        if tag in ("ins", "del"):
            self.marked = True
            self.leaving += tag == self.left_out
            self.staying += tag != self.left_out
            self.hollow = self.hollow or self.leaving > 0
        elif tag in _SKIPPED:
            self.skipping += 1
        elif self.leaving or self.done:
            return
        elif tag == "main":
            self.flush()
            self.blocks = []
        elif tag in _VOID:
            self.lost[f"<{tag}>"] += 1
        elif tag in ("em", "i", "strong", "b"):
            self.emphasis.append("emphasis" if tag in ("em", "i") else "strong")
        elif tag == "br":
            if self.broken:
                self.flush()
            else:
                self.words.append((" ", ""))
        elif tag in _BLOCKS and self.row is None:
            self.flush()
            self._opened(tag)
            self.part = next((part for part in PARTS if part in (dict(attrs).get("class") or "").split()), None)
        elif tag in ("td", "th") and self.row is not None:
            self._cell()

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
        elif tag == "tr":
            self.row = []
        elif tag == "hr":
            self.lost["<hr>"] += 1

    def handle_endtag(self, tag: str) -> None:
        if tag in ("ins", "del"):
            self.leaving = max(0, self.leaving - (tag == self.left_out))
            self.staying = max(0, self.staying - (tag != self.left_out))
        elif tag in _SKIPPED:
            self.skipping = max(0, self.skipping - 1)
        elif self.leaving or self.done:
            return
        elif tag == "main":
            self.flush()
            self.done = True
        elif tag in ("em", "i", "strong", "b") and self.emphasis:
            self.emphasis.pop()
        elif tag == "tr" and self.row is not None:
            self._cell()
            self.rows.append(self.row)
            self.row = None
        elif tag in ("td", "th") and self.row is not None:
            self._cell()
        elif tag == "table":
            self._table()
        elif tag in _BLOCKS and self.row is None:
            self.flush()
            if tag in ("ul", "ol") and self.lists:
                self.lists.pop()
            self.heading = 0 if tag == f"h{self.heading}" else self.heading

    def handle_data(self, data: str) -> None:
        self.broken = self.staying > 0 and data == BREAK
        if not (self.skipping or self.leaving or self.done or self.broken):
            self.words.append((data, self.emphasis[-1] if self.emphasis else ""))
            self.kept = self.kept or (self.staying > 0 and bool(data.strip()))

    def _cell(self) -> None:
        text = self._taken()
        if self.row is not None and text:
            self.row.append(text.replace("\n", " "))

    def _table(self) -> None:
        rows, self.rows = [row for row in self.rows if row], []
        if rows:
            lines = ["| " + " | ".join(row) + " |" for row in rows]
            self.blocks.append("\n".join([lines[0], "|" + " --- |" * len(rows[0]), *lines[1:]]))

    def _taken(self) -> str:
        """The words so far as Markdown, with the emphasis that it can write."""
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
        return write(whole, [Mark(one.start, min(one.end, len(whole)), one.kind) for one in marks])

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
            self.words, text = [], "***"
        else:
            if not self.heading and not self.label:
                self.label = self._printed(raw)
            text = self._taken()
        if not text:
            return
        if self.heading:
            text = f"{'#' * self.heading} {text}"
        elif self.label:
            text, self.label = self.label + text, ""
        if self.part is Kind.OPERATIVE and not self.operative:
            self.blocks.append("***")
        if self.part is not None:
            self.operative, self.part = self.part is Kind.OPERATIVE, None
        self.blocks.append(text)
