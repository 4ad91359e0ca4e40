"""Who proposes what, as it stands behind a bracket: ``(France, Denmark – L.14; Norway – L.15)``. Adds no facts."""

from collections.abc import Iterable

from amendiff.analyse.compilation.paper import Compilation, Proposer, Words
from amendiff.model.amendment import amendment_of
from amendiff.model.document import Mark

MANY = 5
"""Sponsors from which on only the first three are named; the list at the end of the paper names all."""


class Credits:
    """The proposers of one paper, by amendment."""

    def __init__(self, paper: Compilation) -> None:
        self._known = {one.id: one for one in paper.proposers}
        self._outcomes = paper.everything

    def of(self, operations: Iterable[str]) -> str:
        """Return who asks for *operations*, without brackets; those of one amendment once."""
        names = dict.fromkeys(amendment_of(operation) for operation in operations)
        return "; ".join(self._said(self._known[name]) for name in names)

    def _said(self, one: Proposer) -> str:
        sponsors = few(one.sponsors)
        outcome = f", {one.outcome.replace('-', ' ')}" if self._outcomes and one.outcome != "pending" else ""
        return f"{sponsors} – {one.id}{outcome}" if sponsors else f"{one.id}{outcome}"


def few(sponsors: tuple[str, ...]) -> str:
    """Return *sponsors* in a row; of many, the first three and how many others."""
    if len(sponsors) <= MANY:
        return ", ".join(sponsors)
    return f"{', '.join(sponsors[:3])} and {len(sponsors) - 3} others"


def spaced(before: str, after: str) -> bool:
    """Whether a space belongs between the characters that end *before* and begin *after*, one of them a bracket's."""
    if not before or not after or before[-1].isspace() or after[0].isspace():
        return False
    return before[-1] not in "([{“‘«" and after[0] not in ".,;:!?)]}”’»"


_RAISED = str.maketrans("0123456789", "⁰¹²³⁴⁵⁶⁷⁸⁹")


def noted(words: Words) -> Words:
    """Return *words* with a raised number where a footnote is referred to."""
    text = words.text
    marks = [mark for mark in words.marks if mark.kind != "note"]
    for note in sorted((mark for mark in words.marks if mark.kind == "note"), reverse=True):
        sign = note.target.translate(_RAISED) if note.target.isdecimal() else f" (note {note.target})"
        at, size = note.start, len(sign)
        text = text[:at] + sign + text[at:]
        marks = [
            Mark(one.start + size * (one.start >= at), one.end + size * (one.end > at), one.kind, one.target)
            for one in marks
        ]
    return Words(text, tuple(marks))


def introduced(paper: Compilation) -> str:
    """Return what the paper is, in a sentence or two."""
    count = len(paper.proposers)
    by = f" by {few(paper.tabled_by)}" if paper.tabled_by else ""
    said = f"The text as tabled{by} with the proposals of {count} amendment{'s' * (count != 1)} in square brackets."
    if paper.decided:
        said += " The text was decided on; each proposal is shown with its outcome."
    elif paper.left_out:
        said += f" Not shown, since withdrawn, rejected or fallen: {', '.join(paper.left_out)}."
    return said
