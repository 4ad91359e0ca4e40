"""``amendiff compile``: the paper in its forms, and texts that would deceive."""

import json
from pathlib import Path

import jsonschema
from inline_snapshot import snapshot

SCHEMAS = Path(__file__).resolve().parents[2] / "docs/schema"

ALL_KINDS = """\
id = "A3"
sequence = 3
sponsors = ["P. Ash"]
sources = ["EXAMPLE"]

[[operations]]
kind = "replace-provision"
at = "op2"
text = "*Asks* the treasurer for a report;"

[[operations]]
kind = "delete-provision"
at = "pp1"

[[operations]]
kind = "move-provision"
at = "op2"
before = "op1"

[[operations]]
kind = "split-provision"
at = "op1"
after = "stands"

[[operations]]
kind = "retitle"
text = "<b>Stands</b> \\u202e"

[[operations]]
kind = "format"
at = "op1"
words = "station"
add = "strong"
"""


def test_the_paper(run, stands: Path) -> None:
    (stands / "amendments/A3.toml").write_text(ALL_KINDS, encoding="utf-8")

    assert run("compile stands") == snapshot("""\
# Compilation of proposals: Bicycle stands (an invented example)

The text as tabled by R. Hill with the proposals of 3 amendments in square brackets. The text was decided on; each proposal is shown with its outcome.

## Bicycle stands (an invented example)

> **Title alt.** [\\<b\\>Stands\\</b\\> \\<U+202E\\>] (P. Ash – A3)

The Town Council of Middlewick,

**PP1** *Noting* that these words are an invented example,

> [Delete paragraph] (P. Ash – A3)

**1.** *Decides* to set up bicycle stands at the station;

> [Split after “stands”] (P. Ash – A3)

> [Strong on “station”] (P. Ash – A3)

> **1 bis.** [*Reminds* all cyclists to wear helmets;] (R. Stone, M. Field – A2, rejected)

**2.** *Asks* the treasurer to report [each year / twice a year (T. Brook – A1, adopted) / monthly (R. Stone, M. Field – A2, rejected)] on the cost.

> **2 alt.** [*Asks* the treasurer for a report;] (P. Ash – A3)

> [Move before operative paragraph 1] (P. Ash – A3)

## Proposals

| amendment | proposed by | outcome |
| --- | --- | --- |
| A1 “twice a year” | T. Brook | adopted |
| A2 “helmets”, MTC/2025/7/Amend.2 | R. Stone, M. Field | rejected |
| A3 | P. Ash | pending |
[exit 0]\
""")  # noqa: E501  # the paper has a paragraph a line


def test_what_was_rejected_is_left_out_where_the_text_is_pending(run, stands: Path) -> None:
    identity = stands / "dossier.toml"
    identity.write_text(
        identity.read_text(encoding="utf-8").replace(
            '[decision]\noutcome = "adopted"', '[decision]\noutcome = "pending"'
        ),
        encoding="utf-8",
    )

    assert "helmets" not in run("compile stands").partition("Not shown")[0]
    assert "Not shown, since withdrawn, rejected or fallen: A2." in run("compile stands")
    assert "[*Reminds* all cyclists to wear helmets;] (R. Stone, M. Field – A2, rejected)" in run(
        "compile stands --all"
    )


def test_the_page_stands_on_its_own_and_hostile_words_are_shown(run, stands: Path) -> None:
    (stands / "amendments/A3.toml").write_text(ALL_KINDS, encoding="utf-8")

    page = run("compile stands --format html")

    assert page.startswith("<!doctype html>")
    assert "&lt;b&gt;Stands&lt;/b&gt; &lt;U+202E&gt;" in page
    assert "<b>Stands" not in page
    assert "<script" not in page
    assert "http" not in page
    assert "<ins>twice a year</ins>" in page


def test_json_keeps_to_its_schema(run, stands: Path) -> None:
    (stands / "amendments/A3.toml").write_text(ALL_KINDS, encoding="utf-8")

    found = json.loads(run("compile stands --json").partition("[exit")[0])
    schema = json.loads((SCHEMAS / "compilation.json").read_text(encoding="utf-8"))

    jsonschema.validate(found, schema, cls=jsonschema.Draft202012Validator)
    assert {"amendiff": 1, "kind": "compilation"}.items() <= found.items()
    assert ["A1", "A2", "A3"] == [one["id"] for one in found["proposers"]]


def test_an_operation_without_a_place_is_told(run, stands: Path) -> None:
    path = stands / "amendments/A2.toml"
    path.write_text(path.read_text(encoding="utf-8").replace("report each year", "report each day"), encoding="utf-8")

    said = run("compile stands")

    assert "## Proposals that find no place in the text" in said
    assert "A2/2: 'report each day' is not in op2" in said
