"""Machine output of the record: one amendment with its effect, the amendments of a text, the dossiers of a corpus."""

from collections.abc import Iterable

import msgspec

from amendiff.analyse.disputes import about
from amendiff.analyse.effect import Effect
from amendiff.analyse.told import effect_in_words
from amendiff.analyse.versions import order_of_adoption, version_names
from amendiff.application import Fate
from amendiff.model.amendment import Amendment
from amendiff.model.decision import Decision
from amendiff.model.dossier import Dossier, Draft, NamedReading, Tabling
from amendiff.model.source import Dispute
from amendiff.render.machine.contract import Envelope, written
from amendiff.render.machine.differences import Difference, difference


class EffectOut(Envelope, kw_only=True, tag="effect"):
    """One amendment and what it does to the text that it was drafted against."""

    dossier: str
    amendment: Amendment
    against: str
    summary: str
    in_words: str
    provisions: tuple[Difference, ...]
    fates: dict[str, Fate]
    disputes: tuple[Dispute, ...]


class LogOut(Envelope, kw_only=True, tag="log"):
    """The record of one text: drafts, tabling, amendments by sequence, decision."""

    dossier: str
    title: str
    drafts: tuple[Draft, ...]
    tabled: Tabling
    amendments: tuple[Amendment, ...]
    order_of_adoption: tuple[str, ...]
    decision: Decision
    readings: tuple[NamedReading, ...]


class Listed(msgspec.Struct, kw_only=True):
    """One dossier of a corpus."""

    name: str
    title: str
    body: str
    outcome: str
    amendments: int
    adopted: int
    versions: tuple[str, ...]


class ListOut(Envelope, kw_only=True, tag="list"):
    """All dossiers of a corpus, by name."""

    dossiers: tuple[Listed, ...]


def effect_json(effect: Effect) -> str:
    """Return *effect* with its disputes as JSON."""
    dossier = effect.before.dossier
    return written(
        EffectOut(
            dossier=dossier.name,
            amendment=effect.amendment,
            against=effect.amendment.against,
            summary=effect.summary,
            in_words=effect_in_words(effect),
            provisions=tuple(difference(row) for row in effect.rows),
            fates=effect.fates,
            disputes=about(dossier, effect.amendment.id),
        )
    )


def log_json(dossier: Dossier) -> str:
    """Return the record of *dossier* as JSON."""
    identity = dossier.identity
    return written(
        LogOut(
            dossier=dossier.name,
            title=identity.title,
            drafts=identity.drafts,
            tabled=identity.tabled,
            amendments=dossier.amendments,
            order_of_adoption=order_of_adoption(dossier),
            decision=identity.decision,
            readings=identity.readings,
        )
    )


def list_json(corpus: Iterable[Dossier]) -> str:
    """Return the dossiers of *corpus* as JSON."""
    return written(ListOut(dossiers=tuple(map(listed, corpus))))


def listed(dossier: Dossier) -> Listed:
    """Return *dossier* as a list of dossiers has it."""
    return Listed(
        name=dossier.name,
        title=dossier.identity.title,
        body=dossier.identity.body,
        outcome=dossier.identity.decision.outcome,
        amendments=len(dossier.amendments),
        adopted=len(order_of_adoption(dossier)),
        versions=version_names(dossier),
    )
