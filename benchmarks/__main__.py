"""Take all figures and print one table."""

from benchmarks import startup, weaving
from benchmarks.measure import table


def main() -> None:
    """Print the table of figures."""
    found = [*startup.figures(), *weaving.figures()]
    print(table(found))


if __name__ == "__main__":
    main()
