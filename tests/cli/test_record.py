"""What the record says: lists, histories, single amendments."""
# ruff: noqa: E501  # what is printed is as long as it is

import json

import pytest
from inline_snapshot import snapshot

pytestmark = pytest.mark.usefixtures("corpus")


def test_list(run) -> None:
    assert run("list") == snapshot("""\
stands
  Bicycle stands (an invented example) (MTC/2025/7), Town Council of Middlewick
  adopted on 3 March 2025 by 9-2-1; 2 amendments, 1 adopted
  versions: draft:2025-02-10, tabled, A1, adopted
[exit 0]\
""")


def test_an_empty_corpus_has_no_dossiers(run, tmp_path) -> None:
    (tmp_path / "empty").mkdir()

    assert "no dossiers\n[exit 0]" == run("list --texts empty")


def test_log(run) -> None:
    assert run("log stands") == snapshot("""\
Bicycle stands (an invented example)
Town Council of Middlewick

draft:2025-02-10
  First draft
  sources: EXAMPLE

tabled
  Tabled by R. Hill on 20 February 2025 as MTC/2025/7 (inferred)
  The wording is reconstructed
  sources: EXAMPLE

A1
  “twice a year” by T. Brook
  Adopted on 3 March 2025 by 7-5-0
  sources: EXAMPLE

A2
  “helmets” by R. Stone and M. Field, MTC/2025/7/Amend.2 (inferred)
  Rejected on 3 March 2025 by 4-8, abstentions not known (no majority in
    favour)
  sources: EXAMPLE

decision
  Adopted on 3 March 2025 by 9-2-1
  The wording is reconstructed
  sources: EXAMPLE

disputed
  Was A2 adopted?
[exit 0]\
""")


def test_blame(run) -> None:
    assert run("blame stands@tabled+A1+A2") == snapshot("""\
[stderr]
error[AD304]: A1/1 and A2/2 both change 'each year' in op2
hint: read them one at a time, or give them an order of adoption
[exit 2]\
""")
    assert run("blame stands") == snapshot("""\
title
base │ Bicycle stands (an invented example)

opening
base │ The Town Council of Middlewick,

pp1
base │ Noting that these words are an invented example,

op1 1.
base │ Decides to set up bicycle stands at the station;

op2 2.
base │ Asks the treasurer to report
A1   │ twice a
base │ year on the cost.
[exit 0]\
""")
    assert run("blame stands#op2") == snapshot("""\
op2 2.
base │ Asks the treasurer to report
A1   │ twice a
base │ year on the cost.
[exit 0]\
""")


def test_blame_credits_no_words_that_are_merely_repeated(run, real) -> None:
    found = json.loads(run("blame path-to-peace@adopted --json").partition("[exit")[0])

    assert [run["text"] for run in found["runs"] if run["inserted_by"] == ["L.15/1"]] == snapshot(
        [
            "just, ",
            "and comprehensive ",
            ", in line with the Charter of the United Nations and the principles of sovereign equality and territorial integrity of States",
        ]
    )


def test_a_draft_has_no_blame(run) -> None:
    assert run("blame stands@draft:2025-02-10") == snapshot("""\
[stderr]
error[AD503]: draft:2025-02-10 is an earlier draft, to which no amendment was made
hint: see what changed: amendiff diff stands@draft:2025-02-10 stands@tabled
[exit 2]\
""")
    assert run("blame texts/town/stands/base.en.md") == snapshot("""\
[stderr]
error[AD501]: texts/town/stands/base.en.md is a file; only a version of a dossier knows its amendments
hint: amendiff blame --help says more
[exit 2]\
""")


def test_explain(run) -> None:
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
decided      rejected on 3 March 2025 by 4-8, abstentions not known (no majority
             in favour)
vote         4 in favour, 8 against, unknown abstaining
sources      words EXAMPLE; outcome EXAMPLE
disputed     Was A2 adopted? No. It was rejected, 4 to 8. Against it: “both
             amendments passed” (EXAMPLE).
cite         R. Stone, M. Field, Amendment MTC/2025/7/Amend.2 (“helmets”) to
             MTC/2025/7, “Bicycle stands (an invented example)”, Town Council of
             Middlewick. Rejected on 3 March 2025 by 4-8, abstentions not known
             (no majority in favour). Inserts a new paragraph after operative
             paragraph 1: “Reminds all cyclists to wear helmets;”; in operative
             paragraph 2 replaces “each year” by “monthly”. Its symbol is
             inferred.
[exit 0]\
""")


def test_explain_fits_one_screen(run, real) -> None:
    """Every amendment of the corpus, at 80 columns."""
    names = [("path-to-peace", name) for name in ("L.12", "L.13", "L.14", "L.15")]
    names += [("path-to-peace-sc", name) for name in ("E5-1", "E5-2", "E5-3", "RU-1", "RU-2")]

    assert [] == [name for name in names if run(f"explain {' '.join(name)}").count("\n") > 45]


def test_an_amendment_is_named_by_any_end_of_its_symbol(run) -> None:
    assert run("explain stands Amend.2") == run("explain stands A2")
    assert run("explain stands 9") == snapshot("""\
[stderr]
error[AD301]: stands has no amendment '9'
hint: it has A1, A2
[exit 2]\
""")


def test_cite(run) -> None:
    assert run("cite stands A2") == snapshot("""\
R. Stone, M. Field, Amendment MTC/2025/7/Amend.2 (“helmets”) to MTC/2025/7, “Bicycle stands (an invented example)”, Town Council of Middlewick. Rejected on 3 March 2025 by 4-8, abstentions not known (no majority in favour). Inserts a new paragraph after operative paragraph 1: “Reminds all cyclists to wear helmets;”; in operative paragraph 2 replaces “each year” by “monthly”. Its symbol is inferred.
[exit 0]\
""")
    assert run("cite stands A2 --style ris") == snapshot("""\
TY  - RPRT
ID  - stands-A2
AU  - R. Stone
AU  - M. Field
TI  - Amendment MTC/2025/7/Amend.2 (“helmets”) to MTC/2025/7, “Bicycle stands (an invented example)”
M3  - Amendment
SN  - MTC/2025/7/Amend.2
PB  - Town Council of Middlewick
PY  - 2025
DA  - 2025/03/03
LA  - en
AB  - Inserts a new paragraph after operative paragraph 1: “Reminds all cyclists to wear helmets;”; in operative paragraph 2 replaces “each year” by “monthly”.
N1  - Rejected on 3 March 2025 by 4-8, abstentions not known (no majority in favour). Its symbol is inferred.
ER  - \n\
[exit 0]\
""")


def test_cite_a_provision(run) -> None:
    assert run("cite stands#op1") == snapshot("""\
“Decides to set up bicycle stands at the station;” Town Council of Middlewick, “Bicycle stands (an invented example)”, operative paragraph 1, as adopted on 3 March 2025. The wording is reconstructed.
[exit 0]\
""")
    assert run("cite stands@tabled#op1 --style markdown") == snapshot("""\
*“Bicycle stands (an invented example)”, operative paragraph 1*, Town Council of Middlewick. As tabled on 20 February 2025. “Decides to set up bicycle stands at the station;”. The symbol is inferred; the wording is reconstructed.
[exit 0]\
""")
    assert "name an amendment, or a provision" in run("cite stands")


def test_cite_in_json(run) -> None:
    assert "stands-A2" == json.loads(run("cite stands A2 --json").partition("[exit")[0])[0]["id"]


@pytest.mark.parametrize("line", ["list", "log stands", "blame stands", "explain stands A1", "verify", "check"])
def test_json_has_the_envelope(run, line: str) -> None:
    found = json.loads(run(f"{line} --json").partition("[exit")[0])

    assert (1, True) == (found["amendiff"], found["kind"] in ("list", "log", "blame", "effect", "proof", "findings"))
