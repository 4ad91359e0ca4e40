"""One provision to quote: its words, where they stand, and an address that leads a browser to them. Adds no facts."""

import re
from urllib.parse import quote

import msgspec

from amendiff.analyse.cite import Citation, day_in_words
from amendiff.analyse.versions import Version
from amendiff.model.document import Document, Kind
from amendiff.model.naming import in_words, ordinal

_SHORT, _ENDS, _LETTERS = 12, 5, 24
_AS = {"tabled": "as tabled", "adopted": "as adopted"}


class Quotation(msgspec.Struct, frozen=True, kw_only=True):
    """What is quoted, and what to say of where it is from."""

    words: str
    citation: str
    """``General Assembly, A/RES/ES-11/8, “The path to peace”, operative paragraph, as adopted on 24 February 2025.``"""
    caution: str
    """That the words or the symbol are not attested, where they are not."""

    @property
    def plain(self) -> str:
        """All of it in plain words."""
        return " ".join(part for part in (f"“{self.words}”", self.citation, self.caution) if part)


def quotation(version: Version, address: str) -> Quotation:
    """Return the provision at *address* of *version* as a quotation. Raises TargetNotFound."""
    parts = cited(version, address)
    said = (parts.body, parts.symbol, parts.title, parts.decided)
    caution = parts.caution
    return Quotation(
        words=_line(version.document[address].text),
        citation=_line(", ".join(part for part in said if part)) + ".",
        caution=f"{caution[:1].upper()}{caution[1:]}." if caution else "",
    )


def cited(version: Version, address: str) -> Citation:
    """Return the parts of a citation of the provision at *address* of *version*. Raises TargetNotFound."""
    identity, document, adopted = version.dossier.identity, version.document, version.name == "adopted"
    symbol, day = None, None
    if adopted:
        symbol, day = identity.decision.adopted_as, identity.decision.date
    elif version.name == "tabled":
        symbol, day = identity.symbol, identity.tabled.date
    when = f" on {day_in_words(day)}" if day else ""
    place = place_in(document, address).removeprefix("the ")
    doubts = []
    if symbol and symbol.basis not in ("attested", "verbatim"):
        doubts.append(f"the symbol is {symbol.basis}")
    if version.wording and version.wording.basis not in ("attested", "verbatim"):
        basis = version.wording.basis
        doubts.append("the text is known in part" if basis == "excerpt" else f"the wording is {basis}")
    return Citation(
        key=f"{version.dossier.name}-{address}",
        authors=(),
        title=f"“{identity.title}”, {place}",
        body=identity.body,
        session=identity.session,
        symbol=symbol.value if symbol else "",
        decided=f"{_AS.get(version.name) or f'in the version {version.name}'}{when}",
        year=str(day.year) if day else "",
        date=day.isoformat() if day else "",
        effect=f"“{_line(document[address].text)}”",
        caution="; ".join(doubts),
    )


def place_in(document: Document, address: str) -> str:
    """Return where the provision at *address* stands in *document*, by the numbers that are printed there.

    An address is a name for ever: ``op3`` may be printed as 4.
    """
    own = document[address]
    level = [one.address for one in document if one.kind is own.kind and one.depth == 0]
    match own.kind:
        case Kind.PREAMBULAR if own.depth == 0:
            return f"the {ordinal(level.index(address) + 1)} preambular paragraph"
        case Kind.OPERATIVE if own.depth == 0 and len(level) == 1:
            return "the operative paragraph"
        case Kind.OPERATIVE if own.depth == 0 and own.number:
            return f"operative paragraph {own.number.rstrip('.')}"
        case Kind.SUB if own.number and (parent := document.parent(document.position(address))):
            return f"{place_in(document, parent)} {own.number}"
        case _:
            return in_words(address, only_operative=len(level) == 1)


def text_fragment(words: str) -> str:
    """Return *words* as a text directive: ``text=`` with all of them, or with the first and the last of many."""
    split = words.split()
    if len(split) > _SHORT:
        return f"text={_encoded(' '.join(split[:_ENDS]))},{_encoded(' '.join(split[-_ENDS:]))}"
    if len(words) > 8 * _LETTERS:
        return f"text={_encoded(words[:_LETTERS])},{_encoded(words[-_LETTERS:])}"
    return f"text={_encoded(words)}"


def _encoded(words: str) -> str:
    return quote(words, safe="").replace("-", "%2D")  # a hyphen would mark a prefix or a suffix


def _line(text: str) -> str:
    return re.sub(r"\s+", " ", text).strip()
