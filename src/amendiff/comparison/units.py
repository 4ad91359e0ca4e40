"""Which two changes one instruction names together, and with what words between. Knows words; moves none.

An instruction quotes units of language: a list with its "and", a range with its two figures, a noun with its article.
Where two changes stand in one unit, the words between them are quoted with them.
"""

from collections.abc import Sequence

from amendiff.comparison.weights import LINKS, PAUSES, STOP, STOPS, Change, Tokens, weigh

LISTED = 8.0
"""What the last of a list weighs at most (in words) where a list grows or shrinks behind it."""
NOUN = 2.0
"""What stands at most between an article and the other change in its phrase."""
WORD = 1.0

RANGE = frozenset("to through until and or bis und oder à au et ou a al e y o hasta до по и".split()) | set("-–—至から")
"""Words between two figures that make one phrase of them."""
ARTICLES = frozenset(
    "a an the any every each le la les un une des du el los las una unos unas il lo i gli der die das den dem des ein"
    " eine einen einem einer o os as um uma".split()
)
_HARD = STOPS | frozenset(";；؛:：|\t\n")


def spoken(tokens: Sequence[str]) -> Tokens:
    """Return *tokens* without spaces."""
    return [token for token in tokens if not token.isspace()]


def one_unit(before: Change, between: Sequence[str], after: Change) -> bool:
    """Return whether one instruction names both changes, and what stands *between* them."""
    first = spoken(before[0]), spoken(before[1])
    second = spoken(after[0]), spoken(after[1])
    words = spoken(between)
    if not _HARD.isdisjoint(words):
        return False
    return any(rule(first, words, second) for rule in (_list, _noun, _name, _pivot))


def _list(before: Change, words: Tokens, after: Change) -> bool:
    """A list that grows or shrinks at its end: ``[or B→, B or C]``, ``[, B and C→and B]``.

    Its link moves with its last member, so the member before is quoted with both.
    """
    for old, new in ((0, 1), (1, 0)):
        moved = _is_link(before[old]) and set(before[new]) <= {","} | PAUSES and before[old] != before[new]
        if moved and not after[old] and _begins_with_link(after[new]):
            return weigh(words) <= LISTED
    return False


def _is_link(words: Tokens) -> bool:
    return bool(words) and words[-1].lower() in LINKS and (len(words) == 1 or (len(words) == 2 and words[0] in PAUSES))


def _begins_with_link(words: Tokens) -> bool:
    return bool(words) and (words[0].lower() in LINKS or (words[0] in PAUSES and _is_link(words[:2])))


def _noun(before: Change, words: Tokens, after: Change) -> bool:
    """An article that changes is quoted with the rest of its phrase: ``[the agent→any agent appointed]``."""
    articles = [word for side in before for word in side]
    if not articles or len(articles) > 2 or any(word.lower() not in ARTICLES for word in articles):
        return False
    return max(map(len, before)) == 1 and weigh(words) <= NOUN and PAUSES.isdisjoint(words)


def _name(before: Change, words: Tokens, after: Change) -> bool:
    """A name is quoted whole: ``[Minerals Management Service→Bureau of Ocean Energy Management]``."""
    if weigh(words) > NOUN or not any(map(str.istitle, words)):
        return False
    every = [word for side in (*before, words, *after) for word in side]
    return all(word.istitle() or word.lower() in STOP for word in every) and all(
        any(word.istitle() for side in change for word in side) for change in (before, after)
    )


def _pivot(before: Change, words: Tokens, after: Change) -> bool:
    """One word that stood behind what is taken out and before what is put in, or the other way, is quoted too."""
    if weigh(words) > WORD or not PAUSES.isdisjoint(words):
        return False
    return any(not before[a] and not after[b] and before[b] and after[a] for a, b in ((0, 1), (1, 0)))
