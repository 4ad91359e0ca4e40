"""An operation as a sentence, as one tells it. Knows no text, and is no instruction that could be read back."""

from collections.abc import Callable
from typing import assert_never

from amendiff.model.naming import in_words
from amendiff.model.operands import Placing, gap_of, is_literal, occurrence_of, quoted
from amendiff.model.operation import (
    Becomes,
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
from amendiff.sentences import Sentence, say, say_of

Name = Callable[[str], str]
_STYLES = {"emphasis": say("emphasis"), "strong": say("strong")}
_KINDS = {
    "title": say_of("kind", "title"),
    "opening": say_of("kind", "opening"),
    "preambular": say_of("kind", "preambular text"),
    "operative": say_of("kind", "operative text"),
    "paragraph": say_of("kind", "paragraph text"),
    "sub-paragraph": say_of("kind", "sub-paragraph text"),
    "annex": say_of("kind", "annex"),
}


def operation_in_words(operation: Operation, name: Name = in_words) -> str:
    """Return *operation* as a sentence: ``In operative paragraph 3, replace “encourages” by “urges”.``

    *name* says what the provision at an address is called.
    """
    match operation:
        case Replace(at=at, old=old, new=new):
            said = say("In %(place)s, replace %(old)s by %(new)s", place=name(at), old=_quoted(old), new=_quoted(new))
        case Insert(at=at, text=text):
            said = _inserted(operation, place=name(at), words=_quoted(text))
        case Delete(at=at, words=words):
            said = say("In %(place)s, delete %(words)s", place=name(at), words=_quoted(words))
        case InsertProvision(text=text):
            told = {"where": _where(operation, name), "words": _quoted(text)}
            if becomes := _become(operation.becomes):
                said = say("Insert as %(kind)s %(where)s: %(words)s", kind=becomes, **told)
            else:
                said = say("Insert %(where)s: %(words)s", **told)
        case DeleteProvision(at=at, to=to):
            said = say("Delete %(place)s", place=_range(at, to, name))
        case ReplaceProvision(at=at, to=to, text=text):
            said = say(
                "Replace %(place)s by %(words)s", place=_kept(at, to, operation.becomes, name), words=_quoted(text)
            )
        case MoveProvision(at=at, to=to):
            said = say(
                "Move %(place)s %(where)s", place=_kept(at, to, operation.becomes, name), where=_where(operation, name)
            )
        case SplitProvision(at=at):
            told = {"place": name(at), "words": _quoted(quoted(operation))}
            if operation.after:
                said = say("Split %(place)s after %(words)s", **told)
            else:
                said = say("Split %(place)s before %(words)s", **told)
        case JoinProvisions(at=at, to=to):
            said = say("Join %(place)s into one", place=_range(at, to, name))
        case ReplaceThroughout(old=old, new=new, within=within):
            place = name(within) if within else say("the text")
            said = say(
                "Throughout %(place)s, replace %(old)s by %(new)s", place=place, old=_quoted(old), new=_quoted(new)
            )
        case Retitle(text=text):
            said = say("Let the title be %(words)s", words=_quoted(text))
        case Format(at=at, words=words, add=add, remove=remove):
            told = {"place": name(at), "style": _STYLES[add or remove or "emphasis"], "words": _quoted(words)}
            if add:
                said = say("In %(place)s, add %(style)s to %(words)s", **told)
            else:
                said = say("In %(place)s, remove %(style)s from %(words)s", **told)
        case _:
            assert_never(operation)
    said = _which(said, occurrence_of(operation))
    if is_literal(operation):
        said = say("%(said)s, the characters exactly", said=said)
    return say("%(said)s.", said=said)


def _inserted(operation: Insert, *, place: str, words: str) -> Sentence:
    told = {"place": place, "words": words}
    if operation.place == "start":
        return say("In %(place)s, insert %(words)s at the start", **told)
    if operation.place == "end":
        return say("In %(place)s, insert %(words)s at the end", **told)
    if operation.after:
        return say("In %(place)s, insert %(words)s after %(beside)s", beside=_quoted(operation.after), **told)
    return say("In %(place)s, insert %(words)s before %(beside)s", beside=_quoted(operation.before), **told)


def _quoted(words: str) -> Sentence:
    return say("“%(words)s”", words=" ".join(words.split()) if words.strip() else words)


def _which(said: Sentence, occurrence: str | int) -> Sentence:
    """*said*, and which occurrence of the words it is about."""
    match occurrence:
        case "only":
            return said
        case "all":
            return say("%(said)s, each time", said=said)
        case "first":
            return say("%(said)s (the first of them)", said=said)
        case "last":
            return say("%(said)s (the last of them)", said=said)
        case _:
            return say("%(said)s (occurrence %(number)s)", said=said, number=occurrence)


def _range(at: str, to: str, name: Name) -> str:
    return say("%(first)s to %(last)s", first=name(at), last=name(to)) if to else name(at)


def _kept(at: str, to: str, becomes: Becomes, name: Name) -> str:
    """Provisions, and what they become, where an operation says so."""
    place = _range(at, to, name)
    return say("%(place)s as %(kind)s", place=place, kind=_become(becomes)) if becomes else place


def _become(becomes: Becomes) -> str:
    return _KINDS[becomes] if becomes else ""


def _where(operation: Placing, name: Name) -> str:
    match gap_of(operation):
        case "after", at:
            return say("after %(place)s", place=name(at))
        case "before", at:
            return say("before %(place)s", place=name(at))
        case "start_of", at:
            return say("at the start of %(place)s", place=name(at))
        case _, at:
            return say("at the end of %(place)s", place=name(at))
