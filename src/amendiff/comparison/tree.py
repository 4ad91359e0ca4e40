"""What belongs to what in one version of a text, and to which footnotes it refers. Knows no words."""

from collections.abc import Sequence
from functools import cached_property

from amendiff.model.document import Kind, Provision

ROOT = -1
"""Where the provisions belong that belong to no other."""


class Tree:
    """One version, with what belongs to what."""

    def __init__(self, provisions: Sequence[Provision]) -> None:
        self.provisions = provisions
        self.parent: list[int] = []
        self.children: dict[int, list[int]] = {ROOT: []}
        above: list[tuple[int, int]] = []
        for at, provision in enumerate(provisions):
            while above and above[-1][1] >= provision.depth:
                above.pop()
            parent = above[-1][0] if above else ROOT
            self.parent.append(parent)
            self.children.setdefault(parent, []).append(at)
            above.append((at, provision.depth))

    @cached_property
    def footnotes(self) -> list[int]:
        """The places of the footnotes."""
        kind = Kind.FOOTNOTE
        return [at for at, provision in enumerate(self.provisions) if provision.kind is kind]

    @cached_property
    def notes(self) -> frozenset[int]:
        """The places of the footnotes and of what belongs to them."""
        return frozenset(at for note in self.footnotes for at in range(note, self.end(note)))

    def referred(self, words: Sequence[Provision], before: "Tree") -> list[Provision]:
        """Return the footnotes to which *words* refer, with what belongs to them, that *before* has not."""
        if not self.footnotes:
            return []
        known = {before.provisions[at].address for at in before.footnotes}
        names = {f"fn{mark.target}" for provision in words for mark in provision.marks if mark.kind == "note"} - known
        return [
            self.provisions[at]
            for note in self.footnotes
            if self.provisions[note].address in names
            for at in range(note, self.end(note))
        ]

    def end(self, at: int) -> int:
        """Return the index behind the last provision that belongs to the one *at*."""
        depth, end = self.provisions[at].depth, at + 1
        while end < len(self.provisions) and self.provisions[end].depth > depth:
            end += 1
        return end

    def below(self, at: int) -> Sequence[Provision]:
        """Return what belongs to the provision *at*."""
        return self.provisions[at + 1 : self.end(at)]
