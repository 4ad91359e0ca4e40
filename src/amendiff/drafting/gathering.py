"""The branches of a syntax tree gathered into one clause. Knows no text and no addresses."""

import re
from collections.abc import Callable, Sequence
from typing import TYPE_CHECKING, Any

from amendiff.drafting.branches import opens_list, span_of, terminal
from amendiff.drafting.constituents import Clause, NotUnderstood, Words
from amendiff.drafting.places import LAST, Place, ordinal, places, step_of

if TYPE_CHECKING:
    from lark import Tree

_SIGNS = {"comma": ",", "semicolon": ";", "full stop": ".", "period": ".", "colon": ":", "hyphen": "-", "dash": "–"}
_SIDES = {
    "AFTER": "after", "BEFORE": "before", "SECONDPART": "before", "BETWEEN": "between", "ATEND": "end",
    "ATSTART": "start",
}  # fmt: skip
_CLOSING = re.compile(r"(?:the )?(?:closing|final|last|concluding) ")
_NTH = ("first", "second", "third", "fourth", "fifth")
_ACTIONS = {
    "DELETE": "delete", "INSERT": "insert", "REPLACE": "replace", "SUBSTITUTE": "substitute", "AMEND": "amend",
    "MOVE": "move", "RENUMBER": "renumber", "MERGE": "join", "SPLIT": "split", "RETITLE": "retitle",
    "EXCHANGE": "exchange", "FORMAT": "format",
}  # fmt: skip


def gather(row: Sequence["Tree[Any]"], words: Words) -> Clause:
    tokens = [token for one in row for token in one.scan_values(lambda _: True)]
    clause = Clause(min(token.start_pos for token in tokens), max(token.end_pos for token in tokens))
    verb = -1
    for n, one in enumerate(row):
        if one.data == "verb" and not (clause.action == "" and opens_list(row, n)):
            if clause.action:
                raise NotUnderstood("two things are asked for at once", clause.start, clause.end)
            clause.action = _ACTIONS[terminal(one.children[-1])]
            clause.passive = len(one.children) > 1
            clause.verb = str(one.children[-1]).lower()
            clause.adding = clause.verb.startswith(("add", "append"))
            verb = n
    for n, one in enumerate(row):
        _ELEMENTS[one.data](clause, one, words, n < verb)
    if clause.announced and not (clause.words or clause.new or clause.stretch[0]):
        raise NotUnderstood("words are announced and do not follow", clause.start, clause.end)
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
            raise NotUnderstood("words within words", *span_of(tree))


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
    side = _SIDES[word]
    inside = (
        side in ("end", "start") and len(tree.children) > 1 and clause.side in ("after", "before") and clause.beside
    )
    if inside:  # after “X” at the beginning of paragraph 1
        clause.contexts += [
            one for child in tree.children[1:] if getattr(child, "data", "") == "place" for one in places(child)
        ]
        clause.occurrence = "first" if side == "start" else "last"
        return
    if clause.side:
        if side in ("end", "start") and clause.side in ("after", "before", "between"):
            raise NotUnderstood("two places at once", *span_of(tree))
        if clause.side != side and not (clause.beside and not clause.beside_places):
            raise NotUnderstood("two places at once", *span_of(tree))
        if clause.side in ("after", "before") and clause.beside and side == clause.side:
            raise NotUnderstood("two places at once", *span_of(tree))
    clause.side = side if not clause.side or not clause.beside else clause.side
    clause.literal = clause.literal or (side == "end" and "very end" in str(tree.children[0]).lower())
    for child in tree.children[1:]:
        if getattr(child, "data", "") == "place":
            clause.beside_places += places(child)
        elif getattr(child, "data", "") == "words":
            clause.beside += _quoted(child, words)
        elif terminal(child) == "ATEND":
            clause.occurrence = "last"
        elif getattr(child, "data", "") == "punctuation":
            if side == "after" and _CLOSING.match(str(child.children[0]).lower()):
                clause.side, clause.literal = "end", True
            else:
                clause.beside.append(_sign(child))


def _sign(tree: "Tree[Any]") -> str:
    plain = _CLOSING.sub("", str(tree.children[0]).lower()).removeprefix("the ").replace("semi-", "semi")
    plain = plain.removesuffix("s")
    if plain not in _SIGNS:
        raise NotUnderstood(f"which sign is {plain!r}", *span_of(tree))
    return _SIGNS[plain]


def _on_by(clause: Clause, tree: "Tree[Any]", words: Words, before: bool) -> None:
    child = tree.children[1]
    if getattr(child, "data", "lead") in ("lead", "place"):
        clause.whither += places(child) if getattr(child, "data", "") == "place" else ()
        return
    if clause.new is not None:
        raise NotUnderstood("new words twice", *span_of(tree))
    if child.data == "punctuation":
        clause.new = _sign(child)
    else:
        quoted = _quoted(child, words)
        clause.new = quoted[0] if len(quoted) == 1 else ("" if not quoted else None)
        if clause.new is None:
            raise NotUnderstood("more than one quotation to put in", *span_of(tree))
        if child.data == "fresh":
            clause.fresh = step_of(child)


def _on_words(clause: Clause, tree: "Tree[Any]", words: Words, before: bool) -> None:
    for n, token in enumerate(tree.children[:-1]):
        if terminal(token) == "ORD":  # the second “also”
            which = ordinal(str(token))
            behind: Any = tree.children[n + 1]
            if (terminal(behind) == "QUOTE" and behind.line) or which < LAST:
                raise NotUnderstood("which one is meant cannot be told", *span_of(tree))
            clause.occurrence = "first" if which == 1 else "last" if which == LAST else which
    clause.words += _quoted(tree, words)


def _on_announced(clause: Clause, tree: "Tree[Any]", words: Words, before: bool) -> None:
    clause.announced = True


def _on_definition(clause: Clause, tree: "Tree[Any]", words: Words, before: bool) -> None:
    if terminal(tree.children[0]) != "IN":
        raise NotUnderstood("a definition is no place that a text has", *span_of(tree))


def _on_fresh(clause: Clause, tree: "Tree[Any]", words: Words, before: bool) -> None:
    clause.fresh = step_of(tree)
    clause.several = sum(getattr(child, "data", "") in ("designation", "figure") for child in tree.children)
    if not clause.action and any(getattr(child, "data", "") == "reading" for child in tree.children):
        clause.reading = True  # "new OP 4 bis to read: X"
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
    if clause.action == "insert" and clause.passive and clause.subject and not (clause.side or clause.fresh):
        clause.fresh, clause.subject = clause.subject[-1].steps[-1], []  # "Article 6a is inserted: X"
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
    edge = clause.side in ("end", "start") and clause.beside_places and not clause.contexts
    if edge and (clause.words or clause.old) and clause.action in ("delete", "replace", "substitute", "amend"):
        clause.contexts, clause.beside_places = clause.beside_places, []


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
    for child in tree.children:
        if getattr(child, "data", "") == "place":
            clause.contexts += places(child)
    clause.stretch = (quoted[0], quoted[1] if len(quoted) > 1 else "")


def _on_punctuation(clause: Clause, tree: "Tree[Any]", words: Words, before: bool) -> None:
    clause.words.append(_sign(tree))
    if _CLOSING.match(str(tree.children[0]).lower()):
        clause.occurrence = "last"


def _on_whither(clause: Clause, tree: "Tree[Any]", words: Words, before: bool) -> None:
    child, inserts = tree.children[1], clause.action == "insert"
    if child.data == "words":
        if clause.new is not None or clause.action not in ("replace", "amend", "retitle"):
            raise NotUnderstood("words that mean nothing here", *span_of(tree))
        _on_by(clause, tree, words, before)
    elif child.data == "fresh":
        _on_fresh(clause, child, words, before)
    elif inserts and terminal(tree.children[0]) == "AS" and clause.fresh is None:
        clause.fresh = step_of(child)
    elif inserts and terminal(tree.children[0]) == "TO" and not clause.side:
        clause.side, clause.beside_places, clause.added_to = "end", list(places(child)), True
    else:
        clause.whither += places(child)


def _on_only(clause: Clause, tree: "Tree[Any]", words: Words, before: bool) -> None:
    clause.language = str(tree.children[0]).lower()


def _on_unknown(clause: Clause, tree: "Tree[Any]", words: Words, before: bool) -> None:
    raise NotUnderstood("words that mean nothing here", *span_of(tree))


def _on_instead(clause: Clause, tree: "Tree[Any]", words: Words, before: bool) -> None:
    clause.instead = True


def _nothing(clause: Clause, tree: "Tree[Any]", words: Words, before: bool) -> None:
    pass


_ELEMENTS: dict[str, Callable[[Clause, "Tree[Any]", Words, bool], None]] = {
    "verb": _nothing, "context": _on_context, "position": _on_position, "instead_of": _on_instead_of, "by": _on_by,
    "whither": _on_whither, "instead": _on_instead, "reading": _on_reading, "rest": _on_rest, "only": _on_only,
    "occurrence": _on_occurrence, "announced": _on_announced, "definition": _on_definition, "fresh": _on_fresh,
    "place": _on_place, "words": _on_words, "stretch": _on_stretch,
    "punctuation": _on_punctuation, "remark": _nothing, "unknown": _on_unknown,
}  # fmt: skip
