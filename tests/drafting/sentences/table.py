"""The table of docs/drafting.md: how many sentences of each family are read as they are meant."""

import sys
from pathlib import Path

from amendiff.drafting import Instruction, parse
from drafting.sentences import Expected, Families
from drafting.sentences.eu import EU
from drafting.sentences.more import MORE
from drafting.sentences.uk import UK
from drafting.sentences.un import UN
from drafting.sentences.us import US

PAGE = Path(__file__).parents[3] / "docs" / "drafting.md"
BEGIN, END = "<!-- sentences: begin -->\n", "<!-- sentences: end -->"
_FIRST: dict[str, Families] = {"un": UN, "uk": UK, "us": US, "eu": EU}
SENTENCES: dict[str, Families] = {dialect: first | MORE[dialect] for dialect, first in _FIRST.items()}


def as_meant(sentence: str, dialect: str, expected: Expected) -> bool:
    """Return whether *sentence* is read as *expected*: exactly these operations, or none and a finding."""
    read = parse(sentence, dialect)
    if expected is None:
        return not any(one.operations for one in read) and all(map(_told, read))
    found = [operation for one in read for operation in one.operations]
    return expected == found and {"understood"} == {one.status for one in read}


def _told(instruction: Instruction) -> bool:
    return any(finding.level != "note" for finding in instruction.findings)


def table() -> str:
    """Return the table, a row a family."""
    rows = [
        "| dialect | family | sentences | read as meant | of these reported |",
        "| --- | --- | ---: | ---: | ---: |",
    ]
    every = met = told = 0
    for dialect, families in SENTENCES.items():
        for name, sentences in families.items():
            good = sum(as_meant(sentence, dialect, expected) for sentence, expected in sentences)
            reported = sum(expected is None for _, expected in sentences)
            rows.append(f"| `{dialect}` | {name} | {len(sentences)} | {good} | {reported} |")
            every, met, told = every + len(sentences), met + good, told + reported
    return "\n".join([*rows, f"| all | | {every} | {met} | {told} |"]) + "\n"


def with_table(page: str) -> str:
    """Return *page* with the table as it is now."""
    before, _, rest = page.partition(BEGIN)
    return f"{before}{BEGIN}\n{table()}\n{END}{rest.partition(END)[2]}"


if __name__ == "__main__" and "--write" in sys.argv:
    PAGE.write_text(with_table(PAGE.read_text("utf-8")), "utf-8")
