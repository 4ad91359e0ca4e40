"""What stands at the ends of a sentence or a provision and is amended by itself. Knows words and signs, but no units.

A provision of a list ends with a link ("; and") that comes and goes with its neighbours, and a sentence is put in
behind another, whatever else is changed just before.
"""

from collections.abc import Sequence

from amendiff.comparison.figures import is_figure
from amendiff.comparison.weights import LINKS, PAUSES, STOP, STOPS, WORD, Parted, Tokens, weigh

COUNTED = 5
"""Tokens at least of a figure with its noun and what is said more of it."""
ALIKE = 8
"""Tokens that two sentences begin with alike at most, where one is put in before the other."""
_TITLES = frozenset("dr mr mrs ms mx prof st m mm mme mlle mgr hr fr sr sra".split())
_ABBREVIATED = frozenset(
    "dr mr mrs ms mx prof st hon rev gen col capt lt sgt jr sr no nos art arts sec reg para paras vol ed eds cf vs al"
    " m mm mme mlle mgr bd av hr fr frau nr abs ziff bzw ca sr sra srta dña ud uds núm dott avv ing sig ул стр".split()
)
"""What is written short before a point, in the languages most often compared."""


def ends_sentence(words: Sequence[str], at: int) -> bool:
    """Return whether the sign *at* a place ends a sentence: not that of "Dr. Smith" or "the U.S. Navy"."""
    if words[at] not in STOPS:
        return False
    before = words[at - 1] if at else ""
    if words[at] != ".":
        return True
    behind = words[at + 2] if at + 2 < len(words) else ""
    if behind[:1].isupper() and behind.lower() in STOP and (before.islower() or before.lower() not in _TITLES):
        return True  # "the berth is 12 m. The clerk": no name begins with such a word
    return not (
        before.lower() in _ABBREVIATED
        or ("." in before and not before[0].isdigit())
        or (len(before) == 1 and before.isupper())
    )


def last_link(old: Tokens, new: Tokens) -> Parted | None:
    """Part the link at the end of a provision from the change before: ``[clerk→officer];[ and→]``."""
    if found := _taken_out(old, new):
        return found
    if found := _taken_out(new, old):
        before, sign, after = found
        return before[::-1], sign, after[::-1]
    return None


def _taken_out(old: Tokens, new: Tokens) -> Parted | None:
    if len(old) < 4 or len(new) < 2 or old[-1].lower() not in LINKS or new[-1] not in PAUSES or old[-3] != new[-1]:
        return None
    return (old[:-3], new[:-1]), new[-1:], (old[-2:], [])


def sentence(old: Tokens, new: Tokens, following: Tokens) -> Parted | None:
    """Part a sentence from the change before: ``[5→6] days.[→ It may then renew it.]``.

    The sign that ends both sentences is taken from what is *following*.
    """
    sign = following[0]
    if sign not in STOPS or (sign not in old and sign not in new):
        return None
    places = [
        next((at for at, word in enumerate(side) if word == sign and ends_sentence(side, at)), -1)
        for side in (old, new)
    ]
    if (places[0] < 0) == (places[1] < 0):
        return None
    longer, shorter, at = (old, new, places[0]) if places[0] >= 0 else (new, old, places[1])
    if at + 1 == len(longer) or not longer[at + 1].isspace() or not weigh(longer[:at]) or not weigh(shorter):
        return None
    follows = longer[at + 2 :]
    if not follows or not follows[0][0].isalpha() or follows[0][0].islower():
        return None  # "article L. 12"
    size, room = 0, min(at, len(shorter))
    while size < room and longer[at - 1 - size] == shorter[-1 - size]:
        size += 1  # the sentence before may well end as it did
    head, stays = longer[: at - size], [*longer[at - size : at], sign]
    same, rest = shorter[: len(shorter) - size], [*longer[at + 1 :], sign]
    if not head and not same:
        return None
    del following[0]
    if longer is old:
        return (head, same), stays, (rest, [])
    return (same, head), stays, ([], rest)


def counted(old: Tokens, new: Tokens, following: Tokens) -> Parted | None:
    """Part a figure from what is said more behind the noun that it counts: ``[5→7] members[→, two of them old]``.

    The noun, with which the longer side ends too, is taken from what is *following*.
    """
    if min(len(old), len(new)) != 1:
        return None
    for shorter, longer in ((old, new), (new, old)):
        if len(shorter) != 1 or len(longer) < COUNTED or len(following) < 3 or not is_figure(shorter[0]):
            continue
        noun = following[:2]
        if is_figure(longer[0]) and noun[0].isspace() and longer[1:3] == noun and weigh(longer[3:]) >= WORD:
            more = [*longer[3:], *noun]
            del following[:2]
            figures = ([old[0]], [new[0]])
            return (figures, noun, ([], more)) if shorter is old else (figures, noun, (more, []))
    return None


def beginning(leading: Tokens, old: Tokens, new: Tokens, *, first: bool = True) -> Parted | None:
    """Part a sentence from the change behind it, where both begin alike: ``[+The fee is paid. +]The [clerk→officer]``.

    The words that both begin with are taken from what is *leading*: all of it only where no change stands before it.
    """
    reach = max(0, len(leading) - ALIKE)
    start = next((at + 1 for at in range(len(leading) - 1, reach - 1, -1) if ends_sentence(leading, at)), 0)
    if start == 0 and (reach or not first):
        return None  # no sentence begins so near
    while start < len(leading) and leading[start].isspace():
        start += 1
    alike = leading[start:]
    if not alike or not alike[0][0].isupper():
        return None
    for longer in (new, old):
        for at in range(len(longer) - len(alike) - 2, 0, -1):
            if ends_sentence(longer, at) and longer[at + 1].isspace() and longer[at + 2 : at + 2 + len(alike)] == alike:
                whole, rest = [*alike, *longer[: at + 2]], longer[at + 2 + len(alike) :]
                del leading[start:]
                one, other = (old, rest) if longer is new else (rest, new)
                same = next(
                    (n for n, (a, b) in enumerate(zip(one, other, strict=False)) if a != b), min(map(len, (one, other)))
                )
                before = ([], whole) if longer is new else (whole, [])
                return before, alike + one[:same], (one[same:], other[same:])
    return None
