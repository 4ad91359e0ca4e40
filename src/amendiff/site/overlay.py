"""All amendments of a dossier woven into one page, and the style rules by which boxes and views show or hide them.

Every piece of text has a class made from a counter; the rules say under which boxes the class is hidden, or struck.
Nothing of the corpus goes into a rule.
"""

from collections.abc import Iterator

import msgspec

from amendiff.application import renumbered
from amendiff.model.document import Document, Kind, Provision
from amendiff.model.dossier import Numbering
from amendiff.model.weave import Slot, Weave
from amendiff.render.html import anchor, by_style, credit, escape, heading_levels, number, permalink, styled
from amendiff.site.conditions import Condition, Rules, either, holds, names, selectors
from amendiff.site.pieces import Piece, pieces
from amendiff.site.places import Place, Places


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


class Overlay(msgspec.Struct, frozen=True):
    """The blocks of the text with all amendments, and the style sheet that goes with them."""

    blocks: tuple[Block, ...]
    css: str
    boxes: dict[str, str]
    """The id of the box of each amendment."""
    notes: dict[str, str]
    """The class of the note on each amendment whose parent is off."""


def letters(count: int) -> list[str]:
    """Return *count* letters: A to Z, then AA, AB and so on."""
    found = []
    for n in range(count):
        said, rest = "", n + 1
        while rest:
            rest, last = divmod(rest - 1, 26)
            said = chr(65 + last) + said
        found.append(said)
    return found


def overlay(
    weave: Weave,
    badges: dict[str, str],
    adopted: frozenset[str],
    *,
    numbering: Numbering = "as-base",
    final: Document | None = None,
) -> Overlay:
    """Return the page's text for *weave*; *badges* are the letters of its amendments, *adopted* those on at first.

    *final* is the adopted text, whose numbers show with exactly those on; with others newcomers are 2 bis, 2 ter.
    """
    return _Maker(weave, badges, numbering, final).made(adopted)


class _Maker:
    def __init__(self, weave: Weave, badges: dict[str, str], numbering: Numbering, final: Document | None) -> None:
        self.weave = weave
        self.badges = badges
        self.rules = Rules(weave)
        self.boxes = {name: f"on-{n}" for n, name in enumerate(weave.order, 1)}
        self.styles: dict[tuple[Condition, str], str] = {}
        self.css: list[str] = []
        self.seen: dict[str, int] = {}
        only = [one for one in weave.base if one.kind is Kind.OPERATIVE and one.depth == 0]
        self.only_operative = len(only) == 1
        self.places = Places(weave, self.rules)
        everything = self.places.document
        self.levels = heading_levels(everything, 3)
        self.numbers = {one.address: one.number for one in renumbered(everything, weave.base, "pending", numbering)}
        self.final = {one.address: one.number for one in final} if final else {}

    def made(self, adopted: frozenset[str]) -> Overlay:
        blocks = tuple(self._block(place) for place in self.places.found if place.provision.kind is not Kind.TABLE)
        notes = {
            name: self._style(
                frozenset([frozenset([(name, False)]), frozenset((one, True) for one in parents)]), "note"
            )
            for name, parents in self.weave.parents.items()
            if parents
        }
        for name in self.boxes:
            self._state(name, on=name in adopted)
        differs = [
            f"body:has(#{box}{':not(:checked)' if name in adopted else ':checked'})" for name, box in self.boxes.items()
        ]
        if differs:
            self.css.append(f"{_list(differs, '.as-recorded')} {{ display: none }}")
            self.css.append(f"{_list(differs, '.what-if')} {{ display: block }}")
            self.css.append(f"{_list(differs, '.overlay .pending')} {{ display: inline }}")
            self.css.append(f"{_list(differs, '.overlay .final')} {{ display: none }}")
        return Overlay(blocks, "\n".join(self.css) + "\n", self.boxes, notes)

    def _state(self, name: str, *, on: bool) -> None:
        box = self.boxes[name]
        self.css.append(f"body:has(#{box}{':not(:checked)' if on else ':checked'}) .d-{box} {{ display: inline }}")
        self.css.append(f"body:has(#{box}:not(:checked)) .n-{box} {{ opacity: .8; border-inline-start-style: dotted }}")

    # ---- provisions ---------------------------------------------------------------------------------------------

    def _block(self, place: Place) -> Block:
        slot, provision = place.slot, place.provision
        absent = self.rules.plain(either(place.unborn, place.gone))
        name = self._anchor(slot)
        style = f"{provision.kind.value} depth-{min(provision.depth, 4)}"
        if absent:
            new = holds(place.unborn, ())
            style += f" new {self._style(absent, 'new')}" if new else f" {self._style(absent, 'block')}"
        level = self.levels.get(provision.address, 0)
        return Block(
            anchor=name,
            address=slot.address,
            kind=provision.kind.value,
            style=style,
            tag=f"h{level}" if level else "p",
            html=f"{self._link(provision, name)} {self._words(place)}",
            amendments=self._owners(place.touched),
            rivals=tuple(self._rivals(slot.address)),
            brought=self._owners(slot.inserted_by),
            moved=slot.id != slot.address,
        )

    def _link(self, provision: Provision, name: str) -> str:
        """The permalink of a provision with its number: while amendments are pending, and as finally adopted."""
        pending = escape(number(self.numbers.get(provision.address, provision.number)))
        final = escape(number(self.final.get(provision.address, "")))
        shown = pending
        if provision.address in self.final and final != pending:
            shown = f'<span class="pending">{pending}</span><span class="final">{final}</span>'
        return permalink(provision, name=name, only_operative=self.only_operative, shown=shown)

    def _anchor(self, slot: Slot) -> str:
        """The anchor of the provision; that of a place to which it moves carries a number."""
        name = anchor(slot.address)
        self.seen[name] = self.seen.get(name, 0) + 1
        return name if self.seen[name] == 1 else f"{name}--{self.seen[name]}"

    def _owners(self, operations: frozenset[str]) -> tuple[str, ...]:
        owners = {name.rpartition("/")[0] for name in operations}
        return tuple(name for name in self.weave.order if name in owners)

    def _rivals(self, address: str) -> Iterator[Rival]:
        seen: dict[frozenset[str], Rival] = {}
        for clash in self.weave.clashes:
            owners = self._owners(frozenset(clash.operations))
            if clash.address == address and len(owners) == 2 and frozenset(owners) not in seen:
                apart = frozenset(frozenset([(name, False)]) for name in owners)
                seen[frozenset(owners)] = Rival((owners[0], owners[1]), clash.words, self._style(apart, "note"))
        yield from seen.values()

    # ---- words --------------------------------------------------------------------------------------------------

    def _words(self, place: Place) -> str:
        strand, provision = place.strand, place.provision
        if strand is not None and strand.runs:
            found = pieces(strand, self.rules)
        else:
            plain = by_style(provision.text, provision.marks) if provision.text else ()
            found = [Piece(text, (), styles=styles) for text, styles in plain]
        if provision.kind is Kind.GAP:
            found = [Piece("[…]", ())]
        inner = "".join(self._piece(piece, place.gone) for piece in found)
        for tag, condition, on in (("del", place.gone, True), ("ins", place.unborn, False)):
            asked = names(condition, on=on)
            if condition and (by := tuple(name for name in self.weave.order if name in asked)):
                inner = self._marked(tag, inner, self.rules.plain(condition), by)
        return inner

    def _piece(self, piece: Piece, gone: Condition) -> str:
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
            return self._marked("del", inner, hidden, by)
        return self._marked("ins", inner, self.rules.plain(either(hidden, gone)), by)

    def _restyled(self, inner: str, operation: str, style: tuple[str, str], *, add: bool) -> str:
        """Words whose emphasis an amendment changes: shown as it would be, with a class for when it is off."""
        condition = self.rules.off([operation])
        if not add:
            return f'<span class="{self._style(condition, "upright")}">{inner}</span>'
        tag = "strong" if style[0] == "strong" else "em"
        return f'<{tag} class="{self._style(condition, "upright")}">{inner}</{tag}>'

    def _marked(self, tag: str, inner: str, hidden: Condition, by: tuple[str, ...]) -> str:
        style = self._style(hidden, tag)
        colour = f" k{self.weave.order.index(by[0]) % 8 + 1}" if by else ""
        return f'<{tag} class="{style}{colour}"{credit(by, self.badges)}>{inner}</{tag}>'

    # ---- rules --------------------------------------------------------------------------------------------------

    def _style(self, hidden: Condition, what: str) -> str:
        """The class of everything of one kind that is hidden under one condition, its rules written once."""
        key = (hidden, what)
        if key not in self.styles:
            style = self.styles[key] = f"c{len(self.styles) + 1}"
            self.css += self._rule(style, hidden, what)
        return self.styles[key]

    def _rule(self, style: str, hidden: Condition, what: str) -> Iterator[str]:
        def when(target: str, view: str = "") -> str:
            return _list(selectors(hidden, self.boxes.__getitem__, view), target)

        match what:
            case "del":
                yield f"{when(f'.{style}', 'v-result')} {{ display: none }}"
                yield f"{when(f'.{style}', 'v-changes')} {{ text-decoration-line: line-through; color: var(--gone) }}"
                yield from self._letters(style, hidden)
            case "block":
                yield f"{when(f'.{style}', 'v-result')} {{ display: none }}"
            case "upright":
                yield f"{when(f'.{style}')} {{ font-style: inherit; font-weight: inherit }}"
            case _:
                yield f"{when(f'.{style}')} {{ display: none }}"

    def _letters(self, style: str, hidden: Condition) -> Iterator[str]:
        """Show the letters of those who strike the words: of one where one is on, of all where all are."""
        terms = sorted(hidden, key=sorted)
        for term in terms if len(terms) > 1 else ():
            (body,) = selectors(frozenset([term]), self.boxes.__getitem__, "v-changes")
            found = " ".join(self.badges[name] for name in self.weave.order if (name, True) in term)
            yield f'{body} .{style}::before {{ content: "{found}" }}'
        (body,) = selectors(frozenset([frozenset().union(*terms)]), self.boxes.__getitem__, "v-changes")
        yield f"{body} .{style}::before {{ content: attr(data-badge) }}"


def _list(bodies: list[str], target: str) -> str:
    return ",\n".join(f"{body} {target}" for body in bodies)
