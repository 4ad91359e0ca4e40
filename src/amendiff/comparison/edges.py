"""Where inserted or deleted words begin, where a repeated word leaves that open. Knows words and signs, no islands."""

from amendiff.comparison.weights import BINDING, CLOSING, LIGHT, LINKS, OPENING, PAUSES, STOPS, Change, Tokens, weigh

REACH = 64
"""Tokens on either side within which the place of inserted or deleted words may be chosen."""

_BRACKETS = OPENING | CLOSING
_CELLS = frozenset("|\t")
_SPACELESS = "\u3000"
_JOINING = LINKS - {"including"}


def slide(equal: list[Tokens], changed: list[Change], at: int) -> None:
    """Where a repeated word leaves open where words were put in or taken out, choose the edge that reads best."""
    old, new = changed[at]
    words = old or new
    before, after = equal[at], equal[at + 1]
    back = bool(before) and before[-1] == words[-1]
    on = bool(after) and after[0] == words[0]
    if not back and not on:
        return
    if len(words) > 1 and back != on:
        if back and words[-1] == " " and before[-2:-1] != words[-2:-1]:
            return  # words with the space behind them, which is where it reads best
        if on and words[0] == " " and after[1:2] != words[1:2] and (len(after) > 1 or at + 2 == len(equal)):
            after.pop(0)
            before.append(" ")
            words.append(words.pop(0))
            return
    around = before[-REACH:] + words + after[:REACH]
    size, here = len(words), min(REACH, len(before))
    first = here
    while first > 0 and around[first - 1] == around[first - 1 + size]:
        first -= 1
    last = here
    while last + size < len(around) and around[last] == around[last + size]:
        last += 1
    if at > 0 and here == len(before):
        first = max(first, 1)  # what stands between two changes parts them
    if at + 2 < len(equal):
        last = min(last, here + len(after) - 1)
    if first == last:
        return
    ends = (at == 0 and len(before) <= REACH, at + 2 == len(equal) and len(after) <= REACH)
    places = [
        place for place in range(first, last + 1) if _near(around, here, place) or _free(around, place, size, ends)
    ]
    if len(places) == 1:
        return
    best = max(places, key=lambda place: (_fit(around, place, size), place))
    if best < here:
        equal[at], equal[at + 1] = before[: best - here], before[best - here :] + after
    elif best > here:
        equal[at], equal[at + 1] = before + after[: best - here], after[best - here :]
    words = around[best : best + size]
    changed[at] = (words, []) if old else ([], words)


def settle(before: Tokens, change: Change, after: Tokens, *, first: bool = False, last: bool = False) -> None:
    """Give back the space around a replacement, and take in the bracket that it closes or opens.

    Only what stands before the *first* change, or behind the *last*, may become empty.

    Both wordings of ``[(EC) No 10→(EU) 2020/10]`` begin with the bracket, and neither can be read without it.
    """
    old, new = change
    while old and new and old[-1] == new[-1] and old[-1].isspace():
        after.insert(0, old.pop())
        new.pop()
    while old and new and old[0] == new[0] and old[0].isspace():
        before.append(old.pop(0))
        del new[0]
    if not old or not new:
        return
    if len(old) == 1 == len(new) and " " in old[0]:
        _year(before, old, new)
    if _BRACKETS.isdisjoint(old) and _BRACKETS.isdisjoint(new):
        return
    depths = {depth(side) for side in change}
    if depths == {-1} and (first or len(before) > 1) and before and before[-1] in OPENING:
        sign = before.pop()
        old.insert(0, sign)
        new.insert(0, sign)
    elif depths == {1} and (last or len(after) > 1) and after and after[0] in CLOSING:
        sign = after.pop(0)
        old.append(sign)
        new.append(sign)


def _year(before: Tokens, old: Tokens, new: Tokens) -> None:
    """Leave the day and month where they are, where a date becomes the same day of another year."""
    day, space, year = old[0].rpartition(" ")
    same, _, other = new[0].rpartition(" ")
    if day == same and year.isdecimal() and other.isdecimal() and any(map(str.isalpha, day)):
        before += [day, space]
        old[0], new[0] = year, other


def depth(tokens: Tokens) -> int:
    """Return how many brackets *tokens* open and do not close."""
    return sum((token in OPENING) - (token in CLOSING) for token in tokens)


def _near(around: Tokens, here: int, place: int) -> bool:
    """Whether only spaces lie between two places."""
    return not weigh(around[min(here, place) : max(here, place)])


def _free(around: Tokens, place: int, size: int, ends: tuple[bool, bool]) -> bool:
    """Whether enough stays equal on both sides for the change to stand by itself."""
    before, after = around[:place], around[place + size :]
    return (ends[0] or weigh(before) > LIGHT) and (ends[1] or weigh(after) > LIGHT)


def _fit(around: Tokens, place: int, size: int) -> float:
    """Return how well words read as put in at *place*; the figures only rank the rules against each other."""
    words = around[place : place + size]
    before = [token for token in around[max(0, place - 3) : place] if not token.isspace()]
    spoken = [token for token in words if not token.isspace()]
    if not spoken:
        return 0.0
    left = before[-1] if before else ""
    score = 0.0
    if cells := [at for at, token in enumerate(words) if token in _CELLS]:
        score += 9 if cells[0] == 0 or not any(map(str.isalnum, words[: cells[0]])) else -9  # a cell with its sign
    if not left:
        score += 3  # the beginning of the provision
    elif left in STOPS and spoken[-1] in STOPS:
        score += 6  # a sentence
    elif left in PAUSES and spoken[0].lower() in LINKS and place + size == len(around):
        score += 3  # another case, at the end of the provision
    elif (
        left in PAUSES
        and spoken[0].lower() not in _JOINING
        and spoken[-1].lower() not in BINDING
        and (words[-1].isspace() or (left == spoken[-1] and left > _SPACELESS))
    ):
        score += 3  # a clause
    elif spoken[0] in PAUSES:
        score += 2
    if spoken[0].lower() in LINKS or (spoken[0] in PAUSES and len(spoken) > 1 and spoken[1].lower() in _JOINING):
        score += 1.5  # "and the Council", not "the Council and"
    elif spoken[-1].lower() in LINKS and words[-1].isspace():
        score += 1  # "the Council and", before "the Board"
    if left.lower() in LINKS:
        score -= 1
    if spoken[-1].lower() in BINDING:
        score -= 0.7  # "the Council and", not "Council and the"
    if words[-1].isspace():
        score += 1  # a word comes with the space behind it
    if not _balanced(spoken):
        score -= 5
    return score


def _balanced(spoken: Tokens) -> bool:
    depth = 0
    for token in spoken:
        depth += (token in OPENING) - (token in CLOSING)
        if depth < 0:
            return False
    return depth == 0 and spoken.count('"') % 2 == 0
