"""Words and the marks beside them, written as Markdown. Knows no blocks.

What is written is read again: where Markdown cannot express a mark (emphasis that ends inside a word, next to
punctuation), another delimiter is tried, and at last the mark is left out, never a character.
"""

import re
from collections.abc import Iterable, Iterator, Sequence
from functools import lru_cache

from amendiff.model.document import Mark, tidied
from amendiff.model.enumerators import BIS
from amendiff.model.words import trimmed

_SPECIAL = re.compile(r"[\\`*_\[\]<>|#]|&(?=#?\w+;)")
_LINE_START = re.compile(
    rf"(?P<mark>[>+=:-])|(?P<number>\d{{1,9}}(?: (?:{BIS}))?)(?=[.)](?:[ \t\n]|$))|(?P<bracket>\()"
)
_ENTITIES = frozenset("\t\n\f\r \u00a0\u1680\u2028\u2029\u202f\u205f\u3000") | {chr(n) for n in range(0x2000, 0x200B)}
"""White space that a numeric entity can write."""

TRIED = 32
"""How many of the marks that touch each other are left out, one after the other, before all of them are."""
EMPTY = "[]()"
"""A link without words: a paragraph without words, and a fence between white space and the margin."""


def write(text: str, marks: Sequence[Mark]) -> str:
    """Return *text* with *marks* as one Markdown paragraph, hard breaks for its line ends."""
    return _written(text, tuple(marks)) if marks else _whole(_escaped(text))


@lru_cache(maxsize=256)
def _written(text: str, marks: tuple[Mark, ...]) -> str:
    """The same, known for a while: the versions of a text have most paragraphs in common."""
    wanted = [mark for mark in (_trimmed(text, mark) for mark in marks) if mark is not None]
    if (written := _read_again(text, wanted)) is not None:
        return written
    notes = [mark for mark in wanted if mark.kind == "note"]
    kept = [*notes, *(mark for cluster in _clusters(wanted) for mark in _written_there(text, cluster, notes))]
    for some in (kept, notes):
        if (written := _read_again(text, some)) is not None:
            return written
    return _whole(_escaped(text))


def _read_again(text: str, marks: Sequence[Mark]) -> str | None:
    """Return *text* with *marks* as Markdown; None where it would be read otherwise, whichever delimiter is taken."""
    from amendiff.markup.blocks import inline, reader

    kept = tidied(marks)
    known = {"footnotes": {"refs": {f":{mark.target}": -1 for mark in kept}}}
    for emphasis in "*_" if any(mark.kind == "emphasis" for mark in kept) else "*":
        written = _whole(_marked(text, kept, emphasis))
        found = inline(reader().parseInline(written, known)[0])
        if found[0] == text and set(found[1]) == set(kept):
            return written
    return None


def _clusters(marks: Iterable[Mark]) -> Iterator[list[Mark]]:
    """Return the marks but for notes, those together that touch: no others depend on each other."""
    cluster: list[Mark] = []
    end = -1
    for mark in sorted(mark for mark in marks if mark.kind != "note"):
        if cluster and mark.start > end:
            yield cluster
            cluster = []
        cluster.append(mark)
        end = max(end if len(cluster) > 1 else -1, mark.end)
    if cluster:
        yield cluster


def _written_there(text: str, cluster: Sequence[Mark], notes: Sequence[Mark]) -> list[Mark]:
    """Return those of a cluster that can be written where they stand, with one character on either side; TRIED at most.

    The last are left out first.
    """
    first, last = max(0, cluster[0].start - 1), max(mark.end for mark in cluster) + 1
    words = text[first:last]
    beside = [mark for mark in notes if first <= mark.start <= last]
    kept = [Mark(mark.start - first, mark.end - first, mark.kind, mark.target) for mark in (*beside, *cluster)]
    for _ in range(TRIED):
        if len(kept) == len(beside) or _read_again(words, kept) is not None:
            break
        kept.pop()
    else:
        return []
    return [Mark(mark.start + first, mark.end + first, mark.kind, mark.target) for mark in kept[len(beside) :]]


def _trimmed(text: str, mark: Mark) -> Mark | None:
    """Return *mark* without white space at its edges, which Markdown cannot emphasise."""
    if mark.kind == "note" or mark.kind == "code":
        return mark
    start, end = trimmed(text, mark.start, mark.end)
    return Mark(start, end, mark.kind, mark.target) if start < end else None


def _escaped(text: str) -> str:
    return _SPECIAL.sub(r"\\\g<0>", text)


def _whole(written: str) -> str:
    """Guard the beginning of each line, and white space that Markdown would drop."""
    if not written:
        return ""
    body = written.strip()
    start = written.find(body) if body else len(written)
    lines = [_line(line) for line in body.split("\n")]
    guarded = _spaces(written[:start]) + "\\\n".join(lines) + _spaces(written[start + len(body) :])
    return guarded.replace("\r", "&#13;") if "\r" in guarded else guarded


def _line(line: str) -> str:
    bare = line.strip()
    if bare == line:
        return _guarded(line)
    start = line.find(bare) if bare else len(line)
    return _spaces(line[:start]) + _guarded(bare) + _spaces(line[start + len(bare) :])


def _spaces(spaces: str) -> str:
    return "".join(f"&#{ord(one)};" if one in _ENTITIES else EMPTY + one + EMPTY for one in spaces)


def _guarded(line: str) -> str:
    found = _LINE_START.match(line)
    if not found:
        return line
    if found["number"]:
        return line[: found.end()] + "\\" + line[found.end() :]
    return "\\" + line


def _marked(text: str, marks: Sequence[Mark], emphasis: str) -> str:
    """Return *text* with delimiters; marks that cross are closed and opened again."""
    edges = sorted({0, len(text), *(edge for mark in marks for edge in (mark.start, mark.end))})
    coming = sorted(marks, reverse=True)
    written, open_, here = "", list[Mark](), list[Mark]()
    for start, end in zip(edges, [*edges[1:], len(text)], strict=True):
        written += _close(open_, {mark for mark in open_ if mark.end <= start}, emphasis)
        here = [mark for mark in here if mark.end > start]
        while coming and coming[-1].start <= start:
            here.append(coming.pop())
        written += "".join(f"[^{mark.target}]" for mark in here if mark.kind == "note")
        here = [mark for mark in here if mark.kind != "note"]
        for mark in sorted(here, key=lambda mark: (-mark.end, mark.kind)):
            if mark.kind != "code" and mark not in open_:
                open_.append(mark)
                written += {"emphasis": emphasis, "strong": "**", "link": "["}[mark.kind]
        piece = text[start:end]
        if piece[:1] == ":" and written.endswith("]"):  # not a footnote
            written += "\\"
        code = any(mark.kind == "code" for mark in here)
        written += _code(piece) if code and piece else _escaped(piece)
    return written


def _close(open_: list[Mark], ended: set[Mark], emphasis: str) -> str:
    """Close all marks down to the outermost that ended; the others are opened again by the caller."""
    written = ""
    while ended:
        mark = open_.pop()
        ended.discard(mark)
        written += {"emphasis": emphasis, "strong": "**", "link": f"](<{_target(mark.target)}>)"}[mark.kind]
    return written


def _target(target: str) -> str:
    return re.sub(r"[<>\\&]", lambda found: f"&#{ord(found[0])};", target)


def _code(piece: str) -> str:
    longest = max((len(run) for run in re.findall(r"`+", piece)), default=0)
    fence = "`" * (longest + 1)
    pad = " " if piece.startswith(("`", " ")) or piece.endswith(("`", " ")) else ""
    return f"{fence}{pad}{piece}{pad}{fence}"
