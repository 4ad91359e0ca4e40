"""Score amendiff on what happens to paragraphs, in invented texts: python benchmarks/quality/structure.py [COUNT]."""

import random
import sys
from collections import Counter
from collections.abc import Callable

from amendiff.comparison import Comparison, compare

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
        self.marked: Counter[str] = Counter()

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
        self.marked[f"+{phrase}"] += 1
        words.insert(place, phrase)
        self.new[at][0] = " ".join(words)

    def delete(self) -> None:
        at = self.take()
        self.marked[f"-{self.old[at]}"] += 1
        self.new[at] = []

    def insert(self) -> None:
        at, words = self.take(), self.paragraph()
        self.marked[f"+{words}"] += 1
        self.new[at] = [words, *self.new[at]]

    def split(self) -> None:
        whole = [at for at in self.free if ", and " in self.old[at]]
        if whole:
            at = self.chance.choice(whole)
            self.free = [near for near in self.free if abs(near - at) > 1]
            self.new[at] = self.old[at].split(", and ")
            self.marked["-, and"] += 1

    def move(self) -> None:
        at = self.take()
        words, self.new[at] = self.new[at], []
        to = self.take() if self.free else 0
        self.new[to] = [*words, *self.new[to]]

    def join(self) -> None:
        pairs = [at for at in self.free if at + 1 in self.free]
        if pairs:
            at = self.chance.choice(pairs)
            self.free = [near for near in self.free if not at - 1 <= near <= at + 2]
            self.new[at], self.new[at + 1] = [f"{self.old[at]}, and {self.old[at + 1]}"], []
            self.marked["+, and"] += 1


def marks(found: Comparison) -> Counter[str]:
    """Return the words that are marked, each with its sign; numbers and paragraph boundaries aside."""
    said: Counter[str] = Counter()
    for one in found.provisions:
        for sign, text in one.runs:
            words = text.strip()
            if sign != "=" and words and not words.rstrip(".").isdigit():
                head, _, rest = words.partition(". ")
                said[sign + (rest if rest and head.isdigit() else words)] += 1
    return said


def scores(count: int) -> dict[str, tuple[int, int]]:
    """Return, for each kind of change and for all together, how many texts were marked exactly."""
    kinds: dict[str, list[Callable[[Text], None]]] = {
        "phrase": [Text.phrase],
        "insertion and renumbering": [Text.insert],
        "deletion and renumbering": [Text.delete],
        "move": [Text.move],
        "split": [Text.split],
        "join": [Text.join],
        "mix": [Text.move, Text.split, Text.delete, Text.insert, *[Text.phrase] * 4],
    }
    found = {}
    for kind, edits in kinds.items():
        right = total = 0
        for seed in range(count):
            text = Text(random.Random(f"{kind} {seed}"), 8 + 3 * (len(edits) - 1))
            try:
                for edit in edits:
                    edit(text)
            except IndexError:
                continue
            sides = (text.old, [part for some in text.new for part in some])
            old, new = ("\n\n".join(f"{n}. {one}" for n, one in enumerate(side, 1)) for side in sides)
            result = compare(old, new)
            right += marks(result) == text.marked
            total += 1
            if marks(result) != text.marked and "--show" in sys.argv:
                print(kind, seed, "\n  wanted", dict(text.marked), "\n  marked", dict(marks(result)))
        found[kind] = (right, total)
    return found


if __name__ == "__main__":
    for name, (some, all_) in scores(int(sys.argv[1]) if len(sys.argv) > 1 else 200).items():
        print(f"{name:28}{some / max(1, all_):8.1%}  of {all_}")
