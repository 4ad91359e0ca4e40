"""The templates with what they may ask: everything is escaped, and an unknown name is an error. Knows no dossier."""

import functools
import re
from collections.abc import Callable
from pathlib import Path
from typing import Any, NamedTuple

from jinja2 import Environment, FunctionLoader, StrictUndefined
from markupsafe import Markup

from amendiff.analyse.cite import cite
from amendiff.analyse.majorities import needed
from amendiff.model.dossier import Dossier
from amendiff.render.amended import operation_in_words
from amendiff.render.html import anchor, direction, document_html, escape, redline_html, safe_link
from amendiff.render.interactions import NAMES
from amendiff.render.outcomes import ways_in_words
from amendiff.site import votes, wording
from amendiff.site.anchors import dispute_anchor, source_anchor, sponsor_folder
from amendiff.site.instruction import instruction_html
from amendiff.site.settings import markdown


def environment(theme: str = "") -> Environment:
    """Return the environment in which all pages are made, with the templates as they are now.

    Templates in the folder ``templates`` of *theme* come before those of the same name here; those that they replace
    can be extended as ``amendiff/<name>``.
    """
    found, known = _environment(theme)
    own = {path.name: _Template.read(path) for path in sorted(Path(__file__).with_name("templates").glob("*.j2"))}
    root = Path(theme, "templates")
    others = sorted(path for path in root.rglob("*") if path.is_file()) if theme else []
    known.clear()  # what was compiled stays where its template is the same
    known.update(own)
    known.update((f"amendiff/{name}", one) for name, one in own.items())
    known.update((path.relative_to(root).as_posix(), _Template.read(path)) for path in others)
    return found


class _Template(NamedTuple):
    text: str
    path: str

    @classmethod
    def read(cls, path: Path) -> "_Template":
        return cls(path.read_text("utf-8", "replace"), str(path))


@functools.cache
def _environment(theme: str) -> tuple[Environment, dict[str, _Template]]:
    """The environment for *theme*, and the templates that it finds, by name: read once a build, not once a page."""
    known: dict[str, _Template] = {}

    def load(name: str) -> tuple[str, str, Callable[[], bool]] | None:
        one = known.get(name)
        return (*one, lambda: known.get(name) == one) if one else None

    made = Environment(
        loader=FunctionLoader(load),
        autoescape=True,
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
        keep_trailing_newline=True,
    )
    made.filters |= {
        "anchor": anchor,
        "basis": wording.basis,
        "day": wording.day,
        "dispute_anchor": dispute_anchor,
        "fact": wording.fact,
        "figures": wording.figures,
        "markdown": _safe(markdown),
        "of_version": wording.of_version,
        "outcome": wording.outcome,
        "roll": votes.roll,
        "safe_link": safe_link,
        "sponsor_folder": sponsor_folder,
        "source_anchor": source_anchor,
        "symbol": wording.symbol,
        "votes": wording.votes,
        "ways": ways_in_words,
        "why": wording.why,
    }
    made.globals |= {
        "BASES": wording.BASES,
        "INTERACTIONS": NAMES,
        "MAJORITIES": wording.MAJORITIES,
        "bar": _safe(votes.bar),
        "cite": cite,
        "needed": needed,
        "operation_in_words": operation_in_words,
        "counted": wording.counted,
        "direction": direction,
        "document_html": _safe(document_html),
        "grid": _safe(votes.grid),
        "instruction_html": instruction_html,
        "linked": linked,
        "redline_html": _safe(redline_html),
        "safe": Markup,
    }
    return made, known


def linked(text: str, dossier: Dossier, here: str) -> Markup:
    """Return *text*, escaped, with the names of the dossier's disputes as links to them.

    A name without a hyphen is one only behind the word “dispute”.
    """
    names = sorted((one.id for one in dossier.sources.disputes if one.id), key=len, reverse=True)
    if not names:
        return Markup(escape(text))
    wanted = "|".join(re.escape(name) if "-" in name else rf"(?<=\bdispute ){re.escape(name)}" for name in names)
    written, done = "", 0
    for found in re.finditer(rf"(?<![\w-])(?:{wanted})(?![\w-])", text):
        address = escape(f"{here}sources/index.html#{dispute_anchor(found[0])}")
        written += f'{escape(text[done : found.start()])}<a href="{address}">{escape(found[0])}</a>'
        done = found.end()
    return Markup(written + escape(text[done:]))


def _safe(function: Callable[..., str]) -> Callable[..., Markup]:
    """Return *function*, which escapes for itself, so that templates take its word for it."""

    @functools.wraps(function)
    def wrapped(*args: Any, **named: Any) -> Markup:
        return Markup(function(*args, **named))

    return wrapped
