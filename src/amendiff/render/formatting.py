"""What changed in the formatting of a provision of which the words stay: emphasis, links, footnotes. Knows no look."""

from collections import Counter
from collections.abc import Iterable, Iterator
from itertools import zip_longest

from amendiff.model.document import Mark, Provision
from amendiff.model.naming import in_a_row

_LOOKS = {"emphasis": "in italics", "strong": "in bold", "code": "as code"}
_LONG = 40
"""Characters of words that are quoted."""


def reformatted(old: Provision, new: Provision) -> str:
    """Return in words how the formatting of *old* differs from that of *new*, which has the same words."""
    gone, come = (sorted({*one.marks}.difference(other.marks)) for one, other in ((old, new), (new, old)))
    said = [*_links(new.text, gone, come), *_notes(new.text, gone, come)]
    return ", ".join([*_looks(old, new, [("=", len(new.text))]), *said]) or "formatting changed"


def beside_words(old: Provision, new: Provision, runs: Iterable[tuple[str, int]]) -> Iterator[str]:
    """Return what else changes of two provisions of other words: the look of words that stay, links and footnotes.

    *runs* are the signs of what stays, goes and comes in turn, each with how many characters it has.
    """
    yield from _looks(old, new, runs)
    was, now = (_leading(one) for one in (old, new))
    for words in dict.fromkeys((*was, *now)):
        before, after = was.get(words, Counter()), now.get(words, Counter())
        for target, other in zip_longest((before - after).elements(), (after - before).elements()):
            if target and other:
                yield f"“{_short(words)}” leads to {other}, no longer to {target}"
            elif other:
                yield f"“{_short(words)}” leads to {other}"
            elif words in new.text:
                yield f"“{_short(words)}” leads no longer to {target}"
    gone, come = (Counter(mark.target for mark in one.marks if mark.kind == "note") for one in (old, new))
    yield from (f"footnote {name} taken out" for name in gone - come)
    yield from (f"footnote {name} put in" for name in come - gone)


def _stretches(places: Iterable[int]) -> list[tuple[int, int]]:
    """Return where *places* that follow each other begin and end."""
    found: list[tuple[int, int]] = []
    for at in sorted(places):
        if found and found[-1][1] == at:
            found[-1] = found[-1][0], at + 1
        else:
            found.append((at, at + 1))
    return found


def _looks(old: Provision, new: Provision, runs: Iterable[tuple[str, int]]) -> Iterator[str]:
    """Return which words look otherwise of those that stay."""
    stays: list[tuple[int, int]] = []
    i = j = 0
    for sign, size in runs:
        if sign == "=":
            stays += zip(range(i, i + size), range(j, j + size), strict=True)
        i, j = i + size * (sign != "+"), j + size * (sign != "-")
    for kind, look in _LOOKS.items():
        was, now = (
            {at for mark in one.marks if mark.kind == kind for at in range(mark.start, mark.end)} for one in (old, new)
        )
        if not was and not now:
            continue
        lost = [at for before, at in stays if before in was and at not in now]
        found = [at for before, at in stays if before not in was and at in now]
        for places, said in ((lost, f"no longer {look}"), (found, f"now {look}")):
            words = [new.text[start:end].strip() for start, end in _stretches(places)]
            if parts := [f"“{_short(one)}”" for one in words if one]:
                yield f"{in_a_row(parts)} {said}"


def _leading(one: Provision) -> dict[str, Counter[str]]:
    """Return where the links of a provision lead, by their words."""
    found: dict[str, Counter[str]] = {}
    for mark in one.marks:
        if mark.kind == "link":
            found.setdefault(one.text[mark.start : mark.end], Counter())[mark.target] += 1
    return found


def _links(text: str, gone: Iterable[Mark], come: Iterable[Mark]) -> Iterator[str]:
    was, now = ({(mark.start, mark.end): mark.target for mark in side if mark.kind == "link"} for side in (gone, come))
    for place in sorted({*was, *now}):
        words = f"“{_short(text[place[0] : place[1]])}”"
        if place not in now:
            yield f"{words} leads no longer to {was[place]}"
        else:
            yield f"{words} leads to {now[place]}" + (f", no longer to {was[place]}" if place in was else "")


def _notes(text: str, gone: Iterable[Mark], come: Iterable[Mark]) -> Iterator[str]:
    was, now = ({mark.start: mark.target for mark in side if mark.kind == "note"} for side in (gone, come))
    for place in sorted({*was, *now}):
        behind = f" behind “{before[-1]}”" if (before := text[:place].split()) else ""
        if place not in now:
            yield f"footnote {was[place]} taken out{behind}"
        elif place not in was:
            yield f"footnote {now[place]} put in{behind}"
        else:
            yield f"footnote {was[place]} is now {now[place]}"


def _short(words: str) -> str:
    return words if len(words) <= _LONG else words[:_LONG].rstrip() + " …"
