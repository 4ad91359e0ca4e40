"""Operations → exact places → weave. The only layer that makes new text; exact or refused, never fuzzy."""

from amendiff.application.apply import apply
from amendiff.application.fates import Fate, fates
from amendiff.application.numbering import renumbered
from amendiff.application.reading import Reading, read
from amendiff.application.weaving import Refusal, Woven, weave, weave_all

__all__ = ["Fate", "Reading", "Refusal", "Woven", "apply", "fates", "read", "renumbered", "weave", "weave_all"]
