"""How far an instruction is understood: its status, and its readings put together. Knows no words and no texts."""

from collections.abc import Callable, Sequence
from itertools import islice, product, zip_longest

from amendiff.drafting.instruction import Finding, Part, Status
from amendiff.model.operation import Operation

_MOST = 16
"""Readings of one instruction that are kept."""

Reading = tuple[Operation, ...]


def combined(
    choices: Sequence[Sequence[Sequence[Operation]]],
    among: Sequence[tuple[str, ...]] = (),
    stands: Callable[[Sequence[Operation]], bool] | None = None,
) -> list[Reading]:
    """Return every way to read all clauses together; clauses with as many ways, *among* the same, go together.

    Where each way of one goes with each of another, only those that *stands* lets pass, if any do: of too many ways
    together the first are kept, and none of them may stand alone only because others were not looked at.
    """
    ways = {(len(one), where) for one, where in zip_longest(choices, among, fillvalue=()) if len(one) > 1}
    if len(ways) <= 1:
        count = max((count for count, _ in ways), default=1)
        rows = [[one[min(n, len(one) - 1)] for one in choices] for n in range(count)]
    else:
        left = [[way for way in one if stands(way)] or one for one in choices] if stands else choices
        rows = [list(row) for row in islice(product(*left), _MOST)]
    found: list[Reading] = []
    for row in rows:
        whole = tuple(operation for part in row for operation in part)
        if whole not in found:
            found.append(whole)
    return found


def verdict(
    status: Status,
    findings: Sequence[Finding],
    readings: Sequence[Reading],
    parts: Sequence[Part],
    *,
    settled: bool,
) -> tuple[Status, bool]:
    """Return the status, and whether what is read is only a part or open: shown as a reading, never applied.

    Without the new words (AD254), or the text that a place needs (AD259), an instruction that names its place is
    understood and gives no operations. Where another clause of it gives some, half of it would be applied: they
    are shown, no more. A page and line (AD256) leave the place open until a text confirms it. Where nobody says where
    something new is to come (AD264), no text can tell.
    """
    codes = {one.code for one in findings if one.level != "note"}
    some = any(readings)
    placed = bool(parts) and all(part.at for part in parts if part.action not in ("renumber", "amend"))
    if "AD254" in codes:
        return ("understood" if placed and not some else "not-understood"), True
    if "AD259" in codes:
        if settled:
            return "unresolved", True
        return ("ambiguous" if some else "understood" if placed and "AD256" not in codes else "not-understood"), True
    if "AD264" in codes or ("AD256" in codes and not settled):
        return "ambiguous", True
    return status, False
