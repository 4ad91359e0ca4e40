"""What of a change is worth showing, and in what words: equal paragraphs folded, moves told by place. Knows no look."""

from collections.abc import Iterator, Mapping, Sequence
from itertools import product

import msgspec

from amendiff.analyse.redline import Row
from amendiff.analyse.summary import edited
from amendiff.comparison.numbers import number_end
from amendiff.model.document import Kind, Provision
from amendiff.render.formatting import beside_words, reformatted
from amendiff.sentences import count, joined, row as in_row, say

QUIET = ("equal", "renumbered")
_KINDS = {
    Kind.TITLE: "the title",
    Kind.OPENING: "the opening words",
    Kind.PREAMBULAR: "a preambular paragraph",
    Kind.OPERATIVE: "an operative paragraph",
    Kind.PARAGRAPH: "a paragraph",
    Kind.SUB: "a sub-paragraph",
    Kind.HEADING: "a heading",
    Kind.FOOTNOTE: "a footnote",
}
_APART = [{Kind.SUB, other} for other in (Kind.PREAMBULAR, Kind.OPERATIVE, Kind.PARAGRAPH)]
"""Kinds of which one becomes the other; whether a text is read as a resolution or as prose is nothing that it says."""
_SHOWN = 3
"""So many renumbered paragraphs in a row are named one by one; of more, the first and the last."""


class Folded(msgspec.Struct, frozen=True):
    """Paragraphs that are not shown: *equal* of them, and those that bear another number and are else the same."""

    equal: int
    renumbered: tuple[Row, ...] = ()


class Compared(msgspec.Struct, frozen=True):
    """Two texts by name and what changed between them, ready to be shown."""

    old: str
    new: str
    rows: Sequence[Row]
    summary: str
    algorithm: int
    context: int = 1
    """How many equal paragraphs to show around each change."""
    same: bool = False
    notes: tuple[str, ...] = ()


def folded(rows: Sequence[Row], context: int) -> Iterator[Row | Folded]:
    """Return the changed rows with *context* equal ones around each, and what is left out between.

    As much context as there are rows is all of them, whether or not one changed. A table begins with its first row.
    """
    rows = [row for row in rows if row.provision.text or row.change != "equal"]
    if rows and context >= len(rows):
        yield from rows
        return
    shown: set[int] = set()
    end = 0
    for n, row in enumerate(rows):
        if row.change not in QUIET:
            start, end = max(n - context, end), min(n + context + 1, len(rows))
            shown.update(range(start, end))
    out: list[Row] = []
    for n, row in enumerate(rows):
        if n in shown:
            if out:
                yield _left_out(out)
            out = []
            yield row
        else:
            out.append(row)
    if out:
        yield _left_out(out)


def _left_out(rows: Sequence[Row]) -> Folded:
    renumbered = tuple(row for row in rows if row.change == "renumbered")
    return Folded(len(rows) - len(renumbered), renumbered)


def fold_in_words(fold: Folded) -> str:
    """Return what is left out in words: ``3 equal paragraphs; renumbered: op4 → op5``."""
    parts = [count(fold.equal, "%(number)s equal paragraph", "%(number)s equal paragraphs")] if fold.equal else []
    if fold.renumbered:
        parts.append(say("renumbered: %(paragraphs)s", paragraphs=renumbered_in_words(fold.renumbered)))
    return joined("; ", parts)


def renumbered_in_words(rows: Sequence[Row]) -> str:
    """Return which paragraphs bear another number: ``op4 → op5 (4 → 5), op5 → op6 (5 → 6)``."""
    said = [joined("", (addresses(row), _number(row))) for row in rows]
    if len(said) > _SHOWN:
        told = {"first": said[0], "last": said[-1]}
        return count(
            len(said),
            "%(first)s … %(last)s, %(number)s paragraph",
            "%(first)s … %(last)s, %(number)s paragraphs",
            **told,
        )
    return in_row(said)


def _number(row: Row) -> str:
    old, new = numbers(row)
    if old == new or addresses(row) == f"op{old} → op{new}":
        return ""
    return say(" (%(old)s → %(new)s)", old=old or say("no number"), new=new or say("no number"))


def numbers(row: Row) -> tuple[str, str]:
    """Return the number that a renumbered paragraph had and the one that it has; of one within its words, with these.

    Nothing twice where the number is not that of one paragraph.
    """
    if not (row.old and row.new):
        return "", ""
    old, new = (side[0].number.rstrip(".") for side in (row.old, row.new))
    if old != new:
        return old, new
    if all(segment.sign == "=" for segment in row.segments):
        return "", ""
    sign_of = "# " if row.provision.kind is Kind.HEADING else ""  # the number of a heading needs no sign
    said = (sign_of + "".join(one.text for one in row.segments if one.sign != sign) for sign in "+-")
    old, new = (text[: number_end(text)].removeprefix(sign_of).strip() for text in said)
    return old, new


def addresses(row: Row) -> str:
    """Return the address of *row*, or both where they differ: ``op3 → op4``."""
    sides = (", ".join(provision.address for provision in side) for side in (row.old, row.new) if side)
    return " → ".join(dict.fromkeys(sides))


def happened(row: Row, places: Mapping[tuple[int | None, int | None], str]) -> str:
    """Return what happened to *row* in a few words; nothing where it is equal."""
    match row.change:
        case "equal":
            return ""
        case "formatting":
            return reformatted(row.old[0], row.new[0])
        case "moved":
            said = f"moved{places.get((row.old_index, row.new_index), '')}"
            return ", ".join([said + (", and changed" if edited(row) else ""), *_unmarked(row)])
        case "renumbered":
            old, new = (number or "none" for number in numbers(row))
            return f"renumbered from {old} to {new}" if old != new else "renumbered"
        case "split":
            return f"split into {len(row.new)}" if len(row.new) > 1 else "split"
        case "joined":
            return "joined"
        case "changed":
            return ", ".join(["changed", *_became(row), *_unmarked(row)])
        case _:
            return row.change


def _became(row: Row) -> list[str]:
    """What *row* became that its words do not show: a paragraph of another kind, or on another level."""
    if len(row.old) != 1 or len(row.new) != 1:
        return []
    old, new = row.old[0], row.new[0]
    if {old.kind, new.kind} in _APART:
        return [f"it became {_KINDS[new.kind]}"]
    return [said] if (said := _levels(old, new)) else []


def _levels(old: Provision, new: Provision) -> str:
    levels = (new.depth + new.level) - (old.depth + old.level)
    if not levels or old.kind is not new.kind:
        return ""
    return f"{abs(levels)} {'level' if abs(levels) == 1 else 'levels'} {'up' if levels < 0 else 'down'}"


def _unmarked(row: Row) -> list[str]:
    """What changed of *row* that its words do not show: where links lead, which footnotes it refers to."""
    if len(row.old) != 1 or len(row.new) != 1 or row.old[0].marks == row.new[0].marks:
        return []
    old, new = row.old[0], row.new[0]
    if old.text == new.text:
        return [reformatted(old, new)]
    runs = [(one.sign, len(one.text)) for one in row.segments]
    if "".join(one.text for one in row.segments if one.sign != "+") != old.text:
        runs = [("-", len(old.text)), ("+", len(new.text))]  # something is ignored: where words stay is not known
    return [*beside_words(old, new, runs)]


def moves(rows: Sequence[Row]) -> dict[tuple[int | None, int | None], str]:
    """Return for each row that moved, by its two indexes, from where in the old text and to where in the new one."""
    found: dict[tuple[int | None, int | None], str] = {}
    if not any(row.change == "moved" for row in rows):
        return found
    before: dict[int, tuple[int, str]] = {}
    after: dict[int, tuple[int, str]] = {}
    same: set[tuple[int | None, int | None]] = {(None, None)}
    for row in rows:
        olds = range(row.old_index or 0, (row.old_index or 0) + len(row.old))
        news = range(row.new_index or 0, (row.new_index or 0) + len(row.new))
        before.update((at, (one.depth, one.address)) for at, one in zip(olds, row.old, strict=True))
        after.update((at, (one.depth, one.address)) for at, one in zip(news, row.new, strict=True))
        same.update(product(olds, news))
    for row in rows:
        if row.change == "moved" and row.old_index is not None and row.new_index is not None:
            (start, i), (end, j) = _place(before, row.old_index), _place(after, row.new_index)
            if start == end and (i, j) not in same:
                end += " of the new text"  # what had that name is another one now
            found[row.old_index, row.new_index] = _move(row, start, end)
    return found


def _move(row: Row, start: str, end: str) -> str:
    old, new = row.old[0], row.new[0]
    if old.kind is not new.kind:
        return f"; it became {_KINDS.get(new.kind, new.kind.value)}"
    said = f" from {start} to {end}" if start != end else f", still {start}".replace(", still the", ", still at the")
    return ", ".join(filter(None, (said, _levels(old, new))))


def _place(provisions: Mapping[int, tuple[int, str]], index: int) -> tuple[str, int | None]:
    """The place at *index*, by the neighbour before it on its level or by what it belongs to; and which that is."""
    depth = provisions[index][0]
    for at in range(index - 1, -1, -1):
        other, name = provisions.get(at, (depth + 1, ""))
        if other <= depth:
            return f"after {name}" if other == depth else f"the start of {name}", at
    return "the beginning", None
