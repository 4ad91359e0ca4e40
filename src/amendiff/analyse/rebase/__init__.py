"""The amendments of a dossier on a revised draft: each operation at the very place that it meant, or told why not."""

from amendiff.analyse.rebase.carrying import rebase
from amendiff.analyse.rebase.outcome import Carried, CarriedAmendment, Place, Rebased, Status, Suggestion

__all__ = ["Carried", "CarriedAmendment", "Place", "Rebased", "Status", "Suggestion", "rebase"]
