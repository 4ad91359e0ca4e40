"""Numbers of provisions: positions in one version. Addresses are names and never change with them.

Operative paragraphs and lettered sub-paragraphs are counted anew once amendments are adopted; while they are pending,
newcomers (also what moved there from another paragraph) are 3 bis, 3 ter, and the others keep their numbers.
"""

from collections.abc import Iterator
from typing import Literal

import msgspec

from amendiff.model.document import Document, Kind, Provision
from amendiff.model.dossier import Numbering
from amendiff.model.enumerators import between, readings, write

Numbers = Literal["plain", "pending"]
"""``plain``: 1, 2, 3, as once adopted; ``pending``: newcomers are 2 bis, 2 ter, and the others keep their numbers."""

_SCOPED = (Kind.OPERATIVE, Kind.PREAMBULAR, Kind.PARAGRAPH)


def renumbered(document: Document, base: Document, numbers: Numbers, rule: Numbering = "as-base") -> Document:
    """Return *document*, a version of *base*, with its numbers computed.

    *rule* ``un``: operative paragraphs carry numbers where there is more than one (United Nations Editorial Manual
    practice); ``as-base``: where those of *base* do.
    """
    gaps = any(provision.kind is Kind.GAP for provision in document)
    now = {provision.address: (provision.kind, document.parent(n)) for n, provision in enumerate(document)}
    then = [(one.kind, base.parent(n)) for n, one in enumerate(base)]
    written = {one.address: one.number for one, was in zip(base, then, strict=True) if now.get(one.address, was) == was}
    found = list(document.provisions)
    for level in _levels(document):
        first = found[level[0]]
        if first.kind is Kind.SUB:
            _letter(found, level, written, pending=numbers == "pending" or gaps)
        else:
            wanted = (
                len(level) > 1
                if rule == "un" and first.kind is Kind.OPERATIVE
                else _numbered(base, document, first.kind)
            )
            _number(found, level, written, pending=numbers == "pending" or gaps, wanted=wanted)
    return Document(tuple(found), document.language)


def _levels(document: Document) -> Iterator[list[int]]:
    """Groups of provisions that are counted together: one kind, one parent."""
    groups: dict[tuple[str, Kind, bool], list[int]] = {}
    for n, provision in enumerate(document.provisions):
        if provision.kind in _SCOPED or provision.kind is Kind.SUB:
            lettered = provision.kind is not Kind.SUB or _is_lettered(provision)
            groups.setdefault((document.parent(n), provision.kind, lettered), []).append(n)
    yield from (group for (_, _, lettered), group in groups.items() if lettered)


def _is_lettered(provision: Provision) -> bool:
    return provision.number.startswith("(") or provision.number[:1].isdigit()


def _numbered(base: Document, document: Document, kind: Kind) -> bool:
    """Whether provisions of *kind* carry numbers: as in *base*, or as they are written where that has none of them."""
    known = [provision for provision in base if provision.kind is kind] or document
    return any(provision.number for provision in known if provision.kind is kind)


def _number(found: list[Provision], level: list[int], written: dict[str, str], *, pending: bool, wanted: bool) -> None:
    if not wanted:
        for n in level:
            if found[n].number:
                found[n] = msgspec.structs.replace(found[n], number="")
        return
    pending = pending and any(written.get(found[n].address) for n in level)
    last, behind = "0", 0
    for count, n in enumerate(level, 1):
        own = written.get(found[n].address, "").rstrip(".")
        if not pending:
            number = str(count)
        elif own:
            number, last, behind = own, own, 0
        else:
            number, behind = between(last.split()[0], behind), behind + 1
        if written.get(found[n].address, "").endswith("."):
            number += "."
        if number != found[n].number:
            found[n] = msgspec.structs.replace(found[n], number=number)


def _letter(found: list[Provision], level: list[int], written: dict[str, str], *, pending: bool) -> None:
    known = [found[n].number for n in level if found[n].address in written] or [found[n].number for n in level]
    plain = known[0].strip("().").split()[0]
    style = _style([one.strip("().").split()[0] for one in known])
    shape = known[0].replace(plain, "{}", 1).partition(" ")[0]
    if not shape.endswith((")", ".")):
        shape = "({})"
    last, behind = "", 0
    for count, n in enumerate(level, 1):
        own = written.get(found[n].address, "")
        if not pending:
            number = shape.format(write(style, count))
        elif own:
            number, last, behind = own, own, 0
        elif not last:
            number, behind = shape.format(between(write(style, 1), behind)), behind + 1
        else:
            number, behind = shape.format(between(last.strip("().").split()[0], behind)), behind + 1
        if number != found[n].number:
            found[n] = msgspec.structs.replace(found[n], number=number)


def _style(labels: list[str]) -> str:
    """The style in which all of *labels* can be read, with the smallest values: ``i`` and ``ii`` are roman numerals."""
    values = [dict(readings(label)) for label in labels]
    shared = [style for style in values[0] if all(style in one for one in values)]
    return min(shared, key=lambda style: sum(one[style] for one in values), default=next(iter(values[0]), "letter"))
