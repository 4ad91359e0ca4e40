"""Elements of an Akoma Ntoso file by their local names, and their words with formatting. Knows no structure.

Words are read from one side of a redline. White space is what separates words, as the standard has it. Whatever the
words of a text cannot carry is counted.
"""

import re
from collections import Counter
from collections.abc import Iterator
from typing import Any, Literal

import msgspec

from amendiff.formats.akn.vocabulary import OWN
from amendiff.model.document import Mark, tidied
from amendiff.model.words import trimmed

Side = Literal["old", "new", "current"]
"""Before the changes of a redline, after them, or the text as it stands where ``ins`` and ``del`` tell of the past."""

MARKS = 3000
"""The most formatted stretches in one paragraph: beyond, its words are read without."""
_STYLES = {"b": "strong", "strong": "strong", "i": "emphasis", "em": "emphasis"}
_REFERENCES = ("ref", "mref", "rref", "affectedDocument", "relatedDocument")
_PLAIN = {"sub": "subscripts", "sup": "superscripts", "u": "underlining"}
_LOST = {
    "img": "pictures", "object": "pictures", "marker": "markers", "foreign": "foreign elements",
    "remark": "editorial remarks", "recordedTime": "recorded times",
}  # fmt: skip
_BLOCKS = ("quotedStructure", "embeddedStructure", "subFlow", "popup")
_SPACE = re.compile("([ \t\r\n]+)")
_LINK = re.compile(r"(?:https?://|mailto:)\S+", re.IGNORECASE)


def local(element: Any) -> str:
    """Return the name of *element* without its namespace; empty for a comment or an instruction."""
    tag = element.tag
    return tag.rpartition("}")[2] if isinstance(tag, str) else ""


def children(element: Any) -> Iterator[Any]:
    """Return the elements inside *element*, without comments and instructions."""
    return (one for one in element if isinstance(one.tag, str))


def child(element: Any, *names: str) -> Any:
    """Return the first element inside *element* with one of *names*, or ``None``."""
    return next((one for one in children(element) if local(one) in names), None)


def below(element: Any, *names: str) -> Iterator[Any]:
    """Return all elements beneath *element* with one of *names*."""
    return (one for one in element.iter() if local(one) in names)


def named(element: Any) -> str:
    """Return the eId of *element*, or its id in the earlier version of the standard."""
    return element.get("eId") or element.get("id") or ""


def stands(element: Any, side: Side) -> bool:
    """Whether *element* stands on *side* of a redline."""
    change = element.get(f"{{{OWN}}}change")
    if side == "old":
        return bool(change != "inserted")
    return bool(change != "removed" and element.get("status") != "removed")


class Said(msgspec.Struct):
    """Words and their marks."""

    text: str = ""
    marks: tuple[Mark, ...] = ()


class Reader:
    """Reads words; keeps the footnotes that it comes across, and counts what is not carried."""

    def __init__(self, root: Any, side: Side) -> None:
        self.side: Side = side
        self.lost: Counter[str] = Counter()
        self.otherwise: Counter[str] = Counter()
        """What is carried in another form."""
        self.notes: dict[str, list[Said]] = {}
        self.elsewhere = {named(one): one for one in below(root, "note") if named(one)}

    @property
    def report(self) -> tuple[str, ...]:
        """What is not carried, or carried in another form, each with its number."""
        lost = [f"not carried: {count} × {what}" for what, count in sorted(self.lost.items())]
        return (*lost, *(f"written otherwise: {count} × {what}" for what, count in sorted(self.otherwise.items())))

    def stands(self, element: Any) -> bool:
        """Whether *element* stands on the side that is read; what a text without changes marks as gone is counted."""
        found = stands(element, self.side)
        if not found and self.side == "current":
            self.lost["provisions marked as removed"] += 1
        return found

    def said(self, element: Any) -> Said:
        """Return the words of *element*."""
        taker = _Taker(self)
        taker.inside(element)
        return taker.taken()

    def note(self, element: Any, marker: str) -> str:
        """Keep the footnote *element*, and return its label: its marker, where no other note has it."""
        blocks = [one for one in children(element) if local(one) != "num" and self.stands(one)]
        said = [found for one in blocks if (found := self.said(one)).text]
        for one in said:
            one.marks = tuple(mark for mark in one.marks if mark.kind != "note")
        wanted = re.sub(r"[^\w.-]+", "", marker) or str(len(self.notes) + 1)
        name, n = wanted, 1
        while name in self.notes and self.notes[name] != said:
            n += 1
            name = f"{wanted}-{n}"
        self.notes.setdefault(name, said)
        return name


class _Taker:
    """Takes words in, ends of lines and their indentation made one space, and the marks beside them."""

    def __init__(self, reader: Reader) -> None:
        self.reader = reader
        self.words: list[str] = []
        self.length = 0
        self.last = "\n"
        self.marks: list[Mark] = []

    def add(self, words: str | None) -> None:
        for part in _SPACE.split(words or ""):
            if not part:
                continue
            if part[0] in " \t\r\n":
                if self.last == "\n":
                    continue
                if part.strip(" "):  # lines of the file end here, which say nothing
                    if self.last == " ":
                        continue
                    part = " "
            self.words.append(part)
            self.length += len(part)
            self.last = part[-1]

    def line(self) -> None:
        """End a line, where there is one."""
        if self.length and self.last != "\n":
            if self.last == " ":
                self.words[-1] = self.words[-1][:-1]
                self.length -= 1
            self.words.append("\n")
            self.length += 1
            self.last = "\n"

    def inside(self, element: Any) -> None:
        self.add(element.text)
        for one in element:
            if isinstance(one.tag, str):
                self.element(one)
            self.add(one.tail)

    def element(self, element: Any) -> None:
        name, reader = local(element), self.reader
        if name in ("ins", "del"):
            if (name == "ins") != (reader.side == "old"):
                self.inside(element)
            elif reader.side == "current":
                reader.lost["deleted words"] += 1
        elif name in _STYLES or (name == "inline" and element.get("name") == "code"):
            self._styled(element, _STYLES.get(name, "code"), "")
        elif name in ("a", *_REFERENCES):
            self._link(element)
        elif name == "authorialNote":
            self._note(element, element.get("marker") or "")
        elif name == "noteRef":
            note = reader.elsewhere.get((element.get("href") or "").lstrip("#"))
            if note is None:
                reader.lost["references to notes that are not there"] += 1
            else:
                self._note(note, element.get("marker") or note.get("marker") or "")
        elif name in ("eol", "br"):
            self.line()
        elif name == "eop":
            pass
        elif name in _LOST:
            reader.lost[_LOST[name]] += 1
        elif name in _BLOCKS:
            reader.otherwise["quoted provisions, as lines of words"] += 1
            self._quoted(element)
        elif name == "quotedText":
            self.add(element.get("startQuote"))
            self.inside(element)
            self.add(element.get("endQuote"))
        else:
            if name in _PLAIN:
                reader.lost[_PLAIN[name]] += 1
            self.inside(element)

    def _quoted(self, element: Any) -> None:
        """Provisions inside words: a line for each block, numbers in front."""
        self.line()
        self.add(element.get("startQuote"))
        self._lines(element)
        while self.words and self.words[-1] in "\n ":
            self.length -= len(self.words.pop())
        self.last = self.words[-1][-1] if self.words else "\n"
        self.add(element.get("endQuote"))

    def _lines(self, element: Any) -> None:
        for one in children(element):
            if not self.reader.stands(one):
                continue
            if local(one) in ("num", "heading", "subheading"):
                self.inside(one)
                self.add(" ")
            elif local(one) in ("p", "block", "listIntroduction", "listWrapUp", "li", "caption"):
                self.inside(one)
                self.line()
            else:
                self._lines(one)

    def _styled(self, element: Any, kind: str, target: str) -> None:
        start = self.length
        self.inside(element)
        if self.length > start:
            self.marks.append(Mark(start, self.length, kind, target))

    def _link(self, element: Any) -> None:
        target = element.get("href") or ""
        if _LINK.fullmatch(target):
            self._styled(element, "link", target)
        else:
            self.reader.otherwise["references, as plain words"] += 1
            self.inside(element)

    def _note(self, element: Any, marker: str) -> None:
        label = self.reader.note(element, marker)
        if self.last == " " and self.words:  # a note belongs to the word before it
            self.marks.append(Mark(self.length - 1, self.length - 1, "note", label))
        else:
            self.marks.append(Mark(self.length, self.length, "note", label))

    def taken(self) -> Said:
        """Return the words, without space at their ends."""
        text = "".join(self.words).rstrip(" \n")
        if not self.marks:
            return Said(text)
        found, marks = tidied(self.marks), []
        if len(found) > MARKS:
            self.reader.lost["formatting of paragraphs with too much of it"] += 1
            found = tuple(mark for mark in found if mark.kind == "note")
        for mark in found:  # marks that touch are one: only then are their ends trimmed
            start, end = trimmed(text, min(mark.start, len(text)), min(mark.end, len(text)))
            if start < end or mark.kind == "note":
                marks.append(Mark(start, end, mark.kind, mark.target))
        return Said(text, tidied(marks))
