"""An amendment in words, a paragraph for each thing that its file says. Knows no text that it amends."""

from collections.abc import Iterable, Iterator, Sequence
from typing import Any

import msgspec

from amendiff.model.amendment import Amendment
from amendiff.model.decision import Decision
from amendiff.model.operation import Operation
from amendiff.model.wording import operation_in_words

_ORDER = (
    *("id", "title", "sequence", "against", "symbol", "sponsors", "presented_by", "instruction", "operations"),
    *("revised", "decision", "parts", "basis", "sources", "note"),
)
"""The keys of a file as they are told."""

_Told = tuple[str, str, tuple[str, ...]]
"""A short name, words, and the keys whose values these are, the first of which says where it is told."""


def amended(amendment: Amendment) -> Iterator[tuple[str, str]]:
    """Return what *amendment* says, each with a short name: who asks, in what words, what is done, how it ended.

    What no sentence says follows by its key: amendments whose values differ in more than spaces differ in words.
    """
    told = [*_sentences(amendment)]
    said = {key for _, _, keys in told for key in keys}
    values = _values("", msgspec.to_builtins(amendment))
    told += [(key, f"{_label(key)}: {words}", (key,)) for key, words in values if key not in said]
    told.sort(key=lambda one: _ORDER.index(one[2][0].partition(".")[0]))
    return ((name, words) for name, words, _ in told)


def _sentences(amendment: Amendment) -> Iterator[_Told]:
    title = f" “{amendment.title}”" if amendment.title else ""
    head = f"Amendment {amendment.id}{title}, number {amendment.sequence}, against {amendment.against}"
    yield "amendment", head, ("id", "title", "sequence", "against")
    if amendment.symbol:
        yield "symbol", f"Symbol: {amendment.symbol.value}", ("symbol.value",)
    if amendment.sponsors:
        yield "sponsors", f"Sponsors: {_row(amendment.sponsors)}", ("sponsors",)
    if amendment.presented_by:
        yield "presented", f"Presented by {amendment.presented_by}", ("presented_by",)
    if amendment.instruction:
        asked = f"Instruction ({amendment.instruction.basis}): {amendment.instruction.text}"
        yield "instruction", asked, ("instruction.basis", "instruction.text")
    yield from _operations("operation", "", "operations", amendment.operations)
    if amendment.revised:
        yield from _operations("revised", "As orally revised, ", "revised.operations", amendment.revised.operations)
    yield from _decided("", "Decision", "decision", amendment.decision)
    for n, part in enumerate(amendment.parts, 1):
        about = f"Decision on {'operation' if len(part.items) == 1 else 'operations'} {_row(part.items)}"
        yield from _decided(f"part{n}.", about, f"parts.{n}.decision", part.decision, f"parts.{n}.items")
    if amendment.basis != "attested":
        yield "basis", f"The words of the operations are {amendment.basis}", ("basis",)
    if amendment.sources:
        yield "sources", f"Sources: {_row(amendment.sources)}", ("sources",)
    if amendment.note:
        yield "note", f"Note: {_line(amendment.note)}", ("note",)


def _operations(name: str, before: str, key: str, operations: Sequence[Operation]) -> Iterator[_Told]:
    """Each operation as a sentence, and words in which spaces or line ends count as they stand."""
    for n, operation in enumerate(operations, 1):
        fields: dict[str, Any] = msgspec.to_builtins(operation)
        keys = tuple(f"{key}.{n}.{field}" for field in fields)
        yield f"{name}{n}", f"{before}{n}. {operation_in_words(operation)}", keys
        for field, words in fields.items():
            if isinstance(words, str) and words.rstrip("\n") != _line(words):
                exact = msgspec.json.encode(words.rstrip("\n")).decode()
                yield f"{name}{n}.{field}", f"{before}{n}. {field}, as it stands: {exact}", (f"{key}.{n}.{field}",)


def _decided(name: str, about: str, key: str, decision: Decision, *also: str) -> Iterator[_Told]:
    day = f" on {decision.date.isoformat()}" if decision.date else ""
    said = f"{about}: {decision.outcome}{f' ({decision.reason})' if decision.reason else ''}{day}"
    yield f"{name}decision", said, (f"{key}.outcome", f"{key}.reason", f"{key}.date", *also)
    if (vote := decision.vote) and vote.in_favour is not None:
        tally = {"in_favour": "in favour", "against": "against", "abstaining": "abstaining"}
        counts = {field: getattr(vote, field) for field in tally}
        told = [f"{count} {tally[field]}" for field, count in counts.items() if count is not None]
        yield f"{name}vote", f"Vote: {_row(told)}", tuple(f"{key}.vote.{field}" for field in tally)


def _values(key: str, value: Any) -> Iterator[tuple[str, str]]:
    """Each value below *key* by its own key, dotted, the members of a list counted from 1."""
    inside = value.items() if isinstance(value, dict) else enumerate(value, 1) if _is_tables(value) else None
    if inside is None:
        yield key, _row(value) if isinstance(value, list | tuple) else _line(str(value))
        return
    for name, one in inside:
        yield from _values(f"{key}.{name}".lstrip("."), one)


def _is_tables(value: Any) -> bool:
    return isinstance(value, list | tuple) and any(isinstance(one, dict) for one in value)


def _label(key: str) -> str:
    """A key as one says it: ``Decision, vote, roll call, in favour``."""
    words = key.replace("_", " ").replace(".", ", ")
    return words[:1].upper() + words[1:]


def _row(values: Iterable[object]) -> str:
    """*values* with commas, those that have a comma of their own in quotation marks."""
    return ", ".join(f"“{value}”" if "," in str(value) else str(value) for value in values)


def _line(words: str) -> str:
    return " ".join(words.split())
