"""Differences that a reader wants to pass over: of case, space, punctuation or numbers. Knows words only."""

from collections.abc import Iterable
from typing import Literal

from amendiff.comparison.matching import blocks
from amendiff.comparison.tokens import tokens
from amendiff.comparison.weights import weight

Kind = Literal["case", "space", "punctuation", "numbers"]
Ignored = frozenset[Kind]
KINDS: tuple[Kind, ...] = ("case", "space", "punctuation", "numbers")


def checked(ignore: Iterable[Kind]) -> Ignored:
    """Return *ignore*; raise ValueError where it names what cannot be ignored."""
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
            theirs = tokens(between)
        said.append(_spelled(between, "".join(theirs), ignore))
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
    if "numbers" in ignore and any(map(str.isnumeric, token)):
        return "0"
    return token.casefold() if "case" in ignore else token
