"""Instructions in words into operations. Nothing is guessed: what is not understood is said, with its place."""

import re
from collections.abc import Sequence
from difflib import get_close_matches
from typing import TYPE_CHECKING, Any

from amendiff.drafting.building import Builder
from amendiff.drafting.clauses import clauses
from amendiff.drafting.constituents import Clause, NotUnderstood
from amendiff.drafting.grammar import DIALECTS, tree
from amendiff.drafting.instruction import Finding, Instruction, Part, Status
from amendiff.drafting.items import boundaries, items
from amendiff.drafting.newtext import plain, unwrapped
from amendiff.drafting.places import Place
from amendiff.drafting.quotations import Quotation, quotations
from amendiff.drafting.scanning import sentences
from amendiff.drafting.settling import read_out, settle, stands
from amendiff.drafting.tokens import VERBS, Token
from amendiff.drafting.verdicts import combined, verdict
from amendiff.errors import AmendiffError
from amendiff.model.document import Document
from amendiff.model.operation import Operation

if TYPE_CHECKING:
    from lark import Tree

_OPENING = re.compile("[“„«]|(?<=\\s)[\"'‘](?=\\w)")
"""A mark inside a quotation that is not closed: another one may begin there."""
_DIRECTION = re.compile("[\u202a-\u202e\u2066-\u2069]")
_ACTIONS = {"substitute": "replace", "exchange": "move", "format": "amend", "retitle": "amend"}
_FORMS = (
    'in paragraph 3, replace the words "…" with the words "…"', 'in paragraph 3, after the words "…", insert "…"',
    'in paragraph 3, delete the words "…"', "delete paragraph 3", 'after paragraph 3, insert a new paragraph: "…"',
    'paragraph 3 should read: "…"', "move paragraph 3 after paragraph 5",
)  # fmt: skip


def parse(text: str, dialect: str = "un", document: Document | None = None) -> tuple[Instruction, ...]:
    """Return the instructions of *text*, in order, read as *dialect* has them.

    With a *document*, addresses are those of its provisions, what is ambiguous is settled where one reading alone
    resolves, and what its text refuses is ``unresolved``. Raises ValueError for an unknown dialect.
    """
    if dialect not in DIALECTS:
        raise ValueError(f"no dialect {dialect!r}; there are {', '.join(DIALECTS)}")
    if dialect == "eu":
        from amendiff.drafting.columns import columns

        if (found := columns(text, document)) is not None:
            return found
    return _Reader(text, dialect, document).read()


class _Reader:
    """One reading: the text, its quotations, and what is carried on from one sentence to the next."""

    def __init__(self, text: str, dialect: str, document: Document | None) -> None:
        self.text, self.dialect, self.document = text, dialect, document
        self.openings = boundaries(text)
        self.quotes = quotations(text, self.openings if dialect == "un" else [])
        self.outer: list[Place] = []
        self.outer_label = ""
        self.found: list[Instruction] = []

    def read(self) -> tuple[Instruction, ...]:
        for item in items(self.text, self.quotes, self.openings):
            carried: list[Place] = []
            before = ""
            within = self._quotes_of(item.start, item.end)
            for label, tokens in sentences(self.text, item.start, item.end, within, self.dialect):
                if label and label != before:  # what stands in (a) does not hold for (b)
                    carried, before = [], label
                carried = self._sentence(tokens, label or item.label, carried)
        return tuple(self.found)

    def _quotes_of(self, start: int, end: int) -> Sequence[Quotation]:
        from bisect import bisect_left

        low = bisect_left(self.quotes, (start,))
        return self.quotes[low : bisect_left(self.quotes, (end,))]

    def _sentence(self, tokens: list[Token], label: str, carried: list[Place]) -> list[Place]:
        """Read one sentence, and return the places that the next one of the item stands under."""
        span = (tokens[0].start, tokens[-1].end)
        contents, findings = self._contents(tokens)
        unclear = [
            one for one in findings if one.code == "AD255" and _OPENING.search(self.text, one.span[0] + 1, one.span[1])
        ]
        if unclear:
            self._not_understood(tokens, "where the quotation ends cannot be told", unclear[0].span, findings)
            return carried
        try:
            parsed = clauses(self._tree(tokens), lambda at: contents.get(at, ""))
        except NotUnderstood as problem:
            self._not_understood(tokens, str(problem), (problem.start, problem.end), findings)
            return carried
        if not parsed:
            return carried
        outer = self._outer(parsed, carried)
        builder = Builder(self.dialect, self.document, contents)
        try:
            built = [builder.build(clause, outer) for clause in parsed]
        except NotUnderstood as problem:
            self._not_understood(tokens, str(problem), (problem.start, problem.end), findings)
            return carried
        except AmendiffError as error:
            hint = "; ".join(error.hints)
            findings.append(Finding(code=error.code, level="error", message=str(error), span=span, hint=hint))
            self.found.append(
                Instruction(
                    status="unresolved", source=self.text[span[0] : span[1]], span=span, findings=tuple(findings)
                )
            )
            return carried
        for one in built:
            findings += [finding for finding in one.findings if finding not in findings]
        known = None if any(one.code == "AD256" for one in findings) else self.document
        readings = combined(
            [one.readings for one in built],
            [one.among for one in built],
            stands=None if known is None else lambda way: stands(way, known),
        )
        parts, count = [], 0
        for clause, one in zip(parsed, built, strict=True):
            numbers = tuple(range(count, count + len(one.readings[0])))
            count += len(numbers)
            if clause.action or clause.reading:
                action = _ACTIONS.get(clause.action, clause.action) or "amend"
                parts.append(Part(span=(clause.start, clause.end), action=action, at=one.at, operations=numbers))
        said = next((clause.read_out for clause in parsed if clause.read_out), "")
        self._add(span, readings, findings, parts, said)
        opens = all(clause.action in ("", "amend") and not clause.reading and clause.new is None for clause in parsed)
        places = parsed[-1].contexts or (parsed[-1].loose if opens else [])
        if opens and places:
            self.outer, self.outer_label = list(places), label
            return []
        return [place for place in places if place.steps] if parsed[-1].contexts else carried

    def _outer(self, parsed: Sequence[Clause], carried: list[Place]) -> list[Place]:
        """Return the places under which a sentence stands: carried on, or from the head of the list."""
        own = [
            place
            for clause in parsed
            for place in (*clause.contexts, *clause.loose, *clause.beside_places, *clause.old_places)
        ]
        if not own:
            return carried or self.outer
        if carried and all(place.steps and place.steps[0].level > carried[0].steps[-1].level for place in own):
            return carried
        if self.outer and all(
            not place.steps or (self.outer[0].steps and place.steps[0].level > self.outer[0].steps[-1].level)
            for place in own
        ):
            return self.outer
        return []

    def _contents(self, tokens: Sequence[Token]) -> tuple[dict[int, str], list[Finding]]:
        """Return the words of each quotation and block by where it begins, and what is wrong with its marks."""
        contents: dict[int, str] = {}
        findings: list[Finding] = []
        for token in tokens:
            if token.type == "QUOTE":
                quote = self._quotes_of(token.start, token.start + 1)[0]
                words = self.text[quote.low : quote.high]
                if not quote.closed:
                    words = words.rstrip(" .;\n") if "\n" not in words.strip() else words.strip()
                    message = "a quotation that is not closed; it is read to the end of the item"
                    findings.append(
                        Finding(code="AD255", level="warning", message=message, span=(quote.start, quote.end))
                    )
                contents[token.start] = words
            elif token.type == "BLOCK":
                words, stray = unwrapped(self.text[token.start : token.end])
                if stray:
                    message = "a closing quotation mark without an opening one"
                    findings.append(
                        Finding(code="AD255", level="warning", message=message, span=(token.start, token.end))
                    )
                contents[token.start] = words
            if token.type in ("QUOTE", "BLOCK") and _DIRECTION.search(contents[token.start]):
                message = "hidden characters that turn the direction of writing"
                findings.append(Finding(code="AD263", level="warning", message=message, span=(token.start, token.end)))
        return contents, findings

    def _tree(self, tokens: Sequence[Token]) -> "Tree[Any]":
        from lark import Token as Word
        from lark.exceptions import UnexpectedInput

        words = [Word(one.type, one.text, one.start, int(one.comma), end_pos=one.end) for one in tokens]
        try:
            return tree(words)
        except UnexpectedInput as error:
            at = getattr(error, "token", None)
            start = at.start_pos if at is not None and at.start_pos is not None else tokens[-1].start
            end = at.end_pos if at is not None and at.end_pos is not None else tokens[-1].end
            if at is not None and at.type == "$END":
                start, end = tokens[-1].start, tokens[-1].end
                raise NotUnderstood("the sentence ends too early", start, end) from None
            raise NotUnderstood("words that do not go together", start, end) from None

    def _not_understood(
        self, tokens: Sequence[Token], message: str, where: tuple[int, int], findings: list[Finding]
    ) -> None:
        span = (tokens[0].start, tokens[-1].end)
        source = self.text[span[0] : span[1]]
        if not any(token.type in VERBS or token.type == "READ" for token in tokens):
            message, where, hint = "no words that ask for a change", span, ""
        else:
            before, after = self.text[span[0] : where[0]].strip(), self.text[where[1] : span[1]].strip()
            hints = [f"understood before it: {_short(before)!r}"] if before else []
            hints += [f"after it: {_short(after)!r}"] if after else []
            near = get_close_matches(source[:200].lower(), _FORMS, n=1, cutoff=0.3)
            hints += [f"a form that is known: {near[0]}"] if near else []
            hint = "; ".join(hints)
            message = f"{message}: {_short(self.text[where[0] : where[1]])!r}"
        findings.append(Finding(code="AD252", level="error", message=message, span=where, hint=hint))
        self.found.append(Instruction(status="not-understood", source=source, span=span, findings=tuple(findings)))

    def _add(
        self,
        span: tuple[int, int],
        readings: list[tuple[Operation, ...]],
        findings: list[Finding],
        parts: list[Part],
        said: str,
    ) -> None:
        said = plain(said)
        status: Status = "understood" if len(readings) == 1 else "ambiguous"
        kept = readings
        if self.document is not None and any(readings):
            open_ = any(one.code == "AD256" and one.level != "note" for one in findings)
            status, kept, told = settle(readings, self.document, span, open_=open_)
            findings += told
            findings = [one for one in findings if one.code != "AD261" or status != "understood"]
        status, partly = verdict(status, findings, kept, parts, settled=self.document is not None)
        operations = kept[0] if status in ("understood", "unresolved") and kept and not partly else ()
        if status == "ambiguous" and not partly:
            findings.append(
                Finding(code="AD253", level="warning", message=f"can be read in {len(kept)} ways", span=span)
            )
        if said and not operations and not any(kept) and self.found and not parts:
            operations_before = self.found[-1].operations
            told_of = self._read_out(said, operations_before, span)
        else:
            told_of = self._read_out(said, operations, span)
        findings += told_of
        self.found.append(
            Instruction(
                status=status,
                source=self.text[span[0] : span[1]],
                span=span,
                operations=operations,
                readings=tuple(one for one in kept if one) if status == "ambiguous" or partly else (),
                findings=tuple(findings),
                parts=tuple(parts),
                read_out=said,
            )
        )

    def _read_out(self, said: str, operations: Sequence[Operation], span: tuple[int, int]) -> list[Finding]:
        if not said or self.document is None or not operations:
            return []
        at = {getattr(operation, "at", "") for operation in operations}
        before = [
            one for earlier in self.found for one in earlier.operations
            if earlier.status == "understood" and getattr(one, "at", "") in at and one not in operations
        ]  # fmt: skip
        told = read_out(said, [*operations, *before], self.document, span)
        return [told] if told else []


def _short(words: str) -> str:
    return words if len(words) <= 60 else f"{words[:57]}…"
