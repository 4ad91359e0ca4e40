"""Facts have sources, every key that is used is there, and every source that is there is used."""

from collections.abc import Callable, Iterator
from typing import Any

import msgspec

from amendiff.analyse.checks.places import in_amendment, in_identity, in_sources
from amendiff.errors import Location
from amendiff.formats.toml import Keys
from amendiff.model.amendment import EDITORIAL, Amendment
from amendiff.model.decision import Decision
from amendiff.model.dossier import Dossier
from amendiff.model.finding import Finding, Level

Locator = Callable[[Keys], Location | None]


def check(dossier: Dossier) -> Iterator[Finding]:
    """Yield a finding for each missing key, each unused source and each fact without a source."""
    known = dossier.sources.sources
    used: set[str] = set()
    for keys, key, place in _all_keys(dossier):
        used.add(key)
        if key not in known:
            yield _missing(dossier, key, place(keys))
    for key in known:
        if key not in used:
            yield Finding(
                code="AD412",
                level="warning",
                dossier=dossier.name,
                message=f"nothing refers to the source {key}",
                at=in_sources(dossier, ("sources", key)),
            )
    yield from _unsourced(dossier)


def _missing(dossier: Dossier, key: str, at: Location | None) -> Finding:
    from difflib import get_close_matches

    near = get_close_matches(key, dossier.sources.sources, n=2)
    return Finding(
        code="AD411",
        level="error",
        dossier=dossier.name,
        message=f"no source {key!r} in sources.toml",
        at=at,
        hints=tuple(f"did you mean {one}?" for one in near) or (f"add [sources.{key}]",),
    )


def _all_keys(dossier: Dossier) -> Iterator[tuple[Keys, str, Locator]]:
    def identity(keys: Keys) -> Location | None:
        return in_identity(dossier, keys)

    def sources(keys: Keys) -> Location | None:
        return in_sources(dossier, keys)

    for keys, key in _walk(dossier.identity, ()):
        yield keys, key, identity
    for keys, key in _walk(dossier.sources, ()):
        yield keys, key, sources
    for n, attestation in enumerate(dossier.sources.attestations):
        yield ("attestations", n, "source"), attestation.source, sources
    for amendment in dossier.amendments:

        def own(keys: Keys, name: str = amendment.id) -> Location | None:
            return in_amendment(dossier, name, keys)

        for keys, key in _walk(amendment, ()):
            yield keys, key, own


def _walk(value: Any, keys: Keys) -> Iterator[tuple[Keys, str]]:
    """All source keys below *value*, from every field called ``sources`` that lists them."""
    if isinstance(value, msgspec.Struct):
        for field in value.__struct_fields__:
            held = getattr(value, field)
            if field == "sources" and isinstance(held, tuple):
                yield from (((*keys, field), key) for key in held)
            else:
                yield from _walk(held, (*keys, field))
    elif isinstance(value, dict):
        for name, held in value.items():
            yield from _walk(held, (*keys, name))
    elif isinstance(value, tuple):
        for n, held in enumerate(value):
            yield from _walk(held, (*keys, n))


def _unsourced(dossier: Dossier) -> Iterator[Finding]:
    identity = dossier.identity
    facts: list[tuple[Keys, bool]] = [
        (("symbol",), identity.symbol is not None and not identity.symbol.sources),
        (("tabled",), bool(identity.tabled.by or identity.tabled.date) and not identity.tabled.sources),
        (("decision",), _without_source(identity.decision)),
        *((("readings", n), not reading.sources) for n, reading in enumerate(identity.readings)),
        *((("fragments", n), not fragment.sources) for n, fragment in enumerate(identity.fragments)),
        *((("wording", name), not wording.sources) for name, wording in identity.wording.items()),
    ]
    for keys, lacking in facts:
        if lacking:
            yield _bare(dossier, ".".join(str(key) for key in keys), in_identity(dossier, keys))
    for amendment in dossier.amendments:
        if amendment.id != EDITORIAL:
            for keys, lacking in _facts_of(amendment):
                if lacking:
                    name = f"{amendment.id}: {'.'.join(keys) or 'the amendment'}"
                    level: Level = "warning" if amendment.decision.outcome == "pending" else "error"
                    yield _bare(dossier, name, in_amendment(dossier, amendment.id, keys), level)


def _facts_of(amendment: Amendment) -> list[tuple[tuple[str, ...], bool]]:
    symbol, instruction = amendment.symbol, amendment.instruction
    return [
        ((), not amendment.sources),
        (("symbol",), symbol is not None and not symbol.sources),
        (("instruction",), instruction is not None and not instruction.sources),
        (("decision",), _without_source(amendment.decision)),
    ]


def _without_source(decision: Decision) -> bool:
    return decision.outcome != "pending" and not decision.sources


def _bare(dossier: Dossier, what: str, at: Location | None, level: Level = "error") -> Finding:
    """What is still pending may be a draft, which no source shows yet."""
    return Finding(
        code="AD413",
        level=level,
        dossier=dossier.name,
        message=f"{what} has no source",
        at=at,
        hints=('add sources = ["KEY"], and [sources.KEY] to sources.toml',),
    )
