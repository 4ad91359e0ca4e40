"""The constituents of one clause, gathered from the syntax tree. Knows no text and no addresses."""

import re
from collections.abc import Callable, Sequence
from typing import TYPE_CHECKING, Any

import msgspec

from amendiff.drafting.places import Place, Step, ordinal, places, step_of, terminal
from amendiff.model.operation import Occurrence

if TYPE_CHECKING:
    from lark import Token, Tree

Words = Callable[[int], str]
"""Gives the words of the quotation or block that begins at an offset."""

_SIGNS = {"comma": ",", "semicolon": ";", "full stop": ".", "period": ".", "colon": ":", "hyphen": "-", "dash": "–"}
_NTH = ("first", "second", "third", "fourth", "fifth")
_ACTIONS = {
    "DELETE": "delete", "INSERT": "insert", "REPLACE": "replace", "SUBSTITUTE": "substitute", "AMEND": "amend",
    "MOVE": "move", "RENUMBER": "renumber", "MERGE": "join", "SPLIT": "split",
}  # fmt: skip


class NotUnderstood(Exception):
    """A clause that says something, but nothing that can be done."""

    def __init__(self, message: str, start: int, end: int) -> None:
        super().__init__(message)
        self.start, self.end = start, end


class Clause(msgspec.Struct):
    """A verb and what belongs to it, as it stands in the sentence."""

    start: int = 0
    end: int = 0
    action: str = ""
    passive: bool = False
    contexts: list[Place] = []
    loose: list[Place] = []
    """Places that the verb acts on."""
    subject: list[Place] = []
    """Places before the verb: what it acts on, or where."""
    words: list[str] = []
    stretch: tuple[str, str] = ("", "")
    """The words from one quotation to another, or to the end."""
    fresh: "Step | None" = None
    new: str | None = None
    """Words that come in, where the form of the sentence says so (with, by, to read)."""
    old: list[str] = []
    old_places: list[Place] = []
    side: str = ""
    beside: list[str] = []
    beside_places: list[Place] = []
    occurrence: Occurrence = "only"
    throughout: bool = False
    rest: bool = False
    instead: bool = False
    reading: bool = False
    read_out: str = ""
    whither: list[Place] = []
    language: str = ""

    def content(self) -> bool:
        """Whether anything is named that the verb could act on."""
        return bool(self.words or self.stretch[0] or self.loose or self.subject or self.fresh or self.new or self.rest)


def opens_list(row: list["Tree[Any]"], n: int) -> bool:
    """Whether the verb only opens a list of changes: "section 2 is amended by striking …"."""
    behind = row[n + 1 :]
    return (
        terminal(row[n].children[-1]) == "AMEND"
        and any(one.data == "verb" for one in behind)
        and not any(one.data == "reading" for one in behind[:2])
    )


def first_of(tree: "Tree[Any]") -> "Token":
    found: Token = next(iter(tree.scan_values(lambda _: True)))
    return found


def gather(row: Sequence["Tree[Any]"], words: Words) -> Clause:
    tokens = [token for one in row for token in one.scan_values(lambda _: True)]
    clause = Clause(min(token.start_pos for token in tokens), max(token.end_pos for token in tokens))
    verb = -1
    for n, one in enumerate(row):
        if one.data == "verb" and not (clause.action == "" and opens_list(list(row), n)):
            clause.action = _ACTIONS[terminal(one.children[-1])]
            clause.passive = len(one.children) > 1
            verb = n
    for n, one in enumerate(row):
        _ELEMENTS[one.data](clause, one, words, n < verb)
    _settle_subject(clause)
    if clause.action == "amend" and clause.read_out and clause.new is None and not clause.words:
        clause.new, clause.read_out, clause.reading = clause.read_out, "", True  # "reword it so that it reads"
    return clause


def _quoted(tree: "Tree[Any]", words: Words) -> list[str]:
    return [words(token.start_pos) for token in tree.scan_values(lambda t: terminal(t) in ("QUOTE", "BLOCK"))]


def _on_context(clause: Clause, tree: "Tree[Any]", words: Words, before: bool) -> None:
    for child in tree.children[1:]:
        if child.data == "place":
            clause.contexts = _narrowed(clause.contexts, places(child))
        else:  # "in the words X, replace Y"
            raise NotUnderstood("words within words", *_span(tree))


def _narrowed(outer: list[Place], inner: Sequence[Place]) -> list[Place]:
    """Put places inside those that stand before them, where they lie deeper; else beside them."""
    if len(outer) == 1 and all(
        place.steps and outer[0].steps and place.steps[0].level > outer[0].steps[-1].level for place in inner
    ):
        return [place.inside(outer[0]) for place in inner]
    if (
        len(inner) == 1
        and len(outer) == 1
        and inner[0].steps
        and outer[0].steps
        and inner[0].steps[-1].level < outer[0].steps[0].level
    ):
        return [outer[0].inside(inner[0])]
    return [*outer, *inner]


def _on_position(clause: Clause, tree: "Tree[Any]", words: Words, before: bool) -> None:
    word = terminal(tree.children[0])
    side = {"AFTER": "after", "BEFORE": "before", "BETWEEN": "between", "ATEND": "end", "ATSTART": "start"}[word]
    if clause.side:
        if side in ("end", "start") and clause.side in ("after", "before", "between"):
            raise NotUnderstood("two places at once", *_span(tree))
        if clause.side != side and not (clause.beside and not clause.beside_places):
            raise NotUnderstood("two places at once", *_span(tree))
        if clause.side in ("after", "before") and clause.beside and side == clause.side:
            raise NotUnderstood("two places at once", *_span(tree))
    clause.side = side if not clause.side or not clause.beside else clause.side
    for child in tree.children[1:]:
        if getattr(child, "data", "") == "place":
            clause.beside_places += places(child)
        elif getattr(child, "data", "") == "words":
            clause.beside += _quoted(child, words)
        elif getattr(child, "data", "") == "punctuation":
            clause.beside.append(_sign(child))


def _sign(tree: "Tree[Any]") -> str:
    plain = str(tree.children[0]).lower().removeprefix("the ").replace("semi-", "semi").removesuffix("s")
    if plain not in _SIGNS:
        raise NotUnderstood(f"which sign is {plain!r}", *_span(tree))
    return _SIGNS[plain]


def _on_by(clause: Clause, tree: "Tree[Any]", words: Words, before: bool) -> None:
    child = tree.children[1]
    if getattr(child, "data", "lead") in ("lead", "place"):
        clause.whither += places(child) if getattr(child, "data", "") == "place" else ()
        return
    if clause.new is not None:
        raise NotUnderstood("new words twice", *_span(tree))
    if child.data == "punctuation":
        clause.new = _sign(child)
    else:
        quoted = _quoted(child, words)
        clause.new = quoted[0] if len(quoted) == 1 else ("" if not quoted else None)
        if clause.new is None:
            raise NotUnderstood("more than one quotation to put in", *_span(tree))
        if child.data == "fresh":
            clause.fresh = step_of(child)


def _on_words(clause: Clause, tree: "Tree[Any]", words: Words, before: bool) -> None:
    clause.words += _quoted(tree, words)


def _on_fresh(clause: Clause, tree: "Tree[Any]", words: Words, before: bool) -> None:
    clause.fresh = step_of(tree)
    if quoted := _quoted(tree, words):
        clause.new = quoted[-1]


def _on_reading(clause: Clause, tree: "Tree[Any]", words: Words, before: bool) -> None:
    quoted = _quoted(tree, words)
    if terminal(tree.children[0]) == "READOUT":
        clause.read_out = quoted[0] if quoted else ""
        return
    if quoted and clause.new is not None:
        clause.read_out = quoted[0]
    elif quoted:
        clause.new = quoted[0]
    elif clause.action == "amend" and str(tree.children[0]).lower().startswith("as follows"):
        return
    clause.reading = True


def _on_occurrence(clause: Clause, tree: "Tree[Any]", words: Words, before: bool) -> None:
    token = tree.children[0]
    plain = str(token).lower()
    if terminal(token) == "OCCTEXT":
        clause.throughout = clause.throughout or "paragraph" not in plain
        clause.occurrence = "all"
    elif terminal(token) == "OCCALL":
        clause.occurrence = "all"
    elif "last" in plain or "final" in plain:
        clause.occurrence = "last"
    elif found := re.search(r"the ([\w-]+) time", plain):
        which = ordinal(found[1])
        clause.occurrence = "first" if which == 1 else which or "only"
    else:
        named = [n for n, word in enumerate(_NTH, 1) if word in plain]
        if not named:
            return
        clause.occurrence = "first" if named[0] == 1 else named[0]


def _on_place(clause: Clause, tree: "Tree[Any]", words: Words, before: bool) -> None:
    if before:
        clause.subject = _narrowed(clause.subject, places(tree)) if clause.subject else list(places(tree))
    else:
        clause.loose += places(tree)


def _settle_subject(clause: Clause) -> None:
    """A place before the verb says where, if something else is acted on; else it is acted on itself."""
    named = (
        clause.words or clause.rest or clause.stretch[0] or clause.old or (clause.beside and clause.action == "insert")
    )
    if named or (not clause.passive and (clause.loose or clause.fresh)):
        places = [*clause.subject, *(clause.loose if named and clause.action != "move" else [])]
        if clause.contexts and places:
            clause.contexts = _narrowed(places, clause.contexts)
        elif places:
            clause.contexts = places
        if named and clause.action != "move":
            clause.loose = []
    else:
        clause.loose = [*clause.subject, *clause.loose]
    clause.subject = []


def _on_rest(clause: Clause, tree: "Tree[Any]", words: Words, before: bool) -> None:
    clause.rest = True
    for child in tree.children[1:]:
        if getattr(child, "data", "") == "place":
            clause.contexts += places(child)


def _on_instead_of(clause: Clause, tree: "Tree[Any]", words: Words, before: bool) -> None:
    if tree.children[1].data == "stretch":
        _on_stretch(clause, tree.children[1], words, before)
    clause.old += _quoted(tree.children[1], words) if tree.children[1].data == "words" else []
    clause.old_places += places(tree.children[1]) if tree.children[1].data == "place" else []


def _on_stretch(clause: Clause, tree: "Tree[Any]", words: Words, before: bool) -> None:
    quoted = _quoted(tree, words)
    clause.stretch = (quoted[0], quoted[1] if len(quoted) > 1 else "")


def _on_punctuation(clause: Clause, tree: "Tree[Any]", words: Words, before: bool) -> None:
    clause.words.append(_sign(tree))


def _on_whither(clause: Clause, tree: "Tree[Any]", words: Words, before: bool) -> None:
    clause.whither += places(tree.children[1])


def _on_only(clause: Clause, tree: "Tree[Any]", words: Words, before: bool) -> None:
    clause.language = str(tree.children[0]).lower()


def _on_unknown(clause: Clause, tree: "Tree[Any]", words: Words, before: bool) -> None:
    raise NotUnderstood("words that mean nothing here", *_span(tree))


def _on_instead(clause: Clause, tree: "Tree[Any]", words: Words, before: bool) -> None:
    clause.instead = True


def _nothing(clause: Clause, tree: "Tree[Any]", words: Words, before: bool) -> None:
    pass


def _span(tree: "Tree[Any]") -> tuple[int, int]:
    tokens = list(tree.scan_values(lambda _: True))
    return tokens[0].start_pos, tokens[-1].end_pos


_ELEMENTS: dict[str, Callable[[Clause, "Tree[Any]", Words, bool], None]] = {
    "verb": _nothing, "context": _on_context, "position": _on_position, "instead_of": _on_instead_of, "by": _on_by,
    "whither": _on_whither, "instead": _on_instead, "reading": _on_reading, "rest": _on_rest, "only": _on_only,
    "occurrence": _on_occurrence, "fresh": _on_fresh, "place": _on_place, "words": _on_words, "stretch": _on_stretch,
    "punctuation": _on_punctuation, "remark": _nothing, "unknown": _on_unknown,
}  # fmt: skip
