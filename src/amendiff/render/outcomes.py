"""What other sets of amendments lead to, as lines of a terminal. Adds no facts."""

from collections.abc import Iterator

from rich.text import Text

from amendiff.analyse.outcomes import WRITTEN, Group, Outcomes, ways_in_words
from amendiff.analyse.redline import changed, redline
from amendiff.analyse.summary import summary
from amendiff.analyse.what_if import WhatIf
from amendiff.application import read
from amendiff.model.dossier import Dossier
from amendiff.model.naming import in_a_row
from amendiff.render.machine.deliberation import together
from amendiff.render.terminal import Look, difference, plain, wrapped


def supposed(found: WhatIf, look: Look) -> Iterator[Text]:
    """Return a text that the record does not have, as it differs from the text as tabled."""
    amendments = in_a_row(found.order) or "no amendment"
    yield from wrapped(plain(f"{found.dossier.name} with {amendments}", "bold"), look.width)
    for said in found.sentences:
        yield from wrapped(plain(said), look.width, "  ", "    ")
    reading = found.adoption.reading
    rows = redline(read(reading.weave), reading)
    yield Text()
    yield from difference(rows, look)
    yield Text()
    yield from wrapped(plain(f"{summary(changed(rows))}; what if, not the record"), look.width)


def led_to(dossier: Dossier, found: Outcomes, look: Look) -> Iterator[Text]:
    """Return the distinct texts, group by group, each with the sets that lead to it."""
    of = f"of {found.address} " if found.address else ""
    yield plain(found.dossier, "bold")
    text = "text" if found.count == 1 else "texts"
    factors = " × ".join(str(len(group.outcomes)) for group in found.groups)
    told = f"{found.count:,} distinct {text} {of}".strip() + (f" = {factors}" if len(found.groups) > 1 else "")
    yield from wrapped(plain(told), look.width, "  ")
    for n, group in enumerate(found.groups, 1):
        yield Text()
        yield from _group(dossier, n, group, look)
    if len(found.groups) > 1:
        yield Text()
        yield from _combined(found, look)
    for note in found.notes:
        yield Text()
        yield from wrapped(plain(f"note: {note}"), look.width)


def _group(dossier: Dossier, number: int, group: Group, look: Look) -> Iterator[Text]:
    yield from wrapped(plain(f"{number}. {in_a_row(group.amendments)}", "bold"), look.width, "", "   ")
    for n, outcome in enumerate(group.outcomes):
        yield from wrapped(plain(f"{_name(number, n)}. {ways_in_words(outcome)}"), look.width, "   ", "       ")
        reading = outcome.reading(dossier)
        rows = changed(redline(read(reading.weave), reading))
        for line in difference(rows, Look(max(look.width - 4, 20), look.colored, look.badges), context=0):
            yield Text("    ").append_text(line) if line.plain else line


def _name(group: int, outcome: int) -> str:
    return f"{group}{chr(ord('a') + outcome) if outcome < 26 else f'.{outcome + 1}'}"


def _combined(found: Outcomes, look: Look) -> Iterator[Text]:
    if found.count > WRITTEN:
        told = f"All {found.count:,} combinations of one outcome of each are possible: too many to write out."
        yield from wrapped(plain(told), look.width)
        return
    yield plain("All combinations", "bold")
    for combination in found.combinations():
        yield from wrapped(plain(" + ".join(together(combination)) or "none"), look.width, "  ", "    ")
