"""How each dialect says what an operation does. Knows no text: addresses come in words, quotations with their marks.

United Nations: imperative, "replace … with", as its documents have it. United Kingdom: "after … insert", "for …
substitute", "omit" (Acts; leave out and insert are for the prints of bills). United States: "strike … and insert".
European Union: "the words … are replaced by the words …" (Interinstitutional style guide, 3.3.1).
"""

from collections.abc import Callable
from typing import NamedTuple


class Wording(NamedTuple):
    """The forms of one dialect; ``{…}`` is filled in."""

    marks: tuple[str, ...]
    """Pairs of quotation marks, those that it prefers in front."""
    replace: str
    delete: str
    insert: str
    edge: str
    behind: str
    """Behind the closing sign of a paragraph: at its end, words come before it."""
    take_out: str
    put_in: str
    put_at: str
    exchange: str
    retitle: str
    throughout: str
    move: str = "Move {place} to {side} {beside}"
    move_to: str = "Move {place} to the {edge} of {beside}"
    join: str = "Merge {place}"
    split: str = "Split {place} {side} the words {quote}{which}"
    context: str = "In {place}, "
    add_emphasis: str = "italicize {words} {old}{which}"
    add_strong: str = "embolden {words} {old}{which}"
    remove_emphasis: str = "remove the italics from {words} {old}{which}"
    remove_strong: str = "remove the bold type from {words} {old}{which}"


WORDINGS = {
    "un": Wording(
        ("“”", '""', "«»", "‘’"),
        "replace {words} {old}{which} with {new}",
        "delete {words} {old}{which}",
        "{side} {words} {old}{which}, insert {new}",
        "at the {edge}, add {new}",
        "{closing}, add {new}",
        "Delete {place}",
        "{side} {place}, insert a new {kind} reading: {new}",
        "At the {edge} of {place}, add a new {kind} reading: {new}",
        "Replace {place} with the following: {new}",
        "Replace the title with {new}",
        "Throughout {within}, replace {old} with {new}",
    ),
    "uk": Wording(
        ("“”", '""', "‘’", "«»"),
        "for {old}{which} substitute {new}",
        "omit {old}{which}",
        "{side} {old}{which} insert {new}",
        "at the {edge} insert {new}",
        "{closing} insert {new}",
        "Omit {place}",
        "{side} {place} insert the following {kind}— {new}",
        "At the {edge} of {place} insert the following {kind}— {new}",
        "For {place} substitute— {new}",
        "For the title substitute {new}",
        "Throughout {within}, for {old} substitute {new}",
    ),
    "us": Wording(
        ("“”", '""', "‘’", "«»"),
        "strike {old}{which} and insert {new}",
        "strike {old}{which}",
        "insert {new} {side} {old}{which}",
        "insert at the {edge} {new}",
        "insert {closing} {new}",
        "Strike {place}",
        "{side} {place}, insert the following new {kind}: {new}",
        "At the {edge} of {place}, add the following new {kind}: {new}",
        "Amend {place} to read as follows: {new}",
        "Amend the title to read as follows: {new}",
        "Throughout {within}, strike {old} and insert {new}",
    ),
    "eu": Wording(
        ("‘’", "“”", '""', "«»"),
        "{words} {old}{which} {are} replaced by {words_new} {new}",
        "{words} {old}{which} {are} deleted",
        "{side} {words} {old}{which}, {words_new} {new} {are_new} inserted",
        "at the {edge}, {words_new} {new} {are_new} added",
        "{closing}, {words_new} {new} {are_new} added",
        "{place} {are} deleted",
        "{side} {place}, the following {kind} is inserted: {new}",
        "At the {edge} of {place}, the following {kind} is added: {new}",
        "{place} {are} replaced by the following: {new}",
        "the title is replaced by the following: {new}",
        "Throughout {within}, {words} {old} {are} replaced by {words_new} {new}",
        move="{place} {are} moved to {side} {beside}",
        move_to="{place} {are} moved to the {edge} of {beside}",
        join="{place} are merged",
        split="{place} {are} split {side} the words {quote}{which}",
        add_emphasis="{words} {old}{which} {are} italicized",
        add_strong="{words} {old}{which} {are} emboldened",
    ),
}

_SIGNS = {";": "semicolon", ",": "comma", ".": "full stop", ":": "colon"}


def closing(sign: str) -> str:
    """Return how the end of a paragraph that *sign* closes is named."""
    return f"after the closing {_SIGNS[sign]}" if sign in _SIGNS else "at the very end"


def which(occurrence: str | int, ordinal: Callable[[int], str]) -> str:
    """Return how an occurrence is said, with a space before it."""
    match occurrence:
        case "only":
            return ""
        case "first":
            return " where it first occurs"
        case "last":
            return " where it last occurs"
        case "all":
            return " in each place where it occurs"
        case _:
            return f" the {ordinal(int(occurrence))} time it occurs"
