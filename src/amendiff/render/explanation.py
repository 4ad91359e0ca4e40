"""What explains a text and what nobody explains, as lines of a terminal and as JSON. Adds no facts."""

from collections.abc import Iterator
from typing import Literal

import msgspec
from rich.text import Text

from amendiff.analyse.explanation import Explanation, Residue
from amendiff.model.naming import in_a_row
from amendiff.render.machine import Difference, Envelope, difference, written
from amendiff.render.terminal import Look, marked, plain, wrapped
from amendiff.render.text import label


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


KINDS: tuple[type[Envelope], ...] = (ExplanationOut,)


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


def explanation_lines(found: Explanation, look: Look) -> Iterator[Text]:
    """Return *found*: what explains how much, each place that is left with its nearest amendment, what else fits."""
    yield from wrapped(plain(found.summary, "bold"), look.width)
    if found.best.recorded and found.best.amendments:
        yield from wrapped(plain(f"the adopted set is {_set(found.best.amendments)}"), look.width, "  ", "    ")
    for one in found.residues:
        yield Text()
        yield from wrapped(plain(one.place, "bold"), look.width)
        yield from wrapped(marked(one.row, look), look.width, "  " + label(one.row.provision))
        for said in _said(one):
            yield from wrapped(plain(said), look.width, "  ", "    ")
    if found.halves:
        yield Text()
        for half in found.halves:
            yield from wrapped(plain(half.sentence), look.width, "", "  ")
    if found.others:
        yield Text()
        yield plain("as much is explained by")
        for other in found.others:
            order = " (in this order)" if other.ordered else ""
            record = " (the adopted set)" if other.recorded else ""
            yield from wrapped(plain(f"{_set(other.amendments)}{order}{record}"), look.width, "  ", "    ")


def _said(one: Residue) -> Iterator[str]:
    level: Literal["word", "words"] = "word" if one.words == 1 else "words"
    told = [_change(change.old, change.new) for change in one.changes if not change.fold]
    if told:
        yield f"{one.words} {level} not explained: {in_a_row(told)}"
    if len(told) < len(one.changes):
        yield "capitals or closing punctuation differ"
    if one.nearest and one.words:
        yield f"nearest is {one.nearest}: {one.because}"


def _change(old: str, new: str) -> str:
    if old and new:
        return f"“{new}” for “{old}”"
    if not (old or new):
        return "its place"
    return f"“{new}” added" if new else f"“{old}” left out"


def _set(names: tuple[str, ...]) -> str:
    return "+".join(names) or "no amendment"
