"""Whether the revision says already what an operation on words asks for. Changes nothing; in doubt it does not."""

from functools import lru_cache

import msgspec

from amendiff.analyse.rebase.revision import Revision
from amendiff.application import apply
from amendiff.application.target import matches
from amendiff.comparison.ends import common_head, common_tail
from amendiff.comparison.words import changes
from amendiff.errors import AmendiffError
from amendiff.model.document import Document, Kind, Provision
from amendiff.model.operands import Quoting, quoted
from amendiff.model.operation import Delete, Insert, Replace, SplitProvision
from amendiff.model.words import wordlike


def is_contained(
    operation: Quoting, revision: Revision, spot: tuple[int, int], landed: tuple[str, int, int] | None
) -> bool:
    """Whether the provision of the revision has what *operation*, at the characters *spot*, asks for.

    *landed* is where these characters stand on the revision, if anywhere.
    """
    if isinstance(operation, SplitProvision):
        return _is_split(operation, revision, spot)
    old = revision.old[operation.at]
    new = revision.stands_for(operation.at)
    if old.text == new or not isinstance(operation, Insert | Replace | Delete):
        return False
    if landed is not None and _stands_there(operation, revision, landed):
        return True
    wanted = _result(operation, old, revision.old.language)
    if wanted is None or len(revision.difference(operation.at).old) > 1:
        return False
    if wanted == new:
        return True
    if isinstance(operation, Delete):
        if len(matches(new, operation.words)) > len(matches(wanted, operation.words)):
            return False
        if landed is None and revision.taken_out(operation.at, *spot):
            return True
    return landed is None and _kept(old.text, wanted, new)


def _stands_there(operation: Quoting, revision: Revision, landed: tuple[str, int, int]) -> bool:
    """Whether the words to be put in stand at the place already, so that they would be there twice."""
    at, start, end = landed
    text = revision.new[at].text
    match operation:
        case Insert():
            words = operation.text.strip()
            near = text[end:].lstrip() if operation.after else text[:start].rstrip()
            return near.startswith(words) if operation.after else near.endswith(words)
        case Replace():
            return any(low <= start and end <= high for low, high in matches(text, operation.new.strip()))
        case _:
            return False


def _result(operation: Quoting, old: Provision, language: str) -> str | None:
    """The words that the provision would have with *operation* alone."""
    alone = msgspec.structs.replace(old, depth=0, kind=Kind.PARAGRAPH, number="")
    try:
        return apply([operation], Document((alone,), language)).provisions[0].text
    except AmendiffError:
        return None


def _kept(old: str, wanted: str, new: str) -> bool:
    """Whether what *wanted* changes in *old* stands in *new*, with the characters on either side."""
    head = common_head(old, wanted)
    tail = common_tail(old, wanted, min(len(old), len(wanted)) - head)
    low, high = max(head - 1, 0), min(len(wanted) - tail + 1, len(wanted))
    at = 0
    for sign, words in _changes(wanted, new):
        if sign == "=" and at <= low and high <= at + len(words):
            return True
        at += len(words) * (sign != "+")
    return False


@lru_cache(maxsize=64)
def _changes(old: str, new: str) -> tuple[tuple[str, str], ...]:
    return changes(old, new)


def _is_split(operation: SplitProvision, revision: Revision, spot: tuple[int, int]) -> bool:
    """Whether the revision begins a provision where *operation* asks for it."""
    found = revision.difference(operation.at)
    if len(found.new) < 2 or not quoted(operation):
        return False
    text = revision.old[operation.at].text
    gap = spot[1] if operation.after else spot[0]
    before, behind = text[:gap].rstrip(), len(text) - len(text[gap:].lstrip())
    left = revision.landed(operation.at, max(len(before) - 1, 0), len(before))
    right = revision.landed(operation.at, behind, behind + 1)
    if left is None or right is None:
        return False
    names = list(found.new)
    between = revision.new[left[0]].text[left[2] :] + revision.new[right[0]].text[: right[1]]
    return names.index(right[0]) == names.index(left[0]) + 1 and not any(map(wordlike, between))
