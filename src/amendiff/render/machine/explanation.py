"""Machine output of what explains a text, and what nobody explains."""

import msgspec

from amendiff.analyse.explanation import Explanation, Residue
from amendiff.render.machine.contract import Envelope, written
from amendiff.render.machine.differences import Difference, difference


class SetOut(msgspec.Struct, kw_only=True):
    """A set of amendments; *ordered* where its order matters, *recorded* where the record has it as adopted."""

    amendments: tuple[str, ...]
    ordered: bool
    recorded: bool


class ChangedWords(msgspec.Struct, kw_only=True):
    """Words of the best explanation, and those of the text; *folded* where only capitals or punctuation differ."""

    old: str
    new: str
    folded: bool


class ResidueOut(msgspec.Struct, kw_only=True):
    """One provision with words that no amendment explains."""

    place: str
    words: int
    changes: tuple[ChangedWords, ...]
    nearest: str
    because: str
    provision: Difference


class HalfOut(msgspec.Struct, kw_only=True):
    """An amendment of which some operations are in the text, and others not."""

    amendment: str
    there: tuple[str, ...]
    missing: tuple[str, ...]
    sentence: str


class ExplanationOut(Envelope, kw_only=True, tag="explanation"):
    """Which amendments explain a text, and every word that none of them does."""

    dossier: str
    against: str
    summary: str
    exact: bool
    words: int
    best: SetOut
    others: tuple[SetOut, ...]
    residues: tuple[ResidueOut, ...]
    halves: tuple[HalfOut, ...]


def explanation_json(found: Explanation, against: str) -> str:
    """Return *found*, which explains the text called *against*, as JSON."""
    best, *others = (
        SetOut(amendments=one.amendments, ordered=one.ordered, recorded=one.recorded)
        for one in (found.best, *found.others)
    )
    return written(
        ExplanationOut(
            dossier=found.dossier,
            against=against,
            summary=found.summary,
            exact=found.exact,
            words=found.words,
            best=best,
            others=tuple(others),
            residues=tuple(_residue(one) for one in found.residues),
            halves=tuple(
                HalfOut(amendment=one.amendment, there=one.there, missing=one.missing, sentence=one.sentence)
                for one in found.halves
            ),
        )
    )


def _residue(one: Residue) -> ResidueOut:
    return ResidueOut(
        place=one.place,
        words=one.words,
        changes=tuple(ChangedWords(old=each.old, new=each.new, folded=each.fold) for each in one.changes),
        nearest=one.nearest,
        because=one.because,
        provision=difference(one.row),
    )
