"""From what belongs together to operations that turn one version into the other. Knows both; applies nothing.

All operations cite the old version. A provision that is moved into one that is new, or that becomes one of another
kind where it stands, is taken out and put in.
"""

from collections.abc import Iterable, Sequence
from itertools import groupby
from typing import NamedTuple

import msgspec

from amendiff.comparison.arrivals import Arrivals
from amendiff.comparison.differences import BOUNDARY
from amendiff.comparison.groups import Group
from amendiff.comparison.quotation import STYLES, Edit, edits, formatted, quote, quoted, split_at
from amendiff.comparison.runs import Runs, Sign
from amendiff.comparison.tree import ROOT, Tree
from amendiff.markup import render_provisions
from amendiff.model.document import Document, Kind, Provision, tidied
from amendiff.model.operation import (
    DeleteProvision,
    JoinProvisions,
    Operation,
    Replace,
    ReplaceProvision,
    Retitle,
)


class Links(NamedTuple):
    """What operations keep: old provisions that are new ones, split or joined ones among them."""

    stay: dict[int, Group]
    """By the first new provision: groups whose place among their neighbours is the same."""
    move: dict[int, Group]
    """By the new provision: those that are moved."""


def links(old: Tree, new: Tree, groups: Iterable[Group], *, moves: bool = True) -> Links:
    """Return what of *groups* operations can keep; without *moves*, what moved is taken out and put in."""
    kept: dict[int, int] = {}
    found = Links({}, {})
    along: dict[int, int] = {}  # what moves, or goes along in its order: by its place, the last below it that does
    for one in sorted((one for one in groups if one.old and one.new), key=lambda one: one.new):
        if len(one.old) + len(one.new) > 2 and not _plain(old, new, one):
            one = Group(one.old[:1], one.new[:1], one.moved)
        i, j = one.old[0], one.new[0]
        if i in old.notes or j in new.notes:
            continue
        a, b = old.provisions[i], new.provisions[j]
        home = ROOT if new.parent[j] == ROOT else kept.get(new.parent[j], -2)
        above = new.parent[j]
        follows = home == old.parent[i] and a.depth == b.depth
        carried = follows and one.moved and a.kind is b.kind and along.get(above, i) < i
        here = follows and (carried or not one.moved)
        if home == -2 or a.level != b.level or (here and a.kind is not b.kind):
            continue
        if carried:
            along[above] = along[j] = i
        if here:
            found.stay[j] = one
        elif moves and len(one.old) + len(one.new) == 2 and not _within(old, home, i):
            found.move[j] = one
            along[j] = i
        else:
            continue
        kept[j] = i
    return found


def _plain(old: Tree, new: Tree, one: Group) -> bool:
    """Whether the parts of a split or a join are paragraphs side by side, with nothing below any but the last."""
    for tree, places in ((old, one.old), (new, one.new)):
        first = tree.provisions[places[0]]
        for at in places:
            other = tree.provisions[at]
            if (other.kind, other.depth) != (first.kind, first.depth) or tree.parent[at] != tree.parent[places[0]]:
                return False
            if at != places[-1] and tree.end(at) != at + 1:
                return False
    return not one.moved and (len(one.old) == 1 or len(one.new) == 1)


def _within(tree: Tree, at: int, above: int) -> bool:
    while at != ROOT:
        if at == above:
            return True
        at = tree.parent[at]
    return False


def structure(old: Document, trees: tuple[Tree, Tree], kept: Links, *, alone: bool = False) -> list[Operation]:
    """Return the operations that take provisions out, put them in and move them; footnotes apart.

    *alone*, each new provision is put in by itself.
    """
    before, after = trees
    alive = {i for side in kept for one in side.values() for i in one.old}
    found: list[Operation] = []
    for parent, children in sorted(before.children.items()):
        if parent == ROOT or parent in alive:
            found += _taken_out(before, [at for at in children if at not in before.notes], alive)
    return found + Arrivals(old, before, after, kept.stay, kept.move, alone=alone).operations()


def _taken_out(old: Tree, level: Sequence[int], alive: set[int]) -> list[Operation]:
    found: list[Operation] = []
    for stays, some in groupby(level, key=alive.__contains__):
        gone = list(some)
        if not stays:
            first, to = old.provisions[gone[0]].address, old.provisions[gone[-1]].address
            found.append(DeleteProvision(at=first, to=to if len(gone) > 1 else ""))
    return found


def wording(
    old: Sequence[Provision],
    new: Sequence[Provision],
    runs: Runs,
    language: str,
    *,
    exact: bool = False,
    counted: bool = False,
) -> list[Operation]:
    """Return the operations on the words of one group, by its *runs*: of one provision, of a split, or of a join.

    *counted*, words that stand more than once are named by their number: quoted with those beside them, they would
    take on the formatting of these.
    """
    if len(new) > 1:
        return _splitting(old[0], runs, language)
    if len(old) > 1:
        return _joining(old, runs, language)
    a, b = old[0], new[0]
    if a.text == b.text:
        return formatted(a, b) if a.marks != b.marks else []
    if a.kind is Kind.TITLE and sum(sign == "=" for sign, _ in runs) == 0 and b.text and not b.marks:
        return [Retitle(text=b.text)]
    return quoted(a.address, a.text, runs, language, exact=exact, counted=counted)


def reformatting(old: Provision, new: Provision, runs: Runs) -> list[Operation]:
    """Return the operations that give the words of *old* that stay, by *runs*, the emphasis that *new* has there."""
    looks = [[mark for mark in one.marks if mark.kind in STYLES] for one in (old, new)]
    wanted = [mark for mark in old.marks if mark.kind not in STYLES]
    i = j = 0
    for sign, words in runs:
        here, marks = (i, looks[0]) if sign == "-" else (j, looks[1])
        if sign != "+":  # what is put in has no emphasis
            wanted += (
                msgspec.structs.replace(
                    mark, start=i + max(mark.start - here, 0), end=i + min(mark.end - here, len(words))
                )
                for mark in marks
                if mark.start < here + len(words) and mark.end > here
            )
        i += len(words) * (sign != "+")
        j += len(words) * (sign != "-")
    return formatted(old, msgspec.structs.replace(old, marks=tidied(wanted)))


def embracing(new: Provision, runs: Runs) -> Runs:
    """Return *runs* in which what is put in beside emphasised words, and looks like them, replaces one of these too.

    Words that replace others take on their emphasis: ``*[Recalling→Recalling also]* the report``.
    """
    looks = [(mark.start, mark.end) for mark in new.marks if mark.kind in STYLES]
    found: list[tuple[Sign, str]] = []
    left = list(reversed(runs))
    j = 0
    while left:
        sign, words = left.pop()
        if sign != "+" or (found and found[-1][0] == "-"):
            found.append((sign, words))
            j += len(words) * (sign != "-")
            continue
        before = found.pop()[1] if found else ""
        behind = left.pop()[1] if left else ""
        out = ""
        if any(start <= j and j + len(words) < last for start, last in looks):
            out = behind[: len(behind) - len(behind.lstrip().partition(" ")[2])].rstrip()
            behind, words = behind[len(out) :], words + out
        elif any(start < j - 1 and j + len(words.rstrip()) <= last for start, last in looks):
            if before[-1:] == " " == words[-1:]:  # "Recalling [also ]the": the space goes before
                before, words, behind, j = before[:-1], " " + words[:-1], " " + behind, j - 1
            out = before[before.rfind(" ") + 1 :]
            before, words, j = before[: len(before) - len(out)], out + words, j - len(out)
        every: list[tuple[Sign, str]] = [("=", before), ("-", out), ("+", words)]
        found += (run for run in every if run[1])
        left += [("=", behind)] if behind else []
        j += len(words)
    return tuple(found)


def rewording(old: Provision, new: Provision, more: Sequence[Provision] = ()) -> list[Operation]:
    """Return one operation that gives *old* all the words of *new*; *more* is what belongs to it, and new footnotes."""
    if new.marks or old.marks or not new.text or not old.text:
        return [ReplaceProvision(at=old.address, text=render_provisions([new, *more]))]
    return [Replace(at=old.address, old=old.text, new=new.text, join="exact")]


def _splitting(old: Provision, runs: Runs, language: str) -> list[Operation]:
    at, text = old.address, old.text
    found: list[Operation] = []
    for edit in edits(runs):
        parts = edit.put.split(BOUNDARY)
        if len(parts) == 1:
            found.append(quote(at, text, edit, language)[0])
            continue
        first, last = parts[0].rstrip(), parts[-1].lstrip()
        if len(parts) > 2 or not text[edit.floor : edit.start].strip() or not text[edit.end : edit.ceiling].strip():
            return []
        if edit.out.strip():
            found.append(quote(at, text, edit._replace(put=first), language)[0])
        elif first:
            found.append(quote(at, text, Edit(edit.start, "", first, edit.floor, edit.start), language)[0])
        found.append(split_at(at, text, edit))
        if last:
            begin = edit.ceiling - len(text[edit.end : edit.ceiling].lstrip())
            put = last + " " if begin > edit.end and last == last.rstrip() else last
            found.append(quote(at, text, Edit(begin, "", put, begin, edit.ceiling), language)[0])
    return found


def _joining(old: Sequence[Provision], runs: Runs, language: str) -> list[Operation]:
    found: list[Operation] = [JoinProvisions(at=old[0].address, to=old[-1].address)]
    starts = [0]
    for provision in old[:-1]:
        starts.append(starts[-1] + len(provision.text) + len(BOUNDARY))
    for edit in edits(runs):
        which = max(at for at, start in enumerate(starts) if start <= edit.start)
        at, text, start = old[which].address, old[which].text, starts[which]
        here = edit._replace(start=edit.start - start, floor=max(0, edit.floor - start))
        if not here.start <= len(text) < here.end:
            here = here._replace(ceiling=min(len(text), edit.ceiling - start))
            found.append(quote(at, text, here, language)[0])
            continue
        first, _, last = edit.out.partition(BOUNDARY)
        put = edit.put.rstrip()
        if first or put:
            found.append(quote(at, text, here._replace(out=first, put=put, ceiling=len(text)), language)[0])
        if last:
            words = old[which + 1].text
            end = min(len(words), edit.ceiling - starts[which + 1])
            gap = " " if words[len(last) : len(last) + 1] == " " else ""
            found.append(quote(old[which + 1].address, words, Edit(0, last + gap, "", 0, end), language)[0])
    return found
