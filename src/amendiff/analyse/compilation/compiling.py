"""Every proposal of a dossier at its place: walks the text with the places of all newcomers, once."""

from collections import defaultdict
from collections.abc import Iterator, Sequence

from amendiff.analyse.compilation.labels import Labels, first_of
from amendiff.analyse.compilation.paper import Block, Compilation, Entry, Proposal, Proposer
from amendiff.analyse.compilation.proposals import Proposals
from amendiff.analyse.compilation.strands import Strands
from amendiff.analyse.versions import woven
from amendiff.model.amendment import Amendment, below
from amendiff.model.change import Place
from amendiff.model.document import Kind, Provision
from amendiff.model.dossier import Dossier
from amendiff.model.enumerators import between
from amendiff.model.weave import Slot

_LIVE = ("pending", "adopted")


def compilation(dossier: Dossier, *, everything: bool = False) -> Compilation:
    """Return the text of *dossier* as tabled with all that is proposed to it.

    Shows what is pending or adopted, and with *everything*, or where the text was decided on, also what was rejected,
    withdrawn or fell. What an amendment to an amendment proposes is shown in the words of that one. Raises Cycle or
    UnknownAmendment.
    """
    known = woven(dossier)
    decided = dossier.identity.decision.outcome != "pending"
    shown = _shown(dossier.amendments, everything=everything or decided)
    strands = Strands(known, frozenset(one.id for one in shown))
    return Compilation(
        dossier=dossier.name,
        title=dossier.identity.title,
        language=dossier.base.language,
        tabled_by=dossier.identity.tabled.by,
        decided=decided,
        everything=everything or decided,
        entries=tuple(_Walk(dossier, strands).entries()),
        proposers=tuple(_proposer(one) for one in shown),
        left_out=tuple(one.id for one in dossier.amendments if one not in shown),
        unplaced=tuple((refusal.operation, str(refusal.error)) for refusal in known.refusals),
    )


def _shown(amendments: Sequence[Amendment], *, everything: bool) -> list[Amendment]:
    """Those to be shown; an amendment to one that is not shown is not."""
    gone = (one.id for one in amendments if not (everything or one.adopted or one.decision.outcome in _LIVE))
    hidden = below(amendments, gone)
    return [one for one in amendments if one.id not in hidden]


def _proposer(one: Amendment) -> Proposer:
    return Proposer(
        id=one.id,
        title=one.title,
        symbol=one.symbol.value if one.symbol else "",
        against=one.against,
        sponsors=one.sponsors or ((one.presented_by,) if one.presented_by else ()),
        outcome="adopted" if one.adopted else one.decision.outcome,
    )


class _Walk:
    """One pass over the places of the text."""

    def __init__(self, dossier: Dossier, strands: Strands) -> None:
        self.base = dossier.base
        self.strands = strands
        self.labels = Labels(dossier.base)
        self.proposals = Proposals(dossier, strands, self.labels)
        self.slots = strands.weave.slots or _plain_slots(dossier)
        self._placed: dict[str, list[str]] = defaultdict(list)
        for operation, changes in strands.weave.changes.items():
            for one in (one for change in changes if isinstance(change, Place) for one in change.provisions):
                self._placed[one.address].append(operation)

    def entries(self) -> Iterator[Entry]:
        return self._level("", 0)

    def _level(self, parent: str, depth: int) -> Iterator[Entry]:
        last: dict[Kind, tuple[str, int]] = {}
        for slot in self.slots.get(parent, ()):
            if slot.id != slot.address:
                continue  # told where it is moved from
            provision = self.strands.provision(slot.address)
            if slot.address in self.base:
                last[provision.kind] = (self.labels.of(slot.address), 0)
                block = self.proposals.block(provision, depth, self._said(provision))
                yield Entry(block=block, proposals=tuple(self.proposals.of(slot)))
                yield from self._level(slot.address, depth + 1)
                continue
            by = self._askers(slot.address)
            if not by or self.proposals.is_alternative(slot.address):
                yield from self._level(slot.address, depth + 1) if by else ()
                continue
            label, count = last.get(provision.kind, (first_of(provision.kind), 0))
            last[provision.kind] = (label, count + 1)
            said = between(label, count) if provision.kind is not Kind.HEADING else ""
            blocks = [self.proposals.block(provision, depth, f"{said}." if said else "")]
            below = list(self._below(slot, depth + 1, blocks))
            new = Proposal(does="new", label=said, blocks=tuple(blocks), by=self.proposals.sorted(by))
            yield Entry(proposals=(new, *self.proposals.of(slot)))
            yield from below

    def _below(self, slot: Slot, depth: int, blocks: list[Block]) -> Iterator[Entry]:
        """Add to *blocks* what belongs to a new provision and comes with it; what others put into it comes behind."""
        for inner in self.slots.get(slot.address, ()):
            if inner.id != inner.address:
                continue
            provision = self.strands.provision(inner.address)
            if inner.inserted_by:
                if by := self._askers(inner.address):
                    one = self.proposals.block(provision, depth, self._said(provision))
                    yield Entry(proposals=(Proposal(does="new", blocks=(one,), by=self.proposals.sorted(by)),))
                continue
            blocks.append(self.proposals.block(provision, depth, self._said(provision)))
            if told := tuple(self.proposals.of(inner)):
                yield Entry(proposals=told)
            yield from self._below(inner, depth + 1, blocks)

    def _askers(self, address: str) -> tuple[str, ...]:
        """The operations that put in the new provision at *address*, wherever each of them places it."""
        return tuple(one for one in self._placed.get(address, ()) if self.proposals.is_shown(one))

    def _said(self, provision: Provision) -> str:
        """What stands before the words of *provision*: its number, or the name by which it is counted."""
        if provision.kind in (Kind.TITLE, Kind.OPENING, Kind.HEADING, Kind.ANNEX, Kind.ROW, Kind.TABLE, Kind.GAP):
            return ""
        label = self.labels.of(provision.address) if provision.address in self.base else provision.number
        counted = label[:1] in ("P", "O", "(", "•", "")  # PP2, OP1, P3, (a)
        return label if counted else f"{label}."


def _plain_slots(dossier: Dossier) -> dict[str, tuple[Slot, ...]]:
    """The places of a text into which nothing comes and from which nothing goes."""
    found: dict[str, list[Slot]] = defaultdict(list)
    for n, one in enumerate(dossier.base):
        found[dossier.base.parent(n)].append(Slot(one.address, one.address))
    return {parent: tuple(level) for parent, level in found.items()}
