"""Who stands behind each amendment, and what is said of it beside its first change. Adds no facts."""

from amendiff.analyse.cite import decided
from amendiff.model.amendment import DIVISION, EDITORIAL, Amendment
from amendiff.model.dossier import Dossier
from amendiff.model.naming import in_a_row
from amendiff.model.tracked import EPOCH, Credit

_NAMED = 3


def credits_of(dossier: Dossier) -> dict[str, Credit]:
    """Return, for each amendment of *dossier*, its author's name, sponsors and symbol, and its date."""
    found: dict[str, Credit] = {}
    for amendment in dossier.amendments:
        day = amendment.decision.date or dossier.identity.tabled.date
        found[amendment.id] = Credit(_name(amendment), f"{day.isoformat()}T00:00:00Z" if day else EPOCH)
    return found


def _name(amendment: Amendment) -> str:
    if amendment.id == EDITORIAL:
        return "Editorial"
    if amendment.id.partition(".")[0] == DIVISION:
        return "Separate votes"
    symbol = amendment.symbol.value if amendment.symbol else amendment.id
    sponsors = amendment.sponsors or ((amendment.presented_by,) if amendment.presented_by else ())
    if not sponsors:
        return symbol
    shown = sponsors if len(sponsors) <= _NAMED else (*sponsors[: _NAMED - 1], f"{len(sponsors) - _NAMED + 1} others")
    return f"{in_a_row(shown)}, {symbol}"


def comments_of(dossier: Dossier, *, by_key: bool = False) -> dict[str, str]:
    """Return, for each amendment of *dossier*, its instruction, what became of it and its sources, a line each.

    *by_key*, the sources are named by their keys, on one line.
    """
    return {amendment.id: _comment(dossier, amendment, by_key=by_key) for amendment in dossier.amendments}


def _comment(dossier: Dossier, amendment: Amendment, *, by_key: bool) -> str:
    lines: list[str] = []
    if amendment.instruction:
        known = "" if amendment.instruction.basis in ("verbatim", "attested") else f" ({amendment.instruction.basis})"
        lines.append(" ".join(amendment.instruction.text.split()) + known)
    lines.append(said(amendment))
    there = dossier.sources.sources
    keys = [key for key in amendment.decision.sources or amendment.sources if key in there]
    if by_key:
        return "\n".join([*lines, *([f"Sources: {', '.join(keys)}"] if keys else [])])
    for source in (there[key] for key in keys):
        publisher = f"{source.publisher}, " if source.publisher else ""
        lines += [f"Source: {publisher}{source.title} {source.url}".strip()]
    return "\n".join(lines)


def said(amendment: Amendment) -> str:
    """Return the symbol of *amendment* and what became of it, in a sentence."""
    symbol = amendment.symbol.value if amendment.symbol else amendment.id
    return f"{symbol}: {decided(amendment.decision)}."
