"""What it costs to read instructions in words: against one pass of a pattern, and as hostile text grows."""

import re

from amendiff.drafting import parse
from benchmarks.measure import Figure, best

_ITEM = (
    "{n}. In operative paragraph {n}, after the words “member States of group {n}”, insert the words “and observers, "
    "including from the region”; delete the words “as appropriate”."
)
ITEMS = "\n\n".join(_ITEM.format(n=n) for n in range(1, 51))
_PATTERN = re.compile(r"“[^”]*”|\b(?:insert|delete|replace|add|after|before|paragraphs?|\d+)\b", re.IGNORECASE)
"""What a script would look for: quotations, verbs, and what names a place."""


def figures() -> list[Figure]:
    """Return the time of a document of fifty items, and how twice as many quotation marks change it."""
    parse(ITEMS)
    ours = best(lambda: parse(ITEMS))
    theirs = best(lambda: [_PATTERN.findall(ITEMS) for _ in range(100)]) / 100
    small, large = '“a "b ‘c ' * 10_000, '“a "b ‘c ' * 20_000
    once, twice = best(lambda: parse(small), 3), best(lambda: parse(large), 3)
    return [
        Figure("50 instructions", "re over the same text once", ours / theirs, 250, ours),
        Figure("twice as many quotation marks", "half of them", twice / once, 2.6, twice),
    ]
