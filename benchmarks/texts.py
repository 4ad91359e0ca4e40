"""Invented texts and amendments of any size, the same at each run."""

from random import Random

from amendiff.model.amendment import Amendment
from amendiff.model.operation import Delete, Insert, Operation, Replace

_SYLLABLES = "ka lo mi ren tu sal vor den pha qui ost bel nar eth ium gor".split()
_EVERYDAY = "the of and to in for with that by on its all".split()


def vocabulary(random: Random, size: int = 4000) -> list[str]:
    """Return invented words, with everyday ones among them as often as in prose."""
    rare = ["".join(random.choices(_SYLLABLES, k=random.randint(2, 4))) for _ in range(size)]
    return [*rare, *(_EVERYDAY * (size // len(_EVERYDAY)))]


def resolution(characters: int, seed: int = 1) -> str:
    """Return an invented resolution of about so many *characters*, as Markdown."""
    random = Random(seed)
    words = vocabulary(random)
    blocks, length = ["# An invented resolution", "The Assembly,"], 0
    number = 0
    while length < characters:
        text = " ".join(random.choices(words, k=random.randint(12, 34)))
        if length < characters // 4:
            blocks.append(f"*Recalling* {text},")
        else:
            if length - len(blocks[-1]) < characters // 4 and "***" not in blocks:
                blocks.append("***")
            number += 1
            blocks.append(f"{number}. *Decides* {text};")
        length += len(blocks[-1]) + 2
    return "\n\n".join(blocks) + "\n"


def amendments(provisions: list[tuple[str, str]], count: int, each: int = 3, seed: int = 2) -> list[Amendment]:
    """Return *count* invented amendments of *each* operations, at places that exist and are named once.

    *provisions* are addresses with their words.
    """
    random = Random(seed)
    found = []
    for n in range(1, count + 1):
        operations: list[Operation] = []
        while len(operations) < each:
            at, text = random.choice(provisions)
            words = text.split(" ")
            first = random.randrange(len(words) - 3)
            quote = " ".join(words[first : first + 3])
            if text.find(quote, text.find(quote) + 1) >= 0 or not quote[-1].isalpha():
                continue
            new = " ".join(random.choices(_SYLLABLES, k=3))
            operations.append(
                [
                    Replace(at=at, old=quote, new=new),
                    Insert(at=at, after=quote, text=new),
                    Delete(at=at, words=quote),
                ][len(operations) % 3]
            )
        found.append(Amendment(id=f"A{n}", sequence=n, operations=tuple(operations)))
    return found
