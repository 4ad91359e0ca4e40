"""Tracked paragraphs as a Word file has them: footnotes apart, and both ends of a move known to each other."""

from collections.abc import Sequence

from msgspec.structs import replace

from amendiff.model.document import Kind
from amendiff.model.tracked import Paragraph


def settled(one: Paragraph, sign: str) -> Paragraph:
    """The paragraph of a footnote that comes, or goes, as a whole: its reference is marked, its words need no mark."""
    kept = [replace(piece, sign="=", by=(), was=None) for piece in one.pieces if piece.sign in ("=", sign)]
    return replace(one, pieces=tuple(kept), mark="=")


def parted(paragraphs: Sequence[Paragraph]) -> tuple[list[Paragraph], dict[str, list[Paragraph]]]:
    """The paragraphs of the text, and those of each footnote that is referred to."""
    referred = {piece.note for one in paragraphs for piece in one.pieces if piece.note}
    text: list[Paragraph] = []
    notes: dict[str, list[Paragraph]] = {}
    label = ""
    for one in paragraphs:
        provision = one.provision
        if provision.kind is Kind.FOOTNOTE:
            label = provision.address.removeprefix("fn")
            label = label if label in referred else ""
        elif provision.depth == 0:
            label = ""
        if label:
            notes.setdefault(label, []).append(one)
        else:
            text.append(one)
    return text, notes


def paired_ends(paragraphs: Sequence[Paragraph]) -> dict[int, str]:
    """A name for each paragraph that moves and has a partner at the other end, by its identity."""
    ends: dict[str, tuple[list[Paragraph], list[Paragraph]]] = {}
    for one in paragraphs:
        if one.move and one.provision.kind not in (Kind.ROW, Kind.TABLE):
            ends.setdefault(one.move, ([], []))[one.moved == "to"].append(one)
    found: dict[int, str] = {}
    for move, (going, coming) in ends.items():
        for n, pair in enumerate(zip(going, coming, strict=False), 1):
            found |= {id(one): f"{move}-{n}" for one in pair}
    return found
