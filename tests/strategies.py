"""Generated texts and amendments, shared by the tests of every layer.

Words come from a small vocabulary, so that repetitions happen. Operations are drawn at places that exist; each
``Drawn`` also says, as offsets into the plain words, what it does, for oracles that know nothing of the weave.
"""

import re
from collections.abc import Sequence
from functools import cache
from typing import Literal, NamedTuple, TypeVar

from hypothesis import strategies as st
from hypothesis.strategies import DrawFn, SearchStrategy
from msgspec.structs import replace

from amendiff.model.amendment import Amendment
from amendiff.model.document import Document, Kind, Mark, Provision
from amendiff.model.operation import (
    Delete,
    DeleteProvision,
    Format,
    Insert,
    InsertProvision,
    JoinProvisions,
    MoveProvision,
    Operation,
    Replace,
    ReplaceProvision,
    ReplaceThroughout,
    Retitle,
    SplitProvision,
)

WORDS = (
    "peace", "war", "the", "the", "and", "Council", "urges", "a", "States’", "cease-fire", "conflict", "cafe\u0301",
    "1,000", "A/RES/1", "السلام", "x",
)  # fmt: skip
SPACELESS = ("和平", "战争", "ไทย", "の")
_OPEN, _CLOSE = ("“", "(", '"', "«"), ("”", ")", '"', "»")
_TOKEN = re.compile(r"[\w\u0300-\u036f]+(?:['’‐‑-][\w\u0300-\u036f]+)*|\s|.", re.DOTALL)
_HAN = re.compile(r"([\u0e00-\u0fff\u3000-\u30ff\u4e00-\u9fff])")

PARAGRAPHS = (Kind.OPENING, Kind.PREAMBULAR, Kind.OPERATIVE, Kind.PARAGRAPH, Kind.SUB)
WORDY = (*PARAGRAPHS, Kind.TITLE, Kind.HEADING, Kind.FOOTNOTE)


def tokens(text: str) -> list[str]:
    """Return *text* in words, spaces and single other characters, which join back to it."""
    return [token for part in _HAN.split(text) for token in _TOKEN.findall(part)]


def edges(text: str) -> list[int]:
    """Return the offsets of *text* that lie inside no word."""
    found = [0]
    for token in tokens(text):
        found.append(found[-1] + len(token))
    return found


# ---- choices ------------------------------------------------------------------------------------------------------

_T = TypeVar("_T")


@cache
def between(least: int, most: int) -> SearchStrategy[int]:
    """A number; kept, since to make a strategy anew takes longer than to draw from it."""
    return st.integers(least, most)


def pick(draw: DrawFn, things: Sequence[_T]) -> _T:
    """One of *things*, as ``sampled_from`` draws it."""
    return things[draw(between(0, len(things) - 1))]


# ---- words --------------------------------------------------------------------------------------------------------


_PIECES = (
    *((" ", word) for word in WORDS),
    *((" ", word) for word in WORDS),
    *((separator, word) for separator, word in zip((", ", "; ", " – ", "—", ". ", ", "), WORDS, strict=False)),
    *((" ", before + word + after) for before, word, after in zip(_OPEN, WORDS, _CLOSE, strict=False)),
    *((separator, word) for separator in ("", " ") for word in SPACELESS),
)


def _run_on(pieces: Sequence[tuple[str, str]]) -> str:
    return pieces[0][1] + "".join(separator + word for separator, word in pieces[1:])


@cache
def phrases(*, least: int = 1, most: int = 8) -> SearchStrategy[str]:
    """A few words, with commas, quotation marks, dashes and other scripts among them; no space at the ends."""
    return st.lists(st.sampled_from(_PIECES), min_size=least, max_size=most).map(_run_on)


@cache
def wording(*, exact: bool = False) -> SearchStrategy[str]:
    """New words as a drafter might give them: some begin or end with punctuation, *exact* ones with a space too."""
    before = st.sampled_from(("", "", "", ", ", " ", "(", ",", "; "))
    after = st.sampled_from(("", "", "", ",", " ", ")", ", ", ";"))
    text = st.builds("{}{}{}".format, before, phrases(most=3), after)
    return text if exact else text.map(str.strip)


hostile: SearchStrategy[str] = st.text(
    st.sampled_from("ab1 \t\n#*_-+=>|`[]()!<>&;:.^~\\/'\"{}\u00a0é和\r\v\x85"), max_size=40
) | st.text(max_size=25)
"""Characters that mean something in Markdown, and any others."""


# ---- texts --------------------------------------------------------------------------------------------------------


_EMPHASES = ((), ("emphasis",), ("strong",), ("emphasis", "strong"), ("strong", "emphasis"))


def _marked(draw: DrawFn, text: str, notes: Sequence[str] = ()) -> tuple[Mark, ...]:
    """Emphasis on whole words between spaces, and references to footnotes behind words."""
    starts = [n for n in range(len(text)) if text[n].isalpha() and (n == 0 or text[n - 1] == " ")]
    ends = [n for n in range(1, len(text) + 1) if text[n - 1].isalpha() and (n == len(text) or text[n] == " ")]
    marks: list[Mark] = []
    for kind in pick(draw, _EMPHASES):
        start = pick(draw, starts) if starts else 0
        later = [end for end in ends if end > start]
        if starts and later:
            mark = Mark(start, pick(draw, later), kind)
            if not any(
                one.start < mark.start < one.end < mark.end or mark.start < one.start < mark.end < one.end
                for one in marks
            ):
                marks.append(mark)  # Markdown cannot write marks that cross
    for note in notes:
        at = pick(draw, ends) if ends else len(text)
        marks.append(Mark(at, at, "note", note))
    return tuple(sorted(marks))


class _Maker:
    """Puts provisions together, with the addresses that reading them from Markdown gives."""

    def __init__(self, draw: DrawFn, *, rich: bool) -> None:
        self.draw, self.rich = draw, rich
        self.found: list[Provision] = []
        self.notes: list[str] = []
        self.headings: dict[str, int] = {}

    def chance(self, one_in: int) -> bool:
        return self.draw(between(0, one_in - 1)) == one_in - 1

    def add(self, address: str, kind: Kind, stop: str, number: str = "", depth: int = 0, level: int = 0) -> None:
        text = self.draw(phrases()) + stop
        notes: list[str] = []
        if self.rich and kind in PARAGRAPHS and self.chance(12):
            notes = [str(len(self.notes) + 1)]
            self.notes += notes
        marks = _marked(self.draw, text, notes) if notes or (self.rich and self.chance(3)) else ()
        self.found.append(Provision(address, kind, text, marks, number, depth, level))

    def heading(self, prefix: str, depth: int) -> None:
        if self.rich and self.chance(6):
            self.headings[prefix] = self.headings.get(prefix, 0) + 1
            name = f"{prefix}h{self.headings[prefix]}"
            self.add(name, Kind.HEADING, "", depth=depth, level=self.draw(between(2, 6)))

    def subs(self, above: str, depth: int, style: Sequence[str]) -> None:
        if len(style) == 0 or not self.chance(3):
            return
        labels = {"a": "abcdefghijk", "i": ("i", "ii", "iii", "iv")}[style[0]]
        for n in range(self.draw(between(1, 10 if style[0] == "a" and self.chance(6) else 3))):
            label = f"({labels[n]})"
            self.add(above + label, Kind.SUB, ";", label, depth + 1)
            self.subs(above + label, depth + 1, style[1:])

    def table(self, prefix: str, depth: int) -> None:
        if self.rich and self.chance(10):
            table = f"{prefix}table1"
            self.found.append(Provision(table, Kind.TABLE, "", depth=depth))
            columns = self.draw(between(1, 3))
            for n in range(1, self.draw(between(1, 3)) + 1):
                cells = [self.draw(phrases(most=2)) for _ in range(columns)]
                self.found.append(Provision(f"{table}.row{n}", Kind.ROW, "\t".join(cells), depth=depth + 1))

    def resolution(self, prefix: str, depth: int) -> None:
        self.add(f"{prefix}opening", Kind.OPENING, ",", depth=depth)
        for n in range(1, self.draw(between(0, 3)) + 1):
            self.heading(prefix, depth)
            self.add(f"{prefix}pp{n}", Kind.PREAMBULAR, ",", depth=depth)
            if self.chance(6):
                self.subs(f"{prefix}pp{n}", depth, "a")
        numbered = self.chance(2)
        for n in range(1, self.draw(between(1, 4)) + 1):
            if n > 1:
                self.heading(prefix, depth)
            self.add(f"{prefix}op{n}", Kind.OPERATIVE, ";", str(n) if numbered else "", depth)
            self.subs(f"{prefix}op{n}", depth, "ai")
        self.table(prefix, depth)

    def prose(self, prefix: str, depth: int) -> None:
        for n in range(1, self.draw(between(1, 5)) + 1):
            self.heading(prefix, depth)
            self.add(f"{prefix}p{n}", Kind.PARAGRAPH, ".", depth=depth)
            self.subs(f"{prefix}p{n}", depth, "ai")
        self.table(prefix, depth)


@st.composite
def documents(draw: DrawFn, *, rich: bool = True) -> Document:
    """A resolution or a prose text; *rich* ones have emphasis, headings, tables, footnotes and annexes too."""
    maker = _Maker(draw, rich=rich)
    if maker.chance(2):
        maker.add("title", Kind.TITLE, "")
    if draw(between(0, 3)):
        maker.resolution("", 0)
    else:
        maker.prose("", 0)
    for n in range(1, (draw(between(0, 2)) if rich and maker.chance(4) else 0) + 1):
        maker.found.append(Provision(f"annex{n}", Kind.ANNEX, f"Annex {n}"))
        (maker.resolution if maker.chance(2) else maker.prose)(f"annex{n}.", 1)
    maker.rich = False
    for note in list(maker.notes):
        maker.add(f"fn{note}", Kind.FOOTNOTE, ".", note)
    return Document(tuple(maker.found))


# ---- operations ---------------------------------------------------------------------------------------------------


class Edit(NamedTuple):
    """What an operation does to the plain words of one provision, or to the sequence of provisions."""

    kind: Literal[
        "delete", "replace", "after", "before", "start", "end", "split",
        "put", "lift", "swap", "move", "join", "format",
    ]  # fmt: skip
    at: str
    start: int = 0
    end: int = 0
    """Of the quoted words; what is inserted comes behind or before them."""
    new: str = ""
    to: str = ""
    """The last provision of a range, or the provision beside which something is put."""
    side: str = ""
    exact: bool = False


class Drawn(NamedTuple):
    """An operation and what it does."""

    operation: Operation
    edits: tuple[Edit, ...]


def places(text: str, quote: str) -> list[int]:
    """Return where *quote* stands in *text* as whole words, without overlaps: slow and plain."""
    allowed = set(edges(text))
    found: list[int] = []
    for n in range(len(text) - len(quote) + 1):
        whole = n in allowed and n + len(quote) in allowed
        if whole and text.startswith(quote, n) and (not found or found[-1] + len(quote) <= n):
            found.append(n)
    return found


def _quotations(draw: DrawFn, text: str, *, most: int = 4) -> tuple[int, int]:
    """Where some whole words of *text* begin and end, without a space at either end."""
    allowed = edges(text)
    starts = [n for n in range(len(allowed) - 1) if not text[allowed[n]].isspace()]
    first = pick(draw, starts)
    ends = [n for n in range(first + 1, min(first + 2 * most, len(allowed))) if not text[allowed[n] - 1].isspace()]
    return allowed[first], allowed[pick(draw, ends)]


def _occurrences(draw: DrawFn, text: str, start: int, end: int) -> tuple[int | str, list[int]] | None:
    """An ``occurrence`` that names the quotation, and the places that it then names; None where none does."""
    quote = text[start:end]
    found = places(text, quote)
    if start not in found:
        return None
    n = found.index(start)
    ways: list[tuple[int | str, list[int]]] = [(n + 1, [start]), ("all", found)]
    overlapping = any(text.startswith(quote, m) for m in range(start + 1, end) if m < len(text))
    if len(found) == 1 and not overlapping:
        ways += [("only", [start])] * 3
    if n == 0:
        ways.append(("first", [start]))
    if n == len(found) - 1:
        ways.append(("last", [start]))
    return pick(draw, ways)


def _wordy(document: Document) -> list[Provision]:
    return [provision for provision in document if provision.kind in WORDY and provision.text.strip()]


@st.composite
def word_operations(draw: DrawFn, document: Document) -> Drawn | None:
    """A change to the words of one provision; None where there are none, or the quotation cannot be named."""
    if not (wordy := _wordy(document)):
        return None
    provision = pick(draw, wordy)
    at, text = provision.address, provision.text
    kind = pick(draw, ("replace", "after", "before", "delete", "edge"))
    join = pick(draw, ("words", "words", "words", "exact"))
    exact = join == "exact"
    if kind == "edge":
        side, new = pick(draw, ("start", "end")), draw(wording(exact=exact))
        return Drawn(
            Insert(at=at, text=new, place=side, join=join),
            (Edit(side, at, new=new, exact=exact),),
        )
    start, end = _quotations(draw, text)
    anywhere = [found.start() for found in re.finditer(re.escape(text[start:end]), text)]
    if exact and places(text, text[start:end]) != anywhere:
        return None  # literal matches may begin inside words; draw where both rules agree
    if (named := _occurrences(draw, text, start, end)) is None:
        return None
    (occurrence, found), quote = named, text[start:end]
    new = draw(wording(exact=exact))
    common = {"at": at, "occurrence": occurrence, "join": join}
    if kind == "delete":
        operation: Operation = Delete(words=quote, **common)
    elif kind == "replace":
        if new == quote:
            return None
        operation = Replace(old=quote, new=new, **common)
    else:
        operation = Insert(text=new, **{kind: quote}, **common)
    new = "" if kind == "delete" else new
    return Drawn(operation, tuple(Edit(kind, at, n, n + len(quote), new, exact=exact) for n in found))


@st.composite
def formats(draw: DrawFn, document: Document) -> Drawn | None:
    """Emphasis put on words that lack it, or taken from words that have some."""
    if not (wordy := _wordy(document)):
        return None
    provision = pick(draw, wordy)
    start, end = _quotations(draw, provision.text)
    style = pick(draw, ("emphasis", "strong"))
    styled = [mark for mark in provision.marks if mark.kind == style]
    remove = pick(draw, (False, True))
    if styled and remove:
        chosen = pick(draw, styled)
        start, end, way = chosen.start, chosen.end, "remove"
    elif any(mark.start < end and start < mark.end for mark in styled):
        return None
    else:
        way = "add"
    if start not in (found := places(provision.text, provision.text[start:end])):
        return None
    operation = Format(
        at=provision.address,
        words=provision.text[start:end],
        occurrence=found.index(start) + 1,
        **{way: style},
    )
    return Drawn(operation, (Edit("format", provision.address, start, end, style, side=way),))


@st.composite
def throughouts(draw: DrawFn, document: Document) -> Drawn | None:
    """A word replaced wherever it stands."""
    if not (wordy := _wordy(document)):
        return None
    provision = pick(draw, wordy)
    start, end = _quotations(draw, provision.text, most=1)
    old, new = provision.text[start:end], draw(phrases(most=2))
    if old == new or old.isspace():
        return None
    edits = tuple(Edit("replace", one.address, n, n + len(old), new) for one in document for n in places(one.text, old))
    return Drawn(ReplaceThroughout(old=old, new=new), edits) if edits else None


def _ranges(draw: DrawFn, document: Document, kinds: Sequence[Kind]) -> tuple[str, str] | None:
    """Two provisions of one level and parent, in order; often the same."""
    starts = [n for n, one in enumerate(document.provisions) if one.kind in kinds]
    if not starts:
        return None
    first = pick(draw, starts)
    last = first
    for _ in range(pick(draw, (0, 0, 0, 1, 2))):
        behind = document.end(last)
        if behind >= len(document.provisions) or document.provisions[behind].kind not in kinds:
            break
        if document.provisions[behind].depth != document.provisions[first].depth:
            break
        last = behind
    return document.provisions[first].address, document.provisions[last].address


_LIFTED = (Kind.PREAMBULAR, Kind.OPERATIVE, Kind.PARAGRAPH, Kind.SUB, Kind.HEADING)


@st.composite
def structural_operations(draw: DrawFn, document: Document) -> Drawn | None:
    """Provisions put in, taken out, replaced or moved."""
    kind = pick(draw, ("put", "put", "lift", "swap", "move"))
    named = _ranges(draw, document, _LIFTED)
    if named is None:
        return None
    at, to = named
    given_to = "" if at == to else to
    text = draw(phrases(most=3)) + ";"
    if kind == "lift":
        return Drawn(DeleteProvision(at=at, to=given_to), (Edit("lift", at, to=to),))
    if kind == "swap":
        if document[at].kind is Kind.HEADING or document[at].text == text:
            return None
        return Drawn(ReplaceProvision(at=at, to=given_to, text=text), (Edit("swap", at, new=text, to=to),))
    side = pick(draw, ("after", "before"))
    if kind == "put":
        return Drawn(
            InsertProvision(text=text, **{side: at}),
            (Edit("put", at, new=text, to=at, side=side),),
        )
    first, behind = document.position(at), document.end(document.position(to))
    level = document[at].depth, document.parent(first)
    others = [
        one.address
        for n, one in enumerate(document.provisions)
        if not first <= n < behind and (one.depth, document.parent(n)) == level and one.kind in _LIFTED
    ]
    if not others:
        return None
    beside = pick(draw, others)
    near = document.position(beside)
    if (side == "after" and document.end(near) == first) or (side == "before" and near == behind):
        return None
    operation = MoveProvision(at=at, to=given_to, **{side: beside})
    return Drawn(operation, (Edit("move", at, to=to, new=beside, side=side),))


@st.composite
def splits(draw: DrawFn, document: Document) -> Drawn | None:
    """A paragraph broken in two after or before quoted words."""
    if not (paragraphs := [one for one in document if one.kind in PARAGRAPHS and one.text.strip()]):
        return None
    provision = pick(draw, paragraphs)
    text, side = provision.text, pick(draw, ("after", "before"))
    start, end = _quotations(draw, text)
    gap = end if side == "after" else start
    found = places(text, text[start:end])
    if start not in found or not text[:gap].strip() or not text[gap:].strip():
        return None
    operation = SplitProvision(
        at=provision.address,
        occurrence=found.index(start) + 1,
        **{side: text[start:end]},
    )
    return Drawn(operation, (Edit("split", provision.address, start, end, side=side),))


@st.composite
def joins(draw: DrawFn, document: Document) -> Drawn | None:
    """Neighbouring paragraphs made one."""
    pairs = []
    for n, one in enumerate(document.provisions):
        behind = document.end(n)
        if behind == n + 1 < len(document.provisions) and one.kind in PARAGRAPHS:
            other = document.provisions[behind]
            if (other.kind, other.depth) == (one.kind, one.depth):
                pairs.append((one.address, other.address))
    if not pairs:
        return None
    at, to = pick(draw, pairs)
    return Drawn(JoinProvisions(at=at, to=to), (Edit("join", at, to=to),))


@st.composite
def retitles(draw: DrawFn, document: Document) -> Drawn | None:
    """Another title."""
    title, new = document.title, draw(phrases(most=3))
    if not title or title == new:
        return None
    return Drawn(Retitle(text=new), (Edit("replace", "title", 0, len(title), new, exact=True),))


KINDS = (word_operations, formats, throughouts, structural_operations, splits, joins, retitles)
WORDS_ONLY = (word_operations, word_operations, word_operations, throughouts, retitles)
WITH_PROVISIONS = (*WORDS_ONLY, structural_operations, structural_operations)


@st.composite
def operations(draw: DrawFn, document: Document, kinds: Sequence[object] = KINDS, *, most: int = 4) -> list[Drawn]:
    """Some valid operations, each citing *document* itself."""
    found = []
    for _ in range(draw(between(1, most))):
        one = draw(pick(draw, kinds)(document))
        if one is not None:
            found.append(one)
    return found


def amendment(name: str, sequence: int, drawn: Sequence[Drawn], against: str = "tabled") -> Amendment:
    """Return an amendment of the operations drawn."""
    return Amendment(id=name, sequence=sequence, operations=tuple(one.operation for one in drawn), against=against)


@st.composite
def amendments(draw: DrawFn, document: Document, kinds: Sequence[object] = KINDS) -> Amendment:
    """One amendment to *document*."""
    return amendment("A1", 1, draw(operations(document, kinds)))


class Tabled(NamedTuple):
    """A text, amendments to it, and what each of them does."""

    document: Document
    amendments: list[Amendment]
    drawn: dict[str, list[Drawn]]

    def __repr__(self) -> str:
        lines = [f"{one.address}: {one.text!r} {one.marks or ''}" for one in self.document]
        lines += [f"{one.id} {operation}" for one in self.amendments for operation in one.operations]
        return "\n".join(["", *lines])


@st.composite
def sets(draw: DrawFn, kinds: Sequence[object] = KINDS, *, rich: bool = True, most: int = 4, each: int = 3) -> Tabled:
    """A text and some amendments to it, all drafted against it as tabled; some do the same as others."""
    document = draw(documents(rich=rich))
    drawn: dict[str, list[Drawn]] = {}
    for n in range(1, draw(between(1, most)) + 1):
        found = draw(operations(document, kinds, most=each))
        if drawn and draw(between(0, 4)) == 0:
            found += pick(draw, list(drawn.values()))[:1]
        drawn[f"A{n}"] = found
    if draw(between(0, 5)) == 0:
        _crowd(draw, drawn)
    numbered = draw(st.permutations(range(1, len(drawn) + 1)))
    tabled = [amendment(name, n, found) for n, (name, found) in zip(numbered, drawn.items(), strict=True)]
    return Tabled(document, tabled, drawn)


def _crowd(draw: DrawFn, drawn: dict[str, list[Drawn]]) -> None:
    """Let several amendments put things into one gap, some of them the same, each in an order of its own."""
    coming = [one for some in drawn.values() for one in some if isinstance(one.operation, Insert | InsertProvision)]
    if coming:
        one = pick(draw, coming)
        text = "war;" if isinstance(one.operation, InsertProvision) else "war"
        other = Drawn(replace(one.operation, text=text), tuple(edit._replace(new=text) for edit in one.edits))
        for found in drawn.values():
            found += draw(st.lists(st.sampled_from((one, other)), max_size=3))


@st.composite
def sub_amendments(draw: DrawFn, parent: str, result: Document, kinds: Sequence[object] = WORDS_ONLY) -> list[Drawn]:
    """Operations against *result*, which is what *parent* makes of the text."""
    return draw(operations(result, kinds))
