"""Amendments onto files."""
# ruff: noqa: E501  # what is printed is as long as it is

import json
from pathlib import Path

import pytest
from inline_snapshot import snapshot

pytestmark = pytest.mark.usefixtures("corpus")

BASE = "texts/town/stands/base.en.md"
A1, A2 = "texts/town/stands/amendments/A1.toml", "texts/town/stands/amendments/A2.toml"


def amendment(name: str, *operations: str, against: str = "tabled", sequence: int = 9) -> str:
    """Write an amendment file and return its path."""
    blocks = "".join(f"\n[[operations]]\n{operation}\n" for operation in operations)
    Path(f"{name}.toml").write_text(
        f'id = "{name}"\nsequence = {sequence}\nagainst = "{against}"\n{blocks}', encoding="utf-8"
    )
    return f"{name}.toml"


def test_markdown_by_default(run) -> None:
    assert run(f"apply {BASE} {A1}") == snapshot("""\
# Bicycle stands (an invented example)

The Town Council of Middlewick,

*Noting* that these words are an invented example,

***

1. *Decides* to set up bicycle stands at the station;

2. *Asks* the treasurer to report twice a year on the cost.
[exit 0]\
""")


def test_the_order_given_is_the_order_of_adoption(run) -> None:
    """The later of two that change the same words is resolved anew in the result of the earlier, or overtaken."""
    assert run(f"apply {BASE} {A1} {A2} --format text") == snapshot("""\
Bicycle stands (an invented example)

The Town Council of Middlewick,

Noting that these words are an invented example,

1. Decides to set up bicycle stands at the station;

2. Reminds all cyclists to wear helmets;

3. Asks the treasurer to report twice a year on the cost.
[stderr]
warning[AD722]: A2/2 is overtaken: finds no place after A1/1: 'report each year' is not in op2
[exit 1]\
""")
    assert run(f"apply {BASE} {A2} {A1} --format text") == snapshot("""\
Bicycle stands (an invented example)

The Town Council of Middlewick,

Noting that these words are an invented example,

1. Decides to set up bicycle stands at the station;

2. Reminds all cyclists to wear helmets;

3. Asks the treasurer to report monthly on the cost.
[stderr]
warning[AD722]: A1/1 is overtaken: finds no place after A2/2: 'each year' is not in op2
[exit 1]\
""")


def test_json_has_the_end_of_every_operation(run) -> None:
    found = json.loads(run(f"apply {BASE} {A1} {A2} --format json").partition("[stderr]")[0])

    assert {name: fate["kind"] for name, fate in found["fates"].items()} == snapshot(
        {"A1/1": "applied", "A2/1": "applied", "A2/2": "overtaken"}
    )


def test_into_a_file(run) -> None:
    assert "[exit 0]" == run(f"apply {BASE} {A1} -o out/amended.md")
    assert "twice a year" in Path("out/amended.md").read_text(encoding="utf-8")


def test_a_sub_amendment(run) -> None:
    sub = amendment("S1", 'kind = "replace"\nat = "op2"\nold = "twice"\nnew = "thrice"', against="tabled+A1")

    assert "thrice a year" in run(f"apply {BASE} {A1} {sub}")
    assert run(f"apply {BASE} {sub} {A1}") == snapshot("""\
[stderr]
error[AD302]: S1 was adopted before A1, which it amends
hint: name the amendment before those that amend it
[exit 2]\
""")
    assert run(f"apply {BASE} {sub}") == snapshot("""\
[stderr]
error[AD301]: S1 was drafted against A1, which is not here
  --> S1.toml:3:1
   | against = "tabled+A1"
   | ^
hint: name the file of that one, too
[exit 2]\
""")


def test_the_same_twice(run) -> None:
    same = amendment("S1", 'kind = "replace"\nat = "op2"\nold = "each year"\nnew = "twice a year"')

    assert run(f"apply {BASE} {A1} {same} --format text") == snapshot("""\
Bicycle stands (an invented example)

The Town Council of Middlewick,

Noting that these words are an invented example,

1. Decides to set up bicycle stands at the station;

2. Asks the treasurer to report twice a year on the cost.
[stderr]
warning[AD723]: S1/1 is already there: does the same as A1/1
[exit 1]\
""")


def test_a_conflict_within_one_amendment_has_no_text(run) -> None:
    torn = amendment(
        "S1",
        'kind = "replace"\nat = "op2"\nold = "each year"\nnew = "monthly"',
        'kind = "replace"\nat = "op2"\nold = "report each"\nnew = "tell every"',
    )

    assert run(f"apply {BASE} {torn} -o out.md") == snapshot("""\
[stderr]
error[AD304]: S1/1 and S1/2 both change 'each' in op2
  --> S1.toml:11:1
   | [[operations]]
   | ^
hint: leave one of the two out
[exit 2]\
""")
    assert not Path("out.md").exists()


def test_refused_operations_are_all_named(run) -> None:
    wrong = amendment(
        "S1",
        'kind = "delete"\nat = "op7"\nwords = "x"',
        'kind = "delete"\nat = "op2"\nwords = "the"',
        'kind = "delete"\nat = "op2"\nwords = "every year"',
    )

    assert run(f"apply {BASE} {wrong} -o out.md") == snapshot("""\
[stderr]
error[AD201]: no provision 'op7'
  --> S1.toml:5:1
   | [[operations]]
   | ^
hint: did you mean op2?
hint: did you mean op1?
error[AD202]: 'the' stands in op2 twice
  --> S1.toml:10:1
   | [[operations]]
   | ^
hint: quote more words, or say which with occurrence = 1, "last" or "all"
error[AD201]: 'every year' is not in op2
  --> S1.toml:15:1
   | [[operations]]
   | ^
hint: did you mean 'each year'?
[exit 2]\
""")
    assert not Path("out.md").exists()


def test_an_ambiguous_quotation(run, tmp_path: Path) -> None:
    (tmp_path / "b.md").write_text("A,\n\n***\n\n1. Asks the one and the other.\n", encoding="utf-8")
    twice = amendment("S1", 'kind = "delete"\nat = "op1"\nwords = "the"')

    assert run(f"apply b.md {twice}") == snapshot("""\
[stderr]
error[AD202]: 'the' stands in op1 twice
  --> S1.toml:5:1
   | [[operations]]
   | ^
hint: quote more words, or say which with occurrence = 1, "last" or "all"
[exit 2]\
""")


def test_two_of_one_name(run) -> None:
    assert run(f"apply {BASE} {A1} {A1}") == snapshot("""\
[stderr]
error[AD403]: two amendments are called 'A1': texts/town/stands/amendments/A1.toml and texts/town/stands/amendments/A1.toml
  --> texts/town/stands/amendments/A1.toml
hint: give each an id of its own
[exit 2]\
""")


def test_a_circle(run) -> None:
    one = amendment("S1", 'kind = "delete"\nat = "op2"\nwords = "year"', against="tabled+S2")
    other = amendment("S2", 'kind = "delete"\nat = "op2"\nwords = "year"', against="tabled+S1")

    assert run(f"apply {BASE} {one} {other}") == snapshot("""\
[stderr]
error[AD303]: drafted against each other in a circle: S1, S2
  --> S1.toml:3:1
   | against = "tabled+S2"
   | ^
hint: write against = "tabled" in one
[exit 2]\
""")
