"""Which two changes one instruction names together, and with what words between. Knows words; moves none.

An instruction quotes units of language: a list with its "and", a range with its two figures, a noun with its article.
Where two changes stand in one unit, the words between them are quoted with them.
"""

from collections.abc import Sequence
from itertools import chain

from amendiff.comparison.counting import YEAR, amended, is_link, is_title, one_noun, one_number
from amendiff.comparison.edges import depth
from amendiff.comparison.figures import is_figure
from amendiff.comparison.references import is_label
from amendiff.comparison.weights import (
    ARTICLES,
    BINDING,
    CLOSING,
    LINK,
    LINKS,
    OPENING,
    PAUSES,
    STOP,
    STOPS,
    VERBS,
    WORD,
    Change,
    Tokens,
    weigh,
)

LISTED = 8.0
"""What the last of a list weighs at most (in words) where a list grows or shrinks behind it."""
FAR = 64
"""Tokens; what stands farther apart is not looked at."""
NOUN = 1.25
"""What stands at most between an article and the other change in its phrase."""
NAME = 2.5
"""What stands at most between two changes in one name."""
FEW, SMALL, LONG = 3, 2.125, 2.75
"""Tokens at most in the midst of a phrase of which both ends change; what the smaller change weighs at most, or what
goes at the first end weighs at least."""
SAME = 3.0
"""What a phrase weighs at most of which something is said before it, and no more behind it."""

_BINDING = ARTICLES | BINDING
_SIGNS = STOPS | PAUSES
_QUOTES = (OPENING | CLOSING | {'"'}) - frozenset("([{)]}")
_HARD = STOPS | frozenset(";；؛:：")


def spoken(tokens: Sequence[str]) -> Tokens:
    """Return *tokens* without spaces."""
    return [*filter(str.strip, tokens)]


def is_cell(tokens: Sequence[str]) -> bool:
    """Return whether *tokens* part the cells of a row, or lines."""
    text = "".join(tokens)
    return "|" in text or "\t" in text or "\n" in text


def near_enough(between: Sequence[str]) -> bool:
    """Return whether what stands *between* two changes may stand in one unit with both: no rule takes in more."""
    return weigh(between) <= LISTED and not is_cell(between)


def one_unit(
    leading: Sequence[str],
    changes: tuple[Change, Change],
    between: Sequence[str],
    *,
    closes: bool = False,
    throughout: bool = False,
) -> bool:
    """Return whether one instruction names both *changes*, and what stands *between* them, behind the words *leading*.

    These are near enough to each other. *closes* says that a bracket that opens here closes with a change;
    *throughout*, that the whole text is revised, so that no passage of it is quoted.
    """
    before, after = changes
    words = spoken(between)
    first = spoken(before[0]), spoken(before[1])
    second = spoken(after[0]), spoken(after[1])
    if not words or not any(first) or not any(second):
        return False  # only spaces
    if one_number(leading, first, words, second) or (closes and _bracket(first, words, second)):
        return True
    if not _HARD.isdisjoint(words):
        return False
    if (
        _list(first, words, second)
        or _noun(first, words, second)
        or _of(first, words, second)
        or _name(first, words, second)
        or _pivot(first, words, second)
    ):
        return True
    if throughout and weigh(words) > WORD:
        return False
    return any(map(str.isalpha, leading)) and not _amid_commas(leading, words) and _ends(first, words, second)


def _list(before: Change, words: Tokens, after: Change) -> bool:
    """A list that grows at its end: ``[or B→, B or C]``.

    Its link moves with its last member, so the member before is quoted with both. Where a list shrinks, what it loses
    is taken out by itself.
    """
    if all(after) and not all(before) and is_link(words) and _set_off(before[0] or before[1]):
        return True
    moves = is_link(before[0])
    if not after[1] or (after[0] and not moves):
        return False
    if weigh(words) > (LISTED if moves else NOUN):  # where members change too, they are next to each other
        return False
    if _ends_with_link(before[0]) and _gives_way(before[1]):
        return _grows(after[1]) or (bool(after[0]) and _links(after[1]) > _links(after[0]))
    # with the comma that comes before the link of three or more
    return not before[0] and bool(before[1]) and before[1][-1] in PAUSES and PAUSES.issuperset(after[1])


def _ends_with_link(words: Tokens) -> bool:
    """Whether words end with a link, and what it binds: ``and``, ``Federal, or``, ``and of``."""
    while len(words) > 1 and words[-1].lower() in BINDING - VERBS:
        words = words[:-1]
    return bool(words) and words[-1].lower() in LINKS


def _set_off(words: Tokens) -> bool:
    """Whether words are a member of a list between its commas: ``, X,``."""
    return len(words) > 2 and words[0] in PAUSES and words[-1] in PAUSES


def _links(words: Tokens) -> int:
    return sum(word.lower() in LINKS for word in words)


def _gives_way(words: Tokens) -> bool:
    """Whether nothing but signs, or members with a comma behind them, come in the place of a link."""
    return not words or words[-1] in PAUSES or (words[0] in PAUSES and weigh(words) < WORD)


def _said_otherwise(before: Change, words: Tokens, after: Change) -> bool:
    """Whether more of a phrase is put in before it, and taken out behind it: ``[clerk of works→chief clerk]``.

    Or its article is taken out, and more put in behind it: ``[a clerk→clerk or keeper]``. What is taken out before a
    phrase otherwise, and what is put in behind it, is amended each by itself as often as not.
    """
    if weigh(words) > SAME or any(word in _SIGNS or word.lower() in LINKS for word in words):
        return False
    if before[0]:
        return before[0][0].lower() in ARTICLES
    if words[0].lower() in BINDING - ARTICLES:
        return False  # "[+solely +]for peaceful purposes[- only-]"
    if before[1][0].lower() in LINKS and after[0][-1].lower() not in LINKS:
        return False  # what goes with the words before
    return _SIGNS.isdisjoint((before[1][0], before[1][-1], after[0][0], after[0][-1]))


def _grows(words: Tokens) -> bool:
    """Whether words are members of a list with its link: ``or C``, ``, C and D``."""
    if not words:
        return False
    return words[0].lower() in LINKS or (words[0] in PAUSES and any(word.lower() in LINKS for word in words))


def _noun(before: Change, words: Tokens, after: Change) -> bool:
    """An article that changes is quoted with the rest of its phrase: ``[the agent→any agent appointed]``.

    So is what takes its place before a noun of which there are now several: ``[a clerk→such number of clerks]``.
    """
    articles = [*map(str.lower, chain(*before))]
    if ARTICLES.isdisjoint(articles):
        return False
    replaced = all(before) and any(len(side) == 1 and side[0].lower() in ARTICLES for side in before)
    if replaced and all(after) and one_noun(after[0][0], after[1][0]):
        return weigh(words) <= NAME and PAUSES.isdisjoint(words)
    if not (_BINDING if all(before) else ARTICLES).issuperset(articles):
        return False
    if max(map(weigh, after)) < WORD or weigh(words) > NOUN or not PAUSES.isdisjoint(words):
        return False
    return len(articles) < 4 and (all(before) or not _links(words))


def _of(before: Change, words: Tokens, after: Change) -> bool:
    """What is put in before a noun with the word that binds it: ``[its capital is→the number of its shares are]``."""
    more = before[0] or before[1]
    if (
        all(before)
        or not more
        or not all(after)
        or more[-1].lower() not in BINDING
        or weigh(more) < WORD
        or weigh(words) > NAME
    ):
        return False
    if len(words) == 1 and is_label(words[0]):
        return True  # of a reference, whatever stands before
    if any(word in PAUSES or word.lower() in LINKS for word in (*more, *words)):
        return False
    return is_label(words[-1]) or not is_figure(after[0][0])


def _name(before: Change, words: Tokens, after: Change) -> bool:
    """A name is quoted whole, with its year: ``[Minerals Management Service→Bureau of Ocean Energy Management]``."""
    if words[-1] in (",", "of") and all(side and side[0].isnumeric() and len(side[0]) == YEAR for side in after):
        words = words[:-1]  # "the Harbours Act, 1964", "the Lights Act of 1964"
    if weigh(words) > NAME or not any(map(is_title, words)) or _parts(words):
        return False
    if any(side[0] in PAUSES for side in after if side):
        return False
    years = all(side and side[0].isnumeric() for side in after)
    if years and words[-1].istitle() and all(is_title(side[-1]) for side in before if side):
        return all(map(_of_name, words)) and all(before)  # "4 (as amended) of the Harbours Act, 1964"
    if not all(_of_name(word) for side in (*before, words, *after) for word in side):
        return False
    begins, ends = (any(map(is_title, (*change[0], *change[1]))) for change in (before, after))
    return begins and (ends or (is_title(words[-1]) and all(side and side[0].isnumeric() for side in after)))


def _parts(words: Tokens) -> bool:
    """Whether what begins so is another member of a list, or another clause."""
    return bool(words) and (words[0] in PAUSES or words[0].lower() in LINKS)


def _of_name(word: str) -> bool:
    return is_title(word) or word in OPENING or word in CLOSING or word.lower() in STOP or word.isnumeric()


def _bracket(before: Change, words: Tokens, after: Change) -> bool:
    """What stands in brackets behind a name is quoted with it: ``[Act 1998 (c. 4)→Act 2004 (c. 12)]``."""
    if not all(before) or not all(after) or weigh(words) > NAME or not CLOSING.isdisjoint(words):
        return False
    return words[0] in OPENING or all(depth(side) == 1 for side in before)


def _amid_commas(leading: Sequence[str], words: Tokens) -> bool:
    """Whether what stands before *words* is set off by commas."""
    return words[0] in PAUSES and next((word for word in reversed(leading) if not word.isspace()), "") == words[0]


def _ends(before: Change, words: Tokens, after: Change) -> bool:
    """A phrase of a few words of which both ends change: ``[or more yearly terms→yearly term]``."""
    if (
        len(words) > FEW
        or (gone := weigh(before[0])) <= WORD
        or not _QUOTES.isdisjoint(words)
        or any(map(is_figure, words))
        or amended(before)
        or amended(after)
        or not VERBS.isdisjoint(words)
    ):
        return False
    if not before[1] and not _SIGNS.isdisjoint((before[0][0], before[0][-1])):
        return False
    if not before[1] and before[0][0] in OPENING and before[0][-1] in CLOSING:
        return False
    if not all(after) and (after[0] or after[1])[0] in PAUSES:
        return False  # a comma sets it off
    if gone > LONG and (after[0] or after[1][0].lower() in LINKS) and not any(word.lower() in LINKS for word in words):
        return True
    if not all(after) or min(max(map(weigh, before)), max(map(weigh, after))) > SMALL:
        return False
    return not all(word.lower() in STOP for side in after for word in side)


def _joined_before(before: Change, words: Tokens, after: Change) -> bool:
    """Whether a link joins what changes to what stands before, not to the noun: ``sell[ or let] the land[ or sea]``."""
    if all(before) or all(after) or words[0].lower() not in ARTICLES:
        return False
    return (before[0] or before[1])[0].lower() in LINKS and (after[0] or after[1])[-1].lower() not in LINKS


def _pivot(before: Change, words: Tokens, after: Change) -> bool:
    """One word with words put in on both sides is quoted with them: ``[animal→live animal or plant]``.

    So is one that stays in a list of others: ``[forests and fish→food and forests]``. Not where a comma parts them:
    ``[+just, +]lasting [+and comprehensive +]`` puts two more into a list.
    """
    across = not (before[0] or after[1]) or not (before[1] or after[0])
    if _joined_before(before, words, after):
        return False
    if across and all(map(any, (before, after))) and _said_otherwise(before, words, after):
        return True
    if words[0].lower() in LINKS and words[-1].lower() in VERBS:
        return False  # "and shall": something is said more on each side
    led = words[0].lower() in (_BINDING if across else ARTICLES) or is_figure(words[0])
    if not LINK < weigh(words[led and len(words) > 1 :]) <= WORD or not PAUSES.isdisjoint(words):
        return False
    if not before[1] and not after[1] and _grows(after[0]):
        return before[0][-1] in PAUSES or before[0][-1].lower() in LINKS  # of a list, one is left
    edges = [side[-1] for side in before if side] + [side[0] for side in after if side]
    if sum([edge in PAUSES for edge in edges]) > across or all(before) or all(after):
        return False
    if not before[0] and not after[0]:
        return True
    if across:
        return True
    return all(any(word.lower() in LINKS for side in change for word in side) for change in (before, after))
