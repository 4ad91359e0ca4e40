"""What it costs to compare: beside git and the peers in Python, how it grows, and how much memory it takes."""

import difflib
import json
import subprocess
import sys
import tempfile
import tracemalloc
from collections.abc import Callable
from math import nan
from pathlib import Path
from random import Random
from resource import RLIMIT_CPU, setrlimit
from signal import SIGXCPU
from time import process_time

from amendiff.comparison import compare
from benchmarks.measure import Figure, best, children
from benchmarks.quality.peers import Engine, Runs, with_dmp, with_dmp_words, with_redlines, with_xmldiff
from benchmarks.texts import vocabulary

SIZES = {"10 kB": 10_000, "100 kB": 100_000, "1 MB": 1_000_000, "5 MB": 5_000_000}
GROWTH = 2.2


def paragraphs(characters: int, seed: int = 1) -> list[str]:
    """Return numbered paragraphs of invented prose, of so many *characters* together."""
    random = Random(seed)
    words = vocabulary(random)
    found: list[str] = []
    length = 0
    while length < characters:
        found.append(f"{len(found) + 1}. {' '.join(random.choices(words, k=random.randint(30, 120)))};")
        length += len(found[-1]) + 2
    return found


def once(old: list[str]) -> list[str]:
    """Return a copy with one change, in the middle."""
    new, at = list(old), len(old) // 2
    words = new[at].split(" ")
    words[20:22] = ["amended", "words"]
    new[at] = " ".join(words)
    return new


def often(old: list[str], every: int = 5000) -> list[str]:
    """Return a copy with a change in each *every* characters."""
    random, new, length = Random(3), list(old), 0
    for at, text in enumerate(old):
        length += len(text)
        if length >= every:
            length = 0
            words = text.split(" ")
            place = random.randrange(2, len(words) - 2)
            words[place : place + 2] = ["three", "other", "words"]
            new[at] = " ".join(words)
    return new


def distant(old: list[str]) -> list[str]:
    """Return a version with one paragraph in seven gone, as many new, and four of ten edited in several places."""
    random = Random(4)
    known = vocabulary(random)
    new = []
    for text in old:
        chance = random.random()
        if chance < 0.15:
            continue
        if chance < 0.3:
            new.append(" ".join(random.choices(known, k=random.randint(30, 120))))
        if chance < 0.7:
            words = text.split(" ")
            for _ in range(random.randint(1, 6)):
                at = random.randrange(1, len(words))
                words[at : at + random.randint(0, 3)] = random.choices(known, k=random.randint(0, 3))
            text = " ".join(words)
        new.append(text)
    return new


def marked(old: str, new: str) -> None:
    """Find all that differs, with its words."""
    assert compare(old, new).changed


def figures() -> list[Figure]:
    """Return all figures of speed and memory."""
    return [*_beside_git(), *_beside_python(), *_growth(), *_memory()]


def _git(old: str, new: str) -> float:
    with tempfile.TemporaryDirectory() as folder:
        names = [str(Path(folder, name)) for name in "ab"]
        for name, text in zip(names, (old, new), strict=True):
            Path(name).write_text(text + "\n", "utf-8")
        command = ["git", "diff", "--no-index", "--word-diff", *names]
        return best(lambda: subprocess.run(command, capture_output=True, check=False), 5, children)


def _beside_git() -> list[Figure]:
    """Return our time as a ratio to that of git, both as processors spend it: other programs count for neither."""
    found = []
    for size, characters in SIZES.items():
        old = paragraphs(characters)
        for edit, what, most in ((once, "one change", 0.1), (often, "one every 5 kB", 2), (distant, "distant", 3)):
            sides = "\n\n".join(old), "\n\n".join(edit(old))
            ours = best(lambda sides=sides: marked(*sides), 5, process_time)
            limit = most if edit is not once or characters > 1_000_000 else 1
            found.append(Figure(f"comparing, {size}, {what}", "git --word-diff", ours / _git(*sides), limit, ours))
    return found


def _beside_python() -> list[Figure]:
    """Return our time as a ratio to that of each peer in Python, which has PATIENCE seconds to end."""
    found = []
    for size, edit, what, most in (
        ("10 kB", often, "one every 5 kB", 1.0),
        ("10 kB", distant, "distant", 1.0),
        ("100 kB", often, "one every 5 kB", 1.0),
        ("100 kB", distant, "distant", 1.0),
        ("1 MB", often, "one every 5 kB", 0.05),
    ):
        old = paragraphs(SIZES[size])
        sides = "\n\n".join(old), "\n\n".join(edit(old))
        ours, _ = _alone("amendiff", sides)
        for peer in PYTHON if SIZES[size] < SIZES["1 MB"] else SLOW:
            theirs, said = _alone(peer, sides)
            found.append(Figure(f"comparing, {size}, {what}", f"{peer}{said}", ours / theirs, most, ours))
    return found


def _alone(name: str, sides: tuple[str, str]) -> tuple[float, str]:
    """Return what one run takes, ours or a peer's, in a process of its own that is ended where it takes too long."""
    command = [sys.executable, "-c", f"from benchmarks.comparing import alone; alone({name!r})"]
    done = subprocess.run(command, input=json.dumps(sides), capture_output=True, text=True, check=False)
    if done.returncode == -SIGXCPU:
        return PATIENCE, f" (ended after {PATIENCE} s, not done: the ratio is lower)"
    return (float(done.stdout), "") if done.returncode == 0 else (nan, " (missing)")


def alone(name: str) -> None:
    """Compare the two texts that are given as input, again and again, and print the seconds that one run took."""
    setrlimit(RLIMIT_CPU, (PATIENCE, PATIENCE + 1))
    old, new = json.load(sys.stdin)
    engine = marked if name == "amendiff" else PYTHON[name]
    engine("one word", "one other word")  # what it imports is no part of the time
    runs, start = 0, process_time()
    while (spent := process_time() - start) < ENOUGH:
        engine(old, new)
        runs += 1
    print(spent / runs)


def _difflib(old: str, new: str) -> Runs:
    """Compare words as they stand between spaces: the quickest way to use difflib."""
    difflib.SequenceMatcher(None, old.split(" "), new.split(" "), autojunk=False).get_opcodes()
    return []


PATIENCE = 20
"""Seconds that processors may spend on one run of a peer."""
ENOUGH = 0.3
"""Seconds of runs of which the mean is taken: with a limit on it, that clock may tick but a hundred times a second."""
PYTHON: dict[str, Engine] = {
    "difflib, words": _difflib,
    "redlines": with_redlines,
    "diff-match-patch, characters": with_dmp,
    "diff-match-patch, words": with_dmp_words,
    "xmldiff": with_xmldiff,
}
SLOW = ("difflib, words", "redlines")
"""Those that are waited for at 1 MB too."""


def _repeated(size: int) -> tuple[str, str]:
    text = ["Requests the Secretary-General to report;"] * (size // 43)
    return "\n\n".join(text), "\n\n".join([*text[: len(text) // 3], "Decides;", *text[len(text) // 2 :]])


def _different(size: int) -> tuple[str, str]:
    return "\n\n".join(paragraphs(size, 5)), "\n\n".join(paragraphs(size, 6))


def _huge(size: int) -> tuple[str, str]:
    return " ".join(paragraphs(size)), " ".join(often(paragraphs(size)))


def _random(size: int) -> tuple[str, str]:
    random = Random(7)
    sides = [" ".join(random.choices("a b c d e f of the and , ;".split(), k=size // 3)) for _ in range(2)]
    return sides[0], sides[1]


def _ranges(size: int) -> tuple[str, str]:
    """Return a list of ranges, which become one change."""
    old = " and ".join(f"{n} to {n + 7}" for n in range(size // 16))
    return old, " and ".join(f"{n} to {n + 9}" for n in range(2, size // 16))


def _signs(size: int) -> tuple[str, str]:
    return ",;" * (size // 2), ";," * (size // 3)


def _renamed(size: int) -> tuple[str, str]:
    """Return a text that names two persons again and again, and others under the same names."""
    names = (
        ("The mayor came. Then the prefect came too. ", "mayor and mayor or "),
        ("The prefect came. Then the clerk came too. ", "prefect and prefect or "),
    )
    old, new = (
        head + line * (size // 20 + more) + end for (head, line), more, end in zip(names, (0, 7), "km", strict=True)
    )
    return old, new


def _defined(size: int) -> tuple[str, str]:
    """Return definitions of which each has another number and means something else."""
    old, new = (
        " ".join(f'"harbour {n + more}" {verb} "{what}"' for n in range(size // 32))
        for more, verb, what in ((0, "means", "ship"), (10**6, "includes", "crew"))
    )
    return old, new


def _prose(edit: Callable[[list[str]], list[str]]) -> Callable[[int], tuple[str, str]]:
    return lambda size: ("\n\n".join(paragraphs(size)), "\n\n".join(edit(paragraphs(size))))


def _growth() -> list[Figure]:
    inputs: dict[str, Callable[[int], tuple[str, str]]] = {
        "one change every 5 kB": _prose(often),
        "distant versions": _prose(distant),
        "thousands of repeated paragraphs": _repeated,
        "texts that share nothing": _different,
        "one paragraph": _huge,
        "random tokens in one paragraph": _random,
        "ranges of figures in one paragraph": _ranges,
        "signs in one paragraph": _signs,
        "words that are replaced throughout one paragraph": _renamed,
        "definitions in one paragraph": _defined,
    }
    found = []
    for name, text in inputs.items():
        sides = [text(size) for size in (500_000, 1_000_000)]
        once, twice = (best(lambda pair=pair: marked(*pair), 3, process_time) for pair in sides)
        found.append(Figure(f"comparing 1 MB: {name}", "500 kB of it", twice / once, GROWTH, twice))
    sides = [_huge(size) for size in (500_000, 1_000_000)]
    once, twice = (best(lambda pair=pair: compare(*pair).operations, 2, process_time) for pair in sides)
    found.append(Figure("operations on one paragraph of 1 MB", "500 kB of it", twice / once, GROWTH, twice))
    return found


def _memory() -> list[Figure]:
    old = paragraphs(1_000_000)
    found = []
    for edit, what in ((once, "one change"), (often, "one every 5 kB"), (distant, "distant")):
        sides = "\n\n".join(old), "\n\n".join(edit(old))
        found.append(Figure(f"memory, 1 MB, {what}", "the two texts", _peak(*sides) / sum(map(len, sides)), 12, 0))
    for text, what in ((_huge, "one paragraph"), (_random, "random tokens in one paragraph")):
        sides = text(1_000_000)
        found.append(Figure(f"memory, 1 MB, {what}", "the two texts", _peak(*sides) / sum(map(len, sides)), 12, 0))
    old = paragraphs(SIZES["5 MB"])
    peak = _peak("\n\n".join(old), "\n\n".join(once(old)))
    return [*found, Figure("memory beyond the texts, 5 MB, one change", "30 MB", peak / 30_000_000, 1, 0)]


def _peak(old: str, new: str) -> int:
    """Return the most bytes that a comparison has in use at once, beyond the two texts."""
    tracemalloc.start()
    marked(old, new)
    peak = tracemalloc.get_traced_memory()[1]
    tracemalloc.stop()
    return peak
