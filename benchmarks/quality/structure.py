"""Score engines on what happens to paragraphs, in invented texts.

A text is right when exactly the words are marked that were put in and taken out; numbers of paragraphs, signs and space
are not counted, and a moved paragraph may be unmarked or taken out and put in whole.
"""

import random
import re
from collections import Counter
from collections.abc import Callable, Iterator
from functools import cache
from typing import NamedTuple

from amendiff.comparison import compare
from benchmarks.quality.peers import Engine, Runs

VERBS = "Urges Requests Invites Encourages Reminds Asks Commends Supports Directs Advises".split()
WHO = [
    "all States",
    "the Secretary-General",
    "the regional commissions",
    "Member States",
    "the United Nations Environment Programme",
    "international financial institutions",
    "the Economic and Social Council",
    "civil society and the private sector",
]
DO = [
    "to report on the progress made",
    "to strengthen the protection of rivers and lakes",
    "to make voluntary contributions to the trust fund",
    "to share data on floods and droughts",
    "to hold consultations with local authorities",
    "to adopt national plans of action",
    "to train inspectors and experts",
    "to remove obstacles to the trade in seeds",
    "to publish the results of the survey",
    "to support the poorest households",
    "to repair roads, bridges and ports",
    "to protect journalists and witnesses",
]
WHEN = [
    "at its next session",
    "before the end of the decade",
    "within existing resources",
    "in accordance with international law",
    "on the basis of equality and mutual respect",
    "without delay",
    "in close cooperation with all parties concerned",
    "every two years",
]
PHRASES = ["as appropriate", "in good faith", "with due regard to custom", "upon request", "by common accord"]


class Text:
    """Numbered paragraphs, and what is done to them."""

    def __init__(self, chance: random.Random, least: int) -> None:
        self.chance = chance
        self.old = [self.paragraph() for _ in range(chance.randint(least, least + 16))]
        self.new: list[list[str]] = [[one] for one in self.old]
        self.free = list(range(len(self.old)))
        self.marked: Runs = []
        self.moved: list[str] = []

    def paragraph(self) -> str:
        pick = self.chance.choice
        first = f"{pick(VERBS)} {pick(WHO)} {pick(DO)} {pick(WHEN)}"
        return f"{first}, and {pick(DO)} {pick(WHEN)}" if self.chance.random() < 0.6 else first

    def take(self) -> int:
        at = self.chance.choice(self.free)
        for near in (at - 1, at, at + 1):
            if near in self.free:
                self.free.remove(near)
        return at

    def phrase(self) -> None:
        at = self.take()
        words = self.new[at][0].split(" ")
        place = self.chance.randint(2, len(words) - 1)
        phrase = self.chance.choice(PHRASES)
        self.marked.append(("+", phrase))
        words.insert(place, phrase)
        self.new[at][0] = " ".join(words)

    def delete(self) -> None:
        at = self.take()
        self.marked.append(("-", self.old[at]))
        self.new[at] = []

    def insert(self) -> None:
        at, words = self.take(), self.paragraph()
        self.marked.append(("+", words))
        self.new[at] = [words, *self.new[at]]

    def split(self) -> None:
        whole = [at for at in self.free if ", and " in self.old[at]]
        if whole:
            at = self.chance.choice(whole)
            self.free = [near for near in self.free if abs(near - at) > 1]
            self.new[at] = self.old[at].split(", and ")
            self.marked.append(("-", "and"))

    def move(self) -> None:
        at = self.take()
        words, self.new[at] = self.new[at], []
        self.moved += words
        to = self.take() if self.free else 0
        self.new[to] = [*words, *self.new[to]]

    def join(self) -> None:
        pairs = [at for at in self.free if at + 1 in self.free]
        if pairs:
            at = self.chance.choice(pairs)
            self.free = [near for near in self.free if not at - 1 <= near <= at + 2]
            self.new[at], self.new[at + 1] = [f"{self.old[at]}, and {self.old[at + 1]}"], []
            self.marked.append(("+", "and"))


class Case(NamedTuple):
    """Two versions, the words that differ, and the paragraphs that moved."""

    old: str
    new: str
    marked: Runs
    moved: list[str]


KINDS: dict[str, list[Callable[[Text], None]]] = {
    "phrase": [Text.phrase],
    "insertion, renumbering": [Text.insert],
    "deletion, renumbering": [Text.delete],
    "move": [Text.move],
    "split": [Text.split],
    "join": [Text.join],
    "mix": [Text.move, Text.split, Text.delete, Text.insert, *[Text.phrase] * 4],
}
_WORD = re.compile(r"[^\W\d]+")


@cache
def cases(kind: str, count: int) -> list[Case]:
    """Return invented texts with one *kind* of change, or with all of them mixed."""
    return list(_cases(kind, count))


def _cases(kind: str, count: int) -> Iterator[Case]:
    edits = KINDS[kind]
    for seed in range(count):
        text = Text(random.Random(f"{kind} {seed}"), 8 + 3 * (len(edits) - 1))
        try:
            for edit in edits:
                edit(text)
        except IndexError:  # no paragraph is left that could take one more change
            continue
        sides = (text.old, [part for some in text.new for part in some])
        old, new = ("\n\n".join(f"{n}. {one}" for n, one in enumerate(side, 1)) for side in sides)
        yield Case(old, new, text.marked, text.moved)


def words(runs: Runs) -> Counter[str]:
    """Return the words that are marked, each with its sign."""
    return Counter(sign + word for sign, text in runs if sign != "=" for word in _WORD.findall(text))


def is_right(engine: Engine, case: Case) -> bool:
    """Whether exactly the words are marked that differ, with those that moved or without them."""
    found, wanted = words(engine(case.old, case.new)), words(case.marked)
    moves = words([(sign, text) for text in case.moved for sign in "-+"])
    return found in (wanted, wanted + moves)


def with_amendiff(old: str, new: str) -> Runs:
    """Compare two texts of several paragraphs."""
    return [run for one in compare(old, new).changed for run in one.runs]


def linked(count: int) -> float:
    """Return the share of moved paragraphs that amendiff shows as moved."""
    found = total = 0
    for kind in ("move", "mix"):
        for case in cases(kind, count):
            old, new = case.old.split("\n\n"), case.new.split("\n\n")
            places = [(_place(old, text), _place(new, text)) for text in case.moved]
            shown = {(one.old_index, one.new_index) for one in compare(case.old, case.new).provisions}
            total += len(places)
            found += sum(place in shown for place in places)
    return found / total


def _place(paragraphs: list[str], text: str) -> int:
    return next(at for at, one in enumerate(paragraphs) if one.partition(". ")[2] == text)
