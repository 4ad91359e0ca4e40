"""Which two changes are of one number, reference, range or date. Knows words; moves none.

A figure means little without the words that say what it counts, and half of a reference names another place.
"""

from collections.abc import Sequence
from itertools import chain

from amendiff.comparison.figures import is_figure
from amendiff.comparison.known import Known
from amendiff.comparison.references import is_label, labels, numbered
from amendiff.comparison.weights import (
    ARTICLES,
    BINDING,
    DUTIES,
    LINKS,
    OPENING,
    PAUSES,
    WORD,
    Change,
    Tokens,
    weigh,
)

REFERENCE = 3.0
"""What stands at most between two numbers of one reference."""
MORE = 4.0
"""What is said at most (in words) of what a figure counts."""

RANGE = frozenset("to through until bis à au a al hasta до по".split()) | set("-–—至から年月년월")
"""Words between two figures that make one phrase of them: a range, or a date."""
_COUNTED = frozenset("第元円级級章節节届米上下早晚中凌午前后後时時日月年分点點条條款项項号號岁歲名人页頁시분조항호명")
"""What stands behind a figure in scripts that put no space between words, and goes on to the end of a range."""
_HOURS = frozenset("上下早晚中凌午오")
"""What the hour of a day begins with there."""
NUMERO = frozenset("n no nr n° nº № núm num".split())
"""What stands before a number of acts in a year."""
_FRACTIONS = frozenset(
    "half third thirds quarter quarters fifth fifths tenth tenths tiers quart quarts drittel viertel"
    " tercio tercios quinto quintos terzo terzi quarti".split()
)
_SPELLED = 8
"""Tokens that a number in words has at most."""
YEAR = 4
"""Figures of a year."""
_BELOW_TEN = frozenset("one two three four five six seven eight nine".split())
_COMPARED = frozenset("more fewer less plus moins mehr weniger más menos più meno mais minder".split())
"""Words behind a link by which a figure may be another one: "two or more"."""
_FOR = frozenset("for pour für para per voor".split())
_YEARS = frozenset("year years exercice exercices année années jahr jahre años anni anos jaar jaren".split())
BETWEEN = frozenset("between entre zwischen tra fra tussen między между".split())
"""Words behind which two figures are the ends of a range."""


def one_number(leading: Sequence[str], before: Change, words: Tokens, after: Change) -> bool:
    """Return whether two changes with *words* between them, behind *leading*, are of one number or reference."""
    if not any(map(_may_count, chain(*before, *after))):
        return False
    if of_year(before) and of_year(after):
        return False  # of each date, only the year is another one
    if all(before) and all(after):
        if (
            _reference(before, words, after)
            or _range(before, words, after)
            or _instrument(before, words, after)
            or _dated(before, words, after)
        ):
            return True
        if words[-1].lower() in LINKS and _both(leading, before, words, after):
            return True
    return (
        _number(before, words, after)
        or _measure(before, words, after)
        or _spelled(before, words, after)
        or _twice(before, words, after)
        or _day(before, words, after)
        or _granted(before, words, after)
    )


_may_count = Known(lambda word: is_figure(word) or numbered(word) or is_label(word) or word in PAUSES).__getitem__
"""Whether a word may be of a number or reference, or part two of them: each rule needs one in a change."""


def of_year(change: Change) -> bool:
    """Return whether one date takes the place of another of which only the year differs."""
    if not len(change[0]) == 1 == len(change[1]):
        return False
    old, new = change[0][0].split(), change[1][0].split()
    return (
        len(old) > 1
        and old[:-1] == new[:-1]
        and all(len(one) == YEAR and one.isdecimal() for one in (old[-1], new[-1]))
    )


def _reference(before: Change, words: Tokens, after: Change) -> bool:
    """A reference is quoted whole: ``[5(2) of Regulation (EC) No 1/2003→7 of Regulation (EU) No 9/2014]``."""
    if weigh(words) > REFERENCE or not labels(words):
        return False
    if not all(numbered(side[0]) for side in after):
        return False
    ends = [side[-1] for side in before]
    if any(map(numbered, ends)) and all(numbered(word) or is_label(word) for word in ends):
        return True  # "paragraph 3 of section", "the second paragraph of section"
    return is_label(words[0]) and (max(map(len, before)) == 1 or ARTICLES.issuperset(map(str.lower, ends)))


def _range(before: Change, words: Tokens, after: Change) -> bool:
    """A range of numbers is quoted whole, and what a link adds to it: ``[3 to 5 and 7→2 to 4 and 6]``."""
    if not all(numbered(side[-1]) for side in before):
        return False
    if not all(numbered(side[0]) or (side[0] in _HOURS and numbered(side[-1])) for side in after):
        return False
    spans = any(word.lower() in RANGE for word in (*words, *before[0]))
    return spans and all(
        word.lower() in LINKS | RANGE | _COUNTED or word == "." or numbered(word) or is_label(word) for word in words
    )


def _is_listed(word: str) -> bool:
    """Whether a word stands in a list of figures."""
    return numbered(word) or word in PAUSES or word.lower() in LINKS


def _instrument(before: Change, words: Tokens, after: Change) -> bool:
    """A place is quoted with the instrument that it is in: ``[4 of the Harbours Act 1964→9 of the Ports Act 1991]``."""
    return (
        BINDING.issuperset(words)
        and all(numbered(side[-1]) and not any(map(str.isspace, side[-1])) for side in before)  # no dates
        and all(any(is_title(word) or (word.isupper() and len(word) > 1) for word in side) for side in after)
    )


def _dated(before: Change, words: Tokens, after: Change) -> bool:
    """An act is known by its date and number: ``[29 aprile 1976, n. 431→30 giugno 2000, n. 230]``."""
    if not any(word.lower() in NUMERO for word in words) or not {word.lower() for word in words} <= NUMERO | {",", "."}:
        return False
    return all(is_figure(side[-1]) for side in before) and all(numbered(side[0]) for side in after)


def _both(leading: Sequence[str], before: Change, words: Tokens, after: Change) -> bool:
    """Two figures go together where a word says that there are two: ``between [4 and 8→2 and 6]``.

    So do those of a list that changes whole: ``section [4, 6, or 8→5, 7, or 9]``.
    """
    every = (*before[0], *before[1], *words, *after[0], *after[1])
    if not PAUSES.isdisjoint(before[0]) and all(map(_is_listed, every)):
        return True
    if weigh(words[:-1]) > WORD or max(map(len, before)) > 2:
        return False
    if not all(numbered(word) or is_figure(word) for word in (before[0][-1], before[1][-1], after[0][0], after[1][0])):
        return False
    lead = next((word for word in reversed(leading) if not word.isspace()), "")
    return lead.lower() in BETWEEN or (len(words) == 1 and is_label(lead))


def _number(before: Change, words: Tokens, after: Change) -> bool:
    """A noun that becomes one or several is quoted with what it counts: ``[section 5→sections 5 and 6]``."""
    if not all(side and len(side) < 3 and any(map(is_label, side)) for side in before) or weigh(words) > REFERENCE:
        return False
    if not all(numbered(word) or word in PAUSES or word.lower() in LINKS for word in words):
        return False
    longer = max(after, key=len)
    return longer[0] in PAUSES or longer[0].lower() in LINKS | RANGE or all(numbered(side[0]) for side in after if side)


def _measure(before: Change, words: Tokens, after: Change) -> bool:
    """A figure is quoted with what it counts if more is said of that: ``[two years→five years or to a fine]``.

    So is a noun of which there are now several: ``[one ordinary session→two ordinary sessions]``.
    """
    if len(before[0]) != 1 or not all(side and is_figure(side[-1]) for side in before):
        return False
    if all(after) and len(words) == 2 and words[0].lower() in LINKS and words[1].lower() in _COMPARED:
        return True  # "two or more"
    if weigh(words) > WORD or not PAUSES.isdisjoint(words):
        return False
    if all(after):
        return len(after[0]) == 1 == len(after[1]) and one_noun(after[0][0], after[1][0])
    more = after[0] or after[1]
    return _goes_on(more) and weigh(more) <= MORE


def _spelled(before: Change, words: Tokens, after: Change) -> bool:
    """A number in words is one figure: ``[two thousand→three thousand five hundred]``, with its "and".

    But ``two hundred and three hundred`` are two: what follows is below ten there, for all that is known.
    """
    if len(words) > 1 and words[-1].lower() == "and":
        if not all(side and is_figure(side[0]) and side[0].lower() not in _BELOW_TEN for side in after):
            return False
        words = words[:-1]
    if not all(is_figure(word) and word[0].isalpha() for word in words):
        return False
    return any(side and is_figure(side[-1]) for side in before) and any(any(map(is_figure, side[:2])) for side in after)


def _twice(before: Change, words: Tokens, after: Change) -> bool:
    """A figure that is said in words, and again with its sign: ``[nine per cent (9%)→ten per cent (10%)]``.

    Not where its unit comes behind it again: ``[nine→ten] days ([9→10] days)``.
    """
    if words[-1] not in OPENING or not PAUSES.isdisjoint(words):
        return False
    return all(any(map(is_figure, side)) and side[0][0].isalpha() for side in before) and all(
        len(side) == 1 and is_figure(side[0]) and not (side[0][0].isnumeric() and side[0][-1].isnumeric())
        for side in after
    )


def _day(before: Change, words: Tokens, after: Change) -> bool:
    """A date in words is one: ``[20th day of March→12th day of May]``."""
    if [word.lower() for word in words] != ["day", "of"]:
        return False
    return all(len(side) == 1 and side[0][0].isdigit() for side in before) and all(
        len(side) == 1 and side[0].istitle() for side in after
    )


def amended(change: Change) -> bool:
    """Return whether one number takes the place of another, or one word of duty: ``may`` and ``must``."""
    old, new = change
    if _is_number(old) and _is_number(new):
        return True
    return len(old) == 1 == len(new) and old[0].lower() in DUTIES and new[0].lower() in DUTIES


def _is_number(words: Tokens) -> bool:
    """Whether *words* are one figure, perhaps in several words: ``two thousand``, ``two thirds``."""
    if len(words) == 1:
        return is_figure(words[0])
    if not 0 < len(words) < _SPELLED or not is_figure(words[0]) or not words[0][0].isalpha():
        return False
    return all(word.isspace() or is_figure(word) or word.lower() in _FRACTIONS for word in words)


def _granted(before: Change, words: Tokens, after: Change) -> bool:
    """An amount is quoted with the years that it is for: ``[600 crowns for the year 2018→900 crowns for …]``."""
    if words[-1].lower() in LINKS and not _YEARS.isdisjoint(map(str.lower, before[0])):
        return len(words) == 1 and _figures(before, -1) and _figures(after, 0)  # another of the years
    if words[-1].lower() not in _YEARS or _FOR.isdisjoint(map(str.lower, words[:2])):  # with its unit, or without
        return False
    return _figures(before, -1) and _figures(after, 0)


def _figures(change: Change, at: int) -> bool:
    """Whether a figure stands *at* the same end of both sides."""
    return all(side and is_figure(side[at]) for side in change)


def one_noun(old: str, new: str) -> bool:
    """Whether two words differ in their ending only: ``session`` and ``sessions``, not ``1,500`` and ``1,550``."""
    if is_figure(old) or is_figure(new):
        return False
    shared = 0
    for one, other in zip(old, new, strict=False):
        if one != other:
            break
        shared += 1
    return shared > 2 and max(len(old), len(new)) - shared < 4


def is_title(word: str) -> bool:
    """Whether a word begins with a capital and goes on without."""
    return word.istitle() or word[:1].isupper() > word.isupper()


def is_link(words: Tokens) -> bool:
    """Whether words are nothing but a link, with the comma before it: ``and``, ``, or``."""
    return bool(words) and words[-1].lower() in LINKS and (len(words) == 1 or (len(words) == 2 and words[0] in PAUSES))


def _goes_on(words: Tokens) -> bool:
    """Whether words begin with a link, with the comma before it."""
    return bool(words) and (words[0].lower() in LINKS or (words[0] in PAUSES and is_link(words[:2])))
