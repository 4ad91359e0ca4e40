"""Amendments and what became of them as CSV, one a line, for a spreadsheet. Knows no texts."""

import csv
import io

from amendiff.model.amendment import Amendment
from amendiff.model.dossier import Dossier

COLUMNS = (
    *("dossier", "amendment", "symbol", "sequence", "title", "against", "sponsors", "presented_by", "operations"),
    *("outcome", "reason", "date", "in_favour", "against_votes", "abstaining", "absent", "instruction", "sources"),
)
_FORMULA = ("=", "+", "-", "@")


def decisions_csv(dossier: Dossier) -> str:
    """Return a table of the amendments of *dossier*: a header, then a line each, in the order of the record.

    A cell that a spreadsheet would take for a formula begins with an apostrophe.
    """
    written = io.StringIO()
    table = csv.writer(written, lineterminator="\n")
    table.writerow(COLUMNS)
    for amendment in dossier.amendments:
        table.writerow([_safe(str(cell)) for cell in _row(dossier, amendment)])
    return written.getvalue()


def _row(dossier: Dossier, amendment: Amendment) -> list[object]:
    decision = amendment.decision
    vote = decision.vote
    tally = [vote.in_favour, vote.against, vote.abstaining, vote.absent] if vote else [None] * 4
    return [
        dossier.name,
        amendment.id,
        amendment.symbol.value if amendment.symbol else "",
        amendment.sequence,
        amendment.title,
        amendment.against,
        "; ".join(amendment.sponsors),
        amendment.presented_by,
        len(amendment.operations),
        decision.outcome,
        decision.reason,
        decision.date.isoformat() if decision.date else "",
        *("" if count is None else count for count in tally),
        amendment.instruction.text if amendment.instruction else "",
        "; ".join(amendment.sources),
    ]


def _safe(cell: str) -> str:
    return f"'{cell}" if cell.lstrip().startswith(_FORMULA) or cell[:1] in ("\t", "\r") else cell
