"""Names of Akoma Ntoso 3.0, and words written so that XML reads them back. Knows no texts."""

import re
from html import escape

from amendiff.errors import NotCarried

NAMESPACE = "http://docs.oasis-open.org/legaldocml/ns/akn/3.0"
OWN = "urn:amendiff:akn:1"
"""The namespace of our own attributes: what the standard has no attribute for. Others pass over them."""
HEAD = f'<?xml version="1.0" encoding="UTF-8"?>\n<akomaNtoso xmlns="{NAMESPACE}" xmlns:amendiff="{OWN}">'
TAIL = "</akomaNtoso>\n"

SHORT = {
    "alinea": "al", "amendmentBody": "body", "article": "art", "attachment": "att", "blockList": "list",
    "chapter": "chp", "citation": "cit", "citations": "cits", "clause": "cl", "component": "cmp",
    "components": "cmpnts", "componentRef": "cref", "debateBody": "body", "debateSection": "dbsect",
    "division": "dvs", "documentRef": "dref", "eventRef": "eref", "judgmentBody": "body",
    "listIntroduction": "intro", "listWrapUp": "wrapup", "mainBody": "body", "paragraph": "para",
    "quotedStructure": "qstr", "quotedText": "qtext", "recital": "rec", "recitals": "recs", "section": "sec",
    "subchapter": "subchp", "subclause": "subcl", "subdivision": "subdvs", "subparagraph": "subpara",
    "subsection": "subsec", "temporalGroup": "tmpg", "wrapUp": "wrapup",
}  # fmt: skip
"""How the naming convention abbreviates elements in an eId; all others stand there by their full names."""
LANGUAGES = {
    "en": "eng", "fr": "fra", "es": "spa", "ar": "ara", "zh": "zho", "ru": "rus", "de": "deu", "it": "ita",
    "pt": "por", "nl": "nld", "sv": "swe", "pl": "pol", "ja": "jpn", "th": "tha", "el": "ell", "he": "heb",
}  # fmt: skip
"""The codes of ISO 639-2 that addresses are written with, by those of ISO 639-1."""

_IMPOSSIBLE = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\ud800-\udfff\ufffe\uffff]")


def text(words: str) -> str:
    """Return *words* as XML, also inside an attribute. Raises NotCarried for characters that XML cannot hold."""
    if found := _IMPOSSIBLE.search(words):
        raise NotCarried(f"XML cannot hold the character U+{ord(found[0]):04X}", hints=("take it out",))
    return escape(words, quote=True).replace("\r", "&#13;").replace("\t", "&#9;")


def attributes(**values: str) -> str:
    """Return *values* as attributes, those that are empty left out; ``own_x`` is our own attribute ``x``.

    An underscore at the end keeps a name from being Python's: ``for_``.
    """
    named = {f"amendiff:{name[4:]}" if name.startswith("own_") else name.rstrip("_"): v for name, v in values.items()}
    return "".join(f' {name}="{text(value)}"' for name, value in named.items() if value)
