"""Names in words: addresses and back (``pp3`` is the third preambular paragraph), several in a row. Knows no text."""

import re
from collections.abc import Iterable

from amendiff.model.enumerators import BIS
from amendiff.sentences import Sentence, joined, listed, say, say_of

_ORDINALS = (
    say_of("ordinal", "first"),
    say_of("ordinal", "second"),
    say_of("ordinal", "third"),
    say_of("ordinal", "fourth"),
    say_of("ordinal", "fifth"),
    say_of("ordinal", "sixth"),
    say_of("ordinal", "seventh"),
    say_of("ordinal", "eighth"),
    say_of("ordinal", "ninth"),
    say_of("ordinal", "tenth"),
    say_of("ordinal", "eleventh"),
    say_of("ordinal", "twelfth"),
    say_of("ordinal", "thirteenth"),
    say_of("ordinal", "fourteenth"),
    say_of("ordinal", "fifteenth"),
    say_of("ordinal", "sixteenth"),
    say_of("ordinal", "seventeenth"),
    say_of("ordinal", "eighteenth"),
    say_of("ordinal", "nineteenth"),
    say_of("ordinal", "twentieth"),
)
_STEP = re.compile(rf"(?P<part>[a-z]+)(?P<number>\d*)(?P<between>{BIS})?(?P<rest>(?:\([^()]+\)|\+[^()]*)*)")
_TYPED = re.compile(
    r"(?:the\s+)?(?:(?!preambular|operative|para|pp\b|op\b)(?P<ordinal>[a-z]+|\d+(?:st|nd|rd|th))\s+)?"
    r"(?P<kind>preambular|operative|pp|op)?\s*(?:paragraph|para\.?)\s*(?P<number>\d+)?\s*(?P<letters>(?:\([^()]+\)\s*)*)",
    re.IGNORECASE,
)
_PARTS = {
    "opening": (say("the opening"), say_of("alone", "opening")),
    "title": (say("the title"), say_of("alone", "title")),
    "gap": (say("the gap"), say_of("alone", "gap")),
    "table": (say("table"), say_of("alone", "table")),
    "row": (say("row"), say_of("alone", "row")),
    "text": (say("the text"), say_of("alone", "text")),
    "preamble": (say("the preamble"), say_of("alone", "preamble")),
    "operative": (say("the operative part"), say_of("alone", "operative part")),
}
"""What has no number: as a sentence names it, and alone, as a title does."""
OUTCOMES = {
    "adopted": say_of("outcome", "adopted"),
    "rejected": say_of("outcome", "rejected"),
    "withdrawn": say_of("outcome", "withdrawn"),
    "fallen": say_of("outcome", "fallen"),
    "not-moved": say_of("outcome", "not moved"),
    "pending": say_of("outcome", "not yet decided"),
}
"""What became of an amendment or a text, in words."""
BASES = {
    "attested": say_of("basis", "attested"),
    "verbatim": say_of("basis", "verbatim"),
    "inferred": say_of("basis", "inferred"),
    "reconstructed": say_of("basis", "reconstructed"),
    "excerpt": say_of("basis", "excerpt"),
}
"""How a fact or a wording is known, in a word."""


def ordinal(number: int) -> Sentence:
    """Return *number* as an ordinal: first … twentieth, then 21st."""
    if number <= len(_ORDINALS):
        return _ORDINALS[number - 1]
    match 0 if 10 <= number % 100 <= 20 else number % 10:
        case 1:
            return say("%(number)sst", number=number)
        case 2:
            return say("%(number)snd", number=number)
        case 3:
            return say("%(number)srd", number=number)
        case _:
            return say("%(number)sth", number=number)


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


def in_a_row(names: Iterable[str]) -> Sentence:
    """Return *names* as one says them: ``A, B and C``."""
    return listed(names)


def in_words(address: str, *, only_operative: bool = False, alone: bool = False) -> str:
    """Return *address* as a drafter says it: ``operative paragraph 3 (a)``, ``the first preambular paragraph``.

    *only_operative*: the text has a single operative paragraph, which then needs no number. *alone*: as a title says
    it, without an article.
    """
    if "+" in address:
        place, _, rest = address.partition("+")
        amendment, bracket, below = rest.partition("(")
        names = {"amendment": amendment.partition(".p")[0], "place": in_words(place, only_operative=only_operative)}
        if bracket:
            part = f"{bracket}{below}"
            return say("%(part)s of the new paragraph of %(amendment)s beside %(place)s", part=part, **names)
        if alone:
            return say_of("alone", "new paragraph of %(amendment)s beside %(place)s", **names)
        return say("the new paragraph of %(amendment)s beside %(place)s", **names)
    steps = address.split(".")
    if not all(_STEP.fullmatch(step) for step in steps):
        return address
    said = ""
    for n, step in enumerate(steps, 1):
        part = _step(step, only_operative=only_operative, alone=alone and n == len(steps))
        said = say("%(part)s of %(whole)s", part=part, whole=said) if said else part
    return said


def _step(step: str, *, only_operative: bool, alone: bool) -> str:
    found = _STEP.fullmatch(step)
    assert found is not None
    said = _place(found, only_operative=only_operative)[alone]
    letters = found["rest"].replace("(", " (").strip()
    return joined(" ", (said, letters)) if letters else said


def _place(found: re.Match[str], *, only_operative: bool) -> tuple[str, str]:
    """One step of an address without its letters, as a sentence names it, and alone."""
    part, number = found["part"], found["number"]
    match part:
        case "pp":
            which = ordinal(int(number or 1))
            return (
                say("the %(ordinal)s preambular paragraph", ordinal=which),
                say_of("alone", "%(ordinal)s preambular paragraph", ordinal=which),
            )
        case "op" if only_operative:
            return say("the operative paragraph"), say_of("alone", "operative paragraph")
        case "op":
            number = f"{number} {found['between']}" if found["between"] else number
            return (
                say("operative paragraph %(number)s", number=number),
                say_of("alone", "operative paragraph %(number)s", number=number),
            )
        case "p":
            return say("paragraph %(number)s", number=number), say_of("alone", "paragraph %(number)s", number=number)
        case "h":
            which = ordinal(int(number or 1))
            return say("the %(ordinal)s heading", ordinal=which), say_of("alone", "%(ordinal)s heading", ordinal=which)
        case "annex":
            return say("annex %(number)s", number=number), say_of("alone", "annex %(number)s", number=number)
        case "fn":
            return say("footnote %(number)s", number=number), say_of("alone", "footnote %(number)s", number=number)
        case _:
            said, alone = _PARTS.get(part, (part, part))
            return (joined(" ", (said, number)), joined(" ", (alone, number))) if number else (said, alone)


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
