"""The templates with what they may ask: everything is escaped, and an unknown name is an error. Knows no dossier."""

import functools
import re
import unicodedata
from collections.abc import Callable, Mapping, MutableMapping
from pathlib import Path
from typing import Any, NamedTuple

from jinja2 import Environment, FunctionLoader, StrictUndefined
from markupsafe import Markup, escape

from amendiff.analyse.interactions.kinds import NAMES
from amendiff.analyse.majorities import needed
from amendiff.analyse.outcomes import ways_in_words
from amendiff.model.dossier import Dossier
from amendiff.model.naming import BASES, OUTCOMES
from amendiff.model.wording import operation_in_words
from amendiff.render.html import UNSAFE, anchor, direction, document_html, redline_html, safe_link
from amendiff.sentences import Sentence, capital, joined, listed, number, own, row, small, spoken
from amendiff.site import votes, wording
from amendiff.site.anchors import dispute_anchor, source_anchor, sponsor_folder
from amendiff.site.compiled import Compiled
from amendiff.site.generator import Generator
from amendiff.site.instruction import instruction_html
from amendiff.site.settings import markdown
from amendiff.site.voices import IN_ENGLISH, Spoken

_OURS = Path(__file__).with_name("templates")
_LINK = Markup('<a href="{}">{}</a>')


def environment(theme: str = "", language: Spoken = IN_ENGLISH) -> Environment:
    """Return the environment in which all pages in one language are made, with the templates as they are now.

    What is put into a page is said in that *language* where it is a sentence. ``_``, ``_of`` and ``counted`` are
    ``say``, ``say_of`` and ``count`` for sentences with markup: of what is given to them, only that is not escaped.

    Templates in the folder ``templates`` of *theme* come before those of the same name here; those that they replace
    can be extended as ``amendiff/<name>``.
    """
    known = _templates(theme)
    ours = {path.name: _Template.read(path) for path in sorted(_OURS.glob("*.j2"))}
    root = Path(theme, "templates")
    others = sorted(path for path in root.rglob("*") if path.is_file()) if theme else []
    known.clear()  # what was compiled stays where its template is the same
    known.update(ours)
    known.update((f"amendiff/{name}", one) for name, one in ours.items())
    known.update((path.relative_to(root).as_posix(), _Template.read(path)) for path in others)
    return _environment(theme, language)


class _Environment(Environment):
    code_generator_class = Generator
    put: Callable[[object], str]

    def make_globals(self, d: MutableMapping[str, Any] | None) -> MutableMapping[str, Any]:
        return {**self.globals, **(d or {})}  # a chain of two is slow to go through, once a page


class _Template(NamedTuple):
    text: str
    path: str

    @classmethod
    def read(cls, path: Path) -> "_Template":
        return cls(path.read_text("utf-8", "replace"), str(path))


@functools.cache
def _templates(theme: str) -> dict[str, _Template]:
    """The templates that pages of *theme* find, by name: read once a build, not once a page."""
    return {}


@functools.lru_cache(maxsize=32)
def _environment(theme: str, language: Spoken) -> Environment:
    known = _templates(theme)

    def load(name: str) -> tuple[str, str, Callable[[], bool]] | None:
        one = known.get(name)
        return (*one, lambda: known.get(name) == one) if one else None

    made = _Environment(
        finalize=functools.partial(_final, language),
        loader=FunctionLoader(load),
        bytecode_cache=Compiled(_OURS),
        autoescape=True,
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
        keep_trailing_newline=True,
    )
    made.put = functools.partial(_safe_words, language)
    made.filters |= {
        "anchor": anchor,
        "basis": wording.basis,
        "capital": capital,
        "day": wording.day,
        "dispute_anchor": dispute_anchor,
        "fact": wording.fact,
        "figures": wording.figures,
        "markdown": _safe(markdown),
        "of_version": wording.of_version,
        "listed": listed,
        "outcome": wording.outcome,
        "dotted": lambda parts: joined(" · ", [one for one in parts if one]),
        "own": lambda words: words if isinstance(words, Markup) else own(words),
        "row": row,
        "roll": votes.roll,
        "safe_link": safe_link,
        "small": small,
        "sponsor_folder": sponsor_folder,
        "source_anchor": source_anchor,
        "symbol": wording.symbol,
        "turned": functools.partial(_turned, language.direction),
        "votes": wording.votes,
        "ways": ways_in_words,
        "why": wording.why,
    }
    made.globals |= {
        "BASES": wording.BASES,
        "INTERACTIONS": NAMES,
        "MAJORITIES": wording.MAJORITIES,
        "_": functools.partial(_said, language),
        "_of": functools.partial(_said_of, language),
        "bar": _safe(functools.partial(votes.bar, voice=language)),
        "needed": needed,
        "operation_in_words": operation_in_words,
        "counted": functools.partial(_counted, language),
        "direction": direction,
        "document_html": _safe(functools.partial(document_html, voice=language)),
        "grid": _safe(functools.partial(votes.grid, voice=language)),
        "number": number,
        "IN_A_WORD": BASES,
        "OUTCOMES": OUTCOMES,
        "WAYS": wording.WAYS,
        "AWAY": Markup('<span class="away">'),
        "FAILS": Markup('<span class="verdict fails">'),
        "KNOWN": Markup('<span class="verdict known">'),
        "COLON": language.between(": "),
        "COMMA": language.between(", "),
        "SEMICOLON": language.between("; "),
        "SPAN": Markup("<span>"),
        "SPAN_END": Markup("</span>"),
        "STRONG": Markup("<strong>"),
        "STRONG_END": Markup("</strong>"),
        "A_END": Markup("</a>"),
        "anchored": lambda href: Markup('<a href="{}">').format(href),
        "key": lambda name: Markup("<kbd>{}</kbd>").format(name),
        "instruction_html": instruction_html,
        "linked": functools.partial(linked, voice=language),
        "redline_html": _safe(redline_html),
        "safe": Markup,
    }
    return made


def linked(text: str, dossier: Dossier, here: str, voice: Spoken = IN_ENGLISH) -> Markup:
    """Return *text*, escaped, with the names of the dossier's disputes as links to them.

    A name without a hyphen is one only behind the word “dispute”.
    """
    text = spoken(text, voice)
    names = sorted((one.id for one in dossier.sources.disputes if one.id), key=len, reverse=True)
    if not names:
        return escape(text)
    wanted = "|".join(re.escape(name) if "-" in name else rf"(?<=\bdispute ){re.escape(name)}" for name in names)
    written, done = Markup(), 0
    for found in re.finditer(rf"(?<![\w-])(?:{wanted})(?![\w-])", text):
        address = f"{here}sources/index.html#{dispute_anchor(found[0])}"
        written += text[done : found.start()] + _LINK.format(address, found[0])
        done = found.end()
    return written + text[done:]


def _final(language: Spoken, value: object) -> object:
    return spoken(value, language) if isinstance(value, Sentence) else value


def _safe_words(language: Spoken, value: Any) -> Any:
    """Return *value* as it stands in a page: markup, or a string that needs no escape."""
    if value.__class__ is Markup:
        return value
    said = spoken(value, language) if isinstance(value, Sentence) else value
    return said if said.__class__ is str and not UNSAFE.search(said) else escape(said)


def _said(language: Spoken, message: str, /, **given: object) -> Markup:
    return _put(language.message(message, ""), _given(language, given)) if given else _alone(language, message)


def _said_of(language: Spoken, context: str, message: str, /, **given: object) -> Markup:
    return _put(language.message(message, context), _given(language, given))


def _counted(language: Spoken, number: int, one: str, many: str, /, **given: object) -> Markup:
    return _put(language.counted(number, one, many), _given(language, {"number": number, **given}))


@functools.lru_cache(maxsize=4096)
def _alone(language: Spoken, message: str) -> Markup:
    """A message into which nothing is put: most of what a page says, on every page."""
    return _put(language.message(message, ""), {})


def _put(message: str, given: Mapping[str, str]) -> Markup:
    """Return *message*, escaped, with what is *given*, which is safe already."""
    return Markup(_bare(message) % given)


@functools.lru_cache(maxsize=4096)
def _bare(message: str) -> str:
    return str(Markup.escape(message))


def _given(language: Spoken, given: Mapping[str, object]) -> dict[str, str]:
    """What is given to a sentence: markup as it is, words of the record escaped and set apart."""
    return {name: value if isinstance(value, Markup) else _plain(value, language) for name, value in given.items()}


def _plain(value: object, language: Spoken) -> str:
    return str(_safe_words(language, own(value) if isinstance(value, str) else str(value)))


def _turned(around: str, text: str) -> Markup:
    """Return the attribute that lets a block of the record's words begin at its own side, where it needs one."""
    first = next((kind for kind in map(unicodedata.bidirectional, text) if kind in ("L", "R", "AL")), "")
    own = {"": around, "L": "ltr"}.get(first, "rtl")
    return Markup("" if own == around else f' dir="{own}"')


def _safe(function: Callable[..., str]) -> Callable[..., Markup]:
    """Return *function*, which escapes for itself, so that templates take its word for it."""

    def wrapped(*args: Any, **named: Any) -> Markup:
        return Markup(function(*args, **named))

    return wrapped
