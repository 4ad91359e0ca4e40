"""An amendment in words, a paragraph for each thing that its file says. Knows no text that it amends."""

from collections.abc import Iterator
from typing import assert_never

from amendiff.model.amendment import Amendment
from amendiff.model.naming import in_words
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


def amended(amendment: Amendment) -> Iterator[tuple[str, str]]:
    """Return what *amendment* says, each with a short name: who asks, in what words, what is done, how it ended."""
    title = f" “{amendment.title}”" if amendment.title else ""
    yield "amendment", f"Amendment {amendment.id}{title}, number {amendment.sequence}, against {amendment.against}"
    if amendment.symbol:
        yield "symbol", f"Symbol: {amendment.symbol.value}"
    if amendment.sponsors:
        yield "sponsors", f"Sponsors: {', '.join(amendment.sponsors)}"
    if amendment.presented_by:
        yield "presented", f"Presented by {amendment.presented_by}"
    if amendment.instruction:
        yield "instruction", f"Instruction ({amendment.instruction.basis}): {amendment.instruction.text}"
    for n, operation in enumerate(amendment.operations, 1):
        yield f"operation{n}", f"{n}. {operation_in_words(operation)}"
    for n, operation in enumerate(amendment.revised.operations if amendment.revised else (), 1):
        yield f"revised{n}", f"As orally revised, {n}. {operation_in_words(operation)}"
    decision = amendment.decision
    day = f" on {decision.date.isoformat()}" if decision.date else ""
    yield "decision", f"Decision: {decision.outcome}{f' ({decision.reason})' if decision.reason else ''}{day}"
    if (vote := decision.vote) and vote.in_favour is not None:
        tally = ((vote.in_favour, "in favour"), (vote.against, "against"), (vote.abstaining, "abstaining"))
        yield "vote", f"Vote: {', '.join(f'{number} {said}' for number, said in tally if number is not None)}"
    if amendment.basis != "attested":
        yield "basis", f"The words of the operations are {amendment.basis}"
    if amendment.sources:
        yield "sources", f"Sources: {', '.join(amendment.sources)}"
    if amendment.note:
        yield "note", f"Note: {' '.join(amendment.note.split())}"


def operation_in_words(operation: Operation) -> str:
    """Return *operation* as a sentence: ``In operative paragraph 3, replace “encourages” by “urges”.``"""
    match operation:
        case Replace(at=at, old=old, new=new):
            said = f"In {in_words(at)}, replace {_quoted(old)} by {_quoted(new)}{_which(operation.occurrence)}"
        case Insert(at=at, text=text):
            where = f" at the {operation.place}" if operation.place else ""
            where = (
                where or f" {'after' if operation.after else 'before'} {_quoted(operation.after or operation.before)}"
            )
            said = f"In {in_words(at)}, insert {_quoted(text)}{where}{_which(operation.occurrence)}"
        case Delete(at=at, words=words):
            said = f"In {in_words(at)}, delete {_quoted(words)}{_which(operation.occurrence)}"
        case InsertProvision(text=text):
            said = f"Insert{_as(operation.becomes)} {_where(operation)}: {_quoted(text)}"
        case DeleteProvision(at=at, to=to):
            said = f"Delete {_range(at, to)}"
        case ReplaceProvision(at=at, to=to, text=text):
            said = f"Replace {_range(at, to)}{_as(operation.becomes)} by {_quoted(text)}"
        case MoveProvision(at=at, to=to):
            said = f"Move {_range(at, to)}{_as(operation.becomes)} {_where(operation)}"
        case SplitProvision(at=at):
            side = "after" if operation.after else "before"
            quote = _quoted(operation.after or operation.before)
            said = f"Split {in_words(at)} {side} {quote}{_which(operation.occurrence)}"
        case JoinProvisions(at=at, to=to):
            said = f"Join {_range(at, to)} into one"
        case ReplaceThroughout(old=old, new=new, within=within):
            place = in_words(within) if within else "the text"
            said = f"Throughout {place}, replace {_quoted(old)} by {_quoted(new)}"
        case Retitle(text=text):
            said = f"Let the title be {_quoted(text)}"
        case Format(at=at, words=words, add=add, remove=remove):
            said = f"In {in_words(at)}, {'add' if add else 'remove'} {add or remove} {'to' if add else 'from'} "
            said += _quoted(words) + _which(operation.occurrence)
        case _:
            assert_never(operation)
    exact = ", the characters exactly" if getattr(operation, "join", "words") == "exact" else ""
    return f"{said}{exact}."


def _quoted(words: str) -> str:
    return f"“{' '.join(words.split()) if words.strip() else words}”"


def _which(occurrence: str | int) -> str:
    if occurrence == "only":
        return ""
    if occurrence == "all":
        return ", each time"
    return f" (occurrence {occurrence})" if isinstance(occurrence, int) else f" (the {occurrence} of them)"


def _range(at: str, to: str) -> str:
    return f"{in_words(at)} to {in_words(to)}" if to else in_words(at)


def _as(becomes: str) -> str:
    """What new or moved provisions become, where an operation says so."""
    return f" as {becomes if becomes in ('title', 'opening', 'annex') else becomes + ' text'}" if becomes else ""


def _where(operation: InsertProvision | MoveProvision) -> str:
    for said, place in (
        ("after", operation.after),
        ("before", operation.before),
        ("at the start of", operation.start_of),
        ("at the end of", operation.end_of),
    ):
        if place:
            return f"{said} {in_words(place)}"
    return ""
