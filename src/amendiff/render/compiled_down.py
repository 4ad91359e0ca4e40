"""A compilation as Markdown: the text as tabled, proposals under it as quotations, all signs escaped. Adds no facts."""

from collections.abc import Iterator, Sequence

from amendiff.analyse.compilation.paper import Block, Bracket, Compilation, Piece, Proposal, Words
from amendiff.markup.inline import write
from amendiff.model.document import Kind
from amendiff.render.credits import Credits, introduced, noted, spaced
from amendiff.render.marked_down import escaped
from amendiff.render.visible import visible


def compiled_markdown(paper: Compilation) -> str:
    """Return *paper* as Markdown."""
    return "\n\n".join(_Writer(paper).blocks()) + "\n"


class _Writer:
    def __init__(self, paper: Compilation) -> None:
        self.paper, self.credits = paper, Credits(paper)

    def blocks(self) -> Iterator[str]:
        paper = self.paper
        yield f"# Compilation of proposals: {escaped(paper.title)}"
        yield escaped(introduced(paper))
        for entry in paper.entries:
            if entry.block is not None and (said := self._block(entry.block)):
                yield said
            for proposal in entry.proposals:
                yield "\n>\n".join(f"> {line}" for line in self._proposal(proposal))
        if paper.unplaced:
            yield "## Proposals that find no place in the text"
            yield "\n".join(f"- {escaped(name)}: {escaped(why)}" for name, why in paper.unplaced)
        if paper.proposers:
            yield "## Proposals"
            yield "\n".join(self._table())

    def _block(self, block: Block) -> str:
        if block.kind is Kind.TABLE:
            return ""
        if block.kind is Kind.GAP:
            return "\\[…\\]"
        words = self._pieces(block.pieces, row=block.kind is Kind.ROW)
        if block.kind in (Kind.TITLE, Kind.HEADING, Kind.ANNEX) and not block.label:
            return f"{'#' * min(max(block.level, 2), 6)} {words}"
        return f"**{escaped(block.label)}** {words}" if block.label else words

    def _proposal(self, proposal: Proposal) -> Iterator[str]:
        by = f"({escaped(self.credits.of(proposal.by))})"
        if not proposal.blocks:
            yield f"[{escaped(proposal.said)}] {by}"
        last = len(proposal.blocks) - 1
        for n, block in enumerate(proposal.blocks):
            words = self._pieces(block.pieces, row=block.kind is Kind.ROW)
            label = f"**{escaped(block.label)}** " if block.label else ""
            yield f"{label}{'[' * (n == 0)}{words}{f'] {by}' if n == last else ''}"

    def _pieces(self, pieces: Sequence[Piece], *, row: bool = False) -> str:
        found = ""
        for piece in pieces:
            if isinstance(piece, Words):
                found += " " * spaced(found, piece.text) + _words(piece, row=row)
            else:
                found += " " * spaced(found, "[") + self._bracket(piece)
        return found.strip()

    def _bracket(self, bracket: Bracket) -> str:
        if bracket.does != "instead":
            way = bracket.ways[0]
            head = "delete: " if bracket.does == "delete" else ""
            return f"[{head}{self._pieces(way.pieces)}] ({escaped(self.credits.of(way.by))})"
        said = []
        for way in bracket.ways:
            words = self._pieces(way.pieces) if way.pieces else "delete"
            said.append(f"{words} ({escaped(self.credits.of(way.by))})" if way.by else words)
        return f"[{' / '.join(said)}]"

    def _table(self) -> Iterator[str]:
        yield "| amendment | proposed by | outcome |"
        yield "| --- | --- | --- |"
        for one in self.paper.proposers:
            title = f" “{one.title}”" if one.title else ""
            symbol = f", {one.symbol}" if one.symbol else ""
            to = f", to {one.against.partition('+')[2]}" if one.against != "tabled" else ""
            sponsors = ", ".join(one.sponsors) or "–"
            cells = (f"{one.id}{title}{symbol}{to}", sponsors, one.outcome.replace("-", " "))
            yield f"| {' | '.join(escaped(cell) for cell in cells)} |"


def _words(words: Words, *, row: bool) -> str:
    """The words with their formatting; white space at the ends stays outside."""
    words = noted(words)
    text, marks = words.text, words.marks
    if row:
        text, marks = text.replace("\t", " | "), ()
    if visible(text) != text:
        text, marks = visible(text), ()
    text = text.replace("\n", " ")
    lead = len(text) - len(text.lstrip())
    core = text.strip()
    if not core:
        return text
    from msgspec.structs import replace

    inner = [
        replace(mark, start=max(mark.start - lead, 0), end=min(mark.end - lead, len(core)))
        for mark in marks
        if mark.kind != "link" and mark.end > lead and mark.start - lead < len(core)
    ]
    return f"{' ' * bool(lead)}{write(core, inner)}{' ' * (len(text.rstrip()) < len(text))}"
