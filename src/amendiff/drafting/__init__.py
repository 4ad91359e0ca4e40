"""Instructions in words into operations, and operations into words; one grammar a dialect. Guesses nothing."""

from amendiff.drafting.errors import NotExpressible
from amendiff.drafting.grammar import DIALECTS
from amendiff.drafting.instruction import Instruction
from amendiff.drafting.naming import names
from amendiff.drafting.reading import parse
from amendiff.drafting.writing import phrase

__all__ = ["DIALECTS", "Instruction", "NotExpressible", "names", "parse", "phrase"]
