"""What stays, is taken out and is put in, in order; and how the runs of parts that were compared apart are joined."""

from collections.abc import Sequence
from typing import Literal

from amendiff.comparison.tokens import tokens
from amendiff.comparison.weights import WORD, weigh

Sign = Literal["=", "-", "+"]
Runs = tuple[tuple[Sign, str], ...]
SIGNS: tuple[Sign, Sign] = ("-", "+")

SHORT = 64
"""Characters of an equal stretch that may be light enough to go with the changes around it."""


def joined(head: Runs, rest: Runs) -> Runs:
    """Return the runs of a text of which two parts were compared; changes next to each other are one."""
    start, end = len(head), 0
    while start and head[start - 1][0] != "=":
        start -= 1
    if start == len(head):
        both = head[-1:] + rest[:1]
        if [sign for sign, _ in both] != ["=", "="]:
            return head + rest
        return (*head[:-1], ("=", both[0][1] + both[1][1]), *rest[1:])
    while end < len(rest) and rest[end][0] != "=":
        end += 1
    amid = head[start:] + rest[:end]
    sides = ((sign, "".join(words for one, words in amid if one == sign)) for sign in SIGNS)
    return (*head[:start], *(run for run in sides if run[1]), *rest[end:])


def extend(runs: list[tuple[Sign, str]], rest: Runs) -> None:
    """Add the runs of the next piece of one wording to *runs*; a light word between two replacements goes with them."""
    between = runs.pop()[1] if runs and runs[-1][0] == "=" else ""
    if rest[0][0] == "=":
        between, rest = between + rest[0][1], rest[1:]
    if between and not (_replaces(runs[-2:]) and _replaces(rest[:2]) and _is_light(between)):
        runs += ("=", between), *rest
        return
    start = len(runs)
    while start and runs[start - 1][0] != "=":
        start -= 1
    last = tuple(runs[start:])
    runs[start:] = joined(joined(last, (("-", between), ("+", between))) if between else last, rest)


def _replaces(runs: Sequence[tuple[Sign, str]]) -> bool:
    return [sign for sign, _ in runs] == [*SIGNS]


def _is_light(words: str) -> bool:
    return len(words) <= SHORT and weigh(tokens(words)) <= WORD
