"""What an operation names: the words that it quotes, the provisions, the gap; and the same operation with others.

Knows no text: whether anything of that name stands there is for ``application`` to say.
"""

import msgspec

from amendiff.model.operation import (
    Delete,
    DeleteProvision,
    Format,
    Insert,
    InsertProvision,
    JoinProvisions,
    MoveProvision,
    Occurrence,
    Operation,
    Replace,
    ReplaceProvision,
    SplitProvision,
)

Worded = Replace | Insert | Delete | Format
"""Operations on the words of one provision, which leaves it the provision that it was."""
Quoting = Worded | SplitProvision
"""Operations that find their place by words of one provision; an insertion at its start or end quotes none."""
Placing = InsertProvision | MoveProvision
"""Operations that name a gap between provisions."""
OfProvisions = Placing | DeleteProvision | ReplaceProvision | JoinProvisions
"""Operations that name provisions, and no words."""

PARTS = ("text", "preamble", "operative")
"""Names that stand where an address may, in ``start_of`` and ``end_of``."""
_ADDRESSES = ("at", "to", "within")
_SIDES = ("after", "before", "start_of", "end_of")


def quoted(operation: Quoting) -> str:
    """Return the words by which *operation* finds its place, ``""`` where it names the start or end."""
    match operation:
        case Replace():
            return operation.old
        case Delete() | Format():
            return operation.words
        case Insert() | SplitProvision():
            return operation.after or operation.before


def quoting(operation: Quoting, at: str, words: str, occurrence: Occurrence) -> Quoting:
    """Return *operation* at the provision *at*, naming *words* there; may raise ValueError where it cannot be said."""
    match operation:
        case Replace():
            return msgspec.structs.replace(operation, at=at, old=words, occurrence=occurrence)
        case Delete() | Format():
            return msgspec.structs.replace(operation, at=at, words=words, occurrence=occurrence)
        case Insert() | SplitProvision():
            side = "after" if operation.after else "before"
            return msgspec.structs.replace(operation, at=at, occurrence=occurrence, **{side: words})


def occurrence_of(operation: Operation) -> Occurrence:
    """Return which of several matches *operation* means; ``only`` where it quotes no words of one provision."""
    found: Occurrence = getattr(operation, "occurrence", "only")
    return found


def is_literal(operation: Operation) -> bool:
    """Whether *operation* takes its words as characters, and not as whole words."""
    return getattr(operation, "join", "words") == "exact"


def gap_of(operation: Placing) -> tuple[str, str]:
    """Return the side and what it is of: ``("after", "op3")``, ``("end_of", "preamble")``."""
    return next((side, name) for side in _SIDES if (name := getattr(operation, side)))


def addresses(operation: Operation) -> dict[str, str]:
    """Return the addresses that *operation* names, by field; the parts of a text are none."""
    fields = (*_ADDRESSES, *_SIDES) if isinstance(operation, Placing) else _ADDRESSES
    return {name: said for name in fields if (said := getattr(operation, name, "")) and said not in PARTS}
