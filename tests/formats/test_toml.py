"""TOML into values, and the line of whatever is wrong."""

import tomllib
from typing import Any

import pytest
from hypothesis import given, strategies as st

from amendiff.errors import BadShape, BadSyntax, Location
from amendiff.formats.toml import decode, locate
from amendiff.model.amendment import Amendment

SOURCE = '''\
id = "A1"   # a comment with [brackets] = "quotes"
sequence = 1
note = """
[[operations]]
kind = "not a table"
"""

[symbol]
value = "A/1"

[[operations]]
kind = "delete"
at = "op1"
words = "x"

[[operations]]
kind = "insert"
at = 'op2'
after = "a"
text = [
  "b",
]
'''


def test_a_wrong_type_is_found_on_its_line() -> None:
    with pytest.raises(BadShape) as error:
        decode(SOURCE, Amendment, "a.toml")

    assert ("operations", 1, "text") == error.value.field
    assert Location("a.toml", 20, 1, "text = [") == error.value.at
    assert "expected `str`, got `array`" == str(error.value)


def test_a_misspelt_field_gets_near_names() -> None:
    with pytest.raises(BadShape) as error:
        decode('id = "A"\nsequense = 1\noperations = []', Amendment, "a.toml")

    assert "did you mean sequence?" in error.value.hints


def test_a_rule_of_an_operation_is_told_in_its_words() -> None:
    source = 'id = "A"\nsequence = 1\n[[operations]]\nkind = "insert"\nat = "op1"\ntext = "x"\n'

    with pytest.raises(BadShape) as error:
        decode(source, Amendment, "a.toml")

    assert "needs exactly one of after, before, place" == str(error.value)
    assert error.value.at
    assert 3 == error.value.at.line


@pytest.mark.parametrize(("source", "line"), [("a = \n", 1), ("a = 1\nb = [1, 2\n", 3), ("a = 1\na = 2\n", 2)])
def test_broken_toml_has_a_place(source: str, line: int) -> None:
    with pytest.raises(BadSyntax) as error:
        decode(source, Amendment, "a.toml")

    assert error.value.at
    assert line == error.value.at.line


keys = st.sampled_from(["a", "b", "c", "d"])
scalars = st.sampled_from(["1", '"x = 1"', "'[y]'", '"""\n[[z]]\n"""', "[1, [2]]", "{ q = 1 }", "true"])


@st.composite
def files(draw: st.DrawFn) -> tuple[str, dict[tuple[Any, ...], int]]:
    """A TOML file, and the line on which each key stands."""
    lines: list[str] = []
    places: dict[tuple[Any, ...], int] = {}

    def pairs(prefix: tuple[Any, ...]) -> None:
        for key in draw(st.lists(keys, unique=True, max_size=3)):
            places[*prefix, key] = len(lines) + 1
            lines.extend(f"{key} = {draw(scalars)}{draw(st.sampled_from(['', '  # [c] = 1']))}".split("\n"))

    pairs(())
    for n in range(draw(st.integers(0, 3))):
        places["table", n] = len(lines) + 1
        lines.append("[[table]]")
        pairs(("table", n))
    if draw(st.booleans()):
        places["last", "one"] = len(lines) + 1
        lines.append("[last.one]")
        pairs(("last", "one"))
    return "\n".join(lines) + "\n", places


@given(files())
def test_every_key_is_found_on_its_line(drawn: tuple[str, dict[tuple[Any, ...], int]]) -> None:
    source, places = drawn
    tomllib.loads(source)

    assert places == {keys: locate(source, keys).line for keys in places}
