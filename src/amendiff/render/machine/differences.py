"""Machine output of what differs between two texts, provision by provision."""

from collections.abc import Iterable, Sequence

import msgspec

from amendiff.analyse.redline import How, Row, changed
from amendiff.analyse.summary import summary
from amendiff.comparison.comparison import ALGORITHM
from amendiff.model.document import Provision
from amendiff.model.operation import Operation
from amendiff.model.tracked import Sign
from amendiff.render.machine.contract import Envelope, written


class Difference(msgspec.Struct, kw_only=True):
    """One provision of either version.

    In order of ``old_index`` the ``=`` and ``-`` runs give the old text, in order of ``new_index`` the ``=`` and ``+``
    runs the new; a run of two line ends parts provisions that were split or joined.
    """

    old: tuple[str, ...]
    new: tuple[str, ...]
    old_index: int | None
    new_index: int | None
    change: How
    runs: tuple[tuple[Sign, str], ...]
    by: tuple[tuple[str, ...], ...] = ()
    """For each run: the operations that put it in or took it out; none where two texts were only compared."""


class ComparisonOut(Envelope, kw_only=True, tag="comparison"):
    """What differs between two versions, provision by provision.

    Versions of one dossier are read from its weave, with the operations behind each run; other texts are compared,
    and then *operations* are those that turn the old one into the new.
    """

    algorithm: int
    summary: str
    provisions: tuple[Difference, ...]
    operations: tuple[Operation, ...] = ()
    old: str = ""
    new: str = ""
    notes: tuple[str, ...] = ()
    """Bounds of work that were reached, in words."""


def redline_json(rows: Sequence[Row], old: str, new: str) -> str:
    """Return *rows*, the change from the version called *old* to *new*, as JSON."""
    return written(redline_out(rows, old, new))


def redline_out(rows: Sequence[Row], old: str, new: str) -> ComparisonOut:
    """Return *rows*, the change from the version called *old* to *new*, in the form of the contract."""
    return ComparisonOut(
        algorithm=ALGORITHM,
        summary=summary(changed(rows)),
        old=old,
        new=new,
        provisions=tuple(difference(row) for row in rows),
    )


def difference(row: Row) -> Difference:
    """Return *row* in the form of the contract; runs alike in sign and credit are one."""
    runs: list[tuple[Sign, str]] = []
    by: list[tuple[str, ...]] = []
    for segment in row.segments:
        credit = tuple(sorted(segment.deleted_by if segment.sign == "-" else segment.inserted_by))
        if runs and (runs[-1][0], by[-1]) == (segment.sign, credit):
            runs[-1] = (segment.sign, runs[-1][1] + segment.text)
        else:
            runs.append((segment.sign, segment.text))
            by.append(credit)
    return Difference(
        old=_addresses(row.old),
        new=_addresses(row.new),
        old_index=row.old_index,
        new_index=row.new_index,
        change=row.change,
        runs=tuple(runs),
        by=tuple(by),
    )


def _addresses(provisions: Iterable[Provision]) -> tuple[str, ...]:
    return tuple(provision.address for provision in provisions)
