"""Texts and their changes as lines of a terminal, wrapped. Reads no files, asks nobody; adds no facts.

Without colour a deletion is written ``[-words-]`` and an insertion ``{+words+}``. With colour they are struck through
or underlined, and the letter of the amendment follows.
"""

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from functools import cache
from io import StringIO
from itertools import pairwise

import msgspec
from rich.console import Console
from rich.text import Text

from amendiff.analyse.blame import Blamed
from amendiff.analyse.redline import BOUNDARY, Row, Segment
from amendiff.model.amendment import amendment_of
from amendiff.model.document import Document, Kind, Provision
from amendiff.model.dossier import Dossier
from amendiff.render.apart import TAB
from amendiff.render.folding import QUIET, Folded, addresses, fold_in_words, folded, happened, moves
from amendiff.render.text import label
from amendiff.render.visible import visible

COLORS = ("blue", "magenta", "cyan", "yellow", "green", "red")
_STYLES = {"emphasis": "italic", "strong": "bold", "code": "bold"}


Places = Mapping[tuple[int | None, int | None], str]
"""From where and to where each row moved, by its two indexes."""

_Piece = tuple[str, str, str, tuple[str, ...]]
"""Sign, words, style, amendments."""


class Badge(msgspec.Struct, frozen=True):
    """The letter and the colour by which one amendment is known."""

    letter: str
    color: str


class Look(msgspec.Struct, frozen=True):
    """How wide to write, whether in colour, and the badges of the amendments."""

    width: int
    colored: bool = False
    badges: Mapping[str, Badge] = {}


def badges(dossier: Dossier) -> dict[str, Badge]:
    """Return a badge for each amendment: A, B, C … by sequence in the record."""
    return {amendment.id: Badge(_letter(n), COLORS[n % len(COLORS)]) for n, amendment in enumerate(dossier.amendments)}


def _letter(n: int) -> str:
    return (_letter(n // 26 - 1) if n >= 26 else "") + chr(ord("A") + n % 26)


@cache
def _console() -> Console:
    return Console(file=StringIO(), width=10_000, legacy_windows=False)


def wrapped(text: Text, width: int, first: str = "", rest: str | None = None) -> Iterator[Text]:
    """Return the lines of *text*, none wider than *width*: *first* before the first line, *rest* before the others."""
    margin = " " * len(first) if rest is None else rest
    spare = min(len(first) - width // 2, len(first) - len(first.lstrip()))
    if spare > 0:  # too deep for so narrow a terminal
        first, margin = first[spare:], margin[spare:]
    lines = text.wrap(_console(), max(width - max(len(first), len(margin)), 4), overflow="fold", tab_size=4)
    for n, line in enumerate(lines or [Text()]):
        line.rstrip()
        yield Text(margin if n else first).append_text(line)


def plain(words: str, style: str = "") -> Text:
    """Return *words* as styled text, with hostile characters made visible."""
    return Text(visible(words).replace("\t", " | "), style)


def paragraphs(document: Document, look: Look) -> Iterator[Text]:
    """Return *document* as lines, an empty one between provisions."""
    for n, provision in enumerate(one for one in document if one.kind is not Kind.TABLE):
        if n and provision.kind is not Kind.ROW:
            yield Text()
        yield from wrapped(_styled(provision), look.width, _margin(provision))


def _margin(provision: Provision) -> str:
    return "    " * provision.depth + label(provision) if provision.kind is not Kind.ROW else ""


def _styled(provision: Provision) -> Text:
    """The words of *provision* with their formatting."""
    edges = sorted({0, len(provision.text), *(edge for mark in provision.marks for edge in (mark.start, mark.end))})
    text = Text(style="bold" if provision.kind in (Kind.TITLE, Kind.HEADING, Kind.ANNEX) else "")
    for start, end in pairwise(edges):
        marks = [mark.kind for mark in provision.marks if mark.start <= start and end <= mark.end]
        words = provision.text[start:end]
        words = words if provision.kind is Kind.ROW else words.replace("\t", TAB)
        text.append_text(plain(words, _style_of(marks)))
    return text


def _style_of(kinds: Iterable[str]) -> str:
    return " ".join(dict.fromkeys(_STYLES[kind] for kind in kinds if kind in _STYLES))


def redlined(rows: Iterable[Row], look: Look) -> Iterator[Text]:
    """Return the whole text with what changed marked in it, an empty line between provisions."""
    for n, row in enumerate(row for row in rows if row.provision.kind is not Kind.TABLE):
        if n:
            yield Text()
        yield from wrapped(marked(row, look), look.width, _margin(row.provision))


def marked(row: Row, look: Look) -> Text:
    """Return the words of *row* with what goes and comes marked."""
    if row.change in ("equal", "renumbered", "formatting"):
        return _styled(row.provision)
    bold = "bold " if row.provision.kind in (Kind.TITLE, Kind.HEADING, Kind.ANNEX) else ""
    text = Text()
    for sign, words, styles, by in _parted(_merged(row.segments, look)):
        shown = words.replace(BOUNDARY, " ¶ " if sign == "=" else "¶")
        if sign == "=":
            text.append_text(plain(shown, bold + styles))
        elif look.colored:
            how = "green underline" if sign == "+" else "red strike"
            bare = shown.rstrip(" ")
            text.append_text(plain(bare, f"{bold}{styles} {how}".strip()))
            for amendment in by:
                text.append_text(badge(amendment, look))
            text.append_text(plain(shown[len(bare) :], how))
        else:
            text.append(visible(f"{{+{shown}+}}" if sign == "+" else f"[-{shown}-]").replace("\t", " | "))
        if BOUNDARY in words:
            text.append("\n")
    return text


def _parted(pieces: Iterable[_Piece]) -> Iterator[_Piece]:
    """*pieces*, those that run on beyond the end of a paragraph cut behind it."""
    for sign, words, styles, by in pieces:
        *ended, last = words.split(BOUNDARY)
        for part in ended:
            yield sign, part + BOUNDARY, styles, by
        if last or not ended:
            yield sign, last, styles, by


def badge(amendment: str, look: Look) -> Text:
    """Return the badge of *amendment*, as it stands behind words in colour."""
    known = look.badges.get(amendment)
    return Text().append(f"[{known.letter}]", f"bold {known.color}") if known else Text()


def _merged(segments: Sequence[Segment], look: Look) -> Iterator[_Piece]:
    """Segments as (sign, words, style, amendments), those alike as one."""
    last: _Piece | None = None
    for segment in segments:
        by = segment.deleted_by if segment.sign == "-" else segment.inserted_by if segment.sign == "+" else ()
        names = tuple(sorted({amendment_of(operation) for operation in by}))
        styles = _style_of(kind for kind, _ in segment.styles) if look.colored else ""
        if last and (last[0], last[2], last[3]) == (segment.sign, styles, names):
            last = (last[0], last[1] + segment.text, styles, names)
            continue
        if last:
            yield last
        last = (segment.sign, segment.text, styles, names)
    if last:
        yield last


def difference(rows: Sequence[Row], look: Look, *, context: int = 1) -> Iterator[Text]:
    """Return what changed as lines: each provision below its address and who changed it, equal ones folded."""
    places = moves(rows)
    for n, row in enumerate(folded(rows, context)):
        if n:
            yield Text()
        if isinstance(row, Folded):
            yield from wrapped(plain(f"… {fold_in_words(row)}", "dim"), look.width, "", "  ")
            continue
        yield from wrapped(heading(row, look, places), look.width, "", "  ")
        yield from _written(row, look)


def _written(row: Row, look: Look) -> Iterator[Text]:
    """The words of *row*, each part of what was split behind its own number."""
    parts = marked(row, look).split("\n") if row.change in ("split", "joined") else [marked(row, look)]
    for n, text in enumerate(parts):
        if row.change in QUIET:
            text.stylize("dim")
        one = row.new[n] if n < len(row.new) else row.provision
        first = "  " + (label(one) if n < max(len(row.new), 1) else "")
        if n:
            text = text[len(text.plain) - len(text.plain.lstrip(" ")) :] if text.plain.startswith(" ") else text
        yield from wrapped(text, look.width, first)


def heading(row: Row, look: Look, places: Places) -> Text:
    """Return the address of *row*, what happened to it and by which amendments."""
    return plain(addresses(row), "bold").append_text(told(row, look, places))


def told(row: Row, look: Look, places: Places) -> Text:
    """Return what happened to *row* and by which amendments, behind a space."""
    said = happened(row, places)
    text = plain(f" {said}" if said else "")
    if authors := amendments_of(row):
        text.append(" by ")
        text.append_text(Text(", ").join(_author(one, look) for one in authors))
    return text


def _author(amendment: str, look: Look) -> Text:
    return plain(amendment).append_text(badge(amendment, look) if look.colored else Text())


def amendments_of(row: Row) -> tuple[str, ...]:
    """Return the amendments that change something in *row*."""
    found = {operation for segment in row.segments if segment.sign == "+" for operation in segment.inserted_by}
    found |= {operation for segment in row.segments if segment.sign == "-" for operation in segment.deleted_by}
    return tuple(sorted({amendment_of(operation) for operation in found | row.by}))


def blamed(runs: Sequence[Blamed], numbers: Callable[[str], str], look: Look) -> Iterator[Text]:
    """Return *runs* as lines, each behind the amendment that put it in, or ``base``."""
    names = {run: ", ".join(dict.fromkeys(amendment_of(one) for one in run.inserted_by)) or "base" for run in runs}
    gutter = min(max((len(visible(name)) for name in names.values()), default=4), look.width // 2)
    address = ""
    for run in runs:
        if run.address != address:
            if address:
                yield Text()
            address = run.address
            yield plain(address, "bold").append(f" {numbers(address)}".rstrip(), "bold")
        if not run.text.strip():
            continue
        name = names[run]
        known = look.badges.get(name)
        margin = f"{visible(name):<{gutter}} │ "
        style = "dim" if name == "base" else f"bold {known.color}" if known else "bold"
        for line in wrapped(plain(run.text.replace(BOUNDARY, " ").strip()), look.width, margin, " " * gutter + " │ "):
            line.stylize(style, 0, gutter)
            yield line


def legend(amendments: Iterable[tuple[str, str]], look: Look) -> Iterator[Text]:
    """Return a line for each amendment, by id and title, whose badge the text above bears."""
    for name, title in amendments:
        text = badge(name, look) if look.colored else Text()
        yield from wrapped(text.append_text(plain(f" {name} {title}".rstrip())), look.width, "", "    ")
