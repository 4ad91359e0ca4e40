"""How much of a text a set of amendments leaves unexplained, word by word. Knows no search.

An initial capital, quotation marks and closing punctuation are told, and never count as words.
"""

import re
from collections.abc import Iterator, Sequence
from functools import cached_property

import msgspec

from amendiff.analyse.compared import changed_rows, rows_of
from amendiff.analyse.quotations import folded
from amendiff.analyse.redline import Row, Segment
from amendiff.application import Reading, read
from amendiff.application.adoption import adopt
from amendiff.comparison import compare
from amendiff.errors import SetError
from amendiff.model.amendment import Amendment
from amendiff.model.document import Document, Kind, Provision
from amendiff.model.enumerators import BIS
from amendiff.model.weave import Weave

_WORD = re.compile(r"[^\W_]+(?:[-‐‑'’./][^\W_]+)*")
_NUMBER = re.compile(rf"^(?:\d+(?: (?:{BIS}))?\.|\((?:[a-z]{{1,5}}|\d+)\)) (?=\S)")

Order = tuple[str, ...]
"""Amendments in the order in which they are taken to have been adopted."""


class Score(msgspec.Struct, frozen=True, order=True):
    """What a set leaves unexplained: words (and places moved, split or joined), their punctuation, what folds away."""

    words: int
    signs: int
    folds: int

    @property
    def left(self) -> bool:
        """Whether anything is left unexplained."""
        return bool(self.words or self.folds)


FOLDS = ("capitals or closing punctuation", "quotation marks", "spaces", "emphasis")
"""What may differ and count for no word."""
_QUOTES = str.maketrans("", "", "\"'“”‘’«»")


class Change(msgspec.Struct, frozen=True):
    """Words of the reading and the words of the text that stand there instead; *fold* where they count for nothing."""

    old: str
    new: str
    fold: bool = False

    @property
    def words(self) -> int:
        """How many words that is."""
        return 0 if self.fold else max(len(words_in(self.old)), len(words_in(self.new)), 1)

    @property
    def differs(self) -> str:
        """In what it differs where it counts for nothing, one of ``FOLDS``; otherwise nothing."""
        if not self.fold:
            return ""
        if self.old == self.new and self.old:
            return "emphasis"
        old, new = ("".join(side.split()) for side in (self.old, self.new))
        if old == new:
            return "spaces"
        quoted = old.translate(_QUOTES) == new.translate(_QUOTES)
        return "quotation marks" if quoted else "capitals or closing punctuation"

    @property
    def signs(self) -> int:
        """How many signs of punctuation stand among these words."""
        both = self.old + self.new
        return 0 if self.fold else sum(not (sign.isalnum() or sign.isspace()) for sign in both)


class Result(msgspec.Struct, frozen=True, dict=True):
    """A set that can be held against the text."""

    order: Order
    document: Document
    reading: Reading
    depends: bool
    """Whether it has a text only in an order of adoption."""
    scorer: "Scorer"

    @cached_property
    def score(self) -> Score:
        """What it leaves unexplained, worked out when asked for."""
        return self.scorer.score(self.document)


class Scorer:
    """Holds sets of amendments against one text, each set once."""

    def __init__(self, weave: Weave, amendments: Sequence[Amendment], text: Document, *, plain: bool) -> None:
        self.weave = weave
        self.amendments = amendments
        self.plain = plain
        self.text = flat(text, bare=True) if plain else text
        self.known: dict[Order, Result | None] = {}
        self.scores: dict[Document, Score] = {}

    def result(self, order: Order) -> Result | None:
        """Return how *order* fares; ``None`` where it has no text."""
        if order not in self.known:
            self.known[order] = self._result(order)
        return self.known[order]

    def _result(self, order: Order) -> Result | None:
        try:
            reading = read(self.weave, order, numbers="plain")
            depends = bool(reading.clashes)
            if depends:
                adoption = adopt(self.weave, self.amendments, order)
                if adoption.overtaken or adoption.reading.clashes:
                    return None
                reading = adoption.reading
        except SetError:
            return None
        return Result(order, self.shaped(reading.document), reading, depends, self)

    def shaped(self, document: Document) -> Document:
        """Return *document* as the text is held against it."""
        return flat(document) if self.plain else document

    def score(self, document: Document) -> Score:
        """Return what *document*, which some set gives, leaves unexplained."""
        if document.provisions == self.text.provisions:
            return Score(0, 0, 0)
        if (known := self.scores.get(document)) is None:
            changes = [change for row in self.changed(document) for change in changes_of(row)]
            known = self.scores[document] = Score(
                sum(change.words for change in changes),
                sum(change.signs for change in changes),
                sum(change.fold for change in changes),
            )
        return known

    def changed(self, document: Document) -> tuple[Row, ...]:
        """Return the rows in which the text differs from *document*."""
        return tuple(changed_rows(compare(document, self.text)))

    def rows(self, document: Document) -> tuple[Row, ...]:
        """Return the rows of the change from *document* to the text."""
        return tuple(rows_of(compare(document, self.text)))


def words_in(text: str) -> list[str]:
    """Return the words of *text*, without punctuation."""
    return _WORD.findall(text)


def flat(document: Document, *, bare: bool = False) -> Document:
    """Return *document* as paragraphs without numbers and marks; *bare*: without numbers printed among its words."""
    return Document(
        tuple(
            Provision(one.address, Kind.PARAGRAPH, _NUMBER.sub("", one.text, count=1) if bare else one.text)
            for one in document
            if one.kind is not Kind.TABLE
        ),
        document.language,
    )


def changes_of(row: Row) -> Iterator[Change]:
    """Yield each place of *row* where the text has other words than the reading."""
    if row.change in ("equal", "renumbered"):
        return
    found = list(_blocks(row.segments))
    if row.change == "formatting" or (row.change in ("moved", "split", "joined") and not found):
        words = "".join(segment.text for segment in row.segments)
        yield Change(words, words, fold=True) if row.change == "formatting" else Change("", "")
        return
    for before, old, new, behind in found:
        at_start, at_end = not _WORD.search(before), not _WORD.search(behind)
        yield Change(old.strip(), new.strip(), _folds(old, new, at_start=at_start, at_end=at_end))


def _folds(old: str, new: str, *, at_start: bool, at_end: bool) -> bool:
    one, other = folded(old.strip()), folded(new.strip())
    if one == other:  # punctuation counts inside a provision, though not as a word
        return at_end or bool(_WORD.search(old)) or old.strip(" \"'“”‘’«»") == new.strip(" \"'“”‘’«»")
    return at_start and bool(one) and one[0].swapcase() + one[1:] == other


def _blocks(segments: Sequence[Segment]) -> Iterator[tuple[str, str, str, str]]:
    """What stands before, the words out, the words in, and what stands behind, for each place of change."""
    before, old, new, between = "", "", "", ""
    texts = [(segment.sign, segment.text) for segment in segments]
    for n, (sign, text) in enumerate(texts):
        if sign == "=" and (text.strip() or not (old or new)):
            if old or new:
                yield before, old, new, text + "".join(rest for kind, rest in texts[n + 1 :] if kind == "=")
            before, old, new, between = before + old + between + text, "", "", ""
        elif sign == "=":
            old, new = old + text, new + text
        elif sign == "-":
            old += text
        else:
            new += text
    if old.strip() or new.strip():
        yield before, old, new, ""
