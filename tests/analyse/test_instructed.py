"""Instructions of a record held against its operations: what agrees, what does not, and what nobody understands."""

from pathlib import Path

import pytest

from amendiff.analyse.check import check
from amendiff.analyse.instructed import instructed
from amendiff.corpus import open_corpus
from amendiff.markup import parse_document
from amendiff.model.amendment import Amendment, Instruction
from amendiff.model.dossier import Dossier, Identity
from amendiff.model.finding import Finding
from amendiff.model.operation import Format, Insert, InsertProvision, Operation, Replace

BASE = parse_document(
    "# On bread\n\nThe Council,\n\nNoting the price of bread,\n\n***\n\n"
    "1. Decides to bake bread and to bake cakes;\n\n2. Asks the baker to report each year on the cost.\n"
)
LATER = Replace(at="op2", old="each year", new="each month")


def held(text: str, *operations: Operation) -> str:
    """How far the instruction *text* agrees with *operations*."""
    amendment = Amendment(
        id="A1", sequence=1, operations=operations, instruction=Instruction(text=text, basis="verbatim")
    )
    dossier = Dossier(name="bread", identity=Identity(title="On bread", body="x"), base=BASE, amendments=(amendment,))
    found = instructed(dossier, amendment)
    assert found is not None
    return found.agreement


@pytest.mark.parametrize(
    ("text", "operations", "agreement"),
    [
        ("In paragraph 2, replace “each year” with “each month”.", [LATER], "agrees"),
        ("In the second paragraph, replace “each year” with “each month”.", [LATER], "agrees"),
        (
            "In paragraph 2, replace “each year” with “each month”.",
            [LATER, Format(at="op1", words="bread", add="strong")],
            "agrees",
        ),
        (
            "After paragraph 1, insert a new paragraph reading: “Thanks the baker;”.",
            [InsertProvision(after="op1", text="*Thanks* the baker;")],
            "agrees",
        ),
        ("In paragraph 2, leave out “each year” and insert “each month”.", [LATER], "agrees"),
        ("In paragraph 2, strike “each year” and insert “each month”.", [LATER], "agrees"),
        ("In paragraph 2, replace “each year” with “each week”.", [LATER], "differs"),
        ("In paragraph 2, replace “year” with “month”.", [LATER], "extents"),
        ("In paragraph 2, replace “each day” with “each month”.", [LATER], "differs"),
        ("In paragraph 2, replace “each year” with “each month”. Delete paragraph 1.", [LATER], "differs"),
        ("Let them bake each month.", [LATER], "not understood"),
        ("In paragraph 2, after “report”, insert “monthly”. Yours ever.", [LATER], "not understood"),
        ("In the first paragraph, after “bread”, insert “daily”.", [LATER], "not understood"),
        (
            "In the first paragraph, after “bread”, insert “daily”.",
            [Insert(at="op1", after="bread", text="daily")],
            "agrees",
        ),
        ("In the first paragraph, after “bread”, insert “daily”.", [Insert(at="pp1", after="bread", text="daily")],
         "agrees"),
    ],
)  # fmt: skip
def test_the_words_are_held_against_the_operations(text: str, operations: list[Operation], agreement: str) -> None:
    assert agreement == held(text, *operations)


def test_no_instruction_is_not_held_against_anything() -> None:
    amendment = Amendment(id="A1", sequence=1, operations=(LATER,))
    dossier = Dossier(name="bread", identity=Identity(title="On bread", body="x"), base=BASE, amendments=(amendment,))

    assert instructed(dossier, amendment) is None


L15 = "un/ga/path-to-peace/amendments/L.15.toml"
CASES = {
    "AD461 other words": ('new = "just,', 'new = "fair,', "error", "'just'"),
    "AD461 words that are not there": ('words "lasting peace', 'words "endless peace', "error", "endless peace"),
    "AD463 the same text by other words": ('words "lasting peace', 'words "a lasting peace', "note", "same text"),
    "AD462 nobody understands it": ("'In the operative paragraph, replace", "'Kindly ponder", "note", "Kindly"),
    "AD258 a read-out that differs": ("States\".'", "States\", so that it will read: \"Implores\".'", "error", "op1"),
    "AD263 hidden characters": ("with the words \"just", "with the words \"\u202ejust", "warning", "hidden"),
}  # fmt: skip


@pytest.mark.parametrize("case", CASES)
def test_check_tells_it_with_its_code_and_place(copy: Path, case: str) -> None:
    old, new, level, said = CASES[case]
    path = copy / L15
    text = path.read_text(encoding="utf-8")
    assert old in text
    text = text.replace(old, new, 1)
    if "AD463" in case:
        text = text.replace('words "just', 'words "a just', 1)
    path.write_text(text, encoding="utf-8")

    (found,) = [one for one in check(open_corpus(copy)) if one.code == case.split()[0]]

    assert isinstance(found, Finding)
    assert (level, "path-to-peace") == (found.level, found.dossier)
    assert "L.15: " in found.message
    assert said in found.message
    assert found.at is not None
    assert found.at.path.endswith("L.15.toml")
    assert found.at.source.startswith("text = ")
