"""Votes as bars: inline SVG beside the same numbers in words and in a table. Knows no page."""

import msgspec

from amendiff.model.decision import RollCall, Vote
from amendiff.site.wording import COUNTED

WIDTH, HEIGHT, GAP = 600, 28, 3


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


__all__ = ["Listed", "bar", "roll"]
