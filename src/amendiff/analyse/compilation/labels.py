"""What a provision is called in a compilation: ``3.``, ``PP2``, ``3 alt. 2``, ``3 bis.`` Knows no amendments."""

from collections.abc import Iterable

from amendiff.model.document import Document, Kind, Provision

_SHORT = {Kind.PREAMBULAR: "PP", Kind.OPERATIVE: "OP", Kind.PARAGRAPH: "P"}
_NAMED = {Kind.HEADING: "Heading", Kind.ROW: "Row", Kind.FOOTNOTE: "Footnote", Kind.ANNEX: "Annex", Kind.TABLE: "Table"}
_NOUNS = {
    Kind.TITLE: "title",
    Kind.OPENING: "opening words",
    Kind.SUB: "sub-paragraph",
    Kind.HEADING: "heading",
    Kind.ANNEX: "annex",
    Kind.TABLE: "table",
    Kind.ROW: "row",
    Kind.FOOTNOTE: "footnote",
    Kind.GAP: "gap",
}


def noun(provision: Provision) -> str:
    """Return what *provision* is, in a word: ``paragraph``."""
    return _NOUNS.get(provision.kind, "paragraph")


class Labels:
    """The labels of a text: numbers as printed, or else counted by kind."""

    def __init__(self, document: Document) -> None:
        self._known: dict[str, str] = {}
        counts: dict[tuple[str, Kind], int] = {}
        for n, one in enumerate(document):
            key = (document.parent(n), one.kind)
            counts[key] = counts.get(key, 0) + 1
            self._known[one.address] = _label(one, counts[key])

    def of(self, address: str) -> str:
        """Return the label of a provision of the text, without a full stop."""
        return self._known.get(address, address)

    def all(self, addresses: Iterable[str]) -> str:
        """Return the label of a range: ``3–5``."""
        names = [self.of(address) for address in addresses]
        return names[0] if len(names) == 1 else f"{names[0]}–{names[-1]}"


def _label(one: Provision, count: int) -> str:
    if one.kind is Kind.TITLE:
        return "Title"
    if one.kind is Kind.OPENING:
        return "Opening"
    if one.number and one.kind is not Kind.HEADING:
        number = one.number.rstrip(".")
        return f"Footnote {number}" if one.kind is Kind.FOOTNOTE else number if number != "•" else f"• {count}"
    if one.kind in _SHORT:
        return f"{_SHORT[one.kind]}{count}"
    return f"{_NAMED[one.kind]} {count}" if one.kind in _NAMED else ""


def first_of(kind: Kind) -> str:
    """Return what newcomers before all others of *kind* are counted from."""
    return f"{_SHORT.get(kind, '')}0" if kind in _SHORT else _NAMED.get(kind, "(0)")


def alternative(label: str, count: int) -> str:
    """Return the label of the alternative *count* (from 1) to the provision called *label*."""
    return f"{label} alt." if count == 1 else f"{label} alt. {count}"
