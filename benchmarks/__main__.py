"""Take all figures and print them as Markdown; with ``--write``, put those of quality into docs/comparison.md."""

import sys
from pathlib import Path

from benchmarks import building, comparing, deliberating, drafting, explaining, papers, startup, weaving, word
from benchmarks.measure import table
from benchmarks.quality import tables

PAGE = Path(__file__).parent.parent / "docs" / "comparison.md"
BEGIN, END = "<!-- quality: begin -->\n", "<!-- quality: end -->"


def main() -> None:
    """Print the tables; the same texts and peers always give the same figures of quality, and speed is of the day."""
    quality = f"{tables.phrases()}\n\n{tables.structures()}\n"
    if "--write" in sys.argv:
        before, _, rest = PAGE.read_text("utf-8").partition(BEGIN)
        PAGE.write_text(f"{before}{BEGIN}\n{quality}\n{END}{rest.partition(END)[2]}", "utf-8")
        return
    print(f"## Quality\n\n{quality}")
    if "--quality" not in sys.argv:
        measured = (startup, weaving, deliberating, explaining, papers, drafting, word, building, comparing)
        print(f"## Speed\n\n{table([figure for module in measured for figure in module.figures()])}")


if __name__ == "__main__":
    main()
