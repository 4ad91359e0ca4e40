"""Amendments in words: whatever a file says, a reader of its words can see that it changed."""

import tomllib
from collections.abc import Iterator
from datetime import date as Date, timedelta
from typing import Any

import msgspec
import pytest
from inline_snapshot import snapshot

from amendiff.formats.toml import comments
from amendiff.model.amendment import Amendment
from amendiff.render.amended import amended

WHOLE = """\
id = "L.9"
sequence = 2
title = "shade"
against = "tabled+L.1"
sponsors = ["Norway", "Mexico, United States of"]
presented_by = "Norway"
sources = ["EXAMPLE"]
basis = "inferred"
note = "Invented."
symbol = { value = "A/L.9", basis = "inferred", sources = ["EXAMPLE"], note = "Read." }
instruction = { text = "Do.", basis = "verbatim", sources = ["EXAMPLE"], note = "Heard." }

[[operations]]
kind = "insert"
at = "op1"
after = "trees"
text = " of lime"
join = "exact"
occurrence = 2

[[operations]]
kind = "replace-provision"
at = "op2"
to = "op3"
text = "2. One.\\n\\n3. Two."
becomes = "operative"

[revised]
text = "Instead."
by = "Norway"
date = 2025-02-03
basis = "inferred"
sources = ["EXAMPLE"]
note = "Aloud."
operations = [{ kind = "delete", at = "op1", words = "trees", occurrence = "last" }]

[decision]
outcome = "rejected"
reason = "majority"
order = 3
date = 2025-02-04
meeting = "11th"
majority = "two-thirds"
sources = ["EXAMPLE"]
note = "Said so."
adopted_as = { value = "A/R", basis = "inferred", sources = ["EXAMPLE"], note = "Seen." }

[decision.vote]
in_favour = 1
against = 2
abstaining = 3
absent = 4
sources = ["EXAMPLE"]
note = "Counted."
roll_call = { in_favour = ["A"], against = ["B", "C"], abstaining = ["D"], absent = ["E"], complete = ["against"], \
sources = ["EXAMPLE"], note = "Named." }

[[parts]]
items = [1, 2]
decision = { outcome = "adopted", note = "First.", vote = { against = 5 } }
"""

_CHOICES = {"rejected": "withdrawn", "majority": "veto", "two-thirds": "simple", "inferred": "reconstructed"} | {
    "verbatim": "reconstructed",
    "adopted": "fallen",
    "exact": "words",
    "last": "first",
    "operative": "preambular",
}


def keys_of(value: Any, *keys: str | int) -> Iterator[tuple[str | int, ...]]:
    """The way to each value in *value*."""
    if not isinstance(value, dict | list):
        yield keys
        return
    for name, one in value.items() if isinstance(value, dict) else enumerate(value):
        yield from keys_of(one, *keys, name)


def words_of(table: dict[str, Any]) -> list[tuple[str, str]]:
    """A file as its words."""
    return [*amended(msgspec.convert(table, Amendment))]


KEYS = [keys for keys in keys_of(tomllib.loads(WHOLE)) if keys[-1] != "kind"]  # another kind has other keys


@pytest.mark.parametrize("keys", KEYS, ids=lambda keys: ".".join(map(str, keys)))
def test_no_value_changes_unseen(keys: tuple[Any, ...]) -> None:
    """Another value makes other words."""
    table = tomllib.loads(WHOLE)
    before, inside = words_of(table), table
    for key in keys[:-1]:
        inside = inside[key]
    match inside[keys[-1]]:
        case str() if keys[-2:-1] == ("complete",):
            inside[keys[-1]] = "absent"
        case str(words):
            inside[keys[-1]] = _CHOICES.get(words, words + "!")
        case int(number):
            inside[keys[-1]] = number + 1
        case Date() as day:
            inside[keys[-1]] = day + timedelta(days=1)

    assert before != words_of(table)


def test_what_counts_in_spaces_is_seen() -> None:
    """Line ends between new provisions, and spaces of words that are to be put in exactly."""
    for old, new in (("\\n\\n3.", " 3."), (" of lime", "of lime"), ('"Mexico, United', '"Mexico", "United')):
        assert words_of(tomllib.loads(WHOLE)) != words_of(tomllib.loads(WHOLE.replace(old, new)))


def test_all_of_it_in_words() -> None:
    assert [words for _, words in words_of(tomllib.loads(WHOLE))] == snapshot(
        [
            "Amendment L.9 “shade”, number 2, against tabled+L.1",
            "Symbol: A/L.9",
            "Symbol, basis: inferred",
            "Symbol, sources: EXAMPLE",
            "Symbol, note: Read.",
            "Sponsors: Norway, “Mexico, United States of”",
            "Presented by Norway",
            "Instruction (verbatim): Do.",
            "Instruction, sources: EXAMPLE",
            "Instruction, note: Heard.",
            "1. In operative paragraph 1, insert “of lime” after “trees” (occurrence 2), the characters exactly.",
            '1. text, as it stands: " of lime"',
            "2. Replace operative paragraph 2 to operative paragraph 3 as operative text by “2. One. 3. Two.”.",
            '2. text, as it stands: "2. One.\\n\\n3. Two."',
            "As orally revised, 1. In operative paragraph 1, delete “trees” (the last of them).",
            "Revised, text: Instead.",
            "Revised, by: Norway",
            "Revised, date: 2025-02-03",
            "Revised, basis: inferred",
            "Revised, sources: EXAMPLE",
            "Revised, note: Aloud.",
            "Decision: rejected (majority) on 2025-02-04",
            "Vote: 1 in favour, 2 against, 3 abstaining",
            "Decision, order: 3",
            "Decision, adopted as, value: A/R",
            "Decision, adopted as, basis: inferred",
            "Decision, adopted as, sources: EXAMPLE",
            "Decision, adopted as, note: Seen.",
            "Decision, meeting: 11th",
            "Decision, majority: two-thirds",
            "Decision, vote, absent: 4",
            "Decision, vote, roll call, in favour: A",
            "Decision, vote, roll call, against: B, C",
            "Decision, vote, roll call, abstaining: D",
            "Decision, vote, roll call, absent: E",
            "Decision, vote, roll call, complete: against",
            "Decision, vote, roll call, sources: EXAMPLE",
            "Decision, vote, roll call, note: Named.",
            "Decision, vote, sources: EXAMPLE",
            "Decision, vote, note: Counted.",
            "Decision, sources: EXAMPLE",
            "Decision, note: Said so.",
            "Decision on operations 1, 2: adopted",
            "Parts, 1, decision, vote, against: 5",
            "Parts, 1, decision, note: First.",
            "The words of the operations are inferred",
            "Sources: EXAMPLE",
            "Note: Invented.",
        ]
    )


def test_comments_stand_outside_of_strings() -> None:
    source = '# one\nx = "# no"\ny = """\n# no\n""" # it\'s “two”\n[a] #three \n'

    assert ["# one", "# it's “two”", "#three"] == comments(source)
