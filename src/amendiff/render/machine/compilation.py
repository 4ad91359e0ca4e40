"""A compilation for programs: the same values that the papers show, in the published form. Adds no facts."""

import msgspec

from amendiff.analyse.compilation.paper import Compilation, Entry, Proposer
from amendiff.render.machine.contract import Envelope, written


class Unplaced(msgspec.Struct, kw_only=True):
    """An operation that finds no place in the text, and why."""

    operation: str
    reason: str


class CompilationOut(Envelope, kw_only=True, tag="compilation"):
    """The text as tabled with all proposals to it, in reading order; what was rejected only where *everything* is."""

    dossier: str
    title: str
    language: str
    tabled_by: tuple[str, ...]
    decided: bool
    everything: bool
    entries: tuple[Entry, ...]
    proposers: tuple[Proposer, ...]
    left_out: tuple[str, ...]
    unplaced: tuple[Unplaced, ...]


def compiled_json(paper: Compilation) -> str:
    """Return *paper* as JSON."""
    return written(
        CompilationOut(
            dossier=paper.dossier,
            title=paper.title,
            language=paper.language,
            tabled_by=paper.tabled_by,
            decided=paper.decided,
            everything=paper.everything,
            entries=paper.entries,
            proposers=paper.proposers,
            left_out=paper.left_out,
            unplaced=tuple(Unplaced(operation=name, reason=why) for name, why in paper.unplaced),
        )
    )
