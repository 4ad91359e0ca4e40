"""What rows of a redline change, counted in words. Knows rows; knows no texts or amendments."""

from collections import Counter
from collections.abc import Iterable, Sequence
from itertools import groupby

from amendiff.analyse.redline import Row
from amendiff.comparison.numbers import renumbered
from amendiff.model.document import Kind
from amendiff.model.tracked import Sign
from amendiff.sentences import Sentence, count, listed, row as in_row, say

NOT_PARAGRAPHS = (Kind.TITLE, Kind.HEADING, Kind.ANNEX, Kind.TABLE, Kind.ROW, Kind.FOOTNOTE)
"""What is not called a paragraph."""


def summary(rows: Sequence[Row]) -> Sentence:
    """Return what *rows* change: ``7 words inserted, 3 words deleted in 2 paragraphs, 1 heading moved``."""
    within = [row for row in rows if row.change in ("changed", "split", "joined", "moved")]
    counts = [counted(row) for row in within]
    total = sum(counts, Counter[str]())
    said = {
        "+": count(total["+"], "%(number)s word inserted", "%(number)s words inserted"),
        "-": count(total["-"], "%(number)s word deleted", "%(number)s words deleted"),
        "+.": count(total["+."], "%(number)s sign inserted", "%(number)s signs inserted"),
        "-.": count(total["-."], "%(number)s sign deleted", "%(number)s signs deleted"),
    }
    parts = [words for what, words in said.items() if total[what]]
    if parts:
        places = things(row.provision.kind for row, found in zip(within, counts, strict=True) if found)
        parts[-1] = say("%(changed)s in %(places)s", changed=parts[-1], places=places)
    spaced = [row for row, found in zip(within, counts, strict=True) if row.change == "changed" and not found]
    if spaced:
        parts.append(say("spaces changed in %(places)s", places=things(row.provision.kind for row in spaced)))
    kinds: dict[str, list[Kind]] = {}
    for row in rows:
        several = row.old if row.change == "joined" else (row.provision,)
        kinds.setdefault(row.change, []).extend(one.kind for one in several)
    told = {change: things(some) for change, some in kinds.items()}
    verbs = {
        "inserted": say("%(things)s inserted", things=told.get("inserted", "")),
        "deleted": say("%(things)s deleted", things=told.get("deleted", "")),
        "moved": say("%(things)s moved", things=told.get("moved", "")),
        "split": say("%(things)s split", things=told.get("split", "")),
        "joined": say("%(things)s joined", things=told.get("joined", "")),
        "formatting": say("formatting changed in %(places)s", places=told.get("formatting", "")),
    }
    parts += [words for change, words in verbs.items() if told.get(change)]
    return in_row(parts) if parts else say("nothing changed")


def edited(row: Row) -> bool:
    """Whether more of *row* changed than spaces and the number that its words begin with."""
    if not any(one.sign != "=" and one.text.strip() for one in row.segments):
        return False
    old, new = ("".join(one.text for one in row.segments if one.sign != sign) for sign in "+-")
    heading = "# " if row.provision.kind is Kind.HEADING else ""
    return not renumbered(heading + old, heading + new)


def counted(row: Row) -> Counter[str]:
    """Return how many words *row* puts in (``+``) and takes out (``-``); where no word changes, how many signs
    (``+.`` and ``-.``). A word holds a letter or a figure.
    """
    found = Counter[str]()
    if row.change == "moved" and not edited(row):
        return found  # another number is no words put in
    told = [segment for segment in row.segments if segment.text]
    for equal, some in groupby(told, key=lambda segment: segment.sign == "="):
        if equal:
            continue
        texts: dict[Sign, str] = {"+": "", "-": ""}
        for segment in some:
            texts[segment.sign] += segment.text
        words = {sign: sum(any(map(str.isalnum, one)) for one in text.split()) for sign, text in texts.items()}
        if any(words.values()):
            found.update(words)
        else:
            found.update({f"{sign}.": len("".join(text.split())) for sign, text in texts.items()})
    return +found


def things(kinds: Iterable[Kind]) -> Sentence | str:
    """Return provisions of these *kinds*, counted: ``2 paragraphs and 1 heading``; nothing where there are none."""
    numbers = Counter(kinds)
    others = sum(number for kind, number in numbers.items() if kind not in NOT_PARAGRAPHS)
    said = [
        (numbers[Kind.TITLE], count(numbers[Kind.TITLE], "%(number)s title", "%(number)s titles")),
        (others, count(others, "%(number)s paragraph", "%(number)s paragraphs")),
        (numbers[Kind.HEADING], count(numbers[Kind.HEADING], "%(number)s heading", "%(number)s headings")),
        (numbers[Kind.ANNEX], count(numbers[Kind.ANNEX], "%(number)s annex", "%(number)s annexes")),
        (numbers[Kind.TABLE], count(numbers[Kind.TABLE], "%(number)s table", "%(number)s tables")),
        (numbers[Kind.ROW], count(numbers[Kind.ROW], "%(number)s row", "%(number)s rows")),
        (numbers[Kind.FOOTNOTE], count(numbers[Kind.FOOTNOTE], "%(number)s footnote", "%(number)s footnotes")),
    ]
    return listed(words for number, words in said if number) if numbers else ""
