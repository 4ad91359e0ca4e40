"""What is proposed for one provision as a whole, joined where several propose the same. Knows no order of the text."""

from collections import defaultdict
from collections.abc import Iterable, Iterator

from amendiff.analyse.compilation.labels import Labels, alternative, noun
from amendiff.analyse.compilation.paper import Block, By, Proposal, Words
from amendiff.analyse.compilation.strands import Asked, Strands
from amendiff.application.places import span
from amendiff.errors import AmendiffError
from amendiff.model.change import Break, Change, Place, Restyle, Swap, Unite
from amendiff.model.document import Kind, Provision
from amendiff.model.dossier import Dossier
from amendiff.model.naming import in_words
from amendiff.model.operands import gap_of, quoted
from amendiff.model.operation import (
    DeleteProvision,
    Format,
    JoinProvisions,
    MoveProvision,
    Operation,
    ReplaceProvision,
    SplitProvision,
)
from amendiff.model.weave import Slot
from amendiff.model.wording import operation_in_words


class Proposals:
    """The operations of all shown amendments, by the provision at which they are to be told."""

    def __init__(self, dossier: Dossier, strands: Strands, labels: Labels) -> None:
        self.strands, self.labels = strands, labels
        self.base = dossier.base
        rank = {name: n for n, name in enumerate(strands.weave.order)}
        self.operations: dict[str, Operation] = {}
        self._rank: dict[str, tuple[int, int]] = {}
        for amendment in dossier.amendments:
            if amendment.id in strands.shown and amendment.id in rank:
                for n, operation in enumerate(amendment.operations):
                    name = amendment.operation_id(n)
                    self.operations[name] = operation
                    self._rank[name] = (rank[amendment.id], n)
        self._whole: dict[str, dict[tuple[Change, ...], list[str]]] = defaultdict(dict)
        """By provision: replacements of whole provisions, those alike as one."""
        self._alternatives: set[str] = set()
        for name, operation in self.operations.items():
            if isinstance(operation, ReplaceProvision):
                changes = strands.weave.changes[name]
                self._whole[operation.at].setdefault(changes, []).append(name)
                self._alternatives |= {
                    one.address for change in changes if isinstance(change, Place) for one in change.provisions
                }

    def is_shown(self, operation: str) -> bool:
        """Whether the amendment of *operation* is shown."""
        return operation in self.operations

    def is_alternative(self, address: str) -> bool:
        """Whether the new provision at *address* stands in an alternative to others."""
        return address in self._alternatives

    def sorted(self, operations: Iterable[str]) -> By:
        """Return *operations* by sequence in the record."""
        return tuple(sorted(operations, key=lambda one: self._rank[one]))

    def block(self, provision: Provision, depth: int, label: str, origin: str = "") -> Block:
        """Return *provision* with what is proposed on its words; *origin* names other words proposed for it."""
        return Block(
            address=provision.address,
            kind=provision.kind,
            depth=depth,
            level=provision.level,
            label=label,
            pieces=self.strands.wording(provision.address).pieces(origin),
        )

    def of(self, slot: Slot) -> Iterator[Proposal]:
        """Return what is proposed for the provision of *slot* as a whole: alternatives, then all else in words."""
        address = slot.address
        provision = self.strands.provision(address)
        label = self.labels.of(address)
        count = 0
        for changes, names in self._whole.get(address, {}).items():
            count += 1
            operation = self.operations[names[0]]
            assert isinstance(operation, ReplaceProvision)
            said = alternative(self._range(operation.at, operation.to), count)
            blocks = tuple(self._instead(provision, changes, said))
            yield Proposal(does="alternative", label=said, blocks=blocks, by=self.sorted(names))
        for asked in self.strands.wholes(address):
            if by := [one for one in asked.by if not isinstance(self.operations[one], ReplaceProvision)]:
                count += 1
                said = alternative(label, count)
                block = self.block(provision, provision.depth, said, asked.origin)
                yield Proposal(does="alternative", label=said, blocks=(block,), by=self.sorted(by))
        yield from self._taken_away(slot, provision)
        for asked in (*self.strands.other.get(address, ()), *self.strands.scattered(address)):
            for sentence, names in _alike((self._told(asked, name), name) for name in asked.by):
                yield Proposal(does="told", said=sentence, by=self.sorted(names))

    def _instead(self, provision: Provision, changes: tuple[Change, ...], label: str) -> Iterator[Block]:
        """The provisions that a replacement brings: the one that takes on new words, then all that are new."""
        swap = next((one for one in changes if isinstance(one, Swap)), None)
        placed = [one for change in changes if isinstance(change, Place) for one in change.provisions]
        own = [one for one in placed if one.kind is not Kind.FOOTNOTE]
        below = bool(own) and own[0].depth > provision.depth
        if swap is not None:
            origin = next((one.origin for one in self.strands.asked[swap.at] if one.change == swap), "")
            yield self.block(provision, provision.depth, label, origin)
        elif below or not own:  # its words stay, what belongs to it does not
            pieces = (Words(provision.text, provision.marks),)
            yield Block(
                address=provision.address, kind=provision.kind, depth=provision.depth, label=label, pieces=pieces
            )
        for n, one in enumerate(own):
            first = n == 0 and swap is None and not below
            number = f"{one.number}." if one.number and not one.number.endswith(")") else one.number
            yield self.block(one, one.depth, label if first else number)

    def _range(self, at: str, to: str) -> str:
        if not to or at not in self.base:
            return self.labels.of(at)
        try:
            return self.labels.all(self.base.provisions[n].address for n in span(self.base, at, to))
        except AmendiffError:
            return self.labels.of(at)

    def _taken_away(self, slot: Slot, provision: Provision) -> Iterator[Proposal]:
        deleted: list[str] = []
        told: list[tuple[str, str]] = []
        for name in self.sorted(one for one in slot.deleted_by if self.is_shown(one)):
            operation = self.operations[name]
            match operation:
                case DeleteProvision():
                    deleted.append(name)
                case MoveProvision():
                    told.append((f"Move {self._where(operation)}", name))
                case ReplaceProvision(at=at, to=to) if at != slot.address and self._heads(at, to, slot.address):
                    told.append((f"Replaced by {self._range(at, to)} alt.", name))
                case _:
                    pass
        if deleted:
            yield Proposal(does="delete", said=f"Delete {noun(provision)}", by=tuple(deleted))
        for sentence, names in _alike(told):
            yield Proposal(does="told", said=sentence, by=tuple(names))

    def _heads(self, at: str, to: str, address: str) -> bool:
        """Whether *address* is one of the provisions that a replacement names, and not below one."""
        if at not in self.base or address not in self.base or not to:
            return False
        return any(self.base.provisions[n].address == address for n in span(self.base, at, to))

    def _where(self, operation: MoveProvision) -> str:
        side, part = gap_of(operation)
        if side in ("after", "before"):
            return f"{side} {self._named(part)}"
        named = (
            f"the {part} part" if part == "operative" else f"the {part}" if part == "preamble" else self._named(part)
        )
        return f"to the {'start' if side == 'start_of' else 'end'} of {named}"

    def _named(self, address: str) -> str:
        return in_words(address)

    def _told(self, asked: Asked, name: str) -> str:
        operation, change = self.operations[name], asked.change
        match change, operation:
            case Break(), SplitProvision():
                return f"Split {'after' if operation.after else 'before'} “{quoted(operation)}”"
            case Unite(), JoinProvisions():
                return f"Join with {self._named(change.head)}"
            case Restyle(), Format():
                kind = operation.add or operation.remove
                return f"{kind.capitalize()} {'on' if operation.add else 'off'} “{operation.words}”"
            case _:
                return operation_in_words(operation).removesuffix(".")


def _alike(told: Iterable[tuple[str, str]]) -> Iterator[tuple[str, list[str]]]:
    """Sentences with all who ask for them."""
    found: dict[str, list[str]] = {}
    for sentence, name in told:
        found.setdefault(sentence, []).append(name)
    yield from found.items()
