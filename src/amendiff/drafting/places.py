"""What the words of an address name, step by step from the outside in. Knows no text and no addresses.

"sub-paragraph (b) of paragraph 4", "paragraph 4 (b)" and "paragraph 4, sub-paragraph (b)" give the same steps.
"""

import re
from collections.abc import Sequence
from typing import TYPE_CHECKING, Any

import msgspec

from amendiff.drafting.branches import span_of, terminal

if TYPE_CHECKING:
    from lark import Tree

_ORDINALS = (
    "first second third fourth fifth sixth seventh eighth ninth tenth eleventh twelfth thirteenth fourteenth fifteenth "
    "sixteenth seventeenth eighteenth nineteenth twentieth"
).split()
_TENS = {"twenty": 20, "thirty": 30, "forty": 40, "fifty": 50, "thirtieth": 30, "fortieth": 40, "fiftieth": 50}
_CARDINALS = (
    "one two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen sixteen seventeen "
    "eighteen nineteen twenty"
).split()
LAST, PENULTIMATE = -1, -2

_KINDS = {
    "para": "paragraph", "paras": "paragraph", "subpara": "subparagraph", "subparas": "subparagraph", "art": "article",
    "arts": "article", "sec": "section", "§": "section", "§§": "section", "annexe": "annex", "appendice": "annex",
    "appendix": "annex", "appendices": "annex", "title": "title", "heading": "heading", "subheading": "heading",
    "subtitle": "heading", "caption": "heading", "sidenote": "heading", "operative part": "operative part",
    "operative section": "operative part", "definition": "point",
    "bullet point": "indent", "bullet": "indent", "draft resolution": "text",
    "resolution": "text", "draft decision": "text", "decision": "text", "document": "text", "instrument": "text",
    "resolving clause": "operative part", "enacting clause": "operative part",
    "introductory wording": "chapeau", "introductory word": "chapeau", "introductory part": "chapeau",
    "introductory phrase": "chapeau", "introductory text": "chapeau", "introductory sentence": "chapeau",
    "whereas clause": "preambular", "resolved clause": "operative", "opening word": "chapeau",
    "opening formula": "opening", "enacting formula": "opening",
}  # fmt: skip
LEVELS = {
    "text": 0, "annex": 1, "schedule": 1, "part": 2, "chapter": 3, "preamble": 3, "operative part": 3,
    "section": 4, "article": 4, "recital": 4, "rule": 4, "citation": 4, "regulation": 4,
    "preambular": 5, "operative": 5,
    "subsection": 6, "subschedule": 6,
    "paragraph": 7, "subparagraph": 8, "clause": 9, "point": 9, "subclause": 10, "item": 10,
    "subitem": 11, "indent": 11, "label": 11, "title": 12, "heading": 12, "chapeau": 14, "opening": 5,
    "footnote": 12, "table": 12,
    "row": 13,    "column": 13, "page": 14, "sentence": 14, "line": 15,
}  # fmt: skip


class Step(msgspec.Struct, frozen=True):
    """One step of an address: "operative paragraph 3 (a)", "the second sentence"."""

    kind: str
    """``preambular``, ``operative``, ``paragraph``, ``section``, … ; ``""`` where no word says it."""
    number: str = ""
    """As written: ``3``, ``3 bis``, ``58``, ``IV``."""
    ordinal: int = 0
    """Which one from 1; LAST or PENULTIMATE; 0 where none is said."""
    labels: tuple[str, ...] = ()
    quote: tuple[int, int] | None = None
    """Where the words stand by which it is named."""
    preamble: bool = False
    """Whether it is said to be of the preamble or the operative part in other words."""

    @property
    def level(self) -> int:
        """How deep it lies, as far as its kind says; labels alone belong to what stands before."""
        if self.kind == "clause" and self.number:  # of a bill, which has clauses for sections
            return LEVELS["section"]
        return LEVELS.get(self.kind or "label", 7)


class Place(msgspec.Struct, frozen=True):
    """A place, from the outside in, with *to* where it is a range; *span* are its words."""

    steps: tuple[Step, ...]
    span: tuple[int, int]
    to: "Step | None" = None

    def inside(self, outer: "Place") -> "Place":
        """Return this place as one inside *outer*, as far as that says more."""
        if not self.steps:
            return msgspec.structs.replace(outer, span=self.span)
        own = self.steps[0].level
        kept = tuple(step for step in outer.steps if step.level < own)
        if self.steps[0].kind == "" and outer.steps:
            kept = outer.steps
        return msgspec.structs.replace(self, steps=kept + self.steps)


def kind_of(words: str) -> str:
    """Return the kind that a noun names, in the singular."""
    plain = re.sub(r"\s+", " ", words.lower().replace("-", "").replace(".", "")).strip()
    if plain.startswith("all ") and plain.endswith(" clause"):  # all after the resolving clause
        return "operative part"
    if " preceding " in plain or " precede" in plain or " before " in plain:
        return "chapeau"
    for prefix in ("section ", "paragraph ", "subsection ", "part ", "chapter ", "cross ", "side "):
        if plain.startswith(prefix) and plain[len(prefix) :] in ("heading", "headings", "title"):
            return "heading"
    for form in (plain, plain.removesuffix("s"), plain.removesuffix("es")):
        if form in _KINDS:
            return _KINDS[form]
        if form in LEVELS:
            return form
    return plain


def ordinal(words: str) -> int:
    """Return the number that an ordinal says, in words or figures."""
    plain = words.lower()
    if plain in ("last", "final", "concluding"):
        return LAST
    if plain == "penultimate" or plain.startswith(("second-", "second ", "last-", "last but")):
        return PENULTIMATE
    if plain in _ORDINALS:
        return _ORDINALS.index(plain) + 1
    if plain in _TENS:
        return _TENS[plain]
    tens, _, ones = plain.partition("-")
    if ones in _ORDINALS:
        return _TENS.get(tens, 0) + _ORDINALS.index(ones) + 1
    return int(re.sub(r"\D", "", plain) or 0)


def places(tree: "Tree[Any]") -> tuple[Place, ...]:
    """Return the places that a ``place`` names, in the order of the words."""
    start, end = span_of(tree)
    rows = [_series(child) for child in tree.children if getattr(child, "data", "") == "series"]
    if not rows:
        return (Place((), (start, end)),)
    found = [Place(steps, (start, end), to) for steps, to in rows[0]]
    for outer in rows[1:]:
        kind = found[-1].steps[0].kind
        found = (
            [
                msgspec.structs.replace(place, steps=tuple(_outside(steps, place.steps)))
                for steps, _ in outer
                for place in found
                if place.steps[0].kind == kind or steps is outer[0][0]
            ]
            if all(place.steps[0].kind in (kind, "") for place in found)
            else [
                msgspec.structs.replace(place, steps=tuple(_outside(outer[0][0], place.steps)))
                if place.steps[0].kind == kind
                else place
                for place in found
            ]
        )
    return tuple(found)


def _outside(outer: Sequence[Step], inner: Sequence[Step]) -> list[Step]:
    """Put *outer* before *inner*: "the first paragraph of the preamble" is a preambular paragraph."""
    if outer and outer[-1].kind in ("preamble", "operative part") and inner[0].kind in ("paragraph", ""):
        kind = "preambular" if outer[-1].kind == "preamble" else "operative"
        return [*outer[:-1], msgspec.structs.replace(inner[0], kind=kind), *inner[1:]]
    whole = [*outer, *inner]
    if outer and inner and outer[-1].level > inner[0].level:  # "Article 7, the introductory wording of paragraph 2"
        whole.sort(key=lambda step: step.level)
    return whole


def step_of(tree: "Tree[Any]") -> Step:
    """Return the one step of an atom, or of the place that something new takes."""
    return _atoms(tree)[0]


def _series(tree: "Tree[Any]") -> list[tuple[tuple[Step, ...], Step | None]]:
    """Read a list: nouns are said once for several figures, and what lies deeper narrows what stands before."""
    rows: list[tuple[str, list[Step]]] = []
    joint = ""
    for child in tree.children:
        if getattr(child, "data", "") == "atom":
            rows += [(joint if n == 0 else "and", [step]) for n, step in enumerate(_atoms(child))]
        else:
            joint = "to" if terminal(child) == "RANGE" else str(child)
    kinds = [steps[0].kind for _, steps in rows]
    for n, (_, steps) in enumerate(rows):
        if not kinds[n]:
            if steps[0].ordinal or steps[0].kind:
                kinds[n] = next((kind for kind in kinds[n:] if kind), next((k for k in reversed(kinds[:n]) if k), ""))
            elif steps[0].number:
                kinds[n] = next((kind for kind in reversed(kinds[:n]) if kind), "")
            rows[n][1][0] = msgspec.structs.replace(steps[0], kind=kinds[n])
    found: list[tuple[list[Step], Step | None]] = []
    for joint, steps in rows:
        step = steps[0]
        if joint == "to" and found:
            found[-1] = (found[-1][0], step)
        elif joint == "," and found and _narrows(step, found[-1][0][-1]):
            found[-1][0].append(step)
        elif joint and found and len(found[-1][0]) > 1 and step.kind in ("", found[-1][0][-1].kind):
            found.append(([*found[-1][0][:-1], step], None))
        elif joint and found and not step.kind and step.labels and not step.number:
            found.append((_beside(found[-1][0], step), None))
        else:
            found.append(([step], None))
    return [(tuple(steps), to) for steps, to in found]


def _beside(before: list[Step], step: Step) -> list[Step]:
    """Read “2 (c) and (d)”: the second letter stands beside the first."""
    last = before[-1]
    if not last.labels or not (last.number or last.ordinal):
        return [*before[:-1], msgspec.structs.replace(step, kind=last.kind)]
    return [*before[:-1], msgspec.structs.replace(last, labels=last.labels[: -len(step.labels)] + step.labels)]


def _narrows(step: Step, outer: Step) -> bool:
    return bool(step.kind) and (step.level > outer.level or outer.kind == "page")


def _atoms(tree: "Tree[Any]") -> list[Step]:
    kind = number = ""
    which: list[int] = []
    labels: tuple[str, ...] = ()
    quote: tuple[int, int] | None = None
    for token in tree.scan_values(lambda _: True):
        words = str(token)
        match token.type:
            case "ORD":
                which.append(ordinal(words))
            case "QUALIFIER" if words.lower().startswith(("preamb", "operative")):
                kind = "preambular" if words.lower().startswith("pre") else "operative"
            case "NOUN" | "HEADING" | "WHOLE":
                noun = kind_of(words)
                if kind and noun in ("part", "section"):
                    kind = "preamble" if kind == "preambular" else "operative part"
                else:
                    kind = kind if kind and noun in ("paragraph", "clause") else noun
            case "NUMBER":
                number = words.rstrip(".")
            case "CARDINAL":
                number = str(_CARDINALS.index(words.lower()) + 1)
            case "COMPACT":
                kind = "preambular" if words[0] in "pP" else "operative"
                number = re.sub(r"\D", "", words)
            case "BIS" if labels:
                labels = (*labels[:-1], f"{labels[-1][:-1]} {words.lower()})")
            case "BIS":
                number = f"{number} {words.lower()}"
            case "LABEL":
                labels = (*labels, re.sub(r"\( ?(.*?) ?\)", r"(\1)", words))
            case "QUOTE" | "BLOCK":
                quote = (token.start_pos, token.end_pos)
            case _:
                pass
    if kind == "preambular" and number.isdigit() and not which:
        which, number = [int(number)], ""
    first = Step(kind, number, which[0] if which else 0, labels, quote)
    return [first, *(msgspec.structs.replace(first, ordinal=one) for one in which[1:])]
