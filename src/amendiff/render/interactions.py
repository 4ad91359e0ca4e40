"""What amendments are to each other, and the order of voting, as lines of a terminal. Adds no facts."""

from collections.abc import Iterator

from rich.text import Text

from amendiff.analyse.interactions import Interaction, Interactions, Kind
from amendiff.analyse.interactions.kinds import NAMES
from amendiff.analyse.voting import Ballot, Item, Order
from amendiff.model.naming import in_a_row, in_words
from amendiff.render.terminal import Look, plain, wrapped

SIGNS: dict[Kind, str] = {
    "depends": "D",
    "alternatives": "A",
    "contained": "C",
    "overlap": "O",
    "order": "1",
    "same-gap": "G",
    "reference": "R",
    "same-effect": "=",
    "mergeable": "m",
    "independent": "·",
}
"""The sign of each kind in the matrix."""


def interacting(dossier: str, found: Interactions, look: Look) -> Iterator[Text]:
    """Return the matrix of all pairs where it is narrow enough, and each pair that touches, with its reasons."""
    count, touching = len(found.amendments), len(found.pairs)
    pairs = touching + found.independent
    yield plain(dossier, "bold")
    told = f"{count} amendments, {touching} of {pairs} pairs touch" if count != 1 else "1 amendment, and no pair"
    yield from wrapped(plain(told), look.width, "  ")
    if touching:
        yield from _matrix(found, look)
    for pair in found.pairs:
        if pair.kind != "mergeable":
            yield Text()
            yield from _pair(pair, look)
    if both := [pair for pair in found.pairs if pair.kind == "mergeable"]:
        yield Text()
        yield plain("One place, both can stand", "bold")
        said = (f"{in_a_row(pair.amendments)} in {in_words(pair.touches[0].address)}" for pair in both)
        yield from wrapped(plain("; ".join(said)), look.width, "  ")
    if found.broken:
        yield Text()
        yield plain("References of the text itself", "bold")
        for one in found.broken:
            yield from wrapped(plain(f"{one.amendment}: {one.reason}"), look.width, "  ", "    ")


def _matrix(found: Interactions, look: Look) -> Iterator[Text]:
    names = found.amendments
    cell, head = max(map(len, names)) + 2, max(map(len, names)) + 4
    if head + cell * (len(names) - 1) > look.width:
        yield from wrapped(
            plain("too many for a matrix of this width: each pair that touches is below"), look.width, "  "
        )
        return
    yield Text()
    yield Text("  " + " " * (head - 2) + "".join(f"{name:<{cell}}" for name in names[1:]).rstrip())
    used: dict[Kind, None] = {}
    for n, one in enumerate(names[:-1]):
        line = Text(f"  {one:<{head - 2}}" + " " * cell * n)
        for other in names[n + 1 :]:
            kind = found.between(one, other).kind
            used[kind] = None
            line.append_text(plain(f"{SIGNS[kind]:<{cell}}", "" if kind == "independent" else "bold"))
        line.rstrip()
        yield line
    yield Text()
    said = ", ".join(f"{SIGNS[kind]} {NAMES[kind]}" for kind in SIGNS if kind in used)
    yield from wrapped(plain(said, "dim"), look.width, "  ")


def _pair(pair: Interaction, look: Look) -> Iterator[Text]:
    head = plain(in_a_row(pair.amendments), "bold").append_text(plain(f": {NAMES[pair.kind]}"))
    yield from wrapped(head, look.width, "", "  ")
    for touch in pair.touches:
        yield from wrapped(plain(touch.reason), look.width, "  ", "    ")
        yield from wrapped(plain(f"→ {touch.becomes}", "dim"), look.width, "  ", "    ")


def ordered(found: Order, look: Look) -> Iterator[Text]:
    """Return the suggested order of voting, place by place, with the measure and what each leaves nothing of."""
    yield plain(found.dossier, "bold")
    told = "The order that the dossier states." if found.stated else "A suggestion: the chair decides."
    yield from wrapped(
        plain(f"{told} Amendments to one place: the one that changes most words first."), look.width, "  "
    )
    number, last = 0, ""
    for item in found.items:
        heading = _heading(item)
        if heading.plain != last:
            yield Text()
            yield from wrapped(heading, look.width, "  ", "    ")
        last = heading.plain
        for ballot in item.ballots:
            number += 1
            yield from _ballot(number, ballot, look)
    if not found.items:
        yield from wrapped(plain("No amendments."), look.width, "  ")


def _heading(item: Item) -> Text:
    place = in_words(item.address) if item.address else "the whole text"
    exclude = ": only one of them can stand" if item.alternatives else ""
    return plain(place[:1].upper() + place[1:] + exclude, "bold")


def _ballot(number: int, ballot: Ballot, look: Look) -> Iterator[Text]:
    words = f"{ballot.distance} word{'s' * (ballot.distance != 1)}"
    amends = f", amends {ballot.after}" if ballot.after else ""
    decided = "" if ballot.outcome == "pending" else f", {ballot.outcome}"
    head = plain(ballot.amendment, "bold").append_text(plain(f" ({words}{amends}{decided})"))
    yield from wrapped(head, look.width, f"  {number:>3}. ", "       ")
    if ballot.leaves_nothing_of:
        said = f"adopting it leaves nothing of {in_a_row(ballot.leaves_nothing_of)} to vote on"
        yield from wrapped(plain(said), look.width, "       ", "         ")
        for reason in dict.fromkeys(ballot.reasons):
            yield from wrapped(plain(reason, "dim"), look.width, "       ", "         ")
