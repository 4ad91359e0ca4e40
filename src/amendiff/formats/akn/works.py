"""Works, expressions and manifestations: addresses by the naming convention, and how a file says what it is.

A body of the United Nations is known by the symbol of its text; of any other the country is not known, and ``xx``
stands for it. Knows dossiers, no texts.
"""

import re
import unicodedata
from collections.abc import Sequence
from datetime import date as Date

import msgspec

from amendiff.formats.akn.eids import label
from amendiff.formats.akn.vocabulary import LANGUAGES, attributes
from amendiff.formats.akn.words import reference
from amendiff.model.amendment import Amendment
from amendiff.model.dossier import Dossier

SOURCE = "#amendiff"
UNKNOWN_DATE = "1970-01-01"
"""Stands where the standard asks for a date and the record has none."""
_UNITED_NATIONS = re.compile(r"(?:A|S|E|ST|T|ECE|CEDAW|CCPR|UNEP|FCCC)/\S+")


class Work(msgspec.Struct, frozen=True):
    """What a file is about, on the levels of FRBR."""

    country: str
    type: str
    """The element: ``statement`` or ``amendment``."""
    date: str
    name: str
    """The last part of the address."""
    language: str = "en"
    version: str = ""
    """Empty for the text as tabled; the day on which it was adopted, or what a what-if is called."""
    version_date: str = ""
    subtype: str = ""
    title: str = ""
    number: str = ""
    """The symbol."""
    authors: tuple[str, ...] = ()
    """Those of the references, by eId."""

    @property
    def uri(self) -> str:
        """The address of the work."""
        parts = [f"/akn/{self.country}/{self.type}", self.subtype, self.date or UNKNOWN_DATE, self.name]
        return "/".join(part for part in parts if part)

    @property
    def expression(self) -> str:
        """The address of this version in its language."""
        return f"{self.uri}/{LANGUAGES.get(self.language, self.language)}@{self.version}"

    def portion(self, eid: str) -> str:
        """Return the address of the element *eid* of this expression."""
        return f"{self.expression}/!main~{eid}" if eid else f"{self.expression}/!main"


def slug(words: str) -> str:
    """Return *words* as a part of an address: small letters, figures and dashes."""
    plain = unicodedata.normalize("NFKD", words).encode("ascii", "ignore").decode()
    return re.sub(r"[^a-z0-9]+", "-", plain.lower()).strip("-")


def text_of(dossier: Dossier, version: str = "", day: Date | None = None) -> Work:
    """Return the text of *dossier* as a work, in the *version* of that *day*; without either, as tabled."""
    identity = dossier.identity
    symbol = identity.symbol.value if identity.symbol else ""
    tabled = identity.tabled.date
    where = country(dossier)
    return Work(
        where,
        "statement",
        tabled.isoformat() if tabled else "",
        slug(dossier.name) or "text",
        dossier.base.language,
        (day.isoformat() if day else "") or slug(version),
        day.isoformat() if day else "",
        subtype="deliberation" if where == "un" else "",
        title=identity.title,
        number=symbol,
        authors=("author",),
    )


def amendment_of(dossier: Dossier, amendment: Amendment, within: str = "") -> Work:
    """Return *amendment* as a work of its own; the eIds of its sponsors begin with *within*."""
    text = text_of(dossier)
    authors = tuple(f"{within}sponsor_{n}" for n in range(1, len(amendment.sponsors) + 1)) or ("author",)
    return Work(
        text.country,
        "amendment",
        text.date,
        f"{text.name}-{label(amendment.id)}",
        text.language,
        title=amendment.title,
        number=amendment.symbol.value if amendment.symbol else amendment.id,
        authors=authors,
    )


def country(dossier: Dossier) -> str:
    """Return ``un``, or ``xx`` where the country is not known."""
    symbol = dossier.identity.symbol.value if dossier.identity.symbol else ""
    return "un" if _UNITED_NATIONS.fullmatch(symbol) or dossier.path.startswith("un/") else "xx"


def identification(work: Work, component: str = "main") -> str:
    """Return the identification of *work*, or of one *component* of it."""
    day = work.date or UNKNOWN_DATE
    later = work.version_date or day
    this = f"/!{component}"
    alias = f"<FRBRalias{attributes(value=work.title, name='title')}/>" if work.title and component == "main" else ""
    number = f"<FRBRnumber{attributes(value=work.number)}/>" if work.number else ""
    subtype = f"<FRBRsubtype{attributes(value=work.subtype)}/>" if work.subtype else ""
    of_work = (
        f"<FRBRcountry{attributes(value=work.country)}/>{subtype}{number}<FRBRname{attributes(value=work.name)}/>"
        '<FRBRauthoritative value="false"/>'
    )
    of_version = f"<FRBRversionNumber{attributes(value=work.version)}/>" if work.version else ""
    language = attributes(language=LANGUAGES.get(work.language, work.language))
    who = "".join(f"<FRBRauthor{attributes(href=f'#{author}')}/>" for author in work.authors)
    us = '<FRBRauthor href="#amendiff"/>'
    return (
        f'<identification source="{SOURCE}">'
        f"<FRBRWork>{_at(work.uri + this, work.uri)}{alias}"
        f"<FRBRdate{attributes(date=day, name='tabled')}/>{who}{of_work}</FRBRWork>"
        f"<FRBRExpression>{_at(work.expression + this, work.expression)}"
        f"<FRBRdate{attributes(date=later, name='version')}/>{who}{of_version}<FRBRlanguage{language}/>"
        "</FRBRExpression>"
        f"<FRBRManifestation>{_at(f'{work.expression}{this}.xml', f'{work.expression}.xml')}"
        f"<FRBRdate{attributes(date=later, name='markup')}/>{us}"
        '<FRBRformat value="application/akn+xml"/></FRBRManifestation>'
        "</identification>"
    )


def _at(this: str, uri: str) -> str:
    return f"<FRBRthis{attributes(value=this)}/><FRBRuri{attributes(value=uri)}/>"


def organisation(eid: str, name: str, country: str) -> str:
    """Return a body or a sponsor among the references."""
    href = f"/akn/ontology/organization/{country}/{slug(name) or 'unknown'}"
    return f"<TLCOrganization{attributes(eId=eid, href=href, showAs=name or 'not stated')}/>"


def ourselves() -> str:
    """Return the program among the references, as the source of what it says."""
    return '<TLCObject eId="amendiff" href="/akn/ontology/object/amendiff" showAs="amendiff"/>'


def amendments_among(dossier: Dossier, found: Sequence[Amendment]) -> str:
    """Return the amendments *found* among the references of the text that they change."""
    written = ""
    for one in found:
        shown = one.symbol.value if one.symbol else one.id
        href = amendment_of(dossier, one).expression
        written += f"<passiveRef{attributes(eId=reference(one.id), href=href, showAs=shown)}/>"
    return written
