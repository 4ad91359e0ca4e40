"""Decisions recorded as they fall, and official texts held against the amendments."""

import json
from pathlib import Path

import pytest
from inline_snapshot import snapshot

pytestmark = pytest.mark.usefixtures("corpus")


def test_decide(run, stands: Path) -> None:
    file = stands / "amendments" / "A2.toml"
    before = file.read_text(encoding="utf-8")

    assert run("decide stands A2 adopted --vote 8-4 --date 2025-03-03") == snapshot("""\
[stderr]
error[AD465]: A2 is decided already: rejected on 3 March 2025 by 4-8, abstentions not known (no majority in favour)
  --> texts/town/stands/amendments/A2.toml:26:1
   | outcome = "rejected"
   | ^
hint: say --again to record another outcome in its place
[exit 2]\
""")
    assert before == file.read_text(encoding="utf-8")
    assert run("decide stands A2 adopted --vote 4-8-1 --date 2025-03-03 --source EXAMPLE --again") == snapshot("""\
A2: adopted on 3 March 2025 by 4-8-1
  written to texts/town/stands/amendments/A2.toml
still to be decided: nothing
[stderr]
error[AD433]: A2: adopted, but 4 in favour is short of 7, a majority of the 12 voting
  --> texts/town/stands/amendments/A2.toml:25:1
   | [decision]
   | ^
[exit 0]\
""")
    assert file.read_text(encoding="utf-8").partition("[decision]")[2] == snapshot("""\

outcome = "adopted"
date = 2025-03-03
sources = ["EXAMPLE"]

[decision.vote]
in_favour = 4
against = 8
abstaining = 1
""")


def test_a_dry_run_writes_nothing(run, stands: Path) -> None:
    before = {path: path.read_bytes() for path in stands.rglob("*.toml")}

    said = run("decide stands A2/1 rejected --vote 3-9 --date 2025-03-03 --dry-run --json")
    found = json.loads(said.partition("[exit")[0])

    assert ("decided", "A2/1", True) == (found["kind"], found["target"], found["dry_run"])
    assert before == {path: path.read_bytes() for path in stands.rglob("*.toml")}


def test_a_separate_vote_shows_in_the_adopted_text(run, stands: Path) -> None:
    run("decide stands A2 adopted --again --date 2025-03-03 --order 1")
    run("decide stands A1 withdrawn --again --date 2025-03-03")
    run("decide stands A2/1 rejected --date 2025-03-03 --vote 3-9")
    run("decide stands text#op1 rejected --date 2025-03-03 --vote 3-9")

    assert run("show stands@adopted") == snapshot("""\
Bicycle stands (an invented example)

The Town Council of Middlewick,

Noting that these words are an invented example,

1. Asks the treasurer to report monthly on the cost.
[stderr]
note: stands@adopted is reconstructed: no source that could be read prints it whole
[exit 0]\
""")
    assert run("explain stands A2") == snapshot("""\
A2 “helmets” to stands: Bicycle stands (an invented example)

changes      1 word inserted, 2 words deleted in 1 paragraph, 1 paragraph
             inserted, against tabled
             op1+A2
               1 bis. {+Reminds all cyclists to wear helmets;+}
             op2
               2. Asks the treasurer to report [-each year-]{+monthly+} on the
                  cost.
sponsors     R. Stone and M. Field; presented by M. Field
symbol       MTC/2025/7/Amend.2 (inferred)
decided      adopted on 3 March 2025
             separate vote on operation 1: rejected on 3 March 2025 by 3-9,
             abstentions not known
vote         no tally is known
sources      words EXAMPLE
disputed     Was A2 adopted? No. It was rejected, 4 to 8. Against it: “both
             amendments passed” (EXAMPLE).
cite         R. Stone, M. Field, Amendment MTC/2025/7/Amend.2 (“helmets”) to
             MTC/2025/7, “Bicycle stands (an invented example)”, Town Council of
             Middlewick. Adopted on 3 March 2025. Inserts a new paragraph after
             operative paragraph 1: “Reminds all cyclists to wear helmets;”; in
             operative paragraph 2 replaces “each year” by “monthly”. Its symbol
             is inferred.
[exit 0]\
""")
    assert run("log stands").partition("\nA1\n")[2].partition("\ndecision")[0] == snapshot("""\
  “twice a year” by T. Brook
  Withdrawn on 3 March 2025

A2
  “helmets” by R. Stone and M. Field, MTC/2025/7/Amend.2 (inferred)
  Adopted on 3 March 2025
  Separate vote on operation 1: rejected on 3 March 2025 by 3-9, abstentions
    not known
""")
    assert "[exit 0]" in run("build --target public")
    assert "set up bicycle stands" not in Path("public/stands/adopted/index.html").read_text(encoding="utf-8")


def test_both_wordings_of_a_revision_are_shown(run, stands: Path) -> None:
    revised = 'by = "M. Field"\n[[operations]]\nkind = "replace"\nat = "op2"\nold = "each year"\nnew = "each week"\n'

    assert run("decide stands A2 adopted --again --date 2025-03-03 --revised -", stdin=revised).endswith("[exit 0]")
    assert run("explain stands A2") == snapshot("""\
A2 “helmets” to stands: Bicycle stands (an invented example)

revised      orally by M. Field
circulated   Insert after operative paragraph 1: “*Reminds* all cyclists to wear
             helmets;”.
             In operative paragraph 2, replace “report each year” by “report
             monthly”.
as revised   In operative paragraph 2, replace “each year” by “each week”.
changes      1 word inserted, 1 word deleted in 1 paragraph, against tabled
             op2
               2. Asks the treasurer to report each [-year-]{+week+} on the
                  cost.
sponsors     R. Stone and M. Field; presented by M. Field
symbol       MTC/2025/7/Amend.2 (inferred)
decided      adopted on 3 March 2025
vote         no tally is known
sources      words EXAMPLE
disputed     Was A2 adopted? No. It was rejected, 4 to 8. Against it: “both
             amendments passed” (EXAMPLE).
cite         R. Stone, M. Field, Amendment MTC/2025/7/Amend.2 (“helmets”) to
             MTC/2025/7, “Bicycle stands (an invented example)”, Town Council of
             Middlewick. Adopted on 3 March 2025. In operative paragraph 2
             replaces “year” by “week”. Its symbol is inferred.
[exit 0]\
""")
    assert "each week" in run("show stands@tabled+A2#op2")
    assert "report monthly" in run("show stands@tabled+circulated:A2#op2")
    assert "[exit 0]" in run("build --target public")


def test_a_vote_and_a_day_that_are_none(run) -> None:
    assert run("decide stands A2 adopted --vote many --again") == snapshot("""\
[stderr]
error[AD501]: 'many' is no vote: write 80-20-60, in favour, against and abstaining, or 80-20
hint: amendiff decide --help says more
[exit 2]\
""")
    assert run("decide stands A2 adopted --date tomorrow --again") == snapshot("""\
[stderr]
error[AD501]: 'tomorrow' is no day: write YYYY-MM-DD
hint: amendiff decide --help says more
[exit 2]\
""")
    assert run("decide stands A2/7 adopted") == snapshot("""\
[stderr]
error[AD510]: A2 has no operation 7
hint: it has 2
[exit 2]\
""")


def test_verify_against_an_official_text(run, tmp_path: Path) -> None:
    official = run("show stands@adopted --format md").partition("[stderr]")[0].partition("[exit")[0]
    (tmp_path / "OFFICIAL.md").write_text(official, encoding="utf-8")
    assert run("verify stands --against OFFICIAL.md") == snapshot("""\
the adopted set explains every word
  the adopted set is A1
[exit 0]\
""")

    (tmp_path / "OFFICIAL.md").write_text(official.replace("treasurer", "mayor"), encoding="utf-8")
    assert run("verify stands --against OFFICIAL.md") == snapshot("""\
the adopted set explains all but 1 word in operative paragraph 2
  the adopted set is A1

operative paragraph 2
  2. Asks the [-treasurer-]{+mayor+} to report twice a year on the cost.
  1 word not explained: “mayor” for “treasurer”
  nearest is A1: it changes this place
[exit 1]\
""")
    assert run("verify stands --against -", stdin=official.replace("twice a year", "monthly")) == snapshot("""\
the text as tabled explains all but 2 words in operative paragraph 2

operative paragraph 2
  2. Asks the treasurer to report [-each year-]{+monthly+} on the cost.
  2 words not explained: “monthly” for “each year”
  nearest is A2: it changes this place, and its words are most alike

A2: its change in op2 is there, that in op1 is not
[exit 1]\
""")


def test_verify_against_the_path_to_peace_with_a_word_changed(run, real: Path) -> None:
    official = run("show path-to-peace@adopted --format md").partition("[stderr]")[0].partition("[exit")[0]
    (real.parent / "OFFICIAL.md").write_text(official.replace("swift", "rapid"), encoding="utf-8")

    assert run("verify path-to-peace --against OFFICIAL.md") == snapshot("""\
the adopted set explains all but 1 word in operative paragraph 1
  the adopted set is L.13+L.14+L.15

operative paragraph 1
  Implores a [-swift-]{+rapid+} end to the conflict and further urges a just,
  lasting and comprehensive peace between Ukraine and the Russian Federation, in
  line with the Charter of the United Nations and the principles of sovereign
  equality and territorial integrity of States.
  1 word not explained: “rapid” for “swift”
  nearest is L.12: it changes this place
[exit 1]\
""")
    found = json.loads(run("verify path-to-peace --against OFFICIAL.md --json").partition("[exit")[0])
    assert [{"old": "swift", "new": "rapid", "folded": False}] == found["residues"][0]["changes"]


def test_verify_against_what_cannot_be_looked_at(run) -> None:
    assert run("verify --against x.md") == snapshot("""\
[stderr]
error[AD501]: --against needs one DOSSIER whose amendments are to explain the text
hint: amendiff verify --help says more
[exit 2]\
""")
    assert run("verify stands --against missing.md") == snapshot("""\
[stderr]
error[AD105]: no file missing.md
  --> missing.md
hint: a path starts from the folder in which you are
[exit 2]\
""")


def test_the_site_shows_separate_votes_on_provisions(run, stands: Path) -> None:
    run("decide stands text#op1 rejected --date 2025-03-03 --vote 3-9")

    assert "[exit 0]" in run("build --target public")
    page = Path("public/stands/index.html").read_text(encoding="utf-8")

    assert "2 amendments" in page
    assert "<h3>Separate votes</h3>" in page
    assert "separate votes" in Path("public/stands/amendments/division/index.html").read_text(encoding="utf-8")
    assert "{>>Separate votes<<}" in run("export stands@adopted --format criticmarkup")
