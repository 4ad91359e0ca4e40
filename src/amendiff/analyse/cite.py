"""A citation of one amendment and its effect, in the styles that people paste. Adds no facts.

The fields follow the record: CSL 1.0.2 (citation style language) names, BibTeX ``@misc``, RIS ``TY  - BILL``.
"""

import json
import re
from datetime import date as Date
from itertools import groupby
from typing import Literal

import msgspec

from amendiff.analyse.effect import Effect, effect
from amendiff.analyse.redline import Row
from amendiff.model.decision import Decision
from amendiff.model.document import Document, Kind
from amendiff.model.dossier import Dossier
from amendiff.model.naming import in_a_row, in_words

Style = Literal["plain", "markdown", "bibtex", "csl-json", "ris"]
STYLES: tuple[Style, ...] = ("plain", "markdown", "bibtex", "csl-json", "ris")

_OUTCOMES = {"not-moved": "not moved", "pending": "not yet decided"}
_REASONS = {
    "majority": "no majority in favour",
    "votes-short": "too few votes in favour",
    "veto": "a permanent member voted against",
}
_MONTHS = (
    *("January", "February", "March", "April", "May", "June", "July", "August"),
    *("September", "October", "November", "December"),
)
_LATEX = str.maketrans(
    {character: f"\\{character}" for character in "&%$#_{}"}
    | {
        "\\": r"\textbackslash{}",
        "~": r"\textasciitilde{}",
        "^": r"\textasciicircum{}",
    }
)


class Citation(msgspec.Struct, frozen=True, kw_only=True):
    """What every style says, each part in plain words."""

    key: str
    authors: tuple[str, ...]
    title: str
    body: str
    session: str
    symbol: str
    decided: str
    """``rejected 24 February 2025, 31-71-59``."""
    year: str
    date: str
    effect: str
    caution: str
    """That the symbol or the words are not attested, where they are not."""


def citation(dossier: Dossier, name: str) -> Citation:
    """Return the parts of a citation of the amendment *name* of *dossier*. Raises what ``effect`` raises."""
    return citation_of(effect(dossier, name))


def citation_of(result: Effect) -> Citation:
    """Return the parts of a citation of the amendment whose effect is *result*."""
    dossier = result.before.dossier
    amendment, identity = result.amendment, dossier.identity
    symbol = amendment.symbol.value if amendment.symbol else ""
    text = f"{identity.symbol.value}, " if identity.symbol else ""
    known_as = f" (“{amendment.title}”)" if amendment.title else ""
    own = f" {symbol}" if symbol else f" {amendment.id}"
    date = amendment.decision.date
    return Citation(
        key=f"{dossier.name}-{amendment.id}",
        authors=amendment.sponsors or ((amendment.presented_by,) if amendment.presented_by else ()),
        title=f"Amendment{own}{known_as} to {text}“{identity.title}”",
        body=identity.body,
        session=identity.session,
        symbol=symbol,
        decided=decided(amendment.decision),
        year=str(date.year) if date else "",
        date=date.isoformat() if date else "",
        effect=effect_in_words(result),
        caution=_caution(result),
    )


def cite(dossier: Dossier, name: str, style: Style = "plain") -> str:
    """Return the citation of the amendment *name* of *dossier* in *style*, without a closing line end."""
    return in_style(citation(dossier, name), style)


def in_style(parts: Citation, style: Style) -> str:
    """Return *parts* in *style*, without a closing line end."""
    match style:
        case "plain":
            return _sentence(parts)
        case "markdown":
            return _markdown(parts)
        case "bibtex":
            return _bibtex(parts)
        case "csl-json":
            return _csl(parts)
        case "ris":
            return _ris(parts)


def decided(decision: Decision) -> str:
    """Return what was decided, in words: ``rejected on 24 February 2025 by 31-71-59``."""
    words = _OUTCOMES.get(decision.outcome, decision.outcome)
    if decision.date:
        words += f" on {day_in_words(decision.date)}"
    if decision.vote and decision.vote.in_favour is not None:
        words += f" {'with' if decision.vote.against is None else 'by'} {tally(decision)}"
    return words + (f" ({_REASONS[decision.reason]})" if decision.reason else "")


def day_in_words(day: Date) -> str:
    """Return *day* as ``24 February 2025``, whatever the locale."""
    return f"{day.day} {_MONTHS[day.month - 1]} {day.year}"


def tally(decision: Decision) -> str:
    """Return the vote as ``31-71-59``, or in words where a part is not known; ``""`` where nothing is."""
    vote = decision.vote
    if vote is None or vote.in_favour is None:
        return ""
    if vote.against is None:
        return f"{vote.in_favour} in favour"
    if vote.abstaining is None:
        return f"{vote.in_favour}-{vote.against}, abstentions not known"
    return f"{vote.in_favour}-{vote.against}-{vote.abstaining}"


def effect_in_words(result: Effect) -> str:
    """Return what the amendment changes, place by place, by the words that differ."""
    only = _only_operative(result.before.document)
    after = result.after.document
    return "; ".join(_row(row, after, only_operative=only) for row in result.rows) or "changes nothing"


def _row(row: Row, after: Document, *, only_operative: bool) -> str:
    place = in_words(row.provision.address, only_operative=only_operative)
    words = "".join(segment.text for segment in row.segments).strip()
    match row.change:
        case "inserted":
            return f"inserts a new paragraph {_where(row, after, only_operative=only_operative)}: “{words}”"
        case "deleted":
            return f"deletes {place}: “{words}”"
        case "moved" | "split" | "joined":
            done = {"moved": "moves", "split": "splits", "joined": "joins to what follows"}[row.change]
            return f"{done} {place}"
        case "formatting":
            return f"changes the emphasis in {place}"
        case _:
            return f"in {place} {', '.join(_changes(row))}"


def _where(row: Row, after: Document, *, only_operative: bool) -> str:
    """Where a new provision stands: after the one before it at its level, or before the next."""
    assert row.new_index is not None
    own = after.provisions[row.new_index]
    parent = after.parent(row.new_index)
    level = [n for n, one in enumerate(after.provisions) if one.depth == own.depth and after.parent(n) == parent]
    at = level.index(row.new_index)
    if at:
        return f"after {in_words(after.provisions[level[at - 1]].address, only_operative=only_operative)}"
    if len(level) > 1:
        return f"before {in_words(after.provisions[level[1]].address, only_operative=only_operative)}"
    return f"in {in_words(parent, only_operative=only_operative)}" if parent else "in the text"


def _changes(row: Row) -> list[str]:
    """What happens inside one provision: ``inserts “a” and “b”``, ``replaces “c” by “d”``."""
    done: list[tuple[str, str]] = []
    gone = ""
    for sign, same in groupby(row.segments, key=lambda one: one.sign):
        words = "".join(segment.text for segment in same).strip()
        if sign == "-":
            gone = words
        elif sign == "+" and gone:
            done.append(("replaces", f"“{gone}” by “{words}”"))
            gone = ""
        else:
            done += [("deletes", f"“{gone}”")] if gone else []
            done += [("inserts", f"“{words}”")] if sign == "+" and words else []
            gone = ""
    done += [("deletes", f"“{gone}”")] if gone else []
    return [f"{verb} {in_a_row([what for _, what in told])}" for verb, told in groupby(done, key=lambda one: one[0])]


def _only_operative(document: Document) -> bool:
    return sum(1 for one in document if one.kind is Kind.OPERATIVE and one.depth == 0) == 1


def _caution(result: Effect) -> str:
    amendment = result.amendment
    doubts = []
    if amendment.symbol and amendment.symbol.basis == "inferred":
        doubts.append("its symbol is inferred")
    if amendment.basis != "attested":
        doubts.append(f"its words are {amendment.basis}")
    if amendment.instruction and amendment.instruction.basis == "reconstructed":
        doubts.append("its instruction is reconstructed")
    return "; ".join(doubts)


def _sentence(parts: Citation) -> str:
    head = ", ".join(part for part in (*parts.authors, parts.title, parts.body, parts.session) if part)
    return _one_line(f"{head}. {_note(parts)}")


def _one_line(text: str) -> str:
    return " ".join(text.split())


def _markdown(parts: Citation) -> str:
    from amendiff.markup import escape

    title = f"*{escape(_one_line(parts.title))}*"
    plain = [*(escape(_one_line(author)) for author in parts.authors), title]
    head = ", ".join([*plain, *(escape(_one_line(part)) for part in (parts.body, parts.session) if part)])
    return f"{head}. {escape(_one_line(_note(parts)))}"


def _bibtex(parts: Citation) -> str:
    def latex(text: str) -> str:
        return _one_line(text).translate(_LATEX)

    key = re.sub(r"[^A-Za-z0-9.:-]", "-", parts.key)
    fields = {
        "author": " and ".join("{" + latex(author) + "}" for author in parts.authors),
        "title": "{" + latex(parts.title) + "}",
        "year": parts.year,
        "howpublished": latex(", ".join(part for part in (parts.body, parts.session) if part)),
        "number": latex(parts.symbol),
        "note": latex(_note(parts)),
    }
    lines = [f"  {name} = {{{value}}}," for name, value in fields.items() if value.strip("{}")]
    return "\n".join([f"@misc{{{key},", *lines, "}"])


def _note(parts: Citation) -> str:
    said = [parts.decided, parts.effect, parts.caution]
    return " ".join(one[:1].upper() + one[1:].rstrip(".") + ("" if one.endswith(".”") else ".") for one in said if one)


def _csl(parts: Citation) -> str:
    entry: dict[str, object] = {
        "id": parts.key,
        "type": "bill",
        "title": _one_line(parts.title),
        "author": [{"literal": author} for author in parts.authors],
        "authority": parts.body,
        "number": parts.symbol,
        "chapter-number": parts.session,
        "note": _one_line(_note(parts)),
    }
    if parts.date:
        entry["issued"] = {"date-parts": [[int(number) for number in parts.date.split("-")]]}
    kept = {name: value for name, value in entry.items() if value}
    return json.dumps([kept], ensure_ascii=False, indent=2)


def _ris(parts: Citation) -> str:
    lines = [
        ("TY", "BILL"),
        ("ID", parts.key),
        *(("AU", author) for author in parts.authors),
        ("TI", parts.title),
        ("T2", ", ".join(part for part in (parts.body, parts.session) if part)),
        ("PY", parts.year),
        ("DA", parts.date.replace("-", "/")),
        ("M1", parts.symbol),
        ("N1", _note(parts)),
        ("ER", ""),
    ]
    return "\n".join(
        f"{tag}  - {_one_line(value)}".rstrip() if tag != "ER" else "ER  - "
        for tag, value in lines
        if value or tag == "ER"
    )
