"""The eId of every provision, by the Akoma Ntoso Naming Convention; a wId for what an earlier version called otherwise.

An eId is built from the element's name, its number as printed, or its place where it has none, and the element that
makes that unique: ``para_3__point_a``. It follows the numbers of its version; the wId stays with the provision, as it
was called in the text as tabled.
"""

import re
from collections import Counter

from amendiff.formats.akn.vocabulary import SHORT
from amendiff.model.document import Document, Kind, Provision

RECITED = (Kind.OPENING, Kind.PREAMBULAR)


def label(number: str) -> str:
    """Return a number as an eId has it: ``3bis`` of ``3 bis``, ``a`` of ``(a)``; empty for a bullet."""
    return re.sub(r"[^\w.-]+", "-", number.replace(" ", "")).strip("-._")


def element(provision: Provision) -> str:
    """Return the name of the element of the hierarchy that *provision* is written as."""
    match provision.kind:
        case Kind.SUB if not provision.number:
            return "subparagraph"
        case Kind.SUB:
            return "point" if label(provision.number) else "indent"
        case Kind.HEADING:
            return "level"
        case Kind.TABLE | Kind.GAP | Kind.ANNEX:
            return "hcontainer"
        case _:
            return "paragraph"


def short(name: str) -> str:
    """Return what stands for the element *name* in an eId."""
    return SHORT.get(name, name)


def eids(document: Document, within: str = "") -> dict[str, str]:
    """Return the eId of each provision of *document*, by address; all begin with *within*."""
    return _Names(document, within).found


def wids(named: dict[str, str], original: dict[str, str]) -> dict[str, str]:
    """Return the wId of those provisions that need one: what *original*, the text as tabled, calls otherwise.

    A new provision needs one where its eId is what the text as tabled called another.
    """
    taken = set(original.values())
    found: dict[str, str] = {}
    for address, eid in named.items():
        if address in original:
            if original[address] != eid:
                found[address] = original[address]
        elif eid in taken:
            found[address] = f"{eid}-{label(address.partition('+')[2].replace('(', '-')) or 'new'}"
    return found


class _Names:
    def __init__(self, document: Document, within: str) -> None:
        self.document, self.within = document, within
        self.used: set[str] = set()
        self.counts: Counter[str] = Counter()
        self.found: dict[str, str] = {}
        self.scope, self.recited, self.recitals = within, -1, False
        for n, provision in enumerate(document):
            self.found[provision.address] = self._unique(self._wanted(n, provision))

    def _unique(self, wanted: str) -> str:
        found, n = wanted, 1
        while found in self.used:
            n += 1
            found = f"{wanted}-{n}"
        self.used.add(found)
        return found

    def _counted(self, context: str, name: str) -> str:
        key = f"{context}{short(name)}"
        self.counts[key] += 1
        return f"{key}_{self.counts[key]}"

    def _numbered(self, context: str, name: str, number: str) -> str:
        plain = label(number)
        return f"{context}{short(name)}_{plain}" if plain else self._counted(context, name)

    def _wanted(self, n: int, provision: Provision) -> str:
        if n == 0 or provision.kind is Kind.ANNEX:
            self._begin(n)
        kind, parent = provision.kind, self.document.parent(n)
        if kind is Kind.ANNEX:
            self.scope = f"{self._counted(self.within, 'attachment')}__"
            return self.scope.removesuffix("__")
        if kind is Kind.FOOTNOTE:
            return f"{self.within}authorialNote_{label(provision.address.removeprefix('fn'))}"
        if kind is Kind.ROW:
            return self._counted(f"{self.found.get(parent, self.scope)}__table_1__", "tr")
        if kind is Kind.SUB and parent in self.found:
            above = self.found[parent]
            if self._recited(n):
                return self._numbered(f"{above}__list_1__", "item", provision.number)
            return self._numbered(f"{above}__", element(provision), provision.number)
        return self._top(n, provision)

    def _top(self, n: int, provision: Provision) -> str:
        if provision.kind is Kind.TITLE:
            return f"{self.scope}preface__docTitle"
        if provision.kind is Kind.OPENING and not self.recitals:
            return self._counted(f"{self.scope}preamble__", "formula")
        if provision.kind in RECITED:
            self.recitals = True
            return self._counted(f"{self.scope}recs__", "recital")
        if n <= self.recited:
            return self._counted(f"{self.scope}preamble__", "container")
        return self._numbered(self.scope, element(provision), provision.number)

    def _begin(self, n: int) -> None:
        """A part of the text with a preamble of its own begins: find where that ends."""
        self.scope, self.recitals = self.within, False
        end = len(self.document.provisions)
        behind = next((m for m in range(n + 1, end) if self.document.provisions[m].kind is Kind.ANNEX), end)
        self.recited = max((m for m in range(n, behind) if self.document.provisions[m].kind in RECITED), default=-1)

    def _recited(self, n: int) -> bool:
        """Whether the provision belongs to one of the preamble."""
        while self.document.provisions[n].kind is Kind.SUB and (above := self.document.parent(n)):
            n = self.document.position(above)
        return self.document.provisions[n].kind in RECITED
