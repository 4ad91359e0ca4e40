"""Numbers of provisions: positions in one version. Addresses are names and never change with them.

Operative paragraphs and lettered sub-paragraphs are counted anew once amendments are adopted; while they are pending,
newcomers (also what moved there from another paragraph) are 3 bis, 3 ter, and the others keep their numbers. Counting
begins anew behind the headings behind which it does in the base, and paragraphs without a number stay without.
"""

import re
from collections.abc import Iterator
from typing import Literal

import msgspec

from amendiff.model.document import Document, Kind, Provision
from amendiff.model.dossier import Numbering
from amendiff.model.enumerators import between, readings, write

Numbers = Literal["plain", "pending"]
"""``plain``: 1, 2, 3, as once adopted; ``pending``: newcomers are 2 bis, 2 ter, and the others keep their numbers."""

_FIGURE = re.compile(r"\d+")
_ENTRY = "•"
"""The sign of a list entry, which counts nothing."""
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
    known: dict[Kind, list[str]] = {}
    for one in base:
        known.setdefault(one.kind, []).append(_figure(one.number))
    found = list(document.provisions)
    for level in _levels(document, _Counting(base)):
        first = found[level[0]]
        if first.kind is Kind.SUB:
            _letter(found, level, written, pending=numbers == "pending" or gaps)
        else:
            if rule == "un" and first.kind is Kind.OPERATIVE:
                counted = level if len(level) > 1 else []
            else:
                counted = _counted(found, level, written, known.get(first.kind, []))
            _bare(found, sorted(set(level) - set(counted)))
            _number(found, counted, written, pending=numbers == "pending" or gaps)
    return Document(tuple(found), document.language)


class _Counting:
    """Behind which headings of a text the paragraphs are counted anew: each article from 1."""

    def __init__(self, base: Document) -> None:
        self.anew: dict[str, bool] = {}
        """Of each heading with numbers before and behind it."""
        heads: dict[str, Provision] = {}
        last: dict[str, int] = {}
        for n, one in enumerate(base.provisions):
            parent = base.parent(n)
            if one.kind is Kind.HEADING:
                heads[parent] = one
            elif one.kind in _SCOPED and (value := _FIGURE.match(one.number)):
                if parent in last and (head := heads.pop(parent, None)):
                    self.anew[head.address] = int(value[0]) <= last[parent]
                last[parent] = int(value[0])
        self.deepest = max((base[head].level for head, anew in self.anew.items() if anew), default=0)

    def begins_at(self, heading: Provision) -> bool:
        """Whether counting begins anew at *heading*; at a new one, as at the others of its level."""
        return self.anew.get(heading.address, heading.level <= self.deepest)


def _levels(document: Document, counting: _Counting) -> Iterator[list[int]]:
    """Groups of provisions that are counted together: one kind, one parent, and one article where each counts anew."""
    groups: dict[tuple[str, Kind, bool, int], list[int]] = {}
    begun: dict[str, int] = {}
    for n, provision in enumerate(document.provisions):
        parent = document.parent(n)
        if provision.kind is Kind.HEADING and counting.begins_at(provision):
            begun[parent] = n
        elif provision.kind in _SCOPED or provision.kind is Kind.SUB:
            lettered = provision.kind is not Kind.SUB or _is_lettered(provision)
            groups.setdefault((parent, provision.kind, lettered, begun.get(parent, 0)), []).append(n)
    yield from (group for (_, _, lettered, _), group in groups.items() if lettered)


def _is_lettered(provision: Provision) -> bool:
    return provision.number.startswith("(") or provision.number[:1].isdigit()


def _counted(found: list[Provision], level: list[int], written: dict[str, str], known: list[str]) -> list[int]:
    """Those of *level* that carry numbers: as in the base; what is new, as what stands before it there, or behind it.

    *known* are all numbers of its kind in the base. A whole new group is counted where there are some, or, where there
    is nothing of its kind, as it is written; but one paragraph alone is not where the base leaves some without.
    """
    counted: list[int] = []
    written = {name: _figure(number) for name, number in written.items()}
    last = next((written[found[n].address] for n in level if found[n].address in written), None)
    if last is None:
        numbers = known or [_figure(found[n].number) for n in level]
        last = "1" if any(numbers) and (len(level) > 1 or not known or all(numbers)) else ""
    for n in level:
        last = written.get(found[n].address, last)
        if last and found[n].number != _ENTRY:
            counted.append(n)
    return counted


def _figure(number: str) -> str:
    """Return *number*, but nothing for the sign of a list entry, which counts nothing."""
    return "" if number == _ENTRY else number


def _bare(found: list[Provision], level: list[int]) -> None:
    for n in level:
        if found[n].number not in ("", _ENTRY):
            found[n] = msgspec.structs.replace(found[n], number="")


def _number(found: list[Provision], level: list[int], written: dict[str, str], *, pending: bool) -> None:
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
    pending = pending and any(written.get(found[n].address) for n in level)
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
