"""Differences that a reader wants to pass over: of case, space, punctuation or numbers. Knows words only."""

import re
from collections.abc import Iterable
from typing import Literal

from amendiff.comparison.matching import blocks
from amendiff.comparison.tokens import tokens
from amendiff.comparison.weights import weight

Kind = Literal["case", "space", "punctuation", "numbers"]
Ignored = frozenset[Kind]
KINDS: tuple[Kind, ...] = ("case", "space", "punctuation", "numbers")


_FIGURES = re.compile(r"0+(?:[.,\s]0+)*(?:(?:st|nd|rd|th)\b)?")
"""A number, once each of its figures is a nought: what is left of "the 4th of June" says which number it was not."""
_WITHIN = re.compile(r"(?<=[^\W\d_])[-‐‑–'’](?=[^\W\d_])")
"""Signs within a word; those within a number are a part of it."""


def checked(ignore: Kind | Iterable[Kind]) -> Ignored:
    """Return *ignore*, one kind or several; raise ValueError where it names what cannot be ignored."""
    ignore = [ignore] if isinstance(ignore, str) else ignore
    if unknown := sorted(set(ignore) - set(KINDS)):
        raise ValueError(f"cannot ignore {unknown[0]!r}: choose from {', '.join(KINDS)}")
    return frozenset(ignore)


def towards(old: str, new: str, ignore: Ignored) -> str:
    """Return *old*, spelled as *new* wherever the two differ only in what is ignored."""
    a, b = tokens(old), tokens(new)
    x = [at for at, token in enumerate(a) if _folded(token, ignore)]
    y = [at for at, token in enumerate(b) if _folded(token, ignore)]
    found = blocks([_folded(a[at], ignore) for at in x], [_folded(b[at], ignore) for at in y], weight)
    same = {start + step: first + step for start, first, size in found for step in range(size)}
    said: list[str] = []
    for n in range(-1, len(x)):
        to = -1 if n < 0 else same.get(n)
        ahead = len(y) if n + 1 == len(x) else same.get(n + 1)
        if n >= 0:
            said.append(a[x[n]] if to is None else b[y[to]])
        between = "".join(a[x[n] + 1 if n >= 0 else 0 : x[n + 1] if n + 1 < len(x) else len(a)])
        if to is not None and (to + 1 == ahead or (n >= 0 and ahead is None)):
            theirs = b[y[to] + 1 if to >= 0 else 0 : y[to + 1] if to + 1 < len(y) else len(b)]
        elif ahead is not None and ahead > 0 and n + 1 < len(x):
            theirs = b[y[ahead - 1] + 1 : y[ahead]]
        else:
            theirs = []
        beside = to is not None and to + 1 == ahead
        put = "".join(theirs)
        said.append(_spelled(between, put, ignore) if beside or (between and put) else between)
    return "".join(said)


def _spelled(old: str, new: str, ignore: Ignored) -> str:
    """Return what stands between two words as it is in the new text, where that is the same."""
    return new if _kept(old, ignore) == _kept(new, ignore) else old


def _kept(between: str, ignore: Ignored) -> str:
    """Return what counts of the space and the signs between two words."""
    if "punctuation" in ignore:
        between = "".join(sign for sign in between if sign.isspace())
    if "space" in ignore:
        return "".join(between.split())
    return between


def _folded(token: str, ignore: Ignored) -> str:
    """Return what counts of *token*: nothing of space, and nothing of a sign that is ignored."""
    if token.isspace() or ("punctuation" in ignore and not any(map(str.isalnum, token))):
        return ""
    if not token.isalpha():
        if "space" in ignore:
            token = "".join(token.split())
        if "numbers" in ignore:
            token = _FIGURES.sub("0", "".join("0" if sign.isnumeric() else sign for sign in token))
        if "punctuation" in ignore:
            token = _WITHIN.sub("", token)
    return token.casefold() if "case" in ignore else token
