"""The style rules of one dossier's page: one class for everything of a kind that is hidden under one condition.

Nothing of the corpus goes into a rule.
"""

from collections.abc import Iterator

from amendiff.site.choices import Choices
from amendiff.site.conditions import Condition, selectors

CLEAN, MARKED = ".clean:checked", ".marks:checked"
"""The views in which words that were taken out are not there, and those that strike them."""
ONLY = "#v-only:checked"


class Sheet:
    """Rules in the making."""

    def __init__(self, choices: Choices) -> None:
        self.choices = choices
        self.css: list[str] = []
        self.known: dict[tuple[Condition, str], str] = {}

    @property
    def text(self) -> str:
        """The rules so far."""
        return "\n".join(self.css) + "\n"

    def style(self, hidden: Condition, what: str) -> str:
        """Return the class of everything of one kind that is hidden under one condition, its rules written once."""
        key = (hidden, what)
        if key not in self.known:
            style = self.known[key] = f"c{len(self.known) + 1}"
            self.css += self._rules(style, hidden, what)
        return self.known[key]

    def _rules(self, style: str, hidden: Condition, what: str) -> Iterator[str]:
        def when(target: str, view: str = "") -> str:
            return _list(selectors(hidden, self.choices.on, view), target)

        match what:
            case "del":
                yield f"{when(f'.{style}:not(.w)', CLEAN)} {{ display: none }}"
                yield f"{when(f'.{style}', MARKED)} {{ text-decoration-line: line-through; color: var(--gone) }}"
            case "block":
                yield f"{when(f'.{style}', CLEAN)} {{ display: none }}"
            case "upright":
                yield f"{when(f'.{style}')} {{ font-style: inherit; font-weight: inherit }}"
            case "quiet":
                yield f"{when(f'.{style}', ONLY)} {{ display: none }}"
            case _:
                yield f"{when(f'.{style}')} {{ display: none }}"

    def states(self, adopted: frozenset[str]) -> None:
        """Say of each amendment what shows when it is on or off; *adopted* are on at first, or those on the table.

        The note beside the boxes names those that are not as at first; of what is on the table, those that are on.
        """
        differs, table, any_on = [], self.choices.table, []
        first = table.amendments if table else adopted
        for name, box in self.choices.boxes.items():
            on, off = f"body:has({self.choices.on(name)})", f"body:not(:has({self.choices.on(name)}))"
            differs.append(off if name in first else on)
            any_on.append(self.choices.on(name))
            self.css.append(f"{on if table else differs[-1]} .d-{box} {{ display: inline }}")
            self.css.append(f"{off} .n-{box} {{ opacity: .8; border-inline-start-style: dotted }}")
            self.css.append(f"{off} .w-{box} {{ display: none }}")
            self.css.append(f".provision:has(:hover > .w-{box}) .n-{box} {{ background: var(--tint) }}")
            self.css.append(f'{on} .b-{box}::before {{ content: "✓" }}')
        if table:
            self.css.append(f"body:not(:has({', '.join(any_on)})) .d-none {{ display: inline }}")
        if differs:
            self.css.append(f"{_list(differs, '.as-recorded')} {{ display: none }}")
            self.css.append(f"{_list(differs, '.what-if')} {{ display: block }}")
            self.css.append(f"{_list(differs, '.overlay .pending')} {{ display: inline }}")
            self.css.append(f"{_list(differs, '.overlay .final')} {{ display: none }}")


def _list(bodies: list[str], target: str) -> str:
    return ",\n".join(f"{body} {target}" for body in bodies)
