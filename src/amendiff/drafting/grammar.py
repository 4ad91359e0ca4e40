"""The grammars of the dialects, each the core with what the dialect adds. Builds the parser once, when first used."""

import re
from collections.abc import Iterator, Sequence
from functools import cache
from importlib.resources import files
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from lark import Lark, Tree

DIALECTS = ("eu", "uk", "un", "us")
"""European Union; United Kingdom, Acts and bills; United Nations; United States of America."""


_EXTENSION = re.compile(r"^%extend (?P<name>[A-Z]+): /(?P<pattern>.*)/(?P<flags>[a-z]*)$", re.MULTILINE)
"""What a dialect adds to a kind of word of the core."""


class _Fed:
    """Hands tokens that the scanner made to the parser."""

    def __init__(self, conf: object) -> None:
        pass

    def lex(self, tokens: "Sequence[Any]", state: object = None) -> "Iterator[Any]":
        yield from tokens


@cache
def _parser() -> "Lark":
    """Return the LALR(1) parser that all dialects share: they differ in their words only."""
    from lark import Lark
    from lark.lexer import Lexer

    fed = type("Fed", (_Fed, Lexer), {})
    return Lark(_text("core"), parser="lalr", lexer=fed, maybe_placeholders=False)


def _text(name: str) -> str:
    return (files("amendiff.drafting") / "grammars" / f"{name}.lark").read_text("utf-8")


@cache
def terminals(dialect: str) -> tuple[tuple[str, str], ...]:
    """Return the names and patterns of the words that *dialect* knows, those to be tried first in front."""
    found = _parser().terminals
    order = {one.name: n for n, one in enumerate(found)}
    words = sorted(found, key=lambda one: (one.name == "WORD", -one.priority, order[one.name]))
    own = {more["name"]: f"(?{more['flags']}:{more['pattern']})|" for more in _EXTENSION.finditer(_text(dialect))}
    return tuple((one.name, own.get(one.name, "") + one.pattern.to_regexp()) for one in words)


def tree(tokens: "Sequence[object]") -> "Tree[Any]":
    """Return the syntax tree of a sentence; raises lark's UnexpectedToken where it has none."""
    return _parser().parse(tokens)
