"""A syntax tree into wishes: what is to be done, where, with which words. Knows no text and no addresses.

A clause is one verb with what belongs to it. Clauses are parted where "and" joins two things to do, and before a
second verb. A clause without a verb repeats the one before it ("after X insert Y, and after Z, W").
"""

from collections.abc import Sequence
from itertools import pairwise
from typing import TYPE_CHECKING, Any

import msgspec

from amendiff.drafting.branches import first_of, opens_list
from amendiff.drafting.constituents import Clause, Words
from amendiff.drafting.gathering import gather
from amendiff.drafting.places import Place

if TYPE_CHECKING:
    from lark import Tree


_CONTAINERS = frozenset(("annex", "schedule", "part", "chapter", "section", "article", "rule", "subsection"))


def clauses(tree: "Tree[Any]", words: Words) -> list[Clause]:
    """Return the clauses of a sentence. Raises NotUnderstood where words stand that mean nothing here."""
    found: list[Clause] = []
    forward: list[Place] = []
    for row in _rows(tree):
        clause = gather(row, words)
        if not clause.action and not clause.reading:
            if not found and not clause.content() and not clause.side:
                forward += clause.contexts
                if clause.language:
                    found.append(clause)
                continue
            if found and found[-1].action:
                if not clause.content() and not clause.side and not clause.old:
                    if clause.read_out:
                        found[-1].read_out = clause.read_out
                    found[-1].contexts += clause.contexts
                    found[-1].end = clause.end
                    if clause.occurrence != "only":
                        found[-1].occurrence = clause.occurrence
                    continue
                clause.action, clause.passive = found[-1].action, found[-1].passive
        elif forward:
            clause.contexts = [*forward, *clause.contexts]
            forward = []
        if found and clause.action != "amend":
            _carry(found[-1].contexts, clause)
            if clause.adding and found[-1].side == "end" and not (clause.side or clause.fresh):
                clause.side, clause.literal = "end", clause.literal or found[-1].words[-1:] in ([";"], ["."], [","])
        found.append(clause)
    if forward:
        found.append(Clause(forward[0].span[0], forward[-1].span[1], contexts=forward))
    for earlier, later in pairwise(found):  # "insert the following and renumber the rest: X"
        if later.action == "renumber" and later.words and earlier.new is None and not earlier.words:
            earlier.new, later.words = later.words[0], []
    for earlier, later in pairwise(found):  # "add X after Y and delete Z in paragraph 2"
        if earlier.action and not (earlier.contexts or earlier.loose or earlier.beside_places or earlier.throughout):
            earlier.contexts = list(later.contexts)
    return _merged(found)


def _complete(clause: Clause) -> bool:
    """Whether the clause names its own place, so that none is carried on from the clause before."""
    return bool((clause.loose or clause.beside_places) and not clause.words) and not any(
        place.steps and place.steps[0].level > 7 for place in (*clause.loose, *clause.beside_places)
    )


def _carry(contexts: Sequence[Place], clause: Clause) -> None:
    """Put *clause* under the places of the clause before it, as far as it does not name its own."""
    if not clause.contexts and not _complete(clause):
        clause.contexts = list(contexts)
        return
    own = [*clause.contexts, *clause.loose, *clause.beside_places, *clause.old_places]
    top = min((place.steps[0].level for place in own if place.steps), default=0)
    if len(contexts) != 1 or any(place.steps and place.steps[0].kind in ("preambular", "operative") for place in own):
        return
    outer = contexts[0]
    kept = tuple(step for step in outer.steps if step.kind in _CONTAINERS and step.level < top)
    if kept:
        whole = msgspec.structs.replace(outer, steps=kept, to=None)
        clause.contexts = [place.inside(whole) for place in clause.contexts] or [whole]


def _merged(found: list[Clause]) -> list[Clause]:
    """Make one replacement of "delete X and insert Y" without a place of its own for Y."""
    merged: list[Clause] = []
    for clause in found:
        last = merged[-1] if merged else None
        if (
            last is not None
            and last.action == "delete"
            and clause.action in ("insert", "substitute", "replace")
            and not clause.side
            and not clause.old
            and not clause.beside_places
            and (clause.action != "replace" or (clause.new is not None and not clause.words and not clause.loose))
            and (last.words or last.loose or last.stretch[0] or last.rest)
            and not (clause.loose and not clause.instead and clause.words)
        ):
            last.action, last.end = "replace", clause.end
            last.new = clause.new if clause.new is not None else (clause.words[0] if clause.words else None)
            last.fresh = clause.fresh
            last.read_out = clause.read_out
            if clause.occurrence != "only":
                last.occurrence = clause.occurrence
            continue
        merged.append(clause)
    return merged


def _rows(tree: "Tree[Any]") -> list[list["Tree[Any]"]]:
    rows: list[list[Tree[Any]]] = [[]]
    for element in tree.children:
        if element.data == "also":
            rows.append([])
        else:
            rows[-1].append(element)
    return [part for row in rows if row for part in _by_verb(row)]


def _by_verb(row: list["Tree[Any]"]) -> list[list["Tree[Any]"]]:
    verbs = _beginnings(row)
    parts: list[list[Tree[Any]]] = []
    begin = 0
    for first, second in pairwise(verbs):
        flagged = [n for n in range(first + 1, second + 1) if _comma(row[n]) and n > begin]
        cut = flagged[-1] if flagged else second
        while cut > first + 1 and row[cut - 1].data in ("position", "instead_of", "context") and _comma(row[cut - 1]):
            cut -= 1
        if opens_list(row, second):  # what is amended stands before the verb: "subsection (b) is amended by …"
            while cut == second > first + 1 and row[cut - 1].data in ("context", "place"):
                cut, second = cut - 1, second - 1
        parts.append(row[begin:cut])
        begin = cut
    return [*parts, row[begin:]]


def _beginnings(row: list["Tree[Any]"]) -> list[int]:
    """Return where the verbs stand of which each begins a part: one that opens a list goes with the verb behind it."""
    found: list[int] = []
    opened = False
    for n, one in enumerate(row):
        if one.data != "verb":
            continue
        if opens_list(row, n):
            if found:
                found.append(n)
            opened = True
        else:
            if not (opened and found and opens_list(row, found[-1])):
                found.append(n)
            opened = False
    return found


def _comma(tree: "Tree[Any]") -> bool:
    return bool(first_of(tree).line)
