"""All amendments of a dossier woven into one page, and the style rules by which boxes and views show or hide them.

Every piece of text has a class made from a counter; the rules say under which boxes the class is hidden, or struck.
Provisions that an amendment touches are written twice: as they would be, and, for two columns, as tabled.
"""

from collections.abc import Iterable, Iterator, Sequence

import msgspec

from amendiff.application import renumbered
from amendiff.model.amendment import amendment_of
from amendiff.model.document import Document, Kind, Provision
from amendiff.model.dossier import Numbering
from amendiff.model.weave import Slot, Weave
from amendiff.render.html import anchor, by_style, escape, heading_levels, number, permalink, styled
from amendiff.sentences import ENGLISH, Voice, say, spoken
from amendiff.site.choices import Choices, choices
from amendiff.site.conditions import Condition, Rules, either, holds, names
from amendiff.site.pieces import Piece, pieces
from amendiff.site.places import Place, Places
from amendiff.site.sheet import Sheet


class Rival(msgspec.Struct, frozen=True):
    """Two amendments that ask for different things in one place, and the class of the note that says so."""

    amendments: tuple[str, str]
    words: str
    style: str


class Block(msgspec.Struct, frozen=True, kw_only=True):
    """One provision in one of its possible places."""

    anchor: str
    address: str
    kind: str
    style: str
    """Its classes."""
    tag: str
    html: str
    amendments: tuple[str, ...]
    """Those that touch it, by sequence."""
    rivals: tuple[Rival, ...]
    brought: tuple[str, ...] = ()
    """The amendments that put it in this place, where it is not as tabled."""
    moved: bool = False
    """Whether they move it here from another."""
    was: str = ""
    """Its words as tabled, where an amendment touches it and it was there."""
    absent: str = ""
    """The class that hides what stands here only with the provision, where amendments bring that."""
    quiet: str = ""
    """The class that hides it where only the changes show; empty where no amendment touches it."""


class Overlay(msgspec.Struct, frozen=True):
    """The blocks of the text with all amendments, and the style sheet that goes with them."""

    blocks: tuple[Block, ...]
    css: str
    choices: Choices
    notes: dict[str, str]
    """The class of the note on each amendment whose parent is off."""


def overlay(
    weave: Weave,
    badges: dict[str, str],
    adopted: frozenset[str],
    *,
    order: Sequence[str] = (),
    readings: Iterable[tuple[str, str, Sequence[str]]] = (),
    table: Sequence[str] = (),
    numbering: Numbering = "as-base",
    final: Document | None = None,
    voice: Voice = ENGLISH,
) -> Overlay:
    """Return the page's text for *weave*; *badges* are the letters of its amendments, *adopted* those in the record's.

    These are on at first, or, where any are named, those of *table*: of a text that is not decided. *order* is the
    order of adoption, *readings* are the named ones: names, titles and amendments. *final* is the adopted text, whose
    numbers show with exactly those on; with others newcomers are 2 bis, 2 ter.
    """
    rules = Rules(weave)
    named = [one for one in readings if rules.valid(one[2])]
    chosen = choices(weave.order, rules.needs, order, named, table)
    return _Maker(rules, chosen, badges, numbering, final, voice).made(adopted)


class _Maker:
    def __init__(
        self,
        rules: Rules,
        chosen: Choices,
        badges: dict[str, str],
        numbering: Numbering,
        final: Document | None,
        voice: Voice,
    ) -> None:
        self.voice = voice
        self.weave = weave = rules.weave
        self.badges = badges
        self.rules = rules
        self.sheet = Sheet(chosen)
        self.seen: dict[str, int] = {}
        only = [one for one in weave.base if one.kind is Kind.OPERATIVE and one.depth == 0]
        self.only_operative = len(only) == 1
        self.places = Places(weave, self.rules)
        everything = self.places.document
        self.levels = heading_levels(everything, 3)
        self.numbers = {one.address: one.number for one in renumbered(everything, weave.base, "pending", numbering)}
        self.final = {one.address: one.number for one in final} if final else {}

    def made(self, adopted: frozenset[str]) -> Overlay:
        self.adopted = adopted
        blocks = tuple(self._block(place) for place in self.places.found if place.provision.kind is not Kind.TABLE)
        notes = {
            name: self.sheet.style(
                frozenset([frozenset([(name, False)]), frozenset((one, True) for one in parents)]), "note"
            )
            for name, parents in self.weave.parents.items()
            if parents
        }
        self.sheet.states(adopted)
        return Overlay(blocks, self.sheet.text, self.sheet.choices, notes)

    # ---- provisions ---------------------------------------------------------------------------------------------

    def _block(self, place: Place) -> Block:
        slot, provision = place.slot, place.provision
        absent = self.rules.plain(either(place.unborn, place.gone))
        name = self._anchor(slot)
        style = f"{provision.kind.value} depth-{min(provision.depth, 4)}"
        new = holds(place.unborn, ())
        hides = self.sheet.style(absent, "new" if new else "block") if absent else ""
        if absent:
            style += f" new {hides}" if new else f" {hides}"
        level = self.levels.get(provision.address, 0)
        owners = self._owners(place.touched)
        quiet = self.rules.off(place.touched) if owners else None
        found = self._pieces(place)
        return Block(
            anchor=name,
            address=slot.address,
            kind=provision.kind.value,
            style=style,
            tag=f"h{level}" if level else "p",
            html=f"{self._link(provision, name)} {self._words(place, found)}",
            amendments=owners,
            rivals=tuple(self._rivals(slot.address)),
            brought=self._owners(slot.inserted_by),
            moved=slot.id != slot.address,
            was=self._was(place, found) if owners and not holds(place.unborn, ()) else "",
            absent=hides if new else "",
            quiet=self.sheet.style(quiet, "quiet") if quiet is not None else "",
        )

    def _was(self, place: Place, found: Sequence[Piece]) -> str:
        """The words as tabled, with what goes marked as what is on asks for."""
        shown = escape(number(place.provision.number))
        return (f'<span class="num">{shown}</span> ' if shown else "") + self._words(place, found, was=True)

    def _link(self, provision: Provision, name: str) -> str:
        """The permalink of a provision with its number: while amendments are pending, and as finally adopted."""
        pending = escape(number(self.numbers.get(provision.address, provision.number)))
        final = escape(number(self.final.get(provision.address, "")))
        shown = pending
        if provision.address in self.final and final != pending:
            shown = f'<span class="pending">{pending}</span><span class="final">{final}</span>'
        only = self.only_operative
        return permalink(provision, name=name, only_operative=only, shown=shown, voice=self.voice)

    def _anchor(self, slot: Slot) -> str:
        """The anchor of the provision; that of a place to which it moves carries a number."""
        name = anchor(slot.address)
        self.seen[name] = self.seen.get(name, 0) + 1
        return name if self.seen[name] == 1 else f"{name}--{self.seen[name]}"

    def _owners(self, operations: frozenset[str]) -> tuple[str, ...]:
        owners = {amendment_of(name) for name in operations}
        return tuple(name for name in self.weave.order if name in owners)

    def _rivals(self, address: str) -> Iterator[Rival]:
        seen: dict[frozenset[str], Rival] = {}
        for clash in self.weave.clashes:
            owners = self._owners(frozenset(clash.operations))
            if clash.address == address and len(owners) == 2 and frozenset(owners) not in seen:
                apart = frozenset(frozenset([(name, False)]) for name in owners)
                seen[frozenset(owners)] = Rival((owners[0], owners[1]), clash.words, self.sheet.style(apart, "note"))
        yield from seen.values()

    # ---- words --------------------------------------------------------------------------------------------------

    def _pieces(self, place: Place) -> list[Piece]:
        strand, provision = place.strand, place.provision
        if provision.kind is Kind.GAP:
            return [Piece("[…]", ())]
        if strand is not None and strand.runs:
            return pieces(strand, self.rules)
        plain = by_style(provision.text, provision.marks) if provision.text else ()
        return [Piece(text, (), styles=styles) for text, styles in plain]

    def _words(self, place: Place, found: Sequence[Piece], *, was: bool = False) -> str:
        inner = "".join(self._piece(piece, place.gone, was=was) for piece in found if piece.base or not was)
        for tag, condition, on in (("del", place.gone, True), ("ins", place.unborn, False)):
            asked = names(condition, on=on)
            if condition and (by := tuple(name for name in self.weave.order if name in asked)):
                inner = self._marked(tag, inner, self.rules.plain(condition), by, was=was)
        return inner

    def _piece(self, piece: Piece, gone: Condition, *, was: bool = False) -> str:
        if piece.begins:
            inner = "<br><br>"
        else:
            inner = styled(piece.text, piece.styles)
            for n, (operation, add, style) in enumerate(piece.restyled):
                inner = self._restyled(inner, operation, style, add=add) if n < 1 else inner
        hidden, by = piece.hidden, piece.by
        for kind, target in piece.styles:
            if kind == "note" and (lost := self.places.gone_notes.get(target)):
                hidden = self.rules.plain(either(hidden, lost))
                by = tuple(name for name in self.weave.order if name in by or name in names(lost, on=True))
        if not hidden:
            return inner
        if piece.base:
            return self._marked("del", inner, hidden, by, was=was)
        return self._marked("ins", inner, self.rules.plain(either(hidden, gone)), by)

    def _restyled(self, inner: str, operation: str, style: tuple[str, str], *, add: bool) -> str:
        """Words whose emphasis an amendment changes: shown as it would be, with a class for when it is off."""
        condition = self.rules.off([operation])
        if not add:
            return f'<span class="{self.sheet.style(condition, "upright")}">{inner}</span>'
        tag = "strong" if style[0] == "strong" else "em"
        return f'<{tag} class="{self.sheet.style(condition, "upright")}">{inner}</{tag}>'

    def _marked(self, tag: str, inner: str, hidden: Condition, by: tuple[str, ...], *, was: bool = False) -> str:
        style = self.sheet.style(hidden, tag) + (" w" if was else "")
        colour = f" k{self.weave.order.index(by[0]) % 8 + 1}" if by else ""
        said = f' data-by="{escape(" ".join(by))}"' if by else ""
        said += " data-pagefind-ignore" if was or holds(hidden, self.adopted) else ""
        return f'<{tag} class="{style}{colour}"{said}>{"".join(map(self._who, by))}{inner}</{tag}>'

    def _who(self, name: str) -> str:
        """The letter of an amendment, which opens its card: when pressed, or, where the browser knows ``interestfor``,
        when looked at. It holds no text of its own, so that nobody copies it.
        """
        n = self.weave.order.index(name) + 1
        badge, said = escape(self.badges.get(name, "")), escape(spoken(say("by %(name)s", name=name), self.voice))
        return (
            f'<button type="button" class="credit w-on-{n} k{(n - 1) % 8 + 1}" popovertarget="card-{n}" '
            f'popovertargetaction="show" interestfor="card-{n}" aria-label="{said}" data-badge="{badge}"></button>'
        )
