"""What is enclosed by brackets, quotation marks or commas, and is amended by itself. Knows words and signs.

Half a bracket cannot be quoted, so no change reaches from within one to what stands outside. Each rule parts a change
in two.
"""

from itertools import accumulate

from amendiff.comparison.weights import CLOSING, LINK, LINKS, OPENING, PAUSES, STOP, WORD, Parted, Tokens, weigh

FAR = 16
"""Tokens before a change in which the bracket that it closes may open."""
_ENDS = dict(zip("([{«‹“‘„「『（【", (*")]}»›”’", "“”", *"」』）】"), strict=True))
"""What closes each bracket."""
_QUOTES = frozenset("»›”’“")


def brackets(old: Tokens, new: Tokens, following: Tokens) -> Parted | None:
    """Half a bracket cannot be quoted: ``the [mayor→prefect] (“the [Mayor→Prefect]”)``.

    But what opens one, and has its end directly behind, is quoted with it: ``[Act 1998 (c. 4→Act 2004 (c. 12])``.
    """
    if OPENING.isdisjoint(old) or OPENING.isdisjoint(new):
        return None
    halves = [_halves(side) for side in (old, new)]
    (closes, opened), (others_close, others) = halves
    if not opened or not others:
        return None
    sign = old[opened[0]]
    if sign in "([{（" and len(opened) == 1 and closes < 0 and following and following[0] in _ENDS[sign]:
        return None
    for i, j in ((closes, others_close), (opened[-1], others[-1])):
        if i >= 0 and j >= 0 and old[i] == new[j]:
            before, stays, after = around(old, new, i, j)
            if any(map(weigh, before)) and any(map(weigh, after)):
                return before, stays, after
    return None


def opened_before(leading: Tokens, old: Tokens, new: Tokens) -> Parted | None:
    """What closes before the end of a change was opened before it: ``“[Minister→Board]” [means→includes]``."""
    near = leading[-FAR:]
    if old.count('"') == 1 == new.count('"') and near.count('"') % 2:
        i, j = old.index('"'), new.index('"')
    else:
        if CLOSING.isdisjoint(old) or CLOSING.isdisjoint(new) or OPENING.isdisjoint(near):
            return None
        i, j = _halves(old)[0], _halves(new)[0]
        if min(i, j) < 0 or old[i] != new[j]:
            return None
        opened = next((token for token in reversed(near) if token in OPENING or token in CLOSING), "")
        if opened == old[i] or old[i] not in _ENDS.get(opened, "") or (old[i] not in _QUOTES and opened in near[-1:]):
            return None  # what a bracket opens in the first place, as in "(EC)", is of the name before it
    before, stays, after = around(old, new, i, j)
    return (before, stays, after) if any(map(weigh, before)) and any(weigh(side) >= LINK for side in after) else None


def _halves(words: Tokens) -> tuple[int, list[int]]:
    """Return where the first bracket closes that opens before *words*, or -1; and where those open that end behind."""
    opened: list[int] = []
    closes = -1
    for at, word in enumerate(words):
        if opened and word in _ENDS[words[opened[-1]]]:
            opened.pop()
        elif word in OPENING:
            opened.append(at)
        elif word in CLOSING and closes < 0 and not opened:
            closes = at
    return closes, opened


def bracketed(old: Tokens, new: Tokens) -> Parted | None:
    """What stands in brackets is put in or taken out by itself: ``any member [→(however elected)] may [see→copy]``."""
    if found := _begins_in_brackets(old, new):
        return found
    if found := _begins_in_brackets(new, old):
        before, stays, after = found
        return before[::-1], stays, after[::-1]
    return None


def _begins_in_brackets(longer: Tokens, shorter: Tokens) -> Parted | None:
    if longer[0] not in OPENING or shorter[0] in OPENING:
        return None
    depths = accumulate((token in OPENING) - (token in CLOSING) for token in longer)
    if not (start := next((at for at, depth in enumerate(depths, 1) if not depth), 0)):
        return None
    start += longer[start : start + 1] == [" "]
    size, room = 0, min(len(longer) - start, len(shorter))
    while size < room and longer[start + size] == shorter[size]:
        size += 1
    stays, rest = shorter[:size], (longer[start + size :], shorter[size:])
    return ((longer[:start], []), stays, rest) if weigh(stays) >= LINK and all(map(weigh, rest)) else None


def between_commas(leading: Tokens, old: Tokens, new: Tokens) -> Parted | None:
    """What stands between its commas is amended by itself: ``shall, [if asked→in any case], be [seen→kept]``."""
    if PAUSES.isdisjoint(leading[-2:]):
        return None
    last = next((token for token in reversed(leading[-2:]) if not token.isspace()), "")
    if last not in PAUSES or old.count(last) != 1 or new.count(last) != 1:
        return None
    i, j = old.index(last), new.index(last)
    before, stays, after = around(old, new, i, j)
    behind = next((token for token in stays[stays.index(last) + 1 :] if not token.isspace()), "")
    if behind.lower() not in STOP or behind.lower() in LINKS:
        return None
    if all(weigh(side) >= WORD for side in before) and all(map(weigh, after)):
        return before, stays, after
    return None


def around(old: Tokens, new: Tokens, i: int, j: int) -> Parted:
    """Return what stands around the place *i* of the old words, and *j* of the new ones."""
    start, end = 0, 1
    first, last = min(i, j), min(len(old) - i, len(new) - j)
    while start < first and old[i - 1 - start] == new[j - 1 - start]:
        start += 1
    while end < last and old[i + end] == new[j + end]:
        end += 1
    return (old[: i - start], new[: j - start]), old[i - start : i + end], (old[i + end :], new[j + end :])
