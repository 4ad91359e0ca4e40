"""Numbers of paragraphs that one amendment changes and the text, or another amendment, cites.

Knows how a text refers to its own paragraphs in English, French and Spanish; a reference to another text ("paragraph 5
of resolution 2202") is none of it.
"""

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence

from amendiff.application.reading import read
from amendiff.model.document import Document, Kind
from amendiff.model.enumerators import BIS
from amendiff.model.naming import in_words
from amendiff.model.weave import Weave
from amendiff.sentences import say

_NUMBER = rf"\d+(?:\s(?:{BIS}))?"
_CITED = re.compile(
    r"\b(?:operative\s+)?(?:paragraphs?|paragraphes?|párrafos?)\s+"
    rf"(?P<numbers>{_NUMBER}(?:(?:,\s*|\s+(?:to|and|or|à|et|ou|a|y|o)\s+){_NUMBER})*)(?![\w)])"
    r"(?!\s*(?:\([a-z]+\)\s*)?(?:of|de|du|del)\s+(?!(?:the\s+present|this|la\s+présente|la\s+presente)\b))",
    re.IGNORECASE,
)
_ONE = re.compile(_NUMBER)


def cited(text: str) -> Iterator[tuple[str, str]]:
    """Yield the numbers of paragraphs of its own text that *text* cites, each with the words that cite it."""
    for found in _CITED.finditer(text):
        for number in _ONE.findall(found["numbers"]):
            yield number, found[0]


def numbers_of(document: Document) -> dict[str, str]:
    """Return the address of each numbered paragraph of the first level, by its number."""
    kinds = (Kind.OPERATIVE, Kind.PARAGRAPH)
    return {
        one.number.rstrip("."): one.address
        for one in reversed(document.provisions)
        if one.depth == 0 and one.kind in kinds and one.number
    }


def renumbering(weave: Weave, amendments: Iterable[str]) -> dict[str, str]:
    """Return the numbers that another paragraph has, or none, once *amendments* are adopted: each with its new one.

    The new number is ``""`` where the paragraph is taken out.
    """
    chosen = [*amendments]
    operations = {operation for name in chosen for operation in weave.operations[name]}
    if weave.structural.isdisjoint(operations):
        return {}
    known = numbers_of(weave.base)
    reading = read(weave, chosen, numbers="plain")
    if not known or reading.clashes:
        return {}
    after = {address: number for number, address in numbers_of(reading.document).items()}
    return {number: after.get(address, "") for number, address in known.items() if after.get(address, "") != number}


def in_text(weave: Weave, changed: Mapping[str, str], adopted: Sequence[str]) -> Iterator[tuple[str, str, str]]:
    """Yield the references of the text as tabled to a number that is *changed*: address, words, and what is wrong.

    Only those are told that still stand once *adopted* are.
    """
    if not changed:
        return
    document = read(weave, adopted).document
    for provision in document:
        if provision.address not in weave.base:
            continue
        for number, words in cited(provision.text):
            if number in changed:
                yield provision.address, words, wrong(provision.address, words, number, changed[number])


def wrong(place: str, words: str, number: str, new: str) -> str:
    """Return in a sentence what becomes of a reference."""
    change = renumbered_to(number, new)
    return say("“%(words)s” in %(place)s no longer fits: %(change)s", words=words, place=in_words(place), change=change)


def renumbered_to(number: str, new: str) -> str:
    """Return in a sentence what becomes of the paragraph *number*; *new* is empty where it is taken out."""
    if new:
        return say("paragraph %(number)s becomes paragraph %(new)s", number=number, new=new)
    return say("paragraph %(number)s is taken out", number=number)
