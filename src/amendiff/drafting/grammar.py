"""The grammars of the dialects, each the core with what the dialect adds. Builds every parser once, when first used."""

from collections.abc import Iterator, Sequence
from functools import cache
from importlib.resources import files
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from lark import Lark, Tree

DIALECTS = ("eu", "uk", "un", "us")
"""European Union; United Kingdom, Acts and bills; United Nations; United States of America."""


class _Fed:
    """Hands tokens that the scanner made to the parser."""

    def __init__(self, conf: object) -> None:
        pass

    def lex(self, tokens: "Sequence[Any]", state: object = None) -> "Iterator[Any]":
        yield from tokens


@cache
def parser(dialect: str) -> "Lark":
    """Return the LALR(1) parser of *dialect*."""
    from lark import Lark
    from lark.lexer import Lexer

    folder = files("amendiff.drafting") / "grammars"
    grammar = "\n".join((folder / f"{name}.lark").read_text("utf-8") for name in ("core", dialect))
    fed = type("Fed", (_Fed, Lexer), {})
    return Lark(grammar, parser="lalr", lexer=fed, maybe_placeholders=False)


@cache
def terminals(dialect: str) -> tuple[tuple[str, str], ...]:
    """Return the names and patterns of the words that *dialect* knows, those to be tried first in front."""
    found = parser(dialect).terminals
    order = {one.name: n for n, one in enumerate(found)}
    words = sorted(found, key=lambda one: (one.name == "WORD", -one.priority, order[one.name]))
    return tuple((one.name, one.pattern.to_regexp()) for one in words)


def tree(dialect: str, tokens: "Sequence[object]") -> "Tree[Any]":
    """Return the syntax tree of a sentence; raises lark's UnexpectedToken where it has none."""
    return parser(dialect).parse(tokens)
