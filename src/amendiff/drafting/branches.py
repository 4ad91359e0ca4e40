"""What every reader of a syntax tree asks of its branches: terminal, place in the text. Knows no meaning."""

from collections.abc import Sequence
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from lark import Token, Tree


def terminal(part: object) -> str:
    """Return the terminal of a token, ``""`` for what is none."""
    return str(getattr(part, "type", ""))


def first_of(tree: "Tree[Any]") -> "Token":
    """Return the first token of *tree*."""
    found: Token = next(iter(tree.scan_values(lambda _: True)))
    return found


def span_of(tree: "Tree[Any]") -> tuple[int, int]:
    """Return where the words of *tree* begin and end."""
    tokens = list(tree.scan_values(lambda _: True))
    return tokens[0].start_pos, tokens[-1].end_pos


def opens_list(row: "Sequence[Tree[Any]]", n: int) -> bool:
    """Whether the verb only opens a list of changes: "section 2 is amended by striking …"."""
    behind = row[n + 1 :]
    return (
        terminal(row[n].children[-1]) == "AMEND"
        and any(one.data == "verb" for one in behind)
        and not any(one.data == "reading" for one in behind[:2])
    )
