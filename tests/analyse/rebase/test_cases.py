"""What becomes of one operation on one revision, case by case."""

import msgspec
import pytest

from amendiff.analyse.rebase import rebase
from amendiff.errors import ReferenceProblem
from amendiff.markup import parse_document
from amendiff.model.amendment import Amendment
from amendiff.model.dossier import Dossier, Identity
from amendiff.model.operation import (
    Delete,
    DeleteProvision,
    Format,
    Insert,
    InsertProvision,
    JoinProvisions,
    MoveProvision,
    Operation,
    Replace,
    ReplaceProvision,
    ReplaceThroughout,
    Retitle,
    SplitProvision,
)

BASE = """\
# Stands

The Council,

1. *Decides* to set up stands at the station and the old market;

2. *Asks* the treasurer to report each year on the cost of the stands, and the mayor to reply;

3. *Thanks* the cycling club for the plan of the stands;

4. *Ends* its session.
"""

CASES: list[tuple[str, dict[str, str], Operation, str, tuple[Operation, ...]]] = [
    (
        "the same words twice now",
        {"the old market": "the old market, the old mill"},
        Replace(at="op1", old="old", new="new"),
        "holds",
        (Replace(at="op1", old="old", new="new", occurrence=1),),
    ),
    (
        "an insertion that is there",
        {"the station": "the station in town"},
        Insert(at="op1", after="station", text="in town"),
        "already contained",
        (),
    ),
    (
        "a deletion that was made, with more",
        {" and the old market": ""},
        Delete(at="op1", words="old"),
        "already contained",
        (),
    ),
    (
        "throughout, where one place is gone",
        {"the plan of the stands": "its plan"},
        ReplaceThroughout(old="stands", new="racks"),
        "holds in part",
        (ReplaceThroughout(old="stands", new="racks"),),
    ),
    (
        "throughout, where the revision has the words at a new place, too",
        {"4. *Ends* its session.": "4. *Counts* all stands;\n\n5. *Ends* its session."},
        ReplaceThroughout(old="stands", new="racks"),
        "holds",
        tuple(Replace(at=f"op{n}", old="stands", new="racks", occurrence="all") for n in (1, 2, 3)),
    ),
    (
        "throughout, half of it done",
        {"cost of the stands": "cost of the racks"},
        ReplaceThroughout(old="stands", new="racks"),
        "holds",
        (ReplaceThroughout(old="stands", new="racks"),),
    ),
    (
        "a paragraph whose words changed is not taken out",
        {"the cycling club": "the club"},
        DeleteProvision(at="op3"),
        "clashes",
        (),
    ),
    ("one that is gone is", {"4. *Ends* its session.": ""}, DeleteProvision(at="op4"), "already contained", ()),
    (
        "a range with one gone",
        {"3. *Thanks* the cycling club for the plan of the stands;\n\n4.": "3."},
        DeleteProvision(at="op3", to="op4"),
        "holds",
        (DeleteProvision(at="op3"),),
    ),
    (
        "beside what is gone",
        {"4. *Ends* its session.": ""},
        InsertProvision(after="op4", text="*Goes* home."),
        "has lost its place",
        (),
    ),
    (
        "at the end of the text",
        {"the cycling club": "the club"},
        InsertProvision(end_of="text", text="*Goes* home."),
        "holds",
        (InsertProvision(end_of="text", text="*Goes* home."),),
    ),
    (
        "to the end of the text",
        {"the cycling club": "the club"},
        MoveProvision(at="op1", end_of="text"),
        "holds",
        (MoveProvision(at="op1", end_of="text"),),
    ),
    (
        "what is there as what it was to become",
        {"1. *Decides*": "*Noting* the rain,\n\n1. *Decides*"},
        InsertProvision(before="op1", text="*Noting* the rain,", becomes="preambular"),
        "already contained",
        (),
    ),
    (
        "what was split",
        {
            ", and the mayor to reply;": ";\n\n3. *Asks* the mayor to reply;",
            "3. *Thanks*": "4. *Thanks*",
            "4. *E": "5. *E",
        },
        Delete(at="op2", words="each year"),
        "holds",
        (Delete(at="op2", words="each year"),),
    ),
    (
        "what was retitled",
        {"# Stands": "# Bicycle stands"},
        Retitle(text="Racks"),
        "clashes",
        (),
    ),
    ("as wanted", {"# Stands": "# Racks"}, Retitle(text="Racks"), "already contained", ()),
    (
        "emphasis that is there",
        {"each year": "**each year**"},
        Format(at="op2", words="each year", add="strong"),
        "already contained",
        (),
    ),
    (
        "moved as wanted",
        {
            "3. *Thanks* the cycling club for the plan of the stands;\n\n4. *Ends* its session.": (
                "3. *Ends* its session.\n\n4. *Thanks* the cycling club for the plan of the stands;"
            )
        },
        MoveProvision(at="op3", after="op4"),
        "already contained",
        (),
    ),
    (
        "joined, with something between now",
        {"4. *Ends*": "4. *Notes* the weather;\n\n5. *Ends*"},
        JoinProvisions(at="op3", to="op4"),
        "clashes",
        (),
    ),
    (
        "a whole that says so already",
        {"*Ends* its session.": "*Goes* home."},
        ReplaceProvision(at="op4", text="*Goes* home."),
        "already contained",
        (),
    ),
    (
        "the end was changed",
        {"to reply;": "to answer;"},
        Insert(at="op2", place="end", text="soon"),
        "clashes",
        (),
    ),
    (
        "a break where it is asked for",
        {" for the plan of the stands;": ";\n\n4. for the plan of the stands;", "4. *Ends*": "5. *Ends*"},
        SplitProvision(at="op3", after="club"),
        "already contained",
        (),
    ),
]


def revised(changes: dict[str, str]) -> str:
    text = BASE
    for old, new in changes.items():
        assert 1 == text.count(old)
        text = text.replace(old, new)
    return text


def dossier(*amendments: Amendment) -> Dossier:
    return Dossier(name="x", identity=Identity(title="x", body="y"), base=parse_document(BASE), amendments=amendments)


def one(*operations: Operation, name: str = "A", against: str = "tabled", n: int = 1) -> Amendment:
    return Amendment(id=name, sequence=n, operations=operations, against=against)


@pytest.mark.parametrize(
    ("changes", "operation", "status", "held"), [case[1:] for case in CASES], ids=[c[0] for c in CASES]
)
def test_one_operation(changes: dict[str, str], operation: Operation, status: str, held: tuple[Operation, ...]) -> None:
    (found,) = rebase(dossier(one(operation)), parse_document(revised(changes))).amendments[0].operations

    assert (status, held) == (found.status, found.operations), found


def test_only_a_person_takes_a_suggestion() -> None:
    amended = dossier(one(Replace(at="op2", old="each year", new="monthly")))
    revision = parse_document(revised({"each year": "every year"}))

    (before,) = rebase(amended, revision).amendments[0].operations
    (after,) = rebase(amended, revision, ["A/1"]).amendments[0].operations

    assert before.suggestion is not None
    assert (("clashes", ()), "every year") == ((before.status, before.operations), before.suggestion.words)
    assert ("holds", True) == (after.status, after.accepted)
    assert (Replace(at="op2", old="every year", new="monthly"),) == after.operations


@pytest.mark.parametrize(("name", "code"), [("A/2", "AD509"), ("A/1", "AD510")])
def test_what_cannot_be_accepted(name: str, code: str) -> None:
    with pytest.raises(ReferenceProblem) as caught:
        rebase(dossier(one(Retitle(text="Racks"))), parse_document(BASE), [name])

    assert code == caught.value.code


def test_an_amendment_to_one_that_the_revision_contains_is_drafted_against_the_revision() -> None:
    parent = one(Replace(at="op2", old="each year", new="twice a year"))
    sub = one(Replace(at="op2", old="twice", new="four times"), name="S", against="tabled+A", n=2)

    first, second = rebase(dossier(parent, sub), parse_document(revised({"each year": "twice a year"}))).amendments

    assert ("already contained", "holds") == (first.status, second.status)
    assert ("tabled", True) == (second.against, second.ready)


def test_an_amendment_to_one_that_must_be_settled_waits_for_it() -> None:
    parent = one(Replace(at="op2", old="each year", new="twice a year"), Retitle(text="Racks"))
    sub = one(Retitle(text="Racks and stands"), name="S", against="tabled+A", n=2)

    first, second = rebase(dossier(parent, sub), parse_document(revised({"each year": "every year"}))).amendments

    assert ("holds in part", "holds") == (first.status, second.status)
    assert (("A",), False) == (second.waits_for, second.ready)


def test_so_does_one_to_an_amendment_of_which_nothing_holds_and_it_still_amends_that() -> None:
    parent = one(Replace(at="op2", old="each year", new="twice a year"))
    sub = one(Replace(at="op2", old="twice", new="four times"), Delete(at="op2", words="the mayor"), name="S", n=2)
    sub = msgspec.structs.replace(sub, against="tabled+A")

    first, second = rebase(dossier(parent, sub), parse_document(revised({"each year": "every year"}))).amendments

    assert ("clashes", "holds in part") == (first.status, second.status)
    assert (("A",), "tabled+A") == (second.waits_for, second.against)


def test_an_operation_without_a_place_in_the_earlier_text_has_one_status_too() -> None:
    (found,) = rebase(dossier(one(Delete(at="op2", words="nothing"))), parse_document(BASE)).amendments

    assert "has lost its place" == found.status
    assert "'nothing' is not in op2" in found.operations[0].reason
