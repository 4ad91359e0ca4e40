"""The table of docs/drafting.md on real sentences, which are not kept here: AMENDIFF_SENTENCES names a file of them.

The file has tab-separated columns, among them ``jurisdiction`` and ``instruction``.
"""

import csv
import os
import sys
from collections import Counter
from pathlib import Path

from amendiff.drafting import Instruction, parse
from drafting.sentences.table import PAGE

NAMED = "AMENDIFF_SENTENCES"
BEGIN, END = "<!-- real sentences: begin -->\n", "<!-- real sentences: end -->"
KINDS = ("operations, placed", "action and place", "several readings", "no place named", "not understood")
_NOWHERE = ("", "text")


def table(path: Path) -> str:
    """Return the table for the sentences in the file at *path*, a row a jurisdiction."""
    counts: dict[str, Counter[str]] = {}
    with path.open(encoding="utf-8", newline="") as file:
        for row in csv.DictReader(file, delimiter="\t", quoting=csv.QUOTE_NONE):
            counts.setdefault(row["jurisdiction"], Counter())[_kind(row["jurisdiction"], row["instruction"])] += 1
    lines = [
        f"| jurisdiction | sentences | {' | '.join(KINDS)} |",
        f"| --- | ---: |{' ---: |' * len(KINDS)}",
    ]
    counts["all"] = sum(counts.values(), Counter())
    for name, found in counts.items():
        lines.append(f"| {name} | {found.total()} | {' | '.join(str(found[kind]) for kind in KINDS)} |")
    return "\n".join(lines) + "\n"


def _kind(jurisdiction: str, sentence: str) -> str:
    first = jurisdiction.partition("-")[0].lower()
    found = parse(sentence, first if first in ("un", "uk", "eu", "us") else "un")
    operations = [operation for one in found for operation in one.operations]
    if any(_placed(operation) for operation in operations):
        return KINDS[0]
    if operations:
        return KINDS[3]
    if any(one.readings for one in found):
        return KINDS[2]
    return KINDS[1] if any(_told(one) for one in found) else KINDS[4]


def _placed(operation: object) -> bool:
    places = (getattr(operation, name, "") for name in ("at", "after", "before", "start_of", "end_of"))
    return any(place not in _NOWHERE for place in places)


def _told(instruction: Instruction) -> bool:
    return instruction.status == "understood"


def with_table(page: str, path: Path) -> str:
    """Return *page* with the table as it is now."""
    before, _, rest = page.partition(BEGIN)
    return f"{before}{BEGIN}\n{table(path)}\n{END}{rest.partition(END)[2]}"


if __name__ == "__main__" and "--write" in sys.argv:
    PAGE.write_text(with_table(PAGE.read_text("utf-8"), Path(os.environ[NAMED])), "utf-8")
