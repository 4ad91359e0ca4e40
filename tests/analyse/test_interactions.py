"""What amendments are to each other: held against plain strings, edited one after the other in both orders."""

import re

from hypothesis import Phase, assume, event, given, settings

from amendiff.analyse.interactions import interactions
from amendiff.application import read, weave
from amendiff.errors import AmendiffError
from amendiff.model.amendment import Amendment
from amendiff.model.document import Document
from amendiff.model.operation import Delete, Insert, Operation, Replace, ReplaceThroughout, Retitle
from application import oracle
from strategies import KINDS, WORDS_ONLY, Edit, Tabled, places, sets

Texts = dict[str, str]


def located(operation: Operation, texts: Texts) -> list[Edit] | None:
    """Return what *operation* does to plain *texts*, sought anew in them; None where it names no one place."""
    match operation:
        case Retitle(text=text):
            return [Edit("replace", "title", 0, len(texts["title"]), text, exact=True)] if texts["title"] else None
        case ReplaceThroughout(old=old, new=new):
            return [Edit("replace", at, n, n + len(old), new) for at in texts for n in places(texts[at], old)] or None
        case Insert(at=at, text=text, place=place, join=join) if place:
            return [Edit(place, at, new=text, exact=join == "exact")]
        case Replace(at=at, old=quote, occurrence=occurrence, join=join) | Delete(
            at=at, words=quote, occurrence=occurrence, join=join
        ):
            kind = "replace" if isinstance(operation, Replace) else "delete"
            new = operation.new if isinstance(operation, Replace) else ""
        case Insert(at=at, text=new, occurrence=occurrence, join=join):
            quote, kind = operation.after or operation.before, "after" if operation.after else "before"
        case _:
            raise AssertionError(operation)
    found = places(texts[at], quote)
    if join == "exact" and found != [one.start() for one in re.finditer(f"(?={re.escape(quote)})", texts[at])]:
        return None
    overlapping = any(texts[at].startswith(quote, m) for n in found for m in range(n + 1, n + len(quote)))
    match occurrence:
        case "only":
            found = found if len(found) == 1 and not overlapping else []
        case "first" | "last":
            found = found[:1] if occurrence == "first" else found[-1:]
        case int():
            found = found[occurrence - 1 : occurrence]
    return [Edit(kind, at, n, n + len(quote), new, exact=join == "exact") for n in found] or None


def edited(texts: Texts, amendment: Amendment) -> Texts | None:
    """Return *texts* with all that *amendment* asks for, its items at once; None where it cannot be put to them."""
    asked: dict[str, list[oracle.Asked]] = {}
    for n, operation in enumerate(amendment.operations):
        if (edits := located(operation, texts)) is None:
            return None
        for m, edit in enumerate(edits):
            asked.setdefault(edit.at, []).append(oracle.Asked((1, n, m), f"{amendment.id}/{n + 1}", edit))
    return {at: "".join(oracle.words(text, asked.get(at, ()))[0]) for at, text in texts.items()}


def unspaced(texts: Texts) -> Texts:
    """Return *texts* without spaces: beside scripts that have none, those that join may depend on who came first."""
    return {at: "".join(text.split()) for at, text in texts.items()}


def alone(tabled: Tabled) -> None:
    """Assume that each amendment by itself has a text of its own and loses nothing."""
    for one in tabled.amendments:
        assume(one.operations)
        try:
            reading = read(weave(tabled.document, [one]), [one.id])
        except AmendiffError:
            assume(False)
        assume(not reading.clashes)


@settings(max_examples=1000)
@given(sets(WORDS_ONLY, rich=False, most=2, each=2))
def test_amendments_of_words_that_are_called_independent_can_come_in_either_order(tabled: Tabled) -> None:
    assume(len(tabled.amendments) == 2)
    alone(tabled)
    one, other = sorted(tabled.amendments, key=lambda amendment: amendment.sequence)
    woven = weave(tabled.document, tabled.amendments)
    kind = interactions(woven, tabled.amendments).between(one.id, other.id).kind
    event(kind)
    if kind not in ("independent", "mergeable"):
        return
    before = {provision.address: provision.text for provision in tabled.document}
    both = {provision.address: provision.text for provision in read(woven, [one.id, other.id]).document}
    for first, second in ((one, other), (other, one)):
        middle = edited(before, first)
        assert middle is not None
        after = edited(middle, second)
        if after is not None:
            assert unspaced(both) == unspaced(after), kind
        assert both != middle or edited(before, second) == before, kind


def after(document: Document, amendment: Amendment) -> Document | None:
    """Return *document* with *amendment*, sought anew in it as if it were the text as tabled; None where it fails."""
    try:
        reading = read(weave(document, [amendment]), [amendment.id])
    except AmendiffError:
        return None
    return None if reading.clashes else reading.document


def said(document: Document) -> list[tuple[str, list[str]]]:
    """Return the words of each provision, and those that are emphasized, without spaces."""
    return [
        (
            "".join(one.text.split()),
            sorted(
                f"{style} {sign}"
                for style in ("emphasis", "strong")
                for n, sign in enumerate(one.text)
                if sign != " " and any(mark.kind == style and mark.start <= n < mark.end for mark in one.marks)
            ),
        )
        for one in document
    ]


@settings(max_examples=1000, phases=[Phase.generate])
@given(sets(KINDS, rich=False, most=2, each=2))
def test_amendments_of_any_kind_that_are_called_independent_can_come_in_either_order(tabled: Tabled) -> None:
    assume(len(tabled.amendments) == 2)
    alone(tabled)
    one, other = sorted(tabled.amendments, key=lambda amendment: amendment.sequence)
    woven = weave(tabled.document, tabled.amendments)
    kind = interactions(woven, tabled.amendments).between(one.id, other.id).kind
    event(kind)
    if kind not in ("independent", "mergeable"):
        return
    both = read(woven, [one.id, other.id]).document
    for first, second in ((one, other), (other, one)):
        middle = after(tabled.document, first)
        assert middle is not None
        if (end := after(middle, second)) is not None:
            assert said(both) == said(end), kind
        assert said(both) != said(middle), kind
