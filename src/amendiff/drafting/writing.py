"""Operations as the sentences that a clerk would write. What is written is read again, and must mean the same.

A sentence names its place once and then what is done there; a deletion of several paragraphs is one sentence. Where
the words would not be read back as the operations, a dialect cannot say them, and NotExpressible is raised.
"""

from collections.abc import Iterable, Iterator, Sequence
from itertools import groupby

from amendiff.drafting.errors import NotExpressible
from amendiff.drafting.grammar import DIALECTS
from amendiff.drafting.inserting import CLOSING, at_end
from amendiff.drafting.naming import in_common, in_words, number_of, plural
from amendiff.drafting.pieces import pieces
from amendiff.drafting.proof import prove
from amendiff.drafting.quoting import ends, marks, shortened
from amendiff.drafting.sections import whole_section
from amendiff.drafting.wording import WORDINGS, closing, which
from amendiff.markup import parse_provisions
from amendiff.model.document import Document, Kind, Provision
from amendiff.model.naming import ordinal
from amendiff.model.operands import Worded, occurrence_of
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

_KINDS = {
    Kind.OPENING: "preambular paragraph", Kind.PREAMBULAR: "preambular paragraph",
    Kind.OPERATIVE: "operative paragraph", Kind.SUB: "sub-paragraph", Kind.ROW: "row",
}  # fmt: skip


def phrase(operations: Iterable[Operation], dialect: str, document: Document) -> str:
    """Return *operations* on *document* as instructions in *dialect*, a line each.

    Raises NotExpressible where the dialect has no way to say one, ValueError for an unknown dialect, and TargetError
    for an operation that names no place.
    """
    if dialect not in DIALECTS:
        raise ValueError(f"no dialect {dialect!r}; there are {', '.join(DIALECTS)}")
    given = tuple(operations)
    try:
        return _said(given, dialect, document, brief=True)
    except NotExpressible:
        return _said(given, dialect, document, brief=False)


def _said(operations: Sequence[Operation], dialect: str, document: Document, *, brief: bool) -> str:
    """Return the sentences, *brief* in what they quote, once they have been read back."""
    writer = _Writer(dialect, document, brief=brief)
    said = "\n".join(_sentence(words) for words in writer.write(_ordered(operations)))
    prove(operations, said, dialect, document)
    return said


def _sentence(words: str) -> str:
    return words[:1].upper() + words[1:] + "."


def _ordered(operations: Sequence[Operation]) -> list[Operation]:
    """Put what is done to one provision's words together, at the first of it; all else keeps its order."""
    places: dict[str, int] = {}
    for operation in operations:
        if isinstance(operation, Worded):
            places.setdefault(operation.at, len(places))
    found: list[Operation] = []
    taken: set[str] = set()
    for operation in operations:
        if not isinstance(operation, Worded):
            found.append(operation)
        elif operation.at not in taken:
            taken.add(operation.at)
            found += [one for one in operations if isinstance(one, Worded) and one.at == operation.at]
    return found


class _Writer:
    """Writes in one dialect, about one text."""

    def __init__(self, dialect: str, document: Document, *, brief: bool) -> None:
        self.dialect, self.document, self.brief = dialect, document, brief
        self.forms = WORDINGS[dialect]

    def write(self, operations: Sequence[Operation]) -> Iterator[str]:
        parted = [piece for one in operations for piece in pieces(one, self.document, self.dialect)]
        for key, group in groupby(parted, key=_key):
            together = list(group)
            if key.startswith("at "):
                yield self._words(together)
            elif key == "delete":
                several = len(together) > 1 or bool(getattr(together[0], "to", ""))
                yield self.forms.take_out.format(place=self._several(together), are="are" if several else "is")
            else:
                for operation in together:
                    yield self._one(operation)

    def _place(self, address: str) -> str:
        return in_words(address, self.document, self.dialect)

    def _marks(self, words: Iterable[str]) -> str:
        return marks(self.forms.marks, words)

    def _words(self, operations: Sequence[Operation]) -> str:
        """All that is done to the words of one provision, as one sentence."""
        every = [
            words
            for one in operations
            for name in ("old", "new", "words", "text", "after", "before")
            if (words := getattr(one, name, ""))
        ]
        pair = self._marks(every)
        clauses = [self._clause(one, pair) for one in operations]
        joined = " and ".join(clauses) if len(clauses) < 3 else "; ".join([*clauses[:-1], f"and {clauses[-1]}"])
        if len(clauses) == 2 and ", " in clauses[1].partition(pair[0])[0] + clauses[0][-1:]:
            joined = ", and ".join(clauses)
        return self.forms.context.format(place=self._place(getattr(operations[0], "at", ""))) + joined

    def _clause(self, operation: Operation, pair: str) -> str:
        def quote(words: str) -> str:
            return pair[0] + words + pair[1]

        forms = self.forms
        text = self.document[getattr(operation, "at", "")].text
        match operation:
            case Replace(old=old, new=new):
                form = forms.replace
                if self.dialect == "un":
                    form = form.replace("with {new}", "with {words_new} {new}")
            case Delete(words=old):
                form, new = forms.delete, ""
            case Insert(at=at, text=new, place="end") if at_end(self.document, at, new) != operation:
                found = CLOSING.search(self.document[at].text)
                form, old = forms.behind.replace("{closing}", closing(found[0] if found else "")), ""
            case Insert(text=new, place=edge) if edge:
                form, old = forms.edge.replace("{edge}", "beginning" if edge == "start" else "end"), ""
            case Insert(text=new, after=after, before=before):
                form, old = forms.insert.replace("{side}", "after" if after else "before"), after or before
                if self.brief and operation.occurrence == "only":
                    old = shortened(text, old, last=bool(after))
            case Format(words=old, add=add, remove=remove):
                form, new = getattr(forms, f"{'add' if add else 'remove'}_{add or remove}"), ""
            case _:
                raise NotExpressible(f"{operation}")
        words, quoted = _noun(old), quote(old)
        between = ends(text, old) if self.brief and isinstance(operation, Replace | Delete) else None
        if between and operation.occurrence == "only":
            words, quoted = "the words", f"from {quote(between[0])} to {quote(between[1])}"
            form = form if "{words}" in form else form.replace("{old}", "{words} {old}")
        return form.format(
            old=quoted,
            new=quote(new),
            which=which(occurrence_of(operation), ordinal),
            words=words,
            words_new=_noun(new),
            are=_are(old),
            are_new=_are(new),
        )

    def _several(self, operations: Sequence[Operation]) -> str:
        """Name what several deletions take out: "operative paragraphs 2 and 4 to 6"."""
        ranges = [(one.at, one.to) for one in operations if isinstance(one, DeleteProvision)]
        if len(ranges) == 1:
            return self._range(*ranges[0])
        kind = self.document[ranges[0][0]].kind
        numbers = [
            f"{number_of(self.document[at], self.document)} to {number_of(self.document[to], self.document)}"
            if to
            else number_of(self.document[at], self.document)
            for at, to in ranges
        ]
        listed = f"{', '.join(numbers[:-1])} and {numbers[-1]}"
        return f"{'operative ' if kind is Kind.OPERATIVE else ''}paragraphs {listed}"

    def _range(self, at: str, to: str) -> str:
        if not to or to == at:
            return self._place(at)
        if self.document[at].kind is Kind.HEADING:
            return whole_section(self.document[at], self.document, self.dialect)[0]
        first, last = self._place(at), self._place(to)
        outer = ""
        name, of, whole = first.partition(" of ")
        if of and last.endswith(of + whole):
            outer = of + whole
            first, last = name, last.removesuffix(outer)
        the, which, noun = (*first.split(" ", 2), "", "")[:3]
        if the == "the" and self.document[at].kind is not Kind.SUB and last.endswith(f" {noun}"):
            return f"the {which} to {last.split(' ')[1]} {noun}s{outer}"
        head, tail = in_common(first, last)
        return f"{plural(head)} to {tail}{outer}"

    def _new(self, text: str, kind: Kind) -> str:
        provisions = parse_provisions(text, kind, prefix="new")
        if any(one.kind is Kind.FOOTNOTE or any(mark.kind == "note" for mark in one.marks) for one in provisions):
            raise NotExpressible("words with a footnote cannot be quoted in an instruction")
        if level := next((one.level for one in provisions if one.kind is Kind.HEADING and one.level != 2), 0):
            raise NotExpressible(f"the level of a new heading cannot be said: this one has {level}, words give 2")
        words = "\n".join(_line(one) for one in provisions)
        pair = self._marks([words])
        return pair[0] + words + pair[1]

    def _one(self, operation: Operation) -> str:
        forms = self.forms
        if getattr(operation, "becomes", ""):
            raise NotExpressible(f"{self.dialect} has no words for what a provision becomes")
        match operation:
            case DeleteProvision(at=at, to=to):
                several = to and self.document[at].kind is not Kind.HEADING
                return forms.take_out.format(place=self._range(at, to), are="are" if several else "is")
            case InsertProvision(text=text, after=after, before=before, start_of=start_of, end_of=end_of):
                kind, noun = self._kind(text, after or before, start_of or end_of)
                new = self._new(text, kind)
                if after or before:
                    side = "after" if after else "before"
                    return forms.put_in.format(side=side, place=self._place(after or before), kind=noun, new=new)
                edge = "end" if end_of else "beginning"
                return forms.put_at.format(edge=edge, place=self._place(start_of or end_of), kind=noun, new=new)
            case ReplaceProvision(at=at, to=to, text=text):
                new = self._new(text, self.document[at].kind)
                return forms.exchange.format(place=self._range(at, to), new=new, are="are" if to else "is")
            case Retitle(text=text):
                pair = self._marks([text])
                return forms.retitle.format(new=pair[0] + text + pair[1])
            case ReplaceThroughout(old=old, new=new, within=within):
                pair = self._marks([old, new])
                return forms.throughout.format(
                    within=self._place(within) if within else "the text",
                    words=_noun(old),
                    words_new=_noun(new),
                    are=_are(old),
                    old=pair[0] + old + pair[1],
                    new=pair[0] + new + pair[1],
                )
            case MoveProvision(at=at, to=to, after=after, before=before, start_of=start_of, end_of=end_of):
                place, are = self._range(at, to), "are" if to else "is"
                if after or before:
                    side = "after" if after else "before"
                    return forms.move.format(place=place, are=are, side=side, beside=self._place(after or before))
                edge = "end" if end_of else "beginning"
                return forms.move_to.format(place=place, are=are, edge=edge, beside=self._place(start_of or end_of))
            case JoinProvisions(at=at, to=to):
                return forms.join.format(place=self._range(at, to), are="are")
            case SplitProvision(at=at, after=after, before=before, occurrence=occurrence):
                pair = self._marks([after or before])
                quote = pair[0] + (after or before) + pair[1]
                side = "after" if after else "before"
                said = which(occurrence, ordinal)
                return forms.split.format(place=self._place(at), side=side, quote=quote, which=said, are="is")
            case _:
                raise NotExpressible(f"{self.dialect} has no words for {type(operation).__name__.lower()}")

    def _kind(self, text: str, beside: str, within: str) -> tuple[Kind, str]:
        if text.startswith("#"):
            return Kind.PARAGRAPH, "heading"
        if beside:
            kind = self.document[beside].kind
        else:
            kind = {"preamble": Kind.PREAMBULAR, "operative": Kind.OPERATIVE}.get(within, Kind.SUB)
            if within.startswith("annex") and "." not in within:
                kind = Kind.PARAGRAPH
        return kind, _KINDS.get(kind, "paragraph")


def _noun(words: str) -> str:
    name = "word" if _worded(words) else "sign"
    return f"the {name}s" if _several(words) else f"the {name}"


def _are(words: str) -> str:
    return "are" if _several(words) else "is"


def _several(words: str) -> bool:
    return any(one.isspace() for one in words) or (len(words) > 1 and not _worded(words))


def _worded(words: str) -> bool:
    return any(one.isalnum() for one in words)


def _key(operation: Operation) -> str:
    if isinstance(operation, Worded):
        return f"at {operation.at}"
    if isinstance(operation, DeleteProvision) and _plain(operation.at) and (not operation.to or _plain(operation.to)):
        return "delete"
    return type(operation).__name__


def _plain(address: str) -> bool:
    """Whether a provision is called by kind and number alone, so that several can be listed."""
    return address.startswith("op") and address[2:].isdigit()


def _line(provision: Provision) -> str:
    label = f"{provision.number} " if provision.number.startswith("(") else ""
    return f"{label}{provision.text}"
