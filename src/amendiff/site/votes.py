"""Votes as bars and grids: inline SVG beside the same numbers and names in words and tables. Knows no page."""

import msgspec

from amendiff.model.decision import RollCall, Vote
from amendiff.render.html import escape
from amendiff.site.wording import COUNTED

WIDTH, HEIGHT, GAP = 600, 28, 3
COLUMNS, CELL, MOST = 30, 20, 1000


class Listed(msgspec.Struct, frozen=True):
    """Those who voted one way, and whether the list is whole."""

    how: str
    said: str
    names: tuple[str, ...]
    number: int | None
    complete: bool


def bar(vote: Vote | None) -> str:
    """Return the picture of a vote; ``""`` unless all three numbers are known."""
    if vote is None or None in (vote.in_favour, vote.against, vote.abstaining):
        return ""
    parts = [(name, said, getattr(vote, name) or 0) for name, said in COUNTED[:3]]
    total = sum(number for _, _, number in parts)
    if not total:
        return ""
    drawn, left = [], 0.0
    for name, said, number in parts:
        if not number:
            continue
        width = WIDTH * number / total
        size = max(width - GAP, 1)
        drawn.append(f'<rect class="{name}" x="{left + 1:.1f}" y="1" width="{size:.1f}" height="{HEIGHT - 2}"/>')
        if width > 40:
            words = f"{number} {said}" if width > 110 else str(number)
            drawn.append(f'<text class="{name}" x="{left + 9:.1f}" y="20">{words}</text>')
        left += width
    return (
        f'<svg class="bar" viewBox="0 0 {WIDTH} {HEIGHT}" aria-hidden="true" focusable="false">{"".join(drawn)}</svg>'
    )


def grid(vote: Vote | None) -> str:
    """Return a sign for each vote that was cast, names first; ``""`` unless somebody's vote is known by name.

    A disc is in favour, a cross against, a ring abstains, a dot is absent: the signs differ without colour.
    """
    lists = roll(vote)
    if vote is None or not lists:
        return ""
    named = {one.how: one.names for one in lists}
    cells = []
    for way, said in COUNTED:
        names = named.get(way, ())
        number = getattr(vote, way)
        count = max(len(names), number or 0)
        cells += [
            (way, f"{names[n]}: {said}" if n < len(names) else f"not known by name: {said}") for n in range(count)
        ]
    if len(cells) > MOST:
        return ""
    drawn = []
    for n, (way, said) in enumerate(cells):
        x, y = n % COLUMNS * CELL + CELL // 2, n // COLUMNS * CELL + CELL // 2
        drawn.append(f'<g class="{way}"><title>{escape(said)}</title>{_sign(way, x, y)}</g>')
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
    for name, said in COUNTED:
        names = getattr(called, name)
        if names:
            found.append(Listed(name, said, names, getattr(vote, name), name in called.complete))
    return tuple(found)


__all__ = ["Listed", "bar", "grid", "roll"]
