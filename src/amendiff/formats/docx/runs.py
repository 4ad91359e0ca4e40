"""Words with their formatting and their tracked change as runs of WordprocessingML. Knows no paragraphs."""

import re
from collections.abc import Iterator, Sequence
from html import escape as _escape

from amendiff.errors import NotCarried
from amendiff.model.tracked import Authors, Credit, Piece
from amendiff.model.weave import Style

_IMPOSSIBLE = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\ud800-\udfff\ufffe\uffff]")
_PIECE = re.compile(r"[\t\n]|[^\t\n]+")
_LINK = re.compile(r"(?:https?://|mailto:)[^\s\x00-\x1f]+", re.IGNORECASE)


def escaped(text: str) -> str:
    """Return *text* as XML, also inside an attribute. Raises NotCarried for characters that XML cannot hold."""
    if found := _IMPOSSIBLE.search(text):
        raise NotCarried(f"a Word file cannot hold the character U+{ord(found[0]):04X}", hints=("take it out",))
    return _escape(text, quote=True).replace("\r", "&#13;")


class Revisions:
    """Hands out the numbers of revisions, each once, and writes who is behind them."""

    def __init__(self, people: dict[Authors, Credit]) -> None:
        self.credits = people
        self.last = 0

    def number(self) -> int:
        """Return the next number."""
        self.last += 1
        return self.last

    def attributes(self, by: Authors) -> str:
        """Return the number, author and date of one more revision."""
        credit = self.credits[by]
        return f'w:id="{self.number()}" w:author="{escaped(credit.name)}" w:date="{credit.date}"'


def wrapped(inner: str, piece: Piece, revisions: Revisions, *, paired: bool = False) -> str:
    """Return the runs *inner* inside the change that *piece* is; *paired*: a move that is marked as one."""
    if piece.sign == "=" or not inner:
        return inner
    if paired and piece.moved:
        tag = "w:moveTo" if piece.sign == "+" else "w:moveFrom"
    else:
        tag = "w:ins" if piece.sign == "+" else "w:del"
    return f"<{tag} {revisions.attributes(piece.by)}>{inner}</{tag}>"


def run(piece: Piece, revisions: Revisions, *, paired: bool = False) -> str:
    """Return the run of the words of *piece*; none for no words. Words that only move are not deleted words."""
    if not piece.text:
        return ""
    deleted = piece.sign == "-" and not (paired and piece.moved)
    return f"<w:r>{_properties(piece, revisions)}{''.join(_content(piece.text, deleted=deleted))}</w:r>"


def _content(text: str, *, deleted: bool) -> Iterator[str]:
    tag = "w:delText" if deleted else "w:t"
    for found in _PIECE.finditer(text):
        if found[0] == "\n":
            yield "<w:br/>"
        elif found[0] == "\t":
            yield "<w:tab/>"
        else:
            yield f'<{tag} xml:space="preserve">{escaped(found[0])}</{tag}>'


def _properties(piece: Piece, revisions: Revisions) -> str:
    now = looks(piece.styles)
    if piece.was is not None and (was := looks(piece.was)) != now:
        now += f"<w:rPrChange {revisions.attributes(piece.by)}><w:rPr>{was}</w:rPr></w:rPrChange>"
    return f"<w:rPr>{now}</w:rPr>" if now else ""


def looks(styles: Sequence[Style]) -> str:
    """Return the properties of a run with *styles*, in the order of the schema."""
    kinds = {kind for kind, _ in styles}
    return (
        ('<w:rStyle w:val="Code"/>' if "code" in kinds else '<w:rStyle w:val="Hyperlink"/>' if "link" in kinds else "")
        + ("<w:b/><w:bCs/>" if "strong" in kinds else "")
        + ("<w:i/><w:iCs/>" if "emphasis" in kinds else "")
    )


def link(styles: Sequence[Style]) -> str:
    """Return where *styles* lead, if that may be followed from a document; otherwise ``""``."""
    return next((target for kind, target in styles if kind == "link" and _LINK.fullmatch(target)), "")
