"""What one amendment does to the text that it was drafted against."""

import msgspec

from amendiff.analyse.alongside import alongside
from amendiff.analyse.redline import Row, changed, redline
from amendiff.analyse.summary import summary
from amendiff.analyse.versions import Version, find_amendment, version
from amendiff.application import Fate, fates
from amendiff.model.amendment import Amendment, amendment_of
from amendiff.model.dossier import Dossier


class Effect(msgspec.Struct, frozen=True):
    """An amendment with the text before and after it, and the rows that differ."""

    amendment: Amendment
    before: Version
    after: Version
    rows: tuple[Row, ...]
    fates: dict[str, Fate]
    summary: str
    """In words: ``3 words inserted in 1 paragraph``."""


def effect(dossier: Dossier, name: str) -> Effect:
    """Return the effect of the amendment *name* of *dossier*, as put to the vote.

    Raises UnknownAmendment, TargetError or SetConflict.
    """
    amendment = find_amendment(dossier, name)
    before = version(dossier, amendment.against)
    after = version(dossier, f"{amendment.against}+{amendment.id}")
    assert before.reading is not None
    assert after.reading is not None
    sides = alongside(before.reading, after.reading)
    assert sides is not None
    rows = changed(redline(*sides))
    own = {name: fate for name, fate in fates(after.reading).items() if amendment_of(name) == amendment.id}
    return Effect(amendment, before, after, rows, own, summary(rows))
