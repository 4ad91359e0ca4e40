"""``amendiff draft``: the file of an amendment gives exactly what was asked for, or there is none."""

import json
import shlex
from pathlib import Path

import jsonschema
import pytest
from click.testing import CliRunner
from hypothesis import HealthCheck, assume, given, settings, strategies as st
from inline_snapshot import snapshot

from amendiff.analyse.check import check_dossier
from amendiff.analyse.drafted import name_of
from amendiff.analyse.versions import version
from amendiff.application import apply
from amendiff.cli import main
from amendiff.corpus import load_dossier
from amendiff.errors import AmendiffError
from amendiff.markup import parse_document, render_document
from examples import examples
from strategies import KINDS, documents, operations

YEARLY = "In paragraph 2, replace the words “each year” with the words “each month”.\n"
A3 = "--symbol MTC/2025/7/A3 --by 'R. Hill'"


def files(stands: Path) -> list[str]:
    return sorted(path.name for path in (stands / "amendments").iterdir())


def test_from_words(run, stands: Path) -> None:
    assert run(
        f"draft stands --from - {A3} --by 'T. Brook' --title monthly --source EXAMPLE", stdin=YEARLY
    ) == snapshot("""\
texts/town/stands/amendments/A3.toml
A3, drafted against tabled: 1 word inserted, 1 word deleted in 1 paragraph

Next:
  amendiff explain stands A3
  amendiff show stands@tabled+A3 --redline
  amendiff check
[exit 0]\
""")
    assert (stands / "amendments/A3.toml").read_text(encoding="utf-8") == snapshot("""\
id = "A3"
sequence = 3
title = "monthly"
sponsors = ["R. Hill", "T. Brook"]
sources = ["EXAMPLE"]

[symbol]
value = "MTC/2025/7/A3"
sources = ["EXAMPLE"]

[instruction]
text = "In paragraph 2, replace the words “each year” with the words “each month”."
basis = "verbatim"
sources = ["EXAMPLE"]

[[operations]]
kind = "replace"
at = "op2"
old = "each year"
new = "each month"
""")
    assert run("check") == snapshot("""\
1 dossier: nothing found wrong
[exit 0]\
""")
    assert run("show 'stands@tabled+A3#op2'").partition("[stderr]")[0] == snapshot(
        "2. Asks the treasurer to report each month on the cost.\n"
    )


def test_from_an_edited_text(run, stands: Path) -> None:
    edited = (stands / "base.en.md").read_text(encoding="utf-8")
    edited = edited.replace("at the station;", "at the station and at the market;")
    edited = edited.replace("2. *Asks*", "2. *Thanks* the cycling club;\n\n3. *Asks*")
    Path("edited.md").write_text(edited, encoding="utf-8")

    assert run(f"draft stands --edited edited.md {A3}") == snapshot("""\
texts/town/stands/amendments/A3.toml
A3, drafted against tabled: 4 words inserted in 1 paragraph, 1 paragraph inserted

Next:
  amendiff explain stands A3
  amendiff show stands@tabled+A3 --redline
  amendiff check
[stderr]
note: paragraphs are numbered as the dossier says, not as edited: 1 bis for 2, 2 for 3
note: no source is named, and check asks for one: --source KEY, of sources.toml
[exit 0]\
""")
    assert (stands / "amendments/A3.toml").read_text(encoding="utf-8") == snapshot('''\
id = "A3"
sequence = 3
sponsors = ["R. Hill"]

[symbol]
value = "MTC/2025/7/A3"

[instruction]
text = """
After operative paragraph 1, insert a new operative paragraph reading: “Thanks the cycling club;”.
In operative paragraph 1, after the word “station”, insert “and at the market”."""
basis = "reconstructed"
note = "Written by amendiff from an edited copy of the text."

[[operations]]
kind = "insert-provision"
after = "op1"
text = "*Thanks* the cycling club;"

[[operations]]
kind = "insert"
at = "op1"
after = "station"
text = "and at the market"
''')
    shown = run("show stands@tabled+A3 --format md").partition("[stderr]")[0].partition("[exit")[0]
    assert edited == shown.replace("2.", "3.").replace("1 bis.", "2.")
    assert run("check").endswith("[exit 0]")


def test_on_what_another_makes_of_the_text(run, stands: Path) -> None:
    words = "In paragraph 2, replace “twice” with “thrice”."

    assert run(f"draft stands --from - {A3} --on stands@tabled+A1", stdin=words).endswith("[exit 0]")
    assert 'against = "tabled+A1"' in (stands / "amendments/A3.toml").read_text(encoding="utf-8")
    assert "thrice a year" in run("show 'stands@tabled+A1+A3#op2'")


def test_the_next_commands_run(run, stands: Path) -> None:
    """Also where the dossier is named by a path with a space in it."""
    stands.rename(stands.with_name("two stands"))
    said = run(f"draft 'texts/town/two stands' --from - {A3}", stdin=YEARLY)
    commands = [line.strip() for line in said.partition("Next:\n")[2].partition("[")[0].split("\n") if line.strip()]

    assert 3 == len(commands)
    for line in commands:
        assert run(line.removeprefix("amendiff ")).endswith("[exit 0]")


def test_only_shown(run, stands: Path) -> None:
    said = run(f"draft stands --from - {A3} --dry-run", stdin=YEARLY)

    assert 'id = "A3"\nsequence = 3\n' in said
    assert "amendments/A3.toml was not written" in said
    assert ["A1.toml", "A2.toml"] == files(stands)


def test_for_programs(run, stands: Path) -> None:
    for dry in ("", "--dry-run"):
        found = json.loads(run(f"draft stands --from - {A3} --json {dry}", stdin=YEARLY).partition("[stderr]")[0])
        schema = json.loads(
            (Path(__file__).resolve().parents[2] / "docs/schema/drafted.json").read_text(encoding="utf-8")
        )
        jsonschema.validate(found, schema, cls=jsonschema.Draft202012Validator)

        assert (not dry) is found["written"]
        assert "texts/town/stands/amendments/A3.toml" == found["file"]
        (stands / "amendments/A3.toml").unlink(missing_ok=True)


def test_a_read_out_that_differs_is_a_finding(run, stands: Path) -> None:
    words = YEARLY.replace("”.", "”, so that the paragraph will read: “Asks the treasurer to report monthly.”")

    assert run(f"draft stands --from - {A3}", stdin=words) == snapshot("""\
[stderr]
error[AD258]: the read-out of op2 is not what the instruction gives
  --> standard input:1:1
   | In paragraph 2, replace the words “each year” with the words “each month”, …
   | ^
hint: the operations follow the instruction, not the read-out
  from what the operations give to what is read out:
    Asks the treasurer to report [-each month on the cost-]{+monthly+}.
note: nothing was written
[exit 1]\
""")
    assert ["A1.toml", "A2.toml"] == files(stands)


@pytest.mark.parametrize(
    ("words", "code"),
    [
        (YEARLY + "Kindly delete whatever seems wrong.", "AD252"),
        ("Delete “to”.", "AD253"),
        ("In paragraph 2, delete “helmets”.", "AD201"),
        ("In paragraph 9, delete “helmets”.", "AD201"),
        (YEARLY + YEARLY.replace("month", "week"), "AD304"),
        ("In paragraph 2, replace “each year” with “each \u202emonth”.", "AD263"),
        ("\u202eIn paragraph 2, delete “each year”.", "AD263"),
        ("In paragraph 2, delete “each year", "AD255"),
        ("Renumber the remaining paragraphs accordingly.", "AD207"),
        ("", "AD108"),
        ("\x00", "AD101"),
        ("In paragraph 2, delete “each year”. " * 300_000, "AD102"),
    ],
)
def test_nothing_is_written_where_anything_is_in_doubt(run, stands: Path, words: str, code: str) -> None:
    said = run(f"draft stands --from - {A3}", stdin=words)

    assert f"[{code}" in said
    assert said.startswith("[stderr]")
    assert said.endswith("[exit 2]")
    assert ["A1.toml", "A2.toml"] == files(stands)


@pytest.mark.parametrize(
    ("arguments", "code"),
    [
        (A3, "AD501"),
        (f"--from - --edited x.md {A3}", "AD501"),
        ("--from - --symbol A3", "AD501"),
        ("--from - --by X", "AD501"),
        ("--from - --by X --symbol MTC/2025/7/A1", "AD508"),
        ("--from - --by X --symbol A/a2", "AD508"),
        ("--from - --by X --symbol ///", "AD507"),
        ("--from - --by X --symbol A/editorial", "AD507"),
        ("--from - --by X --symbol A/adopted", "AD507"),
        ("--from - --by X --symbol A3 --id ../../A3", "AD507"),
        ("--from - --by X --symbol A3 --id ..", "AD507"),
        (f"--from - {A3} --on adopted", "AD503"),
        (f"--from - {A3} --on other@tabled", "AD503"),
        (f"--from - {A3} --on tabled+A9", "AD301"),
        (f"--from - {A3} --source NOBODY", "AD411"),
        (f"--from nowhere.txt {A3}", "AD105"),
        (f"--edited nowhere.md {A3}", "AD105"),
        (f"--edited texts/town/stands/base.en.md {A3}", "AD207"),
    ],
)
def test_mistakes_in_the_arguments(run, stands: Path, arguments: str, code: str) -> None:
    said = run(f"draft stands {arguments}", stdin=YEARLY)

    assert said.startswith(f"[stderr]\nerror[{code}]: ")
    assert "\nhint: " in said
    assert said.endswith("[exit 2]")
    assert ["A1.toml", "A2.toml"] == files(stands)


def test_a_file_that_is_there_is_kept(run, stands: Path) -> None:
    (stands / "amendments/A2.toml").rename(stands / "amendments/A3.toml")  # it still says that it is A2
    before = (stands / "amendments/A3.toml").read_bytes()

    assert run(f"draft stands --from - {A3}", stdin=YEARLY).startswith("[stderr]\nerror[AD601]: ")
    assert before == (stands / "amendments/A3.toml").read_bytes()


def test_a_folder_that_leads_elsewhere_is_not_written_to(run, stands: Path, tmp_path: Path) -> None:
    elsewhere = tmp_path / "elsewhere"
    (stands / "amendments").rename(elsewhere)
    (stands / "amendments").symlink_to(elsewhere)

    said = run(f"draft {stands} --from - {A3}", stdin=YEARLY)

    assert "AD106" in said
    assert not (elsewhere / "A3.toml").exists()


def test_hidden_characters_in_an_edited_text_are_refused(run, stands: Path) -> None:
    edited = (stands / "base.en.md").read_text(encoding="utf-8").replace("the cost", "the \u202ecost")

    said = run(f"draft stands --edited - {A3}", stdin=edited)

    assert said.startswith("[stderr]\nerror[AD263]: - holds the hidden character U+202E")
    assert "\u202e" not in said
    assert ["A1.toml", "A2.toml"] == files(stands)


def test_in_another_dialect(run, stands: Path) -> None:
    words = "In paragraph 2, leave out “each year” and insert “each month”."

    assert run(f"draft stands --from - {A3} --dialect uk --source EXAMPLE", stdin=words).endswith("[exit 0]")
    assert "nothing found wrong" in run("check")


def test_what_has_no_words_is_drafted_without_an_instruction(run, stands: Path) -> None:
    edited = (stands / "base.en.md").read_text(encoding="utf-8")

    said = run(f"draft stands --edited - {A3}", stdin=f"{edited}\n## Annex\n\n1. Stands;\n")

    assert "warning[AD251]: without an instruction: " in said
    assert "[instruction]" not in (stands / "amendments/A3.toml").read_text(encoding="utf-8")


def test_emphasis_is_drafted_and_stated(run, stands: Path) -> None:
    edited = (stands / "base.en.md").read_text(encoding="utf-8").replace("the cost", "the **cost**")

    run(f"draft stands --edited - {A3} --source EXAMPLE", stdin=edited.replace("stands at", "racks at"))

    written = (stands / "amendments/A3.toml").read_text(encoding="utf-8")
    assert 'add = "strong"' in written
    assert "embolden the word “cost”" in written
    assert "nothing found wrong" in run("check")


@pytest.mark.parametrize(
    ("symbol", "name"),
    [
        ("A/ES-11/L.16", "L.16"),
        ("A/ES-11/L.16/Rev.1", "L.16-Rev.1"),
        ("A/C.3/80/L.2/Rev.1/Add.2", "L.2-Rev.1-Add.2"),
        ("Amendment 7", "Amendment-7"),
        ("L.1", "L.1"),
        ("Rev.1", "Rev.1"),
        ("MTC/7/../x/", "x"),
    ],
)
def test_the_id_is_the_end_of_the_symbol(symbol: str, name: str) -> None:
    assert name == name_of(symbol)


IDENTITY = 'title = "T"\nbody = "B"\nnumbering = "as-base"\n[tabled]\nby = ["X"]\n'


@given(st.data())
@settings(max_examples=examples(25), suppress_health_check=[HealthCheck.filter_too_much, HealthCheck.too_slow])
def test_any_edited_text_is_what_its_draft_gives(tmp_path_factory: pytest.TempPathFactory, data: st.DataObject) -> None:
    """Drafted, loaded again and shown; and its instruction, where there is one, agrees with its operations."""
    base = parse_document(render_document(data.draw(documents())))
    try:
        edited = apply([drawn.operation for drawn in data.draw(operations(base, KINDS, most=3))], base)
        edited = parse_document(render_document(edited))
    except AmendiffError:
        assume(False)
        raise
    assume(edited.provisions != base.provisions)
    root = tmp_path_factory.mktemp("drafts")
    folder = root / "some"
    folder.mkdir()
    (folder / "dossier.toml").write_text(IDENTITY, encoding="utf-8")
    (folder / "base.en.md").write_text(render_document(base), encoding="utf-8")
    (root / "edited.md").write_text(render_document(edited), encoding="utf-8")

    line = f"draft {folder} --edited {root / 'edited.md'} --symbol A/L.1 --by X"
    done = CliRunner().invoke(main, shlex.split(line))

    if done.exit_code:  # what no operations can do is refused, and nothing is there
        assert not (folder / "amendments").exists()
        assert "AD208" in done.stderr, done.stderr
        return
    dossier = load_dossier(folder)
    assert edited.provisions == version(dossier, "tabled+L.1").document.provisions
    told = {finding.code for finding in check_dossier(dossier) if finding.at and "L.1" in finding.at.path}
    assert told <= {"AD413"}, told
