"""All proposals to a text in one paper: paragraph by paragraph, in square brackets, with who proposes what."""

from amendiff.analyse.compilation.compiling import compilation
from amendiff.analyse.compilation.paper import Block, Bracket, Compilation, Entry, Piece, Proposal, Proposer, Way, Words

__all__ = ["Block", "Bracket", "Compilation", "Entry", "Piece", "Proposal", "Proposer", "Way", "Words", "compilation"]
