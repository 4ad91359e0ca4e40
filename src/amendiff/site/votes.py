"""Votes as bars and grids: inline SVG beside the same numbers and names in words and tables. Knows no page."""

import msgspec

from amendiff.model.decision import RollCall, Vote
from amendiff.render.html import escape
from amendiff.sentences import say, spoken
from amendiff.site.voices import IN_ENGLISH, Spoken
from amendiff.site.wording import WAYS, cast

WIDTH, HEIGHT, GAP = 600, 28, 3
COLUMNS, CELL, MOST = 30, 20, 1000


class Listed(msgspec.Struct, frozen=True):
    """Those who voted one way, and whether the list is whole."""

    how: str
    said: str
    names: tuple[str, ...]
    number: int | None
    complete: bool


def bar(vote: Vote | None, voice: Spoken = IN_ENGLISH) -> str:
    """Return the picture of a vote, in the direction of *voice*; ``""`` unless all three numbers are known."""
    if vote is None or None in (vote.in_favour, vote.against, vote.abstaining):
        return ""
    parts = [(name, int(getattr(vote, name))) for name in tuple(WAYS)[:3]]
    total, mirrored = sum(number for _, number in parts), voice.direction == "rtl"
    if not total:
        return ""
    drawn, left = [], 0.0
    for name, number in parts:
        if not number:
            continue
        width = WIDTH * number / total
        size = max(width - GAP, 1)
        x = WIDTH - left - 1 - size if mirrored else left + 1
        drawn.append(f'<rect class="{name}" x="{x:.1f}" y="1" width="{size:.1f}" height="{HEIGHT - 2}"/>')
        if width > 40:
            words = escape(spoken(cast(name, number), voice)) if width > 125 else str(number)
            x = WIDTH - left - 9 if mirrored else left + 9
            drawn.append(f'<text class="{name}" x="{x:.1f}" y="20">{words}</text>')
        left += width
    return (
        f'<svg class="bar" viewBox="0 0 {WIDTH} {HEIGHT}" aria-hidden="true" focusable="false">{"".join(drawn)}</svg>'
    )


def grid(vote: Vote | None, voice: Spoken = IN_ENGLISH) -> str:
    """Return a sign for each vote that was cast, names first; ``""`` unless somebody's vote is known by name.

    A disc is in favour, a cross against, a ring abstains, a dot is absent: the signs differ without colour.
    """
    lists = roll(vote)
    if vote is None or not lists:
        return ""
    named = {one.how: one.names for one in lists}
    cells = []
    for way, said in WAYS.items():
        names = named.get(way, ())
        number = getattr(vote, way)
        count = max(len(names), number or 0)
        cells += [
            (way, say("%(name)s: %(way)s", name=names[n] if n < len(names) else say("not known by name"), way=said))
            for n in range(count)
        ]
    if len(cells) > MOST:
        return ""
    drawn = []
    for n, (way, said) in enumerate(cells):
        x, y = n % COLUMNS * CELL + CELL // 2, n // COLUMNS * CELL + CELL // 2
        x = COLUMNS * CELL - x if voice.direction == "rtl" else x
        drawn.append(f'<g class="{way}"><title>{escape(spoken(said, voice))}</title>{_sign(way, x, y)}</g>')
    width, height = COLUMNS * CELL, -(-len(cells) // COLUMNS) * CELL
    return (
        f'<svg class="grid" viewBox="0 0 {width} {height}" aria-hidden="true" focusable="false">{"".join(drawn)}</svg>'
    )


def _sign(way: str, x: int, y: int) -> str:
    match way:
        case "in_favour":
            return f'<circle cx="{x}" cy="{y}" r="7"/>'
        case "against":
            return f'<path d="M{x - 6} {y - 6}l12 12m0-12l-12 12"/>'
        case "abstaining":
            return f'<circle cx="{x}" cy="{y}" r="6"/>'
        case _:
            return f'<circle cx="{x}" cy="{y}" r="2"/>'


def roll(vote: Vote | None) -> tuple[Listed, ...]:
    """Return who voted how, as far as the record knows."""
    called: RollCall | None = vote.roll_call if vote else None
    if vote is None or called is None:
        return ()
    found = []
    for name, said in WAYS.items():
        names = getattr(called, name)
        if names:
            found.append(Listed(name, said, names, getattr(vote, name), name in called.complete))
    return tuple(found)


__all__ = ["Listed", "bar", "grid", "roll"]
