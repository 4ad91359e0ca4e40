"""What explains a text and what nobody explains, as lines of a terminal. Adds no facts."""

from collections.abc import Iterator
from typing import Literal

from rich.text import Text

from amendiff.analyse.explanation import Explanation, Residue
from amendiff.model.naming import in_a_row
from amendiff.render.terminal import Look, marked, plain, wrapped
from amendiff.render.text import label


def explanation_lines(found: Explanation, look: Look) -> Iterator[Text]:
    """Return *found*: what explains how much, each place that is left with its nearest amendment, what else fits."""
    yield from wrapped(plain(found.summary, "bold"), look.width)
    if found.best.recorded and found.best.amendments:
        yield from wrapped(plain(f"the adopted set is {_set(found.best.amendments)}"), look.width, "  ", "    ")
    for one in found.residues:
        yield Text()
        yield from wrapped(plain(one.place, "bold"), look.width)
        yield from wrapped(marked(one.row, look), look.width, "  " + label(one.row.provision))
        for said in _said(one):
            yield from wrapped(plain(said), look.width, "  ", "    ")
    if found.halves:
        yield Text()
        for half in found.halves:
            yield from wrapped(plain(half.sentence), look.width, "", "  ")
    if found.others:
        yield Text()
        yield plain("as much is explained by")
        for other in found.others:
            order = " (in this order)" if other.ordered else ""
            record = " (the adopted set)" if other.recorded else ""
            yield from wrapped(plain(f"{_set(other.amendments)}{order}{record}"), look.width, "  ", "    ")


def _said(one: Residue) -> Iterator[str]:
    level: Literal["word", "words"] = "word" if one.words == 1 else "words"
    told = [_change(change.old, change.new) for change in one.changes if not change.fold]
    if told:
        yield f"{one.words} {level} not explained: {in_a_row(told)}"
    if one.differs:
        yield f"{in_a_row(one.differs)} {'differs' if one.differs == ('emphasis',) else 'differ'}"
    if one.nearest and one.words:
        yield f"nearest is {one.nearest}: {one.because}"


def _change(old: str, new: str) -> str:
    if old and new:
        return f"“{new}” for “{old}”"
    if not (old or new):
        return "its place"
    return f"“{new}” added" if new else f"“{old}” left out"


def _set(names: tuple[str, ...]) -> str:
    return "+".join(names) or "no amendment"
