"""What the pages of one dossier say: its amendments with letters, its versions, notes, proof. Knows no templates."""

from collections import defaultdict
from collections.abc import Iterator
from functools import cached_property

import msgspec

from amendiff.analyse.disputes import about
from amendiff.analyse.effect import Effect, effect
from amendiff.analyse.interactions import Kind as InteractionKind, Touch, interactions
from amendiff.analyse.outcomes import Outcomes, outcomes
from amendiff.analyse.told import effect_in_words
from amendiff.analyse.verify import Checked, Proof, verify
from amendiff.analyse.versions import Version, as_adopted, settled, version
from amendiff.errors import AmendiffError
from amendiff.model.amendment import Amendment
from amendiff.model.document import Kind
from amendiff.model.dossier import Dossier
from amendiff.model.naming import in_words, letters
from amendiff.model.source import Dispute
from amendiff.model.wording import operation_in_words
from amendiff.render.html import anchor
from amendiff.sentences import joined, own
from amendiff.site.anchors import RESERVED, folders
from amendiff.site.choices import Choice
from amendiff.site.overlay import Block, Overlay, overlay
from amendiff.site.voices import IN_ENGLISH, Spoken
from amendiff.site.wording import title_of


class Entry(msgspec.Struct, frozen=True, kw_only=True):
    """One amendment as the pages show it."""

    amendment: Amendment
    letter: str
    colour: str
    folder: str
    box: str
    """The id of its box; empty where it could not be read."""
    card: str = ""
    """The id of its card."""
    alone: Choice | None = None
    """The choice that shows its changes alone."""
    needs: str = ""
    """The class of the note that its parent is off."""
    on_record: bool = True
    """Whether somebody moved it; separate votes on provisions of the text are shown in the same way."""
    effect: Effect | None = None
    in_words: str = ""
    problem: str = ""
    """Why it could not be read."""
    disputes: tuple[Dispute, ...] = ()


class Pair(msgspec.Struct, frozen=True):
    """Two amendments that are not independent, and where they touch."""

    entry: Entry
    other: Entry
    kind: InteractionKind
    touches: tuple[Touch, ...]


class Edition(msgspec.Struct, frozen=True, kw_only=True):
    """One version that has a page."""

    name: str
    folder: str
    title: str
    version: Version | None = None
    problem: str = ""


class Paragraph(msgspec.Struct, frozen=True):
    """One block of the text with what is noted beside it."""

    block: Block
    entries: tuple[Entry, ...]
    disputes: tuple[Dispute, ...]
    checked: tuple[Checked, ...]


class Record:
    """One dossier, ready to be shown. Raises an AmendiffError only where the dossier's own text cannot be read."""

    def __init__(self, dossier: Dossier, folder: str, voice: Spoken = IN_ENGLISH) -> None:
        self.voice = voice
        self.dossier = dossier
        self.identity = dossier.identity
        self.folder = folder
        final = settled(dossier)
        self.weave = final.weave
        self.amendments = final.amendments
        """Those on record, and one for the provisions that separate votes took out."""
        ids = [one.id for one in self.amendments]
        self.badges = dict(zip(ids, letters(len(ids)), strict=True))
        self.editions = list(self._editions())
        self.folder_of = {edition.name: edition.folder for edition in self.editions}

    @cached_property
    def overlay(self) -> Overlay:
        """The text with all amendments."""
        adopted = as_adopted(self.dossier) if self.identity.decision.outcome == "adopted" else ()
        final = next((one.version for one in self.editions if one.name == "adopted"), None)
        return overlay(
            self.weave,
            self.badges,
            frozenset(adopted),
            order=as_adopted(self.dossier),
            table=self.table,
            readings=[
                (one.name, one.title, one.version.amendments)
                for one in self.editions
                if one.version and any(one.name == named.id for named in self.identity.readings)
            ],
            numbering=self.identity.numbering,
            voice=self.voice,
            final=final.document if final else None,
        )

    @cached_property
    def table(self) -> tuple[str, ...]:
        """What is on the table: of a text that is not decided, the amendments adopted so far and those still open."""
        if self.identity.decision.outcome != "pending":
            return ()
        found = list(as_adopted(self.dossier))
        for one in self.amendments:
            if one.decision.outcome == "pending" and one.id not in found and set(one.parents) <= set(found):
                found.append(one.id)
        return tuple(found)

    @cached_property
    def open(self) -> list[Amendment]:
        """The amendments on the table that are still to be decided."""
        return [one for one in self.dossier.amendments if one.id in self.table and not one.adopted]

    @cached_property
    def crowded(self) -> bool:
        """Whether some of what is on the table cannot stand together."""
        apart = [one for one in self.interactions if one.kind in ("alternatives", "contained", "overlap")]
        return any({one.entry.amendment.id, one.other.amendment.id} <= {*self.table} for one in apart)

    @cached_property
    def proof(self) -> Proof:
        """What the attestations prove."""
        return verify(self.dossier)

    @cached_property
    def entries(self) -> dict[str, Entry]:
        """The amendments by id, by sequence."""
        places = folders([one.id for one in self.amendments], ())
        return {one.id: self._entry(n, one, places[one.id]) for n, one in enumerate(self.amendments)}

    def _entry(self, n: int, amendment: Amendment, folder: str) -> Entry:
        found, said, problem = None, "", ""
        on_record = amendment in self.dossier.amendments
        try:
            if on_record:
                found = effect(self.dossier, amendment.id)
                said = effect_in_words(found)
            else:
                said = joined(" ", [operation_in_words(one) for one in amendment.operations])
        except AmendiffError as error:
            problem = str(error)
        return Entry(
            amendment=amendment,
            letter=self.badges[amendment.id],
            colour=f"k{n % 8 + 1}",
            folder=folder,
            box=self.overlay.choices.boxes.get(amendment.id, ""),
            alone=self.overlay.choices.alone.get(amendment.id),
            card=self.overlay.choices.boxes.get(amendment.id, "").replace("on-", "card-"),
            needs=self.overlay.notes.get(amendment.id, ""),
            on_record=on_record,
            effect=found,
            in_words=said,
            problem=problem,
            disputes=about(self.dossier, amendment.id),
        )

    def _editions(self) -> Iterator[Edition]:
        names = [*sorted(self.dossier.drafts), "tabled"]
        names += ["adopted"] if self.identity.decision.outcome == "adopted" else []
        names += [reading.id for reading in self.identity.readings]
        for name, folder in folders(dict.fromkeys(names)).items():
            try:
                found = version(self.dossier, name)
                yield Edition(name=name, folder=folder, title=title_of(found), version=found)
            except AmendiffError as error:
                named = next((one.title for one in self.identity.readings if one.id == name), name)
                yield Edition(name=name, folder=folder, title=own(named), problem=str(error))

    @cached_property
    def passages(self) -> dict[str, str]:
        """The folder of the page of each provision, by address."""
        blocks = [one for one in self.overlay.blocks if one.kind != "gap"]
        names = dict.fromkeys(anchor(one.address) for one in blocks)
        found = folders(names, (*RESERVED, *self.folder_of.values()))
        return {one.address: found[anchor(one.address)] for one in blocks}

    @cached_property
    def paragraphs(self) -> list[Paragraph]:
        """The text with all amendments, and what is noted beside each provision."""
        quoted: dict[str, list[Checked]] = defaultdict(list)
        for one in self.proof.checked:
            quoted[one.at].append(one)
        seen: set[str] = set()
        found = []
        for block in self.overlay.blocks:
            first = block.address not in seen
            seen.add(block.address)
            found.append(
                Paragraph(
                    block,
                    tuple(self.entries[name] for name in block.amendments),
                    about(self.dossier, f"#{block.address}") if first else (),
                    tuple(quoted[block.address]) if first and block.address else (),
                )
            )
        return found

    @cached_property
    def interactions(self) -> list[Pair]:
        """The pairs of amendments that are not independent."""
        found = interactions(self.dossier)
        entries = self.entries
        return [
            Pair(entries[one.amendments[0]], entries[one.amendments[1]], one.kind, one.touches) for one in found.pairs
        ]

    def others(self, entry: Entry) -> list[Pair]:
        """Return the pairs of which *entry* is one, as its first."""
        return [
            one if one.entry is entry else Pair(one.other, one.entry, one.kind, one.touches)
            for one in self.interactions
            if entry in (one.entry, one.other)
        ]

    @cached_property
    def outcomes(self) -> Outcomes:
        """The distinct texts to which the amendments can lead."""
        return outcomes(self.dossier)

    def place(self, address: str, *, alone: bool = False) -> str:
        """Return *address* in words; *alone*: as a title says it."""
        base = self.dossier.base
        only = sum(1 for one in base if one.kind is Kind.OPERATIVE and one.depth == 0) == 1
        return in_words(address, only_operative=only, alone=alone)


__all__ = ["Edition", "Entry", "Pair", "Paragraph", "Record"]
