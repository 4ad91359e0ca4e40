"""Score amendiff and its peers on marked pairs: python benchmarks/quality/run.py [--held] [--show]."""

import difflib
import re
import shutil
import subprocess
import sys
import tempfile
from collections.abc import Callable
from pathlib import Path

from amendiff.comparison.words import changes

Runs = list[tuple[str, str]]
MARKED = re.compile(r"(\[-.*?-\]|\[\+.*?\+\])")
SIGNS = {0: "=", -1: "-", 1: "+"}
WORD = re.compile(r"\w+|\s+|[^\w\s]")


def pairs(*, held: bool) -> list[tuple[str, Runs]]:
    """Return the marked pairs, with their topics: those that were looked at, or those that only score."""
    lines = [line for line in (Path(__file__).parent / "pairs.txt").read_text("utf-8").splitlines() if line[0] != "#"]
    found = []
    for line in lines[held::2]:
        topic, _, text = line.partition(": ")
        parts = [part for part in MARKED.split(text) if part]
        found.append((topic, [(part[1], part[2:-2]) if MARKED.fullmatch(part) else ("=", part) for part in parts]))
    return found


def side(runs: Runs, sign: str) -> str:
    return "".join(text for mark, text in runs if mark in ("=", sign))


def spans(runs: Runs) -> list[tuple[int, str, str]]:
    """Return each change as its place and its words; white space counts nowhere, since peers treat it differently."""
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
    """Return the places of marked characters on one side, white space aside."""
    places: set[int] = set()
    at = 0
    for mark, text in runs:
        size = len("".join(text.split()))
        if mark == sign:
            places.update(range(at, at + size))
        if mark in ("=", sign):
            at += size
    return places


def cuts(runs: Runs) -> int:
    """Return how many changes begin or end inside a word of either side."""
    found = 0
    for sign in "-+":
        text, at = side(runs, sign), 0
        for mark, words in runs:
            if mark in ("=", sign):
                at += len(words)
                found += bool(
                    re.match(r"\w\w", text[max(0, at - 1) : at + 1]) and 0 < at < len(text) and text[at] < "\u0e00"
                )
    return found


def from_opcodes(a: list[str], b: list[str], opcodes: list[tuple[str, int, int, int, int]]) -> Runs:
    runs: Runs = []
    for tag, i, end, j, last in opcodes:
        if tag == "equal":
            runs.append(("=", "".join(a[i:end])))
        else:
            runs += [("-", "".join(a[i:end]))] if i < end else []
            runs += [("+", "".join(b[j:last]))] if j < last else []
    return runs


def with_difflib(old: str, new: str) -> Runs:
    a, b = WORD.findall(old), WORD.findall(new)
    return from_opcodes(a, b, difflib.SequenceMatcher(None, a, b, autojunk=False).get_opcodes())


def with_dmp(old: str, new: str) -> Runs:
    from diff_match_patch import diff_match_patch

    engine = diff_match_patch()
    engine.Diff_Timeout = 0
    found = engine.diff_main(old, new, False)
    engine.diff_cleanupSemantic(found)
    return [(SIGNS[sign], text) for sign, text in found]


def with_dmp_words(old: str, new: str) -> Runs:
    from diff_match_patch import diff_match_patch

    engine = diff_match_patch()
    engine.Diff_Timeout = 0
    table: dict[str, str] = {}
    a, b = ("".join(table.setdefault(t, chr(0xE000 + len(table))) for t in WORD.findall(text)) for text in (old, new))
    back = {sign: token for token, sign in table.items()}
    found = engine.diff_main(a, b, False)
    engine.diff_cleanupSemantic(found)
    return [(SIGNS[sign], "".join(back[character] for character in text)) for sign, text in found]


def with_program(*command: str) -> Callable[[str, str], Runs]:
    def run(old: str, new: str) -> Runs:
        with tempfile.TemporaryDirectory() as folder:
            a, b = Path(folder, "a"), Path(folder, "b")
            a.write_text(old + "\n", "utf-8")
            b.write_text(new + "\n", "utf-8")
            done = subprocess.run([*command, str(a), str(b)], capture_output=True, text=True, check=False)
        text = done.stdout
        if "@@" in text:
            text = text.split("@@\n", 1)[1]
        parts = [part for part in re.split(r"(\[-.*?-\]|\{\+.*?\+\})", text.rstrip("\n"), flags=re.DOTALL) if part]
        return [
            (part[1], part[2:-2]) if re.fullmatch(r"\[-.*-\]|\{\+.*\+\}", part, re.DOTALL) else ("=", part)
            for part in parts
        ]

    return run


def engines() -> dict[str, Callable[[str, str], Runs]]:
    found: dict[str, Callable[[str, str], Runs]] = {
        "amendiff": lambda old, new: list(changes(old, new)),
        "difflib, words": with_difflib,
        "diff-match-patch": with_dmp,
        "diff-match-patch, words": with_dmp_words,
    }
    if shutil.which("wdiff"):
        found["wdiff"] = with_program("wdiff", "-n")
    if shutil.which("dwdiff"):
        found["dwdiff"] = with_program("dwdiff", "-P")
    if shutil.which("git"):
        found["git --word-diff"] = with_program("git", "diff", "--no-index", "--word-diff", "-U9")
    return found


def main() -> None:
    held, show = "--held" in sys.argv, "--show" in sys.argv
    chosen = pairs(held=held)
    print(f"{len(chosen)} pairs, {'held back' if held else 'looked at'}")
    print(f"{'engine':26}{'exact':>8}{'inside':>8}{'changes':>8}{'cuts':>8}{'words':>8}")
    for name, engine in engines().items():
        exact = inside = changed = wanted = marks = cut = 0
        for topic, human in chosen:
            old, new = side(human, "-"), side(human, "+")
            runs = engine(old, new)
            same = spans(runs) == spans(human)
            exact += same
            inside += all(marked(runs, sign) <= marked(human, sign) for sign in "-+")
            changed += len(spans(runs))
            cut += cuts(runs)
            wanted += len(spans(human))
            marks += sum(len(text.split()) for sign, text in runs if sign != "=")
            if show and name == "amendiff" and not same:
                print(f"  {topic}: " + "".join(text if sign == "=" else f"[{sign}{text}{sign}]" for sign, text in runs))
                print(
                    f"  {' ' * len(topic)}  " + "".join(t if sign == "=" else f"[{sign}{t}{sign}]" for sign, t in human)
                )
        total = len(chosen)
        print(f"{name:26}{exact / total:8.1%}{inside / total:8.1%}{changed / wanted:8.2f}{cut:8}{marks:8}")


if __name__ == "__main__":
    main()
