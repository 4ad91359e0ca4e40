"""Everything that is kept of one text: versions, amendments, decisions, sources. Knows no files."""

from datetime import date as Date
from typing import Literal

import msgspec

from amendiff.model.amendment import Amendment
from amendiff.model.decision import Basis, Decision, Fact
from amendiff.model.document import Document
from amendiff.model.source import Sources

Numbering = Literal["as-base", "un"]
"""``un``: operative paragraphs carry numbers where there is more than one; ``as-base``: as in the text as tabled."""


class _Record(msgspec.Struct, frozen=True, kw_only=True, forbid_unknown_fields=True, omit_defaults=True):
    pass


class Wording(_Record, frozen=True, kw_only=True):
    """How the words of a version are known."""

    basis: Basis
    sources: tuple[str, ...] = ()
    note: str = ""
    checked: Date | None = None


class Draft(_Record, frozen=True, kw_only=True):
    """An earlier draft; its text is ``drafts/<date>.<language>.md``."""

    date: Date
    title: str = ""
    wording: Wording | None = None
    sources: tuple[str, ...] = ()
    note: str = ""


class Tabling(_Record, frozen=True, kw_only=True):
    """Who put the text on the table, and when."""

    by: tuple[str, ...] = ()
    date: Date | None = None
    sources: tuple[str, ...] = ()
    note: str = ""


class NamedReading(_Record, frozen=True, kw_only=True):
    """A set of amendments with a name of its own, such as what one article reports."""

    id: str
    version: str
    title: str
    note: str = ""
    sources: tuple[str, ...] = ()
    dispute: str = ""


class Remark(_Record, frozen=True, kw_only=True):
    """A fact about the text that has no field of its own."""

    says: str
    basis: Basis = "attested"
    sources: tuple[str, ...] = ()


class Fragment(_Record, frozen=True, kw_only=True):
    """Quoted words of an excerpt whose place in the text is not known."""

    words: str
    version: str = "adopted"
    sources: tuple[str, ...] = ()
    note: str = ""


class Division(_Record, frozen=True, kw_only=True):
    """Provisions of the text on which a separate vote was taken, by address."""

    provisions: tuple[str, ...]
    decision: Decision


class Identity(_Record, frozen=True, kw_only=True):
    """The shape of ``dossier.toml``."""

    title: str
    body: str
    members: int | None = None
    """How many members the body has, where that is known."""
    session: str = ""
    meetings: str = ""
    agenda_item: Fact | None = None
    symbol: Fact | None = None
    """Of the text as tabled."""
    tabled: Tabling = Tabling()
    language: str = "en"
    languages: tuple[str, ...] = ()
    licence: str = ""
    numbering: Numbering = "as-base"
    summary: str = ""
    wording: dict[str, Wording] = {}
    """By version: ``tabled``, ``adopted``."""
    drafts: tuple[Draft, ...] = ()
    decision: Decision = Decision()
    voting_order: tuple[str, ...] = ()
    """The amendments in the order in which they were, or are to be, put to the vote, where it is known."""
    parts: tuple[Division, ...] = ()
    """Separate votes on provisions, before the vote on the text as a whole."""
    readings: tuple[NamedReading, ...] = ()
    fragments: tuple[Fragment, ...] = ()
    remarks: tuple[Remark, ...] = ()
    related: tuple[str, ...] = ()
    """Slugs of other dossiers of the corpus."""


class Dossier(msgspec.Struct, frozen=True, kw_only=True, dict=True):
    """One text with all its versions, amendments and sources."""

    name: str
    """The slug: the last folder of its path."""
    identity: Identity
    base: Document
    drafts: dict[str, Document] = {}
    """By version: ``draft:2025-02-21``."""
    amendments: tuple[Amendment, ...] = ()
    """By sequence in the record."""
    sources: Sources = Sources()
    adopted: Document | None = None
    """Only where the official adopted wording is attested as a whole."""
    path: str = ""
