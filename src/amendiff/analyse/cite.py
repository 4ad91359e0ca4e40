"""A citation of one amendment and its effect, in the styles that people paste. Adds no facts.

The fields follow the record: CSL 1.0.2 (citation style language) names, BibTeX ``@misc``, RIS ``TY  - BILL``.
"""

import json
import re
from typing import Literal

import msgspec

from amendiff.analyse.effect import Effect, effect
from amendiff.analyse.told import effect_in_words
from amendiff.model.decision import Decision
from amendiff.model.dossier import Dossier
from amendiff.model.naming import BASES, OUTCOMES
from amendiff.sentences import Voice, count, day as day_in_words, joined, say, spoken

Style = Literal["plain", "markdown", "bibtex", "csl-json", "ris"]
STYLES: tuple[Style, ...] = ("plain", "markdown", "bibtex", "csl-json", "ris")

_REASONS = {
    "majority": say("no majority in favour"),
    "votes-short": say("too few votes in favour"),
    "veto": say("a permanent member voted against"),
}
_LATEX = {character: f"\\{character}" for character in "&%$#_{}"} | {
    "\\": r"\textbackslash{}",
    "~": r"\textasciitilde{}",
    "^": r"\textasciicircum{}",
}
_SIGNS = re.compile(rf"[{re.escape(''.join(_LATEX))}]")


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
    text = joined(
        ", ", (*((identity.symbol.value,) if identity.symbol else ()), say("“%(title)s”", title=identity.title))
    )
    own = symbol or amendment.id
    if amendment.title:
        title = say("Amendment %(name)s (“%(title)s”) to %(text)s", name=own, title=amendment.title, text=text)
    else:
        title = say("Amendment %(name)s to %(text)s", name=own, text=text)
    date = amendment.decision.date
    return Citation(
        key=f"{dossier.name}-{amendment.id}",
        authors=amendment.sponsors or ((amendment.presented_by,) if amendment.presented_by else ()),
        title=title,
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


def translated(parts: Citation, voice: Voice) -> Citation:
    """Return *parts* in the language of *voice*."""
    said = {name: spoken(getattr(parts, name), voice) for name in ("title", "decided", "effect", "caution")}
    return msgspec.structs.replace(parts, **said)


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
    words = OUTCOMES[decision.outcome]
    if decision.date:
        words = say("%(decided)s on %(date)s", decided=words, date=day_in_words(decision.date))
    if (vote := decision.vote) and vote.in_favour is not None:
        if vote.against is None:
            words = say("%(decided)s with %(tally)s", decided=words, tally=tally(decision))
        else:
            words = say("%(decided)s by %(tally)s", decided=words, tally=tally(decision))
    if decision.reason:
        words = say("%(decided)s (%(reason)s)", decided=words, reason=_REASONS[decision.reason])
    return words


def tally(decision: Decision) -> str:
    """Return the vote as ``31-71-59``, or in words where a part is not known; ``""`` where nothing is."""
    vote = decision.vote
    if vote is None or vote.in_favour is None:
        return ""
    if vote.against is None:
        return count(vote.in_favour, "%(number)s in favour", "%(number)s in favour")
    if vote.abstaining is None:
        return say("%(tally)s, abstentions not known", tally=f"{vote.in_favour}-{vote.against}")
    return f"{vote.in_favour}-{vote.against}-{vote.abstaining}"


def _caution(result: Effect) -> str:
    amendment = result.amendment
    doubts = []
    if amendment.symbol and amendment.symbol.basis == "inferred":
        doubts.append(say("its symbol is inferred"))
    if amendment.basis != "attested":
        doubts.append(say("its words are %(basis)s", basis=BASES[amendment.basis]))
    if amendment.instruction and amendment.instruction.basis == "reconstructed":
        doubts.append(say("its instruction is reconstructed"))
    return joined("; ", doubts)


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
        return _SIGNS.sub(lambda found: _LATEX[found[0]], _one_line(text))

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
