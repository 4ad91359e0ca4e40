"""Words with their formatting, footnotes and tracked changes as elements of Akoma Ntoso. Knows no structure."""

import re
from collections import Counter
from collections.abc import Mapping, Sequence

from msgspec.structs import replace

from amendiff.formats.akn.eids import label
from amendiff.formats.akn.nodes import Node
from amendiff.formats.akn.vocabulary import attributes, text
from amendiff.model.tracked import Authors, Piece
from amendiff.model.weave import Style

_LINK = re.compile(r"(?:https?://|mailto:)[^\s\x00-\x1f]+", re.IGNORECASE)
_TAGS = {"emphasis": ("<i>", "</i>"), "strong": ("<b>", "</b>"), "code": ('<inline name="code">', "</inline>")}
_MARKS = {"-": "del", "+": "ins"}


def refers(by: Authors) -> str:
    """Return the reference to those who ask for a change, as ``refersTo`` has it."""
    return " ".join(f"#{reference(name)}" for name in by)


def reference(amendment: str) -> str:
    """Return the eId of *amendment* among the references of a text."""
    return f"amendment_{label(amendment)}"


class Words:
    """Writes words; keeps the eIds of footnotes apart, and what could not be written."""

    def __init__(self, notes: Mapping[str, Sequence[Node]], within: str = "") -> None:
        self.notes, self.within = notes, within
        self.seen: Counter[str] = Counter()
        self.lost: Counter[str] = Counter()

    def written(self, pieces: Sequence[Piece]) -> str:
        """Return *pieces* as mixed content."""
        return "".join(self._piece(piece) for piece in pieces)

    def marked(self, inner: str, sign: str, by: Authors) -> str:
        """Return *inner* inside the mark of what goes or comes."""
        if sign == "=" or not inner:
            return inner
        return f"<{_MARKS[sign]}{attributes(refersTo=refers(by))}>{inner}</{_MARKS[sign]}>"

    def cells(self, pieces: Sequence[Piece]) -> list[list[Piece]]:
        """Return the *pieces* of a row by its cells."""
        cells: list[list[Piece]] = [[]]
        for piece in pieces:
            for n, words in enumerate(piece.text.split("\t")):
                if n:
                    cells.append([])
                cells[-1].append(replace(piece, text=words))
        return cells

    def _piece(self, piece: Piece) -> str:
        if piece.note:
            return self.marked(self._note(piece), piece.sign, piece.by)
        if piece.was is not None:  # the words stay, their formatting does not
            gone = self.styled(piece.text, piece.was)
            come = self.styled(piece.text, piece.styles)
            return self.marked(gone, "-", piece.by) + self.marked(come, "+", piece.by)
        return self.marked(self.styled(piece.text, piece.styles), piece.sign, piece.by)

    def styled(self, words: str, styles: Sequence[Style]) -> str:
        """Return *words* with their formatting."""
        inner = text(words).replace("\n", "<eol/>")
        for kind, target in styles:
            if kind in _TAGS:
                inner = f"{_TAGS[kind][0]}{inner}{_TAGS[kind][1]}"
            elif kind == "link" and _LINK.fullmatch(target):
                inner = f"<a{attributes(href=target)}>{inner}</a>"
            elif kind == "link":
                self.lost["links that lead to no web page"] += 1
        return inner

    def _note(self, piece: Piece) -> str:
        self.seen[piece.note] += 1
        count = self.seen[piece.note]
        eid = f"{self.within}authorialNote_{label(piece.note)}" + (f"-{count}" if count > 1 else "")
        inner = ""
        for node in self._of(piece):
            for one in (node, *node.inner):
                plain = [each for each in one.pieces if not each.note]
                inner += f"<p{attributes(**changed(one))}>{self.written(plain)}</p>"
        named = attributes(eId=eid, marker=piece.note, placement="bottom")
        return f"<authorialNote{named}>{inner or '<p/>'}</authorialNote>"

    def _of(self, piece: Piece) -> list[Node]:
        """The words of the footnote to which *piece* refers, on the sides on which it does."""
        left_out = {"=": "", "-": "+", "+": "-"}[piece.sign]
        return [node for node in self.notes.get(piece.note, ()) if node.sign != left_out]


def changed(node: Node) -> dict[str, str]:
    """Return the attributes that say that *node* goes or comes as a whole, and at whose wish."""
    if node.sign == "=":
        return {}
    gone = node.sign == "-"
    return {
        "status": "removed" if gone else "",
        "refersTo": refers(node.by),
        "own_change": "removed" if gone else "inserted",
    }
