"""What others say of a text: sources, attestations, disputes. Knows no text."""

from typing import Literal

import msgspec


class _Record(msgspec.Struct, frozen=True, kw_only=True, forbid_unknown_fields=True, omit_defaults=True):
    pass


class Source(_Record, frozen=True, kw_only=True):
    """A publication that supports facts of the dossier."""

    title: str
    publisher: str = ""
    author: str = ""
    date: str = ""
    """A day (``2025-02-24``), or as printed (``Feb 2025``, ``n.d.``)."""
    url: str = ""
    urls: tuple[str, ...] = ()
    """Further copies of the same original."""
    supports: str = ""
    note: str = ""


class Attestation(_Record, frozen=True, kw_only=True):
    """What one source says of one version: it quotes words, says that words are lacking, or counts amendments."""

    source: str
    version: str
    kind: Literal["quotes", "lacks", "counts"]
    words: str = ""
    at: str = ""
    """The provision that is meant, where the source says so."""
    outcome: str = "adopted"
    number: int | None = None
    """For ``counts``: how many amendments had that outcome."""
    found_in: str = ""
    """Where the record knows the words to be instead: a version, or ``nowhere``."""
    dispute: str = ""
    """The dispute that accounts for it, where the record holds the source to be wrong."""
    note: str = ""

    def __post_init__(self) -> None:
        if self.kind == "counts":
            if self.number is None:
                raise ValueError("an attestation that counts needs `number`")
        elif not self.words:
            raise ValueError(f"an attestation that {self.kind} needs `words`")


class Claim(_Record, frozen=True, kw_only=True):
    """What sources say on the question of a dispute."""

    says: str
    sources: tuple[str, ...]
    quoted: bool = False
    """Whether *says* is in the source's own words."""
    agrees: bool | None = None
    """With the position that the record takes; left out where it takes none."""
    note: str = ""


class Dispute(_Record, frozen=True, kw_only=True):
    """A question on which sources disagree: every claim is kept, and the position taken is stated."""

    id: str
    question: str
    about: tuple[str, ...]
    """Amendments (``L.12``), provisions (``#op1``), versions (``adopted``) or ``decision``."""
    position: str
    because: str = ""
    settled: bool = True
    claims: tuple[Claim, ...] = ()


class Sources(_Record, frozen=True, kw_only=True):
    """The shape of ``sources.toml``."""

    sources: dict[str, Source] = {}
    attestations: tuple[Attestation, ...] = ()
    disputes: tuple[Dispute, ...] = ()
