"""Names in words: addresses and back (``pp3`` is the third preambular paragraph), several in a row. Knows no text."""

import re
from collections.abc import Iterable

_ORDINALS = (
    *("first", "second", "third", "fourth", "fifth", "sixth", "seventh", "eighth", "ninth", "tenth", "eleventh"),
    *("twelfth", "thirteenth", "fourteenth", "fifteenth", "sixteenth", "seventeenth", "eighteenth", "nineteenth"),
    "twentieth",
)
_STEP = re.compile(r"(?P<part>[a-z]+)(?P<number>\d*)(?P<between>bis|ter|quater)?(?P<rest>(?:\([^()]+\)|\+[^()]*)*)")
_TYPED = re.compile(
    r"(?:the\s+)?(?:(?!preambular|operative|para|pp\b|op\b)(?P<ordinal>[a-z]+|\d+(?:st|nd|rd|th))\s+)?"
    r"(?P<kind>preambular|operative|pp|op)?\s*(?:paragraph|para\.?)\s*(?P<number>\d+)?\s*(?P<letters>(?:\([^()]+\)\s*)*)",
    re.IGNORECASE,
)
_PARTS = {
    "opening": "the opening",
    "title": "the title",
    "gap": "the gap",
    "table": "table",
    "row": "row",
    "text": "the text",
    "preamble": "the preamble",
    "operative": "the operative part",
}


def ordinal(number: int) -> str:
    """Return *number* as an ordinal: first … twentieth, then 21st."""
    if number <= len(_ORDINALS):
        return _ORDINALS[number - 1]
    ending = "th" if 10 <= number % 100 <= 20 else {1: "st", 2: "nd", 3: "rd"}.get(number % 10, "th")
    return f"{number}{ending}"


def letters(count: int) -> list[str]:
    """Return *count* letters: A to Z, then AA, AB and so on."""
    found = []
    for n in range(count):
        said, rest = "", n + 1
        while rest:
            rest, last = divmod(rest - 1, 26)
            said = chr(65 + last) + said
        found.append(said)
    return found


def in_a_row(names: Iterable[str]) -> str:
    """Return *names* as one says them: ``A, B and C``."""
    found = list(names)
    return " and ".join([", ".join(found[:-1]), found[-1]] if len(found) > 1 else found)


def in_words(address: str, *, only_operative: bool = False) -> str:
    """Return *address* as a drafter says it: ``operative paragraph 3 (a)``, ``the first preambular paragraph``.

    *only_operative*: the text has a single operative paragraph, which then needs no number.
    """
    if "+" in address:
        place, _, rest = address.partition("+")
        amendment, bracket, below = rest.partition("(")
        name = f"the new paragraph of {amendment.partition('.p')[0]}"
        where = in_words(place, only_operative=only_operative)
        return (f"{bracket}{below} of {name}" if bracket else name) + f" beside {where}"
    steps = address.split(".")
    said = [_step(step, only_operative=only_operative) for step in steps if _STEP.fullmatch(step)]
    return " of ".join(reversed(said)) if said and len(said) == len(steps) else address


def _step(step: str, *, only_operative: bool) -> str:
    found = _STEP.fullmatch(step)
    assert found is not None
    part, number, letters = found["part"], found["number"], found["rest"].replace("(", " (")
    between = f" {found['between']}" if found["between"] else ""
    match part:
        case "pp":
            return f"the {ordinal(int(number or 1))} preambular paragraph{letters}"
        case "op" if only_operative:
            return f"the operative paragraph{letters}"
        case "op":
            return f"operative paragraph {number}{between}{letters}"
        case "p":
            return f"paragraph {number}{letters}"
        case "h":
            return f"the {ordinal(int(number or 1))} heading"
        case "annex":
            return f"annex {number}"
        case "fn":
            return f"footnote {number}"
        case _:
            return f"{_PARTS.get(part, part)} {number}{letters}".strip()


def from_words(words: str) -> str | None:
    """Return the address that *words* mean (``third preambular paragraph`` → ``pp3``), or ``None``."""
    plain = words.strip().lower()
    if plain in ("the title", "title"):
        return "title"
    if plain in ("the opening", "opening"):
        return "opening"
    found = _TYPED.fullmatch(plain)
    if found is None:
        return None
    number = found["number"] or _cardinal(found["ordinal"])
    if not number or (found["number"] and found["ordinal"]):
        return None
    kind = {"preambular": "pp", "pp": "pp", "operative": "op", "op": "op", None: "op"}[found["kind"]]
    letters = re.sub(r"\s", "", found["letters"])
    return f"{kind}{number}{letters}"


def _cardinal(word: str | None) -> str:
    if word is None:
        return ""
    if word in _ORDINALS:
        return str(_ORDINALS.index(word) + 1)
    return word[:-2] if word[:-2].isdigit() else ""
