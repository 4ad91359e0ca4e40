"""One provision to quote: its words, where they stand, and an address that leads a browser to them. Adds no facts."""

import re
from urllib.parse import quote

import msgspec
from msgspec.structs import replace

from amendiff.analyse.cite import Citation
from amendiff.analyse.versions import Version
from amendiff.model.document import Document, Kind
from amendiff.model.naming import BASES, in_words, ordinal
from amendiff.sentences import Sentence, capital, day as day_in_words, joined, say, say_of

_SHORT, _ENDS, _LETTERS = 12, 5, 24
_AS = {"tabled": say("as tabled"), "adopted": say("as adopted")}


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
        return joined(
            " ", [part for part in (say("“%(words)s”", words=self.words), self.citation, self.caution) if part]
        )


def quotation(version: Version, address: str) -> Quotation:
    """Return the provision at *address* of *version* as a quotation. Raises TargetNotFound."""
    parts = cited(version, address)
    said = (parts.body, parts.symbol, parts.title, parts.decided)
    caution = parts.caution
    return Quotation(
        words=_line(version.document[address].text),
        citation=say("%(said)s.", said=joined(", ", [_line(part) for part in said if part])),
        caution=say("%(said)s.", said=capital(caution)) if caution else "",
    )


def cited(version: Version, address: str) -> Citation:
    """Return the parts of a citation of the provision at *address* of *version*. Raises TargetNotFound."""
    whole = cited_whole(version)
    document = version.document
    return replace(
        whole,
        key=f"{version.dossier.name}-{address}",
        title=joined(", ", (say("“%(title)s”", title=whole.title), place_in(document, address, alone=True))),
        effect=say("“%(words)s”", words=_line(document[address].text)),
    )


def cited_whole(version: Version) -> Citation:
    """Return the parts of a citation of *version* as a whole."""
    identity, adopted = version.dossier.identity, version.name == "adopted"
    symbol, day = None, None
    if adopted:
        symbol, day = identity.decision.adopted_as, identity.decision.date
    elif version.name == "tabled":
        symbol, day = identity.symbol, identity.tabled.date
    decided = _AS.get(version.name) or say("in the version %(name)s", name=version.name)
    if day:
        decided = say("%(decided)s on %(date)s", decided=decided, date=day_in_words(day))
    doubts = []
    if symbol and symbol.basis not in ("attested", "verbatim"):
        doubts.append(say("the symbol is %(basis)s", basis=BASES[symbol.basis]))
    if version.wording and version.wording.basis not in ("attested", "verbatim"):
        basis = version.wording.basis
        known = say("the text is known in part")
        doubts.append(known if basis == "excerpt" else say("the wording is %(basis)s", basis=BASES[basis]))
    return Citation(
        key=version.dossier.name if version.name in _AS else f"{version.dossier.name}-{version.name}",
        kind=say("Document"),
        authors=(),
        title=identity.title,
        body=identity.body,
        session=identity.session,
        symbol=symbol.value if symbol else "",
        decided=decided,
        year=str(day.year) if day else "",
        date=day.isoformat() if day else "",
        effect="",
        caution=joined("; ", doubts),
        language=identity.language,
    )


def place_in(document: Document, address: str, *, alone: bool = False) -> str:
    """Return where the provision at *address* stands in *document*, by the numbers that are printed there.

    An address is a name for ever: ``op3`` may be printed as 4. *alone*: as a title says it, without an article.
    """
    own = document[address]
    level = [one.address for one in document if one.kind is own.kind and one.depth == 0]
    match own.kind:
        case Kind.PREAMBULAR if own.depth == 0:
            which = ordinal(level.index(address) + 1)
            if alone:
                return say_of("alone", "%(ordinal)s preambular paragraph", ordinal=which)
            return say("the %(ordinal)s preambular paragraph", ordinal=which)
        case Kind.OPERATIVE if own.depth == 0 and len(level) == 1:
            return say_of("alone", "operative paragraph") if alone else say("the operative paragraph")
        case Kind.OPERATIVE if own.depth == 0 and own.number:
            number = own.number.rstrip(".")
            if alone:
                return say_of("alone", "operative paragraph %(number)s", number=number)
            return say("operative paragraph %(number)s", number=number)
        case Kind.SUB if own.number and (parent := document.parent(document.position(address))):
            return joined(" ", (place_in(document, parent, alone=alone), own.number))
        case _:
            return in_words(address, only_operative=len(level) == 1, alone=alone)


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
    return text if isinstance(text, Sentence) else re.sub(r"\s+", " ", text).strip()
