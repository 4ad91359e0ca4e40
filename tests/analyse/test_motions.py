"""Decisions as they fall, separate votes, oral revisions, and findings on votes that cannot be right."""

from pathlib import Path

import pytest
from inline_snapshot import snapshot

from amendiff.analyse.alongside import alongside
from amendiff.analyse.check import check_dossier
from amendiff.analyse.effect import effect
from amendiff.analyse.majorities import fault, needed
from amendiff.analyse.motions import Ruling, decide
from amendiff.analyse.redline import changed, redline
from amendiff.analyse.versions import as_adopted, version
from amendiff.application import fates
from amendiff.corpus import load_dossier, write_text
from amendiff.errors import BadShape, CorpusError, NotText, ReferenceProblem, SetConflict, TargetError
from amendiff.model.decision import Decision, Majority, Vote
from amendiff.model.dossier import Dossier

DOSSIER = """\
# An invented dossier.
title = "Invented"
body = "Town Council"

[decision]
outcome = "pending"  # until June
majority = "two-thirds"
"""
BASE = (
    "The Council,\n\n***\n\n1. Decides to meet in May at the old station;\n\n2. Asks the mayor to report each year.\n"
)
A1 = """\
# Two places at once.
id = "A1"
sequence = 1

[[operations]]
kind = "replace"
at = "op1"
old = "the old station"
new = "the town hall"

[[operations]]
kind = "insert"
at = "op2"
after = "report"
text = "in writing"
"""
A2 = """\
id = "A2"
sequence = 2
against = "tabled+A1"  # to A1

[[operations]]
kind = "replace"
at = "op2"
old = "writing"
new = "plain writing"
"""
A3 = """\
id = "A3"
sequence = 3

[[operations]]
kind = "delete"
at = "op1"
words = "old"

[decision]
outcome = "pending"
# decided in the evening
note = "Moved late."
"""
A4 = """\
id = "A4"
sequence = 4

[[operations]]
kind = "insert-provision"
after = "op1"
text = "Thanks the station master;"
"""
FILES = {"A1": A1, "A2": A2, "A3": A3, "A4": A4}


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    found = tmp_path / "invented"
    write_text(found / "dossier.toml", DOSSIER)
    write_text(found / "base.en.md", BASE)
    for name, text in FILES.items():
        write_text(found / "amendments" / f"{name}.toml", text)
    return found


def recorded(folder: Path, target: str, what: Ruling, *, again: bool = False) -> Dossier:
    motion = decide(load_dossier(folder), target, what, again=again)
    write_text(motion.file, motion.source)
    return load_dossier(folder)


def adopted(folder: Path, *names: str) -> Dossier:
    for name in (*names, "text"):
        recorded(folder, name, Ruling(outcome="adopted"))
    return load_dossier(folder)


def words(dossier: Dossier, name: str) -> list[str]:
    return [one.text for one in version(dossier, name).document]


def codes(dossier: Dossier) -> dict[str, str]:
    return {one.code: one.message for one in check_dossier(dossier) if one.code not in ("AD413", "AD451")}


def test_comments_and_order_stay(folder: Path) -> None:
    recorded(folder, "A3", Ruling(outcome="rejected", reason="majority", vote=(10, 20, 3, None), sources=("LOG",)))

    assert (folder / "amendments/A3.toml").read_text(encoding="utf-8") == snapshot("""\
id = "A3"
sequence = 3

[[operations]]
kind = "delete"
at = "op1"
words = "old"

[decision]
outcome = "rejected"
# decided in the evening
note = "Moved late."
reason = "majority"
sources = ["LOG"]

[decision.vote]
in_favour = 10
against = 20
abstaining = 3
""")


def test_a_decision_on_the_text_and_one_that_was_not_begun(folder: Path) -> None:
    recorded(folder, "text", Ruling(outcome="adopted"))
    recorded(folder, "A1", Ruling(outcome="withdrawn"))

    assert 'outcome = "adopted"  # until June\n' in (folder / "dossier.toml").read_text(encoding="utf-8")
    assert f'{A1}\n[decision]\noutcome = "withdrawn"\n' == (folder / "amendments/A1.toml").read_text(encoding="utf-8")


def test_what_falls_and_what_is_left_to_decide(folder: Path) -> None:
    motion = decide(load_dossier(folder), "A1", Ruling(outcome="rejected"))

    assert [(one.amendment, one.kind, one.reason) for one in motion.follows] == snapshot(
        [("A2", "cannot be put", "it amends A1, which was rejected")]
    )
    assert ("A2", "A3", "A4", "text") == motion.pending


def test_what_adoption_leaves_nothing_of_falls(folder: Path) -> None:
    motion = decide(load_dossier(folder), "A1", Ruling(outcome="adopted"))

    assert [(one.amendment, one.kind) for one in motion.follows] == snapshot(
        [("A2", "still to be put"), ("A3", "falls")]
    )


def test_deciding_twice_is_refused_unless_it_is_meant(folder: Path) -> None:
    recorded(folder, "A3", Ruling(outcome="rejected", reason="majority", vote=(10, 20)))

    with pytest.raises(CorpusError, match="A3 is decided already: rejected") as error:
        decide(load_dossier(folder), "A3", Ruling(outcome="adopted"))
    after = recorded(folder, "A3", Ruling(outcome="adopted", vote=(20, 10)), again=True)

    assert "AD465" == error.value.code
    assert error.value.at is not None
    assert 10 == error.value.at.line
    assert Decision(outcome="adopted", vote=Vote(in_favour=20, against=10)) == after.amendments[2].decision


def test_what_amends_a_rejected_one_cannot_be_adopted(folder: Path) -> None:
    recorded(folder, "A1", Ruling(outcome="rejected"))

    with pytest.raises(CorpusError, match="A2 amends A1, which was rejected") as error:
        decide(load_dossier(folder), "A2", Ruling(outcome="adopted"))

    assert "AD466" == error.value.code


def test_a_part_voted_on_by_itself_is_left_out(folder: Path) -> None:
    recorded(folder, "A1/1", Ruling(outcome="rejected"))
    dossier = adopted(folder, "A1")

    found = version(dossier, "adopted").reading
    assert found is not None
    ends = {name: (fate.kind, fate.reason) for name, fate in fates(found).items()}

    assert [
        "The Council,",
        "Decides to meet in May at the old station;",
        "Asks the mayor to report in writing each year.",
    ] == words(dossier, "adopted")
    assert {"A1/1": ("left out", "rejected in a separate vote"), "A1/2": ("applied", "")} == ends
    assert "Decides to meet in May at the town hall;" in words(dossier, "tabled+A1")


def test_the_redline_credits_who_put_words_in_although_parts_were_left_out(folder: Path) -> None:
    recorded(folder, "A1/1", Ruling(outcome="rejected"))
    dossier = adopted(folder, "A1", "A3")
    old, new = version(dossier, "tabled").reading, version(dossier, "adopted").reading
    assert old
    assert new
    sides = alongside(old, new)
    assert sides

    rows = changed(redline(*sides))

    assert {"A3/1"} == {name for segment in rows[0].segments for name in segment.deleted_by}
    assert {"A1/2"} == {name for segment in rows[1].segments for name in segment.inserted_by}


def test_a_sub_amendment_to_a_part_that_failed_is_overtaken(folder: Path) -> None:
    recorded(folder, "A1/2", Ruling(outcome="rejected"))
    dossier = adopted(folder, "A1", "A2")

    found = version(dossier, "adopted").adoption
    assert found is not None

    assert "Asks the mayor to report each year." in words(dossier, "adopted")
    assert ["A2/1"] == [name for name, _ in found.overtaken]
    assert "AD722" in codes(dossier)


def test_a_provision_that_a_separate_vote_rejects_is_taken_out(folder: Path) -> None:
    recorded(folder, "text#op2", Ruling(outcome="rejected"))
    recorded(folder, "text#op1+A4", Ruling(outcome="rejected"))
    dossier = adopted(folder, "A3", "A4")

    assert ["The Council,", "Decides to meet in May at the station;"] == words(dossier, "adopted")
    assert ("A3", "A4", "division", "division.A4") == as_adopted(dossier)
    assert "Thanks the station master;" in words(dossier, "A4")


REVISED = """\
text = "Let it be the library instead."
by = "R. Hill"
[[operations]]
kind = "replace"
at = "op1"
old = "the old station"
new = "the library"
"""


def test_both_wordings_of_an_oral_revision_are_kept(folder: Path) -> None:
    dossier = recorded(folder, "A1", Ruling(outcome="adopted", revised=REVISED))
    dossier = adopted(folder)

    assert "Decides to meet in May at the library;" in words(dossier, "adopted")
    assert "Decides to meet in May at the library;" in words(dossier, "tabled+A1")
    assert "Decides to meet in May at the town hall;" in words(dossier, "tabled+circulated:A1")
    assert "1 word" in effect(dossier, "A1").summary
    assert (folder / "amendments/A1.toml").read_text(encoding="utf-8").startswith(A1)


def test_one_that_is_in_as_revised_is_not_in_as_circulated(folder: Path) -> None:
    dossier = recorded(folder, "A1", Ruling(outcome="adopted", revised=REVISED))

    with pytest.raises(SetConflict):
        version(dossier, "tabled+A1+circulated:A1")
    with pytest.raises(ReferenceProblem):
        version(dossier, "tabled+circulated:A3")


@pytest.mark.parametrize(
    ("target", "raised"), [("A1/3", ReferenceProblem), ("text#op9", TargetError), ("A1/0", ReferenceProblem)]
)
def test_what_is_not_there_is_not_decided(folder: Path, target: str, raised: type[Exception]) -> None:
    with pytest.raises(raised):
        decide(load_dossier(folder), target, Ruling(outcome="adopted"))


def test_operations_that_are_none_are_not_recorded(folder: Path) -> None:
    with pytest.raises(BadShape):
        decide(load_dossier(folder), "A1", Ruling(outcome="adopted", revised="[[operations]]\nkind = 'dance'\n"))


@pytest.mark.parametrize(
    ("majority", "outcome", "vote", "said"),
    [
        ("nine-without-veto", "adopted", (7, 3), "adopted, but 7 in favour is short of nine"),
        (
            "nine-without-veto",
            "rejected",
            (10, 1),
            "rejected, but 10 in favour is nine or more, and no veto is on record",
        ),
        ("two-thirds", "adopted", (66, 34), "adopted, but 66 in favour is short of 67, two thirds of the 100 voting"),
        ("two-thirds", "adopted", (67, 33), ""),
        ("two-thirds", "rejected", (2, 1), "rejected, but 2 in favour is two thirds of the 3 voting"),
        ("simple", "adopted", (10, 10), "adopted, but 10 in favour is short of 11, a majority of the 20 voting"),
        ("simple", "rejected", (10, 10), ""),
        ("simple", "rejected", (11, 10), "rejected, but 11 in favour is a majority of the 21 voting"),
        (None, "adopted", (3, None), ""),
    ],
)
def test_an_outcome_follows_from_its_tally(
    majority: Majority | None, outcome: str, vote: tuple[int, int | None], said: str
) -> None:
    decision = Decision(outcome=outcome, vote=Vote(in_favour=vote[0], against=vote[1]))

    assert said == fault(decision, majority)


def test_the_majority_of_the_text_holds_for_its_amendments(folder: Path) -> None:
    dossier = recorded(folder, "A3", Ruling(outcome="adopted", vote=(60, 40, 9)))

    assert "needs two thirds: 67 of the 100 voting" == needed(dossier, dossier.amendments[2].decision)
    assert codes(dossier)["AD433"] == snapshot(
        "A3: adopted, but 60 in favour is short of 67, two thirds of the 100 voting"
    )


def edit(folder: Path, file: str, old: str, new: str) -> Dossier:
    path = folder / file
    text = path.read_text(encoding="utf-8")
    assert old in text
    path.write_text(text.replace(old, new, 1), encoding="utf-8")
    return load_dossier(folder)


def places(dossier: Dossier, code: str) -> list[tuple[str, int]]:
    return [(Path(one.at.path).name, one.at.line) for one in check_dossier(dossier) if one.code == code and one.at]


def test_sub_amendments_to_each_other_are_a_cycle(folder: Path) -> None:
    dossier = edit(folder, "amendments/A1.toml", "sequence = 1", 'sequence = 1\nagainst = "tabled+A2"')

    assert [("A1.toml", 4)] == places(dossier, "AD303")


def test_an_amendment_to_a_withdrawn_one_is_found(folder: Path) -> None:
    dossier = recorded(folder, "A1", Ruling(outcome="withdrawn"))

    assert [("A2.toml", 3)] == places(dossier, "AD438")
    assert codes(dossier)["AD438"] == snapshot("A2 is pending, but amends A1, which was withdrawn")


def test_an_outcome_without_a_date_is_found(folder: Path) -> None:
    dossier = recorded(folder, "A3", Ruling(outcome="rejected"))

    assert [("A3.toml", 9)] == places(dossier, "AD432")


def test_more_votes_than_members_are_found(folder: Path) -> None:
    edit(folder, "dossier.toml", 'body = "Town Council"', 'body = "Town Council"\nmembers = 20')
    dossier = recorded(folder, "A3", Ruling(outcome="rejected", vote=(9, 10, 2)))

    assert [("A3.toml", 9)] == places(dossier, "AD436")


def test_a_roll_call_that_is_not_the_tally_is_found(folder: Path) -> None:
    recorded(folder, "A3", Ruling(outcome="rejected", vote=(1, 2)))
    dossier = edit(folder, "amendments/A3.toml", "against = 2", 'against = 2\nroll_call = { in_favour = ["X", "Y"] }')

    assert [("A3.toml", 9)] == places(dossier, "AD434")


@pytest.mark.parametrize(
    ("part", "code"),
    [
        ('[[parts]]\nitems = [3]\ndecision = { outcome = "rejected" }\n', "AD437"),
        ('[[parts]]\nitems = [1, 2]\ndecision = { outcome = "rejected" }\n', "AD440"),
        ('[[parts]]\nitems = [1]\ndecision = { outcome = "pending" }\n', "AD440"),
    ],
)
def test_separate_votes_that_cannot_be_right_are_found(folder: Path, part: str, code: str) -> None:
    dossier = edit(folder, "amendments/A1.toml", A1, f'{A1}\n[decision]\noutcome = "adopted"\n\n{part}')

    assert code in codes(dossier)


def test_the_file_is_found_by_its_id_and_not_by_its_name(folder: Path) -> None:
    """Another file may quote the id, and even have its name."""
    (folder / "amendments/A3.toml").rename(folder / "amendments/late.toml")
    dossier = edit(folder, "amendments/A1.toml", "sequence = 1", 'sequence = 1\nsponsors = ["A3"]')

    assert "late.toml" == decide(dossier, "A3", Ruling(outcome="adopted")).file.name


def test_a_file_that_is_no_text_is_not_written(folder: Path) -> None:
    (folder / "amendments/A3.toml").write_bytes(b"\xff")

    with pytest.raises(NotText):
        load_dossier(folder)
