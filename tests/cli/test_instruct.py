"""``amendiff instruct``: words into operations with everything that is not sure told, and operations into words."""

import json
from pathlib import Path

import jsonschema
import msgspec
import pytest
from inline_snapshot import snapshot

from amendiff.application import apply
from amendiff.cli import instruct
from amendiff.corpus import open_corpus
from amendiff.drafting import DIALECTS
from amendiff.model.document import Document
from amendiff.model.operation import Operation

pytestmark = pytest.mark.usefixtures("corpus")

SCHEMAS = Path(__file__).resolve().parents[2] / "docs/schema"
YEARLY = "In paragraph 2, replace the words “each year” with the words “each month”.\n"
MIXED = """\
In paragraph 2, replace “each year” with “twice a year”, so that it will read: “Asks the treasurer to report once.”

In the second paragraph, delete “on the cost”.

Kindly delete whatever seems wrong.
In paragraph 1, delete “helmets”.
"""


EXACT = """\
[[operations]]
kind = "replace"
at = "op1"
old = "station"
new = "station "
join = "exact"

"""


def kept(text: str, kind: str) -> dict[str, list[dict[str, object]]]:
    """What *text* holds, which must be of *kind* and keep to its schema."""
    found = json.loads(text.partition("[stderr]")[0].partition("[exit")[0])
    schema = json.loads((SCHEMAS / f"{kind}.json").read_text(encoding="utf-8"))
    jsonschema.validate(found, schema, cls=jsonschema.Draft202012Validator)
    return found


def test_an_instruction_on_a_text(run) -> None:
    assert run("instruct parse --against stands@tabled", stdin=YEARLY) == snapshot("""\
1 understood
  In paragraph 2, replace the words “each year” with the words “each month”
  → In operative paragraph 2, replace “each year” by “each month”.

  op2 changed
    2. Asks the treasurer to report each [-year-]{+month+} on the cost.

1 instruction: 1 understood
[exit 0]\
""")


def test_without_a_text_nothing_is_settled(run) -> None:
    assert run("instruct parse -", stdin=MIXED) == snapshot("""\
1 understood
  In paragraph 2, replace “each year” with “twice a year”, so that it will read:
  “Asks the treasurer to report once.”
  → In operative paragraph 2, replace “each year” by “twice a year”.

2 ambiguous
  In the second paragraph, delete “on the cost”
  reading 1:
  → In the second preambular paragraph, delete “on the cost”.
  reading 2:
  → In operative paragraph 2, delete “on the cost”.

warning[AD253]: can be read in 2 ways
  --> standard input:3:1
   | In the second paragraph, delete “on the cost”.
   | ^

3 not understood
  Kindly delete whatever seems wrong

error[AD252]: words that mean nothing here: 'Kindly'
  --> standard input:5:1
   | Kindly delete whatever seems wrong.
   | ^
hint: after it: 'delete whatever seems wrong'; a form that is known: in
  paragraph 3, delete the words "…"

4 understood
  In paragraph 1, delete “helmets”
  → In operative paragraph 1, delete “helmets”.

4 instructions: 2 understood, 1 ambiguous, 1 not understood
[exit 1]\
""")


def test_a_text_settles_refuses_and_checks_what_is_read_out(run) -> None:
    Path("words.txt").write_text(MIXED, encoding="utf-8")

    assert run("instruct parse words.txt --against stands@tabled") == snapshot("""\
1 understood
  In paragraph 2, replace “each year” with “twice a year”, so that it will read:
  “Asks the treasurer to report once.”
  → In operative paragraph 2, replace “each year” by “twice a year”.

  op2 changed
    2. Asks the treasurer to report [-each-]{+twice a+} year on the cost.

error[AD258]: the read-out of op2 is not what the instruction gives
  --> words.txt:1:1
   | In paragraph 2, replace “each year” with “twice a year”, so that it will re…
   | ^
hint: the operations follow the instruction, not the read-out
  from what the operations give to what is read out:
    Asks the treasurer to report [-twice a year on the cost-]{+once+}.

2 understood
  In the second paragraph, delete “on the cost”
  → In operative paragraph 2, delete “on the cost”.

  op2 changed
    2. Asks the treasurer to report each year[- on the cost-].

3 not understood
  Kindly delete whatever seems wrong

error[AD252]: words that mean nothing here: 'Kindly'
  --> words.txt:5:1
   | Kindly delete whatever seems wrong.
   | ^
hint: after it: 'delete whatever seems wrong'; a form that is known: in
  paragraph 3, delete the words "…"

4 unresolved
  In paragraph 1, delete “helmets”
  → In operative paragraph 1, delete “helmets”.

error[AD201]: 'helmets' is not in op1
  --> words.txt:6:1
   | In paragraph 1, delete “helmets”.
   | ^

4 instructions: 2 understood, 1 not understood, 1 unresolved
[exit 1]\
""")


def test_tables_for_a_file(run) -> None:
    assert run("instruct parse --toml --against stands@tabled", stdin=MIXED) == snapshot("""\
[[operations]]
kind = "replace"
at = "op2"
old = "each year"
new = "twice a year"

[[operations]]
kind = "delete"
at = "op2"
words = "on the cost"
[stderr]
error[AD258]: the read-out of op2 is not what the instruction gives
  --> standard input:1:1
   | In paragraph 2, replace “each year” with “twice a year”, so that it will re…
   | ^
hint: the operations follow the instruction, not the read-out
error[AD252]: words that mean nothing here: 'Kindly'
  --> standard input:5:1
   | Kindly delete whatever seems wrong.
   | ^
hint: after it: 'delete whatever seems wrong'; a form that is known: in paragraph 3, delete the words "…"
error[AD201]: 'helmets' is not in op1
  --> standard input:6:1
   | In paragraph 1, delete “helmets”.
   | ^
[exit 1]\
""")


def test_for_programs(run) -> None:
    said = run("instruct parse --json --against stands@tabled", stdin=MIXED)
    found = kept(said, "instructions")
    first, second, third, fourth = found["instructions"]

    assert said.endswith("[exit 1]")
    assert {"amendiff", "kind", "instructions"} == set(found)
    for one in found["instructions"]:
        assert {"status", "source", "span", "operations", "readings", "findings"} == set(one)
        start, end = one["span"]
        assert MIXED[start:end] == one["source"]
    statuses = [one["status"] for one in found["instructions"]]
    assert ["understood", "understood", "not-understood", "unresolved"] == statuses
    assert ["AD258"] == [one["code"] for one in first["findings"]]
    assert ("delete", "op2") == (second["operations"][0]["kind"], second["operations"][0]["at"])
    assert [] == third["operations"] == third["readings"]
    refusal = fourth["findings"][0]
    assert ("AD201", 6) == (refusal["code"], refusal["line"])
    assert {"code", "message", "hints"} <= set(refusal)


def test_ambiguous_without_a_text(run) -> None:
    said = run("instruct parse --json", stdin="In the second paragraph, delete “on the cost”.")
    (found,) = kept(said, "instructions")["instructions"]

    assert "ambiguous" == found["status"]
    assert [] == found["operations"]
    assert ["pp2", "op2"] == [reading[0]["at"] for reading in found["readings"]]
    assert said.endswith("[exit 1]")


def test_all_understood_is_zero(run) -> None:
    assert run("instruct parse --json", stdin=YEARLY).endswith("[exit 0]")
    assert run("instruct parse --json --against stands@tabled", stdin=YEARLY).endswith("[exit 0]")


def test_instructions_that_cannot_be_followed_together(run) -> None:
    clash = YEARLY + "In paragraph 2, replace the words “each year” with the words “each week”.\n"
    said = run("instruct parse --json --against stands@tabled", stdin=clash)

    assert "error[AD304]: the instructions cannot be followed together" in said
    assert said.endswith("[exit 1]")
    kept(said, "instructions")


def test_an_amendment_in_words(run) -> None:
    assert run("instruct write stands A1") == snapshot("""\
In operative paragraph 2, replace the words “each year” with the words “twice a year”.
[exit 0]\
""")
    assert run("instruct write stands Amend.2 --dialect uk") == snapshot("""\
After operative paragraph 1 insert the following operative paragraph— “Reminds all cyclists to wear helmets;”.
In operative paragraph 2, for “report each year” substitute “report monthly”.
[exit 0]\
""")


def test_an_amendment_in_words_parses_back(run) -> None:
    for dialect in ("un", "uk", "eu", "us"):
        words = run(f"instruct write stands A2 --dialect {dialect}").removesuffix("[exit 0]")
        read = kept(
            run(f"instruct parse --against stands@tabled --json --dialect {dialect}", stdin=words), "instructions"
        )

        assert {"understood"} == {one["status"] for one in read["instructions"]}


def test_two_texts_in_words(run) -> None:
    assert run("instruct write stands@tabled stands@adopted") == snapshot("""\
In operative paragraph 2, replace the word “each” with the words “twice a”.
[exit 0]\
""")
    assert run("instruct write stands@tabled stands@tabled") == snapshot("""\
[stderr]
note: nothing differs, so there is nothing to ask for
[exit 0]\
""")
    assert run("instruct write stands@tabled stands@adopted --toml") == snapshot("""\
[[operations]]
kind = "replace"
at = "op2"
old = "each"
new = "twice a"
[exit 0]\
""")


def test_what_was_written_for_programs(run) -> None:
    found = kept(run("instruct write stands A1 --json"), "phrased")

    assert ("un", "stands@tabled") == (found["dialect"], found["against"])
    assert 1 == len(found["operations"])
    assert "each year" in found["text"]


def test_what_a_dialect_cannot_say(run, stands: Path) -> None:
    path = stands / "amendments" / "A2.toml"
    text = path.read_text(encoding="utf-8")
    path.write_text(
        text.replace("[decision]", f"{EXACT}[decision]", 1), encoding="utf-8"
    )  # fmt: skip

    said = run("instruct write stands A2")

    assert "error[AD251]: the dialect un cannot say operation 3: In operative paragraph 1, replace" in said
    assert said.partition("exactly.\n")[2] == snapshot("""\
hint: un cannot say this so that it is read back
hint: no dialect has words for it
hint: --format toml writes the operations themselves
[exit 2]\
""")


@pytest.mark.parametrize(
    ("line", "said"),
    [
        ("instruct", "error[AD501]"),
        ("instruct read", "error[AD501]"),
        ("instruct parse a b", "parse reads one file"),
        ("instruct write stands", "write takes a dossier and an amendment, or two texts"),
        ("instruct write stands A1 --against stands", "--against belongs to parse"),
        ("instruct parse - --against -", "standard input can be read once only"),
        ("instruct parse --dialect fr", "error[AD501]"),
        ("instruct write stands A9", "error[AD301]"),
        ("instruct write nothing A1", "error[AD502]"),
        ("instruct parse --against nothing", "error[AD502]"),
        ("instruct parse --against stands@nothing", "error[AD503]"),
    ],
)
def test_mistakes_in_the_arguments(run, line: str, said: str) -> None:
    found = run(line, stdin=YEARLY)

    assert said in found
    assert found.startswith("[stderr]")
    assert found.endswith("[exit 2]")


@pytest.mark.parametrize("command", ["instruct parse FILE", "instruct parse FILE --json --against stands@tabled"])
def test_bad_input(run, command: str) -> None:
    """A code, the place and a hint; nothing on standard output."""
    files = {
        "binary.txt": (b"\x7fELF\x00\x01", "AD101", "control character"),
        "latin.txt": ("Supprimer «é»".encode("latin-1"), "AD101", "not UTF-8"),
        "empty.txt": (b"", "AD108", "holds no instruction"),
        "blank.txt": (b" \n\n\t\n", "AD108", "holds no instruction"),
        "large.txt": (b"In paragraph 3, delete everything. " * 300_000, "AD102", "10 MB"),
    }
    for name, (raw, code, said) in files.items():
        Path(name).write_bytes(raw)
        found = run(command.replace("FILE", name))

        assert found.startswith(f"[stderr]\nerror[{code}]: {name}")
        assert said in found
        assert f"--> {name}" in found
        assert "\nhint: " in found
        assert found.endswith("[exit 2]")
    found = run(command.replace("FILE", "nowhere.txt"))
    assert found.startswith("[stderr]\nerror[AD105]: no file nowhere.txt")
    assert found.endswith("[exit 2]")
    assert run("instruct parse ./texts").startswith("[stderr]\nerror[AD105]: cannot read ./texts")


@pytest.mark.parametrize(
    ("words", "code"),
    [
        ("In paragraph 2, replace “each year with “each month”.", "AD25"),
        ("In paragraph 2, delete “each year", "AD255"),
        ("In paragraph 2, replace “each year” with “each \u202emonth”.", "AD263"),
        ("\u2066In paragraph 2, delete “each year”.", "AD263"),
        ("In paragraph 2, delete “each year”. \u2069", "AD263"),
    ],
)
def test_what_looks_wrong_is_told_with_its_place(run, words: str, code: str) -> None:
    found = kept(run("instruct parse --json", stdin=words), "instructions")
    codes = [told["code"] for one in found["instructions"] for told in one["findings"]]
    said = run("instruct parse", stdin=words)

    assert any(one.startswith(code) for one in codes)
    assert "--> standard input:1:" in said
    assert "\u202e" not in said
    assert said.endswith("[exit 1]")


def test_the_dialects_are_those_of_the_library() -> None:
    """Named in the command too, so that help costs no grammar."""
    assert sorted(DIALECTS) == sorted(instruct.DIALECTS)


def test_in_colour(run) -> None:
    said = run("instruct parse --against stands@tabled --color always", stdin=MIXED)

    assert "\x1b[" in said
    assert "error[AD258]" in said


def test_the_russian_amendment_as_a_delegate_would_paste_it(run, real: Path) -> None:
    """One operation, the one of the record, and it resolves."""
    pasted = (
        'In operative paragraph 1, after the words "a swift end to the conflict", '
        'insert the words ", including by addressing its root causes,".\n'
    )
    said = run("instruct parse --against path-to-peace@tabled --json", stdin=pasted)
    (found,) = kept(said, "instructions")["instructions"]
    recorded = json.loads(run("explain path-to-peace L.12 --json").partition("[exit")[0])["amendment"]["operations"]

    assert said.endswith("[exit 0]")
    assert "understood" == found["status"]
    assert recorded == found["operations"]


def applied(dossier: str, operations: list[object]) -> Document:
    """Return the text as tabled with *operations*: a shorter quotation may name the same place."""
    return apply(msgspec.convert(operations, list[Operation]), open_corpus(Path("texts"))[dossier].base)


@pytest.mark.slow
@pytest.mark.parametrize("dialect", ["un", "uk", "eu", "us"])
def test_every_amendment_of_the_corpus_is_said_and_read_back(run, real: Path, dialect: str) -> None:
    for dossier in ("path-to-peace", "path-to-peace-sc"):
        for amendment in json.loads(run(f"log {dossier} --json").partition("[exit")[0])["amendments"]:
            words = run(f"instruct write {dossier} {amendment['id']} --dialect {dialect}").removesuffix("[exit 0]")
            said = run(f"instruct parse --against {dossier}@tabled --json --dialect {dialect}", stdin=words)
            read = kept(said, "instructions")["instructions"]

            assert said.endswith("[exit 0]")
            operations = [one for found in read for one in found["operations"]]
            assert applied(dossier, amendment["operations"]) == applied(dossier, operations)


ACT = "# Act\n\n## Article 1\n\nIt applies.\n\n## Article 2\n\n1. No fee is due.\n\n## Article 3\n\n1. The fee is {}.\n"


def test_places_are_called_as_the_text_numbers_them(run, corpus) -> None:
    (corpus.parent / "act.md").write_text(ACT.format("two euro"), encoding="utf-8")
    (corpus.parent / "new.md").write_text(ACT.format("three euro"), encoding="utf-8")

    assert run("instruct parse - --against act.md", stdin="Delete paragraph 1.") == snapshot("""\
1 ambiguous
  Delete paragraph 1
  reading 1:
  → Delete paragraph 1 of Article 2.
  reading 2:
  → Delete paragraph 1 of Article 3.

warning[AD253]: can be read in 2 ways
  --> standard input:1:1
   | Delete paragraph 1.
   | ^

1 instruction: 1 ambiguous
[exit 1]\
""")
    assert run("instruct write act.md new.md") == snapshot("""\
In paragraph 1 of Article 3, replace the word “two” with the word “three”.
[exit 0]\
""")


FOOTNOTES = "# R\n\nThe Council,\n\n***\n\n1. Calls for calm{} and talks{}.\n\n[^1]: See {}.\n"


def test_why_a_footnote_cannot_be_said(run, corpus) -> None:
    (corpus.parent / "old.md").write_text(FOOTNOTES.format("", "[^1]", "A"), encoding="utf-8")
    new = FOOTNOTES.format("[^1]", "[^2]", "B") + "\n[^2]: See A.\n"
    (corpus.parent / "new.md").write_text(new, encoding="utf-8")

    said = run("instruct write old.md new.md")

    assert "error[AD251]: the dialect un cannot say operation 1: Replace operative paragraph 1 by “Calls" in said
    assert said.partition("See A.”.\n")[2] == snapshot("""\
hint: words with a footnote cannot be quoted in an instruction
hint: no dialect has words for it
hint: --format toml writes the operations themselves
[exit 2]\
""")
