"""The number that a paragraph or a heading begins with. Knows signs, figures and labels; knows no difference."""

import re

from amendiff.comparison.known import Known

_LABELS = frozenset(
    "article section sec subsection regulation reg chapter part title annex appendix schedule rule clause division book"
    " paragraph"
    " chapitre titre partie annexe livre règle § artikel art abschnitt kapitel teil anhang anlage titel buch"
    " artículo capítulo título sección parte anexo artigo secção articolo capo sezione titolo allegato"
    " hoofdstuk afdeling bijlage deel avsnitt bilaga kapittel rozdział článek hlava"
    " статья глава раздел часть приложение стаття розділ άρθρο κεφάλαιο madde bölüm".split()
)
"""Words before the number of a part of a text, in the languages most often compared."""
_BEGINNING = re.compile(
    r"""\s*(?:\#{1,6}\s+)?(?:\*\*|__)?(?:                                             # as Markdown has it
    \(?(?P<plain>\d+[a-z]?|[a-z]|[ivxlc]+)[.)]\s+(?=\S)                                   # 12.  (iv)  b)
  | (?P<points>\d+(?:\.\d+)+)[.)]?\s+(?=\S)                                               # 4.1  2.3.1.
  | (?<=\#\s)(?P<spaced>\d{1,3}[a-z]{0,2})\s+(?=\S)                                        # ## 5 Fees
  | §\s*(?P<sign>\d+\w*)\.?\s+(?=\S)                                                      # § 3a
  | (?:\|\s*)?(?P<cell>\d+[a-z]?)(?:\s*\||\t)\s*(?=\S)                                    # | 13 | in a row
  | (?P<label>[^\W\d_]+|§)\.?\s*(?P<named>[lrd]?\.?\s?\d+(?:[a-z]{0,2}|\.?[ºª])(?:[.-]\d+)*
      (?:[\s-]?(?:bis|ter|quater|quinquies|sexies|septies|octies|novies|decies))?|[ivxlc]+|[a-z])\b
    (?:\*\*|__)?(?:\s*(?P<closed>[.:–—-]+|$)\s*|\s+(?=\S))                                  # Article 5.  Art. 7-bis
    )""",
    re.IGNORECASE | re.VERBOSE,
)


_UNITS = frozenset(
    "prozent promille euro cent franken millionen mio milliarden mrd meter kilometer zentimeter millimeter hektar liter"
    " tonnen kilogramm gramm grad uhr sekunden minuten stunden tage wochen monate jahre punkte"
    " percent per euros dollars pounds million millions billion thousand metres meters kilometres kilometers hectares"
    " litres liters tonnes tons kilograms grams degrees seconds minutes hours days weeks months years points".split()
)
"""What an amount may be of, where it is written with a capital letter."""
_NUMBERS = ("plain", "points", "sign", "named")
"""What a text may begin with that counts it."""
NAME = 40
"""Characters of a heading that is only a number, at most."""


def _starts(word: str) -> bool:
    """Whether the first word of a text may begin its number: a quick look, kept in mind."""
    return word[0] in "0123456789(|§#*_" or word[-1] in ".)" or word.rstrip(".").lower() in _LABELS


_may_start = Known(_starts).__getitem__


def _beginning(text: str) -> re.Match[str] | None:
    first = text.split(None, 1)[:1]
    if not first or not _may_start(first[0]):
        return None
    found = _BEGINNING.match(text)
    if not found:
        return None
    if label := found["label"]:
        if label.lower() not in _LABELS or not (found["closed"] is not None or _is_title(text, found.end())):
            return None  # "Article 5 is replaced", "Artikel 5 Absatz 2 gilt."
    elif found["points"] and not _titled(text, found):
        return None  # "2.5 million", "12.00 Lunch"
    return found


def _is_title(text: str, at: int) -> bool:
    """Whether what stands from a place on is a title: no sentence, and nothing that is counted."""
    if text[at:].split(None, 1)[0].strip(".,;:").lower() in _UNITS:
        return False  # "Part 12 Hours"
    return not text[at].islower() and text.rstrip()[-1] not in ".;:,!?"


def _titled(text: str, found: re.Match[str]) -> bool:
    """Whether a number with points is one of a part of a text: no amount, no date and no time of day."""
    if any(len(part) > 2 or (part[0] == "0" and len(part) > 1) for part in found["points"].split(".")):
        return False
    word = text[found.end() :].split(None, 1)[0].strip(".,;:")
    return word[:1].isupper() and not (len(word) > 1 and word.isupper()) and word.lower() not in _UNITS


def number_end(text: str) -> int:
    """Return where the number ends that *text* begins with, with the space behind it; 0 where it has none."""
    return found.end() if (found := _beginning(text)) else 0


def unlisted(text: str) -> str:
    """Return *text* without its number, if it is one of a list: ``12.``, ``(iv)``, ``§ 3``."""
    found = _beginning(text)
    if found and (found["plain"] or (len(text) > NAME and (found["sign"] or found["points"]))):
        return text[found.end() :]
    return text


def bare(text: str) -> str:
    """Return *text* without its number; a number alone stays."""
    return text[number_end(text) :] or text


def label(text: str) -> str:
    """Return the word before the number that *text* begins with, whatever its case: ``article``."""
    found = _beginning(text)
    return (found["label"] or "").lower() if found else ""


def is_heading(text: str) -> bool:
    """Return whether a paragraph of plain text is a heading for certain: a number and no more."""
    return len(text) <= NAME and number_end(text) == len(text) > 0


def renumbered(old: str, new: str) -> bool:
    """Return whether two texts that carry their numbers differ in nothing else; what a cell holds may be no number."""
    one, other = _beginning(old), _beginning(new)
    if not one or not other or one["cell"] or one["spaced"]:
        return False
    kind = next(name for name in _NUMBERS if one[name])
    if not other[kind] or one[kind] == other[kind]:
        return False
    around = [(text[: found.start(kind)], text[found.end(kind) :]) for text, found in ((old, one), (new, other))]
    return around[0] == around[1]
