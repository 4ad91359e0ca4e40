"""What an operation asks for, in a few plain words. Knows no text, and is no instruction that could be read back."""

from typing import assert_never

from amendiff.model.operation import (
    Delete,
    DeleteProvision,
    Format,
    Insert,
    InsertProvision,
    JoinProvisions,
    MoveProvision,
    Occurrence,
    Operation,
    Replace,
    ReplaceProvision,
    ReplaceThroughout,
    Retitle,
    SplitProvision,
)


def described(operation: Operation) -> str:
    """Return *operation* in words: ``in op2, replace “each year” by “twice a year”``."""
    match operation:
        case Replace(at=at, old=old, new=new):
            return f"in {at}, replace {_which(operation.occurrence)}“{old}” by “{new}”"
        case Insert(at=at, text=text):
            return f"in {at}, insert “{text}” {_beside(operation)}"
        case Delete(at=at, words=words):
            return f"in {at}, delete {_which(operation.occurrence)}“{words}”"
        case Format(at=at, words=words):
            done = f"put {operation.add} on" if operation.add else f"take {operation.remove} from"
            return f"in {at}, {done} {_which(operation.occurrence)}“{words}”"
        case InsertProvision(text=text):
            return f"insert {_where(operation)}: “{text}”"
        case DeleteProvision(at=at, to=to):
            return f"delete {_range(at, to)}"
        case ReplaceProvision(at=at, to=to, text=text):
            return f"replace {_range(at, to)} by “{text}”"
        case MoveProvision(at=at, to=to):
            return f"move {_range(at, to)} {_where(operation)}"
        case SplitProvision(at=at):
            return f"split {at} {_beside(operation)}"
        case JoinProvisions(at=at, to=to):
            return f"join {at} to {to} in one"
        case ReplaceThroughout(old=old, new=new, within=within):
            return f"throughout {within or 'the text'}, replace “{old}” by “{new}”"
        case Retitle(text=text):
            return f"change the title to “{text}”"
        case _:
            assert_never(operation)


def _which(occurrence: Occurrence) -> str:
    match occurrence:
        case "only":
            return ""
        case "all":
            return "every "
        case int():
            return f"occurrence {occurrence} of "
        case _:
            return f"the {occurrence} "


def _beside(operation: Insert | SplitProvision) -> str:
    if isinstance(operation, Insert) and operation.place:
        return f"at the {operation.place}"
    side = "after" if operation.after else "before"
    return f"{side} {_which(operation.occurrence)}“{operation.after or operation.before}”"


def _where(operation: InsertProvision | MoveProvision) -> str:
    if operation.after or operation.before:
        return f"after {operation.after}" if operation.after else f"before {operation.before}"
    part = operation.start_of or operation.end_of
    part = f"the {part}" if part in ("preamble", "operative") else part
    return f"at the {'start' if operation.start_of else 'end'} of {part}"


def _range(at: str, to: str) -> str:
    return f"{at} to {to}" if to else at
