"""A compilation as one HTML page that stands on its own: no script, no request, everything escaped. Adds no facts."""

from collections.abc import Iterator, Sequence

from amendiff.analyse.compilation.paper import Block, Bracket, By, Compilation, Piece, Proposal, Words
from amendiff.model.document import Kind
from amendiff.render.credits import Credits, introduced, noted, spaced
from amendiff.render.html import anchor, by_style, escape, styled
from amendiff.render.page import page
from amendiff.render.visible import visible

_STYLE = (
    "body { max-width: 46rem } .proposal { margin-block: 0.5rem; margin-inline: 1.2rem 0; "
    "padding-inline-start: 0.8rem; border-inline-start: 3px solid #9aa7b1 } "
    ".in-1 { margin-inline-start: 3.2rem } .in-2, .in-3, .in-4 { margin-inline-start: 5.2rem } "
    ".proposal p { margin: 0.3rem 0 } .label { font-weight: bold } "
    ".by { font: 0.8em/1.3 system-ui, sans-serif; color: #51606b; unicode-bidi: isolate } "
    "ins .by { display: inline-block; background: Canvas } "
    ".or { font-weight: bold; padding: 0 0.15em } ins, del { text-decoration-thickness: 1px } "
    ".bracket { font-weight: bold; color: #7a4a00 } "
    "table { border-collapse: collapse; font-size: 0.9rem; width: 100% } "
    "td, th { text-align: start; vertical-align: top; padding: 0.25rem 0.6rem 0.25rem 0; "
    "border-top: 1px solid #9aa7b1; overflow-wrap: anywhere } "
    "p, h1, h2, h3, h4, h5, h6 { overflow-wrap: break-word } "
    "@media (prefers-color-scheme: dark) { .by { color: #a9b8c4 } .bracket { color: #f0c078 } } "
    "@media (max-width: 30rem) { .proposal { margin-inline: 0.3rem 0 } "
    ".depth-1, .depth-2, .depth-3, .depth-4 { margin-inline-start: 0.8em } "
    ".in-1, .in-2, .in-3, .in-4 { margin-inline-start: 0.8em } } "
    "@media print { body { max-width: none; margin: 0; font-size: 11pt } .proposal { break-inside: avoid } }"
)


def compiled_page(paper: Compilation) -> str:
    """Return *paper* as a whole page."""
    title = f"Compilation of proposals: {paper.title}"
    return page(title, paper.language, "\n".join(_Writer(paper).lines()), style=_STYLE)


class _Writer:
    def __init__(self, paper: Compilation) -> None:
        self.paper, self.credits = paper, Credits(paper)

    def lines(self) -> Iterator[str]:
        paper = self.paper
        yield f"<h1>Compilation of proposals: {_said(paper.title)}</h1>"
        yield f'<p class="says">{_said(introduced(paper))}</p>'
        for entry in paper.entries:
            if entry.block is not None and entry.block.kind is not Kind.TABLE:
                yield self._block(entry.block)
            for proposal in entry.proposals:
                blocks = (entry.block,) if entry.block is not None else proposal.blocks
                inside = f" in-{min(blocks[0].depth, 4)}" if blocks else ""
                yield f'<div class="proposal{inside}">{"".join(self._proposal(proposal))}</div>'
        if paper.unplaced:
            yield "<h2>Proposals that find no place in the text</h2>"
            yield "<ul>" + "".join(f"<li>{_said(name)}: {_said(why)}</li>" for name, why in paper.unplaced) + "</ul>"
        if paper.proposers:
            yield "<h2>Proposals</h2>"
            yield from self._table()

    def _block(self, block: Block) -> str:
        inner = "[…]" if block.kind is Kind.GAP else self._pieces(block.pieces)
        heading = block.kind in (Kind.TITLE, Kind.HEADING, Kind.ANNEX)
        tag = f"h{min(max(block.level, 2), 6)}" if heading else "p"
        label = f'<span class="label">{_said(block.label)}</span> ' if block.label else ""
        name = escape(anchor(block.address))
        return f'<{tag} id="{name}" class="depth-{min(block.depth, 4)}">{label}{inner}</{tag}>'

    def _proposal(self, proposal: Proposal) -> Iterator[str]:
        if not proposal.blocks:
            yield f"<p>{_OPEN}{_said(proposal.said)}{_CLOSE} {self._by(proposal.by)}</p>"
        last = len(proposal.blocks) - 1
        for n, block in enumerate(proposal.blocks):
            label = f'<span class="label">{_said(block.label)}</span> ' if block.label else ""
            inner = f"{_OPEN if n == 0 else ''}{self._pieces(block.pieces)}"
            yield f"<p>{label}{inner}{f'{_CLOSE} {self._by(proposal.by)}' if n == last else ''}</p>"

    def _by(self, by: By) -> str:
        return f'<span class="by">({_said(self.credits.of(by))})</span>'

    def _pieces(self, pieces: Sequence[Piece]) -> str:
        found, before = "", ""
        for piece in pieces:
            if isinstance(piece, Words):
                found += " " * spaced(before, piece.text) + _words(piece)
                before = piece.text
            else:
                found += " " * spaced(before, "[") + self._bracket(piece)
                before = "]"
        return found

    def _bracket(self, bracket: Bracket) -> str:
        way = bracket.ways[0]
        if bracket.does == "insert":
            return f"{_OPEN}<ins>{self._pieces(way.pieces)}</ins>{_CLOSE} {self._by(way.by)}"
        if bracket.does == "delete":
            return f"{_OPEN}delete: <del>{self._pieces(way.pieces)}</del>{_CLOSE} {self._by(way.by)}"
        said = []
        for way in bracket.ways:
            words = self._pieces(way.pieces).strip() if way.pieces else "delete"
            said.append(f"<ins>{words}</ins> {self._by(way.by)}" if way.by and way.pieces else words)
            if way.by and not way.pieces:
                said[-1] += f" {self._by(way.by)}"
        return f"{_OPEN}{_OR.join(said)}{_CLOSE}"

    def _table(self) -> Iterator[str]:
        yield "<table><thead><tr><th>amendment</th><th>proposed by</th><th>outcome</th></tr></thead><tbody>"
        for one in self.paper.proposers:
            title = f" “{one.title}”" if one.title else ""
            symbol = f", {one.symbol}" if one.symbol else ""
            to = f", to {one.against.partition('+')[2]}" if one.against != "tabled" else ""
            cells = (f"{one.id}{title}{symbol}{to}", ", ".join(one.sponsors) or "–", one.outcome.replace("-", " "))
            yield "<tr>" + "".join(f"<td>{_said(cell)}</td>" for cell in cells) + "</tr>"
        yield "</tbody></table>"


_OPEN = '<span class="bracket">[</span>'
_CLOSE = '<span class="bracket">]</span>'
_OR = ' <span class="or">/</span> '


def _said(words: str) -> str:
    return escape(visible(words))


def _words(words: Words) -> str:
    words = noted(words)
    text = words.text.replace("\t", " | ") if "\t" in words.text else words.text
    marks = words.marks if text == words.text == visible(words.text) else ()
    if not marks:
        return styled(visible(text), ())
    return "".join(styled(part, styles) for part, styles in by_style(text, marks))
