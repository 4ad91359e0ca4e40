"""``amendiff rebase``: what it says, what it writes, what it refuses."""

import json
import tomllib
from pathlib import Path

import jsonschema
import pytest
from inline_snapshot import snapshot

from amendiff.analyse.check import check_dossier
from amendiff.analyse.versions import version
from amendiff.corpus import load_dossier

SCHEMAS = Path(__file__).resolve().parents[2] / "docs/schema"


@pytest.fixture
def revision(stands: Path) -> str:
    """A revised draft: a paragraph is new, and words that two amendments quote are others."""
    base = (stands / "base.en.md").read_text(encoding="utf-8")
    text = base.replace("1. *Decides*", "1. *Welcomes* the new bridge;\n\n2. *Decides*")
    text = text.replace("2. *Asks* the treasurer to report each year", "3. *Asks* the treasurer to report twice a year")
    Path("rev.md").write_text(text, encoding="utf-8")
    return "rev.md"


def test_the_report(run, revision: str) -> None:
    assert run(f"rebase stands --onto {revision}") == snapshot("""\
stands on rev.md
The revision: 1 paragraph changed, 1 inserted, 1 renumbered.

A1 “twice a year” by T. Brook: is already contained
  A1/1 is already contained: In operative paragraph 2, replace “each year” by
    “twice a year”.

A2 “helmets” by R. Stone and M. Field: holds in part
  A2/1 holds: Insert after operative paragraph 1: “*Reminds* all cyclists to
    wear helmets;”.
    now at op2
  A2/2 clashes: In operative paragraph 2, replace “report each year” by
    “report monthly”.
    the revision has changed these words
      op2: - report each year
      op3: + report twice a year
    perhaps at op3: “report twice a year” (score 0.80); --accept A2/2 takes it

3 operations: 1 holds, 1 already contained, 1 clashes; what does not hold is
  to be settled by a person
[exit 1]\
""")


def test_the_dossier_that_is_written(run, revision: str) -> None:
    said = run(f"rebase stands --onto {revision} --write texts/town/stands.rev1 --accept A2/2")

    assert "2 holds: In operative paragraph" in said
    folder = Path("texts/town/stands.rev1")
    assert sorted(str(path.relative_to(folder)) for path in folder.rglob("*.*")) == snapshot(
        ["amendments/A2.toml", "base.en.md", "contained/A1.toml", "dossier.toml", "sources.toml"]
    )
    dossier = load_dossier(folder)
    assert [] == [one for one in check_dossier(dossier) if one.level == "error"]
    assert "".join(f"{one.text}\n" for one in version(dossier, "tabled+A2").document) == snapshot("""\
Bicycle stands (an invented example)
The Town Council of Middlewick,
Noting that these words are an invented example,
Welcomes the new bridge;
Decides to set up bicycle stands at the station;
Reminds all cyclists to wear helmets;
Asks the treasurer to report monthly on the cost.
""")
    said, _, amendment = (folder / "amendments/A2.toml").read_text(encoding="utf-8").partition("id = ")
    assert said == snapshot("""\
# A2/1 holds: now at op2.
# A2/2 holds: placed at op3 as suggested, and accepted (score 0.80).
""")
    _, begins, rest = amendment.partition("[[operations]]")
    assert begins + rest.partition("[decision]")[0] == snapshot("""\
[[operations]]
kind = "insert-provision"
after = "op2"
text = "*Reminds* all cyclists to wear helmets;"

[[operations]]
kind = "replace"
at = "op3"
old = "report twice a year"
new = "report monthly"

""")
    assert (folder / "contained/A1.toml").read_text(encoding="utf-8").startswith("# The revision contains this already")


def test_what_is_to_settle_is_kept_apart_and_says_why(run, revision: str) -> None:
    run(f"rebase stands --onto {revision} --write out")

    text = Path("out/to-settle/A2.toml").read_text(encoding="utf-8")
    assert text.partition('id = "A2"')[0] == snapshot("""\
# To settle before it is tabled to the revision; then move this file to amendments/A2.toml.
# What holds has the addresses of the revision, all else stands as it was drafted for the earlier text.
# A2/1 holds: now at op2.
# A2/2 clashes: the revision has changed these words.
#   asked: In operative paragraph 2, replace “report each year” by “report monthly”.
#   earlier text, op2: report each year
#   revision, op3: report twice a year
#   perhaps op3: report twice a year (score 0.80; --accept A2/2 takes it)
""")
    assert ["op2", "op2"] == [one.get("at") or one["after"] for one in tomllib.loads(text)["operations"]]
    assert () == load_dossier(Path("out")).amendments


def test_json_keeps_to_its_schema(run, revision: str) -> None:
    found = json.loads(run(f"rebase stands --onto {revision} --json").partition("[exit")[0])
    schema = json.loads((SCHEMAS / "rebased.json").read_text(encoding="utf-8"))

    jsonschema.validate(found, schema, cls=jsonschema.Draft202012Validator)
    assert ["already contained", "holds in part"] == [one["status"] for one in found["amendments"]]
    assert not found["settled"]


def test_onto_itself_all_holds(run, stands: Path) -> None:
    assert run("rebase stands --onto stands@tabled").endswith("3 operations: 3 hold\n[exit 0]")


@pytest.mark.parametrize(
    "wrong", ["--accept A9/1", "--accept A2/1", "--accept A1/1", "--write texts/town/stands", "--write 'a b'"]
)
def test_refused(run, revision: str, wrong: str) -> None:
    said = run(f"rebase stands --onto {revision} {wrong}")

    assert said.startswith("[stderr]\nerror[AD")
    assert said.endswith("[exit 2]")
