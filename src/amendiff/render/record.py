"""The record of a text as lines of a terminal: its dossiers, its history, one amendment. Adds no facts."""

from collections.abc import Iterable, Iterator, Sequence

from rich.text import Text

from amendiff.analyse.cite import cite, decided
from amendiff.analyse.disputes import about
from amendiff.analyse.effect import Effect
from amendiff.analyse.majorities import needed
from amendiff.analyse.versions import order_of_adoption, version_names
from amendiff.model.amendment import Amendment
from amendiff.model.decision import Decision, Fact, Vote
from amendiff.model.dossier import Dossier
from amendiff.model.naming import in_a_row
from amendiff.model.source import Dispute
from amendiff.model.wording import operation_in_words
from amendiff.render.terminal import Look, badge, marked, plain, wrapped
from amendiff.render.text import label
from amendiff.sentences import day as day_in_words

_COLUMN = 13


def listed(dossiers: Iterable[Dossier], look: Look) -> Iterator[Text]:
    """Return each dossier with its state and its versions."""
    count = 0
    for count, dossier in enumerate(dossiers, 1):
        if count > 1:
            yield Text()
        identity = dossier.identity
        symbol = f" ({identity.symbol.value})" if identity.symbol else ""
        yield from wrapped(plain(dossier.name, "bold"), look.width)
        yield from wrapped(plain(f"{identity.title}{symbol}, {identity.body}"), look.width, "  ")
        yield from wrapped(plain(f"{_decided(identity.decision)}; {_amendments(dossier)}"), look.width, "  ")
        yield from wrapped(plain(f"versions: {', '.join(version_names(dossier))}"), look.width, "  ", "    ")
    if not count:
        yield Text("no dossiers")


def _amendments(dossier: Dossier) -> str:
    all_of_them, adopted = len(dossier.amendments), len(order_of_adoption(dossier))
    if not all_of_them:
        return "no amendments"
    return f"{all_of_them} amendment{'s' * (all_of_them > 1)}, {adopted or 'none'} adopted"


def _decided(decision: Decision) -> str:
    words = decided(decision)
    return f"{words}, as {decision.adopted_as.value}" if decision.adopted_as else words


def logged(dossier: Dossier, look: Look) -> Iterator[Text]:
    """Return the history of *dossier* in order: drafts, tabling, amendments by sequence, decision."""
    identity = dossier.identity
    yield from wrapped(plain(f"{identity.title}", "bold"), look.width)
    where = ", ".join(part for part in (identity.body, identity.session, identity.meetings) if part)
    yield from wrapped(plain(where), look.width)
    for draft in identity.drafts:
        name = f"draft:{draft.date.isoformat()}"
        said = [draft.title or "An earlier draft", _known(draft.wording.basis if draft.wording else "")]
        yield from _event(name, [". ".join(part for part in said if part), draft.note], draft.sources, look)
    tabled = identity.tabled
    head = "Tabled" + (f" by {in_a_row(tabled.by)}" if tabled.by else "")
    head += f" on {day_in_words(tabled.date)}" if tabled.date else ""
    wording = identity.wording.get("tabled")
    lines = [head + _symbol(identity.symbol, " as "), _known(wording.basis if wording else ""), tabled.note]
    yield from _event("tabled", lines, tabled.sources, look)
    for amendment in dossier.amendments:
        yield from _amendment(dossier, amendment, look)
    wording = identity.wording.get("adopted")
    ending = [_capital(_decided(identity.decision)), _known(wording.basis if wording else "")]
    yield from _event(
        "decision",
        [*ending, needed(dossier, identity.decision), identity.decision.note],
        identity.decision.sources,
        look,
    )
    for reading in identity.readings:
        yield from _event(
            reading.id, [reading.title, f"That is {reading.version}.", reading.note], reading.sources, look
        )
    if dossier.sources.disputes:
        yield Text()
        yield plain("disputed", "bold")
        for dispute in dossier.sources.disputes:
            yield from wrapped(plain(dispute.question), look.width, "  ", "    ")


def _amendment(dossier: Dossier, amendment: Amendment, look: Look) -> Iterator[Text]:
    title = f"“{amendment.title}”" if amendment.title else "An amendment"
    by = f" by {in_a_row(amendment.sponsors)}" if amendment.sponsors else ""
    shown = (
        f", presented by {amendment.presented_by}" if amendment.presented_by not in ("", *amendment.sponsors) else ""
    )
    against = f", to {amendment.against}" if amendment.against != "tabled" else ""
    symbol = _symbol(amendment.symbol, ", ") if amendment.symbol else ""
    yield from _event(
        amendment.id,
        [f"{title}{by}{shown}{against}{symbol}", *_outcomes(dossier, amendment)],
        amendment.decision.sources,
        look,
    )


def _outcomes(dossier: Dossier, amendment: Amendment) -> Iterator[str]:
    """What was decided, what that needed where there was a vote, and the separate votes."""
    for what, decision in (
        ("", amendment.decision),
        *((_items(part.items), part.decision) for part in amendment.parts),
    ):
        said = [decided(decision), needed(dossier, decision) if decision.vote else ""]
        yield _capital(what + "; ".join(filter(None, said)))
    if amendment.revised:
        yield "As orally revised" + (f" by {amendment.revised.by}" if amendment.revised.by else "")


def _items(items: Sequence[int]) -> str:
    return f"separate vote on operation{'s' * (len(items) > 1)} {in_a_row(str(item) for item in items)}: "


def _event(name: str, lines: Sequence[str], sources: Sequence[str], look: Look) -> Iterator[Text]:
    """A name, then what is to say of it, each sentence on its own line."""
    yield Text()
    heading = plain(name, "bold")
    if look.colored:
        heading.append_text(badge(name, look))
    yield heading
    for line in lines:
        for part in filter(None, line.split("\n")):
            yield from wrapped(plain(part), look.width, "  ", "    ")
    if sources:
        yield from wrapped(plain(", ".join(sources), "dim"), look.width, "  sources: ", "    ")


def explained(effect: Effect, look: Look) -> Iterator[Text]:
    """Return *effect* as one screen: instruction, changes, sponsors, vote, sources, disputes, citation."""
    amendment, dossier = effect.amendment, effect.before.dossier
    head = plain(amendment.id, "bold")
    head.append_text(plain(f" “{amendment.title}”" if amendment.title else "", "bold"))
    yield from wrapped(head.append_text(plain(f" to {dossier.name}: {dossier.identity.title}")), look.width, "", "  ")
    yield Text()
    if amendment.instruction:
        basis = {"verbatim": "word for word"}.get(amendment.instruction.basis, amendment.instruction.basis)
        yield from _field("instruction", f"{amendment.instruction.text} ({basis})", look)
    yield from _revision(amendment, look)
    doubt = f"; its words are {amendment.basis}" if amendment.basis != "attested" else ""
    yield from _field("changes", f"{effect.summary}, against {amendment.against}{doubt}", look)
    for row in effect.rows:
        margin = " " * _COLUMN
        yield from wrapped(plain(row.provision.address, "bold"), look.width, margin)
        yield from wrapped(marked(row, look), look.width, margin + "  " + label(row.provision))
    for operation, fate in effect.fates.items():
        if fate.kind != "applied":
            yield from _field("", f"{operation}: {fate.kind}; {fate.reason}", look)
    yield from _field("sponsors", _sponsors(amendment), look)
    if amendment.symbol:
        yield from _field("symbol", _symbol(amendment.symbol, ""), look)
    said = [decided(amendment.decision), needed(dossier, amendment.decision)]
    yield from _field("decided", "; ".join(filter(None, said)), look)
    for part in amendment.parts:
        said = [decided(part.decision), needed(dossier, part.decision)]
        yield from _field("", _items(part.items) + "; ".join(filter(None, said)), look)
    if amendment.decision.outcome in ("adopted", "rejected"):
        yield from _field("vote", _vote(amendment.decision.vote), look)
    words = f"words {', '.join(amendment.sources)}" if amendment.sources else ""
    outcome = f"outcome {', '.join(amendment.decision.sources)}" if amendment.decision.sources else ""
    yield from _field("sources", "; ".join(filter(None, [words, outcome])), look)
    for dispute in about(dossier, amendment.id):
        yield from _field("disputed", _dispute(dispute), look)
    yield from _field("cite", cite(dossier, amendment.id), look)


def _revision(amendment: Amendment, look: Look) -> Iterator[Text]:
    """Both wordings of an amendment that was revised orally; what it changes is told as revised."""
    revised = amendment.revised
    if revised is None:
        return
    when = f" on {day_in_words(revised.date)}" if revised.date else ""
    said = f"orally{when}{f' by {revised.by}' if revised.by else ''}{f': {revised.text}' if revised.text else ''}"
    yield from _field("revised", said, look)
    for name, operations in (("circulated", amendment.operations), ("as revised", revised.operations)):
        for n, operation in enumerate(operations):
            yield from _field("" if n else name, operation_in_words(operation), look)


def _field(name: str, said: str, look: Look) -> Iterator[Text]:
    if said:
        for n, line in enumerate(wrapped(plain(said), look.width, f"{name:<{_COLUMN}}", " " * _COLUMN)):
            if not n:
                line.stylize("bold", 0, len(name))
            yield line


def _dispute(dispute: Dispute) -> str:
    against = [claim for claim in dispute.claims if claim.agrees is False]
    said = "; ".join(
        f"{f'“{claim.says}”' if claim.quoted else claim.says.rstrip('.')} ({', '.join(claim.sources)})"
        for claim in against
    )
    ending = "" if dispute.settled else " Not settled."
    return f"{dispute.question} {dispute.position}{ending}" + (f" Against it: {said}." if said else "")


def _vote(vote: Vote | None) -> str:
    if vote is None or vote.in_favour is None:
        return "no tally is known"
    numbers = [
        f"{'unknown' if number is None else number} {name}"
        for number, name in ((vote.in_favour, "in favour"), (vote.against, "against"), (vote.abstaining, "abstaining"))
    ]
    return ", ".join(numbers)


def _sponsors(amendment: Amendment) -> str:
    names = in_a_row(amendment.sponsors) or "nobody named"
    return names + (f"; presented by {amendment.presented_by}" if amendment.presented_by else "")


def _symbol(symbol: Fact | None, before: str) -> str:
    if symbol is None:
        return ""
    return f"{before}{symbol.value}" + (f" ({symbol.basis})" if symbol.basis != "attested" else "")


def _known(basis: str) -> str:
    return f"The wording is {'an excerpt' if basis == 'excerpt' else basis}" if basis not in ("", "attested") else ""


def _capital(text: str) -> str:
    return text[:1].upper() + text[1:]
