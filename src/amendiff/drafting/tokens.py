"""The words of a sentence as the grammar takes them, and the kinds of word that matter beyond it. Knows no text."""

import msgspec

LONGEST = 2000
"""Words of one item; what has more is no instruction."""

VERBS = frozenset(
    (
        "DELETE",
        "INSERT",
        "REPLACE",
        "SUBSTITUTE",
        "AMEND",
        "MOVE",
        "RENUMBER",
        "MERGE",
        "SPLIT",
        "RETITLE",
        "EXCHANGE",
        "FORMAT",
    )
)
ENDS_PLACE = frozenset(("NUMBER", "CARDINAL", "LABEL", "NOUN", "HEADING", "ORD", "BIS", "COMPACT", "NEWMARK", "WHOLE"))
BEGINS_PLACE = frozenset(("NUMBER", "CARDINAL", "LABEL", "NOUN", "HEADING", "ORD", "QUALIFIER", "COMPACT", "COUNT"))


class Token(msgspec.Struct, gc=False):
    """A word or sign with its place in the text."""

    type: str
    text: str
    start: int
    end: int
    comma: bool = False
    """Whether a comma stood before it."""
