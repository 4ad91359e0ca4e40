"""Amendments of the European Parliament: a target in a header, and two columns instead of an instruction.

The left column holds the text proposed, the right one the amended text; "deleted" there takes the provision out, and
"(new)" in the header puts one in. As text, the columns stand beside each other, parted by a tab or a bar, or one after
the other, each under its own heading ("Text proposed by the Commission", "Amendment").
"""

import re
from collections.abc import Iterator

from amendiff.drafting.addresses import named
from amendiff.drafting.constituents import WHOLE_SECTION, NotUnderstood
from amendiff.drafting.instruction import Finding, Instruction, Part
from amendiff.drafting.newplace import where
from amendiff.drafting.newtext import provisions
from amendiff.drafting.places import Place, Step, kind_of
from amendiff.drafting.scope import Named, at_side, first_and_last
from amendiff.drafting.settling import settle
from amendiff.errors import AmendiffError
from amendiff.model.document import Document
from amendiff.model.operation import DeleteProvision, InsertProvision, Operation, ReplaceProvision, Retitle

_HEAD = re.compile(r"^[ \t]*Amendment\s+\d+\b", re.MULTILINE)
_TARGET = re.compile(
    r"[ \t]*(?P<target>(?:Recital|Article|Annex|Rule|Paragraph|Citation|Title|Chapter|Section|Part|"
    r"Point|Heading|Subheading)\b"
    r"[^|\n\t]*)"
)
_LEFT = re.compile(
    r"(?:text proposed by the [\w ]+|present text|motion for a resolution|draft opinion|draft report|council position|"
    r"proposal for a [\w ]+)",
    re.IGNORECASE,
)
_RESOLUTION = re.compile(r"motion for a resolution|draft (?:opinion|report)", re.IGNORECASE)
_STEP = re.compile(
    r"(?P<kind>introductory part|introductory wording|[A-Za-z-]+)\s*(?P<number>\d+|[IVXL]+|[a-z]{1,4})?"
    r"(?:\s(?P<letter>[a-z]{1,2}))?\s*(?P<new>\(new\))?",
    re.IGNORECASE,
)


def columns(text: str, document: Document | None) -> tuple[Instruction, ...] | None:
    """Return the amendments of *text*, or ``None`` where it has none in this form."""
    heads = [found.start() for found in _HEAD.finditer(text)]
    if not heads or text[: heads[0]].strip():
        return None
    ends = [*heads[1:], len(text)]
    return tuple(_amendment(text, start, end, document) for start, end in zip(heads, ends, strict=True))


def _amendment(text: str, start: int, end: int, document: Document | None) -> Instruction:
    source = text[start:end].rstrip()
    span = (start, start + len(source))
    target = _target(source)
    steps, new = _steps(target[0]) if target else ((), False)
    if target is None or not steps:
        message = "the header names no place"
        found = Finding(code="AD252", level="error", message=message, span=span, hint="as in: Article 4 – paragraph 1")
        return Instruction(status="not-understood", source=source, span=span, findings=(found,))
    at_span = (start + target[1], start + target[1] + len(target[0]))
    amended = _amended(source[target[1] + len(target[0]) :])
    dialect = "un" if _RESOLUTION.search(source[: target[1]]) else "eu"
    places = named(Place(steps, at_span), dialect, document, {})
    place = places[0]
    if amended is None:
        message = "a target without its two columns"
        finding = Finding(code="AD254", level="error", message=message, span=span)
        part = Part(span=at_span, action="insert" if new else "amend", at=(place.at,))
        return Instruction(status="understood", source=source, span=span, findings=(finding,), parts=(part,))
    outer = named(Place(steps[:-1], at_span), dialect, document, {}) if new and steps[:-1] else [Named("")]
    try:
        readings = [
            (operation,)
            for one in (outer if new else places)
            for operation in _operations(steps, one, amended, document, dialect, new=new)
        ]
    except NotUnderstood as problem:
        finding = Finding(code="AD252", level="error", message=str(problem), span=at_span)
        return Instruction(status="not-understood", source=source, span=span, findings=(finding,))
    except AmendiffError as error:
        finding = Finding(code=error.code, level="error", message=str(error), span=at_span)
        return Instruction(status="unresolved", source=source, span=span, findings=(finding,))
    status, kept, told = settle(readings, document, span) if document is not None else ("understood", readings, [])
    if status == "ambiguous":
        told = [Finding(code="AD253", level="warning", message=f"can be read in {len(kept)} ways", span=at_span)]
    first = kept[0]
    action = {InsertProvision: "insert", DeleteProvision: "delete"}.get(type(first[0]), "replace")
    part = Part(span=at_span, action=action, at=(place.at,), operations=(0,))
    open_ = status == "ambiguous"
    return Instruction(
        status=status,
        source=source,
        span=span,
        operations=() if open_ else first,
        readings=tuple(kept) if open_ else (),
        findings=tuple(told),
        parts=(part,),
    )


def _target(source: str) -> tuple[str, int] | None:
    """Return the words that name the place, and where they begin: the last such piece of the header."""
    at = 0
    for line in re.split(r"(\n)", source):
        if _LEFT.search(line) and re.search(r"\bAmendment\s*$", line):
            return None
        offset = at
        for piece in re.split(r"([|\t])", line):
            if found := _TARGET.fullmatch(piece.rstrip()):
                return found["target"].rstrip(), offset + found.start("target")
            offset += len(piece)
        at += len(line)
    return None


def _steps(target: str) -> tuple[tuple[Step, ...], bool]:
    steps: list[Step] = []
    new = False
    for piece in re.split(r"\s+[–—-]\s+|,\s+", target.strip()):
        found = _STEP.fullmatch(piece.strip())
        if found is None:
            return (), False
        kind = kind_of(found["kind"])
        number = f"{found['number'] or ''}{' ' + found['letter'] if found['letter'] else ''}"
        new = new or bool(found["new"])
        if kind in ("point", "indent") and number:
            steps.append(Step(kind, labels=(f"({number})",)))
        elif kind == "subparagraph":
            steps.append(Step(kind, ordinal=int(number) if number.isdigit() else 0))
        elif kind == "title" and steps:
            steps.append(Step("heading"))
        else:
            steps.append(Step(kind, number))
    return tuple(steps), new


def _amended(rest: str) -> str | None:
    """Return the words of the right column."""
    lines = list(_table(rest))
    if lines:
        right = [line[1] for line in lines if line[1]]
        return "\n".join(right) if right else None
    parts = re.split(r"^[ \t]*Amendment[ \t]*$", rest, maxsplit=1, flags=re.MULTILINE)
    if len(parts) == 2 and parts[1].strip():
        return parts[1].strip()
    return None


def _table(rest: str) -> Iterator[tuple[str, str]]:
    for line in rest.splitlines():
        cells = [cell.strip() for cell in re.split(r"\t+|\s*\|\s*", line.strip("|"))]
        if len(cells) == 2 and any(cells) and not (_LEFT.fullmatch(cells[0]) and cells[1].startswith("Amendment")):
            yield cells[0], cells[1]


def _operations(
    steps: tuple[Step, ...], place: Named, amended: str, document: Document | None, dialect: str, *, new: bool
) -> list[Operation]:
    own = steps[-1]
    if new:
        sides = where(own, place, dialect, document)
        text = provisions(amended, own.number)
        return [InsertProvision(text=text, **at_side(side, name, document)) for side, name in sides]
    if amended.strip().strip(".").lower() == "deleted":
        at, to = first_and_last(place, document)
        return [DeleteProvision(at=at, to=to)]
    if place.at == "title":
        return [Retitle(text=amended)]
    if first_and_last(place, document)[1]:
        raise NotUnderstood(WHOLE_SECTION, 0, 0)
    return [ReplaceProvision(at=place.at, text=provisions(amended, own.number))]
