"""What is printed around a text, from the record: its symbol, body and dates, and the sources. Adds no facts."""

from collections.abc import Iterator

from amendiff.analyse.cite import decided
from amendiff.analyse.credits import comments_of
from amendiff.analyse.exported import Exported
from amendiff.formats.pdf import Front
from amendiff.model.decision import Fact
from amendiff.model.dossier import Dossier
from amendiff.model.naming import in_a_row
from amendiff.sentences import day as day_in_words


def front_of(made: Exported, *, redline: bool, known: str = "") -> Front:
    """Return what is printed around *made*, clean or as a *redline*; *known* says how its words are known."""
    dossier, name = made.version.dossier, made.version.name
    identity = dossier.identity
    adopted = name == "adopted" and not redline and identity.decision.adopted_as
    return Front(
        title=identity.title,
        symbol=_said(adopted or identity.symbol),
        version=f"changes from tabled to {name}" if redline and name != "tabled" else name,
        facts=(*_facts(dossier), *([f"{known}."] if known else [])),
        said=comments_of(dossier, by_key=True),
        sources=tuple(_sources(dossier)),
    )


def _said(fact: Fact | None) -> str:
    if fact is None:
        return ""
    return fact.value if fact.basis in ("attested", "verbatim") else f"{fact.value} ({fact.basis})"


def _facts(dossier: Dossier) -> Iterator[str]:
    identity = dossier.identity
    yield ", ".join(part for part in (identity.body, identity.session) if part)
    tabled = [f"Tabled on {day_in_words(identity.tabled.date)}"] if identity.tabled.date else ["Tabled"]
    tabled += [f"by {in_a_row(identity.tabled.by)}"] if identity.tabled.by else []
    if len(tabled) > 1 or identity.tabled.date:
        yield " ".join(tabled)
    said = decided(identity.decision)
    adopted_as = f" as {_said(identity.decision.adopted_as)}" if identity.decision.adopted_as else ""
    yield f"{said[:1].upper()}{said[1:]}{adopted_as}"


def _sources(dossier: Dossier) -> Iterator[str]:
    for key, one in dossier.sources.sources.items():
        said = ", ".join(part for part in (one.author, one.title, one.publisher, one.date) if part)
        yield f"{key}: {said.removesuffix('.')}. {one.url}".strip()
