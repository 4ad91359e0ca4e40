"""What a room that votes asks: what clashes, what falls, what would be, in which order."""

import json
from pathlib import Path

import jsonschema
import pytest
from inline_snapshot import snapshot

SCHEMAS = Path(__file__).resolve().parents[2] / "docs/schema"

pytestmark = pytest.mark.usefixtures("real")


def kept(text: str, kind: str) -> dict:
    """Return what *text* holds, which must be of *kind* and keep to its schema."""
    found = json.loads(text.partition("[exit")[0])
    schema = json.loads((SCHEMAS / f"{kind}.json").read_text(encoding="utf-8"))
    jsonschema.validate(found, schema, cls=jsonschema.Draft202012Validator)
    return found


def test_interactions(run) -> None:
    assert run("interactions path-to-peace-sc") == snapshot("""\
path-to-peace-sc
  5 amendments, 4 of 10 pairs touch

        E5-2  E5-3  RU-1  RU-2
  E5-1  ·     ·     ·     A
  E5-2        ·     ·     ·
  E5-3              m     C
  RU-1                    m

  A alternatives, C one within the other, m one place, both can stand, ·
  independent

E5-1 and RU-2: alternatives
  E5-1/1 and RU-2/1 each replace “Russian Federation-Ukraine conflict” in the
    first preambular paragraph
  → if RU-2 is adopted, E5-1 falls, and if E5-1 is, RU-2/1 does

E5-3 and RU-2: one within the other
  RU-2/2 lies within the words that E5-3/1 changes in operative paragraph 1
  → if RU-2 is adopted, E5-3 falls; RU-2 can still be put afterwards

One place, both can stand
  E5-3 and RU-1 in operative paragraph 1; RU-1 and RU-2 in operative paragraph 1
[exit 0]\
""")


def test_all_that_two_amendments_can_be_to_each_other(run) -> None:
    found = kept(run("interactions rowing-club --json"), "interactions")

    assert 78 - len(found["pairs"]) == found["independent"]
    assert ["A8"] == [one["amendment"] for one in found["broken"]]
    assert {(*one["amendments"],): one["kind"] for one in found["pairs"] if one["kind"] != "mergeable"} == snapshot(
        {
            ("A1", "A2"): "alternatives",
            ("A1", "A10"): "contained",
            ("A2", "A10"): "same-effect",
            ("A3", "A4"): "contained",
            ("A5", "A6"): "same-gap",
            ("A7", "A8"): "order",
            ("A8", "A9"): "depends",
            ("A8", "A13"): "reference",
            ("A11", "A12"): "overlap",
        }
    )


def test_a_matrix_that_is_too_wide_is_left_out(run) -> None:
    said = run("interactions rowing-club", COLUMNS="60")

    assert "too many for a matrix of this width" in said
    assert "A11 and A12: overlap" in said


def test_what_if(run) -> None:
    assert run("what-if path-to-peace --with L.12 --without L.13") == snapshot("""\
path-to-peace with L.14, L.15 and L.12

… 3 equal paragraphs

pp2
  Reiterating that the principal purpose of the United Nations, as expressed in
  the Charter of the United Nations, is to maintain international peace and
  security and to peacefully settle disputes,

pp2+L.14 inserted by L.14
  {+Reaffirming its commitment to the sovereignty, independence, unity and
  territorial integrity of Ukraine within its internationally recognized
  borders, extending to its territorial waters,+}

op1 changed by L.12, L.15
  Implores a swift end to the conflict{+, including by addressing its root
  causes,+} and further urges a {+just, +}lasting {+and comprehensive +}peace
  between Ukraine and the Russian Federation{+, in line with the Charter of the
  United Nations and the principles of sovereign equality and territorial
  integrity of States+}.

29 words inserted in 1 paragraph, 1 paragraph inserted; what if, not the record
[exit 0]\
""")


def test_what_falls_and_what_comes_with_it_is_named(run) -> None:
    with_it = kept(run("what-if school-streets --with M7 --json"), "what-if")
    without = kept(run("what-if school-streets --with M7 --without M5 --json"), "what-if")

    assert ["M2", "M3", "M5", "M6", "M7"] == with_it["amendments"]
    assert with_it["sentences"] == snapshot(["with M7, M5 is in: M7 amends it", "with M7, M6 is in: M7 amends it"])
    assert ["M2", "M3"] == without["amendments"]
    assert without["sentences"] == snapshot(["without M5, M6 falls", "without M5, M7 falls"])


def test_the_later_of_two_that_clash_is_put_to_the_result_of_the_earlier(run) -> None:
    one, other = (
        kept(run(f"what-if path-to-peace-sc --with {order} --json"), "what-if") for order in ("E5-3,RU-2", "RU-2,E5-3")
    )

    assert one["sentences"] == snapshot(["RU-2/2 is applied in the result of E5-3/1"])
    assert other["sentences"] == snapshot(
        [
            (
                "E5-3/1 does not apply: finds no place after RU-2/2: "
                "'lasting peace between Ukraine and the Russian Federation' is not in op1"
            )
        ]
    )


def test_every_distinct_text(run) -> None:
    found = kept(run("what-if path-to-peace --all --json"), "outcomes")

    assert (16, [2, 2, 2, 2]) == (found["count"], [len(group["outcomes"]) for group in found["groups"]])
    assert 16 == len(found["combinations"])
    assert ["L.12", "L.13", "L.14", "L.15"] == found["combinations"][-1]


def test_every_distinct_text_of_one_provision(run) -> None:
    assert run("what-if 'path-to-peace#op1' --all") == snapshot("""\
path-to-peace
  4 distinct texts of op1

1. L.12 and L.15
   1a. none of them
   1b. L.12
    op1 changed by L.12
      Implores a swift end to the conflict{+, including by addressing its root
      causes,+} and further urges a lasting peace between Ukraine and the
      Russian Federation.
   1c. L.15
    op1 changed by L.15
      Implores a swift end to the conflict and further urges a {+just, +}lasting
      {+and comprehensive +}peace between Ukraine and the Russian Federation{+,
      in line with the Charter of the United Nations and the principles of
      sovereign equality and territorial integrity of States+}.
   1d. L.12 + L.15
    op1 changed by L.12, L.15
      Implores a swift end to the conflict{+, including by addressing its root
      causes,+} and further urges a {+just, +}lasting {+and comprehensive
      +}peace between Ukraine and the Russian Federation{+, in line with the
      Charter of the United Nations and the principles of sovereign equality and
      territorial integrity of States+}.
[exit 0]\
""")


def test_orders_of_two_that_clash_are_told(run) -> None:
    said = run("what-if path-to-peace-sc --all")

    assert "28 distinct texts = 7 × 2 × 2" in said
    assert "1g. E5-3, then RU-2" in said


def test_combinations_are_only_counted_where_they_are_many(run) -> None:
    found = kept(run("what-if rowing-club --all --json"), "outcomes")

    assert found["count"] > 64
    assert [] == found["combinations"]
    assert "combinations of one outcome of each are possible" in run("what-if rowing-club --all")


def test_order(run) -> None:
    assert run("order school-streets") == snapshot("""\
school-streets
  A suggestion: the chair decides. Amendments to one place: the one that changes
  most words first.

  The second preambular paragraph
    1. M10 (12 words)

  Operative paragraph 1
    2. M1 (2 words, rejected)
    3. M2 (3 words, adopted)
    4. M3 (4 words, adopted)

  Operative paragraph 2: only one of them can stand
    5. M8 (12 words)
       adopting it leaves nothing of M9 to vote on
       M8/1 and M9/1 both change “, within” in operative paragraph 2
    6. M9 (2 words, withdrawn)

  Operative paragraph 3
    7. M4 (11 words)
       adopting it leaves nothing of M7, M6 and M5 to vote on
       M7/1 has its place in operative paragraph 3, which M4/1 takes away
       M6/1 has its place in operative paragraph 3, which M4/1 takes away
       M5/1 has its place in operative paragraph 3, which M4/1 takes away
    8. M7 (5 words, amends M5)
    9. M6 (2 words, amends M5)
   10. M5 (2 words)
[exit 0]\
""")
    kept(run("order path-to-peace --json"), "order")


def test_an_order_that_the_dossier_states_goes_before(run, real: Path) -> None:
    path = real / "invented/school-streets/dossier.toml"
    path.write_text('voting_order = ["M9", "M8", "M5"]\n' + path.read_text(encoding="utf-8"), encoding="utf-8")
    found = kept(run("order school-streets --json"), "order")

    assert found["stated"]
    assert ["M9", "M8"] == found["sequence"][:2]
    assert found["sequence"].index("M6") < found["sequence"].index("M5")


@pytest.mark.parametrize(
    ("line", "code"),
    [
        ("what-if path-to-peace --with L.99", "AD301"),
        ("what-if path-to-peace --with L.12 --without L.12", "AD503"),
        ("what-if path-to-peace --all --with L.12", "AD501"),
        ("what-if 'path-to-peace#op9' --all", "AD201"),
        ("interactions nothing", "AD502"),
    ],
)
def test_what_cannot_be_asked(run, line: str, code: str) -> None:
    said = run(line)

    assert f"error[{code}]" in said
    assert "[exit 2]" in said
