"""Places into addresses, as far as a dialect and a text tell. Knows no operations.

Without a text an address is what the words say (``op3(a)``, ``article5(1)``, ``pp-last``); with one it is that of a
provision, and where nothing fits the words stay, so that the place is refused by name later.
"""

from collections.abc import Iterator

import msgspec

from amendiff.drafting.called import SECTIONS, called, entitled, headed, ranges
from amendiff.drafting.places import LAST, PENULTIMATE, Place, Step
from amendiff.drafting.scope import Named, first_and_last, pick, under, value, within
from amendiff.model.document import Document, Kind, Provision

_ENDS = {LAST: "last", PENULTIMATE: "penultimate"}


def named(
    place: Place, dialect: str, document: Document | None, quoted: dict[int, str], scope: Named | None = None
) -> list[Named]:
    """Return all that *place* may mean; with a text, what it has. *quoted* are quotations by where they begin.

    *scope*: the part of the text in which it is looked for.
    """
    found = [scope or Named("")]
    for step in place.steps:
        found = [one for scope in found for one in _inside(scope, step, dialect, document, quoted)]
    if place.to is not None:
        found = ranges(found, _last_of(place, dialect, document, quoted), document)
    if document is not None and len(found) > 1:
        there = [one for one in found if one.at in document]
        found = there or found[:1]
    return found


def _last_of(place: Place, dialect: str, document: Document | None, quoted: dict[int, str]) -> list[str]:
    assert place.to is not None
    first = place.steps[-1]
    step = place.to
    if not step.number and not step.ordinal and step.labels and first.labels:
        kept = first.labels[: -len(step.labels)] if len(step.labels) <= len(first.labels) else ()
        step = msgspec.structs.replace(first, labels=kept + step.labels)
    elif not step.kind:
        step = msgspec.structs.replace(step, kind=first.kind)
    whole = Place((*place.steps[:-1], step), place.span)
    ends = [first_and_last(one, document) for one in named(whole, dialect, document, quoted)]
    return [to or at for at, to in ends] or [""]


def _heads(scope: Named, document: Document | None) -> bool:
    """Whether *scope* is what stands under a heading of the text: an article, a section."""
    return document is not None and scope.at in document and document[scope.at].kind is Kind.HEADING


def _inside(
    scope: Named, step: Step, dialect: str, document: Document | None, quoted: dict[int, str]
) -> Iterator[Named]:
    replace = msgspec.structs.replace
    kind = step.kind
    if kind in ("text", "page"):
        yield scope
    elif kind in ("sentence", "chapeau", "line"):
        yield replace(scope, part=scope.part if kind == "line" and scope.part else step)
    elif kind in ("paragraph", "subsection") and not (step.labels and not step.number) and _heads(scope, document):
        yield from _paragraph(scope, step, document, quoted)
    elif kind == "paragraph" and not (step.number or step.ordinal or step.labels) and scope.at:
        yield scope
    elif kind in ("", "provision", "measure") and "." in step.number and not step.labels:
        yield from _numbered(scope, replace(step, kind=""), document, quoted)
    elif kind in ("annex", "schedule"):
        yield from _annex(scope, step, document)
    elif kind in ("title", "heading"):
        yield from _heading(scope, step, document, quoted)
    elif kind == "opening":
        yield replace(scope, at=f"{scope.prefix}opening")
    elif kind in ("preamble", "operative part"):
        yield replace(scope, at="preamble" if kind == "preamble" else "operative")
    elif (
        kind == "preambular"
        or kind == "operative"
        or (kind == "paragraph" and dialect == "un" and not _within_act(scope))
        or (
            kind == "paragraph"
            and not _within_act(scope)
            and not (step.labels and not step.number)
            and (
                dialect != "eu"
                or (document is not None and any(one.kind in (Kind.PARAGRAPH, Kind.OPERATIVE) for one in document))
            )
        )
    ):
        yield from _paragraph(scope, step, document, quoted)
    elif kind in SECTIONS and not (kind == "clause" and scope.at) and not (step.labels and not step.number):
        if kind == "clause" and dialect == "un":
            yield from _paragraph(scope, replace(step, kind="operative"), document, quoted)
        else:
            yield from _numbered(scope, step, document, quoted)
    elif kind in ("footnote", "table", "row", "column"):
        number = step.number or str(max(step.ordinal, 1))
        short = {"footnote": "fn", "table": "table", "row": "row", "column": "column"}[kind]
        yield replace(
            scope, at=f"{scope.at}.{short}{number}" if kind == "row" and scope.at else f"{scope.prefix}{short}{number}"
        )
    else:
        yield from _child(scope, step, dialect, document)


def _within_act(scope: Named) -> bool:
    return bool(scope.at) and scope.at + "." != scope.prefix and scope.at not in ("preamble", "operative")


def _annex(scope: Named, step: Step, document: Document | None) -> Iterator[Named]:
    number = value(step.number) or max(step.ordinal, 1)
    at = f"annex{number}"
    low, high = 0, -1
    if document is not None and at in document:
        low = document.position(at)
        high = document.end(low)
    yield msgspec.structs.replace(scope, at=at, prefix=f"{at}.", low=low, high=high)


def _heading(scope: Named, step: Step, document: Document | None, quoted: dict[int, str]) -> Iterator[Named]:
    replace = msgspec.structs.replace
    if not scope.at and step.kind == "title" and not step.quote and not step.ordinal and not step.number:
        yield replace(scope, at="title")
        return
    if document is not None:
        heads = [one for one in within(scope, document) if one.kind is Kind.HEADING]
        words = quoted.get(step.quote[0], "") if step.quote else ""
        if words:
            for one in heads:
                if one.text.strip() == words.strip() or one.text.strip().endswith(words.strip()):
                    yield replace(scope, at=one.address)
                    return
            if document.title == words:
                yield replace(scope, at="title")
                return
        elif (
            not (step.ordinal or step.number)
            and scope.at in document
            and document[scope.at].kind in (Kind.HEADING, Kind.ANNEX)
        ):
            yield replace(scope, section=False)
            return
        elif (step.ordinal and (found := pick(heads, step.ordinal))) or (
            step.number and (found := next((one for one in heads if one.text.startswith(step.number)), None))
        ):
            yield replace(scope, at=found.address)
            return
        elif len(heads) == 1:
            yield replace(scope, at=heads[0].address)
            return
    number = (
        step.number
        or (_ENDS.get(step.ordinal) and f"-{_ENDS[step.ordinal]}")
        or (str(step.ordinal) if step.ordinal else "")
    )
    yield replace(scope, at=f"{scope.at}.heading" if scope.at else f"h{number}", quote=step.quote)


def _paragraph(scope: Named, step: Step, document: Document | None, quoted: dict[int, str]) -> Iterator[Named]:
    number = step.number.replace(" ", "")
    kinds = {"preambular": ("pp",), "operative": ("op",)}.get(step.kind) or (
        ("op",) if number or not step.ordinal or step.ordinal < 0 else ("pp", "op")
    )
    if scope.at == "preamble":
        kinds = ("pp",)
    elif scope.at == "operative":
        kinds = ("op",)
    if document is not None:
        words = quoted.get(step.quote[0], "") if step.quote else ""
        yield from _found(scope, step, kinds if step.kind == "preambular" else (*kinds, "p"), document, words)
        return
    for short in kinds:
        yield _labelled(msgspec.structs.replace(scope, at=f"{scope.prefix}{short}{_which(step)}"), step, document)


def _which(step: Step) -> str:
    number = step.number.replace(" ", "")
    return number or (f"-{_ENDS[step.ordinal]}" if step.ordinal < 0 else str(step.ordinal or 1))


def _found(scope: Named, step: Step, kinds: tuple[str, ...], document: Document, words: str) -> Iterator[Named]:
    """All paragraphs of the text that are called so, and begin with *words*; else an address that none of them has."""
    inner = msgspec.structs.replace(scope, section=False)
    found: list[Provision] = []
    for short in kinds:
        kind = {"pp": Kind.PREAMBULAR, "op": Kind.OPERATIVE, "p": Kind.PARAGRAPH}[short]
        level = [one for one in within(scope, document) if one.kind is kind and one.text.startswith(words)]
        found += called(step, level)
    for one in found:
        yield _labelled(msgspec.structs.replace(inner, at=one.address), step, document)
    if not found:
        at = f"{scope.prefix}{kinds[0]}{_which(step)}"
        if at in document or scope.at or not any(one.address.startswith(kinds[0]) for one in document):
            at = f"{step.kind or 'paragraph'} {_which(step)}"  # no provision is called so
        yield _labelled(msgspec.structs.replace(inner, at=at), step, document)


def _labelled(scope: Named, step: Step, document: Document | None) -> Named:
    """Go on to the letters behind a number: 2 (c) (ii)."""
    at = scope.at
    section = scope.section and not step.labels
    for label in step.labels:
        plain = label.replace(" ", "")
        child = f"{at}{plain}"
        if document is not None and child not in document and at in document:
            position = document.position(at)
            heading = document[at].kind is Kind.HEADING  # Article 3 (1)
            high = under(document, position) if heading else document.end(position)
            below = [one for one in document.provisions[position + 1 : high] if not (heading and one.depth)]
            same = [one.address for one in below if one.number.strip("().").replace(" ", "") == plain[1:-1]]
            if same and (len(same) == 1 or not heading):
                child = same[0]
        at = child
    return msgspec.structs.replace(scope, at=at, section=section)


def _numbered(scope: Named, step: Step, document: Document | None, quoted: dict[int, str]) -> Iterator[Named]:
    """Articles, sections, recitals and rules: headings or numbered paragraphs of a text."""
    number = step.number.replace(" ", "") or (str(step.ordinal) if step.ordinal > 0 else "")
    if document is not None:
        words = quoted.get(step.quote[0], "") if step.quote else ""
        provisions = within(scope, document)
        found = headed(words, provisions) if words else entitled(step.kind, number, provisions) if number else ()
        for one in found:
            position, heading = document.position(one.address), one.kind is Kind.HEADING
            high = under(document, position) if heading else document.end(position)
            inner = msgspec.structs.replace(scope, at=one.address, low=position, high=high, section=heading)
            yield _labelled(inner, step, document)
        if found:
            return
    outer = f"{scope.at}." if scope.at and not scope.at.startswith("annex") else scope.prefix
    yield _labelled(msgspec.structs.replace(scope, at=f"{outer}{step.kind}{number}"), step, document)


def _child(scope: Named, step: Step, dialect: str, document: Document | None) -> Iterator[Named]:
    """What belongs to the provision that is named: by letter, by number, or by how it stands in order."""
    replace = msgspec.structs.replace
    labels = step.labels or ((f"({step.number})",) if step.number else ())
    if document is None and scope.prefix == f"{scope.at}." and step.number.isdigit():
        yield _labelled(replace(scope, at=f"{scope.prefix}op{step.number}"), step, document)
        return
    if labels:
        whole = _labelled(scope, replace(step, labels=labels), document)
        if document is not None and whole.at not in document and scope.high >= 0:
            plain = labels[0].strip("()").replace(" ", "")
            for one in within(scope, document):
                if one.number.strip("().").replace(" ", "") == plain:
                    whole = _labelled(replace(scope, at=one.address), replace(step, labels=labels[1:]), document)
                    break
        yield whole
        return
    ordinal = step.ordinal
    if not ordinal:
        yield scope
        return
    if document is not None and scope.at in document:
        position = document.position(scope.at)
        parent = document.provisions[position]
        below = [
            one for one in document.provisions[position + 1 : document.end(position)] if one.depth == parent.depth + 1
        ]
        if parent.kind is Kind.HEADING:
            below = [one for one in within(scope, document)[1:] if one.depth == parent.depth]
        elif dialect == "eu" and step.kind in ("subparagraph", "paragraph"):
            below = [parent, *(one for one in below if not one.number)]
            if ordinal == 1 and len(below) > 1:  # its own words, without the others
                yield replace(scope, part=step)
                return
        if found := pick(below, ordinal):
            yield replace(scope, at=found.address)
            return
    if dialect == "eu" and step.kind in ("subparagraph", "paragraph") and ordinal == 1 and scope.at:
        yield replace(scope, part=step) if document is None else scope
        return
    which = f"-{_ENDS[ordinal]}" if ordinal < 0 else str(ordinal - (dialect == "eu" and bool(scope.at)))
    yield replace(scope, at=f"{scope.at}.p{which}" if scope.at else f"{scope.prefix}{step.kind}{which}")
