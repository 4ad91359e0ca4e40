"""How near the marks of one engine come to those of a person.

White space counts nowhere: peers treat it differently.
"""

import re
from pathlib import Path
from typing import NamedTuple

from benchmarks.quality.peers import Engine, Runs

MARKED = re.compile(r"(\[-.*?-\]|\[\+.*?\+\])")
SPACELESS = "\u0e00"
SENSE = re.compile(r"[^\W_]{4,}|\d|[\u0e00-\U000e0000]")
"""What makes an equal stretch more than an island: a word of four letters, a figure, a character of Han or Thai."""


class Pair(NamedTuple):
    """One invented change, with what a drafter would mark."""

    topic: str
    runs: Runs


class Score(NamedTuple):
    """What one engine made of some pairs."""

    pairs: int
    exact: int
    """Pairs of which exactly the spans were recovered that the drafter marked."""
    inside: int
    """Pairs of which nothing outside those spans was marked."""
    changes: int
    wanted: int
    """How many changes the engine marked, and how many the drafter did."""
    cuts: int
    """Changes that begin or end inside a word."""
    islands: int
    """Equal stretches between two changes without a word of sense."""
    words: int


FILES = ("pairs.txt", "practice.txt", "unseen.txt", "further.txt", "close.txt")
"""Pairs for single rules, then sets of amendments as instructions name them, each by another clerk but for the last."""
THROUGHOUT = "throughout.txt"
"""A set apart: provisions with several changes each, by clerks who mark every word that stays."""
JUDGED = "judged.txt"
"""Another set apart, by clerks who had not seen the rules."""
LOOKED_AT = frozenset(("close.txt", JUDGED))
"""Sets of which no half was held back."""


def pairs(*files: str, held: bool | None = None) -> list[Pair]:
    """Return the marked pairs of *files*, else of all: every one, those that were looked at, or those that only score.

    In each file they were dealt in turn: the first was looked at, the second only scores. Some were all looked at.
    """
    found = []
    for name in files or FILES:
        dealt = name not in LOOKED_AT
        if held and not dealt:
            continue
        lines = [
            line
            for line in (Path(__file__).parent / name).read_text("utf-8").splitlines()
            if line and not line.startswith("#")
        ]
        found += [_pair(line) for line in (lines[held::2] if dealt and held is not None else lines)]
    return found


def _pair(line: str) -> Pair:
    topic, _, text = line.partition(": ")
    parts = [part for part in MARKED.split(text) if part]
    return Pair(topic, [(part[1], part[2:-2]) if MARKED.fullmatch(part) else ("=", part) for part in parts])


def side(runs: Runs, sign: str) -> str:
    """Return what the runs say of the old text (``-``) or the new one (``+``)."""
    return "".join(text for mark, text in runs if mark in ("=", sign))


def spans(runs: Runs) -> list[tuple[int, str, str]]:
    """Return each change as its place and its words."""
    found, at = [], 0
    out = put = ""
    for sign, text in [*runs, ("=", "")]:
        words = "".join(text.split())
        if sign == "-":
            out += words
        elif sign == "+":
            put += words
        elif text.strip() or (sign, text) == ("=", ""):
            if out or put:
                found.append((at, out, put))
                at, out, put = at + len(out), "", ""
            at += len(words)
    return found


def marked(runs: Runs, sign: str) -> set[int]:
    """Return the places of marked characters on one side."""
    places: set[int] = set()
    at = 0
    for mark, text in runs:
        size = len("".join(text.split()))
        if mark == sign:
            places.update(range(at, at + size))
        if mark in ("=", sign):
            at += size
    return places


def cuts(runs: Runs, human: Runs) -> int:
    """Return how many changes begin or end inside a word of either side, as those stand in the texts themselves."""
    found = 0
    for sign in "-+":
        text, at = side(human, sign), 0
        letters = [place for place, character in enumerate(text) if not character.isspace()]
        for mark, words in runs:
            if mark in ("=", sign):
                at += len("".join(words.split()))
                if 0 < at < len(letters) and letters[at] == letters[at - 1] + 1:
                    place = letters[at]
                    found += bool(re.match(r"\w\w", text[place - 1 : place + 1]) and text[place] < SPACELESS)
    return found


def islands(runs: Runs) -> int:
    """Return how many equal stretches without a word of sense stand between two changes."""
    inner = [text for at, (sign, text) in enumerate(runs) if sign == "=" and 0 < at < len(runs) - 1]
    return sum(1 for text in inner if text.strip() and not SENSE.search(text))


def score(engine: Engine, some: list[Pair]) -> Score:
    """Return what *engine* makes of *some* pairs."""
    exact = inside = changes = wanted = cut = island = words = 0
    for _, human in some:
        runs = engine(side(human, "-"), side(human, "+"))
        exact += spans(runs) == spans(human)
        inside += all(marked(runs, sign) <= marked(human, sign) for sign in "-+")
        changes += len(spans(runs))
        wanted += len(spans(human))
        cut += cuts(runs, human)
        island += islands(runs)
        words += sum(len(text.split()) for sign, text in runs if sign != "=")
    return Score(len(some), exact, inside, changes, wanted, cut, island, words)


def misses(engine: Engine, some: list[Pair]) -> list[str]:
    """Return what *engine* marks otherwise than the drafter, each over what the drafter marks."""
    found = []
    for topic, human in some:
        runs = engine(side(human, "-"), side(human, "+"))
        if spans(runs) != spans(human):
            for name, one in ((topic, runs), ("", human)):
                said = "".join(text if sign == "=" else f"[{sign}{text}{sign}]" for sign, text in one)
                found.append(f"  {name:12}{said}")
    return found
