"""Texts held against each other."""

import json
import subprocess
from pathlib import Path

import pytest
from inline_snapshot import snapshot

from amendiff.comparison.comparison import ALGORITHM

pytestmark = pytest.mark.usefixtures("corpus")


def test_two_versions_of_one_weave_name_the_authors(run) -> None:
    assert run("diff stands@tabled stands@tabled+A2") == snapshot("""\
stands@tabled → stands@tabled+A2

… 3 equal paragraphs

op1
  1. Decides to set up bicycle stands at the station;

op1+A2 inserted by A2
  1 bis. {+Reminds all cyclists to wear helmets;+}

op2 changed by A2
  2. Asks the treasurer to report [-each year-]{+monthly+} on the cost.

1 word inserted, 2 words deleted in 1 paragraph, 1 paragraph inserted; 3 of 5
paragraphs equal
[exit 1]\
""")


def test_two_versions_that_share_no_weave(run) -> None:
    assert run("diff stands@draft:2025-02-10 stands@tabled --context 0") == snapshot("""\
stands@draft:2025-02-10 → stands@tabled

… 3 equal paragraphs

op1 changed
  1. Decides to set up {+bicycle +}stands at the station;

op2 changed
  2. Asks the treasurer to report [-once-]{+each year+} on the cost.

3 words inserted, 1 word deleted in 2 paragraphs; 2 of 4 paragraphs equal
[exit 1]\
""")


def test_nothing_differs(run) -> None:
    assert run("diff stands@tabled stands@tabled") == snapshot("""\
stands@tabled → stands@tabled

nothing differs
[exit 0]\
""")
    assert run("diff texts/town/stands/base.en.md stands@tabled") == snapshot("""\
texts/town/stands/base.en.md → stands@tabled

nothing differs
[exit 0]\
""")


def test_counted(run) -> None:
    said = run("diff stands@tabled stands@tabled+A2 --format stat")

    assert said.replace(f"algorithm {ALGORITHM}", "algorithm N") == snapshot("""\
op1+A2  inserted      +6    -0  A2
op2     changed       +1    -2  A2
1 word inserted, 2 words deleted in 1 paragraph, 1 paragraph inserted; 3 of 5 paragraphs equal
algorithm N
[exit 1]\
""")


def test_one_provision_only(run) -> None:
    assert run("diff stands@tabled#op2 stands#op2") == snapshot("""\
stands@tabled#op2 → stands@adopted#op2

op2 changed by A1
  2. Asks the treasurer to report [-each-]{+twice a+} year on the cost.

2 words inserted, 1 word deleted in 1 paragraph
[exit 1]\
""")


def test_all_equal_paragraphs(run) -> None:
    assert "…" not in run("diff stands@tabled stands --all")


def test_a_dossier_by_name_and_by_path_is_one(run) -> None:
    assert "changed by A1" in run("diff stands@tabled texts/town/stands@adopted")


@pytest.mark.parametrize("line", ["diff stands@tabled stands@tabled+A2", "diff stands@draft:2025-02-10 stands"])
def test_the_runs_give_both_texts(run, line: str) -> None:
    found = json.loads(run(f"{line} --json").partition("[exit")[0])
    old, new = (run(f"show {name} --json") for name in line.split()[1:])
    for side, shown, sign in (("old_index", old, "-"), ("new_index", new, "+")):
        rows = sorted((row for row in found["provisions"] if row[side] is not None), key=lambda row: row[side])
        words = ["".join(text for kind, text in row["runs"] if kind in ("=", sign)) for row in rows]

        assert [one["text"] for one in json.loads(shown.partition("[stderr]")[0])["provisions"]] == words


def test_standard_input(run, stands: Path) -> None:
    base = (stands / "base.en.md").read_text(encoding="utf-8")

    assert run("diff - stands@tabled", stdin=base).endswith("nothing differs\n[exit 0]")
    assert run("diff - -", stdin=base) == snapshot("""\
[stderr]
error[AD501]: standard input can be read once only; name one - and one file
hint: amendiff diff --help says more
[exit 2]\
""")


def test_plain_words_are_compared_as_they_are_printed(run) -> None:
    """What ``show`` prints is the text, also without ``***`` and with its numbers as words."""
    printed = run("show stands --format text").partition("[stderr]")[0]

    assert run("diff - stands", stdin=printed) == snapshot("""\
standard input → stands@adopted

opening → title moved; it became the title
  Bicycle stands (an invented example)

pp1 → opening moved; it became the opening words
  The Town Council of Middlewick,

pp2 → pp1 “Noting” now in italics
  Noting that these words are an invented example,

op1 “Decides” now in italics
  1. Decides to set up bicycle stands at the station;

op2 “Asks” now in italics
  2. Asks the treasurer to report twice a year on the cost.

1 title and 1 paragraph moved, formatting changed in 3 paragraphs; 0 of 4
paragraphs equal
[exit 1]\
""")
    assert run("diff --plain - stands", stdin=printed.replace("twice", "once")) == snapshot("""\
standard input → stands@adopted

… 3 equal paragraphs

p4
  1. Decides to set up bicycle stands at the station;

p5 changed
  2. Asks the treasurer to report [-once-]{+twice+} a year on the cost.

1 word inserted, 1 word deleted in 1 paragraph; 4 of 5 paragraphs equal
[exit 1]\
""")


def test_a_file_as_git_has_it(run, stands: Path, tmp_path: Path) -> None:
    git = ("git", "-c", "user.name=A", "-c", "user.email=a@example.org", "-c", "commit.gpgsign=false")
    for step in (("init", "-q"), ("add", "."), ("commit", "-qm", "texts")):
        subprocess.run([*git, *step], check=True, cwd=tmp_path)
    path = "texts/town/stands/base.en.md"
    (stands / "base.en.md").write_text((stands / "base.en.md").read_text().replace("each", "every"))

    assert "[-each-]{+every+}" in run(f"diff git:HEAD:{path} {path}")
    assert run("diff git:HEAD:none.md stands") == snapshot("""\
[stderr]
error[AD504]: git cannot show HEAD:none.md: path 'none.md' does not exist in 'HEAD'
hint: write git:REVISION:PATH, the path from the root of the repository, or ./ from here
[exit 2]\
""")
    assert run("diff git:nowhere:none.md stands") == snapshot("""\
[stderr]
error[AD504]: git cannot show nowhere:none.md: invalid object name 'nowhere'.
hint: write git:REVISION:PATH, the path from the root of the repository, or ./ from here
[exit 2]\
""")
    assert run("diff git:HEAD:texts stands") == snapshot("""\
[stderr]
error[AD504]: git cannot show HEAD:texts: git cat-file HEAD:texts: bad file
hint: write git:REVISION:PATH, the path from the root of the repository, or ./ from here
[exit 2]\
""")
    assert run("diff git:none.md stands") == snapshot("""\
[stderr]
error[AD504]: 'git:none.md' does not name a file in git
hint: write git:REVISION:PATH
[exit 2]\
""")


def test_links_in_git_are_followed(run, repository: Path) -> None:
    """Git itself holds a link as the path that it leads to."""
    (repository / "below").mkdir()
    (repository / "a.md").write_text("One.\n", encoding="utf-8")
    links = {"below/link.md": "../a.md", "out.md": "/etc/hostname", "gone.md": "none.md", "turn.md": "turn.md"}
    for name, target in {**links, "in.md": "a.md/x"}.items():
        (repository / name).symlink_to(target)
    commit = "git -c user.name=A -c user.email=a@example.org -c commit.gpgsign=false commit -qm links"
    subprocess.run(f"git add . && {commit}", shell=True, check=True)

    assert "nothing differs\n[exit 0]" in run("diff git:HEAD:below/link.md a.md")
    assert [run(f"diff git:HEAD:{name}.md a.md").split("\n")[1] for name in ("out", "gone", "turn", "in")] == snapshot(
        [
            "error[AD504]: git cannot show HEAD:out.md: it is a link that leads out of the repository",
            "error[AD504]: git cannot show HEAD:gone.md: it is a link to no file",
            "error[AD504]: git cannot show HEAD:turn.md: it is a link that leads around in a circle",
            "error[AD504]: git cannot show HEAD:in.md: it is a link into what is no folder",
        ]
    )


def test_numbers_by_the_rule_of_the_united_nations(run, stands: Path) -> None:
    """Once a second operative paragraph stands beside the only one, both bear numbers, also where changes are shown."""
    base = (stands / "base.en.md").read_text(encoding="utf-8")
    (stands / "base.en.md").write_text(base.partition("1. ")[0] + "Asks for a report each year.\n", encoding="utf-8")
    for path, old, new in (
        (stands / "dossier.toml", 'numbering = "as-base"', 'numbering = "un"'),
        (stands / "amendments" / "A1.toml", 'at = "op2"', 'at = "op1"'),
        (stands / "amendments" / "A1.toml", 'outcome = "adopted"', 'outcome = "rejected"'),
        (stands / "amendments" / "A2.toml", 'at = "op2"', 'at = "op1"'),
        (stands / "amendments" / "A2.toml", '"report each year"', '"for a report"'),
        (stands / "amendments" / "A2.toml", 'outcome = "rejected"\nreason = "majority"', 'outcome = "adopted"'),
    ):
        path.write_text(path.read_text(encoding="utf-8").replace(old, new), encoding="utf-8")

    assert run("show stands --redline") == snapshot("""\
Bicycle stands (an invented example)

The Town Council of Middlewick,

Noting that these words are an invented example,

1. Asks [-for a report-]{+report monthly+} each year.

2. {+Reminds all cyclists to wear helmets;+}
[stderr]
note: stands@adopted is reconstructed: no source that could be read prints it whole
[exit 0]\
""")
    assert run("diff stands@tabled stands --context 0") == snapshot("""\
stands@tabled → stands@adopted

… 3 equal paragraphs

op1 changed by A2
  1. Asks [-for a report-]{+report monthly+} each year.

op1+A2 inserted by A2
  2. {+Reminds all cyclists to wear helmets;+}

2 words inserted, 3 words deleted in 1 paragraph, 1 paragraph inserted; 2 of 4
paragraphs equal
[exit 1]\
""")


def test_lines_of_plain_text_that_are_wrapped_elsewhere_and_indented_are_no_difference(run) -> None:
    Path("old.txt").write_text("The rule.\n\n(a) that the attached\n    notice stands here;\n", "utf-8")
    Path("new.txt").write_text("The rule.\n\n(a) that the attached notice\n    stands here;\n", "utf-8")

    assert run("diff old.txt new.txt") == snapshot("""\
old.txt → new.txt

nothing differs
[stderr]
note: the files differ only in spaces, line ends or empty lines
[exit 0]\
""")
