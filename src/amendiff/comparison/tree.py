"""What belongs to what in one version of a text. Knows depths only."""

from collections.abc import Sequence

from amendiff.model.document import Provision

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

    def end(self, at: int) -> int:
        """Return the index behind the last provision that belongs to the one *at*."""
        depth, end = self.provisions[at].depth, at + 1
        while end < len(self.provisions) and self.provisions[end].depth > depth:
            end += 1
        return end

    def below(self, at: int) -> Sequence[Provision]:
        """Return what belongs to the provision *at*."""
        return self.provisions[at + 1 : self.end(at)]
