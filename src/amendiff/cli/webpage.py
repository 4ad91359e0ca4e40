"""The words of an HTML page, by the standard library's parser: paragraphs, without script and style. Opens no files."""

from html.parser import HTMLParser

_BLOCKS = frozenset(
    "address article aside blockquote body caption center dd details div dl dt fieldset figcaption figure footer form "
    "h1 h2 h3 h4 h5 h6 header hr legend li main nav ol optgroup option p pre section summary table tbody tfoot thead "
    "title tr ul".split()
)
_SILENT = frozenset(["script", "style", "template", "noscript"])
_CELLS = frozenset(["td", "th"])


class _Words(HTMLParser):
    def __init__(self) -> None:
        super().__init__(convert_charrefs=True)
        self.parts: list[list[str]] = [[]]
        self.silent: list[str] = []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        if tag in _SILENT:
            self.silent.append(tag)
        elif tag in _BLOCKS:
            self.parts.append([])
        elif tag == "br" or (tag in _CELLS and self.parts[-1]):
            self.parts[-1].append(" ")

    def handle_startendtag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        if tag not in _SILENT:
            self.handle_starttag(tag, attrs)

    def handle_endtag(self, tag: str) -> None:
        if self.silent and tag == self.silent[-1]:
            self.silent.pop()
        elif tag in _BLOCKS:
            self.parts.append([])

    def handle_data(self, data: str) -> None:
        if not self.silent:
            self.parts[-1].append(data)


def words_of(html: str) -> str:
    """Return the words of *html* as paragraphs parted by empty lines."""
    parser = _Words()
    parser.feed(html)
    parser.close()
    paragraphs = (" ".join("".join(part).split()) for part in parser.parts)
    return "\n\n".join(filter(None, paragraphs)) + "\n"
