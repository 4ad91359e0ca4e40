"""What a set of amendments makes of a text, worked out from plain strings, from the end of each to its start.

Nothing here knows runs, origins or slots: the edits come with offsets into the words as tabled. The joining rule is
written anew from the design: where something was put in or taken out, one space joins the words on either side; none
stands before closing punctuation, none in scripts without spaces, none at the ends; `exact` is literal.
"""

import unicodedata
from collections.abc import Iterable, Sequence
from itertools import pairwise
from typing import NamedTuple

from amendiff.model.document import Document
from strategies import Edit, tokens

BREAK = "\ue000"
"""Where a provision is split, while its words are spliced."""
OPENS, SHUTS = "\ue001", "\ue002"
"""Typewriter quotation marks, while words are spliced."""


class Asked(NamedTuple):
    """An edit, by whom, and where it stands in the record."""

    rank: tuple[int, int, int]
    operation: str
    edit: Edit


# ---- the joining rule ---------------------------------------------------------------------------------------------


def marked(text: str) -> str:
    """Return *text* with typewriter quotation marks told apart, by their neighbours where they were written."""
    found = ""
    for n, one in enumerate(text):
        opens = (n == 0 or text[n - 1] in " (“«") and n + 1 < len(text) and text[n + 1] not in ' ,.;:)”»"'
        found += one if one != '"' else OPENS if opens else SHUTS
    return found


def seam(left: str, right: str) -> str:
    """Return two texts as one, with the joining space that belongs between them."""
    head, tail = left.rstrip(" "), right.lstrip(" ")
    if not head or head.endswith(BREAK):
        return head + tail
    if tail and tail[0] in ",.;:!?)]}%»”’،؛؟。，、；：！？）" + BREAK + SHUTS:
        return head + tail
    if left.endswith(" ") or left[-1] in "([{«“‘（" + OPENS:
        return left + tail
    return (
        left + right
        if not right.strip() or right.startswith(" ") or not spaced(left[-1], right[0])
        else left + " " + right
    )


def spaced(before: str, after: str) -> bool:
    """Whether a space belongs between two characters of which neither is one."""
    if before in "-‐–—/\u00a0" or after in "-‐–—/\u00a0":
        return False
    names = [unicodedata.name(one, "") for one in (before, after)]
    return not any(name.startswith(("CJK", "THAI", "HIRAGANA", "KATAKANA")) for name in names)


def splice(text: str, start: int, end: int, new: str, *, exact: bool) -> str:
    """Return *text* with *new* in place of the characters from *start* to *end*."""
    if exact:
        return text[:start] + new + text[end:]
    left, right = seam(text[:start], new) if new else text[:start], text[end:]
    return seam(left, right) if right else left.rstrip(" ")


def fold(fragments: Sequence[tuple[str, str]]) -> str:
    """Return the fragments as one text; each is ``base``, ``new`` or ``exact`` words, or empty where some went."""
    found, pending = "", set[str]()
    for kind, text in fragments:
        if kind != "base":
            pending.add(kind)
        if text:
            joined = seam(found, text) if "new" in pending else found + text
            if joined != found:
                found, pending = joined, {kind} - {"base"}
    return found.rstrip(" ") if "new" in pending else found


# ---- words --------------------------------------------------------------------------------------------------------


def last_word(text: str, edit: Edit) -> tuple[int, int]:
    """The characters of the word to which an insertion is bound, or of the last or first character where none is."""
    offsets, at = [], edit.start
    for token in tokens(text[edit.start : edit.end]):
        offsets.append((at, at + len(token), token))
        at += len(token)
    backwards = edit.kind == "after" or (edit.kind == "split" and edit.side == "after")
    in_order = offsets[::-1] if backwards else offsets
    for start, end, token in in_order:
        if token[0].isalnum():
            return (end - 1, end) if backwards else (start, start + 1)
    return (edit.end - 1, edit.end) if backwards else (edit.start, edit.start + 1)


def gap(edit: Edit, text: str) -> int:
    """The offset at which an insertion or split comes."""
    match edit.kind:
        case "start":
            return 0
        case "end":
            return len(text)
        case "split":
            return edit.end if edit.side == "after" else edit.start
        case _:
            return edit.end if edit.kind == "after" else edit.start


TAKES = ("delete", "replace")


def same(one: Edit, other: Edit, text: str) -> bool:
    """Whether two edits of one provision do the same thing to the same place."""
    if one.kind != other.kind or (one.new, one.exact, one.side) != (other.new, other.exact, other.side):
        return False
    if one.kind in TAKES or one.kind == "format":
        return (one.start, one.end) == (other.start, other.end)
    if one.kind in ("after", "before", "split"):
        return gap(one, text) == gap(other, text) and last_word(text, one) == last_word(text, other)
    return True


def clash(one: Edit, other: Edit, text: str) -> bool:
    """Whether two edits of one provision change a shared word differently."""
    if one.kind in TAKES and other.kind in TAKES:
        overlap = max(one.start, other.start) < min(one.end, other.end)
        return overlap and not same(one, other, text) and "replace" in (one.kind, other.kind)
    if one.kind == other.kind == "format":
        overlap = max(one.start, other.start) < min(one.end, other.end)
        return overlap and one.new == other.new and one.side != other.side
    return False


def overtaken(edit: Edit, takers: Iterable[Edit], text: str) -> bool:
    """Whether an insertion or split loses its place: inside what another takes, or beside a word only deleted."""
    at = gap(edit, text)
    bound = last_word(text, edit) if edit.kind not in ("start", "end") else None
    for taker in takers:
        if taker.start < at < taker.end:
            return True
        if bound and taker.kind == "delete" and taker.start <= bound[0] and bound[1] <= taker.end:
            return True
    return False


def words(text: str, asked: Sequence[Asked]) -> tuple[list[str], set[tuple[str, Edit]]]:
    """Return what the edits make of the words of one provision, in parts, and which of them lose their place."""
    unique: list[Asked] = []
    for one in sorted(asked):
        if not any(same(one.edit, known.edit, text) for known in unique):
            unique.append(one)
    takers = [one.edit for one in unique if one.edit.kind in TAKES]
    lost = {(one.operation, one.edit) for one in asked if one.edit.kind not in (*TAKES, "format")
            and overtaken(one.edit, takers, text)}  # fmt: skip
    standing = [one for one in _merged(unique) if (one.operation, one.edit) not in lost and one.edit.kind != "format"]

    fragments, at, spliced = list[tuple[str, str]](), 0, marked(text)
    for edit in (one.edit for one in sorted(standing, key=lambda one: _order(one, text))):
        where = edit.start if edit.kind in TAKES else gap(edit, text)
        fragments.append(("base", spliced[at:where]))
        fragments.append(("exact" if edit.exact else "new", BREAK if edit.kind == "split" else marked(edit.new)))
        at = edit.end if edit.kind in TAKES else where
    result = fold([*fragments, ("base", spliced[at:])])
    return result.replace(OPENS, '"').replace(SHUTS, '"').split(BREAK), lost


def apart(text: str, asked: Sequence[Asked]) -> bool:
    """Whether a word that stays is between any two edits of one provision, so that the order of splicing is all one."""
    places = sorted(
        (one.edit.start, one.edit.end) if one.edit.kind in TAKES else (gap(one.edit, text),) * 2 for one in asked
    )
    return all(any(one.isalnum() for one in text[first[1] : second[0]]) for first, second in pairwise(places))


def spliced_backwards(text: str, asked: Sequence[Asked]) -> str:
    """Return *text* with the edits made one at a time, from its end to its start, as anyone would by hand."""
    found = marked(text)
    for edit in (one.edit for one in sorted(asked, key=lambda one: _order(one, text), reverse=True)):
        start, end = (edit.start, edit.end) if edit.kind in TAKES else (gap(edit, text),) * 2
        found = splice(found, start, end, marked(edit.new), exact=edit.exact)
    return found.replace(OPENS, '"').replace(SHUTS, '"')


def _order(one: Asked, text: str) -> tuple[object, ...]:
    """Where an edit stands in the text: what comes after words, what comes before some, what is taken from there on."""
    edit = one.edit
    if edit.kind in TAKES:
        return (edit.start, 4, one.rank)
    if edit.kind == "split":
        return (gap(edit, text), 1 if edit.side == "after" else 2, one.rank)
    return (gap(edit, text), 0 if edit.kind in ("after", "start") else 3, one.rank)


def _merged(unique: Sequence[Asked]) -> list[Asked]:
    """The edits, with deletions that share words or touch made one; it is literal where all of them are."""
    deletions = sorted((one for one in unique if one.edit.kind == "delete"), key=lambda one: one.edit.start)
    found: list[Asked] = []
    for one in deletions:
        if found and one.edit.start <= found[-1].edit.end:
            last = found[-1].edit
            end, exact = max(last.end, one.edit.end), last.exact and one.edit.exact
            found[-1] = found[-1]._replace(edit=last._replace(end=end, exact=exact))
        else:
            found.append(one)
    return [one for one in unique if one.edit.kind != "delete"] + found


# ---- provisions ---------------------------------------------------------------------------------------------------


def texts(document: Document, asked: Sequence[Asked]) -> list[str]:
    """Return the words of each provision, in order, once all edits have passed (none of which may clash)."""
    by_address: dict[str, list[Asked]] = {}
    shape: list[Asked] = []
    for one in asked:
        if one.edit.kind in ("put", "lift", "swap", "move"):
            shape.append(one)
            if one.edit.kind == "swap" and one.edit.at == one.edit.to:
                old = document[one.edit.at].text
                whole = one.edit._replace(kind="replace", end=len(old), exact=True, to="")
                by_address.setdefault(one.edit.at, []).append(one._replace(edit=whole))
        elif one.edit.kind != "join":
            by_address.setdefault(one.edit.at, []).append(one)
    unique: list[Asked] = []
    for one in sorted(shape):
        if one.edit not in [known.edit for known in unique]:
            unique.append(one)
    result = {one.address: words(one.text, by_address.get(one.address, ()))[0] for one in document}
    return [part for name in _arranged(document, unique) for part in result.get(name, [name[1:]])]


def _arranged(document: Document, asked: Sequence[Asked]) -> list[str]:
    """The addresses in order; new provisions as their words behind a full stop."""
    after: dict[str, list[list[str]]] = {}
    before: dict[str, list[list[str]]] = {}
    gone: set[str] = set()

    def branch(address: str) -> list[str]:
        """A provision, what belongs to it, and what comes into the gaps among that."""
        position = document.position(address)
        depth = document.provisions[position].depth
        found = [address]
        for n in range(position + 1, document.end(position)):
            if document.provisions[n].depth == depth + 1:
                found += around(document.provisions[n].address)
        return found

    def around(address: str) -> list[str]:
        own = [] if address in gone else branch(address)
        return [*_flat(before.get(address, [])), *own, *_flat(after.get(address, []))]

    for one in asked:
        edit = one.edit
        level = span(document, edit.at, edit.to) if edit.kind in ("lift", "swap", "move") else []
        if edit.kind == "put":
            (after if edit.side == "after" else before).setdefault(edit.at, []).append(["." + edit.new])
        elif edit.kind == "swap":
            root = document[edit.at]
            if len(level) == 1:  # the provision stays, with other words, and what belonged to it goes
                position = document.position(edit.at)
                inside = [n for n in range(position + 1, document.end(position))
                          if document.provisions[n].depth == root.depth + 1]  # fmt: skip
                gone |= {document.provisions[n].address for n in inside}
            else:
                gone |= set(level)
                after.setdefault(level[-1], []).append(["." + edit.new])
        else:
            if edit.kind == "move":
                places = [[f"@{address}"] for address in level]
                (after if edit.side == "after" else before).setdefault(edit.new, []).extend(places)
            gone |= set(level)
    top = [one.address for one in document if one.depth == 0]
    found = [name for address in top for name in around(address)]
    while any(name.startswith("@") for name in found):
        found = [inner for name in found for inner in (branch(name[1:]) if name.startswith("@") else [name])]
    return found


def _flat(lists: Iterable[list[str]]) -> list[str]:
    return [one for inner in lists for one in inner]


def span(document: Document, at: str, to: str) -> list[str]:
    """The addresses of one level from *at* to *to*."""
    found, position = [], document.position(at)
    while position <= document.position(to or at):
        found.append(document.provisions[position].address)
        position = document.end(position)
    return found
