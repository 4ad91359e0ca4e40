"""A draft on a web page as the notation of texts: headings, paragraphs, lists, tables, emphasis. Fetches nothing.

What a text cannot carry is counted and told. Words of scripts, styles and forms are no words of the text.
"""

import re
from collections import Counter
from html.parser import HTMLParser

from amendiff.formats.text_in import SEPARATOR, as_block
from amendiff.markup import escape

_SKIPPED = frozenset(("script", "style", "template", "head", "nav", "noscript", "svg", "math", "select", "textarea"))
_VOID = frozenset(("img", "input", "iframe", "video", "audio", "object", "embed"))
_BLOCKS = frozenset(
    ("p", "div", "li", "ul", "ol", "section", "article", "main", "header", "footer", "blockquote", "body", "table",
     "tr", "td", "th", "h1", "h2", "h3", "h4", "h5", "h6", "hr", "br", "dl", "dt", "dd", "pre", "figure", "form")
)  # fmt: skip
_LABEL = re.compile(r"\d{1,4}\.\s|\([A-Za-z0-9]{1,5}\)\s")


def from_html(source: str) -> tuple[str, tuple[str, ...]]:
    """Return the page *source* as Markdown that ``parse_document`` reads, and what is not carried."""
    reader = _Page()
    reader.feed(source)
    reader.close()
    reader.flush()
    report = tuple(f"not carried: {count} × {what}" for what, count in sorted(reader.lost.items()))
    return "\n\n".join(reader.blocks) + "\n", report


class _Page(HTMLParser):
    def __init__(self) -> None:
        super().__init__(convert_charrefs=True)
        self.blocks: list[str] = []
        self.words: list[tuple[str, str]] = []
        self.skipping = 0
        self.heading = 0
        self.emphasis: list[str] = []
        self.lists: list[int | None] = []
        self.row: list[str] | None = None
        self.rows: list[list[str]] = []
        self.label = ""
        self.lost: Counter[str] = Counter()

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        if tag in _SKIPPED:
            self.skipping += 1
        elif tag in _VOID:
            self.lost[f"<{tag}>"] += 1
        elif tag in ("em", "i", "strong", "b"):
            self.emphasis.append("*" if tag in ("em", "i") else "**")
        elif tag == "br":
            self.words.append((" ", ""))
        elif tag in _BLOCKS and self.row is None:
            self.flush()
            self._opened(tag)
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
            depth = "   " * (len(self.lists) - 1)
            self.label = f"{depth}{count + 1}. " if count is not None else f"{depth}- "
        elif tag == "tr":
            self.row = []
        elif tag == "hr":
            self.lost["<hr>"] += 1

    def handle_endtag(self, tag: str) -> None:
        if tag in _SKIPPED:
            self.skipping = max(0, self.skipping - 1)
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
        if not self.skipping:
            self.words.append((data, self.emphasis[-1] if self.emphasis else ""))

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
        """The words so far as Markdown, with emphasis around whole words."""
        written = ""
        for words, mark in self.words:
            plain = re.sub(r"\s+", " ", words)
            bare = plain.strip()
            if mark and bare:
                lead, rest = plain[: len(plain) - len(plain.lstrip())], plain[len(plain.rstrip()) :]
                written += f"{lead}{mark}{escape(bare)}{mark}{rest}"
            elif bare:
                written += plain.replace(bare, escape(bare))
            else:
                written += plain
        self.words = []
        return re.sub(" +", " ", written).strip()

    def flush(self) -> None:
        """End the paragraph that is being read."""
        raw = "".join(words for words, _ in self.words)
        if SEPARATOR.fullmatch(raw) and raw.strip():
            self.words, text = [], "***"
        elif not self.heading and not self.label and _LABEL.match(raw.strip()) and not any(m for _, m in self.words):
            self.words, text = [], as_block(raw)
        else:
            text = self._taken()
        if not text:
            return
        if self.heading:
            text = f"{'#' * self.heading} {text}"
        elif self.label:
            text, self.label = self.label + text, ""
        self.blocks.append(text)
