"""Which amendments are on: those with a tick, or a set that one choice shows. Knows no text and no page.

The choices are radio buttons: all that is on the table, the steps of the sequence, the named readings, and each
amendment alone. The steps are
siblings, so that one selector says "this step or a later one", however many there are.
"""

from collections.abc import Callable, Iterable, Sequence

import msgspec

TICKED = "s0"
"""The id of the choice that lets the boxes count."""


class Choice(msgspec.Struct, frozen=True, kw_only=True):
    """One set of amendments that one click shows."""

    id: str
    value: str
    """What the address of the page says."""
    amendments: tuple[str, ...]
    title: str = ""
    """Of a named reading."""


class Choices(msgspec.Struct, frozen=True):
    """Everything that can be chosen on one page."""

    boxes: dict[str, str] = {}
    """The id of the box of each amendment."""
    steps: tuple[Choice, ...] = ()
    """From the text as tabled on, each with one adopted amendment more."""
    readings: tuple[Choice, ...] = ()
    table: Choice | None = None
    """Of a text that is not decided: what was adopted so far, and what is still to be decided."""
    alone: dict[str, Choice] = {}
    """Each amendment by itself, with those that it depends on."""

    def on(self, amendment: str) -> str:
        """Return the selectors of which one is true when *amendment* is on."""
        found = [f"#{TICKED}:checked ~ .boxes #{self.boxes[amendment]}:checked"]
        for n, step in enumerate(self.steps):
            if amendment in step.amendments:
                found.append(f".p{n} ~ .seq :checked")  # the first of them follows the n-th
                break
        others = (*([self.table] if self.table else ()), *self.readings, *self.alone.values())
        return ", ".join([*found, *(f"#{one.id}:checked" for one in others if amendment in one.amendments)])


def choices(
    order: Sequence[str],
    needs: Callable[[str], Sequence[str]],
    adopted: Sequence[str] = (),
    readings: Iterable[tuple[str, str, Sequence[str]]] = (),
    table: Sequence[str] = (),
) -> Choices:
    """Return the choices of a page whose amendments are *order*, by sequence.

    *adopted* are those adopted, in order of adoption; *readings* are names, titles and amendments of named readings;
    *needs* gives an amendment with all that it depends on; *table* are those on the table, where any are.
    """
    boxes = {name: f"on-{n}" for n, name in enumerate(order, 1)}
    known = [name for name in adopted if name in boxes]
    steps = [Choice(id="s1", value="tabled", amendments=())]
    for n, name in enumerate(known, 2):
        steps.append(Choice(id=f"s{n}", value=name, amendments=tuple(known[: n - 1])))
    named = tuple(
        Choice(id=f"r{n}", value=name, amendments=tuple(amendments), title=title)
        for n, (name, title, amendments) in enumerate(readings, 1)
        if boxes.keys() >= set(amendments)
    )
    alone = {
        name: Choice(id=f"o{n}", value=f"only:{name}", amendments=tuple(needs(name))) for n, name in enumerate(order, 1)
    }
    lying = tuple(name for name in order if name in table)
    return Choices(
        boxes,
        tuple(steps) if known else (),
        named,
        Choice(id="t0", value="table", amendments=lying) if lying else None,
        alone if len(order) > 1 else {},
    )
