"""Amendments on a revised draft, as lines of a terminal. Adds no facts."""

from collections import Counter
from collections.abc import Iterator

from rich.text import Text

from amendiff.analyse.rebase.outcome import STATUSES, Carried, Rebased, Status
from amendiff.model.dossier import Dossier
from amendiff.model.naming import in_a_row
from amendiff.model.wording import operation_in_words
from amendiff.render.terminal import Look, plain, wrapped

_COLORS = {
    "holds": "green",
    "already contained": "cyan",
    "holds in part": "yellow",
    "clashes": "bold red",
    "has lost its place": "bold red",
}


def carried_lines(found: Rebased, dossier: Dossier, onto: str, look: Look) -> Iterator[Text]:
    """Return *found* by amendment: what each operation asks, its status, and the words concerned."""
    yield from wrapped(plain(f"{dossier.name} on {onto}", "bold"), look.width, "", "  ")
    yield from wrapped(plain(f"The revision: {found.summary}."), look.width)
    for one, amendment in zip(found.amendments, dossier.amendments, strict=True):
        yield Text()
        title = f" “{amendment.title}”" if amendment.title else ""
        by = f" by {in_a_row(amendment.sponsors)}" if amendment.sponsors else ""
        head = plain(f"{one.id}{title}", "bold").append_text(plain(f"{by}: "))
        yield from wrapped(head.append_text(_status(one.status)), look.width, "", "  ")
        for name in one.waits_for:
            yield from wrapped(plain(f"it amends {name}, which is to be settled first"), look.width, "  ", "    ")
        for each in one.operations:
            yield from _operation(each, look)
    yield Text()
    yield from wrapped(plain(_counted(found)), look.width, "", "  ")


def _status(status: Status) -> Text:
    return plain("is already contained" if status == "already contained" else status, _COLORS[status])


def _operation(each: Carried, look: Look) -> Iterator[Text]:
    text = (
        plain(f"{each.id} ")
        .append_text(_status(each.status))
        .append_text(plain(f": {operation_in_words(each.operation)}"))
    )
    yield from wrapped(text, look.width, "  ", "    ")
    if each.reason:
        yield from wrapped(plain(each.reason), look.width, "    ")
    for place in each.places if not each.accepted else ():
        if place.status not in ("holds", "already contained"):
            yield from wrapped(plain(place.words), look.width, f"      {place.at}: - ", "          ")
            now = place.stands or ("nothing" if place.new else "no such provision")
            yield from wrapped(plain(now), look.width, f"      {place.new or 'revision'}: + ", "          ")
    if each.suggestion and not each.accepted:
        there = each.suggestion
        words = f"perhaps at {there.at}: “{there.words}” (score {there.score:.2f}); --accept {each.id} takes it"
        yield from wrapped(plain(words), look.width, "    ", "      ")


def _counted(found: Rebased) -> str:
    counts = Counter(each.status for one in found.amendments for each in one.operations)
    said = [f"{counts[status]} {_plural(status, counts[status])}" for status in STATUSES if counts[status]]
    total = sum(counts.values())
    if not said:
        return "no operations"
    ending = "" if found.settled else "; what does not hold is to be settled by a person"
    return f"{total} operation{'s' * (total != 1)}: {', '.join(said)}{ending}"


def _plural(status: Status, count: int) -> str:
    if count == 1:
        return status
    return {"holds": "hold", "holds in part": "hold in part", "clashes": "clash"}.get(
        status, "have lost their place" if status == "has lost its place" else status
    )
