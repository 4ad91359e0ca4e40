"""Which disputes of the record concern an amendment, a provision, a version or the decision."""

from amendiff.model.dossier import Dossier
from amendiff.model.source import Dispute


def about(dossier: Dossier, *refs: str) -> tuple[Dispute, ...]:
    """Return the disputes of *dossier* that are about any of *refs* (``L.12``, ``#op1``, ``adopted``, ``decision``)."""
    wanted = set(refs)
    return tuple(dispute for dispute in dossier.sources.disputes if wanted.intersection(dispute.about))


def find(dossier: Dossier, name: str) -> Dispute | None:
    """Return the dispute called *name*, or ``None``."""
    return next((dispute for dispute in dossier.sources.disputes if dispute.id == name), None)
