"""What changed as Markdown, ``~~deleted~~`` and ``**inserted**``, all signs of the text escaped. Adds no facts."""

import re
from collections.abc import Iterator

from amendiff.analyse.redline import BOUNDARY, Row
from amendiff.render.folding import Compared, Folded, addresses, fold_in_words, folded, happened, moves
from amendiff.render.terminal import Places, amendments_of
from amendiff.render.text import label
from amendiff.render.visible import visible

_SIGNS = re.compile(r"([\\`*_\[\]<>|~&$])")
_AT_THE_START = re.compile(r"^(\d*)([.)#+=-])")
_MARKS = {"-": "~~", "+": "**"}
_SPACE = "␣"
_NOTHING = "&#8203;"
"""A space without width: beside it a mark next to a sign still opens or closes."""


def marked_down(found: Compared) -> Iterator[str]:
    """Return what changed as lines of Markdown, equal paragraphs folded; formatting of the texts is left out."""
    yield f"# {escaped(found.old)} → {escaped(found.new)}"
    places = moves(found.rows)
    for row in folded(found.rows, found.context):
        yield ""
        if isinstance(row, Folded):
            yield f"… {escaped(fold_in_words(row))}"
            continue
        yield f"### {escaped(_heading(row, places))}"
        yield ""
        yield _AT_THE_START.sub(r"\1\\\2", escaped(label(row.provision)) + marked_words(row))
    yield ""
    yield f"{escaped(found.summary)} (algorithm {found.algorithm})"


def _heading(row: Row, places: Places) -> str:
    said = f"{addresses(row)} {happened(row, places)}".rstrip()
    authors = amendments_of(row)
    return f"{said} by {', '.join(authors)}" if authors else said


def escaped(words: str) -> str:
    """Return *words* so that Markdown shows them as they are."""
    shown = _SIGNS.sub(r"\\\1", visible(words).replace("\t", " | "))
    return shown.replace("\n", " ")


def marked_words(row: Row) -> str:
    """Return the words of *row* with what goes and comes marked; a ¶ stands for a break put in or taken out.

    Behind a break comes the number of what begins there.
    """
    if row.change in ("equal", "renumbered", "formatting"):
        return escaped("".join(segment.text for segment in row.segments if segment.sign != "-")).strip()
    pieces: list[tuple[str, str]] = []
    later = iter(row.new[1:])
    for segment in row.segments:
        words, *parts = segment.text.split(BOUNDARY)
        for part in parts:
            one = next(later, None) if segment.sign != "-" else None
            words += (" ¶ " if segment.sign == "=" else "¶ ") + (label(one) if one else "") + part
        words = words.replace("\n", " ")
        if not words:
            continue
        if pieces and pieces[-1][0] == segment.sign:
            words = pieces.pop()[1] + words
        pieces.append((segment.sign, words))
    written = ""
    for n, (sign, words) in enumerate(pieces := _with_spaces_seen(pieces)):
        following = pieces[n + 1][1] if n + 1 < len(pieces) else ""
        written += escaped(words) if sign == "=" else _marked(words, sign, written, following)
    return written.strip()


def _with_spaces_seen(pieces: list[tuple[str, str]]) -> list[tuple[str, str]]:
    """Return *pieces* with a sign for each space where nothing but spaces changes; beside words, these go unseen."""
    found: list[tuple[str, str]] = []
    for n, (sign, words) in enumerate(pieces):
        near = [pieces[at] for at in (n - 1, n + 1) if 0 <= at < len(pieces)]
        alone = all(other == "=" or not said.strip() for other, said in near)
        if sign == "=" or words.strip():
            found.append((sign, words))
        elif alone and "\t" not in words:
            found.append((sign, _SPACE * len(words)))
        elif sign == "+":
            found.append((sign, words))
    return found


def _marked(words: str, sign: str, before: str, behind: str) -> str:
    """Words between marks: white space goes outside; where a mark would stand between a word and a sign, ``_NOTHING``
    keeps them apart.
    """
    bare = words.strip()
    if not bare:
        return escaped(words) if sign == "+" else ""
    lead = escaped(words[: len(words) - len(words.lstrip())])
    rest = escaped(words[len(words.rstrip()) :])
    mark = _MARKS[sign]
    touches = before and not before[-1].isspace() and not before.endswith(_NOTHING)
    first = _NOTHING if touches and not lead and not bare[0].isalnum() else ""
    touches = behind and not behind[0].isspace()
    last = _NOTHING if touches and not rest and not bare[-1].isalnum() else ""
    return f"{lead}{first}{mark}{escaped(bare)}{mark}{last}{rest}"
