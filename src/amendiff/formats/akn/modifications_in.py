"""A textual modification as an operation: by its type, the provision that it names and the words that it quotes.

What the metadata say counts, not the sentences. A modification that does not say where, or what, is refused; nothing is
guessed.
"""

from collections.abc import Iterator, Mapping, Sequence
from typing import Any

import msgspec

from amendiff.errors import TargetNotFound
from amendiff.formats.akn.eids import eids
from amendiff.formats.akn.elements import Reader, Said, below, child, children, local, named
from amendiff.formats.akn.lines import Line
from amendiff.formats.akn.modifications import PARTS
from amendiff.formats.akn.taking import Lines
from amendiff.formats.akn.vocabulary import OWN
from amendiff.markup import render_provisions
from amendiff.model.document import Document, Kind, Provision
from amendiff.model.operation import Operation

Fields = dict[str, Any]
_SIDES = {"after": "after", "before": "before", "start": "start_of", "end": "end_of", "inside": "end_of"}
_SUBSTITUTIONS = ("substitution", "replacement")
_ROOTED = frozenset(("point", "indent", "subparagraph", "item"))
_SPACE = "{http://www.w3.org/XML/1998/namespace}space"


class _Quoted(msgspec.Struct):
    """What a modification quotes: words with their formatting, or provisions."""

    said: Said
    structure: Any = None


class Modifications:
    """Reads the modifications that the amendment *element* makes to *document*."""

    def __init__(self, element: Any, document: Document) -> None:
        self.element = element
        self.reader = Reader(element, "current")
        self.addresses = {eid: address for address, eid in eids(document).items()}
        self.addresses |= {eid: name for name, eid in PARTS.items()}
        self.quoted = {named(one): one for one in below(element, "quotedText", "quotedStructure") if named(one)}

    def operation(self, element: Any) -> Operation:
        """Return the operation that the ``textualMod`` *element* is.

        Raises ValueError where it does not say what it does or where, TargetNotFound where its place is not there.
        """
        places = [one for one in children(element) if local(one) == "destination"]
        provisions = [one for one in places if self._quotes(one) is None]
        if not provisions:
            raise ValueError("it names no place in the text")
        fields: Fields = {"at": self._address(provisions[0].get("href"))}
        if upto := provisions[0].get("upTo"):
            fields["to"] = self._address(upto)
        own = {name: element.get(f"{{{OWN}}}{name}") or "" for name in ("occurrence", "join", "becomes")}
        if own["join"] == "exact":
            fields["join"] = "exact"
        if own["occurrence"] and own["occurrence"] != "throughout":
            said = own["occurrence"]
            fields["occurrence"] = int(said) if said.isdecimal() else said
        if own["becomes"]:
            fields["becomes"] = own["becomes"]
        for one in places:
            if (quoted := self._quotes(one)) is not None:
                fields[_side(one)] = self._said(quoted).text
        old, new = self._named(element, "old"), self._named(element, "new")
        made = self._made(element.get("type") or "", fields, provisions, old, new, own["occurrence"] == "throughout")
        try:
            found: Operation = msgspec.convert(made, Operation)
        except msgspec.ValidationError as error:
            raise ValueError(str(error)) from None
        return found

    def _made(
        self, kind: str, fields: Fields, places: list[Any], old: _Quoted | None, new: _Quoted | None, throughout: bool
    ) -> Fields:
        match kind:
            case "insertion" if new and new.structure is not None:
                place = {_side(places[0]): fields.pop("at")}
                return {"kind": "insert-provision", "text": self._markdown(new), **fields, **place}
            case "insertion" if new:
                if "after" not in fields and "before" not in fields:
                    fields["place"] = "start" if places[0].get("pos") == "start" else "end"
                return {"kind": "insert", "text": new.said.text, **fields}
            case "repeal" if old and old.structure is None:
                return {"kind": "delete", "words": old.said.text, **fields}
            case "repeal":
                return {"kind": "delete-provision", **fields}
            case "renumbering" if len(places) > 1:
                return {"kind": "move-provision", **fields, _side(places[1]): self._address(places[1].get("href"))}
            case "split":
                return {"kind": "split-provision", **fields}
            case "join":
                return {"kind": "join-provisions", **fields}
            case _ if kind in _SUBSTITUTIONS and new and new.structure is not None:
                return {"kind": "replace-provision", "text": self._markdown(new), **fields}
            case _ if kind in _SUBSTITUTIONS and new and old:
                return _replacing(fields, old.said, new.said, throughout)
            case _ if kind in _SUBSTITUTIONS and new and fields["at"] == "title":
                return {"kind": "retitle", "text": new.said.text}
            case _:
                raise ValueError(f"a {kind or 'modification without a type'} with what it quotes has no meaning here")

    # ---- places and quotations --------------------------------------------------------------------------------

    def _quotes(self, destination: Any) -> Any:
        href = destination.get("href") or ""
        return self.quoted.get(href[1:]) if href.startswith("#") else None

    def _address(self, href: str | None) -> str:
        said = href or ""
        _, mark, eid = said.rpartition("~") if "~" in said else said.rpartition("#")
        if (found := self.addresses.get(eid if mark else "")) is None:
            raise TargetNotFound(
                f"no provision has the eId {eid!r}", hints=("export the text as Akoma Ntoso to see its eIds",)
            )
        return found

    def _named(self, element: Any, name: str) -> _Quoted | None:
        held = child(element, name)
        found = self.quoted.get((held.get("href") or "").lstrip("#")) if held is not None else None
        if found is None:
            return None
        if local(found) == "quotedStructure":
            return _Quoted(Said(), found)
        return _Quoted(self._said(found))

    def _said(self, quoted: Any) -> Said:
        """The words quoted: to the letter, where the file says that spaces count."""
        said = self.reader.said(quoted)
        return Said("".join(_literal(quoted)), said.marks) if quoted.get(_SPACE) == "preserve" else said

    def _markdown(self, quoted: _Quoted) -> str:
        """Quoted provisions in the notation of texts."""
        reader = Reader(self.element, "current")
        lines = Lines(reader)
        for one in children(quoted.structure):
            if local(one) == "tr":
                lines.row(one)
            else:
                lines.body([one], int(local(one) in _ROOTED))
        self.reader.lost.update(reader.lost)
        self.reader.otherwise.update(reader.otherwise)
        provisions = list(_provisions(lines.found, reader.notes))
        if not provisions:
            raise ValueError("it quotes no words")
        return render_provisions(provisions)


def _replacing(fields: Fields, was: Said, now: Said, throughout: bool) -> Fields:
    """Words in place of others; of the same words, their formatting."""
    if throughout:
        within = fields.pop("at")
        place = {} if within == "text" else {"within": within}
        return {"kind": "replace-throughout", "old": was.text, "new": now.text, **place, **fields}
    if was.text != now.text:
        return {"kind": "replace", "old": was.text, "new": now.text, **fields}
    styles = [{mark.kind for mark in said.marks if mark.kind in ("emphasis", "strong")} for said in (was, now)]
    added, removed = sorted(styles[1] - styles[0]), sorted(styles[0] - styles[1])
    if len(added) + len(removed) != 1:
        raise ValueError("it puts the same words in place of themselves, with no one formatting that comes or goes")
    change = {"add": added[0]} if added else {"remove": removed[0]}
    return {"kind": "format", "words": was.text, **change, **fields}


def _side(destination: Any) -> str:
    side = _SIDES.get(destination.get("pos") or "")
    if side is None:
        raise ValueError("it does not say on which side (pos) the new words come")
    return side


def _literal(element: Any) -> Iterator[str]:
    yield element.text or ""
    for one in element:
        if isinstance(one.tag, str):
            yield from "\n" if local(one) == "eol" else _literal(one)
        yield one.tail or ""


def _provisions(lines: Sequence[Line], notes: Mapping[str, Sequence[Said]]) -> Iterator[Provision]:
    least = min((one.depth for one in lines if one.kind is not Kind.ROW), default=0)
    for n, one in enumerate(lines):
        kind = one.kind or (Kind.SUB if one.depth > least or one.number[:1] == "(" else Kind.PARAGRAPH)
        yield Provision(f"x{n}", kind, one.text, one.marks, one.number, one.depth, one.level)
    for label, blocks in notes.items():
        for n, said in enumerate(blocks or [Said("…")]):
            kind = Kind.SUB if n else Kind.FOOTNOTE
            yield Provision(f"fn{label}.p{n}" if n else f"fn{label}", kind, said.text, said.marks, "", min(n, 1))
