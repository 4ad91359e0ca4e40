"""Texts as they are printed."""
# ruff: noqa: E501  # what is printed is as long as it is

import json
from pathlib import Path

import pytest
from inline_snapshot import snapshot

pytestmark = pytest.mark.usefixtures("corpus")


def test_the_adopted_text_is_the_one_in_the_record(real: Path, run) -> None:
    """Plain words, an empty line between provisions, one line end, nothing else on standard output."""
    assert run("show path-to-peace@adopted --format text") == snapshot("""\
The path to peace

The General Assembly,

Mourning the tragic loss of life throughout the full-scale invasion of Ukraine by the Russian Federation,

Reiterating that the principal purpose of the United Nations, as expressed in the Charter of the United Nations, is to maintain international peace and security and to peacefully settle disputes,

Reaffirming its commitment to the sovereignty, independence, unity and territorial integrity of Ukraine within its internationally recognized borders, extending to its territorial waters,

Implores a swift end to the conflict and further urges a just, lasting and comprehensive peace between Ukraine and the Russian Federation, in line with the Charter of the United Nations and the principles of sovereign equality and territorial integrity of States.
[stderr]
note: path-to-peace@adopted is reconstructed: no source that could be read prints it whole
[exit 0]\
""")


def test_the_text_of_the_security_council(real: Path, run) -> None:
    assert run("show path-to-peace-sc@adopted --format text") == snapshot("""\
The Security Council,

Mourning the tragic loss of life throughout the Russian Federation-Ukraine conflict,

Reiterating that the principal purpose of the United Nations, as expressed in the Charter of the United Nations, is to maintain international peace and security and to peacefully settle disputes,

Implores a swift end to the conflict and further urges a lasting peace between Ukraine and the Russian Federation.
[stderr]
note: path-to-peace-sc@adopted is reconstructed: no source that could be read prints it whole
[exit 0]\
""")


def test_numbers_are_printed_where_the_version_has_them(run) -> None:
    assert run("show stands") == snapshot("""\
Bicycle stands (an invented example)

The Town Council of Middlewick,

Noting that these words are an invented example,

1. Decides to set up bicycle stands at the station;

2. Asks the treasurer to report twice a year on the cost.
[stderr]
note: stands@adopted is reconstructed: no source that could be read prints it whole
[exit 0]\
""")


def test_newcomers_to_a_pending_text_have_numbers_between_the_others(run) -> None:
    assert run("show stands@tabled+A2") == snapshot("""\
Bicycle stands (an invented example)

The Town Council of Middlewick,

Noting that these words are an invented example,

1. Decides to set up bicycle stands at the station;

1 bis. Reminds all cyclists to wear helmets;

2. Asks the treasurer to report monthly on the cost.
[stderr]
note: stands@tabled+A2 is the text as tabled with A2; the text as tabled is reconstructed: no source that could be read prints it whole
[exit 0]\
""")


def test_markdown_reads_back(run, stands: Path) -> None:
    assert run("show stands@tabled --format md") == snapshot("""\
# Bicycle stands (an invented example)

The Town Council of Middlewick,

*Noting* that these words are an invented example,

***

1. *Decides* to set up bicycle stands at the station;

2. *Asks* the treasurer to report each year on the cost.
[stderr]
note: stands@tabled is reconstructed: no source that could be read prints it whole
[exit 0]\
""")
    assert run("show stands@tabled --format md").startswith((stands / "base.en.md").read_text(encoding="utf-8"))


def test_one_provision(run) -> None:
    assert run("show stands#op2") == snapshot("""\
2. Asks the treasurer to report twice a year on the cost.
[stderr]
note: stands@adopted is reconstructed: no source that could be read prints it whole
[exit 0]\
""")
    assert run("show 'stands#the first preambular paragraph' --format md") == snapshot("""\
*Noting* that these words are an invented example,
[stderr]
note: stands@adopted is reconstructed: no source that could be read prints it whole
[exit 0]\
""")


def test_changes_since_the_text_as_tabled(run) -> None:
    assert run("show stands --redline") == snapshot("""\
Bicycle stands (an invented example)

The Town Council of Middlewick,

Noting that these words are an invented example,

1. Decides to set up bicycle stands at the station;

2. Asks the treasurer to report [-each-]{+twice a+} year on the cost.
[stderr]
note: stands@adopted is reconstructed: no source that could be read prints it whole
[exit 0]\
""")


def test_changes_since_another_version(run) -> None:
    assert run("show stands@tabled+A2 --from draft:2025-02-10 --format text") == snapshot("""\
Bicycle stands (an invented example)

The Town Council of Middlewick,

Noting that these words are an invented example,

1. Decides to set up {+bicycle +}stands at the station;

1 bis. {+Reminds all cyclists to wear helmets;+}

2. Asks the treasurer to report [-once-]{+monthly+} on the cost.
[stderr]
note: stands@tabled+A2 is the text as tabled with A2; the text as tabled is reconstructed: no source that could be read prints it whole
[exit 0]\
""")


def test_html_is_a_page_of_its_own(run) -> None:
    page = run("show stands --format html")

    assert page.startswith('<!doctype html>\n<html lang="en" dir="ltr">')
    assert 'id="op1"' in page
    assert "stands@adopted is reconstructed" in page
    assert "<script" not in page


def test_html_of_changes(run) -> None:
    assert '<del data-by="A1" class="k1" data-badge="A">each</del>' in run("show stands#op2 --redline --format html")


def test_json_says_how_the_words_are_known(run) -> None:
    found = json.loads(run("show stands#op2 --json").partition("[stderr]")[0])

    assert "document" == found["kind"]
    assert "reconstructed" == found["wording"]["basis"]
    assert ["op2"] == [one["address"] for one in found["provisions"]]


def test_json_of_changes_names_the_operations(run) -> None:
    found = json.loads(run("show stands#op2 --redline --json").partition("[stderr]")[0])

    assert ("comparison", "changed") == (found["kind"], found["provisions"][0]["change"])


def test_a_file_is_shown_without_a_corpus(run, stands: Path, tmp_path: Path) -> None:
    (tmp_path / "note.txt").write_text("One\nline.\n\nTwo.\n", encoding="utf-8")

    assert run("show note.txt --texts nowhere") == snapshot("""\
One line.

Two.
[exit 0]\
""")
    assert run("show - --format text", stdin="# A\n\nB,\n\n***\n\nC.\n") == snapshot("""\
A

B,

C.
[exit 0]\
""")


def test_what_a_file_cannot_show(run, stands: Path) -> None:
    assert run("show texts/town/stands/base.en.md --redline") == snapshot("""\
[stderr]
error[AD501]: a file has no version that it was made from; compare two files with diff
hint: amendiff show --help says more
[exit 2]\
""")
    assert run("show stands --redline --format md") == snapshot("""\
[stderr]
note: stands@adopted is reconstructed: no source that could be read prints it whole
error[AD501]: changes have no form in Markdown; use --format text, html or json
hint: amendiff show --help says more
[exit 2]\
""")
