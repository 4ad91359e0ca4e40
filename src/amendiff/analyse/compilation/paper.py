"""A compilation as values: the text as tabled with brackets in it, and what is proposed beside it. Knows no weave."""

from typing import Literal

import msgspec

from amendiff.model.decision import Outcome
from amendiff.model.document import Kind, Mark

By = tuple[str, ...]
"""Operations, by sequence in the record; none for the text as tabled."""


class Words(msgspec.Struct, frozen=True, tag="words", tag_field="piece"):
    """Words on which nobody proposes anything, here."""

    text: str
    marks: tuple[Mark, ...] = ()


class Way(msgspec.Struct, frozen=True):
    """One wording inside brackets and who proposes it; without pieces, that there be none."""

    pieces: tuple["Piece", ...]
    by: By = ()


class Bracket(msgspec.Struct, frozen=True, tag="bracket", tag_field="piece"):
    """Words to be put in or taken out, or wordings that exclude each other: the one as tabled first."""

    does: Literal["insert", "delete", "instead"]
    ways: tuple[Way, ...]


Piece = Words | Bracket


class Block(msgspec.Struct, frozen=True, kw_only=True):
    """One provision with what is proposed on its words."""

    address: str
    kind: Kind
    depth: int
    level: int = 0
    label: str
    """``3.``, ``PP2``, ``(a)``, or nothing."""
    pieces: tuple[Piece, ...]


class Proposal(msgspec.Struct, frozen=True, kw_only=True):
    """What is proposed for a provision as a whole: other words for it, a new one, or something told in words."""

    does: Literal["alternative", "new", "delete", "told"]
    label: str = ""
    """``3 alt.``, ``3 bis.``"""
    blocks: tuple[Block, ...] = ()
    said: str = ""
    by: By


class Entry(msgspec.Struct, frozen=True, kw_only=True):
    """One provision of the text as tabled with what is proposed for it; or a new one, which has no *block*."""

    block: Block | None = None
    proposals: tuple[Proposal, ...] = ()


class Proposer(msgspec.Struct, frozen=True, kw_only=True):
    """One amendment in the paper."""

    id: str
    title: str
    symbol: str
    against: str
    sponsors: tuple[str, ...]
    outcome: Outcome


class Compilation(msgspec.Struct, frozen=True, kw_only=True):
    """The text as tabled with all proposals to it, in reading order."""

    dossier: str
    title: str
    language: str
    tabled_by: tuple[str, ...]
    decided: bool
    """Whether the text was decided on: then every proposal is shown with its outcome."""
    everything: bool
    """Whether proposals are shown that were rejected, withdrawn or fell."""
    entries: tuple[Entry, ...]
    proposers: tuple[Proposer, ...]
    """By sequence in the record."""
    left_out: tuple[str, ...] = ()
    """Amendments that are not shown."""
    unplaced: tuple[tuple[str, str], ...] = ()
    """Operations that find no place in the text, and why."""
