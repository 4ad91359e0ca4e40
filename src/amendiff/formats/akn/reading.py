"""An Akoma Ntoso file as a text: bills, acts, statements and other documents, with what a text cannot carry.

Reads the standard in its version 3.0, and 2.0 so far as it is the same. Of a redline it reads either side.
"""

import re
from collections.abc import Iterator
from datetime import date as Date
from typing import Any

import msgspec

from amendiff.errors import BadArchive, TooLarge
from amendiff.formats.akn.assembling import Scope, assembled
from amendiff.formats.akn.elements import Reader, Side, below, child, children, local, named
from amendiff.formats.akn.lines import Line
from amendiff.formats.akn.taking import Lines
from amendiff.formats.akn.vocabulary import LANGUAGES, NAMESPACE
from amendiff.formats.akn.works import UNKNOWN_DATE
from amendiff.formats.xml import parsed, reader
from amendiff.model.document import Document, Kind

WHAT = "Akoma Ntoso files"
DEEPEST = 100
"""How many elements may stand inside each other."""
TAGS = 300_000
"""The most tags in one file: an act of a thousand pages has fewer."""
TEXTS = ("act", "bill", "statement", "doc", "portion", "debateReport")
_EARLIER = "http://www.akomantoso.org/2.0"
_MAIN = ("body", "mainBody", "portionBody")
_ANNEX = re.compile(r"(?:annex|annexe|anexo|allegato|anlage|anhang)\b", re.IGNORECASE)
_SHORT = {long: short for short, long in LANGUAGES.items()}


class Read(msgspec.Struct, frozen=True):
    """A text, what the file says of it, and what it cannot carry."""

    document: Document
    title: str = ""
    symbol: str = ""
    body: str = ""
    tabled: Date | None = None
    """The day of the work."""
    report: tuple[str, ...] = ()


def root_of(raw: bytes, shown: str) -> Any:
    """Return the document element of the file *raw*, called *shown*.

    Raises BadArchive for what is no Akoma Ntoso, TooLarge, and ExtraMissing without lxml.
    """
    if raw.startswith(b"PK"):
        raise BadArchive(f"{shown} is a package", hints=("unpack it, and read the main.xml in it",))
    root = parsed(raw, shown, WHAT, tags=TAGS)
    space, _, name = root.tag.lstrip("{").rpartition("}")
    if name != "akomaNtoso":
        raise BadArchive(f"{shown} is no Akoma Ntoso: it begins with <{local(root)}>")
    if not (space.startswith(NAMESPACE) or space == _EARLIER):
        raise BadArchive(
            f"{shown} is Akoma Ntoso of a version that is not read: {space or 'without a namespace'}",
            hints=(f"the namespace of version 3.0 is {NAMESPACE}",),
        )
    depth = 0
    for event, _ in reader(WHAT).iterwalk(root, events=("start", "end")):
        depth += 1 if event == "start" else -1
        if depth > DEEPEST:
            raise TooLarge(f"{shown} has more than {DEEPEST} elements inside each other, which is the limit")
    found = next(children(root), None)
    if found is None:
        raise BadArchive(f"{shown} holds no document", code="AD111")
    return found


def akoma_ntoso(raw: bytes, shown: str, *, language: str = "", side: Side | None = None) -> Read:
    """Return the text in the file *raw*, called *shown*, in *language* where the file does not say.

    *side* is that of a redline, by default the old one. Raises what ``root_of`` does, BadArchive for a file that
    holds no text, and StructureError where the parts of the text cannot be told.
    """
    document = root_of(raw, shown)
    name = local(document)
    if name in ("amendment", "amendmentList"):
        raise BadArchive(
            f"{shown} holds amendments, and no text",
            hints=(f"read them into the dossier of their text: amendiff draft DOSSIER --edited {shown}",),
        )
    if name not in TEXTS:
        raise BadArchive(f"{shown} holds a <{name}>; it reads {', '.join(TEXTS)}")
    redline = document.get("contains") == "multipleVersions"
    read = Reader(document, side or ("old" if redline else "current"))
    scopes = list(_scopes(document, read))
    meta = _Meta(document)
    symbol = meta.symbol or next((said for one in below(document, "docNumber") if (said := read.said(one).text)), "")
    earlier = document.getparent().tag.startswith(f"{{{_EARLIER}")
    facts = meta.title, symbol, meta.body, meta.tabled, meta.language or language or "en"
    del document, meta  # the tree of a large file needs more memory than its text
    read.elsewhere = {}
    found = assembled(scopes, read.notes, facts[-1])
    notes = list(found.notes)
    if redline and side is None:
        notes.append("the file holds changes: the text is the one before them")
    if earlier:
        notes.append("Akoma Ntoso 2.0, read as if it were 3.0")
    title = facts[0] or found.document.title
    return Read(found.document, title, facts[1], facts[2], facts[3], (*read.report, *notes))


def _scopes(document: Any, read: Reader) -> Iterator[Scope]:
    """The text itself, then each annex."""
    yield Scope(_heads(document, read), _lines(document, read), document.get("name") == "resolution")
    yield from _annexes(document, read)


def _annexes(document: Any, read: Reader) -> Iterator[Scope]:
    for held in children(document):
        if local(held) not in ("attachments", "components"):
            continue
        for one in children(held):
            inner = next((each for each in children(one) if local(each) in TEXTS), None)
            if inner is None or not read.stands(one):
                if inner is None:
                    read.lost["attachments that are elsewhere"] += 1
                continue
            labels = [read.said(each) for each in children(one) if local(each) in ("num", "heading", "subheading")]
            said = " ".join(label.text for label in labels if label.text)
            marks = labels[0].marks if len(labels) == 1 else ()
            heads = _heads(inner, read)
            if not said and heads:
                said, marks, heads = heads[0].text, heads[0].marks, heads[1:]
            if not _ANNEX.match(said):
                read.otherwise["names of annexes, behind “Annex:”"] += 1
                said, marks = f"Annex: {said}".rstrip(": "), ()
            lines = [Line(one.text, one.marks) for one in heads] + _lines(inner, read)
            yield Scope([], lines, inner.get("name") == "resolution", Line(said, marks, kind=Kind.ANNEX))
            yield from _annexes(inner, read)


def _heads(document: Any, read: Reader) -> list[Line]:
    """The title, and a long title where that is another; all else of the preface is told as not carried."""
    for name in ("coverPage", "conclusions"):
        for one in children(document):
            if local(one) == name:
                read.lost["cover pages" if name == "coverPage" else "paragraphs of the conclusions"] += max(
                    1, sum(1 for _ in below(one, "p"))
                )
    preface = child(document, "preface")
    if preface is None or not read.stands(preface):
        return []
    blocks = [one for one in preface.iter() if local(one) in ("p", "longTitle") and read.stands(one)]
    titles = [one for block in blocks for one in below(block, "docTitle", "shortTitle")]
    long = [one for one in children(preface) if local(one) == "longTitle"]
    named = [said for one in titles if (said := read.said(one)).text][:1]
    found = [Line(one.text, one.marks, kind=Kind.TITLE) for one in named]
    for one in long:
        if (said := read.said(one)).text and said.text not in [each.text for each in found]:
            found.append(Line(said.text, said.marks, kind=None if found else Kind.TITLE))
    held = {id(one) for title in (*titles[:1], *long) for one in (title, *title.iterancestors(), *title.iter())}
    other = [one for one in blocks if local(one) == "p" and id(one) not in held and read.said(one).text]
    if other:
        read.lost["paragraphs of the preface"] += len(other)
    return found


def _lines(document: Any, read: Reader) -> list[Line]:
    lines = Lines(read)
    preamble = child(document, "preamble")
    if preamble is not None and read.stands(preamble):
        lines.preamble = True
        lines.body(preamble)
        lines.preamble = False
    main = child(document, *_MAIN)
    if main is not None:
        lines.body(main)
    return lines.found


class _Meta:
    """What the metadata say of the text."""

    def __init__(self, document: Any) -> None:
        meta = child(document, "meta")
        self.meta = meta if meta is not None else document
        identification = child(self.meta, "identification")
        self.work = child(identification, "FRBRWork") if identification is not None else None
        self.expression = child(identification, "FRBRExpression") if identification is not None else None

    def _value(self, holder: Any, name: str) -> str:
        found = child(holder, name) if holder is not None else None
        return " ".join((found.get("value") or found.get("language") or "").split()) if found is not None else ""

    @property
    def title(self) -> str:
        for one in children(self.work) if self.work is not None else ():
            if local(one) == "FRBRalias" and one.get("name") in ("title", "shortTitle"):
                return " ".join((one.get("value") or "").split())
        return ""

    @property
    def symbol(self) -> str:
        return self._value(self.work, "FRBRnumber")

    @property
    def language(self) -> str:
        found = self._value(self.expression, "FRBRlanguage")
        return _SHORT.get(found, found)

    @property
    def body(self) -> str:
        author = child(self.work, "FRBRauthor") if self.work is not None else None
        name = (author.get("href") or "").lstrip("#") if author is not None else ""
        for one in self.meta.iter():
            if name and local(one).startswith("TLC") and named(one) == name:
                return " ".join((one.get("showAs") or "").split())
        return ""

    @property
    def tabled(self) -> Date | None:
        found = child(self.work, "FRBRdate") if self.work is not None else None
        day = (found.get("date") or "")[:10] if found is not None else ""
        try:
            return Date.fromisoformat(day) if day != UNKNOWN_DATE else None
        except ValueError:
            return None
