"""What other pages say of a dossier: its summary, who tabled what, what happened when. Knows no page."""

from datetime import date as Date

import msgspec

from amendiff.model.dossier import Dossier
from amendiff.render.machine import Listed, listed
from amendiff.sentences import Voice, joined, say, spoken
from amendiff.site.anchors import folders
from amendiff.site.wording import fact, figures, outcome, state, symbol


class Summary(msgspec.Struct, frozen=True):
    """What the home page, and the pages of related texts, say of a dossier."""

    name: str
    folder: str
    language: str
    title: str
    kicker: str
    state: str
    summary: str


class Tabled(msgspec.Struct, frozen=True, kw_only=True):
    """One amendment as the page of its sponsor shows it."""

    sponsor: str
    role: str
    """``sponsor``, or ``presented it`` where the record has the name for that only."""
    amendment: str
    symbol: str
    title: str
    outcome: str
    adopted: bool
    open: bool
    """Whether it is still to be decided."""
    figures: str
    path: str


class Event(msgspec.Struct, frozen=True):
    """Something that the record dates."""

    date: Date
    title: str
    says: str
    path: str
    """Below the site, with its anchor."""


class Facts(msgspec.Struct, frozen=True):
    """Everything that other pages say of a dossier."""

    summary: Summary
    tabled: tuple[Tabled, ...]
    events: tuple[Event, ...]
    """The earliest first."""
    listed: Listed
    related: tuple[str, ...]


def facts_of(dossier: Dossier, folder: str, voice: Voice) -> Facts:
    """Return what other pages say, in *voice*, of *dossier*, which is in *folder*."""

    def said(words: str) -> str:
        return spoken(words, voice)

    identity = dossier.identity
    parts = (identity.body, fact(identity.symbol), fact(identity.decision.adopted_as))
    kicker = said(joined(" · ", [part for part in parts if part]))
    summary = Summary(
        dossier.name, folder, identity.language, identity.title, kicker, said(state(dossier)), identity.summary
    )
    tabled: list[Tabled] = []
    events: list[Event] = []
    places = folders([one.id for one in dossier.amendments], ())
    if identity.tabled.date:
        told = said(say("%(text)s: tabled", text=identity.title))
        events.append(Event(identity.tabled.date, told, identity.summary, f"{folder}/index.html"))
    for one in dossier.amendments:
        path = f"{folder}/amendments/{places[one.id]}/index.html"
        presented = [one.presented_by] if one.presented_by and one.presented_by not in one.sponsors else []
        tabled += [
            Tabled(
                sponsor=name,
                role="presented it" if name in presented else "sponsor",
                amendment=one.id,
                symbol=said(symbol(one)),
                title=one.title,
                outcome=said(outcome(one.decision)),
                adopted=one.adopted,
                open=one.decision.outcome == "pending",
                figures=said(figures(one.decision.vote)),
                path=path,
            )
            for name in (*one.sponsors, *presented)
        ]
        if one.decision.date:
            what = {"text": identity.title, "amendment": symbol(one), "outcome": outcome(one.decision)}
            told = said(say("%(text)s: %(amendment)s %(outcome)s", **what))
            events.append(Event(one.decision.date, told, one.title, path))
    if identity.decision.date:
        told = said(say("%(text)s: %(outcome)s", text=identity.title, outcome=outcome(identity.decision)))
        events.append(Event(identity.decision.date, told, summary.state, f"{folder}/index.html#decision"))
    return Facts(
        summary, tuple(tabled), tuple(sorted(events, key=lambda one: one.date)), listed(dossier), identity.related
    )
