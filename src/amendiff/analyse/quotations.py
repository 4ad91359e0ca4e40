"""Whether quoted words stand in a version.

Folds what quotation changes (an initial capital, quotation marks, closing punctuation) and nothing else; never finds
a near match.
"""

from collections.abc import Iterable

from amendiff.application.target import matches
from amendiff.model.document import Document

_MARKS = str.maketrans(dict.fromkeys("“”„‟«»", '"') | dict.fromkeys("‘’‚‛", "'"))
_CLOSING = " .,;:!?…\"'"
_OPENING = " \"'"


def folded(words: str) -> str:
    """Return *words* as they are compared: quotation marks alike, none at the ends, no closing punctuation."""
    return words.translate(_MARKS).rstrip(_CLOSING).lstrip(_OPENING)


def stands_in(words: str, document: Document, *, at: str = "", also: Iterable[str] = ()) -> str | None:
    """Return the address of the provision of *document* in which *words* stand, or ``None``.

    *at* names the only provision to look in; *also* are further texts (fragments of an excerpt), which answer with
    ``""``.
    """
    sought = folded(words)
    if not sought:
        return None
    either = (sought, sought[0].swapcase() + sought[1:])
    for provision in document:
        if at and provision.address != at:
            continue
        text = provision.text.translate(_MARKS)
        if any(matches(text, one) for one in either):
            return provision.address
    for text in also:
        if any(matches(text.translate(_MARKS), one) for one in either):
            return ""
    return None
